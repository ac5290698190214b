"""Which frames of two recordings are the same footage: frame by frame, by what moves.

Two recordings of one fixed camera on two days match perfectly in all that stands still, so what stands still is
taken out first: of every small picture the mean of the two seconds around it, scaled to its exposure. What is left
is movement: of things, of the camera, of light over parts of the picture. A copy repeats it frame by frame; another
recording does not. A matrix of agreements between all frames of both then holds a copy as a straight line whose
slope is the rate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.fingerprint_match import Placement

CANVAS_SIDE_PX = 48
"""Longer side of the common part of both pictures in which frames are compared. Chosen by hand."""

AROUND_S = 1.0
"""Seconds to either side whose mean is taken as what stands still. Chosen by hand."""

MIN_MOVEMENT = 0.6
"""Smallest movement (standard deviation over the canvas, levels) of a frame that can agree with another: below it
noise and compression rule. Chosen by hand."""

MIN_AREA = 0.04
"""Smallest common part of the pictures, in squares of the longer side. Chosen by hand: a picture in picture of a
quarter of the width has 0.035 to 0.06."""

MIN_UNCOVERED = 0.25
"""Smallest part of the canvas that has to be free of overlays; otherwise nothing is left off. Chosen by hand."""

MAX_OVERSAMPLING = 6
"""Most samples along either side of a canvas pixel; pictures are at most four times as fine. Chosen by hand."""

MOVING_SPREAD = 4.0
"""Standard deviation over time (levels) of a pixel in a picture that moves. Chosen by hand."""

OVERLAY_SPREAD = 0.2
"""Part of the usual standard deviation over time below which a pixel belongs to an overlay. Chosen by hand."""

RATES = tuple(float(r) for r in np.round(2.0 ** np.arange(-1.05, 1.051, 0.05), 4))
"""Rates that lines are sought at, 3.5 % apart, from a little below 0.5 to a little above 2."""

WINDOW_S = 1.6
"""Length of the windows of the query that are placed one by one; 2 s clips need at least one. Chosen by hand."""

STRIDE_S = 0.4

MIN_AGREEMENT = 0.68
"""Smallest mean agreement of a piece. Chosen by hand between unrelated recordings and edited copies
(docs/methods/copies.md has both distributions)."""

MIN_ADVANTAGE = 0.12
"""How much a piece's agreement has to exceed that of its best rival at another time. Chosen by hand."""

MIN_MOVING_S = 0.8
"""Shortest time with movement on both sides in a piece. Chosen by hand."""

MIN_PIECE_S = 1.2
"""Shortest piece. The aim is 2 s; borders may cost some frames."""

