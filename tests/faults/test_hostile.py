"""Hostile and damaged files: nothing crashes, hangs, connects, or leaves a file; every refusal has a reason."""

from __future__ import annotations

import datetime
import json
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from diptych.adapters import containers
from diptych.adapters.confine import WAYS, Confinement, Limits, Reach, confinement, confinement_of
from diptych.adapters.processes import HelperEndedError, run_helpers
from diptych.model.visible_text import visible
from make_hostile import fetching, good_recordings, mutated

LIMIT_S = 60.0
"""Longest time for one of these small files; the largest has 220 kB. They take a second, on a busy machine more."""

LIMITS = Limits(wall_s=3600, silence_s=LIMIT_S, file_bytes=50_000_000, memory_bytes=4 << 30)

N_MUTATIONS = 1500
"""Damaged files of the full count: 30 of each kind of damage in each of five containers."""

QUICK = 10
"""The test command takes every so manieth of them, other ones each day."""

TESTS = Path(__file__).resolve().parent.parent


@dataclass
class Tally:
    """What came out of many files."""

    decoded: int = 0
    refused: dict[str, int] = field(default_factory=dict)
    helpers_ended: list[str] = field(default_factory=list)
    over_limit: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    longest_s: float = 0.0
    most_processor_s: float = 0.0
    latest_stop_s: float = 0.0


@pytest.fixture(autouse=True)
def _work_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(TESTS))


@pytest.fixture
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """Listen on this machine and keep what is asked for."""
    seen: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def accept() -> None:
            while True:
                try:
                    with server.accept()[0] as one:
                        seen.append(one.recv(200))
                except OSError:
                    return

        threading.Thread(target=accept, daemon=True).start()
        yield server.getsockname()[1], seen


def decode(files: Sequence[Path], way: Confinement, room: Path | None = None) -> Tally:
    """Decode files in confined helpers, many in a row; one that ends its helper is noted and the rest goes on."""
    tally = Tally()
    waiting = list(files)
    while waiting:
        answers: list[dict[str, object]] = []
        heard = [time.monotonic()]

        def take(
            _k: int, content: bytes, answers: list[dict[str, object]] = answers, heard: list[float] = heard
        ) -> None:
            answers.append(json.loads(content))
            heard[0] = time.monotonic()

        ended = None
        try:
            run_helpers(
                "hostile_work:decode_all",
                [{"paths": [str(path) for path in waiting], "room": str(room or "")}],
                n_at_once=1,
                progress=lambda *_: None,
                done=lambda *_: None,
                reach=lambda _k, some=tuple(waiting): Reach(
                    reads=some, writes=(room,) if room else (), limits=LIMITS
                ),
                item=take,
                found=way,
            )
        except HelperEndedError as error:
            ended = error
        for path, found in zip(waiting, answers, strict=False):
            _judge(tally, path, found)
        if ended is not None:
            path = waiting[len(answers)]
            stop_s = time.monotonic() - heard[0]
            if "no progress" in ended.why:
                tally.over_limit.append(path.name)
                tally.latest_stop_s = max(tally.latest_stop_s, stop_s)
            else:
                tally.helpers_ended.append(
                    f"{path.name}: {ended.why}: {' '.join(getattr(ended, '__notes__', []))[-300:]}"
                )
            waiting = waiting[len(answers) + 1 :]
        else:
            assert len(answers) == len(waiting)
            waiting = []
    return tally


def _judge(tally: Tally, path: Path, found: dict[str, object]) -> None:
    message = str(found["message"])
    tally.longest_s = max(tally.longest_s, float(found["took_s"]))
    tally.most_processor_s = max(tally.most_processor_s, float(found["processor_s"]))
    if not found["untouched"] or not found["ordered"]:
        tally.problems.append(f"{path.name}: {found}")
    if not found["kind"] and not found["n_pictures"]:
        tally.problems.append(f"{path.name}: neither pictures nor a reason")
    if found["kind"] and not message:
        tally.problems.append(f"{path.name}: no reason")
    for text in (message, *found["notes"]):
        if visible(text) != text or str(path.parent) in text:
            tally.problems.append(f"{path.name}: not one clear line: {text!r}")
    if found["kind"]:
        tally.refused[str(found["kind"])] = tally.refused.get(str(found["kind"]), 0) + 1
    else:
        tally.decoded += 1


