"""When sound may set the clock: two microphones at one event may, one soundtrack under two videos may not.

A soundtrack laid over shows a common edit, not a common time. It is the same signal: between both sounds lies a
response of one sharp peak. Two microphones hear one source through two paths and two rooms' worth of reflections:
their response has a tail. Where the measure is in between, or the sound is music, the answer is *undetermined*.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from diptych.algorithms.examined import Examined
from diptych.algorithms.sound import SoundPiece, find_pieces
from diptych.model.findings import Clock, ClockSegment, Cue, Match, Rival

SoundKind = Literal["two_microphones", "same_soundtrack", "music", "ambiguous", "undetermined"]

MICROPHONES_APART_M = 34.0
"""Difference of the two paths of sound that the interval allows for: 0.1 s. Chosen by hand: people who film one
event from farther apart seldom share its sound."""

SPEED_OF_SOUND_M_S = 343.0
"""In air at 20 °C."""

RIVAL_SHARE = 0.6
"""Above this share of the height another lag is as good. Chosen by hand: music in loops reached 0.3 to 0.5, and is
refused as music; tones under each other 0.8 and more; speech 0.15 at most."""

SHARP_TAIL = 0.35
"""Most tail of one signal. Measured: copies and re-coded music 0.01, mixed with equally loud speech up to 0.17,
12 dB under it 0.23 to 0.57 (those stay undetermined)."""

ROOM_TAIL = 1.0
"""Least tail of two microphones. Measured in simulated rooms: 2.7 and more."""

SHARP_SPREAD_S = 0.0001
"""Most scatter of the blocks' lags of one signal: less than one sample; copies measured 0.002 ms."""

STEADY_DRIFT_PPM = 2.0
"""Less drift than this is none: one signal, copied digitally, keeps its rate."""

LONG_COHERENCE = 0.15
"""Least share that two microphones explain of each other with windows of half a second (measured: 0.43 to 0.63)."""

LONG_OVER_SHORT = 1.5
"""A room needs long windows: least ratio of both coherences (measured: 2.4 and more; one signal 0.9 to 1.3)."""

ONE_SIGNAL = 0.85
"""Above this share explained by a filter of milliseconds both are one signal. Measured: re-coded sound 0.86 to 0.99,
two microphones up to 0.67 (a simulated dead room)."""

SHORT_EXPLAINS = 1.15
"""One signal under other sounds: long windows explain no more than short ones by this factor. Measured: soundtracks
under speech 0.8 to 1.26 (the last at 0.07), a dead room 1.18 to 1.33, open air 1.25 to 1.7."""

PROCESSED = 0.95
"""Above this one sound is a filtered form of the other. Measured: reverberation added to speech up to 0.98, two
microphones with noise 20 dB below 0.92 at most."""

BOTH_SIDES = 0.35
"""Least tail on its weaker side: reflections of both rooms stand on both sides of the peak. Measured: reverberation
added to speech 0.17 to 0.22, and as much for a close microphone beside one in the room (undetermined then); two
microphones in rooms 0.48 to 2.6."""

DRIFT_PPM = (3.0, 150.0)
"""Drift of two recorders' clocks; a digital copy has none, a changed frame rate 1,000."""

ECHO_TAIL = 0.05
"""Least tail beside a drift. Measured in simulated open air with one reflection and three weak echoes: 0.09 to 0.55."""

ECHO_LONG_OVER_SHORT = 1.2
"""Least ratio of both coherences beside a drift. Measured there: 1.25 to 1.7."""

STEADY_TONES = 2.0
"""Above this the sound counts as music. Measured: 40 stretches of speech up to 1.9 (median 0.75), 34 orchestral
pieces 2.8 and more, three electronic ones 1.4, 2.2 and 3.8 (the first has a beat of 0.8)."""

BEAT = 0.3
"""Above this the sound counts as music. Measured: 40 stretches of speech of 30 s up to 0.21, electronic music 0.44 to
0.81."""

NATURAL_S = 8.0
"""Shortest piece whose beat and tones say that it is no music: a rhythm needs some bars."""

STILL_SHARE = 0.95
"""A recording whose pictures stand still or black for this share shows nothing that has a time. A still picture as
video measured 0.992: an encoder refines its first pictures for some tenths of a second. Chosen by hand."""

CODING_S = 0.05
"""Half width where one signal sets a clock: encoders shift sound by up to 2,112 samples, at 44.1 kHz 48 ms."""

