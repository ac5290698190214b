"""Files that lie beside recordings: recognised, joined, kept as originals; what they say is kept as a statement."""

from __future__ import annotations

import io
import json
import os
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from diptych.adapters.keys import KeyFolder
from diptych.apps.cli import run
from diptych.domains.casefile import Case
from diptych.model.case import IntakeReport
from diptych.workflows.case_destroy import case_destroy
from diptych.workflows.case_log import case_log
from diptych.workflows.case_new import case_new
from diptych.workflows.take_in import take_in
from diptych.workflows.verify import verify
from make_case import QuickDisk, quick_keys
from make_sidecars import (
    csv_database,
    csv_sheet,
    message,
    proofmode_row,
    proofmode_zip,
    sha256,
    sheet_row,
    telegram_export,
    wacz,
    xlsx_sheet,
    yt_dlp_info,
)

CLIP, OTHER = b"bytes of a clip of the yard " * 200, b"bytes of another clip " * 100


@pytest.fixture
def keys(tmp_path: Path) -> KeyFolder:
    return quick_keys(tmp_path / "keys")


@pytest.fixture
def case(tmp_path: Path, keys: KeyFolder) -> Path:
    case_new(tmp_path / "case", title="Yard", keys=keys, disk=QuickDisk())
    return tmp_path / "case"


@pytest.fixture
def card(tmp_path: Path) -> Path:
    (tmp_path / "card").mkdir()
    return tmp_path / "card"


def _clip(folder: Path, name: str, content: bytes = CLIP) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return sha256(content)


def _take(case: Path, keys: KeyFolder, *paths: Path, **more: Any) -> IntakeReport:
    return take_in(list(paths), case=case, keys=keys, disk=QuickDisk(), **more)


def _records(case: Path, keys: KeyFolder) -> dict[str, dict[str, Any]]:
    """What each sidecar says, by its format; of several of one format the last."""
    held = Case.open(case, keys=keys)
    values: list[Any] = [held.read_record(one) for one in held.records("sidecar")]
    return {str(one["format"]): one for one in values}


def _joined(item: dict[str, Any]) -> dict[str, str]:
    return {one["original"]: one["how"] for one in item["recordings"]}


def test_yt_dlp_speaks_of_the_video_beside_it(case: Path, keys: KeyFolder, card: Path) -> None:
    clip = _clip(card, "People walk [yard0001].mp4")
    unrelated = _clip(card, "Another [yard0002].mp4", OTHER)
    info = yt_dlp_info(card / "People walk [yard0001].info.json")
    report = _take(case, keys, card)
    assert report.sidecars == {"yt_dlp_info": 1}
    assert [one.sidecars for one in report.files if one.sha256 == clip] == [("yt_dlp_info",)]
    held = Case.open(case, keys=keys)
    assert held.state.originals[sha256(info.read_bytes())].state == "not_media"  # it stays an original
    said = _records(case, keys)["yt_dlp_info"]
    assert said["written_by"] == "yt-dlp 2026.10.26"
    assert "platform's transcode" in said["media"]
    assert "nothing of it was checked" in said["limits"]
    (item,) = said["items"]
    assert list(_joined(item)) == [clip] and unrelated not in _joined(item)
    told = item["statements"]
    assert told["url"] == {"state": "given", "value": "https://video.example.org/watch/yard0001"}
    assert told["uploaded_at"] == {"state": "given", "value": "2026-03-01T08:00:00+00:00"}
    assert told["captured_at"]["value"] == "2026-03-01T09:00:00+00:00"
    assert told["delivered_as"]["value"] == "22, mp4, avc1.64001F, mp4a.40.2, 1280x720"
    assert told["place"] == {"state": "absent"}  # looked for, and not in the file
    assert told["recorded_at"] == {"state": "not_looked_for"}  # yt-dlp does not know it


