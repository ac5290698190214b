"""Maps of overall motion and of light: what changes beyond the camera's own motion, at its time."""

from __future__ import annotations

import numpy as np
import pytest

from diptych.algorithms import activity
from diptych.algorithms.activity import Activity, ActivityFinder

TEXTURE = np.kron(
    np.random.default_rng(4).integers(60, 200, (90, 160)).astype(np.uint8), np.ones((4, 4), np.uint8)
)


def watched(pictures, *, rate_hz=25.0, steps=None) -> Activity:
    finder = ActivityFinder()
    for k, picture in enumerate(pictures):
        step = None if k == 0 else (np.eye(3) if steps is None else steps[k])
        finder.add(k / rate_hz, picture, step)
    return finder.finish()


def with_square(column: int, level: int = 250) -> np.ndarray:
    picture = TEXTURE.copy()
    picture[120:200, column : column + 60] = level
    return picture


def test_what_stands_still_gives_no_motion_and_what_moves_gives_it_in_its_cells():
    still = watched([TEXTURE] * 8).change()
    assert still.shape[1:] == (18, 32)
    assert still.max() == 0.0
    moving = watched([with_square(200 + 6 * k) for k in range(8)]).change()
    rows, columns = np.nonzero(moving.max(0) > 0.5)
    assert rows.min() >= 5 and rows.max() <= 10
    assert columns.min() >= 9 and columns.max() <= 16


def test_a_motion_map_lies_in_the_middle_of_what_it_compares():
    pictures = [TEXTURE] * 5 + [with_square(200)] * 5
    found = watched(pictures)
    energy = found.change().sum((1, 2))
    assert found.motion_t_s[np.argmax(energy)] == pytest.approx(0.18, abs=0.021)
    assert np.count_nonzero(energy) <= 2


def test_the_cameras_own_motion_is_undone():
    shifts = [3 * k for k in range(8)]
    pictures = [np.ascontiguousarray(np.roll(TEXTURE, s, axis=1)) for s in shifts]
    step = np.eye(3)
    step[0, 2] = 3.0
    undone = watched(pictures, steps=[step] * 8).change()[:, :, 2:-2].mean()
    kept = watched(pictures).change()[:, :, 2:-2].mean()
    assert undone < 0.2 * kept


def test_nothing_is_compared_across_a_cut():
    pictures = [TEXTURE] * 4 + [255 - TEXTURE] * 4
    steps = [np.eye(3)] * 8
    assert watched(pictures, steps=steps).change().max() > 10
    steps[4] = None
    assert watched(pictures, steps=steps).change().max() == 0.0


def test_light_is_the_mean_of_each_cell_for_every_picture():
    lit = TEXTURE.copy()
    lit[:180, :320] = 200
    light = watched([TEXTURE, lit]).light.astype(float)
    assert light.shape == (2, 6, 8)
    assert light[1, 0, 0] == pytest.approx(200, abs=0.5)
    assert light[1, 5, 7] == pytest.approx(light[0, 5, 7], abs=0.5)


def test_long_recordings_are_thinned_evenly(monkeypatch):
    monkeypatch.setattr(activity, "MOST_MAPS", 16)
    found = watched([TEXTURE] * 400)
    assert len(found.motion) < 16
    gaps = np.diff(found.motion_t_s)
    assert gaps.max() <= 4 * gaps.min() + 1e-6
    assert found.motion_t_s[-1] > 13.0
    assert len(found.light) == 400


def test_a_portrait_picture_has_upright_maps():
    assert watched([np.ascontiguousarray(TEXTURE.T)] * 4).motion.shape[1:] == (32, 18)
