"""Matched pieces from fingerprints alone, where the media of one side are not at hand.

Frames cannot be compared then, so the codes of what changed from quarter second to quarter second decide: they have
to agree along one line in time, and far more than at any other time of the same two recordings. Two recordings of one
fixed camera share the picture and not its changes. Where nothing changes, nothing is said; other speeds and turned
pictures are not sought.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.fingerprint import CODE_SIDE_PX, TICK_S, Codes, Fingerprint, picture_code
from diptych.model.find import Piece

WINDOW_TICKS = 8
"""Length of the windows that are held against each other: 2 s, the shortest clip that the search is made for."""

MIN_AGREEMENT = 0.45
"""Smallest mean agreement of a window's codes. Over 2 s the best of all times reached 0.29 in 238 pairs of unrelated
recordings and 0.82 or more in 15 pairs of edited copies (grey, logos, cut, zoom) of one clip."""

MIN_ADVANTAGE = 0.2
"""How much a piece has to exceed its best rival at another time. In those copies the rival had 0.34 at most, the
advantage was 0.55 or more. Chosen by hand below that."""

MIN_CODED = 6
"""Fewest quarter seconds of a window that hold a change on both sides. Chosen by hand."""

RIVAL_TICKS = 3
"""Other times begin this far away: half a second more than the codes reach to either side."""

INTERVAL_S = 0.75
"""In and out times are within this: a code speaks of three quarters of a second. Chosen by hand."""

MAX_CELLS = 40_000_000
"""Most agreements that are held at once (160 MB); longer pairs are cut along the found recording."""

Agreements = NDArray[np.float32]


def _flips() -> np.uint64:
    """Find the bits that a mirrored picture flips, from a picture without symmetry."""
    random = np.random.default_rng(0)
    picture = random.uniform(0, 255, (CODE_SIDE_PX, CODE_SIDE_PX)).astype(np.float32)
    mirrored = np.ascontiguousarray(picture[:, ::-1])
    return np.uint64(picture_code(picture, 0.0) ^ picture_code(mirrored, 0.0))


_MIRROR = _flips()


def pieces_by_codes(query: Fingerprint, found: Fingerprint) -> list[Piece]:
    """Find the pieces of a query in a recording from their fingerprints alone.

    Returns:
        Pieces in the order of the query, at rate 1, without frame numbers; their times are within 0.75 s.
    """
    lines = []
    for mirrored in (False, True):
        lines += [(*line, mirrored) for line in _lines(query.change, found.change, mirrored=mirrored)]
    pieces: list[Piece] = []
    taken = np.zeros(len(query.change), bool)
    for agreement, first, last, shift, mirrored in sorted(
        lines, key=lambda line: -line[0] * (line[2] - line[1])
    ):
        if taken[first : last + 1].any():
            continue
        taken[first : last + 1] = True
        begin, end = first * TICK_S, min((last + 1) * TICK_S, query.duration_s)
        pieces.append(
            Piece(
                query_from_s=begin,
                query_to_s=end,
                found_from_s=begin + shift * TICK_S,
                found_to_s=min(end + shift * TICK_S, found.duration_s),
                query_from_frame=None,
                query_to_frame=None,
                found_from_frame=None,
                found_to_frame=None,
                rate=1.0,
                interval_s=INTERVAL_S,
                score=max(0.0, min(1.0, agreement)),
                mirrored=mirrored,
                turned_deg=0,
                basis="fingerprint",
            )
        )
    return sorted(pieces, key=lambda piece: piece.query_from_s)


def _lines(query: Codes, found: Codes, *, mirrored: bool) -> list[tuple[float, int, int, int]]:
    """Return runs of agreeing ticks: agreement, first and last tick of the query, shift to the found recording."""
    n = len(query)
    if min(n, len(found)) < WINDOW_TICKS:
        return []
    width = max(2 * n, MAX_CELLS // n)
    lines = []
    for start in range(0, len(found), max(1, width - n)):
        part = found[start : start + width]
        if len(part) >= WINDOW_TICKS:
            lines += [(a, f, t, s + start) for a, f, t, s in _lines_in(query, part, mirrored=mirrored)]
        if start + width >= len(found):
            break
    return lines


def _lines_in(query: Codes, found: Codes, *, mirrored: bool) -> list[tuple[float, int, int, int]]:
    agreement, coded = _agreement(query, found, mirrored=mirrored)
    shifts = range(-(len(query) - WINDOW_TICKS), len(found) - WINDOW_TICKS + 1)
    window = np.ones(WINDOW_TICKS, np.float32)
    lines = []
    for shift in shifts:
        along, counted = np.diagonal(agreement, shift), np.diagonal(coded, shift)
        n_coded = np.convolve(counted, window, "valid")
        mean = np.convolve(along, window, "valid") / np.maximum(n_coded, 1)
        good = (n_coded >= MIN_CODED - 0.5) & (mean >= MIN_AGREEMENT)
        if not good.any():
            continue
        edges = np.flatnonzero(np.diff(np.r_[0, good.astype(np.int8), 0]))
        offset = max(0, -shift)
        for a, b in zip(edges[::2], edges[1::2], strict=True):
            first, last = _trimmed(along, counted, int(a), int(b) - 1 + WINDOW_TICKS - 1)
            value = float(along[first : last + 1].sum() / max(1, counted[first : last + 1].sum()))
            begin, end = first + offset, last + offset
            if (
                last - first + 1 >= WINDOW_TICKS - 1
                and value - _rival(agreement, coded, begin, end, shift) >= MIN_ADVANTAGE
            ):
                lines.append((value, begin, end, shift))
    return lines


def _trimmed(along: Agreements, counted: NDArray[np.bool_], first: int, last: int) -> tuple[int, int]:
    """Take ticks off the ends that hold no change or disagree: windows reach over the borders."""
    while first < last and not (counted[first] and along[first] >= MIN_AGREEMENT / 2):
        first += 1
    while last > first and not (counted[last] and along[last] >= MIN_AGREEMENT / 2):
        last -= 1
    return first, last


def _agreement(query: Codes, found: Codes, *, mirrored: bool) -> tuple[Agreements, NDArray[np.bool_]]:
    """Return the agreement of all codes, −1 to 1 and 0 where one of them holds nothing, and where both hold one."""
    turned = np.where(query == 0, query, query ^ _MIRROR) if mirrored else query
    coded = (query != 0)[:, None] & (found != 0)[None, :]
    values = _signs(turned) @ _signs(found).T / 64
    return np.where(coded, values, 0).astype(np.float32), coded


def _signs(codes: Codes) -> Agreements:
    packed = codes.astype(">u8").view(np.uint8).reshape(-1, 8)
    return np.unpackbits(packed, axis=1).astype(np.float32) * 2 - 1


def _rival(agreement: Agreements, coded: NDArray[np.bool_], begin: int, end: int, shift: int) -> float:
    """Return the best mean agreement of the same ticks of the query at another time."""
    rows = np.arange(begin, end + 1)
    best = 0.0
    for other in range(-begin, agreement.shape[1] - end):
        if abs(other - shift) < RIVAL_TICKS:
            continue
        n_coded = int(coded[rows, rows + other].sum())
        if n_coded >= MIN_CODED:
            best = max(best, float(agreement[rows, rows + other].sum()) / n_coded)
    return best
