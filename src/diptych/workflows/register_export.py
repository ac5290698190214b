"""Export incidents of a register in the forms that other programs read; and copy a register whole."""

from __future__ import annotations

import contextlib
import io
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import sqlalchemy as sa

from diptych.adapters import register_tables as t
from diptych.adapters.folders import failing_clearly
from diptych.adapters.parquet import write_parquet
from diptych.adapters.register_database import backup as copy_database
from diptych.adapters.register_database import dump_json
from diptych.adapters.sheets import write_csv, write_xlsx
from diptych.domains.register import (
    FIELDS,
    PARQUET_COLUMNS,
    ExportedIncident,
    RegisterStore,
    geojson_feature,
    incident_body,
    incident_from_body,
    kml_parts,
    matching_keys,
    parquet_row,
    record_bodies,
    snapshot_of,
    table_cells,
    timemap_event,
)
from diptych.model.errors import OutputRefusedError, WrongCallError
from diptych.model.register import RECORD_KINDS
from diptych.model.register_search import SearchQuery
from diptych.workflows.register_open import opened

FORMATS = ("csv", "xlsx", "geojson", "kml", "timemap", "parquet", "jsonl")

TIMEMAP_ENDING = ".timemap.json"
"""The ending by which timemap's form is known; ``.json`` alone says nothing."""

PARQUET_FORMAT = "diptych-incidents/1"
"""What a Parquet file says of its columns, beside the snapshot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written."""

    incidents: int
    unlocated: int
    """Of them without a position; kept all the same."""
    snapshot: str
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        return {
            "incidents": self.incidents,
            "unlocated": self.unlocated,
            "snapshot": self.snapshot,
            "notes": list(self.notes),
        }


def export_register(
    register: str | Path, out: Path, *, form: str = "", where: SearchQuery | None = None
) -> Exported:
    """Export incidents, newest first.

    Args:
        register: File or address.
        out: The file to write; absent.
        form: One of :data:`FORMATS`; by the file's ending if empty.
        where: Which incidents; all that are not withdrawn if left away.

    Raises:
        WrongCallError: The form is unknown.
        OutputRefusedError: The file exists.
        NotInstalledError: Parquet is asked for, and what writes it is not installed.
    """
    chosen = _chosen(form, out)
    with opened(register) as store, store.database.reading() as connection, _new_file(out) as stream:
        tally = _Tally()
        snapshot = snapshot_of(connection).name
        incidents = tally.watched(_incidents(store, connection, where))
        notes: list[str] = []
        if chosen == "csv":
            text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
            text.write("\ufeff")
            write_csv(text, _rows(incidents))
            text.detach()
        elif chosen == "xlsx":
            cut: list[int] = []
            write_xlsx(stream, _rows(incidents), told=cut.append)
            if cut:
                notes.append(
                    f"texts longer than a cell holds were cut in rows {', '.join(map(str, cut[:20]))}"
                )
        elif chosen == "geojson":
            _write_json(
                stream, b'{"type":"FeatureCollection","features":[', map(geojson_feature, incidents), b"]}"
            )
        elif chosen == "kml":
            for part in kml_parts(incidents, name=f"Incidents, snapshot {snapshot}"):
                stream.write(part.encode())
        elif chosen == "timemap":
            _write_json(stream, b"[", map(timemap_event, incidents), b"]")
        elif chosen == "parquet":
            facts = {"format": PARQUET_FORMAT, "snapshot": snapshot}
            write_parquet(
                stream, map(parquet_row, incidents), PARQUET_COLUMNS, beside=out.parent, facts=facts
            )
        elif left_out := _write_lines(stream, connection, incidents):
            notes.append(
                f"{left_out} records speak of incidents that are not in the file, and are not in it either"
            )
        return Exported(
            incidents=tally.n,
            unlocated=tally.unlocated,
            snapshot=snapshot,
            notes=(*notes, *tally.notes(chosen)),
        )


def _chosen(form: str, out: Path) -> str:
    name = out.name.lower()
    by_ending = "timemap" if name.endswith(TIMEMAP_ENDING) else out.suffix.lower().lstrip(".")
    chosen = form or by_ending
    if chosen not in FORMATS:
        expected = ", ".join(FORMATS)
        raise WrongCallError(f"cannot write {chosen or 'a file without an ending'!r}; expected {expected}")
    return chosen


