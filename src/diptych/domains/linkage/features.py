"""What of two registers is compared: their rows as columns of numbers, made together, so that words count alike.

Names of parties and of the row's own place are taken out of the texts: they are compared on their own, and a text may
not say the same thing a second time. Nothing depends on what a party is called, only on whether two names agree.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from diptych.algorithms.name_spellings import russian_spellings, spelling_key, word_keys
from diptych.algorithms.union_find import clusters_of
from diptych.domains.linkage.texts import Ints, Lists, Vocabulary, Words, read_words
from diptych.model.incidents import UNKNOWN_WORDS, IncidentRow

NO_DAY = -(2**31)
"""Stands for a day that is not known."""

LONG_SPAN_DAYS = 7
"""A date that may mean more days than this is not blocked day by day."""

_VOWELS = re.compile(r"[aeiou]+")

LEAST_CONSONANTS = 4
"""Names with so many consonants also agree without their vowels, in which romanised Ukrainian and Russian names differ
most (``Oleksandrivka``, ``Aleksandrovka``). Chosen by hand: shorter ones would agree with too many."""

RARE_AT_MOST = 40
"""A word in at most so many rows of each register may bring two rows together by itself. Chosen by hand."""

RARE_ROWS = 500
"""In small registers a rare word stands in at most one of so many rows. Chosen by hand: 40 in 20,000."""

_CYRILLIC = re.compile(r"[а-яёєіїґў]+", re.IGNORECASE)

_UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)

_LATIN = re.compile(r"[a-z]+", re.IGNORECASE)

_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The rows of one register as columns; lists are ragged (:data:`Lists`)."""

    n: int
    first_day: Ints
    """Days since 1970; ``NO_DAY`` where not known."""
    last_day: Ints
    minute: Ints
    """Minute of the day; -1 where not stated."""
    latitude: npt.NDArray[np.float64]
    """Degrees; NaN where there is none."""
    longitude: npt.NDArray[np.float64]
    places: Lists
    """Numbers of the keys of the place's name and of its likely spellings in the other language."""
    script: Ints
    """0 Latin letters, 1 Cyrillic with Ukrainian ones, 2 other Cyrillic, 3 others: what the text is written in."""
    kind: Ints
    alleged: Ints
    """Number of the set of parties; -1 where none is stated or it is not known."""
    affected: Ints
    low: Ints
    """Least number affected; -1 where none is stated."""
    high: Ints
    words: Words
    media: Lists
    """Numbers of groups of recordings that hold the same footage."""
    exact_media: Lists
    """Numbers of recordings, byte for byte."""
    meetings: Lists
    """Numbers of pairs of recordings, found at the same place and time, in which one of the row's takes part."""
    url: Ints
    """Number of the address; -1 where none is stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Footage:
    """What comparisons of recordings found: pairs of digests that hold the same footage, or the same place and time."""

    same_footage: tuple[tuple[str, str], ...] = ()
    same_place_and_time: tuple[tuple[str, str], ...] = ()


class _Numbers(dict[str, int]):
    """Numbers of texts, in the order in which they appear."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number


