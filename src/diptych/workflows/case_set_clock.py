"""Set the clock of a comparison by hand: anchors with a reason, kept beside what the machine measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from diptych.adapters.case_clock import now
from diptych.adapters.keys import KeyFolder
from diptych.algorithms.coverage import Views
from diptych.domains.casefile import Case
from diptych.domains.contrast import contrast_rows
from diptych.domains.timeline import build_timeline, human_clock
from diptych.model.anchors import Anchor, parse_anchors
from diptych.model.case import RecordRef
from diptych.model.errors import CaseDamagedError, NoKeyError, WrongCallError
from diptych.model.findings import Comparison, Findings
from diptych.model.findings_json import findings_from_json
from diptych.model.publication import check_person
from diptych.workflows.case_pairs import finding_path

KIND = "anchor"
"""Kind of the records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnchor:
    """One anchor that a person set."""

    id: str
    finding: str
    anchor: str
    """Such as ``r1=17.800,r2=0.000±0.040``, with the ids of the comparison."""
    reason: str
    by: str
    at: str
    withdrawn: bool

    def to_dict(self) -> dict[str, object]:
        """Return plain values."""
        return {
            "id": self.id,
            "anchor": self.anchor,
            "reason": self.reason,
            "by": self.by,
            "at": self.at,
            "withdrawn": self.withdrawn,
        }


def set_clock(
    path: Path, finding: str, anchor: str, *, by: str, reason: str, keys: KeyFolder | None = None
) -> RecordRef:
    """Keep an anchor: one moment that a person found in two or more recordings of a comparison.

    Args:
        path: The case's folder.
        finding: The comparison.
        anchor: Such as ``r1=17.80,r2=0.00±0.08``.
        by: Pseudonym of who set it.
        reason: What was recognised; kept with it.
        keys: The user's keys.

    Raises:
        WrongCallError: It does not read, names no recording of the comparison, or no reason is given.
    """
    _check_told(by, reason)
    case = Case.open(path, keys=keys)
    where = finding_path(case, finding)
    value = case.read_document(where).get("value")
    findings = findings_from_json(value if isinstance(value, dict) else {})
    standing = [one for one in kept_anchors(case, where) if not one.withdrawn]
    with_anchors(findings, [*(one.anchor for one in standing), anchor], {})
    told = {
        "finding": where,
        "anchor": anchor,
        "reason": reason.strip(),
        "by": by,
        "state": "stands",
        "at": now(),
    }
    return case.add_record(KIND, told, reason=reason)


def withdraw_anchor(
    path: Path, record_id: str, *, by: str, reason: str, keys: KeyFolder | None = None
) -> RecordRef:
    """Take an anchor back; it stays on record.

    Raises:
        WrongCallError: There is none of that id, or no reason is given.
    """
    _check_told(by, reason)
    case = Case.open(path, keys=keys)
    held = next((one for one in kept_anchors(case) if one.id == record_id), None)
    if held is None:
        raise WrongCallError("there is no such anchor in this case")
    told = {"finding": held.finding, "anchor": held.anchor, "reason": reason.strip(), "by": by,
            "state": "withdrawn", "at": now()}  # fmt: skip
    return case.add_record(KIND, told, record_id=record_id, reason=reason)


def kept_anchors(case: Case, finding: str | None = None) -> list[KeptAnchor]:
    """Read the newest version of every anchor that this user's key opens, of one comparison or of all."""
    found = []
    for record in case.records(KIND):
        try:
            one = _kept(record.id, case.read_record(record))
        except (NoKeyError, CaseDamagedError, KeyError):
            continue
        if finding is None or one.finding == finding:
            found.append(one)
    return found


def with_anchors(findings: Findings, anchors: Sequence[str], views: Mapping[str, Views]) -> Findings:
    """Return findings on the clocks that a person set; each keeps the machine's answer beside it.

    Args:
        findings: As the machine measured them.
        anchors: Such as ``r1=17.80,r2=0.00±0.08``.
        views: What each recording saw of the common ground, by id.

    Raises:
        WrongCallError: An anchor does not read, or names no recording of the comparison.
    """
    wanted = parse_anchors(anchors)
    known = {one.id for one in findings.recordings}
    for one in wanted:
        for name in {one.first, one.second} - known:
            raise WrongCallError(f"the anchor names {name}, which is no recording of this comparison")
    if not wanted:
        return findings
    comparisons = tuple(_on_human_clock(one, findings, wanted, views) for one in findings.comparisons)
    timeline = build_timeline(findings.recordings, comparisons)
    return replace(findings, comparisons=comparisons, timeline=timeline)


def _on_human_clock(
    comparison: Comparison, findings: Findings, anchors: Sequence[Anchor], views: Mapping[str, Views]
) -> Comparison:
    ours = [one for one in anchors if {one.first, one.second} == {comparison.first, comparison.second}]
    if not ours:
        return comparison
    by_id = {one.id: one for one in findings.recordings}
    first, second = by_id[comparison.first], by_id[comparison.second]
    machine = comparison.clock.machine or comparison.clock
    clock = human_clock(first, second, ours, machine)
    seen = (views.get(first.id), views.get(second.id)) if comparison.place.verdict == "same" else (None, None)
    return replace(comparison, clock=clock, contrast=contrast_rows(first, second, clock, *seen))


def _kept(name: str, value: Mapping[str, Any]) -> KeptAnchor:
    return KeptAnchor(
        id=name,
        finding=str(value["finding"]),
        anchor=str(value["anchor"]),
        reason=str(value["reason"]),
        by=str(value["by"]),
        at=str(value["at"]),
        withdrawn=value.get("state") == "withdrawn",
    )


def _check_told(by: str, reason: str) -> None:
    try:
        check_person(by)
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    if not reason.strip():
        raise WrongCallError(
            "a clock is set by hand with a reason", advice="Say which moment was recognised, and how."
        )
