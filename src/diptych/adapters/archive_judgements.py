"""What people said about an archive's recordings: judgements of pairs, and seals. Lines are added, never changed."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from diptych.adapters.journal import append_lines
from diptych.model.errors import UnreadableError
from diptych.model.judgements import VERDICTS, Judgement

JUDGEMENTS = "judgements.jsonl"

SEALS = "sealed.jsonl"


def append_line(path: Path, values: dict[str, object]) -> None:
    """Add one line with a checksum to a file of lines, flushed to the disk.

    Raises:
        OutputFailedError: The disk is full, or the folder may not be written.
    """
    text = json.dumps({**values, "check": _check(values)}, sort_keys=True).encode("ascii") + b"\n"
    append_lines(path, text)


def read_lines(path: Path, notes: list[str]) -> Iterator[dict[str, Any]]:
    """Read the whole lines of a file of lines; a line that is not whole is passed over with a note.

    Raises:
        UnreadableError: The file is there and may not be read.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return
    except OSError as error:
        raise UnreadableError(
            f"{path.name} cannot be read: {os.strerror(error.errno or 5).lower()}"
        ) from error
    for raw in content.split(b"\n"):
        if not raw.strip():
            continue
        try:
            values = json.loads(raw)
            check = values.pop("check")
            whole = check == _check(values)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            whole = False
        if whole:
            yield values
        else:
            note = f"a line of {path.name} did not read back whole and was passed over"
            if note not in notes:
                notes.append(note)


def _check(values: dict[str, object]) -> int:
    return zlib.crc32(json.dumps(values, sort_keys=True).encode("ascii"))


def present_time() -> str:
    """Return the present time in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def add_judgement(archive: Path, judgement: Judgement) -> None:
    """Keep a judgement; earlier ones stay.

    Raises:
        OutputFailedError: It cannot be written.
    """
    append_line(archive / JUDGEMENTS, judgement.to_dict())


def all_judgements(archive: Path, notes: list[str]) -> list[Judgement]:
    """Return every judgement in the order in which they were given."""
    found = []
    for values in read_lines(archive / JUDGEMENTS, notes):
        try:
            judgement = Judgement(**values)
        except TypeError:
            continue
        if judgement.verdict in VERDICTS:
            found.append(judgement)
    return found


def newest_judgements(archive: Path, notes: list[str]) -> dict[tuple[str, str], Judgement]:
    """Return the judgement of every pair that counts, keyed by both digests, the lower first."""
    return {(one.first, one.second): one for one in all_judgements(archive, notes)}


def add_seal(archive: Path, *, sha256: str, sealed: bool, reason: str, by: str) -> None:
    """Seal a recording so that its fingerprint never leaves, or take the seal back; every line stays.

    Raises:
        OutputFailedError: It cannot be written.
    """
    append_line(
        archive / SEALS,
        {"sha256": sha256, "sealed": sealed, "reason": reason, "by": by, "at": present_time()},
    )


def sealed_recordings(archive: Path) -> set[str]:
    """Return the digests that are sealed.

    Raises:
        UnreadableError: A line of the file of seals does not read back whole: then it is not known what is sealed.
    """
    return {sha256 for sha256, line in newest_seals(archive).items() if line.get("sealed")}


def newest_seals(archive: Path) -> dict[str, dict[str, Any]]:
    """Return the newest line on every recording that was ever sealed: whether it is, why, by whom, when.

    Raises:
        UnreadableError: A line of the file of seals does not read back whole: then it is not known what is sealed.
    """
    notes: list[str] = []
    newest = {str(v.get("sha256")): v for v in read_lines(archive / SEALS, notes)}
    if notes:
        raise UnreadableError(
            "the file of seals does not read back whole, so nothing may leave",
            advice=f"Restore {SEALS} from a copy, or seal the items again and remove the damaged line.",
        )
    return newest
