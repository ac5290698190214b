"""Tables as rows of text: CSV and XLSX read row by row, and written so that nothing becomes a formula."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO
from xml.parsers import expat
from xml.sax.saxutils import escape

from diptych.model.errors import BadTableError, UnreadableError

MOST_CELL = 16_000_000
"""Longest cell of a CSV that is read at all; longer fields of a record are refused row by row. Chosen by hand."""

MOST_UNPACKED = 2_000_000_000
"""Largest part of a workbook, unpacked. Chosen by hand: ten times a register of 157,000 incidents."""

_BLOCK = 1 << 18

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First characters that spreadsheet programs take for a formula (OWASP, CSV injection)."""

csv.field_size_limit(MOST_CELL)

_ADVICE = "Save the table as CSV UTF-8, or as XLSX."


def read_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Read a table row by row.

    Args:
        path: ``.csv``, ``.tsv`` or ``.xlsx`` (its first sheet).

    Yields:
        The number of the row, the first being 1, and its cells as text. Dates of a workbook are ISO dates.

    Raises:
        BadTableError: It is no such table, or its text is not UTF-8 (or UTF-16 with a mark).
        UnreadableError: It cannot be opened.
    """
    try:
        if path.suffix.lower() == ".xlsx":
            yield from xlsx_rows(path, most_bytes=MOST_UNPACKED)
        else:
            yield from _csv_rows(path)
    except OSError as error:
        raise UnreadableError(f"{path.name}: {error.strerror or 'cannot be read'}") from None
    except UnicodeDecodeError as error:
        raise BadTableError(
            f"{path.name} is not {error.encoding.upper()}: byte {error.object[error.start]:#04x} in its text",
            advice=_ADVICE,
        ) from None
    except (ValueError, KeyError, csv.Error, zipfile.BadZipFile, expat.ExpatError) as error:
        raise BadTableError(f"{path.name} cannot be read: {error}", advice=_ADVICE) from error


def _csv_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    with path.open("rb") as raw:
        head = raw.read(65_536)
        raw.seek(0)
        coding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        if b"\0" in head and coding != "utf-16":
            raise ValueError("it holds no text")
        with io.TextIOWrapper(raw, encoding=coding, newline="") as text:
            first = text.readline()
            while first and not first.strip():
                first = text.readline()
            text.seek(0)
            separator = max("\t;,", key=lambda mark: (first.count(mark), mark == ","))
            for number, row in enumerate(csv.reader(text, delimiter=separator, strict=True), 1):
                if any("\0" in cell for cell in row):
                    raise ValueError(f"row {number} holds a NUL character")
                yield number, row


def xlsx_rows(path: Path, *, most_bytes: int) -> Iterator[tuple[int, list[str]]]:
    """Read the first sheet of a workbook (ECMA-376) row by row as text.

    Raises:
        ValueError: It is no such workbook, is larger than ``most_bytes`` unpacked, or declares entities.
    """
    with zipfile.ZipFile(path) as book:
        names = book.namelist()
        sheets = sorted(
            (n for n in names if n.startswith("xl/worksheets/sheet") and n.endswith(".xml")),
            key=lambda n: (len(n), n),
        )
        if not sheets:
            raise ValueError("it has no sheet")
        wanted = [n for n in ("xl/sharedStrings.xml", "xl/styles.xml", sheets[0]) if n in names]
        if sum(book.getinfo(n).file_size for n in wanted) > most_bytes:
            raise ValueError(f"it is larger than {most_bytes // 1_000_000} MB")
        shared = _shared_strings(book.read("xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in names else []
        dates = _date_styles(book.read("xl/styles.xml")) if "xl/styles.xml" in names else frozenset()
        with book.open(sheets[0]) as content:
            yield from _sheet_rows(content, shared, dates)


def _parser() -> expat.XMLParserType:
    def refuse(*_: object) -> None:
        raise ValueError("it declares entities")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.EntityDeclHandler = refuse
    parser.buffer_text = True
    return parser


def _local(name: str) -> str:
    return name.rsplit(" ", 1)[-1]


def _shared_strings(content: bytes) -> list[str]:
    strings: list[str] = []
    inside: list[str] = []
    parser = _parser()

    def start(name: str, _: dict[str, str]) -> None:
        inside.append(_local(name))
        if inside[-1] == "si":
            strings.append("")

    def end(_: str) -> None:
        inside.pop()

    def text(value: str) -> None:
        if inside and inside[-1] == "t" and "rPh" not in inside and strings:
            strings[-1] += value

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.Parse(content, True)
    return strings


def _date_styles(content: bytes) -> frozenset[str]:
    """Numbers of the cell styles that show a date: built-in formats 14 to 22, and custom ones with a year or day."""
    custom: dict[str, bool] = {}
    styles: list[bool] = []
    inside: list[str] = []
    parser = _parser()

    def start(name: str, attributes: dict[str, str]) -> None:
        inside.append(_local(name))
        if inside[-1] == "numFmt":
            code = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", attributes.get("formatCode", "")).lower()
            custom[attributes.get("numFmtId", "")] = "y" in code or "d" in code
        elif inside[-1] == "xf" and "cellXfs" in inside:
            number = attributes.get("numFmtId", "0")
            styles.append(custom.get(number, number.isdigit() and 14 <= int(number) <= 22))

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: inside.pop()
    parser.Parse(content, True)
    return frozenset(str(i) for i, is_date in enumerate(styles) if is_date)


class _SheetReader:
    """Takes the events of one sheet's XML and gathers finished rows."""

    def __init__(self, shared: Sequence[str], dates: frozenset[str]) -> None:
        self.done: list[tuple[int, list[str]]] = []
        self._shared, self._dates = shared, dates
        self._inside: list[str] = []
        self._row: list[str] = []
        self._number = 0
        self._column, self._type, self._style = 0, "", ""
        self._parts: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._inside.append(_local(name))
        if self._inside[-1] == "row":
            stated = attributes.get("r", "")
            self._number = int(stated) if stated.isdigit() else self._number + 1
            self._row = []
        elif self._inside[-1] == "c":
            letters = "".join(c for c in attributes.get("r", "") if c.isalpha()).upper()
            at = 0
            for letter in letters:
                at = at * 26 + ord(letter) - 64
            self._column = min(at - 1, 16_384) if letters else len(self._row)
            self._type, self._style = attributes.get("t", ""), attributes.get("s", "")
            self._parts = []

    def end(self, _: str) -> None:
        ended = self._inside.pop()
        if ended == "c":
            self._row.extend([""] * (self._column + 1 - len(self._row)))
            self._row[self._column] = self._value("".join(self._parts))
        elif ended == "row":
            self.done.append((self._number, self._row))

    def text(self, value: str) -> None:
        if self._inside and self._inside[-1] in {"v", "t"} and "c" in self._inside:
            self._parts.append(value)

    def _value(self, text: str) -> str:
        if not text.strip():
            return text
        if self._type == "s":
            if not text.strip().isdigit() or int(text) >= len(self._shared):
                raise ValueError("a cell names a text that is not there")
            return self._shared[int(text)]
        if self._type in ("", "n"):
            return _iso_date(text) if self._style in self._dates else _plain_number(text)
        return text


