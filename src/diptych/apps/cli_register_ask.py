"""Commands that ask a register: search and count. Reads arguments, calls one workflow, prints its result."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diptych.apps.cli_output import show
from diptych.apps.cli_register import AsJson, Register, register_app
from diptych.model.errors import WrongCallError
from diptych.model.incidents import affected_words
from diptych.model.register_counts import (
    COUNT_BY,
    NOT_STATED,
    Amount,
    CountChange,
    CountDifference,
    CountRow,
    Counts,
)
from diptych.model.register_search import SORTS, Box, Near, Page, SearchQuery, query_words

if TYPE_CHECKING:
    from diptych.model.register_counts import PeriodUnit

Where = Annotated[
    list[str] | None,
    typer.Option(
        "--where",
        metavar="NAME=VALUE",
        help="A condition: text place kind side affected source status country admin unit standing state from to box "
        "undated; repeatable, a name given twice means either.",
    ),
]
From = Annotated[str, typer.Option("--from", metavar="DATE", help="First day, month or year.")]
To = Annotated[str, typer.Option("--to", metavar="DATE", help="Last day, month or year.")]


@register_app.command()
def search(
    register: Register,
    text: Annotated[
        str,
        typer.Argument(
            metavar="WORDS", help='Words, "phrases", beginnings*, -without; all must stand there.'
        ),
    ] = "",
    place: Annotated[
        list[str] | None, typer.Option("--place", metavar="NAME", help="Place, however spelt; repeatable.")
    ] = None,
    box: Annotated[
        str, typer.Option("--box", metavar="S,W,N,E", help="Positions inside a box, in degrees.")
    ] = "",
    near: Annotated[
        str, typer.Option("--near", metavar="LAT,LON,METRES", help="Positions around a point.")
    ] = "",
    date_from: From = "",
    date_to: To = "",
    kind: Annotated[list[str] | None, typer.Option("--kind", metavar="KIND", help="Repeatable.")] = None,
    side: Annotated[
        list[str] | None, typer.Option("--side", metavar="PARTY", help="Alleged party; repeatable.")
    ] = None,
    affected: Annotated[
        list[str] | None, typer.Option("--affected", metavar="PARTY", help="Affected party; repeatable.")
    ] = None,
    source: Annotated[list[str] | None, typer.Option("--source", metavar="NAME", help="Repeatable.")] = None,
    status: Annotated[
        list[str] | None, typer.Option("--status", metavar="WORD", help="In the source's words; repeatable.")
    ] = None,
    country: Annotated[
        list[str] | None, typer.Option("--country", metavar="CODE", help="Repeatable.")
    ] = None,
    admin: Annotated[
        list[str] | None, typer.Option("--admin", metavar="UNIT", help="Administrative unit; repeatable.")
    ] = None,
    where: Where = None,
    undated: Annotated[bool, typer.Option("--undated", help="Only incidents without a date.")] = False,
    sort: Annotated[str, typer.Option("--sort", metavar="ORDER", help="newest, oldest or relevance.")] = "",
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", help="Incidents on a page, at most 1000.")
    ] = 20,
    offset: Annotated[int, typer.Option("--offset", metavar="N", help="Incidents to pass over.")] = 0,
    save_as: Annotated[
        str, typer.Option("--save-as", metavar="NAME", help="Keep this search under a name.")
    ] = "",
    saved: Annotated[str, typer.Option("--saved", metavar="NAME", help="Go on from a kept search.")] = "",
    as_json: AsJson = False,
) -> None:
    """Search incidents: words, place, time, kind, side, source, status. All that is given must hold.

    \b
    Example:
      diptych register search "crossing" --register register.db --place Bakhmut --from 2024-08 --to 2024-09
      diptych register search --side "Side A" --source Mission --json
      diptych register search "gate" --save-as gates ; diptych register search --saved gates
    """
    from diptych.workflows.register_search import query_from_words, saved_query, search_register

    if sort and sort not in SORTS:
        raise WrongCallError(f"there is no order {sort!r}; expected {', '.join(SORTS)}")
    base = saved_query(register, saved) if saved else SearchQuery()
    lists = {
        "places": place or (),
        "kinds": kind or (),
        "sides": side or (),
        "affected": affected or (),
        "sources": source or (),
        "statuses": status or (),
        "countries": country or (),
        "admins": admin or (),
    }
    more: dict[str, object] = {"limit": limit, "offset": offset}
    if sort:
        more["sort"] = sort
    if undated:
        more["undated"] = True
    if box:
        south, west, north, east = _numbers(box, 4, "--box", "SOUTH,WEST,NORTH,EAST")
        more["box"] = _made(Box, south=south, west=west, north=north, east=east)
    if near:
        latitude, longitude, radius_m = _numbers(near, 3, "--near", "LATITUDE,LONGITUDE,METRES")
        more["near"] = _made(Near, latitude=latitude, longitude=longitude, radius_m=radius_m)
    query = query_from_words(
        text, where=tuple(where or ()), date_from=date_from, date_to=date_to, lists=lists, base=base, **more
    )
    page = search_register(register, query, save_as=save_as)
    show(page.to_dict() if as_json else _page(page, offset))


@register_app.command()
def searches(
    register: Register,
    forget: Annotated[
        str, typer.Option("--forget", metavar="NAME", help="Keep the search of this name no longer.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """List the searches that are kept, with what they ask.

    \b
    Example:
      diptych register searches --register register.db
    """
    from diptych.workflows.register_search import forget_search, kept_searches

    if forget:
        forget_search(register, forget)
    found = kept_searches(register)
    if as_json:
        show({"searches": found})
        return
    lines = [f"{name}: {query_words(asked) or 'everything'}" for name, asked in found.items()]
    show(lines or ["no search is kept"])


def count(
    register: Register,
    by: Annotated[
        str, typer.Option("--by", metavar="NAMES", help=f"What to count by: some of {', '.join(COUNT_BY)}.")
    ] = "source,period,side",
    period: Annotated[str, typer.Option("--period", metavar="LENGTH", help="year, month or all.")] = "year",
    where: Where = None,
    date_from: From = "",
    date_to: To = "",
    at: Annotated[
        str, typer.Option("--at", metavar="SNAPSHOT", help="Count on a former state of the register.")
    ] = "",
    against: Annotated[
        str,
        typer.Option("--against", metavar="SNAPSHOT", help="Say what changed since a former state, and why."),
    ] = "",
    chart: Annotated[
        Path | None,
        typer.Option("--chart", metavar="FILE", help="Also write a chart: Vega-Lite, absent; .vl.json"),
    ] = None,
    page: Annotated[
        Path | None,
        typer.Option(
            "--page", metavar="FILE", help="Also write one page with figures, charts and a map; absent."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Count incidents and those affected, each figure with unit, rule, standard, range, and what is missing.

    \b
    Example:
      diptych count --by source,period,side --register register.db
      diptych count --by side,kind --period month --where "country=UA" --json
      diptych count --by source,period,side --page count.html --chart count.vl.json
      diptych count --at 157000-0f03b48ecb194b9a ; diptych count --against 157000-0f03b48ecb194b9a
    """
    from diptych.workflows.register_count import by_from_text, count_difference, count_register
    from diptych.workflows.register_search import query_from_words

    chosen: PeriodUnit
    if period == "year":
        chosen = "year"
    elif period == "month":
        chosen = "month"
    elif period == "all":
        chosen = "all"
    else:
        raise WrongCallError(f"there is no period {period!r}; expected year, month or all")
    try:
        names = by_from_text(by)
    except ValueError as error:
        raise WrongCallError(str(error)) from None
    words = [
        *(where or ()),
        *([f"from={date_from}"] if date_from else []),
        *([f"to={date_to}"] if date_to else []),
    ]
    query = query_from_words(where=words) if words else None
    if against:
        if chart or page:
            raise WrongCallError("a chart or a page is of one count, and --against makes two")
        found = count_difference(
            register, before=against, after=at, by=names, period=chosen, where=query, where_words=words
        )
        show(found.to_dict() if as_json else _difference(found))
        return
    counts = count_register(register, by=names, period=chosen, where=query, where_words=words, snapshot=at)
    if chart or page:
        from diptych.workflows.register_count_page import write_count

        write_count(register, counts, where=query, chart=chart, page=page)
    show(counts.to_dict() if as_json else _counts(counts))


