"""Adding that is killed at any point goes on to the same archive; a damaged index is made anew and answers the same."""

from __future__ import annotations

import base64
import datetime
import hashlib
import itertools
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from diptych.adapters.archive_store import Contents, open_archive, read_archive
from diptych.adapters.folders import digest_file
from diptych.algorithms.fingerprint import Fingerprint
from diptych.domains.archive import candidates as c
from diptych.domains.archive.records import fingerprint_path, item_from_fingerprint
from diptych.workflows import archive_add

KILLED_EVERY = 3
"""One step in so many is the last one today, others tomorrow: all of them take a minute."""


def _fingerprint(seed: int, n_ticks: int = 40) -> Fingerprint:
    random = np.random.default_rng(seed)
    moments = n_ticks // 4
    return Fingerprint(
        duration_s=n_ticks / 4,
        width=640,
        height=360,
        picture=np.repeat(random.integers(1, 1 << 64, n_ticks // 2, dtype=np.uint64), 2),
        change=random.integers(1, 1 << 64, n_ticks, dtype=np.uint64),
        moments=np.arange(moments, dtype=np.float32),
        counts=np.full(moments, 6, np.uint8),
        places=random.integers(0, 65536, (6 * moments, 2)).astype(np.uint16),
        shapes=random.integers(0, 256, (6 * moments, 2)).astype(np.uint8),
        codes=random.integers(0, 256, (6 * moments, 16)).astype(np.uint8),
    )


def _item(path: Path, sha256: str) -> bytes:
    return item_from_fingerprint(_fingerprint(int(path.stem)), sha256=sha256, frames=250, facts={})


class _Hands:
    """Answers as helpers do, without decoding: the fingerprint follows from the name, ``bad`` files have none."""

    def run(self, _target: str, jobs: list[dict], *, progress: Callable, done: Callable) -> None:
        for k, job in enumerate(jobs):
            answers = []
            for name in job["paths"]:
                path = Path(name)
                good = path.suffix == ".mp4"
                sha256 = digest_file(path) if good else ""
                item = base64.b64encode(_item(path, sha256)).decode() if good else ""
                answers.append(
                    {"sha256": sha256, "item": item, "sound": "", "notes": []}
                    | {"kind": "" if good else "not_a_video", "reason": "" if good else "it is bad"}
                )
            done(k, json.dumps(answers).encode())


@pytest.fixture
def without_decoding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_add, "hands_for", lambda *_args, **_more: _Hands())
    monkeypatch.setattr(archive_add, "add_sounds", lambda *_args, **_more: [])
    monkeypatch.setattr(archive_add, "BATCH_FILES", 2)


@pytest.fixture
def media(tmp_path: Path) -> Path:
    folder = tmp_path / "media"
    folder.mkdir()
    for k in range(5):
        (folder / f"{k}.mp4").write_bytes(f"film {k}".encode())
    (folder / "5.mkv").write_bytes(b"bad")
    return folder


class _Killed(BaseException):
    pass


@contextmanager
def _killed_at(n: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """End at the n-th step that changes the disk for good; nothing after it happens, no clearing up either."""
    steps = [0]
    with monkeypatch.context() as patch:

        def counted(plain: Callable) -> Callable:
            def call(*args: object, **more: object) -> object:
                steps[0] += 1
                if steps[0] >= n:
                    raise _Killed
                return plain(*args, **more)

            return call

        for module, name in ((os, "fsync"), (os, "replace"), (os, "unlink"), (shutil, "rmtree")):
            patch.setattr(module, name, counted(getattr(module, name)))
        patch.setattr(Path, "unlink", counted(Path.unlink))
        yield steps


def _held(archive: Path) -> dict[str, str]:
    kept = {
        path.relative_to(archive).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for part in ("fingerprints", "search")
        for path in sorted((archive / part).rglob("*"))
        if path.is_file()
    }
    lines = read_archive(archive).lines()
    return kept | {line.file: f"{line.sha256} {line.kind}" for line in lines}


def test_killed_at_any_point_it_goes_on_to_the_same(
    media: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without_decoding: None
) -> None:
    whole = archive_add.add([media], archive=tmp_path / "whole")
    assert (whole.added, len(whole.not_taken)) == (5, 1)
    expected = _held(tmp_path / "whole")
    first = 1 + datetime.date.today().toordinal() % KILLED_EVERY
    for n in itertools.count(first, KILLED_EVERY):
        archive = tmp_path / f"killed-{n}"
        try:
            with _killed_at(n, monkeypatch):
                archive_add.add([media], archive=archive)
        except _Killed:
            again = archive_add.add([media], archive=archive)
            assert again.added + again.known == 5
            assert len(again.not_taken) == 1
            assert _held(archive) == expected
            shutil.rmtree(archive)
        else:
            break
    assert n > 50  # there were so many points


def test_what_a_helper_says_is_held_to_its_form(
    media: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without_decoding: None
) -> None:
    def lying(self: _Hands, _target: str, jobs: list[dict], *, progress: Callable, done: Callable) -> None:
        for k, job in enumerate(jobs):
            one = {
                "sha256": "../../../outside",
                "item": "",
                "sound": "",
                "notes": [],
                "kind": "",
                "reason": "",
            }
            done(k, json.dumps([one] * len(job["paths"])).encode())

    monkeypatch.setattr(_Hands, "run", lying)
    added = archive_add.add([media], archive=tmp_path / "archive")
    assert (added.added, len(added.not_taken)) == (0, 6)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = open_archive(tmp_path / "archive")
    for k in range(40):
        sha256 = hashlib.sha256(b"%d" % k).hexdigest()
        place = fingerprint_path(folder.fingerprints, sha256)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(item_from_fingerprint(_fingerprint(k), sha256=sha256, frames=250, facts={}))
    folder.close()
    return tmp_path / "archive"


def _names() -> list[str]:
    return [hashlib.sha256(b"%d" % k).hexdigest() for k in range(40)]


def _copy(k: int, n_bits: int, seed: int) -> Fingerprint:
    """A copy of part of a recording: some bits of every code differ."""
    one, random = _fingerprint(k), np.random.default_rng(seed)
    flips = np.zeros(len(one.picture), np.uint64)
    for row in range(len(flips)):
        for bit in random.choice(64, n_bits, replace=False):
            flips[row] ^= np.uint64(1) << np.uint64(bit)
    return replace(
        one, picture=(one.picture ^ flips)[8:28], codes=one.codes[:0], counts=np.zeros(0, np.uint8)
    )


def test_copies_with_errors_are_found_and_others_are_not(archive: Path) -> None:
    indexes = c.up_to_date(archive / "search", archive / "fingerprints", _names())
    assert indexes.n_searched == 40
    for k in (3, 17, 39):
        assert c.candidates(indexes, _copy(k, 6, seed=k)) == [_names()[k]]
        local = replace(_fingerprint(k), picture=np.zeros(0, np.uint64))
        assert c.candidates(indexes, local) == [_names()[k]]
    assert c.candidates(indexes, _fingerprint(99)) == []
    assert c.candidates(indexes, _copy(3, 30, seed=1)) == []


def test_common_pictures_hide_no_copy(tmp_path: Path) -> None:
    """A title of two seconds that all share, and a copy whose own pictures carry errors."""
    title = np.repeat(np.random.default_rng(77).integers(1, 1 << 64, 4, dtype=np.uint64), 2)
    names = _names() * 3
    names = [hashlib.sha256(f"{k}".encode()).hexdigest() for k in range(120)]
    folder = open_archive(tmp_path / "archive")
    for k, sha256 in enumerate(names):
        one = _fingerprint(k)
        one = replace(one, picture=np.r_[title, one.picture])
        place = fingerprint_path(folder.fingerprints, sha256)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(item_from_fingerprint(one, sha256=sha256, frames=250, facts={}))
    indexes = c.up_to_date(folder.search, folder.fingerprints, names)
    for k in (5, 60, 119):
        asked = _copy(k, 6, seed=k)
        found = c.candidates(indexes, replace(asked, picture=np.r_[title, asked.picture]))
        assert found[0] == names[k]
    folder.close()


def test_a_damaged_index_is_made_anew_and_answers_the_same(archive: Path) -> None:
    names = _names()
    whole = c.up_to_date(archive / "search", archive / "fingerprints", names)
    questions = [_fingerprint(k) for k in (0, 11, 23, 39)]
    expected = [c.candidates(whole, one) for one in questions]
    assert [some[0] for some in expected] == [names[k] for k in (0, 11, 23, 39)]
    files = sorted((archive / "search").rglob("*.*"))
    files = [path for path in files if path.is_file()]
    contents = {path: path.read_bytes() for path in files}
    random = np.random.default_rng(4)
    for k, path in enumerate(files):
        for harm in (("flip", "cut", "missing")[k % 3],):
            raw = bytearray(contents[path])
            if harm == "flip":
                raw[int(random.integers(len(raw)))] ^= 1 << int(random.integers(8))
            elif harm == "cut":
                del raw[int(random.integers(len(raw))) :]
            path.write_bytes(raw) if harm != "missing" else path.unlink()
            indexes = c.up_to_date(archive / "search", archive / "fingerprints", names)
            assert [c.candidates(indexes, one) for one in questions] == expected, (path.name, harm)
            assert indexes.n_searched == 40
            assert indexes.coarse.digests() == indexes.local.digests() == set(names)
            for one in files:  # as it was, for the next harm; what was made anew has the same names
                one.parent.mkdir(parents=True, exist_ok=True)
                one.write_bytes(contents[one])


def test_a_damaged_fingerprint_is_left_out_and_said(archive: Path) -> None:
    place = fingerprint_path(archive / "fingerprints", _names()[5])
    for at in range(0, place.stat().st_size, 997):
        raw = bytearray(place.read_bytes())
        raw[at] ^= 1
        place.write_bytes(raw)
        indexes = c.up_to_date(archive / "search", archive / "fingerprints", _names())
        assert indexes.n_searched == 39
        raw[at] ^= 1
        place.write_bytes(raw)
        shutil.rmtree(archive / "search")


def test_contents_of_a_large_archive_are_asked_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from diptych.adapters import archive_store
    from diptych.adapters.archive_segments import combine

    folder = open_archive(tmp_path / "archive")
    names = _names()
    line = archive_store.FileLine(place="", file="", sha256="", size=1, mtime_ns=1)
    folder.append([replace(line, place=f"/v/{k}", file=f"{k}", sha256=name) for k, name in enumerate(names)])
    folder.append([replace(line, place="/v/again", file="again", sha256=names[3])])
    folder.append([replace(line, place="/v/bad", file="bad", kind="not_a_video", reason="bad")])
    monkeypatch.setattr(archive_store, "COUNTED_UP_TO", 5)
    small = folder.contents()
    assert (len(small), small.combined) == (40, combine(names))
    folder.close()

    def refused(self: object) -> None:
        raise AssertionError("the list was read")

    with monkeypatch.context() as patch:
        patch.setattr(archive_store.ArchiveFolder, "lines", refused)
        again = read_archive(tmp_path / "archive")
        held = again.contents()
        assert (len(held), held.combined) == (40, combine(names))
        assert [one.file for one in held[names[3]]] == ["3", "again"]
        assert names[4] in held
        assert "00" * 32 not in held
        with pytest.raises(KeyError):
            held[""]
        again.close()
    assert set(held) == set(names)

    # A row that went astray: the search index still names it, so the list is checked in full and made anew.
    again = read_archive(tmp_path / "archive")
    held = Contents(again)
    database = again._open_database()
    with database:
        database.execute("DELETE FROM files WHERE sha256 = ?", (names[7],))
    monkeypatch.setattr(archive_store, "COUNTED_UP_TO", 200_000)
    assert held.known([names[6], names[7]]) == [names[6], names[7]]
    assert any("made anew" in note for note in again.notes)
    again.close()
