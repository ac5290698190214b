"""Register the ground pictures of two shots to each other.

Features (SIFT, Lowe 2004) are described over simulated tilts (Yu and Morel 2011), matched both ways with a ratio
test, and a first homography is sharpened by warping one picture onto the other and matching again.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.algorithms import geometry
from diptych.algorithms.geometry import Floats
from diptych.algorithms.stabilise import Gray, ShotTrack, refine

MIN_SAME_PLACE = 24
"""Fewest inliers for the same place. On the given scenes other ground reached 5, the same place 423 and more."""

_TILTS: tuple[tuple[float, float], ...] = (
    (1.0, 0.0),
    (1.8, 0.0),
    (1.8, 45.0),
    (1.8, 90.0),
    (1.8, 135.0),
)
"""Simulated tilt and its direction in degrees; 1.8 spans pitches between 45° and 90°."""


@dataclass(slots=True)
class GroundPicture:
    """The ground of a shot without movers: ``gray`` lies in the frame of the shot's reference picture, shifted."""

    gray: Gray
    mask: Gray
    shot_from_ground: Floats


@dataclass(slots=True)
class Features:
    """Keypoints ``(n, 2)`` and RootSIFT descriptors ``(n, 128)``."""

    xy: Floats
    descriptors: NDArray[np.float32]


@dataclass(slots=True)
class Registration:
    """first-from-second between two ground pictures."""

    first_from_second: Floats | None
    inliers: int
    error_px: float
    reason: str


