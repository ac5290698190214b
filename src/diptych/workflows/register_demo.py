"""Write invented registers: two tables with known duplicates and the list of them, or one table."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from diptych.adapters.folders import write_bytes_atomic
from diptych.adapters.sheets import write_csv
from diptych.domains.demo_register import demo_pair, demo_single
from diptych.model.errors import OutputFailedError, OutputRefusedError, WrongCallError
from diptych.model.incidents import IncidentRow
from diptych.model.version import __version__

COLUMNS = (
    *("id", "title", "description", "date_from", "date_to", "place", "country", "latitude", "longitude"),
    *("precision_m", "kind", "affected_min", "affected_max", "unit", "alleged_party", "affected_party"),
    *("source", "status", "url", "recordings"),
)

FIRST, SECOND, SAME, FINDINGS = "first.csv", "second.csv", "same.csv", "findings.json"

MOST_ROWS = 5_000_000
"""Most rows of one invented register. Chosen by hand: memory of an ordinary machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoWritten:
    """What was written."""

    files: tuple[str, ...]
    rows: int
    seed: int
    same: int
    """Pairs of rows, one of each register, that are of the same invented incident."""

    def to_dict(self) -> dict[str, object]:
        """Return it as JSON values."""
        return {
            "format": "diptych-demo-register/1",
            "files": list(self.files),
            "rows": self.rows,
            "seed": self.seed,
            "same": self.same,
        }


def demo(out: Path, *, rows: int, seed: int = 1) -> DemoWritten:
    """Write invented registers.

    Args:
        out: A file ending in ``.csv`` for one register; else a folder, absent, empty or with an earlier result, for two
            registers, the pairs of rows of the same incident, and which recordings hold the same footage.
        rows: Rows of each register.
        seed: The same number gives the same rows.

    Raises:
        WrongCallError: There are too few or too many rows, or the seed is negative.
        OutputRefusedError: The folder holds something else.
        OutputFailedError: It cannot be written.
    """
    if not 1 <= rows <= MOST_ROWS:
        raise WrongCallError(f"--rows is a number from 1 to {MOST_ROWS}")
    if seed < 0:
        raise WrongCallError("--seed is a number from 0")
    if out.suffix.lower() == ".csv":
        write_bytes_atomic(out, _table(demo_single(rows, seed)))
        return DemoWritten(files=(out.name,), rows=rows, seed=seed, same=0)
    names = (FIRST, SECOND, SAME, FINDINGS)
    if out.exists() and (not out.is_dir() or not {one.name for one in out.iterdir()} <= set(names)):
        raise OutputRefusedError(f"{out.name} holds something else than an earlier result")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputFailedError(f"{out.name} cannot be made: {error.strerror}") from None
    made = demo_pair(rows, seed)
    write_bytes_atomic(out / FIRST, _table(made.first))
    write_bytes_atomic(out / SECOND, _table(made.second))
    write_bytes_atomic(out / SAME, _cells([("left_id", "right_id"), *made.same]))
    named = {one for row in (*made.first, *made.second) for one in row.recordings}
    footage = [pair for pair in made.footage if pair[0] in named and pair[1] in named]
    write_bytes_atomic(out / FINDINGS, json.dumps(_findings(footage)).encode())
    return DemoWritten(files=names, rows=rows, seed=seed, same=len(made.same))


def _table(rows: Iterable[IncidentRow]) -> bytes:
    return _cells((COLUMNS, *map(_row, rows)))


def _cells(rows: Iterable[Sequence[str]]) -> bytes:
    stream = io.StringIO()
    write_csv(stream, rows)
    return stream.getvalue().encode("utf-8")


def _row(row: IncidentRow) -> tuple[str, ...]:
    opened, _, closed = row.when.partition("/")
    return (
        *(row.id, row.title, row.description, opened, closed, row.place, row.country),
        *(_number(row.latitude), _number(row.longitude), _number(row.precision_m), row.kind),
        *(
            _number(row.affected_min),
            _number(row.affected_max),
            row.unit,
            row.alleged_party,
            row.affected_party,
        ),
        *(row.source, row.status, row.url, "; ".join(row.recordings)),
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, int) else f"{value}"


def _findings(footage: Sequence[tuple[str, str]]) -> Mapping[str, object]:
    """Say which invented recordings hold the same footage, in the form of findings; nothing was compared."""
    digests = list(dict.fromkeys(one for pair in footage for one in pair))
    ids = {digest: f"r{k}" for k, digest in enumerate(digests, 1)}
    return {
        "format": "diptych-findings/1",
        "made_by": {"name": "diptych register demo", "version": __version__, "settings": {"invented": True}},
        "recordings": [{"id": ids[one], "sha256": one} for one in digests],
        "comparisons": [
            {"first": ids[one], "second": ids[two], "relation": "same_footage"} for one, two in footage
        ],
    }