SAME_LINE_S = 0.005
"""Pieces whose lags differ by less are one: a cut would have moved the lag by a picture or more."""

EXTEND_S = 5.0
"""A segment is extended by up to this to the end of the overlap or to a jump: quiet ends hold no evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the sound of two recordings says about their clock."""

    kind: SoundKind | Literal["none"]
    """Of the piece that decides; ``none`` where nothing common was found."""
    reason: str
    """A plain sentence."""
    clock: Clock | None
    """Aligned, or ``None``: sound never says more than it can."""
    soundtrack: tuple[Match, ...]
    """Stretches that hold the same signal, on each recording's own clock; never a common time by themselves."""
    cue: Cue | None
    """The lag of the best piece, to stand beside other evidence."""


def place_by_sound(first: Examined, second: Examined) -> Heard:
    """Decide what the sound of two recordings says.

    A knock at 12.0 s of the first and at 2.5 s of the second, heard by two microphones, gives a clock of +9.5 s.

    Args:
        first: The reference recording.
        second: The recording to place.

    Returns:
        A clock where two microphones heard one event (``sound_of_two_microphones``) or where nothing but one and
        the same sound happens in both (``same_sound_under_still_pictures``); the common soundtrack; a cue.
    """
    if first.sound is None or second.sound is None or first.sound_rate_hz != second.sound_rate_hz:
        return Heard(
            kind="none",
            reason="One of the recordings has no sound.",
            clock=None,
            soundtrack=(),
            cue=None,
        )
    pieces = find_pieces(first.sound, second.sound, first.sound_rate_hz)
    if not pieces:
        return Heard(kind="none", reason="No common sound was found.", clock=None, soundtrack=(), cue=None)
    kinds = [sound_kind(p) for p in pieces]
    heard = [p for p, kind in zip(pieces, kinds, strict=True) if kind == "two_microphones"]
    same = [p for p, kind in zip(pieces, kinds, strict=True) if kind == "same_soundtrack"]
    soundtrack = tuple(_match(first, second, p) for p in same)
    best = max(pieces, key=lambda p: (p.second_to_s - p.second_from_s) * p.support)
    kind = kinds[pieces.index(best)]
    cue = _cue(first, second, best, kind) if kind != "ambiguous" else None
    clock: Clock | None = None
    if heard and not _overlap_in_first(heard):
        kind = "two_microphones"
        clock = _clock_of_two_microphones(first, second, heard)
        cue = clock.segments[0].cues[0]
    elif same and len(same) == len(pieces) and _only_sound(first, second, same):
        clock = _clock_of_sound_alone(first, second, same)
    return Heard(kind=kind, reason=_reason(kind, clock), clock=clock, soundtrack=soundtrack, cue=cue)


def sound_kind(piece: SoundPiece) -> SoundKind:
    """Say what kind of likeness a piece is. When in doubt, ``undetermined``."""
    if piece.rival_share > RIVAL_SHARE:
        return "ambiguous"
    if _one_signal(piece):
        return "same_soundtrack"
    if not (_room(piece) or _own_clock_and_echo(piece)):
        return "undetermined"
    return "two_microphones" if _natural(piece) else "music"


def _one_signal(piece: SoundPiece) -> bool:
    """Say whether one sharp peak without a tail, at a lag that does not wander, is all that lies between both."""
    likeness = piece.likeness
    if likeness.tail + 2 * likeness.tail_error > SHARP_TAIL or likeness.spread_s > SHARP_SPREAD_S:
        return False
    if likeness.short_coherence > ONE_SIGNAL:
        return True
    steady = abs(piece.drift_ppm) < STEADY_DRIFT_PPM + 3 * piece.drift_error_ppm
    return steady and likeness.long_coherence < SHORT_EXPLAINS * likeness.short_coherence + 0.02


def _room(piece: SoundPiece) -> bool:
    """Say whether the response has the tail of two paths through a room."""
    likeness = piece.likeness
    return (
        likeness.tail - 2 * likeness.tail_error > ROOM_TAIL
        and likeness.lesser_tail > BOTH_SIDES
        and LONG_COHERENCE < likeness.long_coherence < PROCESSED
        and likeness.long_coherence > LONG_OVER_SHORT * likeness.short_coherence
    )


