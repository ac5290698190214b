"""Find the clock between two examined recordings: which cue decides, and what stands beside it."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from diptych.algorithms.examined import Examined
from diptych.algorithms.movers import Track
from diptych.domains.clock.by_activity import place_by_activity
from diptych.domains.clock.by_copy import place_by_copies
from diptych.domains.clock.by_ground import place_by_ground
from diptych.domains.clock.by_light import place_by_light
from diptych.domains.clock.by_sound import place_by_sound
from diptych.domains.clock.by_tracks import place_by_tracks
from diptych.domains.clock.common import Beside, pair_of, undetermined
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
    tracks alone. Sound that two microphones heard, or abrupt changes of light at one spacing, set the clock where
    sight cannot, and where several answer they must agree.

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
        clock = _by_tracks_alone(first, second)
    others = [
        Beside(name="the sound", clock=heard.clock, cue=heard.cue, reason=heard.reason),
        place_by_light(pair),
    ]
    if not copies and not same_ground and clock.verdict != "aligned":
        others.append(place_by_activity(pair))
    return _with_others(clock, [o for o in others if o is not None]), heard.soundtrack


def _by_tracks_alone(first: Examined, second: Examined) -> Clock:
    alone = place_by_tracks(first, second)
    if alone is not None and alone.verdict == "aligned":
        return alone
    reason = "No common ground was found, so movers cannot be compared on it."
    return undetermined("no_common_ground", f"{reason} {alone.reason}" if alone is not None else reason)


def _with_others(clock: Clock, others: list[Beside]) -> Clock:
    """Hold sight against further cues: they set the clock where it cannot, and must agree where it can."""
    setting = [o for o in others if o.clock is not None]
    if clock.verdict == "aligned" and clock.reason_code != "same_footage":
        apart = [(gap, "motion", o.name) for o in setting if (gap := _contradiction(clock, o.clock))]
    else:
        apart = [
            (gap, one.name, other.name)
            for one, other in combinations(setting, 2)
            if one.clock is not None and (gap := _contradiction(one.clock, other.clock))
        ]
    if apart:
        (_, sight, other), one_name, other_name = max(apart, key=lambda row: row[0][0])
        disagree = undetermined(
            "cues_disagree",
            f"{one_name.capitalize()} places a stretch at {sight.offset_s:+.2f} s and {other_name} places it at "
            f"{other.offset_s:+.2f} s; both cannot hold.",
        )
        return replace(disagree, beside=(*sight.cues[:1], *other.cues[:1]))
    if clock.verdict != "aligned":
        if not setting or setting[0].clock is None:
            named = [(o, o.cue) for o in others if o.cue is not None]
            said = [f"{o.name.capitalize()} agrees at {cue.offset_s:+.2f} s. {o.reason}" for o, cue in named]
            return replace(
                clock, reason=" ".join([clock.reason, *said]), beside=tuple(cue for _, cue in named)
            )
        clock = setting[0].clock
        others = [o for o in others if o is not setting[0]]
    return replace(clock, segments=tuple(_beside(s, others) for s in clock.segments))


_Contradiction = tuple[float, ClockSegment, ClockSegment]


def _contradiction(one: Clock, other: Clock | None) -> _Contradiction | None:
    """Return the largest gap between segments that share a second or more and whose intervals exclude each other."""
    found: list[_Contradiction] = []
    for s in one.segments:
        for h in other.segments if other is not None else ():
            low, high = max(s.second_from_s, h.second_from_s), min(s.second_to_s, h.second_to_s)
            if high - low < 1.0:
                continue
            middle = 0.5 * (low + high)
            apart = abs(s.to_first(middle) - h.to_first(middle)) - s.half_width_s - h.half_width_s
            if apart > 0:
                found.append((apart, s, h))
    return max(found, key=lambda row: row[0]) if found else None


def _beside(segment: ClockSegment, others: list[Beside]) -> ClockSegment:
    """Put what further cues say of a segment beside what decided it."""
    cues: list[Cue] = []
    middle = 0.5 * (segment.second_from_s + segment.second_to_s)
    for other in others:
        if other.clock is not None:
            cues += [
                c for s in other.clock.segments if s.second_from_s <= middle <= s.second_to_s for c in s.cues
            ]
        elif other.cue is not None:
            cues.append(other.cue)
    return replace(segment, cues=(*segment.cues, *cues))
