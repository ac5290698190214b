"""Candidates held against the sounds themselves: where the same sound begins and ends on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.fft import irfft, next_fast_len, rfft

from diptych.algorithms.sound import SoundPiece, find_pieces
from diptych.algorithms.sound_codes import RATE_HZ
from diptych.algorithms.sound_likeness import Samples, cut, in_band, phase_only
from diptych.domains.soundtracks.candidates import Candidate

WHOLE_S = 300.0
"""Sounds up to this length are compared whole; of longer ones what lies around a candidate."""

AROUND_S = 60.0
"""What is compared of longer sounds beside a candidate's stretch. Chosen by hand."""

UNCHANGED = 0.011
"""Within this of 1 a candidate is compared at the speed as it is first: its rate is known to half a step only."""

SEARCH = 0.007
"""A candidate's rate is sought this far to both sides: a little more than half a step."""

TRIAL_S = (4.0, 12.0)
TRIAL_STEP = (0.0005, 0.00005)
"""Length of sound and step of the rate in the two rounds of the search: a step of 5·10⁻⁴ moves the ends of 4 s against
each other by 2 ms."""

CLEAR = 0.85
"""Share of the sound that a filter of milliseconds explains, above which the speed as it is needs no second look: the
bar above which two sounds are one signal (``domains/clock/by_sound.py``)."""

OTHER_SPEED = 3e-4
"""Least change of speed that was made on purpose: recorders' clocks differ by up to 1.5·10⁻⁴."""

SOUGHT_SUPPORT, SOUGHT_COHERENCE = 0.6, 0.01
"""Where the speed was sought among many, least share of agreeing blocks and least coherence in windows of half a
second. Measured: other speeds, mixed 12 dB under other sound, 1.0 and 0.023; two recordings with nothing in common
reached 0.31 and 0.004 at one of the 49 speeds tried."""

TRUE_RATE = 5e-6
"""Where a rate's remaining drift is larger, the sound is set to the measured rate and compared again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of the query's sound that sounds like one of the found sound; times on the sounds' own clocks."""

    query_from_s: float
    query_to_s: float
    found_from_s: float
    found_to_s: float
    rate: float
    """Seconds of the found sound in one second of the query."""
    error_s: float
    """Standard error of the lag."""
    piece: SoundPiece
    """What was measured, with the query set to ``rate``."""


def verified_stretches(candidates: Sequence[Candidate], query: Samples, found: Samples) -> list[Stretch]:
    """Compare the sounds along the lines of some candidates of one recording.

    Args:
        candidates: Lines of one recording, the best first.
        query: ``(n,)`` mono samples at 8 kHz.
        found: ``(m,)`` mono samples at 8 kHz.

    Returns:
        Stretches in order of the query; none that lies over another for the most part.
    """
    kept: list[Stretch] = []
    for one in candidates:
        at = 0.5 * (one.query_from_s + one.query_to_s)
        there = one.rate * at + one.offset_s
        if any(
            s.query_from_s <= at <= s.query_to_s
            and abs(s.found_from_s + s.rate * (at - s.query_from_s) - there) < 0.5
            for s in kept
        ):
            continue
        for stretch in _along(one, query, found):
            if not any(_overlap_s(stretch, s) > 0.3 * _length_s(stretch) for s in kept):
                kept.append(stretch)
    return sorted(kept, key=lambda s: s.query_from_s)


def _length_s(stretch: Stretch) -> float:
    return stretch.query_to_s - stretch.query_from_s


def _overlap_s(one: Stretch, other: Stretch) -> float:
    return min(one.query_to_s, other.query_to_s) - max(one.query_from_s, other.query_from_s)


