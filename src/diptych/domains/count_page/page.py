"""One page of a count: figures, charts, a map, what is missing and what may not be compared. No script, no network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence

from diptych.domains.count_page.drawing import apart_svg, chart_svg, text
from diptych.domains.count_page.facets import (
    NAMES,
    Facet,
    apart_rows,
    facets_of,
    period_of,
    population_of,
    range_words,
    said_groups,
    where_words,
)
from diptych.domains.count_page.placing import CELL, is_gathered, map_svg
from diptych.domains.count_page.style import STYLE
from diptych.domains.count_page.vega import share_words, title_of
from diptych.model.count_page import CountMap, CountTotals
from diptych.model.register_counts import (
    NOT_STATED,
    RULE,
    UNDETERMINED,
    Amount,
    CountRow,
    Counts,
    NotComparable,
)

MOST_ROWS = 2_000
"""Most rows of the table; the rest is told by ``--json``. Chosen by hand: a page of about a megabyte."""

_MISSING = {
    "undated": "no date: stands in no period",
    "unlocated": "no position: not on the map, in no place that is searched by position",
    "unlinked": "nobody judged it the same as another: it may be counted twice",
    "unreviewed": "nobody of this register has looked at it",
    "without_number": "seen, not counted: adds 0 to every figure",
    "without_upper_end": "only “at least” is stated: the upper end of the figure is too low",
}
"""What each sort of missing value means for the figures."""


def count_page(counts: Counts, totals: CountTotals, places: CountMap) -> bytes:
    """Build the page.

    Args:
        counts: The figures.
        totals: All counted incidents, each once.
        places: Where they lie.

    Returns:
        One HTML document in UTF-8, the same bytes for the same count: no script, no picture, nothing from elsewhere.
    """
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    body = "\n".join(_body(counts, totals, places))
    title = title_of(counts)
    title = title[:1].upper() + title[1:]
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<header><p class="kicker">A count of a register</p><h1>{text(title)}</h1>\n{body}\n'
        "</main>\n</body>\n</html>\n"
    ).encode("utf-8", "replace")


def _body(counts: Counts, totals: CountTotals, places: CountMap) -> Iterator[str]:
    yield from _facts(counts, totals)
    yield "</header>"
    yield from _refusals(counts.not_comparable, len(counts.rows))
    facets = facets_of(counts)
    yield "<h2>Figures</h2>"
    if not any(facet.panels for facet in facets):
        yield "<p>No incident fits: there is no figure to draw.</p>"
    for number, facet in enumerate(facets):
        if facet.panels:
            yield from _figure(facet, number)
    yield from _apart(counts)
    yield from _missing(totals)
    yield from _map(places)
    yield from _table(counts)
    yield from _stated(counts)
    yield (
        "<h2>Count again</h2><p>The register keeps every version of every record. This command gives the same figures "
        f"on the same snapshot, whatever was recorded since:</p><pre>{text(counts.recompute)}</pre>"
    )


def _facts(counts: Counts, totals: CountTotals) -> Iterator[str]:
    apart = f"; apart from them {totals.denied:,} denied and {totals.refuted:,} refuted"
    standards = sorted({row.standard or NOT_STATED for row in counts.rows})
    facts = (
        ("Population", population_of(counts)),
        ("Unit", ", ".join(sorted({row.unit for row in counts.rows})) or "none"),
        ("Period", period_of(counts)),
        ("Standard", "; ".join(standards) or NOT_STATED),
        ("Conditions", where_words(counts.where)),
        ("Counted", f"{_incidents(totals.incidents)}{apart}"),
        ("Rule", RULE),
        ("Snapshot", counts.snapshot),
    )
    yield '<dl class="facts">'
    for name, value in facts:
        yield f"<dt>{name}</dt><dd>{text(value)}</dd>"
    yield "</dl>"


def _refusals(refusals: Sequence[NotComparable], n_rows: int) -> Iterator[str]:
    if not refusals:
        return
    yield '<section class="warn"><h2>What may not be compared or added</h2><ul>'
    for one in refusals:
        where = "" if len(one.rows) == n_rows else f' <span class="soft">(rows {_numbers(one.rows)})</span>'
        reason = one.reason[:1].upper() + one.reason[1:]
        yield f"<li>{text(reason)}.{where}</li>"
    yield "</ul></section>"


def _numbers(rows: Sequence[int]) -> str:
    """Say row numbers as runs, the first row being 1: ``1–3, 7``."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and runs[-1][1] == row:
            runs[-1][1] = row + 1
        else:
            runs.append([row + 1, row + 1])
    shown = [str(one) if one == two else f"{one}\u2060–\u2060{two}" for one, two in runs[:12]]
    return ", ".join(shown) + (" and more" if len(runs) > 12 else "")


