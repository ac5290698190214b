"""What measurements on pairs with known answers say about a segment that stands.

The figures come from ``python -m bench.calibrate`` on rendered pairs with even seeds and are held against odd seeds in
docs/accuracy.md. They hold for material like that.
"""

from __future__ import annotations

import numpy as np

FACTOR = 0.78
"""Factor on the half width that the fit states. With the floor it holds 96 % of the errors of even seeds (fitted on 190
segments of 58 scenes; the fits to 95 and 96 % gave 0.75 and 0.76)."""

FLOOR_S = 0.010
"""Half width that no number of movers undercuts: what all paths of a pair share (frames, compression, registration).
The fits to 95 and 96 % gave 4 and 8 ms; strongly compressed recordings show movers up to 20 ms late."""

CLEAR_MARGIN = 1.25
"""Above this ratio of score to rival a segment counts as clear."""

RIGHT_OF_SEEN: dict[tuple[int, bool], tuple[int, int]] = {
    (1, True): (10, 10),
    (3, True): (23, 23),
    (5, False): (5, 5),
    (5, True): (152, 152),
}
"""For segments with at least so many movers, clear of their rival or not: how many were right (within 0.2 s), of how
many that stood in pairs of even seeds, those without common time included."""


def half_width_of(fitted_s: float) -> float:
    """Return the calibrated 95 % half width (s) for the one that the fit states."""
    return float(np.hypot(FACTOR * fitted_s, FLOOR_S))


def stratum_of(n_movers: int, score: float, rival_score: float) -> tuple[int, bool]:
    """Return the group of segments that a segment is judged by."""
    least = 5 if n_movers >= 5 else 3 if n_movers >= 3 else 1
    return least, score >= CLEAR_MARGIN * rival_score


def probability_of(n_movers: int, score: float, rival_score: float) -> float | None:
    """Return the probability that a segment that stands is within 0.2 s of the true time.

    The mean of the posterior after so many right of so many seen, with the prior of Jeffreys: 60 of 60 give 0.992,
    never 1. ``None``, not stated, where nothing was counted.
    """
    right, seen = RIGHT_OF_SEEN.get(stratum_of(n_movers, score, rival_score), (0, 0))
    if seen == 0:
        return None
    return (right + 0.5) / (seen + 1.0)
