"""Refine how the pictures of two recordings lie on one another, together with the time between them.

A camera that glides over still ground looks alike a little later in a placement that is a little shifted, so neither
time nor placement can be refined alone: along the ridge of equally rough answers, the one whose single placement
fits all frames best is taken.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.fingerprint_frames import (
    MIN_UNCOVERED,
    Agreement,
    Line,
    Look,
    along,
    canvases,
    common_part,
    movement,
    overlaid,
    warped,
    weighed,
)
from diptych.algorithms.fingerprint_match import Placement

ECC_SIDE_PX = 80
"""Longer side of the pictures in which a placement is refined. Chosen by hand."""

N_FRAMES = 5
"""Pairs of frames along a line that a placement is fitted to. Chosen by hand."""

RIDGE_S = 1.6
"""How far to either side other times are tried. Local features come once a second. Chosen by hand."""

RIDGE_STEPS_S = (0.2, 0.04)

NEAR_ONE = 0.2
"""A rate this near to one is also tried as one. Chosen by hand."""


def sharpened(query: Look, found: Look, placement: Placement, line: Line) -> tuple[Placement, float]:
    """Move a placement to where frames along a line agree best (ECC, Evangelidis and Psarakis 2008).

    Returns:
        The placement, and the middle correlation of the frames in it, −1 to 1.
    """
    box = common_part(query.pictures.shape[1:], found.pictures.shape[1:], placement)
    rows, columns = along(query, found, line.rate, line.offset_s, line.from_s, line.to_s)
    if box is None or len(rows) < 5:
        return placement, -1.0
    span = np.array([box[2] - box[0], box[3] - box[1]])
    width, height = (int(v) for v in np.maximum(16, np.round(span / span.max() * ECC_SIDE_PX)))
    canvas = np.array([[span[0] / width, 0, box[0]], [0, span[1] / height, box[1]], [0, 0, 1]])
    at = (np.linspace(0.05, 0.95, N_FRAMES) * (len(rows) - 1)).astype(int)
    targets = warped(query.pictures[rows[at]], canvas, (width, height))
    a = np.vstack([placement.query_from_found, [0, 0, 1]])
    sampled = np.linspace(0, len(rows) - 1, min(len(rows), 12)).astype(int)
    covered = overlaid(warped(query.pictures[rows[sampled]], canvas, (width, height)))
    covered |= overlaid(warped(found.pictures[columns[sampled]], np.linalg.inv(a) @ canvas, (width, height)))
    free = ~covered if (~covered).mean() >= MIN_UNCOVERED else np.ones(len(covered), bool)
    mask = free.reshape(height, width).astype(np.uint8) * 255
    warps = []
    sources = warped(found.pictures[columns[at]], np.linalg.inv(a) @ canvas, (width, height))
    for target, source in zip(targets, sources, strict=True):
        warp = np.eye(2, 3, dtype=np.float32)
        try:
            value, warp = cv2.findTransformECC(
                target.reshape(height, width),
                source.reshape(height, width),
                warp,
                cv2.MOTION_AFFINE,
                (3, 15, 1e-3),
                mask,
                3,
            )
        except cv2.error:
            continue
        if value > 0.5:
            warps.append(np.vstack([warp, [0, 0, 1]]))
    before = _correlation(targets[:, free], sources[:, free])
    if len(warps) < 3:
        return placement, before
    half = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1.0]])
    moved = half @ np.median(warps, axis=0) @ np.linalg.inv(half)
    if np.abs(moved[:2, :2] - np.eye(2)).max() > 0.15 or np.abs(moved[:2, 2]).max() > 0.15 * ECC_SIDE_PX:
        return placement, before
    better = canvas @ np.linalg.inv(moved) @ np.linalg.inv(canvas) @ a
    sources = warped(found.pictures[columns[at]], np.linalg.inv(better) @ canvas, (width, height))
    after = _correlation(targets[:, free], sources[:, free])
    if after <= before:
        return placement, before
    return replace(placement, query_from_found=better[:2]), after


def _correlation(first: np.ndarray, second: np.ndarray) -> float:
    """Return the median correlation of pictures, row by row; 0 for a row without any difference in it."""
    a, b = (some - some.mean(axis=1, keepdims=True) for some in (first, second))
    sizes = np.maximum(np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1), 1e-9)
    return float(np.median((a * b).sum(axis=1) / sizes))


def along_the_ridge(query: Look, found: Look, placement: Placement, line: Line) -> tuple[Placement, Line]:
    """Try other times with the placement that fits each, and take what fits all frames best."""
    middle = (line.from_s + line.to_s) / 2
    best = (*sharpened(query, found, placement, line), line)
    rates = [line.rate, 1.0] if 0 < abs(line.rate - 1.0) < NEAR_ONE else [line.rate]
    for step in RIDGE_STEPS_S:
        reach = RIDGE_S if step == RIDGE_STEPS_S[0] else RIDGE_STEPS_S[0]
        start = best
        for rate in rates if step == RIDGE_STEPS_S[0] else [start[2].rate]:
            at = start[2].rate * middle + start[2].offset_s
            for way in (1, -1):
                here = start[0]
                for k in range(0 if way == 1 else 1, round(reach / step) + 1):
                    offset_s = at + way * k * step - rate * middle
                    there = replace(line, rate=rate, offset_s=offset_s)
                    here, score = sharpened(query, found, here, there)
                    if score > best[1] + 1e-4:
                        best = (here, score, there)
    return best[0], best[2]


MAX_ROWS = 80
"""Frames of a line that its time and rate are fitted to. Chosen by hand."""


@dataclass(frozen=True, slots=True)
class _Fit:
    score: float
    rate: float
    centre_s: float


def settled(
    query: Look, found: Look, placement: Placement, seen: Agreement, line: Line
) -> tuple[Placement, Line] | None:
    """Refine placement, time and rate of a line, and weigh it.

    Here both recordings' movement is taken against the mean of the same stretch, so that frames near a border,
    whose surroundings differ, count in full.

    Args:
        query: Small pictures of the query.
        found: Small pictures of the recording.
        placement: The placement to start from.
        seen: Agreements in which the line was found; its rival is looked for there.
        line: The line to start from.
    """
    moved, _ = sharpened(query, found, placement, line)
    best = _fitted(query, found, moved, line)
    if best is None or best.score < NO_RIDGE:
        other, there = along_the_ridge(query, found, placement, line)
        second = _fitted(query, found, other, there)
        if second is not None and (best is None or second.score > best.score):
            moved, best = other, second
    if best is None:
        return None
    moved, best = _at_simple_rate(query, found, moved, line, best)
    offset_s = best.centre_s - best.rate * (line.from_s + line.to_s) / 2
    again = weighed(query, found, seen, best.rate, offset_s, line.from_s, line.to_s)
    return (moved, replace(again, agreement=best.score)) if again is not None else None


def _at_simple_rate(
    query: Look, found: Look, placement: Placement, line: Line, best: _Fit
) -> tuple[Placement, _Fit]:
    """Fit again at a simple rate that is near, in a placement of its own: the first one fits the free rate."""
    middle = (line.from_s + line.to_s) / 2
    for simple in SIMPLE_RATES:
        if best.rate == simple or abs(best.rate - simple) >= SIMPLE_REACH * simple:
            continue
        there = replace(line, rate=simple, offset_s=best.centre_s - simple * middle)
        moved, _ = sharpened(query, found, placement, there)
        plain = _fitted(query, found, moved, there)
        if plain is not None and plain.rate == simple and plain.score >= best.score - SIMPLE_LOSS:
            return moved, plain
    return placement, best


NO_RIDGE = 0.97
"""Agreement from which no other times are tried with other placements. Chosen by hand."""


def _fitted(query: Look, found: Look, placement: Placement, line: Line) -> _Fit | None:
    """Fit time and rate in one placement, on a grid that narrows."""
    pair = canvases(query, found, placement)
    if pair is None:
        return None
    some = slice(None, None, 3)
    pair = pair[0][:, some], pair[1][:, some]
    begin, end = line.from_s, line.to_s
    middle, span = (begin + end) / 2, max(end - begin, 1.0)
    step = min(query.step_s, found.step_s) / 2

    rows = along(query, found, line.rate, line.offset_s, begin, end)[0]
    usual = _thinned(rows)
    asked = movement(pair[0][usual], query.times_s[usual]) if len(usual) >= 3 else None

    def tried(rate: float, centre_s: float) -> _Fit:
        offset_s = centre_s - rate * middle
        rows, columns = along(query, found, rate, offset_s, begin, end)
        if len(rows) < 3:
            return _Fit(-1.0, rate, centre_s)
        some = _thinned(np.arange(len(rows)))
        rows, columns = rows[some], columns[some]
        times = query.times_s[rows]
        same = asked is not None and np.array_equal(rows, usual)
        unit_q, moves_q = asked if asked is not None and same else movement(pair[0][rows], times)
        unit_f, moves_f = movement(pair[1][columns], times)
        either = moves_q | moves_f
        if either.sum() < max(3, 0.2 * len(rows)):
            return _Fit(-1.0, rate, centre_s)
        return _Fit(float(np.einsum("np,np->n", unit_q, unit_f)[either].mean()), rate, centre_s)

    best = tried(line.rate, line.rate * middle + line.offset_s)
    for shifts, rates in ((8, 5), (4, 3), (2, 3)):
        start = best
        for rate in start.rate + np.linspace(-1, 1, rates) * (shifts * step / span):
            for k in range(-shifts, shifts + 1, max(1, shifts // 4)):
                best = max(best, tried(float(rate), start.centre_s + k * step), key=lambda fit: fit.score)
    for simple in SIMPLE_RATES:
        if abs(best.rate - simple) < max(6 * step / span, SIMPLE_REACH * simple):
            near = [tried(simple, best.centre_s + k * step) for k in range(-6, 7)]
            plain = max(near, key=lambda fit: fit.score)
            if plain.score >= best.score - SIMPLE_LOSS:
                return plain
    return best


SIMPLE_RATES = (1.0, 0.5, 2.0, 0.75, 1.25, 1.5)
"""Rates that editors offer; where one explains a line as well as a free rate, it is taken."""

SIMPLE_REACH = 0.15
"""How far from one of them a free rate may lie, in parts of it. Where little moves, agreement is as good over a tenth
of the rate: of six copies of a hovering drone's flight five had a rate 4 to 14 % off before. Chosen by hand."""

SIMPLE_LOSS = 0.01
"""Agreement that one of them may lose against a free rate and still be taken. Chosen by hand."""


def _thinned(rows: NDArray[np.intp]) -> NDArray[np.intp]:
    """Choose at most ``MAX_ROWS`` of some rows, evenly."""
    if len(rows) <= MAX_ROWS:
        return rows
    some: NDArray[np.intp] = rows[np.linspace(0, len(rows) - 1, MAX_ROWS).astype(int)]
    return some
