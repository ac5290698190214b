"""The index over a case's log: a database that may be deleted at any time and is made from the log alone.

It holds what the log holds and nothing that a sealed record holds.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from diptych.model.custody import Entry
from diptych.model.errors import OutputFailedError

NAME = "index.sqlite"

VERSION = 1
"""Version of the tables; another one is made anew."""

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entries (
    idx INTEGER PRIMARY KEY, time TEXT NOT NULL, clock TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
    tool TEXT NOT NULL, about TEXT NOT NULL
);
CREATE TABLE files (
    path TEXT NOT NULL, idx INTEGER NOT NULL, kind TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL,
    PRIMARY KEY (path, idx)
) WITHOUT ROWID;
CREATE INDEX files_by_digest ON files (sha256);
CREATE INDEX entries_by_action ON entries (action, idx);
"""

_ORDERED = (
    "SELECT idx, time, clock, actor, action, tool, about FROM entries ORDER BY idx",
    "SELECT path, idx, kind, sha256, size FROM files ORDER BY path, idx",
)


def rebuild(case: Path, entries: Iterable[Entry], *, head: str) -> str:
    """Make the index anew.

    Args:
        case: The case's folder.
        entries: All entries, in order.
        head: SHA-256 of the newest checkpoint file, so that an old index is recognised.

    Returns:
        The digest over all rows in order: the same log gives the same digest on every machine.

    Raises:
        OutputFailedError: The disk is full or refuses.
    """
    part = case / f"{NAME}-part"
    try:
        for name in (part.name, NAME, f"{NAME}-wal", f"{NAME}-shm", f"{NAME}-journal"):
            with contextlib.suppress(FileNotFoundError):
                (case / name).unlink()
        with contextlib.closing(_open(part)) as base:
            base.executescript(_TABLES)
            with base:
                for entry in entries:
                    about = json.dumps(
                        dict(entry.about), ensure_ascii=False, sort_keys=True, separators=(",", ":")
                    )
                    base.execute(
                        "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)",
                        (entry.index, entry.time, entry.clock, entry.actor, entry.action, entry.tool, about),
                    )
                    base.executemany(
                        "INSERT INTO files VALUES (?, ?, ?, ?, ?)",
                        [(ref.path, entry.index, ref.kind, ref.sha256, ref.size) for ref in entry.objects],
                    )
                base.executemany(
                    "INSERT INTO meta VALUES (?, ?)", [("version", str(VERSION)), ("head", head)]
                )
            digest = _digest(base)
        part.replace(case / NAME)
    except (OSError, sqlite3.Error) as error:
        raise OutputFailedError(f"the index cannot be written: {type(error).__name__}") from error
    return digest


def digest_of(case: Path, *, head: str) -> str | None:
    """Return the digest over the rows of the index, or None where there is none that fits the log.

    Args:
        case: The case's folder.
        head: SHA-256 of the newest checkpoint file.
    """
    place = case / NAME
    if not place.is_file():
        return None
    try:
        with contextlib.closing(_open(place)) as base:
            known = dict(base.execute("SELECT key, value FROM meta"))
            if known != {"version": str(VERSION), "head": head}:
                return None
            return _digest(base)
    except sqlite3.Error:
        return None


def _digest(base: sqlite3.Connection) -> str:
    hasher = hashlib.sha256()
    for row in _rows(base):
        hasher.update(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n")
    return hasher.hexdigest()


def _rows(base: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    for query in _ORDERED:
        yield from base.execute(query)


def _open(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path)
    base.execute("PRAGMA trusted_schema = OFF")
    return base
