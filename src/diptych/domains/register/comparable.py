"""Whether two figures may be set side by side: only where they count the same of the same by the same rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from diptych.model.edtf import parse_edtf
from diptych.model.statements import Figure

ASPECTS: tuple[str, ...] = ("population", "unit", "period", "side", "rule", "standard")
"""What must agree. Each is named in a published comparison of counts; chosen by hand from such comparisons."""

Relation = Literal["below", "above", "overlapping", "equal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureComparison:
    """Two figures side by side, or why they are not."""

    comparable: bool
    reasons: tuple[str, ...] = ()
    """Why not, one for each aspect that differs or is not stated."""
    relation: Relation | None = None
    """Of the first to the second, where they are comparable."""

    @property
    def reason(self) -> str:
        """All reasons in one line."""
        return "; ".join(self.reasons)


def differences(first: Figure, second: Figure) -> tuple[str, ...]:
    """Name each aspect in which two figures differ, or which one of them does not state.

    An aspect that neither states is named as well: two silences do not agree.
    """
    found = []
    for name in ASPECTS:
        one, two = getattr(first, name), getattr(second, name)
        if not one.strip() or not two.strip():
            which = "neither states" if not one.strip() and not two.strip() else "one does not state"
            found.append(f"{which} the {name}")
        elif not _same(name, one, two):
            found.append(f"the {name} differs ({one} / {two})")
    return tuple(found)


def compare_figures(first: Figure, second: Figure) -> FigureComparison:
    """Compare two figures, or say why they cannot be compared."""
    reasons = list(differences(first, second))
    for figure in (first, second):
        if figure.low is None and figure.high is None:
            reasons.append("one gives no number")
            break
    if reasons:
        return FigureComparison(comparable=False, reasons=tuple(reasons))
    return FigureComparison(comparable=True, relation=_relation(first, second))


def _relation(first: Figure, second: Figure) -> Relation:
    low_1, high_1 = _ends(first)
    low_2, high_2 = _ends(second)
    if (low_1, high_1) == (low_2, high_2):
        return "equal"
    if high_1 is not None and low_2 > high_1:
        return "below"
    if high_2 is not None and low_1 > high_2:
        return "above"
    return "overlapping"


def _ends(figure: Figure) -> tuple[int, int | None]:
    return (figure.low or 0) + figure.exclusive, figure.high


def _same(name: str, one: str, two: str) -> bool:
    if name == "period":
        a, b = parse_edtf(one), parse_edtf(two)
        return (a.first_day, a.last_day) == (b.first_day, b.last_day)
    return " ".join(one.casefold().split()) == " ".join(two.casefold().split())
