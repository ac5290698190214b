"""What stands and moves on the ground: buildings, trees, people."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from bench.render.ground import Image, Rng, noise

Points = npt.NDArray[np.float64]
STEP_S = 0.02


@dataclass
class Box:
    """A building: footprint (four corners, counter-clockwise), height, and a picture for each face."""

    corners: Points
    height: float
    faces: list[Image]
    appears_s: float = -1e9

    @property
    def centre(self) -> Points:
        return np.append(self.corners.mean(0), 0.0)


@dataclass
class Tree:
    """A tree or tall bush: leaf clusters as spheres (x, y, z, radius) with their own tone."""

    spheres: Points
    tones: npt.NDArray[np.float64]

    @property
    def centre(self) -> Points:
        return np.append(self.spheres[:, :2].mean(0), 0.0)


@dataclass
class Person:
    """A walker: positions every ``STEP_S`` from ``start_s`` on, way walked, and clothes."""

    start_s: float
    xy: Points
    walked: Points
    heading: Points
    upper: tuple[float, float, float]
    lower: tuple[float, float, float]
    height: float
    lying_from_s: float | None = None
    carries_until_s: float | None = None

    def at(self, t: float) -> Points:
        k = np.clip((t - self.start_s) / STEP_S, 0, len(self.xy) - 1.001)
        i = int(k)
        out: Points = self.xy[i] + (k - i) * (self.xy[i + 1] - self.xy[i])
        return out

    def gait(self, t: float) -> tuple[float, float]:
        i = int(np.clip((t - self.start_s) / STEP_S, 0, len(self.xy) - 1))
        return float(self.walked[i]), float(self.heading[i])


def face_picture(
    rng: Rng, colour: npt.NDArray[np.float64], lit: float, w_m: float, h_m: float, kind: str
) -> Image:
    """A roof or a wall, shaded, with seams, stains, windows and a door."""
    ppm = 22
    w, h = max(8, int(w_m * ppm)), max(8, int(h_m * ppm))
    img = np.empty((h, w, 3), np.float32)
    img[:] = colour * lit
    n = noise(rng, max(w, h), max(8, int(2 * ppm)), 5, 0.65)[:h, :w]
    img += (8 * n * lit)[..., None]
    if kind == "roof":
        gap = rng.uniform(0.5, 1.2) * ppm
        for x in np.arange(gap, w, gap):
            cv2.line(img, (int(x), 0), (int(x), h), (colour * lit * 0.86).tolist(), 1)
        for _ in range(int(rng.integers(1, 6))):
            p = rng.uniform(0.08, 0.85, 2) * (w, h)
            s = rng.uniform(0.4, 1.3, 2) * ppm
            tone = colour * lit * rng.uniform(0.55, 1.3)
            cv2.rectangle(
                img, (int(p[0]), int(p[1])), (int(p[0] + s[0]), int(p[1] + s[1])), tone.tolist(), -1
            )
        cv2.rectangle(img, (1, 1), (w - 2, h - 2), (colour * lit * 1.12).tolist(), 2)
    else:
        for x in np.arange(0.8 * ppm, w - 1.2 * ppm, rng.uniform(2.0, 3.2) * ppm):
            top = h - 2.1 * ppm
            door = rng.random() < 0.25
            tone = (np.array([62, 58, 54]) * lit * rng.uniform(0.7, 1.3)).tolist()
            bottom = h if door else h - 0.9 * ppm
            if bottom > top > 0:
                cv2.rectangle(img, (int(x), int(top)), (int(x + 0.9 * ppm), int(bottom)), tone, -1)
    return np.clip(img, 4, 252).astype(np.uint8)


def make_box(
    rng: Rng,
    centre: tuple[float, float],
    size: tuple[float, float],
    turn: float,
    height: float,
    sun: Points,
    colour: npt.NDArray[np.float64] | None = None,
    textured: bool = True,
) -> Box:
    """A building at a place; faces are lit by the sun's direction."""
    c, s = np.cos(turn), np.sin(turn)
    local = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * np.array(size) / 2
    corners = np.asarray(centre) + local @ np.array([[c, s], [-s, c]])
    tone = rng.uniform(50, 205) * (1 + rng.normal(0, 0.13, 3)) if colour is None else colour
    light = -sun / (np.linalg.norm(sun) + 1e-9)
    faces = []
    for k in range(4):
        edge = corners[(k + 1) % 4] - corners[k]
        normal = np.array([edge[1], -edge[0]]) / np.linalg.norm(edge)
        lit = 0.5 + 0.38 * max(0.0, float(normal @ light))
        wall = face_picture(
            rng, tone * 0.95, lit, float(np.linalg.norm(edge)), height, "wall" if textured else "plain"
        )
        faces.append(wall)
    faces.append(face_picture(rng, tone, 1.0, size[0], size[1], "roof"))
    return Box(corners, height, faces)


