"""Which recordings hold local features like those of a query: exact parts of codes, sorted.

The 96 bits of lowest frequency, which differ least between copies, make three keys of 32 bits. Two codes of one spot
share a key unless every third has an error; two of other spots hardly ever do. Keys with their recording are one
sorted array each, so that a query is a binary search in an array that may lie on disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.fingerprint import MIRROR

N_KEYS = 3

MAX_SHARE = 0.02
"""A key that more than this share of all recordings hold (and more than ``COMMON``) says nothing. By hand."""

COMMON = 40

_FREQUENCY = (
    np.arange(4)[:, None, None]
    + np.arange(4)[None, :, None]
    + np.array([0, 1, 1, 2, 2, 3, 3, 4])[None, None, :]
).reshape(128)
_ORDER = np.argsort(_FREQUENCY, kind="stable")[1 : 1 + 32 * N_KEYS]
"""Bits by rising frequency; the first, the sum of all, is always set."""

Entries = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class KeyIndex:
    """Keys of many recordings; ``entries[k]`` is sorted and holds ``key << 32 | number of the recording``."""

    n_items: int
    entries: tuple[Entries, ...]


def keys_of(codes: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """Return the keys ``(f, 3)`` of codes ``(f, 16)``."""
    bits = np.unpackbits(codes, axis=1)[:, _ORDER].reshape(len(codes), N_KEYS, 32)
    packed = np.packbits(bits, axis=2)
    return np.ascontiguousarray(packed).view(">u4").reshape(len(codes), N_KEYS).astype(np.uint64)


def build(codes: Sequence[NDArray[np.uint8]]) -> KeyIndex:
    """Index recordings by the codes of each, ``(f, 16)``."""
    keys = [keys_of(one) for one in codes]
    entries = []
    for k in range(N_KEYS):
        parts = [(np.unique(one[:, k]) << np.uint64(32)) | np.uint64(n) for n, one in enumerate(keys)]
        entries.append(np.sort(np.concatenate(parts)) if parts else np.zeros(0, np.uint64))
    return KeyIndex(len(codes), tuple(entries))


def votes(index: KeyIndex, codes: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Weigh every recording by the keys it shares with a query, as it is and mirrored; rare keys weigh more.

    Returns:
        ``(n_items,)`` votes, 0 where nothing is shared.
    """
    total = np.zeros(index.n_items)
    common = max(COMMON, MAX_SHARE * index.n_items)
    for flipped in (codes, codes ^ MIRROR):
        keys = keys_of(flipped)
        for k, entries in enumerate(index.entries):
            wanted = np.unique(keys[:, k]) << np.uint64(32)
            low = np.searchsorted(entries, wanted)
            high = np.searchsorted(entries, wanted + np.uint64(1 << 32))
            n = high - low
            for begin, end in zip(low[(n > 0) & (n <= common)], high[(n > 0) & (n <= common)], strict=True):
                owners = (entries[begin:end] & np.uint64(0xFFFFFFFF)).astype(np.intp)
                total[owners] += 1.0 / np.log2(1 + len(owners)) if len(owners) > 1 else 1.0
    return total
