"""Invented footage for tests of the archive: textured ground under a moving camera with things that move."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np

WIDTH, HEIGHT, RATE = 320, 240, 25


def texture(seed: int, side: int = 700) -> np.ndarray:
    """Ground with patches of several sizes and edges, ``(side, side)`` uint8."""
    random = np.random.default_rng(seed)
    ground = np.full((side, side), 110.0)
    for size, weight in ((90, 45), (30, 35), (11, 25)):
        n = side // size + 2
        patch = random.normal(0, 1, (n, n)).astype(np.float32)
        ground += weight * cv2.resize(patch, (side, side), interpolation=cv2.INTER_LINEAR)
    for _ in range(120):
        a, b = random.integers(0, side, 2)
        w, h = random.integers(8, 45, 2)
        cv2.rectangle(ground, (int(a), int(b)), (int(a + w), int(b + h)), float(random.integers(0, 255)), -1)
    return np.clip(ground, 0, 255).astype(np.uint8)


def scene(
    seed: int, duration_s: float, *, camera_moves: bool = True, walk_seed: int | None = None
) -> list[np.ndarray]:
    """Frames ``(h, w)`` at 25 a second: a camera over the ground of ``seed``, four squares that walk."""
    ground = texture(seed)
    random = np.random.default_rng(seed if walk_seed is None else walk_seed)
    n = int(duration_s * RATE)
    drift = np.cumsum(random.normal(0, 0.25, (n, 2)), axis=0) + np.outer(
        np.arange(n), random.normal(0, 0.35, 2)
    )
    walks = [np.cumsum(random.normal(0, 0.9, (n, 2)), axis=0) + random.uniform(60, 260, 2) for _ in range(4)]
    frames = []
    for k in range(n):
        at = np.array([220.0, 220.0]) + (np.clip(drift[k], -150, 150) if camera_moves else 0)
        move = np.float32([[1, 0, at[0]], [0, 1, at[1]]])
        picture = cv2.warpAffine(ground, move, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
        for j, walk in enumerate(walks):
            x, y = (walk[k] % (WIDTH - 20, HEIGHT - 20)).astype(int)
            picture[y : y + 16, x : x + 10] = 30 + 60 * j
        frames.append(picture)
    return frames


def write(path: Path, frames: list[np.ndarray], *, rate: int = RATE, crf: int = 23) -> Path:
    """Write grey frames as H.264."""
    height, width = frames[0].shape
    height, width = height // 2 * 2, width // 2 * 2
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=rate)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.options = {"preset": "ultrafast", "crf": str(crf)}
        for k, picture in enumerate(frames):
            colour = np.repeat(np.ascontiguousarray(picture[:height, :width])[:, :, None], 3, axis=2)
            frame = av.VideoFrame.from_ndarray(colour, format="rgb24").reformat(format="yuv420p")
            frame.pts, frame.time_base = k, Fraction(1, rate)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def changed(frames: list[np.ndarray], change: Callable[[np.ndarray], np.ndarray]) -> list[np.ndarray]:
    """Apply one change to every frame."""
    return [np.ascontiguousarray(change(frame)) for frame in frames]


def cropped(frame: np.ndarray) -> np.ndarray:
    """Keep 70 % of either side, enlarged again."""
    h, w = frame.shape
    part = frame[int(h * 0.1) : int(h * 0.8), int(w * 0.2) : int(w * 0.9)]
    return cv2.resize(part, (w, h))


def barred(frame: np.ndarray) -> np.ndarray:
    """Black bars on all sides."""
    h, w = frame.shape
    out = np.zeros_like(frame)
    out[30:-30, 40:-40] = cv2.resize(frame, (w - 80, h - 60), interpolation=cv2.INTER_AREA)
    return out


def with_logo(frame: np.ndarray) -> np.ndarray:
    """An opaque mark over a quarter of the picture."""
    out = frame.copy()
    out[5:125, 5:165] = 235
    cv2.circle(out, (85, 65), 45, 20, -1)
    return out


def inset(frame: np.ndarray) -> np.ndarray:
    """The picture at half size over a plain gradient."""
    h, w = frame.shape
    out = np.tile(np.linspace(40, 200, w).astype(np.uint8), (h, 1))
    out[h // 2 - 8 : -8, w // 2 - 8 : -8] = cv2.resize(frame, (w // 2, h // 2), interpolation=cv2.INTER_AREA)
    return out
