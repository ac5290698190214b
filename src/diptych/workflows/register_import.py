"""Import a table into a register, or bring the register up to date with it: row by row, all together or not at all."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import itertools
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from diptych.adapters.folders import digest_file
from diptych.adapters.register_database import dump_json, open_in_memory, user_name
from diptych.adapters.sheets import unguarded
from diptych.domains.register import (
    FORMATS,
    ColumnMap,
    ForeignReader,
    Held,
    Record,
    RegisterStore,
    RowReader,
    current_bodies,
    held_incidents,
    incident_body,
    incident_from_body,
    snapshot_of,
)
from diptych.model.incidents import Incident
from diptych.model.register import ImportReport, RejectedRow
from diptych.workflows.register_import_map import read_map
from diptych.workflows.register_import_open import OpenedFile, opened_file
from diptych.workflows.register_import_records import RecordsPut
from diptych.workflows.register_open import opened

Progress = Callable[[str, float], None]
Spell = Callable[[str], Sequence[str]]

BATCH = 20_000
"""Rows read, compared and written at a time. The text index takes rows sorted by day five times as fast as unsorted;
measured with batches of this size at 157,000 rows. A batch takes about 100 MB."""

MOST_BYTES = 16_000_000
"""Bytes of a JSON file that are read, compared and written at a time; its records take five times that. Chosen by
hand."""

MOST_CHANGES = 200
"""Most updated rows whose differences the report lists. Chosen by hand; the register's history has all."""

MOST_REJECTED = 10_000
"""Most rejected rows that the report lists one by one; a note says how many more there were. Chosen by hand."""


@dataclass(slots=True)
class _Run:
    kept_out: frozenset[str] = frozenset()
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: list[RejectedRow] = field(default_factory=list)
    n_rejected: int = 0
    changes: list[dict[str, object]] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    without_id: int = 0
    records: RecordsPut = field(default_factory=RecordsPut)

    def reject(self, row: int, reason: str) -> None:
        self.n_rejected += 1
        if len(self.rejected) < MOST_REJECTED:
            self.rejected.append(RejectedRow(row=row, reason=reason))


def import_table(
    table: Path,
    *,
    register: str | Path,
    form: str = "",
    column_map: Path | None = None,
    source: str = "",
    origin: str = "",
    date_format: str = "",
    sources: Path | None = None,
    reason: str = "",
    by: str = "",
    dry_run: bool = False,
    spell: Spell | None = None,
    kept_out: Collection[str] = (),
    progress: Progress | None = None,
) -> ImportReport:
    """Import a table, or an export of another program.

    Rows are recognised by their id. Fields that the table has no column for stay as they are. A row that cannot be
    taken is reported with its number and its reason, the others go in; what went in becomes visible all at once.

    Args:
        table: CSV or XLSX with a header row, or JSON of a program that is known.
        register: File or address of the register; made where there is none.
        form: One of ``FORMATS``; empty to find it out.
        column_map: TOML file that says which column fills which field.
        source: Whose table it is, where no column says so; without either, the file's name.
        origin: Put before every id with a colon, so that two registers may number alike.
        date_format: How dates are written that are not ISO, such as ``%d.%m.%Y``.
        sources: Timemap's file of sources, where it stands beside that of events.
        reason: Why; by default that this table was imported, with its digest.
        by: Who imports; by default the user of this machine.
        dry_run: Whether nothing is written.
        spell: Gives further spellings of a place's name, under which it is found.
        kept_out: Ids that whoever imports may not know of: their rows are not taken, and nothing is told of them.
        progress: Called with a stage and the fraction done.

    Raises:
        BadTableError: The table or the map cannot be read; nothing was written.
        NotARegisterError: The register cannot be used.
    """
    given = _with(read_map(column_map), source=source, origin=origin, date_format=date_format)
    file = opened_file(
        table,
        form=form,
        given=given,
        has_map=column_map is not None,
        date_format=date_format,
        sources=sources,
    )
    why = reason or f"import of {FORMATS[file.form]} with SHA-256 {digest_file(table)}"
    run = _Run(kept_out=frozenset(kept_out))
    with _without_collector():
        snapshot = _run(table, file, run, register, why, by, dry_run=dry_run, spell=spell, progress=progress)
    return ImportReport(
        created=run.created,
        updated=run.updated,
        unchanged=run.unchanged,
        rejected=tuple(run.rejected),
        notes=tuple(_notes(run, file.reader, table)),
        columns=file.reader.columns,
        ignored_columns=file.reader.ignored,
        format=file.form,
        recognised=FORMATS[file.form] if file.is_recognised else "",
        records=run.records.counts(),
        dry_run=dry_run,
        changes=tuple(run.changes),
        snapshot=snapshot,
    )


