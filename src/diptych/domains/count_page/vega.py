"""A count as a Vega-Lite document: data inline, every range drawn, every unit and standard in a chart of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from diptych.domains.count_page.facets import (
    Facet,
    apart_rows,
    counted_by,
    facets_of,
    listed,
    period_of,
    population_of,
    range_words,
    said_groups,
    where_words,
)
from diptych.model.count_page import CountTotals
from diptych.model.register_counts import RULE, Counts

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
"""Vega-Lite 5; version 6 reads it as well. An address as a name: nothing is fetched."""

AT_LEAST, UP_TO, APART_INK = "#2f5f82", "#a9c3d6", "#6b7280"
"""What is stated at least, what up to at most, and what stands apart: one set of colours for every side."""


_PLAIN: Mapping[str, Any] = {"title": None, "axis": {"labelLimit": 420}}
"""An axis of names: no title, and names longer than Vega-Lite shows by itself."""


def vega_lite(counts: Counts, totals: CountTotals) -> dict[str, Any]:
    """Build the document.

    Bars run from 0 to what is stated at least, in a lighter tone on to what is stated at most; a line shows the range
    with judged duplicates counted once. Nothing is stacked on anything else. What is denied or refuted has charts of
    its own.

    Args:
        counts: The figures.
        totals: All counted incidents, for the shares of what is missing.
    """
    facets = facets_of(counts)
    charts = [_chart(facet) for facet in facets] + _apart(counts)
    subtitle = subtitle_lines(counts, totals)
    return {
        "$schema": SCHEMA,
        "title": {"text": title_of(counts), "subtitle": subtitle, "anchor": "start", "limit": 0},
        "description": description_of(counts, totals),
        "usermeta": {
            "snapshot": counts.snapshot,
            "recompute": counts.recompute,
            "not_comparable": [one.reason for one in counts.not_comparable],
            "stated_figures": list(counts.stated),
            "rows_not_drawn": sum(facet.not_drawn for facet in facets),
        },
        "config": {"view": {"stroke": None}, "title": {"offset": 12}},
        "vconcat": charts or [_nothing()],
    }


def title_of(counts: Counts) -> str:
    """Say what is counted: the units that are affected, and by what."""
    units = sorted({row.unit for row in counts.rows})
    by = f", by {counted_by(counts)}" if counts.by else ""
    return f"{listed(units) or 'incidents'} affected, as recorded{by}"


def subtitle_lines(counts: Counts, totals: CountTotals) -> list[str]:
    """Say population, period, conditions, rule, what is missing, and the snapshot."""
    refused = [f"Not comparable: {one.reason}" for one in counts.not_comparable]
    return [
        f"Population: {population_of(counts)}",
        f"Period: {period_of(counts)}. Conditions: {where_words(counts.where)}",
        *_wrapped(f"Rule: {RULE}", 130),
        *_wrapped(f"Missing: {missing_words(totals)}", 130),
        *(line for text in refused for line in _wrapped(text, 130)),
        f"Snapshot {counts.snapshot}",
    ]


def missing_words(totals: CountTotals) -> str:
    """Say what is missing, as shares of all counted incidents: ``undated 3 of 40 (8 %)``."""
    n = totals.incidents
    found = [
        f"{name.replace('_', ' ')} {value:,} of {n:,} ({share_words(value, n)})"
        for name, value in totals.missing.items()
        if value
    ]
    return ", ".join(found) or "nothing"


def share_words(part: int, whole: int) -> str:
    """Say a share in percent; what is more than nothing never reads 0, what is less than all never 100."""
    if not whole or part in (0, whole):
        return f"{100 if whole and part else 0} %"
    return f"{min(99, max(1, round(100 * part / whole)))} %"


def description_of(counts: Counts, totals: CountTotals) -> str:
    """Say the chart in words, for those who do not see it."""
    said = [
        f"{said_groups(row)}: {range_words(row.recorded, is_open=row.missing.get('without_upper_end', 0) > 0)} "
        f"{row.unit} in {row.recorded.incidents:,} incidents"
        for row in counts.rows[:40]
    ]
    more = f"; and {len(counts.rows) - 40} more rows" if len(counts.rows) > 40 else ""
    return (
        f"{title_of(counts)}. {'; '.join(said) or 'No incident fits'}{more}. Missing: {missing_words(totals)}. "
        f"Snapshot {counts.snapshot}."
    )


def _values(facet: Facet) -> list[dict[str, Any]]:
    return [
        {
            "series": panel.label,
            "label": bar.label,
            "low": bar.recorded.low,
            "high": bar.recorded.high,
            "once_low": bar.resolved.low,
            "once_high": bar.resolved.high,
            "incidents": bar.recorded.incidents,
            "open": bar.is_open,
            "said": range_words(bar.recorded, is_open=bar.is_open),
            "without_number": bar.without_number,
        }
        for panel in facet.panels
        for bar in panel.bars
    ]


def _chart(facet: Facet) -> dict[str, Any]:
    along, across = ("y", "x") if facet.by_period else ("x", "y")
    labels = list(facet.periods) if facet.by_period else [b.label for p in facet.panels for b in p.bars]
    place: dict[str, Any] = {"field": "label", "type": "nominal", "scale": {"domain": labels}, **_PLAIN}
    scale = {"domain": [0, max(facet.top, 1)], "nice": True}
    end: dict[str, Any] = {"type": "quantitative", "scale": scale, "title": facet.unit}
    said = [
        {"field": "series", "title": "series"},
        {"field": "label", "title": "figure"},
        {"field": "said", "title": f"{facet.unit}, at least to at most"},
        {"field": "incidents", "title": "incidents"},
        {"field": "without_number", "title": "of them without a number"},
        {"field": "once_low", "title": "duplicates counted once, at least"},
        {"field": "once_high", "title": "duplicates counted once, at most"},
    ]

    def ranged(low: str, high: str, **mark: Any) -> dict[str, Any]:
        ends = {along: {"field": low, **end}, f"{along}2": {"field": high}}
        return {"mark": mark, "encoding": {across: place, **ends, "tooltip": said}}

    layer = [
        {
            "transform": [{"calculate": "0", "as": "zero"}],
            **ranged("zero", "low", type="bar", color=AT_LEAST),
        },
        ranged("low", "high", type="bar", color=UP_TO),
        {
            "transform": [{"filter": "datum.once_low != datum.low || datum.once_high != datum.high"}],
            **ranged("once_low", "once_high", type="rule", color="black", strokeWidth=2),
        },
        {
            "transform": [{"filter": "datum.open"}],
            "mark": {"type": "text", "text": "▸" if along == "x" else "▴", "color": "black",
                     "align": "left" if along == "x" else "center", "baseline": "middle"
                     if along == "x" else "bottom", "dx": 2 if along == "x" else 0},
            "encoding": {across: place, along: {"field": "high", **end}},
        },
    ]  # fmt: skip
    spec: dict[str, Any] = {"layer": layer, "width": {"step": 46} if facet.by_period else 520}
    spec["height"] = 110 if facet.by_period else {"step": 24}
    lines = [
        "dark: stated at least; light: up to what is stated at most; ▸ or ▴: no upper end stated for some;",
        "black line: the range with judged duplicates counted once",
    ]
    if facet.not_drawn:
        lines.append(f"{facet.not_drawn} further rows stand in the table only")
    head = {
        "data": {"values": _values(facet)},
        "title": {"text": f"{facet.unit}; standard: {facet.standard}", "subtitle": lines, "anchor": "start"},
    }
    if not facet.by_period:
        return head | spec
    series = {
        "field": "series",
        "type": "nominal",
        "title": None,
        "header": {"labelAngle": 0, "labelAlign": "left", "labelAnchor": "start", "labelOrient": "top"},
    }
    return head | {"facet": series, "columns": 3 if len(facet.periods) <= 6 else 1, "spec": spec}


def _apart(counts: Counts) -> list[dict[str, Any]]:
    """One chart a unit of what is denied or refuted, in outline."""
    found: dict[str, list[dict[str, Any]]] = {}
    for number, row in apart_rows(counts):
        for state, amount in (("denied", row.denied), ("refuted", row.refuted)):
            if amount.incidents:
                standard = f" · {row.standard}" if row.standard else ""
                found.setdefault(row.unit, []).append(
                    {
                        "label": f"[{number}] {state}: {said_groups(row)}{standard}",
                        "low": amount.low,
                        "high": amount.high,
                        "zero": 0,
                        "incidents": amount.incidents,
                    }
                )
    return [_apart_chart(unit, values) for unit, values in sorted(found.items())]


def _apart_chart(unit: str, values: list[dict[str, Any]]) -> dict[str, Any]:
    place = {"field": "label", "type": "nominal", "sort": [one["label"] for one in values], **_PLAIN}
    outline = {"filled": False, "stroke": APART_INK, "strokeDash": [4, 3], "type": "bar"}
    return {
        "data": {"values": values},
        "title": {"text": f"{unit}: denied or refuted, in no figure above", "anchor": "start"},
        "width": 520,
        "height": {"step": 24},
        "layer": [
            {
                "mark": outline,
                "encoding": {
                    "y": place,
                    "x": {"field": low, "type": "quantitative", "title": unit},
                    "x2": {"field": high},
                    "tooltip": [{"field": name} for name in ("label", "low", "high", "incidents")],
                },
            }
            for low, high in (("zero", "low"), ("low", "high"))
        ],
    }


def _nothing() -> dict[str, Any]:
    return {"data": {"values": [{"said": "no incident fits"}]}, "mark": "text",
            "encoding": {"text": {"field": "said", "type": "nominal"}}}  # fmt: skip


def _wrapped(text: str, width: int) -> list[str]:
    """Part a text into lines: Vega-Lite wraps none."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
