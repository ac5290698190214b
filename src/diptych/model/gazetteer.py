"""Places of a gazetteer: settlements with their names, and what a look-up of a name found.

A gazetteer is a list of settlements that somebody else keeps. (The domain ``places`` is another thing: ground that
recordings of an archive share.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NameKind = Literal["official", "alternative", "russian_rule"]
"""``russian_rule``: a Russian spelling of a Ukrainian name, made by rule and attested nowhere."""

Verdict = Literal["one", "several", "near", "none"]
"""``near``: nothing bears the name, and what is listed differs from it by one letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """One name of a place."""

    text: str
    kind: NameKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPlace:
    """A settlement as a list of others holds it, before lists are joined."""

    id: str
    country: str
    name: str
    kind: str
    within: tuple[str, ...] = ()
    region: str = ""
    """Key of the widest unit, by which two lists of one country agree."""
    other_names: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerPlace:
    """One settlement as a gazetteer holds it."""

    id: str
    """``katottg:UA23040210080067061`` or ``geonames:703448``."""
    country: str
    """ISO 3166 code of two letters, as the source has it."""
    name: str
    """Its official name, or the first that the source gives."""
    kind: str
    """``city``, ``town``, ``settlement``, ``village``; ``place`` where the source does not say."""
    within: tuple[str, ...] = ()
    """Administrative units that hold it, widest first."""
    names: tuple[PlaceName, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    coordinates: str = ""
    """Where the position is from, or why there is none."""
    population: int | None = None

    def line(self) -> str:
        """Say which place it is on one line."""
        where = ", ".join(reversed([one for one in self.within if one]))
        at = "no coordinates" if self.latitude is None else f"{self.latitude:.4f}, {self.longitude:.4f}"
        return f"{self.name} ({self.kind}), {where + ', ' if where else ''}{self.country}; {at}; {self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCandidate:
    """A place that bears the name which was asked for, and by which of its spellings."""

    place: GazetteerPlace
    matched: str
    """The spelling in words, such as ``official name`` or ``KMU 2010 romanisation of the official name``."""
    name: str
    """The name of the place that matched."""

    def to_dict(self) -> dict[str, object]:
        """Return the candidate as JSON values."""
        place = self.place
        return {
            "id": place.id,
            "name": place.name,
            "kind": place.kind,
            "country": place.country,
            "within": list(place.within),
            "latitude": place.latitude,
            "longitude": place.longitude,
            "coordinates": place.coordinates,
            "population": place.population,
            "matched": self.matched,
            "matched_name": self.name,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesFound:
    """What a gazetteer holds under a name: every candidate, never a choice among them."""

    query: str
    country: str
    """Empty: the whole gazetteer."""
    within: str
    verdict: Verdict
    candidates: tuple[PlaceCandidate, ...]
    total: int
    """All that bear the name; ``candidates`` may be cut to the number asked for."""
    elsewhere: int
    """How many bear the name outside the unit that was asked for."""
    sources: tuple[str, ...]

    def statement(self) -> str:
        """Say the result in one sentence."""
        where = f" in {self.country}" if self.country else ""
        if self.within:
            where = f" within “{self.within}”{where}"
        if self.verdict == "one":
            return f"One place of this gazetteer{where} bears the name “{self.query}”; others may exist elsewhere."
        if self.verdict == "several":
            return (
                f"{self.total} places of this gazetteer{where} bear the name “{self.query}”: the name alone does not "
                "say which one is meant."
            )
        if self.verdict == "near":
            return f"No place of this gazetteer{where} bears the name “{self.query}”; {self.total} differ by a letter."
        rest = f"; outside it {self.elsewhere} do" if self.elsewhere else ""
        return f"No place of this gazetteer{where} bears the name “{self.query}”{rest}."

    def to_dict(self) -> dict[str, object]:
        """Return the result as JSON values."""
        return {
            "format": "diptych-place/1",
            "query": self.query,
            "country": self.country or None,
            "within": self.within or None,
            "verdict": self.verdict,
            "statement": self.statement(),
            "total": self.total,
            "elsewhere": self.elsewhere,
            "candidates": [one.to_dict() for one in self.candidates],
            "sources": list(self.sources),
        }