def _run(
    table: Path,
    file: OpenedFile,
    run: _Run,
    register: str | Path,
    why: str,
    by: str,
    *,
    dry_run: bool,
    spell: Spell | None,
    progress: Progress | None,
) -> str:
    """Read, compare and write, and return the name of the snapshot that it leads to."""
    size = max(table.stat().st_size, 1)
    is_csv = table.suffix.lower() != ".xlsx"
    if dry_run:
        with _store(register, dry_run=True) as store, store.database.reading() as connection:
            for _, _, records in _planned(connection, file, run, spell, is_csv, progress, size):
                run.records.compare(connection, records)
            snapshot = snapshot_of(connection).name
    else:
        with (
            _store(register, dry_run=False) as store,
            store.change(by=by or user_name(), reason=why, action="import") as writer,
        ):
            planned = _planned(writer.connection, file, run, spell, is_csv, progress, size)
            for incidents, held, records in planned:
                writer.put_incidents(incidents, held)
                run.records.put(writer, records)
            snapshot = writer.snapshot.name
            if progress is not None:
                progress("commit", 1.0)
    return snapshot


@contextlib.contextmanager
def _without_collector() -> Iterator[None]:
    """Let the collector of reference cycles rest: records hold none, and it walks all of them again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _with(given: ColumnMap, *, source: str, origin: str, date_format: str) -> ColumnMap:
    return replace(
        given,
        source=source or given.source,
        register=origin or given.register,
        date_format=date_format or given.date_format,
    )


@contextlib.contextmanager
def _store(register: str | Path, *, dry_run: bool) -> Iterator[RegisterStore]:
    if dry_run and "://" not in str(register) and not Path(register).exists():
        database = open_in_memory()
        try:
            yield RegisterStore(database)
        finally:
            database.close()
        return
    with opened(register, create=not dry_run) as store:
        yield store


def _planned(
    connection: sa.Connection,
    file: OpenedFile,
    run: _Run,
    spell: Spell | None,
    is_csv: bool,
    progress: Progress | None,
    size: int,
) -> Iterator[tuple[list[Incident], dict[str, Held], list[Record]]]:
    """Read batches of rows and give those that go in, with what the register holds of them, and what is beside them."""
    read_bytes = 0
    reader = file.reader
    beside = reader if isinstance(reader, ForeignReader) else None
    for batch in _batches(file):
        wanted: list[tuple[int, str, Any]] = []
        records: list[Record] = []
        for number, row in batch:
            cells = row
            if file.is_table:
                cells = [unguarded(cell) if cell[:1] == "'" else cell for cell in row] if is_csv else row
                read_bytes += sum(map(len, cells)) + len(cells)
                if not any(cell.strip() for cell in cells):
                    continue
            if one_id := _known_id(reader, run, number, cells):
                wanted.append((number, one_id, cells))
        held = held_incidents(connection, [one_id for _, one_id, _ in wanted])
        bodies = current_bodies(connection, "incident", list(held))
        going = []
        for number, one_id, cells in wanted:
            if beside is not None and beside.is_only_records(cells):
                records += _only_records(beside, run, number, cells)
                continue
            one = _read_row(
                reader, run, number, one_id, cells, held.get(one_id), bodies.get(one_id), spell, records
            )
            if one is not None:
                going.append(one)
        yield going, held, records
        if progress is not None:
            progress("rows", min((read_bytes or file.n_read()) / size, 0.99))


def _batches(file: OpenedFile) -> Iterator[list[tuple[int, Any]]]:
    """Give rows in portions; of records that are read one by one, portions that are not too long for the memory."""
    while file.is_table and (some := list(itertools.islice(file.rows, BATCH))):
        yield some
    begun = 0
    batch: list[tuple[int, Any]] = []
    for row in file.rows:
        batch.append(row)
        if len(batch) == BATCH or file.n_read() - begun > MOST_BYTES:
            yield batch
            begun, batch = file.n_read(), []
    if batch:
        yield batch


def _known_id(reader: RowReader | ForeignReader, run: _Run, number: int, cells: Any) -> str:
    """Return the id of a row; empty where it has none that may be used, which is reported."""
    try:
        one_id = reader.id_of(cells)
    except ValueError as error:
        run.reject(number, str(error))
        return ""
    if not one_id:
        if reader.has_id:
            run.reject(number, "id is empty")
            return ""
        run.without_id += 1
        content = dump_json([cell.strip() for cell in cells])
        one_id = "row-" + hashlib.sha256(content.encode()).hexdigest()[:20]
        if reader.map.register:
            one_id = f"{reader.map.register}:{one_id}"
    if one_id in run.kept_out:
        run.reject(number, "this id cannot be used")
        return ""
    if one_id in run.seen:
        what = f"the id {one_id!r}" if reader.has_id else "the same content"
        run.reject(number, f"{what} stands in row {run.seen[one_id]} already")
        return ""
    run.seen[one_id] = number
    return one_id


def _only_records(reader: ForeignReader, run: _Run, number: int, cells: Any) -> list[Record]:
    """Read a row that is no incident."""
    try:
        return list(reader.records(cells, None))
    except ValueError as error:
        run.reject(number, str(error))
        return []


def _read_row(
    reader: RowReader | ForeignReader,
    run: _Run,
    number: int,
    one_id: str,
    cells: Any,
    held: Held | None,
    body: dict[str, Any] | None,
    spell: Spell | None,
    records: list[Record],
) -> Incident | None:
    """Read one row and say what becomes of it; what goes in is returned, what is beside it goes to ``records``."""
    before = incident_from_body(body) if body is not None else None
    try:
        one = reader.incident(cells, one_id, before)
        beside = list(reader.records(cells, one)) if isinstance(reader, ForeignReader) else []
    except ValueError as error:
        run.reject(number, str(error))
        return None
    if spell is not None:
        one = _spelt(one, spell)
    if held is None or before is None:
        run.created += 1
        records += beside
        return one
    if held.state == "withdrawn":
        run.reject(number, f"the record {one_id!r} was withdrawn here; restore it first")
        return None
    if before.source != one.source:
        run.reject(
            number,
            f"{one_id!r} is a record of {before.source!r} here, the table has {one.source!r}; "
            "two registers that number alike are told apart with --origin",
        )
        return None
    records += beside
    after = incident_body(one)
    if hashlib.sha256(dump_json(after).encode()).digest() == held.body_sha256:
        run.unchanged += 1
        return None
    run.updated += 1
    if len(run.changes) < MOST_CHANGES:
        old = incident_body(before)
        fields = {
            name: {"before": old.get(name), "after": after.get(name)}
            for name in sorted(old.keys() | after.keys())
            if old.get(name) != after.get(name)
        }
        run.changes.append({"row": number, "id": one_id, "fields": fields})
    return one


def _spelt(one: Incident, spell: Spell) -> Incident:
    places = tuple(
        replace(at, spellings=tuple(dict.fromkeys((*at.spellings, *spell(at.name))))) if at.name else at
        for at in one.places
    )
    return replace(one, places=places)


def _notes(run: _Run, reader: RowReader | ForeignReader, table: Path) -> Iterator[str]:
    if isinstance(reader, ForeignReader):
        yield from reader.notes
    yield from run.records.notes()
    if run.without_id:
        yield (
            "the table has no column of ids: rows are recognised by their whole content, "
            "so a changed row becomes a new incident"
        )
    if "source" not in reader.columns and not reader.map.source:
        yield f"no column and no option names the source: {table.stem!r} stands for it"
    if isinstance(reader, ForeignReader) and reader.map.source == reader.owner and not reader.is_owner:
        yield f"no option names whose records these are: {reader.owner!r} stands for it; --source says another name"
    if run.n_rejected > len(run.rejected):
        yield f"{run.n_rejected} rows were rejected; the first {len(run.rejected)} are listed"
    if run.updated > len(run.changes):
        yield f"differences are listed for the first {len(run.changes)} of {run.updated} updated rows"
