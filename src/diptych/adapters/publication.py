"""Make a publishing copy: decode pictures, change them, encode them anew. Nothing but pixels and times passes.

In: an original, which is only read, and what is to be done to each picture. Out: an MP4 file whose bytes depend on the
changed pictures alone: one thread, no clock, no tags, no chapters, no messages in the picture stream.
Never here: a coded picture, a tag, a subtitle, an attachment or a sound that is copied.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import av.error
import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.adapters.containers import open_container
from diptych.adapters.video import MAX_PIXELS
from diptych.model.errors import NoPictureError, TooLargeError

Colour = NDArray[np.uint8]

TICK = Fraction(1, 1000)
"""Presentation times are rounded to milliseconds: finer jitter can tell one device from another. Chosen by hand."""

SOUND_RATE_HZ = 48_000

ENCODER = {
    "preset": "veryfast",
    "crf": "20",
    "g": "50",
    "threads": "1",
    "x264-params": "threads=1:sliced-threads=0:sync-lookahead=0",
}
"""One thread, so that the same pictures give the same bytes (measured: three runs, one digest; STANDARDS recipe)."""

NO_MESSAGES = "filter_units=remove_types=6"
"""Takes the encoder's own message (SEI, type 6) out of the stream."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyFacts:
    """What a publishing copy holds."""

    width: int
    height: int
    frames: int
    duration_s: float
    has_sound: bool


def colour_pictures(path: Path, *, max_pixels: int = MAX_PIXELS) -> Iterator[tuple[float, Colour]]:
    """Decode all pictures, upright, as ``(h, w, 3)`` blue green red, with seconds from the first one.

    They are the same pictures, in the same order, as :class:`diptych.adapters.video.VideoReader` gives.

    Raises:
        NoPictureError: No picture stream.
        TooLargeError: A picture above the limit.
    """
    with open_container(path) as container:
        stream = _moving(container)
        stream.thread_type = "AUTO"
        stream.codec_context.thread_count = 2
        first: Fraction | None = None
        previous: Fraction | None = None
        step = Fraction(1) / Fraction(stream.average_rate or 25)
        for frame in _decoded(container, stream):
            if frame.pts is not None:
                time = Fraction(frame.pts) * Fraction(frame.time_base)
            else:
                time = Fraction(0) if previous is None else previous + step
            if previous is not None and time <= previous:
                continue
            previous = time
            first = time if first is None else first
            if frame.width * frame.height > max_pixels:
                raise TooLargeError(f"a picture of {frame.width} × {frame.height} exceeds the limit")
            picture = frame.to_ndarray(format="bgr24")
            turns = round(float(getattr(frame, "rotation", 0) or 0) / 90.0) % 4
            yield float(time - first), np.ascontiguousarray(np.rot90(picture, turns))


def _moving(container: Any) -> Any:
    for stream in container.streams.video:
        cover = int(stream.disposition) & int(av.stream.Disposition.attached_pic)
        if stream.codec_context is not None and stream.codec_context.width > 0 and not cover:
            return stream
    raise NoPictureError("the file holds no picture stream")


def _decoded(container: Any, stream: Any) -> Iterator[Any]:
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets)
        except (StopIteration, av.error.FFmpegError, ValueError):
            return
        try:
            yield from packet.decode()
        except av.error.EOFError:
            return
        except av.error.FFmpegError:
            continue


def encode_copy(
    source: Path,
    target: Path,
    change: Callable[[int, float, Colour], Colour],
    *,
    size: tuple[int, int],
    sound: Sequence[tuple[float, float]] = (),
    end_s: float,
    max_pixels: int = MAX_PIXELS,
    progress: Callable[[float], None] | None = None,
) -> CopyFacts:
    """Encode the changed pictures of a recording.

    Args:
        source: The original.
        target: The copy, ending in ``.mp4``.
        change: Called with number, seconds and picture; returns the picture that may be seen, of any size.
        size: Width and height of the copy; both are made even.
        sound: Spans in seconds that may be heard; where there is none, the copy has no sound stream.
        end_s: When the recording ends; for the progress.
        max_pixels: Largest picture that is decoded.
        progress: Called with the fraction done.
    """
    width, height = (max(16, 2 * round(v / 2)) for v in size)
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with av.open(str(target), "w", format="mp4", options=options) as out:
        video = out.add_stream("libx264", rate=25)
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        video.codec_context.time_base = video.time_base = TICK
        video.codec_context.thread_count = 1
        video.codec_context.options = dict(ENCODER)
        video.codec_context.flags |= av.codec.context.Flags.bitexact
        voice = _Voice(source, out, sound) if sound else None
        out.start_encoding()  # the filter reads the parameters of the stream, which are known from here on
        clean = av.BitStreamFilterContext(NO_MESSAGES, video, video)
        number, last_tick = 0, -1
        for t_s, picture in colour_pictures(source, max_pixels=max_pixels):
            tick = round(Fraction(t_s) / TICK)
            shown = change(number, t_s, picture)
            number += 1
            if tick <= last_tick:
                continue
            last_tick = tick
            if shown.shape[:2] != (height, width):
                shown = cv2.resize(shown, (width, height), interpolation=cv2.INTER_AREA)
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(shown), format="bgr24")
            frame = frame.reformat(format="yuv420p")
            frame.pts, frame.time_base = tick, TICK
            frame.pict_type = av.video.frame.PictureType.NONE
            _mux(out, clean, video, video.encode(frame))
            if voice is not None:
                voice.write_until(t_s)
            if progress is not None and end_s > 0:
                progress(min(0.99, t_s / end_s))
        if number == 0:
            raise NoPictureError("no picture could be decoded")
        _mux(out, clean, video, video.encode(None))
        _mux(out, clean, video, [None])
        if voice is not None:
            voice.finish(t_s)
    return CopyFacts(
        width=width, height=height, frames=number, duration_s=round(t_s, 3), has_sound=voice is not None
    )


