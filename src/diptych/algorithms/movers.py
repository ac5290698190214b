"""Find what moves over the ground, and link it into tracks.

A pixel is moving where the stabilised picture differs both from one before and from one after,
half a second or a second away.
"No track" means that no motion was detected, never that nobody was there.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.algorithms import geometry
from diptych.algorithms.geometry import Floats
from diptych.algorithms.stabilise import Gray, ShotTrack

SPANS_S = (0.5, 1.0)
"""Times between compared pictures. A long shadow or a body seen from the side overlaps itself after 0.4 s, which cut
detections in two and pulled their centres by up to 0.5 m (measured); after 1.0 s a walker has cleared its place."""

EVERY_S = 0.055
"""Least time between pictures in which movers are looked for: errors of neighbouring pictures hang together."""

MISALIGNMENT_PX = 0.6
"""Registration and parallax error tolerated at edges of the ground: difference = slope × misalignment. Measured
registration error is 0.05 px; the rest is parallax of low objects. Chosen on rendered scenes."""

DIRECTIONS: Floats = np.array([[np.cos(a), np.sin(a)] for a in np.deg2rad(np.arange(0, 360, 45))])
"""Right, down right, down, … in the picture. Body and shadow meet at the feet, so that the outermost part on the side
away from both is the foot; it scattered by 0.05 to 0.2 m where the centre scattered by 0.08 to 0.43 m (measured)."""

OUTER_SHARE = 0.12
"""Share of a detection's pixels that count as its outermost part."""

MAX_BLOBS = 80
"""Most detections kept per picture; the strongest stay."""


@dataclass(slots=True)
class Detections:
    """Detections of a recording, one row each, in small pixels of their own picture."""

    picture: list[int] = field(default_factory=list)
    x: list[float] = field(default_factory=list)
    y: list[float] = field(default_factory=list)
    weight: list[float] = field(default_factory=list)
    area: list[int] = field(default_factory=list)
    points: list[Floats] = field(default_factory=list)
    """``(9, 2)`` per detection: the centre, then the outermost part in eight directions (see ``DIRECTIONS``)."""


@dataclass(slots=True)
class _Held:
    index: int
    t_s: float
    gray: Gray
    shot: ShotTrack


class MoverFinder:
    """Observe pictures in order; detections are complete after ``finish``."""

    def __init__(self) -> None:
        self.detections = Detections()
        self._held: deque[_Held] = deque()
        self._next = 0
        self._last_s = -1.0

    def add(self, index: int, t_s: float, gray: Gray, shot: ShotTrack) -> None:
        """Take the next picture (already followed by the stabiliser)."""
        self._held.append(_Held(index, t_s, cv2.GaussianBlur(gray, (3, 3), 0), shot))
        while self._next < len(self._held) and t_s - self._held[self._next].t_s >= SPANS_S[-1]:
            self._advance()

    def finish(self) -> Detections:
        """Close the stream."""
        while self._next < len(self._held):
            self._advance()
        self._held.clear()
        return self.detections

    def _advance(self) -> None:
        now = self._held[self._next]
        if now.t_s - self._last_s >= EVERY_S:
            self._detect(now)
            self._last_s = now.t_s
        self._next += 1
        while self._next > 1 and now.t_s - self._held[0].t_s > SPANS_S[-1] + 0.1:
            self._held.popleft()
            self._next -= 1

    def _detect(self, now: _Held) -> None:
        to_now = np.linalg.inv(now.shot.shot_from_picture(now.index)).astype(np.float64)
        strongest: Gray | None = None
        for span_s in SPANS_S:
            before = self._nearest(now.t_s - span_s, now.shot)
            after = self._nearest(now.t_s + span_s, now.shot)
            if before is None or after is None:
                continue
            both = self._both(now, before, after, to_now)
            strongest = both if strongest is None else cv2.max(strongest, both)
        if strongest is not None:
            self._collect(now.index, strongest, _limit(strongest))

    @staticmethod
    def _both(now: _Held, before: _Held, after: _Held, to_now: Floats) -> Gray:
        """Difference to the picture before and to the one after, the lesser of both at each pixel."""
        height, width = now.gray.shape
        difference: Gray | None = None
        steepness: Gray | None = None
        valid: Gray | None = None
        for other in (before, after):
            h = geometry.normalised(to_now @ other.shot.shot_from_picture(other.index))
            warped = cv2.warpPerspective(other.gray, h, (width, height), flags=cv2.INTER_LINEAR)
            inside = cv2.warpPerspective(_ones(height, width), h, (width, height), flags=cv2.INTER_NEAREST)
            slope = cv2.morphologyEx(warped, cv2.MORPH_GRADIENT, _SMALL)
            away = cv2.absdiff(now.gray, warped)
            valid = inside if valid is None else cv2.min(valid, inside)
            difference = away if difference is None else cv2.min(difference, away)
            steepness = slope if steepness is None else cv2.max(steepness, slope)
        difference = cv2.subtract(difference, cv2.convertScaleAbs(steepness, alpha=MISALIGNMENT_PX / 2))
        moving: Gray = cv2.min(difference, cv2.erode(valid, _SQUARE))
        return moving

    def _collect(self, index: int, both: Gray, low: float) -> None:
        mask = (both > low).astype(np.uint8)
        mask = cv2.dilate(mask, _SMALL)
        n, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
        if n <= 1:
            return
        order = np.argsort(-stats[1:, cv2.CC_STAT_AREA])[:MAX_BLOBS] + 1
        rows = self.detections
        for k in order:
            area = int(stats[k, cv2.CC_STAT_AREA])
            if area < 12:
                break
            x, y, w, h = stats[k, :4]
            if w > both.shape[1] * 0.4 or h > both.shape[0] * 0.4:
                continue
            patch = both[y : y + h, x : x + w].astype(np.float32) * (labels[y : y + h, x : x + w] == k)
            patch = np.clip(patch - 0.5 * low, 0, 0.7 * low)
            total = float(patch.sum())
            if total < 3 * low:
                continue
            inside = np.nonzero(patch > 0.2 * low)
            outline = np.column_stack([inside[1] + x, inside[0] + y]).astype(np.float64)
            if len(outline) < 5:
                continue
            rows.points.append(_outermost(outline))
            rows.picture.append(index)
            rows.x.append(x + float((patch.sum(0) @ np.arange(w)) / total))
            rows.y.append(y + float((patch.sum(1) @ np.arange(h)) / total))
            rows.weight.append(total)
            rows.area.append(area)

    def _nearest(self, t_s: float, shot: ShotTrack) -> _Held | None:
        best = min(self._held, key=lambda h: abs(h.t_s - t_s))
        if abs(best.t_s - t_s) > 0.12 or best.shot is not shot:
            return None
        return best


