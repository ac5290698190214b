"""Follow the ground through a recording: shots, jumps, and a homography for every picture.

Corners are tracked from picture to picture, forward and backward (Shi and Tomasi 1994; Bouguet 2000), and each
picture is tied to a key picture by a robust homography. Keys are afterwards tied to one reference picture of the
shot along short paths, so that errors do not add up over time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.algorithms import continuity, geometry
from diptych.algorithms.geometry import Floats

Gray = NDArray[np.uint8]

N_CORNERS = 260
"""Corners per key picture. Chosen by hand; not yet measured."""

KEY_EVERY_S = 1.0
"""Longest time between key pictures: bounds the drift of sequential tracking."""

MIN_INLIERS = 14
"""Fewest corners that carry a picture-to-picture homography; eight are needed at the least."""

LOST_S = 0.5
"""Time without a followed picture after which a shot of its own begins: a blurred pan passes within it. Chosen by
hand."""

FLASH_S = 0.2
"""Longest interruption after which the scene before it may go on: a flash or a damaged picture. Chosen by hand."""

_LK = {
    "winSize": (13, 13),
    "maxLevel": 3,
    "criteria": (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 12, 0.02),
}


@dataclass(slots=True)
class Key:
    """A key picture of a shot and the corners that were found on it."""

    index: int
    gray: Gray
    shot_from_key: Floats
    registered: bool = True


@dataclass(slots=True)
class ShotTrack:
    """A stretch without a jump; homographies lead to the shot's reference picture (small pixels)."""

    from_index: int
    begins_with: str
    keys: list[Key] = field(default_factory=list)
    key_of: list[int] = field(default_factory=list)
    key_from_picture: list[Floats] = field(default_factory=list)
    lost: list[bool] = field(default_factory=list)
    to_index: int = 0
    reference_key: int = 0
    error_px: float = 0.0

    def shot_from_picture(self, index: int) -> Floats:
        """Return the homography of a picture (its index in the recording) to the reference picture."""
        i = index - self.from_index
        h = self.keys[self.key_of[i]].shot_from_key @ self.key_from_picture[i]
        return geometry.normalised(h)


@dataclass(frozen=True, slots=True)
class GradualBoundary:
    """A dissolve or a fade by picture numbers; the shot after it begins at ``middle``."""

    kind: str
    first: int
    middle: int
    last: int


@dataclass(slots=True)
class _Held:
    """The last picture that was followed, with its way to the shot's ground."""

    index: int
    t_s: float
    gray: Gray
    shot: ShotTrack
    shot_from_picture: Floats


@dataclass(slots=True)
class _Leap:
    """How the shot after a jump hangs together with the one before, in case it was a jerk."""

    before: ShotTrack
    before_from_shot: Floats
    step: Floats
    motion: Floats
    jumpiness: list[float]
    surprise: float


@dataclass(slots=True)
class Step:
    """What changed from the previous picture to this one."""

    picture_from_previous: Floats | None
    corner_motion_px: float
    inlier_ratio: float
    difference: float