Floats = NDArray[np.float64]
Pictures = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Small pictures of a recording with their times; ``long_px`` and size describe the pictures."""

    times_s: Floats
    """``(n,)``"""
    frames: NDArray[np.int64]
    """``(n,)`` numbers of the frames in the recording."""
    pictures: NDArray[np.uint8]
    """``(n, h, w)``"""
    step_s: float
    """Usual time from one picture to the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A stretch of the query on the found recording: ``t_found = rate × t_query + offset_s``."""

    from_s: float
    to_s: float
    rate: float
    offset_s: float
    agreement: float
    """Mean agreement of the frames that move, −1 to 1."""
    rival: float
    """Mean agreement of the same frames at the best other time."""
    moving_s: float
    """Time with movement on both sides."""
    placement: int
    """Number of the placement that most frames agree in."""


def common_part(look: tuple[int, int], other: tuple[int, int], placement: Placement) -> Floats | None:
    """Find the part of the query's picture ``(h, w)`` that the found picture ``(h, w)`` covers too.

    Returns:
        Left, top, right, bottom in parts of the query's longer side; ``None`` where it is too small.
    """
    height, width = look[0] / max(look), look[1] / max(look)
    h, w = other[0] / max(other), other[1] / max(other)
    a = placement.query_from_found
    outline = np.array([[0, 0], [w, 0], [w, h], [0, h]]) @ a[:, :2].T + a[:, 2]
    left, top = np.maximum(outline.min(axis=0), 0)
    right, bottom = np.minimum(outline.max(axis=0), (width, height))
    inset = 0.01
    box = np.array([left + inset, top + inset, right - inset, bottom - inset])
    if box[2] - box[0] < 0.1 or box[3] - box[1] < 0.1 or (box[2] - box[0]) * (box[3] - box[1]) < MIN_AREA:
        return None
    return box


def canvases(query: Look, found: Look, placement: Placement) -> tuple[Pictures, Pictures] | None:
    """Bring both recordings' pictures onto one canvas: ``(n, p)`` and ``(m, p)``.

    Pixels that stay the same while most others change are an overlay, and left off on both sides.
    """
    box = common_part(query.pictures.shape[1:], found.pictures.shape[1:], placement)
    if box is None:
        return None
    span = np.array([box[2] - box[0], box[3] - box[1]])
    size = np.maximum(8, np.round(span / span.max() * CANVAS_SIDE_PX)).astype(int)
    a = np.vstack([placement.query_from_found, [0, 0, 1]])
    query_from_canvas = np.array(
        [[span[0] / size[0], 0, box[0]], [0, span[1] / size[1], box[1]], [0, 0, 1]], dtype=np.float64
    )
    on_query = warped(query.pictures, query_from_canvas, (int(size[0]), int(size[1])))
    on_found = warped(found.pictures, np.linalg.inv(a) @ query_from_canvas, (int(size[0]), int(size[1])))
    kept = ~(overlaid(on_query) | overlaid(on_found))
    if kept.mean() < MIN_UNCOVERED:
        return on_query, on_found
    return on_query[:, kept], on_found[:, kept]


def overlaid(pictures: Pictures) -> NDArray[np.bool_]:
    """Mark pixels ``(p,)`` of ``(n, p)`` that hold still while the picture moves."""
    spread = pictures[:: max(1, len(pictures) // 200)].std(axis=0)
    usual = float(np.median(spread))
    if usual < MOVING_SPREAD:
        usual = float(np.percentile(spread, 80))
        if usual < 2 * MOVING_SPREAD:
            return np.zeros(pictures.shape[1], bool)
    return np.asarray(spread < OVERLAY_SPREAD * usual)


def warped(pictures: NDArray[np.uint8], parts_from_canvas: Floats, size: tuple[int, int]) -> Pictures:
    """Sample pictures on a canvas; a canvas pixel averages what it covers."""
    longer = max(pictures.shape[1:])
    scale = np.diag([longer, longer, 1.0])
    half = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1.0]])
    picture_from_canvas = np.linalg.inv(half) @ scale @ parts_from_canvas @ half
    step = float(np.sqrt(abs(np.linalg.det(picture_from_canvas[:2, :2]))))
    # Sampled at about every pixel it covers, then averaged: cheaper than blurring the whole picture first.
    dense = int(np.clip(round(step), 1, MAX_OVERSAMPLING))
    picture_from_dense = (
        picture_from_canvas @ np.linalg.inv(half) @ np.diag([1 / dense, 1 / dense, 1.0]) @ half
    )
    large = (size[0] * dense, size[1] * dense)
    out = np.empty((len(pictures), size[0] * size[1]), np.float32)
    for k, picture in enumerate(pictures):
        sampled = cv2.warpAffine(
            picture,
            picture_from_dense[:2],
            large,
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )
        small = cv2.resize(sampled.astype(np.float32), size, interpolation=cv2.INTER_AREA)
        out[k] = small.ravel()
    return out


def movement(pictures: Pictures, times_s: Floats) -> tuple[Pictures, NDArray[np.bool_]]:
    """Take out what stands still and the exposure; scale every frame's movement to length one.

    Args:
        pictures: ``(n, p)`` levels on the canvas.
        times_s: ``(n,)``.

    Returns:
        ``(n, p)`` unit rows (zero where too little moves), and which rows move ``(n,)``.
    """
    sums = np.concatenate([np.zeros((1, pictures.shape[1])), np.cumsum(pictures, axis=0, dtype=np.float64)])
    low = np.searchsorted(times_s, times_s - AROUND_S - 1e-6)
    high = np.searchsorted(times_s, times_s + AROUND_S + 1e-6, side="right")
    mean = (sums[high] - sums[low]) / (high - low)[:, None]
    left = without_exposure(pictures.astype(np.float64), mean)
    size = np.sqrt((left * left).mean(axis=1))
    moves = size >= MIN_MOVEMENT
    unit = left / np.maximum(np.linalg.norm(left, axis=1, keepdims=True), 1e-9)
    unit[~moves] = 0
    return unit.astype(np.float32), moves


def without_exposure(pictures: Floats, mean: Floats) -> Floats:
    """Subtract from each row its mean picture, scaled and shifted to fit best."""
    base = mean - mean.mean(axis=1, keepdims=True)
    here = pictures - pictures.mean(axis=1, keepdims=True)
    power = np.maximum((base * base).sum(axis=1, keepdims=True), 1e-9)
    gain = (here * base).sum(axis=1, keepdims=True) / power
    result: Floats = here - gain * base
    return result


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Agreements of all frames of two recordings in the best of several placements."""

    values: NDArray[np.float32]
    """``(n, m)`` the best of all placements."""
    each: tuple[NDArray[np.float32] | None, ...]
    """``(n, m)`` of every placement; ``None`` where the pictures have too little in common."""
    placement: NDArray[np.int8]
    """``(n, m)`` number of the placement."""
    moving: NDArray[np.bool_]
    """``(n, m)`` where both frames move."""