def _outermost(pixels: Floats) -> Floats:
    """Return the centre and the mean of the outermost pixels in each direction, ``(9, 2)``."""
    along = pixels @ DIRECTIONS.T
    keep = max(2, round(OUTER_SHARE * len(pixels)))
    order = np.argpartition(-along, keep - 1, axis=0)[:keep]
    result: Floats = np.vstack([pixels.mean(0)[None], pixels[order].mean(0)])
    return result


_SQUARE = np.ones((7, 7), np.uint8)
_SMALL = np.ones((3, 3), np.uint8)
_ONES: dict[tuple[int, int], Gray] = {}


def _ones(height: int, width: int) -> Gray:
    return _ONES.setdefault((height, width), np.full((height, width), 255, np.uint8))


def _limit(both: Gray) -> float:
    """Return the difference above which a pixel counts as moving: well above the bulk of the picture."""
    sample = both[::2, ::2].ravel()
    top, middle = (float(v) for v in np.percentile(sample, [98, 80]))
    return max(9.0, 3.0 * middle + 3.0, min(top * 1.3, 22.0))


@dataclass(slots=True)
class Track:
    """One mover's path; positions in the shot's reference picture (small pixels) until carried elsewhere."""

    t_s: Floats
    xy: Floats
    picture: NDArray[np.int64]
    shot: int
    weight: float
    points: Floats = field(default_factory=lambda: np.empty((0, 9, 2)))
    """``(n, 9, 2)``: centre and outermost parts, carried like ``xy``."""
    held_path: Floats | None = None
    """The smoothed path once it was asked for."""

    @property
    def path(self) -> Floats:
        """The smoothed path, ``(n, 2)``."""
        if self.held_path is None:
            self.held_path = smooth(self.t_s, self.xy)
        return self.held_path

    def at_point(self, choice: int) -> Track:
        """Return the same track with one of its points as the position (0 is the centre)."""
        if choice == 0 or len(self.points) != len(self.t_s):
            return self
        return replace(self, xy=self.points[:, choice], held_path=None)

    @property
    def duration_s(self) -> float:
        """Time from the first to the last detection."""
        return float(self.t_s[-1] - self.t_s[0])


MIN_TRACK_S = 0.6
"""Shorter tracks are dropped. Chosen by hand (DESIGN §5a asks for 0.7 s); not yet measured."""


@dataclass(slots=True)
class _Open:
    t: list[float]
    xy: list[NDArray[np.float64]]
    picture: list[int]
    weight: list[float]
    velocity: NDArray[np.float64]
    rows: list[int]


