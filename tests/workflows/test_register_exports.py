"""Exports for maps, timemap and analysis: escaped, with dates as stated, positions with precision, the same filter."""

from __future__ import annotations

import builtins
import html
import json
import re
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from diptych.model.errors import NotInstalledError, WrongCallError
from diptych.workflows.register_export import FORMATS, export_register
from diptych.workflows.register_import import import_table
from diptych.workflows.register_record import record_file
from diptych.workflows.register_search import query_from_words, search_register

KML = "{http://www.opengis.net/kml/2.2}"
EVIL = '</description><script>alert("1")</script> =1+1 ]]> $[id] & \u202ex'
INCIDENTS: tuple[dict[str, Any], ...] = (
    {"id": "A-1", "source": "Mission", "title": "A collision", "description": "A collision at the crossing.",
     "when": "2024-08-12T14:30", "kind": "road accident", "affected": {"unit": "persons", "low": 1, "high": 3},
     "places": [{"name": "Crossing", "country": "XX", "latitude": 1.5, "longitude": 2.5, "precision_m": 250.0}],
     "parties": [{"name": "Side A", "role": "alleged", "standing": "disputed"}, {"name": "B", "role": "affected"}]},
    {"id": "A-2", "source": "Mission", "title": "A fence", "when": "2024-08~/2024-09", "kind": "damage",
     "affected": {"unit": "fences", "low": None, "high": None},
     "places": [{"name": "North", "latitude": -1.0, "longitude": 179.5},
                {"name": "South", "latitude": -2.0, "longitude": -179.5, "precision_m": 10.0}]},
    {"id": "A-3", "source": "Office", "title": "A gate", "when": "../2023-05", "kind": "", "status": "refuted",
     "affected": {"unit": "persons", "low": 2, "high": None}, "places": [{"name": "Somewhere"}]},
    {"id": "A-4", "source": EVIL, "title": EVIL, "description": f"two\nlines {EVIL}", "kind": EVIL, "url": "x:y",
     "affected": {"unit": EVIL, "low": None, "high": 4}, "extra": [["Their column", EVIL], ["Their column", "again"]]},
)  # fmt: skip


@pytest.fixture
def register(tmp_path: Path) -> Path:
    lines = [json.dumps({"kind": "incident", "record": one}) for one in INCIDENTS]
    (tmp_path / "records.jsonl").write_text("\n".join(lines), encoding="utf-8")
    path = tmp_path / "r.db"
    record_file(path, tmp_path / "records.jsonl", reason="told", by="desk 1")
    return path


def placemarks(path: Path) -> dict[str, ElementTree.Element]:
    root = ElementTree.fromstring(path.read_bytes())
    assert root.tag == f"{KML}kml" and root.get("version") == "2.3"
    found = {}
    for one in root.iter(f"{KML}Placemark"):
        data = {each.get("name"): each.findtext(f"{KML}value") for each in one.iter(f"{KML}Data")}
        found[str(data["id"])] = one
    return found


def data(one: ElementTree.Element) -> dict[str, str]:
    return {str(each.get("name")): each.findtext(f"{KML}value", "") for each in one.iter(f"{KML}Data")}


def test_kml_has_time_spans_precision_and_nothing_unescaped(register: Path, tmp_path: Path) -> None:
    done = export_register(register, tmp_path / "o.kml")
    assert (done.incidents, done.unlocated) == (4, 2)
    found = placemarks(tmp_path / "o.kml")
    one, two, three, four = (found[f"A-{n}"] for n in (1, 2, 3, 4))
    assert one.findtext(f"{KML}TimeStamp/{KML}when") == "2024-08-12"
    assert one.findtext(f"{KML}Point/{KML}coordinates") == "2.5,1.5"
    assert data(one)["when"] == "2024-08-12T14:30" and data(one)["precision_m"] == "250"
    assert "position within 250 m" in one.findtext(f"{KML}description", "")
    assert "Party alleged by the source: Side A?" in one.findtext(f"{KML}description", "")
    assert (two.findtext(f"{KML}TimeSpan/{KML}begin"), two.findtext(f"{KML}TimeSpan/{KML}end")) == (
        "2024-08-01",
        "2024-09-30",
    )
    assert [at.text for at in two.findall(f"{KML}MultiGeometry/{KML}Point/{KML}coordinates")] == [
        "179.5,-1.0",
        "-179.5,-2.0",
    ]
    assert data(two)["precision_m"] == "not stated; 10"
    assert "fences seen, not counted" in two.findtext(f"{KML}description", "")
    assert three.find(f"{KML}TimeSpan/{KML}begin") is None
    assert three.findtext(f"{KML}TimeSpan/{KML}end") == "2023-05-31"
    assert three.find(f"{KML}Point") is None and data(three)["standing"] == "refuted"
    assert four.find(f"{KML}TimeSpan") is None and four.find(f"{KML}TimeStamp") is None
    assert four.findtext(f"{KML}name") == EVIL
    shown = four.findtext(f"{KML}description", "")
    assert set(re.findall(r"<[^>]*>", shown)) == {"<br>"} and "$[" not in shown
    assert html.unescape(shown).count(EVIL) == 4


