"""What masked cells show instead: a flat colour, or coarse tiles made from the open cells around them.

Nothing of the pixels under a mask enters the result: two pictures that differ only under the mask give the same
bytes. A blur of what is masked would not do, since blurs and mosaics of a known size can be turned back in part
(Hill, Zhou, Saul, Shacham 2016; McPherson, Shokri, Shmatikov 2016).
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.conceal import Grid, to_pixels
from diptych.algorithms.geometry import Floats

Colour = NDArray[np.uint8]
"""``(height, width, 3)``, blue, green, red."""

FLAT = 96
"""Level of a flat mask and of tiles that have no open cell to take a colour from: a mid grey. Chosen by hand."""

HATCH_PX = 24
"""Pixels between the thin lines that say: this is a mask, not the scene. Chosen by hand."""

HATCH_LEVELS = 14
"""How much lighter the lines are; visible, without drawing the eye. Chosen by hand."""


def fill(picture: Colour, seen: Grid, *, style: str) -> Colour:
    """Replace masked cells.

    Args:
        picture: The picture; it is not changed.
        seen: ``(rows, columns)`` cells that may be seen.
        style: ``solid``: one grey. ``surroundings``: tiles from a smooth field through the open cells.

    Returns:
        A new picture of the same size.
    """
    height, width = picture.shape[:2]
    keep = to_pixels(seen, width, height)
    tiles = np.full((*seen.shape, 3), FLAT, np.float64)
    if style == "surroundings" and seen.any():
        tiles = _from_open_cells(picture, keep, seen)
    cover = cv2.resize(
        np.round(tiles).clip(0, 255).astype(np.uint8), (width, height), interpolation=cv2.INTER_NEAREST
    )
    cover = cv2.add(cover, _hatch(height, width))
    result: Colour = np.where(keep[..., None], picture, cover).astype(np.uint8)
    return result


def _from_open_cells(picture: Colour, keep: Grid, seen: Grid) -> Floats:
    """A smooth field through the mean colours of open cells; masked pixels have weight 0 from the first step on."""
    rows, columns = seen.shape
    weight = keep.astype(np.float32)
    visible = picture.astype(np.float32) * weight[..., None]
    size = (columns, rows)
    total = cv2.resize(visible, size, interpolation=cv2.INTER_AREA).astype(np.float64)
    share = cv2.resize(weight, size, interpolation=cv2.INTER_AREA).astype(np.float64)
    total[~seen], share[~seen] = 0.0, 0.0
    field = np.full((rows, columns, 3), float(FLAT))
    missing = np.ones((rows, columns), bool)
    for spread in (1.5, 4.0, 12.0, 40.0):
        blurred = cv2.GaussianBlur(total, (0, 0), spread, borderType=cv2.BORDER_CONSTANT)
        amount = cv2.GaussianBlur(share, (0, 0), spread, borderType=cv2.BORDER_CONSTANT)
        found = missing & (amount > 1e-3)
        field[found] = blurred[found] / amount[found][:, None]
        missing &= ~found
    return field


_HATCHES: dict[tuple[int, int], Colour] = {}


def _hatch(height: int, width: int) -> Colour:
    if (height, width) not in _HATCHES:
        y, x = np.mgrid[0:height, 0:width]
        lines = ((x + y) % HATCH_PX < 2).astype(np.uint8) * HATCH_LEVELS
        _HATCHES.clear()
        _HATCHES[(height, width)] = np.repeat(lines[..., None], 3, axis=2)
    return _HATCHES[(height, width)]
