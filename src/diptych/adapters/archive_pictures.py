"""Small pictures of a recording, for comparing frames of a query with frames of an archive's media."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.adapters.video import MAX_HOURS, MAX_PIXELS, VideoReader


@dataclass(slots=True)
class SmallPictures:
    """Small pictures in the order of presentation; one of another shape than the first is passed over."""

    side_px: int
    times_s: list[float] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    pictures: list[NDArray[np.uint8]] = field(default_factory=list)

    def add(self, t_s: float, number: int, luma: NDArray[np.uint8]) -> None:
        """Take a picture ``(h, w)``; it is shrunk, never enlarged."""
        height, width = luma.shape
        factor = min(1.0, self.side_px / max(height, width))
        size = (max(1, round(width * factor)), max(1, round(height * factor)))
        if self.pictures and self.pictures[0].shape != (size[1], size[0]):
            return
        self.times_s.append(t_s)
        self.numbers.append(number)
        # A copy in any case: the decoder uses its memory again.
        small = cv2.resize(luma, size, interpolation=cv2.INTER_AREA) if factor < 1 else luma.copy()
        self.pictures.append(small)

    def stack(self) -> NDArray[np.uint8]:
        """Return the pictures as ``(n, h, w)``."""
        return np.stack(self.pictures) if self.pictures else np.zeros((0, 1, 1), np.uint8)


def read_small(
    path: Path,
    *,
    side_px: int,
    every: int = 1,
    limits: tuple[int, float] = (MAX_PIXELS, MAX_HOURS),
    progress: Callable[[float], None] | None = None,
) -> SmallPictures:
    """Decode small upright grey pictures of a whole video.

    Args:
        path: The video.
        side_px: Longer side of the pictures.
        every: Keep every picture, every second, and so on.
        limits: Most pixels of a picture, most hours.
        progress: Told now and then that it goes on; the share done is not known.

    Raises:
        DiptychError: The video cannot be decoded.
    """
    small = SmallPictures(side_px)
    for picture in VideoReader(path, max_pixels=limits[0], max_hours=limits[1]):
        if picture.index % every == 0:
            small.add(picture.t_s, picture.index, picture.luma)
        if progress is not None and picture.index % 25 == 0:
            progress(0.5)
    return small
