"""Where a stretch that two sounds have in common begins and ends, to parts of a tenth of a second.

The blocks that find a stretch are 2 s long, so its ends are blurred by as much. With the lag known, frames of 64 ms
can be compared instead: their phases agree inside of the stretch and do not outside of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.fft import irfft, next_fast_len, rfft

from diptych.algorithms.geometry import Floats
from diptych.algorithms.sound_likeness import Samples, cut, in_band, phase_only

FRAMES_S = (0.064, 0.512)
"""Lengths of a frame: 217 bins of the compared band, whose chance agreement is 0.05; and longer ones where reflections
spread what agrees over more than that. Chosen by hand."""

HOPS = 4
"""Frames that begin in one length of a frame."""

LEAST_SLACK_S, MOST_SLACK_S = 0.0005, 0.004
"""A frame's lag may differ this much from the stretch's: at least what coders leave, at most 1.4 m of path.
Chosen by hand."""

N_ELSEWHERE = 6
"""Windows of as many lags, away from the stretch's own, that tell what chance agrees on."""

CLEAR = 1.5
"""Agreement inside over chance, in scatters of single frames, below which no end is placed. Chosen by hand: in strong
reverberation, where frames of 64 ms tell nothing, they reach 1.3."""

QUIET = 3e-3
"""Frames whose greatest sample is below this share of the sound's loudest are silence (−50 dB): coders leave noise of
their own there, and filters ring. Chosen by hand."""

MOST_SILENCE_S = 0.25
"""An end followed by silence of both sounds is set into its middle, at most this far. Chosen by hand."""

BATCH = 512
"""Frames that are transformed at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """The ends of a common stretch, on the second's clock."""

    from_s: float
    to_s: float
    error_s: float
    """About how far an end may be off, where the sound is common right up to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Agreement:
    """Frames of the second against the first at the stretch's lag; all arrays ``(n,)``."""

    middles_s: Floats
    values: Floats
    chance: Floats
    """The same at another lag."""
    compared: NDArray[np.bool_]
    """Both sounds are there."""
    sounding: NDArray[np.bool_]
    """Either sound is there: where only one is, nothing agrees."""


def find_edges(
    a: Samples,
    b: Samples,
    *,
    level: float,
    rate: float,
    spread_s: float,
    core_s: tuple[float, float],
    run_s: tuple[float, float],
    reach_s: float,
    rate_hz: int,
) -> Edges | None:
    """Find where the likeness of two sounds at a known lag begins and ends.

    From the middle of ``core_s`` outward the sum of (agreement less the half-way mark between the run's mean and
    chance) is followed; an end lies where it is greatest. A stretch of the second from 0.0 to 7.0 s that other sound
    follows ends at 7.0 s, whatever single blocks beyond it say.

    Args:
        a: ``(n,)`` samples of the first, in the compared band.
        b: ``(m,)`` samples of the second, likewise.
        level: ``t_first = rate × t_second + level``, seconds.
        rate: Its rate.
        spread_s: Scatter of the lags of the stretch's blocks.
        core_s: Where the stretch surely is, on the second: blocks in a row that agree.
        run_s: First and last moment at which a block agrees; some of them may do so by chance.
        reach_s: How far beyond the run its ends are sought.
        rate_hz: Samples per second of both.

    Returns:
        The ends; ``None`` where frames do not tell them from chance.
    """
    slack_s = float(np.clip(2 * spread_s, LEAST_SLACK_S, MOST_SLACK_S))
    span_s = (run_s[0] - reach_s, run_s[1] + reach_s)
    best: Edges | None = None
    for frame_s in FRAMES_S:
        seen = _agreement(a, b, level, rate, slack_s, span_s, frame_s, rate_hz)
        edges = _edges_of(seen, core_s, run_s, frame_s)
        if edges is not None and (best is None or edges.error_s < best.error_s):
            best = edges
    return best