def agreement(query: Look, found: Look, tried: Sequence[Placement]) -> Agreement | None:
    """Compare all frames of two recordings in each placement and keep the best."""
    best: Agreement | None = None
    each: list[NDArray[np.float32] | None] = []
    for number, placement in enumerate(tried):
        pair = canvases(query, found, placement)
        if pair is None:
            each.append(None)
            continue
        unit_q, moves_q = movement(pair[0], query.times_s)
        unit_f, moves_f = movement(pair[1], found.times_s)
        values = unit_q @ unit_f.T
        each.append(values)
        moving = moves_q[:, None] & moves_f[None, :]
        if best is None:
            chosen = np.full(values.shape, number, np.int8)
            best = Agreement(values=values, each=(), placement=chosen, moving=moving)
        else:
            better = values > best.values
            best = Agreement(
                values=np.where(better, values, best.values),
                each=(),
                placement=np.where(better, np.int8(number), best.placement),
                moving=best.moving | moving,
            )
    return replace(best, each=tuple(each)) if best is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """One window of the query on one stretch of the found recording."""

    rate: float
    start_s: float
    """Where the found recording is at the window's middle."""
    score: float


def find_lines(query: Look, found: Look, seen: Agreement) -> list[Line]:
    """Find stretches of the query that run along the found recording.

    Windows of the query are placed one by one at every rate; a chain of windows on one line, found by dynamic
    programming, is fitted as a whole and kept where it agrees well, moves long enough, and no other time agrees
    nearly as well.
    """
    windows = np.arange(
        query.times_s[0], max(query.times_s[-1] - WINDOW_S, query.times_s[0]) + 1e-9, STRIDE_S
    )
    places = [_places(query, found, seen, begin) for begin in windows]
    chain = _best_chain(places)
    lines: list[Line] = []
    k = 0
    while k < len(chain):
        if chain[k] is None:
            k += 1
            continue
        end = k + 1
        while end < len(chain) and chain[end] is not None and _continues(chain[end - 1], chain[end]):
            end += 1
        members = [(windows[j] + WINDOW_S / 2, chain[j]) for j in range(k, end)]
        line = _fitted(query, found, seen, members)
        if line is not None:
            lines.append(line)
        k = end
    return _joined(query, found, seen, lines)


def _rows(look: Look, begin: float, end: float) -> NDArray[np.intp]:
    low, high = np.searchsorted(look.times_s, (begin - 1e-6, end + 1e-6))
    rows = np.arange(low, high)
    most = 40
    return rows if len(rows) <= most else rows[np.linspace(0, len(rows) - 1, most).astype(int)]