def make_tree(
    rng: Rng,
    at: tuple[float, float],
    radius: float,
    height: float,
    sun: Points,
    colour: npt.NDArray[np.float64],
    fine: float = 1.0,
) -> Tree:
    """A crown of leaf clusters, brighter on the sunny side and on top."""
    n = int((50 + 30 * radius) * fine**2)
    v = rng.normal(0, 1, (n, 3))
    v /= np.linalg.norm(v, axis=1)[:, None]
    v *= rng.uniform(0.35, 1, n)[:, None] ** 0.5
    spheres = np.empty((n, 4))
    spheres[:, :2] = np.asarray(at) + v[:, :2] * radius
    crown = min(radius * 0.9, height * 0.45)
    spheres[:, 2] = height - crown + v[:, 2] * crown
    spheres[:, 3] = rng.uniform(0.14, 0.3, n) * radius / fine
    light = np.append(-sun, 1.0)
    light /= np.linalg.norm(light)
    lit = np.clip(0.78 + 0.42 * v @ light + rng.normal(0, 0.1, n), 0.35, 1.4)
    return Tree(spheres, lit[:, None] * colour)


def hull(points: Points) -> npt.NDArray[np.int32]:
    out: npt.NDArray[np.int32] = cv2.convexHull(np.round(points).astype(np.int32))
    return out


def cast_shadows(ground: Image, res: float, sun: Points, boxes: list[Box], trees: list[Tree]) -> Image:
    """Lay the shadows of all that stands still onto the ground picture."""
    mask = np.zeros(ground.shape[:2], np.uint8)
    for b in boxes:
        both = np.vstack([b.corners, b.corners + sun * b.height]) / res
        cv2.fillConvexPoly(mask, hull(both), 255, cv2.LINE_AA)
    for tree in trees:
        for x, y, z, r in tree.spheres:
            p = (np.array([x, y]) + sun * z) / res
            cv2.circle(mask, (int(p[0]), int(p[1])), max(1, int(r / res)), 255, -1, cv2.LINE_AA)
    mask = cv2.GaussianBlur(mask, (0, 0), 0.06 / res)
    dark = cv2.cvtColor(255 - (mask * 0.52).astype(np.uint8), cv2.COLOR_GRAY2BGR)
    out: Image = cv2.multiply(ground, dark, scale=1 / 255)
    return out


def blocked(p: Points, q: Points, boxes: list[Box], margin: float = 0.9) -> bool:
    """Whether the straight way from p to q comes within ``margin`` of a building."""
    way = p + np.linspace(0, 1, 24)[:, None] * (q - p)
    for b in boxes:
        poly = b.corners.astype(np.float32).reshape(-1, 1, 2)
        if any(cv2.pointPolygonTest(poly, (float(x), float(y)), True) > -margin for x, y in way):
            return True
    return False


def walk(
    rng: Rng,
    zone: tuple[float, float, float],
    boxes: list[Box],
    span: tuple[float, float],
    still_from: float | None = None,
    restless: float = 0.5,
) -> tuple[Points, Points, Points]:
    """Way-points within a disc, constant speeds between them, pauses, rounded corners."""
    for _ in range(200):
        here = np.array(zone[:2]) + rng.uniform(-1, 1, 2) * zone[2]
        if not blocked(here, here, boxes, 1.2):
            break
    pieces: list[Points] = []
    t = span[0]
    while t < span[1] + 1:
        if rng.random() < 1 - restless:
            stay = rng.uniform(0.6, 4.0)
            pieces.append(np.repeat(here[None], max(1, int(stay / STEP_S)), 0))
            t += stay
        for _ in range(80):
            there = np.array(zone[:2]) + rng.uniform(-1, 1, 2) * zone[2]
            if 2.5 < np.linalg.norm(there - here) < 14 and not blocked(here, there, boxes):
                break
        else:
            there = here + rng.normal(0, 0.2, 2)
        speed = rng.uniform(0.8, 2.1)
        n = max(2, int(np.linalg.norm(there - here) / speed / STEP_S))
        pieces.append(here + np.arange(n)[:, None] / n * (there - here))
        t += n * STEP_S
        here = there
    xy = np.vstack(pieces)[: int((span[1] - span[0]) / STEP_S) + 2]
    if still_from is not None:
        k = int((still_from - span[0]) / STEP_S)
        xy[k:] = xy[min(k, len(xy) - 1)]
    return finish_walk(xy)


def finish_walk(xy: Points) -> tuple[Points, Points, Points]:
    """Round the corners; add the way walked and the heading."""
    sigma = 0.16 / STEP_S
    grid = np.arange(-int(4 * sigma), int(4 * sigma) + 1)
    kernel = np.exp(-0.5 * (grid / sigma) ** 2)
    kernel /= kernel.sum()
    padded = np.pad(xy, ((len(grid) // 2,) * 2, (0, 0)), mode="edge")
    smooth = np.column_stack([np.convolve(padded[:, k], kernel, "valid") for k in range(2)])
    step = np.diff(smooth, axis=0, append=smooth[-1:])
    way = np.linalg.norm(step, axis=1)
    walked = np.cumsum(way)
    heading = np.arctan2(step[:, 1], step[:, 0])
    moving = way > 1e-4
    last = np.maximum.accumulate(np.where(moving, np.arange(len(way)), 0))
    return smooth, walked, heading[last]
