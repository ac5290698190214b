"""Who says something in a register: each source with what was judged of it, and what it said, counted kind by kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from diptych.model.statements import INDEPENDENCE_ORDER

SourceSort = Literal["name", "statements", "incidents", "reliability"]

Outcome = Literal["answered", "declined", "no_response", "waiting"]
"""What a request for comment had come to; ``waiting``: nothing is on record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One source. How far it is relied on and how far its statements are believed stay two things."""

    id: str
    name: str
    side: str = ""
    independence: str = "unknown"
    reliability: str = ""
    note: str = ""
    recorded: bool = True
    """Whether the register holds a record of it; else incidents name it, or statements do."""
    acts: Mapping[str, int] = field(default_factory=dict)
    """Its statements, by what each does."""
    confidence: Mapping[str, int] = field(default_factory=dict)
    """Its statements, by how far each is believed; empty for not judged."""
    passed_on: int = 0
    """Statements that only pass on another; each counts with that one once."""
    general: int = 0
    """Statements about no single incident."""
    incidents: int = 0
    """Incidents that its statements are about, each once."""
    rows: int = 0
    """Incidents of the register that come from this source itself."""
    rings: int = 0
    """Circles of reports that one of its statements stands in."""
    requests: Mapping[str, int] = field(default_factory=dict)
    """Requests for comment to it, by what they had come to."""

    @property
    def statements(self) -> int:
        """How many statements are its own."""
        return sum(self.acts.values())

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        plain = ("id", "name", "side", "independence", "reliability", "note", "recorded", "passed_on", "general",
                 "incidents", "rows", "rings", "statements")  # fmt: skip
        return {
            **{name: getattr(self, name) for name in plain},
            **{name: dict(getattr(self, name)) for name in ("acts", "confidence", "requests")},
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportGroup:
    """Statements that go back to one: they count once."""

    origin: str
    """Id of the statement from which the others come; of a circle its lowest id."""
    members: tuple[tuple[str, str, str], ...]
    """Statement, id of its source, name of its source."""
    circular: bool
    """Whether they pass on each other, with no origin outside themselves."""

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        return {
            "origin": self.origin,
            "circular": self.circular,
            "members": [{"statement": one, "source": by, "name": name} for one, by, name in self.members],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage:
    """One page of sources, and the circles of reports of the whole register."""

    sources: tuple[SourceLine, ...]
    total: int
    """That fit."""
    held: int
    """In the register."""
    independence: Mapping[str, int]
    """How many of all sources stand where."""
    rings: tuple[ReportGroup, ...]
    snapshot: str

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        return {
            "sources": [one.to_dict() for one in self.sources],
            "total": self.total,
            "held": self.held,
            "independence": {
                name: self.independence[name] for name in INDEPENDENCE_ORDER if name in self.independence
            },
            "rings": [one.to_dict() for one in self.rings],
            "snapshot": self.snapshot,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSource:
    """One source with a page of its statements, what was asked of it, and what it passes on."""

    line: SourceLine
    statements: tuple[Mapping[str, Any], ...]
    """Newest first: the record, its sentence, its source, its stance."""
    total: int
    """Statements that fit, on all pages."""
    requests: tuple[Mapping[str, Any], ...]
    """Newest first: the record, its sentence, what it had come to, whether its deadline lay before the day up to
    which an answer was looked for, and the answer."""
    groups: tuple[ReportGroup, ...]
    versions: tuple[Mapping[str, Any], ...]
    snapshot: str

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        return {
            "source": self.line.to_dict(),
            "statements": [dict(one) for one in self.statements],
            "total": self.total,
            "requests": [dict(one) for one in self.requests],
            "groups": [one.to_dict() for one in self.groups],
            "versions": [dict(one) for one in self.versions],
            "snapshot": self.snapshot,
        }
