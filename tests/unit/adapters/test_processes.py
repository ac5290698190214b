"""Helper processes: answers, failures, sudden ends, and no helper that outlives its parent."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from diptych.adapters.processes import HelperEndedError, run_helpers
from diptych.model.errors import NotAVideoError

WORK = """
import os, time
from diptych.model.errors import NotAVideoError

def work(*, what, progress):
    print("a library talks")
    progress(0.5)
    if what == "fail":
        raise NotAVideoError("a.mp4 is none", advice="Look again.")
    if what == "die":
        os.kill(os.getpid(), 9)
    if what == "sleep":
        time.sleep(60)
    return what.encode() * 100_000
"""


@pytest.fixture(autouse=True)
def _target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "helper_work.py").write_text(WORK)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)


def _run(*whats: str, n_at_once: int = 2) -> tuple[dict[int, bytes], list[tuple[int, float]]]:
    answers: dict[int, bytes] = {}
    told: list[tuple[int, float]] = []
    run_helpers(
        "helper_work:work",
        [{"what": what} for what in whats],
        n_at_once=n_at_once,
        progress=lambda k, fraction: told.append((k, fraction)),
        done=answers.__setitem__,
    )
    return answers, told


def test_every_job_is_answered_and_tells_its_progress() -> None:
    answers, told = _run("a", "b", "c")
    assert answers == {k: what.encode() * 100_000 for k, what in enumerate("abc")}
    assert sorted(told) == [(0, 0.5), (1, 0.5), (2, 0.5)]


def test_a_failure_keeps_its_kind_message_and_advice() -> None:
    with pytest.raises(NotAVideoError, match=r"a\.mp4 is none") as caught:
        _run("a", "fail", n_at_once=1)
    assert caught.value.advice == "Look again."


@pytest.mark.skipif(os.name == "nt", reason="signals of this kind are not there")
def test_a_helper_that_dies_is_named() -> None:
    with pytest.raises(HelperEndedError) as caught:
        _run("a", "die", n_at_once=1)
    assert caught.value.job == 1


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks at running processes in /proc")
def test_no_helper_outlives_a_killed_parent() -> None:
    code = (
        "from diptych.adapters.processes import run_helpers\n"
        "told = lambda _k, _fraction: print('running', flush=True)\n"
        "run_helpers('helper_work:work', [{'what': 'sleep'}], n_at_once=1, progress=told, done=print)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    with parent.stdout as told:
        assert told.readline() == b"running\n"
    helpers = _started_by(parent.pid)
    assert helpers
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    deadline = time.monotonic() + 60
    while any(map(_alive, helpers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(_alive, helpers))


def _started_by(pid: int) -> list[Path]:
    """Give all processes that stem from one."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return [Path("/proc") / str(one) for one in found[1:]]


def _alive(process: Path) -> bool:
    try:
        return (process / "stat").read_text().split(")")[-1].split()[0] != "Z"
    except OSError:
        return False
