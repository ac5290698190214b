"""Counts of a register: figures that say what they count, what is missing, and which of them may be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

CountBy = Literal["source", "period", "side", "affected", "kind", "country", "admin", "place", "status"]
COUNT_BY: tuple[CountBy, ...] = (
    *("source", "period", "side", "affected", "kind", "country", "admin", "place", "status"),
)

PeriodUnit = Literal["year", "month", "all"]

UNDATED = "undated"
UNDETERMINED = "in no single period"
"""The period of incidents whose date spans more than one."""

NOT_STATED = "not stated"

RULE = (
    "incidents of this register that are not withdrawn; a period holds those whose whole date lies in it; the side is "
    "the party that the source names as alleged; an incident with several is under each; what is denied or refuted is "
    "counted apart; min adds what is stated at least, max what is stated at most"
)
"""How every figure is counted, in words; docs/methods/counts.md has the same with its limits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How many incidents, and how many are affected in them."""

    incidents: int = 0
    low: int = 0
    high: int = 0
    """Adds what is stated at most; where only "at least" is stated, that."""

    def to_dict(self) -> dict[str, int]:
        """As plain JSON values."""
        return {"incidents": self.incidents, "min": self.low, "max": self.high}


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """One figure."""

    groups: Mapping[str, str]
    """What the row is of: one value for each thing counted by."""
    unit: str
    standard: str
    recorded: Amount
    """As recorded, duplicates counted each."""
    resolved: Amount
    """Records that people judged the same counted once: from the least that one of them states to the most."""
    denied: Amount
    refuted: Amount
    missing: Mapping[str, int]
    """undated, unlocated, unlinked, unreviewed, without_number, without_upper_end; of the recorded ones."""
    under_several_sides: int = 0
    """Of the recorded ones, how many stand in another row as well, for another side."""

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        return {
            **self.groups,
            "min": self.recorded.low,
            "max": self.recorded.high,
            "incidents": self.recorded.incidents,
            "unit": self.unit,
            "population": population_words(self.groups),
            "rule": RULE,
            "standard": self.standard or NOT_STATED,
            "duplicates_resolved": self.resolved.to_dict(),
            "denied": self.denied.to_dict(),
            "refuted": self.refuted.to_dict(),
            "missing": dict(self.missing),
            "under_several_sides": self.under_several_sides,
        }


def population_words(groups: Mapping[str, str]) -> str:
    """Say of whom a row's figure is."""
    of = groups.get("affected")
    whose = f"people or things of {of}" if of and of != NOT_STATED else "all who were affected"
    return (
        f"{whose}, in incidents of kind {groups['kind']}"
        if "kind" in groups
        else f"{whose}, in all incidents"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NotComparable:
    """Rows that must not be set side by side or added, with the reason."""

    aspect: str
    rows: tuple[int, ...]
    reason: str

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        return {"aspect": self.aspect, "rows": list(self.rows), "reason": self.reason}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedPair:
    """Two figures that sources state, by their numbers from 0, and whether they may be set side by side."""

    first: int
    second: int
    relation: str = ""
    """Of the first to the second: below, above, overlapping or equal; empty where they are not comparable."""
    reasons: tuple[str, ...] = ()
    """Why not."""

    @property
    def words(self) -> str:
        """The pair in one line, numbered from 1."""
        pair = f"{self.first + 1} and {self.second + 1}"
        if self.relation:
            return (
                f"{pair} may be compared: {self.first + 1} is {_RELATIONS[self.relation]} {self.second + 1}"
            )
        return f"{pair} are not comparable: {'; '.join(self.reasons)}"

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        return {
            "figures": [self.first, self.second],
            "comparable": bool(self.relation),
            "relation": self.relation or None,
            "reasons": list(self.reasons),
        }


_RELATIONS = {
    "below": "below",
    "above": "above",
    "overlapping": "in a range that overlaps",
    "equal": "equal to",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """A table of figures on one snapshot."""

    by: tuple[CountBy, ...]
    period: PeriodUnit
    rows: tuple[CountRow, ...]
    not_comparable: tuple[NotComparable, ...]
    snapshot: str
    where: Mapping[str, object] = field(default_factory=dict)
    recompute: str = ""
    """The command that counts the same again on the same snapshot."""
    notes: tuple[str, ...] = ()
    stated: tuple[str, ...] = ()
    """Figures that sources state, in words, each origin once; none of them is added to a row."""
    stated_pairs: tuple[StatedPair, ...] = ()
    """Which two of them may be set side by side, and why others may not."""

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        return {
            "by": list(self.by),
            "period": self.period,
            "where": dict(self.where),
            "rows": [one.to_dict() for one in self.rows],
            "not_comparable": [one.to_dict() for one in self.not_comparable],
            "stated_figures": list(self.stated),
            "stated_comparisons": [one.to_dict() for one in self.stated_pairs],
            "snapshot": self.snapshot,
            "recompute": self.recompute,
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class CountChange:
    """One row that differs between two snapshots."""

    groups: Mapping[str, str]
    unit: str
    standard: str
    before: Amount
    after: Amount
    parts: Mapping[str, tuple[Amount, Amount]] = field(default_factory=dict)
    """What else differs, before and after: duplicates_resolved, denied, refuted."""
    missing: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """What is missing of more or fewer incidents, before and after."""

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        parts = {
            name: {"before": one.to_dict(), "after": two.to_dict()} for name, (one, two) in self.parts.items()
        }
        return {
            **self.groups,
            "unit": self.unit,
            "standard": self.standard or NOT_STATED,
            "before": self.before.to_dict(),
            "after": self.after.to_dict(),
            **parts,
            "missing": {name: {"before": one, "after": two} for name, (one, two) in self.missing.items()},
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class CountDifference:
    """Why a count on one snapshot is not the count on another."""

    before: Counts
    after: Counts
    rows: tuple[CountChange, ...]
    causes: Mapping[str, int]
    """How many changes of each sort lie between: created, changed, withdrawn, restored, reviewed, statements, links."""
    changes: tuple[str, ...]
    """The changes in words, up to a bound."""
    more: int = 0

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        return {
            "before": self.before.to_dict(),
            "after": self.after.to_dict(),
            "rows": [one.to_dict() for one in self.rows],
            "causes": dict(self.causes),
            "changes": list(self.changes),
            "more_changes": self.more,
        }
