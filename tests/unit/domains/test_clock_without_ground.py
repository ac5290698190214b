"""Clocks where no ground is common: overall motion and abrupt light, what they may set and what stands beside."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from diptych.algorithms.abrupt_light import LightEvent, LightMatch
from diptych.algorithms.activity import CODE_SCALE, Activity
from diptych.algorithms.examined import Examined, SeenShot
from diptych.algorithms.overall_motion import MotionLag
from diptych.algorithms.registration import Features, GroundPicture
from diptych.domains.clock import by_activity, by_light, find_clock

CELLS = (18, 32)
PATTERN = np.random.default_rng(6).uniform(40, 160, (6, 8))


RATE_HZ = 25.0


def examined(name: str, end_s: float, *, cuts_s: tuple[float, ...] = ()) -> Examined:
    """A recording without pictures, sound or tracks: its times and its shots."""
    times = np.arange(round(end_s * RATE_HZ)) / RATE_HZ
    nothing = np.zeros((2, 2), np.uint8)
    edges = [0, *(round(t * RATE_HZ) for t in cuts_s), len(times)]
    shots = [
        SeenShot(
            from_frame=a,
            to_frame=b,
            begins_with="cut" if a else "start",
            ground_from_picture=np.repeat(np.eye(3)[None], b - a, axis=0),
            error_px=0.1,
            picture=GroundPicture(nothing, nothing, np.eye(3)),
            features=Features(np.empty((0, 2)), np.empty((0, 128), np.float32)),
            tracks=[],
        )
        for a, b in pairwise(edges)
    ]
    return Examined(
        name=name,
        sha256=name,
        width=320,
        height=180,
        small_width=320,
        small_height=180,
        has_sound=False,
        times_s=times,
        end_s=end_s,
        notes=[],
        shots=shots,
        stretches=[],
        camera_motion=np.zeros((len(times), 3)),
        brightness=np.full(len(times), 100.0),
    )


class World:
    """A body that wanders, and how much of it moves; two cameras see it from two sides."""

    def __init__(self, seed: int, length_s: float = 200.0) -> None:
        rng = np.random.default_rng(seed)
        self.t = np.arange(0, length_s, 0.04)
        n = len(self.t)

        def smooth(width_s: float) -> np.ndarray:
            width = int(width_s / 0.04)
            kernel = np.hanning(width)
            raw = np.convolve(rng.normal(size=n + width), kernel, mode="same")[:n]
            return raw / raw.std()

        self.where = np.column_stack([smooth(1.6), smooth(1.6), smooth(1.0)])
        self.much = np.exp(0.8 * smooth(1.2))

    def maps(self, times_s: np.ndarray, angle: float, *, noise: float = 0.05, seed: int = 0) -> Activity:
        rng = np.random.default_rng(seed)
        where = np.column_stack([np.interp(times_s, self.t, c) for c in self.where.T])
        much = np.interp(times_s, self.t, self.much)
        column = 16 + 3 * (np.cos(angle) * where[:, 0] + np.sin(angle) * where[:, 1])
        row = 9 + 2 * where[:, 2] + 0.5 * (np.sin(angle) * where[:, 0] - np.cos(angle) * where[:, 1])
        r, c = np.arange(CELLS[0])[None, :, None], np.arange(CELLS[1])[None, None, :]
        blob = np.exp(-((r - row[:, None, None]) ** 2 + (c - column[:, None, None]) ** 2) / 8.0)
        change = much[:, None, None] * 4 * blob + rng.exponential(noise, (len(times_s), *CELLS))
        coded = np.clip(np.round(CODE_SCALE * np.sqrt(change)), 0, 255).astype(np.uint8)
        return Activity(motion_t_s=times_s - times_s[0], motion=coded)


def seen(name: str, world: World, begin_s: float, length_s: float, angle: float) -> Examined:
    times = begin_s + np.arange(round(length_s * 12.5)) / 12.5
    recording = examined(name, length_s)
    return replace(recording, activity=world.maps(times, angle, seed=len(name) + int(begin_s)))


def with_light(recording: Examined, *at_s: float) -> Examined:
    cells = np.repeat(PATTERN[None], len(recording.times_s), axis=0)
    for t in at_s:
        k = int(np.ceil(t * RATE_HZ - 1e-6))
        cells[k : k + 1] *= 1.7
    cells += np.random.default_rng(3).normal(0, 0.4, cells.shape)
    light = np.clip(cells, 0, 255).astype(np.float16)
    return replace(recording, activity=replace(recording.activity, light=light))


def answer(first: Examined, second: Examined):
    return find_clock(first, second, [], [], same_ground=False)[0]


@pytest.mark.parametrize(("begin_a_s", "begin_b_s"), [(20.0, 27.4), (27.4, 20.0)])
def test_overall_motion_gives_the_lag_with_its_sign(begin_a_s, begin_b_s):
    world = World(4)
    clock = answer(seen("one", world, begin_a_s, 40, 0.0), seen("other", world, begin_b_s, 30, 1.4))
    assert (clock.verdict, clock.reason_code) == ("aligned", "overall_motion")
    [segment] = clock.segments
    assert segment.offset_s == pytest.approx(begin_b_s - begin_a_s, abs=0.06)
    low = max(0.0, begin_a_s - begin_b_s)
    assert segment.second_from_s == pytest.approx(low, abs=0.2)
    assert segment.interval_s[0] < begin_b_s - begin_a_s < segment.interval_s[1]
    assert segment.rival is not None
    assert segment.rival.score < segment.score
    assert [c.cue for c in segment.cues] == ["overall_motion"]


@pytest.mark.parametrize("seed", range(6))
def test_bodies_that_never_met_are_refused_and_the_cue_stands_in_the_reason(seed):
    clock = answer(seen("one", World(seed), 10, 40, 0.0), seen("other", World(50 + seed), 10, 30, 1.0))
    assert (clock.verdict, clock.reason_code) == ("undetermined", "no_common_ground")
    assert "Overall motion agrees at" in clock.reason
    assert "times is asked" in clock.reason


def test_another_time_of_the_same_body_is_refused():
    world = World(8)
    clock = answer(seen("one", world, 10, 40, 0.0), seen("other", world, 90, 40, 0.5))
    assert clock.verdict == "undetermined"


def test_too_short_a_time_sets_no_clock_however_well_it_agrees():
    world = World(4)
    clock = answer(seen("one", world, 10, 5.0, 0.0), seen("other", world, 10.5, 4.5, 0.0))
    assert clock.verdict == "undetermined"
    assert "too short a time" in clock.reason


def test_a_rhythm_is_refused():
    world = World(4)
    beat = 2 * np.pi * world.t / 1.1
    world.where = np.column_stack([np.sin(beat), np.cos(beat), np.sin(2 * beat)])
    world.much = np.exp(0.8 * np.sin(beat))
    clock = answer(seen("one", world, 10, 40, 0.0), seen("other", world, 14, 30, 0.3))
    assert clock.verdict == "undetermined"


def test_one_great_event_in_each_sets_no_clock():
    recordings = []
    for k, at_s in enumerate((12.0, 9.0)):
        quiet = World(70 + k)
        quiet.much = 0.2 * quiet.much + 40 * np.exp(-((quiet.t - at_s) ** 2) / 0.3)
        recordings.append(seen(f"{k}", quiet, 0, 30, 0.4 * k))
    assert answer(*recordings).verdict == "undetermined"


def test_light_at_one_spacing_sets_the_clock_where_sight_cannot():
    first = with_light(examined("one", 40.0), 12.0, 15.32, 21.08, 29.0)
    second = with_light(examined("other", 30.0), 2.5, 5.82, 11.58, 19.5)
    clock = answer(first, second)
    assert (clock.verdict, clock.reason_code) == ("aligned", "abrupt_light")
    [segment] = clock.segments
    assert segment.offset_s == pytest.approx(9.5, abs=0.041)
    assert segment.interval_s[0] < 9.5 < segment.interval_s[1]
    assert (segment.second_from_s, segment.second_to_s) == pytest.approx((0.0, 30.0), abs=0.05)


def test_one_flash_stands_beside_and_other_spacings_say_nothing():
    one = answer(with_light(examined("one", 40.0), 12.0), with_light(examined("other", 30.0), 2.5))
    assert one.verdict == "undetermined"
    [cue] = one.beside
    assert (cue.cue, cue.offset_s) == ("abrupt_light", pytest.approx(9.5, abs=0.041))
    assert f"Abrupt light agrees at {cue.offset_s:+.2f} s." in one.reason
    several = answer(
        with_light(examined("one", 40.0), 12.0, 15.32, 21.08),
        with_light(examined("other", 30.0), 2.5, 9.0, 19.2),
    )
    assert several.verdict == "undetermined"
    assert "Abrupt light" not in several.reason


def test_a_jump_between_the_flashes_leaves_no_clock():
    first = with_light(examined("one", 40.0), 12.0, 15.32, 21.08, 29.0)
    second = with_light(examined("other", 30.0, cuts_s=(8.0,)), 2.5, 5.82, 11.58, 19.5)
    assert answer(first, second).verdict == "undetermined"


def test_light_that_contradicts_overall_motion_is_told():
    world = World(4)
    first = with_light(seen("one", world, 20, 40, 0.0), 12.0, 15.32, 21.08, 29.0)
    agreeing = with_light(seen("other", world, 27.4, 30, 1.4), 4.6, 7.92, 13.68, 21.6)
    against = with_light(seen("other", world, 27.4, 30, 1.4), 2.5, 5.82, 11.58, 19.5)
    clock = answer(first, agreeing)
    assert clock.verdict == "aligned"
    assert {c.cue for s in clock.segments for c in s.cues} == {"abrupt_light", "overall_motion"}
    clock = answer(first, against)
    assert (clock.verdict, clock.reason_code) == ("undetermined", "cues_disagree")
    assert "Abrupt light" in clock.reason
    assert "overall motion" in clock.reason


STANDS = MotionLag(
    offset_s=3.0,
    score=40.0,
    rival_offset_s=8.0,
    rival=20.0,
    chance=18.0,
    held_out=0.5,
    overlap_s=20.0,
    n_lags=120,
)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, None),
        ({"rival": 24.0}, "1.7 times is asked"),
        ({"chance": 24.0}, "1.7 times is asked"),
        ({"n_lags": 60, "rival": 22.0}, "2.0 times is asked"),
        ({"n_lags": 60}, None),
        ({"n_lags": 20}, "too short a time"),
        ({"overlap_s": 3.5}, "too short a time"),
        ({"held_out": 0.05}, "does not bear out"),
    ],
)
def test_each_bar_of_overall_motion_is_asked(monkeypatch, change, words):
    monkeypatch.setattr(by_activity, "find_motion_lag", lambda first, second: replace(STANDS, **change))
    world = World(4)
    clock = answer(seen("one", world, 20, 40, 0.0), seen("other", world, 23, 30, 1.4))
    assert (clock.verdict == "aligned") == (words is None)
    assert words is None or words in clock.reason


def flash(t: float) -> LightEvent:
    return LightEvent(kind="flash", from_s=t - 0.02, to_s=t + 0.02, size=0.5)


COMMON_LIGHT = LightMatch(
    offset_s=3.0,
    half_width_s=0.03,
    pairs=tuple((flash(t + 3.0), flash(t)) for t in (5.0, 9.2, 16.1)),
    n_occasions=3,
    n_unmatched=0,
    rival_occasions=1,
    rival_offset_s=-4.2,
    by_chance=1e-4,
)


@pytest.mark.parametrize(
    ("change", "verdict", "words"),
    [
        ({}, "aligned", ""),
        ({"rival_occasions": 2, "n_occasions": 2}, "undetermined", ""),
        ({"rival_occasions": 3, "n_occasions": 4}, "undetermined", "another lag as well"),
        ({"by_chance": 0.05}, "undetermined", "which chance gives in 5 of 100"),
        ({"n_unmatched": 4}, "undetermined", "seen in one recording only"),
        ({"n_unmatched": 3}, "aligned", ""),
        ({"n_occasions": 1, "rival_occasions": 0, "by_chance": 1e-4}, "undetermined", "no spacing"),
    ],
)
def test_each_bar_of_abrupt_light_is_asked(monkeypatch, change, verdict, words):
    monkeypatch.setattr(by_light, "match_events", lambda *a, **k: replace(COMMON_LIGHT, **change))
    clock = answer(examined("one", 40.0), examined("other", 30.0))
    assert clock.verdict == verdict
    assert words in clock.reason
    assert len(clock.beside) == (1 if words else 0)
