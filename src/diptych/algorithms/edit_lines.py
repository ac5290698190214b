"""On which line of a source's time a stretch of a copy lies: whether a speed is borne out, and where else to look.

Sign as everywhere: ``t_first = rate × t_second + offset_s``; first is the source, second the copy.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.edit_geometry import warp
from diptych.algorithms.edit_times import (
    JUMP_COST,
    REACH_S,
    Counts,
    Floats,
    Frames,
    Run,
    canvas_of,
    canvas_placement,
    costs_near,
    evidence_of,
    nearest_rows,
)

Mask = NDArray[np.bool_]

SPEED_COST = JUMP_COST
"""Evidence that a speed needs against the source's own speed, in the units of a jump: without movement nothing tells
the one from the other, and footage that was not sped up is the rule."""

MOST_OFF_S = 2.5
"""Farthest that a picture's counterpart is looked for from a line. Chosen by hand: bounds the cost."""

MOST_PICTURES = 60
"""Most pictures of the copy that a line is tried on."""

SEARCH_HZ = 12.5
"""Rate of the source's pictures among which a stretch is searched for; a line is followed on all of them afterwards."""

HIDDEN_LEVELS = 12.0
"""A pixel that differs by more than this throughout a run does not show the source. Chosen by hand: compression
leaves 3 to 8 levels on edges."""

LEAST_LIKENESS = 0.7
"""Least correlation (median over pictures, of pixels that change) of a stretch that was found again. Chosen by hand:
pictures of other footage stay below 0.4, re-encoded ones above 0.9."""


def steady_line(
    second: Frames,
    first: Frames,
    indices: Counts,
    placements: Sequence[Floats],
    line: tuple[float, float],
) -> tuple[float, float]:
    """Return the source's own speed with the best offset where a line of another speed is not clearly better.

    Args:
        second: The copy.
        first: The source.
        indices: ``(n,)`` indices of the copy's pictures on the line, rising.
        placements: One per picture, ``second_from_first`` in both recordings' own pixels.
        line: Rate and offset (s).

    Returns:
        Rate and offset: the line as given, or rate 1 with its offset.
    """
    rate, offset_s = line
    if rate == 1.0 or len(indices) < 3:
        return line
    some = np.unique(np.linspace(0, len(indices) - 1, min(len(indices), MOST_PICTURES)).astype(int))
    chosen = np.asarray(indices)[some]
    times = second.times_s[chosen]
    apart = (rate - 1) * times + offset_s
    reach_s = min(REACH_S + 0.5 * float(np.ptp(apart)), MOST_OFF_S)
    reach = max(3, round(reach_s / first.step_s))
    wanted = rate * times + offset_s
    centres = nearest_rows(first, wanted)
    cost = costs_near(second, first, chosen, centres, reach, [placements[int(k)] for k in some])
    evidence, _ = evidence_of(cost)
    evidence *= len(indices) / len(chosen)
    own = _against(evidence, centres, reach, first, wanted)
    best, best_offset = np.inf, 0.0
    for offset in np.arange(apart.min() - REACH_S, apart.max() + REACH_S + 1e-9, first.step_s / 2):
        against = _against(evidence, centres, reach, first, times + offset)
        # Of offsets that explain alike the one nearest to the line's middle.
        against += 1e-3 * abs(offset - float(np.median(apart)))
        if against < best:
            best, best_offset = against, float(offset)
    return (1.0, best_offset) if best - own < SPEED_COST else line


def _against(evidence: Floats, centres: Counts, reach: int, first: Frames, wanted: Floats) -> float:
    """Sum the evidence against pictures showing the source at some times; the likelier of two neighbours counts."""
    place = (wanted - first.times_s[0]) / first.step_s
    place = np.interp(wanted, first.times_s, np.arange(len(first.times_s)), left=place[0], right=place[-1])
    rows = np.arange(len(wanted))
    sides = []
    for side in (np.floor(place), np.ceil(place)):
        column = side.astype(np.int64) - centres + reach
        inside = (column >= 0) & (column < evidence.shape[1])
        sides.append(np.where(inside, evidence[rows, np.clip(column, 0, evidence.shape[1] - 1)], 3.0))
    return float(np.minimum(*sides).sum())


