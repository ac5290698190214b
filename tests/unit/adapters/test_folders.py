"""Result folders, digests, whole-or-nothing writes, kept work."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diptych.adapters import folders
from diptych.adapters.folders import (
    Store,
    digest_file,
    open_result_folder,
    write_bytes_atomic,
    write_json_atomic,
)
from diptych.model.errors import OutputFailedError, OutputRefusedError, UnreadableError
from diptych.model.findings import FORMAT


def _store(folder: Path, version: str = "1") -> Store:
    return Store(folder=folder, settings_digest="s" * 64, version=version)


def test_digest_is_sha256_and_progress_ends_at_one(tmp_path: Path) -> None:
    content = os.urandom(3 * (1 << 20) + 17)
    path = tmp_path / "a.bin"
    path.write_bytes(content)
    seen: list[float] = []
    assert digest_file(path, seen.append) == hashlib.sha256(content).hexdigest()
    assert seen == sorted(seen) and seen[-1] == 1.0


@pytest.mark.parametrize("name", ["missing.mp4", ".", "bad\0name"])
def test_digest_of_what_is_no_file_is_unreadable(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableError):
        digest_file(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_digest_of_a_pipe_does_not_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mp4")
    with pytest.raises(UnreadableError, match="not a regular file"):
        digest_file(tmp_path / "pipe.mp4")


def test_absent_and_empty_folders_are_claimed(tmp_path: Path) -> None:
    for path in (tmp_path / "deep" / "new", tmp_path / "empty"):
        if path.name == "empty":
            path.mkdir()
        assert not open_result_folder(path).held_earlier_result
        assert open_result_folder(path).held_earlier_result


def test_a_folder_with_our_findings_is_ours(tmp_path: Path) -> None:
    write_json_atomic(tmp_path / "findings.json", {"format": FORMAT})
    assert open_result_folder(tmp_path).held_earlier_result


@pytest.mark.parametrize("content", ['{"format": "another/1"}', "[]", "not json", "", "[" * 100_000])
def test_a_folder_with_something_else_is_refused_untouched(tmp_path: Path, content: str) -> None:
    (tmp_path / "findings.json").write_text(content)
    (tmp_path / ".part-of-somebody").write_text("x")
    before = sorted(p.name for p in tmp_path.iterdir())
    with pytest.raises(OutputRefusedError):
        open_result_folder(tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == before


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputRefusedError):
        open_result_folder(tmp_path / "file")
    with pytest.raises((OutputRefusedError, OutputFailedError)):
        open_result_folder(tmp_path / "file" / "below")


def test_what_was_being_written_is_cleared_and_nothing_behind_a_link(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / ".part-theirs").write_text("x")
    result = tmp_path / "result"
    open_result_folder(result)
    (result / "media").mkdir()
    (result / "media" / ".part-abc").write_text("half")
    (result / "link").symlink_to(outside, target_is_directory=True)
    open_result_folder(result)
    assert not (result / "media" / ".part-abc").exists()
    assert (outside / ".part-theirs").exists()


def test_a_failed_write_leaves_the_old_file_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "findings.json"
    write_bytes_atomic(path, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(folders.os, "fsync", full)
    with pytest.raises(OutputFailedError, match="no space left"):
        write_bytes_atomic(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["findings.json"]


def test_an_interrupted_write_leaves_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(folders.os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_bytes_atomic(tmp_path / "a", b"new")
    assert list(tmp_path.iterdir()) == []


def test_json_is_utf8_and_refuses_nan(tmp_path: Path) -> None:
    write_json_atomic(tmp_path / "a.json", {"über": [1, None]})
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == {"über": [1, None]}
    with pytest.raises(ValueError):
        write_json_atomic(tmp_path / "b.json", {"x": float("nan")})
    assert not (tmp_path / "b.json").exists()


def test_kept_work_is_found_by_content_settings_and_version(tmp_path: Path) -> None:
    store = _store(tmp_path)
    store.put("tracks", ["aa"], b"work")
    assert store.get("tracks", ["aa"]) == b"work"
    assert store.get("tracks", ["bb"]) is None
    assert store.get("ground", ["aa"]) is None
    assert _store(tmp_path, version="2").get("tracks", ["aa"]) is None
    assert store.key("a", ["b", "c"]) != store.key("a", ["bc"])


@given(place=st.integers(0, 60), change=st.integers(1, 255))
@settings(max_examples=40, deadline=None)
def test_a_damaged_entry_counts_as_absent(
    tmp_path_factory: pytest.TempPathFactory, place: int, change: int
) -> None:
    store = _store(tmp_path_factory.mktemp("kept"))
    store.put("tracks", ["aa"], b"twelve bytes")
    (entry,) = store.folder.iterdir()
    raw = bytearray(entry.read_bytes())
    raw[place % len(raw)] ^= change
    entry.write_bytes(raw)
    assert store.get("tracks", ["aa"]) is None
    entry.write_bytes(raw[: place % len(raw)])
    assert store.get("tracks", ["aa"]) is None
