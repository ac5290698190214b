"""Exports of other programs: which of them a file is, and a reader for each.

Every reader gives incidents under the ids of their source, never under the number of a row; what has no field here is
kept under the name that it had, and what is left away is named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from diptych.domains.register.foreign.acled import ACLED_COLUMNS, AcledReader
from diptych.domains.register.foreign.archiver import ARCHIVER_COLUMNS, ArchiverReader
from diptych.domains.register.foreign.atlos import ATLOS_COLUMNS, AtlosReader
from diptych.domains.register.foreign.bayanat import KINDS, BayanatJsonReader
from diptych.domains.register.foreign.bayanat_csv import (
    ACTOR_COLUMNS,
    BAYANAT_COLUMNS,
    BayanatActorsReader,
    BayanatCsvReader,
)
from diptych.domains.register.foreign.reader import ForeignReader, Record
from diptych.domains.register.foreign.timemap import EVENT_FIELDS, TimemapReader
from diptych.domains.register.foreign.uwazi import UWAZI_COLUMNS, UwaziReader

FORMATS: Mapping[str, str] = {
    "table": "a table",
    "atlos": "an export of Atlos",
    "bayanat": "an export of Bayanat",
    "acled": "an export of ACLED",
    "auto-archiver": "a sheet of auto-archiver",
    "timemap": "events of timemap",
    "uwazi": "an export of Uwazi",
}
"""Words for formats on the command line, and what a file in each is."""

COUNT_WITHIN = frozenset({"bayanat", "timemap", "uwazi"})
"""Formats whose ids count within one installation: two of them number alike."""

_BY_COLUMNS: tuple[tuple[str, frozenset[str]], ...] = (
    ("atlos", ATLOS_COLUMNS),
    ("acled", ACLED_COLUMNS),
    ("bayanat", BAYANAT_COLUMNS),
    ("bayanat", ACTOR_COLUMNS),
    ("uwazi", UWAZI_COLUMNS),
    ("auto-archiver", ARCHIVER_COLUMNS),
)


_LEAST: Mapping[str, frozenset[str]] = {"uwazi": frozenset({"title", "template"})}
"""Columns that a form needs where somebody names it: those around the properties of Uwazi are in many languages."""


def format_of_header(header: Sequence[str]) -> str:
    """Say which program wrote a table; ``table`` where it is none that is known."""
    names = {cell.strip().lstrip("\ufeff").lower() for cell in header}
    return next((name for name, columns in _BY_COLUMNS if columns <= names), "table")


def format_of_record(name: str, record: object) -> str:
    """Say which program wrote a JSON file, by its first record; empty where it is none that is known."""
    fields = frozenset(record) if isinstance(record, dict) else frozenset()
    kind = record.get("class") if isinstance(record, dict) else None
    if (name in KINDS and name != "incidents") or kind in KINDS.values():
        return "bayanat"
    if name == "incidents" and ("bulletin_relations" in fields or "restricted" in fields):
        return "bayanat"
    if name in ("events", "sources", "associations") or (not name and fields >= EVENT_FIELDS):
        return "timemap"
    return ""


def table_reader(
    form: str, header: Sequence[str], *, source: str = "", origin: str = "", date_format: str = ""
) -> ForeignReader:
    """Return the reader of a table.

    Raises:
        ValueError: The header does not fit, or the format has no tables.
    """
    names = {cell.strip().lstrip("\ufeff").lower() for cell in header}
    if form == "bayanat" and names >= ACTOR_COLUMNS:
        return BayanatActorsReader(header, source=source, origin=origin)
    if form == "timemap":
        raise ValueError(f"{FORMATS[form]} are JSON, and this is a table")
    kinds = {
        one.format: one for one in (AtlosReader, AcledReader, ArchiverReader, BayanatCsvReader, UwaziReader)
    }
    missing = sorted(_LEAST.get(form, next(c for name, c in _BY_COLUMNS if name == form)) - names)
    if missing:
        raise ValueError(f"it is no {form} table: it has no column {missing[0]!r}")
    return kinds[form](header, source=source, origin=origin, date_format=date_format)


def json_reader(
    form: str,
    *,
    source: str,
    origin: str = "",
    date_format: str = "",
    sources: Mapping[str, Any] | None = None,
) -> ForeignReader:
    """Return the reader of a JSON file.

    Raises:
        ValueError: The format has no JSON that is read.
    """
    if form == "bayanat":
        return BayanatJsonReader(source=source, origin=origin)
    if form == "timemap":
        return TimemapReader(source=source, origin=origin, date_format=date_format, sources=sources)
    raise ValueError(f"{FORMATS[form]} is a table, and this is JSON")


__all__ = [
    "COUNT_WITHIN",
    "FORMATS",
    "ForeignReader",
    "Record",
    "format_of_header",
    "format_of_record",
    "json_reader",
    "table_reader",
]