def _iso_date(text: str) -> str:
    """Turn a serial day of a workbook into an ISO date, with the time of day where there is one."""
    try:
        stamp = datetime(1899, 12, 30) + timedelta(seconds=round(float(text) * 86_400))
    except (ValueError, OverflowError):
        return text
    return stamp.strftime("%Y-%m-%d") if stamp.time() == datetime.min.time() else stamp.isoformat()


def _plain_number(text: str) -> str:
    try:
        value = float(text)
    except ValueError:
        return text
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _sheet_rows(
    content: IO[bytes], shared: Sequence[str], dates: frozenset[str]
) -> Iterator[tuple[int, list[str]]]:
    parser, reader = _parser(), _SheetReader(shared, dates)
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    while block := content.read(_BLOCK):
        parser.Parse(block, False)
        yield from reader.done
        reader.done.clear()
    parser.Parse(b"", True)
    yield from reader.done


def guarded(cell: str) -> str:
    """Return a cell of a CSV that no spreadsheet program takes for a formula: an apostrophe goes before it.

    Numbers stay as they are: ``guarded("=1+1")`` is ``"'=1+1"``, ``guarded("-5.2")`` is ``"-5.2"``.
    """
    if cell.startswith(_FORMULA) and not re.fullmatch(r"[+-]?\d+(?:\.\d+)?", cell):
        return "'" + cell
    return cell


def unguarded(cell: str) -> str:
    """Take the apostrophe off again that :func:`guarded` put there."""
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in "".join(_FORMULA) else cell


def write_csv(stream: IO[str], rows: Iterable[Sequence[str]]) -> None:
    """Write rows as CSV (RFC 4180), each cell guarded."""
    writer = csv.writer(stream, lineterminator="\r\n")
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])


_XLSX_PARTS: Mapping[str, str] = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="incidents" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}
"""The least that a workbook needs (ECMA-376 Part 1)."""

MOST_XLSX_CELL = 32_767
"""Longest text of one cell that spreadsheet programs open (their published limit)."""

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def write_xlsx(
    stream: IO[bytes], rows: Iterable[Sequence[str]], *, told: Callable[[int], None] | None = None
) -> None:
    """Write rows as a workbook with one sheet; every cell is text, so nothing is a formula.

    Args:
        stream: Where to.
        rows: The rows; a cell longer than :data:`MOST_XLSX_CELL` is cut there.
        told: Called with the number of each row in which a cell was cut.
    """
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in _XLSX_PARTS.items():
            book.writestr(_dated(name), '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + content)
        with book.open(_dated("xl/worksheets/sheet1.xml"), "w", force_zip64=True) as sheet:
            sheet.write(
                b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet '
                b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            )
            for number, row in enumerate(rows, 1):
                cells = []
                for cell in row:
                    kept = _NOT_XML.sub("\ufffd", cell)
                    if len(kept) > MOST_XLSX_CELL:
                        kept = kept[:MOST_XLSX_CELL]
                        if told is not None:
                            told(number)
                    cells.append(f'<c t="inlineStr"><is><t xml:space="preserve">{escape(kept)}</t></is></c>')
                sheet.write(f'<row r="{number}">{"".join(cells)}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")


def _dated(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    return info
