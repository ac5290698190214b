"""Find the clock between two examined recordings."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from diptych.algorithms.alignment import (
    Agreement,
    Stretch,
    find_stretches,
    match_movers,
    refine_stretches,
    sample_tracks,
    typical_speed,
)
from diptych.algorithms.examined import Examined
from diptych.algorithms.movers import Track
from diptych.algorithms.signals import Lag, correlate_channels, resample_motion, sound_lag
from diptych.model.findings import Clock, ClockSegment, Cue, Rival

MIN_SCORE = 0.42
"""Least agreement of a segment. Chosen by hand on 15 scenes (right ones reached 0.42 and more); crosses not yet run."""

MIN_MARGIN = 1.25
"""Least ratio of a segment's score to its rival's."""

MIN_EVIDENCE_S = 4.0
"""Least agreeing mover-seconds of a segment that stands alone."""

MIN_EVIDENCE_BESIDE_S = 2.5
"""Least agreeing mover-seconds of a segment where another segment of the pair stands alone already."""

MAX_HALF_WIDTH_S = 0.5
"""A wider interval says too little to be called a clock."""

INTERVAL_FACTOR = 1.6
"""Factor on half widths. Chosen by hand; not yet fitted (17 of 17 intervals of the given scenes held the truth)."""

SNAP_S = 0.7
"""A segment's edge this close to a jump in either recording is set to the jump."""

PLAIN_RATE = 0.05
"""A fitted rate this close to one is taken as one: over a few seconds mover height imitates such rates."""

SNAP_FIRST_S = 1.5
"""The same for jumps of the first, which the coarse search blurs by the time that movers look alike across them."""

COPY_SCORE = 0.72
"""Least correlation of camera shake for one camera. Chosen by hand; one real copy reached 0.93."""


@dataclass(slots=True)
class _Context:
    first: Examined
    second: Examined
    jumps_first_s: list[float]
    jumps_second_s: list[float]


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
    context = _Context(first, second, _jumps(first), _jumps(second))
    sound = _sound_cue(first, second)
    copy = _copy_clock(context, sound)
    if copy is not None:
        return copy
    if not same_ground:
        return _undetermined(
            "no_common_ground", "No common ground was found, so movers cannot be compared.", sound
        )
    if min(len(tracks_first), len(tracks_second)) == 0:
        return _undetermined(
            "no_movers", "No motion over the ground was detected in one of the recordings.", sound
        )
    a, b = sample_tracks(tracks_first), sample_tracks(tracks_second)
    stretches, _ = find_stretches(
        a, b, duration_a_s=first.end_s, duration_b_s=second.end_s, cuts_b_s=context.jumps_second_s
    )
    if not stretches:
        return _undetermined("flat", "No offset stands out: the movers agree nowhere for long enough.", sound)
    speed = typical_speed(a, b)
    tracks_first, tracks_second = _best_points(stretches, tracks_first, tracks_second, speed)
    _fit(stretches, tracks_first, tracks_second, speed)
    stretches = _trimmed(context, stretches)
    _fit(stretches, tracks_first, tracks_second, speed)
    stretches = _trimmed(context, stretches)
    good: list[Stretch] = []
    worst = ""
    for stretch in stretches:
        beside = any(s is not stretch and not _problem(s, speed) for s in stretches)
        problem = _problem(stretch, speed, MIN_EVIDENCE_BESIDE_S if beside else MIN_EVIDENCE_S)
        if problem:
            worst = worst or problem
        else:
            good.append(stretch)
    if not good:
        code = "ambiguous" if "rival" in worst else "too_little"
        return _undetermined(code, worst, sound)
    segments = tuple(_segment(context, s, sound) for s in good)
    return Clock(
        verdict="aligned",
        reason_code="motion_on_the_ground",
        reason=f"{len(segments)} segment(s) placed by motion on the common ground.",
        segments=segments,
    )


def _best_points(
    stretches: list[Stretch], first: list[Track], second: list[Track], speed: float
) -> tuple[list[Track], list[Track]]:
    """Choose which part of the detections stands for the mover: where both recordings' paths fit best.

    The foot is the lowest part in an upright picture unless the shadow falls towards the camera; which part it is
    depends on the sun and on each camera, so it is chosen for each recording by the fit itself.
    """
    parts = (
        [[t.at_point(k) for t in first] for k in range(9)],
        [[t.at_point(k) for t in second] for k in range(9)],
    )
    free = [s.rate != 1.0 for s in stretches]
    pairings = match_movers(stretches, first, second, speed)

    def agreement(choice: tuple[int, int]) -> Agreement:
        one, two = parts[0][choice[0]], parts[1][choice[1]]
        return refine_stretches(deepcopy(stretches), one, two, speed, free_rates=free, pairings=pairings)

    many = len(first) + len(second) > MANY_TRACKS
    choices = [(i, j) for i in range(9) for j in range(9) if i == j or not many]
    best = min(choices, key=lambda c: agreement(c).spread)
    return parts[0][best[0]], parts[1][best[1]]