def test_a_day_alone_stays_a_day(case: Path, keys: KeyFolder, card: Path) -> None:
    _clip(card, "a.mp4")
    yt_dlp_info(card / "a.info.json", timestamp=None)
    _take(case, keys, card)
    told = _records(case, keys)["yt_dlp_info"]["items"][0]["statements"]
    assert told["uploaded_at"]["value"] == "2026-03-01 (the day alone)"


@pytest.mark.parametrize("whole", [False, True])
def test_telegram_names_files_in_its_folders(case: Path, keys: KeyFolder, card: Path, whole: bool) -> None:
    clip = _clip(card, "video_files/yard.mp4")
    _clip(card, "video_files/never named.mp4", OTHER)
    messages = [
        message(1, None),
        message(2, "video_files/yard.mp4", forwarded_from="Gate channel"),
        message(3, "(File not included. Change data exporting settings to download.)"),
        message(4, "../../outside.mp4", date_unixtime=None),
        {"id": 5, "type": "service", "action": "pin_message"},
        "no message at all",
    ]
    telegram_export(card, messages, whole=whole)
    report = _take(case, keys, card)
    assert report.sidecars == {"telegram_export": 1}
    said = _records(case, keys)["telegram_export"]
    assert "5 messages, 3 of them with a file" in said["notes"]
    assert "1 files were not exported, as it says" in said["notes"]
    second, third, fourth = said["items"]
    assert _joined(second) == {clip: "it names the file, at this place beside it"}
    assert _joined(third) == {} and third["names"] == []
    assert _joined(fourth) == {}
    told = second["statements"]
    assert told["post_id"]["value"] == "1234567890/2"
    assert told["forwarded_from"]["value"] == "Gate channel"
    assert told["text"]["value"] == "The yard today, #yard"
    assert told["platform"]["value"] == "Telegram, public_channel"
    assert fourth["statements"]["uploaded_at"]["value"] == "2026-03-01T10:00:00 (no zone given)"
    assert [one.sidecars for one in report.files if one.sha256 == clip] == [("telegram_export",)]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_sheet_of_auto_archiver_speaks_of_a_folder(
    case: Path, keys: KeyFolder, card: Path, kind: str
) -> None:
    page = b"<html>archived</html>"
    clip = _clip(card, "archive/yard-1/media_1.mp4")
    other = _clip(card, "archive/yard-2/media_1.mp4", OTHER)
    _clip(card, "archive/yard-1/page one.html", page)
    rows = [
        sheet_row(
            "https://video.example.org/watch/1", "https://bucket.example.org/yard-1/page one.html", page
        ),
        sheet_row("https://video.example.org/watch/9", "", b"never stored"),
    ]
    if kind == "csv":
        csv_sheet(card / "sheet.csv", rows)
    else:
        xlsx_sheet(card / "sheet.xlsx", rows)
    report = _take(case, keys, card)
    assert report.sidecars == {"auto_archiver_table": 1}
    said = _records(case, keys)["auto_archiver_table"]
    first, second = said["items"]
    assert _joined(first) == {
        sha256(page): "it states or holds the digest",
        clip: "the file lies in the folder of a file that it names",
    }
    assert other not in _joined(first)
    assert _joined(second) == {}
    assert first["statements"]["state"]["value"] == "telethon_extractor: success"
    assert second["statements"]["url"]["value"] == "https://video.example.org/watch/9"


def test_a_csv_database_of_auto_archiver_states_digests(case: Path, keys: KeyFolder, card: Path) -> None:
    clip = _clip(card, "renamed since.mp4")
    media = [
        {
            "filename": "tmp/abc/yard.mp4",
            "key": "yard/yard.mp4",
            "urls": ["https://bucket.example.org/yard/yard.mp4"],
            "properties": {"hash": f"SHA-256:{clip}", "src": "https://media.example.org/1"},
            "_mimetype": "video/mp4",
        },
        {
            "filename": "tmp/abc/none.jpg",
            "key": None,
            "urls": [],
            "properties": {},
            "_mimetype": "image/jpeg",
        },
    ]
    csv_database(card / "db.csv", media)
    _take(case, keys, card)
    first, second = _records(case, keys)["auto_archiver_table"]["items"]
    assert _joined(first) == {clip: "it states or holds the digest"}
    assert first["statements"]["captured_at"]["value"] == "2026-03-01T11:00:05+00:00"
    assert first["statements"]["uploaded_at"]["value"] == "2026-03-01T10:00:00 (no zone given)"
    assert _joined(second) == {}
    assert second["statements"]["digest"] == {"state": "absent"}


