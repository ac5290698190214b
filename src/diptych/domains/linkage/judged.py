"""Judgements of people on pairs: the newest of a pair counts, none joins rows, and contradictions are told."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from diptych.algorithms.union_find import clusters_of
from diptych.model.linkage import Contradiction
from diptych.model.register import LinkJudgement


def contradictions(judgements: Iterable[LinkJudgement]) -> tuple[Contradiction, ...]:
    """Find pairs that were judged different while a chain of "same" leads from one to the other.

    Args:
        judgements: The judgement of each pair that counts.

    Returns:
        One for each such pair, with the shortest chain, in the order of the ids.
    """
    held = list(judgements)
    neighbours: dict[str, set[str]] = {}
    for one in held:
        if one.verdict == "same":
            neighbours.setdefault(one.left, set()).add(one.right)
            neighbours.setdefault(one.right, set()).add(one.left)
    found: list[Contradiction] = []
    for one in sorted(held, key=lambda each: each.id):
        if one.verdict != "different":
            continue
        first, last = sorted((one.left, one.right))
        chain = _shortest(neighbours, first, last)
        if chain:
            found.append(
                Contradiction(
                    chain=tuple(chain),
                    statement=f"{first} and {last} were judged different, and a chain of {len(chain) - 1} judgements "
                    f"“same” leads from one to the other: {' = '.join(chain)}. One of them does not fit.",
                )
            )
    return tuple(found)


def groups(judgements: Iterable[LinkJudgement]) -> tuple[tuple[str, ...], ...]:
    """Return the ids that hang together by "same", for counting both ways; the rows themselves stay apart."""
    least = clusters_of((one.left, one.right) for one in judgements if one.verdict == "same")
    found: dict[str, list[str]] = {}
    for one, first in sorted(least.items()):
        found.setdefault(first, []).append(one)
    return tuple(tuple(held) for _, held in sorted(found.items()))


def _shortest(neighbours: dict[str, set[str]], first: str, last: str) -> Sequence[str]:
    before: dict[str, str] = {first: ""}
    queue = deque([first])
    while queue:
        at = queue.popleft()
        if at == last:
            chain = [at]
            while before[chain[-1]]:
                chain.append(before[chain[-1]])
            return chain[::-1]
        for other in sorted(neighbours.get(at, ())):
            if other not in before:
                before[other] = at
                queue.append(other)
    return ()
