"""Whether an examination that came from elsewhere fits together: lengths, shapes and ranges, before anything uses it.

A helper that decodes a hostile file may be taken over by it. Its answer then holds other values than the pictures
gave; what is checked here makes sure that it holds nothing worse.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.examined import Examined, SeenShot
from diptych.algorithms.fingerprint import Fingerprint
from diptych.algorithms.movers import Track

MOST_PICTURES = 12_000_000
"""Pictures of a recording: 12 hours at 240 a second are 10 million."""

LONGEST_SIDE = 65_535
"""Pixels of a picture's side; the decoder's own limit is lower."""

LONGEST_S = 1e7
"""Seconds; the limit on hours that a person sets is checked where the recording is decoded."""


def fits_together(seen: Examined) -> bool:
    """Return whether an examination could have come from a recording."""
    n = len(seen.times_s)
    sides = (seen.width, seen.height, seen.small_width, seen.small_height)
    return (
        all(1 <= side <= LONGEST_SIDE for side in sides)
        and _is_digest(seen.sha256)
        and _shaped(seen.times_s, n)
        and 1 <= n <= MOST_PICTURES
        and float(seen.times_s[0]) == 0.0
        and bool(np.all(np.diff(seen.times_s) > 0))
        and _within(seen.end_s, float(seen.times_s[-1]), LONGEST_S)
        and _shaped(seen.camera_motion, n, 3, finite=False)
        and _shaped(seen.brightness, n)
        and _shaped(seen.small_from_full, 3, 3)
        and all(_shot_fits(shot, n) for shot in seen.shots)
        and all(_within(a, -1.0, LONGEST_S) and _within(b, a, LONGEST_S) for _, a, b in seen.stretches)
        and (seen.sound is None or (seen.sound.ndim == 1 and bool(np.isfinite(seen.sound).all())))
        and 1 <= seen.sound_rate_hz <= 1_000_000
        and _within(seen.sound_start_s, -LONGEST_S, LONGEST_S)
    )


def pictures_fit(times_s: NDArray[Any], numbers: NDArray[Any], pictures: NDArray[Any]) -> bool:
    """Return whether a stack of small pictures ``(n, h, w)`` fits to its times and frame numbers, both in order."""
    n = len(times_s)
    return (
        pictures.ndim == 3
        and pictures.shape[0] == n <= MOST_PICTURES
        and _shaped(times_s, n)
        and bool(np.all(np.diff(times_s) > 0))
        and numbers.shape == (n,)
        and bool(np.all(np.diff(numbers) > 0))
        and (n == 0 or int(numbers[0]) >= 0)
    )


def fingerprint_fits(made: Fingerprint) -> bool:
    """Return whether a fingerprint could have come from a recording."""
    n_ticks, n_moments, n_features = len(made.picture), len(made.moments), len(made.codes)
    return (
        _within(made.duration_s, 0.0, LONGEST_S)
        and all(1 <= side <= LONGEST_SIDE for side in (made.width, made.height))
        and made.picture.shape == made.change.shape == (n_ticks,)
        and _shaped(made.moments, n_moments)
        and bool(np.all(np.diff(made.moments) >= 0))
        and made.counts.shape == (n_moments,)
        and int(made.counts.sum(dtype=np.int64)) == n_features
        and made.places.shape == (n_features, 2)
        and made.shapes.shape == (n_features, 2)
        and made.codes.shape[1:] == (16,)
    )


def _shot_fits(shot: SeenShot, n_pictures: int) -> bool:
    ground, features = shot.picture, shot.features
    return (
        0 <= shot.from_frame <= shot.to_frame <= n_pictures
        and shot.ground_from_picture.shape[1:] == (3, 3)
        and len(shot.ground_from_picture) <= n_pictures + 1
        and ground.gray.ndim == 2
        and ground.mask.shape == ground.gray.shape
        and _shaped(ground.shot_from_ground, 3, 3, finite=False)
        and features.xy.ndim == 2
        and features.descriptors.ndim == 2
        and len(features.xy) == len(features.descriptors)
        and all(_track_fits(track) for track in shot.tracks)
    )


def _track_fits(track: Track) -> bool:
    n = len(track.t_s)
    return (
        n > 0
        and _shaped(track.t_s, n)
        and _shaped(track.xy, n, 2)
        and track.picture.shape == (n,)
        and track.points.shape[1:] == (9, 2)
        and (track.held_path is None or _shaped(track.held_path, n, 2))
    )


def _shaped(array: NDArray[Any], *shape: int, finite: bool = True) -> bool:
    return array.shape == shape and (not finite or bool(np.isfinite(array).all()))


def _within(value: float, low: float, high: float) -> bool:
    return math.isfinite(value) and low <= value <= high


def _is_digest(text: str) -> bool:
    return len(text) == 64 and set(text) <= set("0123456789abcdef")
