"""What kind of likeness two sounds have at a known lag: one signal, two microphones, music."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.fft import irfft, next_fast_len, rfft
from scipy.ndimage import uniform_filter1d

from diptych.algorithms.geometry import Floats

Samples = NDArray[np.float32]
Spectra = NDArray[np.complexfloating[Any, Any]]

BAND_HZ = (120.0, 3500.0)
"""Band that is compared: above mains hum and wind, below the edge of 8 kHz sampling."""

SHORT_WINDOW_S = 0.032
"""Window of the coherence that a short filter explains (equaliser, codec): relations within about ± 10 ms."""

LONG_WINDOW_S = 0.512
"""Window of the coherence that a room explains as well: relations within about ± 0.2 s."""

PEAK_S = 0.003
TAIL_S = 0.12
"""The response between both sounds: up to the first it is peak (equalisers ring that long), up to the second tail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What kind of likeness a piece has."""

    short_coherence: float
    """Share of the energy (whitened, 0 to 1) that a filter of some milliseconds explains; near 1: the same signal."""
    long_coherence: float
    """The same with windows of half a second."""
    tail: float
    """Energy of the phase-only response between 3 and 120 ms on both sides over that of its peak; a copy has none."""
    tail_error: float
    """Standard error of ``tail``."""
    lesser_tail: float
    """The part of ``tail`` on the side that has less: small where only one of both sounds holds reflections."""
    spread_s: float
    """Median absolute deviation of the blocks' lags from the line."""
    steady_tones: float
    """Continuous frequency activation (see :func:`steady_tones`): sustained tones, that is music."""
    beat: float
    """Height of the strongest period of the onsets, 0 to 1 (see :func:`beat`)."""


def in_band(n: int, size: int, rate_hz: int) -> NDArray[np.bool_]:
    """Say for each of ``n`` bins of a real transform of ``size`` samples whether it lies in the compared band."""
    frequencies = np.arange(n) * rate_hz / size
    inside: NDArray[np.bool_] = (frequencies >= BAND_HZ[0]) & (frequencies <= BAND_HZ[1])
    return inside


def phase_only(cross: Spectra, outside: NDArray[np.bool_]) -> Spectra:
    """Drop the size of cross-spectra, ``(…, bins)``, and everything outside the band."""
    size = np.abs(cross)
    size += 1e-12 + 1e-3 * size.mean(axis=-1, keepdims=True)
    out: Spectra = cross / size
    out[..., outside] = 0
    return out


def cut(samples: Samples, start: int, length: int) -> Samples:
    """``length`` samples from ``start``, zero outside."""
    out = np.zeros(length, np.float32)
    low, high = max(start, 0), min(start + length, len(samples))
    if high > low:
        out[low - start : high - start] = samples[low:high]
    return out


def measure_likeness(
    a: Samples,
    b: Samples,
    from_s: float,
    to_s: float,
    level: float,
    rate: float,
    spread_s: float,
    rate_hz: int,
) -> Likeness:
    """Measure the kind of likeness over at most a minute in the middle of a piece.

    Args:
        a: ``(n,)`` samples of the first, in the compared band.
        b: ``(m,)`` samples of the second, likewise.
        from_s: Start of the piece on the second.
        to_s: Its end.
        level: Its offset: ``t_first = rate × t_second + level``, seconds.
        rate: Its rate.
        spread_s: Scatter of the lags of its blocks, passed on.
        rate_hz: Samples per second of both.
    """
    middle = 0.5 * (from_s + to_s)
    from_s, to_s = max(from_s, middle - 30.0), min(to_s, middle + 30.0)
    start, end = int(from_s * rate_hz), int(to_s * rate_hz)
    y = b[start:end]
    x = _moved(a, from_s, level, rate, end - start, rate_hz)
    short = _coherence(x, y, SHORT_WINDOW_S, rate_hz)
    long = _coherence(x, y, LONG_WINDOW_S, rate_hz)
    tail, tail_error, lesser_tail = _tail(x, y, rate_hz)
    return Likeness(
        short_coherence=short,
        long_coherence=long,
        tail=tail,
        tail_error=tail_error,
        lesser_tail=lesser_tail,
        spread_s=spread_s,
        steady_tones=min(steady_tones(x, rate_hz), steady_tones(y, rate_hz)),
        beat=min(beat(x, rate_hz), beat(y, rate_hz)),
    )


