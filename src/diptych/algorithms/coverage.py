"""Which part of the ground a recording shows at a time: footprints, points in view, overlap of footprints.

The ground is the common plane of all recordings; ``ground_from_image`` carries a pixel to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
InView = Literal["in_view", "edge", "out_of_view", "unknown"]

HORIZON = 0.02
"""Share of the bottom edge's homogeneous weight below which ground is too near the horizon to be placed.

Chosen by hand; not yet measured.
"""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Views:
    """What a recording saw of the ground, frame by frame."""

    frame_times_s: Floats
    """``(n,)`` rising times of the frames whose view is listed, on the recording's own clock."""
    ground_from_image: Floats
    """``(n, 3, 3)`` homographies from pixels of the original picture to the ground; NaN where unknown."""
    width: int
    height: int

    def __post_init__(self) -> None:
        """Check the shapes."""
        n = len(self.frame_times_s)
        if self.ground_from_image.shape != (n, 3, 3):
            raise ValueError(f"expected ({n}, 3, 3) homographies, found {self.ground_from_image.shape}")

    def at(self, t_s: float) -> Floats | None:
        """The homography of the frame shown at a time, or ``None`` where it is unknown."""
        if not len(self.frame_times_s):
            return None
        index = int(np.searchsorted(self.frame_times_s, t_s + 1e-6, side="right")) - 1
        matrix: Floats = self.ground_from_image[min(max(index, 0), len(self.frame_times_s) - 1)]
        if not np.all(np.isfinite(matrix)) or abs(float(np.linalg.det(matrix))) < 1e-15:
            return None
        weight = float(matrix[2] @ (self.width / 2, self.height, 1.0))
        return matrix / weight if abs(weight) > 1e-12 else None


def footprint(views: Views, t_s: float) -> Floats | None:
    """Outline on the ground of what the picture shows at a time, ``(k, 2)``, or ``None`` where it is unknown.

    The part of the picture at and above the horizon is cut away first.
    """
    matrix = views.at(t_s)
    if matrix is None:
        return None
    w, h = float(views.width), float(views.height)
    corners = np.array([[0.0, 0.0], [w, 0.0], [w, h], [0.0, h]])
    below = _cut(corners, matrix[2], HORIZON)
    if len(below) < 3:
        return None
    return _project(matrix, below)


def point_in_view(
    views: Views, t_s: float, ground_xy: tuple[float, float], *, margin_px: float = 0.0
) -> InView:
    """Say whether a point of the ground lies in the picture at a time.

    Args:
        views: What the recording saw of the ground.
        t_s: Time on the recording's own clock.
        ground_xy: The point on the ground.
        margin_px: Within this distance of the picture's edge, on either side, the answer is ``edge``.
    """
    matrix = views.at(t_s)
    if matrix is None:
        return "unknown"
    point = np.linalg.inv(matrix) @ np.array([ground_xy[0], ground_xy[1], 1.0])
    if point[2] <= 1e-12:  # behind the camera or on the horizon
        return "out_of_view"
    x, y = float(point[0] / point[2]), float(point[1] / point[2])
    if float(matrix[2] @ (x, y, 1.0)) <= 0:
        return "out_of_view"
    inside_px = min(x, y, views.width - x, views.height - y)
    if abs(inside_px) < margin_px:
        return "edge"
    return "in_view" if inside_px >= 0 else "out_of_view"


def ground_point(views: Views, t_s: float, x_px: float, y_px: float) -> tuple[float, float] | None:
    """Carry a pixel to the ground; ``None`` where the view is unknown or the pixel lies above the horizon."""
    matrix = views.at(t_s)
    if matrix is None or float(matrix[2] @ (x_px, y_px, 1.0)) < HORIZON:
        return None
    x, y = _project(matrix, np.array([[x_px, y_px]]))[0]
    return (float(x), float(y))


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Ground seen by both, by the first alone and by the second alone, as shares of their union."""

    both: float
    only_first: float
    only_second: float


def overlap(first: Floats, second: Floats) -> Overlap:
    """Compare two convex outlines on the ground by area."""
    first_area, second_area = area(first), area(second)
    both = area(clip_convex(first, second))
    union = first_area + second_area - both
    if union <= 0:
        return Overlap(both=0.0, only_first=0.0, only_second=0.0)
    return Overlap(
        both=both / union,
        only_first=max(0.0, first_area - both) / union,
        only_second=max(0.0, second_area - both) / union,
    )


def area(polygon: Floats) -> float:
    """Area of a simple polygon ``(k, 2)``; 0 for fewer than three corners."""
    if len(polygon) < 3:
        return 0.0
    local = polygon - polygon[0]
    x, y = local[:, 0], local[:, 1]
    return abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2


def clip_convex(subject: Floats, window: Floats) -> Floats:
    """Cut a convex polygon by another (Sutherland and Hodgman); either sense of rotation."""
    local = window - window[0]
    turned = float(
        np.dot(local[:, 0], np.roll(local[:, 1], -1)) - np.dot(local[:, 1], np.roll(local[:, 0], -1))
    )
    sense = 1.0 if turned >= 0 else -1.0
    result = subject
    for a, b in zip(window, np.roll(window, -1, axis=0), strict=True):
        edge = b - a
        line = sense * np.array([-edge[1], edge[0], edge[1] * a[0] - edge[0] * a[1]])
        result = _cut(result, line, 0.0)
        if len(result) < 3:
            return np.zeros((0, 2))
    return result


def _cut(polygon: Floats, line: Floats, least: float) -> Floats:
    """Keep the part of a convex polygon where ``line · (x, y, 1) ≥ least``."""
    heights = polygon @ line[:2] + line[2] - least
    kept: list[Floats] = []
    for i, height in enumerate(heights):
        j = (i + 1) % len(polygon)
        if height >= 0:
            kept.append(polygon[i])
        if (height >= 0) != (heights[j] >= 0):
            kept.append(polygon[i] + (polygon[j] - polygon[i]) * (height / (height - heights[j])))
    return np.array(kept) if kept else np.zeros((0, 2))


def _project(matrix: Floats, points: Floats) -> Floats:
    lifted = np.column_stack([points, np.ones(len(points))]) @ matrix.T
    flat: Floats = lifted[:, :2] / lifted[:, 2:]
    return flat
