"""Codes of a sound for finding it in an archive: peaks of its spectrum, and pairs of peaks as keys of an index.

The idea is Wang's (2003): local maxima of the spectrogram survive coding, equalisers and other sound, and pairs of
neighbouring maxima with their distance in time are rare enough to look up. Frequencies are counted in parts of an
octave, so that another speed shifts them all alike (as in Panako, Six and Leman 2014): the query is looked up at
several speeds, the archive is stored once.

Sign as everywhere: ``t_found = rate × t_query + offset_s``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.fft import rfft
from scipy.ndimage import maximum_filter, maximum_filter1d, uniform_filter1d

from diptych.algorithms.geometry import Floats
from diptych.algorithms.sound_likeness import Samples

VERSION = "sound-codes-1"
"""Changed whenever the same sound would give other peaks or keys."""

RATE_HZ = 8000
"""Sampling rate of the coded sound; the same as that of the comparison of sounds."""

FRAME = 1024
"""Samples of a frame: 128 ms part notes an eighth of a tone apart at 300 Hz. Chosen by hand."""

HOP = 256
"""Samples between frames: 32 ms."""

HOP_S = HOP / RATE_HZ

LOW_HZ = 240.0
BANDS_PER_OCTAVE = 24
N_BANDS = 94
"""Bands from 240 Hz to 3.6 kHz: below lie wind and hum, above it strong coding leaves nothing."""

FINE = 62
"""Steps in an octave in which a peak's frequency is stored: 94 bands fit into 243 steps of one byte."""

MEAN_S = 1.0
"""A band's level is counted from its mean over this time to either side: equalisers and gain drop out, and held tones
give no peaks. Chosen by hand."""

FLOOR = 1e-5
"""Power under a recording's loudest within 15 s that counts as nothing: −50 dB. Chosen by hand."""

SILENCE = 1e-9
"""Mean square of samples below which a frame is silent: −90 dB of full scale."""

REACH_FRAMES, REACH_BANDS = 5, 4
"""A peak of the archive is the highest within this many frames and bands to all sides: at most 27 a second."""

REACH_QUERY = (4, 3)
"""The same for a query: peaks of a sound under another one stand closer to higher ones."""

MIN_PEAK = 0.7
"""Least height of a peak over its band's mean, in powers of e: 3 dB. Chosen by hand."""

PEAKS_PER_S = 18
"""Most peaks kept of a second: 2 bytes each and one for their number are 2.2 kB a minute."""

PEAKS_PER_S_QUERY = 40
"""Most peaks of a second of a query."""

FAN_OUT = 3
"""Pairs that a peak of the archive makes with those after it."""

FAN_OUT_QUERY = 20
"""Pairs that a peak of the query makes: peaks of other sound may stand in between."""

MIN_FRAMES, MAX_FRAMES_APART = 2, 50
"""Frames between the peaks of a pair: 0.06 to 1.6 s."""

MAX_BANDS_APART = 31
"""Bands between the peaks of a pair: 1.3 octaves."""

RATES = tuple(round(1.0 + 0.01 * k, 2) for k in range(-4, 5))
"""Speeds at which a query is looked up. Half a step, 0.5 %, moves a frequency by a sixth of a band and 1.6 s by a
quarter of a frame."""