def _own_clock_and_echo(piece: SoundPiece) -> bool:
    """Say whether the drift of two recorders and some echo are there: the open air has little tail."""
    likeness = piece.likeness
    drift = abs(piece.drift_ppm)
    return (
        DRIFT_PPM[0] < drift < DRIFT_PPM[1]
        and drift > 8 * piece.drift_error_ppm
        and likeness.tail - 10 * likeness.tail_error > ECHO_TAIL
        and likeness.short_coherence < ONE_SIGNAL
        and LONG_COHERENCE < likeness.long_coherence < PROCESSED
        and likeness.long_coherence > ECHO_LONG_OVER_SHORT * likeness.short_coherence
    )


def _natural(piece: SoundPiece) -> bool:
    """Say whether a piece is long enough to tell, and is no music: nothing held, nothing in bars."""
    likeness = piece.likeness
    return (
        piece.second_to_s - piece.second_from_s >= NATURAL_S
        and likeness.steady_tones < STEADY_TONES
        and likeness.beat < BEAT
    )


def _overlap_in_first(pieces: list[SoundPiece]) -> bool:
    """Say whether a moment of the first was heard at two times of the second: a repetition, not an event."""
    spans = sorted((p.to_first(p.second_from_s), p.to_first(p.second_to_s)) for p in pieces)
    return any(before[1] > after[0] + 1.0 for before, after in pairwise(spans))


def _only_sound(first: Examined, second: Examined, pieces: list[SoundPiece]) -> bool:
    return all(_natural(p) for p in pieces) and _still(first) and _still(second)


def _still(recording: Examined) -> bool:
    """Say whether a recording's pictures stand still (or black) all the time."""
    spans = sorted((a, b) for kind, a, b in recording.stretches if kind in ("black", "frozen"))
    covered, end = 0.0, 0.0
    for a, b in spans:
        covered += max(0.0, b - max(a, end))
        end = max(end, b)
    return recording.end_s > 0 and covered >= STILL_SHARE * recording.end_s


def _offset_s(first: Examined, second: Examined, piece: SoundPiece) -> float:
    """The piece's offset on the recordings' own clocks; sound may start before or after the first picture."""
    return piece.offset_s + first.sound_start_s - piece.rate * second.sound_start_s


def _match(first: Examined, second: Examined, piece: SoundPiece) -> Match:
    return Match(
        first_from_s=piece.to_first(piece.second_from_s) + first.sound_start_s,
        first_to_s=piece.to_first(piece.second_to_s) + first.sound_start_s,
        second_from_s=piece.second_from_s + second.sound_start_s,
        second_to_s=piece.second_to_s + second.sound_start_s,
        rate=piece.rate,
        score=piece.likeness.short_coherence,
    )


def _half_width_s(piece: SoundPiece, kind: SoundKind) -> float:
    statistical = 2 * piece.error_s + 2 * piece.likeness.spread_s
    if kind == "same_soundtrack":
        return CODING_S + statistical
    return MICROPHONES_APART_M / SPEED_OF_SOUND_M_S + statistical


def _cue(first: Examined, second: Examined, piece: SoundPiece, kind: SoundKind) -> Cue:
    offset, half = _offset_s(first, second, piece), _half_width_s(piece, kind)
    return Cue(
        cue="sound",
        offset_s=offset,
        interval_s=(offset - half, offset + half),
        score=_score(piece),
    )


def _score(piece: SoundPiece) -> float:
    return min(1.0, piece.support) * (1.0 - min(1.0, piece.rival_share))


def _clock_of_two_microphones(first: Examined, second: Examined, pieces: list[SoundPiece]) -> Clock:
    groups = _joined(pieces)
    segments = []
    for k, group in enumerate(groups):
        low = groups[k - 1][-1].second_to_s if k else 0.0
        high = groups[k + 1][0].second_from_s if k + 1 < len(groups) else np.inf
        segments.append(
            _segment(
                first,
                second,
                group,
                "two_microphones",
                within=(low + second.sound_start_s, high + second.sound_start_s),
                method=(
                    "Lag of the common sound (GCC-PHAT in blocks of 2 s, Theil–Sen line) "
                    f"over {sum(p.second_to_s - p.second_from_s for p in group):.1f} s. Beside its peak the response "
                    f"between both sounds holds {_heaviest(group).likeness.tail:.1f} times the peak's energy: "
                    "reflections of two different paths, so two microphones."
                ),
                limits=(
                    "The interval allows for paths of sound that differ by 34 m. Sound that a loudspeaker played at "
                    "two places at different times gives the same measurement."
                ),
            )
        )
    return Clock(
        verdict="aligned",
        reason_code="sound_of_two_microphones",
        reason=f"{len(segments)} segment(s) placed by sound that two microphones heard.",
        segments=tuple(segments),
    )


