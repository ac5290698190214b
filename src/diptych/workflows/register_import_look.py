"""Look at a file before it is imported: who wrote it, its columns, which fields they would fill, some rows."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from diptych.adapters.folders import write_bytes_atomic
from diptych.adapters.sheets import read_rows
from diptych.domains.register import (
    COUNT_WITHIN,
    FIELDS,
    FORMATS,
    ColumnMap,
    RowReader,
    format_of_header,
    map_to_toml,
)
from diptych.model.errors import BadTableError, WrongCallError
from diptych.workflows.register_import_open import ADVICE, HEADER_ROWS, opened_file

SAMPLE_ROWS = 20
"""Rows whose values are shown beside the columns. Chosen by hand."""

MOST_COLUMNS = 300
"""Most columns that are shown. Chosen by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a file was found to be."""

    form: str
    recognised: str
    """Whose export it is, in words; empty for a plain table."""
    needs_source: bool
    """Whether its ids count within one installation, so that a person must say whose it is."""
    header: tuple[str, ...] = ()
    columns: Mapping[str, str] | None = None
    """Field, and the column that would fill it."""
    sample: tuple[tuple[str, ...], ...] = ()
    problem: str = ""
    """Why no column is known by its name; then a person says which is which."""

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        return {
            "format": self.form,
            "recognised": self.recognised,
            "needs_source": self.needs_source,
            "header": list(self.header),
            "columns": dict(self.columns or {}),
            "fields": list(FIELDS),
            "sample": [list(row) for row in self.sample],
            "problem": self.problem,
        }


def look_at_table(table: Path) -> Look:
    """Look at a file without importing it.

    Raises:
        BadTableError: It cannot be read, or holds nothing.
    """
    if table.suffix.lower() == ".json":
        form = opened_file(table, given=ColumnMap(source="?")).form
        return _of_program(form)
    rows = list(itertools.islice(read_rows(table), HEADER_ROWS + SAMPLE_ROWS))
    filled = [[cell.strip() for cell in row] for _, row in rows if any(cell.strip() for cell in row)]
    if not filled:
        raise BadTableError(f"{table.name} is empty", advice=ADVICE)
    for at, row in enumerate(filled[:HEADER_ROWS]):
        form = format_of_header(row)
        if form != "table" and (at == 0 or form == "auto-archiver"):
            return _of_program(form, row, filled[at + 1 :])
    header = tuple(one for one in filled[0][:MOST_COLUMNS])
    columns: Mapping[str, str] = {}
    problem = ""
    try:
        columns = RowReader(list(header), ColumnMap()).columns
    except ValueError as error:
        problem = str(error)
    return Look(
        form="table", recognised="", needs_source=False, header=tuple(one for one in header if one),
        columns=columns, sample=_sample(header, filled[1:]), problem=problem,
    )  # fmt: skip


def _of_program(form: str, header: list[str] | None = None, rows: list[list[str]] | None = None) -> Look:
    names = tuple(header or ())
    return Look(
        form=form, recognised=FORMATS[form], needs_source=form in COUNT_WITHIN,
        header=names, sample=_sample(names, rows or []),
    )  # fmt: skip


def _sample(header: tuple[str, ...], rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    named = [k for k, one in enumerate(header) if one]
    return tuple(tuple(row[k][:200] if k < len(row) else "" for k in named) for row in rows[:SAMPLE_ROWS])


def write_columns(
    path: Path, columns: Mapping[str, str], *, source: str = "", origin: str = "", date_format: str = ""
) -> None:
    """Write what a person said about the columns as a map, the same as ``diptych register import --map`` reads.

    Raises:
        WrongCallError: A field is unknown.
    """
    unknown = sorted(set(columns) - set(FIELDS))
    if unknown:
        raise WrongCallError(f"there is no field {unknown[0]!r}")
    made = ColumnMap(columns=columns, source=source, register=origin, date_format=date_format)
    write_bytes_atomic(path, map_to_toml(made).encode())
