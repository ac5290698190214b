from __future__ import annotations

import numpy as np
import pytest

from diptych.algorithms.signals import correlate_channels, resample_motion


def wander(n: int, seed: int, channels: int = 3) -> np.ndarray:
    """Shake-like noise, a little correlated in time."""
    raw = np.random.default_rng(seed).normal(size=(n + 4, channels))
    return raw[:-4] + raw[1:-3] + raw[2:-2] + raw[3:-1]


def test_an_event_at_12_of_the_first_and_2_5_of_the_second_gives_plus_9_5() -> None:
    rate_hz = 50.0
    random = np.random.default_rng(3)
    first, second = random.normal(0, 0.05, (1000, 1)), random.normal(0, 0.05, (600, 1))
    burst = wander(100, 4, 1)
    first[600:700] += burst
    second[125:225] += burst
    lag = correlate_channels(first, second, rate_hz=rate_hz, min_overlap_s=3.0)
    assert lag is not None
    assert lag.lag_s == pytest.approx(9.5, abs=0.01)


@pytest.mark.parametrize("lag_s", [4.0, -4.0])
def test_the_lag_changes_sign_with_the_order(lag_s: float) -> None:
    world = wander(1500, 5)
    early, late = world[:1000], world[200:1200]
    first, second = (early, late) if lag_s > 0 else (late, early)
    lag = correlate_channels(first, second, rate_hz=50.0, min_overlap_s=3.0)
    assert lag is not None
    assert lag.lag_s == pytest.approx(lag_s, abs=0.01)
    assert lag.score > 0.95
    assert lag.rival_score < 0.5
    assert lag.overlap_s == pytest.approx(16.0, abs=0.1)


def test_lags_between_samples_are_found() -> None:
    t = np.arange(0, 20, 0.02)
    random = np.random.default_rng(6)
    waves = [(random.uniform(0.3, 3.0), random.uniform(0, 6.28)) for _ in range(30)]

    def signal(at: np.ndarray) -> np.ndarray:
        return np.sum([np.sin(2 * np.pi * f * at + p) for f, p in waves], axis=0)[:, None]

    lag = correlate_channels(signal(t), signal(t + 2.008), rate_hz=50.0, min_overlap_s=3.0)
    assert lag is not None
    assert lag.lag_s == pytest.approx(2.008, abs=0.004)


def test_unknown_samples_do_not_vote() -> None:
    world = wander(1200, 7)
    first, second = world[:900].copy(), world[100:1000].copy()
    second[300:420] = np.nan
    lag = correlate_channels(first, second, rate_hz=50.0, min_overlap_s=3.0)
    assert lag is not None
    assert lag.lag_s == pytest.approx(2.0, abs=0.01)
    assert lag.score > 0.9


def test_unrelated_signals_have_no_lag_that_stands_out() -> None:
    lag = correlate_channels(wander(800, 8), wander(800, 9), rate_hz=50.0, min_overlap_s=4.0)
    assert lag is not None
    assert lag.score < 0.5
    assert lag.score < 1.4 * lag.rival_score


def test_too_short_and_flat_signals_are_refused() -> None:
    long = wander(500, 10)
    assert correlate_channels(long, long[:40], rate_hz=50.0, min_overlap_s=2.0) is None
    assert correlate_channels(long, np.ones((500, 3)), rate_hz=50.0, min_overlap_s=2.0) is None


def test_motion_becomes_velocity_per_second_at_even_times() -> None:
    times = np.sort(np.random.default_rng(11).uniform(0, 10, 300))
    path = np.sin(2 * np.pi * times)
    motion = np.diff(path, prepend=path[0])[:, None]
    velocity = resample_motion(times, motion, 50.0, 10.0)
    grid = np.arange(len(velocity)) / 50.0
    middle = (grid > 1) & (grid < 9)
    wanted = 2 * np.pi * np.cos(2 * np.pi * grid)
    assert np.median(np.abs(velocity[middle, 0] - wanted[middle])) < 0.35
    assert np.corrcoef(velocity[middle, 0], wanted[middle])[0, 1] > 0.98


def test_motion_is_unknown_at_cuts_only() -> None:
    times = np.arange(0, 6, 0.04)
    motion = np.random.default_rng(12).normal(size=(len(times), 3))
    motion[0] = np.nan
    motion[75] = np.nan
    velocity = resample_motion(times, motion, 50.0, 6.0)
    grid = np.arange(len(velocity)) / 50.0
    unknown = np.isnan(velocity).all(axis=1)
    assert unknown[np.abs(grid - 3.0) < 0.07].all()
    assert not unknown[np.abs(grid - 3.0) > 0.09].any()
