"""Lags between one-dimensional signals: camera shake, brightness, sound."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.fft import irfft, next_fast_len, rfft

from diptych.algorithms.geometry import Floats


@dataclass(slots=True)
class Lag:
    """The best lag between two signals. ``t_first = t_second + lag_s``."""

    lag_s: float
    score: float
    rival_lag_s: float
    rival_score: float
    overlap_s: float


def correlate_channels(first: Floats, second: Floats, *, rate_hz: float, min_overlap_s: float) -> Lag | None:
    """Find the lag at which two multi-channel signals agree best, each lag judged by its own overlap.

    An event at 12.0 s of ``first`` and 2.5 s of ``second`` gives ``+9.5`` s.

    Args:
        first: ``(n, c)`` evenly sampled, NaN where unknown.
        second: ``(m, c)`` likewise.
        rate_hz: Samples per second of both.
        min_overlap_s: Least overlap that a lag may have.

    Returns:
        The lag, or ``None`` where either signal is too short or flat.
    """
    n, m = len(first), len(second)
    if min(n, m) < min_overlap_s * rate_hz:
        return None
    size = next_fast_len(n + m)
    total = np.zeros(size)
    energy_a = np.zeros(size)
    energy_b = np.zeros(size)
    known_a: NDArray[np.bool_] = np.all(np.isfinite(first), axis=1)
    known_b: NDArray[np.bool_] = np.all(np.isfinite(second), axis=1)
    overlap = irfft(rfft(known_a.astype(float), size) * np.conj(rfft(known_b.astype(float), size)), size)
    for c in range(first.shape[1]):
        a = _standard(first[:, c], known_a)
        b = _standard(second[:, c], known_b)
        total += irfft(rfft(a, size) * np.conj(rfft(b, size)), size)
        energy_a += irfft(rfft(a * a, size) * np.conj(rfft(known_b.astype(float), size)), size)
        energy_b += irfft(rfft(known_a.astype(float), size) * np.conj(rfft(b * b, size)), size)
    ok = overlap >= min_overlap_s * rate_hz
    if not ok.any() or not (energy_a[ok] > 1e-6).any() or not (energy_b[ok] > 1e-6).any():
        return None
    floor_a = 0.2 * overlap * first.shape[1]
    score = np.where(
        ok, total / np.sqrt(np.maximum(energy_a, floor_a + 1e-9) * np.maximum(energy_b, floor_a + 1e-9)), -1.0
    )
    lags = np.arange(size)
    lags = np.where(lags > n, lags - size, lags)
    k = int(np.argmax(score))
    away = np.abs(lags - lags[k]) > 0.7 * rate_hz
    rival = int(np.argmax(np.where(away & ok, score, -1.0)))
    fine = _parabola(score[(k - 1) % size], score[k], score[(k + 1) % size])
    return Lag(
        float((lags[k] + fine) / rate_hz),
        float(score[k]),
        float(lags[rival] / rate_hz),
        float(score[rival]),
        float(overlap[k] / rate_hz),
    )


def _standard(values: Floats, known: NDArray[np.bool_]) -> Floats:
    out = np.where(known, values, 0.0)
    if known.any():
        out = np.where(known, out - np.median(out[known]), 0.0)
        spread = np.sqrt(np.mean(np.clip(out[known], *np.percentile(out[known], [1, 99])) ** 2))
        out = np.clip(out / max(float(spread), 1e-9), -4, 4)
    result: Floats = out
    return result


def _parabola(left: float, middle: float, right: float) -> float:
    bend = left - 2 * middle + right
    return float(np.clip(0.5 * (left - right) / bend, -0.5, 0.5)) if bend < -1e-12 else 0.0


def resample_motion(times_s: Floats, motion: Floats, rate_hz: float, end_s: float) -> Floats:
    """Turn per-picture motion into velocity at even times, ``(n, c)`` per second; NaN at cuts.

    Motion of a picture happened between the previous picture and itself; its path is interpolated and differenced.
    """
    if len(times_s) < 3:
        return np.empty((0, motion.shape[1]))
    broken = ~np.isfinite(motion).all(1)
    path = np.cumsum(np.where(np.isfinite(motion), motion, 0.0), axis=0)
    grid = np.arange(int(end_s * rate_hz) + 1) / rate_hz
    h = 0.04
    ahead = np.column_stack([np.interp(grid + h, times_s, path[:, c]) for c in range(path.shape[1])])
    behind = np.column_stack([np.interp(grid - h, times_s, path[:, c]) for c in range(path.shape[1])])
    velocity: Floats = (ahead - behind) / (2 * h)
    slow = np.column_stack([_box(velocity[:, c], int(rate_hz)) for c in range(path.shape[1])])
    velocity = velocity - slow
    for t in times_s[broken][1:]:
        velocity[np.abs(grid - t) < 0.08] = np.nan
    return velocity


def _box(values: Floats, width: int) -> Floats:
    kernel = np.ones(width) / width
    padded = np.pad(values, (width // 2, width - 1 - width // 2), mode="edge")
    result: Floats = np.convolve(padded, kernel, mode="valid")
    return result
