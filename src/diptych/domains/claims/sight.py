"""Whether the place of an observation is in view in another recording at a time."""

from __future__ import annotations

from dataclasses import dataclass

from diptych.algorithms.clock_algebra import margins_s
from diptych.algorithms.coverage import Views, area, clip_convex, footprint, ground_point, point_in_view
from diptych.model.findings import ClockSegment, Recording
from diptych.model.observations import Observation, Presence

EDGE_PX = 12.0
"""This near to the picture's edge it is not said whether a place is in view. Chosen by hand."""

WHOLE = 0.99
"""Share of the own picture's ground that counts as all of it, when no region was given. Chosen by hand."""

STEP_S = 0.1
"""Spacing of the times looked at within an observation. Chosen by hand."""

MOST_LOOKS = 200

NOT_SHOWN: dict[str, Presence] = {"black": "covered", "frozen": "gap", "undecodable": "gap"}


@dataclass(frozen=True, slots=True)
class Look:
    """The answer at one time, or over a run of times."""

    from_s: float
    to_s: float
    state: Presence
    also_possible: tuple[Presence, ...]
    reason: str


def looks(
    observation: Observation,
    from_s: float,
    to_s: float,
    segment: ClockSegment,
    other: Recording,
    own_views: Views | None,
    other_views: Views | None,
) -> list[Look]:
    """Cut a stretch that both recordings hold into runs with one answer each.

    The region's foot point is carried to the ground and into the other picture, at the clock's best offset
    and at
    both ends of its interval; answers that differ are listed as also possible.
    """
    n = max(1, min(MOST_LOOKS, round((to_s - from_s) / STEP_S)))
    low_s, high_s = margins_s(segment)
    runs: list[Look] = []
    for i in range(n):
        start_s, end_s = from_s + (to_s - from_s) * i / n, from_s + (to_s - from_s) * (i + 1) / n
        middle_s = (start_s + end_s) / 2
        t_other_s = segment.to_first(middle_s)
        answers = [
            _state(observation, middle_s, t_other_s + shift_s, other, own_views, other_views)
            for shift_s in (0.0, -low_s, high_s)
        ]
        state, reason = answers[0]
        also = tuple(sorted({s for s, _ in answers[1:]} - {state}))
        if runs and runs[-1].state == state and runs[-1].reason == reason:
            merged = tuple(sorted({*runs[-1].also_possible, *also}))
            runs[-1] = Look(runs[-1].from_s, end_s, state, merged, reason)
        else:
            runs.append(Look(start_s, end_s, state, also, reason))
    return runs


def _state(
    observation: Observation,
    t_own_s: float,
    t_other_s: float,
    other: Recording,
    own_views: Views | None,
    other_views: Views | None,
) -> tuple[Presence, str]:
    for stretch in other.stretches:
        if stretch.from_s <= t_other_s < stretch.to_s and stretch.kind in NOT_SHOWN:
            return NOT_SHOWN[stretch.kind], stretch.kind
    if own_views is None or other_views is None:
        return "not_resolvable", "no common ground of the two recordings was measured"
    if observation.region is None:
        return _whole_picture(t_own_s, t_other_s, own_views, other_views)
    foot = observation.region.foot_px(own_views.width, own_views.height)
    place = ground_point(own_views, t_own_s, *foot)
    if place is None:
        return "not_resolvable", "the ground under the region was not measured at this time"
    found = point_in_view(other_views, t_other_s, place, margin_px=EDGE_PX)
    if found == "unknown":
        return "not_resolvable", "what the other recording has in view was not measured at this time"
    if found == "edge":
        return "not_resolvable", f"the place lies within {EDGE_PX:.0f} pixels of the picture's edge"
    return ("in_view_not_observed", "") if found == "in_view" else ("out_of_view", "")


def _whole_picture(
    t_own_s: float, t_other_s: float, own_views: Views, other_views: Views
) -> tuple[Presence, str]:
    own, others = footprint(own_views, t_own_s), footprint(other_views, t_other_s)
    if own is None or others is None or area(own) <= 0:
        return "not_resolvable", "the ground in view was not measured at this time"
    share = area(clip_convex(own, others)) / area(own)
    if share >= WHOLE:
        return "in_view_not_observed", ""
    if share <= 0:
        return "out_of_view", ""
    return "not_resolvable", "no region was given, and only part of the ground is in view in both"