MANY_TRACKS = 500
"""Above this many tracks both recordings are given the same part, to bound the cost (25 ms a trial at 80 tracks)."""


def _fit(stretches: list[Stretch], first: list[Track], second: list[Track], speed: float) -> None:
    refine_stretches(stretches, first, second, speed, free_rates=[s.rate != 1.0 for s in stretches])
    if any(s.rate != 1.0 and abs(s.rate - 1.0) < PLAIN_RATE for s in stretches):
        for s in stretches:
            if abs(s.rate - 1.0) < PLAIN_RATE:
                s.offset_s += (s.rate - 1.0) * 0.5 * (s.from_s + s.to_s)
                s.rate = 1.0
        refine_stretches(stretches, first, second, speed, free_rates=[s.rate != 1.0 for s in stretches])


def _problem(stretch: Stretch, speed: float, least_s: float = MIN_EVIDENCE_S) -> str:
    if stretch.score < MIN_SCORE:
        return f"The best offset agrees too little (score {stretch.score:.2f})."
    if stretch.score < MIN_MARGIN * stretch.rival_score:
        return f"A rival offset agrees almost as well (score {stretch.score:.2f} against {stretch.rival_score:.2f})."
    if stretch.evidence < least_s:
        return f"Only {stretch.evidence:.1f} mover-seconds agree."
    if not np.isfinite(stretch.half_width_s):
        return "The paths of the movers do not fit each other closely enough."
    if stretch.half_width_s * INTERVAL_FACTOR > MAX_HALF_WIDTH_S:
        return f"The interval of ± {stretch.half_width_s * INTERVAL_FACTOR:.2f} s is too wide."
    if stretch.residual_px > 0.45 * speed:
        return "The paths of the movers differ too much at the best offset."
    return ""


def _jumps(recording: Examined) -> list[float]:
    return [recording.time_of(s.from_frame) for s in recording.shots[1:]]


def _trimmed(context: _Context, stretches: list[Stretch]) -> list[Stretch]:
    """Set edges to the jumps that caused them, to the other's extent, and to each other.

    A jump of the first is carried through the stretch's own clock: the stretch cannot hold on both sides of it.
    """
    for k, s in enumerate(stretches):
        on_second = context.jumps_second_s
        on_first = [(t - s.offset_s) / s.rate for t in context.jumps_first_s]
        low = max(0.0, -s.offset_s / s.rate)
        high = min(context.second.end_s, (context.first.end_s - s.offset_s) / s.rate)
        starts = [e for e in on_second if abs(e - s.from_s) < SNAP_S]
        starts += [e for e in on_first if abs(e - s.from_s) < SNAP_FIRST_S]
        starts = [e for e in starts if e < s.to_s - 0.5]
        ends = [e for e in on_second if abs(e - s.to_s) < SNAP_S]
        ends += [e for e in on_first if abs(e - s.to_s) < SNAP_FIRST_S]
        ends = [e for e in ends if e > s.from_s + 0.5]
        if starts:
            s.from_s = _nearest(starts, s.from_s)
        elif k == 0:
            s.from_s = max([low, *[e for e in (*on_second, *on_first) if e <= s.from_s]])
        if ends:
            s.to_s = _nearest(ends, s.to_s)
        elif k + 1 == len(stretches):
            s.to_s = min([high, *[e for e in (*on_second, *on_first) if e >= s.to_s]])
        s.from_s, s.to_s = max(s.from_s, low), min(s.to_s, high)
        if k and s.from_s < stretches[k - 1].to_s:
            s.from_s = stretches[k - 1].to_s
    _meet_at_rate_changes(context, stretches)
    return [s for s in stretches if s.to_s - s.from_s >= 0.5]


def _nearest(times_s: list[float], at_s: float) -> float:
    return min(times_s, key=lambda t: abs(t - at_s))


def _meet_at_rate_changes(context: _Context, stretches: list[Stretch]) -> None:
    """Where speed changes without a jump, both segments give the same time at the edge: that fixes the edge."""
    for before, after in pairwise(stretches):
        if abs(before.rate - after.rate) < 0.03 or abs(before.to_s - after.from_s) > 1.0:
            continue
        jumps = [
            *context.jumps_second_s,
            *((t - before.offset_s) / before.rate for t in context.jumps_first_s),
        ]
        if any(before.to_s - SNAP_S < t < after.from_s + SNAP_S for t in jumps):
            continue
        edge = (after.offset_s - before.offset_s) / (before.rate - after.rate)
        if abs(edge - 0.5 * (before.to_s + after.from_s)) < 0.8:
            before.to_s = after.from_s = float(edge)


