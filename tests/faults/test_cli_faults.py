"""Bad input and bad luck through the command line: one line, an exit code, nothing half-written."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import av
import pytest

from diptych.adapters import folders
from diptych.apps.cli import run
from make_copies import scene, write
from make_video import _write_tone, make_video, truncate


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_video(
        tmp_path_factory.mktemp("good") / "good.mp4", n_frames=50, width=320, height=240, seed=3
    )


def _state(path: Path) -> tuple[object, ...]:
    if not path.is_file():
        return ("no file", path.exists())
    facts = path.stat()
    return (hashlib.sha256(path.read_bytes()).hexdigest(), facts.st_mtime_ns, facts.st_mode, facts.st_size)


def _compare(first: Path, second: Path, out: Path, *more: str) -> int:
    return run(["compare", str(first), str(second), "--out", str(out), "--no-report", "--quiet", *more])


def _whole(out: Path) -> None:
    """Every JSON file in a result is whole, and nothing that was being written is left in its place."""
    for path in out.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))


def _text(path: Path) -> None:
    path.write_text("these are notes, not a video\n" * 50)


def _sound_only(path: Path) -> None:
    with av.open(str(path), "w") as container:
        _write_tone(container, container.add_stream("aac", rate=16_000, layout="mono"), 1.0)


def _no_index(path: Path) -> None:
    truncate(make_video(path, n_frames=40), 0.5)


def _long(path: Path) -> None:
    make_video(path, times_s=[0.0, 5 * 3600.0, 13 * 3600.0])


def _bomb(path: Path) -> None:
    make_video(path, n_frames=1, width=6400, height=6400)  # 41 million pixels, one million above the limit


BAD = {
    "text": (_text, 11, "not_a_video"),
    "empty": (Path.touch, 11, "not_a_video"),
    "no index": (_no_index, 11, "not_a_video"),
    "sound only": (_sound_only, 12, "no_picture"),
    "folder": (Path.mkdir, 14, "unreadable"),
    "missing": (lambda path: None, 14, "unreadable"),
    "13 hours": (_long, 13, "too_large"),
    "bomb": (_bomb, 13, "too_large"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_line_and_an_exit_code(
    name: str, good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make, code, kind = BAD[name]
    bad, out = tmp_path / "bad.mp4", tmp_path / "result"
    make(bad)
    before = [_state(good), _state(bad)]
    assert _compare(good, bad, out) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("diptych: ") and shown.err.count("\n") == 1
    assert "bad.mp4" in shown.err and str(tmp_path) not in shown.err
    assert _compare(bad, good, out, "--json") == code
    shown = capsys.readouterr()
    assert json.loads(shown.out)["error"]["kind"] == kind
    assert shown.err == ""
    assert [_state(good), _state(bad)] == before
    assert not (out / "findings.json").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(good: Path, tmp_path: Path) -> None:
    bad = make_video(tmp_path / "bad.mp4")
    bad.chmod(0)
    assert _compare(good, bad, tmp_path / "result") == 14


def test_one_picture_and_truncated_files_give_a_result(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = make_video(tmp_path / "one.mp4", n_frames=1)
    cut = truncate(make_video(tmp_path / "cut.mp4", n_frames=100, front_index=True), 0.6)
    for bad in (one, cut):
        out = tmp_path / bad.stem
        before = _state(bad)
        assert _compare(good, bad, out, "--json") == 0
        found = json.loads(capsys.readouterr().out)
        assert found == json.loads((out / "findings.json").read_text(encoding="utf-8"))
        assert found["comparisons"][0]["clock"]["verdict"] == "undetermined"
        assert found["comparisons"][0]["clock"]["reason"]
        assert _state(bad) == before
        if bad is cut:
            assert found["recordings"][1]["notes"], "nothing was said about the missing part"


def test_the_same_file_twice_is_said_in_words(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = _compare(good, good, tmp_path / "result", "--json")
    found = json.loads(capsys.readouterr().out)
    if code == 2:
        assert "twice" in found["error"]["message"] or "same file" in found["error"]["message"]
    else:
        assert code == 0
        assert found["comparisons"][0]["same_footage"]["verdict"] == "yes"


def test_another_folder_is_refused_untouched(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "photos"
    out.mkdir()
    (out / "holiday.jpg").write_bytes(b"x")
    assert _compare(good, good, out, "--json") == 15
    assert json.loads(capsys.readouterr().out)["error"]["kind"] == "output_refused"
    assert [p.name for p in out.iterdir()] == ["holiday.jpg"]


@pytest.mark.parametrize("n_writes", [0, 2])
def test_a_full_disk_is_said_and_leaves_nothing_half_written(
    n_writes: int,
    good: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = make_video(tmp_path / "other.mp4", n_frames=40, width=320, height=240, seed=4)
    flush, left = os.fsync, [n_writes]

    def fsync(descriptor: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "no space")
        flush(descriptor)

    monkeypatch.setattr(folders.os, "fsync", fsync)
    monkeypatch.setattr(folders, "_flush_folder", lambda _folder: None)
    out = tmp_path / "result"
    code = _compare(good, other, out, "--json")
    shown = capsys.readouterr()
    monkeypatch.undo()
    _whole(out)
    if code != 0:  # a run that writes fewer files than the disk holds is done
        assert code == 16
        assert json.loads(shown.out)["error"]["kind"] == "output_failed"
        assert not (out / "findings.json").exists() or n_writes >= 3
    assert folders.open_result_folder(out).path == out, "the next run would be refused"


@pytest.fixture(scope="module")
def videos(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """A short and a long one: the short one is examined and kept while the other is still being examined.

    They are of two scenes: an edit list of one to the other would take longer than all the rest.
    """
    folder = tmp_path_factory.mktemp("videos")
    return [
        str(write(folder / "short.mp4", scene(4, 2.0))),
        str(write(folder / "long.mp4", scene(3, 20.0))),
    ]


def _started(videos: list[str], out: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "diptych", "compare", *videos, "--out", str(out), "--no-report"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _wait_for_kept_work(process: subprocess.Popen[str], out: Path) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        if any((out / ".diptych" / "kept").glob("*.bin")):
            return
        time.sleep(0.05)


@pytest.mark.skipif(os.name == "nt", reason="signals of this kind are not there")
def test_a_killed_run_leaves_nothing_half_written_and_the_next_resumes(
    videos: list[str], tmp_path: Path
) -> None:
    out = tmp_path / "result"
    process = _started(videos, out)
    _wait_for_kept_work(process, out)
    process.kill()
    process.communicate()
    assert process.returncode == -signal.SIGKILL, "it was done before it was killed"
    _whole(out)
    assert not (out / "findings.json").exists()
    kept = {path.name: path.stat().st_mtime_ns for path in (out / ".diptych" / "kept").glob("*.bin")}
    again = _started(videos, out)
    text, errors = again.communicate(timeout=300)
    assert again.returncode == 0, errors
    assert text
    _whole(out)
    assert not list(out.rglob(".part-*"))
    for name, written in kept.items():
        assert (out / ".diptych" / "kept" / name).stat().st_mtime_ns == written, (
            "finished work was done again"
        )


@pytest.mark.usefixtures("heard_ctrl_c")
@pytest.mark.skipif(os.name == "nt", reason="signals of this kind are not there")
def test_ctrl_c_is_130_and_one_line(videos: list[str], tmp_path: Path) -> None:
    out = tmp_path / "result"
    process = _started(videos, out)
    _wait_for_kept_work(process, out)
    process.send_signal(signal.SIGINT)
    text, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert text == ""
    assert "Traceback" not in errors and "interrupted" in errors.splitlines()[-1]
    _whole(out)
