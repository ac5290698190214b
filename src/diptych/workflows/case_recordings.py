"""List the recordings of a case with what a first look said of them, for choosing what to compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from diptych.adapters.keys import KeyFolder
from diptych.domains.casefile import Case, CasePlace, opened_case
from diptych.model.case import OriginalState
from diptych.model.errors import CaseDamagedError, NoKeyError


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingLine:
    """One original of a case."""

    number: int
    sha256: str
    size: int
    taken_in: str
    state: str
    destroyed: bool
    file: str | None
    """Base name of the file as it was handed over; None where this user's key does not open the receipt."""
    duration_s: float | None
    width: int | None
    height: int | None
    n_findings: int
    """Findings that it is an input of."""

    def to_dict(self) -> dict[str, object]:
        """Return plain values."""
        return {
            "number": self.number,
            "sha256": self.sha256,
            "size": self.size,
            "taken_in": self.taken_in,
            "state": self.state,
            "destroyed": self.destroyed,
            "file": self.file,
            "duration_s": self.duration_s,
            "width": self.width,
            "height": self.height,
            "n_findings": self.n_findings,
        }


def case_recordings(path: CasePlace, *, keys: KeyFolder | None = None) -> tuple[RecordingLine, ...]:
    """List the originals of a case, in the order in which they were taken in; only records are opened.

    Args:
        path: The case, or its folder.
        keys: The user's keys.

    Raises:
        NotACaseError: There is no case in the folder.
    """
    case = opened_case(path, keys=keys)
    counts: dict[str, int] = {}
    for entry in case.entries():
        inputs = entry.about.get("inputs")
        if entry.action == "finding_added" and isinstance(inputs, list):
            for one in set(map(str, inputs)):
                counts[one] = counts.get(one, 0) + 1
    return tuple(_line(case, one, counts.get(one.sha256, 0)) for one in case.originals())


def opened_record(case: Case, path: str | None) -> Mapping[str, Any]:
    """Read a record; empty where there is none, or this user's key does not open it."""
    if path is None:
        return {}
    try:
        return case.read_record(path)
    except (NoKeyError, CaseDamagedError):
        return {}


def name_of(case: Case, one: OriginalState) -> str | None:
    """Base name of an original as it was handed over; None where this user's key does not open the receipt."""
    name = opened_record(case, one.receipts[0] if one.receipts else None).get("name")
    return str(name).replace("\\", "/").rsplit("/", 1)[-1] if name else None


def _line(case: Case, one: OriginalState, n_findings: int) -> RecordingLine:
    facts = opened_record(case, one.report).get("facts")
    facts = facts if isinstance(facts, Mapping) else {}
    streams = [s for s in facts.get("streams") or [] if isinstance(s, Mapping)]
    picture: Mapping[str, Any] = next((s for s in streams if s.get("type") == "video"), {})
    return RecordingLine(
        number=one.number,
        sha256=one.sha256,
        size=one.size,
        taken_in=one.taken_in,
        state=one.state,
        destroyed=one.destroyed,
        file=name_of(case, one),
        duration_s=_number(facts.get("stated_duration_s")),
        width=_whole(picture.get("width")),
        height=_whole(picture.get("height")),
        n_findings=n_findings,
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None
