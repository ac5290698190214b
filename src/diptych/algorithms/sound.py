"""Common stretches of two sounds: where they lie, how their lag drifts, and what kind of likeness they have.

Sign as everywhere: ``t_first = rate × t_second + offset_s``; a knock at 12.0 s of the first and at 2.5 s of the
second gives ``+9.5`` s. All times count from the first sample of each sound.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.fft import irfft, next_fast_len, rfft
from scipy.ndimage import uniform_filter1d

from diptych.algorithms.geometry import Floats
from diptych.algorithms.sound_edges import find_edges
from diptych.algorithms.sound_likeness import Likeness, Samples, cut, in_band, measure_likeness, phase_only

_Candidate = tuple[float, list[tuple[float, float]]]
"""A lag, and the spans of the second in which it is looked for."""

CHUNK_S = 20.0
"""Least length of the chunks that are correlated with each other; 10 min against 10 min are 900 pairs of chunks."""

MAX_CHUNKS = 32
"""Most chunks of one sound: longer sounds get longer chunks, so that the cost grows like ``n log n``."""

COARSE_HEIGHT = 7.0
"""Least height of a coarse peak over the noise of its correlation. Of 3·10⁸ Gaussian lags one exceeds 6.0."""

MAX_CANDIDATES = 16
"""Most lags that are looked at closely; music that repeats gives many."""

BLOCK_S = 2.0
STEP_S = 0.5
"""Blocks that vote for a lag, and their spacing. Chosen by hand: a piece of 4 s holds five whole blocks."""

REACH_S = 0.08
"""How far a block's own lag may lie from the candidate: 100 ppm over 10 min are 0.06 s."""

BLOCK_HEIGHT = 6.0
"""Least height of a block's peak. Of the 1,280 lags within reach a Gaussian one exceeds 6.0 once in 10⁶ blocks."""

LINE_S = 0.012
"""A block supports the line of its piece within this: sources at a place differ by some metres of path."""

BRIDGE_S = 3.0
"""Pauses up to this length are bridged. Chosen by hand."""

MIN_PIECE_S = 3.5
"""Shortest piece: a common stretch of 4 s is found with edges that are half a second short."""

MIN_BLOCKS = 5
"""Least blocks of a piece: as many as lie wholly inside 4 s."""

SURE_HEIGHT = 20.0
"""A piece whose blocks stand lower needs twice as many: of 1,508 pairs with nothing in common, those with a few knocks
in noise reached 19.2."""

MIN_SUPPORT = 0.25
"""Least share of a piece's sounding blocks that agree. Chosen by hand; chance alone gives about 0.01."""

RIVAL_AWAY_S = 0.2
"""A lag that differs by less is the same answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundPiece:
    """A stretch of the second that sounds like a stretch of the first."""

    second_from_s: float
    second_to_s: float
    offset_s: float
    rate: float
    """1.0 unless a drift is significant."""
    drift_ppm: float
    drift_error_ppm: float
    error_s: float
    """Standard error of the lag at mid-piece."""
    edge_s: float
    """About how far its ends may be off."""
    height: float
    """Median height of the blocks' peaks over the noise."""
    support: float
    """Share of the piece's blocks with sound that agree."""
    rival_offset_s: float
    rival_share: float
    """Height of the best other lag, over the same stretch, as a share of this one's."""
    likeness: Likeness

    def to_first(self, t_second_s: float) -> float:
        """Carry a time of the second to the first."""
        return self.rate * t_second_s + self.offset_s


@dataclass(slots=True)
class _Votes:
    """Blocks of the second, each with its own lag near a candidate's. All arrays ``(blocks,)``."""

    lag_s: float
    middles_s: Floats
    lags_s: Floats
    heights: Floats
    sounding: NDArray[np.bool_]


