"""Find the clock from tracks alone, where the ground cannot be registered: rooms, thermal pictures, other views."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from diptych.algorithms import geometry
from diptych.algorithms.examined import Examined, SeenShot
from diptych.algorithms.track_fit import TrackFit, fit_tracks
from diptych.algorithms.track_fit_plane import PlaneFit
from diptych.domains.clock.by_ground import place_by_ground
from diptych.domains.clock.common import boundary_frame, pair_of, undetermined
from diptych.model.findings import Clock, ClockSegment, Cue, Rival

MIN_HELD_OUT = 4
"""Least movers that must agree although they were left out of the fit. Two movers make a homography and a third may
meet it by chance; see docs/methods/tracks_alone.md for what crosses reach."""

MAX_REFUSED_SHARE = 0.25
"""Largest share of movers that disagree once left out. Chosen by hand."""

MIN_MATCHED_S = 8.0
"""Least agreeing mover-seconds: twice as many as on a registered ground, since the homography is free here."""

MIN_MARGIN = 1.5
"""Least ratio of agreeing mover-seconds to those of the best other offset, to which the same fit was given."""

MIN_SCORE = 0.4
"""Least share of the possible agreement, as ``find.MIN_SCORE`` on a registered ground."""

MAX_HALF_WIDTH_S = 0.5
"""A wider interval says too little to be called a clock."""

INTERVAL_FACTOR = 1.3
"""Factor on half widths. On 49 segments of rendered pairs a factor of 1.0 held the truth 95 times in 100 and 1.3
always; the wider one is kept, since real movers are less even."""

LEAST_MOVER_S = 6.0
"""Shots with fewer mover-seconds are passed over: four movers of 1.5 s are the least that could be accepted."""

MOST_SHOT_PAIRS = 6
"""Most pairs of shots tried, those with most movers first, to bound the cost (about a second each)."""

EDGE_S = 1.2
"""A stretch that ends this close to the end of a shot is carried to it: movers are found only where the picture a
second before and after is in the same shot (``movers.SPANS_S``)."""


LEAST_REST_S = 3.0
"""Where the main segment leaves this much of a shot's beginning or end, the rest is searched too."""

LEAST_FURTHER_S = 1.5
"""Shorter further segments are dropped."""

RATE_CHANGE = 0.1
"""Rates that differ by more are two speeds of one recording."""

MEET_S = 2.5
"""Farthest that an edge between two speeds is moved: agreement fades over one to two seconds about it."""

LIMITS = "No common ground was used. Holds where movers walk on one plane and both cameras stand above it."


def place_by_tracks(first: Examined, second: Examined) -> Clock | None:
    """Find how the second's time maps to the first's from their tracks alone.

    Somebody who turns at 12.0 s of the first and at 2.5 s of the second gives the offset +9.5 s.

    Args:
        first: The reference recording.
        second: The recording to place.

    Returns:
        A clock with the reason code ``motion_of_tracks``; *undetermined* with ``too_few_movers``, ``ambiguous``,
        ``too_little`` or ``flat``; None where one of the recordings has no shot with enough movers to try.
    """
    pairs = [
        (min(_mover_s(one), _mover_s(two)), one, two)
        for one in first.shots
        for two in second.shots
        if min(_mover_s(one), _mover_s(two)) >= LEAST_MOVER_S
    ]
    if not pairs:
        return None
    pairs.sort(key=lambda p: -p[0])
    good: list[tuple[float, ClockSegment]] = []
    refused: list[tuple[float, str, str]] = []
    for _, one, two in pairs[:MOST_SHOT_PAIRS]:
        found = fit_tracks(one.tracks, two.tracks)
        if found is None:
            continue
        problem = _problem(found)
        if problem is not None:
            refused.append((found.best.matched_s, *problem))
            continue
        here = [_segment(first, second, one, two, found)]
        here += _elsewhere_in_shot(first, second, one, two, found.best, here[0])
        here = _met(_joined(sorted(here, key=lambda s: s.second_from_s)))
        good += [(found.best.matched_s, s) for s in here if s.second_to_s - s.second_from_s >= 0.5]
    if good:
        segments = _without_overlap([s for _, s in sorted(good, key=lambda g: -g[0])])
        return Clock(
            verdict="aligned",
            reason_code="motion_of_tracks",
            reason=f"{len(segments)} segment(s) placed by tracks alone; no common ground was used.",
            segments=tuple(segments),
        )
    if refused:
        _, code, reason = max(refused)
        return undetermined(code, reason)
    return undetermined(
        "flat", "At no offset does one plane carry the tracks of one recording onto the other's."
    )


def _mover_s(shot: SeenShot) -> float:
    return sum(t.duration_s for t in shot.tracks)


def _problem(found: TrackFit) -> tuple[str, str] | None:
    """Return the reason code and the sentence of a refusal; None where the offset stands."""
    best = found.best
    tested = best.n_held_out + best.n_refused
    if best.n_held_out < MIN_HELD_OUT:
        return (
            "too_few_movers",
            f"Only {best.n_held_out} mover(s) agree with a fit from the other movers; {MIN_HELD_OUT} are needed.",
        )
    if best.n_refused > MAX_REFUSED_SHARE * tested:
        return "too_little", f"{best.n_refused} of {tested} movers disagree with a fit from the other movers."
    if best.matched_s < MIN_MARGIN * found.rival_s:
        return (
            "ambiguous",
            f"A rival offset agrees almost as well ({best.matched_s:.1f} mover-seconds against "
            f"{found.rival_s:.1f}).",
        )
    if best.matched_s < MIN_MATCHED_S:
        return "too_little", f"Only {best.matched_s:.1f} mover-seconds agree."
    if best.score < MIN_SCORE:
        return "too_little", f"The best offset agrees too little (score {best.score:.2f})."
    if not best.half_width_s * INTERVAL_FACTOR <= MAX_HALF_WIDTH_S:
        return (
            "too_little",
            f"The interval of ± {best.half_width_s * INTERVAL_FACTOR:.2f} s is too wide: the movers walk too evenly "
            "to tell time from place.",
        )
    return None