@pytest.mark.parametrize("chunked", [False, True])
def test_a_web_archive_holds_the_recording(case: Path, keys: KeyFolder, card: Path, chunked: bool) -> None:
    clip = _clip(card, "saved by hand.mp4")
    wacz(card / "yard.wacz", CLIP, chunked=chunked)
    report = _take(case, keys, card)
    assert report.sidecars == {"wacz": 1}
    said = _records(case, keys)["wacz"]
    assert "parts: 2 have the digest stated, 0 do not, 0 are missing" in said["notes"]
    page, media = said["items"]
    assert page["statements"]["url"]["value"] == "https://video.example.org/"
    assert page["statements"]["captured_at"]["value"] == "2026-03-01T11:00:00Z"
    assert _joined(media) == {clip: "it states or holds the digest"}
    assert media["statements"]["media_url"]["value"] == "https://video.example.org/yard.mp4"
    assert "not checked" in media["statements"]["signed"]["value"]


def test_a_web_archive_with_another_digest_says_so(case: Path, keys: KeyFolder, card: Path) -> None:
    wacz(card / "yard.wacz", CLIP, damage=True, signed=False)
    _take(case, keys, card)
    said = _records(case, keys)["wacz"]
    assert "parts: 1 have the digest stated, 1 do not, 0 are missing" in said["notes"]
    assert said["items"][0]["statements"]["signed"]["value"].startswith("no signature")


@pytest.mark.parametrize("as_csv", [False, True])
def test_proofmode_names_its_recording_by_digest(
    case: Path, keys: KeyFolder, card: Path, as_csv: bool
) -> None:
    clip = _clip(card, "VID_0001.mp4")
    proofmode_zip(card / "bundle.zip", CLIP, as_csv=as_csv)
    report = _take(case, keys, card)
    assert report.sidecars == {"proofmode_zip": 1}
    said = _records(case, keys)["proofmode_zip"]
    item = said["items"][0]
    assert _joined(item) == {clip: "it states or holds the digest"}
    told = item["statements"]
    assert told["recorded_at"]["value"] == "2026-03-01T09:59:00Z"
    assert told["place"]["value"] == "12.5, 45.25, accuracy 8.0 m, by gps"
    assert told["device"]["value"] == "Example Phone 7"
    assert told["signed"]["value"] == "2 signatures, with their public key, not checked"
    assert any("in the package, with the digest stated" in one for one in said["notes"])
    assert any("DeviceID, IPv4" in one for one in said["notes"])
    assert "canary-device" not in json.dumps(said)  # it points at a telephone: only the original has it


def test_loose_files_of_proofmode(case: Path, keys: KeyFolder, card: Path) -> None:
    clip = _clip(card, "renamed.mp4")
    (card / f"{clip}.proof.json").write_text(json.dumps(proofmode_row(CLIP)))
    assert _take(case, keys, card).sidecars == {"proofmode_data": 1}
    assert list(_joined(_records(case, keys)["proofmode_data"]["items"][0])) == [clip]


def test_absent_is_another_thing_than_not_looked_for(case: Path, keys: KeyFolder, card: Path) -> None:
    _clip(card, "a.mp4")
    report = _take(case, keys, card, sidecars=False)
    assert report.sidecars is None
    assert "sidecars_looked_for" not in {one.entry.action for one in case_log(case, keys=keys)}
    _clip(card, "b.mp4", OTHER)
    report = _take(case, keys, card)
    assert report.sidecars == {}
    (looked,) = [one for one in case_log(case, keys=keys) if one.entry.action == "sidecars_looked_for"]
    assert looked.words == "looked for sidecars among 2 files: 0 read"


