"""Working copies that a browser can play, and lossless stills of exact frames.

In: the path of an original, which is only read. Out: files under temporary names, renamed when complete.
Never here: evidence; a working copy is for looking, the stills and the original are for checking.
"""

from __future__ import annotations

import itertools
import math
import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
from av.video.frame import PictureType
from av.video.reformatter import Interpolation, VideoReformatter
from numpy.typing import NDArray

from diptych.adapters.containers import open_container
from diptych.adapters.proxy_sound import SOUND_STEP_S, SoundTrack
from diptych.model.report import MediaItem, Still

Progress = Callable[[float], None]

_BROWSER_PROFILES = ("Baseline", "Constrained Baseline", "Main", "High")
_LONGEST_GOP_S = 12.0
_TALLEST_REMUX = 1088


class _CannotRemuxError(Exception):
    """The original's coded pictures cannot be used as they are; the message says why."""


@dataclass(slots=True)
class _Scan:
    """What the packets of an original say without decoding a picture."""

    first_pts: int
    time_base: Fraction
    ticks: tuple[int, ...]
    last_duration: int


def make_proxy(
    source: Path,
    target: Path,
    *,
    max_height: int = 540,
    max_fps: float = 60.0,
    progress: Progress | None = None,
) -> MediaItem:
    """Write a working copy of ``source`` that browsers can play, with the original's presentation times.

    The coded pictures are copied when a browser can play them (H.264, 4:2:0, upright, no edit list);
    otherwise they are encoded anew at no more than ``max_height``, a key frame a second. Metadata of the
    container and messages inside the picture stream are left behind.

    Args:
        source: The original; only read.
        target: Where the copy goes, ending in ``.mp4``; the last two parts of the path name it in the report.
        max_height: Tallest picture when encoded anew.
        max_fps: Frames closer together than this are thinned out when encoded anew; times are never changed.
        progress: Told the share done, 0 to 1.

    Returns:
        The record of the copy, with the time of every frame in it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    name = f"{target.parent.name}/{target.name}"
    tell = progress or (lambda _share: None)
    try:
        with _replacing(target) as temporary:
            item = _remux(source, temporary, name, tell)
    except (_CannotRemuxError, av.error.FFmpegError, ValueError) as why:
        with _replacing(target) as temporary:
            reason = str(why) if isinstance(why, _CannotRemuxError) else "the stream could not be copied"
            item = _encode(source, temporary, name, max_height, max_fps, reason, tell)
    tell(1.0)
    return item


def write_stills(
    source: Path,
    requests: Sequence[tuple[int, Path]],
    *,
    recording: str = "",
    input_sha256: str = "",
    progress: Progress | None = None,
) -> tuple[Still, ...]:
    """Write lossless PNG files of exact frames, found by their number in presentation order.

    One pass decodes from the start to the last frame asked for. Frames past the end are not in the answer.

    Args:
        source: The original; only read.
        requests: Frame numbers (from 0) and where each picture goes.
        recording: Name of the recording in the findings, such as ``r1``.
        input_sha256: Digest of the original.
        progress: Told the share done, 0 to 1.
    """
    wanted: dict[int, list[Path]] = {}
    for number, path in requests:
        wanted.setdefault(number, []).append(path)
    stills: list[Still] = []
    for number, t_s, picture in exact_pictures(source, wanted, progress=progress):
        for path in wanted[number]:
            stills.append(write_still(path, picture, number, t_s, recording, input_sha256))
    return tuple(stills)


def write_still(
    path: Path, picture: NDArray[np.uint8], number: int, t_s: float, recording: str, input_sha256: str
) -> Still:
    """Write one picture ``(h, w, 3)``, blue green red, as a lossless PNG file, and return its record."""
    ok, coded = cv2.imencode(".png", picture)
    if not ok:  # pragma: no cover - the encoder takes every 8-bit picture
        raise ValueError("the picture could not be written as PNG")
    path.parent.mkdir(parents=True, exist_ok=True)
    with _replacing(path) as temporary:
        temporary.write_bytes(coded.tobytes())
    return Still(
        recording=recording,
        frame=number,
        t_s=t_s,
        file=f"{path.parent.name}/{path.name}",
        input_sha256=input_sha256,
        width=int(picture.shape[1]),
        height=int(picture.shape[0]),
    )


def exact_pictures(
    source: Path, numbers: Iterable[int], *, progress: Progress | None = None
) -> Iterator[tuple[int, float, NDArray[np.uint8]]]:
    """Decode exact frames in one pass: number, time in seconds, upright picture ``(h, w, 3)`` blue green red.

    Args:
        source: The original; only read.
        numbers: Frame numbers in presentation order, from 0; those past the end do not come.
        progress: Told the share done, 0 to 1.
    """
    wanted = set(numbers)
    if not wanted:
        return
    last = max(wanted)
    with open_container(source) as container:
        stream = _picture_stream(container)
        stream.thread_type = "AUTO"
        stream.codec_context.thread_count = 2
        first_pts: int | None = None
        for number, (frame, pts) in enumerate(_pictures(container, stream)):
            first_pts = pts if first_pts is None else first_pts
            if number in wanted:
                yield number, round(float((pts - first_pts) * stream.time_base), 6), _upright(frame)
            if progress:
                progress(min(1.0, (number + 1) / (last + 1)))
            if number >= last:
                break


@contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    """Give a temporary name beside ``target``; take its place when all went well, vanish otherwise."""
    temporary = target.with_name(f".part-{secrets.token_hex(6)}{target.suffix}")
    try:
        yield temporary
        os.replace(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def _picture_stream(container: Any) -> Any:
    """The first stream of moving pictures; cover pictures are passed over."""
    for stream in container.streams.video:
        cover = int(stream.disposition) & int(av.stream.Disposition.attached_pic)
        if stream.codec_context is not None and stream.codec_context.width > 0 and not cover:
            return stream
    raise ValueError("no picture stream")


def _timed(frames: Iterable[Any], step: int) -> Iterator[tuple[Any, int]]:
    """Number and time pictures as the exact decoder does: a time that does not advance is passed over."""
    before: int | None = None
    for frame in frames:
        if frame.pts is None and before is None:
            pts = 0
        else:
            pts = int(frame.pts) if frame.pts is not None else int(before or 0) + step
        if before is not None and pts <= before:
            continue
        before = pts
        yield frame, pts


def _pictures(container: Any, stream: Any) -> Iterator[tuple[Any, int]]:
    """Decode pictures and their times in presentation order; damaged packets are passed over."""

    def decoded() -> Iterator[Any]:
        packets = container.demux(stream)
        while True:
            try:
                packet = next(packets, None)
                if packet is None:
                    return
                yield from packet.decode()
            except av.error.EOFError:
                return
            except av.error.InvalidDataError:
                continue

    yield from _timed(decoded(), _step(stream))


def _step(stream: Any) -> int:
    """Ticks between frames at the stated rate; for pictures that carry no time."""
    step: int = round(1 / Fraction(stream.average_rate or 25) / stream.time_base)
    return max(1, step)


def _rotation(frame: Any) -> int:
    """Quarter turns (0 to 3, anticlockwise) that set the picture upright."""
    turns: int = round(float(getattr(frame, "rotation", 0) or 0) / 90.0)
    return turns % 4


def _upright(frame: Any) -> np.ndarray:
    """The picture as 8-bit BGR, upright."""
    picture = frame.to_ndarray(format="bgr24")
    return np.ascontiguousarray(np.rot90(picture, _rotation(frame)))


def _scan(source: Path) -> _Scan:
    """Read the packets and decide whether browsers can play them."""
    with open_container(source) as container:
        stream = _picture_stream(container)
        coder = stream.codec_context
        if coder.name != "h264" or coder.pix_fmt not in ("yuv420p", "yuvj420p"):
            raise _CannotRemuxError(f"browsers do not play {coder.name} {coder.pix_fmt}")
        if coder.profile not in _BROWSER_PROFILES:
            raise _CannotRemuxError(f"browsers do not play H.264 profile {coder.profile}")
        if coder.height > _TALLEST_REMUX:
            raise _CannotRemuxError("the picture is too large to play smoothly beside another")
        times: list[int] = []
        keys: list[int] = []
        last = (-(2**62), 0)
        for packet in container.demux(stream):
            if packet.pts is None and packet.dts is None:
                continue
            if packet.pts is None or packet.dts is None:
                raise _CannotRemuxError("some pictures carry no time")
            if packet.is_discard or packet.is_corrupt:
                raise _CannotRemuxError("an edit list or damage drops pictures")
            if not times and not packet.is_keyframe:
                raise _CannotRemuxError("it does not begin with a key frame")
            if packet.is_keyframe:
                keys.append(packet.pts)
            times.append(packet.pts)
            last = max(last, (packet.pts, packet.duration or 0))
        if not times:
            raise ValueError("no picture")
        base = stream.time_base
    times.sort()
    if any(b <= a for a, b in itertools.pairwise(times)):
        raise _CannotRemuxError("two pictures carry the same time")
    gaps = [b - a for a, b in zip(keys, [*keys[1:], times[-1]], strict=True)]
    if max(gaps) * base > _LONGEST_GOP_S:
        raise _CannotRemuxError("key frames are too far apart for jumping")
    with open_container(source) as container:
        first = next(_pictures(container, _picture_stream(container)), None)
        if first is None or first[1] != times[0]:
            raise _CannotRemuxError("the first picture shown is not the first one stored")
        if _rotation(first[0]):
            raise _CannotRemuxError("the picture is turned by a flag")
    step = last[1] or (times[-1] - times[-2] if len(times) > 1 else int(Fraction(1, 25) / base))
    return _Scan(times[0], base, tuple(t - times[0] for t in times), step)


def _remux(source: Path, temporary: Path, name: str, tell: Progress) -> MediaItem:
    """Copy the coded pictures (and AAC sound) into a plain mp4 that starts at zero."""
    scan = _scan(source)
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with (
        open_container(source) as container,
        av.open(str(temporary), "w", format="mp4", container_options=options) as out,
    ):
        video = _picture_stream(container)
        width, height = video.codec_context.width, video.codec_context.height
        copy = out.add_stream_from_template(video)
        copy.metadata.clear()
        filters = av.BitStreamFilterContext("filter_units=remove_types=6", video, copy)
        track = SoundTrack(container, out, scan.first_pts * scan.time_base)
        streams = [video] + ([track.source] if track.source else [])
        end = max(1, scan.ticks[-1])
        for packet in container.demux(streams):
            if packet.stream is not video:
                track.take(packet)
                continue
            if packet.dts is None:
                continue
            tell(min(0.98, max(0.0, (packet.dts - scan.first_pts) / end)))
            for clean in filters.filter(packet):
                clean.pts -= scan.first_pts
                clean.dts -= scan.first_pts
                clean.stream = copy
                out.mux(clean)
        for clean in filters.filter(None):
            clean.pts -= scan.first_pts
            clean.dts -= scan.first_pts
            clean.stream = copy
            out.mux(clean)
        track.finish()
        levels, has_sound, note = track.levels.levels(), track.target is not None, track.note
    _check_copy(temporary, scan)
    return MediaItem(
        file=name,
        made="remuxed",
        width=width,
        height=height,
        duration_s=round(float((scan.ticks[-1] + scan.last_duration) * scan.time_base), 6),
        has_sound=has_sound,
        tick_s=(scan.time_base.numerator, scan.time_base.denominator),
        ticks=scan.ticks,
        sound_step_s=SOUND_STEP_S,
        sound_levels=levels,
        note=note,
    )


def _check_copy(path: Path, scan: _Scan) -> None:
    """Make sure that a copy decodes and carries the original's times."""
    with open_container(path) as copy:
        stream = copy.streams.video[0]
        got = sorted(float(p.pts * p.time_base) for p in copy.demux(stream) if p.pts is not None)
    wanted = [float(tick * scan.time_base) for tick in scan.ticks]
    if len(got) != len(wanted) or any(abs(a - b) > 2e-4 for a, b in zip(got, wanted, strict=True)):
        raise _CannotRemuxError("the copied stream did not keep its times")
    with open_container(path) as copy:
        if next(_pictures(copy, copy.streams.video[0]), None) is None:
            raise _CannotRemuxError("the copied stream did not decode")


