"""Groups of things that hang together by pairs."""

from __future__ import annotations

from collections.abc import Iterable


def clusters_of(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
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
