"""Note something in a case: a sealed record whose every version stays."""

from __future__ import annotations

from pathlib import Path

from diptych.adapters.case_disk import Disk
from diptych.adapters.keys import KeyFolder
from diptych.domains.casefile import Case
from diptych.model.case import RecordRef
from diptych.model.errors import WrongCallError


def case_note(
    path: Path,
    text: str,
    *,
    record_id: str | None = None,
    reason: str = "",
    keys: KeyFolder | None = None,
    disk: Disk | None = None,
) -> RecordRef:
    """Add a note, or a new version of one.

    Args:
        path: The case's folder.
        text: What to note.
        record_id: The note that this is a new version of.
        reason: Why.
        keys: The user's keys.
        disk: How files are written.

    Raises:
        WrongCallError: The text is empty, or there is no such note.
    """
    if not text.strip():
        raise WrongCallError("a note needs a text")
    case = Case.open(path, keys=keys, disk=disk)
    return case.add_record("note", {"text": text}, reason=reason, record_id=record_id)
