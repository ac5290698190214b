"""What a search finds besides the same footage: the same soundtrack, other common sound, the same place.

Times count from each recording's own first presented frame; sound may begin before it.
Sign: ``t_found = rate × (t_query − query_from_s) + found_from_s``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SoundRelation = Literal["same_soundtrack", "two_microphones", "music", "ambiguous", "undetermined"]
"""``same_soundtrack``: one signal. ``two_microphones``: one event heard by two recorders. ``music``: two microphones,
but music, which may have been played at two times. ``ambiguous``: it repeats, another offset fits as well."""

PlaceRelation = Literal["same_place_and_time", "same_place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundMatch:
    """A stretch of the query's sound that a recording of the archive holds."""

    file: str
    """Path as it was added."""
    also: tuple[str, ...]
    """Other paths that hold the same bytes."""
    sha256: str
    kind: SoundRelation
    query_from_s: float
    query_to_s: float
    found_from_s: float
    found_to_s: float
    rate: float
    """Seconds of the found recording that pass in one second of the query."""
    interval_s: float
    """Each in and out time is within this many seconds (docs/methods/soundtracks.md)."""
    score: float
    """Share of the sound that a filter of some milliseconds explains, 0 to 1; 0 where only peaks were compared."""
    basis: Literal["samples", "peaks"]
    """``samples`` where both sounds were at hand, ``peaks`` where only stored peaks were compared."""
    reason: str

    def to_dict(self) -> dict[str, object]:
        """Return the match as JSON values."""
        shown: dict[str, object] = {name: getattr(self, name) for name in self.__slots__}
        shown["also"] = list(self.also)
        for name in ("query_from_s", "query_to_s", "found_from_s", "found_to_s", "interval_s"):
            shown[name] = round(getattr(self, name), 4)
        shown["rate"], shown["score"] = round(self.rate, 6), round(self.score, 3)
        return shown


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMatch:
    """A recording of the archive that shows the same ground: a candidate with its reason."""

    file: str
    also: tuple[str, ...]
    sha256: str
    relation: PlaceRelation
    inliers: int
    """Independent points of the ground that agree."""
    query_s: float
    """Time of the query's picture in which they agree."""
    found_s: float
    """Time of the found recording's picture."""
    reason: str
    offset_s: float | None = None
    """``t_query = t_found + offset_s`` by the clock of the comparison, where it was asked for and found."""

    def to_dict(self) -> dict[str, object]:
        """Return the match as JSON values."""
        shown: dict[str, object] = {name: getattr(self, name) for name in self.__slots__}
        shown["also"] = list(self.also)
        shown["query_s"], shown["found_s"] = round(self.query_s, 3), round(self.found_s, 3)
        if self.offset_s is not None:
            shown["offset_s"] = round(self.offset_s, 4)
        return shown