def sides(
    left: Sequence[IncidentRow],
    right: Sequence[IncidentRow],
    *,
    footage: Footage | None = None,
) -> tuple[Side, Side]:
    """Turn the rows of two registers into columns.

    Args:
        left: Rows of one register.
        right: Rows of the other.
        footage: What comparisons of recordings found.
    """
    known = footage or Footage()
    named = {
        text for rows in (left, right) for row in rows for text in (row.alleged_party, row.affected_party)
    }
    parties = {key for text in named for name in _names(text) for key in word_keys(name)}
    rare = min(RARE_AT_MOST, max(2, min(len(left), len(right)) // RARE_ROWS))
    words = read_words(left, right, Vocabulary(parties), rare_at_most=rare)
    groups = clusters_of(known.same_footage)
    meetings = _meetings(known.same_place_and_time)
    shared = tuple(_Numbers() for _ in range(6))
    made = [
        _side(rows, told, groups, meetings, shared) for rows, told in zip((left, right), words, strict=True)
    ]
    return made[0], made[1]


def _names(text: str) -> list[str]:
    return [name for part in text.split(";") if (name := " ".join(part.split()))]


def _side(
    rows: Sequence[IncidentRow],
    words: Words,
    groups: Mapping[str, str],
    meetings: Mapping[str, Sequence[int]],
    shared: tuple[_Numbers, ...],
) -> Side:
    places, kinds, parties, media, exact, urls = shared
    cache: dict[str, list[int]] = {}
    told = {text: _party_number(text, parties) for text in _distinct(rows, "alleged_party", "affected_party")}
    named = {text: kinds[key] if (key := spelling_key(text)) else -1 for text in _distinct(rows, "kind")}
    return Side(
        n=len(rows),
        first_day=_ints(_day(row.first_day) for row in rows),
        last_day=_ints(_day(row.last_day) for row in rows),
        minute=_ints(_minute(row.when) for row in rows),
        latitude=np.array([math.nan if row.latitude is None else row.latitude for row in rows]),
        longitude=np.array([math.nan if row.longitude is None else row.longitude for row in rows]),
        places=_lists(_place_numbers(row.place, places, cache) for row in rows),
        script=_ints(_script(row.title + row.description) for row in rows),
        kind=_ints(named[row.kind] for row in rows),
        alleged=_ints(told[row.alleged_party] for row in rows),
        affected=_ints(told[row.affected_party] for row in rows),
        low=_ints(_count(row.affected_min, row.affected_max) for row in rows),
        high=_ints(_count(row.affected_max, row.affected_min) for row in rows),
        words=words,
        media=_lists(sorted({media[groups.get(one, one)] for one in row.recordings}) for row in rows),
        exact_media=_lists(sorted({exact[one] for one in row.recordings}) for row in rows),
        meetings=_lists(sorted({k for one in row.recordings for k in meetings.get(one, ())}) for row in rows),
        url=_ints(urls[row.url] if row.url else -1 for row in rows),
    )


def _distinct(rows: Sequence[IncidentRow], *fields: str) -> list[str]:
    return list(dict.fromkeys(getattr(row, field) for row in rows for field in fields))


def _ints(values) -> Ints:  # type: ignore[no-untyped-def]
    return np.fromiter(values, dtype=np.int64)


def _lists(rows) -> Lists:  # type: ignore[no-untyped-def]
    values: list[int] = []
    starts = [0]
    for row in rows:
        values.extend(row)
        starts.append(len(values))
    return np.array(values, dtype=np.int64), np.array(starts, dtype=np.int64)


def _day(day: date | None) -> int:
    return NO_DAY if day is None else day.toordinal() - _EPOCH


def _minute(when: str) -> int:
    if len(when) >= 16 and when[10] in "T " and "/" not in when:
        return int(when[11:13]) * 60 + int(when[14:16])
    return -1


def _count(one: int | None, other: int | None) -> int:
    return one if one is not None else other if other is not None else -1


def _script(text: str) -> int:
    if text.isascii():
        return 0 if _LATIN.search(text) else 3
    text = text[:200]
    n_cyrillic, n_latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    if n_cyrillic > n_latin:
        return 1 if _UKRAINIAN.search(text) else 2
    return 0 if n_latin else 3


def _place_numbers(name: str, numbers: _Numbers, cache: dict[str, list[int]]) -> list[int]:
    found = cache.get(name)
    if found is None:
        keys = {spelling_key(name)}
        if any("а" <= letter <= "ґ" for letter in name.casefold()):
            keys |= {spelling_key(form) for form in russian_spellings(name)}
        keys |= {f"~{bare}" for key in keys if len(bare := _VOWELS.sub("", key)) >= LEAST_CONSONANTS}
        found = cache[name] = sorted({numbers[key] for key in sorted(keys) if key})
    return found


def _party_number(text: str, numbers: _Numbers) -> int:
    keys = sorted(
        {spelling_key(name) for name in _names(text) if name.casefold() not in UNKNOWN_WORDS} - {""}
    )
    return numbers[";".join(keys)] if keys else -1


def _meetings(pairs: Sequence[tuple[str, str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, pair in enumerate(pairs):
        for one in pair:
            found.setdefault(one, []).append(number)
    return found
