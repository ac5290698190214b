"""Which cells may hold a mark laid over the picture: coordinates, call signs, clocks, logos, subtitles.

Such a mark stays in its place in the picture while the ground moves. Where the ground does not move that cannot be
told; then the outer band of the picture counts, where displays stand.
"""

from __future__ import annotations

import cv2
import numpy as np

from diptych.algorithms import geometry
from diptych.algorithms.conceal import Camera, Grid
from diptych.algorithms.stabilise import Gray

BAND = 0.14
"""Share of width and height on each side that counts where marks cannot be told from the scene. Chosen by hand."""

MOVED_PX = 4.0
"""Pixels (of 640 across) that the ground moves between two compared pictures. Chosen by hand."""

AT_LEAST = 8
"""Compared pictures that a window needs; with fewer, one bright thing that passes is a mark. Chosen by hand."""

WINDOW = 16
"""Most compared pictures of a window: marks come and go (subtitles). Chosen by hand."""

CALM = 0.3
"""A pixel is calm that varies less than this share of what is usual in the window; algorithms/registration uses
0.22 for its own purpose, here more is covered."""

CLOSE_SHARE, GROW_SHARE = 0.05, 0.02
"""Shares of the width by which marks are joined (letters to words) and widened (digits that change). By hand."""


class OverlayFinder:
    """Take small pictures in order; then say for a time which cells may hold a mark."""

    def __init__(self, camera: Camera, small: tuple[int, int], shape: tuple[int, int]) -> None:
        """Prepare; see :class:`diptych.algorithms.conceal_motion.MotionFinder`."""
        self._camera, self._size, self._shape = camera, small, shape
        self._taken: list[tuple[int, Gray]] = []
        self._windows: list[tuple[float, float, Grid]] = []
        self._moved_px = MOVED_PX * small[0] / 640.0

    def add(self, frame: int, gray: Gray) -> None:
        """Take the next picture; it is kept where the ground has moved since the last one kept, or a shot began."""
        if self._taken and not self._has_moved(self._taken[-1][0], frame):
            return
        self._taken.append((frame, gray))
        if len(self._taken) == WINDOW:
            self._close()
            del self._taken[: WINDOW // 2]

    def _has_moved(self, before: int, frame: int) -> bool:
        camera = self._camera
        if camera.shot[before] < 0 or camera.shot[frame] < 0 or camera.shot[before] != camera.shot[frame]:
            return bool(camera.shot[frame] >= 0)
        h = np.linalg.inv(camera.ground_from_share[before]) @ camera.ground_from_share[frame]
        corners = geometry.corners(1, 1)
        away = (geometry.apply(h, corners) - corners) * np.array(self._size)
        return bool(np.mean(np.linalg.norm(away, axis=1)) > self._moved_px)

    def _close(self) -> None:
        """Judge the kept pictures as one window."""
        if len(self._taken) < AT_LEAST:
            return
        stack = np.stack([gray for _, gray in self._taken]).astype(np.float32)
        middle = np.median(stack, axis=0)
        spread = np.median(np.abs(stack - middle), axis=0) * 1.48
        usual = float(np.median(spread))
        if usual < 4.0:
            return
        slope = cv2.morphologyEx(middle.astype(np.uint8), cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
        calm = (spread < CALM * usual).astype(np.uint8)
        edges = cv2.bitwise_and(calm, (slope > 20).astype(np.uint8))
        edges = cv2.morphologyEx(edges, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
        flat = cv2.morphologyEx(calm, cv2.MORPH_OPEN, np.ones((7, 7), np.uint8))
        marks = cv2.bitwise_or(edges, flat)
        width = self._size[0]
        join, grow = max(3, round(CLOSE_SHARE * width)), max(3, round(2 * GROW_SHARE * width))
        marks = cv2.morphologyEx(marks, cv2.MORPH_CLOSE, np.ones((3, join), np.uint8))
        marks = cv2.dilate(marks, np.ones((grow, grow), np.uint8))
        rows, columns = self._shape
        cells = cv2.resize(marks.astype(np.float32), (columns, rows), interpolation=cv2.INTER_AREA) > 0.02
        times = self._camera.times_s
        self._windows.append((float(times[self._taken[0][0]]), float(times[self._taken[-1][0]]), cells))

    def finish(self) -> None:
        """Close the last window."""
        self._close()
        self._taken.clear()

    def cells(self, t_s: float) -> Grid:
        """Return the cells that may hold a mark at a time: of all windows around it; the band where there is none.

        Args:
            t_s: Presentation time.
        """
        grid = np.zeros(self._shape, bool)
        told = False
        for from_s, to_s, cells in self._windows:
            grid |= cells  # marks of other windows count as well: a mark that was there once is told once
            told |= from_s <= t_s <= to_s
        return grid if told else grid | band(self._shape)

    @property
    def told_share(self) -> float:
        """Share of the recording's pictures whose marks were told from the scene."""
        times = self._camera.times_s
        inside = np.zeros(len(times), bool)
        for from_s, to_s, _ in self._windows:
            inside |= (times >= from_s) & (times <= to_s)
        return float(np.mean(inside)) if len(times) else 0.0


def band(shape: tuple[int, int]) -> Grid:
    """Return the outer band of a grid."""
    rows, columns = shape
    grid = np.ones(shape, bool)
    top, left = max(1, round(BAND * rows)), max(1, round(BAND * columns))
    grid[top : rows - top, left : columns - left] = False
    return grid
