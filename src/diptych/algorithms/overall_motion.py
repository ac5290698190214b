"""The lag at which what moves in two pictures moves together, from small motion maps alone.

No point of one picture is matched with a point of the other. Each recording becomes three signals: how much moves, and
where its middle lies across and down. Every lag is asked how far the signals of one explain those of the other by any
linear combination (canonical correlation, Hotelling 1936). For a point that moves before two cameras that stand still,
one such combination exists at the right lag: the affine form of the epipolar constraint.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.fft import irfft, next_fast_len, rfft
from scipy.ndimage import gaussian_filter1d

from diptych.algorithms.geometry import Floats

RATE_HZ = 12.5
"""Samples of the signals per second. Chosen by hand: what a whole body does is slower than 4 Hz."""

SMOOTH_S = 0.12
"""Standard deviation of their smoothing, seconds. Chosen by hand."""

SLOW_S = 0.6
"""What changes more slowly than this standard deviation (seconds) is taken off: slow drifts agree by chance. On 120
invented pairs of 15 s it put 73 within 0.1 s, 1.5 put 65 and no limit 62."""

CLIP = 4.0
"""Signals are held to this many robust standard deviations, so that one great event is no more than an event."""

RIDGE = 0.02
"""Share of a recording's mean variance added to every direction: what hardly varies says little. Chosen by hand."""

LITTLE_CHANGE = 0.05
"""Grey levels of mean change of a cell, beyond its own usual one, that count as none. Chosen by hand."""

LEAST_OVERLAP_S = 3.0
"""Shortest common time that is tried."""

LEAST_SHARE = 0.4
"""Least common time as a share of the shorter recording. Chosen by hand: chance is kept to few lags."""

APART_S = 0.7
"""Lags farther than this from the best one are its rivals; nearer ones belong to the same peak."""

INDEPENDENT_S = 0.5
"""Lags closer than this are one, when it is counted how many the best one was held against. The signals' own memory
(``SMOOTH_S`` and ``SLOW_S``) is about as long."""


def motion_signals(t_s: Floats, change: Floats, from_s: float, to_s: float) -> Floats:
    """Turn motion maps into evenly sampled signals of a stretch.

    Args:
        t_s: ``(m,)`` times of the maps, seconds.
        change: ``(m, rows, columns)`` mean change of each cell in grey levels.
        from_s: Begin of the stretch.
        to_s: Its end.

    Returns:
        ``(n, 3)`` at ``RATE_HZ`` from ``from_s`` on: how much moves (logarithm), its middle across, its middle down;
        slow changes taken off, of
        standard deviation 1. Empty where there are too few maps or nothing moves.
    """
    nothing = np.empty((0, 3))
    if len(t_s) < 8 or to_s - from_s < LEAST_OVERLAP_S:
        return nothing
    beyond = np.maximum(change - np.median(change, axis=0) - LITTLE_CHANGE, 0.0)
    energy = beyond.mean((1, 2))
    little = max(0.1 * float(np.percentile(energy, 60)), 1e-3)
    if float(energy.max()) <= little:
        return nothing
    weight = energy / (energy + little) + 1e-4
    grid = from_s + np.arange(int((to_s - from_s) * RATE_HZ)) / RATE_HZ
    sigma = SMOOTH_S * RATE_HZ
    held = gaussian_filter1d(np.interp(grid, t_s, weight), sigma)
    out = [gaussian_filter1d(np.interp(grid, t_s, np.log(energy + little)), sigma)]
    for axis in (2, 1):
        profile = beyond.sum(3 - axis)
        middle = (profile @ np.arange(profile.shape[1])) / np.maximum(profile.sum(1), 1e-9)
        out.append(gaussian_filter1d(np.interp(grid, t_s, weight * middle), sigma) / held)
    signals = np.column_stack(out)
    signals -= gaussian_filter1d(signals, SLOW_S * RATE_HZ, axis=0, mode="nearest")
    scale = 1.4826 * np.median(np.abs(signals - np.median(signals, axis=0)), axis=0)
    limit = CLIP * np.maximum(scale, 0.3 * signals.std(0))
    signals = np.clip(signals, -limit, limit)
    result: Floats = (signals - signals.mean(0)) / np.maximum(signals.std(0), 1e-9)
    return result


@dataclass(slots=True)
class Landscape:
    """How much the signals of two recordings explain of each other at every lag. ``t_first = t_second + lag``."""

    lags_s: Floats
    score: Floats
    """``(k,)`` ``−log det(1 − R²)`` over the canonical correlations, times the common seconds (Wilks 1935)."""
    overlap_s: Floats


