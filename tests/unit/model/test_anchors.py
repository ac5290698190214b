from __future__ import annotations

import pytest

from diptych.model.anchors import (
    DEFAULT_MARGIN_S,
    Anchor,
    parse_anchors,
    parse_recorded_at,
    parse_recorded_at_option,
    parse_seconds,
)
from diptych.model.errors import WrongCallError


@pytest.mark.parametrize("sign", ["±", "+/-", " ± "])
def test_an_anchor_with_a_margin(sign: str) -> None:
    assert parse_anchors([f"r1=17.80,r2=0.00{sign}0.08"]) == (
        Anchor(first="r1", first_s=17.8, second="r2", second_s=0.0, margin_s=0.08, margin_given=True),
    )


def test_without_a_margin_the_default_holds_and_is_marked() -> None:
    (anchor,) = parse_anchors(["r1=1:02.5, r2=3"])
    assert (anchor.first_s, anchor.margin_s, anchor.margin_given) == (62.5, DEFAULT_MARGIN_S, False)


def test_decimal_commas_and_three_recordings() -> None:
    made = parse_anchors(["r1=1,5±0,3,r2=2,5±0,4,r3=0"])
    assert [(a.first, a.second) for a in made] == [("r1", "r2"), ("r1", "r3"), ("r2", "r3")]
    assert made[0].margin_s == pytest.approx(0.5)
    assert made[1].margin_s == pytest.approx(0.3)


@pytest.mark.parametrize(
    "text", ["", "r1=3", "r1=3,r1=4", "r1=x,r2=3", "r1=1,r2=2±0", "r1=1;r2=2", "r1=nan,r2=1"]
)
def test_what_is_no_anchor_is_refused(text: str) -> None:
    with pytest.raises(WrongCallError):
        parse_anchors([text])


@pytest.mark.parametrize(
    ("text", "expected"), [("12.5", 12.5), ("0:07,250", 7.25), ("01:01:01.5", 3661.5), ("-0.25", -0.25)]
)
def test_times(text: str, expected: float) -> None:
    assert parse_seconds(text) == pytest.approx(expected)


@pytest.mark.parametrize("text", ["", "1:2:3:4", "1:61", "1:60:00", "abc", "1e3", "inf", "1:-5"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no time"):
        parse_seconds(text)


def test_when_a_recording_was_made() -> None:
    made = parse_recorded_at("2026-05-01T14:03:00+03:00/2026-05-01T14:04:00+03:00; clock in view; desk 2")
    assert (made.earliest, made.latest) == ("2026-05-01T14:03:00+03:00", "2026-05-01T14:04:00+03:00")
    assert (made.basis, made.author) == ("clock in view", "desk 2")


@pytest.mark.parametrize(
    "text",
    ["2026-05-01T14:03:00; b; a", "2026-05-01T14:03:00Z; ; a", "05/01/2026; b; a",
     "2026-05-01T14:03:00Z/2026-05-01T14:02:00Z; b; a"],
)  # fmt: skip
def test_a_time_without_zone_or_order_is_refused(text: str) -> None:
    with pytest.raises(WrongCallError):
        parse_recorded_at(text)


def test_the_option_names_its_recording_and_what_is_not_stated_is_said() -> None:
    name, made = parse_recorded_at_option("r1=2024-05-01T10:00:00Z")
    assert name == "r1"
    assert (made.earliest, made.latest) == ("2024-05-01T10:00:00+00:00", "2024-05-01T10:00:00+00:00")
    assert (made.basis, made.author) == ("not stated", "not stated")
    with pytest.raises(WrongCallError, match="names no recording"):
        parse_recorded_at_option("2024-05-01T10:00:00Z")
