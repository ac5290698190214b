"""What the cues of the clock domain share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from diptych.algorithms.examined import Examined
from diptych.model.findings import Clock, Cue


@dataclass(slots=True)
class Pair:
    """Two examined recordings and when each jumps."""

    first: Examined
    second: Examined
    jumps_first_s: list[float]
    jumps_second_s: list[float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What one further cue says: it sets the clock where sight cannot, or stands beside it."""

    name: str
    """As a sentence names it: "abrupt light"."""
    clock: Clock | None
    """Aligned, or None where the cue does not suffice."""
    cue: Cue | None
    reason: str
    """A plain sentence."""


def pair_of(first: Examined, second: Examined) -> Pair:
    """Put two recordings together."""
    return Pair(first, second, _jumps(first), _jumps(second))


def _jumps(recording: Examined) -> list[float]:
    """Times at which the recording may leap in time; a stretch where only the ground was lost is none."""
    return [recording.time_of(s.from_frame) for s in recording.shots[1:] if s.begins_with != "lost"]


def boundary_frame(recording: Examined, t_s: float) -> int:
    """Return the number of the first frame shown at a time or later."""
    return int(np.searchsorted(recording.times_s, t_s - 1e-6))


def undetermined(code: str, reason: str) -> Clock:
    """Return the answer *undetermined* with its reason."""
    return Clock(verdict="undetermined", reason_code=code, reason=reason)
