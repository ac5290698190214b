from __future__ import annotations

import numpy as np
import pytest

from diptych.domains.copies import CameraPath, judge
from diptych.model.findings import ClockSegment

OFFSET_S = 1.3


def segment(from_s: float = 0.0, to_s: float = 8.0, offset_s: float = OFFSET_S) -> ClockSegment:
    return ClockSegment(
        second_from_s=from_s,
        second_to_s=to_s,
        offset_s=offset_s,
        rate=1.0,
        interval_s=(offset_s - 0.02, offset_s + 0.02),
        probability=0.99,
        score=0.8,
        rival=None,
        method="generated",
        limits="none",
    )


def shaking(seed: int, *, n: int = 250, amplitude_px: float = 8.0) -> np.ndarray:
    """Map-from-picture of a shaking, turning camera at 25 pictures per second."""
    random = np.random.default_rng(seed)
    steps = np.cumsum(random.normal(0, amplitude_px / 4, (n, 2)), axis=0)
    turns = np.cumsum(random.normal(0, amplitude_px / 4000, n))
    out = []
    for (x, y), a in zip(steps, turns, strict=True):
        out.append([[np.cos(a), -np.sin(a), x], [np.sin(a), np.cos(a), y], [0.0, 0.0, 1.0]])
    return np.array(out)


def camera_path(matrices: np.ndarray, start_s: float = 0.0) -> CameraPath:
    return CameraPath(np.arange(len(matrices)) / 25 + start_s, matrices, 320, 180)


CROP = np.array([[0.7, 0.0, 40.0], [0.0, 0.7, 20.0], [0.0, 0.0, 1.0]])
"""source-from-copy: the copy is an enlarged part of the source."""


def copy_of(source: np.ndarray, seed: int = 9) -> np.ndarray:
    """The source's path seen through the crop, with 0.3 px of registration noise."""
    matrices = source @ CROP
    matrices[:, :2, 2] += np.random.default_rng(seed).normal(0, 0.2, (len(matrices), 2))
    return matrices


def test_a_constant_crop_of_a_shaking_camera_is_the_same_footage() -> None:
    source = shaking(1)
    # The copy begins 1.3 s into the source: its 0.0 s is 1.3 s of the source.
    found = judge(camera_path(source), camera_path(copy_of(source[32:])), (segment(),))
    assert found.verdict == "yes"
    (match,) = found.matches
    assert (match.second_from_s, match.second_to_s) == (0.0, 8.0)
    assert (match.first_from_s, match.first_to_s) == pytest.approx((1.3, 9.3))
    assert match.score > 0.5


def test_the_right_time_matters() -> None:
    source = shaking(1)
    found = judge(camera_path(source), camera_path(copy_of(source[32:])), (segment(offset_s=0.3),))
    assert found.verdict == "no"


def test_two_cameras_that_shake_differently_are_not_the_same_footage() -> None:
    found = judge(camera_path(shaking(2)), camera_path(shaking(3)), (segment(),))
    assert found.verdict == "no"
    assert found.matches == ()


def test_a_fixed_picture_that_is_not_similar_is_left_to_the_frames() -> None:
    # Two cameras on one mount see the ground at different slants; a squeezed copy looks the same here.
    source = shaking(4)
    slant = np.array([[1.0, 0.0, 0.0], [0.0, 0.8, 10.0], [0.0, 0.0, 1.0]])
    found = judge(camera_path(source), camera_path(source[32:] @ slant), (segment(),))
    assert found.verdict == "undetermined"
    assert found.matches == ()


def test_cameras_at_rest_leave_it_undetermined() -> None:
    still = np.repeat(np.eye(3)[None], 250, axis=0)
    found = judge(camera_path(still), camera_path(copy_of(still)), (segment(),))
    assert found.verdict == "undetermined"
    assert "still" in found.reason


def test_without_a_clock_or_ground_it_is_undetermined() -> None:
    source = shaking(5)
    assert judge(camera_path(source), camera_path(source), ()).verdict == "undetermined"
    unknown = np.full((250, 3, 3), np.nan)
    found = judge(camera_path(source), camera_path(unknown), (segment(),))
    assert found.verdict == "undetermined"
    assert "ground" in found.reason


def test_one_copied_segment_is_enough_and_only_it_is_listed() -> None:
    source, other = shaking(6), shaking(7)
    second = np.concatenate([copy_of(source[32:132]), other[:150]])
    found = judge(camera_path(source), camera_path(second), (segment(0.0, 4.0), segment(4.0, 8.0)))
    assert found.verdict == "yes"
    assert [(m.second_from_s, m.second_to_s) for m in found.matches] == [(0.0, 4.0)]


def test_pictures_without_known_ground_do_not_hide_a_copy() -> None:
    source = shaking(8)
    second = copy_of(source[32:])
    second[95:110] = np.nan
    assert judge(camera_path(source), camera_path(second), (segment(),)).verdict == "yes"
