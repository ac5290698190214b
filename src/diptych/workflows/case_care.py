"""Say what a recording does to those who watch it: graphic or not, and what it shows in words instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from diptych.adapters.case_clock import now
from diptych.adapters.keys import KeyFolder
from diptych.domains.casefile import Case
from diptych.model.case import RecordRef
from diptych.model.errors import CaseDamagedError, NoKeyError, WrongCallError
from diptych.model.publication import check_person
from diptych.workflows.case_items import named_originals

KIND = "care"
"""Kind of the records."""

Graphic = Literal["yes", "no", "not_determined"]

MOST_LETTERS = 5_000
"""Longest description in characters. Chosen by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """What was said about watching one original."""

    sha256: str
    graphic: Graphic
    described: str
    """What it shows, in words, so that others need not watch it; empty where nobody wrote it."""
    by: str
    at: str

    def to_dict(self) -> dict[str, object]:
        """Return plain values."""
        return {"graphic": self.graphic, "described": self.described, "by": self.by, "at": self.at}


def set_care(
    path: Path, original: int, *, graphic: Graphic, described: str, by: str, keys: KeyFolder | None = None
) -> RecordRef:
    """Keep it as the newest version of the original's record.

    Args:
        path: The case's folder.
        original: Number of the original.
        graphic: Whether it shows people being harmed, or anything as hard to watch.
        described: What it shows, in words.
        by: Pseudonym of who says so.
        keys: The user's keys.

    Raises:
        WrongCallError: Something does not read, or the original is none of the case.
    """
    try:
        check_person(by)
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    if graphic not in get_args(Graphic) or len(described) > MOST_LETTERS:
        raise WrongCallError(f"a description has at most {MOST_LETTERS} characters")
    case = Case.open(path, keys=keys)
    one = named_originals(case, [str(original)], looked_at=False)[0]
    former = next((record for record, held in _records(case) if held.sha256 == one.sha256), None)
    value = {
        "original": one.sha256,
        "graphic": graphic,
        "described": described.strip(),
        "by": by,
        "at": now(),
    }
    return case.add_record(KIND, value, record_id=former.id if former is not None else None)


def care_of(case: Case) -> dict[str, Care]:
    """What was said about each original, by its digest."""
    return {held.sha256: held for _, held in _records(case)}


def _records(case: Case) -> list[tuple[RecordRef, Care]]:
    found = []
    for record in case.records(KIND):
        try:
            found.append((record, _care(case.read_record(record))))
        except (NoKeyError, CaseDamagedError, KeyError):
            continue
    return found


def _care(value: Mapping[str, Any]) -> Care:
    return Care(
        sha256=str(value["original"]),
        graphic=value["graphic"],
        described=str(value["described"]),
        by=str(value["by"]),
        at=str(value["at"]),
    )
