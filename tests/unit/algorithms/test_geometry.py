from __future__ import annotations

import numpy as np
import pytest

from diptych.algorithms import geometry


def shift(dx: float, dy: float) -> np.ndarray:
    return np.array([[1.0, 0.0, dx], [0.0, 1.0, dy], [0.0, 0.0, 1.0]])


TILTED = np.array([[1.1, 0.05, 7.0], [-0.04, 0.95, -3.0], [1e-4, -5e-5, 1.0]])


def test_a_transform_is_named_target_from_source() -> None:
    # A point at (10, 20) of the source lies at (13, 15) of the target.
    moved = geometry.apply(shift(3.0, -5.0), np.array([[10.0, 20.0]]))
    assert moved == pytest.approx(np.array([[13.0, 15.0]]))


def test_transforms_chain_left_to_right() -> None:
    third_from_second, second_from_first = np.diag([2.0, 2.0, 1.0]), shift(1.0, 0.0)
    moved = geometry.apply(third_from_second @ second_from_first, np.array([[4.0, 0.0]]))
    assert moved == pytest.approx(np.array([[10.0, 0.0]]))


def test_points_at_infinity_are_nan_and_no_points_stay_none() -> None:
    horizon = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 1.0, -5.0]])
    moved = geometry.apply(horizon, np.array([[3.0, 5.0], [3.0, 6.0]]))
    assert np.isnan(moved[0]).all()
    assert moved[1] == pytest.approx([3.0, 6.0])
    assert geometry.apply(horizon, np.empty((0, 2))).shape == (0, 2)


def test_scaling_keeps_pixel_centres() -> None:
    # The first small pixel of a picture scaled down by 4 covers full pixels 0 to 3, whose middle is 1.5.
    full_from_small = geometry.scaling(4.0, 2.0)
    assert geometry.apply(full_from_small, np.array([[0.0, 0.0]])) == pytest.approx(np.array([[1.5, 0.5]]))


def test_fit_recovers_a_homography_among_outliers_and_names_them() -> None:
    random = np.random.default_rng(1)
    source = random.uniform([0, 0], [320, 180], (120, 2))
    target = geometry.apply(TILTED, source) + random.normal(0, 0.05, (120, 2))
    target[:36] += random.uniform(15, 60, (36, 2))
    h, inliers = geometry.fit(source, target, 1.0)
    assert h is not None
    outline = geometry.corners(320, 180)
    away = np.linalg.norm(geometry.apply(h, outline) - geometry.apply(TILTED, outline), axis=1)
    assert away.max() < 0.3
    assert not inliers[:36].any()
    assert inliers[36:].mean() > 0.95


def test_fit_refuses_fewer_than_eight_points() -> None:
    points = np.random.default_rng(0).uniform(0, 100, (7, 2))
    h, inliers = geometry.fit(points, points, 1.0)
    assert h is None
    assert inliers.shape == (7,)
    assert not inliers.any()


@pytest.mark.parametrize(
    ("h", "sane"),
    [
        (np.eye(3), True),
        (TILTED, True),
        (shift(500.0, 0.0), True),
        (np.diag([5.0, 5.0, 1.0]), True),
        (np.diag([7.0, 7.0, 1.0]), False),
        (np.diag([1 / 7.0, 1 / 7.0, 1.0]), False),
        (np.array([[-1.0, 0.0, 320.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]), False),
        (np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [-1 / 200.0, 0.0, 1.0]]), False),
    ],
    ids=["same", "tilted", "shifted", "grown", "too_large", "too_small", "mirrored", "horizon_inside"],
)
def test_is_sane(h: np.ndarray, sane: bool) -> None:
    assert geometry.is_sane(h, 320, 180) is sane


def test_local_scale_is_the_root_of_the_change_of_area() -> None:
    assert geometry.local_scale(np.diag([4.0, 9.0, 1.0]), np.array([5.0, 5.0])) == pytest.approx(6.0)
    # Farther ground is smaller: the scale falls along the direction in which the divisor grows.
    away = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.01, 1.0]])
    near, far = (geometry.local_scale(away, np.array([0.0, y])) for y in (0.0, 100.0))
    assert near == pytest.approx(1.0, rel=0.03)
    assert far == pytest.approx(2.0**-1.5, rel=0.03)
