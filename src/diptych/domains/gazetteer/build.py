"""Make one gazetteer of the official codifier and of a list with coordinates.

A settlement of the codifier gets the coordinates of the other list where exactly one on each side bears the name
within the same region; where several do, it gets none: a wrong position is worse than a missing one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from diptych.algorithms.name_spellings import folded, russian_spellings, spelling_key
from diptych.model.gazetteer import GazetteerPlace, ListedPlace, PlaceName

MOST_LISTED_NAME = 120
"""Longest name that is kept, in characters. Chosen by hand: longer ones are remarks."""


def built(official: Iterable[ListedPlace], located: Iterable[ListedPlace]) -> Iterator[GazetteerPlace]:
    """Join two lists of settlements.

    Args:
        official: An official codifier: names and units, no coordinates.
        located: A list with coordinates and other names, of any countries.

    Yields:
        Every settlement of the codifier, then those of the other list that were not joined to one.
    """
    codified: dict[tuple[str, str], list[ListedPlace]] = defaultdict(list)
    for place in official:
        codified[place.region, spelling_key(place.name)].append(place)
    regions = {
        place.region: (place.within or (place.name,))[:1] for places in codified.values() for place in places
    }
    countries = {place.country for places in codified.values() for place in places}
    others: dict[tuple[str, str], list[ListedPlace]] = defaultdict(list)
    joined: dict[str, ListedPlace] = {}
    alone: list[ListedPlace] = []
    for place in located:
        mine: list[tuple[str, str]] = []
        if place.country in countries and place.region:
            keys = {(place.region, spelling_key(name)) for name in (place.name, *place.other_names)}
            mine = sorted(keys & codified.keys())
        for key in mine:
            others[key].append(place)
        if not mine:
            alone.append(place)
    for key, places in codified.items():
        near = others.get(key, [])
        if len(places) == 1 and len(near) == 1 and near[0].id not in joined:
            joined[near[0].id] = places[0]
            yield _official(places[0], near[0])
            continue
        why = "no list with coordinates holds it"
        if near:
            ids = ", ".join(one.id for one in near)
            why = f"none: {len(places)} of this name in the region, {len(near)} in the list with coordinates ({ids})"
        for place in places:
            yield replace(_official(place, None), coordinates=why)
    seen: set[str] = set()
    for place in (*alone, *(one for near in others.values() for one in near)):
        if place.id not in joined and place.id not in seen:
            seen.add(place.id)
            yield _listed(replace(place, within=regions.get(place.region, place.within)))


def _official(place: ListedPlace, located: ListedPlace | None) -> GazetteerPlace:
    names = [PlaceName(text=place.name, kind="official")]
    if located is not None:
        names += [PlaceName(text=text, kind="alternative") for text in (located.name, *located.other_names)]
    names += [PlaceName(text=text, kind="russian_rule") for text in russian_spellings(place.name)]
    return GazetteerPlace(
        id=place.id,
        country=place.country,
        name=place.name,
        kind=place.kind,
        within=place.within,
        names=_distinct(names),
        latitude=located.latitude if located else None,
        longitude=located.longitude if located else None,
        coordinates=f"{located.id}, by name within the region" if located else "",
        population=located.population if located else None,
    )


def _listed(place: ListedPlace) -> GazetteerPlace:
    names = [PlaceName(text=place.name, kind="official")]
    names += [PlaceName(text=text, kind="alternative") for text in place.other_names]
    return GazetteerPlace(
        id=place.id,
        country=place.country,
        name=place.name,
        kind=place.kind,
        within=place.within,
        names=_distinct(names),
        latitude=place.latitude,
        longitude=place.longitude,
        coordinates=place.id,
        population=place.population,
    )


def _distinct(names: Iterable[PlaceName]) -> tuple[PlaceName, ...]:
    """Keep the first of several names that read alike; names without letters and remarks go."""
    kept: dict[str, PlaceName] = {}
    for name in names:
        if 0 < len(name.text) <= MOST_LISTED_NAME and any(letter.isalpha() for letter in name.text):
            kept.setdefault(folded(name.text), name)
    return tuple(kept.values())
