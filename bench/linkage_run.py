"""Two invented registers compared pair by pair, with the right answer of each pair."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from diptych.adapters.linkage_engine import Keys, LinkageEngine
from diptych.domains.demo_register import DemoPair, demo_pair
from diptych.domains.linkage import (
    COMPARISONS,
    FAR_DAYS,
    Footage,
    keys,
    laid_side_by_side,
    near_in_time,
    sides,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    left: np.ndarray
    right: np.ndarray
    gammas: np.ndarray
    right_answer: np.ndarray
    n_left: int
    n_right: int
    n_same: int
    seconds: dict[str, float]


def compared_pairs(rows: int, seed: int, *, footage: bool = True, made: DemoPair | None = None) -> Truth:
    made = made or demo_pair(rows, seed)
    times = [time.perf_counter()]
    known = Footage(same_footage=made.footage) if footage else None
    left, right = sides(made.first, made.second, footage=known)
    times.append(time.perf_counter())
    engine = LinkageEngine()
    try:
        blocked = engine.blocked(
            *(Keys(key=k, row=r) for k, r in (keys(left, as_right=False), keys(right, as_right=True)))
        )
        kept = near_in_time(left, right, blocked.left, blocked.right, FAR_DAYS)
        of_left, of_right = blocked.left[kept], blocked.right[kept]
        times.append(time.perf_counter())
        values = laid_side_by_side(left, right, of_left, of_right)
        times.append(time.perf_counter())
        gammas = engine.levels(values, COMPARISONS)
        times.append(time.perf_counter())
    finally:
        engine.close()
    return Truth(
        left=of_left,
        right=of_right,
        gammas=gammas,
        right_answer=right_answers(made, of_left, of_right),
        n_left=left.n,
        n_right=right.n,
        n_same=len(made.same),
        seconds=dict(
            zip(("read", "block", "compare", "levels"), np.diff(times).round(2).tolist(), strict=True)
        ),
    )


def right_answers(made: DemoPair, of_left: np.ndarray, of_right: np.ndarray) -> np.ndarray:
    at_left = {row.id: k for k, row in enumerate(made.first)}
    at_right = {row.id: k for k, row in enumerate(made.second)}
    same = np.array([(at_left[a] << 32) + at_right[b] for a, b in made.same], dtype=np.int64)
    return np.isin((of_left.astype(np.int64) << 32) + of_right, same)
