"""Find the clock between two examined recordings: which cue decides, and what stands beside it."""

from __future__ import annotations

from dataclasses import replace

from diptych.algorithms.examined import Examined
from diptych.algorithms.movers import Track
from diptych.domains.clock.by_copy import place_by_copies
from diptych.domains.clock.by_ground import place_by_ground
from diptych.domains.clock.by_sound import Heard, place_by_sound
from diptych.domains.clock.by_tracks import place_by_tracks
from diptych.domains.clock.common import pair_of, undetermined
from diptych.model.findings import Clock, ClockSegment, Cue, Match


def find_clock(
    first: Examined,
    second: Examined,
    tracks_first: list[Track],
    tracks_second: list[Track],
    *,
    same_ground: bool,
    copies: tuple[Match, ...] = (),
) -> tuple[Clock, tuple[Match, ...]]:
    """Find how the second's time maps to the first's.

    A copy is placed by the frames that it shares; else motion on the common ground decides; without a common ground,
    tracks alone. Sound that two microphones heard sets the clock where sight cannot, and
    where both answer they must agree.

    Args:
        first: The reference recording.
        second: The recording to place.
        tracks_first: Its movers on the common ground.
        tracks_second: Likewise.
        same_ground: Whether a common ground was found.
        copies: Stretches that show the same frames in both, where frames were compared.

    Returns:
        The clock: segments with interval and rival, or *undetermined* with a reason code (``no_common_ground``,
        ``no_movers``, ``flat``, ``ambiguous``, ``too_little``, ``cues_disagree``). And the stretches over which both
        hold the same soundtrack, which say nothing of time.
    """
    pair = pair_of(first, second)
    heard = place_by_sound(first, second)
    if copies:
        clock = place_by_copies(pair, copies)
    elif same_ground:
        clock = place_by_ground(pair, tracks_first, tracks_second)
    else:
        clock = _without_ground(first, second)
    return _with_sound(clock, heard), heard.soundtrack


def _without_ground(first: Examined, second: Examined) -> Clock:
    alone = place_by_tracks(first, second)
    if alone is not None and alone.verdict == "aligned":
        return alone
    reason = "No common ground was found, so movers cannot be compared on it."
    return undetermined("no_common_ground", f"{reason} {alone.reason}" if alone is not None else reason)


def _with_sound(clock: Clock, heard: Heard) -> Clock:
    """Hold the answer of sight against what was heard."""
    if clock.verdict != "aligned":
        if heard.clock is not None:
            return heard.clock
        if heard.cue is None:
            return clock
        return replace(
            clock, reason=f"{clock.reason} The sound agrees at {heard.cue.offset_s:+.2f} s. {heard.reason}"
        )
    if heard.clock is not None and clock.reason_code != "same_footage":
        apart = _largest_contradiction(clock, heard.clock)
        if apart is not None:
            sight, sound = apart
            return undetermined(
                "cues_disagree",
                f"Motion places a stretch at {sight.offset_s:+.2f} s and sound heard by two microphones places it "
                f"at {sound.offset_s:+.2f} s; both cannot hold.",
            )
    if heard.cue is None:
        return clock
    return replace(clock, segments=tuple(_beside(s, heard) for s in clock.segments))


def _largest_contradiction(sight: Clock, sound: Clock) -> tuple[ClockSegment, ClockSegment] | None:
    """Return two segments that share a second or more and whose intervals exclude each other."""
    found: list[tuple[float, ClockSegment, ClockSegment]] = []
    for s in sight.segments:
        for h in sound.segments:
            low, high = max(s.second_from_s, h.second_from_s), min(s.second_to_s, h.second_to_s)
            if high - low < 1.0:
                continue
            middle = 0.5 * (low + high)
            apart = abs(s.to_first(middle) - h.to_first(middle)) - s.half_width_s - h.half_width_s
            if apart > 0:
                found.append((apart, s, h))
    return max(found, key=lambda row: row[0])[1:] if found else None


def _beside(segment: ClockSegment, heard: Heard) -> ClockSegment:
    """Put what the sound says of a segment beside what decided it."""
    cues: list[Cue] = []
    if heard.clock is not None:
        middle = 0.5 * (segment.second_from_s + segment.second_to_s)
        cues = [c for h in heard.clock.segments if h.second_from_s <= middle <= h.second_to_s for c in h.cues]
    elif heard.cue is not None:
        cues = [heard.cue]
    return replace(segment, cues=(*segment.cues, *cues))