def _figure(facet: Facet, number: int) -> Iterator[str]:
    yield f"<figure><h3>{text(facet.unit)}; standard: {text(facet.standard)}</h3>"
    yield f'<div class="scroll">{chart_svg(facet, f"chart-{number}")}</div>'
    bars = [bar for panel in facet.panels for bar in panel.bars]
    box = '<svg viewBox="0 0 26 14" aria-hidden="true">{}</svg>'
    keys = [
        (box.format('<rect class="least" y="1" width="26" height="12"/>'), "stated at least"),
        (box.format('<rect class="most" y="1" width="26" height="12"/>'), "on to what is stated at most"),
    ]
    if any(bar.is_open for bar in bars):
        keys.append(
            (box.format('<path class="open" d="M9 2l6 5l-6 5"/>'), "for some, no upper end is stated")
        )
    if any(bar.resolved != bar.recorded for bar in bars):
        shown = '<path class="once" d="M2 4v6m0-3H24m0-3v6"/>'
        keys.append((box.format(shown), "the range with judged duplicates counted once"))
    if any(bar.recorded.high == 0 for bar in bars):
        keys.append((box.format('<circle class="none" cx="13" cy="7" r="4"/>'), "recorded, without a number"))
    yield '<ul class="key">' + "".join(f"<li>{mark}{said}</li>" for mark, said in keys) + "</ul>"
    notes = ["Every side, source and kind has the same colours; the order is that of the names."]
    if facet.by_period:
        notes.append("A period without a bar holds no counted incident.")
        if UNDETERMINED in facet.periods:
            notes.append("“several”: the date lies in no single period.")
    if facet.not_drawn:
        notes.append(f"{facet.not_drawn:,} further rows stand in the table only.")
    yield f"<figcaption>{' '.join(notes)}</figcaption></figure>"


def _apart(counts: Counts) -> Iterator[str]:
    found: dict[str, list[tuple[str, str, Amount, CountRow]]] = {}
    for number, row in apart_rows(counts):
        for state, amount in (("denied", row.denied), ("refuted", row.refuted)):
            if amount.incidents:
                label = f"[{number}] {said_groups(row)}"
                found.setdefault(row.unit, []).append((label, state, amount, row))
    if not found:
        return
    yield "<h2>Denied or refuted: in no figure above</h2>"
    yield (
        '<p class="soft">A party denied the incident itself, or its source says that it did not happen as stated. '
        "A general denial denies no single incident.</p>"
    )
    for number, (unit, rows) in enumerate(sorted(found.items())):
        shown = rows[:40]
        yield f"<figure><h3>{text(unit)}</h3>"
        yield f'<div class="scroll">{apart_svg(shown, f"apart-{number}")}</div>'
        if len(rows) > len(shown):
            yield f"<figcaption>{len(rows) - len(shown):,} more stand in the table.</figcaption>"
        yield "</figure>"


def _missing(totals: CountTotals) -> Iterator[str]:
    n = totals.incidents
    yield "<h2>What is missing</h2>"
    yield f'<p class="soft">Of {_incidents(n)} that are counted, each once.</p>'
    yield (
        '<div class="scroll"><table><thead><tr><th>missing</th><th class="n">incidents</th><th class="n">share</th>'
        '<th class="share"></th><th>what it means</th></tr></thead><tbody>'
    )
    for name, value in totals.missing.items():
        wide = 100 * value / n if n else 0
        yield (
            f'<tr><th scope="row">{name.replace("_", " ")}</th><td class="n">{value:,}</td>'
            f'<td class="n">{share_words(value, n)}</td><td class="share"><svg viewBox="0 0 100 8" '
            'preserveAspectRatio="none" aria-hidden="true"><rect class="most" width="100" height="8" opacity=".35"/>'
            f'<rect class="least" width="{wide:.2f}" height="8"/></svg></td><td>{_MISSING.get(name, "")}</td></tr>'
        )
    yield "</tbody></table></div>"


def _map(places: CountMap) -> Iterator[str]:
    yield "<h2>Where they lie</h2>"
    located = sum(one.counted for one in places.places)
    if not places.places:
        yield "<p>No counted incident has a position.</p>"
        return
    yield f'<figure><div class="scroll">{map_svg(places)}</div>'
    gathered = is_gathered(places)
    if not gathered:
        yield _map_key(any(not one.counted for one in places.places))
    notes = [
        "Land as Natural Earth has it at 1 : 50 million, simplified to about 3 km; no border of any state.",
        "The area of a mark grows with the number of incidents.",
        f"{_incidents(places.unlocated)} without a position {'is' if places.unlocated == 1 else 'are'} not on it.",
    ]
    if places.several_places:
        notes.append(f"{_incidents(places.several_places)} with several places: drawn at each of them.")
    if gathered:
        stated = sum(one.precision_m is not None for one in places.places)
        notes.append(
            f"One mark stands for a square of {CELL} by {CELL} units of the drawing, named after the place of the most "
            f"incidents in it. Precision is not drawn; it is stated for {stated:,} of the positions."
        )
    yield f"<figcaption>{' '.join(notes)}</figcaption></figure>"
    yield f'<p class="soft">{located:,} places of counted incidents, at {len(places.places):,} positions.</p>'


