"""Charts of a count as SVG: a bar to what is stated at least, lighter on to at most, one set of colours for all."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape

from diptych.domains.count_page.facets import APART, Bar, Facet, Panel, range_words
from diptych.model.register_counts import UNDETERMINED, Amount, CountRow
from diptych.model.visible_text import visible

WIDTH = 1040
"""Width of a drawing in its own units; the page scales it."""

_LABELS, _SAID = 350, 245
"""Room for the labels before, and for the figures behind, the bars of a chart that lies."""

_ROW, _THICK = 34, 14

_LETTER = 6.5
"""Mean width of a letter at 13 units of system fonts, measured in Chromium over Latin and Cyrillic text."""

_TALL, _HEAD, _FOOT = 120, 66, 40
"""Height of the bars of one panel over time, of what stands over them, and of what stands under them."""


_BETWEEN = 40
"""Room between panels that stand side by side."""

_GAP, _APART_WIDE = 14, 50
"""Gap before periods that are none, and the room that each of them needs for its name."""


_LONG_FIGURE = 8
"""Longest figure over a bar that stands on one line, in letters. Chosen by hand: ``12–345+`` does."""


def text(value: str) -> str:
    """Return text of others, safe in HTML and with its hidden characters shown."""
    return escape(visible(value))


def cut(value: str, room: float) -> str:
    """Cut a text to a room in units of the drawing; the whole stands in the title that one can point at."""
    most = max(4, int(room / _LETTER))
    return value if len(value) <= most else value[: most - 1].rstrip() + "…"


def chart_svg(facet: Facet, name: str) -> str:
    """Draw one unit and standard: over time one panel for each series, else one lying bar for each row.

    Args:
        facet: What to draw.
        name: Id of the drawing in its page, to be named by.
    """
    if facet.by_period:
        columns = _columns(facet)
        wide = (WIDTH - _BETWEEN * (columns - 1)) / columns
        tall = _HEAD + _TALL + _FOOT
        height = math.ceil(len(facet.panels) / columns) * tall - 10
        parts = [
            part
            for number, panel in enumerate(facet.panels)
            for part in _over_time(
                panel, facet, number % columns * (wide + _BETWEEN), number // columns * tall, wide
            )
        ]
    else:
        bars = [bar for panel in facet.panels for bar in panel.bars]
        height = 30 + _ROW * len(bars) + 6
        parts = list(_lying(bars, facet))
    said = f"{facet.unit}, standard: {facet.standard}; the table holds every figure"
    return drawing(name, height, f"Bars of {facet.unit}", said, parts)


def drawing(name: str, height: float, title: str, said: str, parts: Sequence[str]) -> str:
    """Put parts into one drawing that is named and described for those who do not see it."""
    return (
        f'<svg role="img" aria-labelledby="{name}-t {name}-d" viewBox="0 0 {WIDTH} {height:.0f}">'
        f'<title id="{name}-t">{text(title)}</title><desc id="{name}-d">{text(said)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def ticks(top: int, most: int) -> list[int]:
    """Return round values from 0 to at least ``top``, at most ``most`` steps: ``ticks(23, 5)`` is 0, 5, 10 to 25."""
    step = 1
    while True:
        for factor in (1, 2, 5):
            if step * factor * most >= max(top, 1):
                width = step * factor
                return list(range(0, (max(top, 1) + width - 1) // width * width + 1, width))
        step *= 10


def _lying(bars: Sequence[Bar], facet: Facet) -> Iterator[str]:
    left, right = _LABELS, WIDTH - _SAID
    marks = ticks(facet.top, 6)
    scale = (right - left) / marks[-1]
    foot = 26 + _ROW * len(bars)
    for value in marks:
        x = left + value * scale
        yield f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="22" y2="{foot}"/>'
        yield f'<text class="soft tick" x="{x:.1f}" y="14" text-anchor="middle">{value:,}</text>'
    for number, bar in enumerate(bars):
        middle = 26 + _ROW * number + _ROW / 2
        yield (
            f'<text x="{left - 12}" y="{middle + 4:.1f}" text-anchor="end"><title>{text(bar.label)}</title>'
            f"{text(cut(bar.label, _LABELS - 16))}</text>"
        )
        yield from _lying_bar(bar, left, middle - _THICK / 2 - 2, scale)
        yield (
            f'<text x="{right + 14}" y="{middle + 4:.1f}"><tspan class="figure">'
            f"{range_words(bar.recorded, is_open=bar.is_open)}</tspan>"
            f'<tspan class="soft"> in {_incidents(bar.recorded)}</tspan></text>'
        )
    yield f'<line class="axis" x1="{left}" x2="{left}" y1="22" y2="{foot}"/>'


def _lying_bar(bar: Bar, left: float, y: float, scale: float) -> Iterator[str]:
    low, high = left + bar.recorded.low * scale, left + bar.recorded.high * scale
    if bar.recorded.high == 0:
        yield f'<circle class="none" cx="{left:.1f}" cy="{y + _THICK / 2:.1f}" r="4"/>'
    yield f'<rect class="least" x="{left}" y="{y:.1f}" width="{low - left:.1f}" height="{_THICK}"/>'
    yield f'<rect class="most" x="{low:.1f}" y="{y:.1f}" width="{high - low:.1f}" height="{_THICK}"/>'
    if bar.is_open:
        yield f'<path class="open" d="M{high + 3:.1f} {y + 2:.1f}l6 {_THICK / 2 - 2}l-6 {_THICK / 2 - 2}"/>'
    if bar.resolved != bar.recorded:
        one, two = left + bar.resolved.low * scale, left + bar.resolved.high * scale
        at = y + _THICK + 4
        yield (f'<path class="once" d="M{one:.1f} {at - 2.5:.1f}v5m0 -2.5H{two:.1f}m0 -2.5v5"/>')


def _columns(facet: Facet) -> int:
    """Return how many panels stand side by side: as many as leave each bar room for its figure, at most three."""
    if len(facet.panels) == 1:
        return 1
    for columns in (3, 2):
        room = (WIDTH - _BETWEEN * (columns - 1)) / columns - _before(facet) - _GAP
        if room / max(len(facet.periods), 1) >= max(_APART_WIDE, _widest(facet)):
            return columns
    return 1


def _before(facet: Facet) -> float:
    """Return the room for the numbers before a panel's bars."""
    return 16 + _LETTER * len(f"{ticks(facet.top, 3)[-1]:,}")


