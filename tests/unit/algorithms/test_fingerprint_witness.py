"""The shake of a camera and what moves over the ground tell one recording from another that looks alike."""

from __future__ import annotations

import numpy as np
import pytest

import make_copies as mk
from diptych.algorithms.fingerprint_frames import Line, Look
from diptych.algorithms.fingerprint_match import Placement
from diptych.algorithms.fingerprint_witness import Witness, witness

N, STEP_S = 75, 0.04
SAME_PLACE = Placement(query_from_found=np.eye(2, 3), mirrored=False, n_hits=1, n_agreeing=9)
WHOLE = Line(
    from_s=0.0, to_s=2.96, rate=1.0, offset_s=0.0, agreement=0.9, rival=0.0, moving_s=3.0, placement=0
)


def _look(*, shake: int | None, walkers: int | None, noise: int = 0, pace: float = 0.5) -> Look:
    """A camera that glides over one ground, with the shake and the walkers of a seed; None for none of them."""
    ground = mk.texture(11)
    path = np.outer(np.arange(N), (pace, 0.4 * pace)) + 60
    if shake is not None:
        path = path + np.cumsum(np.random.default_rng(shake).normal(0, 0.3, (N, 2)), axis=0)
    random = np.random.default_rng(0 if walkers is None else walkers)
    feet = [random.uniform(20, 160, 2) + np.outer(np.arange(N), random.normal(0, 0.8, 2)) for _ in range(3)]
    grain = np.random.default_rng(noise)
    pictures = []
    for k in range(N):
        move = np.array([[1, 0, path[k, 0]], [0, 1, path[k, 1]]])
        picture = mk.cv2.warpAffine(
            ground, move, (200, 160), flags=mk.cv2.INTER_LINEAR | mk.cv2.WARP_INVERSE_MAP
        )
        for j, foot in enumerate(feet if walkers is not None else []):
            x, y = (foot[k] % (185, 140)).astype(int)
            picture[y : y + 11, x : x + 7] = 25 + 90 * j
        pictures.append(np.clip(picture + grain.normal(0, 3, picture.shape), 0, 255).astype(np.uint8))
    return Look(
        times_s=np.arange(N) * STEP_S, frames=np.arange(N), pictures=np.stack(pictures), step_s=STEP_S
    )


def _seen(query: Look, found: Look, line: Line = WHOLE) -> Witness:
    seen = witness(query, found, SAME_PLACE, line)
    assert seen is not None
    return seen


def test_a_copy_repeats_shake_and_movers() -> None:
    seen = _seen(_look(shake=1, walkers=1, noise=1), _look(shake=1, walkers=1, noise=2))
    assert seen.shakes
    assert seen.apart < 0.12
    assert seen.alike > 0.8
    assert (seen.confirms, seen.contradicts) == (True, False)


def test_another_shake_contradicts_even_over_the_same_ground_at_the_same_pace() -> None:
    seen = _seen(_look(shake=1, walkers=None, noise=1), _look(shake=2, walkers=None, noise=2))
    assert seen.shakes
    assert seen.apart > 0.6
    assert (seen.confirms, seen.contradicts) == (False, True)


def test_a_fixed_camera_is_told_by_what_moves() -> None:
    one, again, another_time = (
        _look(shake=None, walkers=walkers, noise=noise, pace=0.0)
        for walkers, noise in ((1, 1), (1, 2), (2, 3))
    )
    same, other = _seen(one, again), _seen(one, another_time)
    assert not same.shakes
    assert (same.confirms, same.contradicts) == (True, False)
    assert (other.confirms, other.contradicts) == (False, True)


def test_a_smooth_flight_over_empty_ground_says_nothing() -> None:
    seen = _seen(_look(shake=None, walkers=None, noise=1), _look(shake=None, walkers=None, noise=2))
    assert (seen.confirms, seen.contradicts) == (False, False)


def test_a_line_that_is_off_by_a_frame_is_still_one_recording() -> None:
    shifted = Line(
        **{name: getattr(WHOLE, name) for name in Line.__slots__ if name != "offset_s"}, offset_s=0.04
    )
    seen = _seen(_look(shake=1, walkers=1, noise=1), _look(shake=1, walkers=1, noise=2), shifted)
    assert seen.confirms
    assert seen.apart < 0.15


