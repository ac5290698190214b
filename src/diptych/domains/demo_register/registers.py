"""What two invented registers hold of the same invented incidents: each its own words, gaps and mistakes."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from diptych.algorithms.name_spellings import romanised, russian_spellings
from diptych.domains.demo_register.incidents import (
    COUNTRY,
    PARTIES,
    Fact,
    Invented,
    invented_facts,
    invented_places,
)
from diptych.domains.demo_register.words import AT, CLOSINGS, DETAILS, KINDS, STREET_NAMES
from diptych.model.incidents import IncidentRow

SHARED = 0.3
"""Part of each register whose incidents the other holds too. Chosen by hand."""

TWICE = 0.01
"""Part of the rows that a register holds a second time without knowing."""

SAME_KIND = 0.96
"""Chance that a register characterises an incident as it was; else as anything."""

_STREETS = tuple(
    (name, " ".join(w.capitalize() for w in russian_spellings(name)[0].split()), romanised(name, "KMU 2010"))
    for name in STREET_NAMES
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How a register writes."""

    name: str
    prefix: str
    languages: tuple[float, float, float]
    """Shares of Ukrainian, Russian and English."""
    keeps: float
    """Chance that a detail is kept."""
    timed: float
    """Chance that the time of day is stated."""
    located: float
    """Chance of coordinates."""


