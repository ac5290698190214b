"""Keep what long runs counted, and write docs/reliability.md from it."""

from __future__ import annotations

import json
import platform
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

try:
    import fcntl
except ImportError:  # Windows runs one after the other
    fcntl = None  # type: ignore[assignment]

REPOSITORY = Path(__file__).resolve().parent.parent
FIGURES = REPOSITORY / "bench" / "results" / "reliability.json"
HOSTILE = REPOSITORY / "bench" / "results" / "hostile.json"
PAGE = REPOSITORY / "docs" / "reliability.md"

BEGIN, END = "<!-- begin figures -->", "<!-- end figures -->"

SENTENCES = {
    "tampering": "seeded changes to a case, each found by `diptych verify` and by `verify.py`, in the same places",
    "every_byte": "single bytes of the log, case.toml and README changed one after the other, each found",
    "fault_points": "steps (write, flush, rename, mode, remove) that fail: EIO, ENOSPC, EINTR, a short write, an end",
    "killed": "steps at which the process got SIGKILL",
    "power_cuts": "power cuts at a step, with what was not flushed lost or kept at random",
}


def record(name: str, figures: dict[str, Any]) -> None:
    """Keep the figures of one long run and write the page anew; runs beside each other wait for one another."""
    FIGURES.parent.mkdir(parents=True, exist_ok=True)
    with (Path(tempfile.gettempdir()) / "diptych-reliability.lock").open("w") as lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        _record(name, figures)


def _record(name: str, figures: dict[str, Any]) -> None:
    known = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.is_file() else {}
    known[name] = {
        **figures,
        "day": datetime.now(UTC).strftime("%Y-%m-%d"),
        "python": platform.python_version(),
    }
    FIGURES.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    write_page(known)


def write_page(known: dict[str, Any]) -> None:
    """Put the figures between the marks of the page."""
    text = PAGE.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    lines = ["", "| run | what | count | not passed | day |", "|---|---|---|---|---|"]
    for name, what in SENTENCES.items():
        one = known.get(name)
        if one is None:
            lines.append(f"| {name} | {what} | not run | | |")
        else:
            lines.append(f"| {name} | {what} | {one['count']:,} | {one['failed']} | {one['day']} |")
    kinds = known.get("tampering", {}).get("kinds", {})
    if kinds:
        lines += [
            "",
            "Changes by kind: "
            + ", ".join(f"{k.replace('_', ' ')} {n:,}" for k, n in sorted(kinds.items()))
            + ".",
        ]
    lines += ["", *_hostile(), "", *_costs(known), ""]
    PAGE.write_text(head + BEGIN + "\n".join(lines) + END + tail, encoding="utf-8")


def _hostile() -> list[str]:
    """Rows on hostile media, from what those runs kept."""
    lines = ["| media, way of confinement | files | read | refused | helpers that ended | over the limit |"]
    lines.append("|---|---|---|---|---|---|")
    known = json.loads(HOSTILE.read_text(encoding="utf-8")) if HOSTILE.is_file() else {}
    for name, one in known.items():
        if isinstance(one, dict) and "files" in one:
            refused = sum(one.get("refused", {}).values())
            ended, late = len(one.get("helpers_ended", [])), len(one.get("over_limit", []))
            lines.append(
                f"| {name} | {one['files']:,} | {one['decoded']:,} | {refused:,} | {ended} | {late} |"
            )
    if len(lines) == 2:
        lines.append("| not run | | | | | |")
    return lines


def _costs(known: dict[str, Any]) -> list[str]:
    lines = ["| cost | figure | day |", "|---|---|---|"]
    for name, one in sorted(known.items()):
        if name.startswith("cost_"):
            lines.append(
                f"| {name.removeprefix('cost_').replace('_', ' ')} | {one['figure']} | {one['day']} |"
            )
    if len(lines) == 2:
        lines.append("| not run | | |")
    return lines


if __name__ == "__main__":
    write_page(json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.is_file() else {})
