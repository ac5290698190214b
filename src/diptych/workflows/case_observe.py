"""Keep what a person observed while watching: a record of its own for each observation, every version of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diptych.adapters.case_clock import now
from diptych.adapters.keys import KeyFolder
from diptych.adapters.tables import looks_like_a_name
from diptych.domains.casefile import Case
from diptych.model.case import RecordRef
from diptych.model.errors import CaseDamagedError, NoKeyError, WrongCallError
from diptych.model.observations import Observation, Region
from diptych.model.publication import check_person
from diptych.workflows.case_items import named_originals

KIND = "observation"
"""Kind of the records."""

MOST_LETTERS = 2_000
"""Longest action or note in characters. Chosen by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a person observed in an original of the case, as they typed it."""

    original: int
    """Number of the original."""
    from_s: float
    to_s: float
    """From the original's first presented frame; equal to ``from_s`` for a moment without length."""
    action: str
    observer: str
    """Pseudonym of who observed."""
    who: str = ""
    """A label such as ``person 1``, never a name."""
    certainty: str = ""
    region: Region | None = None
    note: str = ""
    link: str = ""
    """Observations with the same link are one event, as an observer judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptObservation:
    """The newest version of one observation of the case."""

    id: str
    version: int
    sha256: str
    """Digest of the original that it was observed in."""
    at: str
    """When this version was written."""
    withdrawn: bool
    observation: Observation
    """Its recording is the original's digest."""


def observe(
    path: Path,
    seen: Seen,
    *,
    record_id: str | None = None,
    withdrawn: bool = False,
    reason: str = "",
    keys: KeyFolder | None = None,
) -> RecordRef:
    """Keep an observation, or a new version of one. The former versions stay.

    Args:
        path: The case's folder.
        seen: What was observed.
        record_id: The observation that this is a new version of; only its observer writes one.
        withdrawn: Whether the observer takes it back.
        reason: Why; kept in a sealed record.
        keys: The user's keys.

    Raises:
        WrongCallError: Something does not read, the original is none of the case, or the observation is another's.
    """
    _check(seen)
    case = Case.open(path, keys=keys)
    original = named_originals(case, [str(seen.original)])[0]
    if record_id is not None:
        former = next((one for one in kept_observations(case) if one.id == record_id), None)
        if former is None:
            raise WrongCallError("there is no such observation in this case")
        if former.observation.observer != seen.observer:
            raise WrongCallError(
                f"this observation is {former.observation.observer}'s",
                advice="Write one of your own beside it.",
            )
    region = seen.region
    value = {
        "original": original.sha256,
        "from_s": seen.from_s,
        "to_s": seen.to_s,
        "action": seen.action.strip(),
        "who": seen.who.strip(),
        "certainty": seen.certainty.strip(),
        "observer": seen.observer,
        "note": seen.note.strip(),
        "link": seen.link.strip(),
        "region": None
        if region is None
        else {"x": region.x, "y": region.y, "w": region.w, "h": region.h, "unit": region.unit},
        "state": "withdrawn" if withdrawn else "stands",
        "at": now(),
    }
    return case.add_record(KIND, value, record_id=record_id, reason=reason)


def kept_observations(case: Case, originals: Collection[str] | None = None) -> list[KeptObservation]:
    """Read the newest version of every observation of a case that this user's key opens.

    Args:
        case: The case.
        originals: Digests of the originals that are asked for; None for all.
    """
    found = []
    for record in case.records(KIND):
        try:
            value = case.read_record(record)
            sha256 = str(value["original"])
            if originals is None or sha256 in originals:
                found.append(_kept(record, sha256, value))
        except (NoKeyError, CaseDamagedError, KeyError, TypeError, ValueError):
            continue  # sealed to others, or not written by this workflow; a check of the case reads it in any case
    return found


def _kept(record: RecordRef, sha256: str, value: Mapping[str, Any]) -> KeptObservation:
    region = value.get("region")
    return KeptObservation(
        id=record.id,
        version=record.version,
        sha256=sha256,
        at=str(value["at"]),
        withdrawn=value.get("state") == "withdrawn",
        observation=Observation(
            id=record.id,
            recording=sha256,
            from_s=float(value["from_s"]),
            to_s=float(value["to_s"]),
            action=str(value["action"]),
            region=Region(**region) if isinstance(region, Mapping) else None,
            who=str(value.get("who", "")),
            certainty=str(value.get("certainty", "")),
            observer=str(value["observer"]),
            note=str(value.get("note", "")),
            link=str(value.get("link", "")),
        ),
    )


def _check(seen: Seen) -> None:
    try:
        check_person(seen.observer)
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    if not seen.action.strip():
        raise WrongCallError(
            "an observation says what was observed", advice="Write what happens, in a few words."
        )
    if not 0 <= seen.from_s <= seen.to_s:
        raise WrongCallError(
            "an observation begins at 0 s or later, and ends when it begins or later",
            advice="Mark its beginning and its end again.",
        )
    if max(map(len, (seen.action, seen.note, seen.who, seen.certainty, seen.link))) > MOST_LETTERS:
        raise WrongCallError(f"a field of an observation has at most {MOST_LETTERS} characters")
    if looks_like_a_name(seen.who):
        raise WrongCallError("who looks like a name", advice="Use a label such as person 1.")
