"""Cells of latitude and longitude as words: a search inside a box looks at few cells, then at exact positions."""

from __future__ import annotations

import math

LEVELS: tuple[tuple[str, float], ...] = (("x", 0.1), ("y", 1.0), ("z", 10.0))
"""Letter and size in degrees of each level of cells. Chosen by hand: about 10 km, 100 km and 1,000 km."""

MOST_CELLS = 256
"""Most cells that one search names; a larger box takes the next level, the largest no cells. 50 km around a point up to
63 degrees north need so many of the smallest: among a million a third of the time of cells ten times as wide."""

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the Earth (IUGG)."""


def cell_words(latitude: float, longitude: float) -> tuple[str, ...]:
    """Return the cells of a position, one for each level."""
    return tuple(_word(letter, *_cell(latitude, longitude, size)) for letter, size in LEVELS)


def cells_of_box(south: float, west: float, north: float, east: float) -> tuple[str, ...]:
    """Return cells that cover a box that does not cross the antimeridian; none where it needs too many."""
    for letter, size in LEVELS:
        low, left = _cell(south, west, size)
        high, right = _cell(north, east, size)
        if (high - low + 1) * (right - left + 1) <= MOST_CELLS:
            return tuple(_word(letter, i, j) for i in range(low, high + 1) for j in range(left, right + 1))
    return ()


def _cell(latitude: float, longitude: float, size: float) -> tuple[int, int]:
    return math.floor((latitude + 90) / size), math.floor((longitude + 180) / size)


def _word(letter: str, i: int, j: int) -> str:
    return f"{letter}{i}{letter}{j}"


def unit_point(latitude: float, longitude: float) -> tuple[float, float, float]:
    """Return a position as a point on the unit sphere."""
    lat, lon = math.radians(latitude), math.radians(longitude)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def squared_chord(radius_m: float) -> float:
    """Return the squared straight distance on the unit sphere that a way over the ground of so many metres has."""
    return (2 * math.sin(min(radius_m / (2 * EARTH_RADIUS_M), math.pi / 2))) ** 2


def box_around(latitude: float, longitude: float, radius_m: float) -> tuple[float, float, float, float]:
    """Return south, west, north, east of a circle; all longitudes where it reaches a pole."""
    angle = math.degrees(radius_m / EARTH_RADIUS_M)
    south, north = latitude - angle, latitude + angle
    if south <= -90 or north >= 90:
        return max(south, -90.0), -180.0, min(north, 90.0), 180.0
    ratio = math.sin(math.radians(angle)) / math.cos(math.radians(latitude))
    if ratio >= 1:
        return south, -180.0, north, 180.0
    wide = math.degrees(math.asin(ratio))
    return south, longitude - wide, north, longitude + wide