def backup_register(register: str | Path, out: Path) -> int:
    """Copy a register of a file into a new file, whole, while others may write; returns its size in bytes.

    Raises:
        OutputRefusedError: The file exists.
        NotARegisterError: A server keeps the register.
    """
    if out.exists():
        raise OutputRefusedError(f"{out.name} exists", advice="Name a file that does not exist.")
    with opened(register) as store, failing_clearly(out.name):
        copy_database(store.database, out)
    return out.stat().st_size


class _Tally:
    """Counts what passes."""

    def __init__(self) -> None:
        self.n = self.unlocated = self.several_places = self.no_first_day = 0

    def watched(self, incidents: Iterator[ExportedIncident]) -> Iterator[ExportedIncident]:
        for one in incidents:
            self.n += 1
            self.unlocated += not one.located
            self.several_places += len(one.incident.places) > 1
            self.no_first_day += one.incident.date.first_day is None
            yield one

    def notes(self, form: str) -> Iterator[str]:
        """Say what the form cannot hold."""
        if self.several_places and form in ("csv", "xlsx"):
            yield f"{self.several_places} incidents have several places; the table holds the first of each"
        if self.several_places and form == "timemap":
            yield f"{self.several_places} incidents have several places; timemap draws one, the rest is in words"
        if self.no_first_day and form == "timemap":
            yield f"{self.no_first_day} incidents have no first day; timemap does not draw events without a date"


@contextlib.contextmanager
def _new_file(out: Path) -> Iterator[IO[bytes]]:
    """Write beside the file and rename at the end: it is there whole, or not at all."""
    if out.exists():
        raise OutputRefusedError(f"{out.name} exists", advice="Name a file that does not exist.")
    with failing_clearly(out.name):
        handle, name = tempfile.mkstemp(prefix=".diptych-", dir=out.parent or Path())
        try:
            with os.fdopen(handle, "wb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            os.chmod(name, 0o644)
            os.link(name, out)
        finally:
            os.unlink(name)


def _incidents(
    store: RegisterStore, connection: sa.Connection, where: SearchQuery | None
) -> Iterator[ExportedIncident]:
    i = t.incident
    asked = sa.select(t.version.c.body, i.c.state, i.c.standing).join(i, i.c.seq == t.version.c.seq)
    asked = asked.order_by(i.c.key.desc())
    values: dict[str, object] = {}
    if where is None:
        asked = asked.where(i.c.state != "withdrawn")
    else:
        matching, values = matching_keys(store.database, where)
        asked = asked.where(sa.text(f"incident.key IN ({matching})"))
    for row in connection.execution_options(yield_per=2_000).execute(asked, values):
        incident = incident_from_body(json.loads(row.body))
        yield ExportedIncident(incident=incident, state=row.state, standing=row.standing)


def _rows(incidents: Iterator[ExportedIncident]) -> Iterator[list[str]]:
    yield list(FIELDS)
    for one in incidents:
        yield table_cells(one.incident)


def _write_json(stream: IO[bytes], before: bytes, values: Iterable[Any], after: bytes) -> None:
    """Write one JSON document with a long list in it, one value a line."""
    stream.write(before)
    for number, value in enumerate(values):
        stream.write((",\n" if number else "\n").encode() + dump_json(value).encode())
    stream.write(b"\n" + after + b"\n")


def _write_lines(stream: IO[bytes], connection: sa.Connection, incidents: Iterator[ExportedIncident]) -> int:
    """Write records as JSON lines, which ``diptych register record`` reads: sources, incidents, then the rest.

    A record that speaks of an incident that is not among them is left out: it would be refused there.

    Returns:
        How many were left out.
    """
    written: set[str] = set()
    for body in record_bodies(connection, "source"):
        stream.write(_line("source", body))
    for one in incidents:
        written.add(one.incident.id)
        stream.write(_line("incident", incident_body(one.incident)))
    left_out = 0
    for kind in RECORD_KINDS:
        if kind in ("source", "incident"):
            continue
        for body in record_bodies(connection, kind):
            if _named_incidents(kind, body) <= written:
                stream.write(_line(kind, body))
            else:
                left_out += 1
    return left_out


def _line(kind: str, body: object) -> bytes:
    return (dump_json({"kind": kind, "record": body}) + "\n").encode()


def _named_incidents(kind: str, body: dict[str, Any]) -> set[str]:
    if kind == "judgement":
        return {str(body["left"]), str(body["right"])}
    return {str(one) for one in body.get("incidents", ())}