def _mux(out: Any, clean: Any, video: Any, packets: Sequence[Any]) -> None:
    for packet in packets:
        for one in clean.filter(packet):
            one.stream = video
            out.mux(one)


class _Voice:
    """Sound of the spans that may be heard, silence elsewhere, encoded anew in mono."""

    def __init__(self, source: Path, out: Any, spans: Sequence[tuple[float, float]]) -> None:
        self._out = out
        self._spans = spans
        self._stream = out.add_stream("aac", rate=SOUND_RATE_HZ, layout="mono")
        self._stream.codec_context.flags |= av.codec.context.Flags.bitexact
        self._stream.codec_context.bit_rate = 96_000
        self._blocks = _mono_blocks(source)
        self._next = 0
        self._pending: tuple[int, NDArray[np.float32]] | None = None
        self._waiting: list[NDArray[np.float32]] = []

    def write_until(self, t_s: float) -> None:
        """Encode the sound up to a time."""
        limit = int(t_s * SOUND_RATE_HZ)
        while self._next < limit:
            block = np.zeros(1024, np.float32)
            self._copy_into(block)
            at = (self._next + np.arange(1024)) / SOUND_RATE_HZ
            heard = np.zeros(1024, bool)
            for from_s, to_s in self._spans:
                heard |= (at >= from_s) & (at < to_s)
            block[~heard] = 0.0
            frame = av.AudioFrame.from_ndarray(block[None], format="fltp", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = (
                SOUND_RATE_HZ,
                self._next,
                Fraction(1, SOUND_RATE_HZ),
            )
            self._out.mux(self._stream.encode(frame))
            self._next += 1024

    def _copy_into(self, block: NDArray[np.float32]) -> None:
        """Fill a block with the samples of its time; what the source does not hold stays silent."""
        while True:
            if self._pending is None:
                self._pending = next(self._blocks, None)
                if self._pending is None:
                    return
            start, samples = self._pending
            low, high = max(start, self._next), min(start + len(samples), self._next + len(block))
            if high > low:
                block[low - self._next : high - self._next] = samples[low - start : high - start]
            if start + len(samples) > self._next + len(block):
                return
            self._pending = None

    def finish(self, end_s: float) -> None:
        """Encode what is left up to the end of the pictures."""
        self.write_until(end_s)
        self._out.mux(self._stream.encode(None))


def _mono_blocks(source: Path) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """Yield mono samples with the number of the first one, counted from the first presented picture."""
    with open_container(source) as container:
        if not container.streams.audio:
            return
        stream = container.streams.audio[0]
        pictures = [
            s for s in container.streams.video if s.start_time is not None and s.time_base is not None
        ]
        origin = float(pictures[0].start_time * pictures[0].time_base) if pictures else 0.0
        resampler = av.AudioResampler(format="flt", layout="mono", rate=SOUND_RATE_HZ)
        position: int | None = None
        frames = container.decode(stream)
        while True:
            try:
                frame = next(frames)
            except (StopIteration, av.error.FFmpegError):
                return
            if frame.pts is not None:
                at = round((float(frame.pts * frame.time_base) - origin) * SOUND_RATE_HZ)
                if position is None or abs(at - position) > SOUND_RATE_HZ // 10:
                    position = at
            for piece in resampler.resample(frame):
                samples = piece.to_ndarray().reshape(-1).astype(np.float32)
                start = position or 0
                position = start + len(samples)
                yield start, samples
