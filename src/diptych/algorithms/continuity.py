"""Do two pictures show one scene? What a break in following the ground is held against.

A homography between neighbouring pictures fails at a cut, but also at blur, at parallax and where somebody covers the
view. Pieces of one picture are therefore searched in the other (normalised cross-correlation, Lewis 1995): after a
cut they are not found, after anything else they are found somewhere near.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.algorithms import geometry
from diptych.algorithms.geometry import Floats

Gray = NDArray[np.uint8]

LONG_SIDE = 160
"""Longer side of the pictures in which pieces are searched: 24 pixels are 15 % of the view. Chosen by hand."""

PIECE = 24
"""Side of a piece, and how far it is searched, in pixels of the shrunk picture. Chosen by hand."""

TEXTURE = 3.0
"""Least standard deviation of a piece in grey levels: below, the noise of compression decides. Chosen by hand."""

MIN_PIECES = 4
"""Fewest textured pieces that carry a judgement. Chosen by hand."""

SAME_SCENE = 0.75
"""Median correlation above which two pictures show one scene. Real cuts gave 0.04 to 0.51, blur, parallax and people
close to the camera 0.94 and more (58 breaks in 10 recordings)."""

LEAP = 20.0
"""Change of the mean grey level between two pictures without texture that counts as a cut. Chosen by hand: the
steepest fade measured changes by 8 from picture to picture."""

BAR_LUMA = 20
"""Pixels up to this level count as bars, which stay where they are when the ground moves (video black is 16)."""

MIN_TILES = 40
"""Fewest textured tiles of 192 that tell a leap of the ground from a mover on plain ground. Chosen by hand."""

MIN_WON = 0.8
"""Share of the textured tiles that a leap of the ground must explain better than no leap. Jumps of rendered scenes
gave 0.98 and more, movers and swings of a held camera 0.70 and less (14 cases)."""

MIN_HELD = 0.4
"""Share of the textured tiles that a motion must line up to count as the ground's. Chosen by hand."""


def same_scene(first: Gray, second: Gray, *, least: float = SAME_SCENE) -> bool:
    """Say whether two pictures show one scene, seen by a camera that moved little.

    Pieces of the first are searched in the second, or the other way round if the first has no texture. Two pictures
    without texture are one scene unless their brightness leaps.

    Args:
        first: ``(h, w)`` grey picture.
        second: Another of the same size.
        least: Median correlation above which they show one scene.
    """
    a, b = _shrink(first), _shrink(second)
    found = _search(a, b)
    if len(found) < MIN_PIECES:
        found = _search(b, a)
    if len(found) < MIN_PIECES:
        return bool(abs(float(a.mean()) - float(b.mean())) < LEAP)
    return bool(np.median(found) >= least)


def _shrink(gray: Gray) -> Gray:
    height, width = gray.shape
    factor = min(1.0, LONG_SIDE / max(height, width))
    size = (max(PIECE, round(width * factor)), max(PIECE, round(height * factor)))
    shrunk: Gray = np.asarray(cv2.resize(gray, size, interpolation=cv2.INTER_AREA), np.uint8)
    return shrunk


def _search(first: Gray, second: Gray) -> list[float]:
    height, width = first.shape
    found = []
    for y in range(0, height - PIECE + 1, PIECE - 4):
        for x in range(0, width - PIECE + 1, PIECE - 4):
            piece = first[y : y + PIECE, x : x + PIECE]
            if float(piece.std()) < TEXTURE:
                continue
            where = second[max(0, y - PIECE) : y + 2 * PIECE, max(0, x - PIECE) : x + 2 * PIECE]
            if float(where.std()) < TEXTURE / 3:
                found.append(0.0)
                continue
            found.append(float(cv2.matchTemplate(where, piece, cv2.TM_CCOEFF_NORMED).max()))
    return found


def _differences(first: Gray, second: Gray, second_from_first: Floats) -> tuple[Floats, Floats]:
    """Mean difference and texture of 16 × 12 tiles after the first was laid on the second; NaN out of view or dark."""
    height, width = second.shape
    h = np.asarray(second_from_first, np.float64)
    laid = cv2.warpPerspective(first, h, (width, height), flags=cv2.INTER_LINEAR)
    lit = cv2.threshold(first, BAR_LUMA, 255, cv2.THRESH_BINARY)[1]
    inside = cv2.warpPerspective(lit, h, (width, height), flags=cv2.INTER_NEAREST)
    inside = cv2.min(inside, cv2.threshold(second, BAR_LUMA, 255, cv2.THRESH_BINARY)[1])
    away = cv2.absdiff(laid, second).astype(np.float32)
    tiles = (16, 12)
    mean = cv2.resize(away, tiles, interpolation=cv2.INTER_AREA).astype(np.float64)
    seen = cv2.resize(inside, tiles, interpolation=cv2.INTER_AREA)
    gray = second.astype(np.float32)
    level = cv2.resize(gray, tiles, interpolation=cv2.INTER_AREA)
    square = cv2.resize(gray * gray, tiles, interpolation=cv2.INTER_AREA)
    texture = np.sqrt(np.maximum(square - level * level, 0)).astype(np.float64)
    mean[seen < 230] = np.nan
    return mean, texture


def leap_wins(first: Gray, second: Gray, leap: Floats, expected: Floats) -> bool:
    """Say whether most of the picture leapt, instead of a mover that the homography was fitted to.

    Args:
        first: ``(h, w)`` grey picture before the possible leap.
        second: The picture after.
        leap: second-from-first as measured.
        expected: second-from-first if the camera had gone on as before.
    """
    with_leap, texture = _differences(first, second, leap)
    without, _ = _differences(first, second, expected)
    usable = (texture >= TEXTURE) & np.isfinite(with_leap) & np.isfinite(without)
    if usable.sum() < MIN_TILES:
        return False
    return bool(np.mean(with_leap[usable] < 0.7 * without[usable]) >= MIN_WON)


def lines_up(first: Gray, second: Gray, second_from_first: Floats) -> bool:
    """Say whether a motion lays a good part of the first picture's texture on the second's."""
    away, texture = _differences(first, second, geometry.normalised(second_from_first))
    usable = (texture >= TEXTURE) & np.isfinite(away)
    if usable.sum() < MIN_PIECES:
        return False
    return bool(np.mean(away[usable] < 0.25 * texture[usable]) >= MIN_HELD)
