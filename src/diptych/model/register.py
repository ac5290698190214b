"""What the commands on registers give: changes, versions, reports of imports, pages of searches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

ReviewState = Literal["unreviewed", "reviewed", "verified", "withdrawn"]
REVIEW_STATES: tuple[ReviewState, ...] = ("unreviewed", "reviewed", "verified", "withdrawn")

RecordKind = Literal[
    "incident", "source", "statement", "claim", "investigation", "hypotheses", "request", "judgement"
]
RECORD_KINDS: tuple[RecordKind, ...] = (
    *("incident", "source", "statement", "claim", "investigation", "hypotheses", "request", "judgement"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkJudgement:
    """A person's word on two incidents: same, different, or unsure; the newest of a pair counts, all are kept."""

    left: str
    right: str
    verdict: Literal["same", "different", "unsure"]
    evidence: tuple[str, ...] = ()
    """What it rests on, such as the digest of a finding."""

    def __post_init__(self) -> None:
        if self.left == self.right:
            raise ValueError("a link names two incidents")

    @property
    def id(self) -> str:
        """The pair, the lower id first, whatever the order in which it was judged."""
        return "\x1f".join(sorted((self.left, self.right)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of one record, as the register keeps it for good."""

    seq: int
    """Place in the register's chain of changes, from 1."""
    kind: RecordKind
    id: str
    version: int
    state: ReviewState
    at: str
    by: str
    reason: str
    body: Mapping[str, Any]
    digest: str
    """SHA-256 of this change, which holds that of the body."""
    chain: str
    """SHA-256 over the chain before it and this digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedRow:
    """A row that was not taken."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What became of each row of a table."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: tuple[RejectedRow, ...] = ()
    notes: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    """Field of ours and column of the table."""
    ignored_columns: tuple[str, ...] = ()
    format: str = "table"
    """Whose form the file has."""
    recognised: str = ""
    """What the file was found to be, in words; empty where that was said, and of a plain table."""
    records: Mapping[str, int] = field(default_factory=dict)
    """How many sources and statements that came beside the incidents were created, updated, unchanged."""
    dry_run: bool = False
    changes: tuple[Mapping[str, object], ...] = ()
    """For each updated row what changed, up to a bound that a note names."""
    snapshot: str = ""

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        return {
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "rejected": [{"row": one.row, "reason": one.reason} for one in self.rejected],
            "notes": list(self.notes),
            "columns": dict(self.columns),
            "ignored_columns": list(self.ignored_columns),
            "format": self.format,
            "recognised": self.recognised,
            "records": dict(self.records),
            "dry_run": self.dry_run,
            "changes": [dict(one) for one in self.changes],
            "snapshot": self.snapshot,
        }
