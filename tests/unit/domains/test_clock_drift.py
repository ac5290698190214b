"""Slow drift of two recorders over a long overlap, and its absence."""

from __future__ import annotations

import numpy as np
import pytest

from diptych.algorithms.alignment import Stretch
from diptych.algorithms.joint_fit import refine_stretches
from make_walks import SPEED, Walks

START_S = 7.3


def fitted(ppm: float, length_s: float, *, seed: int = 3) -> tuple[Stretch, float]:
    """The fit of a second recording that starts at 7.3 s of the first and whose clock is ``ppm`` slow; worst error."""
    rate = 1 + ppm * 1e-6
    walks = Walks(seed, n=4, duration_s=length_s + 20)
    first = walks.tracks(lambda t: t, length_s + 15, seed=1, rate_hz=10)
    second = walks.tracks(lambda t: START_S + rate * t, length_s, seed=2, rate_hz=10)
    stretch = Stretch(0.0, length_s, START_S + 0.02, 1.0, 0.8, 9.0, 0.0, 0.1)
    refine_stretches([stretch], first, second, SPEED, free_rates=[False])
    errors = [stretch.rate * t + stretch.offset_s - (START_S + rate * t) for t in (0.0, length_s)]
    return stretch, float(np.abs(errors).max())


@pytest.mark.parametrize("ppm", [50.0, -50.0])
def test_fifty_parts_in_a_million_over_ten_minutes_stay_within_a_frame(ppm):
    stretch, worst_s = fitted(ppm, 600.0)
    assert worst_s < 0.01
    assert stretch.rate - 1 == pytest.approx(ppm * 1e-6, abs=15e-6)


def test_without_drift_the_rate_of_a_long_segment_stays_one():
    stretch, worst_s = fitted(0.0, 600.0)
    assert stretch.rate == 1.0
    assert worst_s < 0.01


def test_a_short_segment_keeps_its_rate():
    stretch, _ = fitted(80.0, 50.0)
    assert stretch.rate == 1.0
