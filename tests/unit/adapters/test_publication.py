from __future__ import annotations

import struct
import zlib
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from diptych.adapters.publication import encode_copy
from diptych.adapters.publication_boxes import problems_of_mp4, problems_of_png, problems_of_webp
from diptych.adapters.publication_check import check_file
from diptych.adapters.publication_pictures import png
from diptych.adapters.publication_scan import Scanner
from diptych.adapters.video import VideoReader, read_sound
from diptych.model.sealed_forms import forms_of
from make_canaries import PLACES, canary, plant
from make_video import make_video


def copy_of(source: Path, target: Path, change=lambda _k, _t, picture: picture, **more) -> Path:
    settings = {"size": (160, 120), "end_s": 2.0, **more}
    encode_copy(source, target, change, **settings)
    return target


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plant(tmp_path_factory.mktemp("planted"))


@pytest.fixture(scope="module")
def clean(planted: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of(planted, tmp_path_factory.mktemp("clean") / "copy.mp4", sound=[(0.5, 1.0)])


def test_the_planted_recording_holds_every_text_and_decodes(planted: Path) -> None:
    hits = Scanner([canary(place) for place in PLACES]).scan(planted.parent.parent)
    assert {PLACES[hit.text] for hit in hits} == set(PLACES) and len(PLACES) >= 40
    assert len(list(VideoReader(planted))) == 50


def test_a_copy_holds_no_planted_text_and_passes_every_check(planted: Path, clean: Path) -> None:
    checked = check_file(clean, forbidden=[canary(place) for place in PLACES])
    assert checked.ok, checked.problems
    assert not check_file(planted).ok


def test_the_same_pictures_give_the_same_bytes_whatever_lies_around_them(tmp_path: Path) -> None:
    grey = np.full((120, 160, 3), 90, np.uint8)
    copies = []
    for k, seed in enumerate((1, 2, 1)):
        source = make_video(tmp_path / f"{k}.mp4", n_frames=12, seed=seed)
        copies.append(copy_of(source, tmp_path / f"copy-{k}.mp4", lambda *_: grey).read_bytes())
    assert copies[0] == copies[1] == copies[2], "masked recordings that differ give one and the same copy"
    shown = copy_of(tmp_path / "1.mp4", tmp_path / "shown.mp4").read_bytes()
    assert shown != copies[0]


def test_times_are_the_original_s_to_the_millisecond(tmp_path: Path) -> None:
    times = [0.0, 0.0401, 0.1234, 0.2, 0.5008, 0.9]
    source = make_video(tmp_path / "a.mp4", times_s=times)
    reader = VideoReader(copy_of(source, tmp_path / "copy.mp4"))
    assert len(list(reader)) == len(times)
    assert [float(t) for t in reader.times] == pytest.approx([round(t, 3) for t in times], abs=1e-9)


def test_sound_is_heard_in_its_spans_only_and_absent_without_one(
    tmp_path: Path, planted: Path, clean: Path
) -> None:
    sound = read_sound(clean, 16_000)
    assert sound is not None
    loud = [float(np.abs(sound.samples[k : k + 1600]).max()) for k in range(0, 30_000, 1600)]
    assert all(level > 0.1 for level in loud[6:9])
    assert max(loud[:4] + loud[12:]) < 0.01
    assert read_sound(copy_of(planted, tmp_path / "silent.mp4"), 16_000) is None


def test_every_added_changed_or_trailing_part_is_a_problem(clean: Path) -> None:
    data = clean.read_bytes()
    assert problems_of_mp4(data) == []
    box = lambda kind, body: struct.pack(">I4s", 8 + len(body), kind) + body  # noqa: E731
    moov = data.index(b"moov") - 4
    added = {
        "trailing": data + b"words of somebody",
        "one byte": data + b"\0",
        "free": data + box(b"free", b"words"),
        "uuid": data + box(b"uuid", bytes(16)),
        "udta": data + box(b"udta", b""),
        "second mdat": data + box(b"mdat", b"words"),
        "first": box(b"skip", b"") + data,
        "handler": data.replace(b"VideoHandler", b"Video0f0Anna"),
        "tag list": data.replace(b"ilst", b"ilsu"),
        "mark": data.replace(b"isomiso2", b"isomAnna"),
        "truncated": data[:-7],
        "nothing": b"",
        "no box": b"\0" * 64,
    }
    inside = bytearray(data)
    size = struct.unpack_from(">I", inside, moov)[0]
    inside[moov : moov + 4] = struct.pack(">I", size + 12)
    inside[moov + size : moov + size] = box(b"Anna", b"word")
    added["inside moov"] = bytes(inside)
    for name, changed in added.items():
        assert changed != data and problems_of_mp4(changed), name


def test_a_message_in_the_picture_stream_is_a_problem(tmp_path: Path) -> None:
    source = make_video(tmp_path / "a.mp4", n_frames=10)
    assert any("kind 6" in problem for problem in problems_of_mp4(source.read_bytes()))


def test_any_flipped_bit_of_the_tables_never_crashes_the_walk(clean: Path) -> None:
    data = clean.read_bytes()
    random = np.random.default_rng(4)
    tables = data.index(b"moov"), data.index(b"mdat")
    for place in random.integers(min(tables), max(tables), 400):
        changed = bytearray(data)
        changed[place] ^= 1 << int(random.integers(8))
        problems_of_mp4(bytes(changed))


def test_pictures_hold_pixels_only() -> None:
    picture = np.random.default_rng(0).integers(0, 256, (20, 30, 3), dtype=np.uint8)
    data = png(picture)
    assert problems_of_png(data) == [] and png(picture) == data
    text = b"tEXt" + b"Author\0Anna"
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    assert problems_of_png(data[:-12] + chunk + data[-12:])
    assert problems_of_png(data + b"Anna")
    assert problems_of_png(data[:-12])
    webp = bytes(cv2.imencode(".webp", picture)[1].tobytes())
    assert problems_of_webp(webp) == []
    assert problems_of_webp(webp + b"Anna")
    exif = b"EXIF" + struct.pack("<I", 4) + b"Anna"
    assert problems_of_webp(b"RIFF" + struct.pack("<I", len(webp) - 8 + len(exif)) + webp[8:] + exif)


@pytest.mark.parametrize("text", ["Ada Example", "Żółć Iwanow", "Іван Приклад", "203.0.113.77", "a<b>&\"c'"])
def test_every_form_of_a_text_is_found_at_every_place(text: str, tmp_path: Path) -> None:
    import base64
    import gzip
    import html
    import json
    import urllib.parse
    import zipfile

    raw = text.encode("utf-8")
    written = [
        raw, text.upper().encode(), text.lower().encode(), text.encode("utf-16"), text.encode("utf-16-be"),
        json.dumps(text).encode(), html.escape(text).encode(), urllib.parse.quote(text).encode(), raw.hex().encode(),
        gzip.compress(raw), text.encode("ascii", "xmlcharrefreplace"),
        *(base64.b64encode(b"x" * k + raw + b"tail") for k in range(4)),
    ]  # fmt: skip
    scanner = Scanner(["something else", text])
    for k, content in enumerate(written):
        for before in (b"", b"\0\xff" * 7):
            if content[:2] == b"\x1f\x8b" and before:
                continue
            hits = scanner.scan_bytes(before + content, "x")
            assert {hit.text for hit in hits} == {1}, k
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("inner.txt", text * 20)
    assert {hit.text for hit in scanner.scan(tmp_path)} == {1}
    assert Scanner([text]).scan_bytes(b"Ada  Exampl Zolc 203.0.113.7", "x") == []


def test_a_text_across_two_blocks_and_in_a_name_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diptych.adapters.publication_scan.CHUNK", 64)
    (tmp_path / "a").write_bytes(b"." * 60 + b"Ada Example" + b"." * 100)
    (tmp_path / "Ada Example.txt").write_bytes(b"")
    hits = Scanner(["Ada Example"]).scan(tmp_path)
    assert {(hit.where, hit.offset) for hit in hits} == {("name of file 0", -1), ("a", 60)}
    assert not any("Ada" in hit.where for hit in hits)
    with pytest.raises(ValueError):
        forms_of("Ada")


def test_tags_and_chapters_are_problems_even_where_boxes_would_pass(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    with av.open(str(path), "w") as out:
        out.metadata["title"] = "Anna"
        stream = out.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        out.mux(stream.encode(av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8))))
        out.mux(stream.encode(None))
    checked = check_file(path, forbidden=["Anna"])
    assert not checked.ok and checked.not_checkable


def test_names_of_empty_folders_and_of_links_to_folders_are_searched(tmp_path: Path) -> None:
    (tmp_path / "out" / "a" / "Ada Example").mkdir(parents=True)
    (tmp_path / "out" / "b").mkdir()
    (tmp_path / "elsewhere of Ada Example").mkdir()
    (tmp_path / "out" / "link").symlink_to(tmp_path / "elsewhere of Ada Example")
    hits = Scanner(["Ada Example"]).scan(tmp_path / "out")
    assert [(hit.offset, hit.where.startswith("name of file")) for hit in hits if hit.offset < 0] == [
        (-1, True)
    ]
    assert any(hit.where == "link" for hit in hits)  # where it leads to stands in the link
    assert not any("Ada" in hit.where for hit in hits)
    assert not Scanner(["Ada Example"]).scan(tmp_path / "out" / "b")
