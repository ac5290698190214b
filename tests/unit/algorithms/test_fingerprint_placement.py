"""Placements that are refined along a line."""

import warnings

import cv2
import numpy as np
import pytest

from diptych.algorithms.fingerprint_frames import Line, Look, agreement
from diptych.algorithms.fingerprint_match import Placement
from diptych.algorithms.fingerprint_placement import settled, sharpened

HERE = Placement(query_from_found=np.eye(2, 3), mirrored=False, n_hits=1, n_agreeing=9)
LINE = Line(from_s=0.0, to_s=0.9, rate=1.0, offset_s=0.0, agreement=1.0, rival=0.0, moving_s=1.0, placement=0)


def _look(pictures: np.ndarray) -> Look:
    n = len(pictures)
    return Look(times_s=np.arange(n) * 0.1, frames=np.arange(n), pictures=pictures, step_s=0.1)


def test_black_pictures_agree_with_nothing() -> None:
    rng = np.random.default_rng(1)
    shown = np.kron(rng.integers(30, 220, (10, 9, 16)), np.ones((1, 10, 10))).astype(np.uint8)
    black = np.zeros_like(shown)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        placement, likeness = sharpened(_look(black), _look(shown), HERE, LINE)
        same = sharpened(_look(shown), _look(shown), HERE, LINE)[1]
    assert likeness == 0.0
    assert placement is HERE
    assert same > 0.99


@pytest.mark.parametrize(("rate", "start", "expected"), [(2.0, 2.1, 2.0), (1.0, 1.06, 1.0), (1.1, 1.06, 1.1)])
def test_a_rate_that_editors_offer_is_taken_where_it_explains_a_line_as_well(
    rate: float, start: float, expected: float
) -> None:
    rng = np.random.default_rng(3)
    n, step = 130, 0.04
    ground = cv2.GaussianBlur(rng.uniform(0, 255, (200, 260)).astype(np.float32), (0, 0), 3) * 3 - 255
    path = (
        np.cumsum(rng.normal(0, 0.4, (n, 2)), axis=0) + 20
    )  # a drone that hovers: little tells two times apart
    shown = [
        cv2.warpAffine(ground, np.array([[1, 0, -x], [0, 1, -y]]), (200, 140), flags=cv2.INTER_CUBIC)
        for x, y in path
    ]
    grain = [np.clip(one + rng.normal(0, 2, one.shape), 0, 255).astype(np.uint8) for one in shown]
    found = Look(times_s=np.arange(n) * step, frames=np.arange(n), pictures=np.stack(grain), step_s=step)
    rows = np.round(np.arange(60) * rate + 5).astype(int)
    again = [np.clip(shown[k] + rng.normal(0, 2, shown[k].shape), 0, 255).astype(np.uint8) for k in rows]
    query = Look(times_s=np.arange(60) * step, frames=np.arange(60), pictures=np.stack(again), step_s=step)
    middle = 59 * step / 2
    line = Line(
        from_s=0.0, to_s=59 * step, rate=start, offset_s=rate * middle + 5 * step - start * middle,
        agreement=0.9, rival=0.0, moving_s=2.0, placement=0,
    )  # fmt: skip
    seen = agreement(query, found, [HERE])
    assert seen is not None
    answer = settled(query, found, HERE, seen, line)
    assert answer is not None
    assert answer[1].rate == pytest.approx(expected, abs=1e-9 if expected != 1.1 else 0.03)
