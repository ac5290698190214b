"""What the page and the chart of a count show beside its figures: where incidents lie, and what is missing of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPlace:
    """Incidents at one position."""

    latitude: float
    longitude: float
    precision_m: float | None
    """Radius within which the position lies; ``None`` where the source states none."""
    name: str
    counted: int
    apart: int = 0
    """Denied or refuted ones, which no figure counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountMap:
    """Where the incidents of a count lie."""

    places: tuple[MapPlace, ...]
    unlocated: int
    """Counted incidents without any position."""
    several_places: int = 0
    """Counted incidents that are drawn at each of their places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTotals:
    """All counted incidents, each once, whatever they are counted by: what shares of missing values refer to."""

    incidents: int
    denied: int
    refuted: int
    missing: Mapping[str, int]
