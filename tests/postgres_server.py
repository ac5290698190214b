"""A PostgreSQL server of its own for the tests, on a socket in a temporary folder; none where it is not installed."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path


def find_programs() -> Path | None:
    """Where ``initdb`` and ``pg_ctl`` are: Debian keeps them outside the path."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parent.parent.name)
    )
    return folders[-1].parent if folders else None


@contextlib.contextmanager
def running_server(programs: Path) -> Iterator[str]:
    """Start a server and give the beginning of its address; it ends with the block."""
    as_root = os.geteuid() == 0
    with tempfile.TemporaryDirectory(prefix="pg") as name:
        folder = Path(name)
        if as_root:
            shutil.chown(folder, "postgres", "postgres")

        def run(*command: str) -> None:
            before = ["runuser", "-u", "postgres", "--"] if as_root else []
            done = subprocess.run([*before, *command], cwd=name, capture_output=True, text=True, timeout=120)
            if done.returncode:
                raise RuntimeError(done.stderr or done.stdout)

        run(str(programs / "initdb"), "-D", f"{name}/data", "-A", "trust", "-U", "diptych", "-E", "UTF8",
            "--locale=C", "--no-sync")  # fmt: skip
        options = (
            f"-c listen_addresses='' -c unix_socket_directories='{name}' -c fsync=off -c shared_buffers=64MB"
        )
        run(str(programs / "pg_ctl"), "-D", f"{name}/data", "-l", f"{name}/log", "-o", options, "-w", "start")
        try:
            yield f"postgresql://diptych@/%s?host={name}"
        finally:
            run(str(programs / "pg_ctl"), "-D", f"{name}/data", "-m", "immediate", "-w", "stop")
