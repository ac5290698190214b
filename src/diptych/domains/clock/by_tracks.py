"""Find the clock from tracks alone, where the ground cannot be registered: rooms, thermal pictures, other views."""

from __future__ import annotations

import numpy as np

from diptych.algorithms.examined import Examined, SeenShot
from diptych.algorithms.track_fit import fit_tracks
from diptych.algorithms.track_fit_plane import PlaneFit
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

INTERVAL_FACTOR = 1.6
"""Factor on half widths, as ``find.INTERVAL_FACTOR``; see docs/methods/tracks_alone.md for how often it holds."""

LEAST_MOVER_S = 6.0
"""Shots with fewer mover-seconds are passed over: four movers of 1.5 s are the least that could be accepted."""

MOST_SHOT_PAIRS = 6
"""Most pairs of shots tried, those with most movers first, to bound the cost (about a second each)."""

EDGE_S = 1.2
"""A stretch that ends this close to the end of a shot is carried to it: movers are found only where the picture a
second before and after is in the same shot (``movers.SPANS_S``)."""


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
        problem = _problem(found.best, found.rival)
        if problem is not None:
            refused.append((found.best.matched_s, *problem))
            continue
        segment = _segment(first, second, one, two, found.best, found.rival)
        if segment.second_to_s - segment.second_from_s >= 0.5:
            good.append((found.best.matched_s, segment))
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
        return Clock(verdict="undetermined", reason_code=code, reason=reason)
    return Clock(
        verdict="undetermined",
        reason_code="flat",
        reason="At no offset does one plane carry the tracks of one recording onto the other's.",
    )


def _mover_s(shot: SeenShot) -> float:
    return sum(t.duration_s for t in shot.tracks)


def _problem(best: PlaneFit, rival: PlaneFit | None) -> tuple[str, str] | None:
    """Return the reason code and the sentence of a refusal; None where the offset stands."""
    tested = best.n_held_out + best.n_refused
    if best.n_held_out < MIN_HELD_OUT:
        return (
            "too_few_movers",
            f"Only {best.n_held_out} mover(s) agree with a fit from the other movers; {MIN_HELD_OUT} are needed.",
        )
    if best.n_refused > MAX_REFUSED_SHARE * tested:
        return "too_little", f"{best.n_refused} of {tested} movers disagree with a fit from the other movers."
    if rival is not None and best.matched_s < MIN_MARGIN * rival.matched_s:
        return (
            "ambiguous",
            f"A rival offset agrees almost as well ({best.matched_s:.1f} mover-seconds against "
            f"{rival.matched_s:.1f}).",
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
    first: Examined, second: Examined, one: SeenShot, two: SeenShot, best: PlaneFit, rival: PlaneFit | None
) -> ClockSegment:
    half = best.half_width_s * INTERVAL_FACTOR
    interval = (best.offset_s - half, best.offset_s + half)
    low = max(second.time_of(two.from_frame), (first.time_of(one.from_frame) - best.offset_s) / best.rate)
    high = min(second.time_of(two.to_frame), (first.time_of(one.to_frame) - best.offset_s) / best.rate)
    from_s = low if best.from_s - low <= EDGE_S else best.from_s
    to_s = high if high - best.to_s <= EDGE_S else best.to_s
    return ClockSegment(
        second_from_s=from_s,
        second_to_s=to_s,
        second_from_frame=_boundary_frame(second, from_s),
        second_to_frame=_boundary_frame(second, to_s),
        offset_s=best.offset_s,
        rate=best.rate,
        interval_s=interval,
        probability=None,
        score=best.score,
        rival=None
        if rival is None
        else Rival(offset_s=rival.offset_s, score=best.score * rival.matched_s / best.matched_s),
        method=(
            f"One plane carries {best.n_movers} mover tracks of the second onto the first's at this offset "
            f"({best.matched_s:.0f} mover-seconds, homography and offset fitted together); {best.n_held_out} of "
            f"{best.n_held_out + best.n_refused} movers agree with a fit from the other movers."
        ),
        limits=(
            "No common ground was used. Holds where movers walk on one plane and both cameras stand above it."
        ),
        cues=(Cue(cue="tracks", offset_s=best.offset_s, interval_s=interval, score=best.score),),
    )


def _boundary_frame(recording: Examined, t_s: float) -> int:
    return int(np.searchsorted(recording.times_s, t_s - 1e-6))


def _without_overlap(segments: list[ClockSegment]) -> list[ClockSegment]:
    """Keep segments from the strongest on, each only where it has half a second of the second for itself."""
    kept: list[ClockSegment] = []
    for s in segments:
        if all(
            s.second_to_s <= k.second_from_s + 0.02 or s.second_from_s >= k.second_to_s - 0.02 for k in kept
        ):
            kept.append(s)
    return sorted(kept, key=lambda s: s.second_from_s)
