"""One timeline for all recordings: inconsistent pairs voted out, the rest joined along the strongest tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diptych.algorithms.clock_algebra import TOLERANCE_S, compose_segments, mirror_clock
from diptych.domains.timeline.vote import Edge, vote
from diptych.model.findings import (
    ClockSegment,
    Comparison,
    Recording,
    Timeline,
    TimelineRecording,
    TimelineSegment,
)


def build_timeline(recordings: Sequence[Recording], comparisons: Sequence[Comparison]) -> Timeline:
    """Place every recording, piecewise, on the clock of one of them.

    The reference is the recording that most others can be placed against; among equals the first given.
    Pairwise
    answers that contradict the others around triangles are voted out, segment by segment, and named. What
    remains
    is joined along the tree of greatest ``probability ÷ interval width``, intervals composed in quadrature. A
    segment reaches on beyond the other recording's start or end up to the next cut, so that a recording
    which runs
    on after the reference ended has its place too. No recording is placed through an undetermined clock.

    Args:
        recordings: All recordings, in the order of the command line.
        comparisons: One for every pair, in any order.

    Returns:
        Recordings in the order given; one without a place has no segments.
    """
    by_id = {recording.id: recording for recording in recordings}
    edges, voted_out = vote(by_id, comparisons)
    tree = _strongest_tree(edges)
    reference = _reference(recordings, edges, tree)
    placed: dict[str, tuple[ClockSegment, ...]] = {}
    if reference:
        whole = by_id[reference]
        placed[reference] = (_identity(whole),)
        queue = [reference]
        while queue:
            known = queue.pop(0)
            for edge in tree:
                if known not in (edge.first, edge.second):
                    continue
                reached = edge.second if edge.first == known else edge.first
                if reached in placed:
                    continue
                step = _reaching(edge, known, by_id)
                outer = _endless(placed[known], by_id[known])
                placed[reached] = _chain(outer, step) if known != reference else step
                queue.append(reached)
    return Timeline(
        reference=reference,
        recordings=tuple(
            TimelineRecording(id=r.id, segments=tuple(_plain(s) for s in placed.get(r.id, ())))
            for r in recordings
        ),
        voted_out=voted_out,
    )


def _reference(recordings: Sequence[Recording], edges: Sequence[Edge], tree: Sequence[Edge]) -> str:
    if not recordings:
        return ""
    reach = {r.id: len(_component(r.id, tree)) for r in recordings}
    degree = {r.id: sum(r.id in (e.first, e.second) for e in edges) for r in recordings}
    return max(recordings, key=lambda r: (reach[r.id], degree[r.id])).id


def _component(start: str, tree: Sequence[Edge]) -> set[str]:
    found = {start}
    grew = True
    while grew:
        grew = False
        for edge in tree:
            if (edge.first in found) != (edge.second in found):
                found |= {edge.first, edge.second}
                grew = True
    return found


def _strongest_tree(edges: Sequence[Edge]) -> list[Edge]:
    """Kruskal's maximum spanning forest."""
    tree: list[Edge] = []
    for edge in sorted(edges, key=lambda e: (-e.weight, e.first, e.second)):
        if edge.second not in _component(edge.first, tree):
            tree.append(edge)
    return tree


def _identity(recording: Recording) -> ClockSegment:
    return ClockSegment(
        second_from_s=0.0,
        second_to_s=recording.duration_s,
        offset_s=0.0,
        rate=1.0,
        interval_s=(0.0, 0.0),
        probability=1.0,
        score=1.0,
        rival=None,
        method="reference",
        limits="",
    )


def _reaching(edge: Edge, known: str, by_id: dict[str, Recording]) -> tuple[ClockSegment, ...]:
    """The edge's segments, turned so that the known recording is the first, reaching on to the next cut."""
    first, second = by_id[edge.first], by_id[edge.second]
    segments = edge.clock.segments
    if edge.second == known:
        segments = mirror_clock(edge.clock, first, second).segments
        first, second = second, first
    segments = tuple(sorted(segments, key=lambda s: s.second_from_s))
    if not segments:
        return ()
    cuts = [shot.from_s for shot in second.shots if shot.from_s > TOLERANCE_S]
    head, tail = segments[0], segments[-1]
    if head.to_first(head.second_from_s) <= _slack(first) or head.second_from_s <= TOLERANCE_S:
        start = max([c for c in cuts if c <= head.second_from_s + TOLERANCE_S], default=0.0)
        segments = (replace(head, second_from_s=min(start, head.second_from_s)), *segments[1:])
    tail = segments[-1]
    if tail.to_first(tail.second_to_s) >= first.duration_s - _slack(first):
        end = min([c for c in cuts if c >= tail.second_to_s - TOLERANCE_S], default=second.duration_s)
        segments = (*segments[:-1], replace(tail, second_to_s=max(end, tail.second_to_s)))
    return segments


def _slack(recording: Recording) -> float:
    """Two frames: a segment that ends this near to a recording's end was ended by it."""
    return 2 * recording.duration_s / max(1, recording.frames)


def _endless(segments: tuple[ClockSegment, ...], recording: Recording) -> tuple[ClockSegment, ...]:
    """Let the outer segments hold beyond the recording's own start and end."""
    if not segments:
        return ()
    result = list(segments)
    if result[0].second_from_s <= TOLERANCE_S:
        result[0] = replace(result[0], second_from_s=-1e9)
    if result[-1].second_to_s >= recording.duration_s - TOLERANCE_S:
        result[-1] = replace(result[-1], second_to_s=1e9)
    return tuple(result)


def _chain(outer: tuple[ClockSegment, ...], inner: tuple[ClockSegment, ...]) -> tuple[ClockSegment, ...]:
    made = [compose_segments(a, b) for b in inner for a in outer]
    return tuple(sorted((m for m in made if m is not None), key=lambda s: s.second_from_s))


def _plain(segment: ClockSegment) -> TimelineSegment:
    return TimelineSegment(
        from_s=segment.second_from_s,
        to_s=segment.second_to_s,
        offset_s=segment.offset_s,
        rate=segment.rate,
        interval_s=segment.interval_s,
    )