def _edges_of(
    seen: _Agreement, core_s: tuple[float, float], run_s: tuple[float, float], frame_s: float
) -> Edges | None:
    compared = seen.compared
    inside = seen.sounding & (seen.middles_s >= run_s[0]) & (seen.middles_s <= run_s[1])
    if min(inside.sum(), compared.sum()) < 2 * HOPS:
        return None
    chance = float(seen.chance[compared].mean())
    gain = float(seen.values[inside].mean()) - chance
    scatter = float(seen.chance[compared].std()) + 1e-6
    if gain < CLEAR * scatter:
        return None
    score = np.where(seen.sounding, seen.values - chance - 0.5 * gain, 0.0)
    middle = int(np.searchsorted(seen.middles_s, 0.5 * (core_s[0] + core_s[1])))
    after = np.r_[0.0, np.cumsum(score[middle:])]
    before = np.r_[0.0, np.cumsum(score[:middle][::-1])]
    hop_s = frame_s / HOPS
    first, last = middle - int(np.argmax(before)), middle + int(np.argmax(after)) - 1
    if (first == 0 or last == len(score) - 1) and score[[first, last]].any():
        return None  # agreement that never ends is none that blocks had missed
    # An end in silence lies somewhere within it.
    low_s, high_s = (0.5 * hop_s * _silent(seen.sounding, at, way) for at, way in ((first, -1), (last, 1)))
    low_s, high_s = min(low_s, MOST_SILENCE_S), min(high_s, MOST_SILENCE_S)
    # The end of a sum of steps that change from +gain/2 to -gain/2 in noise wanders by (scatter / gain)² frames.
    error_s = frame_s * (0.5 + 8.0 * (scatter / gain) ** 2) + max(low_s, high_s)
    return Edges(
        from_s=float(seen.middles_s[first]) - hop_s / 2 - low_s,
        to_s=float(seen.middles_s[last]) + hop_s / 2 + high_s,
        error_s=error_s,
    )


def _silent(sounding: NDArray[np.bool_], at: int, way: int) -> int:
    """Count the frames beyond one in which both sounds are silent; the first may hold the end of a sound."""
    beyond = sounding[at + 1 :] if way > 0 else sounding[: max(0, at)][::-1]
    begin = 1 if len(beyond) > 1 and beyond[0] and not beyond[1] else 0
    return begin + (int(np.argmax(beyond[begin:])) if beyond[begin:].any() else len(beyond) - begin)


def _agreement(
    a: Samples,
    b: Samples,
    level: float,
    rate: float,
    slack_s: float,
    span_s: tuple[float, float],
    frame_s: float,
    rate_hz: int,
) -> _Agreement:
    """Compare frames by the phases of their spectra: 1 for one signal, 0 for chance."""
    length, hop = int(frame_s * rate_hz), int(frame_s * rate_hz) // HOPS
    slack = max(1, round(slack_s * rate_hz))
    starts = np.arange(int(span_s[0] * rate_hz) - length // 2, int(span_s[1] * rate_hz) - length // 2, hop)
    middles = (starts + length / 2) / rate_hz
    there = np.round((rate * middles + level) * rate_hz - length / 2).astype(np.int64)
    size = next_fast_len(2 * length, real=True)
    outside = ~in_band(size // 2 + 1, size, rate_hz)
    full = float(irfft((~outside).astype(np.complex64), size)[0])
    window = np.hanning(length).astype(np.float32)
    step = max(2 * slack + 1, (length - slack) // N_ELSEWHERE)
    away = [k for n in range(1, N_ELSEWHERE // 2 + 1) for k in (n * step, -n * step)]
    values, chance = np.zeros(len(starts)), np.zeros(len(starts))
    loud, both = np.zeros(len(starts), bool), np.zeros(len(starts), bool)
    quiet_at = [QUIET * float(np.abs(z).max()) for z in (a, b)]
    for some in np.array_split(np.arange(len(starts)), max(1, -(-len(starts) // BATCH))):
        if len(some) == 0:
            continue
        x = np.stack([cut(a, int(s), length) for s in there[some]])
        y = np.stack([cut(b, int(s), length) for s in starts[some]])
        inner = slice(length // 4, length - length // 4)  # what the window lets through
        quiet = [np.abs(z[:, inner]).max(axis=1) <= least for z, least in zip((x, y), quiet_at, strict=True)]
        loud[some], both[some] = ~(quiet[0] & quiet[1]), ~(quiet[0] | quiet[1])
        cross = rfft(x * window, size) * np.conj(rfft(y * window, size))
        cross[quiet[0] | quiet[1]] = 0
        response = irfft(phase_only(cross, outside), size) / full
        rows = np.arange(-slack, slack + 1)
        values[some] = response[:, rows % size].max(axis=1)
        # Each frame at one of the other lags: so the scatter is that of single frames.
        for n, k in enumerate(away):
            chance[some[n :: len(away)]] = response[n :: len(away), (rows + k) % size].max(axis=1)
    return _Agreement(middles_s=middles, values=values, chance=chance, compared=both, sounding=loud)
