"""Abrupt light: what counts as an event, what does not, and at which lag two lists of events agree."""

from __future__ import annotations

import numpy as np
import pytest

from diptych.algorithms.abrupt_light import LightEvent, light_events, match_events

RATE_HZ = 25.0
PATTERN = np.random.default_rng(6).uniform(40, 160, (6, 8))


def light(factor, *, pattern=PATTERN, noise=0.4, seed=1):
    """Cells of a view whose light is multiplied by ``factor(t)`` over 20 s, with their times."""
    times = np.arange(500) / RATE_HZ
    rng = np.random.default_rng(seed)
    cells = np.array([pattern * factor(t) for t in times]) + rng.normal(0, noise, (500, 6, 8))
    return times, np.clip(cells, 0, 255).astype(np.float16)


def flashes(*at, size=0.8):
    return lambda t: 1.0 + size * any(a <= t < a + 0.05 for a in at)


def test_a_flash_a_lamp_on_and_a_lamp_off_are_named_and_timed():
    def factor(t):
        return (1.0 + 0.5 * (t >= 8.0) - 0.5 * (t >= 14.0)) * flashes(4.0)(t)

    found = light_events(*light(factor), [])
    assert [e.kind for e in found] == ["flash", "brighter", "darker"]
    assert [e.from_s < t <= e.to_s + 1e-9 for e, t in zip(found, (4.0, 8.0, 14.0), strict=True)] == [True] * 3
    assert all(e.to_s - e.from_s == pytest.approx(0.04) for e in found)
    assert found[1].size == pytest.approx(np.log(1.5), abs=0.08)


def test_automatic_exposure_after_a_lamp_does_not_hide_it_and_is_no_event_itself():
    def factor(t):
        return 1.0 if t < 8.0 else 1.0 + 0.6 * np.exp(-(t - 8.0) / 0.7)

    assert [e.kind for e in light_events(*light(factor), [])] == ["brighter"]

    def exposure_alone(t):
        return 1.0 + 0.4 / (1 + np.exp(-(t - 8.0) / 0.15))

    assert light_events(*light(exposure_alone), []) == []


def test_a_fade_a_cut_a_black_picture_and_flicker_are_no_events():
    assert light_events(*light(lambda t: float(np.clip(1.6 - t / 10, 0.1, 1.0))), []) == []
    times, cells = light(lambda t: 1.0)
    other = cells.copy()
    other[250:] = light(lambda t: 1.4, pattern=np.random.default_rng(9).uniform(40, 160, (6, 8)))[1][250:]
    assert light_events(times, other, []) == []
    brighter = cells.copy()
    brighter[250:] = light(lambda t: 1.0, pattern=230 - PATTERN / 4)[1][250:]
    assert light_events(times, brighter, []) == []
    black = cells.copy()
    black[250:252] = 16
    assert light_events(times, black, []) == []
    assert light_events(*light(lambda t: 1.0 + 0.12 * np.sin(2 * np.pi * 7.3 * t)), []) == []


def test_a_brighter_step_at_a_known_cut_is_the_cuts():
    times, cells = light(lambda t: 1.0 + 0.4 * (t >= 8.0))
    assert len(light_events(times, cells, [])) == 1
    assert light_events(times, cells, [8.0]) == []


def test_what_changes_in_part_of_the_picture_is_no_event():
    times, cells = light(lambda t: 1.0)
    cells[250:, :, :4] = np.minimum(cells[250:, :, :4] * 1.6, 255)
    assert light_events(times, cells, []) == []


def events(*at, kind="flash", step=0.04):
    return [LightEvent(kind=kind, from_s=t - step / 2, to_s=t + step / 2, size=0.5) for t in at]


def test_matching_gives_the_lag_with_its_sign_and_the_chance_falls_with_every_occasion():
    chances = []
    for n in (1, 2, 3, 4):
        times = np.array([12.0, 15.31, 21.07, 26.9])[:n]
        got = match_events(events(*times), events(*(times - 9.5)), first_end_s=30.0, second_end_s=20.0)
        assert got is not None
        assert abs(got.offset_s - 9.5) <= got.half_width_s <= 0.051
        assert got.n_occasions == n
        assert got.n_unmatched == 0
        chances.append(got.by_chance)
    assert chances == sorted(chances, reverse=True)
    assert chances[3] < 1e-3 < chances[1]


def test_the_interval_narrows_to_what_all_pairs_allow():
    first = [
        LightEvent(kind="flash", from_s=t - 0.04 * f, to_s=t + 0.04 * (1 - f), size=1)
        for t, f in ((5, 0.1), (9, 0.9))
    ]
    got = match_events(first, events(2.0, 6.0), first_end_s=20, second_end_s=20)
    assert got is not None
    assert got.half_width_s < 0.04
    assert abs(got.offset_s - 3.0) <= got.half_width_s


def test_strokes_of_one_lightning_are_one_occasion_and_kinds_do_not_mix():
    strokes = (12.0, 12.2, 12.7, 13.1)
    got = match_events(events(*strokes), events(*(t - 9.5 for t in strokes)), first_end_s=30, second_end_s=20)
    assert got is not None
    assert got.n_occasions == 1
    assert len(got.pairs) == 4
    assert match_events(events(3.0), events(3.0, kind="darker"), first_end_s=9, second_end_s=9) is None


def test_even_spacing_has_a_rival_and_events_of_one_recording_alone_are_counted():
    beat = [4.0, 8.0, 12.0, 16.0]
    got = match_events(events(*beat), events(*beat), first_end_s=20, second_end_s=20)
    assert got is not None
    assert got.rival_occasions == 3
    got = match_events(events(4.0, 8.3, 14.0), events(4.0, 14.0), first_end_s=20, second_end_s=20)
    assert got is not None
    assert (got.n_occasions, got.n_unmatched) == (2, 1)
