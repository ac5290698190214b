"""Every change to a case is found by `diptych verify` and by verify.py, which share no code, in the same place."""

from __future__ import annotations

import ast
import datetime
import functools
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from diptych.adapters.keys import KeyFolder
from diptych.domains.casefile import check_case
from diptych.domains.casefile import verify as single_file
from make_case import make_case
from reliability_report import record
from tampering import Sandbox, tamper

N_SOAK = 12_000
N_QUICK = 300
"""A small share of what `make soak` runs, another one each day: 0.06 s each."""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Sandbox, KeyFolder]]:
    folder, keys = make_case(tmp_path_factory.mktemp("tampering"))
    remembered = single_file.ed25519_holds
    single_file.ed25519_holds = functools.lru_cache(100_000)(
        remembered
    )  # the same signatures a thousand times
    yield Sandbox(folder), keys
    single_file.ed25519_holds = remembered


def problems_of(case: Sandbox) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    ours = {(p.kind, p.where) for p in check_case(case.root).problems}
    theirs = {(kind, where) for kind, where, _ in single_file.check(str(case.root), []).problems}
    return ours, theirs


def run(case: Sandbox, seeds: range) -> dict[str, int]:
    counts: dict[str, int] = {}
    for seed in seeds:
        what = tamper(case, seed)
        try:
            if what is None:
                continue
            ours, theirs = problems_of(case)
            if not ours and not case.is_changed():
                continue  # the draw exchanged a file for itself
            assert ours, f"seed {seed}, {what}: not found"
            assert theirs, f"seed {seed}, {what}: not found by verify.py"
            assert ours == theirs, f"seed {seed}, {what}"
        finally:
            case.restore()
        kind = what.split(":")[0]
        counts[kind] = counts.get(kind, 0) + 1
    assert problems_of(case) == (set(), set())
    return counts


def test_a_rotating_share_of_all_changes_is_found(case: tuple[Sandbox, KeyFolder]) -> None:
    start = datetime.date.today().toordinal() % (N_SOAK // N_QUICK) * N_QUICK
    counts = run(case[0], range(start, start + N_QUICK))
    assert len(counts) >= 8
    assert sum(counts.values()) > 0.9 * N_QUICK


@pytest.mark.soak
def test_all_changes_are_found(case: tuple[Sandbox, KeyFolder]) -> None:
    counts = run(case[0], range(N_SOAK))
    assert sum(counts.values()) >= 10_000
    record("tampering", {"count": sum(counts.values()), "failed": 0, "kinds": counts})


@pytest.mark.soak
def test_every_byte_of_a_log_file_counts(case: tuple[Sandbox, KeyFolder]) -> None:
    sandbox, n = case[0], 0
    for path in sorted(
        p for p in sandbox.pristine if p.startswith("log/") or p in ("case.toml", "README.txt")
    ):
        content = sandbox.pristine[path]
        for k in range(len(content)):
            sandbox.write(path, content[:k] + bytes([content[k] ^ 1 << k % 8]) + content[k + 1 :])
            assert check_case(sandbox.root).problems, f"{path} byte {k}"
            n += 1
        sandbox.write(path, content)
    record("every_byte", {"count": n, "failed": 0})


def test_what_is_not_covered_may_be_changed(case: tuple[Sandbox, KeyFolder]) -> None:
    sandbox = case[0]
    try:
        sandbox.write("index.sqlite", b"anything")
        sandbox.write("index.sqlite-wal", b"anything")
        sandbox.write("derived/frames/1.png", b"anything")
        assert problems_of(sandbox) == (set(), set())
    finally:
        (sandbox.root / "derived/frames/1.png").unlink()
        (sandbox.root / "derived/frames").rmdir()
        sandbox.restore()


def test_the_single_file_needs_python_3_9_and_nothing_else(repository: Path) -> None:
    source = (repository / "src/diptych/domains/casefile/verify.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 9))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in (
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
        )
    }
    assert imported <= sys.stdlib_module_names
    assert "datetime.UTC" not in source and "removeprefix" not in source.replace("str.removeprefix", "")


def test_the_single_file_runs_alone(
    case: tuple[Sandbox, KeyFolder], repository: Path, tmp_path: Path
) -> None:
    alone = tmp_path / "verify.py"
    alone.write_bytes((repository / "src/diptych/domains/casefile/verify.py").read_bytes())
    ran = subprocess.run(
        [sys.executable, "-I", "-S", str(alone), str(case[0].root), "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["checked"] == check_case(case[0].root).checked
    nothing = subprocess.run(
        [sys.executable, "-I", "-S", str(alone), str(tmp_path)], capture_output=True, check=False
    )
    assert nothing.returncode == 19