def test_elements_of_a_placemark_stand_in_the_order_of_the_standard(register: Path, tmp_path: Path) -> None:
    order = [
        "name",
        "description",
        "TimeStamp",
        "TimeSpan",
        "styleUrl",
        "ExtendedData",
        "Point",
        "MultiGeometry",
    ]
    export_register(register, tmp_path / "o.kml")
    for one in placemarks(tmp_path / "o.kml").values():
        places = [order.index(child.tag.removeprefix(KML)) for child in one]
        assert places == sorted(places)


def test_timemap_gets_only_fields_that_it_knows_and_texts(register: Path, tmp_path: Path) -> None:
    known = {
        *("id", "description", "date", "time", "time_precision", "time_display", "location", "latitude"),
        *("longitude", "type", "category", "category_full", "associations", "sources", "comments"),
    }
    done = export_register(register, tmp_path / "o.timemap.json")
    events = {one["id"]: one for one in json.loads((tmp_path / "o.timemap.json").read_text(encoding="utf-8"))}
    for one in events.values():
        assert set(one) == known
        assert one["associations"] == one["sources"] == []
        assert all(isinstance(one[name], str) for name in known - {"associations", "sources"})
    assert (events["A-1"]["date"], events["A-1"]["time_display"]) == ("08/12/2024", "2024-08-12T14:30")
    assert (events["A-1"]["latitude"], events["A-1"]["longitude"]) == ("1.5", "2.5")
    assert events["A-1"]["description"] == "A collision at the crossing."
    assert "position within 250 m" in events["A-1"]["comments"]
    assert (events["A-2"]["date"], events["A-2"]["time_precision"]) == ("08/01/2024", "range")
    assert "South (position within 10 m)" in events["A-2"]["comments"]
    assert (events["A-3"]["date"], events["A-3"]["time_display"]) == ("", "../2023-05")
    assert "In the register: refuted" in events["A-3"]["comments"]
    assert any("2 incidents have no first day" in note for note in done.notes)
    assert any("1 incidents have several places" in note for note in done.notes)


