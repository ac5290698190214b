"""Invented incidents: settlements at sea, days on which many things happened in one place, and their particulars."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from diptych.algorithms.name_spellings import romanised, russian_spellings, spelling_key
from diptych.domains.demo_register.words import (
    DETAILS,
    KINDS,
    PLACE_BEGINNINGS,
    PLACE_ENDINGS,
    PLACE_FRONTS,
    STREET_NAMES,
)

COUNTRY = "XA"
"""A code that ISO 3166 leaves to users: no country's."""

CENTRE = (46.0, -38.0)
"""Latitude and longitude in the middle of the Atlantic, so that no row lies on anybody's home."""

SPREAD = (2.5, 4.0)
"""Half the extent of the invented country in degrees."""

FIRST_DAY = date(2022, 1, 1)

N_DAYS = 1000

CIRCUMSTANCES = frozenset({2, 3, 4, 6, 9})
"""Details that the house next door shares: landmark, shop, bus route, weather, service."""

PARTIES = ("Party A", "Party B", "Party C")


@dataclass(frozen=True, slots=True)
class Invented:
    """An invented settlement: its name by language, its position, its streets."""

    names: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
    """Spellings in Ukrainian, in Russian, in Latin letters; the first of each is the usual one."""
    latitude: float
    longitude: float
    streets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One invented incident."""

    number: int
    day: date
    minute: int
    """Minute of the day."""
    place: int
    latitude: float
    longitude: float
    kind: int
    alleged: int
    """Index of a party; -1: nobody knows."""
    affected: int
    n_low: int
    n_high: int
    street: int
    house: int
    details: tuple[tuple[int, tuple[int, ...], int], ...]
    """Number of the detail, indices of its values, its number."""
    recordings: tuple[int, ...]


def invented_places(rng: random.Random, n: int) -> list[Invented]:
    """Make settlements with distinct names; the more there are, the rarer the last ones are used."""
    places: list[Invented] = []
    taken: set[str] = set()
    tries = 0
    while len(places) < n and tries < 60 * n:
        tries += 1
        name = rng.choice(PLACE_FRONTS) + rng.choice(PLACE_BEGINNINGS) + rng.choice(PLACE_ENDINGS)
        key = spelling_key(name)
        if key in taken:
            continue
        taken.add(key)
        russian = " ".join(word.capitalize() for word in russian_spellings(name)[0].split())
        latin = (romanised(name, "KMU 2010"), romanised(name, "BGN/PCGN"), romanised(name, "informal"))
        places.append(
            Invented(
                names=((name,), (russian,), (*latin, romanised(russian, "informal", "ru"))),
                latitude=CENTRE[0] + rng.uniform(-1, 1) * SPREAD[0],
                longitude=CENTRE[1] + rng.uniform(-1, 1) * SPREAD[1],
                streets=tuple(rng.sample(range(len(STREET_NAMES)), rng.randint(6, 20))),
            )
        )
    return places


def invented_facts(rng: random.Random, places: list[Invented], n: int) -> Iterator[Fact]:
    """Make incidents. Many share place and day: a storm, a bad morning on one road, a row of houses in one street.

    About one in three happens alone; the others come in bursts of 2 to 40, of which a part differ by little more than
    the number of the house.
    """
    number = 0
    recording = 0
    weights = [1 / (k + 8) ** 0.8 for k in range(len(places))]
    picks = iter(rng.choices(range(len(places)), weights, k=n))
    while number < n:
        place = next(picks)
        day = FIRST_DAY + timedelta(days=rng.randrange(N_DAYS))
        size = 1 if rng.random() < 0.72 else min(40, 2 + int(rng.expovariate(1 / 6)))
        kind, alleged, affected = rng.randrange(len(KINDS)), _party(rng), _party(rng)
        low = rng.choice((0, 1, 1, 2, 3, 5))
        model: Fact | None = None
        for _ in range(min(size, n - number)):
            filmed = rng.choices((0, 1, 2), (0.72, 0.2, 0.08))[0]
            recordings = tuple(range(recording, recording + filmed))
            recording += filmed
            fact = _fact(rng, number, day, place, places[place], recordings)
            if size > 1:
                fact = replace(
                    fact,
                    kind=kind if rng.random() < 0.7 else fact.kind,
                    alleged=alleged if rng.random() < 0.9 else fact.alleged,
                    affected=affected if rng.random() < 0.9 else fact.affected,
                    n_low=low if rng.random() < 0.6 else fact.n_low,
                )
                fact = replace(fact, n_high=max(fact.n_high, fact.n_low))
                if model is not None and rng.random() < 0.12:
                    fact = _next_door(rng, model, fact)
            model = fact
            yield fact
            number += 1


def _fact(
    rng: random.Random, number: int, day: date, place: int, where: Invented, recordings: tuple[int, ...]
) -> Fact:
    low = rng.choice((0, 0, 1, 1, 1, 2, 2, 3, 4, 6, 9))
    return Fact(
        number=number,
        day=day,
        minute=rng.randrange(24 * 60),
        place=place,
        latitude=where.latitude + rng.gauss(0, 0.008),
        longitude=where.longitude + rng.gauss(0, 0.011),
        kind=rng.randrange(len(KINDS)),
        alleged=_party(rng),
        affected=_party(rng),
        n_low=low,
        n_high=low + rng.choice((0, 0, 0, 1, 2, 5)),
        street=rng.choice(where.streets),
        house=rng.randint(1, 120),
        details=tuple(
            _detail(rng, one) for one in sorted(rng.sample(range(len(DETAILS)), rng.randint(4, 7)))
        ),
        recordings=recordings,
    )


def _next_door(rng: random.Random, model: Fact, fact: Fact) -> Fact:
    """The house next door within minutes: the same street and circumstances, particulars of its own."""
    around = [one for one in model.details if one[0] in CIRCUMSTANCES]
    own = [one for one in fact.details if one[0] not in CIRCUMSTANCES]
    return replace(
        fact,
        kind=model.kind,
        minute=min(24 * 60 - 1, model.minute + rng.randint(0, 20)),
        latitude=model.latitude + rng.gauss(0, 0.0004),
        longitude=model.longitude + rng.gauss(0, 0.0004),
        alleged=model.alleged,
        affected=model.affected,
        street=model.street,
        house=min(199, model.house + rng.randint(1, 4)),
        details=tuple(sorted([*around, *own])),
    )


def _detail(rng: random.Random, number: int) -> tuple[int, tuple[int, ...], int]:
    detail = DETAILS[number]
    low, high = detail.numbers
    return number, tuple(rng.randrange(len(values)) for values in detail.values), rng.randint(low, high)


def _party(rng: random.Random) -> int:
    return rng.choices((0, 1, 2, -1), (0.4, 0.4, 0.1, 0.1))[0]
