"""Whether the source's sound is in a copy, at a place where the pictures say that it should be.

Both sounds are mono at one rate; the source's stretch has been brought to the copy's time.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.fft import irfft, next_fast_len, rfft

Samples = NDArray[np.float32]

BAND_HZ = (120.0, 3500.0)
"""As in :mod:`diptych.algorithms.sound`."""

BLOCK_S = 1.0

SINC_SIDE = 12
"""Samples to either side that a value between samples is made of. Chosen by hand: 3.5 kHz at 8 kHz keeps its level
within 0.5 dB."""

CHUNK = 32_768
"""Samples that are made at a time; bounds the memory."""

DRIFT_REACH_S = 0.03
"""How far the lag of one block may be from that of the whole: the rate told by pictures is off by 0.1 % at most over
8 s of 25 pictures a second, and twice that over a few seconds."""

LEAST_BLOCKS = 5
"""Fewest blocks that a drift is fitted to. Chosen by hand."""

SILENT = 2e-4
"""Below this root mean square a sound counts as silent: −74 dB under full scale. Chosen by hand."""

STANDS_OUT = 7.0
"""Least height of the lag's peak over the noise of the correlation: of 10⁶ Gaussian lags one exceeds 4.9, and hum and
held tones need a margin. Chosen by hand."""

SAME_SHARE = 0.6
"""From this share of the copy's energy on (see ``share``) the sound is the source's alone. Chosen by hand: re-encoded
sound keeps 0.86 and more (docs/methods/sound.md); noise and other processing take from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundLikeness:
    """How the copy's sound relates to the source's on one stretch."""

    source_rms: float
    copy_rms: float
    lag_s: float
    """How late the copy's sound runs against its pictures: +0.2 where a knock is heard 0.2 s after it is seen."""
    height: float
    """Of the lag's peak over the noise."""
    share: float
    """Share of the copy's energy in the band that a short filter of the source's sound explains, 0 to 1."""
    gain_db: float
    """By how much the source's sound is louder in the copy."""


def resampled(samples: Samples, start: float, step: float, n: int) -> Samples:
    """Read ``n`` samples from position ``start`` (samples) on, ``step`` apart; zero outside.

    Between samples a sinc under a raised cosine is read off, cut at the lower of both rates: straight lines would take
    5 dB from 3.5 kHz at 8 kHz, by an amount that changes along the sound where ``step`` is not 1.
    """
    out = np.zeros(max(0, n), np.float32)
    if step == 1.0 and start == round(start):
        low, high = max(0, -round(start)), min(len(out), len(samples) - round(start))
        if high > low:
            out[low:high] = samples[low + round(start) : high + round(start)]
        return out
    cutoff = min(1.0, 1.0 / step)
    half = math.ceil(SINC_SIDE / cutoff)
    taps = np.arange(1 - half, half + 1)
    padded = np.pad(np.asarray(samples, np.float32), half)
    for block in range(0, len(out), CHUNK):
        at = start + step * np.arange(block, min(block + CHUNK, len(out)))
        there = (at > -1) & (at < len(samples))
        whole = np.floor(at[there]).astype(np.int64)
        off = (whole - at[there])[:, None] + taps[None, :]
        kernel = cutoff * np.sinc(cutoff * off) * (0.5 + 0.5 * np.cos(np.pi * np.clip(off / half, -1, 1)))
        rows = np.clip(whole[:, None] + taps[None, :] + half, 0, len(padded) - 1)
        out[block : block + len(at)][there] = (padded[rows] * kernel).sum(axis=1)
    return out