def nearest(times_s: Floats, wanted: Floats) -> NDArray[np.intp]:
    """Return for each wanted time the number of the nearest of ``(n,)`` rising times."""
    high = np.clip(np.searchsorted(times_s, wanted), 1, max(1, len(times_s) - 1))
    low = high - 1
    return np.where(
        wanted - times_s[low] <= times_s[np.minimum(high, len(times_s) - 1)] - wanted, low, high
    ).clip(0, len(times_s) - 1)


def _places(query: Look, found: Look, seen: Agreement, begin: float) -> list[_Place]:
    """Place one window of the query: the best few (rate, time) by mean agreement."""
    rows = _rows(query, begin, begin + WINDOW_S)
    if len(rows) < 3:
        return []
    middle = begin + WINDOW_S / 2
    ahead = query.times_s[rows] - middle
    first, last = float(found.times_s[0]), float(found.times_s[-1])
    centres = found.times_s
    peaks: list[_Place] = []
    for rate in RATES:
        wanted = centres[None, :] + rate * ahead[:, None]
        columns = nearest(found.times_s, wanted)
        inside = (wanted >= first - found.step_s) & (wanted <= last + found.step_s)
        part = np.where(inside, seen.values[rows[:, None], columns], 0)
        counted = np.where(inside, seen.moving[rows[:, None], columns], False).sum(axis=0)
        # A window of which less than half moves may rest on chance; it is divided by half of its frames at least.
        score = part.sum(axis=0) / np.maximum(counted, max(3.0, len(rows) / 2))
        for k in np.argsort(-score)[:3]:
            if score[k] > 0.25:
                peaks.append(_Place(rate=rate, start_s=float(centres[k]), score=float(score[k])))
    peaks.sort(key=lambda place: -place.score)
    kept: list[_Place] = []
    for place in peaks:
        if all(
            abs(place.start_s - k.start_s) > 0.2 or abs(np.log2(place.rate / k.rate)) > 0.12 for k in kept
        ):
            kept.append(place)
        if len(kept) == 6:
            break
    return kept


def _continues(before: _Place | None, after: _Place | None) -> bool:
    """Say whether two windows, one stride apart, lie on one line."""
    if before is None or after is None:
        return False
    rate = (before.rate + after.rate) / 2
    return abs(after.start_s - before.start_s - rate * STRIDE_S) < 0.12 + 0.05 * STRIDE_S and (
        abs(np.log2(after.rate / before.rate)) < 0.21
    )


def _best_chain(places: Sequence[Sequence[_Place]]) -> list[_Place | None]:
    """Choose one place or none for every window: agreement is gained, every jump costs."""
    jump, idle = 0.6, 0.32
    states: list[list[_Place | None]] = [[None, *some] for some in places]
    totals: list[list[float]] = []
    links: list[list[int]] = []
    for k, some in enumerate(states):
        row, link = [], []
        for state in some:
            gain = state.score if state is not None else idle
            if k == 0:
                row.append(gain)
                link.append(-1)
                continue
            best, best_j = -np.inf, 0
            for j, before in enumerate(states[k - 1]):
                cost = 0.0
                if state is not None and before is not None and not _continues(before, state):
                    cost = jump
                elif (state is None) != (before is None):
                    cost = jump / 2
                value = totals[k - 1][j] - cost
                if value > best:
                    best, best_j = value, j
            row.append(best + gain)
            link.append(best_j)
        totals.append(row)
        links.append(link)
    chain: list[_Place | None] = []
    if not states:
        return chain
    at = int(np.argmax(totals[-1]))
    for k in range(len(states) - 1, -1, -1):
        chain.append(states[k][at])
        at = links[k][at]
    return chain[::-1]


