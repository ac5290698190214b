from __future__ import annotations

import numpy as np
import pytest

from diptych.algorithms import geometry
from diptych.algorithms.stabilise import ShotTrack, Stabiliser, find_corners, refine, track
from make_texture import camera, picture_of, texture

WIDTH, HEIGHT = 320, 180


def follow(pictures: list[np.ndarray], rate_hz: float = 25.0) -> list[ShotTrack]:
    stabiliser = Stabiliser()
    for k, gray in enumerate(pictures):
        stabiliser.add(k, k / rate_hz, gray)
    return stabiliser.finish()


def drifting(n: int, seed: int, *, x: float = 200.0) -> list[np.ndarray]:
    """ground-from-picture of a drifting, turning, shaking camera."""
    random = np.random.default_rng(seed)
    return [
        camera(x + 2.0 * k + shake[0], 250 + 0.8 * k + shake[1], turn=0.002 * k, tilt=2e-6 * k)
        for k, shake in enumerate(random.normal(0, 0.5, (n, 2)))
    ]


def errors_px(shot: ShotTrack, path: list[np.ndarray]) -> np.ndarray:
    """How far the shot's homographies carry a picture's corners from where they belong, ``(n,)`` pixels."""
    outline = geometry.corners(WIDTH, HEIGHT)
    reference = path[shot.keys[shot.reference_key].index]
    worst = []
    for k in range(shot.from_index, shot.to_index):
        truth = np.linalg.inv(reference) @ path[k]
        away = geometry.apply(shot.shot_from_picture(k), outline) - geometry.apply(truth, outline)
        worst.append(np.linalg.norm(away, axis=1).max())
    return np.array(worst)


def test_every_picture_is_tied_to_the_reference_picture() -> None:
    path = drifting(70, 1)
    ground = texture(1)
    shots = follow([picture_of(ground, h) for h in path])
    assert [(s.from_index, s.to_index, s.begins_with) for s in shots] == [(0, 70, "start")]
    assert len(shots[0].keys) >= 3
    errors = errors_px(shots[0], path)
    assert np.median(errors) < 0.3
    assert errors.max() < 0.8
    assert 0 < shots[0].error_px < 0.3
    # The camera truly moved: without following, the error would be hundreds of times as large.
    assert np.linalg.norm(path[0][:2, 2] - path[-1][:2, 2]) > 100


def test_a_homography_leads_from_the_picture_to_the_reference() -> None:
    # The camera moves right: what an early picture shows lies left of the reference picture.
    path = [camera(200 + 3.0 * k, 200) for k in range(40)]
    ground = texture(2)
    (shot,) = follow([picture_of(ground, h) for h in path])
    reference = shot.keys[shot.reference_key].index
    assert reference > 5
    origin = geometry.apply(shot.shot_from_picture(0), np.array([[160.0, 90.0]]))[0]
    assert origin == pytest.approx([160.0 - 3.0 * reference, 90.0], abs=0.3)


@pytest.mark.parametrize("leap_px", [60.0, 25.0])
def test_a_jump_begins_a_shot_at_its_very_picture_and_both_sides_are_followed(leap_px: float) -> None:
    before, after = drifting(30, 3), drifting(60, 3, x=200 + leap_px)[30:]
    path = before + after
    ground = texture(3)
    shots = follow([picture_of(ground, h) for h in path])
    assert [(s.from_index, s.to_index) for s in shots] == [(0, 30), (30, 60)]
    assert shots[0].begins_with == "start"
    assert shots[1].begins_with in ("jump", "cut")
    for shot in shots:
        assert errors_px(shot, path).max() < 0.8


def test_a_leap_among_the_first_pictures_begins_a_shot() -> None:
    path = [camera(200 + (60 if k >= 3 else 0) + 0.5 * k, 220) for k in range(12)]
    ground = texture(10)
    assert [s.from_index for s in follow([picture_of(ground, h) for h in path])] == [0, 3]


def test_a_cut_to_other_ground_begins_a_shot() -> None:
    path = drifting(40, 4)
    one, other = texture(4), texture(5)
    shots = follow([picture_of(one if k < 17 else other, h) for k, h in enumerate(path)])
    assert [(s.from_index, s.to_index, s.begins_with) for s in shots] == [(0, 17, "start"), (17, 40, "cut")]


def test_shake_is_no_jump() -> None:
    random = np.random.default_rng(6)
    path = [camera(200 + x, 200 + y) for x, y in random.normal(0, 3.0, (60, 2))]
    ground = texture(6)
    assert len(follow([picture_of(ground, h) for h in path])) == 1


def test_pictures_without_texture_are_lost_but_do_not_cut() -> None:
    shots = follow([np.full((HEIGHT, WIDTH), 20, np.uint8)] * 10)
    assert [(s.from_index, s.to_index) for s in shots] == [(0, 10)]
    assert shots[0].lost == [False] + [True] * 9


def test_tracking_follows_the_picture_and_doubts_what_left_it() -> None:
    ground = texture(7)
    first = picture_of(ground, camera(200, 200))
    second = picture_of(ground, camera(206, 203))
    points = find_corners(first, 200)
    after, good = track(first, second, points, np.eye(3))
    assert good.mean() > 0.8
    # The camera went right and down, so the ground goes left and up.
    assert np.median(after[good] - points[good], axis=0) == pytest.approx([-6.0, -3.0], abs=0.05)
    assert not good[points[:, 0] < 6].any()


def test_refine_sharpens_a_rough_homography() -> None:
    ground = texture(8)
    one, two = camera(200, 200), camera(215, 190, turn=0.05, tilt=1e-5)
    truth = np.linalg.inv(one) @ two
    rough = np.array([[1.0, 0.0, 2.5], [0.0, 1.0, -2.0], [0.0, 0.0, 1.0]]) @ truth
    sharp, n, error = refine(picture_of(ground, one), picture_of(ground, two), rough)
    assert sharp is not None
    outline = geometry.corners(WIDTH, HEIGHT)
    away = np.linalg.norm(geometry.apply(sharp, outline) - geometry.apply(truth, outline), axis=1)
    assert away.max() < 0.5
    assert n >= 40
    assert error < 0.4
    unrelated, _, _ = refine(picture_of(ground, one), picture_of(texture(9), two), rough)
    assert unrelated is None
