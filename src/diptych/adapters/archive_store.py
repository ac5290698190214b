"""An archive's own folder: fingerprint files, a journal of what was added, and indexes that can be rebuilt.

The fingerprint files and ``added.jsonl`` are the authority. ``index.sqlite`` answers which files hold which
recording; it is brought up to date from the journal when opened and made anew when it does not read back whole.
Media are never copied or changed.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from diptych.adapters.archive_segments import combine
from diptych.adapters.folders import (
    MARKER,
    MARKER_FILE,
    TEMPORARY,
    open_result_folder,
    write_bytes_atomic,
    write_json_atomic,
)
from diptych.adapters.journal import append_lines
from diptych.model.errors import OutputRefusedError, UnreadableError

FORMAT = "diptych-archive/1"

_FORMAT_FILE = "archive.json"
_JOURNAL = "added.jsonl"
_SQLITE = "index.sqlite"

_SCHEMA = """
CREATE TABLE files (
  place TEXT PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL,
  mtime_ns INTEGER NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL, number INTEGER NOT NULL,
  row_check INTEGER NOT NULL
);
CREATE INDEX files_sha256 ON files (sha256);
CREATE TABLE read_so_far (bytes INTEGER NOT NULL, lines INTEGER NOT NULL, head INTEGER NOT NULL);
"""

_CONTENT_SCHEMA = """
CREATE TABLE IF NOT EXISTS content (bytes INTEGER NOT NULL, recordings INTEGER NOT NULL, combined TEXT NOT NULL)
"""
"""How many recordings there were when the journal had so many bytes, and their digests combined."""

_COLUMNS = "place, file, sha256, size, mtime_ns, kind, reason, row_check"


_UPSERT = (
    "INSERT INTO files VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (place) DO UPDATE SET "
    "file=excluded.file, sha256=excluded.sha256, size=excluded.size, mtime_ns=excluded.mtime_ns, "
    "kind=excluded.kind, reason=excluded.reason, row_check=excluded.row_check"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """One line of the journal: a file that was added, or that could not be."""

    place: str
    """Absolute path, for finding the file again."""
    file: str
    """Path as it was added."""
    sha256: str
    """Digest of the content; empty where the file could not be read."""
    size: int
    mtime_ns: int
    kind: str = ""
    """Kind of the failure; empty where the file was taken in."""
    reason: str = ""

    def to_dict(self) -> dict[str, str | int]:
        """Return the fields by name, in the order of their names; ``asdict`` took most of the time of a check."""
        return {
            "file": self.file,
            "kind": self.kind,
            "mtime_ns": self.mtime_ns,
            "place": self.place,
            "reason": self.reason,
            "sha256": self.sha256,
            "size": self.size,
        }

    def check(self) -> int:
        """Return a checksum over the line."""
        return zlib.crc32(json.dumps(self.to_dict()).encode("utf-8"))


@dataclass(slots=True)
class ArchiveFolder:
    """An open archive."""

    path: Path
    notes: list[str] = field(default_factory=list)
    _database: sqlite3.Connection | None = None
    _checked: bool = False

    @property
    def fingerprints(self) -> Path:
        """Folder of the fingerprint files."""
        return self.path / "fingerprints"

    @property
    def search(self) -> Path:
        """Folder of the search index."""
        return self.path / "search"

    def close(self) -> None:
        """Close the database."""
        if self._database is not None:
            self._database.close()
            self._database = None
            self._checked = False

    def append(self, lines: Sequence[FileLine]) -> None:
        """Add lines to the journal, flushed to the disk.

        Raises:
            OutputFailedError: The disk is full, or the folder may not be written.
        """
        if not lines:
            return
        journal = self.path / _JOURNAL
        text = b"".join(_line_bytes(line) for line in lines)
        append_lines(journal, text)

    def lines(self) -> list[FileLine]:
        """Return the newest line of every file, in the order in which they were first added."""
        for attempt in (1, 2):
            try:
                rows = self._open_database().execute(f"SELECT {_COLUMNS} FROM files ORDER BY number")
                found = [_from_row(row) for row in rows]
                if len({line.place for line in found}) != self._expected_files(found):
                    raise sqlite3.DatabaseError("rows are missing")
                return found
            except (sqlite3.Error, OverflowError, ValueError, TypeError):
                self._drop_database()
                if attempt == 1:
                    self._note(
                        "the index of files did not read back whole and was made anew from the journal"
                    )
        return list(_newest(self._journal_lines()).values())

    def contents(self) -> Contents:
        """Return the recordings of the archive; of a large one the list is not read, only what is asked for."""
        with contextlib.suppress(sqlite3.Error):
            (n,) = self._open_database(in_full=False).execute("SELECT lines FROM read_so_far").fetchone()
            if n > COUNTED_UP_TO:
                return Contents(self)
        self.lines()
        return Contents(self)

    def lines_of(self, sha256: str) -> list[FileLine]:
        """Return the lines of all files with one content, in the order in which they were first added.

        The rows that are read are checked; that none is missing is for the caller to notice.
        """
        try:
            rows = self._open_database(in_full=False).execute(
                f"SELECT {_COLUMNS} FROM files WHERE sha256 = ? ORDER BY number", (sha256,)
            )
            return [_from_row(row) for row in rows]
        except (sqlite3.Error, OverflowError, ValueError, TypeError):
            return [line for line in self.lines() if line.sha256 == sha256]

    def totals(self) -> tuple[int, int]:
        """Return the number of recordings and their digests combined by exclusive or (see ``combine``)."""
        try:
            database = self._open_database(in_full=False)
            database.execute(_CONTENT_SCHEMA)
            (size,) = database.execute("SELECT bytes FROM read_so_far").fetchone()
            kept = database.execute(
                "SELECT recordings, combined FROM content WHERE bytes = ?", (size,)
            ).fetchone()
            if kept is not None:
                return int(kept[0]), int(kept[1], 16)
        except (sqlite3.Error, TypeError, ValueError):
            size = -1
        digests = {line.sha256 for line in self.lines() if line.sha256}
        combined = combine(sorted(digests))
        with contextlib.suppress(sqlite3.Error), self._open_database(in_full=False) as database:
            database.execute(_CONTENT_SCHEMA)
            database.execute("DELETE FROM content")
            (size,) = database.execute("SELECT bytes FROM read_so_far").fetchone()
            database.execute("INSERT INTO content VALUES (?, ?, ?)", (size, len(digests), f"{combined:064x}"))
        return len(digests), combined

    def _expected_files(self, found: Sequence[FileLine]) -> int:
        """Count the files of the journal; reading it is linear and takes about 5 µs a line."""
        return len(_newest(self._journal_lines())) if len(found) < COUNTED_UP_TO else len(found)

    def _journal_lines(self) -> Iterator[FileLine]:
        journal = self.path / _JOURNAL
        if not journal.exists():
            return
        with journal.open("rb") as stream:
            for raw in stream:
                line = _parsed(raw)
                if line is not None:
                    yield line
                elif raw.strip():
                    self._note("a line of the journal did not read back whole and was passed over")

    def _open_database(self, *, in_full: bool = True) -> sqlite3.Connection:
        """Open the index and bring it up to date; in full, all of its pages are checked first, which is linear."""
        if self._database is None:
            path = self.path / _SQLITE
            fresh = not path.exists()
            database = sqlite3.connect(path)
            self._database = database
            if fresh:
                database.executescript(_SCHEMA)
                database.execute("INSERT INTO read_so_far VALUES (0, 0, 0)")
                database.commit()
                self._checked = True
        if in_full and not self._checked:
            if self._database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise sqlite3.DatabaseError("the check of the pages failed")
            self._checked = True
        self._catch_up(self._database)
        return self._database

    def _catch_up(self, database: sqlite3.Connection) -> None:
        journal = self.path / _JOURNAL
        size = journal.stat().st_size if journal.exists() else 0
        done, number, head = database.execute("SELECT bytes, lines, head FROM read_so_far").fetchone()
        if done and (size < done or _head(journal) != head):
            raise sqlite3.DatabaseError("the index is of another journal")
        if size == done:
            return
        with journal.open("rb") as stream, database:
            stream.seek(done)
            while raw := stream.readline():
                if not raw.endswith(b"\n"):
                    break
                done += len(raw)
                line = _parsed(raw)
                if line is None:
                    continue
                number += 1
                database.execute(
                    _UPSERT,
                    (
                        _storable(line.place),
                        _storable(line.file),
                        line.sha256,
                        line.size,
                        line.mtime_ns,
                        line.kind,
                        _storable(line.reason),
                        number,
                        line.check(),
                    ),
                )
            database.execute(
                "UPDATE read_so_far SET bytes=?, lines=?, head=?", (done, number, _head(journal))
            )

    def _drop_database(self) -> None:
        self.close()
        for name in (_SQLITE, f"{_SQLITE}-journal", f"{_SQLITE}-wal", f"{_SQLITE}-shm"):
            with contextlib.suppress(OSError):
                (self.path / name).unlink()

    def _note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)


class Contents(Mapping[str, list[FileLine]]):
    """The recordings of an archive by digest, each with the lines of its files; read when asked for.

    An archive of a million files is opened in a fraction of the time that reading its list takes.
    """

    def __init__(self, folder: ArchiveFolder) -> None:
        self._folder = folder
        self._n, self.combined = folder.totals()
        self._checked = False

    def __len__(self) -> int:
        return self._n

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(line.sha256 for line in self.all_lines()))

    def __contains__(self, sha256: object) -> bool:
        return isinstance(sha256, str) and bool(sha256) and bool(self._folder.lines_of(sha256))

    def __getitem__(self, sha256: str) -> list[FileLine]:
        lines = self._folder.lines_of(sha256) if sha256 else []
        if not lines and sha256 and not self._checked:
            self._checked = True
            self._folder.lines()  # makes the index anew where rows were lost
            lines = self._folder.lines_of(sha256)
        if not lines:
            raise KeyError(sha256)
        return lines

    def known(self, digests: Sequence[str]) -> list[str]:
        """Return those of some digests that the archive names; where one is missing, the list is checked in full."""
        found = [digest for digest in digests if digest in self]
        if len(found) < len(digests):
            self._folder.lines()  # makes the index anew where rows were lost
            found = [digest for digest in digests if digest in self]
        return found

    def all_lines(self) -> list[FileLine]:
        """Return the lines of all files that were taken in."""
        return [line for line in self._folder.lines() if line.sha256]


COUNTED_UP_TO = 200_000
"""Archives up to this many files have their rows counted against the journal at every opening (1 s). By hand."""


def open_archive(path: Path) -> ArchiveFolder:
    """Claim a folder for an archive, or open the archive in it.

    Raises:
        OutputRefusedError: The folder holds something else; nothing in it was touched.
        OutputFailedError: The folder cannot be made or written.
    """
    named = _names_our_format(path)
    marker = path / MARKER / MARKER_FILE
    if not named and marker.is_file() and any(_is_content(entry.name) for entry in path.iterdir()):
        raise OutputRefusedError(f"the folder {path.name or path} holds a result of another command")
    if named and not marker.is_file():
        write_bytes_atomic(marker, b"This folder is written by diptych and may be replaced by it.\n")
    open_result_folder(path)
    if not named:
        write_json_atomic(path / _FORMAT_FILE, {"format": FORMAT})
    return ArchiveFolder(path=path)


def _is_content(name: str) -> bool:
    """Say whether an entry of a folder is content, and not what a run was writing when it ended."""
    return name != MARKER and not name.startswith(TEMPORARY)


def read_archive(path: Path) -> ArchiveFolder:
    """Open an archive that exists.

    Raises:
        UnreadableError: There is no archive at the path.
    """
    if not _names_our_format(path):
        raise UnreadableError(
            f"{path.name or path} is not an archive", advice="Make one with `diptych archive add`."
        )
    return ArchiveFolder(path=path)


def _names_our_format(path: Path) -> bool:
    try:
        document = json.loads((path / _FORMAT_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return (path / _JOURNAL).is_file() and (path / MARKER / MARKER_FILE).is_file()
    return isinstance(document, dict) and document.get("format") == FORMAT


def _line_bytes(line: FileLine) -> bytes:
    return json.dumps({**line.to_dict(), "check": line.check()}, sort_keys=True).encode("ascii") + b"\n"


def _parsed(raw: bytes) -> FileLine | None:
    """Read one line of the journal; ``None`` where it is not whole."""
    try:
        values = json.loads(raw)
        check = values.pop("check")
        line = FileLine(**values)
        return line if line.check() == check else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _from_row(row: tuple[Any, ...]) -> FileLine:
    line = FileLine(
        place=_text(row[0]),
        file=_text(row[1]),
        sha256=row[2],
        size=row[3],
        mtime_ns=row[4],
        kind=row[5],
        reason=_text(row[6]),
    )
    if line.check() != row[7]:
        raise sqlite3.DatabaseError("a row does not match its checksum")
    return line


def _newest(lines: Iterator[FileLine]) -> dict[str, FileLine]:
    newest: dict[str, FileLine] = {}
    for line in lines:
        newest[line.place] = line
    return newest


def _head(journal: Path) -> int:
    """Return a checksum of the journal's first line: another journal has another one."""
    with journal.open("rb") as stream:
        return zlib.crc32(stream.readline(65_536))


def _storable(text: str) -> bytes | str:
    """SQLite holds no half characters, which names of files may have: those go in as bytes."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def _text(value: bytes | str) -> str:
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value
