"""Which cells hold something that moves: as many as may, since what is missed would be published.

A pixel counts where the stabilised picture differs from any of its near neighbours in time, or from two far ones; what
was seen moving stays counted on its ground for seconds before and after, a track's ends to the ends of the shot, and a
picture whose ground was not followed counts as a whole. A person who stands or lies still for all of a shot is not
found: that is a person's work (maskings).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.algorithms import geometry
from diptych.algorithms.conceal import Camera, Grid
from diptych.algorithms.geometry import Floats
from diptych.algorithms.stabilise import Gray

SPANS_S = (0.2, 0.6, 1.5, 4.0)
"""Times to the compared pictures: short ones for what passes, long ones for what creeps. Chosen by hand."""

BOTH_FROM_S = 1.0
"""From this span on a pixel counts where it differs from the picture before *and* from the one after, where there are
both: else every mover would count at each place where it was or will be. Chosen by hand."""

EVERY_S = 0.12
"""Time between pictures in which motion is looked for; what is found holds for longer. Chosen by hand."""

HOLD_S = 2.0
"""Seconds before and after motion in which its ground still counts: somebody who pauses. Chosen by hand."""

HOLD_STEP_S = 0.24
"""Spacing of pictures whose motion is carried over within HOLD_S."""

LIMIT_LEVELS = 8.0
"""Least difference that counts; movers use 9 and more (algorithms/movers), here less is risked."""

USUAL_SHARE = 90.0
"""Percentile of differences that still are noise and parallax: people fill less than a tenth of most pictures. Where
they fill more, HIGHEST_LIMIT holds. Chosen by hand."""

HIGHEST_LIMIT = 20.0
"""Highest difference that may be asked for; movers use up to 22 (algorithms/movers)."""

LEAST_AREA = 10
"""Pixels (of 640 across) of the smallest thing that counts: blurred noise makes specks of up to about that. By hand."""

MARGIN_PX = 12.0
"""Pixels (of 640 across) added around everything: body and shadow around a limb that moved. Chosen by hand."""

MARGIN_SHARE = 0.4
"""Share of its own size added around a larger thing: of a person close by only an arm may move. Chosen by hand."""

SLOPE_SHARE = 0.4
"""Difference granted per level of local slope: registration, interpolation and parallax; algorithms/movers grants 0.3
and asks for both sides. Chosen on own renderings."""

STITCH_S = 0.8
"""Two tracks are one mover's where the second begins this soon after the first ended, and within reach. Otherwise both
places are held: a join to somebody else's track would uncover whoever stopped. Chosen by hand, on the safe side."""

STITCH_PX_PER_S = 25.0
"""Reach while unseen, pixels of 640 across a second: a walk of 2 m/s at 8 cm a pixel. Chosen by hand."""


@dataclass(slots=True)
class _Held:
    frame: int
    t_s: float
    gray: Gray


@dataclass(frozen=True, slots=True)
class GroundPath:
    """A mover's path on the ground of one shot."""

    shot: int
    t_s: Floats
    xy: Floats


