"""Parts a count into charts: one for each unit and standard, in it one panel for each series, in it one bar a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diptych.model.register_counts import (
    NOT_STATED,
    UNDATED,
    UNDETERMINED,
    Amount,
    CountRow,
    Counts,
    population_words,
)
from diptych.model.register_search import query_words

MOST_BARS = 60
"""Most bars of one panel: more are thinner than a label is high. Chosen by hand."""

MOST_PANELS = 12
"""Most panels of one chart; those of the most incidents are drawn, the rest stands in the table. Chosen by hand."""

APART = (UNDATED, UNDETERMINED)
"""Periods that are none: drawn after the others, behind a gap."""

NAMES: Mapping[str, str] = {
    "source": "source",
    "period": "period",
    "side": "party alleged",
    "affected": "party affected",
    "kind": "kind",
    "country": "country",
    "admin": "administrative unit",
    "place": "place",
    "status": "status",
}
"""What is counted by, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One figure of a chart."""

    label: str
    recorded: Amount
    resolved: Amount
    """The same with judged duplicates counted once."""
    without_number: int
    without_upper_end: int

    @property
    def is_open(self) -> bool:
        """Whether some of its incidents state only "at least": the upper end is open."""
        return self.without_upper_end > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The bars of one series, such as one source and one side over time."""

    label: str
    bars: tuple[Bar, ...]

    @property
    def incidents(self) -> int:
        """Of all its bars."""
        return sum(bar.recorded.incidents for bar in self.bars)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """What has one unit and one standard, and so one scale."""

    unit: str
    standard: str
    by_period: bool
    panels: tuple[Panel, ...]
    not_drawn: int
    """Rows that stand in the table only."""

    @property
    def top(self) -> int:
        """The highest figure."""
        ends = [
            max(bar.recorded.high, bar.resolved.high, bar.recorded.low)
            for panel in self.panels
            for bar in panel.bars
        ]
        return max(ends, default=0)

    @property
    def periods(self) -> tuple[str, ...]:
        """All periods from its first to its last, in order, those that are none after them."""
        found = {bar.label for panel in self.panels for bar in panel.bars}
        return _consecutive(sorted(found - set(APART))) + tuple(one for one in APART if one in found)


def _consecutive(periods: Sequence[str]) -> tuple[str, ...]:
    """Fill in the years or months between; where they are too many to draw, only those that occur."""
    if not periods:
        return ()
    is_month = "-" in periods[0]
    ends = [
        int(one[:4]) * 12 + int(one[5:]) - 1 if is_month else int(one) for one in (periods[0], periods[-1])
    ]
    if ends[1] - ends[0] >= MOST_BARS:
        return tuple(periods)
    every = range(ends[0], ends[1] + 1)
    return tuple(f"{n // 12:04d}-{n % 12 + 1:02d}" if is_month else f"{n:04d}" for n in every)


def facets_of(counts: Counts) -> tuple[Facet, ...]:
    """Part a count into charts; the order is that of the names, never of who is counted."""
    found: dict[tuple[str, str], list[CountRow]] = {}
    for row in counts.rows:
        found.setdefault((row.unit, row.standard or NOT_STATED), []).append(row)
    return tuple(_facet(unit, standard, rows, counts.by) for (unit, standard), rows in sorted(found.items()))


def apart_rows(counts: Counts) -> tuple[tuple[int, CountRow], ...]:
    """Return the rows that hold denied or refuted incidents, each with its number."""
    return tuple(
        (number, row)
        for number, row in enumerate(counts.rows, 1)
        if row.denied.incidents or row.refuted.incidents
    )


def _facet(unit: str, standard: str, rows: Sequence[CountRow], by: Sequence[str]) -> Facet:
    by_period = "period" in by and len({row.groups["period"] for row in rows}) > 1
    series = [name for name in by if name != "period"] if by_period else []
    panels: dict[tuple[str, ...], list[CountRow]] = {}
    for row in rows:
        if row.recorded.incidents:
            panels.setdefault(tuple(row.groups[name] for name in series), []).append(row)
    ranked = sorted(panels, key=lambda key: (-sum(row.recorded.incidents for row in panels[key]), key))
    kept = sorted(ranked[:MOST_PANELS])
    drawn = [
        Panel(label=_said(dict(zip(series, key, strict=True))), bars=_bars(panels[key], by, by_period))
        for key in kept
    ]
    shown = sum(len(panel.bars) for panel in drawn)
    counted = sum(len(some) for some in panels.values())
    return Facet(
        unit=unit, standard=standard, by_period=by_period, panels=tuple(drawn), not_drawn=counted - shown
    )


def _bars(rows: Sequence[CountRow], by: Sequence[str], by_period: bool) -> tuple[Bar, ...]:
    bars = [
        Bar(
            label=row.groups["period"] if by_period else _said({name: row.groups[name] for name in by}),
            recorded=row.recorded,
            resolved=row.resolved,
            without_number=row.missing.get("without_number", 0),
            without_upper_end=row.missing.get("without_upper_end", 0),
        )
        for row in rows
    ]
    if len(bars) <= MOST_BARS:
        return tuple(bars)
    if by_period:
        return tuple(bars[-MOST_BARS:])
    kept = sorted(range(len(bars)), key=lambda at: (-bars[at].recorded.incidents, at))[:MOST_BARS]
    return tuple(bars[at] for at in sorted(kept))


def _said(groups: Mapping[str, str]) -> str:
    """Say the groups of a row: ``Mission · 2024 · Side A``; a value that is not stated names what of."""
    parts = [
        value if value != NOT_STATED else f"{NAMES.get(name, name)} not stated"
        for name, value in groups.items()
    ]
    return " · ".join(parts) or "all incidents"


def said_groups(row: CountRow) -> str:
    """Say what a row is of."""
    return _said(row.groups)


def population_of(counts: Counts) -> str:
    """Say of whom the figures are: one population, or that each row has its own."""
    found = {population_words(row.groups) for row in counts.rows}
    return found.pop() if len(found) == 1 else "each row has its own: see the table"


def period_of(counts: Counts) -> str:
    """Say which periods the figures lie in."""
    where = counts.where
    ends = [str(where.get(name, "")) for name in ("date_from", "date_to")]
    asked = (
        f"dates that can lie from {ends[0] or 'the first'} to {ends[1] or 'the last'}" if any(ends) else ""
    )
    found = sorted(
        {row.groups["period"] for row in counts.rows if "period" in row.groups} - {*APART, "all dated"}
    )
    if not found:
        return asked or "all dates, and undated incidents"
    spans = found[0] if len(found) == 1 else f"{found[0]} to {found[-1]}"
    return f"{spans}{f' ({asked})' if asked else ''}"


def counted_by(counts: Counts) -> str:
    """Say what is counted by: ``source, period and party alleged``."""
    return listed([NAMES.get(name, name) for name in counts.by])


def listed(names: Sequence[str]) -> str:
    """Say several names: ``a, b and c``."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def where_words(where: Mapping[str, object]) -> str:
    """Say the conditions of a count; its period stands elsewhere."""
    return (
        query_words({name: value for name, value in where.items() if name not in ("date_from", "date_to")})
        or "none"
    )


def range_words(amount: Amount, *, is_open: bool = False) -> str:
    """Say a range: ``3 to 12``, ``5``, ``at least 5``."""
    if is_open and amount.low == amount.high:
        return f"at least {amount.low:,}"
    if amount.low == amount.high:
        return f"{amount.low:,}"
    return f"{amount.low:,} to {amount.high:,}{' or more' if is_open else ''}"
