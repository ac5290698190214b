"""Which recordings hold local features like those of a query: exact parts of codes, sorted.

The 96 bits of lowest frequency, which differ least between copies, make three keys of 32 bits. Two codes of one spot
share a key unless every third has an error; two of other spots hardly ever do. Each table of the index is sorted by
one of the keys.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.fingerprint import MIRROR

N_KEYS = 3

KEY_BITS = 32

MAX_FEATURES = 6000
"""Features of a query that are asked for, the strongest of every moment first. Chosen by hand."""

MAX_FEATURES_LARGE = 2000
"""The same in an archive of more than ``LARGE`` recordings, whose index does not stay in memory: each feature costs
six places on the disk."""

LARGE = 20_000

MAX_ROWS = 20_000
"""A stretch of the index with more rows than this for one key says nothing. Chosen by hand."""

_FREQUENCY = (
    np.arange(4)[:, None, None]
    + np.arange(4)[None, :, None]
    + np.array([0, 1, 1, 2, 2, 3, 3, 4])[None, None, :]
).reshape(128)
_ORDER = np.argsort(_FREQUENCY, kind="stable")[1 : 1 + 32 * N_KEYS]
"""Bits by rising frequency; the first, the sum of all, is always set."""


def keys_of(codes: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """Return the keys ``(f, 3)`` of codes ``(f, 16)``."""
    bits = np.unpackbits(codes, axis=1)[:, _ORDER].reshape(len(codes), N_KEYS, 32)
    packed = np.packbits(bits, axis=2)
    return np.ascontiguousarray(packed).view(">u4").reshape(len(codes), N_KEYS).astype(np.uint64)


def rows_of(codes: NDArray[np.uint8]) -> list[NDArray[np.uint32]]:
    """Return what each table holds of a recording with codes ``(f, 16)``: every key once."""
    keys = keys_of(codes).astype(np.uint32)
    return [np.unique(keys[:, k]) for k in range(N_KEYS)]


def strongest(counts: NDArray[np.uint8], limit: int) -> NDArray[np.intp]:
    """Choose features of a recording, the first (strongest) of every moment, then the second, and so on.

    Args:
        counts: ``(m,)`` features of each moment.
        limit: Most features to choose.
    """
    starts = np.cumsum(counts, dtype=np.int64) - counts
    rank = np.arange(int(counts.sum())) - np.repeat(starts, counts)
    return np.sort(np.argsort(rank, kind="stable")[:limit])


def asked_keys(codes: NDArray[np.uint8]) -> list[NDArray[np.uint32]]:
    """Return what to ask each table for: the keys of codes as they are and mirrored, every key once."""
    return [
        np.unique(np.concatenate(pair)) for pair in zip(rows_of(codes), rows_of(codes ^ MIRROR), strict=True)
    ]
