"""A private inbox for files that come in piece by piece: each whole or absent, and its digest known at its end.

Below the folder of an inbox each file keeps its own name; a name that comes twice gets a folder of its own.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import secrets
import shutil
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from diptych.adapters.folders import failing_clearly
from diptych.model.errors import OutputFailedError, WrongCallError

NAME = re.compile(r"[0-9a-f]{16}")

RESERVE = 256 << 20
"""Bytes that stay free on the disk whatever comes in: log, records and the system need room. Chosen by hand."""

LEFT_OVER_S = 24 * 3600
"""Age after which an inbox that nobody took in is removed: its files are copies. Chosen by hand."""

LONGEST_NAME = 255
"""Bytes of the longest file name on usual file systems."""


def new_inbox(place: Path) -> str:
    """Make an empty inbox and remove those that were left over; return its name.

    Args:
        place: The folder of all inboxes; made where it is missing.

    Raises:
        OutputFailedError: It cannot be made.
    """
    with failing_clearly("the inbox"):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not stat.S_ISDIR(place.lstat().st_mode):
            raise OutputFailedError("the inbox is a link; remove it")
        for old in place.iterdir():
            if NAME.fullmatch(old.name) and time.time() - old.lstat().st_mtime > LEFT_OVER_S:
                shutil.rmtree(old, ignore_errors=True)
        name = secrets.token_hex(8)
        (place / name).mkdir(mode=0o700)
    return name


def find_inbox(place: Path, name: str) -> Path:
    """Find an inbox.

    Raises:
        WrongCallError: There is none of that name.
    """
    folder = place / name
    if not NAME.fullmatch(name) or folder.is_symlink() or not folder.is_dir():
        raise WrongCallError(
            "there is no such inbox; it was taken in, thrown away or left for a day",
            advice="Choose the files again.",
        )
    return folder


def files_in(folder: Path) -> list[Path]:
    """List the whole files of an inbox, in the order in which they came."""
    found = [one for one in folder.glob("*/*") if not one.name.startswith(".part-")]
    return sorted(found, key=lambda one: (one.stat().st_ctime_ns, one.name))


def remove_inbox(folder: Path) -> None:
    """Remove an inbox with all that is in it."""
    shutil.rmtree(folder, ignore_errors=True)


class Arrival:
    """One file on its way in."""

    def __init__(self, folder: Path, name: str, size: int, modified_ms: int) -> None:
        """Make room for it.

        Args:
            folder: The inbox.
            name: The file's own name, without a folder.
            size: How many bytes will come.
            modified_ms: When it was last modified, in ms since 1970, as its sender says.

        Raises:
            WrongCallError: The name is none that a file can have here.
            OutputFailedError: The disk has no room for the file and for its copy in the case.
        """
        _check_name(name)
        self._check_room(folder, size)
        self.name, self.size, self._modified_ms = name, size, modified_ms
        self.n_bytes = 0
        self._folder = folder
        self._hash = hashlib.sha256()
        self._part = folder / f".part-{secrets.token_hex(8)}"
        with self._failing():
            descriptor = os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            self._stream: IO[bytes] = os.fdopen(descriptor, "wb", buffering=0)

    def write(self, content: bytes) -> None:
        """Add a piece.

        Raises:
            OutputFailedError: The disk is full or refuses; nothing of the file stays.
            WrongCallError: More came than was said.
        """
        self.n_bytes += len(content)
        if self.n_bytes > self.size:
            self.drop()
            raise WrongCallError(f"{self.name} is longer than was said; nothing of it was kept")
        self._hash.update(content)
        with self._failing():
            left = memoryview(content)
            while left:
                left = left[self._stream.write(left) :]

    def finish(self) -> str:
        """Give the file its name; return its SHA-256.

        Raises:
            WrongCallError: Fewer bytes came than were said.
            OutputFailedError: The disk refuses.
        """
        if self.n_bytes != self.size:
            self.drop()
            raise WrongCallError(
                f"{self.name} ended after {self.n_bytes} of {self.size} bytes; nothing of it was kept",
                advice="Choose it again.",
            )
        with self._failing():
            self._stream.close()
            moment = max(0, self._modified_ms) * 1_000_000
            os.utime(self._part, ns=(moment, moment))
            self._part.rename(self._free_place())
        return self._hash.hexdigest()

    def drop(self) -> None:
        """Keep nothing of it."""
        with contextlib.suppress(OSError):
            self._stream.close()
        self._part.unlink(missing_ok=True)

    def _free_place(self) -> Path:
        for k in range(10_000):
            place = self._folder / str(k)
            place.mkdir(mode=0o700, exist_ok=True)
            if not (place / self.name).exists():
                return place / self.name
        raise OutputFailedError(f"too many files are named {self.name}")

    @contextlib.contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self.drop()
            full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
            raise OutputFailedError(
                f"{self.name} could not be received: {os.strerror(error.errno or errno.EIO).lower()}; "
                "nothing of it was kept",
                advice="Make room on the disk and choose it again." if full else None,
            ) from error

    @staticmethod
    def _check_room(folder: Path, size: int) -> None:
        free = shutil.disk_usage(folder).free
        if 2 * size + RESERVE > free:
            raise OutputFailedError(
                f"the disk has {free / 1e9:.1f} GB left; this file needs {2 * size / 1e9:.1f} GB while it is taken in",
                advice="Make room on the disk, or take it in with `diptych take-in`, which needs half of that.",
            )


def _check_name(name: str) -> None:
    if (
        not name
        or name in {".", ".."}
        or name.startswith(".part-")
        or any(one in name for one in "/\\\0")
        or len(name.encode("utf-8", "replace")) > LONGEST_NAME
    ):
        raise WrongCallError(
            "the file's name cannot be kept here: it is empty, too long, or names a folder",
            advice="Rename the file, or take it in with `diptych take-in`.",
        )
