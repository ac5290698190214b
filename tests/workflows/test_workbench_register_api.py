"""The workbench's API over a register: one filter for every view, one incident in full, import, links, counts."""

from __future__ import annotations

import json
import shlex
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from diptych.apps.cli import run
from make_bench_register import ROWS, YARD, bench_register
from make_workbench import Served, serving

HERE = f"/api/register/incident?id={quote(YARD, safe='')}"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bench_register(tmp_path_factory.mktemp("register"))


@pytest.fixture(scope="module")
def served(register: Path) -> Iterator[Served]:
    with serving(None, register=str(register)) as running:
        yield running


@pytest.fixture
def own(register: Path, tmp_path: Path) -> Iterator[Served]:
    """A register of its own, to change."""
    from diptych.workflows.register_export import backup_register

    backup_register(register, tmp_path / "copy.db")
    with serving(None, register=str(tmp_path / "copy.db")) as running:
        yield running


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "source=Office+One",
        "q=crates",
        "side=Side+A&from=2024-08&to=2024-08",
        "source=Office+One&source=Office+Two&standing=open",
        "box=44,22,50,33",
        "undated=true",
        "state=unreviewed&place=Yard",
    ],
)
def test_every_view_shows_what_the_filter_finds(served: Served, asked: str) -> None:
    page = served.ask(f"/api/register/incidents?limit=300&{asked}")[1]
    assert page["total_is"] == "exact" and page["total"] == len(page["incidents"])
    lines = page["incidents"]
    facets = served.ask(f"/api/register/facets?{asked}")[1]
    assert facets["total"] == page["total"]
    assert dict(facets["facets"]["source"]) == {
        one: sum(line["source"] == one for line in lines) for one in {line["source"] for line in lines}
    }
    months = served.ask(f"/api/register/months?{asked}")[1]
    assert months["total"] == page["total"]
    assert months["undated"] == sum(line["first_day"] is None and line["last_day"] is None for line in lines)
    assert sum(one["counted"] + one["apart"] for one in months["spans"]) == page["total"] - months["undated"]
    assert sum(one["apart"] for one in months["spans"]) <= sum(line["standing"] != "open" for line in lines)
    on_map = served.ask(f"/api/register/map?zoom=17&{asked}")[1]
    assert on_map["placed"] + on_map["unlocated"] == page["total"]
    assert on_map["placed"] == sum(line["latitude"] is not None for line in lines)
    counts = served.ask(f"/api/register/counts?by=source&period=all&{asked}")[1]
    in_rows = sum(
        row["incidents"] + row["denied"]["incidents"] + row["refuted"]["incidents"] for row in counts["rows"]
    )
    assert in_rows == page["total"]


def test_a_mark_of_one_incident_says_which_and_how_precisely(served: Served) -> None:
    (mark,) = served.ask("/api/register/map?zoom=6&q=crates+yard&view=45,30,52,40")[1]["marks"]
    assert mark["n"] == 1 and mark["incident"]["id"] == YARD and mark["incident"]["precision_m"] == 500.0
    assert (mark["latitude"], mark["longitude"]) == (48.5, 35.1)
    assert served.ask("/api/register/map?zoom=6&q=crates+yard&view=10,10,12,12")[1]["marks"] == []


@pytest.mark.parametrize(
    "wrong",
    [
        "incidents?from=03/04/2024",
        "incidents?from=2024-09&to=2024-08",
        "incidents?box=1,2,3",
        "incidents?box=91,0,92,1",
        "incidents?standing=maybe",
        "incidents?limit=5000",
        "incidents?q=-cart",
        "facets?q=-cart",
        "map?zoom=inf",
        "map?view=1,2",
        "counts?by=colour",
        "incident?id=nothing",
        "incident",
    ],
)
def test_what_does_not_read_is_refused_in_words(served: Served, wrong: str) -> None:
    status, said = served.ask(f"/api/register/{wrong}")
    assert status == 400 and said["error"]["message"]


def test_one_incident_with_all_that_is_held_about_it(served: Served) -> None:
    found = served.ask(HERE)[1]
    assert found["standing"] == "denied" and (found["first_day"], found["last_day"]) == (
        "2024-08-12",
        "2024-08-14",
    )
    assert [(one["record"]["id"], one["stance"]) for one in found["statements"]] == [
        ("s1", "for"),
        ("s2", "against"),
    ]
    assert [one["record"]["id"] for one in found["general"]] == ["s3"], "a general denial stands apart"
    assert "general: about no single incident" in found["general"][0]["sentence"]
    assert found["investigations"][0]["authority"] == "Office of side A"
    assert "no answer is on record" in found["requests"][0]["sentence"]
    assert found["edited_by"] == "viewer-1" and found["steps"] == ["reviewed", "withdrawn"]


