"""What a case is, what it holds, and what became of the files handed to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

FORMAT = "diptych-case/1"
"""Format of a case's folder; docs/formats/case.md describes it."""

RECORD_FORMAT = "diptych-record/1"
"""Format of one version of a record."""

FINDING_FORMAT = "diptych-finding/1"
"""Format of one stored finding."""

_CASE_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """How often a case is checked, and which timestamp authorities it asks."""

    full_every_days: int = 90
    """Days between checks that read every file. Chosen by hand, as archives do once a quarter."""
    sample_every_days: int = 7
    """Days between checks of a sample. Chosen by hand."""
    sample_percent: int = 5
    """Percent of the files that a sample reads. Chosen by hand: every file is met about every 20 weeks."""
    authorities: tuple[str, ...] = ()
    """Addresses of timestamp authorities; asked only by ``case timestamp --due``."""

    def __post_init__(self) -> None:
        if not 1 <= self.full_every_days <= 3650 or not 1 <= self.sample_every_days <= 3650:
            raise ValueError("checks come every 1 to 3650 days")
        if not 1 <= self.sample_percent <= 100:
            raise ValueError("a sample has 1 to 100 percent of the files")
        if any(not one.startswith(("http://", "https://")) or len(one) > 500 for one in self.authorities):
            raise ValueError("an authority's address begins with http:// or https://")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What case.toml says."""

    case: str
    """32 random hexadecimal digits; never reused."""
    title: str
    opened: str
    """UTC with microseconds."""
    opened_by: str
    """Pseudonym of who opened the case."""
    log_key: str
    """The public key that signs the log, as one word."""
    keyholders: tuple[str, ...]
    """Public keys (``age1…``) to which sealed records are encrypted."""
    checks: Checks | None = None
    """The schedule, where one was set."""

    def __post_init__(self) -> None:
        if not _CASE_ID.fullmatch(self.case):
            raise ValueError("a case's id has 32 hexadecimal digits")

    @property
    def origin(self) -> str:
        """The log's name in its checkpoints."""
        return f"diptych.case/{self.case}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalState:
    """What the log says about one original."""

    sha256: str
    size: int
    taken_in: str
    """Time of the entry that took it in."""
    index: int
    """Index of that entry."""
    number: int
    """The item's number in the case, from 1, in the order of taking in; never reused."""
    receipts: tuple[str, ...] = ()
    """Paths of the records that say from whom it came: one for each time it was handed over."""
    state: str = "quarantined"
    """``quarantined`` until it was examined, then ``readable``, ``unreadable``, ``not_media`` or ``not_finished``."""
    report: str | None = None
    """Path of the technical report."""
    destroyed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRef:
    """One version of a record."""

    kind: str
    id: str
    version: int
    path: str
    sha256: str
    index: int
    """Index of the entry that put it into the case."""
    sealed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What became of one file that was handed over."""

    file: str
    """The file as it was named on the command line or found in a folder."""
    outcome: str
    """``taken_in``, ``known`` (these bytes, from there, are in the case already), ``refused`` or ``failed``."""
    sha256: str | None = None
    size: int | None = None
    state: str | None = None
    """What the examination says, see OriginalState.state."""
    reason: str | None = None
    """Why it was refused or failed, or why it could not be read."""
    sidecars: tuple[str, ...] = ()
    """Formats of the files of the same run that speak of it; what they say is kept as statements."""

    def to_dict(self) -> dict[str, object]:
        """Return the values of one line of ``diptych-take-in/1``."""
        return {
            "file": self.file,
            "outcome": self.outcome,
            "sha256": self.sha256,
            "size": self.size,
            "state": self.state,
            "reason": self.reason,
            "sidecars": list(self.sidecars),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeReport:
    """What became of a batch."""

    files: tuple[Intake, ...]
    notes: tuple[str, ...] = ()
    sidecars: Mapping[str, int] | None = None
    """How many sidecars of each format were read; None where nobody looked."""

    def count(self, outcome: str) -> int:
        """Count the files with an outcome."""
        return sum(one.outcome == outcome for one in self.files)

    @property
    def unreadable(self) -> tuple[Intake, ...]:
        """Preserved, but the examination could not read them."""
        return tuple(one for one in self.files if one.state in ("unreadable", "not_finished"))

    @property
    def complete(self) -> bool:
        """Whether every file is preserved and none was unreadable."""
        return not self.unreadable and not self.count("refused") and not self.count("failed")

    def to_dict(self) -> dict[str, object]:
        """Return the values of ``diptych-take-in/1``."""
        return {
            "format": "diptych-take-in/1",
            "taken_in": self.count("taken_in"),
            "known": self.count("known"),
            "refused": self.count("refused"),
            "failed": self.count("failed"),
            "unreadable": len(self.unreadable),
            "sidecars": dict(self.sidecars) if self.sidecars is not None else None,
            "files": [one.to_dict() for one in self.files],
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStatus:
    """What a case holds and how well it is kept."""

    facts: CaseFacts
    log_entries: int
    originals: int
    bytes: int
    states: dict[str, int]
    records: int
    findings: int
    destroyed: int
    checkpoints: int
    timestamped_entries: int
    """Entries under the newest checkpoint that has a token of a timestamp authority."""
    timestamp_state: str
    """``timestamped``, ``not_yet_timestamped`` or ``partly_timestamped``."""
    cosigned_entries: int
    last_full_check: str | None
    """When all files were last checked and the result logged."""
    last_sample_check: str | None
    next_full_check: str = ""
    """When the next full check is due, by the case's schedule."""
    next_sample_check: str = ""
    check_due: str = "nothing"
    """``full``, ``sample`` or ``nothing``."""
    copies: tuple[dict[str, object], ...] = ()
    """Copies elsewhere that were checked by reading them, newest first."""
    notes: tuple[str, ...] = field(default_factory=tuple)

    def to_dict(self) -> dict[str, object]:
        """Return the values of ``diptych-case-status/1``."""
        return {
            "format": "diptych-case-status/1",
            "case": self.facts.case,
            "title": self.facts.title,
            "opened": self.facts.opened,
            "log_entries": self.log_entries,
            "originals": self.originals,
            "bytes": self.bytes,
            "states": self.states,
            "records": self.records,
            "findings": self.findings,
            "destroyed": self.destroyed,
            "checkpoints": self.checkpoints,
            "timestamps": {"state": self.timestamp_state, "entries": self.timestamped_entries},
            "cosigned_entries": self.cosigned_entries,
            "last_full_check": self.last_full_check,
            "last_sample_check": self.last_sample_check,
            "next_full_check": self.next_full_check,
            "next_sample_check": self.next_sample_check,
            "check_due": self.check_due,
            "copies": list(self.copies),
            "notes": list(self.notes),
        }
