"""What taking in and checking cost; long runs that write their figures and assert no time."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from pathlib import Path

import pytest

from diptych.domains.casefile import Case, check_case
from diptych.domains.casefile import verify as single_file
from diptych.workflows.case_new import case_new
from diptych.workflows.take_in import take_in
from make_case import QuickDisk, quick_keys
from reliability_report import record

N_ENTRIES = 157_000
"""Entries of the long log: as many as the largest register that is known has incidents."""

pytestmark = pytest.mark.soak


def test_a_long_log_is_checked(tmp_path: Path) -> None:
    keys = quick_keys(tmp_path / "keys")
    folder = tmp_path / "case"
    case_new(folder, title="Yard", keys=keys, disk=QuickDisk())
    case = Case.open(folder, keys=keys, disk=QuickDisk())
    n_each = 500
    while case.log.size < N_ENTRIES:
        with case.change() as writing:
            for k in range(min(n_each, N_ENTRIES - case.log.size)):
                writing.event("decided", about={"incident": f"{case.log.size + k:08d}", "as": "same"})
    began = time.perf_counter()
    found = check_case(folder)
    ours = time.perf_counter() - began
    assert found.ok and found.checked["log_entries"] == N_ENTRIES
    began = time.perf_counter()
    alone = single_file.check(str(folder), []).to_dict()
    theirs = time.perf_counter() - began
    assert alone["ok"] and alone["checked"]["log_entries"] == N_ENTRIES
    began = time.perf_counter()
    Case.open(folder, keys=keys, disk=QuickDisk()).log_event("decided")
    one = time.perf_counter() - began
    figure = (
        f"{N_ENTRIES:,} entries, {found.checked['checkpoints']:,} checkpoints: `diptych verify` {ours:.0f} s, "
        f"`verify.py` {theirs:.0f} s, one more entry {one:.1f} s (load {os.getloadavg()[0]:.0f})"
    )
    record("cost_of_a_long_log", {"figure": figure, "count": 1, "failed": 0})


def test_taking_in_against_a_bare_copy(tmp_path: Path) -> None:
    offered = tmp_path / "offered"
    offered.mkdir()
    block = os.urandom(1 << 20)
    for k in range(24):
        with (offered / f"{k:02d}.bin").open("wb") as stream:
            for j in range(24):
                stream.write(bytes([k, j]) + block[2:])
    size = 24 * 24 * len(block)
    keys = quick_keys(tmp_path / "keys")
    times: dict[str, list[float]] = {"bare": [], "flushed": [], "case": []}
    for run in range(3):
        folder = tmp_path / f"case{run}"
        case_new(folder, title="Yard", keys=keys)
        for name in ("bare", "flushed"):
            os.sync()  # what earlier runs left to write or to free would be paid by this one
            began = time.perf_counter()
            _bare_copy(offered, tmp_path / f"{name}{run}", flush=name == "flushed")
            times[name].append(time.perf_counter() - began)
            shutil.rmtree(tmp_path / f"{name}{run}")
        os.sync()
        began = time.perf_counter()
        report = take_in([offered], case=folder, keys=keys, examine=False)
        times["case"].append(time.perf_counter() - began)
        assert report.count("taken_in") == 24
        shutil.rmtree(folder)
    best = {name: size / min(seconds) / 1e6 for name, seconds in times.items()}
    figure = (
        f"{size / 1e6:.0f} MB in 24 files, best of 3: take-in {best['case']:.0f} MB/s, copy + SHA-256 "
        f"{best['bare']:.0f} MB/s ({best['case'] / best['bare']:.0%}), with a flush of each file "
        f"{best['flushed']:.0f} MB/s ({best['case'] / best['flushed']:.0%}; load {os.getloadavg()[0]:.0f})"
    )
    record("cost_of_taking_in", {"figure": figure, "count": 1, "failed": 0})


def _bare_copy(source: Path, target: Path, *, flush: bool) -> None:
    """Copy each file, then hash the copy: what `cp` and `sha256sum` do."""
    target.mkdir()
    for path in sorted(source.iterdir()):
        copied = shutil.copyfile(path, target / path.name)
        if flush:
            with copied.open("rb+") as stream:
                os.fsync(stream.fileno())
        with copied.open("rb") as stream:
            hashlib.file_digest(stream, "sha256")