def found_again(
    second: Frames, first: Frames, indices: Counts, near: Run, placement: Floats
) -> tuple[float, float] | None:
    """Search the whole source for a stretch of the copy, as the run beside it shows the source.

    Args:
        second: The copy.
        first: The source.
        indices: ``(n,)`` indices of the copy's pictures, rising.
        near: A run that is known: what hides the source there (bars, marks) does so here; its speed is tried as well.
        placement: Its ``second_from_first`` in both recordings' own pixels.

    Returns:
        Rate and offset (s) of the likeliest line; ``None`` where no line is alike enough.
    """
    chosen = np.asarray(indices)[
        np.unique(np.linspace(0, len(indices) - 1, min(len(indices), MOST_PICTURES)).astype(int))
    ]
    every = max(1, round(1 / SEARCH_HZ / first.step_s))
    rows = np.arange(0, len(first.times_s), every)
    if len(rows) < 3 or len(chosen) < 3:
        return None
    alike = _likeness(second, first, chosen, rows, near, placement)
    times, shown = second.times_s[chosen], first.times_s[rows]
    best: tuple[float, float, float] | None = None
    for rate in dict.fromkeys((1.0, near.rate)):
        low, high = shown[0] - rate * times[0], shown[-1] - rate * times[-1]
        for offset in np.arange(low, high + 1e-9, first.step_s * every):
            column = np.searchsorted(shown, rate * times + offset - 0.5 * every * first.step_s)
            along = alike[np.arange(len(times)), np.clip(column, 0, len(rows) - 1)]
            if np.median(along) >= LEAST_LIKENESS and (best is None or along.mean() > best[0]):
                best = float(along.mean()), float(rate), float(offset)
    return best[1:] if best else None


def _likeness(
    second: Frames, first: Frames, chosen: Counts, rows: Counts, near: Run, placement: Floats
) -> Floats:
    """Correlate pictures of the copy with the source's, ``(n, m)``; pixels count more where the source changes."""
    size, matrix = canvas_placement(second, placement)
    covered = warp(np.zeros(first.size[::-1], np.uint8), matrix, size)[1]
    covered &= ~_hidden(second, first, near, matrix, covered)
    source = canvas_of(first, rows, matrix, size)[:, covered]
    copy = canvas_of(second, chosen, None, size)[:, covered]
    weight = source.std(axis=0)
    weight = weight + weight.mean() + 1e-6
    weight /= weight.sum()

    def normal(stack: NDArray[np.float32]) -> NDArray[np.float32]:
        centred = stack - (stack * weight).sum(axis=1, keepdims=True)
        power = np.sqrt((centred * centred * weight).sum(axis=1, keepdims=True))
        # A picture of one level is like none.
        return np.where(power > 1.5, centred / np.maximum(power, 1e-6), 0.0).astype(np.float32)

    return np.asarray((normal(copy) * weight) @ normal(source).T, np.float64)


def _hidden(second: Frames, first: Frames, near: Run, matrix: Floats, covered: Mask) -> Mask:
    """Mark pixels of the canvas in which a run's pictures differ from the source's throughout: bars, marks."""
    size = (covered.shape[1], covered.shape[0])
    some = np.linspace(0, len(near.source) - 1, min(12, len(near.source))).astype(int)
    made = canvas_of(first, near.source[some], matrix, size)
    copies = canvas_of(second, near.first_index + some, None, size)
    off = np.empty_like(made)
    for k, (a, b) in enumerate(zip(made, copies, strict=True)):
        use = covered.copy()
        for _ in range(3):
            x, y = a[use], b[use]
            gain = float(((x - x.mean()) * (y - y.mean())).mean()) / max(float(x.var()), 1e-6)
            off[k] = np.abs(b - y.mean() - gain * (a - x.mean()))
            use = covered & (off[k] <= max(2.0, 3 * float(np.median(off[k][covered]))))
    lasting = np.median(off, axis=0)
    hidden: Mask = lasting > max(HIDDEN_LEVELS, 4 * float(np.median(lasting[covered])))
    return hidden if hidden[covered].mean() < 0.6 else np.zeros_like(hidden)