def _segment(
    first: Examined, second: Examined, one: SeenShot, two: SeenShot, found: TrackFit
) -> ClockSegment:
    best = found.best
    half = best.half_width_s * INTERVAL_FACTOR
    interval = (best.offset_s - half, best.offset_s + half)
    low = max(second.time_of(two.from_frame), (first.time_of(one.from_frame) - best.offset_s) / best.rate)
    high = min(second.time_of(two.to_frame), (first.time_of(one.to_frame) - best.offset_s) / best.rate)
    from_s = low if best.from_s - low <= EDGE_S else best.from_s
    to_s = high if high - best.to_s <= EDGE_S else best.to_s
    return ClockSegment(
        second_from_s=from_s,
        second_to_s=to_s,
        second_from_frame=boundary_frame(second, from_s),
        second_to_frame=boundary_frame(second, to_s),
        offset_s=best.offset_s,
        rate=best.rate,
        interval_s=interval,
        probability=None,
        score=best.score,
        rival=Rival(offset_s=found.rival_offset_s, score=best.score * found.rival_s / best.matched_s),
        method=(
            f"One plane carries {best.n_movers} mover tracks of the second onto the first's at this offset "
            f"({best.matched_s:.0f} mover-seconds, homography and offset fitted together); {best.n_held_out} of "
            f"{best.n_held_out + best.n_refused} movers agree with a fit from the other movers."
        ),
        limits=LIMITS,
        cues=(Cue(cue="tracks", offset_s=best.offset_s, interval_s=interval, score=best.score),),
    )


def _elsewhere_in_shot(
    first: Examined, second: Examined, one: SeenShot, two: SeenShot, best: PlaneFit, main: ClockSegment
) -> list[ClockSegment]:
    """Place what the main segment leaves of the shot: with the homography known, the shots lie on one ground.

    A jump that was not seen, or a change of speed, divides a shot. The homography's own uncertainty is that of the
    main segment, and is added to each interval.
    """
    low = max(second.time_of(two.from_frame), first.time_of(one.from_frame) - second.end_s)
    high = second.time_of(two.to_frame)
    if max(main.second_from_s - low, high - main.second_to_s) < LEAST_REST_S:
        return []
    carried = []
    for track in two.tracks:
        xy = geometry.apply(best.first_from_second, track.xy)
        if np.all(np.isfinite(xy)):
            carried.append(replace(track, xy=xy, points=np.empty((0, 9, 2)), held_path=None))
    clock = place_by_ground(pair_of(first, second), one.tracks, carried)
    found = []
    for s in clock.segments:
        from_s, to_s = max(s.second_from_s, low), min(s.second_to_s, high)
        if from_s < main.second_from_s:
            to_s = min(to_s, main.second_from_s)
        else:
            from_s = max(from_s, main.second_to_s)
        if to_s - from_s < LEAST_FURTHER_S:
            continue
        half = float(np.hypot(s.half_width_s, main.half_width_s))
        interval = (s.offset_s - half, s.offset_s + half)
        found.append(
            replace(
                s,
                second_from_s=from_s,
                second_to_s=to_s,
                second_from_frame=boundary_frame(second, from_s),
                second_to_frame=boundary_frame(second, to_s),
                interval_s=interval,
                method="Agreement in space and time of mover tracks on the plane that another segment's tracks gave.",
                limits=LIMITS,
                cues=(Cue(cue="tracks", offset_s=s.offset_s, interval_s=interval, score=s.score),),
            )
        )
    return found


def _joined(segments: list[ClockSegment]) -> list[ClockSegment]:
    """Join neighbours that give one clock; the narrower interval's offset stands for both."""
    out = segments[:1]
    for s in segments[1:]:
        last = out[-1]
        both = last.half_width_s + s.half_width_s
        if last.rate == s.rate and abs(last.offset_s - s.offset_s) <= both:
            best = min(last, s, key=lambda x: x.half_width_s)
            out[-1] = replace(
                best,
                second_from_s=last.second_from_s,
                second_from_frame=last.second_from_frame,
                second_to_s=s.second_to_s,
                second_to_frame=s.second_to_frame,
            )
        else:
            out.append(s)
    return out


def _met(segments: list[ClockSegment]) -> list[ClockSegment]:
    """Set the edge between neighbours of different rate to where both give the same time."""
    out = segments[:1]
    for s in segments[1:]:
        last = out[-1]
        if abs(last.rate - s.rate) > RATE_CHANGE and s.second_from_s - last.second_to_s < MEET_S:
            edge = (s.offset_s - last.offset_s) / (last.rate - s.rate)
            if last.second_from_s < edge < s.second_to_s and (
                min(abs(edge - last.second_to_s), abs(edge - s.second_from_s)) < MEET_S
            ):
                out[-1] = replace(last, second_to_s=edge)
                s = replace(s, second_from_s=edge)  # noqa: PLW2901
        out.append(s)
    return out


def _without_overlap(segments: list[ClockSegment]) -> list[ClockSegment]:
    """Keep segments from the strongest on, each only where it has half a second of the second for itself."""
    kept: list[ClockSegment] = []
    for s in segments:
        if all(
            s.second_to_s <= k.second_from_s + 0.02 or s.second_from_s >= k.second_to_s - 0.02 for k in kept
        ):
            kept.append(s)
    return sorted(kept, key=lambda s: s.second_from_s)
