"""What a case's sheets say of each item, in the same form for every side, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diptych.domains.assessment.gates import assessments, overall_of
from diptych.model.sheet_forms import FORMS
from diptych.model.sheets import ASPECTS, FAR_DAYS, Sheet, days_between

_OF_ITEMS = tuple(form.name for form in FORMS if form.about == "original")


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSheets:
    """What is known of one item."""

    number: int
    original: str
    forms: tuple[str, ...]
    """Forms of which there is a sheet, in their order."""
    missing_assessments: tuple[str, ...]
    overall: str | None
    """Verdict of the overall assessment; None where there is none, or one of the three is gone."""
    party: str | None
    """Side of a source that is a party to the conflict or linked to one; the same words for every side."""
    removal_risk: str | None
    whole: str | None = None
    """Whether it is the whole recording: ``yes``, ``no`` or ``unknown``; None where nobody said."""
    reference_days: int | None = None
    """Most days between a reference picture and the event it is held against."""

    def to_dict(self) -> dict[str, object]:
        """Return plain values."""
        return {
            "number": self.number,
            "original": self.original,
            "forms": list(self.forms),
            "missing_assessments": list(self.missing_assessments),
            "overall": self.overall,
            "recorded_by_a_party": self.party,
            "removal_risk": self.removal_risk,
            "whole": self.whole,
            "reference_days": self.reference_days,
        }

    def sentence(self) -> str:
        """Say it in one line; a side is named and nothing is said of it."""
        parts = [f"overall {self.overall.replace('_', ' ')}" if self.overall else "no overall assessment"]
        if self.missing_assessments:
            parts.append(f"to be assessed: {', '.join(self.missing_assessments)}")
        if self.party is not None:
            parts.append(f"from a party to the conflict ({self.party})")
        if self.removal_risk is not None:
            parts.append(f"risk of removal {self.removal_risk}")
        if self.whole == "no":
            parts.append("an excerpt")
        if self.reference_days is not None:
            limited = ", of limited use" if self.reference_days > FAR_DAYS else ""
            parts.append(f"taken {self.reference_days} days from the event{limited}")
        return f"original {self.number}: {'; '.join(parts)}"


def item_sheets(number: int, original: str, held: Sequence[Sheet]) -> ItemSheets:
    """Gather what the sheets say of one item.

    Args:
        number: Its number in the case.
        original: Its digest.
        held: Newest versions of all sheets of the case.
    """
    ours = [one for one in held if one.original == original]
    overall = overall_of(original, held)
    source = next((one for one in ours if one.form == "source_sheet"), None)
    note = next((one for one in ours if one.form == "intake_note"), None)
    complete = next((one for one in ours if one.form == "completeness"), None)
    days = [n for one in ours if (n := days_between(one)) is not None]
    return ItemSheets(
        number=number,
        original=original,
        forms=tuple(name for name in _OF_ITEMS if any(one.form == name for one in ours)),
        missing_assessments=tuple(one for one in ASPECTS if one not in assessments(original, held)),
        overall=overall.text("verdict") if overall is not None else None,
        party=(source.text("side") or None) if source is not None else None,
        removal_risk=note.text("removal_risk") if note is not None else None,
        whole=complete.text("whole") if complete is not None else None,
        reference_days=max(days, default=None),
    )
