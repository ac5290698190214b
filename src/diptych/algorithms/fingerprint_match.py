"""Moments of two recordings whose local features agree in one placement of the pictures.

Every pair of similar features states a whole placement (its places, sizes and directions give shift, scale and
turn); the placement that most pairs of two moments agree on wins, as in Lowe (2004), section 7. Lengths are in parts
of a picture's longer side; a placement is ``query_from_found``, ``(2, 3)``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.fingerprint import MIRROR, SIZE_STEPS, Fingerprint

MAX_BITS = 28
"""Most differing bits of 128 between two codes of one spot: 95 % of copies at JPEG quality 15 had at most 27, fewer
than 1 in 1,000 of other spots 33 or less (seven recordings)."""

MIN_AGREEING = 5
"""Fewest spots in one placement that make a hit: four agree by chance now and then where texture repeats. By hand."""

NEAR = 0.02
"""Largest distance, in parts of the longer side, from where the placement puts a spot. Chosen by hand: 8 px of 384."""

MIN_SPREAD = 0.04
"""Smallest spread (standard deviation along the wider direction, parts of the longer side) of agreeing spots: a
channel's logo is smaller. Chosen by hand."""

MAX_PAIRS = 400
"""Most pairs of two moments that are weighed; repeated texture has thousands. Chosen by hand."""

_BLOCK = 2048

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Two moments that show the same spots in one placement."""

    query_s: float
    found_s: float
    n_agreeing: int
    mirrored: bool
    query_places: Floats
    """``(n, 2)`` the agreeing spots in the query's picture."""
    found_places: Floats
    """``(n, 2)`` and in the found one."""
    query_from_found: Floats
    """``(2, 3)`` placement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """One placement of the pictures that many hits share."""

    query_from_found: Floats
    mirrored: bool
    n_hits: int
    n_agreeing: int

    @property
    def turned_deg(self) -> int:
        """Quarter turns of the query's picture against the found one, clockwise."""
        a = self.query_from_found
        sign = -1.0 if self.mirrored else 1.0
        angle = np.degrees(np.arctan2(sign * a[1, 0], sign * a[0, 0]))
        return round(float(angle) / 90) % 4 * 90


