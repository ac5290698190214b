"""The clock by motion on the common ground."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import pairwise

import numpy as np

from diptych.algorithms.alignment import Stretch, find_stretches, sample_tracks, typical_speed
from diptych.algorithms.joint_fit import Agreement, match_movers, refine_stretches
from diptych.algorithms.movers import Track
from diptych.domains.clock.calibration import half_width_of, probability_of
from diptych.domains.clock.common import Pair, boundary_frame, undetermined
from diptych.model.findings import Clock, ClockSegment, Cue, Rival

BARS = (
    # score, margin over the rival, mover-seconds, movers
    (0.42, 1.25, 4.0, 2),
    (0.42, 1.25, 8.0, 1),
    (0.35, 1.05, 8.0, 5),
    (0.45, 2.0, 2.4, 3),
)
"""Least score, ratio to the rival's score, agreeing mover-seconds and movers; a segment stands when it clears one row.
The first was chosen by hand, the others on 426 candidates of 99 rendered scenes, where 6 were wrong: one mover alone
was off by 0.3 s, and five movers with a rival of the same height over 5 mover-seconds were wrong. See docs/accuracy.md
for pairs that were not looked at."""

BAR_BESIDE = (0.42, 1.25, 2.5, 2)
"""The row for a segment where another segment of the pair stands alone already."""

MAX_HALF_WIDTH_S = 0.5
"""A wider interval says too little to be called a clock."""

SNAP_S = 0.7
"""A segment's edge this close to a jump in either recording is set to the jump."""

PLAIN_RATE = 0.05
"""A fitted rate this close to one is taken as one: over a few seconds mover height imitates such rates."""

SNAP_FIRST_S = 1.5
"""The same for jumps of the first, which the coarse search blurs by the time that movers look alike across them."""


def place_by_ground(pair: Pair, first: list[Track], second: list[Track]) -> Clock:
    """Place the second by how its movers agree with the first's, in space and time.

    Args:
        pair: Both recordings.
        first: Movers of the first on the common ground.
        second: Movers of the second on the common ground.

    Returns:
        Segments, or *undetermined*: ``no_movers``, ``flat``, ``ambiguous``, ``too_little``.
    """
    if min(len(first), len(second)) == 0:
        return undetermined("no_movers", "No motion over the ground was detected in one of the recordings.")
    return decide(pair, *propose(pair, first, second))


def decide(pair: Pair, stretches: list[Stretch], speed: float) -> Clock:
    """Turn candidates into a clock: those that stand become segments, cut at every jump."""
    if not stretches:
        return undetermined("flat", "No offset stands out: the movers agree nowhere for long enough.")
    good, worst = standing(stretches, speed)
    if not good:
        return undetermined("ambiguous" if "rival" in worst else "too_little", worst)
    return Clock(
        verdict="aligned",
        reason_code="motion_on_the_ground",
        reason=f"{len(good)} segment(s) placed by motion on the common ground.",
        segments=tuple(_segment(pair, s, low, high) for s in good for low, high in _between_jumps(s)),
    )


def _between_jumps(stretch: Stretch) -> list[tuple[float, float]]:
    inner = [t for t in stretch.jumps_s if stretch.from_s + 0.1 < t < stretch.to_s - 0.1]
    edges = [stretch.from_s, *sorted(inner), stretch.to_s]
    return list(pairwise(edges))


def propose(pair: Pair, first: list[Track], second: list[Track]) -> tuple[list[Stretch], float]:
    """Find and fit all candidate segments, before it is decided which of them stand.

    Returns:
        The candidates in order of the second's time, and the usual speed of movers in map units per second.
    """
    a, b = sample_tracks(first), sample_tracks(second)
    speed = typical_speed(a, b)
    stretches, _ = find_stretches(
        a, b, duration_a_s=pair.first.end_s, duration_b_s=pair.second.end_s, cuts_b_s=pair.jumps_second_s
    )
    stretches = [part for s in stretches for part in _standing_parts(pair, s)]
    if not stretches:
        return [], speed
    first, second = _best_points(stretches, first, second, speed)
    for again in range(MOST_FITS):
        _fit(stretches, first, second, speed)
        stretches = _trimmed(pair, stretches)
        if not _meet_far_off(pair, stretches, first, second, speed) and again:
            break
    return stretches, speed


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


