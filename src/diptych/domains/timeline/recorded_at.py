"""When a recording was made, carried by the clock to the others."""

from __future__ import annotations

from datetime import datetime, timedelta

from diptych.algorithms.clock_algebra import TOLERANCE_S, margins_s
from diptych.model.findings import Clock, RecordedAt, Recording


def carry_recorded_at(source: Recording, target: Recording, clock: Clock) -> RecordedAt | None:
    """Say when the target's first frame was taken, from when the source's first frame was.

    A source first taken at 14:03:00 whose clock places the target's 0.0 s at 17.8 s was joined by the
    target at
    14:03:17.8; the clock's interval widens the answer.

    Args:
        source: The recording with a time that somebody gave.
        target: The recording to date.
        clock: Maps the target's time to the source's.

    Returns:
        ``None`` where the source has no such time, the clock is undetermined, or a cut lies between either
        first
        frame and the stretch that the clock covers, so that no time can be counted across it.
    """
    if source.recorded_at is None or clock.verdict != "aligned" or not clock.segments:
        return None
    segment = min(clock.segments, key=lambda s: s.second_from_s)
    joined_s = segment.to_first(segment.second_from_s)
    if _cut_between(source, 0.0, joined_s) or _cut_between(target, 0.0, segment.second_from_s):
        return None
    low_s, high_s = margins_s(segment)
    at_start_s = segment.to_first(0.0)
    try:
        earliest = datetime.fromisoformat(source.recorded_at.earliest)
        latest = datetime.fromisoformat(source.recorded_at.latest)
    except ValueError:
        return None
    return RecordedAt(
        earliest=(earliest + timedelta(seconds=at_start_s - low_s)).isoformat(timespec="milliseconds"),
        latest=(latest + timedelta(seconds=at_start_s + high_s)).isoformat(timespec="milliseconds"),
        basis=f"carried from {source.id} by the clock; there: {source.recorded_at.basis}",
        author=source.recorded_at.author,
    )


def _cut_between(recording: Recording, from_s: float, to_s: float) -> bool:
    return any(from_s + TOLERANCE_S < shot.from_s < to_s + TOLERANCE_S for shot in recording.shots)
