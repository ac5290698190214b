"""Levels of a copy: what conversions leave is no grade; curves and lost colour are."""

from __future__ import annotations

import numpy as np
import pytest

from diptych.algorithms.edit_tone import fit_tone

RANDOM = np.random.default_rng(5)
SOURCE = np.clip(RANDOM.uniform(20, 200, (4000, 1)) + RANDOM.normal(0, 12, (4000, 3)), 0, 255)
NOISE = RANDOM.normal(0, 0.7, SOURCE.shape)


def test_what_a_conversion_through_rgb_takes_away_is_no_grade() -> None:
    assert fit_tone(SOURCE, SOURCE + NOISE - [1.9, 1.9, 3.8]).name == "none"


@pytest.mark.parametrize("gamma", [0.85, 1.2])
def test_a_curve_is_a_grade(gamma: float) -> None:
    tone = fit_tone(SOURCE, 255 * (SOURCE / 255) ** gamma + NOISE)
    assert tone.name == "curves"
    assert tone.residual < 1.0


def test_colour_that_is_gone_is_named_also_where_there_was_little() -> None:
    pale = 0.7 * SOURCE.mean(axis=1, keepdims=True) + 0.3 * SOURCE
    pale = pale + np.array([4.0, 0.0, -4.0])
    grey = np.repeat(pale @ np.array([[0.299], [0.587], [0.114]]), 3, axis=1)
    tone = fit_tone(pale, grey + NOISE[:, :1])
    assert tone.change < 6.0
    assert tone.name in ("grey", "monochrome")
