from __future__ import annotations

import numpy as np
import pytest

from diptych.domains.recordings import StretchObserver

RATE_HZ = 25.0


def stretches(pictures: list[np.ndarray]) -> list[tuple[str, float, float]]:
    observer = StretchObserver()
    for k, gray in enumerate(pictures):
        observer.add(k / RATE_HZ, gray)
    assert len(observer.brightness) == len(pictures)
    return observer.finish(len(pictures) / RATE_HZ)


def lively(n: int, seed: int = 1) -> list[np.ndarray]:
    random = np.random.default_rng(seed)
    return [random.integers(60, 200, (90, 160)).astype(np.uint8) for _ in range(n)]


def black(n: int, seed: int = 2) -> list[np.ndarray]:
    """Black with the noise of a sensor, so that it is not frozen too."""
    random = np.random.default_rng(seed)
    return [random.integers(14, 20, (90, 160)).astype(np.uint8) for _ in range(n)]


def test_lively_pictures_have_no_stretches() -> None:
    assert stretches(lively(50)) == []


def test_a_black_stretch_begins_and_ends_with_its_pictures() -> None:
    (found,) = stretches(lively(25) + black(20) + lively(25, 3))
    assert found == ("black", pytest.approx(1.0), pytest.approx(1.8))


def test_black_at_the_end_lasts_to_the_end() -> None:
    (found,) = stretches(lively(25) + black(25))
    assert found == ("black", pytest.approx(1.0), pytest.approx(2.0))


def test_a_flash_of_black_is_no_stretch() -> None:
    assert stretches(lively(25) + black(4) + lively(25, 3)) == []


def test_a_dark_picture_with_bright_lights_is_not_black() -> None:
    night = black(30)
    for gray in night:
        gray[:8, :50] = 220
    assert stretches(lively(10) + night) == []


def test_a_frozen_stretch_begins_with_the_picture_that_stays() -> None:
    moving, after = lively(25), lively(25, 3)
    (found,) = stretches(moving + [moving[-1]] * 25 + after)
    assert found == ("frozen", pytest.approx(0.96), pytest.approx(2.0))


def test_a_still_camera_with_sensor_noise_is_not_frozen() -> None:
    random = np.random.default_rng(4)
    base = lively(1)[0].astype(float)
    noisy = [np.clip(base + random.normal(0, 1.5, base.shape), 0, 255).astype(np.uint8) for _ in range(40)]
    assert stretches(noisy) == []


def test_single_repeated_pictures_are_not_frozen() -> None:
    twice = [gray for gray in lively(25) for _ in range(2)]
    assert stretches(twice) == []


def test_stretches_are_in_order_of_time() -> None:
    moving = lively(10)
    found = stretches(moving + [moving[-1]] * 20 + black(20) + lively(10, 5))
    assert [kind for kind, _, _ in found] == ["frozen", "black"]
    assert found[0][2] == pytest.approx(found[1][1])
