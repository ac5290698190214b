"""Open a case: an empty folder with a log, a key for it in the user's key folder, and a README."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from diptych.adapters.case_disk import Disk
from diptych.adapters.keys import KeyFolder
from diptych.domains.casefile import Case
from diptych.model.case import CaseFacts
from diptych.model.errors import WrongCallError

MAX_TITLE = 300
"""Longest title in characters. Chosen by hand."""


def case_new(
    path: Path,
    *,
    title: str,
    keyholders: Sequence[str] = (),
    keys: KeyFolder | None = None,
    disk: Disk | None = None,
) -> CaseFacts:
    """Make a case.

    Args:
        path: A folder that does not exist or is empty.
        title: What the case is called; it stands unencrypted in case.toml.
        keyholders: Public keys (``age1…``) that may open sealed records, besides the user's own.
        keys: The user's keys.
        disk: How files are written.

    Raises:
        OutputRefusedError: The folder holds something.
        WrongCallError: The title is empty or too long, or a keyholder's key does not read.
    """
    title = " ".join(title.split())
    if not title or len(title) > MAX_TITLE or not title.isprintable():
        raise WrongCallError(f"a title has 1 to {MAX_TITLE} printable characters")
    return Case.new(path, title=title, keyholders=keyholders, keys=keys, disk=disk).facts
