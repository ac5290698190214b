from __future__ import annotations

import numpy as np
import pytest

from diptych.algorithms.coverage import (
    Views,
    area,
    clip_convex,
    footprint,
    ground_point,
    overlap,
    point_in_view,
)


def down(x0: float, y0: float, scale: float = 0.1) -> np.ndarray:
    """A camera that looks straight down: pixel (0, 0) at (x0, y0), ``scale`` ground units per pixel."""
    return np.array([[scale, 0.0, x0], [0.0, scale, y0], [0.0, 0.0, 1.0]])


def views(*matrices: np.ndarray) -> Views:
    return Views(
        frame_times_s=np.arange(len(matrices)) * 1.0,
        ground_from_image=np.array(matrices),
        width=200,
        height=100,
    )


def test_footprint_of_a_camera_that_looks_down() -> None:
    outline = footprint(views(down(5.0, 7.0)), 0.0)
    assert outline is not None
    assert outline.min(axis=0) == pytest.approx([5.0, 7.0])
    assert outline.max(axis=0) == pytest.approx([25.0, 17.0])
    assert area(outline) == pytest.approx(200.0)


def test_the_view_is_that_of_the_frame_shown_and_nan_is_unknown() -> None:
    seen = views(down(0.0, 0.0), np.full((3, 3), np.nan), down(50.0, 0.0))
    assert point_in_view(seen, 0.99, (1.0, 1.0)) == "in_view"
    assert point_in_view(seen, 1.5, (1.0, 1.0)) == "unknown"
    assert footprint(seen, 1.5) is None
    assert point_in_view(seen, 9.0, (1.0, 1.0)) == "out_of_view"


def test_margin_gives_edge_on_either_side() -> None:
    seen = views(down(0.0, 0.0))
    assert point_in_view(seen, 0.0, (0.5, 5.0), margin_px=10) == "edge"
    assert point_in_view(seen, 0.0, (-0.5, 5.0), margin_px=10) == "edge"
    assert point_in_view(seen, 0.0, (-2.0, 5.0), margin_px=10) == "out_of_view"


@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_horizon_in_the_picture_and_either_sign_of_the_matrix(sign: float) -> None:
    """Weight 0 at row 25: rows above look at the sky."""
    oblique = sign * np.array([[1.0, 0.0, -100.0], [0.0, 0.0, 50.0], [0.0, 1.0, -25.0]])
    seen = views(oblique)
    outline = footprint(seen, 0.0)
    assert outline is not None
    assert np.isfinite(outline).all()
    assert outline[:, 1].min() == pytest.approx(50 / 75)
    assert ground_point(seen, 0.0, 100.0, 10.0) is None
    point = ground_point(seen, 0.0, 130.0, 80.0)
    assert point is not None
    assert point_in_view(seen, 0.0, point) == "in_view"
    behind = (-point[0], -point[1])
    assert point_in_view(seen, 0.0, behind) == "out_of_view"


def test_overlap_as_shares_of_the_union() -> None:
    square = np.array([[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0]])
    shares = overlap(square, (square + 1)[::-1])
    assert shares.both == pytest.approx(1 / 7)
    assert shares.only_first == pytest.approx(3 / 7)
    assert shares.only_second == pytest.approx(3 / 7)
    assert overlap(square, square + 5).both == 0.0
    assert area(clip_convex(square, square)) == pytest.approx(4.0)