FIRST = Habits(
    name="Register One", prefix="one", languages=(0.7, 0.2, 0.1), keeps=0.72, timed=0.65, located=0.7
)
SECOND = Habits(
    name="Register Two", prefix="two", languages=(0.35, 0.2, 0.45), keeps=0.62, timed=0.5, located=0.6
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPair:
    """Two registers, and the pairs of ids of the same incident, one of each."""

    first: tuple[IncidentRow, ...]
    second: tuple[IncidentRow, ...]
    same: tuple[tuple[str, str], ...]
    footage: tuple[tuple[str, str], ...]
    """Pairs of recordings' digests that hold the same footage, as a comparison of the files would find."""


def demo_pair(rows: int, seed: int) -> DemoPair:
    """Make two registers of ``rows`` rows each; the same numbers give the same rows.

    Raises:
        ValueError: ``rows`` is below 1.
    """
    places, facts, own, shared = _incidents(rows, seed)
    first, firsts = _register(random.Random(seed * 2 + 1), FIRST, facts[:own], places, rows)
    second, seconds = _register(random.Random(seed * 2 + 2), SECOND, facts[own - shared :], places, rows)
    same = tuple(
        (one, two)
        for fact in facts[own - shared : own]
        for one in firsts.get(fact.number, ())
        for two in seconds.get(fact.number, ())
    )
    footage = tuple(
        (_digest(recording, "one"), _digest(recording, "two"))
        for fact in facts
        for recording in fact.recordings
    )
    return DemoPair(first=first, second=second, same=same, footage=footage)


def demo_single(rows: int, seed: int) -> tuple[IncidentRow, ...]:
    """Make one register: the first of the pair with these numbers.

    Raises:
        ValueError: ``rows`` is below 1.
    """
    places, facts, own, _ = _incidents(rows, seed)
    return _register(random.Random(seed * 2 + 1), FIRST, facts[:own], places, rows)[0]


def _incidents(rows: int, seed: int) -> tuple[list[Invented], list[Fact], int, int]:
    """Places, incidents in a random order, how many the first register has, and how many of those the second has."""
    if rows < 1:
        raise ValueError("a register of at least one row is needed")
    rng = random.Random(seed)
    places = invented_places(rng, max(5, min(1500, rows // 20)))
    own = max(1, round(rows / (1 + TWICE)))
    shared = round(own * SHARED)
    facts = list(invented_facts(rng, places, 2 * own - shared))
    rng.shuffle(facts)
    return places, facts, own, shared


def _register(
    rng: random.Random, habits: Habits, facts: Sequence[Fact], places: Sequence[Invented], rows: int
) -> tuple[tuple[IncidentRow, ...], dict[int, list[str]]]:
    order = list(facts)[:rows]
    order += rng.choices(order, k=rows - len(order))
    rng.shuffle(order)
    made: list[IncidentRow] = []
    ids: dict[int, list[str]] = {}
    width = max(6, len(str(rows)))
    for number, fact in enumerate(order, 1):
        row = _row(rng, habits, f"{habits.prefix}-{number:0{width}d}", fact, places[fact.place])
        made.append(row)
        ids.setdefault(fact.number, []).append(row.id)
    return tuple(made), ids


def _row(rng: random.Random, habits: Habits, row_id: str, fact: Fact, place: Invented) -> IncidentRow:
    chance = rng.random
    language = rng.choices((0, 1, 2), habits.languages)[0]
    kind = KINDS[fact.kind if chance() < SAME_KIND else rng.randrange(len(KINDS))]
    at = AT[0 if (told := chance()) < 0.6 else 1 if told < 0.88 else 2][language].format(
        street=_STREETS[fact.street][language], house=fact.house
    )
    lead = rng.choice(kind.leads[language]).format(at=at)
    sentences = [
        _sentence(rng, detail, language)
        for detail in fact.details
        if chance() < (habits.keeps if detail[0] != 5 else 0.4)
    ]
    rng.shuffle(sentences)
    closing = rng.choice(CLOSINGS)[language]
    description = " ".join([lead + ".", *sentences, closing]).strip()
    if chance() < 0.1:
        description = _mistyped(rng, description)
    names = place.names[language]
    name = names[0] if chance() < 0.7 else rng.choice(names)
    when, first, last = _when(rng, habits, fact)
    position = _position(rng, habits, fact, place)
    low, high = _affected(rng, fact)
    return IncidentRow(
        id=row_id,
        source=habits.name,
        title=f"{kind.name[language].capitalize()}, {name}",
        description=description,
        when=when,
        first_day=first,
        last_day=last,
        place=name,
        country=COUNTRY,
        latitude=position[0],
        longitude=position[1],
        precision_m=position[2],
        kind=kind.name[language],
        affected_min=low,
        affected_max=high,
        unit=kind.unit,
        alleged_party=_party(rng, fact.alleged),
        affected_party=_party(rng, fact.affected),
        status=rng.choice(("open", "open", "closed")),
        url=f"https://register.example/{row_id}",
        recordings=tuple(_recordings(rng, habits, fact)),
    )


def _sentence(rng: random.Random, detail: tuple[int, tuple[int, ...], int], language: int) -> str:
    number, picked, n = detail
    kind = DETAILS[number]
    words = {slot: values[k][language] for slot, values, k in zip("ab", kind.values, picked, strict=False)}
    return rng.choice(kind.sentences[language]).format(n=n, **words)


def _mistyped(rng: random.Random, text: str) -> str:
    k = rng.randrange(len(text) - 1)
    return text[:k] + text[k + 1] + text[k] + text[k + 2 :]


def _when(rng: random.Random, habits: Habits, fact: Fact) -> tuple[str, date, date]:
    told = rng.random()
    day = fact.day
    if told < 0.02:
        first = day.replace(day=1)
        last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        return f"{first:%Y-%m}", first, last
    if told < 0.05:
        first = day - timedelta(days=rng.randint(0, 1))
        last = day + timedelta(days=rng.randint(1, 2))
        return f"{first}/{last}", first, last
    if told < 0.09:
        day += timedelta(days=rng.choice((-1, 1)))
    if rng.random() >= habits.timed:
        return f"{day}", day, day
    step = rng.choice((1, 5, 15, 60))
    minute = round((fact.minute + rng.gauss(0, 12)) / step) * step
    minute = min(max(minute, 0), 24 * 60 - 1)
    return f"{day}T{minute // 60:02d}:{minute % 60:02d}", day, day


def _position(
    rng: random.Random, habits: Habits, fact: Fact, place: Invented
) -> tuple[float | None, float | None, float | None]:
    told = rng.random()
    if told > habits.located:
        return None, None, None
    if told < 0.2:
        return round(place.latitude, 4), round(place.longitude, 4), 2000.0
    return (
        round(fact.latitude + rng.gauss(0, 0.0012), 5),
        round(fact.longitude + rng.gauss(0, 0.0016), 5),
        200.0,
    )


def _affected(rng: random.Random, fact: Fact) -> tuple[int | None, int | None]:
    told = rng.random()
    if told < 0.12:
        return None, None
    if told < 0.7:
        return fact.n_low, fact.n_high
    if told < 0.9:
        return fact.n_low, fact.n_low
    low = max(0, fact.n_low + rng.choice((-1, 1)))
    return low, max(low, fact.n_high)


def _party(rng: random.Random, party: int) -> str:
    told = rng.random()
    if told < 0.1:
        return ""
    if told < 0.14 or party < 0:
        return "unknown"
    if told < 0.16:
        return rng.choice(PARTIES)
    return PARTIES[party]


def _recordings(rng: random.Random, habits: Habits, fact: Fact) -> Iterator[str]:
    """Digests: some of the very file that both registers hold, some of a copy of its own."""
    for recording in fact.recordings:
        if rng.random() < 0.6:
            yield _digest(recording, "shared" if recording % 2 else habits.prefix)


def _digest(recording: int, which: str) -> str:
    return hashlib.sha256(f"invented recording {recording} {which}".encode()).hexdigest()