def _segment(context: _Context, s: Stretch, sound: Cue | None) -> ClockSegment:
    half = s.half_width_s * INTERVAL_FACTOR
    interval = (s.offset_s - half, s.offset_s + half)
    cues = [Cue(cue="ground_motion", offset_s=s.offset_s, interval_s=interval, score=s.score)]
    if sound is not None:
        cues.append(sound)
    return ClockSegment(
        second_from_s=s.from_s,
        second_to_s=s.to_s,
        second_from_frame=_boundary_frame(context.second, s.from_s),
        second_to_frame=_boundary_frame(context.second, s.to_s),
        offset_s=s.offset_s,
        rate=s.rate,
        interval_s=interval,
        probability=None,
        score=s.score,
        rival=Rival(offset_s=s.rival_offset_s, score=s.rival_score),
        method=(
            f"Agreement in space and time of {s.n_movers} mover tracks on the common ground "
            f"({s.evidence:.0f} mover-seconds), fitted in continuous time together with the shift that mover height "
            "causes."
        ),
        limits="Holds for movers seen by both; positions stand above the ground by an unknown height.",
        cues=tuple(cues),
    )


def _boundary_frame(recording: Examined, t_s: float) -> int:
    return int(np.searchsorted(recording.times_s, t_s - 1e-6))


def _undetermined(code: str, reason: str, sound: Cue | None) -> Clock:
    if sound is not None:
        reason += (
            f" The sound agrees at {sound.offset_s:+.2f} s; a common soundtrack shows a common edit, "
            "not a common time, so it does not set the clock alone."
        )
    return Clock(verdict="undetermined", reason_code=code, reason=reason)


def _sound_cue(first: Examined, second: Examined) -> Cue | None:
    if first.sound is None or second.sound is None:
        return None
    lag = sound_lag(first.sound, second.sound, first.sound_rate_hz)
    if lag is None or lag.score < 0.4 or lag.score < 1.5 * lag.rival_score:
        return None
    offset = lag.lag_s + first.sound_start_s - second.sound_start_s
    return Cue(cue="sound", offset_s=offset, interval_s=(offset - 0.02, offset + 0.02), score=lag.score)


def _copy_clock(context: _Context, sound: Cue | None) -> Clock | None:
    """Place a copy by the shake it shares with its source; two cameras share none."""
    rate_hz = 50.0
    first, second = context.first, context.second
    a = resample_motion(first.times_s, first.camera_motion, rate_hz, first.end_s)
    b = resample_motion(second.times_s, second.camera_motion, rate_hz, second.end_s)
    lag = _best_lag(a, b, rate_hz, min(3.0, 0.6 * min(first.end_s, second.end_s)))
    if lag is None or lag.score < COPY_SCORE or lag.score < 1.4 * lag.rival_score:
        return None
    if not _shakes(b, rate_hz):
        return None
    low, high = max(0.0, -lag.lag_s), min(second.end_s, first.end_s - lag.lag_s)
    half = 0.5 * float(np.median(np.diff(second.times_s))) * 0.6 + 0.004
    interval = (lag.lag_s - half, lag.lag_s + half)
    cues = [Cue(cue="same_footage", offset_s=lag.lag_s, interval_s=interval, score=lag.score)]
    if sound is not None:
        cues.append(sound)
    segment = ClockSegment(
        second_from_s=low,
        second_to_s=high,
        second_from_frame=_boundary_frame(second, low),
        second_to_frame=_boundary_frame(second, high),
        offset_s=lag.lag_s,
        rate=1.0,
        interval_s=interval,
        probability=None,
        score=lag.score,
        rival=Rival(offset_s=lag.rival_lag_s, score=lag.rival_score),
        method=f"Both recordings share the camera's shake over {lag.overlap_s:.1f} s.",
        limits="Holds for copies of one camera's recording; inner cuts of a copy are not yet split here.",
        cues=tuple(cues),
    )
    return Clock(
        verdict="aligned",
        reason_code="same_footage",
        reason="Both recordings share one camera's shake.",
        segments=(segment,),
    )


def _best_lag(a: np.ndarray, b: np.ndarray, rate_hz: float, min_overlap_s: float) -> Lag | None:
    answers = []
    for flip in (1.0, -1.0):
        answer = correlate_channels(
            a, b * np.array([flip, 1.0, flip]), rate_hz=rate_hz, min_overlap_s=min_overlap_s
        )
        if answer is not None:
            answers.append(answer)
    return max(answers, key=lambda x: x.score) if answers else None


def _shakes(motion: np.ndarray, rate_hz: float) -> bool:
    """Say whether the camera moves enough for its motion to be a signature: 2 small pixels per second."""
    known = motion[np.isfinite(motion).all(1)]
    return len(known) > rate_hz and float(np.sqrt(np.mean(known[:, :2] ** 2))) > 2.0
