"""Clocks mirrored, clipped, composed; a recording's time cut into what has a place on another's and what not.

Sign: ``t_first = rate × t_second + offset_s``.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diptych.model.findings import Clock, ClockSegment, Cue, Recording, WhyAbsent

TOLERANCE_S = 1e-6
"""Times closer than this are one time: findings are written to 1 µs."""

Times = Sequence[float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the second recording's time: placed on the first's clock, or absent from the first."""

    from_s: float
    to_s: float
    segment: ClockSegment | None
    """The clock of a placed stretch; of an absent one the neighbour from which its place was reckoned."""
    why_absent: WhyAbsent | None
    """``None`` where placed. ``not_resolvable``: no place was found, so nothing is said about the first."""
    at_least_s: float = 0.0
    """Of a ``gap``: how much of the stretch has no room in the first, on the second's clock."""


def mirror_clock(clock: Clock, first: Recording, second: Recording) -> Clock:
    """Turn a clock round: what placed the second on the first's clock places the first on the second's.

    An offset of +17.8 s becomes −17.8 s (at rate 1).

    Args:
        clock: Maps the second's time to the first's.
        first: The recording whose clock was the common one.
        second: The recording that was placed; its place is taken by ``first``.
    """
    turned = (mirror_segment(segment, first) for segment in clock.segments)
    machine = None if clock.machine is None else mirror_clock(clock.machine, first, second)
    ordered = tuple(sorted(turned, key=lambda segment: segment.second_from_s))
    beside = tuple(mirror_cue(cue) for cue in clock.beside)
    reason = clock.reason
    for cue, other in zip(clock.beside, beside, strict=True):
        reason = reason.replace(f"{cue.offset_s:+.2f} s", f"{other.offset_s:+.2f} s\0")
    return replace(clock, segments=ordered, machine=machine, beside=beside, reason=reason.replace("\0", ""))


def mirror_cue(cue: Cue, rate: float = 1.0) -> Cue:
    """Turn one cue round."""
    low, high = cue.interval_s
    return replace(
        cue, offset_s=-cue.offset_s / rate + 0.0, interval_s=(-high / rate + 0.0, -low / rate + 0.0)
    )


def mirror_segment(segment: ClockSegment, first: Recording | None = None) -> ClockSegment:
    """Turn one segment round; frame numbers are those of ``first``, or 0 when it is not given."""
    rate = segment.rate
    from_s, to_s = segment.to_first(segment.second_from_s), segment.to_first(segment.second_to_s)

    def turn(low: float, high: float) -> tuple[float, float]:
        return (-high / rate + 0.0, -low / rate + 0.0)

    rival = segment.rival and replace(segment.rival, offset_s=-segment.rival.offset_s / rate)
    return replace(
        segment,
        second_from_s=from_s,
        second_to_s=to_s,
        offset_s=-segment.offset_s / rate + 0.0,
        rate=1 / rate,
        interval_s=turn(*segment.interval_s),
        rival=rival,
        cues=tuple(mirror_cue(cue, rate) for cue in segment.cues),
        second_from_frame=0 if first is None else frame_at(first, from_s),
        second_to_frame=0 if first is None else frame_at(first, to_s),
    )


def frame_at(recording: Recording, t_s: float, frame_times_s: Times | None = None) -> int:
    """Number of the first frame at or after a time; as the end of a stretch it is the first frame outside.

    At 25 frames per second 0.40 s is frame 10 and 0.41 s is frame 11.

    Args:
        recording: Gives the mean frame rate when the times of its frames are not at hand.
        t_s: Time on the recording's own clock.
        frame_times_s: Rising presentation times of all frames, when known.
    """
    if frame_times_s is not None and len(frame_times_s):
        return bisect_left(frame_times_s, t_s - TOLERANCE_S)
    number = math.ceil((t_s - TOLERANCE_S) / frame_length_s(recording))
    return min(max(number, 0), recording.frames)


def frame_length_s(recording: Recording) -> float:
    """Mean time from one frame to the next."""
    if recording.frames < 1 or recording.duration_s <= 0:
        return 0.04
    return recording.duration_s / recording.frames


def margins_s(segment: ClockSegment) -> tuple[float, float]:
    """How far the 95 % interval reaches below and above the offset, both at least 0."""
    return (
        max(0.0, segment.offset_s - segment.interval_s[0]),
        max(0.0, segment.interval_s[1] - segment.offset_s),
    )


def clip_clock(clock: Clock, first_duration_s: float, second_duration_s: float) -> Clock:
    """Keep only those parts of the segments that lie inside both recordings."""
    kept = []
    for segment in clock.segments:
        from_s = max(segment.second_from_s, 0.0, segment.to_second(0.0))
        to_s = min(segment.second_to_s, second_duration_s, segment.to_second(first_duration_s))
        if to_s > from_s + TOLERANCE_S:
            kept.append(replace(segment, second_from_s=from_s, second_to_s=to_s))
    return replace(clock, segments=tuple(sorted(kept, key=lambda segment: segment.second_from_s)))


