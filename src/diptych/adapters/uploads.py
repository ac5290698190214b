"""Files that were handed to the workbench for a while: one folder in the system's own, gone when the workbench ends."""

from __future__ import annotations

import re
import secrets
import shutil
import tempfile
import threading
from collections.abc import AsyncIterator
from pathlib import Path

from diptych.model.errors import OutputFailedError, WrongCallError

MOST_BYTES = 2 * 1024**3
"""Largest file that is taken. Chosen by hand: twenty times a register of 157,000 incidents."""

KEPT = 8
"""Files that are held at once; the oldest is forgotten. Chosen by hand."""

_NAME = re.compile(r"[^\w.\- ()]", re.UNICODE)


class Uploads:
    """Files by a random id, each in a folder of its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._held: dict[str, Path] = {}

    async def take(self, name: str, chunks: AsyncIterator[bytes]) -> tuple[str, Path]:
        """Keep what comes in, under a name that is safe on every disk.

        Raises:
            WrongCallError: It is larger than what is taken.
            OutputFailedError: The disk is full.
        """
        one = secrets.token_hex(8)
        path = self._place(one) / safe_name(name)
        n = 0
        try:
            with path.open("wb") as file:
                async for chunk in chunks:
                    n += len(chunk)
                    if n > MOST_BYTES:
                        raise WrongCallError(
                            f"the file is larger than {MOST_BYTES // 1024**3} GiB",
                            advice="Import it on the command line: diptych register import FILE.",
                        )
                    file.write(chunk)
        except OSError as error:
            shutil.rmtree(path.parent, ignore_errors=True)
            raise OutputFailedError(f"the file could not be kept: {error.strerror}") from None
        except WrongCallError:
            shutil.rmtree(path.parent, ignore_errors=True)
            raise
        with self._lock:
            self._held[one] = path
            for old in list(self._held)[: max(0, len(self._held) - KEPT)]:
                shutil.rmtree(self._held.pop(old).parent, ignore_errors=True)
        return one, path

    def find(self, one: str) -> Path:
        """Return where a file lies.

        Raises:
            WrongCallError: There is none of that id.
        """
        with self._lock:
            found = self._held.get(one)
        if found is None:
            raise WrongCallError("the file is no longer here", advice="Choose it again.")
        return found

    def _place(self, one: str) -> Path:
        with self._lock:
            if self._folder is None:
                self._folder = tempfile.TemporaryDirectory(prefix="diptych-import-")
            place = Path(self._folder.name) / one
            place.mkdir(mode=0o700)
            return place


def safe_name(name: str) -> str:
    """Return a name without folders and without signs that a disk refuses; its ending stays."""
    last = _NAME.sub("_", re.split(r"[/\\]", name)[-1]).strip(" .") or "table"
    stem, dot, ending = last.rpartition(".")
    return f"{stem[:100]}.{ending[:10]}" if dot else last[:100]
