"""The land as an outline that ships with the package: no borders of states, no names, no network."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files

Point = tuple[float, float]
"""Longitude and latitude, degrees; or a place of the drawing."""

LEAST_APART = 0.6
"""Points of the drawing nearer than this to the one before are left out. Chosen by hand: less than a line is wide."""


@cache
def rings() -> tuple[tuple[Point, ...], ...]:
    """Return the outlines of all land (Natural Earth, 1 : 50 million, simplified to 0.025°), as closed rings.

    ``land.json`` holds each as differences of longitude and latitude in steps of ``step`` degrees. The workbench
    draws the same file.
    """
    held = json.loads((files(__package__) / "land.json").read_text("utf-8"))
    found = []
    for text in held["rings"]:
        numbers = [int(one) * held["step"] for one in re.findall(r"-?\d+", text)]
        longitude = latitude = 0.0
        ring = []
        for east, north in zip(numbers[::2], numbers[1::2], strict=True):
            longitude, latitude = longitude + east, latitude + north
            ring.append((longitude, latitude))
        found.append(tuple(ring))
    return tuple(found)


def land_path(
    south: float, west: float, north: float, east: float, place: Callable[[float, float], Point]
) -> str:
    """Draw the land within a view.

    Args:
        south: Edges of the view, degrees; ``west`` and ``east`` may lie beyond ±180.
        west: See ``south``.
        north: See ``south``.
        east: See ``south``.
        place: Where a longitude and a latitude are drawn.
    """
    parts = []
    for ring in rings():
        first, last = min(x for x, _ in ring), max(x for x, _ in ring)
        for turn in (-360.0, 0.0, 360.0):
            if last + turn < west or first + turn > east:
                continue
            seen = clipped([(x + turn, y) for x, y in ring], west, south, east, north)
            drawn = _thinned([place(x, y) for x, y in seen])
            if len(drawn) > 2:
                parts.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in drawn) + "Z")
    return f'<path class="land" d="{"".join(parts)}"/>' if parts else ""


def clipped(ring: Sequence[Point], west: float, south: float, east: float, north: float) -> list[Point]:
    """Cut a ring to a box (Sutherland–Hodgman): edge by edge, what lies outside is replaced by the edge."""
    found = list(ring)
    for axis, edge, keep_above in ((0, west, True), (0, east, False), (1, south, True), (1, north, False)):
        found = list(_cut(found, axis, edge, keep_above=keep_above))
    return found


def _cut(ring: Sequence[Point], axis: int, edge: float, *, keep_above: bool) -> Iterator[Point]:
    for k, here in enumerate(ring):
        before = ring[k - 1]
        inside, was_inside = ((one[axis] >= edge) == keep_above for one in (here, before))
        if inside != was_inside:
            share = (edge - before[axis]) / (here[axis] - before[axis])
            yield before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])
        if inside:
            yield here


def _thinned(drawn: Sequence[Point]) -> list[Point]:
    found: list[Point] = []
    for x, y in drawn:
        if not found or abs(x - found[-1][0]) + abs(y - found[-1][1]) >= LEAST_APART:
            found.append((x, y))
    return found