class Stabiliser:
    """Observe small grey pictures one by one; ``finish`` yields the shots."""

    def __init__(self) -> None:
        self.shots: list[ShotTrack] = []
        self.steps: list[Step] = []
        self._previous: Gray | None = None
        self._previous_time = 0.0
        self._points: Floats = np.empty((0, 2))
        self._key_points: Floats = np.empty((0, 2))
        self._misses: NDArray[np.int64] = np.empty(0, np.int64)
        self._n_at_key = 0
        self._key_time = 0.0
        self._motion: Floats = np.eye(3)
        self._jumpiness: list[float] = []
        self._elapsed = 0.0
        self._held: _Held | None = None
        self._before_cut: _Held | None = None
        self._before_jump: _Leap | None = None

    def add(self, index: int, t_s: float, gray: Gray) -> ShotTrack:
        """Take the next picture; returns the shot it belongs to."""
        if self._previous is None:
            self._start_shot(index, t_s, gray, "start")
            self.steps.append(Step(None, 0.0, 1.0, 0.0))
        else:
            self._follow(index, t_s, gray)
        self._previous = gray
        self._elapsed = t_s - self._previous_time
        self._previous_time = t_s
        shot = self.shots[-1]
        shot.to_index = index + 1
        if not shot.lost[-1]:
            self._held = _Held(index, t_s, gray, shot, shot.shot_from_picture(index))
        return shot

    def _start_shot(self, index: int, t_s: float, gray: Gray, begins_with: str) -> None:
        self.shots.append(ShotTrack(from_index=index, begins_with=begins_with))
        self._motion = np.eye(3)
        self._jumpiness = []
        self._before_jump = None
        self._new_key(index, t_s, gray, np.eye(3))
        self._record(np.eye(3), lost=False)

    def _record(self, key_from_picture: Floats, *, lost: bool) -> None:
        shot = self.shots[-1]
        shot.key_of.append(len(shot.keys) - 1)
        shot.key_from_picture.append(key_from_picture)
        shot.lost.append(lost)

    def _new_key(self, index: int, t_s: float, gray: Gray, shot_from_key: Floats) -> None:
        self.shots[-1].keys.append(Key(index=index, gray=gray, shot_from_key=shot_from_key))
        points = find_corners(gray, N_CORNERS)
        self._points = points
        self._key_points = points.copy()
        self._misses = np.zeros(len(points), np.int64)
        self._n_at_key = max(len(points), 1)
        self._key_time = t_s

    def _follow(self, index: int, t_s: float, gray: Gray) -> None:
        previous = self._previous
        if previous is None:
            return
        before = self._points
        after, good = track(previous, gray, before, self._motion)
        if self._before_jump is not None and 2 * int(good.sum()) < len(before):
            onward = track(previous, gray, before, self._before_jump.step)
            if onward[1].sum() > good.sum():
                after, good = onward
        difference = float(np.mean(cv2.absdiff(previous, gray)))
        n_good = int(good.sum())
        step_h: Floats | None = None
        inliers = np.zeros(n_good, bool)
        if n_good >= MIN_INLIERS:
            step_h, inliers = geometry.fit(before[good], after[good], 1.5)
            if step_h is not None and (
                inliers.sum() < MIN_INLIERS
                or not geometry.is_sane(step_h, gray.shape[1], gray.shape[0], max_scale=3)
            ):
                step_h = None
        ratio = float(inliers.sum()) / self._n_at_key
        outline = geometry.corners(gray.shape[1], gray.shape[0])
        if step_h is None:
            self.steps.append(Step(None, float("inf"), ratio, difference))
            self._break(index, t_s, gray, difference)
            return
        moved = geometry.apply(step_h, outline)
        pace = min(max((t_s - self._previous_time) / self._elapsed, 0.2), 5.0) if self._elapsed > 0 else 1.0
        predicted = outline + pace * (geometry.apply(self._motion, outline) - outline)
        surprise = float(np.max(np.linalg.norm(moved - predicted, axis=1)))
        if self._before_jump is not None:
            self._rejoin(step_h, outline)
        if self._is_jump(surprise):
            if continuity.leap_wins(previous, gray, step_h, self._motion):
                self._leap(index, t_s, gray, step_h, surprise)
                self.steps.append(self._step(step_h, ratio, difference, outline))
                return
            if continuity.lines_up(previous, gray, self._motion):
                # A mover carried the fit; the ground went on as before.
                near = np.linalg.norm(after - geometry.apply(self._motion, before), axis=1) < 1.5
                if int((good & near).sum()) >= MIN_INLIERS // 2:
                    step_h, inliers = self._motion, near[good]
        self.steps.append(self._step(step_h, ratio, difference, outline))
        self._jumpiness.append(surprise)
        self._motion = step_h
        index_good = np.flatnonzero(good)
        self._points = after[good]
        self._key_points = self._key_points[index_good]
        misses = self._misses[index_good]
        self._misses = np.where(inliers, 0, misses + 1)
        keep = self._misses < 5
        self._points, self._key_points, self._misses = (
            self._points[keep],
            self._key_points[keep],
            self._misses[keep],
        )
        key_h, key_inliers = geometry.fit(self._points, self._key_points, 1.0)
        if key_h is None or key_inliers.sum() < MIN_INLIERS:
            key_h = geometry.normalised(self.shots[-1].key_from_picture[-1] @ np.linalg.inv(step_h))
        self._record(key_h, lost=False)
        if (
            t_s - self._key_time >= KEY_EVERY_S
            or len(self._points) < 0.55 * self._n_at_key
            or len(self._points) < 3 * MIN_INLIERS
        ):
            shot = self.shots[-1]
            shot_from_key = geometry.normalised(shot.keys[-1].shot_from_key @ key_h)
            self._new_key(index, t_s, gray, shot_from_key)
            shot.key_of[-1] = len(shot.keys) - 1
            shot.key_from_picture[-1] = np.eye(3)

    @staticmethod
    def _step(step_h: Floats, ratio: float, difference: float, outline: Floats) -> Step:
        away = np.linalg.norm(geometry.apply(step_h, outline) - outline, axis=1)
        return Step(step_h, float(np.mean(away)), ratio, difference)

    def _is_jump(self, surprise: float) -> bool:
        """A jump inside a moving shot: the ground leaps by far more than shake ever did."""
        if len(self._jumpiness) < 4:
            return surprise > 40.0
        usual = float(np.median(self._jumpiness[-50:]))
        largest = float(np.max(self._jumpiness[-50:]))
        return surprise > max(6.0, 8.0 * usual, 2.2 * largest)

    def _leap(self, index: int, t_s: float, gray: Gray, step_h: Floats, surprise: float) -> None:
        """Begin a shot at a jump, and remember how it hangs together with the one before in case it was a jerk."""
        before = self.shots[-1]
        link = geometry.normalised(before.shot_from_picture(before.to_index - 1) @ np.linalg.inv(step_h))
        leap = _Leap(before, link, step_h, self._motion, self._jumpiness, surprise)
        self._start_shot(index, t_s, gray, "jump")
        self._before_jump = leap

    def _rejoin(self, step_h: Floats, outline: Floats) -> None:
        """Undo a jump that was a jerk, the beginning of a pan, or a knock after which the camera is back.

        After a jump the pace is the former one again, which is as much of a surprise as the jump was.
        """
        leap = self._before_jump
        if leap is None:
            return
        self._before_jump = None
        onward = geometry.apply(step_h, outline) - geometry.apply(leap.step, outline)
        twice = geometry.apply(step_h @ leap.step, outline) - geometry.apply(
            leap.motion @ leap.motion, outline
        )
        if min(float(np.max(np.linalg.norm(v, axis=1))) for v in (onward, twice)) > 0.5 * leap.surprise:
            return
        before = leap.before
        shot = self.shots.pop()
        for key in shot.keys:
            key.shot_from_key = geometry.normalised(leap.before_from_shot @ key.shot_from_key)
        before.key_of += [len(before.keys) + k for k in shot.key_of]
        before.keys += shot.keys
        before.key_from_picture += shot.key_from_picture
        before.lost += shot.lost
        before.to_index = shot.to_index
        self._jumpiness = [*leap.jumpiness, leap.surprise]

    def _break(self, index: int, t_s: float, gray: Gray, difference: float) -> None:
        """The ground was not followed from the previous picture: a cut, a flash, or a view that is lost for a while."""
        self._before_jump = None
        previous, held = self._previous, self._held
        if previous is None or held is None:
            return
        shot = self.shots[-1]
        if not (difference < 1.5 and len(self._points) < MIN_INLIERS) and not continuity.same_scene(
            previous, gray
        ):
            if self._after_flash(index, t_s, gray):
                return
            self._before_cut = held if not shot.lost[-1] else None
            self._start_shot(index, t_s, gray, "cut")
            return
        if t_s - held.t_s <= 2 * LOST_S and held.shot is shot and self._relink(index, t_s, gray, held):
            return
        if t_s - held.t_s > LOST_S and len(find_corners(gray, N_CORNERS)) >= 3 * MIN_INLIERS:
            self._start_shot(index, t_s, gray, "lost")
            return
        self._lose()

    def _lose(self) -> None:
        self._record(self.shots[-1].key_from_picture[-1], lost=True)
        self._points = np.empty((0, 2))
        self._key_points = np.empty((0, 2))
        self._misses = np.empty(0, np.int64)
        self._motion = np.eye(3)

    def _relink(self, index: int, t_s: float, gray: Gray, held: _Held) -> bool:
        """Follow from the last followed picture with corners of its own; True where a good part of it lines up."""
        before = find_corners(held.gray, 2 * N_CORNERS)
        for guess in (self._motion, np.eye(3)):
            after, good = track(held.gray, gray, before, guess)
            h, inliers = geometry.fit(before[good], after[good], 3.0)
            ways = [guess]
            if (
                h is not None
                and inliers.sum() >= MIN_INLIERS
                and geometry.is_sane(h, gray.shape[1], gray.shape[0], max_scale=3)
            ):
                ways = [h, guess]
            for way in ways:
                if continuity.lines_up(held.gray, gray, way):
                    self._new_key(
                        index, t_s, gray, geometry.normalised(held.shot_from_picture @ np.linalg.inv(way))
                    )
                    self._record(np.eye(3), lost=False)
                    self._motion = np.eye(3)
                    return True
        return False

    def _after_flash(self, index: int, t_s: float, gray: Gray) -> bool:
        """Take up the scene before a flash again; True where this picture shows it."""
        before = self._before_cut
        if before is None or t_s - before.t_s > FLASH_S or not continuity.same_scene(before.gray, gray):
            return False
        while self.shots[-1] is not before.shot:
            self.shots.pop()
        shot = self.shots[-1]
        while len(shot.key_of) < index - shot.from_index:
            self._record(shot.key_from_picture[-1], lost=True)
        self._before_cut = None
        if not self._relink(index, t_s, gray, before):
            self._lose()
        return True

    def finish(self, gradual: Sequence[GradualBoundary] = ()) -> list[ShotTrack]:
        """Tie all keys of every shot to its reference picture, and return the shots.

        Args:
            gradual: Dissolves and fades: each becomes one boundary in place of those inside it.
        """
        for boundary in gradual:
            self.shots = divide(self.shots, boundary)
        for shot in self.shots:
            anchor_keys(shot)
        return self.shots


