"""What each kind of hand-over holds: one table that every export and its tests read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from diptych.model.conditions import Tier

Held = Literal["whole", "described", "reduced", "withheld"]
"""``whole``: as it is · ``described``: in words that the source allowed · ``reduced``: without what identifies ·
``withheld``: only the word *withheld* and a salted commitment."""

TIERS: tuple[Tier, ...] = ("court", "partner", "public")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One kind of thing, and what each hand-over holds of it."""

    item: str
    court: Held
    partner: Held
    public: Held
    why: str

    def held(self, tier: Tier) -> Held:
        """What a hand-over of this kind holds."""
        return {"court": self.court, "partner": self.partner, "public": self.public}[tier]


def _row(item: str, court: Held, partner: Held, public: Held, why: str) -> Row:
    return Row(item=item, court=court, partner=partner, public=public, why=why)


TABLE: tuple[Row, ...] = (
    _row(
        "original",
        "whole",
        "withheld",
        "withheld",
        "excerpts are weak evidence for a court; bytes identify devices",
    ),
    _row(
        "original_metadata",
        "whole",
        "withheld",
        "withheld",
        "titles, places, serial numbers, handlers, messages",
    ),
    _row(
        "original_file_name",
        "whole",
        "withheld",
        "withheld",
        "names of files name people, places and devices",
    ),
    _row("original_digest", "whole", "whole", "withheld", "a digest finds the same file elsewhere"),
    _row("working_copy", "whole", "withheld", "withheld", "the pictures as they are"),
    _row("evidence_frame", "whole", "withheld", "withheld", "the pictures as they are"),
    _row("publishing_copy", "whole", "whole", "whole", "made for it"),
    _row("published_report", "whole", "withheld", "withheld", "digests, and who cleared what"),
    _row("findings", "whole", "reduced", "reduced", "without names, digests, notes and times of day"),
    _row("ground", "whole", "withheld", "withheld", "homographies give the camera's place"),
    _row("observation", "whole", "whole", "reduced", "without observer, note and who"),
    _row(
        "source_identity",
        "withheld",
        "withheld",
        "withheld",
        "opened only by keyholders, with a reason, on record",
    ),
    _row(
        "source_attributes",
        "withheld",
        "withheld",
        "withheld",
        "address, place and time of hand-over, serial number",
    ),
    _row("source_pseudonym", "whole", "whole", "withheld", "one that comes again links hand-overs"),
    _row(
        "source_description",
        "described",
        "described",
        "described",
        "only in the words that the source allowed",
    ),
    _row("source_commitment", "whole", "whole", "withheld", "a public copy gets one of its own, salted anew"),
    _row("take_in_time", "whole", "reduced", "withheld", "a time of contact points at who had it then"),
    _row("custody_log", "whole", "reduced", "withheld", "times, order and pseudonyms"),
    _row("statement", "whole", "reduced", "reduced", "the source by the allowed words"),
    _row("register", "whole", "reduced", "reduced", "without internal notes"),
)
"""The table. Sources: Berkeley Protocol ¶¶ 54, 56, 208; and the rule: *a public hand-over holds no digest,
file name, device field, take-in time or recurring pseudonym of a sealed item*."""

_BY_ITEM = {row.item: row for row in TABLE}


def holds(tier: Tier, item: str) -> Held:
    """Say what a hand-over holds of a kind of thing.

    Raises:
        ValueError: The table does not know it; what it does not know leaves in no hand-over.
    """
    row = _BY_ITEM.get(item)
    if row is None:
        raise ValueError(f"the table of hand-overs does not know {item!r}")
    return row.held(tier)


NOUNS: Mapping[str, tuple[str, str]] = {
    "original": ("original", "originals"),
    "original_metadata": ("paper on an original", "papers on originals"),
    "findings": ("finding", "findings"),
    "observation": ("observation or judgement", "observations and judgements"),
    "statement": ("statement", "statements"),
    "register": ("snapshot of a register", "snapshots of registers"),
    "publishing_copy": ("publishing copy", "publishing copies"),
    "published_report": ("record of a page for the public", "records of pages for the public"),
    "custody_log": ("file of the custody log", "files of the custody log"),
    "source_identity": ("identity of a source", "identities of sources"),
    "reason": ("reason for an act", "reasons for acts"),
    "receipt": ("receipt", "receipts"),
    "report": ("technical report", "technical reports"),
    "hand_over": ("record of a hand-over", "records of hand-overs"),
    "publication": ("record of a publication", "records of publications"),
    "note": ("note", "notes"),
}
"""What one and several things are called, by the table of hand-overs and by kinds of records."""


def noun(item: str, n: int) -> str:
    """Name ``n`` things of a kind: ``noun("findings", 1)`` is "finding"."""
    words = item.replace("_", " ")
    return NOUNS.get(item, (words, words))[n != 1]
