"""Homographies between pictures and the ground.

Transforms are named target-from-source and are ``(3, 3)`` arrays acting on ``(x, y, 1)`` columns.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def apply(target_from_source: Floats, points: Floats) -> Floats:
    """Carry ``(n, 2)`` points through a homography. Points at infinity become NaN."""
    if points.size == 0:
        return points.reshape(-1, 2)
    h = points @ target_from_source[:, :2].T + target_from_source[:, 2]
    w = np.where(np.abs(h[:, 2:3]) < 1e-12, np.nan, h[:, 2:3])
    result: Floats = h[:, :2] / w
    return result


def normalised(h: Floats) -> Floats:
    """Scale a homography so that its last entry is one."""
    result: Floats = h / h[2, 2]
    return result


def scaling(factor_x: float, factor_y: float) -> Floats:
    """Return full-picture-from-small-picture for pixel centres at integers: x_full = (x + ½)·f − ½."""
    return np.array(
        [[factor_x, 0, (factor_x - 1) / 2], [0, factor_y, (factor_y - 1) / 2], [0, 0, 1]], dtype=np.float64
    )


def corners(width: float, height: float) -> Floats:
    """Return the four corners of a picture, clockwise from the top left, ``(4, 2)``."""
    return np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float64)


def fit(source: Floats, target: Floats, threshold_px: float) -> tuple[Floats | None, NDArray[np.bool_]]:
    """Fit target-from-source robustly (MAGSAC++, Barath et al. 2020, as in OpenCV's USAC).

    Args:
        source: ``(n, 2)`` points.
        target: ``(n, 2)`` points.
        threshold_px: Largest residual of an inlier, in target pixels.

    Returns:
        The homography or ``None``, and the inlier mask ``(n,)``.
    """
    none = np.zeros(len(source), bool)
    if len(source) < 8:
        return None, none
    h, mask = cv2.findHomography(
        source.astype(np.float32), target.astype(np.float32), cv2.USAC_MAGSAC, threshold_px, None, 2000, 0.999
    )
    if h is None or mask is None or not np.all(np.isfinite(h)) or abs(h[2, 2]) < 1e-12:
        return None, none
    return normalised(h), mask.ravel().astype(bool)


def is_sane(target_from_source: Floats, width: float, height: float, *, max_scale: float = 6.0) -> bool:
    """Say whether a homography keeps a picture's outline convex, unmirrored and of a similar size."""
    outline = corners(width, height)
    w = outline @ target_from_source[2, :2] + target_from_source[2, 2]
    if np.any(w <= 1e-9):
        return False
    moved = apply(target_from_source, outline)
    sides = np.roll(moved, -1, axis=0) - moved
    following = np.roll(sides, -1, axis=0)
    turns = sides[:, 0] * following[:, 1] - sides[:, 1] * following[:, 0]
    if np.any(turns <= 0):
        return False
    area = (
        0.5
        * abs(np.sum(moved[:, 0] * np.roll(moved[:, 1], -1) - np.roll(moved[:, 0], -1) * moved[:, 1]))
        / (width * height)
    )
    return bool(1 / max_scale**2 < area < max_scale**2)


def local_scale(target_from_source: Floats, point: Floats) -> float:
    """Return the square root of the local area change of a homography at one point ``(2,)``."""
    p = point + np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    q = apply(target_from_source, p)
    a, b = q[1] - q[0], q[2] - q[0]
    return float(np.sqrt(abs(a[0] * b[1] - a[1] * b[0])))
