"""Clocks from tracks alone: walkers in three dimensions, seen by two cameras, with known offsets."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from diptych.algorithms.examined import Examined, SeenShot
from diptych.algorithms.movers import Track
from diptych.algorithms.registration import Features, GroundPicture
from diptych.algorithms.track_fit import affinities, fit_tracks
from diptych.domains.clock.by_tracks import MIN_HELD_OUT, place_by_tracks

RATE_HZ = 15.0
HEIGHT_M = 0.9


class Yard:
    """People who walk straight legs of a few seconds over a yard of 24 m and turn, 1.3 m/s."""

    def __init__(self, seed: int, *, n: int = 7, duration_s: float = 60.0) -> None:
        random = np.random.default_rng(seed)
        self.t_s = np.arange(0, duration_s, 0.05)
        self.paths = []
        for _ in range(n):
            place, goal = random.uniform(-12, 12, (2, 2))
            speed = random.uniform(1.0, 1.6)
            steps = [place]
            for _ in self.t_s[1:]:
                if np.linalg.norm(goal - place) < 0.3:
                    goal = random.uniform(-12, 12, 2)
                place = place + 0.05 * speed * (goal - place) / np.linalg.norm(goal - place)
                steps.append(place)
            self.paths.append(np.array(steps))


class EvenYard(Yard):
    """Everybody walks the same way at one speed, in a straight line, for ever."""

    def __init__(self, seed: int) -> None:
        random = np.random.default_rng(seed)
        self.t_s = np.arange(0, 60.0, 0.05)
        starts = random.uniform([-40, -8], [10, 8], (9, 2))
        self.paths = [s + np.outer(self.t_s, [1.3, 0.0]) for s in starts]


class Camera:
    """A pinhole at a place, looking at a point of the yard; ``pixels`` projects points in metres."""

    def __init__(self, place: tuple[float, float, float], focal_px: float = 500.0) -> None:
        self.place = np.array(place)
        forward = -self.place / np.linalg.norm(self.place)
        right = np.cross(forward, [0.0, 0.0, 1.0])
        right /= np.linalg.norm(right)
        self.axes = np.stack([right, np.cross(forward, right), forward])
        self.focal_px = focal_px

    def pixels(self, points: np.ndarray) -> np.ndarray:
        own = (points - self.place) @ self.axes.T
        return np.array([320.0, 180.0]) + self.focal_px * own[:, :2] / own[:, 2:]

    def tracks(
        self,
        yard: Yard,
        world_from_own: Callable[[np.ndarray], np.ndarray],
        span_s: tuple[float, float],
        *,
        seed: int,
        noise_px: float = 0.7,
    ) -> list[Track]:
        """Tracks of everybody inside the picture, as a recording with these times sees them."""
        random = np.random.default_rng(seed)
        own = np.arange(*span_s, 1 / RATE_HZ)
        world = world_from_own(own)
        found = []
        for path in yard.paths:
            ground = np.column_stack([np.interp(world, yard.t_s, path[:, d]) for d in (0, 1)])
            body = np.column_stack([ground, HEIGHT_M + random.normal(0, 0.05, len(own))])
            xy = self.pixels(body) + random.normal(0, noise_px, (len(own), 2))
            inside = np.all((xy > 0) & (xy < [640, 360]), axis=1)
            edges = np.flatnonzero(np.diff(inside.astype(int))) + 1
            for rows in np.split(np.arange(len(own)), edges):
                if inside[rows[0]] and len(rows) > RATE_HZ:
                    found.append(Track(own[rows], xy[rows], rows, 0, 1.0))
        return found


SOUTH = Camera((0.0, -38.0, 30.0))
EAST = Camera((34.0, -8.0, 26.0), focal_px=420.0)


def recording(name: str, shots: list[tuple[float, float, list[Track]]]) -> Examined:
    """An examined recording of a camera at rest with the given shots (from, to, tracks)."""
    times = np.arange(0, shots[-1][1], 1 / RATE_HZ)
    gray = np.zeros((360, 640), np.uint8)
    features = Features(np.empty((0, 2)), np.empty((0, 128), np.float32))
    edges = [*np.searchsorted(times, [s[0] for s in shots]).tolist(), len(times)]
    return Examined(
        name=name,
        sha256=name,
        width=640,
        height=360,
        small_width=640,
        small_height=360,
        has_sound=False,
        times_s=times,
        end_s=float(shots[-1][1]),
        notes=[],
        shots=[
            SeenShot(
                from_frame=edges[k],
                to_frame=edges[k + 1],
                begins_with="jump" if k else "start",
                ground_from_picture=np.tile(np.eye(3), (edges[k + 1] - edges[k], 1, 1)),
                error_px=0.1,
                picture=GroundPicture(gray, gray, np.eye(3)),
                features=features,
                tracks=tracks,
            )
            for k, (_, _, tracks) in enumerate(shots)
        ],
        stretches=[],
        camera_motion=np.zeros((len(times), 3)),
        brightness=np.zeros(len(times)),
    )


def at(start_s: float) -> Callable[[np.ndarray], np.ndarray]:
    return lambda t: start_s + t


@pytest.mark.parametrize(("seed", "start_s"), [(1, 9.5), (2, 21.3), (3, -4.2)])
def test_offset_is_found_with_its_sign(seed: int, start_s: float) -> None:
    yard = Yard(seed)
    first = SOUTH.tracks(yard, at(10.0), (0, 30), seed=1)
    second = EAST.tracks(yard, at(10.0 + start_s), (0, 14), seed=2)
    found = fit_tracks(first, second)
    assert found is not None
    assert found.best.offset_s == pytest.approx(start_s, abs=0.05)
    assert found.best.n_held_out >= MIN_HELD_OUT
    assert found.best.rate == 1.0
    assert found.rival_s < 0.6 * found.best.matched_s


def test_swapped_recordings_give_the_negative_offset() -> None:
    yard = Yard(4)
    first = SOUTH.tracks(yard, at(10.0), (0, 25), seed=1)
    second = EAST.tracks(yard, at(17.0), (0, 14), seed=2)
    there, back = fit_tracks(first, second), fit_tracks(second, first)
    assert there is not None
    assert back is not None
    assert there.best.offset_s == pytest.approx(7.0, abs=0.05)
    assert back.best.offset_s == pytest.approx(-7.0, abs=0.05)


def test_the_homography_carries_centres_of_the_second_onto_the_first() -> None:
    yard = Yard(5)
    found = fit_tracks(
        SOUTH.tracks(yard, at(10.0), (0, 25), seed=1), EAST.tracks(yard, at(14.0), (0, 14), seed=2)
    )
    assert found is not None
    here = np.column_stack([np.random.default_rng(0).uniform(-8, 8, (30, 2)), np.full(30, HEIGHT_M)])
    p = np.column_stack([EAST.pixels(here), np.ones(30)]) @ found.best.first_from_second.T
    assert np.median(np.linalg.norm(p[:, :2] / p[:, 2:] - SOUTH.pixels(here), axis=1)) < 4.0


def test_recording_is_placed_with_an_interval_that_holds_the_truth() -> None:
    yard = Yard(6)
    first = recording("a", [(0, 30, SOUTH.tracks(yard, at(5.0), (0.5, 29.5), seed=1))])
    second = recording("b", [(0, 15, EAST.tracks(yard, at(13.25), (0.5, 14.5), seed=2))])
    clock = place_by_tracks(first, second)
    assert clock is not None
    assert (clock.verdict, clock.reason_code) == ("aligned", "motion_of_tracks")
    (segment,) = clock.segments
    assert segment.interval_s[0] <= 8.25 <= segment.interval_s[1]
    assert 0.005 < segment.half_width_s < 0.3
    assert segment.second_from_s == pytest.approx(0.0)
    assert segment.second_to_s == pytest.approx(15.0)
    assert [c.cue for c in segment.cues] == ["tracks"]
    assert segment.probability is None


def test_each_shot_of_the_second_gets_its_own_offset() -> None:
    yard = Yard(7, n=9)
    first = recording("a", [(0, 40, SOUTH.tracks(yard, at(2.0), (0.5, 39.5), seed=1))])
    second = recording(
        "b",
        [
            (0, 12, EAST.tracks(yard, at(6.0), (0.5, 11.5), seed=2)),
            (12, 24, EAST.tracks(yard, at(11.0), (12.5, 23.5), seed=3)),
        ],
    )
    clock = place_by_tracks(first, second)
    assert clock is not None
    assert [s.offset_s for s in clock.segments] == pytest.approx([4.0, 9.0], abs=0.06)
    assert clock.segments[0].second_to_s == pytest.approx(12.0, abs=0.1)
    assert clock.segments[1].second_from_s == pytest.approx(12.0, abs=0.1)


def test_walkers_of_another_time_are_never_aligned() -> None:
    tried = 0
    for seed in range(6):
        yard, other = Yard(20 + seed, n=4 + seed % 6), Yard(120 + seed, n=4 + seed % 6)
        first = recording("a", [(0, 25, SOUTH.tracks(yard, at(5.0), (0.5, 24.5), seed=1))])
        second = recording("b", [(0, 13, EAST.tracks(other, at(5.0), (0.5, 12.5), seed=2))])
        clock = place_by_tracks(first, second)
        assert clock is None or clock.verdict == "undetermined", clock
        tried += clock is not None
    assert tried >= 4


def test_even_walks_along_one_line_say_nothing() -> None:
    for seed in range(2):
        yard = EvenYard(seed)
        first = recording("a", [(0, 25, SOUTH.tracks(yard, at(5.0), (0.5, 24.5), seed=1))])
        second = recording("b", [(0, 13, EAST.tracks(yard, at(11.0), (0.5, 12.5), seed=2))])
        clock = place_by_tracks(first, second)
        assert clock is None or clock.verdict == "undetermined", clock


def test_one_walker_is_too_few() -> None:
    yard = Yard(8, n=1)
    first = recording("a", [(0, 25, SOUTH.tracks(yard, at(5.0), (0.5, 24.5), seed=1))])
    second = recording("b", [(0, 13, EAST.tracks(yard, at(11.0), (0.5, 12.5), seed=2))])
    clock = place_by_tracks(first, second)
    assert clock is not None
    assert clock.verdict == "undetermined"
    assert not clock.segments


def test_without_movers_there_is_nothing_to_try() -> None:
    yard = Yard(9)
    first = recording("a", [(0, 25, SOUTH.tracks(yard, at(5.0), (0.5, 24.5), seed=1))])
    assert place_by_tracks(first, recording("b", [(0, 13, [])])) is None
    assert fit_tracks([], first.shots[0].tracks) is None


def test_a_mirrored_view_is_not_taken_for_a_camera() -> None:
    yard = Yard(10)
    first = SOUTH.tracks(yard, at(5.0), (0, 25), seed=1)
    second = EAST.tracks(yard, at(11.0), (0, 13), seed=2)
    for track in second:
        track.xy = track.xy * [-1.0, 1.0]
    found = fit_tracks(first, second)
    assert found is None or found.best.n_held_out < MIN_HELD_OUT


def test_affinities_take_back_a_known_one_and_refuse_lines() -> None:
    random = np.random.default_rng(11)
    b = random.normal(0, 3, (5, 8, 2))
    linear, shift = np.array([[0.9, 0.4], [-0.3, 1.1]]), np.array([2.0, -1.0])
    got, moved, usable = affinities(b @ linear + shift, b)
    assert usable.all()
    assert np.allclose(got, linear)
    assert np.allclose(moved, shift)
    line = b * [1.0, 0.0]
    assert not affinities(line @ linear, line)[2].any()
    assert not affinities(0.05 * b, b)[2].any()


def test_a_long_second_recording_is_searched_in_its_busiest_minute() -> None:
    yard = Yard(12, duration_s=130.0)
    first = SOUTH.tracks(yard, at(60.0), (0, 20), seed=1)
    second = EAST.tracks(yard, at(10.0), (0, 75), seed=2)
    found = fit_tracks(first, second)
    assert found is not None
    assert found.best.offset_s == pytest.approx(-50.0, abs=0.05)
    assert type(found.best.offset_s) is float
    assert type(found.best.half_width_s) is float
    assert type(found.rival_offset_s) is float
