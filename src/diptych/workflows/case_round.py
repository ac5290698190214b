"""Work blind for a while: an observer who sees nobody else's observations, and only one recording if they wish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diptych.adapters.case_clock import now
from diptych.adapters.keys import KeyFolder
from diptych.domains.casefile import Case
from diptych.model.case import RecordRef
from diptych.model.errors import CaseDamagedError, NoKeyError, WrongCallError
from diptych.model.publication import check_person
from diptych.workflows.case_items import named_originals
from diptych.workflows.case_pairs import finding_path

KIND = "round"
"""Kind of the records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One time of working blind."""

    id: str
    finding: str
    observer: str
    sha256: str | None
    """The one recording that was shown; None where all were."""
    began: str
    ended: str | None

    def to_dict(self) -> dict[str, object]:
        """Return plain values."""
        return {"id": self.id, "observer": self.observer, "sha256": self.sha256, "began": self.began,
                "ended": self.ended}  # fmt: skip


def begin_round(
    path: Path, finding: str, *, observer: str, original: int | None = None, keys: KeyFolder | None = None
) -> RecordRef:
    """Begin to work blind. That is on record, so that agreement of two observers means something.

    Args:
        path: The case's folder.
        finding: The comparison.
        observer: Pseudonym of who observes.
        original: Number of the one original to be shown; None for all.
        keys: The user's keys.

    Raises:
        WrongCallError: The observer works blind on it already, or something is not there.
    """
    try:
        check_person(observer)
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    case = Case.open(path, keys=keys)
    where = finding_path(case, finding)
    if open_round(case, where, observer) is not None:
        raise WrongCallError(f"{observer} works blind on this comparison already")
    sha256 = named_originals(case, [str(original)])[0].sha256 if original is not None else None
    value = {"finding": where, "observer": observer, "original": sha256, "began": now(), "ended": None}
    return case.add_record(KIND, value)


def end_round(path: Path, finding: str, *, observer: str, keys: KeyFolder | None = None) -> RecordRef:
    """Stop working blind; what others observed is shown from now on.

    Raises:
        WrongCallError: The observer does not work blind on it.
    """
    case = Case.open(path, keys=keys)
    where = finding_path(case, finding)
    held = open_round(case, where, observer)
    if held is None:
        raise WrongCallError(f"{observer} does not work blind on this comparison")
    value = {
        "finding": where,
        "observer": observer,
        "original": held.sha256,
        "began": held.began,
        "ended": now(),
    }
    return case.add_record(KIND, value, record_id=held.id)


def open_round(case: Case, finding: str, observer: str) -> Round | None:
    """Find the round in which an observer works blind on a comparison now."""
    held = [one for one in rounds_of(case, finding) if one.observer == observer and one.ended is None]
    return held[-1] if held else None


def rounds_of(case: Case, finding: str) -> list[Round]:
    """Read all rounds on a comparison that this user's key opens."""
    found = []
    for record in case.records(KIND):
        try:
            value = case.read_record(record)
        except (NoKeyError, CaseDamagedError):
            continue
        if value.get("finding") == finding:
            found.append(_round(record.id, value))
    return found


def _round(name: str, value: Mapping[str, Any]) -> Round:
    ended, sha256 = value.get("ended"), value.get("original")
    return Round(
        id=name,
        finding=str(value["finding"]),
        observer=str(value["observer"]),
        sha256=str(sha256) if sha256 else None,
        began=str(value["began"]),
        ended=str(ended) if ended else None,
    )
