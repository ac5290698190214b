"""The root over the lines of a log, as it grows (RFC 6962).

Leaf: SHA-256 of a zero byte and the line. Node: SHA-256 of a one byte and both children. Paths through the tree are in
``algorithms/hash_tree.py``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

EMPTY_ROOT = hashlib.sha256(b"").digest()
"""The root of a tree without leaves, as RFC 6962 has it."""


def leaf_hash(line: bytes) -> bytes:
    """Hash one line of a log, without its newline: 32 bytes."""
    return hashlib.sha256(b"\0" + line).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two children: 32 bytes."""
    return hashlib.sha256(b"\1" + left + right).digest()


@dataclass(slots=True)
class GrowingTree:
    """A tree that only grows: it keeps one hash for each full subtree, largest first."""

    size: int = 0
    _peaks: list[bytes] = field(default_factory=list)

    def add(self, leaf: bytes) -> None:
        """Add the hash of the next leaf."""
        self._peaks.append(leaf)
        size = self.size
        while size & 1:
            right = self._peaks.pop()
            self._peaks[-1] = node_hash(self._peaks[-1], right)
            size >>= 1
        self.size += 1

    def root(self) -> bytes:
        """Return the root over all leaves so far."""
        if not self._peaks:
            return EMPTY_ROOT
        root = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            root = node_hash(peak, root)
        return root

    def copy(self) -> GrowingTree:
        """Return a tree that grows on its own."""
        return GrowingTree(self.size, list(self._peaks))


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Return the root over leaf hashes; without leaves the SHA-256 of nothing."""
    tree = GrowingTree()
    for leaf in leaves:
        tree.add(leaf)
    return tree.root()
