"""Where runs of a copy begin and end: borders between neighbours, and free ends, moved to the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from diptych.algorithms.edit_geometry import Floats
from diptych.algorithms.edit_times import Frames, Frozen, Run, line_costs, nearest_rows

Keys = Sequence[tuple[float, Floats]]
"""Placements ``second_from_first``, each with the time of the copy (s) from which on it holds; the first from −∞."""

Kept = tuple[Run, Keys]
"""A run with its placements."""

BORDER_S = 0.6
"""How far the border between two pieces may be moved. Chosen by hand: pieces are given to about a tenth of a second."""


def with_exact_borders(
    second: Frames,
    first: Frames,
    runs: Sequence[Kept],
    still: Sequence[Frozen],
) -> list[Kept]:
    """Move the borders between neighbouring runs, and their free ends, to the picture."""
    out: list[Kept] = []
    taken = {i for one in still for i in range(one.from_index + 1, one.to_index + 1)}
    reach = max(3, round(BORDER_S / second.step_s))
    n = len(second.times_s)
    ordered = sorted(runs, key=lambda r: r[0].first_index)
    limits = [_usual_cost(second, first, run, keys) for run, keys in ordered]

    def apart(k: int) -> bool:
        """Whether runs ``k`` and ``k + 1`` have no border in common: far apart, or a frozen stretch between them."""
        between = range(ends[k] + 1, begins[k + 1])
        return len(between) > 2 * reach - 1 or any(i in taken for i in between)

    begins, ends = [r.first_index for r, _ in ordered], [r.last_index for r, _ in ordered]
    for k, (run, keys) in enumerate(ordered):
        if k + 1 < len(ordered) and not apart(k):
            after, after_keys = ordered[k + 1]
            low = max(begins[k] + 2, min(ends[k], begins[k + 1]) - reach)
            high = min(ends[k + 1] - 2, max(ends[k], begins[k + 1]) + reach)
            rows = np.array([i for i in range(low, high + 1) if i not in taken], np.int64)
            if len(rows) < 2:
                continue
            mine = _cost_of(second, first, rows, run, keys)
            theirs = _cost_of(second, first, rows, after, after_keys)
            split = best_split(mine, theirs)
            a, b = split - 1, split
            while a >= 0 and mine[a] > limits[k]:
                a -= 1
            while b < len(rows) and theirs[b] > limits[k + 1]:
                b += 1
            if a >= 0:
                ends[k] = int(rows[a])
            if b < len(rows):
                begins[k + 1] = int(rows[b])
            # Where neither side claims a picture, they part where the first of them gives way.
            ends[k] = min(ends[k], begins[k + 1] - 1)
        else:
            ends[k] = _trimmed(second, first, run, keys, ends[k], begins[k], limits[k], reach)
            stop = min(n - 1, ends[k] + reach)
            ends[k] = _walked(second, first, run, keys, ends[k], stop, limits[k], taken)
        if k == 0 or apart(k - 1):
            begins[k] = _trimmed(second, first, run, keys, begins[k], ends[k], limits[k], reach)
            stop = max(0, begins[k] - reach)
            begins[k] = _walked(second, first, run, keys, begins[k], stop, limits[k], taken)
    for (run, keys), begin, end in zip(ordered, begins, ends, strict=True):
        if end - begin >= 2:
            out.append((_stretched(second, first, run, begin, end), keys))
    return out


def _trimmed(
    second: Frames,
    first: Frames,
    run: Run,
    keys: Keys,
    end: int,
    other_end: int,
    limit: float,
    reach: int,
) -> int:
    """Move an end inward past pictures that do not agree."""
    way = 1 if other_end > end else -1
    rows = np.arange(end, end + way * min(2 * reach, max(0, abs(other_end - end) - 3)), way)
    bad = [k for k, v in enumerate(_cost_of(second, first, rows, run, keys)) if v > limit]
    # Most of the pictures up to the innermost odd one have to be odd: one alone is an error of decoding.
    while bad and len(bad) < 0.6 * (bad[-1] + 1):
        bad.pop()
    return int(rows[bad[-1]]) + way if bad else end


def _walked(
    second: Frames,
    first: Frames,
    run: Run,
    keys: Keys,
    start: int,
    stop: int,
    limit: float,
    taken: set[int],
) -> int:
    way = 1 if stop > start else -1
    rows = np.array([i for i in range(start + way, stop + way, way) if i not in taken], np.int64)
    end = start
    if len(rows):
        for i, value in zip(rows, _cost_of(second, first, rows, run, keys), strict=True):
            if value > limit or abs(int(i) - end) > 1:
                break
            end = int(i)
    return end


def _cost_of(second: Frames, first: Frames, rows: np.ndarray, run: Run, keys: Keys) -> Floats:
    """Differences of pictures under a run's line; far above any limit where the source has no such time."""
    out = np.full(len(rows), 1e3)
    times = second.times_s[rows]
    wanted = run.rate * times + run.offset_s
    there = (wanted >= first.times_s[0] - first.step_s) & (wanted <= first.times_s[-1] + first.step_s)
    which = np.array([key_at(keys, float(t)) for t in times])
    for number in np.unique(which[there]):
        some = there & (which == number)
        out[some] = line_costs(
            second, first, np.asarray(rows)[some], run.rate, run.offset_s, keys[number][1], reach=1
        )
    return out


def _usual_cost(second: Frames, first: Frames, run: Run, keys: Keys) -> float:
    rows = np.linspace(run.first_index, run.last_index, min(9, len(run.source))).astype(int)
    return 1.8 * float(np.median(_cost_of(second, first, rows, run, keys))) + 2.0


def _stretched(second: Frames, first: Frames, run: Run, begin: int, end: int) -> Run:
    """Return the run from picture ``begin`` to ``end``; added pictures lie on its line."""
    indices = np.arange(begin, end + 1)
    wanted = run.rate * second.times_s[indices] + run.offset_s
    source = nearest_rows(first, wanted)
    sure = np.zeros(len(indices), bool)
    low, high = max(begin, run.first_index), min(end, run.last_index)
    if high >= low:
        here, there = (
            slice(low - begin, high - begin + 1),
            slice(low - run.first_index, high - run.first_index + 1),
        )
        source[here] = run.source[there]
        sure[here] = run.sure[there]
    return replace(run, first_index=begin, source=source, sure=sure)


def best_split(before: Floats, after: Floats) -> int:
    """Return how many of the pictures belong to what comes before."""
    totals = np.r_[0, np.cumsum(before)] + np.r_[np.cumsum(after[::-1])[::-1], 0]
    return int(np.argmin(totals))


def placement_at(keys: Keys, t_s: float) -> Floats:
    """Return the placement that holds at a time of the copy."""
    return keys[key_at(keys, t_s)][1]


def key_at(keys: Keys, t_s: float) -> int:
    """Return the number of the placement that holds at a time of the copy."""
    return max((k for k, (begin, _) in enumerate(keys) if t_s >= begin), default=0)
