"""Every command of the handbook is run, in its order, on the example recordings."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "handbook" / "first-case.md"
PARTS = re.compile(
    r"(?:`(?P<file>[\w.-]+\.\w+)`[^`]*)?```(?P<kind>sh|csv|jsonl)\n(?P<text>.*?)```", re.DOTALL
)


class Reader:
    """Somebody who types what the page says, and puts in what earlier commands printed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.printed = ""
        self.env = {**os.environ, "DIPTYCH_KEYS": str(folder / "keys"), "PYTHONPATH": str(ROOT / "src")}

    def types(self, line: str) -> None:
        words = [self._filled(word) for word in shlex.split(line)]
        start = {"diptych": ["-m", "diptych"], "python": []}[words[0]]
        command = [sys.executable, *start, *words[1:]]
        if words[:2] == ["diptych", "serve"]:
            self._serves([*command, "--no-open", "--port", "0"])
            return
        done = subprocess.run(
            command, cwd=self.folder, env=self.env, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, (line, done.stdout[-500:], done.stderr[-500:])
        self.printed += done.stdout

    def _filled(self, word: str) -> str:
        for name, found in (
            ("FINDING", r"findings/([0-9a-f]{6})"),
            ("HYPOTHESIS", r"hypothesis is kept as (\w+)"),
        ):
            if name in word:
                there = re.search(found, self.printed)
                assert there is not None, name
                word = word.replace(name, there[1])
        return word

    def _serves(self, command: list[str]) -> None:
        with subprocess.Popen(
            command,
            cwd=self.folder,
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as server:
            try:
                assert server.stdout is not None
                address = None
                while address is None:
                    line = server.stdout.readline()
                    assert line, "the workbench did not start"
                    address = re.search(r"http://[\w.:]+", line)
                until = time.monotonic() + 20
                while True:
                    try:
                        with urllib.request.urlopen(f"{address[0]}/healthz", timeout=5) as answer:
                            assert answer.status == 200
                            return
                    except OSError:
                        assert time.monotonic() < until
                        time.sleep(0.2)
            finally:
                server.terminate()
                server.wait(timeout=20)


def test_a_newcomer_gets_from_two_files_to_a_case_that_others_can_check(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    n_lines = 0
    for part in PARTS.finditer(PAGE.read_text(encoding="utf-8")):
        if part["kind"] != "sh":
            assert part["file"], "a table without a name"
            (tmp_path / part["file"]).write_text(part["text"], encoding="utf-8")
            continue
        for line in part["text"].splitlines():
            reader.types(line)
            n_lines += 1
    assert n_lines >= 15
    assert "r2 ends 0.08 s earlier" in reader.printed
    assert "denied that" in reader.printed
    assert reader.printed.count("all well") == 2


def test_the_commands_for_a_team_run_as_they_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All but serving, which tests of the workbench do."""
    from diptych.adapters import passwords
    from diptych.apps.cli import run
    from diptych.workflows.case_new import case_new
    from diptych.workflows.take_in import take_in
    from make_case import quick_keys

    monkeypatch.setattr(passwords, "_COST", "argon2id m=64 t=1 p=1")
    monkeypatch.setenv("DIPTYCH_KEYS", str(tmp_path / "keys"))
    monkeypatch.chdir(tmp_path)
    keys = quick_keys(tmp_path / "keys")
    case_new(Path("yard"), title="Yard", keys=keys)
    for k in range(3):
        (tmp_path / f"{k}.txt").write_text(f"note {k}")
    take_in([tmp_path / f"{k}.txt" for k in range(3)], case=Path("yard"), keys=keys)
    page = (ROOT / "docs" / "handbook" / "team.md").read_text(encoding="utf-8")
    lines = [
        line.partition(" #")[0].strip() for line in page.splitlines() if line.startswith("diptych team ")
    ]
    assert len(lines) == 11
    for line in lines:
        assert run(shlex.split(line)[1:]) == 0, line
