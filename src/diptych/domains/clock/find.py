"""Find the clock between two examined recordings."""

from __future__ import annotations

from dataclasses import replace

from diptych.algorithms.examined import Examined
from diptych.algorithms.movers import Track
from diptych.algorithms.signals import sound_lag
from diptych.domains.clock.by_ground import place_by_ground
from diptych.domains.clock.by_shake import place_by_shake
from diptych.domains.clock.common import pair_of, undetermined
from diptych.model.findings import Clock, Cue


def find_clock(
    first: Examined,
    second: Examined,
    tracks_first: list[Track],
    tracks_second: list[Track],
    *,
    same_ground: bool,
) -> Clock:
    """Find how the second's time maps to the first's.

    Args:
        first: The reference recording.
        second: The recording to place.
        tracks_first: Its movers on the common ground.
        tracks_second: Likewise.
        same_ground: Whether a common ground was found; without it movers say nothing.

    Returns:
        Segments with interval and rival, or *undetermined* with a reason code: ``no_common_ground``, ``no_movers``,
        ``flat``, ``ambiguous``, ``too_little``.
    """
    pair = pair_of(first, second)
    sound = _sound_cue(first, second)
    clock = place_by_shake(pair)
    if clock is None and same_ground:
        clock = place_by_ground(pair, tracks_first, tracks_second)
    if clock is None:
        clock = undetermined("no_common_ground", "No common ground was found, so movers cannot be compared.")
    return _with_sound(clock, sound)


def _with_sound(clock: Clock, sound: Cue | None) -> Clock:
    """Put the sound's offset beside the others; it sets no clock alone."""
    if sound is None:
        return clock
    if clock.verdict == "aligned":
        return replace(clock, segments=tuple(replace(s, cues=(*s.cues, sound)) for s in clock.segments))
    return replace(
        clock,
        reason=f"{clock.reason} The sound agrees at {sound.offset_s:+.2f} s; a common soundtrack shows a common "
        "edit, not a common time, so it does not set the clock alone.",
    )


def _sound_cue(first: Examined, second: Examined) -> Cue | None:
    if first.sound is None or second.sound is None:
        return None
    lag = sound_lag(first.sound, second.sound, first.sound_rate_hz)
    if lag is None or lag.score < 0.4 or lag.score < 1.5 * lag.rival_score:
        return None
    offset = lag.lag_s + first.sound_start_s - second.sound_start_s
    return Cue(cue="sound", offset_s=offset, interval_s=(offset - 0.02, offset + 0.02), score=lag.score)
