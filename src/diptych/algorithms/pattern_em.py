"""Two kinds of pairs told apart by how their comparisons fall out: expectation maximisation over agreement patterns.

The model is that of Fellegi and Sunter (1969) with levels, as Splink has it, estimated among the pairs that blocking
brought together: every weight then says what a comparison adds beyond place and day, which those pairs share anyway.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

PRIOR_PAIRS = 50.0
"""The starting shares weigh at least as much as so many pairs, so that no level's share becomes 0. Chosen by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """How often each level of each comparison is reached, among pairs of one incident (m) and of two (u)."""

    m: tuple[Floats, ...]
    u: tuple[Floats, ...]
    matching: float
    """Share of the pairs that are of one incident."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """Distinct outcomes of all comparisons together."""

    gammas: npt.NDArray[np.int8]
    """``(patterns, comparisons)``; -1 where nothing was compared."""
    counts: Floats
    of_pair: npt.NDArray[np.int64]
    """For each pair the number of its pattern."""


def patterns(gammas: npt.NDArray[np.int8], sizes: Sequence[int]) -> Patterns:
    """Collect the distinct rows of ``(pairs, comparisons)`` levels; ``sizes`` are the numbers of levels."""
    code = np.zeros(len(gammas), dtype=np.int64)
    for k, size in enumerate(sizes):
        code = code * (size + 1) + gammas[:, k] + 1
    _, first, of_pair, counts = np.unique(code, return_index=True, return_inverse=True, return_counts=True)
    return Patterns(gammas=gammas[first], counts=counts.astype(np.float64), of_pair=of_pair.astype(np.int64))


def log_ratio(found: Patterns, shares: Shares) -> Floats:
    """Return the sum of ``ln(m / u)`` of each pattern, without the share of matching pairs."""
    total = np.zeros(len(found.counts))
    for k, (m, u) in enumerate(zip(shares.m, shares.u, strict=True)):
        weights = np.append(np.log(m) - np.log(u), 0.0)  # the last stands for "not compared"
        total += weights[found.gammas[:, k]]
    return total


def estimate(
    found: Patterns, start: Shares, *, trust: float = 1.0, steps: int = 200, tolerance: float = 1e-6
) -> Shares:
    """Estimate the shares from the patterns.

    Args:
        found: Patterns with their counts.
        start: Where to begin, and what the shares are held to.
        trust: What the starting shares among pairs of one incident weigh beside the pairs found: 1 is as much. Among
            pairs of two incidents, which are many and easily counted, they weigh :data:`PRIOR_PAIRS` pairs.
        steps: At most so many rounds.
        tolerance: Stop when no share moves by more.

    Returns:
        The shares at the end.

    Raises:
        ValueError: There are no patterns.
    """
    if not len(found.counts):
        raise ValueError("no pairs to estimate from")
    shares = start
    for _ in range(steps):
        odds = log_ratio(found, shares) + np.log(shares.matching) - np.log1p(-shares.matching)
        match = found.counts / (1 + np.exp(-np.clip(odds, -500, 500)))
        other = found.counts - match
        m = tuple(_shares(found.gammas[:, k], match, start.m[k], trust) for k in range(len(start.m)))
        u = tuple(_shares(found.gammas[:, k], other, start.u[k], 0.0) for k in range(len(start.u)))
        matching = (match.sum() + PRIOR_PAIRS * start.matching) / (found.counts.sum() + PRIOR_PAIRS)
        moved = max(
            *(float(np.abs(a - b).max()) for a, b in zip((*m, *u), (*shares.m, *shares.u), strict=True)),
            abs(matching - shares.matching),
        )
        shares = Shares(m=m, u=u, matching=float(matching))
        if moved < tolerance:
            break
    return shares


def _shares(gammas: npt.NDArray[np.int8], weights: Floats, prior: Floats, trust: float) -> Floats:
    seen = gammas >= 0
    counts = np.bincount(gammas[seen], weights=weights[seen], minlength=len(prior))
    counts = counts + max(PRIOR_PAIRS, trust * counts.sum()) * prior
    return np.asarray(counts / counts.sum(), dtype=np.float64)
