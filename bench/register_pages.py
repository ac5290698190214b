"""The workbench over a register of 157,000 incidents: how long its pages wait for an answer, alone and with 20 people.

`diptych serve` runs as a process of its own; requests come over the loopback, as a browser sends them. Words are typed
letter by letter, so that most searches are for beginnings.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import quote, urlencode

from bench.common import RESULTS, ROOT, Row
from bench.register import HERE, WORDS, N, _day, _percentile

KEPT = RESULTS / "register_pages.json"
PEOPLE = 20
"""How many work at once, from the published target."""

REPEATS = 20
EACH_S = 10.0
"""How long 20 people go on."""


class Person:
    """One browser: a connection that stays, with the cookie of the page."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._connection.request("GET", "/register")
        answer = self._connection.getresponse()
        answer.read()
        self._headers = {"cookie": str(answer.getheader("set-cookie")).split(";")[0]}

    def ask(self, path: str) -> tuple[float, int, int]:
        """Return seconds, status and bytes of one request."""
        began = time.perf_counter()
        self._connection.request("GET", f"/api/register{path}", headers=self._headers)
        answer = self._connection.getresponse()
        size = len(answer.read())
        return time.perf_counter() - began, answer.status, size


def typed(rng: random.Random) -> list[str]:
    """What a person's typing asks for, letter by letter from the second on."""
    word = rng.choice(WORDS)
    return [f"/incidents?{urlencode({'q': word[:n] + '*', 'limit': 50})}" for n in range(2, len(word) + 1)]


def filtered(rng: random.Random) -> str:
    """One filter of a person, as the address has it."""
    day = _day(rng)
    month = f"{day.year}-{day.month:02d}"
    south, west = 44 + 5 * rng.random(), 22 + 13 * rng.random()
    return urlencode(
        rng.choice(
            [
                [("from", month), ("to", month)],
                [("side", "Side A"), ("kind", "road accident")],
                [("source", "Mission"), ("source", "Newsroom"), ("standing", "open")],
                [("place", f"Town{rng.randint(0, 1199)}")],
                [("box", f"{south:.3f},{west:.3f},{south + 3:.3f},{west + 5:.3f}")],
                [("q", rng.choice(WORDS)), ("side", "Side B")],
            ]
        )
    )


def view(rng: random.Random) -> str:
    """A part of the map as a person sees it, and its zoom."""
    zoom = rng.choice([4.5, 6.0, 8.0])
    height, width = 400 / 2**zoom, 900 / 2**zoom
    south, west = 44 + 6 * rng.random(), 22 + 15 * rng.random()
    return f"zoom={zoom}&view={south:.3f},{west:.3f},{south + height:.3f},{west + width:.3f}"


