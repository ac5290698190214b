"""Where a stretch of shared footage begins and ends, to the frame.

Near a border the two seconds around a frame may belong to another shot, so the border frames are compared as they
are, and by how they differ from the mean of the second just inside, which both recordings share.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.fingerprint_frames import (
    MIN_MOVEMENT,
    WINDOW_S,
    Line,
    Look,
    Pictures,
    canvases,
    nearest,
    without_exposure,
)
from diptych.algorithms.fingerprint_match import Placement

LIKENESS_DROP = 0.25
"""How far the correlation of a frame with its counterpart may fall below the middle of the stretch. By hand."""

MIN_LIKENESS = 0.5
"""Smallest correlation of a frame with its counterpart. Chosen by hand."""

MIN_SAME_CHANGE = 0.35
"""Smallest correlation of what changed since the inside of the stretch, where something did. Chosen by hand."""

PASSED_OVER_S = 0.12
"""Frames that fail for no longer than this, between frames that pass, belong to the stretch. Chosen by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """First and last matched picture of a look, and what was seen on the way."""

    first: int
    last: int
    likeness: float
    """Middle correlation of the frames as they are."""
    placements: NDArray[np.int8]
    """Number of the placement of every picture from first to last."""


def extent(query: Look, found: Look, tried: Sequence[Placement], line: Line, *, n_shared: int) -> Extent:
    """Follow a line outward from its inside to where the frames cease to be the same.

    Args:
        query: Small pictures of the query.
        found: Small pictures of the recording.
        tried: Placements; the first ``n_shared`` may hold in parts of any line, the others are one line's own.
        line: The line to follow.
        n_shared: Number of the shared placements.
    """
    pairs = [
        canvases(query, found, placement) if number < n_shared or number == line.placement else None
        for number, placement in enumerate(tried)
    ]
    wanted = line.rate * query.times_s + line.offset_s
    slack = 0.75 * found.step_s
    inside_found = (wanted >= found.times_s[0] - slack) & (wanted <= found.times_s[-1] + slack)
    columns = nearest(found.times_s, wanted)
    likeness = np.full((len(tried), len(query.times_s)), -1.0)
    for number, pair in enumerate(pairs):
        if pair is not None:
            likeness[number] = _likeness(pair[0], pair[1], columns)
    chosen = np.argmax(likeness, axis=0).astype(np.int8)
    # Where placements are equally good, the usual one of the stretch stays.
    usual = likeness[line.placement]
    chosen[usual >= likeness.max(axis=0) - 0.03] = line.placement
    best = likeness.max(axis=0)
    rows = np.flatnonzero((query.times_s >= line.from_s - 1e-6) & (query.times_s <= line.to_s + 1e-6))
    middle = float(np.median(best[rows]))
    alike = inside_found & (best >= max(MIN_LIKENESS, middle - LIKENESS_DROP))
    half = min(WINDOW_S / 2, (line.to_s - line.from_s) / 2)
    starts = int(np.searchsorted(query.times_s, line.from_s + half))
    ends = int(np.searchsorted(query.times_s, line.to_s - half))
    starts, ends = min(starts, len(query.times_s) - 1), min(max(starts, ends), len(query.times_s) - 1)
    first = _walk(query, found, pairs, chosen, columns, alike, starts, -1)
    last = _walk(query, found, pairs, chosen, columns, alike, ends, 1)
    return Extent(first=first, last=last, likeness=middle, placements=chosen[first : last + 1])


def _likeness(query: Pictures, found: Pictures, columns: NDArray[np.intp]) -> NDArray[np.float64]:
    """Correlate every picture with its counterpart or that one's neighbours; the best counts."""
    unit_q, unit_f = _unit(query), _unit(found)
    values = [
        np.einsum("np,np->n", unit_q, unit_f[np.clip(columns + shift, 0, len(unit_f) - 1)])
        for shift in (-1, 0, 1)
    ]
    return np.asarray(np.max(values, axis=0), dtype=np.float64)


def _unit(pictures: Pictures) -> Pictures:
    centred = pictures - pictures.mean(axis=1, keepdims=True)
    unit: Pictures = centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-6)
    return unit


def _walk(
    query: Look,
    found: Look,
    pairs: Sequence[tuple[Pictures, Pictures] | None],
    chosen: NDArray[np.int8],
    columns: NDArray[np.intp],
    alike: NDArray[np.bool_],
    start: int,
    way: int,
) -> int:
    """Walk from the inside to a border; return the last picture that belongs to the stretch."""
    n = len(query.times_s)
    reach = max(2, round(1.0 / query.step_s))
    last = start
    at = start
    while 0 <= at + way < n:
        at += way
        if abs(query.times_s[at] - query.times_s[last]) > PASSED_OVER_S + query.step_s:
            break
        if not alike[at]:
            continue
        # the second of pictures just inside, which are known to belong to the stretch
        inner = np.arange(last, last - way * reach, -way)
        low, high = sorted((start + way * reach * -1, last))
        inner = inner[(inner >= max(0, low)) & (inner <= min(n - 1, high))]
        if len(inner) >= 2 and not _same_change(pairs[chosen[at]], columns, at, inner):
            continue
        last = at
    return last


def _same_change(
    pair: tuple[Pictures, Pictures] | None, columns: NDArray[np.intp], at: int, inner: NDArray[np.intp]
) -> bool:
    if pair is None:
        return False
    query, found = pair
    changed = []
    for pictures, here, base in ((query, at, inner), (found, columns[at], columns[inner])):
        mean = pictures[base].astype(np.float64).mean(axis=0, keepdims=True)
        changed.append(without_exposure(pictures[here : here + 1].astype(np.float64), mean)[0])
    sizes = [float(np.sqrt((one * one).mean())) for one in changed]
    if max(sizes) < 2 * MIN_MOVEMENT:
        return True
    product = float((changed[0] * changed[1]).mean())
    return product / max(1e-9, sizes[0] * sizes[1]) >= MIN_SAME_CHANGE
