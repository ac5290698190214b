"""Tiny videos for tests, written by PyAV: ordinary ones, strange ones, and damaged ones."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

TIME_BASE = Fraction(1, 12_800)
"""Fine enough for 25, 30 and 29.97 frames per second to 0.1 ms."""


def picture(index: int, width: int, height: int, seed: int = 0) -> np.ndarray:
    """A textured picture with a bright square that moves 2 px a frame."""
    random = np.random.default_rng(seed)
    coarse = random.integers(40, 160, (height // 8 + 1, width // 8 + 1), dtype=np.uint8)
    base = np.kron(coarse, np.ones((8, 8), np.uint8))[:height, :width].copy()
    x = (10 + 2 * index) % max(1, width - 16)
    y = height // 2
    base[y : y + 12, x : x + 12] = 250
    return np.repeat(base[:, :, None], 3, axis=2)


def make_video(
    path: Path,
    *,
    n_frames: int = 25,
    width: int = 160,
    height: int = 120,
    rate: float = 25.0,
    times_s: Sequence[float] | None = None,
    b_frames: int = 0,
    codec: str = "libx264",
    sound_s: float = 0.0,
    second_stream: bool = False,
    front_index: bool = False,
    seed: int = 0,
) -> Path:
    """Write a video.

    Args:
        path: Where; the suffix chooses the container.
        n_frames: Number of pictures; ignored where ``times_s`` is given.
        rate: Pictures per second, without ``times_s``.
        times_s: Presentation times, for a variable rate or a late first picture.
        b_frames: Pictures in a row that are decoded out of order.
        sound_s: Length of a tone; 0 for no sound.
        second_stream: Add a second, smaller picture stream.
        front_index: Write the index before the pictures, so that a truncated file still opens.

    Returns:
        ``path``.
    """
    times = list(times_s) if times_s is not None else [k / rate for k in range(n_frames)]
    options = {"movflags": "+faststart"} if front_index else {}
    with av.open(str(path), "w", options=options) as container:
        streams = [_stream(container, codec, width, height, rate, b_frames)]
        if second_stream:
            streams.append(_stream(container, codec, width // 2, height // 2, rate, 0))
        tone = container.add_stream("aac", rate=16_000, layout="mono") if sound_s else None
        if tone is not None:
            _write_tone(container, tone, sound_s)
        for index, time_s in enumerate(times):
            for stream in streams:
                image = picture(index, stream.width, stream.height, seed)
                frame = av.VideoFrame.from_ndarray(image, format="rgb24").reformat(format="yuv420p")
                frame.pts, frame.time_base = round(time_s / TIME_BASE), TIME_BASE
                container.mux(stream.encode(frame))
        for stream in streams:
            container.mux(stream.encode(None))
    return path


def _stream(container, codec: str, width: int, height: int, rate: float, b_frames: int):
    stream = container.add_stream(codec, rate=Fraction(rate).limit_denominator(1001))
    stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
    stream.time_base = stream.codec_context.time_base = TIME_BASE
    if codec == "libx264":
        stream.options = {"preset": "ultrafast", "bf": str(b_frames), "crf": "20"}
        if b_frames:
            stream.options = {"preset": "veryfast", "bf": str(b_frames), "b_strategy": "0", "crf": "20"}
    return stream


def _write_tone(container, stream, sound_s: float) -> None:
    count = int(sound_s * 16_000)
    wave = (0.2 * np.sin(2 * np.pi * 440 * np.arange(count) / 16_000)).astype(np.float32)
    for start in range(0, count, 1024):
        block = wave[start : start + 1024]
        frame = av.AudioFrame.from_ndarray(block[None, :], format="fltp", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = 16_000, start, Fraction(1, 16_000)
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))


def turn(path: Path, degrees: int, height: int) -> Path:
    """Write a rotation flag into an MP4: the display matrix of its first track (tkhd, version 0)."""
    raw = bytearray(path.read_bytes())
    place = raw.index(b"tkhd") + 4 + 40
    one = 1 << 16
    matrices = {
        0: (one, 0, 0, 0, one, 0, 0, 0, 1 << 30),
        90: (0, one, 0, -one, 0, 0, height << 16, 0, 1 << 30),
        180: (-one, 0, 0, 0, -one, 0, 0, 0, 1 << 30),
    }
    raw[place : place + 36] = struct.pack(">9i", *matrices[degrees])
    path.write_bytes(raw)
    return path


def truncate(path: Path, keep: float) -> Path:
    """Keep only the first part of a file."""
    raw = path.read_bytes()
    path.write_bytes(raw[: int(len(raw) * keep)])
    return path


def flip_bits(path: Path, *, n_bytes: int = 60, from_part: float = 0.4, seed: int = 1) -> Path:
    """Damage single bytes in the later part of a file, where the pictures lie."""
    raw = bytearray(path.read_bytes())
    random = np.random.default_rng(seed)
    for place in random.integers(int(len(raw) * from_part), len(raw), n_bytes):
        raw[place] ^= int(random.integers(1, 256))
    path.write_bytes(raw)
    return path
