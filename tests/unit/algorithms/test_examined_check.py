"""An examination that came from elsewhere: what no recording could have given is told apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from diptych.algorithms.examined import Examined, SeenShot
from diptych.algorithms.examined_check import fits_together, pictures_fit
from diptych.algorithms.movers import Track
from diptych.algorithms.registration import Features, GroundPicture

N = 5


def _track() -> Track:
    return Track(t_s=np.arange(3) / 25, xy=np.zeros((3, 2)), picture=np.arange(3), shot=0, weight=1.0)


def _shot() -> SeenShot:
    return SeenShot(
        from_frame=0,
        to_frame=N,
        begins_with="start",
        ground_from_picture=np.tile(np.eye(3), (N, 1, 1)),
        error_px=0.2,
        picture=GroundPicture(np.zeros((9, 16), np.uint8), np.ones((9, 16), np.uint8), np.eye(3)),
        features=Features(np.zeros((4, 2)), np.zeros((4, 128), np.float32)),
        tracks=[replace(_track(), points=np.zeros((3, 9, 2)))],
    )


def _seen() -> Examined:
    return Examined(
        name="a.mp4",
        sha256="ab" * 32,
        width=160,
        height=90,
        small_width=160,
        small_height=90,
        has_sound=True,
        times_s=np.arange(N) / 25,
        end_s=N / 25,
        notes=[],
        shots=[_shot()],
        stretches=[("black", 0.0, 0.1)],
        camera_motion=np.zeros((N, 3)),
        brightness=np.zeros(N),
        sound=np.zeros(100, np.float32),
    )


def test_what_a_recording_could_give_fits() -> None:
    assert fits_together(_seen())
    assert fits_together(replace(_seen(), shots=[], sound=None))


LIES: dict[str, Callable[[Examined], Examined]] = {
    "no width": lambda s: replace(s, width=0),
    "endless height": lambda s: replace(s, height=10**9),
    "a path for a digest": lambda s: replace(s, sha256="../" * 21 + "a"),
    "a short digest": lambda s: replace(s, sha256="ab"),
    "no picture": lambda s: replace(s, times_s=np.empty(0)),
    "times that stand": lambda s: replace(s, times_s=np.zeros(N)),
    "times that go back": lambda s: replace(s, times_s=np.arange(N)[::-1] / 25.0),
    "a late start": lambda s: replace(s, times_s=s.times_s + 1),
    "no time": lambda s: replace(s, times_s=np.array([0, np.nan, 2, 3, 4])),
    "times in a plane": lambda s: replace(s, times_s=np.zeros((N, 2))),
    "an end before the last": lambda s: replace(s, end_s=0.01),
    "no end": lambda s: replace(s, end_s=float("inf")),
    "motion of other pictures": lambda s: replace(s, camera_motion=np.zeros((N + 1, 3))),
    "brightness of other pictures": lambda s: replace(s, brightness=np.zeros(2)),
    "a map of two rows": lambda s: replace(s, small_from_full=np.eye(2)),
    "a stretch that ends first": lambda s: replace(s, stretches=[("black", 2.0, 1.0)]),
    "sound in two rows": lambda s: replace(s, sound=np.zeros((2, 2), np.float32)),
    "sound without end": lambda s: replace(s, sound=np.full(3, np.inf, np.float32)),
    "no rate": lambda s: replace(s, sound_rate_hz=0),
    "a shot past the end": lambda s: replace(s, shots=[replace(_shot(), to_frame=N + 1)]),
    "a shot from behind": lambda s: replace(s, shots=[replace(_shot(), from_frame=-1)]),
    "maps of two rows": lambda s: replace(
        s, shots=[replace(_shot(), ground_from_picture=np.zeros((N, 2, 2)))]
    ),
    "a mask of another shape": lambda s: replace(
        s,
        shots=[replace(_shot(), picture=replace(_shot().picture, mask=np.ones((2, 2), np.uint8)))],
    ),
    "descriptors of others": lambda s: replace(
        s, shots=[replace(_shot(), features=Features(np.zeros((4, 2)), np.zeros((3, 128), np.float32)))]
    ),
    "a track of other lengths": lambda s: replace(
        s, shots=[replace(_shot(), tracks=[replace(_track(), xy=np.zeros((2, 2)))])]
    ),
    "an empty track": lambda s: replace(
        s, shots=[replace(_shot(), tracks=[replace(_track(), t_s=np.empty(0), xy=np.empty((0, 2)))])]
    ),
}


@pytest.mark.parametrize("lie", LIES)
def test_what_no_recording_gives_is_told_apart(lie: str) -> None:
    assert not fits_together(LIES[lie](_seen()))


def test_pictures_times_and_numbers_belong_together() -> None:
    times, numbers, pictures = np.arange(3.0), np.arange(3), np.zeros((3, 4, 5), np.uint8)
    assert pictures_fit(times, numbers, pictures)
    assert not pictures_fit(times[:2], numbers, pictures)
    assert not pictures_fit(times, numbers[::-1], pictures)
    assert not pictures_fit(times[::-1], numbers, pictures)
    assert not pictures_fit(times, numbers - 1, pictures)
    assert not pictures_fit(times, numbers, pictures[0])
