"""Draw one picture: the ground by its homography, then buildings, trees and people from far to near."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from bench.render.camera import ground_homography
from bench.render.ground import Image
from bench.render.scene import Box, Person, Points, Tree

SHIFT = 4
ONE = 1 << SHIFT


@dataclass
class World:
    """All that a camera can see, and the sun."""

    ground: Image
    res: float
    sun: Points
    boxes: list[Box]
    trees: list[Tree]
    people: list[Person]
    thermal: bool = False


def project(p: Points, xyz: Points) -> Points:
    """Pixels (u, v) and depth of points in metres."""
    q = xyz @ p[:, :3].T + p[:, 3]
    return np.column_stack([q[:, 0] / q[:, 2], q[:, 1] / q[:, 2], q[:, 2]])


def _fixed(uv: Points) -> npt.NDArray[np.int32]:
    return np.round(uv * ONE).astype(np.int32)


def _capsule(img: Image, a: Points, b: Points, ra: float, rb: float, colour: tuple[float, ...] | int) -> None:
    d = b[:2] - a[:2]
    n = float(np.hypot(*d))
    if n > 0.3:
        s = np.array([-d[1], d[0]]) / n
        quad = np.array([a[:2] + s * ra, b[:2] + s * rb, b[:2] - s * rb, a[:2] - s * ra])
        cv2.fillConvexPoly(img, _fixed(quad), colour, cv2.LINE_AA, SHIFT)
    for p, r in ((a, ra), (b, rb)):
        u, v = _fixed(p[:2])
        cv2.circle(img, (int(u), int(v)), max(ONE // 2, round(r * ONE)), colour, -1, cv2.LINE_AA, SHIFT)


def limbs(person: Person, t: float) -> list[tuple[Points, Points, float, float, tuple[float, float, float]]]:
    """A person's parts as thick lines in space: ends, radii, colour."""
    x, y = person.at(t)
    walked, heading = person.gait(t)
    ahead = np.array([np.cos(heading), np.sin(heading), 0.0])
    side = np.array([-ahead[1], ahead[0], 0.0])
    foot = np.array([x, y, 0.0])
    h = person.height / 1.75
    skin = (104.0, 128.0, 166.0)
    if person.lying_from_s is not None and t > person.lying_from_s:
        up = 0.16 * np.array([0, 0, 1.0])
        return [
            (foot + up, foot + 0.85 * ahead + up, 0.11, 0.13, person.lower),
            (foot + 0.85 * ahead + up, foot + 1.4 * ahead + up, 0.2, 0.21, person.upper),
            (foot + 1.62 * ahead + up, foot + 1.63 * ahead + up, 0.11, 0.11, skin),
        ]
    z = np.array([0.0, 0.0, h])
    step = np.sin(walked * np.pi / 0.72)
    moving = np.linalg.norm(person.at(t + 0.1) - person.at(t - 0.1)) > 0.04
    swing = 0.28 * step if moving else 0.0
    parts = []
    for sgn in (-1, 1):
        hip, sole = (
            foot + 0.88 * z + sgn * 0.09 * side,
            foot + sgn * 0.1 * side + sgn * swing * ahead + 0.06 * z,
        )
        parts.append((sole, hip, 0.065, 0.09, person.lower))
    for sgn in (-1, 1):
        shoulder = foot + 1.4 * z + sgn * 0.22 * side
        parts.append((shoulder, shoulder - 0.6 * z - sgn * 0.8 * swing * ahead, 0.06, 0.045, person.upper))
    parts.append((foot + 0.9 * z, foot + 1.38 * z, 0.17, 0.2, person.upper))
    parts.append((foot + 1.6 * z, foot + 1.63 * z, 0.11, 0.11, skin))
    if person.carries_until_s is not None and t < person.carries_until_s:
        parts.append(
            (foot + 0.34 * ahead + 0.95 * z, foot + 0.36 * ahead + 1.2 * z, 0.2, 0.2, (70.0, 120.0, 170.0))
        )
    return parts


def _person(img: Image, p: Points, person: Person, t: float, focal: float, thermal: bool) -> None:
    parts = limbs(person, t)
    ends = project(p, np.array([e for a, b, *_ in parts for e in (a, b)]))
    for k, (_a, _b, ra, rb, colour) in enumerate(parts):
        ea, eb = ends[2 * k], ends[2 * k + 1]
        tone = (235.0, 235.0, 235.0) if thermal else colour
        _capsule(img, ea, eb, ra * focal / ea[2], rb * focal / eb[2], tone)