def asked(rng: random.Random, ids: list[str]) -> dict[str, list[str]]:
    """Requests of every kind."""
    return {
        "search as you type": [one for _ in range(REPEATS // 4) for one in typed(rng)],
        "the table of a filter": [f"/incidents?limit=50&{filtered(rng)}" for _ in range(REPEATS)],
        "the table of everything": ["/incidents?limit=50"] * REPEATS,
        "page 40 of everything": ["/incidents?limit=50&offset=1950"] * REPEATS,
        "values to filter by": [f"/facets?{filtered(rng)}" for _ in range(REPEATS)],
        "values of everything": ["/facets"] * REPEATS,
        "the map of a filter": [f"/map?{filtered(rng)}&{view(rng)}" for _ in range(REPEATS)],
        "the map of everything": [f"/map?{view(rng)}" for _ in range(REPEATS)],
        "the timeline of a filter": [f"/months?{filtered(rng)}" for _ in range(REPEATS)],
        "the timeline of everything": ["/months"] * REPEATS,
        "charts and counts, again": ["/counts"] * REPEATS,
        "one incident": [f"/incident?id={quote(rng.choice(ids))}" for _ in range(REPEATS)],
    }


def _served(register: Path) -> tuple[subprocess.Popen[str], int]:
    words = [
        sys.executable,
        "-m",
        "diptych",
        "serve",
        "--register",
        str(register),
        "--no-open",
        "--json",
        "--port",
        "0",
    ]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment)
    text = ""
    while not text.rstrip().endswith("}"):
        text += process.stdout.readline() if process.stdout else ""
    return process, int(json.loads(text)["port"])


def _spent_s(process: subprocess.Popen[str]) -> float:
    fields = Path(f"/proc/{process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / float(os.sysconf("SC_CLK_TCK"))


def _at_once(port: int, ids: list[str]) -> Row:
    """Let 20 people work: each looks at one thing after the other, half a second to two apart."""
    times: list[float] = []
    wrong: list[int] = []
    until = time.monotonic() + EACH_S

    def work(seed: int) -> None:
        rng = random.Random(seed)
        person = Person(port)
        while time.monotonic() < until:
            for path in rng.choice(list(asked(rng, ids).values()))[:4]:
                took, status, _ = person.ask(path)
                times.append(took)
                wrong.extend([status] if status != 200 else [])
            time.sleep(0.5 + 1.5 * rng.random())

    people = [threading.Thread(target=work, args=(seed,)) for seed in range(PEOPLE)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    return {"requests": len(times), "errors": len(wrong), "times_s": times, "load": os.getloadavg()[0]}


def run(seconds: float) -> bool:
    """Measure; the register is the one that the part ``register`` made."""
    register = HERE / f"{N}.db"
    if not register.exists():
        print("run --part register first: it makes the register")
        return False
    process, port = _served(register)
    try:
        person = Person(port)
        rng = random.Random(5)
        first_s, _, _ = person.ask("/facets")
        count_s, _, _ = person.ask("/counts")
        ids = [f"R-{number:07d}" for number in rng.sample(range(1, N), 200)]
        row: Row = {"n": N, "first_view_s": first_s, "first_count_s": count_s, "kinds": {}}
        for name, paths in asked(rng, ids).items():
            spent = _spent_s(process)
            found = [person.ask(path) for path in paths]
            row["kinds"][name] = {
                "times_s": [one[0] for one in found],
                "errors": sum(one[1] != 200 for one in found),
                "cpu_s": (_spent_s(process) - spent) / len(found),
                "load": os.getloadavg()[0],
            }
        row["at_once"] = _at_once(port, ids)
    finally:
        process.terminate()
        process.wait(20)
    KEPT.write_text(json.dumps(row, indent=1) + "\n")
    return True


def section() -> str:
    """The part of docs/performance.md about the register's pages."""
    if not KEPT.exists():
        return "*Not yet run.*"
    row = json.loads(KEPT.read_text())
    times = [t for one in row["kinds"].values() for t in one["times_s"]]
    errors = sum(one["errors"] for one in row["kinds"].values()) + row["at_once"]["errors"]
    load = max(one["load"] for one in row["kinds"].values())
    at_once = row["at_once"]
    lines = [
        f"* One person, {len(times)} requests: median {_percentile(times, 0.5) * 1000:.0f} ms, **95 % within "
        f"{_percentile(times, 0.95) * 1000:.0f} ms** (load up to {load:.1f}).",
        f"* {PEOPLE} people at once, {at_once['requests']} requests in {EACH_S:.0f} s: median "
        f"{_percentile(at_once['times_s'], 0.5) * 1000:.0f} ms, 95 % within "
        f"{_percentile(at_once['times_s'], 0.95) * 1000:.0f} ms; errors: {errors}.",
        f"* The first view after a change reads the columns: {row['first_view_s']:.1f} s; the first count: "
        f"{row['first_count_s']:.1f} s. After that both stay in memory.",
        "",
        "| what is asked for | median (ms) | 95 % (ms) | processor time (ms) |",
        "|---|---|---|---|",
    ]
    for name, one in row["kinds"].items():
        ms = [t * 1000 for t in one["times_s"]]
        lines.append(
            f"| {name} | {_percentile(ms, 0.5):.0f} | {_percentile(ms, 0.95):.0f} | {one['cpu_s'] * 1000:.0f} |"
        )
    return "\n".join(lines)