def divide(shots: list[ShotTrack], boundary: GradualBoundary) -> list[ShotTrack]:
    """Put one boundary at the middle of a gradual transition, in place of those that lie inside it.

    Pictures of the transition that no side followed keep the nearest followed picture's homography, marked as lost.
    """
    left = next(s for s in reversed(shots) if s.from_index <= boundary.first)
    right = next(s for s in reversed(shots) if s.from_index <= boundary.last)
    if not left.from_index < boundary.middle < right.to_index:
        return shots
    before = [s for s in shots if s.from_index < left.from_index]
    after = [s for s in shots if s.from_index > right.from_index]
    return [
        *before,
        _part(left, left.from_index, boundary.middle, left.begins_with),
        _part(right, boundary.middle, right.to_index, boundary.kind),
        *after,
    ]


def _part(shot: ShotTrack, from_index: int, to_index: int, begins_with: str) -> ShotTrack:
    own = np.clip(np.arange(from_index, to_index), shot.from_index, shot.to_index - 1) - shot.from_index
    used = sorted({shot.key_of[i] for i in own})
    return ShotTrack(
        from_index=from_index,
        begins_with=begins_with,
        keys=[replace(shot.keys[k]) for k in used],
        key_of=[used.index(shot.key_of[i]) for i in own],
        key_from_picture=[shot.key_from_picture[i] for i in own],
        lost=[
            shot.lost[i] or i + shot.from_index != k
            for k, i in zip(range(from_index, to_index), own, strict=True)
        ],
        to_index=to_index,
    )


