from __future__ import annotations

import numpy as np
import pytest

from diptych.algorithms.alignment import (
    Stretch,
    find_stretches,
    sample_tracks,
    typical_speed,
)
from diptych.algorithms.joint_fit import refine_stretches
from diptych.algorithms.movers import Track
from make_walks import SPEED, Walks, leaping


def aligned(
    first: list[Track], second: list[Track], durations_s: tuple[float, float], cuts_s: tuple[float, ...] = ()
) -> list[Stretch]:
    """Stretches after the continuous fit."""
    a, b = sample_tracks(first), sample_tracks(second)
    stretches, _ = find_stretches(
        a, b, duration_a_s=durations_s[0], duration_b_s=durations_s[1], cuts_b_s=list(cuts_s)
    )
    refine_stretches(
        stretches, first, second, typical_speed(a, b), free_rates=[s.rate != 1.0 for s in stretches]
    )
    return stretches


def accepted(stretches: list[Stretch]) -> list[Stretch]:
    return [s for s in stretches if s.score > 0.42 and s.score > 1.25 * s.rival_score and s.evidence > 4]


def test_what_the_second_shows_at_its_start_is_at_7_3_of_the_first() -> None:
    walks = Walks(1)
    first = walks.tracks(lambda t: t, 40, seed=2)
    second = walks.tracks(lambda t: t + 7.3, 20, seed=3, rate_hz=30.0)
    (found,) = aligned(first, second, (40, 20))
    assert found.rate == 1.0
    assert found.offset_s == pytest.approx(7.3, abs=0.02)
    assert found.from_s < 1.0
    assert found.to_s > 19.0
    assert found.n_movers == 6
    assert 0.001 < found.half_width_s < 0.1
    assert accepted([found])


def test_the_sign_changes_with_the_order() -> None:
    walks = Walks(1)
    first = walks.tracks(lambda t: t + 7.3, 20, seed=3, rate_hz=30.0)
    second = walks.tracks(lambda t: t, 40, seed=2)
    (found,) = aligned(first, second, (20, 40))
    assert found.offset_s == pytest.approx(-7.3, abs=0.02)


def test_the_shift_that_mover_height_causes_does_not_move_the_clock() -> None:
    walks = Walks(4, n=2)
    first = walks.tracks(lambda t: t, 40, seed=5)
    second = walks.tracks(lambda t: t + 7.3, 20, seed=6, shift=(0.4 * SPEED, -0.3 * SPEED))
    (found,) = aligned(first, second, (40, 20))
    assert found.offset_s == pytest.approx(7.3, abs=0.02)


def test_the_landscape_peaks_at_the_offset() -> None:
    walks = Walks(1)
    a = sample_tracks(walks.tracks(lambda t: t, 40, seed=2))
    b = sample_tracks(walks.tracks(lambda t: t + 7.3, 20, seed=3))
    _, landscape = find_stretches(a, b, duration_a_s=40, duration_b_s=20, cuts_b_s=[])
    assert landscape.offset_s[np.argmax(landscape.score)] == pytest.approx(7.3, abs=0.11)
    assert landscape.offset_s[0] == pytest.approx(-20)
    assert landscape.offset_s[-1] >= 40


@pytest.mark.parametrize("seed", [10, 20])
def test_two_different_walks_have_no_accepted_stretch(seed: int) -> None:
    first = Walks(seed).tracks(lambda t: t, 40, seed=seed + 1)
    second = Walks(seed + 2).tracks(lambda t: t, 20, seed=seed + 3)
    assert accepted(aligned(first, second, (40, 20))) == []


def test_a_cut_makes_two_stretches_with_their_own_offsets() -> None:
    walks = Walks(7)
    first = walks.tracks(lambda t: t, 50, seed=8)
    second = walks.tracks(leaping(9.0, 6.4, start_s=4.2), 20, seed=9)
    one, two = aligned(first, second, (50, 20), cuts_s=(9.0,))
    assert one.offset_s == pytest.approx(4.2, abs=0.02)
    assert two.offset_s == pytest.approx(10.6, abs=0.02)
    assert one.to_s == pytest.approx(9.0, abs=0.5)
    assert two.from_s == pytest.approx(9.0, abs=0.5)


def test_footage_that_runs_at_seven_tenths_of_the_speed() -> None:
    walks = Walks(11)
    first = walks.tracks(lambda t: t, 40, seed=12)
    second = walks.tracks(lambda t: 5.5 + 0.7 * t, 24, seed=13)
    (found,) = aligned(first, second, (40, 24))
    assert found.rate == pytest.approx(0.7, abs=0.005)
    middle = 12.0
    assert found.rate * middle + found.offset_s == pytest.approx(5.5 + 0.7 * middle, abs=0.03)


def test_uneven_times_count_as_they_are() -> None:
    walks = Walks(14)
    first = walks.tracks(lambda t: t, 40, seed=15)
    second = walks.tracks(lambda t: t + 7.3, 20, seed=16)
    keep = np.random.default_rng(17).uniform(size=len(second[0].t_s)) < 0.5
    thinned = [Track(t.t_s[keep], t.xy[keep], t.picture[keep], t.shot, t.weight) for t in second]
    (found,) = aligned(first, thinned, (40, 20))
    assert found.offset_s == pytest.approx(7.3, abs=0.02)


def test_movers_that_stand_or_are_too_few_say_nothing() -> None:
    walks = Walks(18)
    first = walks.tracks(lambda t: t, 40, seed=19)
    assert aligned(first, [], (40, 20)) == []
    standing = walks.tracks(lambda t: np.full_like(t, 9.0), 20, seed=20)
    assert accepted(aligned(first, standing, (40, 20))) == []


def test_velocities_are_per_second() -> None:
    t = np.arange(0, 5, 0.04)
    track = Track(t, np.column_stack([12.0 * t, -5.0 * t]), np.arange(len(t)), 0, 1.0)
    samples = sample_tracks([track])
    assert np.allclose(samples.velocity, [12.0, -5.0], atol=0.01)
    assert typical_speed(samples, samples) == pytest.approx(13.0, abs=0.05)
