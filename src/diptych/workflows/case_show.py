"""Show what a case knows of one original: receipts, the technical report, what sidecars say, findings, sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from diptych.adapters.keys import KeyFolder
from diptych.domains.casefile import Case, CasePlace, opened_case
from diptych.model.case import OriginalState
from diptych.model.errors import CaseDamagedError, NoKeyError
from diptych.model.sheets import Sheet
from diptych.workflows.case_care import Care, care_of
from diptych.workflows.case_items import named_originals
from diptych.workflows.case_sheet import sheets_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is known of one original."""

    original: OriginalState
    receipts: tuple[Mapping[str, object] | None, ...]
    """None for one that this user's key does not open."""
    report: Mapping[str, object] | None
    sidecars_state: str
    """``given``, ``absent`` (looked for among the files it came with, none speaks of it) or ``not_looked_for``."""
    sidecars: tuple[Mapping[str, object], ...]
    """For each thing that a sidecar says of it: format, number of the sidecar, how it was joined, its statements."""
    findings: tuple[tuple[str, str], ...]
    """Kind and path of each finding that it is an input of."""
    sheets: tuple[Sheet, ...]
    care: Care | None = None
    """What was said about watching it."""

    def to_dict(self) -> dict[str, object]:
        """Return the values of ``diptych-case-item/1``."""
        return {
            "format": "diptych-case-item/1",
            "number": self.original.number,
            "sha256": self.original.sha256,
            "size": self.original.size,
            "taken_in": self.original.taken_in,
            "state": self.original.state,
            "destroyed": self.original.destroyed,
            "receipts": [dict(one) if one is not None else None for one in self.receipts],
            "report": dict(self.report) if self.report is not None else None,
            "sidecars": {"state": self.sidecars_state, "say": [dict(one) for one in self.sidecars]},
            "findings": [{"kind": kind, "path": path} for kind, path in self.findings],
            "care": self.care.to_dict() if self.care is not None else None,
            "sheets": [{"id": one.record, **one.to_value()} for one in self.sheets],
        }


def case_show(path: CasePlace, item: str, *, keys: KeyFolder | None = None) -> Shown:
    """Gather what is known of one original; nothing is decoded and nothing is logged, since only records are opened.

    Args:
        path: The case, or its folder.
        item: The original, see :func:`named_originals`; one that was destroyed has to be named by number or digest.
        keys: The user's keys.

    Raises:
        WrongCallError: The item is none of the case.
    """
    case = opened_case(path, keys=keys)
    original = named_originals(case, [item], looked_at=False)[0]
    sidecars = tuple(_said(case, original.sha256))
    return Shown(
        original=original,
        receipts=tuple(_opened(case, one) for one in original.receipts),
        report=_opened(case, original.report) if original.report is not None else None,
        sidecars_state="given" if sidecars else "absent" if _was_looked(case, original) else "not_looked_for",
        sidecars=sidecars,
        findings=tuple(_findings(case, original.sha256)),
        sheets=tuple(one for one in sheets_of(case) if one.original == original.sha256),
        care=care_of(case).get(original.sha256),
    )


def _opened(case: Case, path: str) -> Mapping[str, object] | None:
    try:
        return case.read_record(path)
    except (NoKeyError, CaseDamagedError):
        return None


def _said(case: Case, sha256: str) -> list[Mapping[str, object]]:
    found: list[Mapping[str, object]] = []
    for record in case.records("sidecar"):
        value = _opened(case, record.path)
        items = value.get("items") if value is not None else None
        for one in items if value is not None and isinstance(items, list) else []:
            how = next((r["how"] for r in one["recordings"] if r["original"] == sha256), None)
            if value is not None and how is not None:
                sidecar = case.state.originals.get(str(value.get("original")))
                found.append(
                    {
                        "format": value.get("format"),
                        "written_by": value.get("written_by"),
                        "sidecar": sidecar.number if sidecar is not None else None,
                        "joined": how,
                        "statements": one["statements"],
                        "media": value.get("media"),
                        "limits": value.get("limits"),
                    }
                )
    return found


def _was_looked(case: Case, original: OriginalState) -> bool:
    """Whether sidecars were looked for among the files that it came with."""
    looked = {entry.about.get("batch") for entry in case.state.events.get("sidecars_looked_for", [])}
    batches = {
        entry.about.get("batch")
        for entry in case.entries()
        if entry.action in ("taken_in", "received_again") and entry.about.get("original") == original.sha256
    }
    return bool(looked & batches)


def _findings(case: Case, sha256: str) -> list[tuple[str, str]]:
    found = []
    for entry in case.entries():
        inputs = entry.about.get("inputs")
        if entry.action == "finding_added" and isinstance(inputs, list) and sha256 in inputs:
            found += [
                (str(entry.about.get("kind")), one.path) for one in entry.objects if one.kind == "finding"
            ]
    return [(kind, path) for kind, path in found if path in case.state.expected]