def _along(one: Candidate, query: Samples, found: Samples) -> list[Stretch]:
    """Compare along one line, first at the speed as it is where that may be."""
    q_low, q_high = _window(len(query) / RATE_HZ, one.query_from_s, one.query_to_s)
    f_low, f_high = _window(
        len(found) / RATE_HZ,
        one.rate * one.query_from_s + one.offset_s,
        one.rate * one.query_to_s + one.offset_s,
    )
    part = query[int(q_low * RATE_HZ) : int(q_high * RATE_HZ)]
    other = found[int(f_low * RATE_HZ) : int(f_high * RATE_HZ)]
    if min(len(part), len(other)) < RATE_HZ:
        return []
    as_it_is: list[Stretch] = []
    if abs(one.rate - 1.0) <= UNCHANGED:
        as_it_is = _pieces(part, other, 1.0, q_low, f_low)
        if as_it_is and max(as_it_is, key=_length_s).piece.likeness.short_coherence > CLEAR:
            return as_it_is
    rate = _true_rate(part, other, one, q_low, f_low)
    if as_it_is and abs(rate - 1.0) < OTHER_SPEED:
        return as_it_is
    stretches = _pieces(part, other, rate, q_low, f_low)
    if stretches:
        drift = max(stretches, key=_length_s).piece.drift_ppm * 1e-6
        if abs(drift) > TRUE_RATE:
            stretches = _pieces(part, other, rate * (1 + drift), q_low, f_low) or stretches
    stretches = [
        s
        for s in stretches
        if s.piece.support >= SOUGHT_SUPPORT and s.piece.likeness.long_coherence >= SOUGHT_COHERENCE
    ]
    return max(stretches, as_it_is, key=_weight)


def _weight(stretches: list[Stretch]) -> float:
    return sum(_length_s(s) * s.piece.height for s in stretches)


def _window(end_s: float, from_s: float, to_s: float) -> tuple[float, float]:
    if end_s <= WHOLE_S:
        return 0.0, end_s
    return max(0.0, from_s - AROUND_S), min(end_s, to_s + AROUND_S)


def _pieces(part: Samples, other: Samples, rate: float, q_low: float, f_low: float) -> list[Stretch]:
    played = at_rate(part, rate)
    stretches = []
    for piece in find_pieces(other, played, RATE_HZ):
        from_s, to_s = piece.second_from_s / rate, piece.second_to_s / rate
        stretches.append(
            Stretch(
                query_from_s=from_s + q_low,
                query_to_s=to_s + q_low,
                found_from_s=piece.to_first(piece.second_from_s) + f_low,
                found_to_s=piece.to_first(piece.second_to_s) + f_low,
                rate=rate * piece.rate,
                error_s=piece.error_s,
                piece=replace(piece),
            )
        )
    return stretches


def _twice_as_dense(samples: Samples) -> Samples:
    from scipy.signal import resample_poly  # takes half a second to load, and few sounds need it

    double: Samples = resample_poly(samples, 2, 1)
    return double


def at_rate(samples: Samples, rate: float, double: Samples | None = None) -> Samples:
    """Stretch a sound: what lay at ``t`` lies at ``rate × t`` (linear between samples of twice the rate).

    Args:
        samples: ``(n,)``.
        rate: Seconds of the result in one of the sound.
        double: The sound at twice the rate, where it is at hand.
    """
    if rate == 1.0:
        return samples
    if double is None:
        double = _twice_as_dense(samples)
    at = np.arange(int(len(samples) * rate)) * (2.0 / rate)
    out: Samples = np.interp(at, np.arange(len(double)), double).astype(np.float32)
    return out


def _true_rate(part: Samples, other: Samples, one: Candidate, q_low: float, f_low: float) -> float:
    """Find the rate at which both sounds correlate best around the middle of a candidate's stretch."""
    middle_s = 0.5 * (one.query_from_s + one.query_to_s)
    best = one.rate
    reach = SEARCH
    for length_s, step in zip(TRIAL_S, TRIAL_STEP, strict=True):
        some = cut(part, round((middle_s - length_s / 2 - q_low) * RATE_HZ), int(length_s * RATE_HZ))
        there_s = one.rate * middle_s + one.offset_s - f_low
        size = next_fast_len(int(2.2 * length_s * RATE_HZ), real=True)
        held = cut(other, round((there_s - 0.6 * length_s) * RATE_HZ), int(1.2 * length_s * RATE_HZ))
        spectrum = rfft(held, size)
        outside = ~in_band(size // 2 + 1, size, RATE_HZ)
        tried = best + np.arange(-reach, reach + step / 2, step)
        heights = []
        double = _twice_as_dense(some)
        for rate in tried:
            response = irfft(
                phase_only(spectrum * np.conj(rfft(at_rate(some, float(rate), double), size)), outside), size
            )
            heights.append(float(response.max() / (np.sqrt(np.mean(response * response)) + 1e-12)))
        best = float(tried[int(np.argmax(heights))])
        reach = step
    return best