def _clock_of_sound_alone(first: Examined, second: Examined, pieces: list[SoundPiece]) -> Clock:
    segments = [
        _segment(
            first,
            second,
            group,
            "same_soundtrack",
            within=None,
            method=(
                "Lag of one and the same sound (GCC-PHAT in blocks of 2 s, Theil–Sen line) over "
                f"{sum(p.second_to_s - p.second_from_s for p in group):.1f} s; a filter of some milliseconds explains "
                f"{100 * _heaviest(group).likeness.short_coherence:.0f} % of it."
            ),
            limits="The clock of the sound. The pictures stand still in both recordings and say nothing of time.",
        )
        for group in _joined(pieces)
    ]
    return Clock(
        verdict="aligned",
        reason_code="same_sound_under_still_pictures",
        reason=(
            f"{len(segments)} segment(s) placed by one and the same sound. The pictures of both recordings stand "
            "still, so the sound is all that happens in them; no music was measured in it."
        ),
        segments=tuple(segments),
    )


def _joined(pieces: list[SoundPiece]) -> list[list[SoundPiece]]:
    """Pieces in order, those on one line together."""
    groups: list[list[SoundPiece]] = []
    for piece in sorted(pieces, key=lambda p: p.second_from_s):
        if groups:
            last = groups[-1][-1]
            at = 0.5 * (last.second_to_s + piece.second_from_s)
            if abs(last.to_first(at) - piece.to_first(at)) < SAME_LINE_S:
                groups[-1].append(piece)
                continue
        groups.append([piece])
    return groups


def _heaviest(pieces: list[SoundPiece]) -> SoundPiece:
    return max(pieces, key=lambda p: (p.second_to_s - p.second_from_s) * p.support)


def _segment(
    first: Examined,
    second: Examined,
    pieces: list[SoundPiece],
    kind: SoundKind,
    *,
    within: tuple[float, float] | None,
    method: str,
    limits: str,
) -> ClockSegment:
    best = _heaviest(pieces)
    offset, half = _offset_s(first, second, best), _half_width_s(best, kind)
    from_s = pieces[0].second_from_s + second.sound_start_s
    to_s = pieces[-1].second_to_s + second.sound_start_s
    low = max(0.0, -offset / best.rate)
    high = min(second.end_s, (first.end_s - offset) / best.rate)
    if within is not None:
        jumps = [second.time_of(s.from_frame) for s in second.shots[1:]]
        jumps += [(first.time_of(s.from_frame) - offset) / best.rate for s in first.shots[1:]]
        start = max([low, within[0], *[t for t in jumps if t <= from_s]])
        end = min([high, within[1], *[t for t in jumps if t >= to_s]])
        from_s = start if from_s - start <= EXTEND_S else from_s
        to_s = end if end - to_s <= EXTEND_S else to_s
    from_s, to_s = max(from_s, low), min(to_s, high)
    interval = (offset - half, offset + half)
    cue = Cue(cue="sound", offset_s=offset, interval_s=interval, score=_score(best))
    return ClockSegment(
        second_from_s=from_s,
        second_to_s=to_s,
        second_from_frame=int(np.searchsorted(second.times_s, from_s - 1e-6)),
        second_to_frame=int(np.searchsorted(second.times_s, to_s - 1e-6)),
        offset_s=offset,
        rate=best.rate,
        interval_s=interval,
        probability=None,
        score=_score(best),
        rival=Rival(
            offset_s=best.rival_offset_s + first.sound_start_s - second.sound_start_s,
            score=_score(best) * best.rival_share,
        ),
        method=method,
        limits=limits,
        cues=(cue,),
    )


def _reason(kind: SoundKind, clock: Clock | None) -> str:
    if clock is not None:
        return clock.reason
    return {
        "two_microphones": "The same moment was heard at two times: a repetition, so no clock.",
        "same_soundtrack": (
            "Both recordings hold the same sound. A common soundtrack shows a common edit, not a common time, so it "
            "does not set the clock alone."
        ),
        "music": (
            "The common sound was heard by two microphones, but it is music or holds sustained tones: the same music "
            "can be played at other times and repeats at its bars, so it does not set the clock alone."
        ),
        "ambiguous": "The common sound repeats: another lag fits almost as well.",
        "undetermined": (
            "Both recordings hold common sound; whether two microphones heard it or one soundtrack was laid over both "
            "is undetermined, so it does not set the clock alone."
        ),
    }[kind]