def ground_picture(
    shot: ShotTrack, overlay: Gray | None, *, at: float = 0.5, most: int = 25
) -> GroundPicture:
    """Take the median of a shot's key pictures where they are in view.

    Args:
        shot: The shot with its keys tied to the reference.
        overlay: ``(h, w)`` mask, 255 where something stands still in the picture (logo, bar, text).
        at: Which key's view is the frame, as a fraction of the shot.
        most: Most key pictures used; 25 to 40 are enough.
    """
    centre = shot.keys[min(int(at * len(shot.keys)), len(shot.keys) - 1)]
    height, width = centre.gray.shape
    shot_from_ground = centre.shot_from_key
    keys = shot.keys
    near = sorted(range(len(keys)), key=lambda k: abs(keys[k].index - centre.index))[:most]
    stack, views = [], []
    clear = np.full((height, width), 255, np.uint8)
    if overlay is not None:
        clear = cv2.subtract(clear, overlay)
    for k in near:
        h = np.linalg.inv(shot_from_ground) @ keys[k].shot_from_key
        view = cv2.warpPerspective(clear, h, (width, height), flags=cv2.INTER_NEAREST)
        if np.count_nonzero(view) < 0.3 * view.size:
            continue
        stack.append(cv2.warpPerspective(keys[k].gray, h, (width, height), flags=cv2.INTER_LINEAR))
        views.append(view > 0)
    if len(stack) < 3:
        return GroundPicture(centre.gray, clear, shot_from_ground)
    values = np.ma.masked_array(np.stack(stack), mask=~np.stack(views))
    if all(v.all() for v in views):
        gray = np.median(values.data, axis=0).astype(np.uint8)
        return GroundPicture(gray, clear, shot_from_ground)
    rows = np.sort(np.where(np.stack(views), np.stack(stack), np.uint8(255)), axis=0)
    count = np.stack(views).sum(0)
    pick = np.clip((count - 1) // 2, 0, len(stack) - 1)
    gray = np.take_along_axis(rows, pick[None], 0)[0]
    return GroundPicture(gray, (count > 0).astype(np.uint8) * 255, shot_from_ground)


def describe(picture: GroundPicture, *, n_features: int = 1300, tilts: bool = True) -> Features:
    """Describe a ground picture by RootSIFT over simulated tilts."""
    sift = cv2.SIFT_create(nfeatures=n_features, contrastThreshold=0.02)
    equal = cv2.createCLAHE(2.0, (6, 6)).apply(picture.gray)
    mask = cv2.erode(picture.mask, np.ones((9, 9), np.uint8), borderValue=0)
    places, rows = [], []
    for tilt, degrees in _TILTS if tilts else _TILTS[:1]:
        warped, warped_mask, back = _tilted(equal, mask, tilt, degrees)
        found, described = sift.detectAndCompute(warped, warped_mask)
        if described is None or not found:
            continue
        places.append(geometry.apply(back, np.array([k.pt for k in found], np.float64)))
        described = described / np.maximum(described.sum(1, keepdims=True), 1e-9)
        rows.append(np.sqrt(described).astype(np.float32))
    if not places:
        return Features(np.empty((0, 2)), np.empty((0, 128), np.float32))
    return Features(np.concatenate(places), np.concatenate(rows))


def _tilted(gray: Gray, mask: Gray, tilt: float, degrees: float) -> tuple[Gray, Gray, Floats]:
    if tilt == 1.0:
        return gray, mask, np.eye(3)
    height, width = gray.shape
    a = np.deg2rad(degrees)
    turn = np.array([[np.cos(a), -np.sin(a), 0], [np.sin(a), np.cos(a), 0], [0, 0, 1.0]])
    box = geometry.apply(turn, geometry.corners(width, height))
    shift = np.eye(3)
    shift[:2, 2] = -box.min(0)
    size = np.ceil(np.ptp(box, axis=0)).astype(int)
    turn = shift @ turn
    turned = cv2.warpPerspective(gray, turn, (int(size[0]), int(size[1])), flags=cv2.INTER_LINEAR)
    turned = cv2.GaussianBlur(turned, (0, 0), sigmaX=0.8 * np.sqrt(tilt**2 - 1), sigmaY=0.01)
    squeeze = np.diag([1 / tilt, 1.0, 1.0])
    target = (max(int(size[0] / tilt), 8), int(size[1]))
    forward = squeeze @ turn
    out = cv2.warpPerspective(turned, squeeze, target, flags=cv2.INTER_LINEAR)
    out_mask = cv2.warpPerspective(mask, forward, target, flags=cv2.INTER_NEAREST)
    return out, out_mask, np.linalg.inv(forward)


def match(first: Features, second: Features, *, ratio: float = 0.85) -> tuple[Floats, Floats]:
    """Match features both ways; returns ``(n, 2)`` points of the first and of the second."""
    if len(first.xy) < 8 or len(second.xy) < 8:
        return np.empty((0, 2)), np.empty((0, 2))
    similar = first.descriptors @ second.descriptors.T
    best = similar.argmax(1)
    rows = np.flatnonzero(similar.argmax(0)[best] == np.arange(len(best)))
    similar = similar[rows]
    n_near = min(8, similar.shape[1] - 1)
    nearest = np.argpartition(-similar, n_near, axis=1)[:, : n_near + 1]
    values = np.take_along_axis(similar, nearest, 1)
    order = np.argsort(-values, axis=1)
    nearest, values = np.take_along_axis(nearest, order, 1), np.take_along_axis(values, order, 1)
    best, top = nearest[:, 0], values[:, 0]
    apart = np.linalg.norm(second.xy[nearest] - second.xy[best][:, None], axis=2) > 4.0
    rival = np.where(apart, values, -1.0).max(1)
    rival = np.where(rival < 0, values[:, -1], rival)
    distance = np.sqrt(np.maximum(2 - 2 * top, 0))
    other = np.sqrt(np.maximum(2 - 2 * rival, 1e-9))
    keep = distance < ratio * other
    return first.xy[rows[keep]], second.xy[best[keep]]


def register(
    first: GroundPicture, first_features: Features, second: GroundPicture, second_features: Features
) -> Registration:
    """Register two ground pictures.

    Returns:
        first-from-second (small pixels of the ground pictures) with independent inliers, or a refusal with its
        reason.
    """
    a, b = match(first_features, second_features)
    h, mask = geometry.fit(b, a, 3.0)
    inliers = _independent(a[mask], 5.0) if h is not None else 0
    height, width = second.gray.shape
    if h is None or inliers < 8 or not geometry.is_sane(h, width, height):
        return Registration(None, inliers, float("inf"), "too few features of the ground agree")
    best = Registration(h, inliers, _rms(h, b[mask], a[mask]), "features")
    for _ in range(2):
        again = _again(first, second, best.first_from_second)
        if again is None or again.inliers < best.inliers * 0.6:
            break
        best = again
    rough = best.first_from_second
    if rough is not None and best.inliers >= MIN_SAME_PLACE:
        sharper, n, error = refine(first.gray, second.gray, rough)
        if sharper is not None and n >= 30 and error < best.error_px:
            best = Registration(sharper, max(best.inliers, n), error, "features and tracked corners")
    if best.inliers < MIN_SAME_PLACE:
        return Registration(None, best.inliers, best.error_px, "too few features of the ground agree")
    return best


def _again(first: GroundPicture, second: GroundPicture, h: Floats | None) -> Registration | None:
    if h is None:
        return None
    height, width = first.gray.shape
    warped = cv2.warpPerspective(second.gray, h, (width, height), flags=cv2.INTER_LINEAR)
    mask = cv2.warpPerspective(second.mask, h, (width, height), flags=cv2.INTER_NEAREST)
    both = cv2.bitwise_and(mask, first.mask)
    one = describe(GroundPicture(first.gray, both, np.eye(3)), n_features=2000, tilts=False)
    two = describe(GroundPicture(warped, both, np.eye(3)), n_features=2000, tilts=False)
    if len(one.xy) < 8 or len(two.xy) < 8:
        return None
    similar = one.descriptors @ two.descriptors.T
    reach = 0.02 * width
    far = np.linalg.norm(one.xy[:, None] - two.xy[None], axis=2) > reach
    similar[far] = -1
    best = similar.argmax(1)
    mutual = similar.argmax(0)[best] == np.arange(len(best))
    keep = mutual & (similar[np.arange(len(best)), best] > 0.80)
    a, b = one.xy[keep], two.xy[best[keep]]
    correction, inlier = geometry.fit(b, a, 1.5)
    if correction is None:
        return None
    n = _independent(a[inlier], 4.0)
    chance = keep.sum() * (np.pi * 1.5**2) / (np.pi * reach**2)
    if n < 3 * chance + 8:
        return None
    total = geometry.normalised(correction @ h)
    return Registration(
        total, n, _rms(correction, b[inlier], a[inlier]), "features, matched again after warping"
    )


def _rms(h: Floats, source: Floats, target: Floats) -> float:
    return (
        float(np.sqrt(np.mean(np.sum((geometry.apply(h, source) - target) ** 2, axis=1))))
        if len(source)
        else 0.0
    )


def _independent(points: Floats, cell_px: float) -> int:
    """Count inliers that lie in different cells, so that one texture cannot vote many times."""
    return len({(int(x // cell_px), int(y // cell_px)) for x, y in points})


def overlay_mask(pictures: list[Gray], motion_px: list[float]) -> Gray | None:
    """Mark pixels that stay constant in the picture while the ground moves.

    Args:
        pictures: Small key pictures of a recording, in order.
        motion_px: How far the ground moved in the picture between each and the one before.

    Returns:
        ``(h, w)`` mask with 255 on overlays, or ``None`` where the camera stood too still to say.
    """
    moving = [k for k in range(1, len(pictures)) if motion_px[k] > 3.0]
    if len(moving) < 4:
        return None
    sample = [pictures[k] for k in moving[:: max(1, len(moving) // 30)]]
    stack = np.stack(sample).astype(np.float32)
    spread = np.median(np.abs(stack - np.median(stack, axis=0)), axis=0) * 1.48
    usual = float(np.median(spread))
    if usual < 5.0:
        return None
    middle = np.median(stack, axis=0).astype(np.uint8)
    calm = (spread < 0.22 * usual).astype(np.uint8)
    slope = cv2.morphologyEx(middle, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    edges = cv2.bitwise_and(calm, (slope > 25).astype(np.uint8))
    flat = cv2.morphologyEx(calm, cv2.MORPH_OPEN, np.ones((7, 7), np.uint8))
    mask = cv2.bitwise_or(cv2.morphologyEx(edges, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8)), flat)
    mask = cv2.dilate(mask, np.ones((7, 7), np.uint8)) * 255
    return mask if 0.0005 < float(np.mean(mask > 0)) < 0.6 else None
