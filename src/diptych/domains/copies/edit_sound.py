"""What became of the source's sound in a copy: the same, shifted, mixed with another, replaced or removed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.edit_sound import (
    SAME_SHARE,
    SILENT,
    STANDS_OUT,
    SoundLikeness,
    likeness,
    resampled,
)
from diptych.algorithms.sound import find_pieces

Samples = NDArray[np.float32]
SoundState = Literal["same", "shifted", "mixed", "replaced", "removed", "none", "undetermined"]

SHIFT_S = 0.08
"""Least lag of the sound against the pictures that is called a shift. Encoders shift sound by up to 48 ms."""

TRACE = 0.02
"""Least share of the copy's energy at which the source's sound counts as mixed in. Chosen by hand: sounds of other
origin had 0.003 at most (a few pairs)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One sound at one rate; ``start_s`` is the time of its first sample on the recording's clock."""

    samples: Samples
    rate_hz: int
    start_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundOf:
    """The state of the sound over a stretch of the copy."""

    second_from_s: float
    second_to_s: float
    state: SoundState
    likeness: SoundLikeness | None
    lag_s: float = 0.0


def sound_of(
    first: Heard | None,
    second: Heard | None,
    stretch: tuple[float, float],
    *,
    rate: float,
    offset_s: float,
) -> SoundOf:
    """Say what became of the source's sound over one stretch of the copy.

    Args:
        first: The source's sound; ``None`` where it has none.
        second: The copy's.
        stretch: From and to on the copy.
        rate: ``t_first = rate × t_second + offset_s`` by the pictures.
        offset_s: See above.
    """
    from_s, to_s = stretch

    def answer(state: SoundState, found: SoundLikeness | None = None, lag_s: float = 0.0) -> SoundOf:
        return SoundOf(second_from_s=from_s, second_to_s=to_s, state=state, likeness=found, lag_s=lag_s)

    if first is None:
        return answer("none" if second is None else "undetermined")
    hz = first.rate_hz
    n = int((to_s - from_s) * hz)
    source = resampled(first.samples, (rate * from_s + offset_s - first.start_s) * hz, rate, n)
    if second is None:
        loud = float(np.sqrt(np.mean(source.astype(np.float64) ** 2))) if n else 0.0
        return answer("removed" if loud >= SILENT else "undetermined")
    copy = resampled(second.samples, (from_s - second.start_s) * hz, 1.0, n)
    found = likeness(source, copy, hz)
    if found.source_rms < SILENT:
        return answer("undetermined", found)
    if found.copy_rms < SILENT:
        return answer("removed", found)
    if n < 2 * hz:
        return answer("undetermined", found)
    if found.height >= STANDS_OUT:
        if found.share < TRACE:
            return answer("undetermined", found)
        if found.share < SAME_SHARE:
            return answer("mixed", found, found.lag_s)
        return answer("shifted" if abs(found.lag_s) > SHIFT_S else "same", found, found.lag_s)
    elsewhere = _elsewhere(first, copy, hz, from_s, rate, offset_s)
    if elsewhere is not None:
        return answer("shifted", found, elsewhere)
    if rate != 1.0 and abs(rate - 1) > 2e-3:
        # Players and editors may keep the pitch; then the plain sound at another speed is not found.
        return answer("undetermined", found)
    return answer("replaced" if found.share < TRACE else "undetermined", found)


def _elsewhere(
    first: Heard, copy: Samples, hz: int, from_s: float, rate: float, offset_s: float
) -> float | None:
    """Look for the copy's sound at other times of the source; return how late it runs against the pictures."""
    if rate != 1.0:
        return None
    pieces = find_pieces(first.samples, copy, hz)
    if not pieces:
        return None
    best = max(pieces, key=lambda p: p.second_to_s - p.second_from_s)
    if (
        best.second_to_s - best.second_from_s < 0.5 * len(copy) / hz
        or best.likeness.short_coherence < SAME_SHARE
    ):
        return None
    return from_s + offset_s - (best.offset_s + first.start_s)
