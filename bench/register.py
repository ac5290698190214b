"""The register: import, searches and counts of a synthetic one, in a process of its own.

The incidents are invented road accidents and gatherings in three languages (bench/register_made.py), with undated, long
and unlocated ones, coalitions and missing numbers. Searches are drawn from the mix of kinds below, each as often.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from bench.common import RESULTS, ROOT, WORK, Row

N = 157_000
"""Incidents of the published register that the targets name."""

MILLION = 1_000_000
KEPT = RESULTS / "register.json"
HERE = WORK / "register"
WORDS = [
    "car",
    "van",
    "lorry",
    "crossing",
    "gate",
    "yard",
    "автівка",
    "перехрестя",
    "машина",
    "двор",
    "школа",
    "smoke",
]
REPEATS = 25


def _day(rng: random.Random) -> date:
    return date(2022, 3, 1) + timedelta(days=rng.randint(0, 1200))


def mix(rng: random.Random) -> dict[str, Callable[[], Any]]:
    """The published mix: a name and a query of that kind."""
    from diptych.model.register_search import Box, Near, SearchQuery

    def box(height: float, width: float) -> Box:
        south, west = 44 + (8 - height) * rng.random(), 22 + (18 - width) * rng.random()
        return Box(south=south, north=south + height, west=west, east=west + width)

    def near(metres: float) -> Near:
        return Near(latitude=44 + 8 * rng.random(), longitude=22 + 18 * rng.random(), radius_m=metres)

    def period(days: int) -> dict[str, date]:
        first = _day(rng)
        return {"date_from": first, "date_to": first + timedelta(days=days)}

    return {
        "a frequent word": lambda: SearchQuery(text=rng.choice(WORDS)),
        "a rare word": lambda: SearchQuery(text=f"lot{rng.randint(0, 2999)}"),
        "two words": lambda: SearchQuery(text=" ".join(rng.sample(WORDS[:6], 2))),
        "a phrase": lambda: SearchQuery(text='"car van"'),
        "a word by relevance": lambda: SearchQuery(text=rng.choice(WORDS), sort="relevance"),
        "a place": lambda: SearchQuery(places=(f"Town{rng.randint(0, 1199)}",)),
        "a month": lambda: SearchQuery(**period(30)),
        "two days and a side": lambda: SearchQuery(sides=("Side A",), **period(1)),
        "kind, source and side": lambda: SearchQuery(
            kinds=("road accident",), sources=("Mission",), sides=("Side B",)
        ),
        "a word, source and status": lambda: SearchQuery(
            text=rng.choice(WORDS), sources=("Newsroom",), statuses=("closed",)
        ),
        "a small box": lambda: SearchQuery(box=box(0.2, 0.3)),
        "a box of 3 by 5 degrees": lambda: SearchQuery(box=box(3, 5)),
        "10 km around a point": lambda: SearchQuery(near=near(10_000)),
        "50 km around a point, a word": lambda: SearchQuery(near=near(50_000), text=rng.choice(WORDS)),
        "a box and a month": lambda: SearchQuery(box=box(3, 5), **period(30)),
        "everything, newest first": SearchQuery,
        "a frequent word, oldest first": lambda: SearchQuery(text=rng.choice(WORDS), sort="oldest"),
    }


COUNTS = (
    (("source", "period", "side"), "year"),
    (("source", "period", "side"), "month"),
    (("source", "period", "side", "kind"), "year"),
    (("side", "kind", "country"), "all"),
    (("period",), "month"),
    (("source", "affected", "status"), "year"),
)


def _own(n: int) -> None:
    """Be a process of its own: import, search, count; print what it cost."""
    from bench.register_made import write
    from diptych.adapters.register_database import open_database
    from diptych.domains.register import count, search
    from diptych.workflows.register_import import import_table

    HERE.mkdir(parents=True, exist_ok=True)
    table, file = HERE / f"{n}.csv", HERE / f"{n}.db"
    if not table.exists():
        write(table, n)
    for old in HERE.glob(f"{n}.db*"):
        old.unlink()
    wall, cpu = time.monotonic(), time.process_time()
    report = import_table(table, register=file)
    row: Row = {
        "n": n,
        "created": report.created,
        "import_s": time.monotonic() - wall,
        "import_cpu_s": time.process_time() - cpu,
        "import_load": os.getloadavg()[0],
        "register_mib": file.stat().st_size / 2**20,
        "table_mib": table.stat().st_size / 2**20,
    }
    wall = time.monotonic()
    again = import_table(table, register=file)
    row["again_s"], row["again_unchanged"] = time.monotonic() - wall, again.unchanged
    database = open_database(file)
    rng = random.Random(7)
    searches: dict[str, list[list[float]]] = {}
    for name, asked in mix(rng).items():
        searches[name] = []
        for _ in range(REPEATS):
            query = asked()
            began, spent = time.monotonic(), time.process_time()
            page = search(database, query)
            searches[name].append([time.monotonic() - began, time.process_time() - spent, page.total])
    row["searches"], row["search_load"] = searches, os.getloadavg()[0]
    counts = []
    for by, period in COUNTS:
        for _ in range(3):
            with database.reading() as connection:
                began, spent = time.monotonic(), time.process_time()
                rows = count(connection, database, by, period)  # type: ignore[arg-type]
                took = [time.monotonic() - began, time.process_time() - spent]
        counts.append(
            {"by": list(by), "period": period, "rows": len(rows), "wall_s": took[0], "cpu_s": took[1]}
        )
    row["counts"], row["count_load"] = counts, os.getloadavg()[0]
    row["peak_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    database.close()
    print(json.dumps(row))


def run(seconds: float) -> bool:
    """Measure 157,000, and a million where the time allows it."""
    kept = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    for n in (N, MILLION):
        if n == MILLION and seconds < 1500:
            continue
        done = subprocess.run(
            [sys.executable, "-m", "bench.register", str(n)],
            cwd=ROOT, capture_output=True, text=True, check=False,
            env=os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])},
        )  # fmt: skip
        if done.returncode:
            print(done.stderr)
            return False
        kept[str(n)] = json.loads(done.stdout)
    KEPT.write_text(json.dumps(kept, indent=1) + "\n")
    return True


def _percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def section() -> str:
    """The part of docs/performance.md about registers."""
    if not KEPT.exists():
        return "*Not yet run.*"
    kept = json.loads(KEPT.read_text())
    lines = []
    for row in kept.values():
        times = [t * 1000 for some in row["searches"].values() for t, _, _ in some]
        cpu = [t * 1000 for some in row["searches"].values() for _, t, _ in some]
        lines += [
            f"### {row['n']:,} incidents",
            "",
            f"* Import of a CSV of {row['table_mib']:.0f} MiB: **{row['import_s']:.0f} s** "
            f"({row['import_cpu_s']:.0f} s of processor time; load {row['import_load']:.1f} on two cores); the "
            f"register then has {row['register_mib']:.0f} MiB with every version, its chain and the text index. The "
            f"same table again, nothing changed: {row['again_s']:.0f} s. Peak of memory {row['peak_mib']:.0f} MiB.",
            f"* Searches of the mix below: median {_percentile(times, 0.5):.1f} ms, **95 % within "
            f"{_percentile(times, 0.95):.1f} ms** (processor time {_percentile(cpu, 0.95):.1f} ms; load "
            f"{row['search_load']:.1f}), {len(times)} searches.",
            f"* Counts: the slowest took **{max(c['wall_s'] for c in row['counts']):.2f} s** "
            f"({max(c['cpu_s'] for c in row['counts']):.2f} s of processor time; load {row['count_load']:.1f}).",
            "",
            "| search | median (ms) | 95 % (ms) | found, median |",
            "|---|---|---|---|",
        ]
        for name, some in row["searches"].items():
            ms = [t * 1000 for t, _, _ in some]
            n = int(_percentile([total for _, _, total in some], 0.5))
            least = "at least " if n >= 5000 else ""
            lines.append(
                f"| {name} | {_percentile(ms, 0.5):.1f} | {_percentile(ms, 0.95):.1f} | {least}{n:,} |"
            )
        lines += ["", "| count by | period | rows | s |", "|---|---|---|---|"]
        lines += [
            f"| {', '.join(c['by'])} | {c['period']} | {c['rows']:,} | {c['wall_s']:.2f} |"
            for c in row["counts"]
        ]
        lines.append("")
    return "\n".join(lines).strip()


if __name__ == "__main__":
    _own(int(sys.argv[1]))
