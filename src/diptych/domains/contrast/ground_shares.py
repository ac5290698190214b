"""When two recordings see common ground, and what share of it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from diptych.algorithms.clock_algebra import clip_clock, margins_s
from diptych.algorithms.coverage import Overlap, Views, footprint, overlap
from diptych.model.findings import Clock, ClockSegment, Recording

STEP_S = 0.2
"""Spacing of the times at which footprints are compared. Chosen by hand; changes are narrowed to 1 ms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundShares:
    """Mean shares of the ground that either sees, over the common time at which both views are known."""

    both: float
    only_first: float
    only_second: float
    known_s: float
    """Time, on the second's clock, over which both views were known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SightPiece:
    """A stretch of the second with common ground in view, without, or with a view that is unknown."""

    from_s: float
    to_s: float
    common: bool
    shares: GroundShares | None


def ground_shares(
    clock: Clock, first: Recording, second: Recording, first_views: Views, second_views: Views
) -> GroundShares | None:
    """Say which share of the ground is seen by both and by each alone, over all common time.

    Returns:
        ``None`` where there is no common time at which both views are known.
    """
    found = [
        piece.shares
        for segment in clip_clock(clock, first.duration_s, second.duration_s).segments
        for piece in sight_pieces(
            segment, segment.second_from_s, segment.second_to_s, first_views, second_views
        )
        if piece.shares is not None
    ]
    known_s = sum(shares.known_s for shares in found)
    if known_s <= 0:
        return None
    return GroundShares(
        both=sum(s.both * s.known_s for s in found) / known_s,
        only_first=sum(s.only_first * s.known_s for s in found) / known_s,
        only_second=sum(s.only_second * s.known_s for s in found) / known_s,
        known_s=known_s,
    )


def sight_pieces(
    segment: ClockSegment, from_s: float, to_s: float, first_views: Views | None, second_views: Views | None
) -> tuple[SightPiece, ...]:
    """Cut a common stretch of the second where the two footprints begin or cease to overlap.

    Ground counts as not in common only where no overlap is found anywhere within the clock's interval.
    """
    if first_views is None or second_views is None:
        return (SightPiece(from_s=from_s, to_s=to_s, common=True, shares=None),)
    low_s, high_s = margins_s(segment)

    def common_at(t_second_s: float) -> bool:
        t_first_s = segment.to_first(t_second_s)
        looks = [
            _overlap_at(first_views, second_views, t_first_s + shift_s, t_second_s)
            for shift_s in sorted({0.0, -low_s, high_s})
        ]
        return any(look is None or look.both > 0 for look in looks)

    n = max(1, math.ceil((to_s - from_s) / STEP_S))
    times = [from_s + (to_s - from_s) * i / n for i in range(n + 1)]
    states = [common_at(t) for t in times]
    bounds = [(from_s, states[0])]
    for i in range(n):
        if states[i] != states[i + 1]:
            bounds.append((_narrow(common_at, times[i], times[i + 1]), states[i + 1]))
    ends = [t for t, _ in bounds[1:]] + [to_s]
    return tuple(
        SightPiece(
            from_s=start,
            to_s=end,
            common=state,
            shares=_mean_shares(segment, start, end, first_views, second_views) if state else None,
        )
        for (start, state), end in zip(bounds, ends, strict=True)
    )


def _narrow(state_at: Callable[[float], bool], low_s: float, high_s: float) -> float:
    before = state_at(low_s)
    while high_s - low_s > 0.001:
        middle_s = (low_s + high_s) / 2
        if state_at(middle_s) == before:
            low_s = middle_s
        else:
            high_s = middle_s
    return high_s


def _overlap_at(
    first_views: Views, second_views: Views, t_first_s: float, t_second_s: float
) -> Overlap | None:
    a, b = footprint(first_views, t_first_s), footprint(second_views, t_second_s)
    return None if a is None or b is None else overlap(a, b)


def _mean_shares(
    segment: ClockSegment, from_s: float, to_s: float, first_views: Views, second_views: Views
) -> GroundShares | None:
    n = max(1, math.ceil((to_s - from_s) / STEP_S))
    middles = [from_s + (to_s - from_s) * (i + 0.5) / n for i in range(n)]
    looks = [_overlap_at(first_views, second_views, segment.to_first(t), t) for t in middles]
    known = [look for look in looks if look is not None]
    if not known:
        return None
    return GroundShares(
        both=sum(k.both for k in known) / len(known),
        only_first=sum(k.only_first for k in known) / len(known),
        only_second=sum(k.only_second for k in known) / len(known),
        known_s=(to_s - from_s) * len(known) / n,
    )
