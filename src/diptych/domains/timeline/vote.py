"""Loop closure: around a triangle of recordings, two clocks in a row must give the third."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from diptych.algorithms.clock_algebra import compose_segments, frame_length_s, margins_s, mirror_clock
from diptych.model.findings import Clock, ClockSegment, Comparison, Recording, VotedOut

TOLERATED = 2.0
"""Closure errors up to this many times the joint 95 % margin (and one frame) agree. Chosen by hand."""

LEAST_WIDTH_S = 0.002
"""Intervals narrower than this do not weigh more."""

HUMAN_WEIGHT = 1e6
"""A person's anchors yield to no machine's answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """An aligned pair: its clock maps ``second`` to ``first``."""

    first: str
    second: str
    clock: Clock

    @property
    def weight(self) -> float:
        """Probability over interval width, averaged over the segments by their length."""
        total_s = sum(s.second_to_s - s.second_from_s for s in self.clock.segments)
        if total_s <= 0:
            return 0.0
        lengths = [(s, s.second_to_s - s.second_from_s) for s in self.clock.segments]
        return math.fsum(segment_weight(s) * length_s for s, length_s in lengths) / total_s


Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class _Loop:
    keys: frozenset[Key]
    closes: bool
    error_s: float
    through: str


def segment_weight(segment: ClockSegment) -> float:
    """Weigh one segment: its probability over the width of its interval."""
    if segment.origin == "human":
        return HUMAN_WEIGHT
    probability = segment.score if segment.probability is None else segment.probability
    return max(probability, 0.0) / max(sum(margins_s(segment)), LEAST_WIDTH_S)


def vote(
    recordings: Mapping[str, Recording], comparisons: Sequence[Comparison]
) -> tuple[tuple[Edge, ...], tuple[VotedOut, ...]]:
    """Drop pairwise segments that contradict the others, worst first, until every triangle closes.

    A segment's votes are the triangles that close through it, less those that do not. Of the segments with
    the
    worst balance the one of least weight goes.

    Returns:
        The pairs that remain, and what was dropped with its reason.
    """
    segments: dict[Key, ClockSegment] = {}
    clocks: dict[tuple[str, str], Clock] = {}
    for comparison in comparisons:
        known = comparison.first in recordings and comparison.second in recordings
        if known and comparison.clock.verdict == "aligned" and comparison.clock.segments:
            clocks[comparison.first, comparison.second] = comparison.clock
            for i, segment in enumerate(comparison.clock.segments):
                segments[comparison.first, comparison.second, i] = segment
    loops = list(_loops(recordings, segments))
    out: dict[Key, str] = {}
    while any(not loop.closes for loop in loops):
        balance: dict[Key, int] = {}
        for loop in loops:
            for key in loop.keys:
                balance[key] = balance.get(key, 0) + (1 if loop.closes else -1)
        open_keys = {key for loop in loops if not loop.closes for key in loop.keys}
        ranks = {
            key: (_yields(segments[key]), balance[key], segment_weight(segments[key])) for key in open_keys
        }
        worst = min(open_keys, key=lambda key: (ranks[key], key))
        out[worst] = _reason(worst, segments[worst], [loop for loop in loops if worst in loop.keys])
        loops = [loop for loop in loops if worst not in loop.keys]
    edges = []
    for (first, second), clock in clocks.items():
        kept = tuple(s for i, s in enumerate(clock.segments) if (first, second, i) not in out)
        if kept:
            edges.append(Edge(first=first, second=second, clock=replace(clock, segments=kept)))
    voted = tuple(VotedOut(first=key[0], second=key[1], reason=reason) for key, reason in sorted(out.items()))
    return tuple(edges), voted


def _yields(segment: ClockSegment) -> int:
    return 1 if segment.origin == "human" else 0


def _loops(recordings: Mapping[str, Recording], segments: Mapping[Key, ClockSegment]) -> Iterator[_Loop]:
    for a, b, c in combinations(recordings, 3):
        ab, bc, ac = (_oriented(recordings, segments, *pair) for pair in ((a, b), (b, c), (a, c)))
        for key_ab, a_from_b in ab:
            for key_bc, b_from_c in bc:
                chained = compose_segments(a_from_b, b_from_c)
                if chained is None:
                    continue
                for key_ac, direct in ac:
                    frame_s = max(frame_length_s(recordings[name]) for name in (a, b, c))
                    loop = _close(chained, direct, frozenset({key_ab, key_bc, key_ac}), frame_s, b)
                    if loop is not None:
                        yield loop


def _close(
    chained: ClockSegment, direct: ClockSegment, keys: frozenset[Key], frame_s: float, through: str
) -> _Loop | None:
    from_s = max(chained.second_from_s, direct.second_from_s)
    to_s = min(chained.second_to_s, direct.second_to_s)
    if to_s - from_s < frame_s:
        return None
    middle_s = (from_s + to_s) / 2
    error_s = chained.to_first(middle_s) - direct.to_first(middle_s)
    allowed_s = TOLERATED * math.hypot(max(margins_s(chained)), max(margins_s(direct))) + frame_s
    return _Loop(keys, abs(error_s) <= allowed_s, error_s, through)


def _oriented(
    recordings: Mapping[str, Recording], segments: Mapping[Key, ClockSegment], first: str, second: str
) -> list[tuple[Key, ClockSegment]]:
    found = []
    for key, segment in segments.items():
        if key[:2] == (first, second):
            found.append((key, segment))
        elif key[:2] == (second, first):
            clock = Clock(verdict="aligned", reason_code="", reason="", segments=(segment,))
            turned = mirror_clock(clock, recordings[second], recordings[first])
            found.append((key, turned.segments[0]))
    return found


def _reason(key: Key, segment: ClockSegment, loops: Sequence[_Loop]) -> str:
    against = [loop for loop in loops if not loop.closes]
    agree = len(loops) - len(against)
    others = sorted({name for loop in against for other in loop.keys for name in other[:2]} - set(key[:2]))
    error_s = max(abs(loop.error_s) for loop in against)
    text = (
        f"From {segment.second_from_s:.2f} to {segment.second_to_s:.2f} s of {key[1]} this pair's clock "
        f"differs by "
        f"{error_s:.2f} s from what the pairs with {', '.join(others)} give; {len(against)} of {len(loops)} "
        f"triangles do not close through it"
    )
    if agree == 0 and len(against) == 1:
        return text + ". With one triangle there is no majority: of its pairs this one weighed least."
    return text + "."
