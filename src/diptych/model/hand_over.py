"""A hand-over: what leaves a case in a bag, what is withheld and why, and what a hand-over reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from diptych.model.conditions import Tier
from diptych.model.tiers import Held

BAG_FORMAT = "diptych-bag/1"
"""Format of a bag; docs/formats/bag.md describes it."""

WITHHELD_FORMAT = "diptych-withheld/1"
"""Format of the list of what a bag does not hold."""

ITEMS_FORMAT = "diptych-bag-items/1"
"""Format of the list of what a bag holds."""

BEARING_FORMAT = "diptych-bearing/1"
"""Format of the list of records for and against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BagItem:
    """One thing of the case that leaves."""

    item: str
    """What it is, by the table of hand-overs: ``original``, ``findings``, ``observation`` …"""
    held: Held
    path: str
    """Where it lies in the bag, below ``data/``."""
    case_path: str = ""
    """Its path in the case; empty where that does not leave."""
    case_sha256: str = ""
    """Its digest in the case's log; empty where that does not leave."""
    number: int | None = None
    """Number of an original in the case; None for other things and where it does not leave."""
    entry: int | None = None
    """Index of the log's entry that put it into the case; None where that does not leave."""
    size: int = 0
    note: str = ""

    def to_dict(self) -> dict[str, object]:
        """Return plain values; what does not leave is left away."""
        values: dict[str, object] = {
            "item": self.item,
            "held": self.held,
            "path": self.path,
            "case_path": self.case_path or None,
            "case_sha256": self.case_sha256 or None,
            "number": self.number,
            "entry": self.entry,
            "size": self.size,
            "note": self.note or None,
        }
        return {name: value for name, value in values.items() if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """One thing of the case that does not leave."""

    item: str
    case_path: str
    why: str
    """One plain sentence."""
    stopped_at: str | None = None
    """The condition of a source at which it stopped, such as ``embargo_until``."""
    commitment: str = ""
    """SHA-256 over a salt and the thing's digest: says nothing by itself; with the salt it names the thing later."""

    def to_dict(self, tier: Tier) -> dict[str, object]:
        """Return plain values as a bag of this kind holds them; a public one only the word and the commitment."""
        if tier == "public":
            return {"item": "withheld", "commitment": self.commitment}
        values: dict[str, object] = {"item": self.item, "why": self.why, "commitment": self.commitment}
        if self.stopped_at is not None:
            values["stopped_at"] = self.stopped_at
        if tier == "court":
            values["case_path"] = self.case_path
        return values


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """What one record of the case says about something that is handed over."""

    stance: str
    """``against``, ``for`` or ``open``."""
    kind: str
    case_path: str
    why: str
    """Which field and value the stance was read from, or that none says so."""
    leaves: bool = True
    """Whether the record itself is in the bag."""

    def to_dict(self, tier: Tier) -> dict[str, object]:
        """Return plain values; outside courts without the path."""
        values: dict[str, object] = {
            "stance": self.stance,
            "kind": self.kind,
            "why": self.why,
            "in_this_bag": self.leaves,
        }
        return {**values, "case_path": self.case_path} if tier == "court" else values


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """What was handed over, or what would be."""

    tier: Tier
    bag: str
    """The bag's folder; empty in a preview."""
    items: tuple[BagItem, ...]
    withheld: tuple[Withheld, ...]
    bearing: tuple[Bearing, ...] = ()
    files: Mapping[str, int] = field(default_factory=dict)
    """Every file of the bag that is known, with its size in bytes."""
    manifest_sha256: str = ""
    """Digest of the payload's manifest, as the case's log has it."""
    timestamps: int = 0
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return the values of ``diptych-hand-over/1``, for whoever holds the case."""
        return {
            "format": "diptych-hand-over/1",
            "to": self.tier,
            "bag": self.bag or None,
            "preview": not self.bag,
            "manifest_sha256": self.manifest_sha256 or None,
            "timestamps": self.timestamps,
            "items": [one.to_dict() for one in self.items],
            "withheld": [
                {
                    "item": one.item,
                    "case_path": one.case_path,
                    "why": one.why,
                    "stopped_at": one.stopped_at,
                    "commitment": one.commitment,
                }
                for one in self.withheld
            ],
            "bearing": [one.to_dict("court") for one in self.bearing],
            "files": dict(self.files),
            "warnings": list(self.warnings),
            "notes": list(self.notes),
        }
