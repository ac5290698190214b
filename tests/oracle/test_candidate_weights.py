"""Weights of candidates against the same rule written out plainly, on generated hits."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from diptych.algorithms.coarse_index import MAX_BITS, asked_codes, kept_ticks, keys_of, near, probes_of, weigh

HITS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9), st.integers(0, 5)), max_size=60)


@settings(deadline=None)
@given(HITS)
def test_as_near_or_nearer_holders_share_a_vote(hits: list[tuple[int, int, int]]) -> None:
    asked, items, bits = (np.array([hit[k] for hit in hits], np.int64) for k in range(3))
    weighed = weigh(asked, items, bits.astype(np.uint8))
    nearest: dict[tuple[int, int], int] = {}
    for what, who, far in hits:
        nearest[what, who] = min(far, nearest.get((what, who), 99))
    expected: dict[int, list[float]] = {}
    for (what, who), far in nearest.items():
        holders = sum(other == what and distance <= far for (other, _), distance in nearest.items())
        expected.setdefault(who, []).append(1 / math.sqrt(holders))
    assert weighed.items.tolist() == sorted(expected)
    assert np.allclose(weighed.votes, [sum(expected[who]) for who in sorted(expected)])
    assert weighed.n_asked.tolist() == [len(expected[who]) for who in sorted(expected)]


@settings(deadline=None)
@given(st.integers(1, (1 << 64) - 1), st.sets(st.integers(0, 63), max_size=7))
def test_up_to_seven_wrong_bits_are_always_met(code: int, wrong: set[int]) -> None:
    """Four parts, seven errors: one part holds one at most, and that is looked up."""
    copy = code
    for bit in wrong:
        copy ^= 1 << bit
    held, asked = np.array([code], np.uint64), np.array([copy], np.uint64)
    assert any(keys_of(held, table)[0] in probes_of(asked, table)[0] for table in range(4))
    at, bits = near(held, asked[0])
    assert at.tolist() == [0]
    assert bits.tolist() == [len(wrong)]
    assert len(wrong) <= MAX_BITS


def test_rows_are_new_pictures_and_questions_both_ways_round() -> None:
    still = np.full(20, 12345, np.uint64)
    assert kept_ticks(still).tolist() == [0]
    random = np.random.default_rng(1).integers(1, 1 << 64, 20, dtype=np.uint64)
    assert kept_ticks(random).tolist() == list(range(0, 20, 2))
    black = np.zeros(20, np.uint64)
    assert kept_ticks(black).tolist() == []
    assert len(asked_codes([black]).codes) == 0
    asked = asked_codes([random, still])
    assert set(random) <= set(asked.codes)
    assert len(asked.codes) == 2 * len(asked.codes[: len(asked.codes) // 2])
    assert asked.moments.max() == 9
