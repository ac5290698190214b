"""Searches and counts of a register the slow, obvious way: one incident after the other, in plain Python."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from diptych.algorithms.name_spellings import russian_spellings, word_keys
from diptych.algorithms.search_words import search_words
from diptych.model.incidents import Affected, Incident, IncidentParty, IncidentPlace
from diptych.model.register_search import Box, Near, SearchQuery

TOWNS = (
    ("Бахмут", 48.6, 38.0), ("Пʼятихатки", 48.4, 33.7), ("Нова Каховка", 46.75, 33.35), ("Upper Mill", 51.2, -1.3),
    ("Zürich", 47.4, 8.5), ("Далекий", -17.7, 179.9), ("Farther", -17.8, -179.95),
)  # fmt: skip
WORDS = [
    "car",
    "gate",
    "yard",
    "автівка",
    "двір",
    "машина",
    "ворота",
    "двор",
    "п'ять",
    "smoke",
    "über",
    "lot7",
    "crossing",
]
SIDES = ("Side A", "Side B", "side C")
DAYS = [date(2024, 1, 1) + timedelta(days=n) for n in (0, 30, 31, 45, 60, 90, 200, 366, 400)]


def fold(text: str) -> str:
    return " ".join(text.casefold().split())


def made_incidents(rng: random.Random, n: int) -> list[Incident]:
    """Incidents with every oddity that matters: undated, long, open, several places and parties, none."""
    found = []
    for i in range(n):
        day = rng.choice(DAYS)
        when = rng.choice(
            ["", day.isoformat(), day.isoformat(), day.strftime("%Y-%m"), day.strftime("%Y"), f"../{day}", f"{day}/..",
             f"{day}/{day + timedelta(days=rng.choice((1, 31, 32, 60)))}", f"{day}~"]
        )  # fmt: skip
        places = []
        for name, lat, lon in rng.sample(TOWNS, rng.choice((0, 1, 1, 1, 2))):
            located = rng.random() < 0.8
            places.append(
                IncidentPlace(
                    name=name, country=rng.choice(("UA", "ua", "")), admin=rng.choice(("", "North unit")),
                    latitude=round(lat + rng.gauss(0, 0.3), 4) if located else None,
                    longitude=max(-180.0, min(180.0, round(lon + rng.gauss(0, 0.3), 4))) if located else None,
                )
            )  # fmt: skip
        parties = [
            IncidentParty(name=name, role=role, standing="named")
            for role in ("alleged", "affected")
            for name in rng.sample(SIDES, rng.choice((0, 1, 1, 2)))
        ]
        if rng.random() < 0.1:
            parties.append(
                IncidentParty(
                    name="Side A + Side B", role="alleged", standing="coalition", members=("Side A", "Side B")
                )
            )
        low = rng.choice((None, 0, 1, 2, 7))
        high = rng.choice((None, low, (low or 0) + 3))
        found.append(
            Incident(
                id=f"i{i}", source=rng.choice(("Mission", "Office", "mission")),
                title=" ".join(rng.choices(WORDS, k=2)),
                description=" ".join(rng.choices(WORDS, k=rng.randint(0, 6))), when=when, places=tuple(places),
                kind=rng.choice(("", "fire", "Road Accident")), parties=tuple(parties),
                affected=Affected(unit=rng.choice(("persons", "vehicles")), low=low, high=high),
                status=rng.choice(("", "open", "refuted", "denied")), standard=rng.choice(("", "seen by staff")),
            )
        )  # fmt: skip
    return found


def made_query(rng: random.Random) -> SearchQuery:
    """A query with one to three conditions."""
    asked: dict[str, object] = {}
    for name in rng.sample(
        ["text", "places", "box", "near", "dates", "kinds", "sides", "affected", "sources", "statuses", "countries",
         "standings", "undated", "admins", "units"], rng.choice((0, 1, 1, 2, 2, 3)),
    ):  # fmt: skip
        if name == "text":
            one, two = rng.choices(WORDS, k=2)
            asked["text"] = rng.choice([one, f"{one} {two}", f'"{one} {two}"', f"{one[:3]}*", f"{one} -{two}",
                                        f'{one} -"{two} {one}"',
                                        "Bakhmut", "Бахмут"])  # fmt: skip
        elif name == "places":
            asked["places"] = tuple(
                rng.sample(
                    ["Bakhmut", "Пятихатки", "Kakhovka nova", "zurich", "Новая Каховка"], rng.choice((1, 2))
                )
            )
        elif name == "box":
            asked["box"] = rng.choice(
                [Box(south=46, west=33, north=49, east=39), Box(south=48.5, west=37.9, north=48.7, east=38.1),
                 Box(south=-20, west=179, north=-10, east=-179), Box(south=-90, west=-180, north=90, east=180)]
            )  # fmt: skip
        elif name == "near":
            _, lat, lon = rng.choice(TOWNS)
            asked["near"] = Near(
                latitude=lat, longitude=lon, radius_m=rng.choice((1_000.0, 30_000.0, 600_000.0))
            )
        elif name == "dates" and not asked.get("undated"):
            day = rng.choice(DAYS)
            if rng.random() < 0.8:
                asked["date_from"] = day
            if rng.random() < 0.8:
                asked["date_to"] = day + timedelta(days=rng.choice((0, 5, 40, 400)))
        elif name == "undated" and "date_from" not in asked and "date_to" not in asked:
            asked["undated"] = True
        elif name in (
            "kinds",
            "sides",
            "affected",
            "sources",
            "statuses",
            "countries",
            "standings",
            "admins",
            "units",
        ):
            values = {
                "kinds": ("fire", "road  accident"), "sides": SIDES, "affected": SIDES,
                "sources": ("MISSION", "Office"),
                "statuses": ("open", "refuted"), "countries": ("UA",), "standings": ("open", "denied", "refuted"),
                "admins": ("north unit",), "units": ("persons", "vehicles"),
            }[name]  # fmt: skip
            asked[name] = tuple(rng.sample(values, rng.randint(1, len(values))))
    return SearchQuery(sort=rng.choice(("newest", "newest", "oldest", "relevance")), limit=1000, **asked)  # type: ignore[arg-type]


def standing(one: Incident) -> str:
    return {"refuted": "refuted", "denied": "denied"}.get(one.status, "open")


def matches(one: Incident, query: SearchQuery) -> bool:
    title = search_words(one.title)
    rest = [one.description, one.kind, one.source]
    for at in one.places:
        rest += [at.name, at.admin, *at.spellings]
    rest += [name for party in one.parties for name in party.names]
    words = search_words("\n".join(rest))
    keys = {
        key
        for at in one.places
        for text in (at.name, at.admin, *at.spellings, *russian_spellings(at.name))
        for key in word_keys(text)
    }
    return (
        _text_matches(query.text, title, words, keys)
        and (not query.places or any(set(word_keys(name)) <= keys for name in query.places))
        and (query.box is None or any(_in_box(at, query.box) for at in one.places))
        and (query.near is None or any(_near(at, query.near) for at in one.places))
        and _dated(one, query)
        and (not query.undated or not one.date.is_dated)
        and _either(query.kinds, [one.kind])
        and _either(query.sides, [n for p in one.parties if p.role == "alleged" for n in p.names])
        and _either(query.affected, [n for p in one.parties if p.role == "affected" for n in p.names])
        and _either(query.sources, [one.source])
        and _either(query.statuses, [one.status])
        and _either(query.countries, [at.country for at in one.places])
        and _either(query.admins, [at.admin for at in one.places])
        and _either(query.units, [one.affected.unit])
        and _either(query.standings, [standing(one)])
    )


def _either(asked: Sequence[str], has: Iterable[str]) -> bool:
    return not asked or bool({fold(one) for one in asked} & {fold(one) for one in has if one})


def _dated(one: Incident, query: SearchQuery) -> bool:
    if query.date_from is None and query.date_to is None:
        return True
    return one.date.overlaps(query.date_from, query.date_to)


def _in_box(at: IncidentPlace, box: Box) -> bool:
    if at.latitude is None or at.longitude is None:
        return False
    across = box.west <= at.longitude <= box.east
    if box.west > box.east:
        across = at.longitude >= box.west or at.longitude <= box.east
    return box.south <= at.latitude <= box.north and across


def _near(at: IncidentPlace, near: Near) -> bool:
    if at.latitude is None or at.longitude is None:
        return False
    a, b = math.radians(at.latitude), math.radians(near.latitude)
    half = (
        math.sin((a - b) / 2) ** 2
        + math.cos(a) * math.cos(b) * math.sin(math.radians(at.longitude - near.longitude) / 2) ** 2
    )
    return 2 * 6_371_008.8 * math.asin(math.sqrt(min(1, half))) <= near.radius_m


def _text_matches(
    text: str, title: list[str], words: list[str], keys: set[str], *, only_title: bool = False
) -> bool:
    import re

    for no, phrase, word in re.findall(r'(-)?(?:"([^"]*)"|(\S+))', text):
        asked = search_words(phrase or word)
        sides = [title] if only_title and not no else [title, words]
        if word.endswith("*"):
            has = any(w.startswith(asked[-1]) for side in sides for w in side)
        else:
            has = any(side[i : i + len(asked)] == asked for side in sides for i in range(len(side)))
            if len(asked) == 1 and not no and not only_title:
                has = has or set(word_keys(asked[0])) <= keys
        if has == bool(no):
            return False
    return True


def searched(incidents: Sequence[Incident], query: SearchQuery) -> list[str]:
    """Ids of what a search finds, in its order."""

    def day(one: Incident) -> int:
        known = one.date.first_day or one.date.last_day
        return known.toordinal() if known else 0

    found = [(day(one), number, one) for number, one in enumerate(incidents) if matches(one, query)]
    if query.sort == "oldest":
        found.sort(key=lambda each: (each[0] == 0, each[0], each[1]))
    else:
        found.sort(key=lambda each: (-each[0], -each[1]))
    if query.sort == "relevance" and query.text:
        found.sort(
            key=lambda each: (
                not _text_matches(query.text, search_words(each[2].title), [], set(), only_title=True)
            )
        )
    return [one.id for _, _, one in found]


def counted(
    incidents: Sequence[Incident], by: Sequence[str], period: str, clusters: dict[str, str]
) -> dict[tuple[str, ...], dict[str, tuple[int, int, int]]]:
    """Per group: incidents, low, high of what is recorded, resolved, denied, refuted; and what is missing."""
    groups: dict[tuple[str, ...], list[Incident]] = defaultdict(list)
    for one in incidents:
        for key in _groups(one, by, period):
            groups[(*key, one.affected.unit, one.standard)].append(one)
    found = {}
    for key, some in groups.items():
        open_ones = [one for one in some if standing(one) == "open"]
        together: dict[str, list[Incident]] = defaultdict(list)
        for one in open_ones:
            together[clusters.get(one.id, f"alone {one.id}")].append(one)
        resolved = [0, 0, 0]
        for members in together.values():
            stated = [m for m in members if m.affected.low is not None or m.affected.high is not None]
            resolved[0] += 1
            resolved[1] += min((m.affected.low or 0 for m in stated), default=0)
            resolved[2] += max(_high(m) for m in members)
        found[key] = {
            "recorded": _amount(open_ones),
            "resolved": (resolved[0], resolved[1], resolved[2]),
            "denied": _amount([one for one in some if standing(one) == "denied"]),
            "refuted": _amount([one for one in some if standing(one) == "refuted"]),
            "undated/unlocated/without_number": (
                sum(not one.date.is_dated for one in open_ones),
                sum(not one.places or one.places[0].latitude is None for one in open_ones),
                sum(one.affected.low is None and one.affected.high is None for one in open_ones),
            ),
        }
    return found


def _high(one: Incident) -> int:
    return one.affected.high if one.affected.high is not None else one.affected.low or 0


def _amount(some: Sequence[Incident]) -> tuple[int, int, int]:
    return len(some), sum(one.affected.low or 0 for one in some), sum(_high(one) for one in some)


def _groups(one: Incident, by: Sequence[str], period: str) -> list[tuple[str, ...]]:
    made: list[tuple[str, ...]] = [()]
    place = one.places[0] if one.places else IncidentPlace()
    for name in by:
        if name == "side":
            options = list(dict.fromkeys(one.named("alleged"))) or ["not stated"]
        elif name == "affected":
            options = list(dict.fromkeys(one.named("affected"))) or ["not stated"]
        elif name == "period":
            options = [_period(one, period)]
        else:
            value = {
                "source": one.source, "kind": one.kind, "status": one.status, "place": place.name,
                "country": place.country, "admin": place.admin,
            }[name]  # fmt: skip
            options = [value or "not stated"]
        made = [(*before, option) for before in made for option in options]
    return made


def _period(one: Incident, period: str) -> str:
    first, last = one.date.first_day, one.date.last_day
    if not one.date.is_dated:
        return "undated"
    if period == "all":
        return "all dated"
    if first is None or last is None:
        return "in no single period"
    form = "%Y" if period == "year" else "%Y-%m"
    return first.strftime(form) if first.strftime(form) == last.strftime(form) else "in no single period"


def permuted(one: Incident, names: dict[str, str]) -> Incident:
    """The same incident with the parties exchanged."""

    def renamed(text: str) -> str:
        return " + ".join(names.get(part, part) for part in text.split(" + "))

    parties = tuple(
        replace(p, name=renamed(p.name), members=tuple(renamed(m) for m in p.members)) for p in one.parties
    )
    return replace(one, parties=parties)
