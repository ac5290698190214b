"""A small invented source with colour, movement and sound, and copies of it with known edits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from tests.make_texture import texture

WIDTH, HEIGHT = 320, 180
RATE = 25
SOUND_HZ = 16_000

Frame = np.ndarray
Change = Callable[[Frame, int], Frame]


def source_frames(seconds: float = 6.0, seed: int = 0) -> list[Frame]:
    """RGB frames ``(180, 320, 3)``: a camera that sways over coloured ground, and things that walk over it."""
    grounds = [texture(seed + 10 * c, 700).astype(np.float32) for c in range(3)]
    ground = np.dstack([0.6 * grounds[0] + 0.4 * g for g in grounds])
    random = np.random.default_rng(seed)
    shades = random.uniform(0, 255, (6, 3))
    at, way = random.uniform(180, 480, (6, 2)), random.uniform(-45, 45, (6, 2))
    frames = []
    for k in range(round(seconds * RATE)):
        t = k / RATE
        here = ground.copy()
        for place, speed, shade in zip(at, way, shades, strict=True):
            x, y = place + speed * t + 10 * np.sin(1.7 * t + place)
            cv2.circle(here, (round(x * 8), round(y * 8)), 10 * 8, shade.tolist(), -1, cv2.LINE_AA, 3)
        x = 170 + 40 * np.sin(0.9 * t) + 5 * np.sin(7.1 * t)
        y = 230 + 30 * np.cos(0.7 * t) + 4 * np.sin(5.3 * t)
        matrix = np.array([[1, 0, x], [0, 1, y]], np.float32)
        picture = cv2.warpAffine(here, matrix, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
        frames.append(np.clip(picture, 0, 255).astype(np.uint8))
    return frames


def tune(seconds: float, seed: int) -> np.ndarray:
    """Sound without a repeating pattern: noise that swells, and tones that glide."""
    random = np.random.default_rng(seed)
    n = round(seconds * SOUND_HZ)
    knots = np.arange(0, n + 2000, 2000)
    swell = np.interp(np.arange(n), knots, random.uniform(0, 1, len(knots)))
    glide = np.sin(2 * np.pi * np.cumsum(300 + 900 * swell) / SOUND_HZ)
    return (0.12 * swell * random.normal(size=n) + 0.1 * glide).astype(np.float32)


def write(
    path: Path, frames: Sequence[Frame], *, rate: int = RATE, crf: int = 20, sound: np.ndarray | None = None
) -> Path:
    """Write frames, each shown for ``1 / rate`` s, and mono sound at 16 kHz."""
    height, width = frames[0].shape[:2]
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=rate)
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        video.options = {"preset": "veryfast", "crf": str(crf)}
        audio = container.add_stream("aac", rate=SOUND_HZ, layout="mono") if sound is not None else None
        for k, frame in enumerate(frames):
            picture = av.VideoFrame.from_ndarray(np.ascontiguousarray(frame), format="rgb24")
            picture = picture.reformat(format="yuv420p")
            picture.pts, picture.time_base = k, Fraction(1, rate)
            container.mux(video.encode(picture))
        container.mux(video.encode(None))
        if audio is not None and sound is not None:
            for start in range(0, len(sound), 1024):
                piece = av.AudioFrame.from_ndarray(
                    sound[None, start : start + 1024], format="fltp", layout="mono"
                )
                piece.sample_rate, piece.pts, piece.time_base = SOUND_HZ, start, Fraction(1, SOUND_HZ)
                container.mux(audio.encode(piece))
            container.mux(audio.encode(None))
    return path