class MotionFinder:
    """Take all small pictures in order, then say for each which cells hold motion."""

    def __init__(self, camera: Camera, small: tuple[int, int], shape: tuple[int, int]) -> None:
        """Prepare.

        Args:
            camera: Where the pictures lie on the ground.
            small: Width and height of the pictures that will come.
            shape: Rows and columns of the grid.
        """
        self._camera, self._size, self._shape = camera, small, shape
        self._scale = small[0] / 640.0
        self._held: deque[_Held] = deque()
        self._next, self._last_s = 0, -1.0
        self._found: dict[int, Grid] = {}
        to_share = np.diag([1 / small[0], 1 / small[1], 1.0])
        half = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1.0]])
        self._share_from_small = to_share @ half

    def add(self, frame: int, gray: Gray) -> None:
        """Take the next picture, ``(h, w)``."""
        t_s = float(self._camera.times_s[frame])
        self._held.append(_Held(frame, t_s, cv2.GaussianBlur(gray, (3, 3), 0)))
        while self._next < len(self._held) and t_s - self._held[self._next].t_s >= SPANS_S[-1]:
            self._advance()

    def _advance(self) -> None:
        now = self._held[self._next]
        if (
            now.t_s - self._last_s >= EVERY_S
            or self._camera.shot[now.frame] != self._camera.shot[now.frame - 1]
        ):
            if self._camera.shot[now.frame] >= 0:
                self._found[now.frame] = self._detect(now)
            self._last_s = now.t_s
        self._next += 1
        while self._next > 1 and now.t_s - self._held[0].t_s > SPANS_S[-1] + 0.2:
            self._held.popleft()
            self._next -= 1

    def _detect(self, now: _Held) -> Grid:
        width, height = self._size
        changed = np.zeros((height, width), np.uint8)
        compared = np.zeros((height, width), np.uint8)
        used: set[int] = set()
        for span in SPANS_S:
            sides = []
            for signed in (-span, span):
                other = min(self._held, key=lambda h: abs(h.t_s - now.t_s - signed))
                if other.frame not in used and self._may_be_compared(now, other, signed):
                    used.add(other.frame)
                    sides.append(self._difference(now, other))
            for _, valid in sides:
                compared |= valid
            if len(sides) == 2 and span >= BOTH_FROM_S:
                (one, one_valid), (two, two_valid) = sides
                changed |= (one | (1 - one_valid)) & (two | (1 - two_valid)) & (one_valid | two_valid)
            else:
                for differs, _ in sides:
                    changed |= differs
        changed[compared == 0] = 1
        return self._grown(changed)

    def _may_be_compared(self, now: _Held, other: _Held, span: float) -> bool:
        return bool(
            self._camera.shot[other.frame] == self._camera.shot[now.frame]
            and abs(other.t_s - now.t_s - span) <= 0.12
            and abs(other.t_s - now.t_s) >= 0.1
        )

    def _difference(self, now: _Held, other: _Held) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        """Where a picture differs from another one of its shot, and where both are in view; 0 and 1."""
        width, height = self._size
        h = geometry.normalised(np.linalg.inv(self._ground(now.frame)) @ self._ground(other.frame))
        warped = cv2.warpPerspective(other.gray, h, (width, height), flags=cv2.INTER_LINEAR)
        valid = cv2.warpPerspective(
            np.ones((height, width), np.uint8), h, (width, height), flags=cv2.INTER_NEAREST
        )
        valid = cv2.erode(valid, np.ones((3, 3), np.uint8)).astype(np.uint8)
        slope = cv2.morphologyEx(warped, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
        away = cv2.subtract(cv2.absdiff(now.gray, warped), cv2.convertScaleAbs(slope, alpha=SLOPE_SHARE))
        away = cv2.blur(away, (3, 3)) * valid
        limit = _limit(away[::2, ::2][valid[::2, ::2] > 0])
        return (away > limit).astype(np.uint8), valid

    def _grown(self, changed: NDArray[np.uint8]) -> Grid:
        """Turn changed pixels into cells, each thing with its margin."""
        changed = cv2.morphologyEx(changed, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
        n, _, stats, _ = cv2.connectedComponentsWithStats(changed, connectivity=8)
        grid = np.zeros(self._shape, np.uint8)
        rows, columns = self._shape
        width, height = self._size
        least = max(2.0, LEAST_AREA * self._scale**2)
        for x, y, w, h, area in stats[1:n]:
            if area < least:
                continue
            margin = max(MARGIN_PX * self._scale, MARGIN_SHARE * max(w, h))
            left, right = (x - margin) * columns / width, (x + w + margin) * columns / width
            top, bottom = (y - margin) * rows / height, (y + h + margin) * rows / height
            grid[max(0, int(top)) : int(np.ceil(bottom)), max(0, int(left)) : int(np.ceil(right))] = 1
        result: Grid = grid > 0
        return result

    def _ground(self, frame: int) -> Floats:
        """Ground from small pixels."""
        result: Floats = self._camera.ground_from_share[frame] @ self._share_from_small
        return result

    def finish(self, paths: Sequence[GroundPath]) -> list[NDArray[np.uint8]]:
        """Return for each picture the cells that hold motion, as packed bits of ``(rows, columns)``.

        Args:
            paths: Tracks on the ground of their shots (pixels of the ground).
        """
        while self._next < len(self._held):
            self._advance()
        self._held.clear()
        chains = stitch(paths, reach=STITCH_PX_PER_S * self._scale)
        by_shot: dict[int, list[GroundPath]] = {}
        for chain in chains:
            by_shot.setdefault(chain.shot, []).append(chain)
        return [
            np.packbits(self._cells(frame, by_shot.get(int(self._camera.shot[frame]), [])))
            for frame in range(len(self._camera.times_s))
        ]

    def _cells(self, frame: int, chains: Sequence[GroundPath]) -> Grid:
        camera = self._camera
        if camera.shot[frame] < 0:
            return np.ones(self._shape, bool)
        t_s = float(camera.times_s[frame])
        near = [k for k in self._found if abs(float(camera.times_s[k]) - t_s) <= HOLD_S]
        near = [k for k in near if camera.shot[k] == camera.shot[frame]]
        if not near:
            return np.ones(self._shape, bool)
        grid = np.zeros(self._shape, np.uint8)
        last_s = -np.inf
        rows, columns = self._shape
        grid_from_share = np.diag([columns, rows, 1.0])
        half = np.array([[1, 0, -0.5], [0, 1, -0.5], [0, 0, 1.0]])
        to_grid = half @ grid_from_share
        from_ground = to_grid @ np.linalg.inv(camera.ground_from_share[frame])
        closest = min(near, key=lambda k: abs(k - frame))
        for k in near:
            other_s = float(camera.times_s[k])
            if k != closest and other_s - last_s < HOLD_STEP_S:
                continue
            last_s = other_s
            h = from_ground @ camera.ground_from_share[k] @ np.linalg.inv(to_grid)
            moved = cv2.warpPerspective(
                self._found[k].astype(np.uint8) * 255, h, (columns, rows), flags=cv2.INTER_LINEAR
            )
            grid |= (moved > 40).astype(np.uint8)
        for chain in chains:
            self._hold(grid, chain, t_s, from_ground)
        result: Grid = grid > 0
        return result

    def _hold(self, grid: NDArray[np.uint8], chain: GroundPath, t_s: float, from_ground: Floats) -> None:
        """Where a mover is at a time; before its first detection at the first place, after its last at the last."""
        place = np.array([[np.interp(t_s, chain.t_s, chain.xy[:, d]) for d in (0, 1)]])
        x, y = geometry.apply(from_ground, place)[0]
        if not (np.isfinite(x) and np.isfinite(y)):
            grid[:] = 1
            return
        r = 1.5 * MARGIN_PX * self._scale * self._shape[1] / self._size[0] + 0.5
        if -r <= x <= self._shape[1] + r and -r <= y <= self._shape[0] + r:
            top, left = max(0, int(y - r + 0.5)), max(0, int(x - r + 0.5))
            grid[top : max(0, int(np.ceil(y + r + 0.5))), left : max(0, int(np.ceil(x + r + 0.5)))] = 1


def _limit(sample: NDArray[np.uint8]) -> float:
    """Return the difference above which a pixel counts: a little above what noise and parallax give in most of them."""
    if not len(sample):
        return LIMIT_LEVELS
    middle, most = (float(v) for v in np.percentile(sample, [50, USUAL_SHARE]))
    return max(LIMIT_LEVELS, min(most + (most - middle) + 2.0, HIGHEST_LIMIT))


def stitch(paths: Sequence[GroundPath], *, reach: float) -> list[GroundPath]:
    """Join tracks that may be one mover's, so that only its first and last place are held to the shot's ends.

    Args:
        paths: Tracks, in any order.
        reach: Ground pixels that a mover may go in a second while unseen.
    """
    chains: list[GroundPath] = []
    for path in sorted(paths, key=lambda one: (one.shot, float(one.t_s[0]))):
        best: int | None = None
        for k, chain in enumerate(chains):
            gap = float(path.t_s[0] - chain.t_s[-1])
            if chain.shot != path.shot or not 0 < gap <= STITCH_S:
                continue
            if float(np.linalg.norm(path.xy[0] - chain.xy[-1])) <= reach * (gap + 0.2) and (
                best is None or chain.t_s[-1] > chains[best].t_s[-1]
            ):
                best = k
        if best is None:
            chains.append(path)
        else:
            old = chains[best]
            chains[best] = GroundPath(
                old.shot, np.concatenate([old.t_s, path.t_s]), np.concatenate([old.xy, path.xy])
            )
    return chains


def unpacked(bits: NDArray[np.uint8], shape: tuple[int, int]) -> Grid:
    """Turn packed bits back into ``(rows, columns)``."""
    n = shape[0] * shape[1]
    result: Grid = np.unpackbits(bits, count=n).reshape(shape) > 0
    return result