def along(
    query: Look, found: Look, rate: float, offset_s: float, begin: float, end: float
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the pictures of the query from ``begin`` to ``end`` and their counterparts on a line."""
    rows = np.flatnonzero((query.times_s >= begin - 1e-6) & (query.times_s <= end + 1e-6))
    wanted = rate * query.times_s[rows] + offset_s
    slack = found.step_s
    rows = rows[(wanted >= found.times_s[0] - slack) & (wanted <= found.times_s[-1] + slack)]
    return rows, nearest(found.times_s, rate * query.times_s[rows] + offset_s)


def _score(
    seen: Agreement, rows: NDArray[np.intp], columns: NDArray[np.intp], placement: int | None = None
) -> tuple[float, int]:
    """Average the agreement of moving frames, in the best placements or in one; also count them."""
    moving = seen.moving[rows, columns]
    n = int(moving.sum())
    one = seen.each[placement] if placement is not None else None
    values = seen.values if one is None else one
    return (float(values[rows, columns][moving].mean()) if n else 0.0), n


def _usual(seen: Agreement, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> int:
    """Return the placement in which most moving frames of a line agree best."""
    counted = np.bincount(seen.placement[rows, columns][seen.moving[rows, columns]].astype(int), minlength=1)
    return int(np.argmax(counted))


def _fitted(
    query: Look, found: Look, seen: Agreement, members: Sequence[tuple[float, _Place | None]]
) -> Line | None:
    """Fit one line through a chain of windows, frame by frame, and weigh it against other times."""
    points = np.array([(middle, place.start_s) for middle, place in members if place is not None])
    begin, end = points[0, 0] - WINDOW_S / 2, points[-1, 0] + WINDOW_S / 2
    rate = float(np.median([place.rate for _, place in members if place is not None]))
    if len(points) >= 5:
        rate = float(np.polyfit(points[:, 0], points[:, 1], 1)[0])
    offset_s = float(np.median(points[:, 1] - rate * points[:, 0]))
    rate, offset_s = refine(query, found, seen, rate, offset_s, begin, end)
    return weighed(query, found, seen, rate, offset_s, begin, end)


def refine(
    query: Look, found: Look, seen: Agreement, rate: float, offset_s: float, begin: float, end: float
) -> tuple[float, float]:
    """Move a line to where the frames agree best, then ask whether a rate of one explains them as well.

    One placement judges: where the camera moves, another one fits another time.
    """
    rows, columns = along(query, found, rate, offset_s, begin, end)
    usual = _usual(seen, rows, columns)
    middle = (begin + end) / 2
    centre = rate * middle + offset_s
    span = max(end - begin, WINDOW_S)
    step = min(query.step_s, found.step_s) / 2
    best = (-np.inf, rate, centre)
    for width, n in ((1.0, 9), (0.3, 7)):
        rates = best[1] + np.linspace(-1, 1, n) * (0.04 * rate if width == 1.0 else 2 * step / span) * width
        centres = best[2] + np.arange(-8, 9) * step * width
        for r in rates:
            for c in centres:
                rows, columns = along(query, found, r, c - r * middle, begin, end)
                score, n_moving = _score(seen, rows, columns, usual)
                if n_moving >= 3 and score * np.sqrt(n_moving / max(1, len(rows))) > best[0]:
                    best = (score * np.sqrt(n_moving / max(1, len(rows))), float(r), float(c))
    _, r, c = best
    for simple in (1.0, 0.5, 2.0):
        if abs(r - simple) * span < max(3 * max(query.step_s, found.step_s), 0.012 * span):
            scores = []
            for shift in np.arange(-6, 7) * step:
                rows, columns = along(query, found, simple, c + shift - simple * middle, begin, end)
                scores.append((_score(seen, rows, columns, usual)[0], float(c + shift)))
            score, centre = max(scores)
            if score >= 0.985 * best[0]:
                return simple, _centred(
                    query, found, seen, simple, centre - simple * middle, begin, end, usual
                )
    return r, _centred(query, found, seen, r, c - r * middle, begin, end, usual)


def _centred(
    query: Look,
    found: Look,
    seen: Agreement,
    rate: float,
    offset_s: float,
    begin: float,
    end: float,
    usual: int,
) -> float:
    """Shift to the middle of a peak, by the parabola through three shifts of one frame."""
    step = max(query.step_s, found.step_s)
    scores = []
    for shift in (-step, 0.0, step):
        rows, columns = along(query, found, rate, offset_s + shift, begin, end)
        scores.append(_score(seen, rows, columns, usual)[0])
    bend = scores[0] - 2 * scores[1] + scores[2]
    if bend >= -1e-6:
        return offset_s
    return offset_s + float(np.clip(0.5 * (scores[0] - scores[2]) / bend, -0.5, 0.5)) * step


def weighed(
    query: Look, found: Look, seen: Agreement, rate: float, offset_s: float, begin: float, end: float
) -> Line | None:
    """Score a line, and the best line of the same rate and placement at least half a second away.

    A camera that glides over still ground agrees with itself at another time in another placement; within one
    placement it does not.
    """
    rows, columns = along(query, found, rate, offset_s, begin, end)
    if len(rows) < 3:
        return None
    usual = _usual(seen, rows, columns)
    score, n_moving = _score(seen, rows, columns)
    rivals = [0.0]
    reach = float(found.times_s[-1] - found.times_s[0]) + (end - begin) * rate
    for shift in np.arange(0.5, reach, 2 * found.step_s):
        for one in (shift, -shift):
            r, c = along(query, found, rate, offset_s + one, begin, end)
            value, n = _score(seen, r, c, usual)
            if n >= 0.5 * n_moving:
                rivals.append(value)
    return Line(
        from_s=float(query.times_s[rows[0]]),
        to_s=float(query.times_s[rows[-1]]),
        rate=rate,
        offset_s=offset_s,
        agreement=score,
        rival=max(rivals),
        moving_s=n_moving * query.step_s,
        placement=usual,
    )


def best_time(
    query: Look, found: Look, seen: Agreement, line: Line, placement: int, rate: float
) -> Line | None:
    """Find where a line fits best in another placement or at another rate."""
    values = seen.each[placement]
    if values is None:
        return None
    best: tuple[float, float] | None = None
    first = float(found.times_s[0]) - rate * line.from_s - 0.5
    last = float(found.times_s[-1]) - rate * line.to_s + 0.5
    for offset_s in np.arange(first, max(last, first) + 1e-6, 2 * found.step_s):
        rows, columns = along(query, found, rate, float(offset_s), line.from_s, line.to_s)
        if (rows.size and rows[-1] - rows[0]) < 0.8 * (line.to_s - line.from_s) / query.step_s - 2:
            continue
        score, _ = _score(seen, rows, columns, placement)
        if best is None or score > best[0]:
            best = (score, float(offset_s))
    if best is None:
        return None
    return replace(line, rate=rate, offset_s=best[1], placement=placement, agreement=best[0])


def stands(line: Line) -> bool:
    """Say whether a line is more than chance, more than a rival, and long enough."""
    return (
        line.agreement >= MIN_AGREEMENT
        and line.agreement - line.rival >= MIN_ADVANTAGE
        and line.moving_s >= MIN_MOVING_S
        and line.to_s - line.from_s >= MIN_PIECE_S - 0.2
    )


def _joined(query: Look, found: Look, seen: Agreement, lines: Sequence[Line]) -> list[Line]:
    """Join neighbours that lie on one line, and fit them again."""
    out: list[Line] = []
    for line in lines:
        if out:
            last = out[-1]
            at = (last.to_s + line.from_s) / 2
            gap = abs(last.rate * at + last.offset_s - line.rate * at - line.offset_s)
            if gap < 0.15 and abs(last.rate - line.rate) < 0.05 * last.rate and line.from_s - last.to_s < 2.5:
                rate, offset_s = refine(query, found, seen, last.rate, last.offset_s, last.from_s, line.to_s)
                joined = weighed(query, found, seen, rate, offset_s, last.from_s, line.to_s)
                if joined is not None and joined.agreement >= 0.8 * min(last.agreement, line.agreement):
                    out[-1] = joined
                    continue
        out.append(line)
    return out
