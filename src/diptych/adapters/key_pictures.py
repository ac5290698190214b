"""Pictures of a recording that decode by themselves (key frames): a few a minute, at little cost."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av.error
import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.adapters.containers import open_container
from diptych.adapters.video import VideoReader
from diptych.model.settings import Settings

WIDTH_PX = 640
"""Longer side of the pictures, as in an examination."""

SPACING_S = 9.0
"""Least time between the described pictures: at most 7 a minute."""

MOST_PICTURES = 2000
"""Most pictures of a recording: five hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPicture:
    """One picture of a recording: when it is shown, and its small luma."""

    t_s: float
    gray: NDArray[np.uint8]


def key_pictures(path: Path, *, settings: Settings, spacing_s: float = SPACING_S) -> list[SeenPicture]:
    """Read pictures that decode by themselves, at least ``spacing_s`` apart; of short recordings without, any.

    Raises:
        DiptychError: The file cannot be read, or is above the limits.
    """
    reader = VideoReader(path, max_pixels=settings.max_pixels, max_hours=settings.max_hours)
    facts = reader.facts()
    spacing_s = min(spacing_s, max(1.0, facts.estimated_duration_s / 3))
    found = _decoded(path, spacing_s, keys_only=True)
    if len(found) >= 2 or facts.estimated_duration_s > 60:
        return found
    pictures: list[SeenPicture] = []
    for picture in reader:
        if not pictures or picture.t_s >= pictures[-1].t_s + spacing_s:
            pictures.append(SeenPicture(t_s=picture.t_s, gray=_small(picture.luma)))
    return pictures


def _decoded(path: Path, spacing_s: float, *, keys_only: bool) -> list[SeenPicture]:
    pictures: list[SeenPicture] = []
    try:
        with open_container(path) as container:
            stream = container.streams.video[0]
            stream.codec_context.skip_frame = "NONKEY" if keys_only else "DEFAULT"
            origin: Fraction | None = None
            for frame in container.decode(stream):
                if frame.pts is None or frame.time_base is None:
                    continue
                time = frame.pts * frame.time_base
                origin = time if origin is None else origin
                t_s = float(time - origin)
                if pictures and t_s < pictures[-1].t_s + spacing_s:
                    continue
                luma = frame.to_ndarray(format="gray")
                turns = (int(frame.rotation) % 360) // 90
                pictures.append(SeenPicture(t_s=t_s, gray=_small(np.rot90(luma, turns) if turns else luma)))
                if len(pictures) == MOST_PICTURES:
                    break
    except (av.error.FFmpegError, IndexError):
        pass  # what was read so far stands; a file that does not open at all was refused before
    return pictures


def _small(luma: NDArray[np.uint8]) -> NDArray[np.uint8]:
    height, width = luma.shape
    factor = min(1.0, WIDTH_PX / max(width, height))
    size = (max(16, round(width * factor)), max(16, round(height * factor)))
    small: NDArray[np.uint8] = np.ascontiguousarray(
        cv2.resize(np.ascontiguousarray(luma), size, interpolation=cv2.INTER_AREA)
    )
    return small
