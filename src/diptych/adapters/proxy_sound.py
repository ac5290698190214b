"""Sound of working copies: copied or encoded anew, and its loudness measured on the way.

In: coded packets. Out: packets in the copy, a loudness for every tenth of a second. Never here: pictures.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import av
import av.error
import numpy as np

SOUND_STEP_S = 0.1
"""Length of one value of loudness."""

_SOUND_FLOOR_DB = -60.0


@dataclass(slots=True)
class _Sound:
    """Collects the loudness of every tenth of a second."""

    squares: list[float] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)

    def add(self, frame: Any, start_s: float) -> None:
        """Add one decoded frame that starts at ``start_s`` of the recording."""
        samples = frame.to_ndarray()
        if samples.dtype.kind == "i":
            samples = samples.astype(np.float32) / float(np.iinfo(samples.dtype).max)
        elif samples.dtype.kind == "u":
            samples = (samples.astype(np.float32) - 128.0) / 128.0
        if not frame.format.is_planar:
            samples = samples.reshape(-1, frame.layout.nb_channels).T
        power = np.mean(np.square(samples.astype(np.float32)), axis=0)
        which = np.floor((start_s + np.arange(power.size) / frame.sample_rate) / SOUND_STEP_S).astype(int)
        keep = which >= 0
        if not keep.any():
            return
        need = int(which.max()) + 1 - len(self.squares)
        self.squares.extend([0.0] * need)
        self.counts.extend([0] * need)
        first = int(which[keep].min())
        sums = np.bincount(which[keep] - first, weights=power[keep])
        counts = np.bincount(which[keep] - first)
        for i, (total, count) in enumerate(zip(sums, counts, strict=True)):
            self.squares[first + i] += float(total)
            self.counts[first + i] += int(count)

    def levels(self) -> tuple[int, ...]:
        """Loudness from 0 to 100."""
        out = []
        for total, count in zip(self.squares, self.counts, strict=True):
            db = 10 * math.log10(total / count) if count and total > 0 else _SOUND_FLOOR_DB
            out.append(round(100 * min(1.0, max(0.0, 1 - db / _SOUND_FLOOR_DB))))
        return tuple(out)


class SoundTrack:
    """Copies or re-encodes the first sound stream and measures its loudness on the way."""

    def __init__(self, container: Any, out: Any, start_s: Fraction) -> None:
        self.source = container.streams.audio[0] if container.streams.audio else None
        self.out = out
        self.start_s = start_s
        self.levels = _Sound()
        self.target: Any = None
        self.note = ""
        self._resampler: Any = None
        self._rate = 48000
        self._next: int | None = None
        self._last = -1
        if self.source is None:
            return
        try:
            if self.source.codec_context.name in ("aac", "aac_fixed"):
                self.target = out.add_stream_from_template(self.source)
                self.target.metadata.clear()
            else:
                self._rate = 44100 if self.source.codec_context.sample_rate == 44100 else 48000
                self.target = out.add_stream("aac", rate=self._rate, layout="stereo")
                self._resampler = av.AudioResampler("fltp", "stereo", self._rate, frame_size=1024)
        except (av.error.FFmpegError, ValueError):
            self.source, self.note = None, "the sound could not be copied"

    def take(self, packet: Any) -> None:
        """Take one coded packet of sound."""
        if packet.dts is None and packet.size == 0:
            return
        assert self.source is not None
        try:
            frames = packet.decode()
        except av.error.FFmpegError:
            frames = []
        for frame in frames:
            if frame.pts is None:
                continue
            at = float(frame.pts * frame.time_base - self.start_s)
            self.levels.add(frame, at)
            if self._resampler is not None and at >= 0:
                if self._next is None:
                    self._next = round(at * self._rate)
                frame.pts = None
                self._encode(self._resampler.resample(frame))
        if self._resampler is None and packet.pts is not None:
            shift = round(self.start_s / packet.time_base)
            at_tick = packet.pts - shift
            if at_tick > self._last:
                self._last = at_tick
                packet.pts = packet.dts = at_tick
                packet.stream = self.target
                self._mux(packet)

    def _mux(self, packets: Any) -> None:
        try:
            self.out.mux(packets)
        except av.error.FFmpegError:
            self.note = "some of the sound could not be copied"

    def _encode(self, frames: Sequence[Any]) -> None:
        """Encode in one unbroken run of samples from where the sound began."""
        for frame in frames:
            frame.pts, frame.time_base = self._next, Fraction(1, self._rate)
            self._next = int(self._next or 0) + int(frame.samples)
            self._mux(self.target.encode(frame))

    def finish(self) -> None:
        """Write what the encoder still holds."""
        if self._resampler is not None and self._next is not None:
            self._encode(self._resampler.resample(None))
            self._mux(self.target.encode(None))
