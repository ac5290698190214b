"""Ground pictures: procedural earth with many local features and natural contrast at every scale."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]
Rng = np.random.Generator

SIZE_M = 116.0

# Palettes as blue, green, red: bare earth, cover, second cover, path, bush, stone.
PALETTES: dict[str, list[tuple[int, int, int]]] = {
    "steppe": [
        (104, 142, 176),
        (84, 128, 138),
        (70, 108, 112),
        (140, 170, 196),
        (44, 72, 62),
        (170, 180, 186),
    ],
    "meadow": [(70, 110, 104), (62, 128, 96), (48, 100, 72), (120, 150, 164), (30, 62, 42), (160, 168, 168)],
    "gravel": [
        (142, 150, 156),
        (124, 134, 142),
        (108, 124, 126),
        (164, 170, 176),
        (52, 86, 70),
        (200, 204, 206),
    ],
    "clay": [(84, 118, 168), (72, 106, 148), (74, 112, 120), (112, 150, 196), (46, 76, 64), (150, 166, 184)],
    "winter": [
        (176, 176, 172),
        (148, 150, 146),
        (112, 122, 124),
        (120, 134, 146),
        (58, 64, 62),
        (206, 206, 204),
    ],
    "field": [(74, 112, 142), (66, 136, 122), (72, 118, 92), (118, 148, 172), (40, 74, 52), (150, 164, 176)],
    "asphalt": [
        (112, 114, 116),
        (94, 98, 100),
        (86, 106, 100),
        (138, 140, 142),
        (46, 74, 56),
        (178, 180, 180),
    ],
}


def noise(rng: Rng, size: int, coarsest: int, octaves: int, fall: float = 0.5) -> Floats:
    """Sum of smooth random fields, each half as coarse and ``fall`` times as strong as the one before."""
    out = np.zeros((size, size), np.float32)
    weight, cell = 1.0, float(coarsest)
    for _ in range(octaves):
        n = max(2, int(np.ceil(size / cell)) + 3)
        field = rng.standard_normal((n, n)).astype(np.float32)
        grown = cv2.resize(field, (int(n * cell), int(n * cell)), interpolation=cv2.INTER_CUBIC)
        out += weight * grown[:size, :size]
        weight *= fall
        cell = max(1.0, cell / 2)
    out -= out.mean()
    out /= out.std() + 1e-6
    return out


def _blend(canvas: Floats, mask: Floats, colour: npt.ArrayLike) -> None:
    canvas += mask[..., None] * (np.asarray(colour, np.float32) - canvas)


def _wander(rng: Rng, size: int, steps: int = 26) -> npt.NDArray[np.int32]:
    angle = rng.uniform(0, 2 * np.pi)
    mid = np.array([size / 2, size / 2]) + rng.uniform(-0.3, 0.3, 2) * size
    points = []
    bend = rng.normal(0, 0.05)
    for direction in (-1, 1):
        here, a, leg = mid.copy(), angle + (np.pi if direction < 0 else 0), []
        for _ in range(steps):
            leg.append(here.copy())
            a += bend + rng.normal(0, 0.06)
            here = here + size / steps * np.array([np.cos(a), np.sin(a)])
        points = leg[::-1] + points if direction < 0 else points + leg
    return np.array(points, np.float64).round().astype(np.int32)


def patches_from(folder: Path) -> list[Path]:
    """Licensed aerial photographs unpacked beside the bench (see ``bench/README.md``); may be none."""
    return sorted(p for p in folder.glob("*.png")) if folder.is_dir() else []


def make_ground(
    rng: Rng,
    style: str,
    res: float,
    sun: npt.NDArray[np.float64],
    photographs: list[Path] | None = None,
    clear_m: tuple[float, float, float] | None = None,
    stone_m: float = 0.05,
) -> Image:
    """Draw ``SIZE_M`` metres square of ground at ``res`` metres a pixel.

    Args:
        rng: The scene's own generator.
        style: A key of ``PALETTES``.
        res: Metres a pixel.
        sun: The shadow of a point one metre high, in metres on the ground.
        photographs: Aerial photographs at 10 cm a pixel, of which one or two are laid into the ground.
        clear_m: A disc (x, y, radius) that is kept free of bushes.
        stone_m: Scale of the stones' radii.
    """
    size = round(SIZE_M / res)
    bare, cover, second, path, bush, stone = (np.array(c, np.float32) for c in PALETTES[style])
    canvas = np.empty((size, size, 3), np.float32)
    canvas[:] = bare
    metre = 1 / res
    for colour, edge in ((cover, 0.25), (second, 0.9)):
        field = noise(rng, size, int(26 * metre), 9, 0.6)
        _blend(canvas, np.clip((field - edge) * 2.5 + 0.5, 0, 1) * 0.85, colour)

    for _ in range(int(rng.integers(2, 6))):  # parcels, some of them ploughed
        centre = rng.uniform(0.05, 0.95, 2) * size
        a, w, h = rng.uniform(0, np.pi), rng.uniform(14, 40) * metre, rng.uniform(10, 30) * metre
        quad = cv2.boxPoints((tuple(centre), (w, h), np.degrees(a))) + rng.normal(0, 1.5 * metre, (4, 2))
        mask = np.zeros((size, size), np.uint8)
        cv2.fillPoly(mask, [np.round(quad).astype(np.int32)], 255)
        soft = cv2.GaussianBlur(mask, (0, 0), 0.25 * metre).astype(np.float32) / 255
        tint = (bare if rng.random() < 0.5 else cover) * rng.uniform(0.72, 1.22)
        _blend(canvas, soft * rng.uniform(0.35, 0.8), tint)
        if rng.random() < 0.5:
            yy, xx = np.mgrid[0:size, 0:size].astype(np.float32)
            phase = (xx * np.cos(a) + yy * np.sin(a)) * (2 * np.pi / (rng.uniform(0.5, 1.4) * metre))
            canvas += (soft * np.sin(phase) * rng.uniform(3, 8))[..., None]
        cv2.polylines(
            canvas, [np.round(quad).astype(np.int32)], True, (bush * 0.9).tolist(), max(1, int(0.12 * metre))
        )

    for _ in range(int(rng.integers(1, 4))):  # roads and paths with worn edges and ruts
        line = _wander(rng, size)
        width = rng.uniform(0.8, 4.0)
        mask = np.zeros((size, size), np.uint8)
        cv2.polylines(mask, [line], False, 255, max(2, int(width * metre)), cv2.LINE_AA)
        soft = cv2.GaussianBlur(mask, (0, 0), 0.2 * metre).astype(np.float32) / 255
        worn = np.clip(soft + 0.25 * noise(rng, size, int(1.5 * metre), 4) * soft, 0, 1)
        _blend(canvas, worn * 0.8, path)
        for off in (-0.22, 0.22):
            shifted = line + np.round(off * width * metre * np.array([0.7, 0.7])).astype(np.int32)
            mask[:] = 0
            cv2.polylines(mask, [shifted], False, 255, max(1, int(0.25 * metre)), cv2.LINE_AA)
            _blend(canvas, mask.astype(np.float32) / 255 * 0.3, path * 0.7)

    if photographs:
        for _ in range(int(rng.integers(1, 3))):
            photo = cv2.imread(str(photographs[int(rng.integers(len(photographs)))]))
            if photo is None:
                continue
            photo = np.rot90(photo, int(rng.integers(4)))
            scale = 0.1 / res
            photo = cv2.resize(
                np.ascontiguousarray(photo), None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC
            )
            ph, pw = (min(n, size - 4) for n in photo.shape[:2])
            lo = np.array([size * 0.5 - pw, size * 0.5 - ph])
            x, y = (
                int(np.clip(v, 0, size - n - 1))
                for v, n in zip(lo + rng.uniform(0, 1, 2) * (pw, ph), (pw, ph), strict=True)
            )
            edge = np.zeros((ph, pw), np.float32)
            m = int(2 * metre)
            edge[m:-m, m:-m] = 1
            edge = cv2.GaussianBlur(edge, (0, 0), m / 2.5)[..., None]
            view = canvas[y : y + ph, x : x + pw]
            view += edge * (photo[:ph, :pw].astype(np.float32) - view)

    # Light and grain: slow tone, clods, gravel.
    canvas *= (1 + 0.10 * noise(rng, size, int(9 * metre), 5, 0.7))[..., None]
    fine = noise(rng, size, int(1.2 * metre), 6, 0.85)
    canvas += (rng.uniform(7, 12) * fine)[..., None]
    relief = cv2.filter2D(
        noise(rng, size, int(0.7 * metre), 4, 0.8),
        -1,
        np.array([[1, 0, 0], [0, 0, 0], [0, 0, -1]], np.float32),
    )
    canvas += (rng.uniform(4, 8) * relief)[..., None]
    np.clip(canvas, 6, 250, out=canvas)
    out: Image = canvas.astype(np.uint8)
    del canvas

    shadow = np.zeros((size, size), np.uint8)
    blobs: list[tuple[npt.NDArray[np.float64], float, float]] = []
    groves = rng.uniform(0.05, 0.95, (int(rng.integers(4, 10)), 2)) * size
    for _ in range(int(rng.integers(350, 900))):
        if rng.random() < 0.6:
            at = groves[int(rng.integers(len(groves)))] + rng.normal(0, 7 * metre, 2)
        else:
            at = rng.uniform(0, size, 2)
        if clear_m and np.hypot(*(at * res - clear_m[:2])) < clear_m[2] and rng.random() < 0.93:
            continue
        r = float(rng.gamma(2.0, 0.22)) + 0.12
        blobs.append((at, r * metre, min(r * 0.9, 1.2)))
    for at, r, high in blobs:
        tip = at + sun * high * metre
        for f in (0.3, 0.65, 1.0):
            p = at + (tip - at) * f
            cv2.circle(
                shadow, (int(p[0]), int(p[1])), max(1, int(r * (1.05 - 0.3 * f))), 255, -1, cv2.LINE_AA
            )
    stones = rng.uniform(0, size, (int(rng.integers(2500, 6000)), 2))
    radii = rng.gamma(1.6, stone_m, len(stones)) * metre + 0.6
    for (x, y), r in zip(stones, radii, strict=True):
        s = sun * r * 0.6
        cv2.circle(shadow, (int(x + s[0]), int(y + s[1])), max(1, round(r)), 200, -1)
    shade = cv2.GaussianBlur(shadow, (3, 3), 0)
    out = cv2.multiply(
        out, cv2.cvtColor(255 - (shade * 0.55).astype(np.uint8), cv2.COLOR_GRAY2BGR), scale=1 / 255
    )
    for (x, y), r in zip(stones, radii, strict=True):
        tone = stone * rng.uniform(0.6, 1.15)
        cv2.circle(out, (int(x), int(y)), max(1, round(r * 0.8)), tone.tolist(), -1, cv2.LINE_AA)
    for _ in range(int(rng.integers(30, 120))):  # fallen branches, planks, litter
        p = rng.uniform(0, size, 2)
        q = p + rng.uniform(0.5, 4) * metre * np.array([np.cos(a := rng.uniform(0, np.pi)), np.sin(a)])
        tone = (stone if rng.random() < 0.5 else bush) * rng.uniform(0.6, 1.1)
        cv2.line(
            out,
            (int(p[0]), int(p[1])),
            (int(q[0]), int(q[1])),
            tone.tolist(),
            int(rng.integers(1, 3)),
            cv2.LINE_AA,
        )
    light = -sun / (np.linalg.norm(sun) + 1e-9)
    for at, r, _high in blobs:
        for _ in range(int(4 + r)):
            p = at + rng.normal(0, 0.42 * r, 2)
            lit = float(np.clip(1 + 0.45 * np.dot(p - at, light) / r + rng.normal(0, 0.16), 0.5, 1.7))
            cv2.circle(
                out,
                (int(p[0]), int(p[1])),
                max(1, int(r * rng.uniform(0.2, 0.45))),
                (bush * lit).tolist(),
                -1,
                cv2.LINE_AA,
            )
    return out
