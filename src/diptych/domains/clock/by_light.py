"""When abrupt light may set the clock: flashes or lamps that both recordings show at the same spacing.

One flash in each recording says nothing of which flash it was. Two or more, on separate occasions, at the same
spacing in both, do; how often that happens by chance is reckoned from how many there are.
"""

from __future__ import annotations

import numpy as np

from diptych.algorithms.abrupt_light import LightEvent, LightMatch, light_events, match_events
from diptych.algorithms.examined import Examined
from diptych.domains.clock.common import Beside, Pair, boundary_frame
from diptych.model.findings import Clock, ClockSegment, Cue, Rival

LEAST_OCCASIONS = 2
"""Fewest occasions (``abrupt_light.CLUSTER_S``) that set a clock: one has no spacing."""

MOST_BY_CHANCE = 0.01
"""Most expected lags at which as many occasions agree by chance. Reckoned for events at random times; the tests hold
it against invented lists of events."""

RIVAL_SHARE = 0.67
"""Above this share of the occasions another lag is as good: regular spacing. Chosen by hand."""

MOST_UNMATCHED = 0.5
"""Largest share of occasions in the common time that only one recording shows. A camera that faces away, or whose
exposure is blinded, misses some. Chosen by hand."""

ALLOWED_S = 0.02
"""Added to the half width: exposure, and lamps that take some hundredths of a second to rise. Chosen by hand."""

LIMITS = (
    "Holds where the same flashes or lamps lit both scenes. Two rooms whose lamps follow one switch, or screens that "
    "show one broadcast, give the same measurement."
)


def place_by_light(pair: Pair) -> Beside | None:
    """Say what abrupt changes of light tell about the clock.

    Flashes at 12.0, 15.3 and 21.1 s of the first and at 2.5, 5.8 and 11.6 s of the second give +9.5 s.

    Args:
        pair: Both recordings and their jumps.

    Returns:
        A clock (reason code ``abrupt_light``) where occasions agree that chance would not; otherwise a cue at most;
        None where no change of light is common.
    """
    lists = [
        light_events(r.times_s, r.activity.light, jumps)
        for r, jumps in ((pair.first, pair.jumps_first_s), (pair.second, pair.jumps_second_s))
    ]
    match = match_events(*lists, first_end_s=pair.first.end_s, second_end_s=pair.second.end_s)
    if match is None:
        return None
    problem = _problem(match)
    half = match.half_width_s + ALLOWED_S
    score = match.n_occasions / (match.n_occasions + match.n_unmatched)
    cue = Cue(
        cue="abrupt_light",
        offset_s=match.offset_s,
        interval_s=(match.offset_s - half, match.offset_s + half),
        score=score,
    )
    if problem is not None:
        if match.rival_occasions >= match.n_occasions:
            return None  # as good at several lags: there is no lag to name
        return Beside(name="abrupt light", clock=None, cue=cue, reason=problem)
    segment = _segment(pair, match, cue)
    if segment is None:
        return None
    reason = f"1 segment placed by {match.n_occasions} abrupt changes of light at the same spacing in both."
    clock = Clock(verdict="aligned", reason_code="abrupt_light", reason=reason, segments=(segment,))
    return Beside(name="abrupt light", clock=clock, cue=cue, reason=reason)


def _problem(match: LightMatch) -> str | None:
    """Return why the light does not set the clock; None where it does."""
    if match.n_occasions < LEAST_OCCASIONS:
        return "One change of light has no spacing to compare, so it does not set the clock."
    if match.rival_occasions > RIVAL_SHARE * match.n_occasions:
        return "The changes of light fit another lag as well, so they do not set the clock."
    if match.n_unmatched > MOST_UNMATCHED * (match.n_occasions + match.n_unmatched):
        return (
            f"{match.n_unmatched} further changes of light in the common time are seen in one recording only, so they "
            "do not set the clock."
        )
    if match.by_chance > MOST_BY_CHANCE:
        return (
            f"{match.n_occasions} changes of light agree, which chance gives in {100 * match.by_chance:.0f} of 100 "
            "such pairs, so they do not set the clock."
        )
    return None


def _segment(pair: Pair, match: LightMatch, cue: Cue) -> ClockSegment | None:
    """Return the stretch between jumps of either recording that holds the matched events."""
    first, second, offset = pair.first, pair.second, match.offset_s
    jumps = [*pair.jumps_second_s, *(t - offset for t in pair.jumps_first_s)]
    inside = _span(match, [t for t in jumps if not _in_flash(t, match.pairs)], first, second)
    if inside is None:
        return None
    from_s, to_s, n = inside
    return ClockSegment(
        second_from_s=from_s,
        second_to_s=to_s,
        second_from_frame=boundary_frame(second, from_s),
        second_to_frame=boundary_frame(second, to_s),
        offset_s=offset,
        rate=1.0,
        interval_s=cue.interval_s,
        probability=None,
        score=cue.score,
        rival=Rival(
            offset_s=match.rival_offset_s, score=cue.score * match.rival_occasions / match.n_occasions
        )
        if match.rival_occasions
        else None,
        method=(
            f"{n} changes of light, on {match.n_occasions} occasions, come at the same spacing and of the same kind in "
            f"both recordings; by chance {match.by_chance:.1g} such lags are expected."
        ),
        limits=LIMITS,
        cues=(cue,),
    )


def _in_flash(jump_s: float, pairs: tuple[tuple[LightEvent, LightEvent], ...]) -> bool:
    """Say whether a jump is no more than a matched flash that blinded a picture."""
    return any(b.from_s - 0.15 <= jump_s <= b.to_s + 0.4 for _, b in pairs)


def _span(
    match: LightMatch, jumps_s: list[float], first: Examined, second: Examined
) -> tuple[float, float, int] | None:
    """Return from, to, and matched events of the stretch that holds all matched events; None if jumps part them."""
    times = np.array([0.5 * (b.from_s + b.to_s) for _, b in match.pairs])
    low = max(0.0, -match.offset_s, *(t for t in jumps_s if t <= times.min()), 0.0)
    high = min(
        second.end_s, first.end_s - match.offset_s, *(t for t in jumps_s if t >= times.max()), second.end_s
    )
    if any(times.min() < t < times.max() for t in jumps_s) or high - low < 0.5:
        return None
    return low, high, len(times)
