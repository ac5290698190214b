"""The source's sound in a copy: at another speed that is known roughly, and read between samples."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.signal import resample_poly
from tests.make_edits import SOUND_HZ, tune

from diptych.algorithms.edit_sound import SAME_SHARE, STANDS_OUT, likeness, resampled

HZ = 8000


def _sound(seed: int) -> np.ndarray:
    return resample_poly(tune(6.0, seed), HZ, SOUND_HZ).astype(np.float32)


@pytest.mark.parametrize("rate", [1.25, 1.2503, 1.2495])
def test_a_copy_at_another_speed_holds_the_sound_although_the_rate_is_known_roughly(rate: float) -> None:
    source = _sound(1)
    copy = resample_poly(source, 4, 5).astype(np.float32)
    found = likeness(resampled(source, 0.0, rate, len(copy)), copy, HZ)
    assert found.height > STANDS_OUT
    assert found.share > 0.9


def test_another_sound_is_not_explained_by_any_drift() -> None:
    found = likeness(_sound(1), _sound(2), HZ)
    assert found.height < STANDS_OUT
    assert found.share < 0.02


def test_half_of_another_sound_is_not_the_source_alone() -> None:
    source = _sound(1)
    found = likeness(source, (source + 1.5 * _sound(2)).astype(np.float32), HZ)
    assert 0.02 < found.share < SAME_SHARE


@pytest.mark.parametrize("hz", [200.0, 1000.0, 3400.0])
def test_between_samples_a_tone_keeps_its_level(hz: float) -> None:
    tone = np.sin(2 * np.pi * hz * np.arange(HZ) / HZ).astype(np.float32)
    read = resampled(tone, 100.37, 1.0, 4000)
    wanted = np.sin(2 * np.pi * hz * (100.37 + np.arange(4000)) / HZ)
    assert float(np.sqrt(np.mean((read - wanted) ** 2))) < 0.05


@pytest.mark.parametrize("start", [-20.0, -20.5, -20.0 + 1e-12])
def test_outside_of_the_sound_there_is_silence(start: float) -> None:
    read = resampled(np.ones(50, np.float32), start, 1.0, 100)
    assert np.all(read[:18] == 0)
    assert np.all(read[73:] == 0)
    assert read[40:60] == pytest.approx(1.0, abs=0.05)
