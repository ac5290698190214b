"""Groups of things that hang together by pairs, and pairs that contradict a group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Pair = tuple[str, str]


def clusters_of(pairs: Iterable[Pair]) -> dict[str, str]:
    """Return, for everything that stands in a pair, the least member of its group.

    ``clusters_of([("b", "c"), ("a", "b")])`` gives ``{"a": "a", "b": "a", "c": "a"}``, whatever the order of pairs.
    """
    parent: dict[str, str] = {}

    def root(one: str) -> str:
        parent.setdefault(one, one)
        top = one
        while parent[top] != top:
            top = parent[top]
        while parent[one] != top:
            parent[one], one = top, parent[one]
        return top

    for left, right in pairs:
        first, second = sorted((root(left), root(right)))
        parent[second] = first
    return {one: root(one) for one in list(parent)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Groups without a contradiction, and the pairs judged different inside a group."""

    clusters: dict[str, str]
    contradictions: tuple[Pair, ...]


def settled_clusters(same: Iterable[Pair], different: Iterable[Pair]) -> Settled:
    """Group by ``same``; a group that holds a pair of ``different`` is left apart, and the pair is named.

    ``a`` same as ``b``, ``b`` same as ``c``, ``a`` different from ``c``: nothing is grouped, and ``(a, c)`` is named.
    """
    groups = clusters_of(same)
    apart = sorted(
        {
            (min(pair), max(pair))
            for pair in different
            if pair[0] in groups and groups[pair[0]] == groups.get(pair[1])
        }
    )
    broken = {groups[left] for left, _ in apart}
    return Settled(
        clusters={one: group for one, group in groups.items() if group not in broken},
        contradictions=tuple(apart),
    )
