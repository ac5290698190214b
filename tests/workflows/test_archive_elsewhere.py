"""Media that lie elsewhere: fetched in ranges, decoded from a copy that does not stay; no network unless asked."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

import make_copies as mk
from diptych.adapters import remote_media
from diptych.adapters.remote_media import fetched, list_remote, look, open_remote
from diptych.apps.cli import run
from diptych.model.errors import UnreadableError
from make_video import make_video


@pytest.fixture
def store() -> Iterator[fsspec.AbstractFileSystem]:
    system = fsspec.filesystem("memory")
    system.store.clear()
    yield system
    system.store.clear()


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict]:
    code = run([*arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_store_is_read_in_ranges_and_the_copy_is_gone(store, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(remote_media, "RANGE_BYTES", 1000)
    content = bytes(range(256)) * 17
    store.pipe("/films/a.mp4", content)
    asked: list[tuple[int, int]] = []
    plain = type(store).cat_file

    def cat_file(self, path, start=None, end=None, **more):
        asked.append((start, end))
        if len(asked) == 2:
            raise OSError("the line was cut")  # once: the range is asked for again
        return plain(self, path, start=start, end=end, **more)

    monkeypatch.setattr(type(store), "cat_file", cat_file)
    with fetched("memory://films/a.mp4", tmp_path / "scratch") as copy:
        assert copy.read_bytes() == content
        assert copy.suffix == ".mp4"
    assert asked == [(0, 1000), (1000, 2000), (1000, 2000), (2000, 3000), (3000, 4000), (4000, 4352)]
    assert list((tmp_path / "scratch").iterdir()) == []


def test_a_file_that_changes_on_the_way_is_refused(store, tmp_path, monkeypatch) -> None:
    store.pipe("/films/a.mp4", b"before" * 100)
    plain = remote_media._range

    def swapped(system, path, begin, end):
        content = plain(system, path, begin, end)
        store.pipe("/films/a.mp4", b"behind" * 100)
        return content

    monkeypatch.setattr(remote_media, "_range", swapped)
    with pytest.raises(UnreadableError, match="changed"), fetched("memory://films/a.mp4", tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_range_that_stays_short_is_said(store, tmp_path, monkeypatch) -> None:
    store.pipe("/films/a.mp4", b"x" * 100)
    monkeypatch.setattr(type(store), "cat_file", lambda self, path, **more: b"short")
    with (
        pytest.raises(UnreadableError, match=r"a\.mp4 cannot be read"),
        fetched("memory://films/a.mp4", tmp_path),
    ):
        pass


def test_what_is_there_and_what_is_not(store) -> None:
    store.pipe("/films/a.mp4", b"one")
    store.pipe("/films/deep/b.mkv", b"two")
    store.pipe("/films/notes.txt", b"three")
    assert list_remote("memory://films") == (["memory:///films/a.mp4", "memory:///films/deep/b.mkv"], 1)
    before = look("memory://films/a.mp4")
    assert before.size == 3
    store.pipe("/films/a.mp4", b"two")
    assert look("memory://films/a.mp4") != before
    with open_remote("memory://films/deep/b.mkv") as stream:
        stream.seek(1)
        assert stream.read() == b"wo"
    with pytest.raises(UnreadableError, match=r"gone\.mp4"):
        look("memory://films/gone.mp4")


def test_adding_and_finding(store, tmp_path, capsys) -> None:
    frames = mk.scene(3, 3.0)
    source = mk.write(tmp_path / "source.mp4", frames)
    query = mk.write(tmp_path / "query.mp4", frames, crf=30)
    store.pipe("/films/source.mp4", source.read_bytes())
    store.pipe("/films/broken.mp4", b"\x00\x00\x00\x18ftypmp42 and nothing more")
    source.unlink()
    archive = tmp_path / "archive"
    arguments = ("archive", "add", "memory://films", "memory://none/a.mp4", "--archive", str(archive))
    code, added = _json(capsys, *arguments)
    assert (code, added["added"], added["failed"]) == (3, 1, 2)
    assert {one["kind"] for one in added["not_taken"]} == {"not_a_video", "unreadable"}
    assert list((archive / ".diptych" / "fetched").iterdir()) == []

    _, again = _json(capsys, *arguments)
    assert (again["added"], again["known"]) == (0, 1)

    _, held = _json(capsys, "archive", "status", "--archive", str(archive))
    assert (held["recordings"], held["missing"]) == (1, [])

    code, found = _json(capsys, "find", str(query), "--archive", str(archive), "--quiet")
    assert code == 0
    (match,) = found["same_footage"]
    assert match["file"] == "memory:///films/source.mp4"
    assert match["pieces"][0]["basis"] == "frames"

    store.pipe("/films/source.mp4", b"another")
    _, found = _json(capsys, "find", str(query), "--archive", str(archive), "--quiet")
    assert any("no longer there" in note for note in found["notes"])


def test_lists_may_name_addresses(store, tmp_path, capsys) -> None:
    film = make_video(tmp_path / "a.mp4", n_frames=30, seed=1)
    store.pipe("/films/a.mp4", Path(film).read_bytes())
    (tmp_path / "list.csv").write_text("path\nmemory://films/a.mp4\n")
    code, added = _json(
        capsys, "archive", "add", str(tmp_path / "list.csv"), "--archive", str(tmp_path / "archive")
    )
    assert (code, added["added"]) == (0, 1)


def test_paths_never_ask_a_network(tmp_path, capsys, monkeypatch) -> None:
    make_video(tmp_path / "a.mp4", n_frames=30, seed=1)

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(remote_media, "_system", refused)
    code, added = _json(
        capsys, "archive", "add", str(tmp_path / "a.mp4"), "--archive", str(tmp_path / "archive")
    )
    assert (code, added["added"]) == (0, 1)


def test_s3_over_its_own_protocol(tmp_path, capsys, monkeypatch) -> None:
    from moto.server import ThreadedMotoServer

    film = make_video(tmp_path / "a.mp4", n_frames=30, seed=1)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    try:
        host, port = server.get_host_and_port()
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "invented")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "invented")
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        fsspec.config.conf["s3"] = {"endpoint_url": f"http://{host}:{port}"}
        system = fsspec.filesystem("s3")
        system.mkdir("films")
        system.pipe("films/a.mp4", Path(film).read_bytes())
        with open_remote("s3://films/a.mp4") as stream:
            import av

            with av.open(stream) as container:
                assert container.streams.video[0].codec_context.width > 0
        archive = str(tmp_path / "archive")
        capsys.readouterr()  # what the server says of itself
        code, added = _json(capsys, "archive", "add", "s3://films", "--archive", archive)
        assert (code, added["added"]) == (0, 1)
        _, again = _json(capsys, "archive", "add", "s3://films/a.mp4", "--archive", archive)
        assert (again["added"], again["known"]) == (0, 1)
    finally:
        fsspec.config.conf.pop("s3", None)
        server.stop()
