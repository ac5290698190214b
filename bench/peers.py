"""Other tools on the same queries and the same archive: PDQ as vPDQ matches it, and videohash.

Each lives in an environment of its own, ``bench/work/venv-pdq`` (``pip install pdqhash av``) and
``bench/work/venv-videohash`` (``pip install videohash imageio-ffmpeg "pillow<10"``). The queries are those that the
part ``find`` has made; without them, or without an environment, the part says so.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import signal
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import Any

import numpy as np

from bench.common import RESULTS, WORK, Row, bounds
from bench.find import CHAIRS, COARSE, DATA, HERE, KINDS, sources

MAX_BITS = 31
"""Most differing bits of 256 between two PDQ codes of one picture, as PDQ's authors recommend."""

MIN_QUALITY = 50
"""PDQ codes below this quality are left off, as vPDQ does by default."""

MIN_SHARE = 0.8
"""Share of a query's pictures that have to be found in a recording, as vPDQ does by default."""

MAX_VIDEOHASH_BITS = 10
"""Most differing bits of 64 at which two videos are called alike by videohash's own ``is_similar``-style use."""


def queries() -> dict[str, tuple[str, Path, str]]:
    """Name → kind, file and the path of the source that it is a copy of."""
    known = sources()
    found = {name: ("given", DATA / "copies" / f"{name}.mp4", str(known["chair"])) for name in CHAIRS}
    for path in sorted((HERE / "queries").glob("*.mp4")):
        name, _, kind = path.stem.rpartition("-")
        if kind in KINDS and name in known:
            found[path.stem] = (kind, path, str(known[name]))
    return found


def _hashes(tool: str, paths: list[str], seconds: float) -> dict[str, Any]:
    """Hash what has not been hashed yet, in the tool's own environment, as far as the time reaches."""
    kept_at = WORK / "peers" / f"{tool}.json"
    kept: dict[str, Any] = json.loads(kept_at.read_text()) if kept_at.exists() else {}
    python = WORK / f"venv-{tool.partition('_')[0]}" / "bin" / "python"
    missing = [path for path in paths if path not in kept]
    if missing and python.exists():
        with tempfile.NamedTemporaryFile("w", suffix=".json") as wanted:
            json.dump(missing, wanted)
            wanted.flush()
            script = Path(__file__).with_name("peer_hashes.py")
            with (
                subprocess.Popen(
                    [str(python), str(script), tool, wanted.name],
                    stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True,
                ) as running,
                contextlib.suppress(ProcessLookupError),
            ):  # fmt: skip
                until = threading.Timer(seconds, lambda: os.killpg(running.pid, signal.SIGKILL))
                until.start()
                for line in running.stdout or ():
                    kept |= json.loads(line)
                until.cancel()
        kept_at.parent.mkdir(parents=True, exist_ok=True)
        kept_at.write_text(json.dumps(kept))
    return {path: kept[path] for path in paths if path in kept}


def _pdq_alike(query: list[list[Any]], held: list[list[Any]]) -> bool:
    asked, other = (
        np.array([[bit == "1" for bit in bits] for bits, quality in some if quality >= MIN_QUALITY], bool)
        for some in (query, held)
    )
    if not len(asked) or not len(other):
        return False
    differing = (asked[:, None, :] != other[None, :, :]).sum(axis=2)
    return bool((differing.min(axis=1) <= MAX_BITS).mean() >= MIN_SHARE)


def _videohash_alike(query: str, held: str) -> bool:
    return (
        int(query, 2 if query.startswith("0b") else 16)
        .__xor__(int(held, 2 if held.startswith("0b") else 16))
        .bit_count()
        <= MAX_VIDEOHASH_BITS
    )


def _drawn(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def run(seconds: float) -> bool:
    """Hash the archive and all queries with each tool and count what it finds and what it names wrongly."""
    asked, archive = queries(), {str(path) for path in sources().values()}
    result: Row = {}
    for tool, asks, alike in (
        ("pdq", "pdq", _pdq_alike),
        ("pdq_dense", "pdq", _pdq_alike),
        ("videohash", "videohash", _videohash_alike),
    ):
        # Queries in an order that is drawn once: a run that is stopped has some of every kind.
        drawn = sorted({str(path) for _, path, _ in asked.values()}, key=_drawn)
        codes = _hashes(tool, sorted(archive), seconds / 6) | _hashes(asks, drawn, seconds / 6)
        if not codes:
            continue
        failed = {path: one["failed"] for path, one in codes.items() if "failed" in one}
        rows = []
        for name, (kind, path, source) in asked.items():
            if "hash" not in codes.get(str(path), {}):
                continue
            named = [
                other
                for other in archive
                if "hash" in codes.get(other, {}) and alike(codes[str(path)]["hash"], codes[other]["hash"])
            ]
            rows.append(
                {"name": name, "kind": kind, "found": source in named, "wrong": len(set(named) - {source})}
            )
        result[tool] = {
            "rows": rows,
            "failed": failed,
            "cpu_s": round(sum(one.get("cpu_s", 0.0) for one in codes.values()), 1),
        }
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "peers.json").write_text(json.dumps(result, indent=1))
    return bool(result)


def section() -> str:
    """What docs/accuracy.md says of this part."""
    path, ours_at = RESULTS / "peers.json", RESULTS / "find.json"
    if not path.exists() or not ours_at.exists():
        return "This part has not been run here: `python -m bench --part peers`."
    result = json.loads(path.read_text())
    ours = {(row["kind"], row["source"]): row for row in json.loads(ours_at.read_text())["rows"]}
    tools = list(result)
    lines = [
        "The same queries and the same archive: PDQ at one picture a second, matched as vPDQ does (at most "
        f"{MAX_BITS} of 256 bits, {MIN_SHARE:.0%} of the query's pictures); the same with ten pictures a second of the "
        "archive (pdq_dense), since copies begin between two pictures; and videohash (at most "
        f"{MAX_VIDEOHASH_BITS} of 64 bits). Found of asked; in brackets other recordings that were named.",
        "",
        f"| kind | Diptych | {' | '.join(tools)} |",
        "|---|---|" + "---|" * len(tools),
    ]
    for kind in ("given", *KINDS):
        names = {row["name"] for tool in tools for row in result[tool]["rows"] if row["kind"] == kind}
        mine = [
            row
            for name in names
            if (row := ours.get((kind, name if kind == "given" else name.rpartition("-")[0]))) is not None
        ]
        if not mine:
            continue
        cells = [_cell(mine)]
        cells += [_cell([row for row in result[tool]["rows"] if row["kind"] == kind]) for tool in tools]
        lines.append(f"| {kind}{' (coarse tier)' if kind in COARSE else ''} | {' | '.join(cells)} |")
    for tool in tools:
        if result[tool]["failed"]:
            lines += ["", f"{tool} could not hash {len(result[tool]['failed'])} of the files."]
    return "\n".join(lines)


def _cell(rows: list[Row]) -> str:
    found, wrong = sum(row["found"] for row in rows), sum(row["wrong"] for row in rows)
    low, high = bounds(found, len(rows))
    return (
        f"{found}/{len(rows)}"
        + (f" ({wrong})" if wrong else "")
        + (f", {100 * low:.0f}–{100 * high:.0f} %" if len(rows) > 4 else "")
    )
