"""Words of two registers' texts, weighed by how rare they are, and numbers with the words before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from diptych.algorithms.name_spellings import APOSTROPHES, word_keys
from diptych.model.incidents import IncidentRow

Ints = npt.NDArray[np.int64]
Lists = tuple[Ints, Ints]
"""Values one after the other, and where each row's begin, with the end of the last."""

STEM = 6
"""Letters of a word's key that count: endings of three languages fall off. Chosen on training seeds."""

WEIGHT_UNIT = 8
"""Weights of words are kept in eighths of a bit, so that they fit beside a word's number."""

WEIGHT_BITS = 7

MOST_WEIGHT = (2**WEIGHT_BITS - 1) / WEIGHT_UNIT
"""Heaviest word, in bits: one that stands in one of 60,000 rows."""

MOST_TOKENS = 200
"""Most distinct words of a row that count, the rarest first. Chosen by hand: ten times an ordinary description."""

_WORD = re.compile(rf"[\w{re.escape(APOSTROPHES)}]+")

_LOW = 0xFFFFFFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the texts of one register hold."""

    tokens: Lists
    """Words, each ``number << WEIGHT_BITS | weight``, ascending."""
    weight: Ints
    """Sum of the weights of each row's words."""
    rare: Lists
    """Numbers of words that are rare in both registers."""
    heads: Lists
    """Words that stand before a number, such as a street's name."""
    numbered: Lists
    """Such words with their numbers."""


class Vocabulary(dict[str, int]):
    """The number of a word's stem; -1 for words of parties' names."""

    def __init__(self, parties: set[str]) -> None:
        super().__init__()
        self._parties = parties
        self._stems: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        key = "".join(word_keys(word))
        number = -1
        if key and key not in self._parties:
            number = self._stems.setdefault(key[:STEM], len(self._stems))
        self[word] = number
        return number

    def lengths(self) -> Ints:
        """Letters of every stem, by its number."""
        return np.array([len(stem) for stem in self._stems], dtype=np.int64)


def read_words(
    left: Sequence[IncidentRow], right: Sequence[IncidentRow], vocabulary: Vocabulary, *, rare_at_most: int
) -> tuple[Words, Words]:
    """Read the titles and descriptions of two registers.

    Words of the row's own place and kind are left away: they are compared on their own.

    Args:
        left: Rows of one register.
        right: Rows of the other.
        vocabulary: Numbers of words, for both.
        rare_at_most: A word in at most so many rows of each register counts as rare.
    """
    one, two = _read(left, vocabulary), _read(right, vocabulary)
    lengths = vocabulary.lengths()
    counts = [np.bincount(each.stem, minlength=len(lengths)) for each in (one, two)]
    both = (counts[0] > 0) & (counts[1] > 0)
    bits = np.log2((len(left) + len(right)) / np.maximum(counts[0] + counts[1], 1))
    weights = np.rint(np.minimum(bits, MOST_WEIGHT) * WEIGHT_UNIT).astype(np.int64).clip(0)
    rare = both & (counts[0] <= rare_at_most) & (counts[1] <= rare_at_most) & (lengths > 2)
    _, full = np.unique(
        np.concatenate([(each.head << 32) | each.number for each in (one, two)]), return_inverse=True
    )
    parts = full[: len(one.head)], full[len(one.head) :]
    made = [_weighed(each, mine, both, weights, rare) for each, mine in zip((one, two), parts, strict=True)]
    return made[0], made[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    n: int
    row: Ints
    stem: Ints
    head_row: Ints
    head: Ints
    number: Ints


def _read(rows: Sequence[IncidentRow], vocabulary: Vocabulary) -> _Read:
    number_of = vocabulary.__getitem__
    stems: list[int] = []
    lengths: list[int] = []
    own: dict[tuple[str, str], list[int]] = {}
    owned: list[int] = []
    n_owned: list[int] = []
    heads: list[tuple[int, int, int]] = []
    for at, row in enumerate(rows):
        text = f"{row.title} {row.description}"
        found = _WORD.findall(text)
        stems.extend(map(number_of, found))
        lengths.append(len(found))
        names = row.place, row.kind
        if names not in own:
            own[names] = [number_of(word) for part in names for word in _WORD.findall(part)]
        owned.extend(own[names])
        n_owned.append(len(own[names]))
        for k in [k for k, word in enumerate(found) if word.isdecimal()]:
            value = number_of(found[k])
            heads.extend(
                (at, number_of(word), value) for word in found[max(k - 2, 0) : k] if not word.isdecimal()
            )
    words, gone = _distinct(_packed(lengths, stems)), _distinct(_packed(n_owned, owned))
    if len(gone):
        at_gone = np.minimum(np.searchsorted(gone, words), len(gone) - 1)
        words = words[gone[at_gone] != words]
    told = np.array(heads, dtype=np.int64).reshape(-1, 3)
    told = told[(told[:, 1] >= 0) & (told[:, 2] >= 0)]
    return _Read(
        n=len(rows),
        row=words >> 32,
        stem=words & _LOW,
        head_row=told[:, 0],
        head=told[:, 1],
        number=told[:, 2],
    )


def _packed(lengths: list[int], values: list[int]) -> Ints:
    """Rows and numbers in one, without what has no number."""
    rows = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
    numbers = np.array(values, dtype=np.int64)
    held = numbers >= 0
    return (rows[held] << 32) | numbers[held]


def _weighed(
    read: _Read, full: Ints, both: npt.NDArray[np.bool_], weights: Ints, rare: npt.NDArray[np.bool_]
) -> Words:
    row, stem = _capped(read.row, read.stem, both, weights)
    few = rare[stem]
    heads = _distinct((read.head_row << 32) | read.head)
    numbered = _distinct((read.head_row << 32) | full)
    return Words(
        tokens=((stem << WEIGHT_BITS) | weights[stem], _starts(row, read.n)),
        weight=np.bincount(row, weights=weights[stem], minlength=read.n).astype(np.int64),
        rare=(stem[few], _starts(row[few], read.n)),
        heads=(heads & _LOW, _starts(heads >> 32, read.n)),
        numbered=(numbered & _LOW, _starts(numbered >> 32, read.n)),
    )


def _capped(row: Ints, stem: Ints, both: npt.NDArray[np.bool_], weights: Ints) -> tuple[Ints, Ints]:
    """Keep words of both registers, of each row at most the rarest :data:`MOST_TOKENS`."""
    kept = both[stem]
    row, stem = row[kept], stem[kept]
    if not len(row) or np.bincount(row).max() <= MOST_TOKENS:
        return row, stem
    order = np.lexsort((stem, -weights[stem], row))
    ranks = np.arange(len(row)) - np.searchsorted(row[order], row[order])
    chosen = np.sort(order[ranks < MOST_TOKENS])
    return row[chosen], stem[chosen]


def _distinct(values: Ints) -> Ints:
    """Return the values in order, each once; faster here than NumPy's own, which hashes."""
    ordered = np.sort(values)
    return np.asarray(ordered[np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]], dtype=np.int64)


def _starts(rows: Ints, n: int) -> Ints:
    return np.searchsorted(rows, np.arange(n + 1)).astype(np.int64)
