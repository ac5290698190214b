"""Examine a recording: one pass over its pictures feeds everything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

from diptych.adapters.folders import digest_file
from diptych.adapters.video import VideoReader, read_sound
from diptych.algorithms import geometry
from diptych.algorithms.activity import ActivityFinder
from diptych.algorithms.examined import Examined
from diptych.domains.ground import GroundObserver
from diptych.domains.recordings import GradualObserver, StretchObserver
from diptych.model.settings import Settings

SMALL_WIDTH = 640
"""Width of the examined pictures: positions come out at about a tenth of a pixel, at a fifth of the cost of 720p."""

SOUND_RATE_HZ = 8000
"""Rate at which sound is compared; speech and shots lie below 4 kHz."""


def examine(
    path: Path, *, settings: Settings | None = None, progress: Callable[[float], None] | None = None
) -> Examined:
    """Examine one recording.

    Args:
        path: A video file; it is only read.
        settings: Limits.
        progress: Called with the fraction done.

    Returns:
        Times, shots on their ground, tracks, sound.
    """
    settings = settings or Settings()
    cv2.setNumThreads(1)
    reader = VideoReader(path, max_pixels=settings.max_pixels, max_hours=settings.max_hours)
    facts = reader.facts()
    digest = digest_file(path)
    ground, stretches, gradual = GroundObserver(), StretchObserver(), GradualObserver()
    activity = ActivityFinder()
    size = (0, 0)
    shape = (facts.height, facts.width)
    for picture in reader:
        if size == (0, 0):
            shape = picture.luma.shape
            size = _small_size(shape[1], shape[0])
        small = np.ascontiguousarray(cv2.resize(picture.luma, size, interpolation=cv2.INTER_AREA))
        moved = ground.add(picture.index, picture.t_s, small)
        activity.add(picture.t_s, small, ground.picture_from_previous)
        stretches.add(picture.t_s, small)
        gradual.add(picture.t_s, small, moved)
        if progress is not None and picture.index % 10 == 0:
            progress(min(picture.index / max(facts.estimated_frames, 1), 0.99))
    times = np.array([float(t) for t in reader.times])
    sound = read_sound(path, SOUND_RATE_HZ) if facts.has_sound else None
    height, width = shape
    full_from_small = geometry.scaling(width / size[0], height / size[1])
    small_from_full = np.linalg.inv(full_from_small).astype(np.float64)
    seen = Examined(
        name=path.name,
        sha256=digest,
        width=width,
        height=height,
        small_width=size[0],
        small_height=size[1],
        has_sound=sound is not None,
        times_s=times,
        end_s=reader.end_s,
        notes=list(reader.notes),
        shots=ground.finish(
            times, [(g.kind, g.from_s, g.middle_s, g.to_s) for g in gradual.finish(reader.end_s)]
        ),
        stretches=stretches.finish(reader.end_s),
        camera_motion=ground.camera_motion(),
        brightness=np.array(stretches.brightness),
        small_from_full=small_from_full,
        sound=sound.samples if sound else None,
        sound_rate_hz=SOUND_RATE_HZ,
        sound_start_s=sound.start_s if sound else 0.0,
        activity=activity.finish(),
    )
    if progress is not None:
        progress(1.0)
    return seen


def _small_size(width: int, height: int) -> tuple[int, int]:
    factor = min(1.0, SMALL_WIDTH / max(width, height))
    return max(16, round(width * factor)), max(16, round(height * factor))
