"""Which recordings hold pictures like those of a query: coarse codes in four tables of 16 bits each.

A code of 64 bits is cut into four parts of 16, each with coefficients of low and high frequency. Two codes that differ
in at most seven bits share a part but for one bit, so that looking up every part as it is and with each single bit
turned (multi-index hashing: Norouzi, Punjani and Fleet 2012) leaves few to compare in full. An edit seldom begins on
a tick of its source, so that a query is coded at several phases between ticks; the archive keeps one row for each
picture that differs from the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.fingerprint import COARSE_MIRROR, TICK_S

N_TABLES = 4
KEY_BITS = 16

MIN_NEW_BITS = 4
"""A picture gets a row when its code differs by this many bits from the last row's. On 71 recordings (16 minutes) this
and ``MIN_TICKS_APART`` left 86 rows a minute of 240 ticks; codes of one picture after compression differ by 0 to 4."""

MIN_TICKS_APART = 2
"""Rows are half a second apart at least: a query is coded twelve times a second and meets them in between."""

PHASES_S = (0.0, TICK_S / 3, 2 * TICK_S / 3)
"""Phases at which a query is coded. On a hand-held clip that was cut half a tick off, the nearest code differed by 14
bits in the middle with one phase and by 3 with three (re-encoded at CRF 40)."""

MAX_BITS = 10
"""Most differing bits of a hit. 90 % of rows met one below 10 in re-encoded, scaled, graded, grey, sepia, blurred and
letterboxed copies; captions had 11.5, a small logo 17 (there one row in four has to do)."""

MAX_MOMENTS = 48
"""Half seconds of a query that are asked for, evenly spread where it has more. Chosen by hand: 24 s."""

MIN_NEW_ASKED = 2
"""A query's code is asked for when it differs by this many bits from the last one: of nearly equal ones one will do."""

MIN_NEW_COVERED = 4
"""A code with a covered place is asked for when it differs by this many bits from every other of its half second. By
hand: about five times as many codes, in 1.5 to 2 times the processor time (twenty recordings, nine edits each)."""

MAX_ROWS = 400_000
"""A part of a code with more rows than this in one segment is passed over: its other parts find them. By hand."""

_FREQUENCIES = sorted(
    ((u, v) for u in range(9) for v in range(9) if (u, v) != (0, 0)), key=lambda p: (max(p), p)
)
_ORDER = np.argsort([u + v for u, v in _FREQUENCIES[:64]], kind="stable")
_PARTS = tuple(np.sort(_ORDER[k::N_TABLES]) for k in range(N_TABLES))
"""Bits of each part: neighbours in frequency go to different ones."""

Codes = NDArray[np.uint64]
Keys = NDArray[np.uint32]


def kept_ticks(picture: Codes) -> NDArray[np.int64]:
    """Choose the ticks of a recording's ``(n,)`` picture codes that get a row."""
    kept: list[int] = []
    last, at = 0, -MIN_TICKS_APART
    for k, code in enumerate(picture.tolist()):
        if code == 0 or k - at < MIN_TICKS_APART:
            continue
        if not kept or (code ^ last).bit_count() >= MIN_NEW_BITS:
            kept.append(k)
            last, at = code, k
    return np.array(kept, np.int64)


def keys_of(codes: Codes, table: int) -> Keys:
    """Return the part of each code ``(n,)`` that one table is sorted by."""
    key = np.zeros(len(codes), np.uint64)
    for bit in _PARTS[table].tolist():
        key = (key << np.uint64(1)) | ((codes >> np.uint64(63 - bit)) & np.uint64(1))
    return key.astype(np.uint32)


_FLIPS = np.r_[0, 1 << np.arange(KEY_BITS)].astype(np.uint32)


def probes_of(codes: Codes, table: int) -> Keys:
    """Return the keys ``(n, 17)`` to look up for each code: its own, and those with one bit turned."""
    probes: Keys = keys_of(codes, table)[:, None] ^ _FLIPS
    return probes


@dataclass(frozen=True, slots=True)
class Asked:
    """Codes to ask for; ``moments[k]`` numbers the half second of the query that ``codes[k]`` belongs to."""

    codes: Codes
    moments: NDArray[np.int64]