def likeness(source: Samples, copy: Samples, rate_hz: int, *, reach_s: float = 0.35) -> SoundLikeness:
    """Compare a copy's sound with the source's at the copy's times.

    Blocks of a second are correlated with whitened phases (GCC-PHAT, Knapp and Carter 1976) and summed; at the lag
    found, the coherence in windows of 64 ms says what share of the copy's energy the source's sound explains.

    Args:
        source: ``(n,)``.
        copy: ``(n,)`` of the same length.
        rate_hz: Samples per second.
        reach_s: Largest lag.
    """
    source_rms = float(np.sqrt(np.mean(source.astype(np.float64) ** 2))) if len(source) else 0.0
    copy_rms = float(np.sqrt(np.mean(copy.astype(np.float64) ** 2))) if len(copy) else 0.0
    none = SoundLikeness(
        source_rms=source_rms, copy_rms=copy_rms, lag_s=0.0, height=0.0, share=0.0, gain_db=0.0
    )
    block = int(BLOCK_S * rate_hz)
    if min(source_rms, copy_rms) < SILENT or len(copy) < block:
        return none
    size = next_fast_len(2 * block, real=True)
    frequencies = np.arange(size // 2 + 1) * rate_hz / size
    band = (frequencies >= BAND_HZ[0]) & (frequencies <= BAND_HZ[1])
    total = np.zeros(len(frequencies), np.complex128)
    window = np.hanning(block)
    for begin in range(0, len(copy) - block + 1, block // 2):
        a, b = source[begin : begin + block] * window, copy[begin : begin + block] * window
        if max(np.abs(a).max(), np.abs(b).max()) < 1e-4:
            continue
        cross = rfft(b, size) * np.conj(rfft(a, size))
        magnitude = np.abs(cross)
        total += np.where(band, cross / (magnitude + 1e-3 * magnitude.mean() + 1e-12), 0)
    response = irfft(total, size)
    noise = float(np.sqrt(np.mean(response**2))) + 1e-12
    reach = int(reach_s * rate_hz)
    near = np.concatenate([response[-reach:], response[: reach + 1]]) / noise
    k = int(np.argmax(near))
    lag = k - reach
    first_lag, drift = _drift(source, copy, rate_hz, lag)
    aligned = resampled(source, -first_lag, 1.0 - drift, len(copy))
    share, gain_db = _explained(aligned, copy, rate_hz)
    return SoundLikeness(
        source_rms=source_rms,
        copy_rms=copy_rms,
        lag_s=lag / rate_hz,
        height=float(near[k]),
        share=share,
        gain_db=gain_db,
    )


def _drift(source: Samples, copy: Samples, rate_hz: int, lag: int) -> tuple[float, float]:
    """Return the lag at the beginning, and by how much it grows with every sample of the copy.

    A rate told by pictures is off by some 0.0001; over seconds that turns the phases of a sound at 2 kHz around, and
    a copy of it would look like another sound. Lags of blocks, one by one, lie on a line (Theil 1950, Sen 1968).
    """
    block = int(BLOCK_S * rate_hz)
    reach = int(DRIFT_REACH_S * rate_hz)
    window = np.hanning(block)
    size = next_fast_len(2 * block, real=True)
    frequencies = np.arange(size // 2 + 1) * rate_hz / size
    band = (frequencies >= BAND_HZ[0]) & (frequencies <= BAND_HZ[1])
    places, lags = [], []
    shifted = resampled(source, -lag, 1.0, len(copy))
    for begin in range(0, len(copy) - block + 1, block // 2):
        a, b = shifted[begin : begin + block] * window, copy[begin : begin + block] * window
        if max(np.abs(a).max(), np.abs(b).max()) < 1e-4:
            continue
        cross = rfft(b, size) * np.conj(rfft(a, size))
        magnitude = np.abs(cross)
        response = irfft(np.where(band, cross / (magnitude + 1e-3 * magnitude.mean() + 1e-12), 0), size)
        near = np.concatenate([response[-reach:], response[: reach + 1]])
        k = int(np.argmax(near))
        if near[k] < STANDS_OUT * np.sqrt(np.mean(response**2)) or not 0 < k < 2 * reach:
            continue
        bend = near[k - 1] - 2 * near[k] + near[k + 1]
        places.append(begin + 0.5 * block)
        lags.append(lag + k - reach + 0.5 * float(near[k - 1] - near[k + 1]) / float(min(bend, -1e-9)))
    if len(places) < LEAST_BLOCKS:
        return float(lag), 0.0
    at, y = np.array(places), np.array(lags)
    one, other = np.triu_indices(len(at), 1)
    slope = float(np.median((y[other] - y[one]) / (at[other] - at[one])))
    level = float(np.median(y - slope * at))
    off = float(np.median(np.abs(y - slope * at - level)))
    if off > 1.0 or abs(slope) * len(copy) < 0.5:
        return float(lag), 0.0
    return level, slope


def _explained(source: Samples, copy: Samples, rate_hz: int) -> tuple[float, float]:
    length = int(0.064 * rate_hz)
    step = length // 2
    count = (len(copy) - length) // step + 1
    if count < 6:
        return 0.0, 0.0
    rows = np.arange(count)[:, None] * step + np.arange(length)[None, :]
    window = np.hanning(length)
    a, b = rfft(source[rows] * window, axis=1), rfft(copy[rows] * window, axis=1)
    frequencies = np.arange(a.shape[1]) * rate_hz / length
    band = (frequencies >= BAND_HZ[0]) & (frequencies <= BAND_HZ[1])
    a, b = a[:, band], b[:, band]
    cross = np.abs((np.conj(a) * b).sum(axis=0)) ** 2
    own_a, own_b = (np.abs(a) ** 2).sum(axis=0), (np.abs(b) ** 2).sum(axis=0)
    coherence = cross / np.maximum(own_a * own_b, 1e-20)
    n_free = max(2.0, 0.53 * count)
    coherence = np.clip((coherence - 1 / n_free) / (1 - 1 / n_free), 0, 1)
    share = float((coherence * own_b).sum() / max(float(own_b.sum()), 1e-20))
    explained = float((coherence * own_b).sum())
    gain_db = 10 * np.log10(max(explained, 1e-12) / max(float(own_a.sum()), 1e-12))
    return share, float(gain_db)
