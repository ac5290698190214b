"""Short paths through the hash tree over a log (RFC 6962): from an entry to a root, from an older root to a newer."""

from __future__ import annotations

from collections.abc import Sequence

from diptych.model.log_root import node_hash, root_of


def inclusion_path(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Return the hashes that lead from one leaf to the root (RFC 6962 §2.1.1), the leaf's sibling first.

    Args:
        leaves: All leaf hashes.
        index: Which leaf, from 0.

    Raises:
        ValueError: There is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise ValueError("no leaf with that index")
    path: list[bytes] = []
    low, high = 0, len(leaves)
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            path.append(root_of(leaves[middle:high]))
            high = middle
        else:
            path.append(root_of(leaves[low:middle]))
            low = middle
    return path[::-1]


def leads_to_root(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether a path leads from a leaf to the root of a tree of ``size`` leaves (RFC 9162 §2.1.3.2)."""
    if not 0 <= index < size:
        return False
    position, last, found = index, size - 1, leaf
    for other in path:
        if last == 0:
            return False
        if position & 1 or position == last:
            found = node_hash(other, found)
            while not position & 1 and position:
                position >>= 1
                last >>= 1
        else:
            found = node_hash(found, other)
        position >>= 1
        last >>= 1
    return last == 0 and found == root


def growth_path(leaves: Sequence[bytes], older: int) -> list[bytes]:
    """Return the hashes that tie the tree's first ``older`` leaves to all of it (RFC 6962 §2.1.2).

    Raises:
        ValueError: ``older`` is below 1 or beyond the tree.
    """
    if not 1 <= older <= len(leaves):
        raise ValueError("no tree of that size came before")
    return _growth(leaves, older, True)


def _growth(leaves: Sequence[bytes], older: int, whole: bool) -> list[bytes]:
    size = len(leaves)
    if older == size:
        return [] if whole else [root_of(leaves)]
    middle = _split(size)
    if older <= middle:
        return [*_growth(leaves[:middle], older, whole), root_of(leaves[middle:])]
    return [*_growth(leaves[middle:], older - middle, False), root_of(leaves[:middle])]


def grew_from(older: int, older_root: bytes, size: int, root: bytes, path: Sequence[bytes]) -> bool:
    """Whether a tree of ``size`` leaves starts with the ``older`` leaves under ``older_root`` (RFC 9162 §2.1.4.2)."""
    if not 1 <= older <= size:
        return False
    if older == size:
        return not path and older_root == root
    steps = list(path)
    if older & (older - 1) == 0:
        steps.insert(0, older_root)
    if not steps:
        return False
    position, last = older - 1, size - 1
    while position & 1:
        position >>= 1
        last >>= 1
    first = second = steps[0]
    for other in steps[1:]:
        if last == 0:
            return False
        if position & 1 or position == last:
            first = node_hash(other, first)
            second = node_hash(other, second)
            while not position & 1 and position:
                position >>= 1
                last >>= 1
        else:
            second = node_hash(second, other)
        position >>= 1
        last >>= 1
    return last == 0 and first == older_root and second == root


def _split(size: int) -> int:
    """Return the largest power of two below ``size``."""
    return int(1 << (size - 1).bit_length() - 1)