def _encode(
    source: Path, temporary: Path, name: str, max_height: int, max_fps: float, reason: str, tell: Progress
) -> MediaItem:
    """Encode the pictures anew, smaller, at their original times."""
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with (
        open_container(source) as container,
        av.open(str(temporary), "w", format="mp4", container_options=options) as out,
    ):
        video = _picture_stream(container)
        video.thread_type = "AUTO"
        video.codec_context.thread_count = 2
        base: Fraction = video.time_base
        length = float(video.duration * base) if video.duration else float(container.duration or 0) / 1e6
        with open_container(source) as peek:
            start, first_pts = next(_pictures(peek, _picture_stream(peek)), (None, 0))
        if start is None:
            raise ValueError("no picture could be decoded")
        turns = _rotation(start)
        wide, high = (start.height, start.width) if turns % 2 else (start.width, start.height)
        shrink = min(1.0, max_height / high)
        width, height = max(2, round(wide * shrink / 2) * 2), max(2, round(high * shrink / 2) * 2)
        copy = out.add_stream("libx264", rate=Fraction(video.average_rate or 25).limit_denominator(1001))
        copy.width, copy.height, copy.pix_fmt = width, height, "yuv420p"
        copy.codec_context.time_base = base
        copy.time_base = base
        copy.codec_context.thread_count = 2
        copy.codec_context.options = {"preset": "superfast", "crf": "27", "bf": "0"}
        track = SoundTrack(container, out, first_pts * base)
        ticks: list[int] = []
        durations: dict[int, int] = {}
        state = _Thinner(base, max_fps)
        scaler = VideoReformatter()
        streams = [video] + ([track.source] if track.source else [])

        def shrunk(frame: Any, tick: int) -> Any:
            inner = (height, width) if turns % 2 else (width, height)
            small = scaler.reformat(
                frame, width=inner[0], height=inner[1], format="yuv420p", interpolation=Interpolation.BILINEAR
            )
            if turns:
                turned = np.ascontiguousarray(np.rot90(small.to_ndarray(format="rgb24"), turns))
                small = av.VideoFrame.from_ndarray(turned, format="rgb24").reformat(format="yuv420p")
            small.pts, small.time_base = tick, base
            small.pict_type = PictureType.I if state.key(tick) else PictureType.NONE
            return small

        for packet in container.demux(streams):
            if packet.stream is not video:
                track.take(packet)
                continue
            try:
                frames = packet.decode()
            except av.error.FFmpegError:
                continue
            for frame in frames:
                if frame.pts is None or (ticks and frame.pts - first_pts <= ticks[-1]):
                    continue
                tick = int(frame.pts) - first_pts
                durations[tick] = int(frame.duration or 0)
                if tick < 0 or not state.keep(tick):
                    continue
                ticks.append(tick)
                out.mux(copy.encode(shrunk(frame, tick)))
                tell(min(0.98, float(tick * base) / length if length else 0.0))
        out.mux(copy.encode(None))
        track.finish()
        levels, has_sound = track.levels.levels(), track.target is not None
    step = durations.get(ticks[-1]) or (
        ticks[-1] - ticks[-2] if len(ticks) > 1 else round(Fraction(1, 25) / base)
    )
    return MediaItem(
        file=name,
        made="re-encoded",
        width=width,
        height=height,
        duration_s=round(float((ticks[-1] + step) * base), 6),
        has_sound=has_sound,
        tick_s=(base.numerator, base.denominator),
        ticks=tuple(ticks),
        sound_step_s=SOUND_STEP_S,
        sound_levels=levels,
        note="; ".join(filter(None, (reason, track.note))),
    )


class _Thinner:
    """Keeps frames at most so many a second and asks for a key frame each second."""

    def __init__(self, base: Fraction, max_fps: float) -> None:
        self._least = 0.75 / max_fps / float(base)
        self._second = 1 / float(base)
        self._last = -math.inf
        self._key = -math.inf

    def keep(self, tick: int) -> bool:
        """Whether a frame at this tick goes into the copy."""
        if tick - self._last < self._least:
            return False
        self._last = tick
        return True

    def key(self, tick: int) -> bool:
        """Whether this frame is to be a key frame."""
        if tick - self._key < self._second:
            return False
        self._key = tick
        return True
