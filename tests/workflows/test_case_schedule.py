"""The schedule of checks: what is due, done by a daily job, shown by status; a new case.toml breaks nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from diptych.adapters.keys import KeyFolder
from diptych.apps.cli import run
from diptych.domains.casefile import Case, due
from diptych.domains.casefile import verify as single_file
from diptych.domains.casefile.schedule import TIME
from diptych.model.case import Checks
from diptych.model.errors import WrongCallError
from diptych.workflows.case_policy import case_policy
from diptych.workflows.case_status import case_status
from diptych.workflows.case_timestamp import timestamp_due
from diptych.workflows.verify import verify, verify_due
from make_case import QuickDisk, make_case


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, KeyFolder]:
    return make_case(tmp_path)


def _on(monkeypatch: pytest.MonkeyPatch, days: float) -> None:
    """Let the case's clock stand some days from now."""
    moment = (datetime.now(UTC) + timedelta(days=days)).strftime(TIME)
    for module in ("verify", "case_status"):
        monkeypatch.setattr(f"diptych.workflows.{module}.now", lambda: moment)
    monkeypatch.setattr("diptych.domains.casefile.case.now", lambda: moment)


def test_checks_come_when_they_are_due(made: tuple[Path, KeyFolder], monkeypatch: pytest.MonkeyPatch) -> None:
    folder, keys = made
    assert verify_due(folder, keys=keys)[1] is None
    _on(monkeypatch, 8)
    assert case_status(folder, keys=keys).check_due == "sample"
    schedule, found = verify_due(folder, keys=keys)
    assert schedule.what == "sample" and found is not None and found.ok
    entry = Case.open(folder, keys=keys).state.events["fixity_checked"][-1]
    assert entry.about["scope"] == "sample" and entry.about["outcome"] == "well"
    assert verify_due(folder, keys=keys)[1] is None
    _on(monkeypatch, 91)
    held = case_status(folder, keys=keys)
    assert held.check_due == "full"
    assert any("a full check is due since" in note for note in held.notes)
    schedule, found = verify_due(folder, keys=keys)
    assert schedule.what == "full" and found is not None
    assert found.checked["objects"] >= len(Case.open(folder, keys=keys).state.expected) - 2
    assert case_status(folder, keys=keys).check_due == "nothing"
    _on(monkeypatch, 99)
    assert case_status(folder, keys=keys).check_due == "sample"


def test_a_due_check_finds_what_is_wrong_and_records_it(
    made: tuple[Path, KeyFolder], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, keys = made
    original = Case.open(folder, keys=keys).originals()[0]
    place = folder / "originals" / original.sha256[:2] / original.sha256
    place.chmod(0o644)
    place.write_bytes(b"another")
    place.chmod(0o444)
    _on(monkeypatch, 400)
    _, found = verify_due(folder, keys=keys)
    assert found is not None and [one.kind for one in found.problems] == ["altered"]
    entry = Case.open(folder, keys=keys).state.events["fixity_checked"][-1]
    assert (entry.about["outcome"], entry.about["problems"]) == ("problems", 1)


def test_a_schedule_of_its_own(made: tuple[Path, KeyFolder], tmp_path: Path) -> None:
    folder, keys = made
    assert case_policy(folder, keys=keys) == Checks()
    authorities = ("https://stamps.example.org/tsr",)
    case_policy(folder, full_every_days=30, sample_percent=20, keys=keys, disk=QuickDisk())
    held = case_policy(folder, authorities=authorities, reason="agreed", keys=keys, disk=QuickDisk())
    assert held == Checks(full_every_days=30, sample_percent=20, authorities=authorities)
    case = Case.open(folder, keys=keys)
    assert case.facts.checks == held
    schedule = due(case.facts, case.state, now=case.facts.opened)
    assert schedule.share == 0.2 and schedule.next_full > schedule.next_sample
    assert verify(folder, keys=keys).ok
    assert single_file.check(str(folder), []).to_dict()["ok"]
    assert Case.open(folder, keys=keys).add_record("note", {"text": "goes on"}).version == 1
    for wrong in ({"full_every_days": 0}, {"sample_percent": 101}, {"authorities": ("ftp://x",)}):
        with pytest.raises(WrongCallError):
            case_policy(folder, keys=keys, **wrong)  # type: ignore[arg-type]
    (folder / "case.toml").write_text((folder / "case.toml").read_text().replace("= 30", "= 3000"))
    assert {one.kind for one in verify(folder, keys=keys).problems} == {"altered"}


def test_tokens_that_wait_are_asked_for_again(made: tuple[Path, KeyFolder]) -> None:
    folder, keys = made
    with pytest.raises(WrongCallError, match="names no timestamp authority"):
        timestamp_due(folder, keys=keys)
    case_policy(folder, authorities=("http://127.0.0.1:9/",), keys=keys, disk=QuickDisk())
    first = timestamp_due(folder, keys=keys, disk=QuickDisk())
    assert first is not None and not first.times and first.failed
    assert "an authority was asked and did not answer" in " ".join(case_status(folder, keys=keys).notes)
    again = timestamp_due(folder, keys=keys, disk=QuickDisk())
    assert again is not None and not again.times


def test_the_schedule_through_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DIPTYCH_KEYS", str(tmp_path / "keys"))
    folder = str(tmp_path / "yard")
    assert run(["case", "new", folder, "--title", "Yard"]) == 0
    assert run(["case", "policy", folder, "--sample-every", "2", "--percent", "50"]) == 0
    assert "50 % every 2 days" in capsys.readouterr().out
    assert run(["verify", folder, "--due", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["ok"], told["due"]) == (True, "nothing")
    assert run(["case", "status", folder]) == 0
    assert "next sample: " in capsys.readouterr().out
    assert run(["verify", folder, "--due", "--sample", "0.5"]) == 2
    assert run(["case", "timestamp", folder, "--due"]) == 2