def compose_segments(outer: ClockSegment, inner: ClockSegment) -> ClockSegment | None:
    """Chain two segments: the third on the second's clock (inner), the second on the first's (outer).

    Margins add in quadrature. Gives nothing where the two have no time of the second in common.
    """
    from_s = max(inner.second_from_s, inner.to_second(outer.second_from_s))
    to_s = min(inner.second_to_s, inner.to_second(outer.second_to_s))
    if to_s <= from_s + TOLERANCE_S:
        return None
    offset_s = outer.rate * inner.offset_s + outer.offset_s
    (outer_low, outer_high), (inner_low, inner_high) = margins_s(outer), margins_s(inner)
    known = [p for p in (outer.probability, inner.probability) if p is not None]
    return ClockSegment(
        second_from_s=from_s,
        second_to_s=to_s,
        offset_s=offset_s,
        rate=outer.rate * inner.rate,
        interval_s=(
            offset_s - math.hypot(outer_low, outer.rate * inner_low),
            offset_s + math.hypot(outer_high, outer.rate * inner_high),
        ),
        probability=math.prod(known) if known else None,
        score=min(outer.score, inner.score),
        rival=None,
        method="composed",
        limits="Carried through a third recording; the intervals of both steps are added in quadrature.",
        origin="human" if "human" in (outer.origin, inner.origin) else "machine",
    )


def cut_by_place(clock: Clock, first_duration_s: float, second_duration_s: float) -> tuple[Piece, ...]:
    """Cut all of the second's time into stretches with a place on the first's clock and stretches without.

    What lies before the first's start or after its end by the nearest segment's clock is absent for that
    reason. Between two segments a stretch of the second has room in the first only as far as the first
    runs on
    between them: what exceeds that room is a gap in the first for certain, the rest is not resolvable.

    Args:
        clock: Maps the second's time to the first's; ``aligned``, with at least one segment.
        first_duration_s: Length of the first recording.
        second_duration_s: Length of the second recording.

    Returns:
        Pieces in the second's order which meet end to end and cover exactly ``0 … second_duration_s``.
    """
    segments = clip_clock(clock, first_duration_s, second_duration_s).segments
    if not segments:
        return _beside(clock, first_duration_s, second_duration_s)
    pieces: list[Piece] = []
    edge_s = 0.0
    previous: ClockSegment | None = None
    for segment in segments:
        from_s = max(segment.second_from_s, edge_s)
        if from_s >= segment.second_to_s:
            continue
        if previous is None:
            split_s = max(0.0, min(from_s, segment.to_second(0.0)))
            pieces.append(_absent(0.0, split_s, segment, "before_start"))
            pieces.append(_absent(split_s, from_s, segment, "not_resolvable"))
        else:
            pieces.append(_between(edge_s, from_s, previous, segment, segments))
        pieces.append(Piece(from_s=from_s, to_s=segment.second_to_s, segment=segment, why_absent=None))
        edge_s, previous = segment.second_to_s, segment
    last = segments[-1] if previous is None else previous
    split_s = min(second_duration_s, max(edge_s, last.to_second(first_duration_s)))
    pieces.append(_absent(edge_s, split_s, last, "not_resolvable"))
    pieces.append(_absent(split_s, second_duration_s, last, "after_end"))
    return tuple(piece for piece in pieces if piece.to_s > piece.from_s + TOLERANCE_S)


def _beside(clock: Clock, first_duration_s: float, second_duration_s: float) -> tuple[Piece, ...]:
    """The two are on one clock and share no time: one is over before the other starts."""
    for segment in clock.segments:
        if segment.to_first(0.0) >= first_duration_s - TOLERANCE_S:
            return (_absent(0.0, second_duration_s, segment, "after_end"),)
        if segment.to_first(second_duration_s) <= TOLERANCE_S:
            return (_absent(0.0, second_duration_s, segment, "before_start"),)
    return ()


def _absent(from_s: float, to_s: float, segment: ClockSegment, why: WhyAbsent) -> Piece:
    return Piece(from_s=from_s, to_s=to_s, segment=segment, why_absent=why)


def _between(
    from_s: float, to_s: float, before: ClockSegment, after: ClockSegment, segments: tuple[ClockSegment, ...]
) -> Piece:
    """A stretch between two segments: a gap as far as the first has no unplaced room for it."""
    low_s, high_s = before.to_first(before.second_to_s), after.to_first(after.second_from_s)
    in_order = all(
        not (low_s + TOLERANCE_S < other.to_first(other.second_from_s) < high_s - TOLERANCE_S)
        for other in segments
    )
    room_s = max(0.0, high_s - low_s) / min(before.rate, after.rate) if in_order else math.inf
    if high_s < low_s - TOLERANCE_S:
        room_s = math.inf
    at_least_s = to_s - from_s - room_s
    if at_least_s <= TOLERANCE_S:
        return Piece(from_s=from_s, to_s=to_s, segment=before, why_absent="not_resolvable")
    return Piece(from_s=from_s, to_s=to_s, segment=before, why_absent="gap", at_least_s=at_least_s)
