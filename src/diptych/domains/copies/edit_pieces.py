"""Where each picture of a copy comes from: placement of the pictures, lines in time, cuts and frozen stretches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from diptych.algorithms.edit_geometry import (
    SAME_PLACE,
    Floats,
    Placed,
    corners_apart,
    fit_placement,
    place_pair,
)
from diptych.algorithms.edit_times import (
    Frames,
    Frozen,
    Run,
    follow,
    frozen,
    frozen_run_of_source,
    line_costs,
    without,
)
from diptych.model.findings import Match

MOMENT_S = 0.4
"""Time from one placed moment to the next, where the piece is short enough."""

MAX_MOMENTS = 24
"""Most placed moments of one piece; longer pieces have them farther apart."""

BESIDE_S = 0.6
"""Shortest uncovered stretch beside a piece on which its line is tried. Chosen by hand."""

BORDER_S = 0.6
"""How far the border between two pieces may be moved. Chosen by hand: pieces are given to about a tenth of a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Pictures of the copy in a row that come from one run of the source in one placement."""

    run: Run
    second_from_first: Floats
    """In both recordings' own pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """The whole copy, as far as it comes from the source."""

    stretches: tuple[Stretch, ...]
    """In the order of the copy."""
    frozen: tuple[Frozen, ...]
    """Stretches of repeated pictures where the source moves."""
    unplaced: tuple[Match, ...]
    """Pieces whose pictures could not be placed on each other."""


@dataclass(slots=True)
class _Part:
    """Moments of a piece in one placement."""

    times_s: list[float]
    placed: list[Placed]

    def fitted(self) -> Floats:
        return fit_placement(self.placed)


def follow_pieces(second: Frames, first: Frames, pieces: Sequence[Match]) -> Followed:
    """Follow matched pieces of a copy through its source.

    Args:
        second: Small pictures of the copy.
        first: Small pictures of the source.
        pieces: Matched pieces; borders may be off by some tenths of a second.
    """
    runs: list[tuple[Run, list[tuple[float, Floats]]]] = []
    unplaced = []
    for piece in sorted(pieces, key=lambda p: p.second_from_s):
        found = _followed(second, first, piece)
        if found is None:
            unplaced.append(piece)
        else:
            runs += found
    runs += _beside(second, first, runs)
    runs.sort(key=lambda r: r[0].first_index)
    still = _frozen_in_copy(second, first, runs)
    cut: list[tuple[Run, list[tuple[float, Floats]]]] = []
    for run, keys in runs:
        left = [run]
        for one in still:
            left = [part for r in left for part in without(r, one.from_index + 1, one.to_index)]
        cut += [(part, keys) for part in left]
    cut = _with_exact_borders(second, first, cut, still)
    stretches = [s for run, keys in cut for s in _split_by_placement(second, run, keys)]
    return Followed(stretches=tuple(stretches), frozen=tuple(still), unplaced=tuple(unplaced))


def _followed(
    second: Frames, first: Frames, piece: Match
) -> list[tuple[Run, list[tuple[float, Floats]]]] | None:
    """Place and follow one piece; ``None`` where it could not be placed."""
    parts = _parts(second, first, piece)
    if not parts:
        return None
    keys = _borders(second, first, piece, parts)
    indices = np.flatnonzero(
        (second.times_s >= piece.second_from_s - 1e-4)
        & (second.times_s <= piece.second_to_s - 0.5 * second.step_s)
    )
    matrices = [_placement_at(keys, float(second.times_s[i])) for i in indices]
    offset_s = piece.first_from_s - piece.rate * piece.second_from_s
    runs = follow(second, first, indices, rate=piece.rate, offset_s=offset_s, second_from_first=matrices)
    return [(run, keys) for run in runs]


