"""Settings: validated, unknown keys refused, digest follows the values."""

from __future__ import annotations

import pytest

from diptych.model.settings import Settings


def test_digest_follows_the_values() -> None:
    assert Settings().digest == Settings().digest
    assert Settings(max_hours=1.0).digest != Settings().digest
    assert Settings.from_dict(Settings().to_dict()) == Settings()


@pytest.mark.parametrize(
    "values",
    [
        {"max_pixel": 5},
        {"max_pixels": 0},
        {"max_pixels": 1.5},
        {"max_pixels": True},
        {"max_hours": -1},
        {"max_hours": float("nan")},
        {"max_hours": float("inf")},
        {"max_hours": "12"},
        {"seed": -1},
    ],
)
def test_mistakes_are_named(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(values))):
        Settings.from_dict(values)
