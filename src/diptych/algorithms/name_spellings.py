"""Spellings of place names: romanisations of Ukrainian and Russian, apostrophes, and one key for all of them.

:func:`spelling_key` gives every usual spelling of one name the same key, so that a name can be found however it was
written. Different names may share a key: a key finds candidates, it never settles one. The tables are the published
ones (docs/methods/place_names.md); the reductions of the key were chosen by hand and are tested on generated names.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

Language = Literal["uk", "ru"]

APOSTROPHES = "'’ʼ`″‘ʹʺ´′ˈ\"“”ʻ＇\u02b9\u0301"
"""What stands for an apostrophe or a soft sign in names as people write them; all are dropped from keys."""

KMU_2010 = "KMU 2010"
BGN_PCGN = "BGN/PCGN"
ISO_9 = "ISO 9"
INFORMAL = "informal"

SCHEMES: tuple[str, ...] = (KMU_2010, BGN_PCGN, ISO_9, INFORMAL)


def _table(letters: str, romanised: str) -> dict[str, str]:
    values = romanised.split()
    assert len(letters) == len(values), "a table of letters has a value for each"
    return {letter: "" if value == "-" else value for letter, value in zip(letters, values, strict=True)}


_UK = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"

_RU = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"

_UK_TABLES = {
    # Resolution 55 of the Cabinet of Ministers of Ukraine, 27 January 2010; inside a word.
    KMU_2010: _table(_UK, "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch - iu ia"),
    # BGN/PCGN 1965 for Ukrainian.
    BGN_PCGN: _table(_UK, "a b v h g d e ye zh z y i yi y k l m n o p r s t u f kh ts ch sh shch ’ yu ya"),
    # ISO 9:1995.
    ISO_9: _table(_UK, "a b v g g̀ d e ê ž z i ì ï j k l m n o p r s t u f h c č š ŝ ʹ û â"),
    # As people write without a table: no apostrophes, y for й, i and и alike.
    INFORMAL: _table(_UK, "a b v h g d e ye zh z i i yi y k l m n o p r s t u f kh ts ch sh sch - yu ya"),
}

_UK_FIRST = {KMU_2010: {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}}
"""At the beginning of a word, KMU 2010."""

_RU_TABLES = {
    # BGN/PCGN 1947 for Russian; е and ё after vowels and signs are handled in romanised().
    BGN_PCGN: _table(_RU, "a b v g d e ë zh z i y k l m n o p r s t u f kh ts ch sh shch ” y ’ e yu ya"),
    ISO_9: _table(_RU, "a b v g d e ë ž z i j k l m n o p r s t u f h c č š ŝ ʺ y ʹ è û â"),
    INFORMAL: _table(_RU, "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh sch - y - e yu ya"),
}

_CYRILLIC_TO_KEY = {
    **_table(_UK, "a b v h h d e e z z i i i i k l m n o p r s t u f h ts ch s shch - iu ia"),
    **{"ё": "e", "ъ": "", "ы": "i", "э": "e", "ў": "v"},
    **{"ј": "i", "љ": "li", "њ": "ni", "ћ": "ch", "ђ": "di", "џ": "ch"},
}

_LATIN_TO_KEY = {
    "ŝ": "shch",
    "ł": "l",
    "đ": "d",
    "ø": "o",
    "æ": "e",
    "œ": "e",
    "ß": "s",
    "ı": "i",
    "ð": "d",
    "þ": "t",
}

_LETTERS = str.maketrans({"y": "i", "j": "i", "g": "h", "w": "v", "x": "ks", "q": "k"})

_REDUCTIONS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(.)\1+", r"\1"),  # doubled letters
        (r"k*h+", "h"),  # kh and h
        (r"([szc])h+", r"\1"),  # sh, zh, ch beside š, ž, č without their marks
        (r"t*cs*|t+s+", "c"),  # ts beside c
        (r"i+(?=[aeou])", ""),  # ia, ya, ja beside â
    )
)

_VOWELS = "аеёиоуыэюяіїє"


class _Letters(dict[int, str]):
    """What a letter becomes; worked out once for each."""

    def __init__(self, known: dict[str, str], *, bare: bool) -> None:
        super().__init__({ord(letter): value for letter, value in known.items()})
        self.update({ord(letter): "" for letter in APOSTROPHES})
        self._bare = bare

    def __missing__(self, code: int) -> str:
        self[code] = value = self._value(chr(code))
        return value

    def _value(self, letter: str) -> str:
        kind = unicodedata.category(letter)
        if kind == "Mn" and "\u0300" <= letter <= "\u036f":
            return ""
        if kind[0] not in "LNM":
            return " "
        if not self._bare or (ord(letter) > 0x24F and not 0x1E00 <= ord(letter) <= 0x1EFF):
            return letter
        return "".join(
            one for one in unicodedata.normalize("NFKD", letter) if unicodedata.category(one) != "Mn"
        )


_FOLDED = _Letters({"·": ""}, bare=False)

_REDUCED = _Letters(
    {
        **{letter: value.translate(_LETTERS) for letter, value in _CYRILLIC_TO_KEY.items()},
        **{letter: value.translate(_LETTERS) for letter, value in _LATIN_TO_KEY.items()},
        **{chr(code): str(value) for code, value in _LETTERS.items()},
        "·": "h",  # BGN/PCGN parts з and г with it
    },
    bare=True,
)


def folded(name: str) -> str:
    """Return a name in lower case with its marks dropped and one space between words; letters stay.

    ``"П’ЯТИХАТКИ"`` and ``"П'ятихатки"`` both give ``"пятихатки"``; ``"Kam’yanka-Buz'ka"`` gives ``"kamyanka buzka"``.
    """
    return " ".join(unicodedata.normalize("NFC", name).casefold().translate(_FOLDED).split())


def spelling_key(name: str) -> str:
    """Return the key that the usual spellings of a name share, in small Latin letters; digits stay.

    ``"Хмельницький"``, ``"Хмельницкий"``, ``"Khmelnytskyi"``, ``"Khmel'nyts'kyy"`` and ``"Hmelʹnicʹkij"`` share one.
    Letters of other scripts stay as they are. An empty text gives an empty key.
    """
    return "".join(word_keys(name))


def word_keys(text: str) -> list[str]:
    """Return the key of every word of a text, in its order."""
    words = unicodedata.normalize("NFC", text).casefold().translate(_REDUCED).split()
    return [key for word in words if (key := _reduced(word))]


@lru_cache(maxsize=200_000)
def _reduced(text: str) -> str:
    text = text.translate(_LETTERS)  # what NFKD gave
    while True:
        before = text
        for pattern, replacement in _REDUCTIONS:
            text = pattern.sub(replacement, text)
        if text == before:
            return text


def romanised(name: str, scheme: str, language: Language = "uk") -> str:
    """Return a name in Latin letters after a published table.

    ``romanised("П’ятихатки", "KMU 2010")`` gives ``"Piatykhatky"``; ``romanised("Згорани", "KMU 2010")`` gives
    ``"Zghorany"``. Letters outside the table stay; an apostrophe is kept where the scheme keeps it.

    Args:
        name: A name in Cyrillic letters.
        scheme: One of :data:`SCHEMES`; KMU 2010 is for Ukrainian alone.
        language: Whose letters they are.

    Raises:
        ValueError: The scheme has no table for the language.
    """
    tables = _UK_TABLES if language == "uk" else _RU_TABLES
    if scheme not in tables:
        raise ValueError(f"{scheme!r} has no table for {language!r}")
    table, first = tables[scheme], _UK_FIRST.get(scheme, {}) if language == "uk" else {}
    done: list[str] = []
    before = ""
    for letter in unicodedata.normalize("NFC", name):
        small = letter.lower()
        if letter in APOSTROPHES:
            value = "" if scheme in (KMU_2010, INFORMAL) else "”" if scheme == BGN_PCGN else "ʼ"
        elif small in table:
            value = table[small]
            if small in first and (not before or not (before.isalpha() or before in APOSTROPHES)):
                value = first[small]
            elif (
                scheme == BGN_PCGN
                and language == "ru"
                and small in "её"
                and (not before or before in _VOWELS + "йъь ")
            ):
                value = "y" + value
            elif small == "г" and before == "з" and language == "uk" and scheme in (KMU_2010, BGN_PCGN):
                value = "gh" if scheme == KMU_2010 else "·h"
            value = value.capitalize() if letter != small else value
        else:
            value = letter
        done.append(value)
        before = small
    return "".join(done)


def romanisations(name: str, language: Language = "uk") -> dict[str, str]:
    """Return a name after every table that its language has, keyed by scheme."""
    return {
        scheme: romanised(name, scheme, language)
        for scheme in SCHEMES
        if scheme in (_UK_TABLES if language == "uk" else _RU_TABLES)
    }


_AS_RUSSIAN = str.maketrans(
    {"і": "и", "ї": "и", "є": "е", "ґ": "г", "И": "И", "І": "И", "Ї": "И", "Є": "Е", "Ґ": "Г"}
)

_BEGINNINGS = (
    ("олексан", ("алексан",)),
    ("олексі", ("алексе",)),
    ("микол", ("никол",)),
    ("катерин", ("екатерин",)),
    ("олен", ("елен",)),
    ("камян", ("камен", "камян")),
    ("охтир", ("ахтыр",)),
    ("запоріз", ("запорож",)),
    ("запоріж", ("запорож",)),
)
"""Beginnings that differ between the languages; chosen by hand from the names of district centres and larger towns."""

_INSIDE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"(?<=[сц])ь(?=к)", ("",)),
    (r"[зж]ьк(?=[аеиі])", ("жск", "зск")),
    (r"іїв", ("еев", "иев", "ьев")),
    (r"їв", ("ев",)),
    (r"ів(?=[кцщчсн]|$)", ("ов", "ев")),
    (r"(?<=[бвгґджзклмнпрстфхцчшщ])е$", ("ое", "ее")),
    (r"(?<=[бвгґджзклмнпрстфхцчшщ])і$", ("ие", "и")),
    (r"([бвгджзлнпрстцчшщ])\1я$", (r"\1ье",)),
)
"""Endings and vowels that the languages write differently."""


def russian_spellings(name: str) -> tuple[str, ...]:
    """Return how a Ukrainian place name may be spelt in Russian, by rule, without duplicates, small letters.

    ``"Олександрівка"`` gives ``"александровка"`` among others. Rules know no history: a name with a Russian form of
    its own (``"Бахмут"``, once ``"Артёмовск"``) is found under it only where a source lists it.
    """
    text = folded(name)
    found: list[str] = []
    for one in _beginnings(text):
        forms = [one]
        for pattern, replacements in _INSIDE:
            forms = [
                form
                for before in forms
                for form in (
                    [_in_words(pattern, value, before) for value in replacements]
                    if any(re.search(pattern, word) for word in before.split())
                    else [before]
                )
            ]
        more = [form.replace("і", letter) for form in forms if "і" in form for letter in ("е", "о")]
        found += [form.translate(_AS_RUSSIAN) for form in (*forms, *more)]
    return tuple(dict.fromkeys(found))


def _beginnings(text: str) -> list[str]:
    forms = [text]
    for beginning, replacements in _BEGINNINGS:
        pattern = rf"(?<!\w){beginning}"
        if re.search(pattern, text):
            forms = [re.sub(pattern, value, form) for form in forms for value in replacements]
    return forms


def _in_words(pattern: str, value: str, text: str) -> str:
    return " ".join(re.sub(pattern, value, word) for word in text.split())
