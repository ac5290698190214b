"""Exports of other programs: small invented files in each form, read into a register."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from diptych.adapters.register_database import open_database
from diptych.adapters.sheets import write_xlsx
from diptych.apps.cli import run
from diptych.domains.register import RegisterStore, check_chain
from diptych.model.errors import BadTableError, WrongCallError
from diptych.model.incidents import Affected, Incident
from diptych.model.register import ImportReport
from diptych.workflows.register_import import import_table
from diptych.workflows.register_record import record_all, told

ATLOS = {
    "slug": "ABC123", "inserted_at": "2026-01-02T03:04:05", "updated_at": "2026-01-03T03:04:05", "latitude": "1.5",
    "longitude": "'-2.5", "sensitive": "Graphic Violence, Personal Information Visible",
    "description": "A van and a cyclist collide", "type": "Traffic/Collision", "impact": "Vehicle",
    "geolocation_resolution": "Vicinity", "more_info": "Seen from two sides.", "date": "2024-08-12",
    "time": "14:30:00", "restrictions": "Hidden", "status": "Ready for Review", "tags": "crossing, cyclist",
    "assignments": "maria, jon", "source_1": "https://example.org/v/1", "source_2": "https://example.org/v/2",
    "Weather at the time": "rain",
}  # fmt: skip

ACLED = {
    "event_id_cnty": "XXX17", "event_date": "2024-08-12", "year": "2024", "time_precision": "1",
    "disorder_type": "Demonstrations", "event_type": "Protests", "sub_event_type": "Peaceful protest",
    "actor1": "Protesters (Inland)", "assoc_actor_1": "Cyclists (Inland); Teachers (Inland)", "inter1": "Protesters",
    "actor2": "Unidentified Group (Inland)", "assoc_actor_2": "", "inter2": "", "interaction": "Protesters only",
    "civilian_targeting": "", "iso": "0", "region": "Nowhere", "country": "Inland", "admin1": "North",
    "admin2": "Lakes", "admin3": "", "location": "Crossing", "latitude": "1.5", "longitude": "2.5",
    "geo_precision": "1", "source": "Morning Paper; Evening Paper", "source_scale": "Local",
    "notes": "On 12 August, cyclists asked for a lane.", "fatalities": "0", "tags": "crowd size=30",
    "timestamp": "1723459200",
}  # fmt: skip

DIGEST = "ab" * 32

ARCHIVER = {
    "Link": "https://example.org/post/1", "Archive status": "generic: success", "Archive location": "s3://bucket/1",
    "Archive date": "2026-01-02", "Upload timestamp": "2024-08-12 10:00:00+00:00", "Upload title": "Crossing at noon",
    "Text content": "A van stands in the yard.", "Hash": f"SHA-256:{DIGEST}", "Thumbnail": '=IMAGE("x")',
    "WACZ": "", "Our remark": "same yard",
}  # fmt: skip

UWAZI = {
    "Title": "A collision at the crossing", "Date added": "2026-01-02", "Template": "Incident",
    "Date": "2024-08-12~2024-08-13", "Country": "Inland", "Place": "Crossing", "Witness count": "3",
    "Geolocation": "1.5|2.5", "Documents": "/files/a.pdf", "Attachments": "", "Published": "Published",
}  # fmt: skip

BAYANAT_CSV = {
    "": "0", "id": "12", "title": "A van in a yard", "title_ar": "", "origin_id": "yt-1",
    "source_link": "https://example.org/v/1", "sjac_title": "", "sjac_title_ar": "", "description": "Two people talk.",
    "publish_date": "2024-08-13T00:00", "documentation_date": "2024-09-01T09:00", "labels.label-1": "3-Traffic",
    "sources.source-1": "7-Town channel", "locations.location-1": "5-Crossing", "related_actors.actor-1": "9-Jo Doe",
}  # fmt: skip


def bulletin(**fields: Any) -> dict[str, Any]:
    return {
        "class": "bulletin", "id": 12, "title": "A van in a yard", "title_ar": None, "sjac_title": None,
        "originid": "yt-1", "assigned_to": {"id": 1, "name": "somebody"}, "first_peer_reviewer": None,
        "locations": [{"id": 5, "title": "Crossing", "full_string": "Inland, North, Crossing", "lat": 1.0, "lng": 2.0}],
        "geoLocations": [{"id": 1, "title": "yard", "geotype": {"id": 1, "title": "Seen"}, "main": True,
                          "lat": 1.5, "lng": 2.5, "comment": "gate"}],
        "labels": [{"id": 3, "title": "Traffic"}], "verLabels": [], "sources": [{"id": 7, "title": "Town channel"}],
        "events": [{"id": 1, "title": "Collision", "eventtype": {"id": 2, "title": "Road accident"},
                    "from_date": "2024-08-12T00:00", "to_date": "2024-08-12T00:00", "estimated": None,
                    "location": None}],
        "medias": [{"id": 4, "filename": "v.mp4", "etag": "0" * 32}], "bulletin_relations": [],
        "actor_relations": [{"actor": {"id": 9, "name": "Jo Doe"}, "related_as": [1], "probability": 2}],
        "incident_relations": [], "description": "Two people talk.", "comments": "first look",
        "source_link": "https://example.org/v/1", "tags": ["a", "b"], "publish_date": "2024-08-13T00:00",
        "documentation_date": None, "status": "Peer Reviewed", "review": None, "updated_at": "2026-01-01T00:00",
        "roles": [], "camera_height": {"m": 3},
    } | fields  # fmt: skip


def event(**fields: Any) -> dict[str, Any]:
    return {
        "id": "E1", "description": "A van stands in a yard", "date": "8/12/2024", "time": "14:30",
        "time_precision": "minute", "location": "Crossing", "latitude": "1.5", "longitude": "2,5", "type": "seen",
        "category": "Traffic", "associations": ["alpha"], "sources": ["s1"], "comments": "", "colour": "#fff",
        "weather": "rain",
    } | fields  # fmt: skip


TIMEMAP = {
    "events": [event()],
    "associations": [{"id": "alpha", "title": "Alpha", "mode": "FILTER"}],
    "sources": {
        "s1": {"id": "s1", "title": "A post", "paths": ["https://example.org/p/1"], "author": "Town channel",
               "date": "8/13/2024", "description": "The van at noon"},
    },
}  # fmt: skip


def table(path: Path, *rows: dict[str, str]) -> Path:
    header = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    csv.writer(text).writerows([header, *([row.get(name, "") for name in header] for row in rows)])
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def document(path: Path, value: Any) -> Path:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def imported(path: Path, **options: Any) -> ImportReport:
    return import_table(path, register=path.parent / "r.db", **options)


def store(folder: Path) -> RegisterStore:
    return RegisterStore(open_database(folder / "r.db"))


def held(folder: Path, incident_id: str) -> Incident:
    one = store(folder).incident(incident_id)
    assert one is not None
    return one


def numbers(report: ImportReport) -> tuple[int, int, int, int]:
    return report.created, report.updated, report.unchanged, len(report.rejected)


def test_atlos_is_recognised_and_keeps_what_has_no_field(tmp_path: Path) -> None:
    report = imported(table(tmp_path / "atlos-export.csv", ATLOS), source="Project X")
    assert (report.format, report.recognised, numbers(report)) == (
        "atlos",
        "an export of Atlos",
        (1, 0, 0, 0),
    )
    one = held(tmp_path, "ABC123")
    assert (one.source, one.title, one.description) == (
        "Project X",
        "A van and a cyclist collide",
        "Seen from two sides.",
    )
    assert (one.when, one.kind, one.status) == ("2024-08-12T14:30", "Traffic/Collision", "Ready for Review")
    (place,) = one.places
    assert (place.latitude, place.longitude, place.precision_m) == (1.5, -2.5, 100.0)
    extra = dict(one.extra)
    assert extra["sensitive"] == "Graphic Violence, Personal Information Visible"
    assert extra["restrictions"] == "Hidden"
    assert (extra["source_1"], extra["source_2"]) == ("https://example.org/v/1", "https://example.org/v/2")
    assert extra["Weather at the time"] == "rain"
    assert report.ignored_columns == ("assignments",)
    assert "maria" not in json.dumps(store(tmp_path).history("incident", "ABC123")[0].body)
    assert any("Weather at the time" in note for note in report.notes)
    assert all("source_1" not in note for note in report.notes)


@pytest.mark.parametrize(
    ("word", "metres"), [("Exact", 10.0), ("Locality", 1000.0), ("", None), ("Near", None)]
)
def test_atlos_states_a_radius_in_words(tmp_path: Path, word: str, metres: float | None) -> None:
    imported(table(tmp_path / "a.csv", ATLOS | {"geolocation_resolution": word}))
    assert held(tmp_path, "ABC123").places[0].precision_m == metres


def test_a_long_text_without_a_title_is_kept_whole(tmp_path: Path) -> None:
    text = "A van stands in a yard. " * 20
    imported(table(tmp_path / "a.csv", ATLOS | {"description": text}))
    one = held(tmp_path, "ABC123")
    assert one.title.endswith("…") and len(one.title) <= 240
    assert one.description == f"{text.strip()}\n\nSeen from two sides."


def test_acled_names_parties_without_a_role(tmp_path: Path) -> None:
    report = imported(table(tmp_path / "acled.csv", ACLED))
    assert (report.format, numbers(report)) == ("acled", (1, 0, 0, 0))
    one = held(tmp_path, "XXX17")
    assert one.source == "ACLED"
    assert not report.notes
    assert [(party.name, party.role, party.standing) for party in one.parties] == [
        ("Protesters (Inland)", "other", "named"),
        ("Cyclists (Inland)", "other", "named"),
        ("Teachers (Inland)", "other", "named"),
        ("Unidentified Group (Inland)", "other", "unknown"),
    ]
    assert (one.kind, one.title) == ("Peaceful protest", "Peaceful protest, Crossing")
    assert (one.places[0].admin, one.places[0].country) == ("North, Lakes", "Inland")
    extra = dict(one.extra)
    assert (extra["actor1"], extra["event_date"], extra["geo_precision"]) == (
        "Protesters (Inland)",
        "2024-08-12",
        "1",
    )
    assert report.ignored_columns == ("timestamp",)


@pytest.mark.parametrize(
    ("figure", "low"), [("0", 0), ("1", 1), ("2", 2), ("3", 1), ("10", 1), ("12", 1), ("17", 17), ("100", 1)]
)
def test_acled_fatalities_are_at_least_and_a_figure_for_unknown_is_at_least_one(
    tmp_path: Path, figure: str, low: int
) -> None:
    imported(table(tmp_path / "acled.csv", ACLED | {"fatalities": figure}))
    one = held(tmp_path, "XXX17")
    assert one.affected == Affected(unit="fatalities", low=low, high=None)
    assert dict(one.extra)["fatalities"] == figure


@pytest.mark.parametrize(
    ("precision", "day", "when"),
    [
        ("1", "2024-08-12", "2024-08-12"),
        ("2", "2024-08-12", "2024-08-06~/2024-08-18~"),
        ("3", "2024-08-12", "2024-08"),
        ("1", "12 August 2024", "2024-08-12"),
        ("1", "12-Aug-2024", "2024-08-12"),
    ],
)
def test_acled_dates_are_as_precise_as_they_are_coded(
    tmp_path: Path, precision: str, day: str, when: str
) -> None:
    imported(table(tmp_path / "acled.csv", ACLED | {"event_date": day, "time_precision": precision}))
    assert held(tmp_path, "XXX17").when == when


def test_a_table_that_a_spreadsheet_program_saved_is_read_with_its_dates(tmp_path: Path) -> None:
    path = table(tmp_path / "acled.csv", ACLED | {"event_date": "12/08/2024"})
    assert "two ways" in imported(path).rejected[0].reason
    assert numbers(imported(path, date_format="%d/%m/%Y")) == (1, 0, 0, 0)
    assert held(tmp_path, "XXX17").when == "2024-08-12"


def test_acled_of_former_years_has_columns_in_capitals_and_numbers_that_are_no_ids(tmp_path: Path) -> None:
    former = {name.upper(): value for name, value in ACLED.items()} | {
        "DATA_ID": "990",
        "EVENT_ID_NO_CNTY": "17",
    }
    report = imported(table(tmp_path / "a.csv", former))
    assert numbers(report) == (1, 0, 0, 0)
    assert report.ignored_columns == ("TIMESTAMP", "DATA_ID", "EVENT_ID_NO_CNTY")
    assert numbers(imported(table(tmp_path / "b.csv", former | {"DATA_ID": "991"}))) == (0, 0, 1, 0)


def test_roles_that_a_person_gave_stay_when_acled_comes_again(tmp_path: Path) -> None:
    imported(table(tmp_path / "a.csv", ACLED))
    one = held(tmp_path, "XXX17")
    judged = replace(one.parties[0], name="Protesters", role="affected")
    record_all(
        tmp_path / "r.db",
        [("incident", replace(one, parties=(*one.parties, judged)))],
        reason="by our reading",
    )
    assert numbers(imported(table(tmp_path / "a.csv", ACLED))) == (0, 0, 1, 0)
    assert held(tmp_path, "XXX17").named("affected") == ("Protesters",)


def test_a_sheet_of_auto_archiver_gives_statements_with_the_digest(tmp_path: Path) -> None:
    report = imported(table(tmp_path / "sheet.csv", ARCHIVER))
    assert (report.format, numbers(report)) == ("auto-archiver", (1, 0, 0, 0))
    assert report.records == {"sources created": 1, "statements created": 1}
    (one,) = store(tmp_path).incidents()
    assert one.id.startswith("url-")
    assert (one.when, one.recordings, one.status) == ("", (DIGEST,), "generic: success")
    assert dict(one.extra)["Our remark"] == "same yard"
    assert dict(one.extra)["Thumbnail"] == '=IMAGE("x")'
    (said,) = store(tmp_path).records("statement")
    assert (said["said_at"], said["verbatim"]) == ("2024-08-12 10:00:00+00:00", "A van stands in the yard.")
    assert said["evidence"][0]["sha256"] == DIGEST
    assert told(tmp_path / "r.db", incident=one.id)[0].startswith(
        "whoever published on example.org, 2024-08-12 10:00:00+00:00, said that “Crossing at noon”"
    )


def test_a_sheet_of_auto_archiver_with_own_columns_and_rows_above_the_header(tmp_path: Path) -> None:
    own = {"Link": ARCHIVER["Link"], "Archive status": "", "ID": "UAR-7", "Latitude": "1.5", "Longitude": "2.5",
           "Place": "Crossing", "Date": "2024-08-12", "Hash": "not-calculated"}  # fmt: skip
    path = tmp_path / "sheet.xlsx"
    with path.open("wb") as stream:
        write_xlsx(stream, [["Our sheet"], list(own), list(own.values()), ["", "pending"]])
    report = imported(path)
    assert (report.format, numbers(report)) == ("auto-archiver", (1, 0, 0, 1))
    assert report.rejected[0].row == 4 and "link is empty" in report.rejected[0].reason
    one = held(tmp_path, "UAR-7")
    assert (one.when, one.places[0].name, one.places[0].latitude, one.recordings) == (
        "2024-08-12",
        "Crossing",
        1.5,
        (),
    )


def test_bayanat_json_gives_incidents_sources_and_what_they_said(tmp_path: Path) -> None:
    path = document(tmp_path / "export.json", {"bulletins": [bulletin()]})
    report = imported(path, source="Archive")
    assert (report.format, numbers(report)) == ("bayanat", (1, 0, 0, 0))
    one = held(tmp_path, "Archive:bulletin-12")
    assert (one.when, one.kind, one.status, one.url) == (
        "2024-08-12",
        "Road accident",
        "Peer Reviewed",
        "https://example.org/v/1",
    )
    assert [(at.name, at.admin, at.latitude) for at in one.places] == [
        ("yard", "", 1.5),
        ("Crossing", "Inland, North, Crossing", 1.0),
    ]
    extra = dict(one.extra)
    assert extra["medias"] == f"v.mp4 (MD5 {'0' * 32})"
    assert (extra["labels"], extra["tags"], extra["event 1"]) == (
        "Traffic",
        "a; b",
        "Collision; Road accident; 2024-08-12",
    )
    assert extra["camera_height"] == '{"m": 3}'
    assert extra["actor_relations"] == "actor-9 (related as 1; probability 2)"
    assert "Jo Doe" not in json.dumps(store(tmp_path).history("incident", one.id)[0].body)
    assert any("camera_height" in note for note in report.notes)
    (source,) = store(tmp_path).records("source")
    assert (source["id"], source["name"]) == ("Archive:source-7", "Town channel")
    (said,) = store(tmp_path).records("statement")
    assert (said["source"], said["incidents"], said["said_at"], said["chain"]) == (
        "Archive:source-7",
        ["Archive:bulletin-12"],
        "2024-08-13",
        ["Archive"],
    )


def test_bayanat_incidents_and_bulletins_with_one_number_are_two(tmp_path: Path) -> None:
    events = [
        {"from_date": "2024-08-12T10:15", "to_date": None, "estimated": True},
        {"from_date": "2024-08-14T00:00", "to_date": "2024-08-16T00:00", "estimated": None},
    ]
    incident = {"id": 12, "title": "A week at the crossing", "events": events, "bulletin_relations": [],
                "claimed_violations": [{"id": 1, "title": "obstruction"}], "status": "Updated"}  # fmt: skip
    imported(document(tmp_path / "b.json", {"bulletins": [bulletin()]}), source="Archive")
    report = imported(document(tmp_path / "i.json", {"incidents": [incident]}), source="Archive")
    assert numbers(report) == (1, 0, 0, 0)
    one = held(tmp_path, "Archive:incident-12")
    assert one.when == "2024-08-12~/2024-08-16~"
    assert dict(one.extra)["claimed_violations"] == "obstruction"
    other = imported(tmp_path / "i.json", source="Other")
    assert numbers(other) == (1, 0, 0, 0)


def test_bayanat_actors_that_are_organisations_are_sources_and_persons_stay_away(tmp_path: Path) -> None:
    actors = [{"class": "actor", "id": 1, "name": "Road office", "type": "Entity"},
              {"class": "actor", "id": 2, "name": "Jo Doe", "type": "Person"}]  # fmt: skip
    report = imported(document(tmp_path / "a.json", {"actors": actors}), source="Archive")
    assert (numbers(report), report.records) == ((0, 0, 0, 0), {"sources created": 1})
    assert [one["name"] for one in store(tmp_path).records("source")] == ["Road office"]
    assert any("1 actor that is a person" in note for note in report.notes)


def test_bayanat_actors_as_csv_are_no_incidents(tmp_path: Path) -> None:
    row = {
        "": "0",
        "id": "1",
        "name": "Road office",
        "name_ar": "",
        "mother_name": "",
        "civilian": "",
        "type": "Entity",
    }
    person = row | {"id": "2", "name": "Jo Doe", "type": "Person"}
    report = imported(table(tmp_path / "actors.csv", row, person), source="Archive")
    assert (numbers(report), report.records) == ((0, 0, 0, 0), {"sources created": 1})
    assert [one["id"] for one in store(tmp_path).records("source")] == ["Archive:actor-1"]


def test_bayanat_csv_never_takes_the_number_of_a_row_for_an_id(tmp_path: Path) -> None:
    first = imported(table(tmp_path / "b.csv", BAYANAT_CSV), source="Archive")
    assert (first.format, numbers(first)) == ("bayanat", (1, 0, 0, 0))
    one = held(tmp_path, "Archive:bulletin-12")
    assert (one.title, one.when, one.places[0].name) == ("A van in a yard", "", "Crossing")
    assert dict(one.extra)["labels.label-1"] == "3-Traffic"
    assert dict(one.extra)["actor_relations"] == "actor-9"
    assert "Jo Doe" not in str(one)
    (said,) = store(tmp_path).records("statement")
    assert (said["source"], said["said_at"]) == ("Archive:source-7", "2024-08-13")
    assert numbers(imported(table(tmp_path / "b.csv", BAYANAT_CSV | {"": "5"}), source="Archive")) == (
        0,
        0,
        1,
        0,
    )


def test_what_a_person_added_to_a_source_stays(tmp_path: Path) -> None:
    from diptych.model.statements import Source

    path = document(tmp_path / "export.json", {"bulletins": [bulletin()]})
    imported(path, source="Archive")
    mine = Source(id="Archive:source-7", name="Town channel", reliability="C", independence="independent")
    record_all(tmp_path / "r.db", [("source", mine)], reason="judged")
    assert imported(path, source="Archive").records == {"sources unchanged": 1, "statements unchanged": 1}
    renamed = document(path, {"bulletins": [bulletin(sources=[{"id": 7, "title": "Town channel 2"}])]})
    assert imported(renamed, source="Archive").records["sources updated"] == 1
    (source,) = store(tmp_path).records("source")
    assert (source["name"], source["reliability"], source["independence"]) == (
        "Town channel 2",
        "C",
        "independent",
    )


def test_timemap_events_with_their_sources(tmp_path: Path) -> None:
    report = imported(document(tmp_path / "timemap.json", TIMEMAP), source="Mapping group")
    assert (report.format, numbers(report)) == ("timemap", (1, 0, 0, 0))
    assert report.ignored_columns[-1] == "associations"
    one = held(tmp_path, "Mapping group:E1")
    assert (one.when, one.kind, one.places[0].longitude) == ("2024-08-12T14:30", "Traffic", 2.5)
    assert dict(one.extra)["associations"] == "alpha"
    assert dict(one.extra)["weather"] == "rain"
    (said,) = store(tmp_path).records("statement")
    assert (said["proposition"], said["said_at"], said["url"]) == (
        "“The van at noon”",
        "2024-08-13",
        "https://example.org/p/1",
    )
    assert any("%m/%d/%Y" in note for note in report.notes)


def test_timemap_events_alone_keep_the_ids_of_their_sources(tmp_path: Path) -> None:
    days = event(date="12/08/2024", time_display="August 2024")
    report = imported(document(tmp_path / "events.json", [days]), source="G", date_format="%d/%m/%Y")
    assert numbers(report) == (1, 0, 0, 0)
    assert held(tmp_path, "G:E1").when == "2024-08-12T14:30"
    assert dict(held(tmp_path, "G:E1").extra)["sources"] == "s1"
    assert any("sources that the file does not hold" in note for note in report.notes)


@pytest.mark.parametrize("form", ["timemap", "bayanat"])
def test_unknown_fields_are_kept_though_they_say_zero_or_no(form: str, tmp_path: Path) -> None:
    more = {"wheels": 0, "wet": False, "seats": {"front": 2}, "nothing": None, "empty": []}
    row = {"timemap": event(), "bayanat": bulletin()}[form] | more
    content = {"timemap": {"events": [row]}, "bayanat": [row]}[form]
    report = imported(document(tmp_path / "f.json", content), form=form, source="G")
    assert numbers(report) == (1, 0, 0, 0)
    (one,) = store(tmp_path).incidents()
    kept = dict(one.extra)
    assert (kept["wheels"], kept["wet"], kept["seats"]) == ("0", "no", '{"front": 2}')
    assert "nothing" not in kept and "empty" not in kept
    assert any("empty, nothing, seats" in note and "wheels" in note for note in report.notes)


@pytest.mark.parametrize("shape", ["by id", "a list", "named"])
def test_timemap_events_beside_a_file_of_sources(tmp_path: Path, shape: str) -> None:
    by_id: Any = TIMEMAP["sources"]
    content = {"by id": by_id, "a list": list(by_id.values()), "named": {"sources": by_id}}[shape]
    beside = document(tmp_path / "sources.json", content)
    report = imported(document(tmp_path / "events.json", [event()]), source="G", sources=beside)
    assert report.records == {"sources created": 1, "statements created": 1}
    (said,) = store(tmp_path).records("statement")
    assert said["proposition"] == "“The van at noon”"
    with pytest.raises(WrongCallError, match="beside events"):
        imported(table(tmp_path / "a.csv", ATLOS), sources=beside)


def test_our_own_events_of_timemap_come_back_with_their_dates(tmp_path: Path) -> None:
    from diptych.workflows.register_export import export_register

    imported(table(tmp_path / "a.csv", ACLED | {"time_precision": "2"}))
    export_register(tmp_path / "r.db", tmp_path / "out.timemap.json", form="timemap")
    report = import_table(tmp_path / "out.timemap.json", register=tmp_path / "s.db", source="Us")
    assert (report.format, numbers(report)) == ("timemap", (1, 0, 0, 0))
    one = RegisterStore(open_database(tmp_path / "s.db")).incident("Us:XXX17")
    assert one is not None and one.when == "2024-08-06~/2024-08-18~"


def test_uwazi_has_no_ids_so_an_entity_is_known_by_what_stays(tmp_path: Path) -> None:
    report = imported(table(tmp_path / "uwazi.csv", UWAZI), source="Collection")
    assert (report.format, numbers(report)) == ("uwazi", (1, 0, 0, 0))
    assert any("exports no ids" in note for note in report.notes)
    (one,) = store(tmp_path).incidents()
    assert (one.when, one.kind, one.places[0].name, one.places[0].latitude) == (
        "2024-08-12/2024-08-13",
        "Incident",
        "Crossing",
        1.5,
    )
    assert dict(one.extra)["Witness count"] == "3"
    again = imported(table(tmp_path / "uwazi.csv", UWAZI | {"Date": "2024-08-14"}), source="Collection")
    assert numbers(again) == (0, 1, 0, 0)
    own = UWAZI | {"ID": "GRE1234-5678"}
    assert numbers(imported(table(tmp_path / "u.csv", own), source="Collection")) == (1, 0, 0, 0)
    assert held(tmp_path, "Collection:GRE1234-5678").title == "A collision at the crossing"


def test_uwazi_dates_in_the_way_of_the_collection(tmp_path: Path) -> None:
    path = table(tmp_path / "u.csv", UWAZI | {"Date": "12/08/2024"})
    assert "two ways" in imported(path, source="C").rejected[0].reason
    assert numbers(imported(path, source="C", date_format="%d/%m/%Y")) == (1, 0, 0, 0)
    (one,) = store(tmp_path).incidents()
    assert one.when == "2024-08-12"


Maker = Callable[[Path, list[dict[str, Any]]], Path]


def _csv_of(name: str) -> Maker:
    return lambda folder, rows: table(folder / name, *rows)


FORMS: dict[str, tuple[dict[str, Any], Maker, str, str]] = {
    "atlos": (ATLOS, _csv_of("a.csv"), "slug", "description"),
    "acled": (ACLED, _csv_of("b.csv"), "event_id_cnty", "notes"),
    "auto-archiver": (ARCHIVER, _csv_of("c.csv"), "Link", "Text content"),
    "uwazi": (UWAZI, _csv_of("d.csv"), "Title", "Place"),
    "bayanat": (bulletin(), lambda f, rows: document(f / "e.json", {"bulletins": rows}), "id", "description"),
    "bayanat-csv": (BAYANAT_CSV, _csv_of("g.csv"), "id", "description"),
    "timemap": (event(), lambda f, rows: document(f / "f.json", {"events": rows}), "id", "description"),
}
"""One good row of each form, how a file is made of rows, the field of the id, and a field of text."""

IMPOSSIBLE = {
    "atlos": {"date": "2024-02-31"},
    "acled": {"event_date": "2024-02-31"},
    "auto-archiver": {"Upload timestamp": "2024-02-31"},
    "uwazi": {"Date": "2024-02-31"},
    "bayanat": {"events": [{"from_date": "2024-02-31T00:00"}]},
    "bayanat-csv": {"publish_date": "2024-02-31"},
    "timemap": {"date": "13/40/2024"},
}

CONTRADICTORY = {
    "atlos": {"latitude": "95"},
    "acled": {"longitude": ""},
    "auto-archiver": {"Latitude": "1", "Longitude": "190"},
    "uwazi": {"Geolocation": "1.5"},
    "bayanat": {"geoLocations": [{"title": "x", "lat": "north", "lng": 1}]},
    "bayanat-csv": {"publish_date": "2024-13-01"},
    "timemap": {"longitude": ""},
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_comes_in_twice_unchanged_and_in_any_order(tmp_path: Path, form: str) -> None:
    good, made, id_field, text = FORMS[form]
    rows = [good, good | {id_field: "zz-2"}, good | {id_field: "zz-3"}]
    assert numbers(imported(made(tmp_path, rows), source="S")) == (3, 0, 0, 0)
    snapshot = store(tmp_path).snapshot()
    again = imported(made(tmp_path, rows[::-1]), source="S")
    assert numbers(again) == (0, 0, 3, 0)
    assert not [what for what in again.records if "unchanged" not in what]
    assert store(tmp_path).snapshot() == snapshot
    changed = imported(
        made(tmp_path, [rows[0] | {text: "another word"}, *rows[1:]]), source="S", reason="theirs"
    )
    assert numbers(changed) == (0, 1, 2, 0)
    with store(tmp_path).database.reading() as connection:
        assert check_chain(connection).name == changed.snapshot


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_of_each_bad_row_what_is_wrong_and_takes_the_others(
    tmp_path: Path, form: str
) -> None:
    good, made, id_field, text = FORMS[form]
    rows = [
        good,
        good | {id_field: "zz-2", text: "x" * 1_000_000},
        good | {id_field: "zz-3"} | IMPOSSIBLE[form],
        good | {id_field: "zz-4"} | CONTRADICTORY[form],
        good,
        good | {id_field: ""},
        good | {id_field: "zz-7", text: "=1+1"},
    ]
    report = imported(made(tmp_path, rows), source="S")
    reasons = {one.row: one.reason for one in report.rejected}
    first = 1 if form in ("bayanat", "timemap") else 2
    assert sorted(reasons) == [first + n for n in (1, 2, 3, 4, 5)]
    assert "1000000 characters" in reasons[first + 1]
    assert any(word in reasons[first + 2] for word in ("no such day", "not written as"))
    assert any(
        word in reasons[first + 3] for word in ("outside", "go together", "no number", "LATITUDE", "no month")
    )
    assert f"stands in row {first} already" in reasons[first + 4]
    assert "empty" in reasons[first + 5]
    assert report.created == 2
    kept = list(store(tmp_path).incidents())
    assert any(
        "=1+1" in (one.title, one.description, one.places[0].name if one.places else "") for one in kept
    )


@pytest.mark.parametrize("form", FORMS)
def test_every_form_refuses_a_wrong_encoding_and_leaves_nothing(tmp_path: Path, form: str) -> None:
    good, made, id_field, text = FORMS[form]
    path = made(tmp_path, [good | {id_field: f"zz-{n}"} for n in range(40)] + [good | {text: "caf\u00e9"}])
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))
    with pytest.raises(BadTableError, match="UTF-8"):
        imported(path, source="S")
    assert not (tmp_path / "r.db").exists() or not list(store(tmp_path).incidents())


@pytest.mark.parametrize(
    "text",
    [
        '{"bulletins": [{"id": 1, "title": "a", "class": "bulletin"}, {"id": 2',
        '{"bulletins": [{"id": 1, "class": "bulletin"},]}',
        '{"bulletins": [{"id": 1, "class": "bulletin", "x": NaN}]}',
        '{"bulletins": [{"id": 1, "class": "bulletin"}]} and more',
        '{"bulletins": [' + "[" * 100_000,
        '{"bulletins": [{"id": 1, "class": "bulletin", "x": ' + "9" * 5_000 + "}]}",
        '"bulletins"',
        "",
        "{}",
        '{"other": [{"a": 1}]}',
    ],
)
def test_broken_or_unknown_json_is_refused_whole(tmp_path: Path, text: str) -> None:
    path = tmp_path / "export.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadTableError):
        imported(path, source="S")
    assert not (tmp_path / "r.db").exists() or not list(store(tmp_path).incidents())


def test_records_of_bayanat_that_are_none_are_reported_one_by_one(tmp_path: Path) -> None:
    odd = [7, None, {"id": 3, "restricted": True}, bulletin(id=4, title=["a"]), bulletin(id=5, labels="x"),
           bulletin(id=6, title="a\u0000b"), bulletin(id=7), bulletin(id="x" * 190),
           bulletin(id=9, geoLocations=[{"lat": 10**400, "lng": 1}]), bulletin(id=10, events=[{"from_date": 5}]),
           bulletin(id="a\nb")]  # fmt: skip
    report = imported(document(tmp_path / "export.json", {"bulletins": odd}), source="S")
    assert report.created == 1
    assert [one.row for one in report.rejected] == [1, 2, 3, 4, 5, 6, 8, 9, 10, 11]
    assert "restricted" in report.rejected[2].reason
    assert "NUL" in report.rejected[5].reason


def test_half_a_character_of_json_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "events.json"
    path.write_text(json.dumps([event(description="a \ud800 b"), event(id="E2")]), encoding="utf-8")
    report = imported(path, source="S")
    assert (report.created, report.rejected[0].row) == (1, 1)


def test_forms_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    atlos = table(tmp_path / "a.csv", ATLOS)
    with pytest.raises(WrongCallError, match="expected one of"):
        imported(atlos, form="excel")
    with pytest.raises(BadTableError, match="no acled table"):
        imported(atlos, form="acled")
    with pytest.raises(BadTableError, match="JSON"):
        imported(atlos, form="timemap", source="S")
    with pytest.raises(BadTableError, match="is a table"):
        imported(document(tmp_path / "a.json", [event()]), form="atlos")
    with pytest.raises(WrongCallError, match="within one installation"):
        imported(tmp_path / "a.json")


def test_a_plain_table_can_be_asked_for(tmp_path: Path) -> None:
    report = imported(table(tmp_path / "a.csv", ATLOS), form="table", source="S")
    assert (report.format, report.recognised) == ("table", "")
    assert "slug" in report.ignored_columns


def test_a_dry_run_counts_records_too_and_writes_nothing(tmp_path: Path) -> None:
    path = document(tmp_path / "export.json", {"bulletins": [bulletin()]})
    report = imported(path, source="Archive", dry_run=True)
    assert (numbers(report), report.records) == (
        (1, 0, 0, 0),
        {"sources created": 1, "statements created": 1},
    )
    assert not (tmp_path / "r.db").exists()


def test_the_command_says_what_it_recognised(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = table(tmp_path / "atlos-export.csv", ATLOS)
    assert run(["register", "import", str(path), "--register", str(tmp_path / "r.db"), "--quiet"]) == 0
    out = capsys.readouterr().out
    assert "atlos-export.csv was recognised as an export of Atlos" in out
    assert "--source" in out
    assert (
        run(
            [
                "register",
                "import",
                str(path),
                "--register",
                str(tmp_path / "r.db"),
                "--as",
                "atlos",
                "--quiet",
            ]
        )
        == 0
    )
    assert "recognised" not in capsys.readouterr().out


def test_a_bayanat_export_goes_into_a_case_and_can_be_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DIPTYCH_KEYS", str(tmp_path / "keys"))
    path = document(tmp_path / "export.json", {"bulletins": [bulletin()]})
    case = str(tmp_path / "case")
    assert run(["case", "new", case, "--title", "An invented case"]) == 0
    words = ["register", "import", str(path), "--case", case, "--source", "Archive", "--quiet"]
    assert run([*words, "--json"]) == 0
    capsys.readouterr()
    assert run(words) == 0
    assert "unchanged 1" in capsys.readouterr().out
    assert run(["register", "tell", "--case", case]) == 0
    assert "Town channel" in capsys.readouterr().out
    assert run(["register", "undo", "--change", "1", "--case", case, "--reason", "the wrong file"]) == 0
    capsys.readouterr()
    assert run(["register", "tell", "--case", case]) == 0
    assert "Town channel" not in capsys.readouterr().out


def test_a_killed_import_of_json_leaves_the_register_as_it_was(tmp_path: Path) -> None:
    imported(document(tmp_path / "one.json", {"bulletins": [bulletin()]}), source="S")
    before = store(tmp_path).snapshot()
    big = document(tmp_path / "big.json", {"bulletins": [bulletin(id=n) for n in range(100, 400)]})
    code = (
        "import diptych.workflows.register_import as m, os, signal\n"
        "m.BATCH = 100\nfrom pathlib import Path\n"
        "def tell(stage, done):\n    tell.n += 1\n    if tell.n == 2: os.kill(os.getpid(), signal.SIGKILL)\n"
        "tell.n = 0\n"
        f"m.import_table(Path({str(big)!r}), register={str(tmp_path / 'r.db')!r}, source='S', progress=tell)"
    )
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], env=env, check=False)
    assert done.returncode == -signal.SIGKILL
    assert store(tmp_path).snapshot() == before
    with store(tmp_path).database.reading() as connection:
        assert check_chain(connection) == before
    assert import_table(big, register=tmp_path / "r.db", source="S").created == 300
