"""Two invented registers are linked through the command line; people judge, and nothing is joined."""

from __future__ import annotations

import csv
import json
import math
from dataclasses import replace
from pathlib import Path

import pytest

from diptych.adapters.linkage_engine import LinkageEngine
from diptych.apps.cli import run
from diptych.domains.demo_register import demo_pair
from diptych.domains.linkage import Footage, contradictions, groups
from diptych.model.incidents import IncidentRow
from diptych.model.register import LinkJudgement
from diptych.model.words import find_banned
from diptych.workflows.register_link import link_rows


def _links(left: tuple[IncidentRow, ...], right: tuple[IncidentRow, ...], **more: object):  # type: ignore[no-untyped-def]
    engine = LinkageEngine(threads=1)
    try:
        return link_rows(left, right, engine=engine, **more)  # type: ignore[arg-type]
    finally:
        engine.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("registers") / "demo"
    assert run(["register", "demo", "--rows", "1500", "--seed", "21", "--out", str(out)]) == 0
    return out


def test_a_demo_is_the_same_for_the_same_seed_and_refuses_other_folders(folder: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    assert run(["register", "demo", "--rows", "1500", "--seed", "21", "--out", str(again)]) == 0
    for name in ("first.csv", "second.csv", "same.csv", "findings.json"):
        assert (again / name).read_bytes() == (folder / name).read_bytes()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    assert run(["register", "demo", "--out", str(tmp_path / "mine")]) == 15
    assert run(["register", "demo", "--rows", "0", "--out", str(tmp_path / "none")]) == 2
    assert run(["register", "demo", "--rows", "40", "--out", str(tmp_path / "one.csv")]) == 0
    with (tmp_path / "one.csv").open(encoding="utf-8") as stream:
        assert len(list(csv.DictReader(stream))) == 40


def test_candidates_hold_what_is_known_and_explain_themselves(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tables = [str(folder / "first.csv"), str(folder / "second.csv")]
    findings = ["--findings", str(folder / "findings.json")]
    out = tmp_path / "pairs.json"
    assert (
        run(
            ["link", "candidates", *tables, *findings, "--out", str(out), "--json", "--quiet", "--limit", "3"]
        )
        == 0
    )
    printed = json.loads(capsys.readouterr().out)
    whole = json.loads(out.read_text(encoding="utf-8"))
    assert printed["candidates"] == whole["candidates"][:3]
    assert whole["format"] == "diptych-links/1"
    with (folder / "same.csv").open(encoding="utf-8") as stream:
        same = {(row["left_id"], row["right_id"]) for row in csv.DictReader(stream)}
    offered = {(one["left_id"], one["right_id"]): one["probability"] for one in whole["candidates"]}
    assert len(same & offered.keys()) >= 0.8 * len(same)  # small registers weigh rare words less
    sure = {pair for pair, p in offered.items() if p >= 0.99}
    assert len(sure) > 0.1 * len(same)
    assert len(sure & same) >= 0.95 * len(sure)
    for one in whole["candidates"]:
        bits = sum(reason["bits"] for reason in one["reasons"])
        odds = math.log2(max(one["probability"], 1e-9) / max(1 - one["probability"], 1e-9))
        assert abs(bits - odds) < 0.1 or one["probability"] > 0.999
        assert not find_banned(" ".join(reason["words"] for reason in one["reasons"]))
    assert any(reason["comparison"] == "media" for one in whole["candidates"] for reason in one["reasons"])
    assert whole["splink"]["link_type"] == "link_only"


def test_the_table_of_pairs_has_the_columns_that_others_read(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "pairs.csv"
    tables = [str(folder / "first.csv"), str(folder / "second.csv")]
    assert run(["register", "link", *tables, "--out", str(out), "--quiet"]) == 0
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {"left_id", "right_id", "probability", "reasons"} <= rows[0].keys()
    chances = [float(row["probability"]) for row in rows]
    assert chances == sorted(chances, reverse=True)
    assert min(chances) >= 0.01


def test_names_of_parties_change_nothing() -> None:
    made = demo_pair(600, 5)
    swapped = {"Party A": "Party B", "Party B": "Party A", "Party C": "Party C"}

    def permuted(rows: tuple[IncidentRow, ...]) -> tuple[IncidentRow, ...]:
        return tuple(
            replace(
                row,
                alleged_party=swapped.get(row.alleged_party, row.alleged_party),
                affected_party=swapped.get(row.affected_party, row.affected_party),
            )
            for row in rows
        )

    before, after = _links(made.first, made.second), _links(permuted(made.first), permuted(made.second))
    assert before.candidates
    assert before.to_dict() == after.to_dict()


def test_footage_that_a_comparison_found_counts_as_a_reason() -> None:
    made = demo_pair(600, 6)
    plain = _links(made.first, made.second)
    told = _links(made.first, made.second, footage=Footage(same_footage=made.footage))
    without = {(one.left_id, one.right_id): one.probability for one in plain.candidates}
    helped = [
        one
        for one in told.candidates
        if any("same footage" in reason.words and reason.bits > 0 for reason in one.reasons)
    ]
    assert helped
    assert all(one.probability > without.get((one.left_id, one.right_id), 0.0) for one in helped)


def test_empty_and_unlike_registers_give_no_pairs() -> None:
    made = demo_pair(30, 7)
    far = tuple(
        replace(row, first_day=None, last_day=None, when="", description="", title="", recordings=(), url="")
        for row in made.second
    )
    assert _links(made.first, ()).candidates == ()
    assert _links((), ()).candidates == ()
    assert _links(made.first, far).candidates == ()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["first.csv", "first.csv"], 2, "both are the same"),
        (["first.csv", "absent.csv"], 14, "absent.csv"),
        (["first.csv", "second.csv", "--least", "1.5"], 2, "probability"),
        (["first.csv", "second.csv", "--out", "pairs.xlsx"], 2, ".csv or .json"),
        (["first.csv", "second.csv", "--findings", "same.csv"], 17, "no JSON"),
    ],
)
def test_wrong_calls_say_so(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    words: str,
) -> None:
    monkeypatch.chdir(folder)
    assert run(["link", "candidates", *arguments]) == code
    assert words in capsys.readouterr().err


