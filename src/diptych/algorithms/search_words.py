"""Words of a text as a register's search sees them: the same for what is stored and for what is asked.

Compatibility forms and case are folded, apostrophes inside words and accents of Latin letters are dropped (``Zürich``
and ``Zurich``, ``П'ять``, ``П’ять`` and ``Пять`` meet); letters of other scripts are kept apart (``і`` and ``и``,
``й`` and ``и``). A word is a run of letters and digits.
"""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

MOST_LETTERS = 64
"""Longest word; a longer run of letters is cut into words of this length, on both sides alike. Chosen by hand."""

_APOSTROPHES = "'’ʼ‘`´ʹ′＇ʻˈ\u02bf"
"""Characters that texts use as an apostrophe: they part words for one index and not for another."""


def _folding() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys(map(ord, _APOSTROPHES))
    table.update(dict.fromkeys(range(0x300, 0x370)))
    table[ord("_")] = " "
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code).casefold())[0]
        if base.isascii() and base.isalpha():
            table[code] = base
    return table


_FOLD = _folding()
_TO_FOLD = re.compile("[" + "".join(map(re.escape, map(chr, _FOLD))) + "]")
"""Whether a text holds anything to fold: most Cyrillic text does not, and looking is faster than folding."""

_WORD = re.compile(r"[^\W_]{1,64}")
_PLAIN_WORD = re.compile(r"[a-z0-9]{1,64}")


def search_words(text: str) -> list[str]:
    """Return the words of a text, in order, repeated as often as they stand there.

    ``search_words("Zürich, П’ятихатки-2")`` gives ``["zurich", "пятихатки", "2"]``.
    """
    folded = text.casefold()
    if folded.isascii():
        return _PLAIN_WORD.findall(folded.replace("'", "").replace("`", ""))
    if not unicodedata.is_normalized("NFKC", folded):
        folded = unicodedata.normalize("NFKC", folded).casefold()
    if _TO_FOLD.search(folded):
        folded = folded.translate(_FOLD)
    return _WORD.findall(folded)


def search_text(parts: Iterable[str]) -> str:
    """Return the words of several texts, each parted by one space."""
    return " ".join(search_words("\n".join(parts)))


@functools.lru_cache(maxsize=1 << 16)
def facet(letter: str, value: str) -> str:
    """Return a word that stands for one exact value of one field: a letter and 64 bits of a digest.

    Case and spaces are folded, so that ``Side A`` and ``side  a`` are one value.
    """
    folded = " ".join(unicodedata.normalize("NFKC", value).casefold().split())
    return letter + hashlib.sha256(folded.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedWords:
    """A query, read: phrases that must stand there, beginnings of words, and what must not stand there."""

    phrases: tuple[tuple[str, ...], ...] = ()
    """Each a run of words in this order; most are of one word."""
    beginnings: tuple[str, ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()


_ASKED = re.compile(r'(?P<no>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>\S+))')


def asked_words(text: str) -> AskedWords:
    """Read a query: ``gate "two cars" bakh* -rain``; every part must hold.

    A word that falls apart into several (``Іва-но``) is read as a phrase.

    Raises:
        ValueError: Nothing but exclusions is asked for, or something has no letters and digits.
    """
    phrases: list[tuple[str, ...]] = []
    beginnings: list[str] = []
    excluded: list[tuple[str, ...]] = []
    for found in _ASKED.finditer(text):
        part = found["phrase"] if found["phrase"] is not None else found["word"]
        words = tuple(search_words(part))
        if not words:
            if found["phrase"] is None and any(c.isalnum() for c in part):
                raise ValueError(f"{part!r} holds no word to look for")
            continue
        if found["no"]:
            excluded.append(words)
        elif found["phrase"] is None and part.endswith("*"):
            phrases.extend((word,) for word in words[:-1])
            beginnings.append(words[-1])
        else:
            phrases.append(words)
    if excluded and not (phrases or beginnings):
        raise ValueError("only words to leave away were given; give one word to look for as well")
    return AskedWords(
        phrases=tuple(dict.fromkeys(phrases)),
        beginnings=tuple(dict.fromkeys(beginnings)),
        excluded=tuple(dict.fromkeys(excluded)),
    )
