"""Many files in one run: killed in the middle and run again, nothing is lost and nothing is there twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from diptych.domains.casefile import Case
from diptych.workflows.case_new import case_new
from diptych.workflows.take_in import BATCH_FILES, take_in
from diptych.workflows.verify import verify
from make_case import QuickDisk, quick_keys
from reliability_report import record

RUN = """
import json, resource, sys
from pathlib import Path
from diptych.workflows.take_in import take_in
from make_case import QuickDisk, quick_keys
marks = []
def progress(stage, done):
    if stage == "preserving":
        pages = int(open("/proc/self/statm").read().split()[1]) if sys.platform == "linux" else 0
        marks.append(pages * resource.getpagesize())
case, keys, offered = map(Path, sys.argv[1:4])
report = take_in([offered], case=case, keys=quick_keys(keys), disk=QuickDisk(), progress=progress)
print(json.dumps({**report.to_dict(), "files": len(report.files), "marks": marks}))
"""


def _offer(folder: Path, n: int) -> None:
    for k in range(n):
        place = folder / f"{k // 500:03d}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{k:06d}.txt").write_bytes(f"file {k} ".encode() * 50)


def _start(case: Path, keys: Path, offered: Path) -> subprocess.Popen[str]:
    tests = Path(__file__).resolve().parent.parent
    told = {**os.environ, "PYTHONPATH": os.pathsep.join((str(tests.parent / "src"), str(tests)))}
    words = [sys.executable, "-c", RUN, str(case), str(keys), str(offered)]
    return subprocess.Popen(words, env=told, stdout=subprocess.PIPE, text=True)


def _killed_and_resumed(tmp_path: Path, n: int, kill_at: list[int]) -> tuple[dict[str, object], float]:
    """Take in many files; the run is killed whenever so many checkpoints are there, and started again."""
    case, keys, offered = tmp_path / "case", tmp_path / "keys", tmp_path / "offered"
    _offer(offered, n)
    case_new(case, title="Yard", keys=quick_keys(keys), disk=QuickDisk())
    for wanted in kill_at:
        running = _start(case, keys, offered)
        while running.poll() is None and len(list((case / "log" / "checkpoints").iterdir())) < wanted:
            time.sleep(0.01)
        running.send_signal(signal.SIGKILL)
        running.communicate()
        assert running.returncode == -signal.SIGKILL
    began = time.perf_counter()
    running = _start(case, keys, offered)
    out, _ = running.communicate()
    assert running.returncode == 0
    took = time.perf_counter() - began
    report: dict[str, object] = json.loads(out)
    assert report["taken_in"] + report["known"] == n  # type: ignore[operator]
    assert report["failed"] == report["refused"] == 0
    held = Case.open(case, keys=quick_keys(keys))
    originals = held.originals()
    assert len(originals) == n
    assert [one.number for one in originals] == list(range(1, n + 1))
    assert all(one.state == "not_media" and len(one.receipts) == 1 for one in originals)
    assert verify(case, keys=quick_keys(keys)).ok
    return report, took


def test_a_run_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    n = 7 * BATCH_FILES + 3
    report, _ = _killed_and_resumed(tmp_path, n, [3, 7])
    assert report["known"] >= 2 * BATCH_FILES  # type: ignore[operator]


def test_a_file_that_does_not_pass_never_stops_the_others(tmp_path: Path) -> None:
    keys = quick_keys(tmp_path / "keys")
    case_new(tmp_path / "case", title="Yard", keys=keys, disk=QuickDisk())
    _offer(tmp_path / "offered", BATCH_FILES + 5)
    (tmp_path / "offered" / "link").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "offered" / "pipe")
    report = take_in([tmp_path / "offered"], case=tmp_path / "case", keys=keys, disk=QuickDisk())
    assert (report.count("taken_in"), report.count("refused")) == (BATCH_FILES + 5, 2)
    assert {one.file.rsplit("/", 1)[1] for one in report.files if one.reason} == {"link", "pipe"}


@pytest.mark.soak
def test_ten_thousand_files(tmp_path: Path) -> None:
    n = 10_000
    report, took = _killed_and_resumed(tmp_path, n, [60, 140])
    marks = report["marks"]
    assert isinstance(marks, list)
    grown = (max(marks) - marks[len(marks) // 10]) / (0.9 * n)
    assert grown < 20_000, "what is kept of one file in memory: two entries of the log and their places"
    figure = (
        f"{n:,} files of 1 kB, killed twice, third run {took:.0f} s (known {report['known']:,}), "
        f"{max(marks) >> 20} MiB of memory at most, {grown / 1000:.1f} kB for one more file "
        f"(load {os.getloadavg()[0]:.0f})"
    )
    record("cost_of_bulk", {"figure": figure, "count": n, "failed": 0})
