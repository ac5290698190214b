"""Export incidents of a register: CSV, XLSX, GeoJSON, JSON Lines; and copy a register whole."""

from __future__ import annotations

import contextlib
import io
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import sqlalchemy as sa

from diptych.adapters import register_tables as t
from diptych.adapters.folders import failing_clearly
from diptych.adapters.register_database import backup as copy_database
from diptych.adapters.register_database import dump_json
from diptych.adapters.sheets import write_csv, write_xlsx
from diptych.domains.register import (
    FIELDS,
    RegisterStore,
    incident_body,
    incident_from_body,
    matching_keys,
    record_bodies,
    snapshot_of,
)
from diptych.model.errors import OutputRefusedError, WrongCallError
from diptych.model.incidents import Incident
from diptych.model.register import RECORD_KINDS
from diptych.model.register_search import SearchQuery
from diptych.workflows.register_open import opened

FORMATS = ("csv", "xlsx", "geojson", "jsonl")

JSONL_FORMAT = "diptych-register-lines/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written."""

    incidents: int
    unlocated: int
    """Left out of a GeoJSON's map, kept with an empty geometry."""
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
    """
    chosen = form or out.suffix.lower().lstrip(".")
    if chosen not in FORMATS:
        raise WrongCallError(
            f"cannot write {chosen or 'a file without an ending'!r}; expected {', '.join(FORMATS)}"
        )
    with opened(register) as store, store.database.reading() as connection, _new_file(out) as stream:
        tally = _Tally()
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
            _write_geojson(stream, incidents)
        else:
            _write_lines(stream, connection, incidents)
        if tally.several_places and chosen in ("csv", "xlsx"):
            notes.append(
                f"{tally.several_places} incidents have several places; the table holds the first of each"
            )
        return Exported(
            incidents=tally.n,
            unlocated=tally.unlocated,
            snapshot=snapshot_of(connection).name,
            notes=tuple(notes),
        )


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
        self.n = self.unlocated = self.several_places = 0

    def watched(self, incidents: Iterator[Incident]) -> Iterator[Incident]:
        for one in incidents:
            self.n += 1
            self.unlocated += not any(at.latitude is not None for at in one.places)
            self.several_places += len(one.places) > 1
            yield one


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
) -> Iterator[Incident]:
    i = t.incident
    asked = sa.select(t.version.c.body).join(i, i.c.seq == t.version.c.seq).order_by(i.c.key.desc())
    values: dict[str, object] = {}
    if where is None:
        asked = asked.where(i.c.state != "withdrawn")
    else:
        matching, values = matching_keys(store.database, where)
        asked = asked.where(sa.text(f"incident.key IN ({matching})"))
    for row in connection.execution_options(yield_per=2_000).execute(asked, values):
        yield incident_from_body(json.loads(row.body))


def _rows(incidents: Iterator[Incident]) -> Iterator[list[str]]:
    yield list(FIELDS)
    for one in incidents:
        row = one.row()
        begins, ends = _two_dates(one.when)
        place = one.places[0] if one.places else None
        yield [
            *(one.id, one.title, one.description, begins, ends, row.place, row.country),
            *(_number(row.latitude), _number(row.longitude), one.kind),
            *(_number(row.affected_min), _number(row.affected_max), row.unit),
            *(_parties(one, "alleged"), _parties(one, "affected"), one.source, one.status, one.url),
            *(row.admin, _number(row.precision_m), "; ".join(place.spellings if place else ())),
            *(one.language, one.standard, "; ".join(one.recordings)),
        ]


def _two_dates(when: str) -> tuple[str, str]:
    begins, between, ends = when.partition("/")
    if between and ".." not in (begins, ends) and begins and ends:
        return begins, ends
    return when, ""


def _parties(one: Incident, role: str) -> str:
    return "; ".join(
        f"{party.name}?" if party.standing == "disputed" else party.name
        for party in one.parties
        if party.role == role
    )


def _number(value: float | None) -> str:
    return "" if value is None else repr(value) if isinstance(value, float) else str(value)


def _write_geojson(stream: IO[bytes], incidents: Iterator[Incident]) -> None:
    """Write RFC 7946: longitude before latitude; several places as a MultiPoint, none as a null geometry."""
    stream.write(b'{"type":"FeatureCollection","features":[')
    for number, one in enumerate(incidents):
        points = [[at.longitude, at.latitude] for at in one.places if at.latitude is not None]
        geometry: dict[str, Any] | None = None
        if len(points) == 1:
            geometry = {"type": "Point", "coordinates": points[0]}
        elif points:
            geometry = {"type": "MultiPoint", "coordinates": points}
        body = incident_body(one)
        feature = {"type": "Feature", "id": one.id, "geometry": geometry, "properties": body}
        stream.write((",\n" if number else "\n").encode() + dump_json(feature).encode())
    stream.write(b"\n]}\n")


def _write_lines(stream: IO[bytes], connection: sa.Connection, incidents: Iterator[Incident]) -> None:
    """Write every record that is not withdrawn as one JSON line: what ``diptych register record`` reads."""
    for kind in RECORD_KINDS:
        if kind == "source":
            _write_records(stream, connection, kind)
    for one in incidents:
        stream.write((dump_json({"kind": "incident", "record": incident_body(one)}) + "\n").encode())
    for kind in RECORD_KINDS:
        if kind not in ("source", "incident"):
            _write_records(stream, connection, kind)


def _write_records(stream: IO[bytes], connection: sa.Connection, kind: Any) -> None:
    for body in record_bodies(connection, kind):
        stream.write((dump_json({"kind": kind, "record": body}) + "\n").encode())
