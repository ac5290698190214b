"""Tables of observations: CSV of our own, BORIS (events as TSV or CSV, or a project), ELAN.

In: a file. Out: observations as the file states them, recordings by the name it gives. Never here: which
recording
of a comparison is meant.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from diptych.adapters.tables_boris import boris_events, boris_project, is_boris_header
from diptych.adapters.tables_elan import elan_annotations
from diptych.model.anchors import parse_seconds
from diptych.model.errors import BadTableError, UnreadableError
from diptych.model.observations import Observation, ObservationTable, Region

T = TypeVar("T")

MOST_BYTES = 64 * 1024 * 1024
"""Larger files are refused. Chosen by hand: a table of observations is typed by people."""

COLUMNS = (
    "id", "recording", "from_s", "to_s", "region", "who", "action", "certainty", "observer", "note", "link",
)  # fmt: skip
NEEDED = ("recording", "from_s", "action")
_OTHER_NAMES = {"from": "from_s", "start_s": "from_s", "to": "to_s", "end_s": "to_s", "notes": "note"}


def read_observations(path: Path) -> ObservationTable:
    """Read a table of observations; the kind of file is told by its name and content.

    Args:
        path: ``.csv``, ``.tsv``, ``.txt``, ``.boris``, ``.json`` (a BORIS project) or ``.eaf``.

    Raises:
        BadTableError: A row cannot be read; the message names the row and what is expected.
        UnreadableError: The file cannot be opened.
    """
    raw = _read_bytes(path)
    ending = path.suffix.lower()
    if ending == ".eaf":
        observations = elan_annotations(raw)
    elif ending in (".boris", ".json") or raw.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        observations = boris_project(_text(raw))
    else:
        observations = _csv(_text(raw))
    if not observations:
        raise BadTableError("the table holds no observations")
    _check_ids(observations)
    return ObservationTable(observations=tuple(observations), warnings=tuple(_warnings(observations)))


def _read_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UnreadableError(f"{path.name}: {error.strerror or 'cannot be read'}") from None
    if len(raw) > MOST_BYTES:
        raise BadTableError(f"{path.name} is larger than {MOST_BYTES // 2**20} MiB")
    return raw


def _text(raw: bytes) -> str:
    coding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = raw.decode(coding)
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        raise BadTableError(f"row {row}: the text is not UTF-8; save the table as CSV UTF-8") from None
    if "\0" in text:
        raise BadTableError("the file holds no text; save the table as CSV UTF-8")
    return text.lstrip("\ufeff")


def _csv(text: str) -> list[Observation]:
    first = text.lstrip("\r\n").split("\n", 1)[0]
    separator = max("\t;,", key=lambda mark: (first.count(mark), mark == ","))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise BadTableError(f"the table is no well-formed CSV: {error}") from None
    boris_at = next((i for i, row in enumerate(rows[:60]) if is_boris_header(row)), None)
    if boris_at is None and separator != "\t":  # older BORIS exports: lines of their own before the header
        for mark in "\t,;":
            tried = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
            found = next((i for i, row in enumerate(tried[:60]) if is_boris_header(row)), None)
            if found is not None:
                rows, boris_at = tried, found
                break
    if boris_at is not None:
        return boris_events(rows, boris_at)
    return _own_rows(rows)


def _own_rows(rows: Sequence[Sequence[str]]) -> list[Observation]:
    start = next((i for i, row in enumerate(rows) if any(cell.strip() for cell in row)), None)
    if start is None:
        raise BadTableError("the table is empty")
    titles = [cell.strip() for cell in rows[start]]
    names = [_column(title) for title in titles]
    for name in NEEDED:
        if name not in names:
            raise BadTableError(
                f"row {start + 1}: there is no column {name!r}; expected {', '.join(COLUMNS)}"
            )
    doubled = sorted({name for name in names if name and names.count(name) > 1})
    if doubled:
        raise BadTableError(f"row {start + 1}: more than one column {doubled[0]!r}")
    found: list[Observation] = []
    for i, row in enumerate(rows[start + 1 :], start + 2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(names) and any(cell.strip() for cell in row[len(names) :]):
            raise BadTableError(
                f"row {i}: {len(row)} cells, expected {len(names)}; put a cell with commas in quotes"
            )
        cells = [cell.strip() for cell in row] + [""] * (len(names) - len(row))
        found.append(_own_row(i, len(found) + 1, names, titles, cells))
    return found


def _column(title: str) -> str:
    name = re.sub(r"[\s\-]+", "_", title.strip().lower())
    return _OTHER_NAMES.get(name, name)


def _own_row(
    row: int, number: int, names: Sequence[str], titles: Sequence[str], cells: Sequence[str]
) -> Observation:
    values: Mapping[str, str] = dict(zip(names, cells, strict=False))
    for name in NEEDED:
        if not values[name]:
            raise BadTableError(f"row {row}: {name} is empty")
    from_s = _cell(row, "from_s", values["from_s"], parse_seconds)
    to_s = _cell(row, "to_s", values.get("to_s") or values["from_s"], parse_seconds)
    if from_s < 0:
        raise BadTableError(f"row {row}: from_s is below 0; times count from the recording's first frame")
    if to_s < from_s:
        raise BadTableError(f"row {row}: to_s is before from_s")
    more = [
        f"{title}: {cell}"
        for name, title, cell in zip(names, titles, cells, strict=False)
        if name not in COLUMNS and title and cell
    ]
    region = values.get("region", "")
    return Observation(
        id=values.get("id") or f"o{number}",
        recording=values["recording"],
        from_s=from_s,
        to_s=to_s,
        region=_cell(row, "region", region, parse_region) if region else None,
        who=values.get("who", ""),
        action=values["action"],
        certainty=values.get("certainty", ""),
        observer=values.get("observer", ""),
        note="; ".join([part for part in [values.get("note", ""), *more] if part]),
        link=values.get("link", ""),
        row=row,
    )


def _cell(row: int, name: str, text: str, read: Callable[[str], T]) -> T:
    try:
        return read(text)
    except ValueError as error:
        raise BadTableError(f"row {row}: {name}: {error}") from None


def parse_region(text: str) -> Region:
    """Read ``x,y,w,h`` in pixels of the original picture, or ``10%,20%,5%,10%`` of its width and height.

    Numbers are parted by commas, semicolons or spaces; with spaces or semicolons a number may hold a
    decimal comma.

    Raises:
        ValueError: There are not four numbers, a size is not above 0, or a share is outside 0 to 100 %.
    """
    parts = next((p for mark in (";", None, ",") if len(p := _split(text, mark)) == 4), [])
    shares = [part.endswith("%") for part in parts]
    try:
        x, y, w, h = (float(part.rstrip("%").strip().replace(",", ".")) for part in parts)
    except ValueError:
        raise ValueError(f"{text!r} is no region: expected x,y,w,h in pixels, or all four in %") from None
    if any(shares) and not all(shares):
        raise ValueError(f"{text!r} mixes pixels and %")
    if not all(abs(value) < 1e6 for value in (x, y, w, h)) or w <= 0 or h <= 0:
        raise ValueError(f"{text!r} is no region: width and height must be above 0")
    if not all(shares):
        return Region(x=x, y=y, w=w, h=h)
    if x < 0 or y < 0 or x + w > 100 or y + h > 100:
        raise ValueError(f"{text!r} is no region: shares must stay within 0 and 100 %")
    return Region(x=x / 100, y=y / 100, w=w / 100, h=h / 100, unit="fraction")


def _split(text: str, mark: str | None) -> list[str]:
    return [
        part.strip().strip(",") if mark is None else part.strip() for part in text.split(mark) if part.strip()
    ]


def _check_ids(observations: Sequence[Observation]) -> None:
    seen: dict[str, int] = {}
    for one in observations:
        if one.id in seen:
            raise BadTableError(f"row {one.row}: the id {one.id!r} stands in row {seen[one.id]} already")
        seen[one.id] = one.row


def _warnings(observations: Sequence[Observation]) -> list[str]:
    return [
        f"row {one.row}: who looks like a name; use a label such as 'person 1'"
        for one in observations
        if looks_like_a_name(one.who)
    ]


_GENERIC = {"person", "people", "group", "vehicle", "crowd", "unknown", "figure", "animal", "nobody", "all"}


def looks_like_a_name(who: str) -> bool:
    """Guess whether a label is a person's name: a capitalised word and no number.

    ``Person 1`` and ``person in grey`` are labels; ``Ada Lovelace`` is a name. Scripts without capitals
    are passed.
    """
    if any(mark.isdigit() for mark in who):
        return False
    words = re.findall(r"[^\W\d_]{2,}", who)
    return any(w[0].isupper() and w[1:].islower() and w.lower() not in _GENERIC for w in words)
