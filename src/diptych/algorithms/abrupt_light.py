"""Abrupt changes of light: flashes, lightning, a lamp switched on or off; and the lag at which two lists of them agree.

Light that changes everywhere within a picture or two, while what is seen stays the same, is an event that every camera
shows at once, whatever its exposure. Cuts change what is seen; fades and automatic exposure take longer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import pdtrc

from diptych.algorithms.geometry import Floats

LightKind = Literal["brighter", "darker", "flash"]

LEAST_CHANGE = 0.08
"""Least common change in the logarithm of luma: 8 %. Auto exposure moves by 1 to 3 % a picture. Chosen by hand."""

DARK_LEVELS = 12.0
"""Added to luma before its logarithm is taken, so that noise in black cells counts little. Chosen by hand."""

ABRUPT_S = 0.09
"""Longest that a change may take beyond one step between pictures: a lamp's rise, a flash cut by two read-outs."""

AROUND_S = 0.8
"""Time before and after over which the light must be steady beside the change. Auto exposure answers within it, and is
allowed for by ``OUTSTANDS``. Chosen by hand."""

OUTSTANDS = 4.0
"""Least ratio of the change to the largest change of as many pictures in the time around. Chosen by hand."""

FLASH_S = 0.35
"""A change that goes back within this is a flash; its start counts. Chosen by hand."""

GOES_BACK = 0.5
"""Least share of a flash's change that is gone afterwards. Chosen by hand."""

COMMON_SHARE = 0.7
"""Least share of cells that change to the same side by a third of the common change. Chosen by hand: a person in front
of a camera changes a third of the cells."""

SAME_VIEW = 0.8
"""Least correlation of the cells' luma before and after: what is seen stayed. Cuts between other views gave less."""

NEAR_JUMP_S = 0.1
"""Steps of light this close to a cut are the cut's. A flash goes back to the same view, so it may be near what blinding
made the search for cuts take for one. Chosen by hand."""

