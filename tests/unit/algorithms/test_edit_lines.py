"""Lines in time of a copy: a speed has to be borne out by movement, and what was not covered is found again."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from tests.make_edits import RATE, source_frames

from diptych.algorithms.edit_lines import found_again, steady_line
from diptych.algorithms.edit_times import Frames, Run

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


@pytest.fixture(scope="module")
def moving() -> np.ndarray:
    return np.stack([cv2.cvtColor(f, cv2.COLOR_RGB2GRAY) for f in source_frames(5.0)])


def _noisy(pictures: np.ndarray, seed: int) -> np.ndarray:
    noise = np.random.default_rng(seed).normal(0, 2.0, pictures.shape)
    return np.clip(pictures + noise, 0, 255).astype(np.uint8)


def _line(copy: np.ndarray, source: np.ndarray, line: tuple[float, float]) -> tuple[float, float]:
    rows = np.arange(len(copy))
    return steady_line(_frames(copy), _frames(source), rows, [IDENTITY] * len(rows), line)


def test_a_still_scene_bears_out_no_speed(moving: np.ndarray) -> None:
    still = np.repeat(moving[:1], 100, axis=0)
    rate, _ = _line(_noisy(still, 1), _noisy(still, 2), (0.6, 0.8))
    assert rate == 1.0


@pytest.mark.parametrize("rate", [1.25, 0.8])
def test_a_speed_of_a_moving_scene_stays(moving: np.ndarray, rate: float) -> None:
    rows = np.round(np.arange(int(90 / max(rate, 1))) * rate).astype(int)
    assert _line(_noisy(moving[rows], 1), _noisy(moving, 2), (rate, 0.0)) == (rate, 0.0)


def test_a_line_that_leans_is_set_upright_where_time_passes_as_in_the_source(moving: np.ndarray) -> None:
    rate, offset_s = _line(_noisy(moving[20:100], 1), _noisy(moving, 2), (1.03, 0.76))
    assert rate == 1.0
    assert offset_s == pytest.approx(0.8, abs=0.03)


def _run(first_index: int, n: int, source_index: int) -> Run:
    return Run(
        first_index=first_index,
        rate=1.0,
        offset_s=(source_index - first_index) / RATE,
        source=np.arange(source_index, source_index + n),
        sure=np.ones(n, bool),
    )


def test_a_stretch_is_found_anywhere_in_the_source_and_other_footage_is_not(moving: np.ndarray) -> None:
    barred = _noisy(moving, 1)
    barred[:, :25] = barred[:, -25:] = 16
    other = np.stack([cv2.cvtColor(f, cv2.COLOR_RGB2GRAY) for f in source_frames(2.0, seed=77)])
    copy = _frames(np.concatenate([barred[60:110], barred[10:50], other, np.full_like(other, 16)]))
    known = _run(0, 50, 60)

    def searched(begin: int, end: int) -> tuple[float, float] | None:
        return found_again(copy, _frames(moving), np.arange(begin, end), known, IDENTITY)

    found = searched(50, 90)
    assert found is not None
    assert found[0] == 1.0
    assert found[1] == pytest.approx(-40 / RATE, abs=0.09)
    assert searched(90, 140) is None
    assert searched(140, 190) is None