def landscape(first: Floats, second: Floats) -> Landscape:
    """Score every lag that leaves enough common time.

    A turn at 12.0 s of the first and at 2.5 s of the second scores at +9.5 s.

    Args:
        first: ``(n, p)`` signals at ``RATE_HZ``.
        second: ``(m, q)`` likewise.
    """
    n, m, p, q = len(first), len(second), first.shape[1], second.shape[1]
    least = int(max(LEAST_OVERLAP_S * RATE_HZ, LEAST_SHARE * min(n, m)))
    lags = np.arange(-(m - least), n - least + 1)
    if min(n, m) < least:
        return Landscape(np.empty(0), np.empty(0), np.empty(0))
    start, end = np.maximum(0, lags), np.minimum(n, m + lags)
    count = (end - start)[:, None, None].astype(np.float64)
    size = next_fast_len(n + m)
    spectra = rfft(first, size, axis=0), rfft(second, size, axis=0)
    cross = irfft(spectra[0][:, :, None] * np.conj(spectra[1])[:, None, :], size, axis=0)[lags]
    mean_a, own_a = _moments(first, start, end)
    mean_b, own_b = _moments(second, start - lags, end - lags)
    both = cross / count - mean_a[:, :, None] * mean_b[:, None, :]
    own_a += RIDGE * np.trace(own_a, axis1=1, axis2=2)[:, None, None] / p * np.eye(p) + 1e-12 * np.eye(p)
    own_b += RIDGE * np.trace(own_b, axis1=1, axis2=2)[:, None, None] / q * np.eye(q) + 1e-12 * np.eye(q)
    explained = np.linalg.solve(own_a, both) @ np.linalg.solve(own_b, np.swapaxes(both, 1, 2))
    left = np.clip(np.linalg.det(np.eye(p) - explained), 1e-9, 1.0)
    overlap_s = (end - start) / RATE_HZ
    return Landscape((lags / RATE_HZ).astype(np.float64), -np.log(left) * overlap_s, overlap_s)


def _moments(x: Floats, low: NDArray[np.int64], high: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Return means and covariances over rows ``low`` to ``high``."""
    n = (high - low).astype(np.float64)
    sums = np.concatenate([np.zeros((1, x.shape[1])), np.cumsum(x, axis=0)])
    squares = np.cumsum(x[:, :, None] * x[:, None, :], axis=0)
    squares = np.concatenate([np.zeros((1, *squares.shape[1:])), squares])
    mean = (sums[high] - sums[low]) / n[:, None]
    own: Floats = (squares[high] - squares[low]) / n[:, None, None] - mean[:, :, None] * mean[:, None, :]
    return mean, own


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionLag:
    """The best lag of two recordings' overall motion. ``t_first = t_second + offset_s``."""

    offset_s: float
    score: float
    rival_offset_s: float
    rival: float
    """Score of the best lag elsewhere."""
    chance: float
    """Best score against the second run backwards, which shares no time with the first and is as restless."""
    held_out: float
    """Least correlation, over both halves of the common time, of the combination that the other half gives."""
    overlap_s: float
    n_lags: int
    """Independent lags that the best one was held against."""

    @property
    def ratio(self) -> float:
        """Score over the best of what is not this lag."""
        return self.score / max(self.rival, self.chance, 1e-9)


def find_motion_lag(first: Floats, second: Floats) -> MotionLag | None:
    """Find the lag at which overall motion agrees best, with what it must be held against.

    Args:
        first: ``(n, 3)`` from ``motion_signals``, beginning at 0.
        second: ``(m, 3)`` likewise.

    Returns:
        The lag between the beginnings of both; None where either is too short.
    """
    if min(len(first), len(second)) < LEAST_OVERLAP_S * RATE_HZ:
        return None
    ahead = landscape(first, second)
    back = landscape(first, second[::-1].copy())
    k = int(np.argmax(ahead.score))
    rivals = np.where(np.abs(ahead.lags_s - ahead.lags_s[k]) > APART_S, ahead.score, -1.0)
    if not (rivals >= 0).any():
        return None
    rival = int(np.argmax(rivals))
    n_lags = int((np.count_nonzero(rivals >= 0) + len(back.score)) / (INDEPENDENT_S * RATE_HZ))
    return MotionLag(
        offset_s=float(ahead.lags_s[k]) + _top(ahead.score, k) / RATE_HZ,
        score=float(ahead.score[k]),
        rival_offset_s=float(ahead.lags_s[rival]),
        rival=float(rivals[rival]),
        chance=float(back.score.max()),
        held_out=_held_out(first, second, round(float(ahead.lags_s[k]) * RATE_HZ)),
        overlap_s=float(ahead.overlap_s[k]),
        n_lags=n_lags,
    )


def _top(score: Floats, k: int) -> float:
    """Return where the peak lies between samples, −0.5 to 0.5."""
    if not 0 < k < len(score) - 1:
        return 0.0
    bend = score[k - 1] - 2 * score[k] + score[k + 1]
    return float(np.clip(0.5 * (score[k - 1] - score[k + 1]) / bend, -0.5, 0.5)) if bend < -1e-12 else 0.0


def _held_out(first: Floats, second: Floats, lag: int) -> float:
    """Fit the best combination on one half of the common time, correlate it on the other; the lesser of both ways."""
    start, end = max(0, lag), min(len(first), len(second) + lag)
    x, y = first[start:end], second[start - lag : end - lag]
    half, gap = len(x) // 2, round(0.5 * INDEPENDENT_S * RATE_HZ)
    early, late = slice(0, half - gap), slice(half + gap, None)
    return min(_carried(x, y, early, late), _carried(x, y, late, early))


def _carried(x: Floats, y: Floats, fitted: slice, tested: slice) -> float:
    whitened = []
    for signal in (x, y):
        some = signal[fitted] - signal[fitted].mean(0)
        own = some.T @ some / len(some)
        values, vectors = np.linalg.eigh(own + RIDGE * np.trace(own) / len(own) * np.eye(len(own)))
        whitened.append(signal @ (vectors / np.sqrt(np.maximum(values, 1e-12)) @ vectors.T))
    a, b = (w[fitted] - w[fitted].mean(0) for w in whitened)
    u, _, vt = np.linalg.svd(a.T @ b)
    one, other = whitened[0][tested] @ u[:, 0], whitened[1][tested] @ vt[0]
    one, other = one - one.mean(), other - other.mean()
    return float(one @ other / max(np.sqrt((one @ one) * (other @ other)), 1e-12))