def test_a_change_needs_a_reason_the_seen_version_and_a_second_person(own: Served) -> None:
    seen = own.ask(HERE)[1]
    told = {"incident": {**seen["incident"], "kind": "crates at a gate"}, "version": 1, "by": "viewer-1"}
    path = "/api/register/incident"
    assert own.ask(path, {**told, "reason": " "}, method="PUT")[0] == 400
    assert own.ask(path, {**told, "reason": "as the source has it", "version": 4}, method="PUT")[0] == 409
    wrong = {**told, "reason": "a date", "incident": {**seen["incident"], "when": "03/04/2024"}}
    status, said = own.ask(path, wrong, method="PUT")
    assert status == 400 and "is no date" in said["error"]["message"]
    unknown = {**told, "reason": "a field", "incident": {**seen["incident"], "colour": "blue"}}
    assert own.ask(path, unknown, method="PUT")[0] == 400
    assert own.ask(path, {**told, "reason": "as the source has it"}, method="PUT")[0] == 200
    same = {**told, "reason": "once more", "version": 2}
    assert "nothing was changed" in own.ask(path, same, method="PUT")[1]["error"]["message"]
    step = {"id": YARD, "reason": "read against the source"}
    assert own.ask(f"{path}/review", {**step, "state": "reviewed", "by": "viewer-2"})[0] == 200
    for who in ("viewer-1", "viewer-2"):
        assert own.ask(f"{path}/review", {**step, "state": "verified", "by": who})[0] == 400, who
    assert own.ask(f"{path}/review", {**step, "state": "verified", "by": "viewer-3"})[0] == 200
    assert own.ask(f"{path}/undo", {"id": YARD, "reason": "", "by": "viewer-1"})[0] == 400
    assert own.ask(f"{path}/undo", {"id": YARD, "reason": "too early", "by": "viewer-1"})[0] == 200
    found = own.ask(HERE)[1]
    assert [one["version"] for one in found["versions"]] == [5, 4, 3, 2, 1]
    assert list(found["versions"][3]["fields"]) == ["kind"]
    first = {"id": "n1", "source": "Office One", "title": "A cart"}
    made = {"version": 0, "reason": "seen", "by": "viewer-1"}
    assert own.ask(path, {**made, "incident": first}, method="PUT")[0] == 400, "who was affected is missing"
    whole = {**made, "incident": {**first, "affected": {"unit": "persons", "low": None, "high": None}}}
    assert own.ask(path, whole, method="PUT")[0] == 200
    assert "already" in own.ask(path, whole, method="PUT")[1]["error"]["message"]


def test_searches_are_kept_and_forgotten(own: Served) -> None:
    asked = {"query": {"text": "crates", "sides": ["Side A"], "date_from": "2024-08-01"}}
    path = f"/api/register/searches/{quote('Crates, серпень')}"
    assert own.ask(path, asked, method="PUT")[0] == 200
    assert own.ask("/api/register/searches")[1]["searches"] == {"Crates, серпень": asked["query"]}
    assert own.ask(path, {"query": {"colour": "blue"}}, method="PUT")[0] == 400
    assert own.ask(path, {"query": {"box": [1]}}, method="PUT")[0] == 400
    assert own.ask(path, method="DELETE")[0] == 200
    assert own.ask(path, method="DELETE")[0] == 400


def finished(served: Served, work: dict[str, str]) -> dict[str, object]:
    for _ in range(600):
        told = served.ask(f"/api/jobs/{work['id']}")[1]
        if told["state"] != "running":
            assert told["state"] == "done", told
            return dict(told["result"])
        time.sleep(0.05)
    raise AssertionError("the work did not end")


