"""Shots of recordings whose cuts, dissolves and fades are known because they were made here."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from diptych.domains.ground import GroundObserver
from diptych.domains.recordings import GradualObserver, StretchObserver
from diptych.workflows.examine import examine
from make_texture import camera, picture_of, texture

RATE_HZ = 25.0
Picture = np.ndarray


def begins(pictures: Sequence[Picture], rate_hz: float = RATE_HZ) -> list[tuple[str, int]]:
    """What begins each shot, and its first picture, through the same observers as an examination."""
    ground, gradual = GroundObserver(), GradualObserver()
    for k, gray in enumerate(pictures):
        moved = ground.add(k, k / rate_hz, gray)
        gradual.add(k / rate_hz, gray, moved)
    found = [(g.kind, g.from_s, g.middle_s, g.to_s) for g in gradual.finish(len(pictures) / rate_hz)]
    shots = ground.finish(np.arange(len(pictures)) / rate_hz, found)
    assert shots[0].from_frame == 0
    assert shots[-1].to_frame == len(pictures)
    for before, after in pairwise(shots):
        assert before.to_frame == after.from_frame
    assert all(len(s.ground_from_picture) == s.to_frame - s.from_frame for s in shots)
    return [(s.begins_with, s.from_frame) for s in shots]


def flight(seed: int, n: int, *, x: float = 200.0, pace: float = 1.0) -> list[Picture]:
    """A camera that drifts and shakes over ground ``seed``, 320 × 180, with a sensor's noise."""
    ground, random = texture(seed), np.random.default_rng(seed)
    out = []
    for k in range(n):
        shake = random.normal(0, 0.3, 2)
        h = camera(x + pace * k + shake[0], 220 + 0.3 * pace * k + shake[1], turn=0.001 * k)
        noisy = picture_of(ground, h) + random.normal(0, 1.5, (180, 320))
        out.append(np.clip(noisy, 0, 255).astype(np.uint8))
    return out


def mix(first: Picture, second: Picture, share: float) -> Picture:
    return np.clip(first * (1 - share) + second * share, 0, 255).astype(np.uint8)


def dissolved(first: list[Picture], second: list[Picture], n: int) -> list[Picture]:
    """``first`` runs into ``second`` over ``n`` pictures that both share."""
    both = [mix(a, b, (k + 1) / (n + 1)) for k, (a, b) in enumerate(zip(first[-n:], second[:n], strict=True))]
    return first[:-n] + both + second[n:]


def black(n: int) -> list[Picture]:
    random = np.random.default_rng(9)
    return [random.integers(14, 19, (180, 320)).astype(np.uint8) for _ in range(n)]


def test_a_hard_cut_between_similar_grounds_is_found_to_the_picture() -> None:
    assert begins(flight(1, 31) + flight(2, 40)) == [("start", 0), ("cut", 31)]


def test_a_jump_cut_inside_a_moving_shot_is_found_to_the_picture() -> None:
    whole = flight(3, 110, pace=1.5)
    assert begins(whole[:40] + whole[70:]) == [("start", 0), ("jump", 40)]


@pytest.mark.parametrize("n", [12, 25])
@pytest.mark.parametrize("pace", [0.0, 1.0])
def test_a_dissolve_is_one_boundary_near_its_middle(n: int, pace: float) -> None:
    pictures = dissolved(flight(4, 60, pace=pace), flight(5, 60, pace=pace), n)
    found = begins(pictures)
    assert [kind for kind, _ in found] == ["start", "dissolve"]
    assert abs(found[1][1] - (60 - n / 2)) <= 0.2 * RATE_HZ


def test_a_fade_out_and_in_is_one_boundary_in_the_black() -> None:
    first, second = flight(6, 50), flight(7, 50)
    dark = black(1)[0]
    out = [mix(gray, dark, (k + 1) / 16) for k, gray in enumerate(first[-15:])]
    into = [mix(dark, gray, (k + 1) / 16) for k, gray in enumerate(second[:15])]
    found = begins(first[:-15] + out + black(10) + into + second[15:])
    assert [kind for kind, _ in found] == ["start", "fade"]
    assert abs(found[1][1] - 55) <= 0.2 * RATE_HZ


def test_hard_cuts_to_black_and_back_are_found_to_the_picture() -> None:
    found = begins(flight(8, 40) + black(12) + flight(10, 40))
    assert ("cut", 40) in found
    assert ("cut", 52) in found
    assert len(found) == 3


@pytest.mark.parametrize("n_flash", [1, 2])
def test_a_flash_is_no_cut(n_flash: int) -> None:
    pictures = flight(11, 60)
    for k in range(30, 30 + n_flash):
        pictures[k] = np.full((180, 320), 250, np.uint8)
    assert begins(pictures) == [("start", 0)]