def test_contradictions_are_told_with_their_chain() -> None:
    said = [
        LinkJudgement(left="a", right="b", verdict="same"),
        LinkJudgement(left="b", right="c", verdict="same"),
        LinkJudgement(left="d", right="c", verdict="same"),
        LinkJudgement(left="a", right="d", verdict="different"),
        LinkJudgement(left="a", right="e", verdict="different"),
        LinkJudgement(left="e", right="f", verdict="unsure"),
    ]
    found = contradictions(said)
    assert [one.chain for one in found] == [("a", "b", "c", "d")]
    assert groups(said) == (("a", "b", "c", "d"),)
    assert contradictions(said[:3]) == ()


def test_people_judge_and_take_back_and_rows_stay(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = ["--register", str(tmp_path / "register.db")]
    for name in ("first.csv", "second.csv"):
        assert run(["register", "import", str(folder / name), *store, "--quiet"]) == 0
    capsys.readouterr()

    def asked(*arguments: str) -> dict[str, object]:
        assert run([*arguments, *store, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    def said(one: str, two: str, verdict: str, reason: str = "looked at both") -> dict[str, object]:
        return asked("link", "judge", one, two, "--verdict", verdict, "--reason", reason, "--by", "desk 2")

    sources = "Register One", "Register Two"
    before = asked("link", "candidates", *sources, "--quiet", "--limit", "2")
    first, second = before["candidates"]
    one, two, other = first["left_id"], first["right_id"], second["right_id"]
    assert first["judged"] is None
    assert said(one, two, "same")["judgements"][0]["verdict"] == "same"
    assert said(two, other, "same", "the same two vans")["groups"] == [sorted([one, two, other])]
    told = said(one, other, "different", "another street")
    assert [sorted(c["chain"]) for c in told["contradictions"]] == [sorted([one, two, other])]
    after = asked("link", "candidates", *sources, "--quiet", "--limit", "2")
    assert after["candidates"][0] == {**first, "judged": "same"}
    assert len(after["contradictions"]) == 1
    assert said(one, other, "withdrawn", "the street was renamed")["contradictions"] == []
    listed = asked("link", "judged")
    assert {(j["left"], j["right"]): j["verdict"] for j in listed["judgements"]} == {
        (one, two): "same",
        (two, other): "same",
    }
    assert [j["reason"] for j in listed["judgements"]] == ["looked at both", "the same two vans"]
    again = asked("link", "candidates", *sources, "--quiet", "--limit", "2")
    assert [c["probability"] for c in again["candidates"]] == [c["probability"] for c in before["candidates"]]


def test_wrong_judgements_say_so(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = ["--register", str(tmp_path / "register.db")]
    assert run(["register", "import", str(folder / "first.csv"), *store, "--quiet"]) == 0
    for one, two, verdict, words in (
        ("one-000001", "one-000001", "same", "two incidents"),
        ("one-000001", "one-000002", "perhaps", "no verdict"),
        ("one-000001", "two-999999", "same", "no incident"),
        ("one-000001", "one-000002", "withdrawn", "no"),
    ):
        assert run(["link", "judge", one, two, "--verdict", verdict, "--reason", "x", *store]) == 2
        assert words in capsys.readouterr().err
