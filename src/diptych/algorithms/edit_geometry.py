"""How a picture of a copy lies on its source's picture: crop, scale, mirror, quarter turns, to parts of a pixel.

Coordinates are pixels with the picture's corner at (0, 0): the middle of the first pixel is (0.5, 0.5). A placement is
``second_from_first``, ``(2, 3)``: it carries places of the source's picture (first) to the copy's picture (second).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Gray = NDArray[np.uint8]

N_FEATURES = 700
"""Most features of one picture. Chosen by hand: some hundred agree where pictures show the same, 14 have to."""

NEAREST_RATIO = 0.8
"""A match counts where its distance is below this share of the next best one's (Lowe 2004, section 7.1)."""

FIT_PX = 2.5
"""Largest distance of a match from the placement, in pixels of the measured picture. Chosen by hand: key points of a
strongly compressed picture scatter by about a pixel."""

MIN_INLIERS = 14
"""Fewest matches that place a moment. Chosen by hand; chance gave 4 or 5 (see docs/methods/ground.md)."""

SAME_PLACE = 0.006
"""Moments whose corners lie nearer than this, in parts of the longer side, share a placement. Chosen by hand: below
the aim of 1 % for a crop."""

UPRIGHT_DEG = 0.35
"""Below this a turn or shear counts as none. Chosen by hand: over half a width it moves the corners by 0.6 %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One moment's placement, with the matches that it rests on."""

    second_from_first: Floats
    first_xy: Floats
    """``(n, 2)``"""
    second_xy: Floats
    """``(n, 2)``"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A placement in words: ``second = Scale · Quarter turns · Mirror · first + shift``."""

    mirrored: bool
    """Left and right are swapped, before any turn."""
    turned_deg: int
    """Quarter turns clockwise: 0, 90, 180, 270."""
    tilt_deg: float
    """What remains of the turn, clockwise; 0 where it is within :data:`UPRIGHT_DEG`."""
    scale_x: float
    """Width on the second's picture of one pixel of the first's."""
    scale_y: float


def features(luma: Gray, unscaled: float = 1.0) -> tuple[Floats, NDArray[np.float32]]:
    """Find SIFT features; places ``(n, 2)`` are divided by ``unscaled``, the factor by which ``luma`` was shrunk."""
    finder = cv2.SIFT.create(
        nfeatures=N_FEATURES, contrastThreshold=0.015, edgeThreshold=12, enable_precise_upscale=True
    )
    points, codes = finder.detectAndCompute(luma, None)
    if not points or codes is None:
        return np.zeros((0, 2)), np.zeros((0, 128), np.float32)
    places = np.array([p.pt for p in points], np.float64) + 0.5
    return places / unscaled, np.asarray(codes, np.float32)


def place_pair(
    first: tuple[Gray, float], second: tuple[Gray, float], mirrored: Sequence[bool] = (False, True)
) -> Placed | None:
    """Place one picture of the copy on the source's picture at the same moment.

    Args:
        first: The source's picture and the factor that it was shrunk by.
        second: The copy's.
        mirrored: Which ways to try.

    Returns:
        The placement that most features agree on; ``None`` where fewer than :data:`MIN_INLIERS` do.
    """
    places_b, codes_b = features(*second)
    best: Placed | None = None
    for flipped in mirrored:
        picture = np.ascontiguousarray(first[0][:, ::-1]) if flipped else first[0]
        places_a, codes_a = features(picture, first[1])
        if len(codes_a) < MIN_INLIERS or len(codes_b) < MIN_INLIERS:
            continue
        if flipped:
            places_a = np.column_stack([first[0].shape[1] / first[1] - places_a[:, 0], places_a[:, 1]])
        found = _agreed(places_a, codes_a, places_b, codes_b, FIT_PX / second[1])
        if found is not None and (best is None or len(found.first_xy) > len(best.first_xy)):
            best = found
    return best


def _agreed(
    places_a: Floats,
    codes_a: NDArray[np.float32],
    places_b: Floats,
    codes_b: NDArray[np.float32],
    within_px: float,
) -> Placed | None:
    pairs = cv2.BFMatcher(cv2.NORM_L2).knnMatch(codes_b, codes_a, k=2)
    kept = [p[0] for p in pairs if len(p) == 2 and p[0].distance < NEAREST_RATIO * p[1].distance]
    if len(kept) < MIN_INLIERS:
        return None
    a = places_a[[m.trainIdx for m in kept]]
    b = places_b[[m.queryIdx for m in kept]]
    matrix, inside = cv2.estimateAffine2D(
        a, b, method=cv2.RANSAC, ransacReprojThreshold=within_px, maxIters=3000, confidence=0.999
    )
    if matrix is None:
        return None
    good = inside.ravel().astype(bool)
    # One thing seen twice at one spot counts once.
    spots = {(round(x / within_px / 2), round(y / within_px / 2)) for x, y in b[good]}
    sizes = np.linalg.svd(matrix[:, :2], compute_uv=False)
    if len(spots) < MIN_INLIERS or sizes[1] < 0.02 or sizes[0] > 3 * sizes[1]:
        return None
    return Placed(second_from_first=np.asarray(matrix, np.float64), first_xy=a[good], second_xy=b[good])