def standing(stretches: list[Stretch], speed: float) -> tuple[list[Stretch], str]:
    """Choose the candidates that stand.

    Returns:
        Those that stand, and why the first of the others does not.
    """
    alone = [not _problem(s, speed, BARS) for s in stretches]
    good: list[Stretch] = []
    worst = ""
    for k, stretch in enumerate(stretches):
        beside = any(alone[:k] + alone[k + 1 :])
        problem = _problem(stretch, speed, (*BARS, BAR_BESIDE) if beside else BARS)
        if problem:
            worst = worst or problem
        else:
            good.append(stretch)
    return good, worst


def _problem(stretch: Stretch, speed: float, bars: Sequence[tuple[float, float, float, int]]) -> str:
    """Say why a candidate does not stand; empty where it does."""
    score, rival = stretch.score, max(stretch.rival_score, 1e-6)
    cleared = [
        (score >= s, score >= margin * rival, stretch.evidence >= least_s, stretch.n_movers >= movers)
        for s, margin, least_s, movers in bars
    ]
    if not np.isfinite(stretch.half_width_s):
        return "The paths of the movers do not fit each other closely enough."
    if stretch.half_width_s > MAX_HALF_WIDTH_S:
        return f"The interval of ± {stretch.half_width_s:.2f} s is too wide."
    if stretch.residual_px > 0.45 * speed:
        return "The paths of the movers differ too much at the best offset."
    if any(all(row) for row in cleared):
        return ""
    nearest = max(cleared, key=sum)
    if not nearest[1]:
        return f"A rival offset agrees almost as well (score {score:.2f} against {stretch.rival_score:.2f})."
    if not nearest[0]:
        return f"The best offset agrees too little (score {score:.2f})."
    return f"Only {stretch.evidence:.1f} mover-seconds of {stretch.n_movers} mover(s) agree."


def _standing_parts(pair: Pair, stretch: Stretch) -> list[Stretch]:
    """Cut a stretch at every jump, and drop the parts whose own movers do not carry its offset.

    Parts in a row that do stay together: their offset is fitted once, and the clock is split at the jumps afterwards.
    """
    on_first = [(t - stretch.offset_s) / stretch.rate for t in pair.jumps_first_s]
    inner = [t for t in (*pair.jumps_second_s, *on_first) if stretch.from_s + 0.15 < t < stretch.to_s - 0.15]
    if not inner:
        return [stretch]
    edges = [stretch.from_s, *sorted(inner), stretch.to_s]
    kept: list[Stretch] = []
    open_part = False
    for low, high in pairwise(edges):
        agreed, possible = stretch.support(low, high)
        carries = possible >= LEAST_POSSIBLE_S and agreed >= PART_SHARE * stretch.score * possible
        if carries and open_part:
            kept[-1].jumps_s.append(low)
            kept[-1].to_s = high
        elif carries:
            kept.append(replace(stretch, from_s=low, to_s=high, jumps_s=[]))
        open_part = carries
    for part in kept:
        agreed, possible = stretch.support(part.from_s, part.to_s)
        part.evidence, part.score = agreed, agreed / max(possible, 0.4)
    return kept


LEAST_POSSIBLE_S = 0.5
"""Least mover-seconds that a part between two jumps must be able to give: half a second around a jump shows no movers,
and an offset that nobody was seen to carry across a jump is not claimed."""

PART_SHARE = 0.5
"""Least agreement of a part, as a share of the whole stretch's. By hand: a part on another offset agrees by a third at
most (the usual rival)."""


