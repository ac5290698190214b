from __future__ import annotations

from datetime import UTC, datetime

import pytest

from diptych.model.conditions import Conditions, Present, completed, decide, strictest
from diptych.model.tiers import TABLE, TIERS, holds

NOON = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)


def present(clock: str = "synchronised", checked_by: str | None = None) -> Present:
    return Present(now=NOON, clock=clock, checked_by=checked_by)


@pytest.mark.parametrize(
    ("allowed", "kind", "passes"),
    [
        (None, "description", False),
        ("nothing", "description", False),
        ("description", "description", True),
        ("description", "stills", False),
        ("stills", "stills", True),
        ("stills", "video", False),
        ("video", "video", True),
        ("video", "file", False),
    ],
)
def test_what_may_be_published_is_a_ladder_and_not_asked_is_no(allowed, kind, passes) -> None:
    answer = decide(Conditions(may_publish=allowed), kind=kind, tier="public", present=present())
    assert answer.allowed is passes
    assert answer.stopped_at == (None if passes else "may_publish")


@pytest.mark.parametrize(
    ("until", "clock", "checked_by", "passes"),
    [
        ("2026-05-01T13:59:59+02:00", "synchronised", None, True),
        ("2026-05-01T14:00:01+02:00", "synchronised", None, False),
        ("2026-05-01T11:00:00Z", "unknown", None, False),
        ("2026-05-01T11:00:00Z", "not_synchronised", None, False),
        ("2026-05-01T11:00:00Z", "unknown", "editor-2", True),
        ("2026-05-01T13:00:00Z", "unknown", "editor-2", False),
    ],
)
def test_an_embargo_is_held_against_the_clock_and_the_clock_s_state(until, clock, checked_by, passes) -> None:
    bound = Conditions(may_publish="video", embargo_until=until)
    answer = decide(bound, kind="video", tier="public", present=present(clock, checked_by))
    assert answer.allowed is passes
    assert answer.stopped_at == (None if passes else "embargo_until")


def test_a_partner_has_to_be_named_and_a_court_is_not_bound() -> None:
    bound = Conditions(may_publish="nothing", may_share_with=("mission-a",))
    assert decide(bound, kind="file", tier="partner", present=present(), recipient="mission-a").allowed
    for who in ("mission-b", None):
        answer = decide(bound, kind="file", tier="partner", present=present(), recipient=who)
        assert (answer.allowed, answer.stopped_at) == (False, "may_share_with")
    unasked = decide(Conditions(), kind="file", tier="partner", present=present(), recipient="mission-a")
    assert unasked.stopped_at == "may_share_with"
    assert decide(bound, kind="file", tier="court", present=present()).allowed


def test_several_hand_overs_bind_together() -> None:
    one = Conditions(
        may_publish="video", embargo_until="2026-05-01T00:00:00+02:00", may_share_with=("a-1", "b-1")
    )
    other = Conditions(may_publish="stills", embargo_until="2026-05-01T00:00:00Z", may_share_with=("b-1",))
    joined = strictest([one, other])
    assert joined.may_publish == "stills"
    assert joined.embargo_until == "2026-05-01T00:00:00Z"
    assert joined.may_share_with == ("b-1",)
    assert strictest([one, Conditions()]).may_publish is None
    assert strictest([Conditions(may_publish="nothing"), Conditions()]).may_publish == "nothing"
    assert strictest([]).may_publish is None


def test_what_was_said_later_fills_gaps_and_loosens_nothing() -> None:
    stated = Conditions(may_publish="description", embargo_until="2027-01-01T00:00:00Z")
    later = Conditions(may_publish="video", may_share_with=("a-1",))
    both = completed(stated, later)
    assert both.may_publish == "description"
    assert both.embargo_until == "2027-01-01T00:00:00Z"
    assert both.may_share_with == ("a-1",)
    assert completed(Conditions(), Conditions(may_publish="stills")).may_publish == "stills"


@pytest.mark.parametrize(
    "values",
    [
        {"may_publish": "everything"},
        {"embargo_until": "2026-05-01"},
        {"embargo_until": "soon"},
        {"may_share_with": "mission-a"},
        {"may_publsh": "video"},
    ],
)
def test_a_condition_that_does_not_read_is_refused_and_never_passed_over(values) -> None:
    with pytest.raises(ValueError):
        Conditions.from_dict(values)


def test_conditions_read_back() -> None:
    bound = Conditions(may_describe_source_as="a resident", may_publish="stills", may_share_with=())
    assert Conditions.from_dict(bound.to_dict()) == bound


def test_no_hand_over_holds_more_than_a_narrower_one_hides() -> None:
    order = ["withheld", "reduced", "described", "whole"]
    for row in TABLE:
        ranks = [order.index(row.held(tier)) for tier in TIERS]
        assert ranks == sorted(ranks, reverse=True), row.item
        if row.item.startswith("source_identity") or row.item == "source_attributes":
            assert set(ranks) == {0}
    with pytest.raises(ValueError):
        holds("public", "something new")


def test_a_public_hand_over_holds_nothing_that_leads_back() -> None:
    for item in ("original", "original_file_name", "original_digest", "original_metadata", "take_in_time"):
        assert holds("public", item) == "withheld"
    assert holds("public", "source_pseudonym") == "withheld"
    assert holds("public", "ground") == "withheld"
