"""Sidecars that are tables: auto-archiver's sheet (CSV, XLSX), its CSV database, and ProofMode's data files.

Column names are auto-archiver's defaults (its manifest of ``gsheet_feeder_db``) and the fields of its ``Metadata``.
"""

from __future__ import annotations

import ast
import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from diptych.adapters.sidecars_json import proofmode_item, proofmode_notes
from diptych.model.sidecars import MAX_BYTES, MAX_ITEMS, Item, Sidecar, text_of

HEADER_ROWS = 5
"""In how many of the first rows the header is looked for: auto-archiver can be told to skip some. Chosen by hand."""

_SHEET = ("archive status", "archive location")
_DATABASE = {"status", "metadata", "media"}
_PROOFMODE = "File Hash SHA256"

_DATETIME = re.compile(r"datetime\.datetime\((\d+(?:, \d+)*)(?:, tzinfo=datetime\.timezone\.utc)?\)")
"""How Python writes a time inside a printed dictionary; auto-archiver's CSV database holds such."""

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

Row = Mapping[str, str]


def read_table(path: Path, name: str) -> Sidecar:
    """Read a table; ``format`` is empty where its header is none of those that are known."""
    tables = _xlsx(path) if name.lower().endswith(".xlsx") else iter([_csv(path)])
    for rows in tables:
        found = _recognise(rows)
        if found.format:
            return found
    return Sidecar(format="")


def _recognise(rows: Iterator[Sequence[str]]) -> Sidecar:
    for _ in range(HEADER_ROWS):
        header = next(rows, None)
        if header is None:
            break
        plain = [one.strip() for one in header]
        small = [one.lower() for one in plain]
        if "link" in small and any(one in small for one in _SHEET):
            return _gather(_sheet_row(dict(zip(small, row, strict=False))) for row in rows)
        if set(small) == _DATABASE:
            return _gather(_database_row(dict(zip(small, row, strict=False))) for row in rows)
        if _PROOFMODE in plain:
            read = [dict(zip(plain, row, strict=False)) for row in rows]
            notes = [note for row in read for note in proofmode_notes(row)]
            return Sidecar(
                format="proofmode_data",
                items=tuple(proofmode_item(row) for row in read[:MAX_ITEMS]),
                tool="ProofMode",
                notes=tuple(dict.fromkeys(notes)),
            )
    return Sidecar(format="")


def _gather(rows: Iterator[Iterator[Item]]) -> Sidecar:
    items: list[Item] = []
    n_rows, n_more = 0, 0
    for row in rows:
        n_rows += 1
        for item in row:
            if len(items) < MAX_ITEMS:
                items.append(item)
            else:
                n_more += 1
    notes = [f"{n_rows} rows"] + ([f"{n_more} more items were not read"] if n_more else [])
    return Sidecar(
        format="auto_archiver_table",
        items=tuple(items),
        tool="auto-archiver",
        notes=tuple(notes),
        platform_copy=True,
    )


def _sheet_row(row: Row) -> Iterator[Item]:
    link = text_of(row.get("link"))
    if link is None:
        return
    place = text_of(row.get("archive location"))
    digest = text_of(row.get("hash"))
    yield Item(
        names=tuple(one for one in (place,) if one),
        sha256s=tuple(_sha256_of(digest)),
        folder=True,
        said={
            "url": link,
            "state": text_of(row.get("archive status")),
            "page_title": text_of(row.get("upload title")),
            "text": text_of(row.get("text content")),
            "uploaded_at": text_of(row.get("upload timestamp")),
            "captured_at": text_of(row.get("archive date")),
            "digest": digest,
        },
    )


