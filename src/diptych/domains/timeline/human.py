"""A clock from anchors that a person set, with the machine's answer kept beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diptych.algorithms.clock_algebra import clip_clock, frame_at, frame_length_s
from diptych.model.anchors import DEFAULT_MARGIN_S, Anchor
from diptych.model.errors import WrongCallError
from diptych.model.findings import Clock, ClockSegment, Cue, Recording

SPREAD_FOR_RATE_S = 2.0
"""Anchors closer together than this cannot tell a rate from their own margins. Chosen by hand."""

RATES = (0.1, 10.0)
"""Rates outside are taken for a slip in an anchor. Chosen by hand."""

Z95 = 1.959964


@dataclass(frozen=True, slots=True)
class _Fit:
    rate: float
    offset_s: float
    margin_s: float
    """Half the 95 % interval at mid-segment."""
    worst: float
    """Largest disagreement of an anchor, in units of its own margin."""


def human_clock(first: Recording, second: Recording, anchors: Sequence[Anchor], machine: Clock) -> Clock:
    """Make the clock that follows from anchors: an offset, and a rate only where the anchors demand one.

    The anchor ``r1=17.80,r2=0.00±0.08`` gives an offset of +17.80 s with the interval 17.72 … 17.88.
    Several anchors are fitted by least squares, each weighted by its margin. A rate is fitted when anchors
    at least
    2 s apart disagree by more than their margins at rate 1 and agree better with one. Anchors that
    still disagree widen the interval to their largest disagreement.

    Args:
        first: The recording whose clock is the common one.
        second: The recording to place.
        anchors: All anchors; those of other pairs are passed over.
        machine: The machine's answer, kept beside the human one.

    Returns:
        An aligned clock of ``origin`` human, clipped to what both recordings hold.

    Raises:
        WrongCallError: No anchor names this pair, a time lies outside its recording, or the anchors fit no
        rate.
    """
    pairs = [pair for anchor in anchors if (pair := _oriented(anchor, first, second)) is not None]
    if not pairs:
        raise WrongCallError(f"no anchor names both {first.id} and {second.id}")
    _check_inside(pairs, first, second)
    fit, n_rates = _best_fit(pairs)
    margin_s = fit.margin_s
    if fit.worst > 1:
        margin_s = max(margin_s, fit.worst * max(p.margin_s for p in pairs))
    limits = _limits(pairs, fit, n_rates)
    offset_s = fit.offset_s
    segment = ClockSegment(
        second_from_s=0.0,
        second_to_s=second.duration_s,
        offset_s=offset_s,
        rate=fit.rate,
        interval_s=(offset_s - margin_s, offset_s + margin_s),
        probability=None,
        score=1.0,
        rival=None,
        method="anchors set by a person",
        limits=limits,
        cues=tuple(
            Cue(
                cue="anchor",
                offset_s=p.first_s - fit.rate * p.second_s,
                interval_s=(
                    p.first_s - fit.rate * p.second_s - p.margin_s,
                    p.first_s - fit.rate * p.second_s + p.margin_s,
                ),
            )
            for p in pairs
        ),
        origin="human",
    )
    count = "One anchor" if len(pairs) == 1 else f"{len(pairs)} anchors"
    reason = f"{count} set by a person; the machine's answer ({machine.verdict}) is kept beside it."
    clock = Clock(
        verdict="aligned",
        reason_code="anchors",
        reason=reason,
        origin="human",
        segments=(segment,),
        machine=machine,
    )
    clipped = clip_clock(clock, first.duration_s, second.duration_s)
    if not clipped.segments:
        raise WrongCallError(f"by these anchors {first.id} and {second.id} have no time in common")
    return _with_frames(clipped, second)


def _with_frames(clock: Clock, second: Recording) -> Clock:
    segments = tuple(
        replace(
            s,
            second_from_frame=frame_at(second, s.second_from_s),
            second_to_frame=frame_at(second, s.second_to_s),
        )
        for s in clock.segments
    )
    return replace(clock, segments=segments)


def _oriented(anchor: Anchor, first: Recording, second: Recording) -> Anchor | None:
    if (anchor.first, anchor.second) == (first.id, second.id):
        return anchor
    if (anchor.first, anchor.second) == (second.id, first.id):
        return Anchor(
            first=anchor.second,
            first_s=anchor.second_s,
            second=anchor.first,
            second_s=anchor.first_s,
            margin_s=anchor.margin_s,
            margin_given=anchor.margin_given,
        )
    return None


def _check_inside(pairs: Sequence[Anchor], first: Recording, second: Recording) -> None:
    for pair in pairs:
        for recording, t_s in ((first, pair.first_s), (second, pair.second_s)):
            if not -1e-9 <= t_s <= recording.duration_s + frame_length_s(recording):
                raise WrongCallError(
                    f"anchor at {t_s:.3f} s of {recording.id}: that recording runs from 0 to "
                    f"{recording.duration_s:.3f} s",
                    advice="Anchors count from the recording's own first frame.",
                )


def _best_fit(pairs: Sequence[Anchor]) -> tuple[_Fit, bool]:
    plain = _fit(pairs, with_rate=False)
    spread_s = max(p.second_s for p in pairs) - min(p.second_s for p in pairs)
    if plain.worst <= 1 or spread_s < SPREAD_FOR_RATE_S:
        return plain, False
    fitted = _fit(pairs, with_rate=True)
    if not RATES[0] <= fitted.rate <= RATES[1]:
        raise WrongCallError(
            f"the anchors fit no rate between {RATES[0]} and {RATES[1]} (they ask for {fitted.rate:.2f})",
            advice="Check the anchors; where a recording was cut between them, set them on one side only.",
        )
    return (fitted, True) if fitted.worst < plain.worst else (plain, False)


def _fit(pairs: Sequence[Anchor], *, with_rate: bool) -> _Fit:
    weights = [(Z95 / p.margin_s) ** 2 for p in pairs]
    total = math.fsum(weights)
    mean_first = math.fsum(w * p.first_s for w, p in zip(weights, pairs, strict=True)) / total
    mean_second = math.fsum(w * p.second_s for w, p in zip(weights, pairs, strict=True)) / total
    rate, variance = 1.0, 1 / total
    if with_rate:
        spread = math.fsum(w * (p.second_s - mean_second) ** 2 for w, p in zip(weights, pairs, strict=True))
        joint = math.fsum(
            w * (p.second_s - mean_second) * (p.first_s - mean_first)
            for w, p in zip(weights, pairs, strict=True)
        )
        rate = joint / spread
        reach_s = max(abs(p.second_s - mean_second) for p in pairs)
        variance += reach_s**2 / spread
    offset_s = mean_first - rate * mean_second
    worst = max(abs(p.first_s - rate * p.second_s - offset_s) / p.margin_s for p in pairs)
    return _Fit(rate=rate, offset_s=offset_s, margin_s=Z95 * math.sqrt(variance), worst=worst)


def _limits(pairs: Sequence[Anchor], fit: _Fit, rate_fitted: bool) -> str:
    parts = []
    if any(not p.margin_given for p in pairs):
        parts.append(f"Anchors without a margin count as ± {DEFAULT_MARGIN_S:.2f} s, chosen by hand.")
    if rate_fitted:
        parts.append(f"A rate of {fit.rate:.5f} was fitted; away from the anchors the interval grows.")
    elif len(pairs) == 1:
        parts.append("One anchor gives no rate; rate 1 is assumed.")
    if fit.worst > 1:
        parts.append(
            "The anchors disagree by more than their margins; the interval was widened to hold them."
        )
    parts.append("One offset for the whole recording: cuts between anchors are not looked for.")
    return " ".join(parts)
