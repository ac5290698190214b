"""From outcomes of comparisons to a probability for each pair, and to reasons whose bits add up to it.

1. Every level weighs ``log2(m / u)`` bits: how much more often it is reached by pairs of one incident than by pairs of
   two that were brought together just the same. The shares are estimated from the registers at hand and held to those
   of the training seeds (:mod:`diptych.algorithms.pattern_em`).
2. Comparisons are not independent: the bits are scaled by :data:`EVIDENCE_SCALE`.
3. A row is of one incident: pairs compete with every other pair of either of their rows.
4. What remains between the stated probability and the measured share of right ones is corrected by a curve from the
   training seeds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from diptych.algorithms.pattern_em import Patterns, Shares, estimate, patterns
from diptych.domains.linkage.comparisons import COMPARISONS
from diptych.domains.linkage.trained import CALIBRATION, MATCHING, SHARES
from diptych.model.linkage import LinkReason

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

EVIDENCE_SCALE = 0.6
"""What a bit of one comparison is worth beside the others. Of 1, 0.8, 0.6 and 0.45 the one with the best precision at a
recall of 0.5 on training seeds; the dependence of comparisons takes the rest."""

TRUST = 1.0
"""The trained shares weigh as much as what the registers at hand show. Without them the estimate takes incidents that
differ by little for one (precision 0.98 reached a recall of 0.51 instead of 0.55 on a training seed)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Probabilities of pairs, with what they are made of."""

    probability: Floats
    """``(pairs,)``."""
    shares: Shares
    found: Patterns
    prior_bits: float
    weights: tuple[Floats, ...]
    """Bits of every level of every comparison, scaled."""
    evidence_bits: Floats
    """``(pairs,)``: prior and comparisons."""
    rival_bits: Floats
    """``(pairs,)``: what the other pairs of both rows take away."""
    calibration_bits: Floats


def score(
    gammas: npt.NDArray[np.int8], of_left: Ints, of_right: Ints, *, n_left: int, n_right: int
) -> Scored:
    """Give every pair a probability.

    Args:
        gammas: ``(pairs, comparisons)``: index of the level, -1 where nothing could be compared.
        of_left: ``(pairs,)`` row of the left register.
        of_right: ``(pairs,)`` row of the right one.
        n_left: Rows of the left register.
        n_right: Rows of the right one.
    """
    found = patterns(gammas, [len(one.levels) for one in COMPARISONS])
    start = started()
    shares = estimate(found, start, trust=TRUST) if len(found.counts) else start
    weights = tuple(
        EVIDENCE_SCALE * (np.log2(m) - np.log2(u)) for m, u in zip(shares.m, shares.u, strict=True)
    )
    prior = EVIDENCE_SCALE * float(np.log2(shares.matching) - np.log2(1 - shares.matching))
    bits = np.full(len(found.counts), prior)
    for k, weight in enumerate(weights):
        bits += np.append(weight, 0.0)[found.gammas[:, k]]
    evidence = bits[found.of_pair]
    odds = np.exp2(np.clip(evidence, -60, 60))
    others = np.bincount(of_left, weights=odds, minlength=n_left)[of_left]
    others += np.bincount(of_right, weights=odds, minlength=n_right)[of_right]
    rivals = -np.log2(1 + np.maximum(others - 2 * odds, 0))
    competed = np.clip(evidence, -60, 60) + rivals
    knots = np.array(CALIBRATION)
    right = np.interp(competed, knots[:, 0], knots[:, 1])
    return Scored(
        probability=1 / (1 + np.exp2(-right)),
        shares=shares,
        found=found,
        prior_bits=prior,
        weights=weights,
        evidence_bits=evidence,
        rival_bits=rivals,
        calibration_bits=right - evidence - rivals,
    )


def started() -> Shares:
    """Return the shares of the training seeds."""
    return Shares(
        m=tuple(np.array(SHARES[one.name][0]) for one in COMPARISONS),
        u=tuple(np.array(SHARES[one.name][1]) for one in COMPARISONS),
        matching=MATCHING,
    )


class Explainer:
    """Words and bits for single pairs; what a pattern says is put into words once."""

    def __init__(self, scored: Scored) -> None:
        self._scored = scored
        self._said: dict[int, tuple[LinkReason, ...]] = {}
        one_in = max(1, round((1 - scored.shares.matching) / scored.shares.matching))
        self._prior = LinkReason(
            comparison="before comparing",
            bits=scored.prior_bits,
            words=f"of the pairs brought together about one in {one_in + 1} is of one incident",
        )

    def reasons(self, pair: int) -> tuple[LinkReason, ...]:
        """Return the reasons of a pair, the weightiest comparison first; their bits add up to its log2-odds."""
        scored = self._scored
        pattern = int(scored.found.of_pair[pair])
        if pattern not in self._said:
            said = sorted(self._pattern(pattern), key=lambda one: (-abs(one.bits), one.comparison))
            self._said[pattern] = (self._prior, *said)
        rest = float(scored.calibration_bits[pair])
        return (*self._said[pattern], *self._rivals(float(scored.rival_bits[pair])), _calibrated(rest))

    def _pattern(self, pattern: int) -> Iterator[LinkReason]:
        for k, one in enumerate(COMPARISONS):
            level = int(self._scored.found.gammas[pattern, k])
            if level >= 0:
                bits = float(self._scored.weights[k][level])
                yield LinkReason(comparison=one.name, bits=bits, words=one.levels[level].words)

    def _rivals(self, bits: float) -> Iterator[LinkReason]:
        if bits < -0.005:
            yield LinkReason(comparison="rivals", bits=bits, words="other rows fit one of the two as well")


def _calibrated(bits: float) -> LinkReason:
    return LinkReason(
        comparison="calibration",
        bits=bits,
        words="correction measured on invented registers with known answers",
    )


def level_bits(scored: Scored) -> dict[str, dict[str, float]]:
    """Return the bits of every level, by comparison and level."""
    return {
        one.name: {level.name: float(bits) for level, bits in zip(one.levels, scored.weights[k], strict=True)}
        for k, one in enumerate(COMPARISONS)
    }
