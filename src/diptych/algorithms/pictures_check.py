"""Whether pictures and fingerprints that came from a helper fit together: lengths, shapes, order, ranges."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.fingerprint import Fingerprint

MOST_PICTURES = 12_000_000
"""Pictures of a recording: 12 hours at 240 a second are 10 million."""

LONGEST_SIDE = 65_535
"""Pixels of a picture's side; the decoder's own limit is lower."""

LONGEST_S = 1e7
"""Seconds; the limit on hours that a person sets is checked where the recording is decoded."""


def pictures_fit(times_s: NDArray[Any], numbers: NDArray[Any], pictures: NDArray[Any]) -> bool:
    """Return whether a stack of small pictures ``(n, h, w)`` fits to its times and frame numbers, both in order."""
    n = len(times_s)
    return (
        pictures.ndim == 3
        and pictures.shape[0] == n <= MOST_PICTURES
        and shaped(times_s, n)
        and bool(np.all(np.diff(times_s) > 0))
        and numbers.shape == (n,)
        and bool(np.all(np.diff(numbers) > 0))
        and (n == 0 or int(numbers[0]) >= 0)
    )


def fingerprint_fits(made: Fingerprint) -> bool:
    """Return whether a fingerprint could have come from a recording."""
    n_ticks, n_moments, n_features = len(made.picture), len(made.moments), len(made.codes)
    return (
        within(made.duration_s, 0.0, LONGEST_S)
        and all(1 <= side <= LONGEST_SIDE for side in (made.width, made.height))
        and made.picture.shape == made.change.shape == (n_ticks,)
        and shaped(made.moments, n_moments)
        and bool(np.all(np.diff(made.moments) >= 0))
        and made.counts.shape == (n_moments,)
        and int(made.counts.sum(dtype=np.int64)) == n_features
        and made.places.shape == (n_features, 2)
        and made.shapes.shape == (n_features, 2)
        and made.codes.shape[1:] == (16,)
    )


def shaped(array: NDArray[Any], *shape: int, finite: bool = True) -> bool:
    """Return whether an array has a shape, and is finite where that is wanted."""
    return array.shape == shape and (not finite or bool(np.isfinite(array).all()))


def within(value: float, low: float, high: float) -> bool:
    """Return whether a number is finite and within bounds."""
    return math.isfinite(value) and low <= value <= high