def find_pieces(first: Samples, second: Samples, rate_hz: int) -> list[SoundPiece]:
    """Find the stretches that two sounds have in common.

    Chunks of both are correlated with whitened phases (GCC-PHAT, Knapp and Carter 1976); every lag that stands out
    is followed in blocks of 2 s; runs of agreeing blocks become pieces, the stronger lag first.

    Args:
        first: ``(n,)`` mono samples, any gain.
        second: ``(m,)`` mono samples.
        rate_hz: Sampling rate of both. 8000 is what the constants were chosen for.

    Returns:
        Pieces in order of the second's time; empty where nothing common stands out.

    Raises:
        ValueError: A sound holds values that are not finite.
    """
    if not (np.isfinite(first).all() and np.isfinite(second).all()):
        raise ValueError("a sound holds values that are not finite")
    if min(len(first), len(second)) < MIN_PIECE_S * rate_hz:
        return []
    a, b = _banded(first, rate_hz), _banded(second, rate_hz)
    ballots = [_vote(a, b, lag, spans, rate_hz) for lag, spans in _coarse_lags(a, b, rate_hz)]
    ballots = [v for v in ballots if (v.heights >= BLOCK_HEIGHT).sum() >= 2]
    ballots.sort(key=lambda v: -float(v.heights[v.heights >= BLOCK_HEIGHT].sum()))
    taken = np.zeros(len(ballots[0].middles_s) if ballots else 0, bool)
    pieces: list[SoundPiece] = []
    for votes in ballots:
        for inside in _runs(votes, taken):
            if taken[inside].any():
                continue
            piece = _piece(a, b, votes, inside, ballots, rate_hz)
            if piece is not None:
                pieces.append(piece)
                taken[inside.min() : inside.max() + 1] = True
    return sorted(pieces, key=lambda p: p.second_from_s)


def _banded(samples: Samples, rate_hz: int) -> Samples:
    """Keep the band that is compared, by a filter without delay."""
    size = next_fast_len(len(samples) + rate_hz, real=True)
    spectrum = rfft(samples.astype(np.float32), size)
    spectrum[~in_band(len(spectrum), size, rate_hz)] = 0
    out: Samples = irfft(spectrum, size)[: len(samples)].astype(np.float32)
    return out


