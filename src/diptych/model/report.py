"""What a report shows besides findings: playable working copies and evidence stills.

In: plain values. Out: plain values. Never here: files, pictures, words for people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaItem:
    """A working copy of one recording that a browser can play; never the evidence itself.

    Its times count from the recording's first presented frame and are the original's own: frame ``k`` is
    shown from ``ticks[k] × tick_s[0] / tick_s[1]`` seconds.
    """

    file: str
    """Name relative to the report's folder, such as ``media/r1.mp4``."""
    made: Literal["remuxed", "re-encoded"]
    """``remuxed``: the original's own coded pictures; ``re-encoded``: smaller ones at the original times."""
    width: int
    height: int
    duration_s: float
    """Until the end of the last frame."""
    has_sound: bool
    tick_s: tuple[int, int]
    """Length of a tick as numerator and denominator, in seconds."""
    ticks: tuple[int, ...]
    """When each frame of the copy is first shown, in presentation order."""
    sound_step_s: float = 0.1
    sound_levels: tuple[int, ...] = ()
    """Loudness of each ``sound_step_s``: 0 (silence) to 100 (full scale), on a scale of decibels."""
    note: str = ""
    """Why it was re-encoded, or what is missing from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Still:
    """One frame of an original, lossless, from the exact decoder."""

    recording: str
    frame: int
    """Number of the frame in presentation order, from 0."""
    t_s: float
    file: str
    """Name relative to the report's folder, such as ``frames/r1-000123.png``."""
    input_sha256: str
    """Digest of the original that the frame was decoded from."""
    width: int = 0
    height: int = 0
    caption: str = ""