def shape_of(second_from_first: Floats) -> Shape:
    """Name a placement. A copy that is turned a quarter clockwise shows the source's top on its right: 90."""
    a = second_from_first[:, :2]
    mirrored = bool(np.linalg.det(a) < 0)
    turn = a @ np.diag([-1.0, 1.0]) if mirrored else a
    angle = float(np.degrees(np.arctan2(turn[1, 0] - turn[0, 1], turn[0, 0] + turn[1, 1])))
    quarter = round(angle / 90)
    tilt = angle - 90 * quarter
    along_x, along_y = float(np.linalg.norm(a[:, 0])), float(np.linalg.norm(a[:, 1]))
    if quarter % 2:
        along_x, along_y = along_y, along_x
    return Shape(
        mirrored=mirrored,
        turned_deg=quarter % 4 * 90,
        tilt_deg=0.0 if abs(tilt) < UPRIGHT_DEG else tilt,
        scale_x=along_x,
        scale_y=along_y,
    )


def fit_placement(placed: Sequence[Placed]) -> Floats:
    """Fit one placement to the matches of several moments, by least squares with falling weights (Huber 1964).

    Where the turn is within :data:`UPRIGHT_DEG` of quarter turns, only scales and shifts are fitted.
    """
    first = np.concatenate([p.first_xy for p in placed])
    second = np.concatenate([p.second_xy for p in placed])
    start = np.median([p.second_from_first for p in placed], axis=0)
    shape = shape_of(start)
    upright = shape.tilt_deg == 0.0
    swapped = shape.turned_deg % 180 == 90
    weights = np.ones(len(first))
    matrix = start
    for _ in range(8):
        root = np.sqrt(weights)
        if upright:
            matrix = np.zeros((2, 3))
            for row in range(2):
                column = 1 - row if swapped else row
                design = np.column_stack([first[:, column], np.ones(len(first))]) * root[:, None]
                solved = np.linalg.lstsq(design, second[:, row] * root, rcond=None)[0]
                matrix[row, column], matrix[row, 2] = solved
        else:
            design = np.column_stack([first, np.ones(len(first))]) * root[:, None]
            matrix = np.linalg.lstsq(design, second * root[:, None], rcond=None)[0].T
        off = np.linalg.norm(first @ matrix[:, :2].T + matrix[:, 2] - second, axis=1)
        scale = max(0.05, 1.4826 * float(np.median(off)))
        weights = np.minimum(1.0, 1.3 * scale / np.maximum(off, 1e-9))
        weights[off > 5 * scale] = 0
    return np.asarray(matrix, np.float64)


def corners_apart(one: Floats, other: Floats, first_size: tuple[int, int]) -> float:
    """Return the largest distance of the first's corners (width, height) between two placements, in second's pixels."""
    w, h = first_size
    outline = np.array([[0, 0, 1], [w, 0, 1], [w, h, 1], [0, h, 1]], np.float64)
    # Inside the first's picture an affine map is known where there were features: take the middle half.
    outline[:, :2] = (outline[:, :2] - (w / 2, h / 2)) * 0.7 + (w / 2, h / 2)
    return float(np.linalg.norm(outline @ (one - other).T, axis=1).max())


def shown_part(
    second_from_first: Floats, first_size: tuple[int, int], second_size: tuple[int, int]
) -> tuple[tuple[float, float, float, float], tuple[float, float, float, float]]:
    """Return which rectangle of the first is shown, and where on the second: left, top, right, bottom in pixels.

    Args:
        second_from_first: ``(2, 3)``.
        first_size: Width and height.
        second_size: Width and height.
    """
    whole = np.vstack([second_from_first, [0, 0, 1]])
    window = _clipped(_boxed(whole, first_size), second_size)
    rectangle = _clipped(_boxed(np.linalg.inv(whole), second_size), first_size)
    return rectangle, window


def _boxed(matrix: Floats, size: tuple[int, int]) -> tuple[float, float, float, float]:
    w, h = size
    moved = np.array([[0, 0, 1], [w, 0, 1], [w, h, 1], [0, h, 1]], np.float64) @ matrix.T
    x, y = moved[:, 0], moved[:, 1]
    return float(x.min()), float(y.min()), float(x.max()), float(y.max())


def _clipped(
    box: tuple[float, float, float, float], size: tuple[int, int]
) -> tuple[float, float, float, float]:
    w, h = size
    return max(0.0, box[0]), max(0.0, box[1]), min(float(w), box[2]), min(float(h), box[3])


def scaled(second_from_first: Floats, first_factor: float, second_factor: float) -> Floats:
    """Return the placement between pictures that were shrunk by factors (1/2: half as wide)."""
    matrix = second_from_first.copy()
    matrix[:, :2] *= second_factor / first_factor
    matrix[:, 2] *= second_factor
    return matrix