def _over_bar(bar: Bar) -> list[str]:
    """Return the figure over a bar, the upper line first; long ranges stand on two lines."""
    said = range_words(bar.recorded).replace(" to ", "–") + ("+" if bar.is_open else "")
    first, between, last = said.partition("–")
    return [f"{first}{between}", last] if between and len(said) > _LONG_FIGURE else [said]


def _widest(facet: Facet) -> float:
    """Return the room that the longest figure over a bar needs; the figures stand over all bars, or over none."""
    lines = [line for panel in facet.panels for bar in panel.bars for line in _over_bar(bar)]
    return 6 + _LETTER * max(map(len, lines))


def _places(periods: Sequence[str], room: float) -> list[tuple[float, float]]:
    """Return where each period begins and how wide its place is."""
    apart = sum(period in APART for period in periods)
    wide = min(86.0, (room - (_GAP if apart else 0)) / len(periods))
    if wide < _APART_WIDE and apart:
        wide = (room - _GAP - apart * _APART_WIDE) / max(len(periods) - apart, 1)
    found: list[tuple[float, float]] = []
    at = 0.0
    for number, period in enumerate(periods):
        is_first_apart = period in APART and number and periods[number - 1] not in APART
        at += _GAP if is_first_apart else 0
        place = max(wide, _APART_WIDE) if period in APART else wide
        found.append((at, place))
        at += place
    return found


def _over_time(panel: Panel, facet: Facet, x: float, y: float, wide: float) -> Iterator[str]:
    left, right = x + _before(facet), x + wide
    marks = ticks(facet.top, 3)
    foot = y + _HEAD + _TALL
    scale = _TALL / marks[-1]
    yield from _panel_head(panel, facet, x, y, wide)
    for value in marks:
        at = foot - value * scale
        kind = "axis" if value == 0 else "grid"
        yield f'<line class="{kind}" x1="{left:.1f}" x2="{right:.1f}" y1="{at:.1f}" y2="{at:.1f}"/>'
        yield f'<text class="soft tick" x="{left - 8:.1f}" y="{at + 4:.1f}" text-anchor="end">{value:,}</text>'
    bars = {bar.label: bar for bar in panel.bars}
    places = _places(facet.periods, right - left)
    are_figures = min(place for _, place in places) >= _widest(facet)
    for number, (period, (begins, place)) in enumerate(zip(facet.periods, places, strict=True)):
        yield from _period_label(period, number, left + begins + place / 2, foot, place)
        if period in bars:
            yield from _standing_bar(bars[period], left + begins, place, foot, scale, figure=are_figures)


def _panel_head(panel: Panel, facet: Facet, x: float, y: float, wide: float) -> Iterator[str]:
    """Name a panel on one or two lines, so that the last part of its name is never cut off by the first."""
    label = panel.label if panel.label != "all incidents" else facet.unit
    room = wide / 1.15
    first, _, last = label.rpartition(" · ") if len(label) * _LETTER > room else ("", "", label)
    lines = [first, last] if first else [last]
    counted = f"{panel.incidents:,} incident{'' if panel.incidents == 1 else 's'}"
    for number, line in enumerate(lines):
        yield (
            f'<text class="head" x="{x:.1f}" y="{y + 14 + 17 * number:.1f}"><title>{text(label)}</title>'
            f"{text(cut(line, room - (110 if number else 0)))}</text>"
        )
    place = (
        f'x="{x + wide:.1f}" y="{y + 31:.1f}" text-anchor="end"' if first else f'x="{x:.1f}" y="{y + 31:.1f}"'
    )
    yield f'<text class="soft tick" {place}>{counted}</text>'


