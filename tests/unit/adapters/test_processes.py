"""Helper processes: answers, failures, sudden ends, and no helper that outlives its parent."""

from __future__ import annotations

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
        open("started", "w").write(str(os.getpid()))
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


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at running processes in /proc")
def test_no_helper_outlives_a_killed_parent(tmp_path: Path) -> None:
    code = (
        "from diptych.adapters.processes import run_helpers\n"
        "run_helpers('helper_work:work', [{'what': 'sleep'}], n_at_once=1, progress=print, done=print)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    started = tmp_path / "started"
    deadline = time.monotonic() + 60
    while not (started.exists() and started.read_text()) and time.monotonic() < deadline:
        time.sleep(0.05)
    helper = Path("/proc") / started.read_text()
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    while _alive(helper) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _alive(helper)


def _alive(process: Path) -> bool:
    try:
        return (process / "stat").read_text().split(")")[-1].split()[0] != "Z"
    except OSError:
        return False
