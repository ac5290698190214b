"""Damaged and hostile files, each decoded in a child process with limits on time and memory."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from pathlib import Path

import pytest

LIMIT_S = 10.0
"""Longest time for one of these small files (the largest has 220 kB)."""

CHILD = """
import json, sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
except ImportError:
    pass
from pathlib import Path
from diptych.adapters.folders import digest_file
from diptych.adapters.video import VideoReader, read_sound
from diptych.model.errors import DiptychError
print("ready", flush=True)
for line in sys.stdin:
    path = Path(line.rstrip("\\n"))
    found = {"kind": "", "message": "", "n_pictures": 0, "ordered": True}
    before = digest_file(path)
    try:
        reader = VideoReader(path)
        reader.facts()
        previous = -1.0
        for shown in reader:
            found["n_pictures"] += 1
            found["ordered"] &= shown.t_s > previous
            previous = shown.t_s
        read_sound(path)
    except DiptychError as error:
        found["kind"], found["message"] = error.kind, error.message
    found["untouched"] = digest_file(path) == before
    print(json.dumps(found), flush=True)
"""


class Child:
    """A process that decodes files one by one and is replaced when it hangs or dies."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", CHILD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, args=(self.process,), daemon=True).start()
        assert self.lines.get(timeout=60) == "ready\n"

    def _read(self, process: subprocess.Popen[str]) -> None:
        for line in process.stdout:
            self.lines.put(line)
        self.lines.put("")

    def decode(self, path: Path) -> dict[str, object] | str:
        """Give what the child found, or in words how it failed."""
        self.process.stdin.write(f"{path}\n")
        self.process.stdin.flush()
        try:
            line = self.lines.get(timeout=LIMIT_S)
        except queue.Empty:
            failed = f"took longer than {LIMIT_S:g} s"
        else:
            if line:
                return json.loads(line)
            failed = f"ended with {self.process.wait()}: {self.process.stderr.read()[-400:]}"
        self.close()
        self._start()
        return failed

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            stream.close()


@pytest.mark.data
@pytest.mark.xdist_group("hostile")
def test_no_damaged_file_crashes_hangs_or_fails_without_a_kind(material: Path) -> None:
    folder = material / "malformed"
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".tsv")
    if not files:
        pytest.skip("../shared/data/malformed holds no files")
    child = Child()
    problems = []
    n_decoded = 0
    try:
        for path in files:
            name = path.relative_to(folder).as_posix()
            found = child.decode(path)
            if isinstance(found, str):
                problems.append(f"{name}: {found}")
                continue
            if not found["untouched"] or not found["ordered"]:
                problems.append(f"{name}: {found}")
            if not found["kind"] and not found["n_pictures"]:
                problems.append(f"{name}: neither pictures nor an error")
            if "\n" in str(found["message"]) or str(folder) in str(found["message"]):
                problems.append(f"{name}: not one clear line: {found['message']!r}")
            n_decoded += not found["kind"]
    finally:
        child.close()
    assert not problems, "\n".join(problems)
    assert n_decoded < len(files)
