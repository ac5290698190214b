"""Files that somebody hands over: found in folders, opened so that nothing blocks, watched for changes while read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_OPEN = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
"""Without waiting: a named pipe would hold us for ever before we could see what it is."""


class NotOfferedError(Exception):
    """The path is nothing that can be taken in; the message says why."""


class ChangedWhileReadError(Exception):
    """The file was changed while it was being copied, so that the copy is no copy of any one state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One path that was named or found."""

    path: Path
    refused: str | None = None
    """Why it cannot be taken in; None where it may be tried."""


def offered_files(paths: Sequence[Path]) -> Iterator[Offered]:
    """List files, in order; folders with all that lies in them.

    Links inside folders are not followed, so that no folder is entered twice and nothing from outside comes in.
    A link that was named itself is followed.
    """
    for path in paths:
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            yield Offered(path=path, refused=_why(error))
            continue
        if stat.S_ISDIR(mode):
            yield from _inside(path)
        else:
            yield Offered(path=path, refused=_refused(mode))


def _inside(folder: Path) -> Iterator[Offered]:
    try:
        entries = sorted(os.scandir(folder), key=lambda one: one.name)
    except OSError as error:
        yield Offered(path=folder, refused=f"the folder cannot be read: {_why(error)}")
        return
    for entry in entries:
        path = folder / entry.name
        try:
            mode = entry.stat(follow_symlinks=False).st_mode
        except OSError as error:
            yield Offered(path=path, refused=_why(error))
            continue
        if stat.S_ISDIR(mode):
            yield from _inside(path)
        elif stat.S_ISLNK(mode):
            yield Offered(path=path, refused="a link; name the file that it leads to")
        else:
            yield Offered(path=path, refused=_refused(mode))


def _refused(mode: int) -> str | None:
    if stat.S_ISREG(mode):
        return None
    if stat.S_ISFIFO(mode):
        return "a named pipe, not a file: it has no end and no second reading"
    if stat.S_ISSOCK(mode):
        return "a socket, not a file"
    return "a device, not a file"


@dataclass(slots=True)
class OpenFile:
    """A file that is open for one reading."""

    stream: IO[bytes]
    path: Path
    _before: os.stat_result

    @property
    def size(self) -> int:
        """Size in bytes when it was opened."""
        return self._before.st_size

    @property
    def modified_ns(self) -> int:
        """When it was last modified, as its file system says, in ns since 1970."""
        return self._before.st_mtime_ns

    def check_unchanged(self, n_read: int) -> None:
        """Hold the file against what it was when it was opened.

        Raises:
            ChangedWhileReadError: It was written to, cut, replaced or removed while it was being read.
        """
        after = os.fstat(self.stream.fileno())
        if (after.st_size, after.st_mtime_ns) != (self._before.st_size, self._before.st_mtime_ns):
            raise ChangedWhileReadError("the file was written to while it was being read")
        if n_read != after.st_size:
            raise ChangedWhileReadError(f"{n_read} bytes were read of a file of {after.st_size}")
        try:
            there = os.stat(self.path)
        except OSError as error:
            raise ChangedWhileReadError("the file was removed while it was being read") from error
        if not os.path.samestat(there, after):
            raise ChangedWhileReadError("another file took its name while it was being read")


def open_file(path: Path) -> OpenFile:
    """Open a file for one reading. The caller closes ``stream``.

    Raises:
        NotOfferedError: By now it is no plain file.
        OSError: It cannot be opened.
    """
    descriptor = os.open(path, _OPEN)
    try:
        status = os.fstat(descriptor)
        refused = _refused(status.st_mode) if not stat.S_ISDIR(status.st_mode) else "a folder, not a file"
        if refused is not None:
            raise NotOfferedError(refused)
        return OpenFile(os.fdopen(descriptor, "rb", buffering=0), path, status)
    except BaseException:
        os.close(descriptor)
        raise


def first_bytes(path: Path, n: int = 4096) -> bytes:
    """Read the beginning of a preserved file."""
    with path.open("rb") as stream:
        return stream.read(n)


def why(error: Exception) -> str:
    """Say in a few words what the operating system said; never a path."""
    return _why(error)


def _why(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno is not None:
        return os.strerror(error.errno).lower()
    return "no usable path"
