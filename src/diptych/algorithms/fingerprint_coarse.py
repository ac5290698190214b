"""Placements that the coarse codes suggest where too few local features are left: strong blur, low bit rates.

Coarse codes see the whole picture, so that they can only say: one picture lies on all of the other, mirrored or not.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.fingerprint import COARSE_MIRROR, Fingerprint
from diptych.algorithms.fingerprint_match import Placement

MAX_COARSE_BITS = 8
"""Most differing bits of 64 between two coarse codes of one moment. Chosen by hand."""

MIN_TICKS = 4
"""Fewest different moments of the query, a quarter second each, that agree with some moment. Chosen by hand."""


def coarse_placements(query: Fingerprint, found: Fingerprint) -> list[Placement]:
    """Suggest the whole picture on the whole picture where the coarse codes of enough moments agree.

    Returns:
        Placements to compare frames in; they decide nothing.
    """
    asked = np.unique(query.picture[query.picture != 0])
    held = np.unique(found.picture[found.picture != 0])
    if len(asked) < MIN_TICKS or not len(held):
        return []
    suggested = []
    width_q, height_q = _size(query)
    width_f, height_f = _size(found)
    for mirrored in (False, True):
        n = _n_near(asked, held ^ COARSE_MIRROR if mirrored else held)
        if n < MIN_TICKS:
            continue
        across, down = width_q / width_f, height_q / height_f
        placement = np.array(
            [[-across, 0, width_q], [0, down, 0]] if mirrored else [[across, 0, 0], [0, down, 0]]
        )
        suggested.append(
            Placement(
                query_from_found=placement.astype(np.float64), mirrored=mirrored, n_hits=n, n_agreeing=n
            )
        )
    return suggested


def _size(fingerprint: Fingerprint) -> tuple[float, float]:
    longer = max(fingerprint.width, fingerprint.height)
    return fingerprint.width / longer, fingerprint.height / longer


def _n_near(asked: NDArray[np.uint64], held: NDArray[np.uint64]) -> int:
    """Count the codes that have a near one among others, in blocks."""
    near = 0
    for begin in range(0, len(asked), 256):
        differing = np.bitwise_count(asked[begin : begin + 256, None] ^ held[None, :])
        near += int((differing.min(axis=1) <= MAX_COARSE_BITS).sum())
    return near