def test_too_short_a_line_says_nothing() -> None:
    short = Line(**{name: getattr(WHOLE, name) for name in Line.__slots__ if name != "to_s"}, to_s=0.3)
    assert witness(_look(shake=1, walkers=1), _look(shake=1, walkers=1), SAME_PLACE, short) is None


@pytest.mark.parametrize(
    ("shake_px", "apart", "left", "alike", "expected"),
    [
        (0.3, 0.1, 3.0, -0.1, (True, False)),  # the shake decides where it is clear
        (0.3, 0.3, 3.0, 0.6, (True, False)),  # a large logo: what moves decides
        (0.3, 0.3, 3.0, 0.3, (False, True)),
        (0.3, 0.3, 0.5, 0.3, (False, False)),
        (0.3, 0.7, 3.0, 0.9, (False, True)),
        (0.01, 1.5, 3.0, 0.5, (True, False)),  # no shake: its difference is the error of the measurement
        (0.01, 1.5, 0.5, 0.0, (False, False)),
    ],
)
def test_the_verdict(
    shake_px: float, apart: float, left: float, alike: float, expected: tuple[bool, bool]
) -> None:
    seen = Witness(shake_px=shake_px, apart=apart, left=left, alike=alike, length_s=3.6)
    assert (seen.confirms, seen.contradicts) == expected


def test_movers_that_are_clearly_the_same_outweigh_a_shake_that_seems_another() -> None:
    misread = Witness(shake_px=0.14, apart=0.53, left=4.6, alike=0.98, length_s=3.6)
    assert not misread.contradicts
    assert misread.confirms
    assert Witness(shake_px=0.14, apart=0.53, left=4.6, alike=0.3, length_s=3.6).contradicts
    assert Witness(shake_px=0.5, apart=0.53, left=4.6, alike=0.98, length_s=3.6).contradicts, (
        "that much is not misread"
    )
    assert Witness(shake_px=0.14, apart=0.53, left=1.0, alike=0.98, length_s=3.6).contradicts, (
        "too little moves to say anything"
    )


@pytest.mark.parametrize(
    ("shake_px", "apart", "alike", "contradicts", "confirms"),
    [
        (0.08, 0.52, 0.83, True, False),  # a hovering drone over few people, eight seconds apart
        (0.29, 0.35, 0.68, True, False),
        (0.02, 1.59, 0.59, True, False),  # a fixed camera, six seconds apart
        (0.04, 1.05, 0.92, False, False),  # a drone 18 s apart, 0.65 times as fast: its agreement was 0.76
        (0.14, 0.53, 0.99, False, False),  # copies of two seconds: their agreement was 0.97 and more
        (0.02, 0.46, 0.93, False, False),
        (0.30, 0.10, 0.68, True, False),  # two times of one flight whose shakes happen to agree
        (0.30, 0.17, 0.80, False, False),  # another: its agreement was 0.77
        (0.30, 0.15, 0.93, False, True),
        (0.30, 0.03, 0.30, False, True),  # the shakes are surely one: captions cover what moves
    ],
)
def test_a_short_line_has_to_be_better(
    shake_px: float, apart: float, alike: float, contradicts: bool, confirms: bool
) -> None:
    short = Witness(shake_px=shake_px, apart=apart, left=2.0, alike=alike, length_s=1.6)
    assert (short.contradicts, short.confirms) == (contradicts, confirms)


def test_a_short_line_in_doubt_runs_at_a_rate_of_one() -> None:
    def seen(rate: float, apart: float, length_s: float) -> bool:
        one = Witness(shake_px=0.3, apart=apart, left=2.0, alike=0.92, length_s=length_s, rate=rate)
        return one.contradicts

    assert seen(1.25, 0.36, 1.6)
    assert seen(0.75, 0.36, 1.6)
    assert not seen(1.25, 0.01, 1.6), "the shakes are one"
    assert not seen(1.25, 0.36, 2.4), "long enough"
    assert not seen(25 / 24, 0.36, 1.6), "a film at the rate of television"