def moment_hits(query: Fingerprint, found: Fingerprint) -> list[Hit]:
    """Find the moments of two recordings that show the same spots, mirrored or not.

    Returns:
        Hits in no particular order.
    """
    if not len(query.codes) or not len(found.codes):
        return []
    query_moment = np.repeat(np.arange(len(query.moments)), query.counts)
    found_moment = np.repeat(np.arange(len(found.moments)), found.counts)
    query_points, found_points = _points(query), _points(found)
    query_signs = _signs(query.codes)
    hits: list[Hit] = []
    for mirrored in (False, True):
        codes = found.codes ^ MIRROR if mirrored else found.codes
        points = _mirror(found_points) if mirrored else found_points
        rows, columns = _similar(query_signs, _signs(codes))
        if not len(rows):
            continue
        group = query_moment[rows].astype(np.int64) * len(found.moments) + found_moment[columns]
        order = np.argsort(group, kind="stable")
        rows, columns, group = rows[order], columns[order], group[order]
        starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
        ends = np.r_[starts[1:], len(group)]
        for begin, end in zip(starts, ends, strict=True):
            if end - begin < MIN_AGREEING:
                continue
            pairs = slice(begin, min(end, begin + MAX_PAIRS))
            q, f = query_points[rows[pairs]], points[columns[pairs]]
            agreed = _agreed(q, f)
            if agreed is None:
                continue
            placement, mask = agreed
            if mirrored:
                placement = placement @ np.diag([-1.0, 1.0, 1.0])
            hits.append(
                Hit(
                    query_s=float(query.moments[group[begin] // len(found.moments)]),
                    found_s=float(found.moments[group[begin] % len(found.moments)]),
                    n_agreeing=_distinct(q[mask], f[mask]),
                    mirrored=mirrored,
                    query_places=q[mask, :2],
                    found_places=found_points[columns[pairs]][mask, :2],
                    query_from_found=placement,
                )
            )
    return hits


def placements(hits: Sequence[Hit], limit: int) -> list[Placement]:
    """Gather hits into the few placements that most of them share, the best first."""
    left = sorted(hits, key=lambda hit: -hit.n_agreeing)
    found: list[Placement] = []
    outline = np.array([[0.2, 0.2, 1], [0.8, 0.2, 1], [0.2, 0.8, 1], [0.8, 0.8, 1]]).T
    while left and len(found) < limit:
        first = left[0]
        target = first.query_from_found @ outline
        near = [
            hit
            for hit in left
            if hit.mirrored == first.mirrored
            and np.abs(hit.query_from_found @ outline - target).max() < 2 * NEAR
        ]
        source = np.concatenate([hit.found_places for hit in near[:200]])
        aim = np.concatenate([hit.query_places for hit in near[:200]])
        fitted = _affine(source, aim)
        if np.abs(fitted @ outline - target).max() > 3 * NEAR:
            fitted = first.query_from_found
        found.append(
            Placement(
                query_from_found=fitted,
                mirrored=first.mirrored,
                n_hits=len(near),
                n_agreeing=sum(hit.n_agreeing for hit in near),
            )
        )
        taken = {id(hit) for hit in near}
        left = [hit for hit in left if id(hit) not in taken]
    return sorted(found, key=lambda one: -one.n_agreeing)


def _points(fingerprint: Fingerprint) -> Floats:
    """Return ``(f, 4)``: x, y in parts of the longer side, log2 of the size, direction in radians."""
    longer = max(fingerprint.width, fingerprint.height)
    places = fingerprint.places / 65535 * np.array([fingerprint.width / longer, fingerprint.height / longer])
    size = fingerprint.shapes[:, 0] / SIZE_STEPS - 10
    angle = fingerprint.shapes[:, 1] / 256 * 2 * np.pi
    return np.column_stack([places, size, angle])


def _mirror(points: Floats) -> Floats:
    """Reflect points left to right about x = 0."""
    return np.column_stack([-points[:, 0], points[:, 1], points[:, 2], np.pi - points[:, 3]])


def _signs(codes: NDArray[np.uint8]) -> NDArray[np.float32]:
    return np.unpackbits(codes, axis=1).astype(np.float32) * 2 - 1


def _similar(
    query: NDArray[np.float32], found: NDArray[np.float32]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the numbers of all pairs that differ in at most ``MAX_BITS`` bits."""
    rows, columns = [], []
    floor = 128 - 2 * MAX_BITS
    for a in range(0, len(query), _BLOCK):
        for b in range(0, len(found), 4 * _BLOCK):
            near = np.nonzero(query[a : a + _BLOCK] @ found[b : b + 4 * _BLOCK].T >= floor)
            rows.append(near[0] + a)
            columns.append(near[1] + b)
    return np.concatenate(rows), np.concatenate(columns)


def _agreed(query: Floats, found: Floats) -> tuple[Floats, NDArray[np.bool_]] | None:
    """Find the placement that most pairs agree on, ``(n, 4)`` against ``(n, 4)``."""
    scale = 2.0 ** (query[:, 2] - found[:, 2])
    turn = query[:, 3] - found[:, 3]
    cosine, sine = scale * np.cos(turn), scale * np.sin(turn)
    shift_x = query[:, 0] - cosine * found[:, 0] + sine * found[:, 1]
    shift_y = query[:, 1] - sine * found[:, 0] - cosine * found[:, 1]
    x = cosine[:, None] * found[None, :, 0] - sine[:, None] * found[None, :, 1] + shift_x[:, None]
    y = sine[:, None] * found[None, :, 0] + cosine[:, None] * found[None, :, 1] + shift_y[:, None]
    tolerance = 2.5 * NEAR
    agree = (np.abs(x - query[None, :, 0]) < tolerance) & (np.abs(y - query[None, :, 1]) < tolerance)
    agree &= np.abs(np.log2(scale)[:, None] - np.log2(scale)[None, :]) < 0.6
    agree &= np.cos(turn[:, None] - turn[None, :]) > 0.85
    count = agree.sum(axis=1)
    best = int(np.argmax(count))
    if count[best] < MIN_AGREEING:
        return None
    mask = agree[best]
    for _ in range(2):
        placement = _similarity(found[mask, :2], query[mask, :2])
        moved = found[:, :2] @ placement[:, :2].T + placement[:, 2]
        mask = (np.abs(moved - query[:, :2]) < NEAR).all(axis=1)
        mask &= np.cos(turn - turn[best]) > 0.85
        if _distinct(query[mask], found[mask]) < MIN_AGREEING:
            return None
    if _extent(query[mask, :2]) < MIN_SPREAD or _extent(found[mask, :2]) < MIN_SPREAD:
        return None
    return placement, mask


def _distinct(query: Floats, found: Floats) -> int:
    """Count spots that are apart in both pictures; one spot may have several directions."""
    if not len(query):
        return 0
    return min(len({tuple(p) for p in np.round(part[:, :2] / 0.01).astype(int)}) for part in (query, found))


def _extent(places: Floats) -> float:
    spread = np.cov(places.T)
    return float(np.sqrt(max(0.0, np.linalg.eigvalsh(spread)[-1])))


def _similarity(source: Floats, target: Floats) -> Floats:
    """Fit target-from-source with one scale and one turn, least squares."""
    centre_s, centre_t = source.mean(axis=0), target.mean(axis=0)
    s, t = source - centre_s, target - centre_t
    power = float((s * s).sum()) or 1e-12
    a = float((s * t).sum()) / power
    b = float((s[:, 0] * t[:, 1] - s[:, 1] * t[:, 0]).sum()) / power
    linear = np.array([[a, -b], [b, a]])
    return np.column_stack([linear, centre_t - linear @ centre_s])


def _affine(source: Floats, target: Floats) -> Floats:
    """Fit target-from-source with six parameters, least squares with two rounds of trimming."""
    keep = np.ones(len(source), bool)
    design = np.column_stack([source, np.ones(len(source))])
    solution = np.linalg.lstsq(design, target, rcond=None)[0]
    for _ in range(2):
        error = np.linalg.norm(design @ solution - target, axis=1)
        keep = error <= max(float(np.median(error)) * 3, 1e-4)
        if keep.sum() < 6:
            break
        solution = np.linalg.lstsq(design[keep], target[keep], rcond=None)[0]
    return np.asarray(solution.T, dtype=np.float64)
