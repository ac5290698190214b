"""A helper that was taken over: what it tries, and what each way of confining it promises to stop."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from diptych.adapters import confine
from diptych.adapters.confine import MIB, WAYS, Confinement, Limits, Reach, confinement, confinement_of
from diptych.adapters.processes import HelperEndedError, run_helpers
from diptych.model.errors import DiptychError

STOPPED = {
    "network": ("connect", "send_datagram", "unix_socket"),
    "reading": ("read_secret", "read_passwd", "list_home", "list_root_home", "memory_of_parent"),
    "writing": (
        *("write_own_file", "write_outside", "write_temporary", "write_code", "remove_own_file"),
        *("change_mode", "change_time", "link_out", "hard_link"),
    ),
    "processes": ("fork", "program", "signal_parent", "type_into_terminal"),
    "kernel": ("new_user_space", "io_uring", "shared_memory"),
    "limits": ("write_large", "raise_limit"),
    "environment": ("environment",),
}
"""What a taken-over helper tries, by what stops it."""

PROMISED = {
    "bubblewrap": ("network", "reading", "writing", "processes", "kernel", "limits", "environment"),
    "landlock": ("network", "reading", "writing", "processes", "kernel", "limits", "environment"),
    "limits_only": ("limits", "environment"),
}

ALLOWED = ("read_own_file", "write_room", "thread")
"""What honest work needs, in every way."""


@pytest.fixture(autouse=True)
def _attacker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = tmp_path / "code"
    code.mkdir()
    shutil.copy(Path(__file__).resolve().parent.parent / "attacker.py", code)  # it tries to change itself
    monkeypatch.setenv("PYTHONPATH", str(code))
    monkeypatch.setenv("DIPTYCH_REGISTER", "postgresql://keeper:secret@example.invalid/register")


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> Confinement:
    try:
        return confinement_of(request.param)
    except ValueError as error:
        pytest.skip(str(error))


@pytest.fixture
def listener() -> Iterator[tuple[int, list[str]]]:
    """Listen on this machine, by stream and by datagram, and note who comes."""
    seen: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as stream, socket.socket(type=socket.SOCK_DGRAM) as datagram:
        port = stream.getsockname()[1]
        datagram.bind(("127.0.0.1", port))

        def accept() -> None:
            try:
                while True:
                    stream.accept()[0].close()
                    seen.append("stream")
            except OSError:
                pass

        def receive() -> None:
            try:
                while datagram.recv(10):
                    seen.append("datagram")
            except OSError:
                pass

        for one in (accept, receive):
            threading.Thread(target=one, daemon=True).start()
        yield port, seen
        for one in (stream, datagram):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing but limits is promised")
def test_a_helper_that_was_taken_over_is_stopped_as_promised(
    way: Confinement, tmp_path: Path, listener: tuple[int, list[str]]
) -> None:
    port, seen = listener
    home, room = tmp_path / "home", tmp_path / "room"
    home.mkdir()
    room.mkdir()
    own, secret = tmp_path / "own.mp4", home / "secret.txt"
    outside = tmp_path / f"diptych-stray-file-{os.getpid()}"  # other workers look into /tmp as well
    own.write_bytes(b"recording")
    secret.write_text("who handed it over")
    os.utime(own, (1_000_000, 1_000_000))
    before = own.stat()
    answers: list[dict[str, str]] = []
    run_helpers(
        "attacker:try_all",
        [
            {
                "own": str(own),
                "secret": str(secret),
                "outside": str(outside),
                "room": str(room),
                "port": port,
                "pid": os.getpid(),
            }
        ],
        n_at_once=1,
        progress=lambda *_: None,
        done=lambda _k, content: answers.append(json.loads(content)),
        reach=lambda _k: Reach(reads=(own,), writes=(room,), limits=Limits(file_bytes=1_000_000)),
        found=way,
    )
    (found,) = answers
    wrong = [
        f"{name}: {found[name]}"
        for group in PROMISED[way.way]
        for name in STOPPED[group]
        if found[name].startswith("done")
    ]
    wrong += [f"{name}: {found[name]}" for name in ALLOWED if not found[name].startswith("done")]
    assert not wrong, wrong
    assert (room / "made").read_bytes() == b"made"
    if "writing" in PROMISED[way.way]:
        after = own.stat()
        assert own.read_bytes() == b"recording"
        assert (after.st_mode, after.st_mtime_ns) == (before.st_mode, before.st_mtime_ns)
        assert not outside.exists()
        assert not Path("/tmp", outside.name).exists()
        assert sorted(p.name for p in room.iterdir() if p.name != "large") == ["made"]
    else:
        Path("/tmp", outside.name).unlink(missing_ok=True)
    if "network" in PROMISED[way.way]:
        assert seen == []
    else:
        assert "stream" in seen, "the listener hears nobody: this test could not fail"


def _misbehaving(
    what: str, way: Confinement, limits: Limits | None = None
) -> tuple[list[bytes], list[float]]:
    answers: list[bytes] = []
    told: list[float] = []
    run_helpers(
        "attacker:misbehave",
        [{"what": what}],
        n_at_once=1,
        progress=lambda _k, fraction: told.append(fraction),
        done=lambda _k, content: answers.append(content),
        reach=lambda _k: Reach(reads=(), limits=limits or Limits(wall_s=25, answer_bytes=MIB)),
        found=way,
    )
    return answers, told


@pytest.mark.parametrize(
    ("what", "limits", "why"),
    [
        ("forever", Limits(wall_s=1.0), "took longer than 1 s"),
        ("forever_with_progress", Limits(wall_s=1.0), "took longer than 1 s"),
        ("flood", Limits(wall_s=1.0), "took longer than 1 s"),
        ("silent", Limits(wall_s=60.0, silence_s=1.0), "made no progress for 1 s"),
        ("huge_head", None, "sent more than it may"),
        ("large", None, "sent more than it may"),
        ("no_kind", None, "sent what is no answer"),
        ("item_unasked", None, "sent what is no answer"),
        ("half", None, "ended without an answer"),
        ("progress:nan", None, "sent what is no answer"),
        ("progress:-1", None, "sent what is no answer"),
        ("progress:[1]", None, "sent what is no answer"),
        ("progress:" + "9" * 70, None, "sent more than it may"),
        ("failed:[]", None, "sent what is no answer"),
        ("failed:" + "[" * 50_000, None, "sent what is no answer"),
        ('failed:{"class": "NotAVideoError", "message": 3, "advice": ""}', None, "sent what is no answer"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_an_answer_that_is_none_ends_the_helper(what: str, limits: Limits | None, why: str) -> None:
    with pytest.raises(HelperEndedError) as caught:
        _misbehaving(what, confinement(), limits)
    assert caught.value.why == why


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux")
def test_ten_gigabytes_are_not_to_be_had(name: str) -> None:
    try:
        way = confinement_of(name)
    except ValueError as error:
        pytest.skip(str(error))
    with pytest.raises(HelperEndedError) as caught:
        _misbehaving("memory", way)
    assert "Cannot allocate memory" in "".join(caught.value.__notes__)


def test_a_failure_names_no_other_class_and_hides_nothing() -> None:
    for name in ("subprocess", "annotations", "__name__", "DiptychError", "nothing"):
        told = json.dumps({"class": name, "message": "a\u202eb\x1b[2J", "advice": "x\ny"})
        with pytest.raises(DiptychError) as caught:
            _misbehaving(f"failed:{told}", confinement())
        assert type(caught.value) is DiptychError
        assert caught.value.message == "a‹U+202E›b‹U+001B›[2J"
        assert caught.value.advice == r"x\ny"


def test_what_it_prints_reaches_no_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    answers, _ = _misbehaving("talk", confinement())
    assert answers == [b"talked"]
    shown = capfd.readouterr()
    assert shown.out == shown.err == ""


def test_code_beside_the_material_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("json", "numpy", "struct", "diptych"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('run from the folder of the material')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["", ".", os.environ["PYTHONPATH"]]))
    for reach in (Reach(reads=()), Reach()):
        answers: list[bytes] = []
        run_helpers(
            "attacker:misbehave",
            [{"what": "nothing"}],
            n_at_once=1,
            progress=lambda *_: None,
            done=lambda _k, content, answers=answers: answers.append(content),
            reach=lambda _k, reach=reach: reach,
        )
        assert answers == [b"fine"]


def test_a_helper_that_bubblewrap_does_not_start_blames_no_file(tmp_path: Path) -> None:
    try:
        found = confinement_of("bubblewrap")
    except ValueError as error:
        pytest.skip(str(error))
    with pytest.raises(DiptychError, match="no file is to blame"):
        run_helpers(
            "attacker:read",
            [{"name": "any"}],
            n_at_once=1,
            progress=lambda *_: None,
            done=lambda *_: None,
            reach=lambda _k: Reach(reads=(), writes=(tmp_path / "absent",)),
            found=found,
        )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every file may be read")
def test_a_file_behind_links_is_read_wherever_they_stand(
    way: Confinement, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A link inside a folder that helpers see anyway, and one outside; both lead to another folder.
    far = tmp_path / "far"
    far.mkdir()
    (far / "seen.txt").write_text("seen")
    for place in (tmp_path / "code" / "material", tmp_path / "material"):
        place.symlink_to(far)
        named = place / "seen.txt"
        answers: list[bytes] = []
        run_helpers(
            "attacker:read",
            [{"name": str(named)}],
            n_at_once=1,
            progress=lambda *_: None,
            done=lambda _k, content, answers=answers: answers.append(content),
            reach=lambda _k, named=named: Reach(reads=(named,)),
            found=way,
        )
        assert answers == [b"seen"]


@pytest.mark.parametrize("part", ["landlock", "seccomp", "no such part"])
def test_a_part_that_cannot_be_put_into_force_is_a_failure_not_a_gap(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The parent counts on a part that the helper cannot have: its work is then not begun."""
    lame = "from diptych.adapters import confine_landlock, confine_seccomp\n"
    lame += "confine_landlock.version = lambda: 0\nconfine_seccomp._PR_SET_SECCOMP = 9999\n"
    (tmp_path / "code" / "sitecustomize.py").write_text(lame)
    without = Confinement(way="limits_only", parts=("limits",), why_not_stronger=())
    assert _misbehaving("nothing", without)[0] == [b"fine"]
    broken = Confinement(way="landlock", parts=(part, "limits"), why_not_stronger=())
    with pytest.raises(HelperEndedError) as caught:
        _misbehaving("nothing", broken)
    assert "OSError" in "".join(caught.value.__notes__)


def test_the_reason_why_a_stronger_way_is_not_in_force_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confine.shutil, "which", lambda _name: None)
    confinement.cache_clear()
    try:
        found = confinement()
    finally:
        monkeypatch.undo()
        confinement.cache_clear()
    assert found.way in ("landlock", "limits_only")
    assert any("bubblewrap" in line for line in found.why_not_stronger)
    assert found.promises


def test_a_bubblewrap_that_does_not_start_is_left_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.name == "nt":
        pytest.skip("there is no bubblewrap")
    program = tmp_path / "bwrap"
    program.write_text("#!/bin/sh\necho 'bwrap: No permissions to create a new namespace' >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(confine.shutil, "which", lambda _name: str(program))
    confinement.cache_clear()
    try:
        found = confinement()
    finally:
        monkeypatch.undo()
        confinement.cache_clear()
    assert found.way != "bubblewrap"
    if sys.platform == "linux":
        assert any("No permissions" in line for line in found.why_not_stronger)