def _people_shadows(img: Image, p: Points, world: World, t: float, focal: float) -> None:
    h, w = img.shape[:2]
    for person in world.people:
        parts = limbs(person, t)
        pts = np.array([e for a, b, *_ in parts for e in (a, b)])
        pts[:, :2] += world.sun * pts[:, 2:3]
        pts[:, 2] = 0
        ends = project(p, pts)
        pad = 0.3 * focal / ends[0, 2] + 3
        x0, y0 = np.floor(ends[:, :2].min(0) - pad).astype(int)
        x1, y1 = np.ceil(ends[:, :2].max(0) + pad).astype(int)
        x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, w), min(y1, h)
        if x1 - x0 < 2 or y1 - y0 < 2:
            continue
        mask = np.zeros((y1 - y0, x1 - x0), np.uint8)
        shift = np.array([x0, y0, 0])
        for k, (_a, _b, ra, rb, _c) in enumerate(parts):
            ea, eb = ends[2 * k] - shift, ends[2 * k + 1] - shift
            _capsule(mask, ea, eb, 0.9 * ra * focal / ea[2], 0.9 * rb * focal / eb[2], 255)
        keep = cv2.cvtColor(255 - cv2.convertScaleAbs(mask, alpha=0.5), cv2.COLOR_GRAY2BGR)
        view = img[y0:y1, x0:x1]
        cv2.multiply(view, keep, dst=view, scale=1 / 255)


def _box(img: Image, p: Points, centre: Points, box: Box) -> None:
    h, w = img.shape[:2]
    lower = np.column_stack([box.corners, np.zeros(4)])
    upper = np.column_stack([box.corners, np.full(4, box.height)])
    both = project(p, np.vstack([lower, upper]))
    if both[:, 2].min() < 1:
        return
    for k, face in enumerate(box.faces):
        if k < 4:
            quad = [k, (k + 1) % 4, 4 + (k + 1) % 4, 4 + k]
            edge = box.corners[(k + 1) % 4] - box.corners[k]
            if (centre[:2] - box.corners[k]) @ np.array([edge[1], -edge[0]]) <= 0:
                continue
            origin, ex, ey = upper[k], upper[(k + 1) % 4] - upper[k], lower[k] - upper[k]
        else:
            quad = [4, 5, 6, 7]
            if centre[2] <= box.height:
                continue
            origin, ex, ey = upper[0], upper[1] - upper[0], upper[3] - upper[0]
        uv = both[quad, :2]
        x0, y0 = np.maximum(np.floor(uv.min(0)).astype(int) - 1, 0)
        x1, y1 = np.minimum(np.ceil(uv.max(0)).astype(int) + 2, (w, h))
        if x1 - x0 < 2 or y1 - y0 < 2:
            continue
        fh, fw = face.shape[:2]
        m = p @ np.vstack([np.column_stack([ex / fw, ey / fh, origin]), [0, 0, 1]])
        m = np.array([[1, 0, -x0], [0, 1, -y0], [0, 0, 1.0]]) @ m
        patch = cv2.warpPerspective(
            face, m, (int(x1 - x0), int(y1 - y0)), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        )
        mask = np.zeros(patch.shape[:2], np.uint8)
        corners = _fixed(uv - (x0, y0))
        cv2.fillConvexPoly(mask, corners, 255, cv2.LINE_8, SHIFT)
        view = img[y0:y1, x0:x1]
        cv2.copyTo(patch, mask, view)
        tone = tuple(float(v) for v in face.reshape(-1, 3)[:: max(1, face.size // 600)].mean(0))
        cv2.polylines(view, [corners], True, tone, 1, cv2.LINE_AA, SHIFT)


def _tree(img: Image, p: Points, tree: Tree, focal: float, thermal: bool) -> None:
    at = project(p, tree.spheres[:, :3])
    order = np.argsort(-at[:, 2])
    for k in order:
        u, v, depth = at[k]
        if depth < 1 or not (-200 < u < img.shape[1] + 200 and -200 < v < img.shape[0] + 200):
            continue
        tone = tree.tones[k] if not thermal else np.full(3, 60 + tree.tones[k].mean() * 0.2)
        r = tree.spheres[k, 3] * focal / depth
        cv2.circle(
            img,
            tuple(int(c) for c in _fixed(np.array([u, v]))),
            max(ONE, round(r * ONE)),
            tone.tolist(),
            -1,
            cv2.LINE_AA,
            SHIFT,
        )


def paint(world: World, p: Points, centre: Points, t: float, width: int, height: int) -> Image:
    """The picture at scene time ``t`` through projection ``p``."""
    m = ground_homography(p) @ np.diag([world.res, world.res, 1.0])
    img: Image = cv2.warpPerspective(
        world.ground, m, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
    )
    focal = float(np.linalg.norm(p[0, :3] - p[2, :3] * (p[0, :3] @ p[2, :3])))
    if not world.thermal:
        _people_shadows(img, p, world, t, focal)
    things: list[tuple[float, Box | Tree | Person]] = []
    for b in world.boxes:
        if t < b.appears_s:
            continue
        things.append((float(np.linalg.norm(b.centre - centre)), b))
    for tree in world.trees:
        things.append((float(np.linalg.norm(tree.centre - centre)), tree))
    for person in world.people:
        things.append((float(np.linalg.norm(np.append(person.at(t), 0) - centre)), person))
    for _d, thing in sorted(things, key=lambda pair: -pair[0]):
        if isinstance(thing, Box):
            _box(img, p, centre, thing)
        elif isinstance(thing, Tree):
            _tree(img, p, thing, focal, world.thermal)
        else:
            _person(img, p, thing, t, focal, world.thermal)
    return img