def _coarse_lags(a: Samples, b: Samples, rate_hz: int) -> list[_Candidate]:
    """Lags ``t_first - t_second`` (s) that stand out in any pair of chunks, strongest first, with where they do."""
    length = int(max(CHUNK_S * rate_hz, np.ceil(max(len(a), len(b)) / MAX_CHUNKS)))
    size = next_fast_len(2 * length, real=True)
    spectra = [
        (start, rfft(a[start : start + length], size))
        for start in range(0, len(a), length)
        if _sounds(a[start : start + length])
    ]
    outside = ~in_band(size // 2 + 1, size, rate_hz)
    found: list[tuple[float, float, float]] = []
    width = max(3, int(0.002 * rate_hz))
    for start_b in range(0, len(b), length):
        chunk = b[start_b : start_b + length]
        if not _sounds(chunk):
            continue
        spectrum_b = np.conj(rfft(chunk, size))
        for start_a, spectrum_a in spectra:
            response = irfft(phase_only(spectrum_a * spectrum_b, outside), size)
            response /= float(np.sqrt(np.mean(response * response))) + 1e-12
            # A drifting or reverberant peak is spread: its energy within 2 ms stands out where no sample does.
            energy = (uniform_filter1d(response * response, width, mode="wrap") - 1.0) * np.sqrt(width / 2.0)
            for height in (response, 0.7 * energy):
                for _ in range(3):
                    k = int(np.argmax(height))
                    if height[k] < COARSE_HEIGHT:
                        break
                    lag = k if k < size // 2 else k - size
                    found.append((float(height[k]), (lag + start_a - start_b) / rate_hz, start_b / rate_hz))
                    reach = int(0.03 * rate_hz)
                    height[np.arange(k - reach, k + reach) % size] = 0
    return _strongest_lags(found, length / rate_hz)


def _strongest_lags(found: list[tuple[float, float, float]], chunk_s: float) -> list[_Candidate]:
    """Merge lags within the reach of a block; a candidate is looked for one chunk around where it stood out."""
    candidates: list[_Candidate] = []
    for _, lag, _ in sorted(found, reverse=True):
        if all(abs(lag - kept) > 0.5 * REACH_S for kept, _ in candidates):
            near = sorted({start for _, other, start in found if abs(other - lag) <= REACH_S})
            candidates.append((lag, [(start - chunk_s, start + 2 * chunk_s) for start in near]))
        if len(candidates) == MAX_CANDIDATES:
            break
    return candidates


def _sounds(chunk: Samples) -> bool:
    return len(chunk) > 0 and float(np.abs(chunk).max()) > 1e-4


def _vote(a: Samples, b: Samples, lag_s: float, spans_s: list[tuple[float, float]], rate_hz: int) -> _Votes:
    """Let every block of the second within some spans find its own lag near a candidate's."""
    block, step = int(BLOCK_S * rate_hz), int(STEP_S * rate_hz)
    margin = int(REACH_S * rate_hz)
    starts = np.arange(0, max(1, len(b) - block // 2), step)
    middles = (starts + block / 2) / rate_hz
    lags = np.full(len(starts), np.nan)
    heights = np.zeros(len(starts))
    sounding = np.zeros(len(starts), bool)
    shift = round(lag_s * rate_hz)
    size = next_fast_len(2 * block, real=True)
    outside = ~in_band(size // 2 + 1, size, rate_hz)
    wanted = np.zeros(len(starts), bool)
    for from_s, to_s in spans_s:
        wanted |= (middles >= from_s) & (middles <= to_s)
    overlapping = (starts + shift + block > 0.25 * block) & (starts + shift < len(a) - 0.25 * block)
    inside = np.flatnonzero(wanted & overlapping)
    window = np.hanning(block).astype(np.float32)
    for some in np.array_split(inside, max(1, len(inside) // 64)):
        if len(some) == 0:
            continue
        x = np.stack([cut(a, s + shift, block) for s in starts[some]]) * window
        y = np.stack([cut(b, s, block) for s in starts[some]]) * window
        sounding[some] = (np.abs(x).max(1) > 1e-4) & (np.abs(y).max(1) > 1e-4)
        response = irfft(phase_only(rfft(x, size) * np.conj(rfft(y, size)), outside), size)
        sigma = np.sqrt(np.mean(response * response, axis=1, keepdims=True)) + 1e-12
        near = np.concatenate([response[:, -margin:], response[:, : margin + 1]], axis=1) / sigma
        elsewhere = response[:, margin + 1 : -margin].max(1) / sigma[:, 0]
        k = np.clip(np.argmax(near, axis=1), 1, near.shape[1] - 2)
        row = np.arange(len(some))
        left, top, right = near[row, k - 1], near[row, k], near[row, k + 1]
        bend = np.minimum(left - 2 * top + right, -1e-9)
        lags[some] = (shift + k - margin + np.clip(0.5 * (left - right) / bend, -0.5, 0.5)) / rate_hz
        # A block votes only with its best lag of all, so that the peaks of tones and hum, which stand everywhere,
        # do not add up.
        heights[some] = np.where(sounding[some] & (top > elsewhere), top, 0.0)
    return _Votes(lag_s, middles, lags, heights, sounding)


def _runs(votes: _Votes, taken: NDArray[np.bool_]) -> list[NDArray[np.intp]]:
    """Runs of blocks that agree on a slowly drifting lag, each as the numbers of its supporting blocks."""
    strong = np.flatnonzero((votes.heights >= BLOCK_HEIGHT) & ~taken)
    runs: list[NDArray[np.intp]] = []
    while len(strong) >= 2:
        on_line = strong
        for _ in range(3):
            slope, level = _line(votes.middles_s[on_line], votes.lags_s[on_line], votes.heights[on_line])
            off = np.abs(votes.lags_s[strong] - level - slope * votes.middles_s[strong])
            on_line = strong[off <= LINE_S]
            if len(on_line) < 2:
                break
        if len(on_line) < 2:
            break
        gaps = np.diff(votes.middles_s[on_line]) > BRIDGE_S + BLOCK_S
        runs += [run for run in np.split(on_line, np.flatnonzero(gaps) + 1) if len(run) >= 3]
        strong = np.setdiff1d(strong, on_line)
    return runs


def _line(x: Floats, y: Floats, weights: Floats) -> tuple[float, float]:
    """Theil–Sen line (Theil 1950, Sen 1968) through at most 200 of the heaviest points: slope and level at 0."""
    if len(x) > 200:
        chosen = np.argsort(-weights)[:200]
        x, y = x[chosen], y[chosen]
    i, j = np.triu_indices(len(x), 1)
    apart = np.abs(x[j] - x[i]) >= BLOCK_S
    slope = 0.0
    if apart.sum() >= 3 and np.ptp(x) >= 4 * BLOCK_S:
        slope = float(np.median((y[j] - y[i])[apart] / (x[j] - x[i])[apart]))
        slope = float(np.clip(slope, -MAX_DRIFT, MAX_DRIFT))
    return slope, float(np.median(y - slope * x))


MAX_DRIFT = 1.5e-3
"""Largest drift followed: recorders differ by up to about 100 ppm, 24 pictures a second shown as 23.976 by 1,000."""


def _piece(
    a: Samples,
    b: Samples,
    votes: _Votes,
    inside: NDArray[np.intp],
    ballots: list[_Votes],
    rate_hz: int,
) -> SoundPiece | None:
    x, y, heights = votes.middles_s[inside], votes.lags_s[inside], votes.heights[inside]
    slope, level = _line(x, y, heights)
    level += _mode(y - level - slope * x)
    off = y - level - slope * x
    spread = 1.4826 * float(np.median(np.abs(off)))
    n_free = max(1.0, np.ptp(x) / BLOCK_S)
    grain = max(spread, 0.1 / rate_hz)
    drift_error = grain / max(float(np.std(x)), 0.1) / np.sqrt(n_free)
    rate = 1.0
    if abs(slope) > 4 * drift_error and abs(slope) * np.ptp(x) > 2 * grain and np.ptp(x) > 10:
        rate = 1.0 + slope
    else:
        level += slope * float(np.median(x))
    n_a, n_b = len(a) / rate_hz, len(b) / rate_hz
    low, high = max(0.0, -level), min(n_b, n_a - level)
    from_s, to_s, edge_s = _edges(a, b, (level, rate), spread, x, rate_hz)
    from_s, to_s = max(from_s, low), min(to_s, high)
    if to_s - from_s < MIN_PIECE_S:
        return None
    within = (votes.middles_s >= x.min()) & (votes.middles_s <= x.max())
    support = len(inside) / max(1, int((within & votes.sounding).sum()))
    if support < MIN_SUPPORT or len(inside) < MIN_BLOCKS or np.ptp(x) < BLOCK_S:
        return None
    if float(np.median(heights)) < SURE_HEIGHT and len(inside) < 2 * MIN_BLOCKS:
        return None
    rival_offset, rival = _rival(votes, within, ballots)
    mine = max(float(votes.heights[within].sum()), 1e-9)
    likeness = measure_likeness(a, b, from_s, to_s, level, rate, spread, rate_hz)
    return SoundPiece(
        second_from_s=float(from_s),
        second_to_s=float(to_s),
        offset_s=float(level),
        rate=float(rate),
        drift_ppm=float(slope * 1e6),
        drift_error_ppm=float(drift_error * 1e6),
        error_s=float(grain / np.sqrt(n_free)),
        edge_s=float(edge_s),
        height=float(np.median(heights)),
        support=support,
        rival_offset_s=float(rival_offset),
        rival_share=float(rival / mine),
        likeness=likeness,
    )


def _mode(values: Floats) -> float:
    """Middle of the densest millisecond: where reflections win some blocks, the median lies between the paths."""
    ordered = np.sort(values)
    counts = np.searchsorted(ordered, ordered + 0.001, "right") - np.arange(len(ordered))
    k = int(np.argmax(counts))
    return float(np.median(ordered[k : k + int(counts[k])]))


def _rival(votes: _Votes, within: NDArray[np.bool_], ballots: list[_Votes]) -> tuple[float, float]:
    best = (votes.lag_s, 0.0)
    for other in ballots:
        if abs(other.lag_s - votes.lag_s) > RIVAL_AWAY_S:
            heights = other.heights[within]
            total = float(heights[heights >= BLOCK_HEIGHT].sum())
            if total > best[1]:
                best = (other.lag_s, total)
    return best


def _edges(
    a: Samples, b: Samples, line: tuple[float, float], spread_s: float, middles_s: Floats, rate_hz: int
) -> tuple[float, float, float]:
    """Find where a run of blocks begins and ends, and about how far that may be off."""
    level, rate = line
    rows = np.split(middles_s, np.flatnonzero(np.diff(middles_s) > 1.5 * STEP_S) + 1)
    core = max(rows, key=len)
    found = find_edges(
        a,
        b,
        level=level,
        rate=rate,
        spread_s=spread_s,
        core_s=(float(core[0]), float(core[-1])),
        run_s=(float(middles_s.min()), float(middles_s.max())),
        reach_s=BLOCK_S / 2 + BRIDGE_S,
        rate_hz=rate_hz,
    )
    if found is None:
        return float(middles_s.min()) - BLOCK_S / 2, float(middles_s.max()) + BLOCK_S / 2, BLOCK_S / 2
    return found.from_s, found.to_s, found.error_s