def _numbers(text: str, n: int, option: str, form: str) -> list[float]:
    parts = text.replace(" ", "").split(",")
    try:
        found = [float(part) for part in parts]
    except ValueError:
        found = []
    if len(found) != n:
        raise WrongCallError(f"{option} takes {form}, found {text!r}")
    return found


def _made(kind: type[Box] | type[Near], **values: float) -> Box | Near:
    try:
        return kind(**values)
    except ValueError as error:
        raise WrongCallError(str(error)) from None


def _page(page: Page, offset: int) -> Iterator[str]:
    least = "at least " if page.total_is == "at_least" else ""
    yield f"{least}{page.total} incidents"
    for number, one in enumerate(page.incidents, offset + 1):
        where = ", ".join(part for part in (one.place, one.country) if part) or "no place stated"
        yield f"{number:5}  {one.id}  {one.when or 'undated'}  {where}  {one.title}"
        n = affected_words(one.affected_min, one.affected_max, one.unit)
        parties = (
            f"alleged: {one.alleged_party or 'not stated'}; affected: {one.affected_party or 'not stated'}"
        )
        yield f"       {one.source}: {one.kind or 'no kind stated'}; {n}; {parties}; {one.standing}, {one.state}"
    for note in page.notes:
        yield f"note: {note}"