def listed(folder: Path) -> list[str]:
    return sorted(f"{path} {path.lstat().st_size}" for path in folder.rglob("*"))


def malformed(material: Path) -> list[Path]:
    folder = material / "malformed"
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".tsv")
    if not files:
        pytest.skip("../shared/data/malformed holds no files")
    return files


def write_mutations(folder: Path, seeds: Sequence[int]) -> list[Path]:
    folder.mkdir()
    good = folder.parent / "good"
    good.mkdir()
    recordings = good_recordings(good)
    files = []
    for seed in seeds:
        name, content = mutated(recordings, seed)
        (folder / name).write_bytes(content)
        files.append(folder / name)
    return files


def today() -> int:
    return datetime.datetime.now(tz=datetime.UTC).toordinal()


@pytest.mark.data
def test_no_file_that_broke_other_programs_breaks_this_one(material: Path, tmp_path: Path) -> None:
    files = malformed(material)
    room = tmp_path / "room"
    room.mkdir()
    before = listed(material / "malformed")
    tally = decode(files, confinement(), room)
    assert not tally.problems, "\n".join(tally.problems)
    assert not tally.over_limit, tally.over_limit
    assert not tally.helpers_ended, tally.helpers_ended
    assert listed(material / "malformed") == before
    assert [path for path in room.rglob("*") if not path.is_dir()] == []
    assert 0 < tally.decoded < len(files)


def test_a_tenth_of_the_damaged_recordings(tmp_path: Path) -> None:
    seeds = list(range(today() % QUICK, N_MUTATIONS, QUICK))
    files = write_mutations(tmp_path / "damaged", seeds)
    before = listed(tmp_path)
    tally = decode(files, confinement())
    assert not tally.problems, "\n".join(tally.problems)
    assert not tally.over_limit, tally.over_limit
    assert not tally.helpers_ended, tally.helpers_ended
    assert listed(tmp_path) == before
    assert tally.decoded > len(files) / 4, "the damage leaves nothing to decode: this tests little"
    assert sum(tally.refused.values()) > len(files) / 50, tally


def test_damage_is_the_same_for_the_same_seed(tmp_path: Path) -> None:
    good = good_recordings(tmp_path)
    made = [mutated(good, seed) for seed in range(200)]
    assert made == [mutated(good, seed) for seed in range(200)]
    assert len({content for _, content in made}) > 180
    assert not {content for _, content in made} & set(good.values())


@pytest.mark.parametrize("name", WAYS)
def test_lists_fetch_nothing_and_read_no_other_file(
    name: str, tmp_path: Path, listener: tuple[int, list[bytes]]
) -> None:
    """Also where nothing but limits confines the helper, so that it is not the sandbox alone that holds."""
    try:
        way = confinement_of(name)
    except ValueError as error:
        pytest.skip(str(error))
    port, seen = listener
    secret, folder = tmp_path / "secret.mp4", tmp_path / "lists"
    folder.mkdir()
    secret.write_bytes(good_recordings(tmp_path)["mp4"])
    files = fetching(folder, port, secret)
    tally = decode(files, way)
    assert not tally.problems, "\n".join(tally.problems)
    assert not tally.helpers_ended and not tally.over_limit, tally
    assert tally.decoded == 0, "something was decoded that is no recording"
    assert sum(tally.refused.values()) == len(files)
    assert seen == []
    with socket.create_connection(("127.0.0.1", port)) as one:
        one.sendall(b"GET /")
    deadline = time.monotonic() + 10
    while not seen and time.monotonic() < deadline:
        time.sleep(0.01)
    assert seen == [b"GET /"], "the listener hears nobody: this test could not fail"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (b"#EXTM3U\n", "HLS"),
        (b"\xef\xbb\xbf\n #extm3u\n", "HLS"),
        ("\ufeff#EXTM3U\n".encode("utf-16-le"), "HLS"),
        (b'<?xml version="1.0"?>\n<!-- x -->\n<MPD>', "DASH"),
        (b"ffconcat version 1.0\n", "concat"),
        (b"v=0\r\no=- 0\r\nm=video 1 RTP/AVP 96\r\n", "SDP"),
        (b"v=0 is how this text begins", ""),
        (b"\x00\x00\x00\x18ftypmp42", ""),
        (b"\x1a\x45\xdf\xa3", ""),
        (b"", ""),
    ],
)
def test_lists_are_known_by_how_they_begin(text: bytes, what: str) -> None:
    found = containers.list_kind(text)
    assert what in found if what else found == ""


