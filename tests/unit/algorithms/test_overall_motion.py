"""The lag of overall motion: its sign, its scores against a plain reckoning, and what it is held against."""

from __future__ import annotations

import numpy as np
import pytest

from diptych.algorithms.overall_motion import (
    LEAST_SHARE,
    RATE_HZ,
    RIDGE,
    find_motion_lag,
    landscape,
    motion_signals,
)


def noise(seed: int, n: int, c: int = 3) -> np.ndarray:
    raw = np.random.default_rng(seed).normal(size=(n + 6, c))
    smooth = sum(raw[k : k + n] for k in range(7))
    return (smooth - smooth.mean(0)) / smooth.std(0)


def seen(world: np.ndarray, seed: int, share: float = 0.3) -> np.ndarray:
    mixed = world @ np.random.default_rng(seed).normal(size=(3, 3))
    return mixed / mixed.std(0) + share * noise(seed + 50, len(world))


@pytest.mark.parametrize("ahead", [30, -45])
def test_the_best_lag_has_its_sign_and_stands_above_what_it_is_held_against(ahead):
    world = noise(1, 900)
    first, second = seen(world[100:700], 2), seen(world[100 + ahead : 600 + ahead], 3)
    lag = find_motion_lag(first, second)
    assert lag is not None
    assert lag.offset_s == pytest.approx(ahead / RATE_HZ, abs=0.04)
    assert lag.ratio > 3
    assert lag.held_out > 0.5
    assert abs(lag.rival_offset_s - lag.offset_s) > 0.7


def test_every_score_is_what_a_plain_reckoning_gives():
    first, second = seen(noise(1, 130), 2), seen(noise(4, 90), 3)
    found = landscape(first, second)
    for k in (0, 17, len(found.lags_s) // 2, len(found.lags_s) - 1):
        lag = round(found.lags_s[k] * RATE_HZ)
        start, end = max(0, lag), min(130, 90 + lag)
        x, y = first[start:end], second[start - lag : end - lag]
        assert len(x) >= LEAST_SHARE * 90
        both = np.cov(np.column_stack([x, y]).T, bias=True)
        own_x = both[:3, :3] + RIDGE * np.trace(both[:3, :3]) / 3 * np.eye(3)
        own_y = both[3:, 3:] + RIDGE * np.trace(both[3:, 3:]) / 3 * np.eye(3)
        explained = np.linalg.inv(own_x) @ both[:3, 3:] @ np.linalg.inv(own_y) @ both[3:, :3]
        assert found.score[k] == pytest.approx(
            -np.log(np.linalg.det(np.eye(3) - explained)) * len(x) / RATE_HZ
        )
        assert found.overlap_s[k] == pytest.approx(len(x) / RATE_HZ)


def test_a_recording_that_agrees_backwards_as_well_stands_above_nothing():
    world = noise(1, 400)
    palindrome = np.concatenate([world, world[::-1]])
    lag = find_motion_lag(seen(palindrome, 2, 0.1), seen(palindrome, 3, 0.1))
    assert lag is not None
    assert lag.chance == pytest.approx(lag.score, rel=0.2)
    assert lag.ratio < 1.3


def test_what_agrees_in_one_half_only_is_not_borne_out():
    world = noise(1, 500)
    other = world.copy()
    other[250:] = noise(9, 250)
    whole, half = (
        find_motion_lag(seen(world, 2), seen(world, 3)),
        find_motion_lag(seen(world, 2), seen(other, 3)),
    )
    assert whole is not None
    assert half is not None
    assert half.offset_s == pytest.approx(0.0, abs=0.05)
    assert half.held_out < 0.3 < 0.5 < whole.held_out


def maps(event: float) -> tuple[np.ndarray, np.ndarray]:
    t = np.arange(0, 30, 0.08)
    rng = np.random.default_rng(3)
    much = 1 + rng.random(len(t)) + event * np.exp(-((t - 12) ** 2) / 0.05)
    blob = np.zeros((18, 32))
    blob[8:10, 14:18] = 4.0
    return t, much[:, None, None] * blob + rng.exponential(0.02, (len(t), 18, 32))


def test_one_great_event_is_held_to_the_size_of_an_event():
    quiet, great = motion_signals(*maps(0.0), 0.0, 30.0), motion_signals(*maps(1000.0), 0.0, 30.0)
    assert quiet.shape == great.shape == (375, 3)
    assert np.abs(great[:, 0]).max() < 4.0  # 5.4 where it is not held


def test_signals_follow_what_moves_across_and_down():
    t = np.arange(0, 20, 0.08)
    across, down = 16 + 8 * np.sin(3 * t), 9 + 4 * np.sin(4.1 * t)
    r, c = np.arange(18)[None, :, None], np.arange(32)[None, None, :]
    change = 5 * np.exp(-((r - down[:, None, None]) ** 2 + (c - across[:, None, None]) ** 2) / 6)
    signals = motion_signals(t, change, 0.0, 20.0)
    grid = np.arange(len(signals)) / RATE_HZ
    assert np.corrcoef(signals[20:-20, 1], np.sin(3 * grid)[20:-20])[0, 1] > 0.95
    assert np.corrcoef(signals[20:-20, 2], np.sin(4.1 * grid)[20:-20])[0, 1] > 0.95


def test_stillness_and_short_stretches_give_nothing():
    t = np.arange(0, 20, 0.08)
    assert len(motion_signals(t, np.zeros((len(t), 18, 32)), 0.0, 20.0)) == 0
    assert len(motion_signals(t[:20], maps(0.0)[1][:20], 0.0, 1.6)) == 0
    assert find_motion_lag(noise(1, 30), noise(2, 30)) is None


def test_what_happens_twice_has_a_rival_as_good():
    once = noise(1, 300)
    lag = find_motion_lag(seen(np.concatenate([once, once]), 2, 0.1), seen(once, 3, 0.1))
    assert lag is not None
    assert abs(lag.offset_s - lag.rival_offset_s) == pytest.approx(300 / RATE_HZ, abs=0.1)
    assert lag.ratio < 1.3
    assert lag.chance < 0.6 * lag.score
