"""Which cells of a picture may be seen: a coarse grid, closed unless everything in a cell was cleared.

A cell holds up to three kinds of things: the still scene, something that moves, a mark laid over the picture. It
opens only where each kind that it holds was cleared there, and no masking touches it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.algorithms import geometry
from diptych.algorithms.geometry import Floats
from diptych.model.publication import Clearance, Masking, Region

Grid = NDArray[np.bool_]
"""``(rows, columns)`` of a picture, the first row on top."""

CELLS = 96
"""Cells along the longer side: 13 pixels of a picture of 1280. A mask's outline says no more. By hand."""

FINE = 4
"""Sub-cells along a cell's side in which a region is drawn, so that a cell opens only where it lies wholly inside."""

TRACK_GAP_S = 0.4
"""A region that follows a track opens only this close to a detection; in longer gaps nobody knows what is there.
Detections of one track are at most 0.35 s apart (algorithms/movers)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """Where every picture of a recording lies on the ground of its shot."""

    times_s: Floats
    """``(n,)`` presentation times."""
    shot: NDArray[np.int64]
    """``(n,)`` number of the shot; -1 where the ground was not followed."""
    ground_from_share: Floats
    """``(n, 3, 3)``: shares of width and height to ground pixels of the shot; NaN where not followed."""

    def frame_at(self, t_s: float) -> int:
        """Number of the frame shown at a time."""
        return int(
            np.clip(np.searchsorted(self.times_s, t_s + 1e-9, side="right") - 1, 0, len(self.times_s) - 1)
        )


def grid_shape(width: int, height: int) -> tuple[int, int]:
    """Return ``(rows, columns)`` of a picture's grid; cells are about square."""
    longer = max(width, height)
    return max(1, round(CELLS * height / longer)), max(1, round(CELLS * width / longer))


def inside(region: Region, camera: Camera, frame: int, shape: tuple[int, int], *, whole_cells: bool) -> Grid:
    """Say which cells a region covers in one picture.

    Args:
        region: The region.
        camera: Where the pictures lie on the ground.
        frame: Number of the picture.
        shape: ``(rows, columns)``.
        whole_cells: True for what is to be opened: only cells wholly inside, and nothing where the region cannot be
            followed. False for what is to stay masked: every cell that it touches, and all of them where it cannot.
    """
    unknown = np.full(shape, not whole_cells)
    if region.follows == "picture" and not region.points:
        return np.ones(shape, bool)
    if region.follows == "picture":
        return _polygon(np.array(region.points), shape, whole_cells)
    if region.follows == "ground":
        start = camera.frame_at(region.at_s)
        if camera.shot[frame] < 0 or camera.shot[frame] != camera.shot[start]:
            return unknown
        h = np.linalg.inv(camera.ground_from_share[frame]) @ camera.ground_from_share[start]
        points = np.array(region.points)
        behind = points @ h[2, :2] + h[2, 2]
        if np.any(behind * behind[0] <= 0):
            return unknown
        return _polygon(geometry.apply(h, points), shape, whole_cells)
    return _along_track(region, float(camera.times_s[frame]), shape, whole_cells)


def _along_track(region: Region, t_s: float, shape: tuple[int, int], whole_cells: bool) -> Grid:
    """A square around the path; for maskings it waits at the path's ends and follows a line through gaps."""
    times, xs, ys = np.array(region.path).T
    nearest = float(np.min(np.abs(times - t_s)))
    if whole_cells and (nearest > TRACK_GAP_S or not times[0] - 1e-9 <= t_s <= times[-1] + 1e-9):
        return np.zeros(shape, bool)
    x, y = np.interp(t_s, times, xs), np.interp(t_s, times, ys)
    rx, ry = region.radius, region.radius * shape[1] / shape[0]
    square = np.array([[x - rx, y - ry], [x + rx, y - ry], [x + rx, y + ry], [x - rx, y + ry]])
    return _polygon(square, shape, whole_cells)


def _polygon(points: Floats, shape: tuple[int, int], whole_cells: bool) -> Grid:
    """Fill a polygon given in shares of width and height."""
    rows, columns = shape
    if not np.all(np.isfinite(points)):
        return np.full(shape, not whole_cells)
    fine = np.zeros((rows * FINE, columns * FINE), np.uint8)
    shift = 4  # sixteenths of a sub-cell
    size = np.array([columns * FINE, rows * FINE])
    corners = np.round(np.clip(points, -4, 5) * size * 2**shift - 2 ** (shift - 1)).astype(np.int32)
    cv2.fillPoly(fine, [corners], (1,), lineType=cv2.LINE_8, shift=shift)
    cells = fine.reshape(rows, FINE, columns, FINE)
    filled: Grid = cells.min(axis=(1, 3)) > 0 if whole_cells else cells.max(axis=(1, 3)) > 0
    return filled


def open_cells(
    clearances: Sequence[Clearance],
    maskings: Sequence[Masking],
    camera: Camera,
    frame: int,
    *,
    moving: Grid,
    overlay: Grid,
) -> Grid:
    """Say which cells of one picture may be seen.

    Args:
        clearances: Those that a second person agreed to; no others.
        maskings: What stays masked whatever is cleared.
        camera: Where the pictures lie on the ground.
        frame: Number of the picture.
        moving: Cells that hold something that moves, moved, or is about to; all where that is not known.
        overlay: Cells that may hold a mark laid over the picture.

    Returns:
        True for cells that may be seen; without clearances, none.
    """
    shape = moving.shape
    t_s = float(camera.times_s[frame])
    cleared = {what: np.zeros(shape, bool) for what in ("scene", "movers", "overlay")}
    for one in clearances:
        if one.what != "sound" and one.from_s <= t_s < one.to_s:
            cleared[one.what] |= inside(one.region, camera, frame, (shape[0], shape[1]), whole_cells=True)
    scene = ~moving & ~overlay & cleared["scene"]
    moves = moving & cleared["movers"] & (~overlay | cleared["overlay"])
    marks = overlay & cleared["overlay"] & (~moving | cleared["movers"])
    seen: Grid = scene | moves | marks
    for masking in maskings:
        if masking.from_s <= t_s < masking.to_s:
            seen &= ~inside(masking.region, camera, frame, (shape[0], shape[1]), whole_cells=False)
    return seen


def to_pixels(grid: Grid, width: int, height: int) -> Grid:
    """Enlarge a grid to ``(height, width)`` pixels."""
    large = cv2.resize(grid.astype(np.uint8), (width, height), interpolation=cv2.INTER_NEAREST)
    result: Grid = large > 0
    return result
