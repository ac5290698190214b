"""What views of many incidents at once show: values of a field, months, marks on a map; and one incident in full."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Facet = Literal["source", "kind", "side", "affected", "status", "country"]
FACETS: tuple[Facet, ...] = ("source", "kind", "side", "affected", "status", "country")
"""Fields whose values are offered as filters, in the order in which they are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthSpan:
    """Incidents whose dates can mean the same months."""

    first: int
    """Year × 100 + month; 0 where open. Both 0: undated."""
    last: int
    counted: int
    apart: int
    """Denied or refuted ones."""

    def to_dict(self) -> dict[str, int]:
        """As plain JSON values."""
        return {"first": self.first, "last": self.last, "counted": self.counted, "apart": self.apart}


@dataclass(frozen=True, slots=True, kw_only=True)
class MapMark:
    """One mark of a map."""

    latitude: float
    longitude: float
    n: int
    same: bool
    """Whether everything in it lies at one position."""
    incident: Mapping[str, Any] | None = None
    """Of a mark of one incident: its id, title, date and place, and the radius that its source states."""

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        return {
            "latitude": round(self.latitude, 6),
            "longitude": round(self.longitude, 6),
            "n": self.n,
            "same": self.same,
            "incident": dict(self.incident) if self.incident is not None else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """The incidents that a search finds, on a map."""

    marks: tuple[MapMark, ...]
    more: int
    """Marks beyond the most that are shown."""
    placed: int
    """Incidents with a position."""
    unlocated: int
    bounds: tuple[float, float, float, float] | None
    """South, west, north, east of all that is placed, inside the view or not."""
    snapshot: str

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        return {
            "marks": [one.to_dict() for one in self.marks],
            "more": self.more,
            "placed": self.placed,
            "unlocated": self.unlocated,
            "bounds": list(self.bounds) if self.bounds is not None else None,
            "snapshot": self.snapshot,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownIncident:
    """One incident with all that the register holds about it."""

    body: Mapping[str, Any]
    version: int
    state: str
    edited_by: str
    reviewed_by: str
    steps: tuple[str, ...]
    """States of review that may follow."""
    standing: str
    first_day: str
    """Of what the date can mean; empty where open."""
    last_day: str
    statements: tuple[Mapping[str, Any], ...]
    """About this incident, oldest first: the record, its sentence, its source, its stance."""
    general: tuple[Mapping[str, Any], ...]
    """Statements about no single incident that concern a side that is alleged here; never a denial of this one."""
    investigations: tuple[Mapping[str, Any], ...]
    requests: tuple[Mapping[str, Any], ...]
    hypotheses: tuple[Mapping[str, Any], ...]
    judgements: tuple[Mapping[str, Any], ...]
    """Links to other incidents, with what the other one is."""
    versions: tuple[Mapping[str, Any], ...]
    """Newest first, each with its differences from the one before."""
    snapshot: str

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        lists = (
            "statements",
            "general",
            "investigations",
            "requests",
            "hypotheses",
            "judgements",
            "versions",
        )
        plain = (
            *(
                "version",
                "state",
                "edited_by",
                "reviewed_by",
                "standing",
                "first_day",
                "last_day",
                "snapshot",
            ),
        )
        return {
            "incident": dict(self.body),
            "steps": list(self.steps),
            **{name: getattr(self, name) for name in plain},
            **{name: [dict(one) for one in getattr(self, name)] for name in lists},
        }
