"""The archive through the command line: adding, resuming, lists, damage, and what find prints."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest

import make_copies as mk
from diptych.adapters import archive_store
from diptych.adapters.archive_items import pack_item, unpack_item
from diptych.adapters.archive_lists import list_files
from diptych.apps.cli import run
from diptych.model.errors import BadTableError
from diptych.model.words import find_banned
from make_video import make_video


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict]:
    code = run([*arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


@pytest.fixture
def media(tmp_path: Path) -> Path:
    folder = tmp_path / "media"
    folder.mkdir()
    make_video(folder / "a.mp4", n_frames=30, seed=1)
    make_video(folder / "b.mkv", n_frames=30, seed=2)
    return folder


def test_story(media: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = str(tmp_path / "archive")
    (media / "broken.mp4").write_bytes(b"\x00\x00\x00\x18ftypmp42 and nothing more")
    (media / "notes.txt").write_text("not a video")
    code, added = _json(capsys, "archive", "add", str(media), "--archive", archive)
    assert code == 3
    assert (added["added"], added["passed_over"], added["failed"]) == (2, 1, 1)
    assert [Path(one["file"]).name for one in added["not_taken"]] == ["broken.mp4"]
    assert added["not_taken"][0]["reason"]

    # Again: what is known is not decoded, a copy of the bytes under another name is known by its digest.
    (media / "broken.mp4").unlink()
    (media / "copy.mp4").write_bytes((media / "a.mp4").read_bytes())
    code, added = _json(capsys, "archive", "add", str(media), "--archive", archive)
    assert (code, added["added"], added["known"]) == (0, 0, 3)

    code, held = _json(capsys, "archive", "status", "--archive", archive)
    assert (code, held["recordings"], held["files"], held["damaged"]) == (0, 2, 3, [])
    assert held["coarse_bytes_per_minute"] <= 4_400  # a second of video rounds up; 3,840 on long ones
    assert held["local_bytes_per_minute"] <= 64_000 * 2

    code, found = _json(capsys, "find", str(media / "a.mp4"), "--archive", archive, "--quiet")
    assert code == 0
    assert found["format"] == "diptych-find/1"
    assert set(found) >= {"query", "same_footage", "same_soundtrack", "same_place"}
    (match,) = found["same_footage"]
    assert match["file"] == str(media / "a.mp4")
    assert match["also"] == [str(media / "copy.mp4")]
    piece = match["pieces"][0]
    assert (piece["query_from_s"], piece["found_from_s"], piece["interval_s"]) == (0.0, 0.0, 0.0)

    assert run(["archive", "status", "--archive", archive]) == 0
    assert find_banned(capsys.readouterr().out) == []


def test_media_are_not_touched(media: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in media.iterdir()}
    run(["archive", "add", str(media), "--archive", str(tmp_path / "archive"), "--quiet"])
    assert {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in media.iterdir()} == before


def test_folder_with_other_content_is_refused(media: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = sorted(p.name for p in media.iterdir())
    code, error = _json(capsys, "archive", "add", str(media), "--archive", str(media))
    assert (code, error["error"]["kind"]) == (15, "output_refused")
    assert sorted(p.name for p in media.iterdir()) == names


def test_result_of_another_command_is_refused(media: Path, tmp_path: Path, capsys) -> None:
    other = tmp_path / "result"
    (other / ".diptych").mkdir(parents=True)
    (other / ".diptych" / "made-by-diptych").write_text("x")
    (other / "findings.json").write_text("{}")
    code, error = _json(capsys, "archive", "add", str(media), "--archive", str(other))
    assert (code, error["error"]["kind"]) == (15, "output_refused")


def test_no_archive_is_said(tmp_path: Path, media: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, error = _json(capsys, "find", str(media / "a.mp4"), "--archive", str(tmp_path / "none"))
    assert (code, error["error"]["kind"]) == (14, "unreadable")


@pytest.mark.parametrize("harm", ["flip", "truncate", "delete", "zeros"])
def test_damaged_index_is_made_anew(harm: str, media: Path, tmp_path: Path, capsys) -> None:
    archive = tmp_path / "archive"
    run(["archive", "add", str(media), "--archive", str(archive), "--quiet"])
    capsys.readouterr()
    _, before = _json(capsys, "archive", "status", "--archive", str(archive))
    index = archive / "index.sqlite"
    raw = bytearray(index.read_bytes())
    if harm == "delete":
        index.unlink()
    elif harm == "truncate":
        index.write_bytes(raw[: len(raw) // 3])
    elif harm == "zeros":
        index.write_bytes(bytes(len(raw)))
    else:
        at = raw.index(os.fsencode(str(media / "a.mp4")))
        raw[at + len(str(media)) + 1] ^= 1  # the name of a file, inside a row
        index.write_bytes(raw)
    _, after = _json(capsys, "archive", "status", "--archive", str(archive))
    before["notes"], after["notes"] = [], []
    assert after == before


def test_damaged_fingerprint_is_said_and_made_anew(media: Path, tmp_path: Path, capsys) -> None:
    archive = tmp_path / "archive"
    run(["archive", "add", str(media), "--archive", str(archive), "--quiet"])
    capsys.readouterr()
    item = next((archive / "fingerprints").rglob("*.fp"))
    raw = bytearray(item.read_bytes())
    raw[len(raw) // 2] ^= 4
    item.write_bytes(raw)
    _, held = _json(capsys, "archive", "status", "--archive", str(archive))
    assert len(held["damaged"]) == 1
    _, added = _json(capsys, "archive", "add", str(media), "--archive", str(archive))
    assert added["added"] == 1
    _, held = _json(capsys, "archive", "status", "--archive", str(archive))
    assert (held["damaged"], held["recordings"]) == ([], 2)


def test_unfinished_line_of_the_journal_is_passed_over(media: Path, tmp_path: Path, capsys) -> None:
    archive = tmp_path / "archive"
    run(["archive", "add", str(media / "a.mp4"), "--archive", str(archive), "--quiet"])
    with (archive / "added.jsonl").open("ab") as stream:
        stream.write(b'{"check": 12, "file": "half of a li')
    run(["archive", "add", str(media / "b.mkv"), "--archive", str(archive), "--quiet"])
    capsys.readouterr()
    _, held = _json(capsys, "archive", "status", "--archive", str(archive))
    assert held["recordings"] == 2


def test_lists_in_csv_and_xlsx(media: Path, tmp_path: Path) -> None:
    table = media / "list.csv"
    table.write_text("title;path\nfirst;a.mp4\nsecond;b.mkv\nagain;a.mp4\n", encoding="utf-8-sig")
    assert [p.name for p in list_files([table]).files] == ["a.mp4", "b.mkv"]
    book = media / "list.xlsx"
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr(
            "xl/sharedStrings.xml",
            '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            "<si><t>id</t></si><si><t>File</t></si><si><r><t>a.</t></r><r><t>mp4</t></r></si></sst>",
        )
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>'
            '<row r="2"><c r="A2"><v>7</v></c><c r="C2" t="s"><v>2</v></c></row>'
            '<row r="3"><c r="C3" t="inlineStr"><is><t>b.mkv</t></is></c></row>'
            "</sheetData></worksheet>",
        )
    assert [p.name for p in list_files([book]).files] == ["a.mp4", "b.mkv"]
    table.write_text("one,two\n1,2\n")
    with pytest.raises(BadTableError):
        list_files([table])


def test_xlsx_with_entities_is_refused(tmp_path: Path) -> None:
    book = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr(
            "xl/worksheets/sheet1.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
        )
    with pytest.raises(BadTableError):
        list_files([book])


def test_every_flipped_bit_of_a_fingerprint_is_noticed() -> None:
    import numpy as np

    content = pack_item({"sha256": "ab"}, {"codes": np.arange(12, dtype=np.uint8)})
    assert unpack_item(content) is not None
    for at in range(len(content)):
        raw = bytearray(content)
        raw[at] ^= 1
        assert unpack_item(bytes(raw)) is None
    assert unpack_item(content[:-1]) is None
    assert unpack_item(content + b"\0") is None


def test_names_that_are_no_text_are_kept(tmp_path: Path) -> None:
    folder = archive_store.open_archive(tmp_path / "archive")
    name = os.fsdecode(b"/x/caf\xe9.mp4")
    line = archive_store.FileLine(place=name, file=name, sha256="ab", size=1, mtime_ns=2)
    folder.append([line])
    assert folder.lines() == [line]
    folder.close()


def test_media_that_moved_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    frames = mk.scene(3, 3.0)
    source = mk.write(tmp_path / "source.mp4", frames)
    archive = str(tmp_path / "archive")
    run(["archive", "add", str(source), "--archive", archive, "--quiet"])
    query = mk.write(tmp_path / "query.mp4", frames, crf=30)
    source.unlink()
    capsys.readouterr()
    _, held = _json(capsys, "archive", "status", "--archive", archive)
    assert held["missing"] == [str(source)]
    code, found = _json(capsys, "find", str(query), "--archive", archive, "--quiet")
    assert code == 0
    assert any("no longer there" in note for note in found["notes"])
