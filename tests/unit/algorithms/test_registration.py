from __future__ import annotations

import numpy as np
import pytest

from diptych.algorithms import geometry
from diptych.algorithms.registration import (
    MIN_SAME_PLACE,
    GroundPicture,
    Registration,
    describe,
    ground_picture,
    overlay_mask,
    register,
)
from diptych.algorithms.stabilise import Key, ShotTrack
from make_texture import camera, picture_of, texture

WIDTH, HEIGHT = 320, 180


def shown(gray: np.ndarray) -> GroundPicture:
    return GroundPicture(gray, np.full_like(gray, 255), np.eye(3))


def registered(first: np.ndarray, second: np.ndarray) -> Registration:
    one, two = shown(first), shown(second)
    return register(one, describe(one), two, describe(two))


@pytest.mark.parametrize(
    "second_camera",
    [camera(260, 230), camera(330, 220, turn=0.6, zoom=1.2), camera(230, 200, turn=-0.2, tilt=6e-4)],
    ids=["shifted", "turned_and_higher", "tilted"],
)
def test_the_same_ground_is_registered_within_a_third_of_a_pixel(second_camera: np.ndarray) -> None:
    ground = texture(21)
    one = camera(220, 220)
    second = picture_of(ground, second_camera).astype(float) * 0.8 + 20
    second += np.random.default_rng(22).normal(0, 2.0, second.shape)
    found = registered(picture_of(ground, one), np.clip(second, 0, 255).astype(np.uint8))
    assert found.first_from_second is not None
    truth = np.linalg.inv(one) @ second_camera
    grid = np.stack(np.meshgrid(np.linspace(0, WIDTH, 9), np.linspace(0, HEIGHT, 7)), -1).reshape(-1, 2)
    where = geometry.apply(truth, grid)
    inside = ((where > 0) & (where < [WIDTH, HEIGHT])).all(axis=1)
    assert inside.sum() > 10
    away = np.linalg.norm(geometry.apply(found.first_from_second, grid) - where, axis=1)[inside]
    assert np.median(away) < 0.3
    assert found.inliers > 2 * MIN_SAME_PLACE
    assert found.error_px < 1.0


@pytest.mark.parametrize("seed", [31, 32])
def test_unrelated_ground_is_refused_with_a_reason(seed: int) -> None:
    found = registered(picture_of(texture(30), camera(220, 220)), picture_of(texture(seed), camera(220, 220)))
    assert found.first_from_second is None
    assert found.inliers < MIN_SAME_PLACE
    assert found.reason


def test_ground_without_texture_is_refused() -> None:
    flat = np.full((HEIGHT, WIDTH), 128, np.uint8)
    assert registered(picture_of(texture(30), camera(220, 220)), flat).first_from_second is None


def test_an_overlay_common_to_both_does_not_register_them() -> None:
    logo = texture(40, 120)[:70, :110]
    pictures = [picture_of(texture(seed), camera(220, 220)) for seed in (41, 42)]
    mask = np.full((HEIGHT, WIDTH), 255, np.uint8)
    mask[8:82, 8:122] = 0
    for gray in pictures:
        gray[10:80, 10:120] = logo
    bare = registered(pictures[0], pictures[1])
    assert bare.inliers > MIN_SAME_PLACE
    one, two = (GroundPicture(gray, mask, np.eye(3)) for gray in pictures)
    assert register(one, describe(one), two, describe(two)).first_from_second is None


def views(n: int, seed: int) -> list[np.ndarray]:
    ground = texture(seed)
    return [picture_of(ground, camera(150 + 12.0 * k, 200 + 5.0 * k)) for k in range(n)]


def test_overlay_mask_finds_a_logo_and_spares_the_ground() -> None:
    pictures = views(16, 50)
    logo = np.full((30, 60), 235, np.uint8)
    logo[8:22, 10:50] = 30
    for gray in pictures:
        gray[12:42, 240:300] = logo
    mask = overlay_mask(pictures, [0.0] + [13.0] * 15)
    assert mask is not None
    assert (mask[12:42, 240:300] == 255).mean() > 0.9
    assert (mask[60:, :200] == 255).mean() < 0.05


def test_overlay_mask_refuses_where_nothing_is_overlaid_or_the_camera_stood() -> None:
    assert overlay_mask(views(16, 51), [0.0] + [13.0] * 15) is None
    assert overlay_mask([views(1, 52)[0]] * 16, [0.0] * 16) is None


def test_the_ground_picture_is_without_movers() -> None:
    ground = texture(60)
    path = [camera(200 + 4.0 * k, 220) for k in range(9)]
    shot = ShotTrack(from_index=0, begins_with="start")
    for k, h in enumerate(path):
        gray = picture_of(ground, h)
        gray[80:100, 20 + 30 * k : 40 + 30 * k] = 255
        shot.keys.append(Key(index=k, gray=gray, shot_from_key=np.linalg.inv(path[4]) @ h))
    result = ground_picture(shot, None)
    clean = picture_of(ground, path[4])
    assert (shot.keys[4].gray[80:100, 140:160] == 255).all()
    difference = np.abs(result.gray.astype(float) - clean)[20:160, 40:280]
    assert difference.mean() < 3.0
    assert difference[60:80, 100:120].mean() < 10.0
    assert result.shot_from_ground == pytest.approx(np.eye(3), abs=1e-9)


def test_the_ground_picture_is_without_overlays() -> None:
    ground = texture(61)
    path = [camera(200 + 5.0 * k, 220) for k in range(9)]
    overlay = np.zeros((HEIGHT, WIDTH), np.uint8)
    overlay[140:170, 130:160] = 255
    shot = ShotTrack(from_index=0, begins_with="start")
    for k, h in enumerate(path):
        gray = picture_of(ground, h)
        gray[overlay > 0] = 255
        shot.keys.append(Key(index=k, gray=gray, shot_from_key=np.linalg.inv(path[4]) @ h))
    difference = ground_picture(shot, overlay).gray.astype(float) - picture_of(ground, path[4])
    assert np.abs(difference[143:167, 133:157]).mean() < 8.0