def _moved(a: Samples, from_s: float, level: float, rate: float, n: int, rate_hz: int) -> Samples:
    """The first's samples at the second's times, by fractional delay of one-second blocks (exact in the band)."""
    out = np.zeros(n, np.float32)
    block, margin = rate_hz, rate_hz // 4
    size = next_fast_len(block + 2 * margin, real=True)
    turn = 2j * np.pi * np.arange(size // 2 + 1) / size
    for start in range(0, n, block):
        t = from_s + (start + 0.5 * block) / rate_hz
        at = (rate * t + level) * rate_hz - 0.5 * block
        whole = int(np.floor(at))
        piece = cut(a, whole - margin, size)
        moved = irfft(rfft(piece) * np.exp(turn * (at - whole)), size)[margin : margin + block]
        out[start : start + block] = moved[: n - start]
    return out


def _frames(samples: Samples, length: int, step: int) -> Samples:
    count = max(0, (len(samples) - length) // step + 1)
    view: Samples = np.lib.stride_tricks.sliding_window_view(samples, length)[:: max(step, 1)][:count]
    return view


def _coherence(x: Samples, y: Samples, window_s: float, rate_hz: int) -> float:
    """Magnitude-squared coherence over the band, weighted by the geometric mean of both powers, bias removed.

    Frames are brought to equal energy first (a level that is ridden is no difference); overlapping frames count as
    1.89 independent ones in 2 (Hann window at half overlap, Carter et al. 1973).
    """
    length = int(window_s * rate_hz)
    if len(x) < 4 * length:
        return 0.0
    window = np.hanning(length).astype(np.float32)
    u = rfft(_frames(x, length, length // 2) * window, axis=1)
    v = rfft(_frames(y, length, length // 2) * window, axis=1)
    band = in_band(u.shape[1], length, rate_hz)
    u, v = u[:, band], v[:, band]
    power = np.sqrt((np.abs(u) ** 2).sum(1) * (np.abs(v) ** 2).sum(1))
    # Loud frames count more, but not in proportion: the root keeps one bang from being all the evidence.
    weight = 1.0 / np.sqrt(power + 1e-3 * power.mean() + 1e-12)
    cross = np.abs((weight[:, None] * u * np.conj(v)).sum(0)) ** 2
    own_x = (weight[:, None] * np.abs(u) ** 2).sum(0)
    own_y = (weight[:, None] * np.abs(v) ** 2).sum(0)
    coherence = cross / np.maximum(own_x * own_y, 1e-20)
    shares = weight * power
    n_free = max(2.0, 0.53 * float(shares.sum() ** 2 / (shares**2).sum()))
    coherence = np.clip((coherence - 1 / n_free) / (1 - 1 / n_free), 0, 1)
    loud = np.sqrt(own_x * own_y) ** 0.5
    return float((coherence * loud).sum() / max(float(loud.sum()), 1e-20))


def _tail(x: Samples, y: Samples, rate_hz: int) -> tuple[float, float, float]:
    """Energy of the phase-only response beside its peak, over its peak's; its standard error; the lesser side's.

    Averaging cross-spectra before their size is dropped leaves a copy with phase zero at every frequency, whatever
    its colour and whatever is mixed in, so its response is one peak over white noise; two microphones in a room have
    the reflections of both on both sides.
    """
    length = next_fast_len(int(1.0 * rate_hz), real=True)
    if len(x) < 2 * length:
        return 0.0, np.inf, 0.0
    window = np.hanning(length).astype(np.float32)
    u = rfft(_frames(x, length, length // 4) * window, axis=1)
    v = rfft(_frames(y, length, length // 4) * window, axis=1)
    power = np.sqrt((np.abs(u) ** 2).sum(1) * (np.abs(v) ** 2).sum(1))
    cross = (u * np.conj(v) / (power + 1e-3 * power.mean() + 1e-12)[:, None]).sum(0)
    response = irfft(phase_only(cross, ~in_band(len(cross), length, rate_hz)), length)
    delay = np.minimum(np.arange(length), length - np.arange(length)) / rate_hz
    floor_part = response[(delay > 0.2) & (delay < 0.4)]
    floor = float(np.mean(floor_part**2))
    peak_part, tail_part = response[delay <= PEAK_S], response[(delay > PEAK_S) & (delay <= TAIL_S)]
    peak = float((peak_part**2).sum()) - floor * len(peak_part)
    tail = float((tail_part**2).sum()) - floor * len(tail_part)
    # The band holds 0.85 of the samples as independent values.
    error = floor * np.sqrt(2 * len(tail_part) / 0.85 + 2 * len(tail_part) ** 2 / 0.85 / len(floor_part))
    if peak <= 0:
        return 0.0, np.inf, 0.0
    a, b = round(PEAK_S * rate_hz), round(TAIL_S * rate_hz)
    sides = [float((part**2).sum()) - floor * len(part) for part in (response[a:b], response[-b:-a])]
    return tail / peak, float(error) / peak, min(sides) / peak


def steady_tones(samples: Samples, rate_hz: int) -> float:
    """Measure sustained tones: continuous frequency activation (Seyerlehner et al. 2007).

    Local peaks of the spectrum are marked in every frame; how often each frequency is marked within 2.6 s shows held
    notes as narrow peaks. The five highest, summed, are the value of a block; the median over blocks is returned.
    Speech glides and pauses: it stays low; music, also under speech, sirens and humming engines are high.

    References:
        K. Seyerlehner, T. Pohle, M. Schedl, G. Widmer: Automatic music detection in television productions. DAFx-07.
    """
    length = int(0.0929 * rate_hz)
    step = length // 4
    if len(samples) < length + 30 * step:
        return 0.0
    spectrum = np.abs(rfft(_frames(samples, length, step) * np.hanning(length).astype(np.float32), axis=1))
    decibels = 20 * np.log10(spectrum + 1e-3 * float(spectrum.max()) + 1e-12)
    marked = decibels - uniform_filter1d(decibels, 21, axis=1) > 3.0
    band = in_band(marked.shape[1], length, rate_hz)
    values = []
    for start in range(0, max(1, len(marked) - 50), 50):
        activation = marked[start : start + 100, band].mean(0)
        values.append(_five_peaks(activation))
    return float(np.median(values))


def _five_peaks(activation: Floats) -> float:
    padded = np.concatenate([[0.0], activation, [0.0]])
    tops = np.flatnonzero((padded[1:-1] >= padded[:-2]) & (padded[1:-1] > padded[2:]))
    heights = []
    for k in tops:
        left, right = activation[max(0, k - 4) : k + 1].min(), activation[k : k + 5].min()
        heights.append(activation[k] - max(left, right))
    return float(np.sum(np.sort(heights)[-5:])) if heights else 0.0


def beat(samples: Samples, rate_hz: int) -> float:
    """Measure how periodic the onsets are: highest normalised autocorrelation of spectral flux at 0.25 to 4 s.

    A steady rhythm repeats over the whole piece (0.3 and more); speech does so by chance only.
    """
    step = int(0.02 * rate_hz)
    length = 2 * step
    if len(samples) < 6 * rate_hz:
        return 0.0
    spectrum = np.abs(rfft(_frames(samples, length, step) * np.hanning(length).astype(np.float32), axis=1))
    level = np.log(spectrum + 1e-2 * float(spectrum.mean()) + 1e-12)
    flux = np.maximum(np.diff(level, axis=0), 0).sum(1)
    flux = flux - uniform_filter1d(flux, 50)
    size = next_fast_len(2 * len(flux))
    spectrum_of_flux = rfft(flux, size)
    auto = irfft(np.abs(spectrum_of_flux) ** 2, size)[: len(flux)]
    auto = auto / np.maximum(auto[0], 1e-12) * len(flux) / np.maximum(len(flux) - np.arange(len(flux)), 1)
    last = min(200, len(flux) // 2)
    return float(auto[12:last].max()) if last > 13 else 0.0
