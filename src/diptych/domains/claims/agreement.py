"""How far two observers of one recording agree: which of their observations meet in time, and what only one has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diptych.model.observations import Observation

NEAR_S = 0.5
"""Moments this near meet: an observation is taken as at least twice as long. Chosen by hand: about the time that a
person needs to press a key."""

LEAST_SHARE = 0.5
"""Least share of the shorter observation that both hold in common. Chosen by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """Two observations of one stretch, by two observers."""

    first: str
    """Id of the first observer's observation."""
    second: str
    begins_apart_s: float
    """How much later the second's begins."""
    ends_apart_s: float
    same_who: bool
    same_action: bool
    """Whether both used the same words, apart from upper and lower case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Two observers of one recording."""

    recording: str
    first: str
    second: str
    met: tuple[Met, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]

    @property
    def share(self) -> float:
        """Positive agreement: twice what met, over all observations of both; 0 to 1."""
        total = 2 * len(self.met) + len(self.only_first) + len(self.only_second)
        return 2 * len(self.met) / total if total else 1.0


def agreement(recording: str, first: Sequence[Observation], second: Sequence[Observation]) -> Agreement:
    """Match the observations of two observers of one recording, one to one, the longest overlap first.

    Observations of 3.0 to 4.0 s and of 3.5 to 4.5 s share half of the shorter one and meet.

    Args:
        recording: Its id.
        first: All observations of the first observer in it; at least one.
        second: All observations of the second.

    References:
        Positive specific agreement: Fleiss, Levin and Paik, *Statistical Methods for Rates and Proportions*, 2003.
        Kappa is not given, since a recording has no number of moments at which nothing was to be observed.
    """
    pairs = sorted(
        ((_common(a, b), i, j) for i, a in enumerate(first) for j, b in enumerate(second)),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    met = []
    for share, i, j in pairs:
        if share < LEAST_SHARE or i in taken[0] or j in taken[1]:
            continue
        taken[0].add(i)
        taken[1].add(j)
        met.append(_met(first[i], second[j]))
    return Agreement(
        recording=recording,
        first=first[0].observer,
        second=second[0].observer,
        met=tuple(met),
        only_first=tuple(one.id for i, one in enumerate(first) if i not in taken[0]),
        only_second=tuple(one.id for j, one in enumerate(second) if j not in taken[1]),
    )


def _common(a: Observation, b: Observation) -> float:
    """Share of the shorter one that both hold, each widened to at least the shortest stretch."""
    (a0, a1), (b0, b1) = _stretch(a), _stretch(b)
    return max(0.0, min(a1, b1) - max(a0, b0)) / min(a1 - a0, b1 - b0)


def _stretch(one: Observation) -> tuple[float, float]:
    lacking = max(0.0, 2 * NEAR_S - (one.to_s - one.from_s)) / 2
    return one.from_s - lacking, one.to_s + lacking


def _met(a: Observation, b: Observation) -> Met:
    return Met(
        first=a.id,
        second=b.id,
        begins_apart_s=round(b.from_s - a.from_s, 6),
        ends_apart_s=round(b.to_s - a.to_s, 6),
        same_who=a.who.casefold().split() == b.who.casefold().split(),
        same_action=a.action.casefold().split() == b.action.casefold().split(),
    )