def _database_row(row: Row) -> Iterator[Item]:
    metadata, media = _printed(row.get("metadata", "")), _printed(row.get("media", ""))
    about = metadata if isinstance(metadata, dict) else {}
    said = {
        "url": text_of(about.get("url")),
        "state": text_of(row.get("status")),
        "page_title": text_of(about.get("title")),
        "text": text_of(about.get("content")),
        "uploaded_at": text_of(about.get("timestamp")),
        "captured_at": text_of(about.get("_processed_at")),
    }
    files = [one for one in media if isinstance(one, dict)] if isinstance(media, list) else []
    if not files:
        yield Item(said=said)
    for one in files:
        held = one.get("properties")
        digest = text_of(held.get("hash")) if isinstance(held, dict) else None
        names = [text_of(one.get(key)) for key in ("key", "filename")]
        urls = one.get("urls")
        yield Item(
            names=tuple(dict.fromkeys(name for name in names if name)),
            sha256s=tuple(_sha256_of(digest)),
            said={
                **said,
                "digest": digest,
                "media_url": text_of(held.get("src")) if isinstance(held, dict) else None,
                "delivered_as": text_of(one.get("_mimetype")),
                "final_url": text_of(urls[:1]) if isinstance(urls, list) else None,
            },
        )


def _printed(text: str) -> Any:
    """Read a value as Python prints it; None where it is none. Nothing in it is run."""

    def moment(found: re.Match[str]) -> str:
        parts = [int(one) for one in found[1].split(", ")] + [0] * 6
        day = f"{parts[0]:04d}-{parts[1]:02d}-{parts[2]:02d}"
        zone = "+00:00" if "timezone.utc" in found[0] else " (no zone given)"
        return f"'{day}T{parts[3]:02d}:{parts[4]:02d}:{parts[5]:02d}{zone}'"

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is odd in a stranger's text is nobody's mistake here
            return ast.literal_eval(_DATETIME.sub(moment, text))
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return None


def _sha256_of(text: str | None) -> Iterator[str]:
    found = re.search(r"(?i)(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", text or "")
    if found is not None and "sha3" not in (text or "").lower():
        yield found[0].lower()


def _csv(path: Path) -> Iterator[Sequence[str]]:
    csv.field_size_limit(MAX_BYTES)
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        sample = stream.read(4096)
        stream.seek(0)
        first = sample.partition("\n")[0]
        delimiter = max(",;\t", key=first.count)
        yield from csv.reader(stream, delimiter=delimiter)


def _xlsx(path: Path) -> Iterator[Iterator[Sequence[str]]]:
    """Rows of each sheet of a workbook (ECMA-376): cells as they are shown in text, others as they stand."""
    with zipfile.ZipFile(path) as book:
        strings: list[str] = []
        names = sorted(one.filename for one in book.infolist())
        if "xl/sharedStrings.xml" in names:
            for _, one in ElementTree.iterparse(io.BytesIO(_part(book, "xl/sharedStrings.xml"))):
                if one.tag == f"{_MAIN}si":
                    strings.append("".join(t.text or "" for t in one.iter(f"{_MAIN}t")))
                    one.clear()
        for name in names:
            if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name):
                yield _sheet(_part(book, name), strings)


def _part(book: zipfile.ZipFile, name: str) -> bytes:
    with book.open(name) as stream:
        content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ValueError("a part of the workbook is too large")
    return content


def _sheet(content: bytes, strings: Sequence[str]) -> Iterator[Sequence[str]]:
    for _, row in ElementTree.iterparse(io.BytesIO(content)):
        if row.tag != f"{_MAIN}row":
            continue
        cells: dict[int, str] = {}
        for k, cell in enumerate(row.iter(f"{_MAIN}c")):
            at = _column(cell.get("r", ""))
            cells[k if at is None else at] = _cell(cell, strings)
        row.clear()
        yield [cells.get(k, "") for k in range(min(max(cells, default=-1) + 1, 1000))]


def _column(reference: str) -> int | None:
    letters = re.match(r"[A-Z]{1,3}", reference)
    if letters is None:
        return None
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _cell(cell: ElementTree.Element, strings: Sequence[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(t.text or "" for t in cell.iter(f"{_MAIN}t"))
    value = cell.findtext(f"{_MAIN}v") or ""
    if cell.get("t") == "s":
        return strings[int(value)] if value.isdigit() and int(value) < len(strings) else ""
    return value
