"""A candidate's pictures held against the query's: the same registration of grounds as in a comparison."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from diptych.algorithms import geometry
from diptych.algorithms.registration import (
    MIN_SAME_PLACE,
    Features,
    GroundPicture,
    describe,
    match,
    register,
)
from diptych.algorithms.stabilise import Gray

MIN_SPREAD = 0.03
"""Least part of either picture that the agreeing points span: a logo or a caption spans less. Chosen by hand."""

SAME_SPOT_PX = 2.0
"""Points that lie within this at the same spot of both pictures may be an overlay that both carry."""

OVERLAY_SPREAD = 0.35
"""Where all agreeing points lie at the same spots, the least part of the picture that they must span. By hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedPlace:
    """What the registration of two pictures says."""

    same: bool
    inliers: int
    reason: str


def as_ground(gray: Gray, clear: Gray | None = None) -> tuple[GroundPicture, Features]:
    """Return a picture as ground with its features, ready to be registered."""
    mask = clear if clear is not None else np.full(gray.shape, 255, np.uint8)
    picture = GroundPicture(gray, mask, np.eye(3))
    return picture, describe(picture)


def verified_place(
    query: tuple[GroundPicture, Features], found: tuple[GroundPicture, Features]
) -> VerifiedPlace:
    """Register two pictures; ground that agrees in a small spot only, as a logo would, is refused.

    Args:
        query: A picture of the query with its features.
        found: A picture of the candidate.
    """
    a, b = match(query[1], found[1])
    h, mask = geometry.fit(b, a, 3.0)
    if h is None or int(mask.sum()) < 8:
        return VerifiedPlace(same=False, inliers=0, reason="too few features of the ground agree")
    spread = min(_spread(points[mask], picture.gray) for points, picture in ((a, query[0]), (b, found[0])))
    if spread < MIN_SPREAD:
        return VerifiedPlace(
            same=False, inliers=int(mask.sum()), reason="what agrees spans a small part of the picture only"
        )
    moved = float(np.median(np.linalg.norm(a[mask] - b[mask], axis=1)))
    if moved < SAME_SPOT_PX and spread < OVERLAY_SPREAD:
        return VerifiedPlace(
            same=False,
            inliers=int(mask.sum()),
            reason="what agrees lies at the same spot, as an overlay does",
        )
    answer = register(query[0], query[1], found[0], found[1])
    if answer.first_from_second is None or answer.inliers < MIN_SAME_PLACE:
        return VerifiedPlace(same=False, inliers=answer.inliers, reason=answer.reason)
    return VerifiedPlace(
        same=True,
        inliers=answer.inliers,
        reason=f"{answer.inliers} independent points of the ground agree ({100 * spread:.0f} % of the picture).",
    )


def _spread(points: geometry.Floats, gray: Gray) -> float:
    """Return the part of a picture that the hull of some points covers."""
    hull = cv2.convexHull(points.astype(np.float32).reshape(-1, 1, 2))
    return float(cv2.contourArea(hull)) / float(gray.size)
