"""A register inside a case: the same commands with --case; a hand-over takes what is said for and against."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from diptych.apps.cli import run
from diptych.domains.casefile import Case
from diptych.workflows.case_new import case_new
from diptych.workflows.take_in import take_in
from make_case import quick_keys
from make_video import make_video


class CaseRegister:
    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.case, self.keys = folder / "case", quick_keys(folder / "keys")
        case_new(self.case, title="Yard", keys=self.keys)
        make_video(folder / "first.mp4", n_frames=20)
        make_video(folder / "second.mp4", n_frames=16)
        assert take_in([folder / "first.mp4", folder / "second.mp4"], case=self.case, keys=self.keys).complete
        self.digests = [one.sha256 for one in Case.open(self.case, keys=self.keys).originals()]

    def __call__(self, *words: str, code: int = 0) -> Any:
        given = run([*words, "--case", str(self.case), "--json"])
        out = self._capsys.readouterr().out
        assert given == code, out
        return json.loads(out)

    def record(self, *records: tuple[str, dict[str, Any]]) -> Any:
        file = self.folder / "r.jsonl"
        file.write_text("\n".join(json.dumps({"kind": k, "record": r}) for k, r in records), encoding="utf-8")
        return self("register", "record", str(file), "--reason", "published answers", "--by", "desk 1")


@pytest.fixture
def held(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CaseRegister:
    made = CaseRegister(tmp_path, capsys)
    monkeypatch.setenv("DIPTYCH_KEYS", str(made.keys.path))
    table = tmp_path / "t.csv"
    table.write_text(
        "id,title,date_from,source,alleged_party,affected_min,affected_max,recordings\n"
        f"yard,A collision in the yard,2024-08-12,Mission,Side A,1,2,{made.digests[0]}\n"
        f"gate,A collision at the gate,2024-08-13,Mission,Side B,1,1,{made.digests[1]}\n",
        encoding="utf-8",
    )
    assert made("register", "import", str(table), "--quiet", "--by", "desk 1")["created"] == 2
    return made


STATEMENTS = (
    ("source", {"id": "spokesman", "name": "spokesman of side A", "side": "Side A"}),
    ("statement", {"id": "s1", "source": "spokesman", "act": "denies", "proposition": "a car was hit",
                   "scope": "incident", "incidents": ["yard"], "said_at": "2024-08-20"}),
    ("statement", {"id": "s2", "source": "spokesman", "act": "denies", "proposition": "cars are driven too fast",
                   "said_at": "2024-08-20"}),
    ("statement", {"id": "s3", "source": "spokesman", "act": "asserts", "proposition": "a car was hit",
                   "scope": "incident", "incidents": ["gate"], "said_at": "2024-08-20"}),
)  # fmt: skip


def test_a_case_keeps_its_register_with_history_review_and_counts(held: CaseRegister) -> None:
    held.record(*STATEMENTS)
    rows = {row["side"]: row for row in held("count", "--by", "side")["rows"]}
    assert (rows["Side A"]["incidents"], rows["Side A"]["denied"]["incidents"]) == (0, 1)
    assert rows["Side B"]["incidents"] == 1
    assert [one["id"] for one in held("register", "search", "gate")["incidents"]] == ["gate"]
    before = held("count")
    held("register", "review", "gate", "reviewed", "--by", "desk 1", "--reason", "seen")
    refused = held("register", "review", "gate", "verified", "--by", "desk 1", "--reason", "seen", code=2)
    assert "second reviewer" in refused["error"]["message"]
    held("register", "review", "gate", "verified", "--by", "desk 2", "--reason", "seen again")
    told = held("register", "history", "gate")["versions"]
    assert [(one["state"], one["by"]) for one in told] == [
        ("unreviewed", "desk 1"), ("reviewed", "desk 1"), ("verified", "desk 2")
    ]  # fmt: skip
    assert held(*before["recompute"].split()[1:])["rows"] == before["rows"]
    held("register", "undo", "s1", "--kind", "statement", "--reason", "it was of another yard")
    assert held("count", "--by", "side", "--where", "side=Side A")["rows"][0]["incidents"] == 1
    assert held("register", "status", "--verify")["chain"] == "9 changes hang together"


def test_everything_said_lies_sealed_in_the_case_and_its_log_covers_it(held: CaseRegister) -> None:
    held.record(*STATEMENTS)
    case = Case.open(held.case, keys=held.keys)
    kinds = sorted(one.kind for versions in case.state.records.values() for one in versions)
    assert kinds.count("register_statement") == 3 and kinds.count("register_incident") == 2
    for path in held.case.rglob("*"):
        if path.is_file() and "originals" not in path.parts:
            content = path.read_bytes()
            assert b"a car was hit" not in content and b"collision" not in content
    assert run(["verify", str(held.case), "--json"]) == 0


def test_a_hand_over_takes_what_touches_the_recording_for_and_against(held: CaseRegister) -> None:
    held.record(*STATEMENTS)
    bag = held.folder / "bag"
    words = [
        "hand-over",
        str(held.case),
        "--to",
        "court",
        "--include",
        "1",
        "--out",
        str(bag),
        "--reason",
        "order",
    ]
    assert run([*words, "--quiet", "--json"]) == 0
    texts = "\n".join(
        path.read_text(encoding="utf-8", errors="replace") for path in bag.rglob("*.json") if path.is_file()
    )
    assert '"s1"' in texts and '"spokesman of side A"' in texts and "collision in the yard" in texts
    assert '"s3"' not in texts and "collision at the gate" not in texts
    assert '"against"' in texts


def test_a_case_without_its_key_and_too_many_records_are_refused(
    held: CaseRegister, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    table = tmp_path / "many.csv"
    lines = ["id,title,source", *(f"m{i},x,Mission" for i in range(5_001))]
    table.write_text("\n".join(lines), encoding="utf-8")
    refused = held("register", "import", str(table), "--quiet", code=2)
    assert "more than a case takes" in refused["error"]["message"]
    assert held("register", "search")["total"] == 2
    monkeypatch.setenv("DIPTYCH_KEYS", str(tmp_path / "nobody"))
    assert held("register", "search", code=21)["error"]["kind"] == "no_key"
