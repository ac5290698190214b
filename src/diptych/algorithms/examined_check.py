"""Whether an examination that came from elsewhere fits together: lengths, shapes and ranges, before anything uses it.

A helper that decodes a hostile file may be taken over by it. Its answer then holds other values than the pictures
gave; what is checked here makes sure that it holds nothing worse.
"""

from __future__ import annotations

import numpy as np

from diptych.algorithms.examined import Examined, SeenShot
from diptych.algorithms.movers import Track
from diptych.algorithms.pictures_check import (
    LONGEST_S,
    LONGEST_SIDE,
    MOST_PICTURES,
    fingerprint_fits,
    pictures_fit,
    shaped,
    within,
)

__all__ = ["fingerprint_fits", "fits_together", "pictures_fit"]


def fits_together(seen: Examined) -> bool:
    """Return whether an examination could have come from a recording."""
    n = len(seen.times_s)
    sides = (seen.width, seen.height, seen.small_width, seen.small_height)
    return (
        all(1 <= side <= LONGEST_SIDE for side in sides)
        and _is_digest(seen.sha256)
        and shaped(seen.times_s, n)
        and 1 <= n <= MOST_PICTURES
        and float(seen.times_s[0]) == 0.0
        and bool(np.all(np.diff(seen.times_s) > 0))
        and within(seen.end_s, float(seen.times_s[-1]), LONGEST_S)
        and shaped(seen.camera_motion, n, 3, finite=False)
        and shaped(seen.brightness, n)
        and shaped(seen.small_from_full, 3, 3)
        and all(_shot_fits(shot, n) for shot in seen.shots)
        and all(within(a, -1.0, LONGEST_S) and within(b, a, LONGEST_S) for _, a, b in seen.stretches)
        and (seen.sound is None or (seen.sound.ndim == 1 and bool(np.isfinite(seen.sound).all())))
        and 1 <= seen.sound_rate_hz <= 1_000_000
        and within(seen.sound_start_s, -LONGEST_S, LONGEST_S)
    )


def _shot_fits(shot: SeenShot, n_pictures: int) -> bool:
    ground, features = shot.picture, shot.features
    return (
        0 <= shot.from_frame <= shot.to_frame <= n_pictures
        and shot.ground_from_picture.shape[1:] == (3, 3)
        and len(shot.ground_from_picture) <= n_pictures + 1
        and ground.gray.ndim == 2
        and ground.mask.shape == ground.gray.shape
        and shaped(ground.shot_from_ground, 3, 3, finite=False)
        and features.xy.ndim == 2
        and features.descriptors.ndim == 2
        and len(features.xy) == len(features.descriptors)
        and all(_track_fits(track) for track in shot.tracks)
    )


def _track_fits(track: Track) -> bool:
    n = len(track.t_s)
    return (
        n > 0
        and shaped(track.t_s, n)
        and shaped(track.xy, n, 2)
        and track.picture.shape == (n,)
        and track.points.shape[1:] == (9, 2)
        and (track.held_path is None or shaped(track.held_path, n, 2))
    )


def _is_digest(text: str) -> bool:
    return len(text) == 64 and set(text) <= set("0123456789abcdef")
