"""Recordings of an archive that may hold a sound of the query, from votes of pairs of peaks.

Every pair of peaks that a query and a recording have in common votes for one offset. The query is taken in stretches
of 15 s at nine speeds; an offset that gets far more votes than the others of its recording is a candidate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from diptych.adapters.archive_postings import PostingIndex
from diptych.algorithms.geometry import Floats
from diptych.algorithms.sound_codes import HOP_S, RATES, Peaks, query_keys

STRETCH_S = 15.0
"""Length of a stretch of the query: at half a step of speed (0.5 %) its votes spread over 75 ms, the width of a bin."""

STEP_S = 10.0
"""Time between stretches."""

BIN_FRAMES = 2
"""Frames of a bin of offsets: 64 ms; a line is counted over two neighbouring bins."""

MOST_ROWS = 4.0
"""A key is passed over where it leads to more than this many rows for each recording of its segment, and to more
than 400: common pairs say little and cost the most. Chosen by hand."""

MIN_VOTES = 8
"""Fewest votes of a candidate; measured on unrelated sounds in docs/methods/soundtracks.md."""

SURE_Z, SURE_VOTES = 12.0, 30
"""Votes over what chance gives, in standard deviations, and their number, above which every candidate is verified."""

WEAK_Z = 4.0
"""Below this a candidate is not worth a verification. Chosen by hand."""

MOST_WEAK = 12
"""Weaker candidates that are verified, the best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A recording that may hold a sound of the query: ``t_found = rate × t_query + offset_s`` on sounds' own times."""

    sha256: str
    rate: float
    offset_s: float
    votes: int
    over_chance: float
    """Votes over what chance gives, in its standard deviations."""
    query_from_s: float
    """Start of the stretch of the query that voted."""
    query_to_s: float

    @property
    def sure(self) -> bool:
        """Say whether the votes alone are far from chance."""
        return self.over_chance >= SURE_Z and self.votes >= SURE_VOTES


def find_candidates(index: PostingIndex, query: Peaks, *, without: str = "") -> list[Candidate]:
    """Find the recordings whose peaks agree with a query's.

    Args:
        index: The archive's index; a damaged segment is set aside in it.
        query: Peaks of the query, dense.
        without: Digest of the query, which is not a candidate.

    Returns:
        For each recording its best lines, the strongest recording first; all that are sure, and the best weaker ones.
    """
    found: list[Candidate] = []
    for number in range(len(index.segments)):
        lengths = index.segments[number].sizes
        for from_s in np.arange(0.0, max(query.duration_s - 3.0, 0.1), STEP_S):
            part = _part(query, float(from_s), float(from_s) + STRETCH_S)
            for rate in RATES:
                found += _vote(index, number, part, lengths, rate, (float(from_s), float(from_s) + STRETCH_S))
            if not index.segments[number].names:
                break
    best: dict[str, list[Candidate]] = {}
    for one in sorted(found, key=lambda c: -c.over_chance):
        if one.sha256 != without:
            best.setdefault(one.sha256, []).append(one)
    ranked = sorted(best.values(), key=lambda some: -some[0].over_chance)
    sure = [some for some in ranked if some[0].sure]
    weak = [some for some in ranked if not some[0].sure][:MOST_WEAK]
    return [one for some in (*sure, *weak) for one in _distinct(some)]


def _part(query: Peaks, from_s: float, to_s: float) -> Peaks:
    inside = (query.times_s >= from_s) & (query.times_s < to_s)
    return Peaks(
        duration_s=query.duration_s,
        start_s=query.start_s,
        times_s=query.times_s[inside],
        octaves=query.octaves[inside],
    )


def _distinct(some: list[Candidate]) -> list[Candidate]:
    """Keep of one recording's lines those that say something else, at most eight."""
    kept: list[Candidate] = []
    for one in some:
        at = 0.5 * (one.query_from_s + one.query_to_s)
        if all(
            abs(one.rate * at + one.offset_s - other.rate * at - other.offset_s) > 1.0
            or abs(one.query_from_s - other.query_from_s) > 60.0
            for other in kept
        ):
            kept.append(one)
        if len(kept) == 8:
            break
    return kept


def _vote(
    index: PostingIndex,
    number: int,
    part: Peaks,
    lengths_s: Floats,
    rate: float,
    span: tuple[float, float],
) -> list[Candidate]:
    """Let one stretch vote at one speed in one segment."""
    asked = query_keys(part, rate)
    names = index.segments[number].names
    if not len(asked.keys) or not names:
        return []
    hits = index.lookup(number, asked.keys, most=int(max(400, MOST_ROWS * len(names))))
    if hits is None or not len(hits.asked):
        return []
    reach = int(np.ceil(rate * span[1] / HOP_S / BIN_FRAMES)) + 2
    bins = np.ceil(lengths_s / HOP_S / BIN_FRAMES).astype(np.int64) + reach + 4
    begin = np.r_[0, np.cumsum(bins)]
    item = hits.rows["item"].astype(np.int64)
    frames = hits.rows["frame"] - rate * asked.anchor_s[hits.asked] / HOP_S
    at = begin[item] + reach + np.floor(frames / BIN_FRAMES).astype(np.int64)
    good = (at >= begin[item]) & (at < begin[item + 1] - 1)
    at, item, anchor = at[good], item[good], asked.anchors[hits.asked[good]].astype(np.int64)
    votes = np.bincount(at, minlength=int(begin[-1]) + 1)
    pair = votes[:-1] + votes[1:]
    top = np.maximum.reduceat(pair, begin[:-1])
    # The overlap of two lengths is a trapezium: its middle gets up to twice the mean.
    chance = 4.0 * np.bincount(item, minlength=len(names)) / bins
    worth = np.flatnonzero((top >= MIN_VOTES) & (top > chance + WEAK_Z * np.sqrt(chance + 1.0)))
    found = []
    for k in worth:
        place = int(begin[k] + np.argmax(pair[begin[k] : begin[k + 1]]))
        on_line = (at == place) | (at == place + 1)
        n = len(np.unique(anchor[on_line]))
        over = (n - chance[k]) / np.sqrt(chance[k] + 1.0)
        if n < MIN_VOTES or over < WEAK_Z:
            continue
        offset = float(np.median(frames[good][on_line]) * HOP_S)
        found.append(
            Candidate(
                sha256=names[k],
                rate=rate,
                offset_s=offset,
                votes=n,
                over_chance=float(over),
                query_from_s=span[0],
                query_to_s=min(span[1], part.duration_s),
            )
        )
    return found
