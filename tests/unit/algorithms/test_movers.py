from __future__ import annotations

import numpy as np
import pytest

from diptych.algorithms import geometry
from diptych.algorithms.movers import MoverFinder, Track, link, smooth
from diptych.algorithms.stabilise import Stabiliser
from make_texture import camera, picture_of, texture

RATE_HZ = 15.0
N = 60


def tracks_of(pictures: list[np.ndarray]) -> list[Track]:
    """Tracks in the reference picture of the only shot."""
    stabiliser, finder = Stabiliser(), MoverFinder()
    for k, gray in enumerate(pictures):
        shot = stabiliser.add(k, k / RATE_HZ, gray)
        finder.add(k, k / RATE_HZ, gray, shot)
    rows = finder.finish()
    (shot,) = stabiliser.finish()
    picture = np.array(rows.picture, np.int64)
    if len(picture) == 0:
        return []
    xy = [
        geometry.apply(shot.shot_from_picture(k), np.array([[x, y]]))[0]
        for k, x, y in zip(rows.picture, rows.x, rows.y, strict=True)
    ]
    return link(
        picture, picture / RATE_HZ, np.array(xy).reshape(-1, 2), np.array(rows.weight), shot=0, reach_px=6.0
    )


def scene(seed: int, velocity: tuple[float, float], *, drift: float = 0.8) -> list[np.ndarray]:
    """A bright square on textured ground under a drifting camera; ``velocity`` in ground pixels per second."""
    pictures, clean = [], texture(seed)
    for k in range(N):
        ground = clean.copy()
        x, y = (round(c + v * k / RATE_HZ) for c, v in zip((300.0, 310.0), velocity, strict=True))
        ground[y : y + 9, x : x + 9] = 250
        pictures.append(picture_of(ground, camera(220 + drift * k, 240)))
    return pictures


def test_a_moving_square_is_one_track_with_the_right_velocity() -> None:
    (track,) = tracks_of(scene(70, (24.0, 9.0)))
    velocity = np.polyfit(track.t_s, track.xy, 1)[0]
    assert velocity == pytest.approx([24.0, 9.0], abs=1.0)
    # Seen for the whole time except where nothing to compare with lies half a second away.
    assert track.duration_s > 2.5
    # Its place: the square's middle on the ground, carried into the reference picture (camera at 220 + 0.8 k).
    middle = 0.5 * (track.t_s[0] + track.t_s[-1])
    at = np.array([np.interp(middle, track.t_s, track.xy[:, d]) for d in (0, 1)])
    ground = np.array([304.0, 314.0]) + np.array([24.0, 9.0]) * middle
    offset = ground - at
    assert offset[1] == pytest.approx(240.0, abs=1.5)
    assert 220 - 1.5 <= offset[0] <= 220 + 0.8 * N + 1.5


def test_a_standing_square_is_no_track() -> None:
    assert tracks_of(scene(71, (0.0, 0.0))) == []


def test_a_drifting_camera_alone_makes_no_track() -> None:
    ground = texture(72)
    assert tracks_of([picture_of(ground, camera(200 + 1.5 * k, 240 + 0.5 * k)) for k in range(N)]) == []


def detections(paths: list[np.ndarray], times: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Picture numbers, times and places of several paths, ordered by picture."""
    picture = np.repeat(np.arange(len(times)), len(paths))
    xy = np.stack(paths, axis=1).reshape(-1, 2)
    return picture, times[picture], xy


def test_two_movers_that_cross_keep_their_own_tracks() -> None:
    times = np.arange(0, 4, 0.08)
    right = np.column_stack([20 + 25 * times, 60 + 0 * times])
    down = np.column_stack([70 + 0 * times, 15 + 25 * times])
    picture, t_s, xy = detections([right, down], times)
    tracks = link(picture, t_s, xy, np.ones(len(xy)), shot=3, reach_px=5.0)
    assert [t.shot for t in tracks] == [3, 3]
    ends = sorted((t.xy[-1] - t.xy[0]).round().tolist() for t in tracks)
    assert ends == [[0.0, 98.0], [98.0, 0.0]]


def test_a_short_gap_is_bridged_and_a_long_one_is_not() -> None:
    times = np.arange(0, 4, 0.08)
    path = np.column_stack([20 + 25 * times, 60 + 0 * times])
    for gap_s, n_tracks in ((0.25, 1), (0.8, 2)):
        seen = (times < 2.02) | (times > 2.0 + gap_s)
        picture = np.flatnonzero(seen)
        tracks = link(picture, times[seen], path[seen], np.ones(len(picture)), shot=0, reach_px=5.0)
        assert len(tracks) == n_tracks, gap_s


def test_noise_in_one_place_and_short_paths_are_no_tracks() -> None:
    random = np.random.default_rng(73)
    times = np.arange(0, 4, 0.08)
    trembling = np.array([50.0, 50.0]) + random.normal(0, 0.6, (len(times), 2))
    picture, t_s, xy = detections([trembling], times)
    assert link(picture, t_s, xy, np.ones(len(xy)), shot=0, reach_px=5.0) == []
    brief = times[times < 0.5]
    picture, t_s, xy = detections([np.column_stack([30 * brief, 30 * brief])], brief)
    assert link(picture, t_s, xy, np.ones(len(xy)), shot=0, reach_px=5.0) == []


def test_smoothing_lessens_noise_without_shifting_a_path_in_time() -> None:
    random = np.random.default_rng(74)
    t = np.sort(random.uniform(0, 6, 180))
    truth = np.column_stack([20 * t, 10 * np.sin(t)])
    noisy = truth + random.normal(0, 0.5, truth.shape)
    error = smooth(t, noisy) - truth
    inner = (t > 0.5) & (t < 5.5)
    assert np.sqrt(np.mean(error[inner] ** 2)) < 0.25
    # 0.1 px along a path at 20 px per second is 5 ms.
    assert abs(np.mean(error[inner, 0])) < 0.1
    assert np.abs(smooth(t, truth) - truth)[inner].max() < 0.1
