"""A register's life through the command line: records, denials, duplicates, review, undo, figures later, exports."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from diptych.adapters.sheets import read_rows
from diptych.apps.cli import run
from diptych.model.words import find_banned

HEADER = (
    "id,title,date_from,date_to,place,country,latitude,longitude,kind,affected_min,affected_max,unit,"
    "alleged_party,affected_party,source,status"
)
ROWS = (
    "A-1,A collision at the crossing,2024-08-12,,Бахмут,UA,48.6,38.0,road accident,1,3,persons,Side A,Side B,Mission,",
    "A-2,A collision,2024-08-12,,Bakhmut,UA,48.6,38.0,road accident,2,2,persons,Side A,Side B,Mission,",
    "A-3,A fence,2024-09,,Bakhmut,UA,,,damage,,,persons,Side B,Side A,Mission,",
    "B-1,Collision,2024-08-12,,Bakhmut,UA,48.61,38.0,road accident,1,4,persons,Side A,Side B,Office,",
)


class Register:
    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.path = folder / "register.db"

    def __call__(self, *words: str, code: int = 0) -> Any:
        given = run([*words, "--register", str(self.path), "--json"])
        out = self._capsys.readouterr().out
        assert given == code, out
        return json.loads(out)

    def text(self, *words: str) -> str:
        assert run([*words, "--register", str(self.path)]) == 0
        return self._capsys.readouterr().out

    def record(self, *records: tuple[str, dict[str, Any]]) -> Any:
        file = self.folder / "records.jsonl"
        lines = [json.dumps({"kind": kind, "record": body}) for kind, body in records]
        file.write_text("\n".join(lines), encoding="utf-8")
        return self(
            "register", "record", str(file), "--reason", "a statement was published", "--by", "desk 1"
        )

    def figures(self, *words: str) -> dict[str, tuple[int, int, int]]:
        rows = self("count", "--by", "source,side", *words)["rows"]
        return {f"{r['source']}/{r['side']}": (r["incidents"], r["min"], r["max"]) for r in rows}


@pytest.fixture
def register(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Register:
    table = tmp_path / "t.csv"
    table.write_text("\n".join([HEADER, *ROWS]), encoding="utf-8")
    made = Register(tmp_path, capsys)
    assert made("register", "import", str(table), "--quiet")["created"] == 4
    return made


def source(name: str, **more: str) -> tuple[str, dict[str, Any]]:
    return "source", {"id": name, "name": f"spokesman of {name}", **more}


def statement(name: str, **more: Any) -> tuple[str, dict[str, Any]]:
    return "statement", {"id": name, "source": "side-a", "act": "denies", "said_at": "2024-09-01", **more}


def test_searches_and_counts_have_the_promised_form(register: Register) -> None:
    page = register("register", "search", "collision", "--place", "Бахмут", "--from", "2024-08", "--to", "2024-08",
                    "--side", "side a", "--source", "Mission")  # fmt: skip
    assert (page["total"], page["total_is"]) == (2, "exact")
    assert [one["id"] for one in page["incidents"]] == ["A-2", "A-1"]
    counts = register("count", "--by", "source,period,side", "--where", "country=UA")
    row = next(one for one in counts["rows"] if one["source"] == "Mission" and one["side"] == "Side A")
    assert (row["period"], row["min"], row["max"], row["incidents"], row["unit"]) == (
        "2024",
        3,
        5,
        2,
        "persons",
    )
    assert row["rule"] and row["population"] and row["missing"]["unreviewed"] == 2
    assert any("each source counts by a rule of its own" in one["reason"] for one in counts["not_comparable"])


def test_a_denial_of_an_incident_is_counted_apart_and_a_general_one_is_not(register: Register) -> None:
    before = register.figures()
    register.record(source("side-a", side="Side A"), statement("s1", proposition="cars are driven too fast"))
    assert register.figures() == before
    register.record(statement("s2", proposition="a car hit another", scope="incident", incidents=["A-1"]))
    after = register.figures()
    assert before["Mission/Side A"] == (2, 3, 5)
    assert after["Mission/Side A"] == (1, 2, 2)
    row = next(one for one in register("count", "--by", "source,side")["rows"] if one["denied"]["incidents"])
    assert row["denied"] == {"incidents": 1, "min": 1, "max": 3}
    assert [
        one["id"] for one in register("register", "search", "--where", "standing=denied")["incidents"]
    ] == ["A-1"]
    register(
        "register",
        "review",
        "s2",
        "withdrawn",
        "--kind",
        "statement",
        "--reason",
        "a mistake",
        "--by",
        "desk 2",
    )
    assert register.figures() == before


def test_statements_are_told_in_words(register: Register) -> None:
    register.record(
        source("side-a"),
        statement("s1", proposition="cars are driven too fast"),
        statement("s2", act="does_not_respond", scope="incident", incidents=["A-1"], request="r1"),
        ("request", {"id": "r1", "asked_by": "the desk", "asked": "side-a", "question": "the collision",
                     "asked_at": "2024-08-20", "deadline": "2024-08-27", "as_of": "2024-09-01", "incidents": ["A-1"]}),
    )  # fmt: skip
    every = register.text("register", "tell")
    assert "denied that cars are driven too fast" in every and "general: about no single incident" in every
    about = register.text("register", "tell", "--incident", "A-1")
    assert "there was no response" in about and "deadline 2024-08-27" in about
    assert "too fast" not in about
    assert find_banned(every + about) == []


def test_records_that_name_what_is_not_there_are_refused_whole(register: Register) -> None:
    file = register.folder / "bad.jsonl"
    for body, said in (
        ({"id": "s", "source": "nobody", "act": "denies", "proposition": "x"}, "no source"),
        ({"id": "s", "source": "side-a", "act": "denies", "proposition": "x", "scope": "incident", "incidents": ["Z"]},
         "no incident"),
        ({"id": "s", "source": "side-a", "act": "shouts", "proposition": "x"}, "one of"),
        ({"id": "s", "source": "side-a", "act": "denies", "proposition": "x", "colour": 1}, "colour"),
    ):  # fmt: skip
        lines = [json.dumps({"kind": k, "record": b}) for k, b in (source("side-a"), ("statement", body))]
        file.write_text("\n".join(lines), encoding="utf-8")
        code = run(
            ["register", "record", str(file), "--register", str(register.path), "--reason", "r", "--json"]
        )
        message = json.loads(register._capsys.readouterr().out)["error"]["message"]
        assert code in (2, 17) and said in message
        assert register("register", "status")["records"] == {}


def test_duplicates_are_counted_both_ways_and_a_contradiction_is_named(register: Register) -> None:
    def judged(left: str, right: str, verdict: str) -> tuple[str, dict[str, Any]]:
        return "judgement", {"left": left, "right": right, "verdict": verdict}

    register.record(judged("A-2", "A-1", "same"), judged("A-1", "B-1", "same"))
    rows = {r["source"]: r for r in register("count", "--by", "source", "--where", "side=Side A")["rows"]}
    assert (rows["Mission"]["incidents"], rows["Mission"]["min"], rows["Mission"]["max"]) == (2, 3, 5)
    assert rows["Mission"]["duplicates_resolved"] == {"incidents": 1, "min": 1, "max": 3}
    (every,) = register("count", "--by", "side", "--where", "side=Side A")["rows"]
    assert (every["incidents"], every["duplicates_resolved"]) == (3, {"incidents": 1, "min": 1, "max": 4})
    assert every["missing"]["unlinked"] == 0
    done = register.record(judged("B-1", "A-2", "different"))
    assert done["contradictions"] == [["A-2", "B-1"]]
    (every,) = register("count", "--by", "side", "--where", "side=Side A")["rows"]
    assert every["duplicates_resolved"]["incidents"] == 3
    register.record(judged("A-2", "B-1", "unsure"))
    (every,) = register("count", "--by", "side", "--where", "side=Side A")["rows"]
    assert every["duplicates_resolved"]["incidents"] == 1


def test_verified_needs_a_second_person_and_a_correction_takes_it_back(register: Register) -> None:
    def step(state: str, by: str, code: int = 0, reason: str = "seen") -> Any:
        return register("register", "review", "A-1", state, "--by", by, "--reason", reason, code=code)

    assert "cannot become verified" in step("verified", "desk 1", 2)["error"]["message"]
    step("reviewed", "desk 1")
    assert "second reviewer" in step("verified", "Desk  1", 2)["error"]["message"]
    assert "reason" in step("verified", "desk 2", 2, " ")["error"]["message"]
    step("verified", "desk 2")
    assert register("register", "search", "--where", "state=verified")["total"] == 1
    table = register.folder / "t.csv"
    table.write_text("\n".join([HEADER, ROWS[0].replace(",1,3,", ",1,2,")]), encoding="utf-8")
    assert register("register", "import", str(table), "--quiet")["updated"] == 1
    told = register("register", "history", "A-1")
    assert [one["state"] for one in told["versions"]] == ["unreviewed", "reviewed", "verified", "unreviewed"]
    assert told["versions"][3]["changed"]["affected"]["after"]["high"] == 2
    assert all(one["reason"] and one["by"] and one["at"] for one in told["versions"])


def test_withdrawn_records_stay_with_their_reason_and_come_back(register: Register) -> None:
    register("register", "review", "A-1", "withdrawn", "--by", "desk", "--reason", "not theirs to publish")
    assert register("register", "search")["total"] == 3
    assert register("register", "search", "--where", "state=withdrawn")["incidents"][0]["id"] == "A-1"
    assert register.figures()["Mission/Side A"] == (1, 2, 2)
    assert register("register", "history", "A-1")["versions"][-1]["reason"] == "not theirs to publish"
    table = register.folder / "t.csv"
    table.write_text("\n".join([HEADER, *ROWS]), encoding="utf-8")
    report = register("register", "import", str(table), "--quiet", code=3)
    assert "withdrawn" in report["rejected"][0]["reason"]
    register("register", "undo", "A-1", "--reason", "a mistake")
    assert register("register", "search")["total"] == 4


def test_a_whole_import_is_undone_unless_something_stands_on_it(register: Register) -> None:
    table = register.folder / "wrong.csv"
    table.write_text(
        "\n".join([HEADER, ROWS[0].replace("collision", "mishap"), ROWS[3].replace("B-1", "B-9")]),
        encoding="utf-8",
    )
    register("register", "import", str(table), "--quiet")
    register("register", "undo", "--change", "2", "--reason", "the wrong table")
    assert register("register", "search", "mishap")["total"] == 0
    assert register("register", "search")["total"] == 4
    assert len(register("register", "history", "A-1")["versions"]) == 3
    refused = register("register", "undo", "--change", "1", "--reason", "all of it", code=2)
    assert "changed since" in refused["error"]["message"]


def test_a_figure_is_counted_again_on_its_snapshot_and_a_difference_is_explained(register: Register) -> None:
    first = register("count")
    register.record(source("side-a"), statement("s2", proposition="it", scope="incident", incidents=["A-1"]))
    register.record(("judgement", {"left": "A-2", "right": "B-1", "verdict": "same"}))
    table = register.folder / "t.csv"
    table.write_text(
        "\n".join([HEADER, ROWS[2].replace(",,,persons", ",2,2,persons"), ROWS[3].replace("B-1", "B-2")]),
        encoding="utf-8",
    )
    register("register", "import", str(table), "--quiet", "--reason", "their second table")
    second = register("count")
    assert first["rows"] != second["rows"]
    words = first["recompute"].split()[1:]
    again = register(*words)
    assert again["rows"] == first["rows"]
    assert again["not_comparable"] == first["not_comparable"]
    told = register("count", "--against", first["snapshot"])
    assert told["causes"] == {"created": 1, "changed": 1, "links": 1, "records": 1, "statements": 1}
    assert {(r["source"], r["side"], r["before"]["incidents"], r["after"]["incidents"]) for r in told["rows"]} == {
        ("Mission", "Side A", 2, 1), ("Mission", "Side B", 1, 1), ("Office", "Side A", 1, 2),
    }  # fmt: skip
    assert any("their second table" in line for line in told["changes"])
    mission = next(r for r in told["rows"] if (r["source"], r["side"]) == ("Mission", "Side A"))
    assert mission["denied"] == {
        "before": {"incidents": 0, "min": 0, "max": 0},
        "after": {"incidents": 1, "min": 1, "max": 3},
    }
    assert mission["missing"]["unlinked"] == {"before": 2, "after": 0}
    words = register.text("count", "--against", first["snapshot"])
    for part in (
        "source Mission, period 2024, side Side A, persons, standard not stated:\n"
        "    counted: 3 to 5 in 2 incidents → 2 in 1 incident\n"
        "    apart, denied: 0 in 0 incidents → 1 to 3 in 1 incident",
        "statement s2: recorded, denies A-1, by desk 1, reason: a statement was published",
        "judgement A-2 and B-1: recorded, same, by desk 1",
        "incident A-3: changed (affected), by ",
    ):
        assert part in words, words
    nothing = register("count", "--at", "3-0123456789abcdef", code=2)
    assert "no snapshot of this register" in nothing["error"]["message"]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_is_exported_as_a_table_is_imported_unchanged_and_is_no_formula(
    register: Register, ending: str
) -> None:
    table = register.folder / "evil.csv"
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADER.split(","))
        for i, text in enumerate(('=HYPERLINK("x")', "+1+1", "@SUM(A1)", "-2+3", "\tx", "'quoted")):
            writer.writerow([f"E-{i}", text, "2024-01-01", *[""] * 11, "Evil =1", ""])
    register("register", "import", str(table), "--quiet")
    out = register.folder / f"out.{ending}"
    assert register("register", "export", str(out))["incidents"] == 10
    for _, cells in read_rows(out):
        assert ending == "xlsx" or not any(cell.startswith(("=", "+", "@", "-", "\t")) for cell in cells)
    report = register("register", "import", str(out), "--quiet")
    assert (report["created"], report["updated"], report["unchanged"], report["rejected"]) == (0, 0, 10, [])
    assert b"<f>" not in out.read_bytes()
    assert "exists" in register("register", "export", str(out), code=15)["error"]["message"]


def test_geojson_and_lines_hold_what_the_register_holds(register: Register, tmp_path: Path) -> None:
    register.record(source("side-a"), statement("s1", proposition="cars are driven too fast"))
    register("register", "export", str(tmp_path / "o.geojson"), "--where", "source=Mission")
    found = json.loads((tmp_path / "o.geojson").read_text(encoding="utf-8"))
    assert [one["id"] for one in found["features"]] == ["A-3", "A-2", "A-1"]
    assert found["features"][2]["geometry"] == {"type": "Point", "coordinates": [38.0, 48.6]}
    assert found["features"][0]["geometry"] is None
    register("register", "export", str(tmp_path / "o.jsonl"))
    other = Register(tmp_path / "other", register._capsys)
    other.folder.mkdir()
    other("register", "record", str(tmp_path / "o.jsonl"), "--reason", "taken over")
    assert other("register", "status")["records"] == {"source": 1, "statement": 1}
    ours, theirs = register("count"), other("count")
    assert ours["rows"] == theirs["rows"]


def test_searches_are_kept_and_gone_on_from(register: Register) -> None:
    register("register", "search", "collision", "--save-as", "collisions")
    page = register("register", "search", "--saved", "collisions", "--source", "Office")
    assert [one["id"] for one in page["incidents"]] == ["B-1"]
    assert "collisions" in register("register", "search", "--saved", "other", code=2)["error"]["message"]


def test_a_backup_is_the_register_and_a_change_behind_its_back_is_found(register: Register) -> None:
    copy = register.folder / "copy.db"
    register("register", "backup", str(copy))
    restored = Register(register.folder, register._capsys)
    restored.path = copy
    assert restored("count")["rows"] == register("count")["rows"]
    assert restored("register", "status", "--verify")["chain"] == "4 changes hang together"
    with sqlite3.connect(copy) as raw:
        raw.execute("UPDATE version SET body = replace(body, '\"high\":3', '\"high\":9') WHERE seq = 1")
    assert "change 1" in restored("register", "status", "--verify", code=34)["error"]["message"]


def test_the_register_is_named_by_option_or_environment(
    register: Register, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DIPTYCH_REGISTER", str(register.path))
    assert run(["register", "search", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == 4
    monkeypatch.delenv("DIPTYCH_REGISTER")
    assert run(["register", "search"]) == 2
    assert run(["register", "search", "--register", str(register.folder / "none.db")]) == 32


@pytest.mark.parametrize(
    "words",
    [["register", "search", "--where", "colour=red"], ["register", "search", "-- -only"], ["count", "--by", "hue"],
     ["register", "search", "--from", "12.08.2024"], ["register", "search", "--box", "1,2,3"],
     ["register", "search", "--box", "5,0,1,0"], ["register", "search", "--near", "95,0,10"],
     ["count", "--period", "week"],
     ["register", "search", "--sort", "best"], ["register", "search", "--limit", "100000"]],
)  # fmt: skip
def test_calls_that_do_not_fit_are_refused(register: Register, words: list[str]) -> None:
    words = words if words[-1] != "-- -only" else ["register", "search", "--where", "text=-only"]
    assert register(*words, code=2)["error"]["kind"] == "wrong_call"
