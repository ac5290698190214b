"""Incidents: what happened somewhere, sometime, as far as a source says; and the row form that tables have.

An :class:`Incident` holds what one register holds about one incident, attributed to its source; two incidents of two
registers stay two records, whatever a link between them says. ``kind`` is the source's characterisation, never ours.
:class:`IncidentRow` is the same, flat, one line of a table: what imports give and what linkage works on.
"""

from __future__ import annotations

import functools
import math
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from diptych.model.edtf import Edtf, joined, parse_edtf

PartyRole = Literal["alleged", "affected", "other"]
"""``alleged``: the source says that this party did it; ``affected``: whose people or things were affected."""

PartyStanding = Literal["named", "unknown", "disputed", "coalition"]

PARTY_ROLES: tuple[PartyRole, ...] = ("alleged", "affected", "other")

UNKNOWN_WORDS = frozenset({"unknown", "unidentified", "невідомо", "невідома", "неизвестно", "неизвестна"})
"""Names that say that a party is not known, in three languages. Chosen by hand."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")

MOST_TEXT = 100_000
"""Longest text of one field. Chosen by hand: longer than any description, far below what slows a search."""

Standing = Literal["open", "denied", "refuted"]
"""``denied``: a party denied this incident itself; ``refuted``: a review found that it did not happen as stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPlace:
    """One place of an incident, as the source writes it."""

    name: str = ""
    country: str = ""
    admin: str = ""
    """Administrative unit, as written or as its official code."""
    latitude: float | None = None
    longitude: float | None = None
    precision_m: float | None = None
    """Radius within which the place lies, where the source states one."""
    spellings: tuple[str, ...] = ()
    """Other spellings under which the place is found."""
    place_id: str = ""
    """Its id in a gazetteer, where a person or an unambiguous name settled it."""

    def __post_init__(self) -> None:
        check_coordinates(self.latitude, self.longitude)
        if self.precision_m is not None and not (math.isfinite(self.precision_m) and self.precision_m >= 0):
            raise ValueError(f"precision of {self.precision_m} m is no radius")


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentParty:
    """A party as the source names it; a coalition names its members, a disputed one the candidates."""

    name: str
    role: PartyRole
    standing: PartyStanding = "named"
    members: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name by which it is counted, and its members."""
        return (self.name, *self.members)


@dataclass(frozen=True, slots=True, kw_only=True)
class Affected:
    """How many persons or things, in which unit; ``None`` at both ends means "seen, not counted"."""

    unit: str = "persons"
    low: int | None = None
    high: int | None = None

    def __post_init__(self) -> None:
        for value in (self.low, self.high):
            if value is not None and value < 0:
                raise ValueError(f"{value} affected is below 0")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"at least {self.low} and at most {self.high} affected contradict each other")


def affected_words(low: int | None, high: int | None, unit: str) -> str:
    """Say how many are affected: ``2 to 4 persons``, ``at least 2 persons``, ``persons seen, not counted``."""
    if low is None and high is None:
        return f"{unit} seen, not counted"
    if high is None:
        return f"at least {low} {unit}"
    if low is None:
        return f"at most {high} {unit}"
    return f"{low} {unit}" if low == high else f"{low} to {high} {unit}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One incident of one register."""

    id: str
    source: str
    """Whose register or report it is from; a source of the register by its id, else a name."""
    title: str = ""
    description: str = ""
    language: str = ""
    when: str = ""
    """EDTF (:mod:`diptych.model.edtf`); empty where undated."""
    places: tuple[IncidentPlace, ...] = ()
    kind: str = ""
    """As the source characterises it."""
    parties: tuple[IncidentParty, ...] = ()
    affected: Affected = Affected()
    status: str = ""
    """In the source's words; our own review is kept beside it."""
    standard: str = ""
    """Standard of proof that the source states, such as "reasonable grounds to believe"."""
    url: str = ""
    recordings: tuple[str, ...] = ()
    """Digests of recordings that bear on it."""
    extra: tuple[tuple[str, str], ...] = ()
    """Columns of the source's own that have no field here, by name."""

    def __post_init__(self) -> None:
        if not self.id.strip() or len(self.id) > 200 or _CONTROL.search(self.id):
            raise ValueError("an incident needs an id of 1 to 200 printable characters")
        if not self.source.strip():
            raise ValueError("an incident needs a source: whose record it is")
        for name in ("title", "description", "kind", "status", "standard", "url", "source", "language"):
            value = getattr(self, name)
            if value and len(value) > MOST_TEXT:
                raise ValueError(f"{name} has {len(value)} characters, at most {MOST_TEXT} are kept")
            if value and "\0" in value:
                raise ValueError(f"{name} holds a NUL character")
        if self.when:
            parse_edtf(self.when)

    @property
    def date(self) -> Edtf:
        """When it happened, read."""
        return parse_edtf(self.when)

    def named(self, role: PartyRole) -> tuple[str, ...]:
        """Names of the parties in a role, in the source's order."""
        return tuple(one.name for one in self.parties if one.role == role)

    def row(self) -> IncidentRow:
        """Its flat form; the first place stands for all."""
        when = self.date
        place = self.places[0] if self.places else IncidentPlace()
        return IncidentRow(
            id=self.id,
            source=self.source,
            title=self.title,
            description=self.description,
            when=self.when,
            first_day=when.first_day,
            last_day=when.last_day,
            place=place.name,
            admin=place.admin,
            country=place.country,
            latitude=place.latitude,
            longitude=place.longitude,
            precision_m=place.precision_m,
            kind=self.kind,
            affected_min=self.affected.low,
            affected_max=self.affected.high,
            unit=self.affected.unit,
            alleged_party="; ".join(self.named("alleged")),
            affected_party="; ".join(self.named("affected")),
            status=self.status,
            standard=self.standard,
            url=self.url,
            recordings=self.recordings,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """One incident as one line of a table: what linkage compares and what exports write."""

    id: str
    source: str
    title: str = ""
    description: str = ""
    when: str = ""
    """EDTF, with the time of day where the source states one."""
    first_day: date | None = None
    last_day: date | None = None
    place: str = ""
    admin: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    precision_m: float | None = None
    kind: str = ""
    affected_min: int | None = None
    affected_max: int | None = None
    unit: str = ""
    alleged_party: str = ""
    """Several are parted by ``; ``."""
    affected_party: str = ""
    status: str = ""
    standard: str = ""
    url: str = ""
    recordings: tuple[str, ...] = ()


def check_coordinates(latitude: float | None, longitude: float | None) -> None:
    """Refuse half a position and positions off the globe.

    Raises:
        ValueError: Only one of the two is given, or one is out of range.
    """
    if (latitude is None) != (longitude is None):
        raise ValueError("latitude and longitude go together: one of them is missing")
    if latitude is None or longitude is None:
        return
    if not (math.isfinite(latitude) and -90 <= latitude <= 90):
        raise ValueError(f"latitude {latitude} is outside -90 to 90 degrees")
    if not (math.isfinite(longitude) and -180 <= longitude <= 180):
        raise ValueError(f"longitude {longitude} is outside -180 to 180 degrees")


@functools.lru_cache(maxsize=1 << 12)
def parties_from_text(text: str, role: PartyRole) -> tuple[IncidentParty, ...]:
    """Read parties as tables have them: ``Side A; Side B`` are two, ``A + B`` a coalition, ``A?`` disputed.

    ``unknown`` (also in Ukrainian and Russian) is a party that is not known; an empty text is none stated.
    """
    found: list[IncidentParty] = []
    for part in re.split(r"[;|]", text):
        name = " ".join(part.split())
        if not name:
            continue
        standing: PartyStanding = "named"
        members: tuple[str, ...] = ()
        if name.endswith("?"):
            standing, name = "disputed", name.rstrip("? ")
        if " + " in name:
            members = tuple(one.strip() for one in name.split(" + ") if one.strip())
            standing = "coalition" if standing == "named" else standing
        if name.casefold() in UNKNOWN_WORDS or not name:
            standing, name = "unknown", "unknown"
        party = IncidentParty(name=name, role=role, standing=standing, members=members)
        if party not in found:
            found.append(party)
    return tuple(found)


@functools.lru_cache(maxsize=1 << 14)
def when_from_columns(date_from: str, date_to: str) -> str:
    """Read a date of two columns into EDTF.

    Raises:
        ValueError: No such date, or the end is before the start.
    """
    return parse_edtf(joined(date_from, date_to)).text
