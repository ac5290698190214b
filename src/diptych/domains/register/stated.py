"""Figures that sources state themselves: each origin once, and which two of them may be set side by side."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from diptych.domains.register.comparable import compare_figures
from diptych.domains.register.sentences import figure_words
from diptych.model.register_counts import StatedPair
from diptych.model.statements import Figure, Statement, independent_origins

MOST_COMPARED = 20
"""Most stated figures of which every pair is told: 190 pairs. Chosen by hand; :func:`compared_with` has the others."""


def stated_figures(
    names: Mapping[str, str], statements: Sequence[Statement]
) -> tuple[tuple[str, ...], tuple[StatedPair, ...]]:
    """Say the figures that statements hold, and compare them two by two.

    A statement that passes on another's figure is named with it and counts with it once, also where they pass on one
    another in a circle; one that passes on a figure and changes it stands for itself.

    Args:
        names: Names of sources, by id.
        statements: All statements that stand.

    Returns:
        Lines, in the order of the statements, and the pairs among the first :data:`MOST_COMPARED` of them.
    """
    ordered = _figures(names, statements)
    lines = tuple(_line(names, said, figure, passed_on) for said, figure, passed_on in ordered)
    figures = [figure for _, figure, _ in ordered[:MOST_COMPARED]]
    return lines, tuple(
        _pair(figures, one, two) for one, two in itertools.combinations(range(len(figures)), 2)
    )


def compared_with(
    names: Mapping[str, str], statements: Sequence[Statement], number: int
) -> tuple[StatedPair, ...]:
    """Compare one stated figure with every other.

    Args:
        names: Names of sources, by id.
        statements: All statements that stand.
        number: Which, from 0, in the order of :func:`stated_figures`.

    Raises:
        ValueError: There is no such figure.
    """
    figures = [figure for _, figure, _ in _figures(names, statements)]
    if not 0 <= number < len(figures):
        raise ValueError(f"there is no stated figure {number + 1}")
    return tuple(_pair(figures, number, other) for other in range(len(figures)) if other != number)


def _figures(
    names: Mapping[str, str], statements: Sequence[Statement]
) -> list[tuple[Statement, Figure, list[str]]]:
    """Return each figure with who said it first and the names of those who pass it on."""
    by_id = {one.id: one for one in statements}
    found: dict[str, tuple[Statement, Figure, list[str]]] = {}
    for origin, members in independent_origins(tuple(statements)).items():
        for name in sorted(members, key=lambda one: (one != origin, one)):
            figure = by_id[name].figure
            if figure is None:
                continue
            same = next(
                (one for one in members if one in found and found[one][1] == figure),
                None,
            )
            if same is None:
                found[name] = (by_id[name], figure, [])
            else:
                found[same][2].append(_named(names, by_id[name]))
    return [found[one.id] for one in statements if one.id in found]


def _named(names: Mapping[str, str], said: Statement) -> str:
    return names.get(said.source, said.source)


def _line(names: Mapping[str, str], said: Statement, figure: Figure, passed_on: Sequence[str]) -> str:
    more = (
        f"; passed on by {', '.join(dict.fromkeys(passed_on))}, which counts with it once"
        if passed_on
        else ""
    )
    return f"{_named(names, said)}, {said.said_at or 'undated'}: {figure_words(figure)}{more}"


def _pair(figures: Sequence[Figure], one: int, two: int) -> StatedPair:
    compared = compare_figures(figures[one], figures[two])
    return StatedPair(first=one, second=two, relation=compared.relation or "", reasons=compared.reasons)
