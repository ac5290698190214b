"""Which clock leads from one recording to another: the pair's own, else the way through the timeline."""

from __future__ import annotations

from diptych.algorithms.clock_algebra import TOLERANCE_S, compose_segments, mirror_clock
from diptych.model.findings import (
    Clock,
    ClockSegment,
    Findings,
    Recording,
    TimelineRecording,
    TimelineSegment,
)

ENDLESS_S = 1e7
"""Stands for "beyond either end" where a clock holds past a recording's own length."""


def clock_to(findings: Findings, observed: Recording, other: Recording) -> Clock:
    """The clock that maps the observed recording's time to the other's.

    A pair's own clock comes first, unless it was voted out; then the timeline, where it places both.

    Returns:
        A clock whose first is ``other`` and whose second is ``observed``; undetermined where none leads
        there.
    """
    own = _pair_clock(findings, observed, other)
    voted = {frozenset((out.first, out.second)) for out in findings.timeline.voted_out}
    kept = own is not None and (own.origin == "human" or frozenset((observed.id, other.id)) not in voted)
    if own is not None and kept and own.verdict == "aligned" and own.segments:
        return own
    through = _through_timeline(findings, observed, other)
    if through is not None:
        return through
    reason = "no clock between the two was measured" if own is None else own.reason
    if frozenset((observed.id, other.id)) in voted:
        reason = "the clock of this pair was voted out by the other recordings"
    code = own.reason_code if own is not None and own.verdict == "undetermined" else "no_clock"
    return Clock(verdict="undetermined", reason_code=code, reason=reason)


def _pair_clock(findings: Findings, observed: Recording, other: Recording) -> Clock | None:
    for comparison in findings.comparisons:
        if (comparison.first, comparison.second) == (other.id, observed.id):
            return comparison.clock
        if (comparison.first, comparison.second) == (observed.id, other.id):
            return mirror_clock(comparison.clock, observed, other)
    return None


def _through_timeline(findings: Findings, observed: Recording, other: Recording) -> Clock | None:
    placed = {one.id: one for one in findings.timeline.recordings}
    if observed.id not in placed or other.id not in placed:
        return None
    inner = _segments(placed[observed.id], observed)
    turned = mirror_clock(_clock(_segments(placed[other.id], other)), other, other).segments
    chained = [compose_segments(outer, step) for step in inner for outer in turned]
    segments = tuple(sorted((s for s in chained if s is not None), key=lambda s: s.second_from_s))
    return _clock(segments) if segments else None


def _clock(segments: tuple[ClockSegment, ...]) -> Clock:
    return Clock(
        verdict="aligned", reason_code="timeline", reason="through the common timeline", segments=segments
    )


def _segments(placed: TimelineRecording, recording: Recording) -> tuple[ClockSegment, ...]:
    """The timeline's segments; outer ones that reach the recording's own ends hold beyond them."""
    made = []
    for one in placed.segments:
        from_s = -ENDLESS_S if one.from_s <= TOLERANCE_S else one.from_s
        to_s = ENDLESS_S if one.to_s >= recording.duration_s - TOLERANCE_S else one.to_s
        made.append(_segment(one, from_s, to_s))
    return tuple(made)


def _segment(one: TimelineSegment, from_s: float, to_s: float) -> ClockSegment:
    return ClockSegment(
        second_from_s=from_s,
        second_to_s=to_s,
        offset_s=one.offset_s,
        rate=one.rate,
        interval_s=one.interval_s,
        probability=None,
        score=1.0,
        rival=None,
        method="timeline",
        limits="",
    )