def _beside(
    second: Frames, first: Frames, runs: Sequence[tuple[Run, list[tuple[float, Floats]]]]
) -> list[tuple[Run, list[tuple[float, Floats]]]]:
    """Try the lines of pieces on uncovered time beside them: an edit may change the picture where time goes on."""
    covered = np.zeros(len(second.times_s), bool)
    for run, _ in runs:
        covered[run.first_index : run.last_index + 1] = True
    out: list[tuple[Run, list[tuple[float, Floats]]]] = []
    for run, _ in runs:
        for at, way in ((run.last_index, 1), (run.first_index, -1)):
            end = at
            while 0 <= end + way < len(covered) and not covered[end + way]:
                end += way
            if abs(end - at) * second.step_s < BESIDE_S:
                continue
            # Pieces may reach a little too far over the border: begin some pictures within.
            low, high = sorted((at + way, end))
            piece = _on_line(second, first, run, low, high)
            if piece is None:
                continue
            for other, keys in _followed(second, first, piece) or []:
                middle = float(second.times_s[(other.first_index + other.last_index) // 2])
                apart = abs(other.to_first(middle) - run.to_first(middle))
                if apart < 1.5 * first.step_s and float(other.sure.mean()) > 0.4:
                    out.append((other, keys))
                    covered[other.first_index : other.last_index + 1] = True
    return out


def _on_line(second: Frames, first: Frames, run: Run, low: int, high: int) -> Match | None:
    """Return the piece on a run's line between two pictures of the copy, as far as the source goes."""
    from_s, to_s = float(second.times_s[low]), float(second.times_s[high]) + second.step_s
    from_s = max(from_s, (first.times_s[0] - run.offset_s) / run.rate)
    to_s = min(to_s, (first.end_s - run.offset_s) / run.rate)
    if to_s - from_s < BESIDE_S:
        return None
    return Match(
        first_from_s=run.to_first(from_s),
        first_to_s=run.to_first(to_s),
        second_from_s=from_s,
        second_to_s=to_s,
        rate=run.rate,
        score=0.0,
    )


def _parts(second: Frames, first: Frames, piece: Match) -> list[_Part]:
    """Place moments of a piece one by one and gather neighbours in one placement."""
    length = piece.second_to_s - piece.second_from_s
    n = int(np.clip(round(length / MOMENT_S), 3, MAX_MOMENTS))
    times = piece.second_from_s + (np.arange(n) + 0.5) * length / n
    ways: tuple[bool, ...] = (False, True)
    votes: list[bool] = []
    moments: list[tuple[float, Placed]] = []
    for t in times:
        i = second.at(float(t))
        j = first.at(piece.first_from_s + piece.rate * (float(second.times_s[i]) - piece.second_from_s))
        placed = place_pair(
            (first.pictures[j], first.factor), (second.pictures[i], second.factor), mirrored=ways
        )
        if placed is None:
            continue
        moments.append((float(second.times_s[i]), placed))
        votes.append(bool(np.linalg.det(placed.second_from_first[:, :2]) < 0))
        if len(votes) == 4 and len(set(votes)) == 1:
            ways = (votes[0],)
    return _gathered(moments, first.size, SAME_PLACE * max(second.size))


def _gathered(
    moments: Sequence[tuple[float, Placed]], first_size: tuple[int, int], near: float
) -> list[_Part]:
    parts: list[_Part] = []
    for t, placed in moments:
        if parts:
            middle = np.median([p.second_from_first for p in parts[-1].placed], axis=0)
            if corners_apart(middle, placed.second_from_first, first_size) < 2.5 * near:
                parts[-1].times_s.append(t)
                parts[-1].placed.append(placed)
                continue
        parts.append(_Part([t], [placed]))
    # One odd moment between others is a wrong match, unless everything is odd (the picture is being zoomed).
    if any(len(p.placed) > 1 for p in parts):
        parts = [p for p in parts if len(p.placed) > 1]
    merged: list[_Part] = []
    for part in parts:
        if merged and corners_apart(merged[-1].fitted(), part.fitted(), first_size) < near:
            merged[-1].times_s += part.times_s
            merged[-1].placed += part.placed
        else:
            merged.append(part)
    return merged


def _borders(second: Frames, first: Frames, piece: Match, parts: list[_Part]) -> list[tuple[float, Floats]]:
    """Return from when on each placement holds: the picture at which it begins to agree better than the one before."""
    keys = [(-np.inf, parts[0].fitted())]
    offset_s = piece.first_from_s - piece.rate * piece.second_from_s
    for before, after in pairwise(parts):
        matrix = after.fitted()
        inside = np.flatnonzero(
            (second.times_s >= before.times_s[-1] - 1e-6) & (second.times_s <= after.times_s[0] + 1e-6)
        )
        costs = [
            line_costs(second, first, inside, piece.rate, offset_s, m, reach=2) for m in (keys[-1][1], matrix)
        ]
        begin = _best_split(costs[0], costs[1])
        keys.append((float(second.times_s[inside[min(begin, len(inside) - 1)]]) - 1e-4, matrix))
    return keys


def _best_split(before: Floats, after: Floats) -> int:
    """Return how many of the pictures belong to what comes before."""
    totals = np.r_[0, np.cumsum(before)] + np.r_[np.cumsum(after[::-1])[::-1], 0]
    return int(np.argmin(totals))


def _placement_at(keys: Sequence[tuple[float, Floats]], t_s: float) -> Floats:
    return keys[_key_at(keys, t_s)][1]


def _key_at(keys: Sequence[tuple[float, Floats]], t_s: float) -> int:
    return max((k for k, (begin, _) in enumerate(keys) if t_s >= begin), default=0)


def _split_by_placement(second: Frames, run: Run, keys: Sequence[tuple[float, Floats]]) -> list[Stretch]:
    out = []
    times = second.times_s[run.first_index : run.last_index + 1]
    which = np.array([sum(1 for begin, _ in keys if t >= begin) - 1 for t in times])
    starts = np.flatnonzero(np.r_[True, np.diff(which) != 0])
    for a, b in zip(starts, np.r_[starts[1:], len(which)], strict=True):
        part = replace(run, first_index=run.first_index + int(a), source=run.source[a:b], sure=run.sure[a:b])
        out.append(Stretch(run=part, second_from_first=keys[max(0, int(which[a]))][1]))
    return out


def _frozen_in_copy(
    second: Frames, first: Frames, runs: Sequence[tuple[Run, list[tuple[float, Floats]]]]
) -> list[Frozen]:
    """Keep the frozen stretches of the copy during which the source, as it goes on there, moves."""
    kept = []
    for one in frozen(second):
        begin, end = float(second.times_s[one.from_index]), float(second.times_s[one.to_index])
        near = [
            (run, keys)
            for run, keys in runs
            if run.first_index <= one.to_index + 3 and run.last_index >= one.from_index - 3
        ]
        for run, keys in near:
            matrix = _placement_at(keys, begin)
            low = max(run.first_index, 0)
            at = min(max(one.from_index, low), run.last_index)
            source_s = float(first.times_s[run.source[at - run.first_index]])
            if frozen_run_of_source(second, first, one, source_s, run.rate * (end - begin), matrix):
                kept.append(one)
                break
    return kept


def _with_exact_borders(
    second: Frames,
    first: Frames,
    runs: Sequence[tuple[Run, list[tuple[float, Floats]]]],
    still: Sequence[Frozen],
) -> list[tuple[Run, list[tuple[float, Floats]]]]:
    """Move the borders between neighbouring runs, and their free ends, to the picture."""
    out: list[tuple[Run, list[tuple[float, Floats]]]] = []
    taken = {i for one in still for i in range(one.from_index + 1, one.to_index + 1)}
    reach = max(3, round(BORDER_S / second.step_s))
    n = len(second.times_s)
    ordered = sorted(runs, key=lambda r: r[0].first_index)
    limits = [_usual_cost(second, first, run, keys) for run, keys in ordered]
    begins, ends = [r.first_index for r, _ in ordered], [r.last_index for r, _ in ordered]
    for k, (run, keys) in enumerate(ordered):
        if k + 1 < len(ordered) and begins[k + 1] - ends[k] <= 2 * reach:
            after, after_keys = ordered[k + 1]
            low = max(begins[k] + 2, min(ends[k], begins[k + 1]) - reach)
            high = min(ends[k + 1] - 2, max(ends[k], begins[k + 1]) + reach)
            rows = np.array([i for i in range(low, high + 1) if i not in taken], np.int64)
            if len(rows) < 2:
                continue
            mine = _cost_of(second, first, rows, run, keys)
            theirs = _cost_of(second, first, rows, after, after_keys)
            split = _best_split(mine, theirs)
            a, b = split - 1, split
            while a >= 0 and mine[a] > limits[k]:
                a -= 1
            while b < len(rows) and theirs[b] > limits[k + 1]:
                b += 1
            if a >= 0:
                ends[k] = int(rows[a])
            if b < len(rows):
                begins[k + 1] = int(rows[b])
        elif k + 1 == len(ordered) or begins[k + 1] - ends[k] > 2 * reach:
            ends[k] = _trimmed(second, first, run, keys, ends[k], begins[k], limits[k], reach)
            stop = min(n - 1, ends[k] + reach)
            ends[k] = _walked(second, first, run, keys, ends[k], stop, limits[k], taken)
        if k == 0 or begins[k] - ends[k - 1] > 2 * reach:
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
    keys: Sequence[tuple[float, Floats]],
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
    keys: Sequence[tuple[float, Floats]],
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


def _cost_of(
    second: Frames, first: Frames, rows: np.ndarray, run: Run, keys: Sequence[tuple[float, Floats]]
) -> Floats:
    """Differences of pictures under a run's line; far above any limit where the source has no such time."""
    out = np.full(len(rows), 1e3)
    times = second.times_s[rows]
    wanted = run.rate * times + run.offset_s
    there = (wanted >= first.times_s[0] - first.step_s) & (wanted <= first.times_s[-1] + first.step_s)
    which = np.array([_key_at(keys, float(t)) for t in times])
    for number in np.unique(which[there]):
        some = there & (which == number)
        out[some] = line_costs(
            second, first, np.asarray(rows)[some], run.rate, run.offset_s, keys[number][1], reach=1
        )
    return out


def _usual_cost(second: Frames, first: Frames, run: Run, keys: Sequence[tuple[float, Floats]]) -> float:
    rows = np.linspace(run.first_index, run.last_index, min(9, len(run.source))).astype(int)
    return 1.8 * float(np.median(_cost_of(second, first, rows, run, keys))) + 2.0


def _stretched(second: Frames, first: Frames, run: Run, begin: int, end: int) -> Run:
    """Return the run from picture ``begin`` to ``end``; added pictures lie on its line."""
    indices = np.arange(begin, end + 1)
    wanted = run.rate * second.times_s[indices] + run.offset_s
    nearest = (
        np.abs(first.times_s[None, :] - wanted[:, None]).argmin(axis=1)
        if len(first.times_s) < 4
        else (np.clip(np.searchsorted(first.times_s, wanted - first.step_s / 2), 0, len(first.times_s) - 1))
    )
    source = nearest.astype(np.int64)
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