def test_the_content_decides_and_a_name_that_lies_is_noted(tmp_path: Path) -> None:
    from diptych.adapters.video import VideoReader

    good = good_recordings(tmp_path)
    for suffix, lie, note in (
        ("mp4", "holiday.jpg", "the name ends in .jpg (JPEG picture), the content is MP4/QuickTime"),
        ("mkv", "a.avi", "the name ends in .avi (AVI), the content is Matroska/WebM"),
        ("webm", "a.m3u8", "the name ends in .m3u8, the content is Matroska/WebM"),
        ("avi", "a.MP4", "the name ends in .mp4 (MP4/QuickTime), the content is AVI"),
        ("ts", "frame%03d.png", "the name ends in .png (PNG picture), the content is MPEG transport stream"),
        ("mp4", "no ending", ""),
        ("mp4", "a.mp4.part", ""),
    ):
        path = tmp_path / lie
        path.write_bytes(good[suffix])
        reader = VideoReader(path)
        assert len(list(reader)) == 20
        assert [n for n in reader.notes if n.startswith("the name")] == ([note] if note else [])
    for suffix in good:
        reader = VideoReader(tmp_path / f"good.{suffix}")
        list(reader)
        assert not [n for n in reader.notes if n.startswith("the name")]
        assert reader.facts().container in containers.CONTAINERS


def test_media_are_opened_in_one_place() -> None:
    source = TESTS.parent / "src" / "diptych"
    found = []
    for path in sorted(source.rglob("*.py")):
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            opens = "av.open(" in line or "av.container.open(" in line or "VideoCapture(" in line
            if opens and '"w"' not in line and path.name != "containers.py":
                found.append(f"{path.relative_to(source)}:{n}: {line.strip()}")
    assert found == []
    text = (source / "adapters" / "containers.py").read_text(encoding="utf-8")
    assert text.count("av.open(") == 1
    assert '"protocol_whitelist": "file"' in text and '"format_whitelist"' in text


@pytest.mark.soak
@pytest.mark.data
def test_all_given_files_in_every_way_and_all_damaged_recordings(material: Path, tmp_path: Path) -> None:
    """The full counts; the figures go to bench/results/hostile.json."""
    given = malformed(material)
    damaged = write_mutations(tmp_path / "damaged", range(N_MUTATIONS))
    results: dict[str, object] = {"limit_s": LIMIT_S, "strongest way": confinement().way}
    wrong: list[str] = []
    runs = [(name, "given files", given) for name in WAYS]
    runs.append((confinement().way, "damaged recordings", damaged))
    for name, what, some in runs:
        try:
            way = confinement_of(name)
        except ValueError:
            continue
        room = tmp_path / f"{name}-{len(results)}"
        room.mkdir()
        before = listed(tmp_path / "damaged"), listed(material / "malformed")
        began = time.monotonic()
        tally = decode(some, way, room)
        stray = [path.name for path in room.rglob("*") if not path.is_dir()]
        changed = before != (listed(tmp_path / "damaged"), listed(material / "malformed"))
        wrong += [f"{name}: {line}" for line in (*tally.problems, *tally.helpers_ended, *tally.over_limit)]
        wrong += [f"{name}: left behind: {line}" for line in stray]
        wrong += [f"{name}: files were changed"] if changed else []
        results[f"{what}, {name}"] = {
            "files": len(some),
            "decoded": tally.decoded,
            "refused": dict(sorted(tally.refused.items())),
            "helpers_ended": tally.helpers_ended,
            "over_limit": tally.over_limit,
            "longest_s": tally.longest_s,
            "most_processor_s": tally.most_processor_s,
            "latest_stop_s": round(tally.latest_stop_s, 3),
            "files_left_behind": len(stray),
            "took_s": round(time.monotonic() - began, 1),
        }
        print(json.dumps(results, indent=1))
    target = TESTS.parent / "bench" / "results" / "hostile.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    assert not wrong, "\n".join(wrong)
