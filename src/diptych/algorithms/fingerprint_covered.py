"""Codes of pictures of which a part is taken to be laid over: a logo in a corner, captions in a band.

What lies over a picture changes the signs of many cosine coefficients at once, the more the calmer the picture is, and
it breaks the bars that it reaches into. So a query is coded again for each place where something may lie: bars are
sought beside it, and it is replaced by the smoothest filling of what surrounds it (a harmonic one: every level is the
mean of its neighbours). Nothing is stored for it; the archive holds codes of whole pictures.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

CORNER = 0.4
"""Side of a corner that may hold a logo, in parts of the shorter side of the picture. Chosen by hand: broadcasters'
marks take up to a quarter of the height, with a margin about them."""

BAND = 0.25
"""Height of a band above or below that may hold captions, in parts of the height. Chosen by hand: two lines with their
margin."""

N_COVERS = 6
"""Four corners and two bands."""

Box = tuple[int, int, int, int]
"""Top, bottom, left, right of some pixels; bottom and right are the first beyond."""

Gray = NDArray[np.uint8]
Floats = NDArray[np.float32]


def covers_of(height: int, width: int) -> tuple[Box, ...]:
    """Give the ``N_COVERS`` places of a picture where something may lie over it."""
    side = round(CORNER * min(height, width))
    band = round(BAND * height)
    corners = [
        (top, top + side, left, left + side) for top in (0, height - side) for left in (0, width - side)
    ]
    return (*corners, (0, band, 0, width), (height - band, height, 0, width))


def moments_beside(picture: Gray, cover: Box) -> tuple[NDArray[np.float64], ...]:
    """Give spread and mean of each row and of each column of a picture ``(h, w)`` beside a covered place.

    Lines that are covered as a whole take the values of the nearest that is not.

    Returns:
        Standard deviation and mean of the rows ``(h,)``, and of the columns ``(w,)``.
    """
    top, bottom, left, right = cover
    levels = picture.astype(np.float64)
    found = []
    for lines, (first, last), (begin, end) in (
        (levels, (top, bottom), (left, right)),
        (levels.T, (left, right), (top, bottom)),
    ):
        spread, mean = lines.std(axis=1), lines.mean(axis=1)
        beside = np.delete(lines[first:last], np.s_[begin:end], axis=1)
        if beside.shape[1]:
            spread[first:last], mean[first:last] = beside.std(axis=1), beside.mean(axis=1)
        else:
            nearest = last if first == 0 else first - 1
            spread[first:last], mean[first:last] = spread[nearest], mean[nearest]
        found += [spread, mean]
    return tuple(found)


def fill(square: Floats, cover: Box) -> Floats:
    """Replace a covered place of a small square picture ``(n, n)`` by its harmonic filling."""
    top, bottom, left, right = cover
    if bottom <= top or right <= left:
        return square
    border, weights = _harmonic(len(square), cover)
    filled = square.copy()
    filled[top:bottom, left:right] = (weights @ square.reshape(-1)[border]).reshape(
        bottom - top, right - left
    )
    return filled


@lru_cache(maxsize=64)
def _harmonic(n: int, cover: Box) -> tuple[NDArray[np.intp], Floats]:
    """Give the pixels around a place, and the weights ``(covered, around)`` by which they fill it."""
    top, bottom, left, right = cover
    height, width = bottom - top, right - left
    own = np.arange(height * width).reshape(height, width)
    system = np.zeros((height * width, height * width))
    around: dict[int, int] = {}
    links = []
    for (y, x), k in np.ndenumerate(own):
        for row, column in ((y, x + 1), (y, x - 1), (y + 1, x), (y - 1, x)):
            if not (0 <= top + row < n and 0 <= left + column < n):
                continue
            system[k, k] += 1
            if 0 <= row < height and 0 <= column < width:
                system[k, own[row, column]] -= 1
            else:
                pixel = (top + row) * n + left + column
                links.append((k, around.setdefault(pixel, len(around))))
    sources = np.zeros((height * width, len(around)))
    for k, column in links:
        sources[k, column] += 1
    weights = np.linalg.solve(system, sources) if around else np.zeros((height * width, 0))
    return np.array(list(around), np.intp), weights.astype(np.float32)
