"""Decide same footage by the camera's path: a copy shares every shake of its source, another camera shares none.

At matching times the homography from a picture of the second to the picture of the first is one and the same crop
and scale throughout when both stem from one camera; with two cameras it changes from picture to picture.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diptych.algorithms import geometry
from diptych.algorithms.geometry import Floats
from diptych.model.findings import ClockSegment, Match, SameFootage

STEADY_PX = 1.2
"""Largest scatter (small pixels) of the picture-to-picture homography for one camera. One copy measured
0.25, two cameras 7.6 and more (14 given scenes)."""

TWO_CAMERAS_PX = 4.0
"""Least scatter that says two cameras. They measured 5.5 and more (50 rendered pairs), copies 0.31 at most (nine);
what lies between, and a fixed window that is no crop and scale (a squeezed copy), is undetermined here."""

MOVING_PX = 4.0
"""Least movement of the camera over the compared stretch: two cameras at rest look alike in this test."""


@dataclass(slots=True)
class CameraPath:
    """Map-from-picture homographies ``(n, 3, 3)`` (NaN where unknown) at ``times_s``."""

    times_s: Floats
    map_from_picture: Floats
    width: int
    height: int


def judge(first: CameraPath, second: CameraPath, segments: tuple[ClockSegment, ...]) -> SameFootage:
    """Compare two camera paths along the clock.

    Args:
        first: Path of the first recording on the common ground, small pixels.
        second: Path of the second.
        segments: The clock between both.
    """
    if not segments:
        return SameFootage(
            verdict="undetermined", reason="Without a common clock the camera paths cannot be compared."
        )
    matches: list[Match] = []
    scatter_all: list[float] = []
    still = True
    for segment in segments:
        scatter, moved, similar = _scatter(first, second, segment)
        if scatter is None:
            continue
        scatter_all.append(scatter)
        still = still and moved < MOVING_PX
        if scatter < STEADY_PX and similar and moved >= MOVING_PX:
            matches.append(
                Match(
                    first_from_s=segment.to_first(segment.second_from_s),
                    first_to_s=segment.to_first(segment.second_to_s),
                    second_from_s=segment.second_from_s,
                    second_to_s=segment.second_to_s,
                    rate=segment.rate,
                    score=float(np.clip(1 - scatter / (2 * STEADY_PX), 0, 1)),
                )
            )
    if matches:
        return SameFootage(
            verdict="yes",
            reason=(
                f"The picture of the second is one fixed part of the picture of the first at all matching times "
                f"(scatter {min(scatter_all):.2f} small pixels), shake included."
            ),
            matches=tuple(matches),
        )
    if not scatter_all:
        return SameFootage(verdict="undetermined", reason="The ground is not known at enough matching times.")
    if still:
        return SameFootage(
            verdict="undetermined", reason="Both cameras stood too still to tell one camera from two."
        )
    if min(scatter_all) < TWO_CAMERAS_PX:
        return SameFootage(
            verdict="undetermined",
            reason=(
                f"The two pictures move against each other by {min(scatter_all):.1f} small pixels at matching times: "
                "too little for two cameras, and no plain crop and scale either."
            ),
        )
    return SameFootage(
        verdict="no",
        reason=(
            f"The two pictures move against each other by {min(scatter_all):.1f} small pixels at matching times: "
            "two cameras."
        ),
    )


def _scatter(
    first: CameraPath, second: CameraPath, segment: ClockSegment
) -> tuple[float | None, float, bool]:
    inside: NDArray[np.int64] = np.flatnonzero(
        (second.times_s >= segment.second_from_s + 0.1) & (second.times_s <= segment.second_to_s - 0.1)
    ).astype(np.int64)
    inside = inside[:: max(1, len(inside) // 60)]
    outline = geometry.corners(second.width, second.height) * 0.6 + 0.2 * np.array(
        [second.width, second.height]
    )
    rows, similar = [], []
    for k in inside:
        t = segment.to_first(float(second.times_s[k]))
        i = int(np.argmin(np.abs(first.times_s - t)))
        a, b = first.map_from_picture[i], second.map_from_picture[k]
        if abs(first.times_s[i] - t) > 0.1 or not (np.all(np.isfinite(a)) and np.all(np.isfinite(b))):
            continue
        h = geometry.normalised(np.linalg.inv(a) @ b)
        moved = geometry.apply(h, outline)
        rows.append(moved)
        sides = np.linalg.norm(np.roll(moved, -1, 0) - moved, axis=1)
        own = np.linalg.norm(np.roll(outline, -1, 0) - outline, axis=1)
        similar.append(float(np.ptp(np.log(sides / own))))
    if len(rows) < 8:
        return None, 0.0, False
    stack = np.array(rows)
    spread = np.median(np.linalg.norm(stack - np.median(stack, axis=0), axis=2))
    known = np.array([k for k in inside if np.all(np.isfinite(second.map_from_picture[k]))], np.int64)
    anchor = _anchor(second, known)
    paths = [geometry.apply(np.linalg.inv(second.map_from_picture[k]), anchor) for k in known]
    moved_px = float(np.median(np.linalg.norm(np.array(paths) - np.median(np.array(paths), axis=0), axis=2)))
    return float(spread), moved_px, float(np.median(similar)) < 0.06


def _anchor(path: CameraPath, inside: NDArray[np.int64]) -> Floats:
    middle = path.map_from_picture[int(inside[len(inside) // 2])]
    return geometry.apply(middle, np.array([[path.width / 2, path.height / 2]]))