def _period_label(period: str, number: int, x: float, foot: float, wide: float) -> Iterator[str]:
    """Name every period where there is room, else every January or every fifth year."""
    short = "several" if period == UNDETERMINED else period
    is_named = number == 0 or period in APART or wide >= _LETTER * len(short) + 2
    if not is_named:
        is_named = period.endswith("-01") if "-" in period else int(period) % 5 == 0
        short = period[:4]
    if is_named:
        yield (
            f'<text class="soft tick" x="{x:.1f}" y="{foot + 16:.1f}" text-anchor="middle">'
            f"<title>{text(period)}</title>{text(short)}</text>"
        )


def _standing_bar(
    bar: Bar, x: float, wide: float, foot: float, scale: float, *, figure: bool
) -> Iterator[str]:
    thick = max(2.0, min(40.0, wide * 0.62))
    left, middle = x + (wide - thick) / 2, x + wide / 2
    low, high = foot - bar.recorded.low * scale, foot - bar.recorded.high * scale
    said = f"{bar.label}: {range_words(bar.recorded, is_open=bar.is_open)} in {_incidents(bar.recorded)}"
    yield f"<g><title>{text(said)}</title>"
    if bar.recorded.high == 0:
        yield f'<circle class="none" cx="{middle:.1f}" cy="{foot - 6:.1f}" r="{min(4.0, thick / 2):.1f}"/>'
    yield f'<rect class="least" x="{left:.1f}" y="{low:.1f}" width="{thick:.1f}" height="{foot - low:.1f}"/>'
    yield f'<rect class="most" x="{left:.1f}" y="{high:.1f}" width="{thick:.1f}" height="{low - high:.1f}"/>'
    if bar.is_open:
        up = high - (14 if bar.recorded.high == 0 else 3)
        yield f'<path class="open" d="M{middle - 5:.1f} {up:.1f}l5 -6l5 6"/>'
    if bar.resolved != bar.recorded and wide >= 14:
        one, two = foot - bar.resolved.low * scale, foot - bar.resolved.high * scale
        at = left + thick + 4
        yield f'<path class="once" d="M{at - 2.5:.1f} {one:.1f}h5m-2.5 0V{two:.1f}m-2.5 0h5"/>'
    if figure:
        over = high - (14 if bar.is_open else 5) - (10 if bar.recorded.high == 0 else 0)
        for number, line in enumerate(reversed(_over_bar(bar))):
            at = over - 13 * number
            yield f'<text class="tick" x="{middle:.1f}" y="{at:.1f}" text-anchor="middle">{line}</text>'
    yield "</g>"


def _incidents(amount: Amount) -> str:
    return f"{amount.incidents:,} incident{'' if amount.incidents == 1 else 's'}"


def apart_svg(rows: Sequence[tuple[str, str, Amount, CountRow]], name: str) -> str:
    """Draw what is denied or refuted, in outline, one unit in one drawing.

    Args:
        rows: Label, ``denied`` or ``refuted``, how much, and the row that it is of; all of one unit.
        name: Id of the drawing in its page.
    """
    left, right = _LABELS + 30, WIDTH - _SAID
    marks = ticks(max(amount.high for _, _, amount, _ in rows), 6)
    scale = (right - left) / marks[-1]
    foot = 26 + 28 * len(rows)
    parts = []
    for value in marks:
        x = left + value * scale
        parts.append(
            f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="22" y2="{foot}"/>'
            f'<text class="soft tick" x="{x:.1f}" y="14" text-anchor="middle">{value:,}</text>'
        )
    for number, (label, state, amount, _) in enumerate(rows):
        y = 26 + 28 * number + 14
        low, high = left + amount.low * scale, left + amount.high * scale
        parts.append(
            f'<text x="{left - 12}" y="{y + 4}" text-anchor="end"><title>{text(label)}</title>'
            f"{text(cut(label, _LABELS + 14))}</text>"
            f'<path class="apart" d="M{left} {y - 6}H{high:.1f}v12H{left}zM{low:.1f} {y - 6}v12"/>'
            f'<text x="{right + 14}" y="{y + 4}">{state}: {range_words(amount)}'
            f'<tspan class="soft"> in {_incidents(amount)}</tspan></text>'
        )
    parts.append(f'<line class="axis" x1="{left}" x2="{left}" y1="22" y2="{foot}"/>')
    unit = rows[0][3].unit
    return drawing(name, foot + 6, f"Denied or refuted: {unit}", "The table holds every figure.", parts)
