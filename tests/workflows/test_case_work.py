"""Comparing inside a case: findings name their inputs and settings, and can be run again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from diptych.adapters.keys import KeyFolder
from diptych.apps.cli import run
from diptych.domains.casefile import Case, check_case
from diptych.model.errors import WrongCallError
from diptych.workflows.case_items import named_originals
from diptych.workflows.case_new import case_new
from diptych.workflows.case_rerun import case_rerun
from diptych.workflows.case_work import without_names
from diptych.workflows.take_in import take_in
from make_case import quick_keys
from make_video import make_video


@pytest.fixture
def case(tmp_path: Path) -> tuple[Path, KeyFolder]:
    keys = quick_keys(tmp_path / "keys")
    case_new(tmp_path / "case", title="Yard", keys=keys)
    make_video(tmp_path / "first of them.mp4", n_frames=20)
    make_video(tmp_path / "second of them.mp4", n_frames=16)
    (tmp_path / "note.txt").write_text("a note", encoding="utf-8")
    clips = [tmp_path / "first of them.mp4", tmp_path / "second of them.mp4", tmp_path / "note.txt"]
    assert take_in(clips, case=tmp_path / "case", keys=keys).complete
    return tmp_path / "case", keys


def test_compare_in_a_case_and_again(
    case: tuple[Path, KeyFolder], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, keys = case
    monkeypatch.setenv("DIPTYCH_KEYS", str(keys.path))
    words = [
        "compare",
        "1",
        "2",
        "--case",
        str(folder),
        "--no-report",
        "--reason",
        "the gate",
        "--quiet",
        "--json",
    ]
    assert run(words) == 0
    shown = json.loads(capsys.readouterr().out)
    held = Case.open(folder, keys=keys)
    path = next(p for p in held.state.expected if p.startswith("findings/"))
    document = held.read_document(path)
    digests = [one.sha256 for one in held.originals()[:2]]
    assert document["inputs"] == digests and document["value"] == shown
    assert document["settings"]["max_hours"] == 12.0  # type: ignore[index]
    accessed = [e for e in held.entries() if e.action == "accessed"]
    assert [e.about["original"] for e in accessed] == digests
    assert check_case(folder).ok
    assert b"of them" not in (folder / path).read_bytes()
    done = case_rerun(folder, path, keys=keys)
    assert done.same, done.differences
    assert [e.about["outcome"] for e in Case.open(folder, keys=keys).state.events["rerun"]] == ["same"]
    assert check_case(folder).ok


def test_items_are_named_by_number_digest_or_bytes(case: tuple[Path, KeyFolder], tmp_path: Path) -> None:
    folder, keys = case
    held = Case.open(folder, keys=keys)
    first = held.originals()[0]
    for name in ("1", first.sha256[:8], first.sha256, str(tmp_path / "first of them.mp4")):
        assert named_originals(held, [name]) == [first]
    for name in ("7", "00000000", "3"):  # the third is no media
        with pytest.raises(WrongCallError):
            named_originals(held, [name])


def test_file_names_stay_out_of_findings() -> None:
    found = {
        "query": {"file": "a.mp4", "sha256": "aa"},
        "same_footage": [{"file": "b", "also": ["c"], "score": 1}],
    }
    assert without_names(found) == {"query": {"sha256": "aa"}, "same_footage": [{"score": 1}]}
