"""Regions that were laid over for a time: several at once, and one that moves on."""

from __future__ import annotations

import numpy as np

from diptych.algorithms.edit_regions import find_overlays


def test_several_passing_regions_are_followed_each_by_itself() -> None:
    on = np.zeros((12, 90, 160), bool)
    on[1:6, 10:24, 10:30] = True
    on[3:9, 60:74, 120:140] = True
    found = sorted((o.first, o.last, o.box) for o in find_overlays(on))
    assert [(first, last) for first, last, _ in found] == [(1, 5), (3, 8)]
    assert [box[0] for _, _, box in found] == [10, 120]


def test_two_regions_that_begin_together_are_two() -> None:
    on = np.zeros((12, 90, 160), bool)
    on[2:6, 10:24, 10:30] = True
    on[2:7, 60:74, 120:140] = True
    assert sorted((o.first, o.last) for o in find_overlays(on)) == [(2, 5), (2, 6)]
