"""When overall motion may set the clock: what moves in both pictures moves together, at one lag and at no other.

It is the last resort where no ground is common and too few movers are followed: rooms, one person, opposed views. A lag
is believed only where it stands far above every other lag and above the same recording run backwards.
"""

from __future__ import annotations

from dataclasses import dataclass

from diptych.algorithms.examined import Examined, SeenShot
from diptych.algorithms.geometry import Floats
from diptych.algorithms.overall_motion import MotionLag, find_motion_lag, motion_signals
from diptych.domains.clock.common import Beside, Pair, boundary_frame
from diptych.model.findings import Clock, ClockSegment, Cue, Rival

BARS = ((90, 1.7), (30, 2.0))
"""Independent lags that the best is held against, and the least ratio of its score to the best of them (the second run
backwards among them). Of 780 pairs of invented rooms without common time, 20 to 59 s long, the highest reached 1.51; of
300 of 12 s, which have fewer lags, 1.78; of 177 with real recordings 1.38. Fewer lags say too little of chance."""

LEAST_HELD_OUT = 0.1
"""Least correlation, on each half of the common time, of the combination that the other half gives: one event that
stands out does not carry a clock. Chosen by hand on invented rooms."""

LEAST_OVERLAP_S = 4.0
"""Shortest common time that sets a clock. Chosen by hand."""

HALF_WIDTH_S = 0.15
"""Half width of the interval. Of 134 answers on invented rooms the largest error was 0.11 s, 95 in 100 under 0.06 s.
The curvature of the peak is no measure: what is seen of a body from two sides differs for seconds on end."""

LEAST_SHOT_S = 4.0
"""Shorter shots are passed over."""

MOST_SHOT_PAIRS = 6
"""Most pairs of shots tried, the longest first."""

LIMITS = (
    "No common ground and no single mover was matched: what moves in both pictures moves together at this lag alone. "
    "Two recordings of one performance that was repeated to one beat may give the same measurement."
)


@dataclass(slots=True)
class _Stretch:
    shot: SeenShot
    from_s: float
    to_s: float
    signals: Floats


def place_by_activity(pair: Pair) -> Beside | None:
    """Say what overall motion tells about the clock.

    A person who sits down at 12.0 s of the first and at 2.5 s of the second, and keeps moving, gives +9.5 s.

    Args:
        pair: Both recordings.

    Returns:
        A clock (reason code ``overall_motion``) where a lag stands alone, otherwise the best lag as a cue with the
        reason why it does not set the clock; None where nothing can be compared.
    """
    stretches = [_stretches(recording) for recording in (pair.first, pair.second)]
    pairs = [(min(a.to_s - a.from_s, b.to_s - b.from_s), a, b) for a in stretches[0] for b in stretches[1]]
    found: list[tuple[MotionLag, _Stretch, _Stretch]] = []
    for _, a, b in sorted(pairs, key=lambda p: -p[0])[:MOST_SHOT_PAIRS]:
        lag = find_motion_lag(a.signals, b.signals)
        if lag is not None:
            found.append((lag, a, b))
    if not found:
        return None
    segments: list[ClockSegment] = []
    for lag, a, b in sorted(found, key=lambda f: -f[0].ratio):
        if _problem(lag) is not None:
            continue
        segment = _segment(pair, lag, a, b)
        if all(_apart(segment, other) for other in segments):
            segments.append(segment)
    if segments:
        segments.sort(key=lambda s: s.second_from_s)
        reason = f"{len(segments)} segment(s) placed by overall motion alone; no common ground was used."
        clock = Clock(
            verdict="aligned", reason_code="overall_motion", reason=reason, segments=tuple(segments)
        )
        return Beside(name="overall motion", clock=clock, cue=segments[0].cues[0], reason=reason)
    lag, a, b = max(found, key=lambda f: f[0].ratio)
    return Beside(
        name="overall motion", clock=None, cue=_cue(_offset_s(lag, a, b), lag), reason=_problem(lag) or ""
    )


def _stretches(recording: Examined) -> list[_Stretch]:
    """Return the shots that are long enough, with their signals."""
    activity = recording.activity
    times, change = activity.motion_t_s, activity.change()
    found = []
    for shot in recording.shots:
        from_s, to_s = recording.time_of(shot.from_frame), recording.time_of(shot.to_frame)
        if to_s - from_s < LEAST_SHOT_S:
            continue
        inside = (times > from_s) & (times < to_s)
        signals = motion_signals(times[inside], change[inside], from_s, to_s)
        if len(signals):
            found.append(_Stretch(shot, from_s, to_s, signals))
    return found


def _offset_s(lag: MotionLag, a: _Stretch, b: _Stretch) -> float:
    return lag.offset_s + a.from_s - b.from_s


def _score(lag: MotionLag) -> float:
    """Share of the score that is more than other lags reach: 0 for a flat landscape, 0.5 at twice the best other."""
    return max(0.0, 1.0 - 1.0 / max(lag.ratio, 1e-9))


def _cue(offset_s: float, lag: MotionLag) -> Cue:
    return Cue(
        cue="overall_motion",
        offset_s=offset_s,
        interval_s=(offset_s - HALF_WIDTH_S, offset_s + HALF_WIDTH_S),
        score=_score(lag),
    )


def _problem(lag: MotionLag) -> str | None:
    """Return why overall motion does not set the clock; None where it does."""
    reached = f"It reaches {lag.ratio:.1f} times what other lags and the second run backwards reach"
    asked = next((ratio for least, ratio in BARS if lag.n_lags >= least), None)
    if asked is None or lag.overlap_s < LEAST_OVERLAP_S:
        return f"{reached}, over too short a time to judge chance, so it does not set the clock."
    if lag.ratio < asked:
        return f"{reached}; {asked} times is asked, so it does not set the clock."
    if lag.held_out < LEAST_HELD_OUT:
        return f"{reached}, but one half of the common time does not bear out the other, so it does not set the clock."
    return None


def _segment(pair: Pair, lag: MotionLag, a: _Stretch, b: _Stretch) -> ClockSegment:
    offset = _offset_s(lag, a, b)
    from_s, to_s = max(b.from_s, a.from_s - offset), min(b.to_s, a.to_s - offset)
    cue = _cue(offset, lag)
    return ClockSegment(
        second_from_s=from_s,
        second_to_s=to_s,
        second_from_frame=boundary_frame(pair.second, from_s),
        second_to_frame=boundary_frame(pair.second, to_s),
        offset_s=offset,
        rate=1.0,
        interval_s=cue.interval_s,
        probability=None,
        score=cue.score,
        rival=Rival(
            offset_s=lag.rival_offset_s + a.from_s - b.from_s, score=cue.score * lag.rival / lag.score
        ),
        method=(
            "Canonical correlation of how much moves, and where its middle lies, over all lags: this one reaches "
            f"{lag.ratio:.1f} times the best of {lag.n_lags} others, the second run backwards among them, over "
            f"{lag.overlap_s:.1f} s; each half bears out the other (least correlation {lag.held_out:.2f})."
        ),
        limits=LIMITS,
        cues=(cue,),
    )


def _apart(one: ClockSegment, other: ClockSegment) -> bool:
    return one.second_to_s <= other.second_from_s or one.second_from_s >= other.second_to_s
