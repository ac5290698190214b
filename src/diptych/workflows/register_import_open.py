"""Open a file to be imported into a register: find out which program wrote it, and give its rows and their reader."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diptych.adapters.json_records import JsonRecords
from diptych.adapters.sheets import read_rows
from diptych.domains.register import (
    COUNT_WITHIN,
    FORMATS,
    ColumnMap,
    ForeignReader,
    RowReader,
    format_of_header,
    format_of_record,
    json_reader,
    table_reader,
)
from diptych.model.errors import BadTableError, WrongCallError

HEADER_ROWS = 5
"""In how many of the first rows a header is looked for: auto-archiver can be told to skip some. Chosen by hand."""

ADVICE = "See docs/formats/register.md for the columns, docs/formats/register_imports.md for other programs' exports."


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedFile:
    """A file that is being imported."""

    form: str
    is_recognised: bool
    """Whether the form was found out rather than said."""
    rows: Iterator[tuple[int, Any]]
    """Numbers of rows from 1, and rows as the reader takes them."""
    reader: RowReader | ForeignReader
    is_table: bool
    """Whether rows are lists of cells."""
    n_read: Callable[[], int]
    """How many bytes were read so far, of a file that is no table."""


def opened_file(
    path: Path,
    *,
    form: str = "",
    given: ColumnMap,
    has_map: bool = False,
    date_format: str = "",
    sources: Path | None = None,
) -> OpenedFile:
    """Open a file.

    Args:
        path: CSV, XLSX or JSON.
        form: One of ``FORMATS``; empty to find it out.
        given: A map of columns; of another program's export only ``source`` and ``register`` are used.
        has_map: Whether a person gave the map: then it is a table.
        date_format: How dates are written that are not ISO.
        sources: Timemap's file of sources, where it stands beside that of events.

    Raises:
        BadTableError: It cannot be read, or is none of the forms.
        WrongCallError: There is no such form, or the form needs to know whose export it is.
    """
    if form and form not in FORMATS:
        raise WrongCallError(f"there is no form {form!r}; expected one of {', '.join(FORMATS)}")
    if path.suffix.lower() == ".json":
        return _json_file(path, form, given, date_format, sources)
    if sources is not None:
        raise WrongCallError("a file of sources stands beside events of timemap, and this is a table")
    rows = read_rows(path)
    head = _head(rows)
    at, found = _header_of(path, head, "table" if has_map else form)
    header, rest = head[at][1], itertools.chain(head[at + 1 :], rows)
    try:
        reader: RowReader | ForeignReader
        if found == "table":
            reader = RowReader(header, given, source=path.stem)
        else:
            _check_owner(path, found, given)
            reader = table_reader(
                found, header, source=given.source, origin=given.register, date_format=date_format
            )
    except ValueError as error:
        raise BadTableError(f"{path.name}: {error}", advice=ADVICE) from None
    return OpenedFile(
        form=found,
        is_recognised=not form and found != "table",
        rows=iter(rest),
        reader=reader,
        is_table=True,
        n_read=lambda: 0,
    )


def _head(rows: Iterator[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Return the first rows, and more until one is not empty."""
    head: list[tuple[int, list[str]]] = []
    is_filled = False
    for row in rows:
        head.append(row)
        is_filled = is_filled or any(cell.strip() for cell in row[1])
        if is_filled and len(head) >= HEADER_ROWS:
            break
    return head


def _header_of(path: Path, head: Sequence[tuple[int, list[str]]], form: str) -> tuple[int, str]:
    """Return which of the first rows is the header, and the form of the file."""
    filled = [at for at, (_, row) in enumerate(head) if any(cell.strip() for cell in row)]
    if not filled:
        raise BadTableError(f"{path.name} is empty", advice=ADVICE)
    if form == "table":
        return filled[0], form
    for at in filled:
        found = format_of_header(head[at][1])
        if found != "table" and form in ("", found) and (at == filled[0] or found == "auto-archiver"):
            return at, found
    return filled[0], form or "table"


def _json_file(path: Path, form: str, given: ColumnMap, date_format: str, beside: Path | None) -> OpenedFile:
    first = next(iter(JsonRecords(path)), None)
    if first is None:
        raise BadTableError(f"{path.name} holds no records", advice=ADVICE)
    found = form or format_of_record(first[0], first[2])
    if not found:
        raise BadTableError(
            f"{path.name} is JSON of no program that is known here",
            advice="Say with --as which it is (bayanat, timemap), or record it with `diptych register record`.",
        )
    _check_owner(path, found, given)
    records = JsonRecords(path)
    if beside is not None and found != "timemap":
        raise WrongCallError(
            f"a file of sources stands beside events of timemap, and this is {FORMATS[found]}"
        )
    sources = _sources(path) if found == "timemap" and first[0] else {}
    sources |= _sources_alone(beside) if beside is not None else {}
    try:
        reader = json_reader(
            found, source=given.source, origin=given.register, date_format=date_format, sources=sources
        )
    except ValueError as error:
        raise BadTableError(f"{path.name}: {error}", advice=ADVICE) from None
    return OpenedFile(
        form=found,
        is_recognised=not form,
        rows=_events(records, reader) if found == "timemap" else iter(enumerate(records, 1)),
        reader=reader,
        is_table=False,
        n_read=lambda: records.n_read,
    )


def _sources(path: Path) -> dict[str, Any]:
    """Read the sources of a file of timemap first: events, which name them, stand before them."""
    found: dict[str, Any] = {}
    for name, key, record in JsonRecords(path):
        if name == "sources" and isinstance(record, dict):
            found[key or str(record.get("id", ""))] = record
    return found


def _sources_alone(path: Path) -> dict[str, Any]:
    """Read a file of sources: a list of them, or an object of them by id; of the latter each field comes by itself."""
    found: dict[str, Any] = {}
    for name, key, record in JsonRecords(path):
        if name in ("", "sources") and isinstance(record, dict):
            found[key or str(record.get("id", ""))] = record
        elif name and key:
            found.setdefault(name, {})[key] = record
    return found


def _events(records: Iterable[tuple[str, str, Any]], reader: ForeignReader) -> Iterator[tuple[int, Any]]:
    """Give the events of a file of timemap, numbered from 1; other lists are named as passed over."""
    number = 0
    for row in records:
        if row[0] in ("", "events"):
            number += 1
            yield number, row
        elif row[0] != "sources" and row[0] not in reader.ignored:
            reader.ignored = (*reader.ignored, row[0])


def _check_owner(path: Path, form: str, given: ColumnMap) -> None:
    if form in COUNT_WITHIN and not given.source:
        raise WrongCallError(
            f"{path.name} is {FORMATS[form]}, whose ids count within one installation",
            advice="Say with --source whose it is; ids become NAME:id. --as table reads a table as a plain one.",
        )
