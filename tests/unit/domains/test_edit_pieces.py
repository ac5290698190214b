"""Pieces of a copy followed through its source: stills, swapped halves, and placements in a bare still scene."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from tests.make_edits import RATE, source_frames
from tests.make_texture import texture

from diptych.algorithms.edit_times import Frames
from diptych.domains.copies.edit_pieces import follow_pieces
from diptych.domains.copies.edit_placements import simplest_placements
from diptych.model.findings import Match

IDENTITY = np.array([[1.0, 0, 0], [0, 1.0, 0]])


def _frames(pictures: np.ndarray) -> Frames:
    n = len(pictures)
    return Frames(
        times_s=np.arange(n) / RATE,
        numbers=np.arange(n),
        pictures=pictures,
        step_s=1 / RATE,
        size=(pictures.shape[2], pictures.shape[1]),
        end_s=n / RATE,
    )


def _piece(second_s: float, first_s: float, length_s: float, rate: float = 1.0) -> Match:
    return Match(
        first_from_s=first_s,
        first_to_s=first_s + rate * length_s,
        second_from_s=second_s,
        second_to_s=second_s + length_s,
        rate=rate,
        score=0.9,
    )


@pytest.fixture(scope="module")
def moving() -> np.ndarray:
    return np.stack([cv2.cvtColor(f, cv2.COLOR_RGB2GRAY) for f in source_frames(5.0)])


def _noisy(pictures: np.ndarray) -> np.ndarray:
    noise = np.random.default_rng(3).normal(0, 1.0, pictures.shape)
    return np.clip(pictures + noise, 0, 255).astype(np.uint8)


def _bottle_scene() -> np.ndarray:
    """A still camera over a bare ground, on which something comes by late: 100 pictures."""
    ground = 110 + 0.1 * texture(5, 400)[:180, :320].astype(np.float32)
    thing = texture(8, 400)[:60, :60]
    out = np.repeat(ground[None], 100, axis=0)
    for k in range(60, 100):
        x = round((k - 60) * 6.0)
        out[k, 60:120, x : x + 60] = thing
    return out.astype(np.uint8)


def test_a_still_bends_no_line(moving: np.ndarray) -> None:
    rows = np.r_[0:50, np.full(25, 49), 75:125]
    followed = follow_pieces(_frames(_noisy(moving[rows])), _frames(moving), [_piece(0.0, 0.0, 5.0, 0.97)])
    assert [run.run.rate for run in followed.stretches] == [1.0, 1.0]
    assert [run.run.offset_s for run in followed.stretches] == pytest.approx([0.0, 0.0], abs=0.03)
    (still,) = followed.frozen
    assert still.from_index == pytest.approx(49, abs=1)
    assert still.to_index == pytest.approx(74, abs=1)


def test_a_still_scene_after_a_cut_is_no_freeze(moving: np.ndarray) -> None:
    scene = np.concatenate([moving[:50], np.repeat(_bottle_scene()[:1], 50, axis=0)])
    followed = follow_pieces(_frames(_noisy(scene)), _frames(scene), [_piece(0.0, 0.0, 2.1)])
    assert followed.frozen == ()


def test_a_half_that_no_piece_covers_is_found(moving: np.ndarray) -> None:
    rows = np.r_[60:120, 0:60]
    followed = follow_pieces(_frames(_noisy(moving[rows])), _frames(moving), [_piece(0.0, 2.4, 2.4)])
    offsets = [stretch.run.offset_s for stretch in followed.stretches]
    assert offsets == pytest.approx([2.4, -2.4], abs=0.03)
    assert followed.stretches[-1].run.last_index == 119


def test_nothing_moved_where_a_bare_scene_does_not_tell() -> None:
    scene = _bottle_scene()
    source, copy = _frames(scene), _frames(_noisy(scene))
    run = follow_pieces(copy, source, [_piece(0.0, 0.0, 4.0)]).stretches[0].run
    leaning = IDENTITY + np.array([[-0.016, -0.02, 5.0], [0.007, -0.04, -5.0]])
    ((_, keys),) = simplest_placements(copy, source, [(run, [(-np.inf, leaning)])])
    assert keys[0][1] == pytest.approx(IDENTITY)


def test_a_crop_stays_where_the_ground_tells(moving: np.ndarray) -> None:
    cropped = np.stack([cv2.resize(p[4:176, 6:314], (320, 180)) for p in moving])
    followed = follow_pieces(_frames(_noisy(cropped)), _frames(moving), [_piece(0.0, 0.0, 5.0)])
    (stretch,) = followed.stretches
    assert stretch.second_from_first[0, 0] == pytest.approx(320 / 308, rel=0.01)
