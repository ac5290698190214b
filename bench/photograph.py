"""Where the given scenes lie on the photograph that they are made from: the truth of which recordings share ground."""

from __future__ import annotations

import json
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np

from bench.common import WORK, Row, file_key, remembered

PX_PER_M = 10
"""Of pictures that are brought onto the ground."""

PERIOD_PX = 2289
"""The ground repeats the photograph after so many of its pixels, to the right and below: where two places of one scene
lie on one place of the photograph (159 and 332 features agree), they are this far apart, give or take one."""

CELL_PX, CELLS_M2 = 10, 0.25
"""Pixels of the photograph in a cell of the grid on which ground is marked, and the cell's area."""

ORTHO_PX = 2000
"""Side of a picture brought onto the ground by its scene's truth."""

SHARED_M2 = 50.0
"""Least area that two recordings share to be called views of one place. Chosen by hand: 7 × 7 m, where the smallest
building is 4 m wide."""

SURE = 60
"""Fewest features that place a scene on the photograph; where the place is wrong, 10 agree at most."""


@cache
def photographs() -> dict[str, Any]:
    """The aerial photographs in the wheel of ``deepforest``, grey, by name; empty where it is not at hand."""
    found: dict[str, Any] = {}
    for wheel in (WORK / "dl").glob("deepforest-*.whl"):
        with zipfile.ZipFile(wheel) as box:
            for name in box.namelist():
                if name.endswith(".png"):
                    raw = np.frombuffer(box.read(name), np.uint8)
                    found[Path(name).name] = cv2.imdecode(raw, cv2.IMREAD_GRAYSCALE)
    return found


@cache
def _features(name: str) -> Any:
    return cv2.SIFT.create(nfeatures=60_000).detectAndCompute(photographs()[name], None)


def _truth(scene: Path, which: str) -> list[Row]:
    rows: list[Row] = json.loads((scene / "truth.json").read_text())[which]
    return rows


def _ortho(scene: Path, which: str) -> tuple[Any, Any]:
    """The first picture on its ground, and what it covers; the ground's origin lies at 40 m, 40 m."""
    with av.open(str(scene / f"{which}.mp4")) as box:
        gray = next(box.decode(video=0)).to_ndarray(format="gray")
    matrix = _scaled() @ np.linalg.inv(np.array(_truth(scene, which)[0]["ground_to_px"]))
    size = (ORTHO_PX, ORTHO_PX)
    flat = cv2.warpPerspective(gray, matrix, size)
    return flat, cv2.warpPerspective(np.full_like(gray, 255), matrix, size) > 128


def _scaled() -> Any:
    return np.array([[PX_PER_M, 0, 40 * PX_PER_M], [0, PX_PER_M, 40 * PX_PER_M], [0, 0, 1.0]])


def _located(scene: Path, which: str) -> Row:
    """Try the ground as it is and mirrored: some scenes have it so."""
    flat, whole = _ortho(scene, which)
    inner = cv2.erode(whole.astype(np.uint8) * 255, np.ones((15, 15), np.uint8))
    best = _placed(flat, inner)
    other = _placed(np.ascontiguousarray(flat[:, ::-1]), np.ascontiguousarray(inner[:, ::-1]))
    if other["agreeing"] > best["agreeing"]:
        flip = np.array([[-1.0, 0, ORTHO_PX - 1], [0, 1, 0], [0, 0, 1]])
        best = {**other, "matrix": (np.array(other["matrix"]) @ flip).tolist()}
    return best


def _placed(flat: Any, inner: Any) -> Row:
    points, codes = cv2.SIFT.create(nfeatures=4000).detectAndCompute(flat, inner)
    best: Row = {"agreeing": 0, "photograph": "", "matrix": None}
    for name in photographs():
        held, held_codes = _features(name)
        matcher = cv2.FlannBasedMatcher({"algorithm": 1, "trees": 4}, {"checks": 48})
        pairs = matcher.knnMatch(codes, held_codes, k=2) if codes is not None and len(points) > 20 else []
        kept = [m for m, n in pairs if m.distance < 0.8 * n.distance]
        if len(kept) < 8:
            continue
        here = np.array([points[m.queryIdx].pt for m in kept])
        there = np.array([held[m.trainIdx].pt for m in kept])
        cv2.setRNGSeed(3)
        matrix, inside = cv2.estimateAffinePartial2D(
            here, there, method=cv2.RANSAC, ransacReprojThreshold=6, maxIters=5000
        )
        if matrix is not None and int(inside.sum()) > best["agreeing"]:
            best = {"agreeing": int(inside.sum()), "photograph": name, "matrix": matrix.tolist()}
    return best


def located(scene: Path, which: str) -> Row:
    """Where a recording's ground lies: features that agree, the photograph, and its similarity from the ortho."""
    key = f"photograph 2 {file_key(scene / 'truth.json')} {file_key(scene / f'{which}.mp4')}"
    return remembered(key, lambda: _located(scene, which))


@cache
def _seen(scene: Path, which: str) -> tuple[tuple[str, bool], Any] | None:
    """The photograph, whether mirrored, and the ground in view at any time, cell by cell; ``None`` where not sure."""
    kind = scene.name.split("-")[1]
    # A copy shows at most what its source does.
    which = "a" if kind == "copy" else which
    # Both recordings of a scene share one ground, but for the kind whose second one shows another place; a thermal
    # picture is not like the photograph, the other one is.
    found = located(scene, which if kind == "elsewhere" else "b" if kind == "thermal" else "a")
    if found["agreeing"] < SURE:
        return None
    w, h = _drawn_size(scene, which, kind)
    side = 6 * PERIOD_PX // CELL_PX
    wide = np.zeros((side, side), np.uint8)
    on_photograph = np.vstack([found["matrix"], [0, 0, 1]]) @ _scaled()
    for row in _truth(scene, which)[::5]:
        matrix = on_photograph @ np.linalg.inv(np.array(row["ground_to_px"]))
        corners = np.array([[[0, 0], [w, 0], [w, h], [0, h]]], np.float64)
        outline = (cv2.perspectiveTransform(corners, matrix)[0] + 2 * PERIOD_PX) / CELL_PX
        cv2.fillConvexPoly(wide, np.round(outline).astype(np.int32), 1)
    cells = np.argwhere(wide) * CELL_PX % PERIOD_PX // CELL_PX
    mask = np.zeros((PERIOD_PX // CELL_PX + 1,) * 2, bool)
    mask[cells[:, 0], cells[:, 1]] = True
    mirrored = bool(np.linalg.det(np.array(found["matrix"])[:, :2]) < 0)
    return (found["photograph"], mirrored), mask


def _drawn_size(scene: Path, which: str, kind: str) -> tuple[int, int]:
    """The size of the picture before any post-processing, in which the truth counts pixels."""
    with av.open(str(scene / f"{which if kind not in ('social', 'copy') else 'a'}.mp4")) as box:
        return box.streams.video[0].width, box.streams.video[0].height


def shared_m2(one: tuple[Path, str], other: tuple[Path, str]) -> float | None:
    """The ground that two recordings of given scenes both show; ``None`` where that is not known, 0 where mirrored."""
    first, second = _seen(*one), _seen(*other)
    if first is None or second is None:
        return None
    if first[0] != second[0]:
        return 0.0
    return float((first[1] & second[1]).sum()) * CELLS_M2
