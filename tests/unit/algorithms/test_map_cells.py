"""Marks of a map: all positions are in one, none lie under another, and one alone stays where it is."""

from __future__ import annotations

import numpy as np
import pytest

from diptych.algorithms.map_cells import CELL_PX, TILE_PX, latitude_of, map_cells, mercator_y


@pytest.mark.parametrize("zoom", [0.0, 2.5, 6.0])
def test_marks_hold_every_position_and_do_not_cover_each_other(zoom: float) -> None:
    random = np.random.default_rng(1)
    x, y = random.random(800), 0.2 + random.random(800) * 0.6
    cells = map_cells(x, y, np.arange(800), zoom=zoom)
    assert cells.n.sum() == 800 and (np.diff(cells.n) <= 0).all()
    assert np.average(cells.x, weights=cells.n) == pytest.approx(x.mean())
    apart = np.hypot(cells.x[:, None] - cells.x, cells.y[:, None] - cells.y) * TILE_PX * 2**zoom
    apart[np.diag_indices(len(cells.n))] = np.inf
    assert apart.min() > CELL_PX / 2
    alone = cells.n == 1
    assert np.allclose(cells.x[alone], x[cells.row[alone]]) and cells.same[alone].all()


def test_incidents_at_one_position_are_told_from_those_nearby() -> None:
    x, y = np.array([0.5, 0.5, 0.1, 0.1001]), np.array([0.5, 0.5, 0.5, 0.5])
    cells = map_cells(x, y, np.arange(4), zoom=1.0)
    assert sorted(zip(cells.n.tolist(), cells.same.tolist(), strict=True)) == [(2, 0), (2, 1)]
    assert len(map_cells(x[:0], y[:0], np.arange(0), zoom=1.0).n) == 0


def test_latitudes_go_to_the_square_map_and_back() -> None:
    latitudes = np.array([-85.0, -33.9, 0.0, 50.45, 85.0])
    y = mercator_y(latitudes)
    assert (np.diff(y) < 0).all() and y[2] == pytest.approx(0.5)
    assert latitude_of(y) == pytest.approx(latitudes)
