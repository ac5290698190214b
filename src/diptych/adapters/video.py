"""Decode pictures with their exact presentation times (PyAV).

Times come from the container, never from ``n / fps``: variable frame rates, edit lists, B-frames and a first frame
that is not at zero are all as the container says. Time zero is the recording's own first presented frame.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import av.error
import numpy as np
from numpy.typing import NDArray

from diptych.adapters.containers import content_of, name_against_content, open_container
from diptych.model.errors import NoPictureError, TooLargeError
from diptych.model.visible_text import visible

MAX_PIXELS = 40_000_000
"""Largest picture accepted: 8K is 33 million; a 199 kB file of 8192 × 8192 took 745 MB to decode (measured)."""

MAX_PICTURES = 12_000_000
"""Most pictures of a recording: 12 hours at 240 a second are 10 million. Chosen by hand above that."""

MAX_HOURS = 12.0
"""Longest recording accepted; a live stream has no end. Chosen by hand."""


DECODER_THREADS = 2
"""Threads that decode one recording: the machines that this is measured on have two cores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoFacts:
    """What the container says before any picture is decoded."""

    width: int
    height: int
    rotation_deg: int
    codec: str
    has_sound: bool
    estimated_frames: int
    estimated_duration_s: float
    streams: int
    container: str = ""
    """What the file is by its content, as the decoder calls it."""


@dataclass(slots=True)
class Picture:
    """One decoded picture; ``luma`` is ``(height, width)`` uint8 after the rotation flag was applied."""

    index: int
    t_s: float
    luma: NDArray[np.uint8]


@dataclass(slots=True)
class VideoReader:
    """One pass over the pictures of a file. Iterate once; the totals are valid afterwards."""

    path: Path
    max_pixels: int = MAX_PIXELS
    max_hours: float = MAX_HOURS
    threads: int = DECODER_THREADS
    times: list[Fraction] = field(default_factory=list)
    undecodable: int = 0
    end_s: float = 0.0
    notes: list[str] = field(default_factory=list)

    def facts(self) -> VideoFacts:
        """Read the container's header.

        Raises:
            NotAVideoError: No known container.
            NoPictureError: No picture stream.
            TooLargeError: Picture or length above the limits.
            UnreadableError: The path cannot be opened.
        """
        with open_container(self.path) as container:
            stream = _picture_stream(container, self.path)
            self._refuse_large(stream, container)
            duration = _stated_duration_s(container, stream)
            rate = float(stream.average_rate or stream.guessed_rate or 25)
            rotation = _stated_rotation(stream)
            width, height = stream.codec_context.width, stream.codec_context.height
            if rotation % 180:
                width, height = height, width
            return VideoFacts(
                width=width,
                height=height,
                rotation_deg=rotation,
                codec=str(stream.codec_context.name),
                has_sound=bool(container.streams.audio),
                estimated_frames=int(stream.frames or duration * rate),
                estimated_duration_s=duration,
                streams=len(container.streams.video),
                container=content_of(container),
            )

    def __iter__(self) -> Iterator[Picture]:
        """Decode every picture in order of presentation."""
        with open_container(self.path) as container:
            stream = _picture_stream(container, self.path)
            self._refuse_large(stream, container)
            if mismatch := name_against_content(self.path, content_of(container)):
                self._note(mismatch)
            stream.thread_type = "AUTO"
            stream.codec_context.thread_count = self.threads
            origin: Fraction | None = None
            previous: Fraction | None = None
            step = Fraction(1) / Fraction(stream.average_rate or 25)
            for frame in self._decoded(container, stream):
                if frame.pts is not None:
                    time = Fraction(frame.pts) * Fraction(frame.time_base)
                elif previous is not None:
                    time = previous + step
                else:
                    time = Fraction(0)
                if origin is None:
                    origin = time
                time -= origin
                if previous is not None and time + origin <= previous:
                    self._note("a picture's presentation time did not advance; the picture was passed over")
                    continue
                if time > self.max_hours * 3600:
                    raise TooLargeError(f"{visible(self.path.name)} is longer than {self.max_hours:g} hours")
                if len(self.times) == MAX_PICTURES:
                    raise TooLargeError(
                        f"{visible(self.path.name)} holds more than {MAX_PICTURES:,} pictures"
                    )
                previous = time + origin
                self.times.append(time)
                span = Fraction(frame.duration or 0) * Fraction(frame.time_base or 0)
                self.end_s = float(time + (span if 0 < span < 10 else step))
                luma = _luma(frame, self.max_pixels)
                yield Picture(index=len(self.times) - 1, t_s=float(time), luma=luma)
        if not self.times:
            raise NoPictureError(f"no picture of {visible(self.path.name)} could be decoded")
        if self.undecodable:
            self._note(f"{self.undecodable} packets could not be decoded; what decodes was used")
        stated = self.facts().estimated_duration_s
        if stated > self.end_s + 1.0:
            self._note(
                f"pictures decode up to {self.end_s:.2f} s, the container states {stated:.2f} s "
                "(truncated, or the sound is longer)"
            )

    def _decoded(
        self, container: av.container.InputContainer, stream: av.VideoStream
    ) -> Iterator[av.VideoFrame]:
        packets = container.demux(stream)
        while True:
            try:
                packet = next(packets)
            except StopIteration:
                return
            except (av.error.FFmpegError, ValueError):
                self._note("the container ends early or is damaged")
                return
            try:
                yield from packet.decode()
            except av.error.EOFError:
                return
            except av.error.FFmpegError:
                self.undecodable += 1

    def _refuse_large(self, stream: av.VideoStream, container: av.container.InputContainer) -> None:
        width, height = stream.codec_context.width, stream.codec_context.height
        if width * height > self.max_pixels:
            raise TooLargeError(
                f"{visible(self.path.name)}: pictures of {width} × {height} exceed the limit of "
                f"{self.max_pixels:,} pixels"
            )
        if _stated_duration_s(container, stream) > self.max_hours * 3600:
            raise TooLargeError(
                f"{visible(self.path.name)} states a length of more than {self.max_hours:g} hours"
            )

    def _note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)