def warp(
    picture: NDArray[np.uint8], second_from_first: Floats, size: tuple[int, int]
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Bring a picture of the first into the second's picture; a pixel averages what it covers.

    Args:
        picture: ``(h, w)`` or ``(h, w, 3)``.
        second_from_first: For this picture's pixels and pixels of the result.
        size: Width and height of the result.

    Returns:
        The picture as levels, and the mask of pixels that the first covers.
    """
    half = np.array([[1, 0, -0.5], [0, 1, -0.5], [0, 0, 1.0]])
    matrix = half @ np.vstack([second_from_first, [0, 0, 1]]) @ np.linalg.inv(half)
    along = np.linalg.norm(second_from_first[:, :2], axis=0)
    source = picture
    if along.min() < 0.8:
        # A Gaussian of half a target pixel, less the quarter of a source pixel that it already has.
        sigma = [float(np.sqrt(max(0.0, (0.42 / s) ** 2 - 0.42**2))) for s in along]
        source = cv2.GaussianBlur(picture, (0, 0), max(sigma[0], 1e-3), sigmaY=max(sigma[1], 1e-3))
    flags = cv2.INTER_CUBIC if along.min() >= 0.8 else cv2.INTER_LINEAR
    out = cv2.warpAffine(
        source.astype(np.float32), matrix[:2], size, flags=flags, borderMode=cv2.BORDER_REPLICATE
    )
    ones = cv2.warpAffine(
        np.full(picture.shape[:2], 255, np.uint8), matrix[:2], size, flags=cv2.INTER_NEAREST, borderValue=0
    )
    return np.clip(out, 0, 255).astype(np.float32), ones > 0


def polish(
    second_from_first: Floats,
    first: Sequence[NDArray[np.uint8]],
    second: Sequence[NDArray[np.uint8]],
    mask: NDArray[np.bool_] | None = None,
) -> Floats:
    """Move scales and shifts to where the pictures themselves agree best (Lucas and Kanade 1981, inverse of it).

    Args:
        second_from_first: For the pixels of these pictures.
        first: Grey pictures ``(h, w)`` of the source.
        second: Grey pictures of the copy at the same moments.
        mask: ``(h, w)`` of the copy's picture: pixels to use.

    Returns:
        The placement; the one given where the step does not lower the difference or moves by more than two pixels.
    """
    height, width = second[0].shape
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float64) + 0.5
    matrix = second_from_first.copy()
    before = np.inf
    best = matrix
    for _ in range(6):
        normal, right, total = np.zeros((4, 4)), np.zeros(4), []
        for a, b in zip(first, second, strict=True):
            shown, inside = warp(a, matrix, (width, height))
            inside[:2] = inside[-2:] = False
            inside[:, :2] = inside[:, -2:] = False
            if mask is not None:
                inside = inside & mask
            if int(inside.sum()) < 200:
                continue
            target = cv2.GaussianBlur(b.astype(np.float32), (0, 0), 1.0)
            shown = cv2.GaussianBlur(shown, (0, 0), 1.0)
            gain, shift = _gain(shown[inside], target[inside])
            level = gain * shown + shift
            gx = cv2.Sobel(level, cv2.CV_32F, 1, 0, scale=1 / 8)[inside].astype(np.float64)
            gy = cv2.Sobel(level, cv2.CV_32F, 0, 1, scale=1 / 8)[inside].astype(np.float64)
            left = (target - level)[inside].astype(np.float64)
            usual = max(1.0, 1.4826 * float(np.median(np.abs(left))))
            weight = np.minimum(1.0, 2 * usual / np.maximum(np.abs(left), 1e-9)) ** 2
            # A step (dx, dy) of the shown picture changes it by −(gx·dx + gy·dy).
            u, v = xs[inside] / width - 0.5, ys[inside] / height - 0.5
            design = -np.column_stack([gx * u, gx, gy * v, gy])
            normal += design.T @ (design * weight[:, None])
            right += design.T @ (left * weight)
            total.append(float((weight * left**2).sum() / max(weight.sum(), 1e-9)))
        if not total or np.linalg.matrix_rank(normal) < 4:
            return best
        now = float(np.mean(total))
        if now >= before * 0.9995:
            break
        before, best = now, matrix
        step = np.linalg.solve(normal + 1e-6 * np.trace(normal) * np.eye(4), right)
        grow = np.array(
            [
                [1 + step[0] / width, 0, step[1] - 0.5 * step[0]],
                [0, 1 + step[2] / height, step[3] - 0.5 * step[2]],
                [0, 0, 1],
            ]
        )
        matrix = (grow @ np.vstack([matrix, [0, 0, 1]]))[:2]
        reach = np.array([[0, 0, 1], [width, 0, 1], [0, height, 1], [width, height, 1.0]])
        back = reach @ np.linalg.inv(np.vstack([second_from_first, [0, 0, 1]])).T
        if float(np.abs(back @ (matrix - second_from_first).T).max()) > 2.5:
            break
    return best


def _gain(x: NDArray[np.float32], y: NDArray[np.float32]) -> tuple[float, float]:
    """Fit ``y = gain · x + shift``."""
    mean_x, mean_y = float(x.mean()), float(y.mean())
    power = float(((x - mean_x) ** 2).mean())
    gain = float(((x - mean_x) * (y - mean_y)).mean()) / max(power, 1e-6)
    return gain, mean_y - gain * mean_x
