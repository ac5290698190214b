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
from diptych.algorithms.edit_lines import found_again, steady_line
from diptych.algorithms.edit_times import (
    Frames,
    Frozen,
    Run,
    follow,
    frozen,
    frozen_run_of_source,
    line_costs,
    nearest_rows,
    without,
)
from diptych.domains.copies.edit_borders import (
    Kept,
    Keys,
    best_split,
    placement_at,
    with_exact_borders,
)
from diptych.domains.copies.edit_placements import simplest_placements
from diptych.model.findings import Match

MOMENT_S = 0.4
"""Time from one placed moment to the next, where the piece is short enough."""

MAX_MOMENTS = 24
"""Most placed moments of one piece; longer pieces have them farther apart."""

MORE_PIECES = 4
"""Times that the rest is searched for again; each may find several pieces. Chosen by hand."""

BESIDE_S = 0.6
"""Shortest uncovered stretch beside a piece on which its line is tried. Chosen by hand."""


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
    runs: list[Kept] = []
    unplaced = []
    for piece in sorted(pieces, key=lambda p: p.second_from_s):
        found = _followed(second, first, piece)
        if found is None:
            unplaced.append(piece)
        else:
            runs += found
    runs += _beside(second, first, runs)
    for _ in range(MORE_PIECES):
        more = _again(second, first, runs)
        if not more:
            break
        runs += more
    runs.sort(key=lambda r: r[0].first_index)
    runs = simplest_placements(second, first, runs)
    still = _frozen_in_copy(second, first, runs)
    cut: list[Kept] = []
    for run, keys in runs:
        left = [run]
        for one in still:
            left = [part for r in left for part in without(r, one.from_index + 1, one.to_index)]
        cut += [(part, keys) for part in left]
    # What a piece held of its neighbours, or of a frozen stretch, had bent its line: follow it anew without.
    cut = with_exact_borders(second, first, cut, still)
    cut = [(part, keys) for run, keys in cut for part in _refollowed(second, first, run, keys)]
    cut = _on_common_lines(second, first, with_exact_borders(second, first, cut, still))
    stretches = [s for run, keys in cut for s in _split_by_placement(second, run, keys)]
    return Followed(stretches=tuple(stretches), frozen=tuple(still), unplaced=tuple(unplaced))


def _followed(second: Frames, first: Frames, piece: Match) -> list[Kept] | None:
    """Place and follow one piece; ``None`` where it could not be placed."""
    parts = _parts(second, first, piece)
    if not parts:
        return None
    keys = _borders(second, first, piece, parts)
    indices = np.flatnonzero(
        (second.times_s >= piece.second_from_s - 1e-4)
        & (second.times_s <= piece.second_to_s - 0.5 * second.step_s)
    )
    matrices = [placement_at(keys, float(second.times_s[i])) for i in indices]
    offset_s = piece.first_from_s - piece.rate * piece.second_from_s
    rate, offset_s = steady_line(second, first, indices, matrices, (piece.rate, offset_s))
    runs = follow(second, first, indices, rate=rate, offset_s=offset_s, second_from_first=matrices)
    return [(run, keys) for run in runs]


def _refollowed(second: Frames, first: Frames, run: Run, keys: Keys) -> list[Run]:
    """Follow the pictures of a run anew; a speed that is not clearly borne out is none."""
    indices = np.arange(run.first_index, run.last_index + 1)
    placements = [placement_at(keys, float(second.times_s[i])) for i in indices]
    line = steady_line(second, first, indices, placements, (run.rate, run.offset_s))
    runs = follow(second, first, indices, rate=line[0], offset_s=line[1], second_from_first=placements)
    return [
        _steady(second, first, one, keys) for one in runs or [replace(run, rate=line[0], offset_s=line[1])]
    ]


