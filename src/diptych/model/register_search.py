"""What a search of a register asks, and the page that it gives."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from diptych.model.edtf import parse_edtf
from diptych.model.incidents import Standing, check_coordinates
from diptych.model.register import ReviewState

Sort = Literal["newest", "oldest", "relevance"]
SORTS: tuple[Sort, ...] = ("newest", "oldest", "relevance")

MOST_CANDIDATES = 5_000
"""Most incidents that one search looks at beyond its page; above it the total is "at least". From the published
target: order by relevance over at most 5,000 candidates."""

MOST_PAGE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A stretch of latitude and longitude; ``west`` beyond ``east`` crosses the antimeridian."""

    south: float
    west: float
    north: float
    east: float

    def __post_init__(self) -> None:
        check_coordinates(self.south, self.west)
        check_coordinates(self.north, self.east)
        if self.north < self.south:
            raise ValueError("the box ends south of where it begins")


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Everything within a distance of a point."""

    latitude: float
    longitude: float
    radius_m: float

    def __post_init__(self) -> None:
        check_coordinates(self.latitude, self.longitude)
        if not (math.isfinite(self.radius_m) and self.radius_m > 0):
            raise ValueError("a radius is above 0 m")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """All of it must hold; of several values for one field one must."""

    text: str = ""
    """Words, ``"phrases"``, ``beginnings*``, ``-without``."""
    places: tuple[str, ...] = ()
    """Names, however spelt."""
    box: Box | None = None
    near: Near | None = None
    date_from: date | None = None
    date_to: date | None = None
    """Incidents some day of whose date can lie in between; undated ones do not."""
    kinds: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    """Alleged parties; members of coalitions are found as well."""
    affected: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    admins: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    standings: tuple[Standing, ...] = ()
    states: tuple[ReviewState, ...] = ()
    """Empty: all but withdrawn ones."""
    undated: bool = False
    """Only incidents without a date."""
    without: tuple[str, ...] = ()
    """Ids that are left out as if the register did not hold them; no part of what is asked, so that no text says it."""
    sort: Sort = "newest"
    limit: int = 20
    offset: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.limit <= MOST_PAGE:
            raise ValueError(f"a page holds 0 to {MOST_PAGE} incidents")
        if self.offset < 0:
            raise ValueError("an offset is not below 0")
        if self.date_from is not None and self.date_to is not None and self.date_to < self.date_from:
            raise ValueError("the period ends before it starts")
        if self.undated and (self.date_from or self.date_to):
            raise ValueError("undated incidents lie in no period")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundIncident:
    """One line of a page."""

    id: str
    title: str
    when: str
    place: str
    country: str
    latitude: float | None
    longitude: float | None
    kind: str
    affected_min: int | None
    affected_max: int | None
    unit: str
    alleged_party: str
    affected_party: str
    source: str
    status: str
    state: str
    standing: str
    url: str

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of a search."""

    total: int
    total_is: Literal["exact", "at_least"]
    incidents: tuple[FoundIncident, ...]
    snapshot: str
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        return {
            "total": self.total,
            "total_is": self.total_is,
            "incidents": [one.to_dict() for one in self.incidents],
            "snapshot": self.snapshot,
            "notes": list(self.notes),
        }


_LISTS = ("places", "kinds", "sides", "affected", "sources", "statuses", "countries", "admins", "units",
          "standings", "states")  # fmt: skip


def query_to_dict(query: SearchQuery) -> dict[str, Any]:
    """Return what a query asks as JSON values, without its page; what is not asked is left away."""
    found: dict[str, Any] = {"text": query.text} if query.text else {}
    for name in _LISTS:
        if getattr(query, name):
            found[name] = list(getattr(query, name))
    for name in ("date_from", "date_to"):
        if getattr(query, name) is not None:
            found[name] = getattr(query, name).isoformat()
    if query.box is not None:
        found["box"] = [query.box.south, query.box.west, query.box.north, query.box.east]
    if query.near is not None:
        found["near"] = [query.near.latitude, query.near.longitude, query.near.radius_m]
    if query.undated:
        found["undated"] = True
    if query.sort != "newest":
        found["sort"] = query.sort
    return found


def query_from_dict(value: Mapping[str, Any]) -> SearchQuery:
    """Read a query that :func:`query_to_dict` wrote.

    Raises:
        ValueError: A key is unknown or a value does not fit.
    """
    made: dict[str, Any] = {}
    for name, one in value.items():
        if name in _LISTS:
            made[name] = tuple(str(each) for each in one)
        elif name in ("date_from", "date_to"):
            made[name] = date.fromisoformat(one)
        elif name == "box":
            made[name] = Box(south=one[0], west=one[1], north=one[2], east=one[3])
        elif name == "near":
            made[name] = Near(latitude=one[0], longitude=one[1], radius_m=one[2])
        elif name in ("text", "undated", "sort"):
            made[name] = one
        else:
            raise ValueError(f"a search has no part {name!r}")
    return SearchQuery(**made)


def query_words(asked: Mapping[str, object]) -> str:
    """Say what :func:`query_to_dict` wrote, in words: ``sources: Mission or Office; date from: 2024-08-01``."""
    parts = []
    for name, value in asked.items():
        between = ", " if name in ("box", "near") else " or "
        shown = between.join(str(one) for one in value) if isinstance(value, list) else str(value)
        parts.append(f"{name.replace('_', ' ')}: {shown}")
    return "; ".join(parts)


def box_from_text(text: str) -> Box | None:
    """Read ``south,west,north,east`` in degrees; no box of an empty text.

    Raises:
        ValueError: It is none.
    """
    if not text.strip():
        return None
    try:
        south, west, north, east = (float(one) for one in text.split(","))
    except ValueError:
        raise ValueError("a box is written as south,west,north,east in degrees") from None
    return Box(south=south, west=west, north=north, east=east)


def period_from_text(first: str, last: str) -> tuple[date | None, date | None]:
    """Read the ends of a period: ``2024-08`` as a beginning is its first day, as an end its last.

    Raises:
        ValueError: One of them is no date.
    """
    begins, ends = parse_edtf(first), parse_edtf(last)
    return begins.first_day, ends.last_day
