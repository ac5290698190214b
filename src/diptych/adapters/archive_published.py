"""When recordings were published: a list that a person gives, or a sidecar that a download tool left."""

from __future__ import annotations

import csv
import io
import json
import os
from datetime import UTC, datetime
from pathlib import Path

from diptych.model.errors import BadTableError

COLUMNS = ("path", "file", "sha256")
"""Columns that name a recording; the first that is there counts."""

TIME_COLUMN = "published_at"

MAX_BYTES = 50_000_000
"""Largest list or sidecar that is read. Chosen by hand."""

_ADVICE = f"Write a CSV with a column {TIME_COLUMN} and one of: {', '.join(COLUMNS)}."


def read_published(path: Path) -> list[tuple[int, str, str]]:
    """Read a list of publication times.

    Returns:
        Number of the line, what names the recording (paths made absolute from the list's folder, digests as they
        are), and the time as it was given.

    Raises:
        BadTableError: The list cannot be read or lacks a column.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ValueError("it is larger than 50 MB")
        text = path.read_bytes().decode("utf-8-sig")
        separator = max(",;\t", key=text.split("\n", 1)[0].count)
        rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    except (OSError, ValueError, csv.Error) as error:
        raise BadTableError(f"the list {path.name} cannot be read: {error}", advice=_ADVICE) from error
    names = [cell.strip().lower() for cell in rows[0]] if rows else []
    column = next((name for name in COLUMNS if name in names), None)
    if column is None or TIME_COLUMN not in names:
        raise BadTableError(f"the list {path.name} lacks a column", advice=_ADVICE)
    found = []
    for number, row in enumerate(rows[1:], 2):
        cells = dict(zip(names, row, strict=False))
        named, time = cells.get(column, "").strip(), cells.get(TIME_COLUMN, "").strip()
        if named and time:
            if column != "sha256":
                named = os.path.abspath(path.parent / named)
            found.append((number, named, time))
    return found


def sidecar_published(place: str) -> str | None:
    """Read when a download tool says that a video was published; ``None`` without a sidecar that says so.

    Sidecars lie beside the video as ``NAME.info.json`` (yt-dlp): ``timestamp`` in seconds since 1970, else
    ``upload_date`` as ``20240501``.
    """
    path = Path(place).with_suffix(".info.json")
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return None
        values = json.loads(path.read_text(encoding="utf-8"))
        moment = values.get("timestamp")
        if isinstance(moment, int | float) and not isinstance(moment, bool):
            return datetime.fromtimestamp(moment, UTC).isoformat(timespec="seconds")
        day = values.get("upload_date")
        return day if isinstance(day, str) and day.isdigit() and len(day) == 8 else None
    except (OSError, ValueError, OverflowError, AttributeError, RecursionError):
        return None
