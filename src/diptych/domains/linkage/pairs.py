"""What is found when two rows are laid side by side: one number a comparison, NaN where nothing can be compared."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from diptych.domains.linkage.features import NO_DAY, Side
from diptych.domains.linkage.texts import WEIGHT_BITS, WEIGHT_UNIT, Ints, Lists

Floats = npt.NDArray[np.float64]

CHUNK = 200_000
"""Pairs at a time; bounds what the overlaps of words take to about 300 MB."""

LEAST_TEXT_BITS = 5.0
"""A text whose words weigh less says too little to be compared. Chosen by hand: less than one telling word."""

EARTH_M = 6_371_000.0
"""Mean radius of the Earth (IUGG), in metres."""


def laid_side_by_side(left: Side, right: Side, of_left: Ints, of_right: Ints) -> dict[str, Floats]:
    """Compare pairs of rows.

    Args:
        left: Rows of one register.
        right: Rows of the other.
        of_left: ``(pairs,)`` row of the left register.
        of_right: ``(pairs,)`` row of the right one.

    Returns:
        One ``(pairs,)`` array a comparison, by its name; the units stand in :mod:`diptych.domains.linkage.comparisons`.
    """
    found: dict[str, Floats] = {}
    shared, agree, heads = (np.empty(len(of_left)) for _ in range(3))
    same_place, files, footage, meetings = (np.empty(len(of_left)) for _ in range(4))
    overlaps = {
        "shared": _Overlap(left.words.tokens, right.words.tokens, weighted=True),
        "agree": _Overlap(left.words.numbered, right.words.numbered),
        "heads": _Overlap(left.words.heads, right.words.heads),
        "place": _Overlap(left.places, right.places),
        "files": _Overlap(left.exact_media, right.exact_media),
        "footage": _Overlap(left.media, right.media),
        "meetings": _Overlap(left.meetings, right.meetings),
    }
    targets = (shared, agree, heads, same_place, files, footage, meetings)
    for at in _chunks(len(of_left)):
        for target, overlap in zip(targets, overlaps.values(), strict=True):
            target[at] = overlap.of(of_left[at], of_right[at])
    weight = np.minimum(left.words.weight[of_left], right.words.weight[of_right]) / WEIGHT_UNIT
    telling = weight >= LEAST_TEXT_BITS
    one_script = left.script[of_left] == right.script[of_right]
    found["text"] = np.where(telling & one_script, shared * shared / np.maximum(weight, 12.0), np.nan)
    found["names"] = np.where(telling & ~one_script, shared, np.nan)
    found["numbered"] = _numbered(agree, heads - agree)
    found["day"] = _days(left, right, of_left, of_right)
    found["time"] = _times(left, right, of_left, of_right)
    named = (_lengths(left.places)[of_left] > 0) & (_lengths(right.places)[of_right] > 0)
    found["place"] = np.where(named, (same_place > 0).astype(float), np.nan)
    found["distance"] = _metres(left, right, of_left, of_right)
    kinds = left.kind[of_left], right.kind[of_right]
    same_kind = kinds[0] == kinds[1]
    comparable = (kinds[0] >= 0) & (kinds[1] >= 0) & (same_kind | one_script)
    found["kind"] = np.where(comparable, same_kind.astype(float), np.nan)
    for name in ("alleged", "affected"):
        one, two = getattr(left, name)[of_left], getattr(right, name)[of_right]
        found[name] = np.where((one >= 0) & (two >= 0), (one == two).astype(float), np.nan)
    found["number"] = _affected(left, right, of_left, of_right)
    shown = (_lengths(left.media)[of_left] > 0) & (_lengths(right.media)[of_right] > 0)
    step = np.where(files > 0, 3.0, np.where(footage > 0, 2.0, np.where(meetings > 0, 1.0, 0.0)))
    found["media"] = np.where(shown, step, np.nan)
    urls = left.url[of_left], right.url[of_right]
    found["address"] = np.where((urls[0] >= 0) & (urls[0] == urls[1]), 1.0, np.nan)
    return found


def near_in_time(left: Side, right: Side, of_left: Ints, of_right: Ints, days: int) -> npt.NDArray[np.bool_]:
    """Whether the possible days of two rows are at most so many apart; an undated row is near to all."""
    a, b = left.first_day[of_left], left.last_day[of_left]
    c, d = right.first_day[of_right], right.last_day[of_right]
    unknown = (a <= NO_DAY) | (b <= NO_DAY) | (c <= NO_DAY) | (d <= NO_DAY)
    return np.asarray(unknown | ((a <= d + days) & (c <= b + days)))


class _Overlap:
    """How much the lists of two rows have in common: a count, or the sum of the weights of what is common."""

    def __init__(self, left: Lists, right: Lists, *, weighted: bool = False) -> None:
        ids = [lists[0] >> WEIGHT_BITS if weighted else lists[0] for lists in (left, right)]
        width = int(max((one.max() for one in ids if len(one)), default=0)) + 1
        values = np.ones(len(left[0]), dtype=np.float32)
        weights = (
            ((right[0] & (2**WEIGHT_BITS - 1)) / WEIGHT_UNIT).astype(np.float32)
            if weighted
            else np.ones(len(right[0]), dtype=np.float32)
        )
        self._left = csr_matrix((values, ids[0], left[1]), shape=(len(left[1]) - 1, width))
        self._right = csr_matrix((weights, ids[1], right[1]), shape=(len(right[1]) - 1, width))

    def of(self, of_left: Ints, of_right: Ints) -> Floats:
        """Return the overlap of each pair of rows."""
        if not self._left.nnz or not self._right.nnz:
            return np.zeros(len(of_left))
        common = self._left[of_left].multiply(self._right[of_right])
        return np.asarray(common.sum(axis=1), dtype=np.float64).ravel()


def _chunks(n: int) -> Iterator[slice]:
    for start in range(0, n, CHUNK):
        yield slice(start, min(start + CHUNK, n))


def _lengths(lists: Lists) -> Ints:
    return np.diff(lists[1])


def _numbered(agree: Floats, differ: Floats) -> Floats:
    """4: several numbers agree, none differs; 3: one does; 2: at least as many agree; 1: some agree; 0: none does."""
    step = np.select(
        [
            (agree >= 2) & (differ <= 0),
            (agree >= 1) & (differ <= 0),
            (agree > 0) & (agree >= differ),
            agree > 0,
        ],
        [4.0, 3.0, 2.0, 1.0],
        0.0,
    )
    return np.where(agree + differ > 0, step, np.nan)


def _days(left: Side, right: Side, of_left: Ints, of_right: Ints) -> Floats:
    """3: one and the same day; 2: the possible days overlap; 1: they are next to each other; 0: further apart."""
    a, b = left.first_day[of_left], left.last_day[of_left]
    c, d = right.first_day[of_right], right.last_day[of_right]
    known = (a > NO_DAY) & (b > NO_DAY) & (c > NO_DAY) & (d > NO_DAY)
    same = (a == b) & (c == d) & (a == c)
    step = np.select([same, (a <= d) & (c <= b), (a <= d + 1) & (c <= b + 1)], [3.0, 2.0, 1.0], 0.0)
    return np.where(known, step, np.nan)


def _times(left: Side, right: Side, of_left: Ints, of_right: Ints) -> Floats:
    """Minutes between the stated times."""
    one, two = left.minute[of_left], right.minute[of_right]
    apart = (left.first_day[of_left] - right.first_day[of_right]) * 1440 + one - two
    return np.where((one >= 0) & (two >= 0), np.abs(apart).astype(float), np.nan)


def _metres(left: Side, right: Side, of_left: Ints, of_right: Ints) -> Floats:
    lat = np.radians(left.latitude[of_left]), np.radians(right.latitude[of_right])
    lon = np.radians(left.longitude[of_left]), np.radians(right.longitude[of_right])
    half = np.sin((lat[1] - lat[0]) / 2) ** 2
    half += np.cos(lat[0]) * np.cos(lat[1]) * np.sin((lon[1] - lon[0]) / 2) ** 2
    return np.asarray(2 * EARTH_M * np.arcsin(np.sqrt(np.clip(half, 0, 1))), dtype=np.float64)


def _affected(left: Side, right: Side, of_left: Ints, of_right: Ints) -> Floats:
    """3: the same range; 2: the ranges overlap; 1: they are one apart; 0: further."""
    a, b = left.low[of_left], left.high[of_left]
    c, d = right.low[of_right], right.high[of_right]
    step = np.select(
        [(a == c) & (b == d), (a <= d) & (c <= b), (a <= d + 1) & (c <= b + 1)], [3.0, 2.0, 1.0], 0.0
    )
    return np.where((a >= 0) & (c >= 0), step, np.nan)