def test_what_is_damaged_or_hostile_is_kept_and_said(case: Path, keys: KeyFolder, card: Path) -> None:
    _clip(card, "a.mp4")
    (card / "a.info.json").write_text("{ no json")
    (card / "deep.json").write_text("[" * 200_000)
    (card / "bad.zip").write_bytes(b"PK\x03\x04 and no more")
    (card / "bad.xlsx").write_bytes(b"PK\x03\x04 and no more")
    (card / "list.json").write_text("[1, 2]")
    (card / "plain.csv").write_text("a,b\n1,2\n")
    yt_dlp_info(
        card / "odd.info.json", title={"no": "text"}, tags=7, timestamp="never", filename=["x"], epoch=1e300
    )
    wacz(card / "cut.wacz", CLIP)
    cut = (card / "cut.wacz").read_bytes()
    (card / "cut.wacz").write_bytes(cut[: len(cut) // 2])
    report = _take(case, keys, card)
    assert report.count("taken_in") == 9 and not report.count("failed")
    assert sum(note.startswith("sidecar not read: ") for note in report.notes) == 5
    assert report.sidecars == {"yt_dlp_info": 1}
    assert verify(case, keys=keys).ok
    told = _records(case, keys)["yt_dlp_info"]["items"][0]["statements"]
    assert told["page_title"] == {"state": "absent"} and told["captured_at"] == {"state": "absent"}


def test_a_second_run_keeps_nothing_twice_and_a_recording_that_comes_later_is_joined(
    tmp_path: Path, case: Path, keys: KeyFolder, card: Path
) -> None:
    yt_dlp_info(card / "a.info.json")
    _take(case, keys, card)
    size = Case.open(case, keys=keys).log.size
    _take(case, keys, card)
    assert Case.open(case, keys=keys).log.size == size
    clip = _clip(card, "a.mp4")
    _take(case, keys, card)
    held = Case.open(case, keys=keys)
    (record,) = held.records("sidecar")
    assert record.version == 2
    assert list(_joined(_records(case, keys)["yt_dlp_info"]["items"][0])) == [clip]
    case_destroy(case, [record.path], basis="court_order", reason="order 7", keys=keys, disk=QuickDisk())
    _take(case, keys, card)
    assert not Case.open(case, keys=keys).records("sidecar")  # what was destroyed does not come back
    assert verify(case, keys=keys).ok


def test_nothing_that_a_sidecar_says_is_readable_in_the_folder(
    case: Path, keys: KeyFolder, card: Path
) -> None:
    yt_dlp_info(card / "a.info.json", uploader="canary-uploader-77")
    original = sha256((card / "a.info.json").read_bytes())
    _take(case, keys, card)
    for path in case.rglob("*"):
        if path.is_file() and path.name != original:
            assert b"canary-uploader-77" not in path.read_bytes() + os.fsencode(path.name)


def test_a_sidecar_from_elsewhere_through_the_command_line(
    tmp_path: Path, card: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DIPTYCH_KEYS", str(tmp_path / "keys"))
    folder, other = str(tmp_path / "yard"), tmp_path / "desk"
    other.mkdir()
    assert run(["case", "new", folder, "--title", "Yard", "--json"]) == 0
    clip = _clip(card, "yard.mp4")
    info = yt_dlp_info(other / "1.info.json", filename="yard.mp4")
    capsys.readouterr()
    words = ["take-in", str(card), "--sidecar", str(info), "--case", folder, "--no-examine", "--quiet"]
    assert run([*words, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["sidecars"] == {"yt_dlp_info": 1}
    assert {one["sha256"]: one["sidecars"] for one in told["files"]}[clip] == ["yt_dlp_info"]
    assert run(words) == 0
    assert "1 yt dlp info: of 1 of these files; kept as what it says, not as fact" in capsys.readouterr().out


def test_a_c2pa_manifest_is_found_and_read(case: Path, keys: KeyFolder, material: Path) -> None:
    pytest.importorskip("c2pa")
    signed = material / "provenance" / "video1.mp4"
    plain = material / "provenance" / "video1_no_manifest.mp4"
    _take(case, keys, signed, plain)
    found = _c2pa(case, keys)
    kept = found[sha256(signed.read_bytes())]
    assert kept["state"] == "present" and kept["where"] == "uuid box"
    assert kept["manifest"]["state"] == "valid"
    assert kept["manifest"]["says"]["signed_by"] == "C2PA Test Signing Cert"
    assert kept["manifest"]["says"]["actions"] == ["c2pa.opened"]
    assert found[sha256(plain.read_bytes())] == {"state": "absent"}


def test_a_changed_byte_makes_a_c2pa_manifest_invalid(
    tmp_path: Path, case: Path, keys: KeyFolder, material: Path
) -> None:
    pytest.importorskip("c2pa")
    content = bytearray((material / "provenance" / "video1.mp4").read_bytes())
    at = content.rindex(b"mdat") + 2000
    content[at] ^= 1
    (tmp_path / "changed.mp4").write_bytes(content)
    _take(case, keys, tmp_path / "changed.mp4")
    (found,) = _c2pa(case, keys).values()
    assert found["manifest"]["state"] == "invalid"
    assert "assertion.bmffHash.mismatch" in found["manifest"]["failed"]


def test_without_its_reader_a_manifest_is_present_and_not_looked_into(
    case: Path, keys: KeyFolder, material: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diptych.adapters.c2pa_manifests.has_reader", lambda: False)
    _take(case, keys, material / "provenance" / "video1.mp4")
    (found,) = _c2pa(case, keys).values()
    assert found["state"] == "present"
    assert found["manifest"] == {
        "state": "not_looked_for",
        "reason": "the reader is not installed (extra c2pa)",
    }


def _c2pa(case: Path, keys: KeyFolder) -> dict[str, Any]:
    held = Case.open(case, keys=keys)
    reports = {one.sha256: held.read_record(one.report) for one in held.originals() if one.report}
    return {sha: report["facts"]["c2pa"] for sha, report in reports.items()}  # type: ignore[index]


def test_a_manifest_beside_its_recording(case: Path, keys: KeyFolder, card: Path) -> None:
    clip = _clip(card, "a.mkv")
    (card / "a.c2pa").write_bytes(b"\x00\x00\x00\x10jumb")
    shutil.copy(card / "a.mkv", card / "b.mkv")
    assert _take(case, keys, card).sidecars == {"c2pa_manifest": 1}
    assert list(_joined(_records(case, keys)["c2pa_manifest"]["items"][0])) == [clip]


def test_a_person_sees_what_is_given_what_is_absent_and_what_nobody_looked_for(
    tmp_path: Path, card: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DIPTYCH_KEYS", str(tmp_path / "keys"))
    folder = str(tmp_path / "yard")
    assert run(["case", "new", folder, "--title", "Yard"]) == 0
    _clip(card, "a.mp4")
    _clip(card, "b.mp4", OTHER)
    yt_dlp_info(card / "a.info.json", title="canary\u202etitle")
    lonely = tmp_path / "c.mp4"
    lonely.write_bytes(b"alone")
    assert (
        run(["take-in", str(card), "--case", folder, "--source", "a resident", "--no-examine", "--quiet"])
        == 0
    )
    assert run(["take-in", str(lonely), "--case", folder, "--no-examine", "--no-sidecars", "--quiet"]) == 0
    words = ["--set", "reliability=first hand", "--set", "removal_risk=low"]
    assert run(["case", "sheet", folder, "intake_note", "--item", "2", "--by", "editor-1", *words]) == 0
    capsys.readouterr()
    assert run(["case", "show", folder, str(card / "a.mp4")]) == 0
    text = capsys.readouterr().out
    assert "yt dlp info (original 1) says; the file lies beside it" in text
    assert "  url: https://video.example.org/watch/yard0001" in text
    assert "canary‹U+202E›title" in text  # harmless to a terminal
    assert "  absent: " in text and "  not looked for: " in text
    assert "nothing of it was checked" in text and "reliability: first hand" in text
    assert "  source: a resident" in text
    for item, said in ((str(card / "b.mp4"), "none speaks of it"), (str(lonely), "nobody looked for them")):
        assert run(["case", "show", folder, item]) == 0
        assert f"sidecars: {said}" in capsys.readouterr().out
    assert run(["case", "show", folder, "2", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["sidecars"]["state"] == "given"
    assert told["sidecars"]["say"][0]["statements"]["place"] == {"state": "absent"}
    assert told["sheets"][0]["form"] == "intake_note"
    assert run(["case", "show", folder, "9"]) == 2


def test_recordings_inside_packages_become_originals_where_it_is_asked_for(
    case: Path, keys: KeyFolder, card: Path
) -> None:
    proofmode_zip(card / "bundle.zip", CLIP)
    wacz(card / "yard.wacz", OTHER, chunked=True)
    (card / "other.zip").write_bytes(_zip({"../../escape.mp4": b"no package that is known"}))
    assert _take(case, keys, card).count("taken_in") == 3
    report = _take(case, keys, card, unpacked=True)
    assert (report.count("taken_in"), report.count("known")) == (2, 3)
    held = Case.open(case, keys=keys)
    assert {sha256(CLIP), sha256(OTHER)} <= set(held.state.originals)
    receipt = held.read_record(held.state.originals[sha256(CLIP)].receipts[0])
    number = held.state.originals[sha256((card / "bundle.zip").read_bytes())].number
    assert receipt["place"] == f"inside original {number}" and receipt["name"] == "0001-VID_0001.mp4"
    said = _records(case, keys)
    assert list(_joined(said["proofmode_zip"]["items"][0])) == [sha256(CLIP)]
    assert list(_joined(said["wacz"]["items"][1])) == [sha256(OTHER)]
    told = [one for one in case_log(case, keys=keys) if one.entry.action == "unpacked"]
    assert [one.entry.about["recordings"] for one in told] == [[sha256(CLIP)], [sha256(OTHER)]]
    assert not list((case / "derived" / "unpacking").iterdir())
    again = _take(case, keys, card, unpacked=True)
    assert (again.count("taken_in"), again.count("known")) == (0, 5)
    assert len([one for one in case_log(case, keys=keys) if one.entry.action == "unpacked"]) == 2
    assert verify(case, keys=keys).ok


def test_a_package_made_to_fill_a_disk_and_a_damaged_one(
    case: Path, keys: KeyFolder, card: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diptych.adapters.sidecars_unpack.LEAST_BYTES", 1 << 20)
    bomb = {"a" * 64 + ".proof.json": b"{}", "VID_0001.mp4": b"x" * 1000, "VID_0002.mp4": bytes(32 << 20)}
    (card / "bomb.zip").write_bytes(_zip(bomb))
    wacz(card / "cut.wacz", CLIP)
    cut = (card / "cut.wacz").read_bytes()
    (card / "cut.wacz").write_bytes(cut.replace(b"WARC", b"WARP")[: len(cut) - 30])
    report = _take(case, keys, card, unpacked=True)
    assert sha256(b"x" * 1000) in Case.open(case, keys=keys).state.originals  # what came out whole is kept
    assert len(Case.open(case, keys=keys).originals()) == 3
    notes = [note for note in report.notes if note.startswith("not unpacked whole")]
    assert len(notes) == 2 and "more than a package of recordings does" in notes[0]


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()
