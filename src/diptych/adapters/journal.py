"""Append to a file of lines so that a kill at any moment loses nothing that was written before."""

from __future__ import annotations

import os
from pathlib import Path

from diptych.model.errors import OutputFailedError


def append_lines(path: Path, text: bytes) -> None:
    """Append whole lines and wait until they are on the disk.

    A line that an interrupted run left unfinished is closed first, so that it damages none after it.

    Args:
        path: The file; it and its folder are made where absent.
        text: Lines, each with its end.

    Raises:
        OutputFailedError: The disk is full, or the folder may not be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab+") as stream:
            size = stream.seek(0, os.SEEK_END)
            if size:
                stream.seek(size - 1)
                if stream.read(1) != b"\n":
                    text = b"\n" + text
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise OutputFailedError(
            f"{path.name} cannot be written: {os.strerror(error.errno or 5).lower()}"
        ) from error
