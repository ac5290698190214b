"""Which picture of the source each picture of a copy shows: rate, jumps, repeats, and pictures that were frozen.

Sign as everywhere: ``t_first = rate × t_second + offset_s``; first is the source, second the copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.edit_geometry import scaled, warp

Floats = NDArray[np.float64]
Gray = NDArray[np.uint8]
Counts = NDArray[np.int64]

CANVAS_PX = 112
"""Longer side of the pictures that are compared frame by frame. Chosen by hand."""

REACH_S = 0.5
"""How far from the line a picture's counterpart is looked for. Chosen by hand: wider gaps split pieces before."""

JUMP_FRAMES = 2
"""Fewest source frames by which a jump inside a piece differs from conversion between frame rates."""

JUMP_COST = 12.0
"""Evidence that a jump needs, in frames that clearly prefer the other side (each counts 3 at most). By hand."""

STANDING = 0.3
"""A pixel of the copy that changes by less than this share of what the source's does stands still: bars, marks."""

FROZEN_LEVELS = 3.0
"""Largest change of an 8 × 8 block's mean in a frozen stretch (levels). By hand: re-encoded stills stay below."""

MOVING_LEVELS = 4.0
"""Least such change of the source over the same time."""

MIN_FROZEN_S = 0.28
"""Shortest frozen stretch. Chosen by hand: frame-rate conversion repeats a frame for up to 0.1 s."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """Small grey pictures of a recording with their times."""

    times_s: Floats
    """``(n,)``"""
    numbers: Counts
    """``(n,)`` frame numbers in the recording."""
    pictures: Gray
    """``(n, h, w)``"""
    step_s: float
    """Usual time from one picture to the next."""
    size: tuple[int, int]
    """Width and height of the recording's own pictures, upright."""
    end_s: float

    @property
    def factor(self) -> float:
        """By how much the pictures were shrunk."""
        return float(self.pictures.shape[2] / self.size[0])

    def at(self, t_s: float) -> int:
        """Return the index of the picture nearest in time."""
        return int(np.argmin(np.abs(self.times_s - t_s)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of the copy on one line, with the source's picture for each of its pictures."""

    first_index: int
    """Index (not frame number) of the first picture in the copy's :class:`Frames`."""
    rate: float
    offset_s: float
    source: Counts
    """``(n,)`` index into the source's :class:`Frames`, one per picture of the copy."""
    sure: NDArray[np.bool_]
    """``(n,)`` whether movement tells which picture it is."""

    @property
    def last_index(self) -> int:
        """Index of the last picture."""
        return self.first_index + len(self.source) - 1

    def to_first(self, t_s: float) -> float:
        """Carry a time of the copy to the source."""
        return self.rate * t_s + self.offset_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """Pictures ``from_index`` to ``to_index`` (inclusive) of the copy all repeat picture ``from_index``."""

    from_index: int
    to_index: int


def shrunk(pictures: Gray, side_px: int) -> Gray:
    """Shrink pictures ``(n, h, w)`` to a longer side; never enlarged."""
    height, width = pictures.shape[1:]
    factor = side_px / max(height, width)
    if factor >= 1 or not len(pictures):
        return pictures
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    return np.stack([cv2.resize(one, size, interpolation=cv2.INTER_AREA) for one in pictures])


def canvas_of(
    frames: Frames, which: Sequence[int] | Counts, matrix: Floats | None, size: tuple[int, int]
) -> NDArray[np.float32]:
    """Bring small pictures onto a canvas, slightly smoothed: ``(n, h, w)``.

    Args:
        frames: The recording.
        which: Indices of pictures.
        matrix: Canvas-from-recording placement in the recording's own pixels; ``None`` shrinks the whole picture.
        size: Width and height of the canvas.
    """
    out = np.empty((len(which), size[1], size[0]), np.float32)
    for k, i in enumerate(which):
        picture = frames.pictures[int(i)]
        if matrix is None:
            shown = cv2.resize(picture, size, interpolation=cv2.INTER_AREA).astype(np.float32)
        else:
            shown = warp(picture, scaled(matrix, frames.factor, 1.0), size)[0]
        out[k] = cv2.GaussianBlur(shown, (0, 0), 0.8)
    return out


def canvas_size(size: tuple[int, int]) -> tuple[int, int]:
    """Return the canvas's width and height for a recording's."""
    factor = CANVAS_PX / max(size)
    return max(8, round(size[0] * factor)), max(8, round(size[1] * factor))


def canvas_placement(second: Frames, second_from_first: Floats) -> tuple[tuple[int, int], Floats]:
    """Return the size of the copy's canvas, and the placement of the source on it."""
    size = canvas_size(second.size)
    to_canvas = np.array([[size[0] / second.size[0], 0, 0], [0, size[1] / second.size[1], 0]])
    return size, to_canvas @ np.vstack([second_from_first, [0, 0, 1]])


def differences(
    second: NDArray[np.float32],
    first: NDArray[np.float32],
    centres: Counts,
    reach: int,
    inside: NDArray[np.bool_],
) -> Floats:
    """Compare every picture of the copy with the source's pictures around an expected one.

    Exposure is fitted; pixels count by how much they change among the candidates, so that what stands still says
    nothing.

    Args:
        second: ``(n, h, w)`` pictures of the copy.
        first: ``(m, h, w)`` pictures of the source on the same canvas.
        centres: ``(n,)`` expected index in ``first``.
        reach: Candidates to either side.
        inside: ``(h, w)`` pixels to use.

    Returns:
        ``(n, 2·reach + 1)`` differences in levels (root of the weighted mean square); infinite outside of ``first``.
    """
    n, m = len(second), len(first)
    out = np.full((n, 2 * reach + 1), np.inf)
    flat = first[:, inside].astype(np.float32)
    flat = flat - flat.mean(axis=1, keepdims=True)
    power = (flat * flat).mean(axis=1) + 1e-6
    for i in range(n):
        rows = np.arange(centres[i] - reach, centres[i] + reach + 1)
        good = (rows >= 0) & (rows < m)
        if not good.any():
            continue
        candidates = flat[rows[good]]
        here = second[i][inside]
        here = here - here.mean()
        gain = np.clip((candidates @ here) / len(here) / power[rows[good]], 0.02, 50)
        spread = candidates.std(axis=0)
        weight = spread * spread + 1e-4
        left = (here[None, :] - gain[:, None] * candidates) / np.maximum(gain[:, None], 0.05)
        # An overlay differs from every candidate alike; its pixels should not rule.
        left = np.clip(left, -60, 60)
        out[i, good] = np.sqrt((left * left) @ weight / weight.sum())
    return out


def follow(
    second: Frames,
    first: Frames,
    indices: Counts,
    *,
    rate: float,
    offset_s: float,
    second_from_first: Sequence[Floats],
) -> list[Run]:
    """Follow a stretch of the copy through the source, picture by picture.

    Args:
        second: The copy.
        first: The source.
        indices: ``(n,)`` consecutive indices of the copy's pictures.
        rate: Of the line that the counterparts lie near.
        offset_s: Of that line.
        second_from_first: One placement per picture, in both recordings' own pixels.

    Returns:
        Runs in the order of the copy; a new run begins where the source jumps by two frames or more.
    """
    if len(indices) < 3:
        return []
    reach = max(3, round(REACH_S / first.step_s))
    wanted = rate * second.times_s[indices] + offset_s
    centres = nearest_rows(first, wanted)
    cost = costs_near(second, first, indices, centres, reach, second_from_first)
    finite = np.where(np.isfinite(cost), cost, np.nan)
    evidence, sure = evidence_of(cost)
    shifts = _best_path(evidence)
    runs: list[Run] = []
    starts = np.flatnonzero(np.r_[True, np.abs(np.diff(shifts)) >= JUMP_FRAMES])
    for a, b in zip(starts, np.r_[starts[1:], len(shifts)], strict=True):
        source = np.clip(centres[a:b] + shifts[a:b] - reach, 0, len(first.times_s) - 1)
        run = _fitted(second, first, indices[a:b], source.astype(np.int64), sure[a:b], rate)
        runs.append(_settled(second, first, run, finite[a:b], centres[a:b], reach))
    return _joined(second, first, runs)


def evidence_of(cost: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Turn differences (see :func:`differences`) into evidence against each candidate.

    Args:
        cost: ``(n, k)`` levels; infinite where there is no candidate.

    Returns:
        ``(n, k)`` 0 for the likest candidate to 3, and ``(n,)`` whether movement tells the candidates apart.
    """
    finite = np.where(np.isfinite(cost), cost, np.nan)
    least = np.nanmin(finite, axis=1)
    # How much a picture prefers its place to the next but one: the unit of evidence.
    away = np.nanmedian(finite, axis=1) - least
    sure = away > np.maximum(0.35, 0.12 * least)
    unit = np.maximum(0.5 * away, 0.3)
    evidence = np.clip((finite - least[:, None]) / unit[:, None], 0, 3)
    evidence = np.where(np.isnan(evidence), 3.0, evidence) * np.where(sure, 1.0, 0.15)[:, None]
    return evidence, sure


def _settled(second: Frames, first: Frames, run: Run, cost: Floats, centres: Counts, reach: int) -> Run:
    """Choose for every picture the likest of the source's pictures that its line allows, and fit the line again."""
    indices = np.arange(run.first_index, run.last_index + 1)
    # First widely: the line that pieces were found on may lean over a jump.
    for frames in (3.0, 1.05, 1.05):
        columns = np.clip(centres[:, None] + np.arange(-reach, reach + 1)[None, :], 0, len(first.times_s) - 1)
        wanted = run.rate * second.times_s[indices] + run.offset_s
        off = np.abs(first.times_s[columns] - wanted[:, None]) / first.step_s
        allowed = np.where((off <= frames) & np.isfinite(cost), cost + 0.02 * off, np.inf)
        best = columns[np.arange(len(indices)), np.argmin(allowed, axis=1)]
        nearest = columns[np.arange(len(indices)), np.argmin(off, axis=1)]
        source = np.where(np.isfinite(allowed).any(axis=1) & run.sure, best, nearest)
        run = _fitted(second, first, indices, source.astype(np.int64), run.sure, run.rate)
    return run


def costs_near(
    second: Frames,
    first: Frames,
    indices: Counts,
    centres: Counts,
    reach: int,
    placements: Sequence[Floats],
) -> Floats:
    """Compare pictures of the copy with the source's around expected ones, under their placements.

    Args:
        second: The copy.
        first: The source.
        indices: ``(n,)`` indices of the copy's pictures, rising.
        centres: ``(n,)`` expected indices of the source's.
        reach: Candidates to either side.
        placements: One per picture, ``second_from_first`` in both recordings' own pixels.

    Returns:
        ``(n, 2·reach + 1)`` differences (see :func:`differences`).
    """
    size = canvas_size(second.size)
    low, high = int(max(0, centres.min() - reach)), int(min(len(first.times_s), centres.max() + reach + 1))
    parts = []
    begin = 0
    while begin < len(indices):
        end = begin + 1
        while end < len(indices) and end - begin < 400 and placements[end] is placements[begin]:
            end += 1
        _, matrix = canvas_placement(second, placements[begin])
        some = centres[begin:end]
        from_index, to_index = int(max(low, some.min() - reach)), int(min(high, some.max() + reach + 1))
        source = canvas_of(first, range(from_index, to_index), matrix, size)
        covered = warp(np.zeros(first.size[::-1], np.uint8), matrix, size)[1]
        covered = cv2.erode(covered.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
        if covered.sum() < 60:
            covered[:] = True
        copy = canvas_of(second, indices[begin:end], None, size)
        parts.append(differences(copy, source, some - from_index, reach, covered & ~_standing(copy, source)))
        begin = end
    return np.concatenate(parts)


def _standing(copy: NDArray[np.float32], source: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Mark pixels of the copy that stand still while the source changes there; at most half of all."""
    changes = [stack[:: max(1, len(stack) // 24)].std(axis=0) for stack in (copy, source)]
    still: NDArray[np.bool_] = (changes[0] < STANDING * changes[1]) & (changes[1] > 3.0)
    still = cv2.dilate(still.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    return still if still.mean() < 0.6 else np.zeros_like(still)


def standing(second: Frames, first: Frames, run: Run, second_from_first: Floats) -> NDArray[np.bool_]:
    """Mark pixels ``(h, w)`` of the kept pictures in which the copy stands still while the source changes."""
    size = (second.pictures.shape[2], second.pictures.shape[1])
    rows = np.linspace(0, len(run.source) - 1, min(16, len(run.source))).astype(int)
    here = scaled(second_from_first, first.factor, second.factor)
    copy = second.pictures[run.first_index + rows].astype(np.float32)
    source = np.stack([warp(first.pictures[int(run.source[k])], here, size)[0] for k in rows])
    return _standing(copy, source)


def _best_path(evidence: Floats) -> Counts:
    """Choose one shift per picture: evidence against it, plus a price for every change (Viterbi)."""
    n, states = evidence.shape
    price = np.abs(np.arange(states)[:, None] - np.arange(states)[None, :]).astype(np.float64)
    price = np.where(price == 0, 0.0, np.where(price < JUMP_FRAMES, 1.5, JUMP_COST))
    total = evidence[0].copy()
    links = np.zeros((n, states), np.int64)
    for i in range(1, n):
        options = total[None, :] + price
        links[i] = np.argmin(options, axis=1)
        total = options[np.arange(states), links[i]] + evidence[i]
    path = np.empty(n, np.int64)
    path[-1] = int(np.argmin(total))
    for i in range(n - 1, 0, -1):
        path[i - 1] = links[i, path[i]]
    return path


def _fitted(
    second: Frames, first: Frames, indices: Counts, source: Counts, sure: NDArray[np.bool_], rate: float
) -> Run:
    """Fit a line to the counterparts by least squares with falling weights, pictures that tell more counting more."""
    t, s = second.times_s[indices], first.times_s[source]
    middle = float(t.mean())
    slope, level = rate, float(np.median(s - rate * (t - middle)))
    weights = np.where(sure, 1.0, 0.05)
    if len(t) >= 8 and t[-1] - t[0] > 0.5:
        for _ in range(6):
            design = np.column_stack([t - middle, np.ones(len(t))]) * np.sqrt(weights)[:, None]
            slope, level = np.linalg.lstsq(design, s * np.sqrt(weights), rcond=None)[0]
            off = np.abs(s - slope * (t - middle) - level)
            weights = np.where(sure, 1.0, 0.05) * np.minimum(1.0, first.step_s / np.maximum(off, 1e-9))
    # Over the stretch less than a frame away from the source's own speed: that speed.
    if (
        abs(slope - 1) * (t[-1] - t[0]) < max(1.0 * first.step_s, 0.8 * second.step_s)
        or abs(slope - 1) < 1.5e-3
    ):
        slope = 1.0
        level = float(np.average(s - (t - middle), weights=weights))
    return Run(
        first_index=int(indices[0]),
        rate=float(slope),
        offset_s=float(level - slope * middle),
        source=source,
        sure=sure,
    )


def _joined(second: Frames, first: Frames, runs: list[Run]) -> list[Run]:
    """Join neighbours that lie on one line, and drop runs too short to be one."""
    out: list[Run] = []
    for run in runs:
        if out:
            at = float(second.times_s[run.first_index])
            apart = abs(out[-1].to_first(at) - run.to_first(at))
            if apart < 1.5 * first.step_s or len(run.source) < 4:
                indices = np.arange(out[-1].first_index, run.last_index + 1)
                source = np.concatenate([out[-1].source, run.source])
                sure = np.concatenate([out[-1].sure, run.sure & (apart < 1.5 * first.step_s)])
                out[-1] = _fitted(second, first, indices, source, sure, out[-1].rate)
                continue
        out.append(run)
    return out


def best_counterpart(
    second: Frames,
    first: Frames,
    second_index: int,
    first_index: int,
    second_from_first: Floats,
    still: NDArray[np.bool_],
) -> int:
    """Return which of three neighbouring pictures of the source is likest to one of the copy, at the kept size.

    Args:
        second: The copy.
        first: The source.
        second_index: Index of the copy's picture.
        first_index: Index of the middle one of the three.
        second_from_first: Placement.
        still: ``(h, w)`` pixels to leave out (see :func:`standing`).
    """
    size = (second.pictures.shape[2], second.pictures.shape[1])
    here = scaled(second_from_first, first.factor, second.factor)
    copy = cv2.GaussianBlur(second.pictures[second_index].astype(np.float32), (0, 0), 0.8)
    best, least = first_index, np.inf
    for j in (first_index, first_index - 1, first_index + 1):
        if not 0 <= j < len(first.times_s):
            continue
        shown, covered = warp(first.pictures[j], here, size)
        covered &= ~still
        if covered.sum() < 100:
            continue
        a = cv2.GaussianBlur(shown, (0, 0), 0.8)[covered]
        b = copy[covered]
        a, b = a - a.mean(), b - b.mean()
        gain = float(np.clip((a @ b) / max(float(a @ a), 1e-6), 0.02, 50))
        off = float(np.minimum(np.abs(b - gain * a), 40.0).mean())
        # A neighbour has to be clearly likelier.
        if off < least * (1.0 if least is np.inf else 0.995):
            best, least = j, off
    return best


def block_change(one: Gray, other: Gray) -> float:
    """Return the largest change of an 8 × 8 block's mean between two small pictures, in levels."""
    h, w = one.shape
    size = (max(1, w // 8), max(1, h // 8))
    a = cv2.resize(one.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    b = cv2.resize(other.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    return float(np.abs(a - b).max())


def frozen(frames: Frames) -> list[Frozen]:
    """Find stretches of repeated pictures that last at least :data:`MIN_FROZEN_S`."""
    found: list[Frozen] = []
    start = 0
    n = len(frames.times_s)
    for i in range(1, n + 1):
        same = (
            i < n
            and block_change(frames.pictures[i], frames.pictures[i - 1]) <= FROZEN_LEVELS
            and block_change(frames.pictures[i], frames.pictures[start]) <= FROZEN_LEVELS
        )
        if same:
            continue
        if (
            i - 1 > start
            and frames.times_s[i - 1] - frames.times_s[start] >= MIN_FROZEN_S
            and i - 1 - start >= 4
        ):
            found.append(Frozen(from_index=start, to_index=i - 1))
        start = i
    joined: list[Frozen] = []
    for one in found:
        # A key picture refreshes a still by some levels.
        if (
            joined
            and one.from_index - joined[-1].to_index <= 2
            and block_change(frames.pictures[one.from_index], frames.pictures[joined[-1].to_index])
            <= 2 * FROZEN_LEVELS
        ):
            joined[-1] = Frozen(from_index=joined[-1].from_index, to_index=one.to_index)
        else:
            joined.append(one)
    return joined


def frozen_run_of_source(
    second: Frames, first: Frames, one: Frozen, source_s: float, length_s: float, second_from_first: Floats
) -> bool:
    """Say whether the source moves, as the copy would show it, over the time that the copy stands still.

    Args:
        second: The copy.
        first: The source.
        one: The frozen stretch.
        source_s: Time of the source's picture that stays.
        length_s: How far the source would have gone on.
        second_from_first: Placement.
    """
    rows = np.flatnonzero(
        (first.times_s >= source_s - 1e-6) & (first.times_s <= source_s + max(length_s, MIN_FROZEN_S) + 1e-6)
    )
    if len(rows) < 3:
        return False
    rows = rows[np.linspace(0, len(rows) - 1, min(8, len(rows))).astype(int)]
    size = canvas_size(second.size)
    to_canvas = np.array([[size[0] / second.size[0], 0, 0], [0, size[1] / second.size[1], 0]])
    shown = canvas_of(first, rows, to_canvas @ np.vstack([second_from_first, [0, 0, 1]]), size)
    levels = shown.astype(np.uint8)
    # Against a later picture as well: where a cut lies at the first one, all differ from it, and nothing moves.
    moved = min(
        float(np.median([block_change(levels[k], p) for p in np.delete(levels, k, axis=0)]))
        for k in (0, len(levels) // 3)
    )
    own = canvas_of(second, [one.from_index, one.to_index], None, size)
    kept = block_change(own[0].astype(np.uint8), own[1].astype(np.uint8))
    return moved > max(MOVING_LEVELS, 2.5 * kept)


def covered_canvas(second: Frames, first: Frames, second_from_first: Floats) -> NDArray[np.bool_]:
    """Return the pixels of the copy's canvas that the source covers; all where it covers next to none."""
    size, matrix = canvas_placement(second, second_from_first)
    covered = warp(np.zeros(first.size[::-1], np.uint8), matrix, size)[1]
    covered = cv2.erode(covered.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    return covered if covered.sum() >= 60 else np.ones_like(covered)


def line_costs(
    second: Frames,
    first: Frames,
    indices: Counts,
    rate: float,
    offset_s: float,
    second_from_first: Floats,
    *,
    reach: int,
    only: NDArray[np.bool_] | None = None,
) -> Floats:
    """Return for each picture of the copy its smallest difference from the source's pictures near a line, in levels.

    ``only`` names the pixels of the canvas to use; all that the source covers where it is ``None``.
    """
    size, matrix = canvas_placement(second, second_from_first)
    covered = covered_canvas(second, first, second_from_first) if only is None else only
    copies = canvas_of(second, indices, None, size)
    out = np.empty(len(indices))
    centred: dict[int, NDArray[np.float32]] = {}
    for k, i in enumerate(indices):
        wanted = rate * float(second.times_s[i]) + offset_s
        j = int(np.argmin(np.abs(first.times_s - wanted)))
        b = copies[k][covered]
        b = b - b.mean()
        least = np.inf
        for row in range(max(0, j - reach), min(len(first.times_s), j + reach + 1)):
            if row not in centred:
                shown = canvas_of(first, [row], matrix, size)[0][covered]
                centred[row] = shown - shown.mean()
            a = centred[row]
            gain = float(np.clip((a @ b) / max(float(a @ a), 1e-6), 0.02, 50))
            left = np.minimum(np.abs(b - gain * a) / max(gain, 0.15), 40.0)
            least = min(least, float(left.mean()))
        out[k] = least
    return out


def nearest_rows(first: Frames, wanted_s: Floats) -> Counts:
    """Return the indices of the source's pictures nearest to some times."""
    rows = np.searchsorted(first.times_s, np.asarray(wanted_s) - first.step_s / 2)
    return np.clip(rows, 0, len(first.times_s) - 1).astype(np.int64)


def without(run: Run, from_index: int, to_index: int) -> list[Run]:
    """Take a stretch of the copy's pictures (inclusive) out of a run."""
    parts = []
    spans = ((run.first_index, from_index - 1), (to_index + 1, run.last_index))
    for begin, end in spans:
        low, high = max(begin, run.first_index), min(end, run.last_index)
        if high - low >= 2:
            cut = slice(low - run.first_index, high - run.first_index + 1)
            parts.append(replace(run, first_index=low, source=run.source[cut], sure=run.sure[cut]))
    return parts


def exposures(second: Frames, first: Frames, run: Run, second_from_first: Floats) -> Floats:
    """Fit ``copy = gain × source + shift`` to every picture of a run.

    Returns:
        ``(n, 4)``: gain, shift, mean luma of the copy, and the correlation of both pictures.
    """
    size, matrix = canvas_placement(second, second_from_first)
    covered = warp(np.zeros(first.size[::-1], np.uint8), matrix, size)[1]
    out = np.zeros((len(run.source), 4))
    for k, j in enumerate(run.source):
        a = canvas_of(first, [int(j)], matrix, size)[0][covered]
        b = canvas_of(second, [run.first_index + k], None, size)[0][covered]
        gain, shift = 0.0, float(b.mean())
        use = np.ones(len(a), bool)
        for _ in range(2):
            x, y = a[use], b[use]
            gain = float(
                ((x - x.mean()) * (y - y.mean())).sum() / max(float(((x - x.mean()) ** 2).sum()), 1e-6)
            )
            shift = float(y.mean() - gain * x.mean())
            left = np.abs(b - gain * a - shift)
            use = left <= max(2.0, 3 * float(np.median(left)))
        alike = float(np.corrcoef(a, b)[0, 1]) if min(a.std(), b.std()) > 1e-3 else 0.0
        out[k] = gain, shift, float(b.mean()), alike
    return out
