"""Write H.264 with exact frame times, sensor noise and, where wanted, an invented tune."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import numpy.typing as npt

from bench.render.ground import Image, Rng

RATE = 44100


class Grain:
    """Sensor noise on the luma plane: a bank of fields, shifted at random for every frame."""

    def __init__(self, rng: Rng, width: int, height: int, sigma: float) -> None:
        self.rng = rng
        field = rng.normal(0, sigma, (height + 64, width + 64)).astype(np.float32)
        field = cv2.GaussianBlur(field, (0, 0), 0.6) * 1.6
        self.plus = np.clip(np.round(field), 0, 60).astype(np.uint8)
        self.minus = np.clip(np.round(-field), 0, 60).astype(np.uint8)

    def apply(self, luma: Image) -> None:
        h, w = luma.shape
        y, x = self.rng.integers(0, 64, 2)
        cv2.add(luma, self.plus[y : y + h, x : x + w], dst=luma)
        cv2.subtract(luma, self.minus[y : y + h, x : x + w], dst=luma)


def tune(rng: Rng, seconds: float) -> npt.NDArray[np.float32]:
    """An invented tune with chords and a beat, as stereo samples."""
    n = int(seconds * RATE)
    out = np.zeros(n, np.float64)
    beat = 60 / rng.uniform(84, 128)
    root = 110 * 2 ** (rng.integers(0, 12) / 12)
    scale = np.array([0, 2, 3, 5, 7, 8, 10]) if rng.random() < 0.5 else np.array([0, 2, 4, 5, 7, 9, 11])

    def note(at: float, long: float, freq: float, loud: float, bright: float) -> None:
        i, j = int(at * RATE), min(n, int((at + long) * RATE))
        if j <= i:
            return
        t = np.arange(j - i) / RATE
        wave = sum(np.sin(2 * np.pi * freq * k * t) * bright ** (k - 1) / k for k in range(1, 6))
        out[i:j] += loud * wave * np.minimum(1, t / 0.01) * np.exp(-3 * t / long)

    degree = 0
    for bar in range(int(seconds / (4 * beat)) + 1):
        chord = int(rng.choice([0, 3, 4, 5]))
        for k in (0, 2, 4):
            semis = scale[(chord + k) % 7] + 12 * ((chord + k) // 7)
            note(bar * 4 * beat, 4 * beat, root * 2 ** (semis / 12), 0.14, 0.5)
        for step in range(8):
            if rng.random() < 0.7:
                degree = int(np.clip(degree + rng.integers(-2, 3), -3, 9))
                semis = scale[degree % 7] + 12 * (degree // 7)
                note((bar * 4 + step / 2) * beat, beat * 0.9, 2 * root * 2 ** (semis / 12), 0.2, 0.35)
        for k in range(4):
            i = int((bar * 4 + k) * beat * RATE)
            m = min(n - i, int(0.12 * RATE))
            if m > 0:
                t = np.arange(m) / RATE
                out[i : i + m] += 0.35 * np.sin(2 * np.pi * (50 + 60 * np.exp(-30 * t)) * t) * np.exp(-18 * t)
    out *= 0.7 / (np.abs(out).max() + 1e-9)
    fade = np.minimum(1, np.minimum(np.arange(n), np.arange(n)[::-1]) / (0.4 * RATE))
    return np.repeat((out * fade).astype(np.float32)[None], 2, 0)


def write(
    path: Path,
    frames: Iterable[Image],
    fps: Fraction,
    size: tuple[int, int],
    *,
    crf: int,
    grain: Grain | None,
    sound: npt.NDArray[np.float32] | None = None,
    preset: str = "superfast",
) -> int:
    """Encode; returns the number of frames. The file appears under its name only when complete."""
    part = path.with_suffix(".part.mp4")
    count = 0
    with av.open(str(part), "w") as out:
        stream = out.add_stream("libx264", rate=fps)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.time_base = 1 / fps
        stream.codec_context.time_base = 1 / fps
        stream.thread_count = 1
        stream.options = {"crf": str(crf), "preset": preset, "threads": "1"}
        voice = None
        if sound is not None:
            voice = out.add_stream("aac", rate=RATE)
            voice.layout = "stereo"
            voice.bit_rate = 96000
        for image in frames:
            planes = cv2.cvtColor(image, cv2.COLOR_BGR2YUV_I420)
            if grain is not None:
                grain.apply(planes[: size[1]])
            frame = av.VideoFrame.from_ndarray(planes, format="yuv420p")
            frame.pts = count
            frame.time_base = 1 / fps
            count += 1
            for packet in stream.encode(frame):
                out.mux(packet)
        for packet in stream.encode(None):
            out.mux(packet)
        if voice is not None and sound is not None:
            for i in range(0, sound.shape[1], 1024):
                block = av.AudioFrame.from_ndarray(
                    np.ascontiguousarray(sound[:, i : i + 1024]), format="fltp", layout="stereo"
                )
                block.sample_rate = RATE
                block.pts = i
                block.time_base = Fraction(1, RATE)
                for packet in voice.encode(block):
                    out.mux(packet)
            for packet in voice.encode(None):
                out.mux(packet)
    part.replace(path)
    return count