def find_corners(gray: Gray, n: int) -> Floats:
    """Find up to ``n`` corners spread over the picture, ``(k, 2)`` pixels."""
    found = cv2.goodFeaturesToTrack(gray, n, 0.01, max(6.0, np.sqrt(gray.size / n) * 0.45), blockSize=5)
    if found is None:
        return np.empty((0, 2))
    result: Floats = found.reshape(-1, 2).astype(np.float64)
    return result


def track(first: Gray, second: Gray, points: Floats, guess: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Track points forward and backward; good where the way back ends within half a pixel."""
    if len(points) == 0:
        return points, np.zeros(0, bool)
    p = points.astype(np.float32).reshape(-1, 1, 2)
    q0 = geometry.apply(guess, points).astype(np.float32).reshape(-1, 1, 2)
    q, ok, _ = cv2.calcOpticalFlowPyrLK(
        first, second, p, q0.copy(), flags=cv2.OPTFLOW_USE_INITIAL_FLOW, **_LK
    )
    back, ok_back, _ = cv2.calcOpticalFlowPyrLK(
        second, first, q, p.copy(), flags=cv2.OPTFLOW_USE_INITIAL_FLOW, **_LK
    )
    away = np.linalg.norm((back - p).reshape(-1, 2), axis=1)
    inside = (
        (q[:, 0, 0] > 2)
        & (q[:, 0, 1] > 2)
        & (q[:, 0, 0] < second.shape[1] - 3)
        & (q[:, 0, 1] < second.shape[0] - 3)
    )
    good = (ok.ravel() == 1) & (ok_back.ravel() == 1) & (away < 0.5) & inside
    return q.reshape(-1, 2).astype(np.float64), good


def refine(
    reference: Gray, picture: Gray, reference_from_picture: Floats
) -> tuple[Floats | None, int, float]:
    """Sharpen a rough homography: warp the picture onto the reference and track corners between the two.

    Returns:
        reference-from-picture or ``None``, the number of inliers, and their root-mean-square residual in pixels.
    """
    height, width = reference.shape
    warped = cv2.warpPerspective(picture, reference_from_picture, (width, height), flags=cv2.INTER_LINEAR)
    valid = cv2.warpPerspective(np.full_like(picture, 255), reference_from_picture, (width, height))
    mask = cv2.erode(valid, np.ones((9, 9), np.uint8))
    found = cv2.goodFeaturesToTrack(reference, 300, 0.01, 8.0, mask=mask, blockSize=5)
    if found is None or len(found) < MIN_INLIERS:
        return None, 0, float("inf")
    points: Floats = found.reshape(-1, 2).astype(np.float64)
    after, good = track(reference, warped, points, np.eye(3))
    if good.sum() < MIN_INLIERS:
        return None, 0, float("inf")
    correction, inliers = geometry.fit(after[good], points[good], 1.5)
    if correction is None or inliers.sum() < MIN_INLIERS:
        return None, 0, float("inf")
    residual = geometry.apply(correction, after[good][inliers]) - points[good][inliers]
    error = float(np.sqrt(np.mean(np.sum(residual**2, axis=1))))
    return geometry.normalised(correction @ reference_from_picture), int(inliers.sum()), error


def anchor_keys(shot: ShotTrack) -> None:
    """Tie each key to the reference key directly where they overlap enough, else over as few steps as possible."""
    n = len(shot.keys)
    shot.reference_key = n // 2
    if n == 1:
        return
    centre = shot.keys[shot.reference_key]
    chained = [k.shot_from_key.copy() for k in shot.keys]
    height, width = centre.gray.shape
    done = {shot.reference_key}
    final: dict[int, Floats] = {shot.reference_key: np.eye(3)}
    depth = {shot.reference_key: 0}
    errors: list[float] = []
    order = sorted(range(n), key=lambda k: abs(k - shot.reference_key))
    for k in order[1:]:
        neighbour = k + 1 if k < shot.reference_key else k - 1
        rough = final[neighbour] @ np.linalg.inv(chained[neighbour]) @ chained[k]
        parents = sorted(done, key=lambda p: (depth[p], abs(p - k)))[:1]
        parents += [neighbour]
        candidates = [p for p in parents if _overlap(np.linalg.inv(final[p]) @ rough, width, height) > 0.3]
        final[k] = geometry.normalised(rough)
        depth[k] = depth[neighbour] + 1
        for parent in candidates:
            guess = geometry.normalised(np.linalg.inv(final[parent]) @ rough)
            h, n_inliers, error = refine(shot.keys[parent].gray, shot.keys[k].gray, guess)
            if h is not None and n_inliers >= 3 * MIN_INLIERS and _close(h, guess, width, height):
                final[k] = geometry.normalised(final[parent] @ h)
                depth[k] = depth[parent] + 1
                errors.append(error)
                break
        done.add(k)
    for k, h in final.items():
        shot.keys[k].shot_from_key = h
    shot.error_px = float(np.median(errors)) if errors else 0.0


def _overlap(a_from_b: Floats, width: int, height: int) -> float:
    grid = np.stack(np.meshgrid(np.linspace(0, width, 9), np.linspace(0, height, 7)), -1).reshape(-1, 2)
    p = geometry.apply(a_from_b, grid)
    inside = (p[:, 0] > 0) & (p[:, 0] < width) & (p[:, 1] > 0) & (p[:, 1] < height)
    return float(np.mean(inside))


def _close(a: Floats, b: Floats, width: int, height: int) -> bool:
    outline = geometry.corners(width, height)
    away = np.linalg.norm(geometry.apply(a, outline) - geometry.apply(b, outline), axis=1)
    return bool(np.max(away) < 0.12 * width)
