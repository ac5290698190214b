"""What confining the decoders costs: one comparison with each way of confinement in turn, and with limits alone."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.common import RESULTS, ROOT, Row

KEPT = RESULTS / "sandbox.json"
ROUNDS = 5
"""Comparisons in each way; the ways take turns, so that what else the machine does falls on all. Chosen by hand."""

CHILD = """
import json, resource, sys, time
from diptych.adapters import confine, processes
way, out, paths = sys.argv[1], sys.argv[2], sys.argv[3:]
found = confine.confinement_of(way)
processes.confinement = lambda: found
from diptych import compare
began = time.monotonic()
compare(paths, out=out, report=False)
print(json.dumps({"wall_s": time.monotonic() - began,
  "cpu_s": sum(sum(resource.getrusage(w)[:2]) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))}))
"""


def run(seconds: float) -> bool:
    """Compare the example recordings in every way that this system offers."""
    paths = [ROOT / "src" / "diptych" / "demo" / f"yard-{n}.mp4" for n in ("first", "second")]
    rows: list[Row] = []
    for number in range(ROUNDS):
        for way in ("limits_only", "landlock", "bubblewrap"):
            with tempfile.TemporaryDirectory() as folder:
                row = _once(way, Path(folder) / "out", paths, seconds)
            if row is not None:
                rows.append({"way": way, "round": number, "load": round(os.getloadavg()[0], 1), **row})
    KEPT.write_text(json.dumps(rows, indent=1) + "\n")
    return True


def _once(way: str, out: Path, paths: list[Path], seconds: float) -> Row | None:
    done = subprocess.run(
        [sys.executable, "-c", CHILD, way, str(out), *map(str, paths)],
        capture_output=True, text=True, check=False, timeout=max(seconds, 120),
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    if done.returncode:
        print(f"{way}: {(done.stderr.strip().splitlines() or ['no output'])[-1][:200]}")
        return None
    row: Row = json.loads(done.stdout.strip().splitlines()[-1])
    return row


def section() -> str:
    """The part of docs/performance.md about confinement."""
    if not KEPT.exists():
        return "*Not yet run.*"
    rows = json.loads(KEPT.read_text())
    walls = {
        way: [row["wall_s"] for row in rows if row["way"] == way]
        for way in dict.fromkeys(row["way"] for row in rows)
    }
    bare = walls.get("limits_only")
    lines = ["| confinement | comparisons | median (s) | least (s) | against limits alone, median | least |"]
    lines.append("|---|---|---|---|---|---|")
    for way, some in walls.items():
        against = ("–", "–")
        if bare and way != "limits_only":
            middle = statistics.median(some) / statistics.median(bare) - 1
            against = (f"{middle:+.1%}", f"{min(some) / min(bare) - 1:+.1%}")
        lines.append(
            f"| {way.replace('_', ' ')} | {len(some)} | {statistics.median(some):.2f} | {min(some):.2f} | "
            f"{against[0]} | {against[1]} |"
        )
    loads = [row["load"] for row in rows]
    lines += ["", f"The machine's load meanwhile was {min(loads):.1f} to {max(loads):.1f} on two cores."]
    return "\n".join(lines)