def handed(served: Served, name: str, content: bytes) -> tuple[int, dict[str, object]]:
    request = urllib.request.Request(
        f"{served.address}api/register/import/file?name={quote(name)}",
        data=content,
        method="PUT",
        headers={"authorization": f"Bearer {served.bench.secret}"},
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return error.code, {}


def test_a_table_is_looked_at_tried_and_imported(own: Served) -> None:
    content = b"Nummer,Was,date\nx1,a cart,2024-08-12\nx2,a gate,03/04/2024\nx1,again,2024\n"
    status, look = handed(own, "../../Tables/mine?.csv", content)
    assert status == 200 and look["name"] == "mine_.csv" and look["format"] == "table"
    assert look["header"] == ["Nummer", "Was", "date"] and look["columns"] == {"date_from": "date"}
    run = {"id": look["id"], "format": "table", "source": "Office Three", "by": "viewer-1",
           "columns": {"id": "Nummer", "title": "Was", "date_from": "date"}}  # fmt: skip
    report = finished(own, own.ask("/api/register/import/run", {**run, "dry_run": True})[1])
    assert report["dry_run"] and report["created"] == 1
    assert sorted(one["row"] for one in report["rejected"]) == [3, 4]  # type: ignore[attr-defined]
    assert own.ask("/api/register/incidents?source=Office+Three")[1]["total"] == 0
    report = finished(own, own.ask("/api/register/import/run", {**run, "dry_run": False})[1])
    assert report["created"] == 1 and not report["dry_run"]
    assert own.ask("/api/register/facets?source=Office+Three")[1]["total"] == 1, "views follow the register"
    assert own.ask("/api/register/import/run", {**run, "columns": {"colour": "Was"}})[0] == 400
    assert own.ask("/api/register/import/run", {**run, "id": "0" * 16})[0] == 400
    assert handed(own, "empty.csv", b"\n\n")[0] == 422
    assert handed(own, "strange.json", b"[]")[0] == 422


def test_links_are_found_judged_and_contradictions_told(own: Served) -> None:
    work = own.ask("/api/register/links/find", {"left": "Office One", "right": "Office Two"})[1]
    pytest.importorskip("splink", reason="the extra [link] is not installed")
    links = finished(own, work)
    pairs = links["candidates"]
    assert pairs and pairs[0]["probability"] > 0.9 and pairs[0]["reasons"]  # type: ignore[index]
    a, b = pairs[0]["left_id"], pairs[0]["right_id"]  # type: ignore[index]
    told = {"by": "viewer-1", "reason": "the same cart"}
    assert own.ask("/api/register/links/judge", {**told, "left": a, "right": b, "verdict": "same"})[0] == 200
    assert (
        own.ask("/api/register/links/judge", {**told, "left": b, "right": YARD, "verdict": "same"})[0] == 200
    )
    said = own.ask("/api/register/links/judge", {**told, "left": a, "right": YARD, "verdict": "different"})[1]
    assert said["contradictions"][0]["chain"] and len(own.ask("/api/register/links")[1]["judgements"]) == 3
    judged = own.ask(HERE)[1]["judgements"]
    assert {(one["other"], one["verdict"]) for one in judged} == {(a, "different"), (b, "same")}
    assert (
        own.ask("/api/register/links/judge", {**told, "left": a, "right": "x", "verdict": "same"})[0] == 400
    )
    assert own.ask("/api/register/links/find", {"left": "Office One", "right": "Office One"})[0] == 202


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "side=Side+A&q=crates",
        "box=44,-60,50,-20&source=Office+One",
        "undated=true",
        "from=2023&to=2023-06",
    ],
)
def test_the_command_beside_a_count_counts_the_same(
    served: Served, asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    counts = served.ask(f"/api/register/counts?by=source,side&period=all&{asked}")[1]
    assert counts["rows"] or asked == "undated=true"
    words = shlex.split(counts["recompute"])[1:]
    named = words.index("--register") + 1
    assert words[named] == "register.db", "its name alone: the page may be passed on"
    words[named] = served.bench.register
    assert run([*words, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == counts["rows"]


def test_a_count_comes_as_a_page(served: Served) -> None:
    status, page = served.ask("/api/register/counts/page?by=source&period=year")
    assert status == 200 and page.startswith(b"<!doctype html>")
    assert served.ask("/api/register")[1]["incidents"] == {"unreviewed": 2 * ROWS + 1}


def test_without_a_register_every_answer_says_what_to_do(tmp_path: Path) -> None:
    with serving(None) as running:
        status, said = running.ask("/api/register/incidents")
        assert status == 400 and said["error"]["message"] == "no case is open"
    with serving(None, register=str(tmp_path / "none.db")) as running:
        status, said = running.ask("/api/register/incidents")
        assert status == 422 and said["error"]["kind"] == "not_a_register"
        look = handed(running, "one.csv", b"id,title\na,cart\n")[1]
        run = {"id": look["id"], "source": "Office", "by": "viewer-1", "dry_run": False}
        assert finished(running, running.ask("/api/register/import/run", run)[1])["created"] == 1
        assert running.ask("/api/register/incidents")[1]["total"] == 1


def test_sources_are_listed_paged_and_shown(served: Served) -> None:
    page = served.ask("/api/register/sources?limit=2&sort=statements")[1]
    assert page["held"] == page["total"] == 4 and len(page["sources"]) == 2
    first = page["sources"][0]
    assert first["id"] == "office-a" and first["acts"] == {"denies": 2}
    assert served.ask("/api/register/sources?q=witness")[1]["total"] == 1
    assert served.ask("/api/register/sources?independence=sideways")[0] == 400
    one = served.ask("/api/register/source?id=office-a&limit=1&offset=1")[1]
    assert one["total"] == 2 and [each["record"]["id"] for each in one["statements"]] == ["s2"]
    assert one["requests"][0]["outcome"] == "waiting" and not one["requests"][0]["overdue"]
    assert served.ask("/api/register/source?id=office-a&act=asserts")[1]["total"] == 0
    assert served.ask("/api/register/source?id=nobody")[0] == 400