CLUSTER_S = 1.5
"""Events closer than this are one occasion: a camera's double flash, strokes of one lightning, flicker. Chosen by
hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LightEvent:
    """One abrupt change; the light changed after ``from_s`` (last picture before) and not after ``to_s``."""

    kind: LightKind
    from_s: float
    to_s: float
    size: float
    """Common change of the logarithm of luma, positive."""


def light_events(times_s: Floats, light: NDArray[np.floating], jumps_s: list[float]) -> list[LightEvent]:
    """List the abrupt changes of light of a recording.

    A lamp that is on in the picture at 2.04 s and was off at 2.00 s gives ``brighter`` from 2.00 to 2.04 s.

    Args:
        times_s: ``(n,)`` presentation times.
        light: ``(n, r, c)`` mean luma of cells, 0 to 255.
        jumps_s: Times of cuts; a step of light at one is no event.

    Returns:
        Events in order of time.
    """
    n = len(times_s)
    if n < 8 or len(light) != n:
        return []
    cells = light.reshape(n, -1).astype(np.float64)
    logs = np.log(cells + DARK_LEVELS)
    step_s = float(np.median(np.diff(times_s)))
    common = np.median(np.diff(logs, axis=0), axis=1)
    width = 1 + int(np.floor(ABRUPT_S / step_s / 2 + 1e-6))
    found: list[LightEvent] = []
    k = 0
    while k < n - 1:
        peak = _peak(k, logs, common, width)
        event = None if peak is None else _event_at(k, peak, times_s, cells, logs, common)
        if event is None or (event[0].kind != "flash" and _at_jump(event[0], jumps_s)):
            k += 1
            continue
        found.append(event[0])
        k = event[1]
    return found


def _at_jump(event: LightEvent, jumps_s: list[float]) -> bool:
    return any(event.from_s - NEAR_JUMP_S <= j <= event.to_s + NEAR_JUMP_S for j in jumps_s)


def _peak(k: int, logs: Floats, common: Floats, width: int) -> int | None:
    """Return the picture at which a change that begins with the step after ``k`` is there, within ``width`` steps."""
    if abs(float(common[k])) < 0.25 * LEAST_CHANGE:
        return None
    ahead = np.median(logs[k + 1 : k + 1 + width] - logs[k], axis=1) * np.sign(common[k])
    best = int(np.argmax(ahead))
    total = float(ahead[best])
    if total < LEAST_CHANGE or abs(float(common[k])) < 0.25 * total:
        return None
    return k + 1 + int(np.argmax(ahead >= 0.9 * total))


def _event_at(
    k: int, peak: int, times_s: Floats, cells: Floats, logs: Floats, common: Floats
) -> tuple[LightEvent, int] | None:
    """Judge a change between pictures ``k`` and ``peak``; returns it and where to go on."""
    change = logs[peak] - logs[k]
    size = float(np.median(change))
    if abs(size) < LEAST_CHANGE or float(np.mean(change * np.sign(size) > abs(size) / 3)) < COMMON_SHARE:
        return None
    back_by = int(np.searchsorted(times_s, times_s[peak] + FLASH_S, side="right"))
    levels = np.median(logs[peak:back_by] - logs[k], axis=1) * np.sign(size)
    low = int(np.argmin(levels)) if len(levels) else 0
    flash = size > 0 and len(levels) > 1 and float(levels[low]) < (1 - GOES_BACK) * abs(size)
    if size < 0 and len(levels) > 1 and float(levels[low]) < (1 - GOES_BACK) * abs(size):
        return None  # a single dark picture is a fault of a recording, not of the light
    after = min(peak + low, len(cells) - 1) if flash else peak
    if not _same_view(cells[k], cells[after], logs[k], logs[after]):
        return None
    before = common[np.searchsorted(times_s, times_s[k] - AROUND_S) : k]
    later = common[after : np.searchsorted(times_s, times_s[after] + AROUND_S)]
    if len(before) < 2 or len(later) < 2:
        return None
    usual = max(_largest(before, peak - k), _largest(later, peak - k))
    if abs(size) < OUTSTANDS * usual:
        return None
    kind: LightKind = "flash" if flash else "brighter" if size > 0 else "darker"
    event = LightEvent(kind=kind, from_s=float(times_s[k]), to_s=float(times_s[k + 1]), size=abs(size))
    return event, max(after, k + 1)


def _largest(steps: Floats, width: int) -> float:
    """Return the largest change over ``width`` steps."""
    if len(steps) < width:
        return abs(float(steps.sum()))
    sums = np.convolve(steps, np.ones(width), mode="valid")
    return float(np.abs(sums).max())


def _same_view(before: Floats, after: Floats, log_before: Floats, log_after: Floats) -> bool:
    """Say whether both pictures show the same, up to light; pictures without any pattern say nothing."""
    if log_before.std() < 0.03 or log_after.std() < 0.03:
        return False
    both = float(np.corrcoef(log_before, log_after)[0, 1])
    linear = float(np.corrcoef(before, after)[0, 1])
    return max(both, linear) >= SAME_VIEW


@dataclass(frozen=True, slots=True, kw_only=True)
class LightMatch:
    """The lag at which most occasions agree. ``t_first = t_second + offset_s``."""

    offset_s: float
    half_width_s: float
    """The lag lies within this of ``offset_s`` if all matched events are the same."""
    pairs: tuple[tuple[LightEvent, LightEvent], ...]
    n_occasions: int
    """Matched events, those within ``CLUSTER_S`` of each other counted once."""
    n_unmatched: int
    """Occasions in the common time that only one recording shows."""
    rival_occasions: int
    rival_offset_s: float
    by_chance: float
    """Expected number of lags at which so many occasions agree though both recordings have nothing in common."""


def match_events(
    first: list[LightEvent], second: list[LightEvent], *, first_end_s: float, second_end_s: float
) -> LightMatch | None:
    """Find the lag at which the most occasions of two recordings agree in time and kind.

    A flash at 12.0 s of the first and at 2.5 s of the second gives +9.5 s.

    Args:
        first: Events of the reference recording.
        second: Events of the other.
        first_end_s: Length of the first.
        second_end_s: Length of the second.

    Returns:
        The best lag with its rival; None where no two events are of one kind.
    """
    lags = [
        (a.from_s - b.to_s - EXPOSURE_S, a.to_s - b.from_s + EXPOSURE_S, a, b)
        for a in first
        for b in second
        if a.kind == b.kind
    ]
    if not lags:
        return None
    found = [_at_lag(low, lags) for low, _, _, _ in lags]
    found += [_at_lag(high, lags) for _, high, _, _ in lags]
    best = max(found, key=lambda f: (f[2], len(f[3]), -abs(f[1] - f[0])))
    low, high, n, pairs = best
    offset, half = 0.5 * (low + high), 0.5 * (high - low)
    others = [f for f in found if abs(0.5 * (f[0] + f[1]) - offset) > CLUSTER_S / 3 + half]
    rival = max(others, key=lambda f: f[2], default=None)
    tolerance = float(np.median([0.5 * (b - a) for a, b, _, _ in lags]))
    n_pairs = len(lags)
    each = max(n_pairs - 1, 0) * 2 * tolerance / max(first_end_s + second_end_s, 1e-9)
    return LightMatch(
        offset_s=offset,
        half_width_s=half,
        pairs=tuple(pairs),
        n_occasions=n,
        n_unmatched=_unmatched(first, second, pairs, offset, first_end_s, second_end_s),
        rival_occasions=rival[2] if rival else 0,
        rival_offset_s=0.5 * (rival[0] + rival[1]) if rival else offset,
        by_chance=float(n_pairs * pdtrc(n - 2, each)) if n > 1 else float(n_pairs),
    )


EXPOSURE_S = 0.01
"""Allowed beside the time between two pictures: exposure and read-out of a picture. Chosen by hand."""

_Lag = tuple[float, float, LightEvent, LightEvent]
_Found = tuple[float, float, int, list[tuple[LightEvent, LightEvent]]]


def _at_lag(lag_s: float, lags: list[_Lag]) -> _Found:
    """Return the lags that agree with all pairs that allow ``lag_s``, the occasions, and the pairs."""
    allowing = sorted((x for x in lags if x[0] <= lag_s <= x[1]), key=lambda x: x[2].from_s)
    low, high = -np.inf, np.inf
    pairs: list[tuple[LightEvent, LightEvent]] = []
    occasions, last = 0, -np.inf
    for a, b, one, other in allowing:
        low, high = max(low, a), min(high, b)
        pairs.append((one, other))
        if one.from_s - last > CLUSTER_S:
            occasions += 1
        last = one.from_s
    return float(low), float(high), occasions, pairs


def _unmatched(
    first: list[LightEvent],
    second: list[LightEvent],
    pairs: list[tuple[LightEvent, LightEvent]],
    offset_s: float,
    first_end_s: float,
    second_end_s: float,
) -> int:
    """Count occasions in the common time, away from matched ones, that only one recording shows."""
    matched = [a.from_s for a, _ in pairs]
    alone = [e.from_s for e in first if 0.0 < e.from_s - offset_s < second_end_s]
    alone += [e.from_s + offset_s for e in second if 0.0 < e.from_s + offset_s < first_end_s]
    away = sorted(t for t in alone if all(abs(t - m) > CLUSTER_S for m in matched))
    return sum(1 for k, t in enumerate(away) if k == 0 or t - away[k - 1] > CLUSTER_S)