def asked_codes(phases: Sequence[Codes], covered: Sequence[Codes] = ()) -> Asked:
    """Choose what to ask for from a query's picture codes, as they are and mirrored.

    Args:
        phases: Codes at each of ``PHASES_S``, ``(n,)`` each.
        covered: Codes with what may lie over the picture replaced (``fingerprint_covered``).
    """
    chosen: list[tuple[int, int]] = []
    length = max((len(one) for one in phases), default=0)
    last = 0
    for k in range(length):
        for one in phases:
            code = int(one[k]) if k < len(one) else 0
            if code and (not chosen or (code ^ last).bit_count() >= MIN_NEW_ASKED):
                chosen.append((k // MIN_TICKS_APART, code))
                last = code
    moments = sorted({moment for moment, _ in chosen})
    if len(moments) > MAX_MOMENTS:
        moments = [moments[k] for k in np.linspace(0, len(moments) - 1, MAX_MOMENTS).round().astype(int)]
    number = {moment: n for n, moment in enumerate(moments)}
    pairs = [(number[moment], code) for moment, code in chosen if moment in number]
    for moment, n in number.items():
        pairs += [(n, code) for code in _further([code for own, code in pairs if own == n], covered, moment)]
    codes = np.array([code for _, code in pairs], np.uint64)
    which = np.array([n for n, _ in pairs], np.int64)
    return Asked(np.r_[codes, codes ^ COARSE_MIRROR], np.r_[which, which])


def _further(own: list[int], covered: Sequence[Codes], moment: int) -> list[int]:
    """Choose the covered codes of a half second that differ enough from all that are asked for."""
    taken = list(own)
    for one in covered:
        for code in one[moment * MIN_TICKS_APART : (moment + 1) * MIN_TICKS_APART].tolist():
            if code and all((code ^ other).bit_count() >= MIN_NEW_COVERED for other in taken):
                taken.append(code)
    return taken[len(own) :]


def near(held: Codes, code: np.uint64) -> tuple[NDArray[np.intp], NDArray[np.uint8]]:
    """Return the positions of held codes that differ from one code in at most ``MAX_BITS`` bits, and in how many."""
    bits = np.bitwise_count(held ^ code)
    at = np.flatnonzero(bits <= MAX_BITS)
    return at, bits[at]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Recordings by number, with what speaks for them, in no particular order."""

    items: NDArray[np.int64]
    votes: NDArray[np.float64]
    n_asked: NDArray[np.int64]
    """How many different things of the query each shares."""


def weigh(
    asked: NDArray[np.int64], items: NDArray[np.int64], bits: NDArray[np.uint8] | None = None
) -> Weighed:
    """Weigh recordings by what they share with a query.

    Each thing that was asked for (a half second, a feature's key) speaks for a recording that holds it by one over the
    square root of the number of recordings that hold it as nearly or nearer: a black or still picture or a channel's
    logo, which thousands hold, adds nearly nothing; what meets by chance meets far off, and so do many others; and a
    thousand copies of one recording are still found by many such things together.

    Args:
        asked: ``(h,)`` number of what was asked for, of each hit.
        items: ``(h,)`` number of the recording.
        bits: ``(h,)`` in how many bits it differs; absent where all hits are exact.
    """
    if not len(asked):
        none = np.zeros(0, np.int64)
        return Weighed(none, np.zeros(0), none)
    far = np.zeros(len(asked), np.int64) if bits is None else bits.astype(np.int64)
    order = np.lexsort((far, items, asked))
    what, who, far = asked[order], items[order].astype(np.int64), far[order]
    first = np.r_[True, (what[1:] != what[:-1]) | (who[1:] != who[:-1])]
    what, who, far = what[first], who[first], far[first]
    # Holders of one thing, the nearest first; those as near as the last of their distance count alike.
    order = np.lexsort((far, what))
    what, who, far = what[order], who[order], far[order]
    begins = np.flatnonzero(np.r_[True, what[1:] != what[:-1]])
    group = np.repeat(begins, np.diff(np.r_[begins, len(what)]))
    steps = np.flatnonzero(np.r_[(what[1:] != what[:-1]) | (far[1:] != far[:-1]), True])
    last = np.repeat(steps, np.diff(np.r_[-1, steps]))
    weight = 1.0 / np.sqrt(last - group + 1)
    order = np.argsort(who, kind="stable")
    who, weight = who[order], weight[order]
    starts = np.flatnonzero(np.r_[True, who[1:] != who[:-1]])
    return Weighed(who[starts], np.add.reduceat(weight, starts), np.diff(np.r_[starts, len(who)]))
