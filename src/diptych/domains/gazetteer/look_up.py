"""Read a name as somebody wrote it, and say which places bear it by which of their spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diptych.algorithms.name_spellings import folded, romanisations, russian_spellings, spelling_key
from diptych.model.gazetteer import GazetteerPlace, PlaceCandidate, PlaceName, PlacesFound, Verdict

DESIGNATIONS = frozenset(
    {
        *("с", "село", "смт", "сщ", "селище", "м", "місто", "хутір", "х"),
        *("г", "город", "пгт", "пос", "поселок", "посёлок", "дер", "деревня", "хутор", "станица"),
        *("village", "town", "city", "settlement", "selo", "misto", "smt", "vil", "of", "the"),
    }
)
"""Words before a name that say what kind of place it is, in three languages. Chosen by hand."""

UNIT_WORDS = frozenset(
    {
        *(
            "область",
            "обл",
            "район",
            "рн",
            "рон",
            "громада",
            "територіальна",
            "тг",
            "отг",
            "автономна",
            "республіка",
        ),
        *("автономная", "республика", "край", "община"),
        *(
            "oblast",
            "region",
            "raion",
            "rayon",
            "district",
            "province",
            "hromada",
            "county",
            "state",
            "the",
            "of",
        ),
    }
)
"""Words that belong to the name of an administrative unit and say only what it is. Chosen by hand."""

_STRENGTH = (
    "official name",
    "alternative name",
    "KMU 2010",
    "BGN/PCGN",
    "ISO 9",
    "informal",
    "Russian",
    "a spelling",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A name, and the unit that is to hold the place."""

    name: str
    within: str = ""


def parse_query(text: str, within: str = "") -> Query:
    """Part a place as people write it into its name and what follows a comma.

    ``"с. Петрівка, Полтавська обл."`` is the name ``Петрівка`` within ``Полтавська обл.``.
    """
    name, _, rest = text.partition(",")
    words = name.split()
    while len(words) > 1 and folded(words[0]) in DESIGNATIONS:
        words.pop(0)
    if (
        len(words) == 1
        and (dotted := re.match(r"(\w{1,3})\.(?=\w)", words[0]))
        and folded(dotted[1]) in DESIGNATIONS
    ):
        words = [words[0][dotted.end() :]]
    return Query(name=" ".join(words), within=within or rest.strip())


def query_keys(query: Query) -> tuple[str, ...]:
    """Return the keys under which the name is looked up."""
    key = spelling_key(query.name)
    return (key,) if key else ()


def found(
    query: Query,
    *,
    text: str,
    country: str,
    places: Sequence[GazetteerPlace],
    near: Sequence[GazetteerPlace],
    limit: int,
    sources: Sequence[str],
) -> PlacesFound:
    """Say what a name may mean.

    Args:
        query: The name as read.
        text: The name as it was written.
        country: The country asked for, or empty.
        places: Places of which a name has the query's key.
        near: Places of which a name has a key one letter away; used where ``places`` gives none.
        limit: At most so many candidates are listed; ``total`` counts all.
        sources: What the gazetteer was made of.
    """
    candidates = [_candidate(query, place) for place in places if _inside(query.within, place)]
    elsewhere = len(places) - len(candidates)
    verdict: Verdict = "one" if len(candidates) == 1 else "several" if candidates else "none"
    if not places:
        wanted = query_keys(query)
        candidates = [_near(wanted[0], place) for place in near if wanted and _inside(query.within, place)]
        verdict = "near" if candidates else "none"
    candidates.sort(key=_order)
    return PlacesFound(
        query=text,
        country=country,
        within=query.within,
        verdict=verdict,
        candidates=tuple(candidates[:limit]),
        total=len(candidates),
        elsewhere=elsewhere,
        sources=tuple(sources),
    )


def _order(candidate: PlaceCandidate) -> tuple[int, int, str]:
    strength = next(
        (k for k, word in enumerate(_STRENGTH) if candidate.matched.startswith(word)), len(_STRENGTH)
    )
    return strength, -(candidate.place.population or 0), candidate.place.id


def _inside(within: str, place: GazetteerPlace) -> bool:
    wanted = _unit_keys(within)
    if not wanted:
        return True
    held = {
        key for unit in place.within for text in (unit, *russian_spellings(unit)) for key in _unit_keys(text)
    }
    return wanted <= held


def _unit_keys(text: str) -> set[str]:
    """Keys of the words that name a unit; ``Полтавская`` and ``Полтавська`` and ``Poltava`` are to agree."""
    words = [word for word in re.split(r"[\s,]+", folded(text)) if word and word not in UNIT_WORDS]
    return {_stem(spelling_key(word)) for word in words}


def _stem(key: str) -> str:
    for ending in ("ska", "cka", "ske", "cke", "ski", "cki"):
        if key.endswith(ending) and len(key) > len(ending) + 2:
            key = key[: -len(ending)]
            break
    return key.rstrip("aioeuv") or key


def _candidate(query: Query, place: GazetteerPlace) -> PlaceCandidate:
    wanted, key = folded(query.name), spelling_key(query.name)
    labelled = [
        (label, name) for name in place.names for label, text in _spellings(name) if folded(text) == wanted
    ]
    if labelled:
        label, name = min(labelled, key=lambda one: _rank(one[0]))
        return PlaceCandidate(place=place, matched=label, name=name.text)
    same = next((name for name in place.names if spelling_key(name.text) == key), place.names[0])
    words = {
        "official": "official name",
        "alternative": "alternative name",
        "russian_rule": "Russian form by rule",
    }
    return PlaceCandidate(place=place, matched=f"a spelling like the {words[same.kind]}", name=same.text)


def _rank(label: str) -> int:
    return next((k for k, word in enumerate(_STRENGTH) if label.startswith(word)), len(_STRENGTH))


def _spellings(name: PlaceName) -> Iterable[tuple[str, str]]:
    if name.kind == "official":
        yield "official name", name.text
        for scheme, text in romanisations(name.text).items():
            yield f"{scheme} romanisation of the official name", text
    elif name.kind == "alternative":
        yield "alternative name", name.text
    else:
        yield "Russian form by rule", name.text
        for scheme, text in romanisations(name.text, "ru").items():
            yield f"Russian form by rule, {scheme} romanisation", text


def _near(key: str, place: GazetteerPlace) -> PlaceCandidate:
    name = min(place.names, key=lambda one: (not _one_apart(key, spelling_key(one.text)), one.text))
    return PlaceCandidate(place=place, matched="differs by one letter", name=name.text)


def _one_apart(first: str, second: str) -> bool:
    if abs(len(first) - len(second)) > 1 or first == second:
        return False
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    a, b = first[start:], second[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[2:] == b[2:] and a[:2] == b[1::-1])
