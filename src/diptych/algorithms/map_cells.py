"""Positions on a map brought together where their marks would touch: a grid whose cells are as wide as a mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

CELL_PX = 44
"""Width of a cell. Chosen by hand: a mark with a number of four digits fits."""

MOST_MERGED = 2_000
"""Cells up to which neighbours are merged; beyond, more is asked for than a screen shows. Chosen by hand."""

TILE_PX = 256
"""Width of the map of the world at zoom 0, as web maps have it."""

MOST_LATITUDE = 85.051128779807
"""Beyond it the square map of the world (Web Mercator, EPSG:3857) ends."""

Latitude = TypeVar("Latitude", float, NDArray[np.float64])


@dataclass(frozen=True, slots=True, kw_only=True)
class MapCells:
    """Cells that hold positions, fullest first."""

    x: NDArray[np.float64]
    """Mean of the positions inside."""
    y: NDArray[np.float64]
    n: NDArray[np.int64]
    row: NDArray[np.int64]
    """One row whose position lies in the cell."""
    same: NDArray[np.int64]
    """1 where all positions of the cell are one."""


def mercator_y(latitude: Latitude) -> Latitude:
    """Return where a latitude lies on the square map: 0 in the north, 0.5 at the equator, 1 in the south."""
    phi = np.radians(np.clip(latitude, -MOST_LATITUDE, MOST_LATITUDE))
    found: Latitude = 0.5 - np.log(np.tan(np.pi / 4 + phi / 2)) / (2 * np.pi)
    return found


def latitude_of(y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the latitude of a place on the square map; the inverse of :func:`mercator_y`."""
    found: NDArray[np.float64] = np.degrees(2 * np.arctan(np.exp((0.5 - y) * 2 * np.pi)) - np.pi / 2)
    return found


def map_cells(
    x: NDArray[np.float64], y: NDArray[np.float64], row: NDArray[np.int64], *, zoom: float
) -> MapCells:
    """Bring positions together.

    Args:
        x: Positions on the square map, 0 to 1 from west to east.
        y: 0 to 1 from north to south.
        row: What each position belongs to.
        zoom: The world is ``256 × 2^zoom`` pixels wide.
    """
    if not len(x):
        none, no = np.zeros(0), np.zeros(0, dtype=np.int64)
        return MapCells(x=none, y=none, n=no, row=no, same=no)
    across = TILE_PX * 2.0**zoom / CELL_PX
    wide = int(np.ceil(across)) + 1
    cell = np.floor(y * across).astype(np.int64) * wide + np.floor(x * across).astype(np.int64)
    _, first, at, n = np.unique(cell, return_index=True, return_inverse=True, return_counts=True)
    mean_x, mean_y = (np.bincount(at, weights=one) / n for one in (x, y))
    apart = np.bincount(at, weights=(x != x[first][at]) | (y != y[first][at]))
    order = np.argsort(-n, kind="stable")
    if len(order) <= MOST_MERGED:
        return _merged(mean_x[order], mean_y[order], n[order], row[first][order], apart[order] > 0, across)
    return MapCells(
        x=mean_x[order], y=mean_y[order], n=n[order], row=row[first][order],
        same=(apart[order] == 0).astype(np.int64),
    )  # fmt: skip


def _merged(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    n: NDArray[np.int64],
    row: NDArray[np.int64],
    apart: NDArray[np.bool_],
    across: float,
) -> MapCells:
    """Let a cell take in the later ones whose mark would lie under its own: means near a border of the grid."""
    into = np.arange(len(x))
    at_x, at_y, kept = np.empty(len(x)), np.empty(len(x)), np.empty(len(x), dtype=np.int64)
    n_kept = 0
    for k in range(len(x)):
        near = ((at_x[:n_kept] - x[k]) ** 2 + (at_y[:n_kept] - y[k]) ** 2) * across**2 < 1.0
        if near.any():
            into[k] = kept[near.argmax()]
            continue
        at_x[n_kept], at_y[n_kept], kept[n_kept] = x[k], y[k], k
        n_kept += 1
    total = np.bincount(into, weights=n, minlength=len(x))
    mean_x, mean_y = (np.bincount(into, weights=one * n, minlength=len(x)) for one in (x, y))
    several = np.bincount(into, minlength=len(x)) > 1
    order = kept[:n_kept][np.argsort(-total[kept[:n_kept]], kind="stable")]
    return MapCells(
        x=mean_x[order] / total[order], y=mean_y[order] / total[order], n=total[order].astype(np.int64),
        row=row[order], same=(~(apart | several)[order]).astype(np.int64),
    )  # fmt: skip