def _picture_stream(container: av.container.InputContainer, path: Path) -> av.VideoStream:
    streams = [
        s for s in container.streams.video if s.codec_context is not None and s.codec_context.width > 0
    ]
    moving = [s for s in streams if not (int(s.disposition) & int(av.stream.Disposition.attached_pic))]
    if not moving:
        raise NoPictureError(f"{visible(path.name)} holds no picture stream")
    return moving[0]


def _stated_duration_s(container: av.container.InputContainer, stream: av.VideoStream) -> float:
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    return container.duration / 1e6 if container.duration else 0.0


def _stated_rotation(stream: av.VideoStream) -> int:
    packets = stream.container.demux(stream)
    while True:
        try:
            packet = next(packets)
        except (StopIteration, av.error.FFmpegError, ValueError):
            return 0
        try:
            for frame in packet.decode():
                return int(frame.rotation) % 360
        except av.error.FFmpegError:
            continue
        if packet.dts is None:
            return 0


_PLANAR_LUMA = {
    "yuv420p",
    "yuvj420p",
    "yuv422p",
    "yuvj422p",
    "yuv444p",
    "yuvj444p",
    "nv12",
    "gray",
    "yuv411p",
}


def _luma(frame: av.VideoFrame, max_pixels: int) -> NDArray[np.uint8]:
    if frame.width * frame.height > max_pixels:
        raise TooLargeError(
            f"a picture of {frame.width} × {frame.height} exceeds the limit of {max_pixels:,} pixels"
        )
    if frame.format.name not in _PLANAR_LUMA:
        frame = frame.reformat(format="gray8")
    plane = frame.planes[0]
    rows = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)
    luma = rows[: frame.height, : frame.width]
    turns = (int(frame.rotation) % 360) // 90
    return np.ascontiguousarray(np.rot90(luma, turns)) if turns else luma


@dataclass(frozen=True, slots=True)
class Sound:
    """Mono sound; ``start_s`` is the time of its first sample on the recording's own clock."""

    samples: NDArray[np.float32]
    rate_hz: int
    start_s: float


def read_sound(path: Path, rate_hz: int = 16_000, max_s: float = 43_200.0) -> Sound | None:
    """Decode the first sound stream to mono.

    Returns:
        The sound, or ``None`` where the file holds none that decodes.
    """
    with open_container(path) as container:
        if not container.streams.audio:
            return None
        stream = container.streams.audio[0]
        resampler = av.AudioResampler(format="flt", layout="mono", rate=rate_hz)
        parts: list[NDArray[np.float32]] = []
        start_s: float | None = None
        total = 0
        try:
            for frame in container.decode(stream):
                if start_s is None and frame.pts is not None:
                    start_s = float(frame.pts * frame.time_base)
                for piece in resampler.resample(frame):
                    parts.append(piece.to_ndarray().reshape(-1).astype(np.float32))
                    total += parts[-1].size
                if total > max_s * rate_hz:
                    break
        except av.error.FFmpegError:
            pass
        if not parts:
            return None
        pictures = [
            s for s in container.streams.video if s.start_time is not None and s.time_base is not None
        ]
        origin = float(pictures[0].start_time * pictures[0].time_base) if pictures else 0.0
        return Sound(np.concatenate(parts), rate_hz, (start_s or 0.0) - origin)