def test_a_cut_through_a_flash_is_a_cut() -> None:
    flash = [np.full((180, 320), 250, np.uint8)]
    found = begins(flight(12, 30) + flash + flight(13, 30))
    assert found[0] == ("start", 0)
    assert found[-1] == ("cut", 31)


def test_repeated_pictures_are_neither_cuts_nor_frozen() -> None:
    pictures = [gray for k, gray in enumerate(flight(14, 60)) for _ in range(2 if k % 4 == 3 else 1)]
    assert begins(pictures, 30.0) == [("start", 0)]
    stretches = StretchObserver()
    for k, gray in enumerate(pictures):
        stretches.add(k / 30, gray)
    assert stretches.finish(len(pictures) / 30) == []


def test_a_frozen_stretch_is_no_cut() -> None:
    pictures = flight(15, 60)
    assert begins(pictures[:30] + [pictures[29]] * 25 + pictures[30:]) == [("start", 0)]


def test_a_whip_pan_is_no_cut_where_the_ground_can_be_followed() -> None:
    ground = texture(16)
    pace = np.r_[np.full(20, 0.5), np.full(12, 30.0), np.full(30, 0.5)]
    way = 60 + np.cumsum(pace)
    blurred = []
    for x, speed in zip(way, pace, strict=True):
        parts = [
            picture_of(ground, camera(x + speed * u, 250)).astype(float) for u in np.linspace(-0.15, 0.15, 5)
        ]
        blurred.append(np.mean(parts, axis=0).astype(np.uint8))
    assert begins(blurred) == [("start", 0)]


def test_a_knock_against_the_camera_is_no_cut() -> None:
    ground = texture(17)
    way = [200 + 0.5 * k + (18 if k == 30 else 0) for k in range(60)]
    assert begins([picture_of(ground, camera(x, 250)) for x in way]) == [("start", 0)]


def test_somebody_walking_close_to_a_camera_on_a_tripod_is_no_cut() -> None:
    room, cloth = flight(18, 75, pace=0.0), texture(19)
    out = []
    for k, gray in enumerate(room):
        x = -160 + 7 * k
        gray = gray.copy()
        left, right = max(x, 0), min(x + 150, 320)
        if left < right:
            gray[20:, left:right] = cloth[200:360, 300 + left - x : 300 + right - x]
        out.append(gray)
    assert begins(out) == [("start", 0)]


def test_a_lamp_that_goes_on_slowly_is_no_dissolve() -> None:
    pictures = [np.clip(g * (0.5 + 0.5 * min(k / 30, 1)), 0, 255) for k, g in enumerate(flight(20, 60))]
    assert begins([gray.astype(np.uint8) for gray in pictures]) == [("start", 0)]


@pytest.mark.parametrize("seed", [21, 22])
def test_ground_without_texture_is_no_cut(seed: int) -> None:
    random = np.random.default_rng(seed)
    sky = cv2.resize(random.uniform(190, 215, (3, 4)), (320, 180), interpolation=cv2.INTER_CUBIC)
    noisy = [np.clip(sky + 0.1 * k + random.normal(0, 1.2, sky.shape), 0, 255) for k in range(60)]
    assert begins([gray.astype(np.uint8) for gray in noisy]) == [("start", 0)]


def test_bars_above_and_below_change_nothing() -> None:
    def barred(pictures: list[Picture]) -> list[Picture]:
        for gray in pictures:
            gray[:28] = 16
            gray[-28:] = 16
        return pictures

    whole = flight(23, 110, pace=1.5)
    assert begins(barred(whole[:40] + whole[70:])) == [("start", 0), ("jump", 40)]
    assert begins(barred(flight(24, 31) + flight(25, 40))) == [("start", 0), ("cut", 31)]


def test_an_encoded_recording_keeps_its_cuts(tmp_path: Path) -> None:
    pictures = flight(26, 40) + flight(27, 40)
    pictures = dissolved(pictures, flight(28, 50), 20)
    path = tmp_path / "three.mp4"
    with av.open(str(path), "w") as box:
        stream = box.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        stream.options = {"crf": "26", "preset": "veryfast", "threads": "1"}
        for k, gray in enumerate(pictures):
            frame = av.VideoFrame.from_ndarray(np.repeat(gray[..., None], 3, axis=2), format="rgb24")
            frame.pts, frame.time_base = k, Fraction(1, 25)
            box.mux(stream.encode(frame))
        box.mux(stream.encode(None))
    seen = examine(path)
    assert [s.begins_with for s in seen.shots] == ["start", "cut", "dissolve"]
    assert seen.shots[1].from_frame == 40
    assert seen.time_of(seen.shots[2].from_frame) == pytest.approx(2.8, abs=0.2)
