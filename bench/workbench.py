"""How quickly the workbench answers: a case of 1,000 recordings, every page of it, and 20 people at once."""

from __future__ import annotations

import hashlib
import json
import os
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench import workbench_team
from bench.common import RESULTS, ROOT, Row

if TYPE_CHECKING:
    from diptych.adapters.keys import KeyFolder

KEPT = RESULTS / "workbench.json"
N_RECORDINGS, N_PEOPLE, N_EACH = 1_000, 20, 25
PATHS = (
    "api/state",
    "api/case",
    "api/case/recordings",
    "api/pairs",
    "api/case/log?limit=100",
    "api/case/recordings/500",
    "",
)
"""What pages ask for."""


def made_case(root: Path) -> KeyFolder:
    """Make a case of many recordings in ``root / "case"``; returns its keys."""
    from diptych.workflows.case_new import case_new
    from diptych.workflows.take_in import take_in
    from make_case import QuickDisk, quick_keys

    (root / "offered").mkdir()
    for k in range(N_RECORDINGS):
        (root / "offered" / f"clip {k:04}.mp4").write_bytes(hashlib.sha256(str(k).encode()).digest() * 40)
    keys = quick_keys(root / "keys")
    case_new(root / "case", title="A thousand", keys=keys, disk=QuickDisk())
    take_in([root / "offered"], case=root / "case", examine=False, keys=keys, disk=QuickDisk())
    return keys


def run_team(_: float) -> bool:
    """Make the case, serve it to a team, ask; what was measured without accounts stays."""
    sys.path[:0] = [str(ROOT / "tests")]
    kept = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    with tempfile.TemporaryDirectory() as place:
        keys = made_case(Path(place))
        kept["team"] = workbench_team.measure(Path(place) / "case", keys, PATHS)
    KEPT.write_text(json.dumps(kept, indent=1) + "\n")
    return True


def run(_: float) -> bool:
    """Make the case, serve it to one person and then to a team, ask."""
    sys.path[:0] = [str(ROOT / "tests")]
    from make_workbench import Served, serving

    def ask(served: Served, path: str) -> tuple[float, bool]:
        began = time.perf_counter()
        status, _content = served.ask(path)
        return time.perf_counter() - began, status == 200

    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        keys = made_case(root)
        with serving(root / "case", keys) as served:
            for path in PATHS:
                first, _ok = ask(served, path)
                times = sorted(ask(served, path)[0] for _ in range(40))
                median = statistics.median(times)
                rows.append(
                    {
                        "path": "/" + path,
                        "first_ms": 1000 * first,
                        "median_ms": 1000 * median,
                        "p95_ms": 1000 * times[37],
                    }
                )
            asked: list[tuple[float, bool]] = []

            def person(k: int) -> None:
                for n in range(N_EACH):
                    asked.append(ask(served, PATHS[(k + n) % len(PATHS)]))

            people = [threading.Thread(target=person, args=(k,)) for k in range(N_PEOPLE)]
            for one in people:
                one.start()
            for one in people:
                one.join()
        load = round(os.getloadavg()[0], 1)
        of_a_team = workbench_team.measure(root / "case", keys, PATHS)
    times = sorted(seconds for seconds, _ok in asked)
    crowd = {
        "asked": len(asked),
        "errors": sum(not ok for _seconds, ok in asked),
        "median_ms": 1000 * statistics.median(times),
        "p95_ms": 1000 * times[int(0.95 * len(times))],
    }
    kept = {"pages": rows, "crowd": crowd, "load": load, "team": of_a_team}
    KEPT.write_text(json.dumps(kept, indent=1) + "\n")
    return True


def section() -> str:
    """The table of the document."""
    kept = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    if "pages" not in kept:
        return "Not measured here yet: `python -m bench --part workbench`."
    lines = ["| address | first after the start (ms) | median (ms) | 95 % within (ms) |", "|---|---|---|---|"]
    for one in kept["pages"]:
        lines.append(
            f"| `{one['path']}` | {one['first_ms']:.0f} | {one['median_ms']:.1f} | {one['p95_ms']:.1f} |"
        )
    crowd = kept["crowd"]
    said = (
        f"{N_PEOPLE} people at once, {crowd['asked']} requests without a pause: {crowd['errors']} errors, median "
        f"{crowd['median_ms']:.0f} ms, 95 % within {crowd['p95_ms']:.0f} ms. Load of the machine: {kept['load']}."
    )
    of_a_team = workbench_team.told(kept["team"]) if "team" in kept else "Not measured here yet."
    kept_back = workbench_team.N_KEPT
    with_accounts = (
        f"The same with accounts (`--team`); {kept_back} originals are kept from half of the people:"
    )
    return "\n".join([*lines, "", said, "", with_accounts, "", of_a_team])
