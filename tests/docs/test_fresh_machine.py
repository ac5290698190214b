"""What a fresh machine is told when something is missing: one line that says what to install."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="make and sh are not there")

TOO_OLD = '#!/bin/sh\ncase "$2" in *version_info\\ *) exit 1;; *print*) echo 3.9;; esac\n'
WITHOUT_VENV = '#!/bin/sh\ncase "$2" in *"import venv"*) exit 1;; esac\n'


@pytest.mark.parametrize(
    ("python", "words"),
    [
        (TOO_OLD, "install Python 3.11 or newer"),
        (WITHOUT_VENV, "install the venv module"),
        (None, "install Python 3.11 or newer"),
    ],
    ids=["too old", "no venv", "no python"],
)
def test_one_line_says_what_to_install(
    repository: Path, tmp_path: Path, python: str | None, words: str
) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "cat", "cmp", "basename"):
        found = shutil.which(name)
        assert found
        (programs / name).symlink_to(found)
    if python is not None:
        (programs / "python3").write_text(python)
        (programs / "python3").chmod(0o755)
    done = subprocess.run(
        [str(programs / "sh"), "scripts/environment.sh", "requirements.lock", str(tmp_path / "made")],
        cwd=repository,
        env={"PATH": str(programs)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1 and words in done.stderr
    assert not (tmp_path / "made").exists()