def _steady(second: Frames, first: Frames, run: Run, keys: Keys) -> Run:
    """Return the run at the source's own speed where its own is not borne out."""
    indices = np.arange(run.first_index, run.last_index + 1)
    placements = [placement_at(keys, float(second.times_s[i])) for i in indices]
    rate, offset_s = steady_line(second, first, indices, placements, (run.rate, run.offset_s))
    if rate == run.rate:
        return run
    rows = nearest_rows(first, rate * second.times_s[indices] + offset_s)
    return replace(run, rate=rate, offset_s=offset_s, source=rows)


def _on_common_lines(second: Frames, first: Frames, runs: Sequence[Kept]) -> list[Kept]:
    """Put neighbours whose lines are less than a frame and a half apart on the line of the one that movement tells."""
    out: list[Kept] = []
    for run, keys in runs:
        before = out[-1][0] if out else None
        if before is not None and before.rate == run.rate and run.first_index == before.last_index + 1:
            apart = abs(before.offset_s - run.offset_s)
            if apart < 1.5 * first.step_s:
                surer = max((before, run), key=lambda r: int(r.sure.sum()))
                out[-1] = (replace(before, offset_s=surer.offset_s), out[-1][1])
                out.append((replace(run, offset_s=surer.offset_s), keys))
                continue
        out.append((run, keys))
    return out


def _again(second: Frames, first: Frames, runs: Sequence[Kept]) -> list[Kept]:
    """Search the source for what no piece covers, under the placement of the run beside it."""
    covered = np.zeros(len(second.times_s), bool)
    for run, _ in runs:
        covered[run.first_index : run.last_index + 1] = True
    edges = np.flatnonzero(np.diff(np.r_[True, covered, True].astype(int)))
    out: list[Kept] = []
    for begin, end in edges.reshape(-1, 2):
        if not runs or (end - begin) * second.step_s < BESIDE_S:
            continue
        near, keys = min(runs, key=lambda r: max(r[0].first_index - end, begin - r[0].last_index))
        beside = float(second.times_s[near.last_index if near.last_index < begin else near.first_index])
        line = found_again(second, first, np.arange(begin, end), near, placement_at(keys, beside))
        if line is None:
            continue
        some = Run(
            first_index=int(begin),
            rate=line[0],
            offset_s=line[1],
            source=np.zeros(0, int),
            sure=np.zeros(0, bool),
        )
        piece = _on_line(second, first, some, int(begin), int(end) - 1)
        for other in (_followed(second, first, piece) or []) if piece is not None else []:
            out.append(other)
    return out


def _beside(second: Frames, first: Frames, runs: Sequence[Kept]) -> list[Kept]:
    """Try the lines of pieces on uncovered time beside them: an edit may change the picture where time goes on."""
    covered = np.zeros(len(second.times_s), bool)
    for run, _ in runs:
        covered[run.first_index : run.last_index + 1] = True
    out: list[Kept] = []
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


def _borders(second: Frames, first: Frames, piece: Match, parts: list[_Part]) -> Keys:
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
        begin = best_split(costs[0], costs[1])
        keys.append((float(second.times_s[inside[min(begin, len(inside) - 1)]]) - 1e-4, matrix))
    return keys


def _split_by_placement(second: Frames, run: Run, keys: Keys) -> list[Stretch]:
    out = []
    times = second.times_s[run.first_index : run.last_index + 1]
    which = np.array([sum(1 for begin, _ in keys if t >= begin) - 1 for t in times])
    starts = np.flatnonzero(np.r_[True, np.diff(which) != 0])
    for a, b in zip(starts, np.r_[starts[1:], len(which)], strict=True):
        part = replace(run, first_index=run.first_index + int(a), source=run.source[a:b], sure=run.sure[a:b])
        out.append(Stretch(run=part, second_from_first=keys[max(0, int(which[a]))][1]))
    return out


def _frozen_in_copy(second: Frames, first: Frames, runs: Sequence[Kept]) -> list[Frozen]:
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
            matrix = placement_at(keys, begin)
            low = max(run.first_index, 0)
            at = min(max(one.from_index, low), run.last_index)
            source_s = float(first.times_s[run.source[at - run.first_index]])
            if frozen_run_of_source(second, first, one, source_s, run.rate * (end - begin), matrix):
                kept.append(one)
                break
    return kept