def _map_key(has_apart: bool) -> str:
    box = '<svg viewBox="0 0 26 14" aria-hidden="true">{}</svg>'
    keys = [
        ('<circle class="fine" cx="13" cy="7" r="5"/>', "position of stated precision"),
        (
            '<circle class="within" cx="13" cy="7" r="6.5"/>',
            "within this radius, where it is larger than the mark",
        ),
        ('<circle class="rough" cx="13" cy="7" r="5"/>', "precision not stated"),
    ]
    if has_apart:
        keys.append(('<path class="cross" d="M9 3l8 8m0-8l-8 8"/>', "denied or refuted only"))
    return '<ul class="key">' + "".join(f"<li>{box.format(mark)}{said}</li>" for mark, said in keys) + "</ul>"


def _table(counts: Counts) -> Iterator[str]:
    yield "<h2>Every figure</h2>"
    yield (
        '<p class="soft">At least and at most add what each source states; they are no estimate of what happened. '
        "“Once” counts records that people judged the same once.</p>"
    )
    names = "".join(f"<th>{NAMES.get(name, name)}</th>" for name in counts.by)
    yield (
        f'<div class="scroll"><table><thead><tr><th class="n">row</th>{names}<th>unit; standard</th>'
        '<th class="n">incidents</th><th class="n">at least</th><th class="n">at most</th><th class="n">once</th>'
        '<th class="n">denied</th><th class="n">refuted</th><th>missing</th></tr></thead><tbody>'
    )
    for number, row in enumerate(counts.rows[:MOST_ROWS], 1):
        groups = "".join(f"<td>{text(row.groups[name])}</td>" for name in counts.by)
        standard = f'<br><span class="soft">{text(row.standard or NOT_STATED)}</span>'
        apart = "".join(
            f'<td class="n">{_held_apart(one, row.unit)}</td>' for one in (row.denied, row.refuted)
        )
        more = "+" if row.missing.get("without_upper_end") else ""
        yield (
            f'<tr><td class="n soft">{number}</td>{groups}<td>{text(row.unit)}{standard}</td>'
            f'<td class="n">{row.recorded.incidents:,}</td><td class="n">{row.recorded.low:,}</td>'
            f'<td class="n">{row.recorded.high:,}{more}</td><td class="n">{_once(row)}</td>'
            f'{apart}<td class="missing">{_row_missing(row)}</td></tr>'
        )
    yield "</tbody></table></div>"
    notes = ["A “+” marks figures whose upper end is open for some incidents."]
    if len(counts.rows) > MOST_ROWS:
        notes.append(f"{len(counts.rows) - MOST_ROWS:,} further rows: diptych count with --json tells all.")
    yield f'<p class="soft">{" ".join(notes)}</p>'


def _once(row: CountRow) -> str:
    if row.resolved == row.recorded:
        return '<span class="soft">same</span>'
    return f"{range_words(row.resolved).replace(' to ', '–')}<br>" \
           f'<span class="soft">{_incidents(row.resolved.incidents)}</span>'  # fmt: skip


def _held_apart(amount: Amount, unit: str) -> str:
    if not amount.incidents:
        return '<span class="soft">0</span>'
    affected = f"{range_words(amount).replace(' to ', '–')} {text(unit)}"
    return f'{amount.incidents:,}<br><span class="soft">{affected}</span>'


def _row_missing(row: CountRow) -> str:
    n = row.recorded.incidents
    found = [
        f"{name.replace('_', ' ')} {value:,} ({share_words(value, n)})"
        for name, value in row.missing.items()
        if value
    ]
    if row.under_several_sides:
        found.append(f"{row.under_several_sides:,} stand under another side as well")
    return ", ".join(found) or "nothing"


def _stated(counts: Counts) -> Iterator[str]:
    if not counts.stated:
        return
    yield "<h2>Figures that sources state themselves</h2>"
    yield '<p class="soft">Told as they were stated; none of them is added to a figure above.</p><ol>'
    for line in counts.stated:
        yield f"<li>{text(line)}</li>"
    yield "</ol>"
    if counts.stated_pairs:
        yield "<h3>Which of them may be set side by side</h3><ul>"
        for pair in counts.stated_pairs:
            yield f"<li>{text(pair.words)}.</li>"
        yield "</ul>"
    compared = max((pair.second for pair in counts.stated_pairs), default=0) + 1
    left = len(counts.stated) - compared
    if left > 0:
        yield (
            f"<p>Compared are the first {compared}; {left:,} further figures are told above and not compared "
            f"here. The count’s page in the workbench compares any of them with all others.</p>"
        )


def _incidents(n: int) -> str:
    return f"{n:,} incident{'' if n == 1 else 's'}"
