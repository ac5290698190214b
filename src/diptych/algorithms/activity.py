"""What one pass keeps of overall motion and of light: small maps that need no common ground.

A motion map says how much each cell of the picture changed beyond what the camera's own motion explains; a light map
holds each cell's mean luma. Both are a few hundred bytes a picture, so that later cues can be tried without decoding.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.algorithms import geometry
from diptych.algorithms.geometry import Floats
from diptych.algorithms.stabilise import Gray

MOTION_CELLS = 32
"""Cells of a motion map along the longer side: a person who fills a third of a room's picture spans ten. By hand."""

LIGHT_CELLS = (8, 6)
"""Cells of a light map across and down: a lamp reaches several, a walker few. Chosen by hand."""

EVERY_S = 0.035
"""Least time between motion maps: about 25 a second. Chosen by hand."""

SPAN_S = 0.06
"""Two pictures at least this far apart are compared (neighbours, where pictures are rarer): at 60 pictures a second
neighbours differ by little more than noise. Chosen by hand."""

NOISE_LEVELS = 6.0
"""Grey levels of difference that count as none: compression and sensor noise of shrunken pictures. Chosen by hand."""

WORK_WIDTH = 320
"""Longer side of the pictures that are compared."""

MOST_MAPS = 45_000
"""Most motion maps kept, half an hour at 25 a second (26 MB); beyond it every second one is dropped and the rest of the
recording is taken half as often."""

CODE_SCALE = 16.0
"""Maps hold ``16 · sqrt(mean change)``: 255 is a change of all 254 grey levels, 1 one of 0.004."""

STILL_PX = 0.05
"""Camera motion under this (small pixels at the corners) is not undone: the warp would blur more than it mends."""


@dataclass(slots=True)
class Activity:
    """Overall motion and light of a recording."""

    motion_t_s: Floats = field(default_factory=lambda: np.empty(0))
    """``(m,)`` middle between both pictures that a motion map compares, seconds."""
    motion: NDArray[np.uint8] = field(default_factory=lambda: np.empty((0, 18, 32), np.uint8))
    """``(m, rows, columns)`` ``16 · sqrt(mean change)`` of each cell; see ``change``."""
    light: NDArray[np.float16] = field(default_factory=lambda: np.empty((0, 6, 8), np.float16))
    """``(n, 6, 8)`` mean luma of each cell of every picture."""

    def change(self) -> Floats:
        """Return ``(m, rows, columns)`` mean change in grey levels, beyond noise and camera motion."""
        result: Floats = (self.motion.astype(np.float64) / CODE_SCALE) ** 2
        return result


@dataclass(slots=True)
class _Held:
    t_s: float
    gray: Gray
    now_from_here: Floats


class ActivityFinder:
    """Observe pictures in order; ``finish`` gives the maps."""

    def __init__(self) -> None:
        self._held: deque[_Held] = deque()
        self._light: list[NDArray[np.float16]] = []
        self._t_s: list[float] = []
        self._maps: list[NDArray[np.uint8]] = []
        self._every_s = EVERY_S

    def add(self, t_s: float, gray: Gray, picture_from_previous: Floats | None) -> None:
        """Take the next picture.

        Args:
            t_s: Its presentation time.
            gray: ``(h, w)`` small grey picture.
            picture_from_previous: Homography from the previous picture's small pixels; None at a cut.
        """
        self._light.append(cv2.resize(gray, LIGHT_CELLS, interpolation=cv2.INTER_AREA).astype(np.float16))
        height, width = gray.shape
        factor = min(1.0, WORK_WIDTH / max(width, height))
        size = max(8, round(width * factor)), max(8, round(height * factor))
        work = np.asarray(cv2.resize(gray, size, interpolation=cv2.INTER_AREA), np.uint8)
        if picture_from_previous is None:
            self._held.clear()
        else:
            scale = geometry.scaling(size[0] / width, size[1] / height)
            step = scale @ picture_from_previous @ np.linalg.inv(scale)
            for held in self._held:
                held.now_from_here = step @ held.now_from_here
        while len(self._held) > 1 and t_s - self._held[1].t_s >= SPAN_S - 1e-6:
            self._held.popleft()
        if self._held:
            self._compare(t_s, work)
        self._held.append(_Held(t_s, work, np.eye(3)))

    def _compare(self, t_s: float, work: Gray) -> None:
        before = self._held[0]
        middle_s = 0.5 * (t_s + before.t_s)
        if self._t_s and middle_s - self._t_s[-1] < self._every_s - 1e-6:
            return
        height, width = work.shape
        earlier = before.gray
        outline = geometry.corners(width, height)
        moved = geometry.apply(before.now_from_here, outline) - outline
        if float(np.abs(moved).max()) > STILL_PX:
            h = geometry.normalised(before.now_from_here)
            # Beyond the border the present picture stands in, so that what came into view counts as no change.
            earlier = cv2.warpPerspective(
                earlier, h, (width, height), dst=work.copy(), borderMode=cv2.BORDER_TRANSPARENT
            )
        beyond = cv2.subtract(cv2.absdiff(work, earlier), NOISE_LEVELS).astype(np.float32)
        cells = MOTION_CELLS / max(width, height)
        grid = max(4, round(width * cells)), max(4, round(height * cells))
        mean = cv2.resize(beyond, grid, interpolation=cv2.INTER_AREA)
        self._maps.append(np.clip(np.round(CODE_SCALE * np.sqrt(mean)), 0, 255).astype(np.uint8))
        self._t_s.append(middle_s)
        if len(self._maps) >= MOST_MAPS:
            self._maps, self._t_s = self._maps[::2], self._t_s[::2]
            self._every_s *= 2

    def finish(self) -> Activity:
        """Close the stream."""
        found = Activity()
        if self._maps:
            found.motion_t_s, found.motion = np.array(self._t_s), np.stack(self._maps)
        if self._light:
            found.light = np.stack(self._light)
        return found