def link(
    picture: NDArray[np.int64],
    t_s: Floats,
    xy: Floats,
    weight: Floats,
    *,
    shot: int,
    reach_px: float,
    points: Floats | None = None,
) -> list[Track]:
    """Link detections of one shot into tracks.

    Args:
        picture: ``(n,)`` picture index of each detection, ascending.
        t_s: ``(n,)`` presentation times, seconds.
        xy: ``(n, 2)`` positions in the shot's reference picture, small pixels.
        weight: ``(n,)`` strength of each detection.
        shot: The number that the tracks carry.
        reach_px: Farthest jump from prediction to detection.
        points: ``(n, 9, 2)`` centre and outermost parts of each detection, in the same frame as ``xy``.

    Returns:
        Tracks of at least ``MIN_TRACK_S`` that went somewhere.
    """
    from scipy.optimize import linear_sum_assignment  # takes as long to load as all else here

    open_tracks: list[_Open] = []
    closed: list[_Open] = []
    starts = np.flatnonzero(np.r_[True, np.diff(picture) > 0])
    ends = np.r_[starts[1:], len(picture)]
    for s, e in zip(starts, ends, strict=True):
        now = float(t_s[s])
        alive: list[_Open] = []
        for o in open_tracks:
            (alive if now - o.t[-1] <= 0.35 else closed).append(o)
        open_tracks = alive
        used = np.zeros(e - s, bool)
        if open_tracks:
            predicted = np.array([o.xy[-1] + o.velocity * (now - o.t[-1]) for o in open_tracks])
            distance = np.linalg.norm(predicted[:, None] - xy[None, s:e], axis=2)
            allowed = reach_px * (1 + np.array([now - o.t[-1] for o in open_tracks]) * 3)[:, None]
            rows, columns = linear_sum_assignment(np.minimum(distance, allowed * 4))
            for r, c in zip(rows, columns, strict=True):
                if distance[r, c] > allowed[r, 0]:
                    continue
                o = open_tracks[r]
                used[c] = True
                o.t.append(now)
                o.xy.append(xy[s + c])
                o.picture.append(int(picture[s]))
                o.rows.append(int(s + c))
                o.weight.append(float(weight[s + c]))
                k = max(0, len(o.t) - 12)
                if o.t[-1] - o.t[k] > 0.15:
                    o.velocity = 0.7 * (o.xy[-1] - o.xy[k]) / (o.t[-1] - o.t[k]) + 0.3 * o.velocity
        for c in np.flatnonzero(~used):
            open_tracks.append(
                _Open(
                    [now], [xy[s + c]], [int(picture[s])], [float(weight[s + c])], np.zeros(2), [int(s + c)]
                )
            )
    closed += open_tracks
    tracks = []
    for o in closed:
        if o.t[-1] - o.t[0] < MIN_TRACK_S or len(o.t) < 6:
            continue
        path = np.array(o.xy)
        times = np.array(o.t)
        smooth_path = smooth(times, path)
        length = float(np.linalg.norm(smooth_path.max(0) - smooth_path.min(0)))
        scatter = float(np.median(np.linalg.norm(path - smooth_path, axis=1)))
        if length < max(2.5, 3.0 * scatter):
            continue
        held = points[o.rows] if points is not None else np.empty((0, 9, 2))
        tracks.append(Track(times, path, np.array(o.picture), shot, float(np.median(o.weight)), held))
    return tracks


def smooth(t_s: Floats, xy: Floats, half_s: float = 0.35) -> Floats:
    """Smooth a path by local quadratic fits over ± ``half_s`` in true times (Savitzky–Golay for uneven samples).

    One-sided windows at the ends are fitted by lines, which keeps the bias there small.
    """
    left = np.searchsorted(t_s, t_s - half_s)
    right = np.searchsorted(t_s, t_s + half_s, side="right")
    columns = left[:, None] + np.arange(int((right - left).max(initial=1)))
    inside = columns < right[:, None]
    columns = np.minimum(columns, len(t_s) - 1)
    dt = (t_s[columns] - t_s[:, None]) / half_s
    w = np.where(inside, (1 - np.minimum(np.abs(dt) / 1.05, 1) ** 3) ** 3, 0.0)
    first, last = (t_s[left] - t_s) / half_s, (t_s[right - 1] - t_s) / half_s
    n = right - left
    curved = (n >= 7) & (first < -0.5) & (last > 0.5)
    out = xy.astype(np.float64)
    for rows, degree in ((np.flatnonzero(curved), 2), (np.flatnonzero(~curved & (n >= 3)), 1)):
        if not len(rows):
            continue
        basis = dt[rows][..., None] ** np.arange(degree + 1)
        weighted = basis * w[rows][..., None]
        normal = np.einsum("nki,nkj->nij", weighted, basis)
        normal += 1e-12 * np.eye(degree + 1)
        right_side = np.einsum("nki,nkd->nid", weighted, xy[columns[rows]])
        out[rows] = np.linalg.solve(normal, right_side)[:, 0]
    return out
