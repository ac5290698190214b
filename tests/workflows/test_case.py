"""Stories of a case, through the command line and through Python."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from diptych.adapters import offered_files
from diptych.adapters.keys import KeyFolder
from diptych.apps.cli import run
from diptych.domains.casefile import Case, check_case
from diptych.domains.evidence import HandedOver
from diptych.model.errors import (
    CaseDamagedError,
    DiptychError,
    NoKeyError,
    OutputRefusedError,
    WrongCallError,
)
from diptych.model.signed_note import parse_checkpoint, parse_key
from diptych.workflows.case_copy import check_copy
from diptych.workflows.case_cosign import add_cosignature, cosign_case
from diptych.workflows.case_destroy import case_destroy
from diptych.workflows.case_index import index_digest, rebuild_index
from diptych.workflows.case_join import case_join
from diptych.workflows.case_log import case_log
from diptych.workflows.case_new import case_new
from diptych.workflows.case_status import case_status
from diptych.workflows.take_in import take_in
from diptych.workflows.verify import verify
from make_case import QuickDisk, make_case, quick_keys

SECRET = "a resident of the third house"


@pytest.fixture
def keys(tmp_path: Path) -> KeyFolder:
    return quick_keys(tmp_path / "keys")


@pytest.fixture
def case(tmp_path: Path, keys: KeyFolder) -> Path:
    case_new(tmp_path / "case", title="Yard", keys=keys, disk=QuickDisk())
    return tmp_path / "case"


def _out(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    document = json.loads(capsys.readouterr().out)
    assert isinstance(document, dict)
    return document


def test_a_case_through_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DIPTYCH_KEYS", str(tmp_path / "keys"))
    folder, offered = str(tmp_path / "yard"), tmp_path / "card"
    offered.mkdir()
    (offered / "notes of the day.txt").write_text("the gate is open", encoding="utf-8")
    (offered / "clip.mp4").write_bytes(b"no video at all")
    (offered / "link").symlink_to(offered / "clip.mp4")
    assert run(["case", "new", folder, "--title", "Yard", "--json"]) == 0
    key = str(_out(capsys)["log_key"])
    words = [
        "take-in",
        str(offered),
        "--case",
        folder,
        "--source",
        SECRET,
        "--reason",
        "handed over",
        "--quiet",
        "--json",
    ]
    assert run(words) == 3
    first = _out(capsys)
    assert (first["taken_in"], first["refused"], first["unreadable"]) == (2, 1, 1)
    assert run(words) == 3
    second = _out(capsys)
    assert (second["taken_in"], second["known"], second["unreadable"]) == (0, 2, 1)
    assert run(["verify", folder, "--trusted", key, "--json", "--quiet"]) == 0
    assert _out(capsys)["ok"] is True
    assert run(["case", "status", folder, "--json"]) == 0
    assert _out(capsys)["originals"] == 2
    assert run(["case", "log", folder]) == 0
    assert "handed over" in capsys.readouterr().out
    original = next((Path(folder) / "originals").rglob("??????????*"))
    original.chmod(0o644)
    original.write_bytes(b"another")
    assert run(["verify", folder, "--json", "--quiet"]) == 1
    assert {p["kind"] for p in _out(capsys)["problems"]} == {"altered", "writable"}  # type: ignore[union-attr]
    assert run(["verify", str(offered), "--json", "--quiet"]) == 19
    assert _out(capsys)["error"]["kind"] == "not_a_case"  # type: ignore[index]


def test_nothing_that_a_person_said_is_readable_in_the_folder(
    tmp_path: Path, case: Path, keys: KeyFolder
) -> None:
    clip = tmp_path / "clip of the third house.bin"
    clip.write_bytes(b"bytes")
    take_in(
        [clip],
        case=case,
        handed=HandedOver(source=SECRET),
        reason=f"from {SECRET}",
        keys=keys,
        disk=QuickDisk(),
    )
    Case.open(case, keys=keys).add_record("note", {"text": SECRET}, reason=SECRET)
    rebuild_index(case, keys=keys)
    for path in case.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert b"third house" not in content + os.fsencode(path.name), path.name
    assert any(SECRET in str(one.reason) for one in case_log(case, keys=keys))
    receipt = Case.open(case, keys=keys).originals()[0].receipts[0]
    told = Case.open(case, keys=keys).read_record(receipt)
    assert told["name"] == clip.name
    assert told["told"]["source"] == {"state": "given", "value": SECRET}  # type: ignore[index]
    assert told["told"]["url"] == {"state": "not_looked_for"}  # type: ignore[index]
    with pytest.raises(NoKeyError):
        Case.open(case, keys=quick_keys(tmp_path / "others")).read_record(receipt)


def test_keys_never_lie_in_a_case(tmp_path: Path, keys: KeyFolder) -> None:
    with pytest.raises(NoKeyError):
        case_new(tmp_path / "case", title="Yard", keys=quick_keys(tmp_path / "case" / "keys"))
    assert not list(tmp_path.rglob("*.age"))
    case_new(tmp_path / "case", title="Yard", keys=keys)
    seeds = [json.loads(p.read_text())["seed"] for p in (tmp_path / "keys").glob("case-*.json")]
    assert len(seeds) == 1
    for path in (tmp_path / "case").rglob("*"):
        assert not path.is_file() or (seeds[0].encode() not in path.read_bytes())
    assert all(p.stat().st_mode & 0o077 == 0 for p in (tmp_path / "keys").iterdir())


def test_a_key_that_others_may_read_is_refused(case: Path, keys: KeyFolder) -> None:
    next(keys.path.glob("case-*.json")).chmod(0o644)
    with pytest.raises(NoKeyError):
        Case.open(case, keys=keys).log_event("decided")


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path, keys: KeyFolder) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "diary.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(OutputRefusedError):
        case_new(tmp_path / "mine", title="Yard", keys=keys)
    assert [p.name for p in (tmp_path / "mine").iterdir()] == ["diary.txt"]


def test_originals_are_copied_in_one_read_and_read_only(tmp_path: Path, case: Path, keys: KeyFolder) -> None:
    clip = tmp_path / "clip.bin"
    clip.write_bytes(os.urandom(5_000_000))
    take_in([clip], case=case, keys=keys, disk=QuickDisk())
    held = Case.open(case, keys=keys)
    original = held.original_file(held.originals()[0].sha256)
    assert original.read_bytes() == clip.read_bytes()
    assert original.stat().st_mode & 0o222 == 0
    assert original.stat().st_ino != clip.stat().st_ino


def test_what_cannot_be_taken_in_is_said_and_nothing_is_lost(
    tmp_path: Path, case: Path, keys: KeyFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = tmp_path / "offered"
    (offered / "inner").mkdir(parents=True)
    (offered / "good.bin").write_bytes(b"good")
    (offered / "growing.bin").write_bytes(b"growing")
    (offered / "inner" / "again").symlink_to(offered)
    (offered / "vanishing.bin").write_bytes(b"soon gone")
    os.mkfifo(offered / "pipe")
    opened = offered_files.open_file

    def meddled(path: Path) -> offered_files.OpenFile:
        if path.name == "vanishing.bin":
            path.unlink(missing_ok=True)
        one = opened(path)
        if path.name == "growing.bin":
            with path.open("ab") as stream:
                stream.write(b" more")
        return one

    monkeypatch.setattr("diptych.workflows.take_in.open_file", meddled)
    report = take_in([offered, tmp_path / "absent"], case=case, keys=keys, disk=QuickDisk())
    said = {Path(one.file).name: (one.outcome, one.reason) for one in report.files}
    assert said["good.bin"][0] == "taken_in"
    assert said["growing.bin"] == (
        "failed",
        "the file was written to while it was being read; nothing of it was kept",
    )
    assert said["vanishing.bin"][0] == "failed"
    assert said["again"][0] == said["pipe"][0] == said["absent"][0] == "refused"
    assert not report.complete
    assert (offered / "growing.bin").read_bytes() == b"growing more more"
    found = check_case(case)
    assert found.ok and len(Case.open(case, keys=keys).originals()) == 1


def test_many_files_come_in_together_and_a_second_run_knows_them(
    tmp_path: Path, case: Path, keys: KeyFolder
) -> None:
    offered = tmp_path / "offered"
    offered.mkdir()
    for k in range(150):
        (offered / f"{k:03d}.bin").write_bytes(k.to_bytes(2, "big") * 10)
    first = take_in([offered], case=case, keys=keys, disk=QuickDisk())
    assert first.count("taken_in") == 150 and first.complete
    held = Case.open(case, keys=keys)
    assert [one.number for one in held.originals()] == list(range(1, 151))
    assert len(held.log.segments) < 10
    second = take_in([offered], case=case, keys=keys, disk=QuickDisk())
    assert second.count("known") == 150
    assert Case.open(case, keys=keys).log.size == held.log.size
    other = take_in(
        [offered / "000.bin"], case=case, handed=HandedOver(source="another"), keys=keys, disk=QuickDisk()
    )
    assert other.count("taken_in") == 1
    assert len(Case.open(case, keys=keys).originals()[0].receipts) == 2
    assert check_case(case).ok


def test_a_quarantined_original_says_so_until_it_was_looked_at(
    tmp_path: Path, case: Path, keys: KeyFolder
) -> None:
    clip = tmp_path / "clip.bin"
    clip.write_bytes(b"plain bytes")
    take_in([clip], case=case, examine=False, keys=keys, disk=QuickDisk())
    assert Case.open(case, keys=keys).originals()[0].state == "quarantined"
    take_in([clip], case=case, keys=keys, disk=QuickDisk())
    assert Case.open(case, keys=keys).originals()[0].state == "not_media"


def test_a_video_gets_a_report(tmp_path: Path, case: Path, keys: KeyFolder, repository: Path) -> None:
    clip = repository / "src/diptych/demo/yard-first.mp4"
    assert take_in([clip], case=case, keys=keys, disk=QuickDisk()).complete
    held = Case.open(case, keys=keys)
    one = held.originals()[0]
    assert one.state == "readable" and one.report is not None
    facts = held.read_record(one.report)["facts"]
    pictures = next(s for s in facts["streams"] if s["type"] == "video")  # type: ignore[index]
    assert pictures["packets"] > 100 and pictures["width"] > 0


def test_a_look_goes_on_where_a_helper_ended(
    tmp_path: Path, case: Path, keys: KeyFolder, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = tmp_path / "offered"
    offered.mkdir()
    (offered / "a.mp4").write_bytes(b"no video")
    shutil.copy(repository / "src/diptych/demo/yard-first.mp4", offered / "b.mp4")
    monkeypatch.setattr("diptych.adapters.case_probe.TARGET_MANY", "os:abort")
    report = take_in([offered], case=case, keys=keys, disk=QuickDisk())
    assert [one.state for one in report.files] == ["unreadable", "readable"]


def test_destroyed_is_not_missing(tmp_path: Path) -> None:
    folder, keys = make_case(tmp_path)
    found = verify(folder, keys=keys)
    assert found.ok
    assert [one["why"] for one in found.destroyed] == ["consent_withdrawn"]
    gone = folder / str(found.destroyed[0]["path"])
    assert not gone.exists()
    gone.write_bytes(b"back again")
    assert [p.kind for p in check_case(folder).problems] == ["not_destroyed"]
    Case.open(folder, keys=keys).log_event("decided")  # the next command puts it right
    assert check_case(folder).ok and not gone.exists()
    with pytest.raises(WrongCallError):
        case_destroy(folder, ["case.toml"], basis="court_order", reason="order", keys=keys)
    with pytest.raises(WrongCallError):
        case_destroy(
            folder, ["log/segments/000000000000.jsonl"], basis="court_order", reason="order", keys=keys
        )


def test_every_version_of_a_record_stays(case: Path, keys: KeyFolder) -> None:
    held = Case.open(case, keys=keys)
    first = held.add_record("statement", {"text": "one"})
    second = held.add_record("statement", {"text": "two"}, record_id=first.id)
    assert (first.version, second.version) == (1, 2)
    assert held.read_record(first) == {"text": "one"} and held.read_record(second) == {"text": "two"}
    assert held.records("statement") == [second]
    with pytest.raises(WrongCallError):
        held.add_record("statement", {"text": "three"}, record_id="0" * 16)


def test_a_change_comes_in_whole_or_not_at_all(case: Path, keys: KeyFolder) -> None:
    held = Case.open(case, keys=keys)
    size = held.log.size

    def half_done() -> None:
        with held.change() as writing:
            writing.event("record_added", objects=[writing.put_record("note", {"n": 1})])
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        half_done()
    again = Case.open(case, keys=keys)
    assert again.log.size == size and not again.records("note")
    assert not list((case / "derived/staging").iterdir())


class TestWitnesses:
    """What a folder alone cannot show."""

    def test_rolled_back_forked_and_made_anew(self, tmp_path: Path) -> None:
        folder, keys = make_case(tmp_path)
        early = tmp_path / "early"
        shutil.copytree(folder, early)
        checkpoint_early = sorted((folder / "log/checkpoints").iterdir())[-1].read_text(encoding="utf-8")
        key = Case.open(folder, keys=keys).facts.log_key
        Case.open(folder, keys=keys).add_record("note", {"text": "later"})
        checkpoint = sorted((folder / "log/checkpoints").iterdir())[-1]
        kept = tmp_path / "kept"
        kept.write_bytes(checkpoint.read_bytes())

        def kinds(where: Path, *trusted: str, with_keys: bool = False) -> set[str]:
            found = verify(
                where, trusted=trusted, keys=keys if with_keys else quick_keys(tmp_path / "nobody")
            )
            return {p.kind for p in found.problems}

        assert kinds(folder, str(kept)) == kinds(folder, checkpoint_early, key) == set()
        assert kinds(early) == set()
        assert kinds(early, str(kept)) == {"rolled_back"}
        assert kinds(early, with_keys=True) == {"rolled_back"}
        with pytest.raises(CaseDamagedError):
            Case.open(early, keys=keys).log_event("decided")
        next(keys.path.glob("seen-*")).unlink()
        Case.open(early, keys=keys).add_record("note", {"text": "another end"})
        assert kinds(early) == set()
        assert kinds(early, str(kept)) == {"forked"}
        anew, _ = make_case(tmp_path / "anew")
        assert kinds(anew, str(kept)) == {"forked"}
        assert kinds(anew, key) == {"re_signed"}
        shutil.rmtree(folder)
        shutil.copytree(anew, folder)
        keys.remember("0" * 32, folder, b"")
        assert "re_signed" in kinds(folder, with_keys=True)

    def test_without_a_witness_it_is_said(self, tmp_path: Path) -> None:
        folder, keys = make_case(tmp_path)
        alone = verify(folder, keys=quick_keys(tmp_path / "nobody"))
        assert "rollback: no trusted checkpoint given" in alone.not_checkable
        seen = verify(folder, keys=keys)
        assert not any(line.startswith("rollback") for line in seen.not_checkable)

    def test_a_second_party_signs_only_what_grew(self, tmp_path: Path) -> None:
        folder, keys = make_case(tmp_path)
        early = tmp_path / "early"
        shutil.copytree(folder, early)
        desk = quick_keys(tmp_path / "desk")
        Case.open(folder, keys=keys).add_record("note", {"text": "later"})
        signed, word = cosign_case(folder, name="example.org/desk", keys=desk)
        assert parse_key(word).name == "example.org/desk" and len(parse_checkpoint(signed).signatures) == 2
        with pytest.raises(CaseDamagedError):
            cosign_case(early, name="example.org/desk", keys=desk)
        with pytest.raises(WrongCallError):
            add_cosignature(early, signed, key=word, keys=keys)
        size = add_cosignature(folder, signed, key=word, keys=keys)
        assert case_status(folder, keys=keys).cosigned_entries == size
        assert verify(folder, trusted=[word], keys=quick_keys(tmp_path / "nobody")).ok
        assert not verify(early, trusted=[signed.decode()], keys=quick_keys(tmp_path / "nobody")).ok


def test_a_branch_comes_back(tmp_path: Path) -> None:
    folder, keys = make_case(tmp_path)
    away, field_keys = tmp_path / "away", quick_keys(tmp_path / "field")
    shutil.copytree(folder, away)
    shutil.copytree(keys.path, field_keys.path)
    first = Case.open(folder, keys=keys)
    note = first.records("note")[0]
    first.add_record("note", {"text": "at home"}, record_id=note.id)
    (tmp_path / "found.bin").write_bytes(b"found in the field")
    take_in(
        [tmp_path / "found.bin"],
        case=away,
        handed=HandedOver(source="field"),
        keys=field_keys,
        disk=QuickDisk(),
    )
    Case.open(away, keys=field_keys).add_record("note", {"text": "in the field"}, record_id=note.id)
    done = case_join(folder, away, reason="back", keys=keys, disk=QuickDisk())
    held = Case.open(folder, keys=keys)
    assert done.base > 0 and done.files >= 3
    assert check_case(folder).ok
    assert len(held.originals()) == 4 and held.originals()[-1].state == "not_media"
    assert held.read_record(held.originals()[-1].receipts[0])["name"] == "found.bin"
    texts = [held.read_document(p)["value"]["text"] for p in held.state.expected if f"{note.id}.0003" in p]  # type: ignore[index]
    assert sorted(texts) == ["at home", "in the field"]
    joined = sorted(p.name for p in (folder / "log/joined").rglob("*") if p.is_file())
    assert any(name.endswith(".jsonl") for name in joined)
    with pytest.raises(WrongCallError):
        case_join(folder, away, keys=keys)
    other, _ = make_case(tmp_path / "other")
    with pytest.raises(WrongCallError):
        case_join(folder, other, keys=keys)
    (away / "case.toml").write_bytes(b"title = 1\n")
    with pytest.raises(DiptychError):
        case_join(folder, away, keys=keys)


def test_the_index_is_made_anew_to_the_same_digest(tmp_path: Path) -> None:
    folder, keys = make_case(tmp_path)
    digest = rebuild_index(folder, keys=keys)
    assert index_digest(folder, keys=keys) == digest
    (folder / "index.sqlite").write_bytes(b"damaged")
    assert index_digest(folder, keys=keys) is None
    assert check_case(folder).ok
    assert rebuild_index(folder, keys=keys) == digest
    Case.open(folder, keys=keys).log_event("decided")
    assert index_digest(folder, keys=keys) is None  # it is of an older log
    assert rebuild_index(folder, keys=keys) != digest


def test_a_check_can_be_put_on_record(tmp_path: Path) -> None:
    folder, keys = make_case(tmp_path)
    assert case_status(folder, keys=keys).last_full_check is None
    verify(folder, record=True, keys=keys)
    verify(folder, record=True, sample=0.5, keys=keys)
    held = case_status(folder, keys=keys)
    assert held.last_full_check is not None and held.last_sample_check is not None
    assert check_case(folder).ok


def test_copies_are_on_record_when_they_were_read(tmp_path: Path) -> None:
    folder, keys = make_case(tmp_path)
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    found, behind = check_copy(folder, copy, name="disk_2", where="elsewhere", keys=keys, disk=QuickDisk())
    assert found.ok and behind == 0
    held = case_status(folder, keys=keys)
    assert [one["copy"] for one in held.copies] == ["disk_2"]
    assert any(note.startswith("2 of 3 copies") for note in held.notes)
    (copy / "README.txt").write_bytes(b"other")
    found, behind = check_copy(folder, copy, name="disk_2", keys=keys, disk=QuickDisk())
    assert not found.ok and behind == 1
    assert case_status(folder, keys=keys).copies[0]["outcome"] == "problems"
    with pytest.raises(WrongCallError):
        check_copy(folder, folder, name="disk_2", keys=keys)
    Case.open(copy, keys=quick_keys(tmp_path / "nobody"))
    forked_keys = quick_keys(tmp_path / "forked")
    shutil.copytree(keys.path, forked_keys.path)
    next(forked_keys.path.glob("seen-*")).unlink()
    Case.open(copy, keys=forked_keys, disk=QuickDisk()).log_event("decided")
    found, _ = check_copy(folder, copy, name="disk_2", keys=keys, disk=QuickDisk())
    assert "forked" in {p.kind for p in found.problems}