def _counts(counts: Counts) -> Iterator[str]:
    yield f"snapshot {counts.snapshot}"
    for number, row in enumerate(counts.rows, 1):
        one = row.recorded
        yield f"[{number}] {_row_name(row)}: {_amount(one)}"
        if row.resolved != one:
            yield f"      judged duplicates counted once: {_amount(row.resolved)}"
        for name, amount in (("denied", row.denied), ("refuted", row.refuted)):
            if amount.incidents:
                yield f"      apart, {name}: {_amount(amount)}"
        missing = [f"{name.replace('_', ' ')} {n}" for name, n in row.missing.items() if n]
        if missing:
            yield f"      missing: {', '.join(missing)}"
    for number, line in enumerate(counts.stated, 1):
        yield f"stated by a source, not added: ({number}) {line}"
    for pair in counts.stated_pairs:
        yield f"stated figures {pair.words}"
    for refusal in counts.not_comparable:
        yield f"not comparable: {refusal.reason}"
    for note in counts.notes:
        yield f"note: {note}"
    yield f"count again: {counts.recompute}"


def _row_name(row: CountRow | CountChange) -> str:
    groups = "".join(f"{name} {value}, " for name, value in row.groups.items())
    return f"{groups}{row.unit}, standard {row.standard or NOT_STATED}"


def _amount(one: Amount) -> str:
    affected = f"{one.low:,}" if one.low == one.high else f"{one.low:,} to {one.high:,}"
    return f"{affected} in {one.incidents:,} incident{'' if one.incidents == 1 else 's'}"


def _difference(found: CountDifference) -> Iterator[str]:
    yield f"from snapshot {found.before.snapshot}"
    yield f"to snapshot   {found.after.snapshot}"
    if not found.rows:
        yield "no figure differs"
    for row in found.rows:
        yield f"{_row_name(row)}:"
        if row.before != row.after:
            yield f"    counted: {_amount(row.before)} → {_amount(row.after)}"
        for name, (old, new) in row.parts.items():
            words = "judged duplicates counted once" if name == "duplicates_resolved" else f"apart, {name}"
            yield f"    {words}: {_amount(old)} → {_amount(new)}"
        if row.missing:
            told = [f"{name.replace('_', ' ')} {old} → {new}" for name, (old, new) in row.missing.items()]
            yield f"    missing: {', '.join(told)}"
    yield "changes between: " + (", ".join(f"{n} {cause}" for cause, n in found.causes.items()) or "none")
    for line in found.changes:
        yield f"  {line}"
    if found.more:
        yield f"  and {found.more} more"
