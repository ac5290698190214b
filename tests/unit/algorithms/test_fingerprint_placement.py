"""Placements that are refined along a line."""

import warnings

import numpy as np

from diptych.algorithms.fingerprint_frames import Line, Look
from diptych.algorithms.fingerprint_match import Placement
from diptych.algorithms.fingerprint_placement import sharpened

HERE = Placement(query_from_found=np.eye(2, 3), mirrored=False, n_hits=1, n_agreeing=9)
LINE = Line(from_s=0.0, to_s=0.9, rate=1.0, offset_s=0.0, agreement=1.0, rival=0.0, moving_s=1.0, placement=0)


def _look(pictures: np.ndarray) -> Look:
    n = len(pictures)
    return Look(times_s=np.arange(n) * 0.1, frames=np.arange(n), pictures=pictures, step_s=0.1)


def test_black_pictures_agree_with_nothing() -> None:
    rng = np.random.default_rng(1)
    shown = np.kron(rng.integers(30, 220, (10, 9, 16)), np.ones((1, 10, 10))).astype(np.uint8)
    black = np.zeros_like(shown)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        placement, likeness = sharpened(_look(black), _look(shown), HERE, LINE)
        same = sharpened(_look(shown), _look(shown), HERE, LINE)[1]
    assert likeness == 0.0
    assert placement is HERE
    assert same > 0.99
