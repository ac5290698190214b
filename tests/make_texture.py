"""Textured ground and pictures of it, with known geometry."""

from __future__ import annotations

import cv2
import numpy as np


def texture(seed: int, size: int = 900) -> np.ndarray:
    """Grey ground with detail at several scales, ``(size, size)`` uint8."""
    random = np.random.default_rng(seed)
    ground = np.zeros((size, size))
    for step, weight in ((2, 14.0), (6, 22.0), (20, 26.0), (60, 20.0)):
        coarse = random.normal(size=(size // step + 2, size // step + 2)).astype(np.float32)
        layer = cv2.resize(coarse, None, fx=step, fy=step, interpolation=cv2.INTER_CUBIC)
        ground += weight * layer[:size, :size]
    return np.clip(120 + ground, 0, 255).astype(np.uint8)


def picture_of(
    ground: np.ndarray, ground_from_picture: np.ndarray, *, width: int = 320, height: int = 180
) -> np.ndarray:
    """The picture that a camera at ``ground_from_picture`` takes of the ground."""
    return cv2.warpPerspective(
        ground,
        np.linalg.inv(ground_from_picture),
        (width, height),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REFLECT,
    )


def camera(x: float, y: float, *, turn: float = 0.0, zoom: float = 1.0, tilt: float = 0.0) -> np.ndarray:
    """ground-from-picture: the picture's top left at ``(x, y)``, turned by ``turn`` radians."""
    c, s = np.cos(turn) * zoom, np.sin(turn) * zoom
    return np.array([[c, -s, x], [s, c, y], [0.0, tilt, 1.0]])