def _trimmed(pair: Pair, stretches: list[Stretch]) -> list[Stretch]:
    """Set edges to the jumps that caused them, to the other's extent, and to each other.

    A jump of the first is carried through the stretch's own clock: the stretch cannot hold on both sides of it.
    """
    for k, s in enumerate(stretches):
        on_second = pair.jumps_second_s
        on_first = [(t - s.offset_s) / s.rate for t in pair.jumps_first_s]
        low = max(0.0, -s.offset_s / s.rate)
        high = min(pair.second.end_s, (pair.first.end_s - s.offset_s) / s.rate)
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
    _meet_at_rate_changes(pair, stretches)
    return [s for s in stretches if s.to_s - s.from_s >= 0.5]


def _nearest(times_s: list[float], at_s: float) -> float:
    return min(times_s, key=lambda t: abs(t - at_s))


def _meet_at_rate_changes(pair: Pair, stretches: list[Stretch]) -> None:
    """Where speed changes without a jump, both segments give the same time at the edge: that fixes the edge."""
    for before, after in pairwise(stretches):
        edge = _meeting(pair, before, after)
        if edge is not None and abs(edge - 0.5 * (before.to_s + after.from_s)) < NEAR_MEETING_S:
            before.to_s = after.from_s = edge


def _meeting(pair: Pair, before: Stretch, after: Stretch) -> float | None:
    """Return when both segments give the same time, where they differ in speed and no jump lies between them."""
    if abs(before.rate - after.rate) < 0.03 or abs(before.to_s - after.from_s) > 1.0:
        return None
    edge = float((after.offset_s - before.offset_s) / (before.rate - after.rate))
    low, high = min(edge, before.to_s), max(edge, after.from_s)
    jumps = [*pair.jumps_second_s, *((t - before.offset_s) / before.rate for t in pair.jumps_first_s)]
    return None if any(low - SNAP_S < t < high + SNAP_S for t in jumps) else edge


def _meet_far_off(
    pair: Pair, stretches: list[Stretch], first: list[Track], second: list[Track], speed: float
) -> bool:
    """Move an edge between two speeds to where both give the same time, where the movers fit that better.

    The coarse search leaves such an edge up to some seconds off when the speeds are close: near it both clocks agree
    with everything. Whether the far edge is right, a fit with either edge tells.

    Returns:
        Whether an edge was moved.
    """
    any_moved = False
    for k in range(len(stretches) - 1):
        edge = _meeting(pair, stretches[k], stretches[k + 1])
        if edge is None or abs(edge - stretches[k].to_s) < 0.05:
            continue
        if not stretches[k].from_s + 0.5 < edge < stretches[k + 1].to_s - 0.5:
            continue
        moved = deepcopy(stretches)
        moved[k].to_s = moved[k + 1].from_s = edge
        free = [s.rate != 1.0 for s in stretches]
        as_it_is, far = (
            refine_stretches(trial, first, second, speed, free_rates=free)
            for trial in (deepcopy(stretches), deepcopy(moved))
        )
        if far.spread < BETTER_EDGE * as_it_is.spread and far.matched_s > 0.9 * as_it_is.matched_s:
            stretches[k].to_s = stretches[k + 1].from_s = edge
            any_moved = True
    return any_moved


MOST_FITS = 4
"""Rounds of fit and trim; two where no edge between two speeds moved."""

NEAR_MEETING_S = 0.8
"""An edge this near to where both speeds give the same time is set there without a further look. Chosen by hand."""

BETTER_EDGE = 0.95
"""A farther edge must lower the scatter of the fit to this share. Chosen by hand: the one such pair at hand fell to
0.89 (edge 2 s off, 0.09 s after)."""


def _segment(pair: Pair, s: Stretch, from_s: float, to_s: float) -> ClockSegment:
    half = half_width_of(s.half_width_s)
    interval = (s.offset_s - half, s.offset_s + half)
    cues = [Cue(cue="ground_motion", offset_s=s.offset_s, interval_s=interval, score=s.score)]
    return ClockSegment(
        second_from_s=from_s,
        second_to_s=to_s,
        second_from_frame=boundary_frame(pair.second, from_s),
        second_to_frame=boundary_frame(pair.second, to_s),
        offset_s=s.offset_s,
        rate=s.rate,
        interval_s=interval,
        probability=probability_of(s.n_movers, s.score, s.rival_score),
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
