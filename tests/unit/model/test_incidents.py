from __future__ import annotations

from datetime import date

import pytest

from diptych.model.edtf import joined, parse_edtf, span_days
from diptych.model.findings_json import record_from_json, record_to_json
from diptych.model.incidents import (
    Affected,
    Incident,
    IncidentParty,
    IncidentPlace,
    check_coordinates,
    parties_from_text,
    when_from_columns,
)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-08-12", date(2024, 8, 12), date(2024, 8, 12)),
        ("2024-08-12T14:30:05Z", date(2024, 8, 12), date(2024, 8, 12)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-XX", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("2024-24", date(2024, 12, 1), date(2025, 2, 28)),
        ("2024-08-12/2024-09-01", date(2024, 8, 12), date(2024, 9, 1)),
        ("../2024-09", None, date(2024, 9, 30)),
        ("2024-08/..", date(2024, 8, 1), None),
        ("", None, None),
    ],
)
def test_a_date_has_the_days_that_it_can_mean(text: str, first: date | None, last: date | None) -> None:
    when = parse_edtf(text)
    assert (when.first_day, when.last_day) == (first, last)
    assert when.is_dated == (text != "")


def test_marks_of_doubt_are_kept() -> None:
    assert parse_edtf("2024-08~").approximate
    assert parse_edtf("2024-08-12?").uncertain
    both = parse_edtf("2024%")
    assert both.approximate and both.uncertain
    assert span_days(parse_edtf("2024-08~")) == 30


@pytest.mark.parametrize(
    "text",
    ["2024-02-30", "2024-13", "12.08.2024", "03/04/2024", "2024-08-12/2024-08-01", "soon", "../..",
     "2024-08-12T25:00", "0000", "2024-XX-05"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_edtf(text)


def test_ranges_overlap_when_some_day_is_in_both() -> None:
    when = parse_edtf("2024-08")
    assert when.overlaps(date(2024, 8, 31), date(2024, 9, 5))
    assert not when.overlaps(date(2024, 9, 1), None)
    assert not parse_edtf("").overlaps(None, None)
    assert parse_edtf("2024-08/..").overlaps(date(2030, 1, 1), None)


def test_two_columns_make_one_date() -> None:
    assert when_from_columns("2024-08-12", "2024-08-14") == "2024-08-12/2024-08-14"
    assert when_from_columns("2024-08-12", "2024-08-12") == "2024-08-12"
    assert when_from_columns("", "2024-08-14") == "../2024-08-14"
    with pytest.raises(ValueError, match="beside it"):
        joined("2024-08/2024-09", "2024-10")


@pytest.mark.parametrize(("lat", "lon"), [(91.0, 0.0), (0.0, 181.0), (None, 3.0), (float("nan"), 1.0)])
def test_positions_off_the_globe_are_refused(lat: float | None, lon: float | None) -> None:
    with pytest.raises(ValueError, match=r"itude"):
        check_coordinates(lat, lon)


def test_parties_may_be_unknown_disputed_or_a_coalition() -> None:
    found = parties_from_text("Side A; Side B + Side C; Side D?; невідомо", "alleged")
    assert [(one.name, one.standing) for one in found] == [
        ("Side A", "named"), ("Side B + Side C", "coalition"), ("Side D", "disputed"), ("unknown", "unknown"),
    ]  # fmt: skip
    assert found[1].members == ("Side B", "Side C")


def test_an_incident_goes_to_json_and_back_and_has_a_row() -> None:
    one = Incident(
        id="A-1",
        source="Mission",
        title="A collision at the crossing",
        when="2024-08-12",
        places=(IncidentPlace(name="Crossing", country="XX", latitude=1.5, longitude=2.5),),
        kind="road accident",
        parties=(IncidentParty(name="Side A", role="alleged"),),
        affected=Affected(low=1, high=3),
    )
    assert record_from_json(Incident, record_to_json(one), "incident") == one
    row = one.row()
    assert (row.first_day, row.place, row.affected_max, row.alleged_party) == (
        date(2024, 8, 12), "Crossing", 3, "Side A",
    )  # fmt: skip


def test_what_contradicts_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="contradict"):
        Affected(low=4, high=2)
    with pytest.raises(ValueError, match="source"):
        Incident(id="1", source=" ")
    with pytest.raises(ValueError, match="100000"):
        Incident(id="1", source="M", description="x" * 1_000_000)
