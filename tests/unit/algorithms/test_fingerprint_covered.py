"""What lies over a picture is replaced before it is coded again."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from diptych.algorithms.coarse_index import MAX_BITS, asked_codes
from diptych.algorithms.fingerprint import Density, FingerprintMaker
from diptych.algorithms.fingerprint_covered import N_COVERS, covers_of, fill, moments_beside
from make_copies import texture


def _codes(picture: np.ndarray) -> tuple[int, list[int]]:
    """Code a picture that stays for a second, as it is and covered."""
    maker = FingerprintMaker(density=Density(n_features=0), covered=True)
    maker.add(0.0, picture)
    whole = maker.finish(1.0)
    return int(whole.picture[1]), [int(codes[1]) for codes in maker.covered_pictures()]


def _bits(a: int, b: int) -> int:
    return (a ^ b).bit_count()


def test_a_filling_continues_what_is_around_it() -> None:
    rows, columns = np.mgrid[:32, :32].astype(np.float32)
    slope = 3 * columns - 2 * rows + 50
    spoilt = slope.copy()
    spoilt[10:18, 5:20] = 255
    assert np.abs(fill(spoilt, (10, 18, 5, 20)) - slope).max() < 0.01
    even = np.full((32, 32), 90, np.float32)
    even[:12, 24:] = 255
    assert np.abs(fill(even, (0, 12, 24, 32)) - 90).max() < 0.01
    assert fill(even, (4, 4, 0, 9)) is even
    assert not fill(even, (0, 32, 0, 32)).any()


def test_lines_are_measured_beside_a_place() -> None:
    picture = np.zeros((54, 96), np.uint8)
    picture[:22, 74:] = texture(4, 22)
    corner = covers_of(54, 96)[1]
    assert corner == (0, 22, 74, 96)
    assert not any(values.any() for values in moments_beside(picture, corner))
    picture[30] = np.arange(96)
    band = (40, 54, 0, 96)
    picture[40:] = texture(5, 96)[:14]
    spread, mean, _, _ = moments_beside(picture, band)
    assert set(spread[40:]) == {spread[39]}
    assert set(mean[40:]) == {mean[39]}
    assert spread[30] > 20


@pytest.mark.parametrize("barred", [False, True])
@pytest.mark.parametrize("number", range(N_COVERS))
def test_what_lies_over_a_corner_or_a_band_does_not_hide_the_picture(number: int, barred: bool) -> None:
    picture = cv2.GaussianBlur(texture(6, 480)[:270], (0, 0), 9) // 2
    if barred:
        picture[:30], picture[-30:] = 0, 0
    posted = picture.copy()
    top, bottom, left, right = covers_of(270, 480)[number]
    posted[top + 8 : bottom - 8, left + 8 : right - 8] = 250
    held, _ = _codes(picture)
    whole, covered = _codes(posted)
    assert _bits(held, whole) > MAX_BITS
    assert len(covered) == N_COVERS
    assert _bits(held, covered[number]) <= (MAX_BITS if number < 4 else 14)
    assert _bits(held, covered[number]) < _bits(held, whole)


def test_covered_codes_are_asked_for_where_they_differ() -> None:
    random = np.random.default_rng(1)
    plain = random.integers(1, 1 << 64, 8, dtype=np.uint64)
    other = random.integers(1, 1 << 64, 8, dtype=np.uint64)
    asked = asked_codes([plain], [plain ^ np.uint64(1), other, np.zeros(8, np.uint64)])
    half = asked.codes[: len(asked.codes) // 2]
    assert set(half) == set(plain) | set(other)
    assert all(asked.moments[np.flatnonzero(half == code)[0]] == k // 2 for k, code in enumerate(other))
