"""The simplest placement that explains a copy's pictures: nothing moved, or as most of the copy is placed.

Where a scene is still and bare, the features of what moves in it may place a picture, and place it wrongly as long as
its time is known to some tenths of a second only.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from diptych.algorithms.edit_geometry import Floats, corners_apart
from diptych.algorithms.edit_times import REACH_S, Frames, Run, covered_canvas, line_costs
from diptych.domains.copies.edit_borders import Kept, Keys, placement_at

PLAUSIBLE = 0.15
"""A simpler placement is tried where it carries no corner farther than this part of the longer side from the measured
one. Chosen by hand."""

AS_GOOD = 1.02
"""A simpler placement explains as well where the difference that it leaves is below this many times the measured one's.
Chosen by hand: a crop of 1 % on textured ground raises it by a tenth and more."""

TRIED_PICTURES = 9
"""Pictures of a run on which placements are compared."""


def simplest_placements(second: Frames, first: Frames, runs: Sequence[Kept]) -> list[Kept]:
    """Replace placements that a simpler one explains as well.

    Args:
        second: The copy.
        first: The source.
        runs: Runs with their placements.

    Returns:
        The runs, in the same order.
    """
    simple = [_whole(second, first)]
    usual = _most_common(second, first, runs)
    if usual is not None:
        simple.append(usual)
    return [(run, _simpler(second, first, run, keys, simple)) for run, keys in runs]


def _whole(second: Frames, first: Frames) -> Floats:
    """Return the placement of the whole picture on the whole picture."""
    (w, h), (width, height) = first.size, second.size
    return np.array([[width / w, 0, 0], [0, height / h, 0]])


def _most_common(second: Frames, first: Frames, runs: Sequence[Kept]) -> Floats | None:
    """Return the placement that the most pictures share, up to a hundredth of the longer side."""
    held = [
        placement_at(keys, float(second.times_s[i]))
        for run, keys in runs
        for i in range(run.first_index, run.last_index + 1, 5)
    ]
    near = 0.01 * max(second.size)
    votes = [sum(corners_apart(one, other, first.size) < near for other in held) for one in held]
    return held[int(np.argmax(votes))] if held else None


def _simpler(second: Frames, first: Frames, run: Run, keys: Keys, simple: Sequence[Floats]) -> Keys:
    out = []
    for k, (begin, placement) in enumerate(keys):
        end = keys[k + 1][0] if k + 1 < len(keys) else np.inf
        inside = np.array(
            [i for i in range(run.first_index, run.last_index + 1) if begin <= second.times_s[i] < end], int
        )
        out.append((begin, _chosen(second, first, run, inside, placement, simple)))
    return out


def _chosen(
    second: Frames, first: Frames, run: Run, inside: np.ndarray, placement: Floats, simple: Sequence[Floats]
) -> Floats:
    plausible = [
        one for one in simple if corners_apart(one, placement, first.size) < PLAUSIBLE * max(second.size)
    ]
    if not len(inside) or not plausible:
        return placement
    some = inside[np.linspace(0, len(inside) - 1, min(TRIED_PICTURES, len(inside))).astype(int)]
    reach = max(2, round(REACH_S / first.step_s))

    def as_good(simpler: Floats) -> bool:
        # On pixels that both cover: a placement that shrinks the source would leave out what does not fit.
        only = covered_canvas(second, first, placement) & covered_canvas(second, first, simpler)
        costs = [
            float(np.mean(line_costs(second, first, some, *line, matrix, reach=reach, only=only)))
            for matrix in (simpler, placement)
        ]
        return costs[0] <= AS_GOOD * costs[1]

    line = run.rate, run.offset_s
    return next((one for one in plausible if as_good(one)), placement)