MAX_SECONDS = 3600 * 24
"""Longest sound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peaks:
    """The peaks of a sound, in order of time; all arrays ``(n,)``."""

    duration_s: float
    start_s: float
    """Time of the sound's first sample on its recording's own clock."""
    times_s: Floats
    """Seconds from the first sample, in steps of 32 ms."""
    octaves: Floats
    """Octaves above 240 Hz."""


def find_peaks(samples: Samples, *, start_s: float = 0.0, dense: bool = False) -> Peaks:
    """Find the peaks of a sound.

    Args:
        samples: ``(n,)`` mono samples at 8 kHz, any gain.
        start_s: Time of the first sample on the recording's own clock, passed on.
        dense: Find more peaks, as of a query.

    Returns:
        At most 18 peaks a second (dense: 40); none where it is silent.

    Raises:
        ValueError: The sound holds values that are not finite.
    """
    if not np.isfinite(samples).all():
        raise ValueError("a sound holds values that are not finite")
    duration_s = len(samples) / RATE_HZ
    level, sounding = _levels(samples)
    if not len(level):
        return Peaks(duration_s=duration_s, start_s=start_s, times_s=np.empty(0), octaves=np.empty(0))
    reach = REACH_QUERY if dense else (REACH_FRAMES, REACH_BANDS)
    size = (2 * reach[0] + 1, 2 * reach[1] + 1)
    is_peak = (level == maximum_filter(level, size, mode="constant", cval=-np.inf)) & (level > MIN_PEAK)
    is_peak &= sounding[:, None]
    is_peak[:, [0, -1]] = False
    frames, bands = np.nonzero(is_peak)
    keep = _strongest(frames, level[frames, bands], PEAKS_PER_S_QUERY if dense else PEAKS_PER_S)
    frames, bands = frames[keep], bands[keep]
    left, top, right = (level[frames, bands + k] for k in (-1, 0, 1))
    bend = np.minimum(left - 2 * top + right, -1e-6)
    octaves = (bands + np.clip(0.5 * (left - right) / bend, -0.5, 0.5)) / BANDS_PER_OCTAVE
    return Peaks(
        duration_s=duration_s,
        start_s=start_s,
        times_s=np.asarray(frames * HOP_S, np.float64),
        octaves=octaves,
    )


def _levels(samples: Samples) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Return ``(frames, bands)`` log power over each band's mean, and which frames sound."""
    count = max(0, (len(samples) - FRAME) // HOP + 1)
    power = np.empty((count, N_BANDS), np.float32)
    loud = np.empty(count, np.float32)
    view = np.lib.stride_tricks.sliding_window_view(samples, FRAME)[::HOP] if count else np.empty((0, FRAME))
    window = np.hanning(FRAME).astype(np.float32)
    for start in range(0, count, 2000):
        part = view[start : start + 2000]
        spectrum = rfft(part * window, axis=1)
        power[start : start + 2000] = (spectrum.real**2 + spectrum.imag**2) @ _BANDS
        loud[start : start + 2000] = np.mean(part * part, axis=1)
    if not count:
        return power, np.zeros(0, bool)
    loudest = maximum_filter1d(power.max(axis=1), int(30 / HOP_S))
    level = np.log(power + FLOOR * loudest[:, None] + 1e-12)
    level -= uniform_filter1d(level, 2 * int(MEAN_S / HOP_S) + 1, axis=0, mode="nearest")
    return level, loud > SILENCE


def _band_weights() -> NDArray[np.float32]:
    """Return ``(bins, bands)`` triangular weights; narrow bands share the bins around their middle."""
    bins = np.arange(FRAME // 2 + 1) * RATE_HZ / FRAME
    middles = LOW_HZ * 2 ** (np.arange(N_BANDS) / BANDS_PER_OCTAVE)
    width = np.maximum(middles * (2 ** (1 / BANDS_PER_OCTAVE) - 1), RATE_HZ / FRAME)
    weights = np.maximum(0, 1 - np.abs(bins[:, None] - middles) / width)
    out: NDArray[np.float32] = (weights / weights.sum(axis=0)).astype(np.float32)
    return out


_BANDS = _band_weights()


def _strongest(frames: NDArray[np.intp], heights: NDArray[np.float32], most: int) -> NDArray[np.bool_]:
    """Say which peaks are among the highest of their second."""
    second = (frames * HOP_S).astype(np.int64)
    order = np.lexsort((-heights, second))
    _, first = np.unique(second[order], return_index=True)
    rank = np.arange(len(order)) - np.repeat(first, np.diff(np.r_[first, len(order)]))
    keep = np.zeros(len(frames), bool)
    keep[order] = rank < most
    return keep


def pack_peaks(peaks: Peaks) -> dict[str, NDArray[np.uint8]]:
    """Store peaks in bytes: their number in each second, and for each its frame in the second and its frequency."""
    frames = np.rint(peaks.times_s / HOP_S).astype(np.int64)
    second = (frames * HOP_S).astype(np.int64)
    first_frame = np.ceil(np.arange(int(peaks.duration_s) + 2) / HOP_S - 1e-9).astype(np.int64)
    return {
        "counts": np.bincount(second, minlength=int(peaks.duration_s) + 1).astype(np.uint8),
        "frames": (frames - first_frame[second]).astype(np.uint8),
        "steps": np.rint(peaks.octaves * FINE).clip(0, 255).astype(np.uint8),
    }


def unpack_peaks(arrays: dict[str, NDArray[np.uint8]], *, duration_s: float, start_s: float) -> Peaks:
    """Read peaks that :func:`pack_peaks` stored.

    Raises:
        ValueError: The arrays do not fit each other.
    """
    counts = arrays["counts"].astype(np.int64)
    if counts.sum() != len(arrays["frames"]) or len(arrays["frames"]) != len(arrays["steps"]):
        raise ValueError("the arrays of peaks do not fit each other")
    second = np.repeat(np.arange(len(counts)), counts)
    first_frame = np.ceil(second / HOP_S - 1e-9)
    return Peaks(
        duration_s=duration_s,
        start_s=start_s,
        times_s=np.asarray((first_frame + arrays["frames"]) * HOP_S, np.float64),
        octaves=arrays["steps"] / FINE,
    )


def _pairs(peaks: Peaks, fan_out: int, rate: float = 1.0) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the numbers of the peaks of all pairs: each with the next ``fan_out`` within reach."""
    n = len(peaks.times_s)
    firsts, seconds = [], []
    taken = np.zeros(n, np.int64)
    for ahead in range(1, min(n, 6 * FAN_OUT_QUERY + 1)):
        i = np.arange(n - ahead)
        apart_s = (peaks.times_s[i + ahead] - peaks.times_s[i]) * rate / HOP_S
        apart = np.abs(peaks.octaves[i + ahead] - peaks.octaves[i]) * BANDS_PER_OCTAVE
        fits = (apart_s > MIN_FRAMES - 0.5) & (apart_s < MAX_FRAMES_APART) & (apart < MAX_BANDS_APART)
        fits &= taken[i] < fan_out
        taken[i] += fits
        firsts.append(i[fits])
        seconds.append(i[fits] + ahead)
    if not firsts:
        return np.empty(0, np.intp), np.empty(0, np.intp)
    return np.concatenate(firsts), np.concatenate(seconds)


def _key(band: NDArray[np.int64], apart: NDArray[np.int64], frames: NDArray[np.int64]) -> NDArray[np.uint32]:
    return ((band << 13) | ((apart + 32) << 7) | frames).astype(np.uint32)


def index_keys(peaks: Peaks) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return the keys of a sound for the index, and the frame at which each stands."""
    i, j = _pairs(peaks, FAN_OUT)
    fine = np.rint(peaks.octaves * FINE) / FINE * BANDS_PER_OCTAVE
    frames = np.rint(peaks.times_s / HOP_S).astype(np.int64)
    keys = _key(
        np.rint(fine[i]).astype(np.int64),
        np.rint(fine[j] - fine[i]).astype(np.int64),
        frames[j] - frames[i],
    )
    return keys, frames[i].astype(np.uint32)


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryKeys:
    """Keys of a query at one speed; all arrays ``(n,)``."""

    rate: float
    keys: NDArray[np.uint32]
    anchors: NDArray[np.uint32]
    """Number of the peak that each key starts from."""
    anchor_s: Floats
    """Time of the query at that peak."""


def query_keys(peaks: Peaks, rate: float) -> QueryKeys:
    """Return the keys of a query as they stand in a recording that runs ``rate`` seconds in one of the query.

    A query that runs 3 % fast, one second of which holds 1.03 s of the found sound, is found at ``rate = 1.03``: its
    tones are 3 % higher than the found ones. Values near the border of a step are looked up on both sides.
    """
    i, j = _pairs(peaks, FAN_OUT_QUERY, rate)
    bands = (peaks.octaves - np.log2(rate)) * BANDS_PER_OCTAVE
    values = (bands[i], bands[j] - bands[i], (peaks.times_s[j] - peaks.times_s[i]) * rate / HOP_S)
    rounded = [np.rint(v).astype(np.int64) for v in values]
    other = [r + np.where(v >= r, 1, -1).astype(np.int64) for v, r in zip(values, rounded, strict=True)]
    near = [np.abs(v - r) > edge for v, r, edge in zip(values, rounded, (0.3, 0.25, 0.2), strict=True)]
    # Times are whole frames where the speed is unchanged: there both neighbours are looked up.
    sides = [(rounded[2], np.ones(len(i), bool)), (other[2], np.ones(len(i), bool))]
    sides.append((2 * rounded[2] - other[2], np.ones(len(i), bool)))
    keys, anchors = [], []
    for band, use_band in ((rounded[0], np.ones(len(i), bool)), (other[0], near[0])):
        for apart, use_apart in ((rounded[1], np.ones(len(i), bool)), (other[1], near[1])):
            for frames, use_frames in sides:
                use = use_band & use_apart & use_frames
                use &= (band >= 0) & (band < 128) & (np.abs(apart) < 32) & (frames >= 0) & (frames < 128)
                keys.append(_key(band[use], apart[use], frames[use]))
                anchors.append(i[use])
    all_keys, all_anchors = np.concatenate(keys), np.concatenate(anchors)
    return QueryKeys(
        rate=rate,
        keys=all_keys,
        anchors=all_anchors.astype(np.uint32),
        anchor_s=peaks.times_s[all_anchors],
    )