def test_parquet_is_read_back_whole_by_duckdb(register: Path, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    folder = tmp_path / "it's [1]*"
    folder.mkdir()
    done = export_register(register, folder / "o.parquet")
    copy = tmp_path / "o.parquet"
    copy.write_bytes((folder / "o.parquet").read_bytes())
    assert [one.name for one in folder.iterdir()] == ["o.parquet"]
    with duckdb.connect(":memory:") as connection:
        names = [row[0] for row in connection.execute(f"DESCRIBE SELECT * FROM '{copy}'").fetchall()]
        rows = connection.execute(f"SELECT * FROM '{copy}' ORDER BY id").fetchall()
        facts = dict(connection.execute(f"SELECT key, value FROM parquet_kv_metadata('{copy}')").fetchall())
    one, two, three, four = (dict(zip(names, row, strict=True)) for row in rows)
    assert facts == {b"format": b"diptych-incidents/1", b"snapshot": done.snapshot.encode()}
    assert (one["when"], one["first_day"]) == ("2024-08-12T14:30", date(2024, 8, 12))
    assert one["places"][0]["precision_m"] == 250.0 and one["parties"][0]["standing"] == "disputed"
    assert (two["when"], two["first_day"], two["last_day"]) == (
        "2024-08~/2024-09",
        date(2024, 8, 1),
        date(2024, 9, 30),
    )
    assert [at["name"] for at in two["places"]] == ["North", "South"] and two["affected_min"] is None
    assert (three["first_day"], three["standing"], three["state"]) == (None, "refuted", "unreviewed")
    assert (four["source"], four["affected_max"]) == (EVIL, 4)
    assert [each["value"] for each in four["extra"]] == [EVIL, "again"]


def test_parquet_without_duckdb_says_what_to_install_and_leaves_nothing(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: Any, **more: Any) -> Any:
        if name == "duckdb":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", missing)
    before = {one.name for one in tmp_path.iterdir()}
    with pytest.raises(NotInstalledError) as told:
        export_register(register, tmp_path / "o.parquet")
    assert "diptych[parquet]" in told.value.advice
    assert {one.name for one in tmp_path.iterdir()} <= before | {"r.db-wal", "r.db-shm"}


def ids(path: Path, form: str) -> list[str]:
    if form == "kml":
        return list(placemarks(path))
    if form == "geojson":
        return [one["id"] for one in json.loads(path.read_text(encoding="utf-8"))["features"]]
    if form == "timemap":
        return [one["id"] for one in json.loads(path.read_text(encoding="utf-8"))]
    if form == "parquet":
        import duckdb

        with duckdb.connect(":memory:") as connection:
            return [row[0] for row in connection.execute(f"SELECT id FROM '{path}'").fetchall()]
    if form == "jsonl":
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        return [one["record"]["id"] for one in lines if one["kind"] == "incident"]
    from diptych.adapters.sheets import read_rows

    return [cells[0] for _, cells in read_rows(path)][1:]


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_holds_what_the_same_search_finds(register: Path, tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("duckdb")
    out = tmp_path / ("o.timemap.json" if form == "timemap" else f"o.{form}")
    for words in (
        (),
        ("source=Mission",),
        ("from=2023-01", "to=2023-12"),
        ("standing=refuted", "standing=open"),
    ):
        where = query_from_words(where=words) if words else None
        export_register(register, out, where=where)
        page = search_register(register, where or query_from_words())
        assert sorted(ids(out, form)) == sorted(one.id for one in page.incidents)
        assert page.incidents
        out.unlink()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_table_of_uncertain_dates_and_several_places_comes_back_unchanged(
    register: Path, tmp_path: Path, form: str
) -> None:
    out = tmp_path / f"o.{form}"
    assert any("several places" in note for note in export_register(register, out).notes)
    report = import_table(out, register=register)
    assert (report.created, report.updated, report.unchanged, report.rejected) == (0, 0, 4, ())


def test_a_json_file_must_say_which_form(register: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongCallError, match="timemap"):
        export_register(register, tmp_path / "o.json")
    assert export_register(register, tmp_path / "o.json", form="timemap").incidents == 4


def test_lines_of_a_part_leave_out_what_speaks_of_the_rest_and_are_recorded_elsewhere(
    register: Path, tmp_path: Path
) -> None:
    about = {"source": "party", "act": "denies", "proposition": "a car was hit", "scope": "incident"}
    records = (
        ("source", {"id": "party", "name": "spokesman of a party"}),
        ("statement", {"id": "s1", **about, "incidents": ["A-1"]}),
        ("statement", {"id": "s2", **about, "incidents": ["A-1", "A-3"]}),
        (
            "statement",
            {"id": "s3", "source": "party", "act": "denies", "proposition": "cars are driven too fast"},
        ),
        ("judgement", {"left": "A-1", "right": "A-2", "verdict": "same"}),
        ("judgement", {"left": "A-1", "right": "A-4", "verdict": "different"}),
    )
    lines = tmp_path / "more.jsonl"
    lines.write_text("\n".join(json.dumps({"kind": k, "record": r}) for k, r in records), encoding="utf-8")
    record_file(register, lines, reason="told", by="desk 1")
    done = export_register(register, tmp_path / "o.jsonl", where=query_from_words(where=["source=Mission"]))
    assert done.notes == ("2 records speak of incidents that are not in the file, and are not in it either",)
    there = record_file(tmp_path / "other.db", tmp_path / "o.jsonl", reason="taken over", by="desk 2")
    assert sorted(one for kind, one, _ in there.records if kind == "statement") == ["s1", "s3"]
    assert sum(kind == "judgement" for kind, _, _ in there.records) == 1


def test_an_events_file_of_timemap_comes_back_with_its_dates_and_positions(
    register: Path, tmp_path: Path
) -> None:
    export_register(register, tmp_path / "o.timemap.json")
    report = import_table(tmp_path / "o.timemap.json", register=tmp_path / "other.db", source="a timemap")
    assert (report.created, report.rejected) == (4, ())
    found = search_register(tmp_path / "other.db", query_from_words()).incidents
    back = {one.id.rpartition(":")[2]: one for one in found}
    for one in search_register(register, query_from_words()).incidents:
        other = back[one.id]
        assert (other.when, other.latitude, other.longitude) == (one.when, one.latitude, one.longitude)
        assert other.kind == (one.kind or "not stated") and other.source == "a timemap"
