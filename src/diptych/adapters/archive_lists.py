"""What to add: files, folders, and lists of files in CSV or XLSX."""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from diptych.adapters.sheets import xlsx_rows
from diptych.model.errors import BadTableError

VIDEO_SUFFIXES = frozenset(
    (
        *(
            ".3g2",
            ".3gp",
            ".asf",
            ".avi",
            ".divx",
            ".dv",
            ".f4v",
            ".flv",
            ".h264",
            ".h265",
            ".hevc",
            ".ivf",
            ".m1v",
        ),
        *(
            ".m2ts",
            ".m2v",
            ".m4v",
            ".mkv",
            ".mov",
            ".mp4",
            ".mpe",
            ".mpeg",
            ".mpg",
            ".mts",
            ".mxf",
            ".ogm",
            ".ogv",
        ),
        *(".qt", ".rm", ".rmvb", ".ts", ".vob", ".webm", ".wmv", ".y4m"),
    )
)
"""Suffixes of videos; a file in a folder with another one is looked at for the first bytes of a container."""

COLUMNS = ("path", "file", "filename", "video", "media", "location")
"""Names of the column that holds the paths, the first that is there; without a match the only column."""

MAX_LIST_BYTES = 200_000_000
"""Largest list, unpacked. Chosen by hand: about two million paths."""


_ADDRESS = re.compile(r"[a-z][a-z0-9+.\-]+://", re.IGNORECASE)


def is_address(name: str) -> bool:
    """Say whether a name is an address (``s3://…``) and no path; ``C:`` is a path."""
    return _ADDRESS.match(name) is not None


@dataclass(slots=True)
class Listed:
    """Files to add, as they were named, and how many others the folders held."""

    files: list[Path] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    """Files or folders that lie elsewhere, such as ``s3://bucket/films``; nothing was asked of them."""
    passed_over: int = 0


def list_files(paths: Sequence[Path | str]) -> Listed:
    """Walk files, folders and lists, in their order; within folders by name.

    A named file is always taken; of a folder's files those that look like a video by their suffix or first bytes.

    Raises:
        BadTableError: A list cannot be read, or has no column of paths.
    """
    listed = Listed()
    seen: set[str] = set()

    def take(path: Path) -> None:
        place = os.path.abspath(path)
        if place not in seen:
            seen.add(place)
            listed.files.append(path)

    for given in paths:
        if is_address(str(given)):
            listed.addresses.append(str(given))
            continue
        path = Path(given)
        if path.is_dir():
            for file in _walk(path):
                if _looks_like_video(file):
                    take(file)
                else:
                    listed.passed_over += 1
        elif path.suffix.lower() in {".csv", ".tsv", ".xlsx"} and path.is_file():
            for named in _paths_of(path):
                if is_address(named):
                    listed.addresses.append(named)
                    continue
                one = path.parent / named
                if one.is_dir():
                    for file in _walk(one):
                        if _looks_like_video(file):
                            take(file)
                else:
                    take(one)
        else:
            take(path)
    listed.addresses = list(dict.fromkeys(listed.addresses))
    return listed


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith(".diptych"))
        for name in sorted(names):
            yield Path(place) / name


def _looks_like_video(path: Path) -> bool:
    if path.suffix.lower() in VIDEO_SUFFIXES:
        return True
    if not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            head = stream.read(16)
    except OSError:
        return False
    return (
        head[4:8] == b"ftyp"
        or head.startswith((b"\x1a\x45\xdf\xa3", b"FLV\x01", b"\x00\x00\x01\xba", b"\x30\x26\xb2\x75"))
        or (head.startswith(b"RIFF") and head[8:12] == b"AVI ")
    )


def _paths_of(path: Path) -> list[str]:
    try:
        rows = (
            [row for _, row in xlsx_rows(path, most_bytes=MAX_LIST_BYTES)]
            if path.suffix.lower() == ".xlsx"
            else _csv_rows(path)
        )
    except (OSError, ValueError, KeyError, csv.Error, zipfile.BadZipFile, expat.ExpatError) as error:
        raise BadTableError(f"the list {path.name} cannot be read: {error}", advice=_ADVICE) from error
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        return []
    names = [cell.strip().lower() for cell in rows[0]]
    column = next((names.index(name) for name in COLUMNS if name in names), None)
    if column is None:
        if len(names) != 1:
            raise BadTableError(f"the list {path.name} has no column of paths", advice=_ADVICE)
        column, rows = 0, [[], *rows]
    return [row[column].strip() for row in rows[1:] if len(row) > column and row[column].strip()]


_ADVICE = f"Name the column of paths one of: {', '.join(COLUMNS)}."


def _csv_rows(path: Path) -> list[list[str]]:
    if path.stat().st_size > MAX_LIST_BYTES:
        raise ValueError("it is larger than 200 MB")
    text = path.read_bytes().decode("utf-8-sig")
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    return list(csv.reader(io.StringIO(text), delimiter=separator))
