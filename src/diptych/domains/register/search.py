"""Search a register: keys by the text index in the order of days, then the rows of one page."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from diptych.adapters import register_tables as t
from diptych.adapters.register_database import Database
from diptych.adapters.register_tables import KEY_BITS
from diptych.domains.register.match import Select, conditions_of, select_keys
from diptych.domains.register.reading import CHUNK, snapshot_of
from diptych.model.register_search import MOST_CANDIDATES, FoundIncident, Page, SearchQuery


def search(database: Database, query: SearchQuery) -> Page:
    """Search.

    Newest first by the first day that a date can mean, undated ones last; equal days in the order of arrival, latest
    first. By relevance: first those with all words in the title. The total is exact up to
    :data:`MOST_CANDIDATES`; above it "at least" that many.

    Raises:
        ValueError: The text holds nothing to look for.
    """
    with database.reading() as connection:
        wanted = max(MOST_CANDIDATES, query.offset + query.limit)
        keys = _keys(database, connection, query, wanted + 1)
        total = min(len(keys), wanted)
        page = keys[query.offset : query.offset + query.limit] if query.offset < total else []
        return Page(
            total=total,
            total_is="at_least" if len(keys) > wanted else "exact",
            incidents=tuple(_rows(connection, page)),
            snapshot=snapshot_of(connection).name,
        )


def matching_keys(database: Database, query: SearchQuery) -> tuple[str, dict[str, object]]:
    """Return a search as one SELECT of all keys, with its values, to stand inside another query."""
    parts = select_keys(conditions_of(query), query, is_sqlite=database.is_sqlite)
    values: dict[str, object] = {}
    lines = []
    for number, part in enumerate(parts):
        text = part.sql
        for name in sorted(part.values, key=len, reverse=True):
            text = text.replace(f":{name}", f":m{number}_{name}")
        values |= {f"m{number}_{name}": value for name, value in part.values.items()}
        lines.append(text)
    return " UNION ALL ".join(lines), values


def _keys(database: Database, connection: sa.Connection, query: SearchQuery, most: int) -> list[int]:
    every = select_keys(conditions_of(query), query, is_sqlite=database.is_sqlite)
    if query.sort == "oldest":
        dated = _merged(connection, every, most, newest=False, above=1 << KEY_BITS)
        return dated + _merged(connection, every, most - len(dated), newest=False, below=1 << KEY_BITS)
    keys = _merged(connection, every, most, newest=True)
    if query.sort == "relevance" and query.text.strip():
        conditions = conditions_of(query, title_only=True)
        parts = select_keys(conditions, query, is_sqlite=database.is_sqlite)
        first = _merged(connection, parts, most, newest=True)
        seen = set(first)
        return (first + [key for key in keys if key not in seen])[:most]
    return keys


def _merged(
    connection: sa.Connection,
    parts: Sequence[Select],
    most: int,
    *,
    newest: bool,
    above: int | None = None,
    below: int | None = None,
) -> list[int]:
    if most <= 0:
        return []
    found = [list(_one(connection, part, most, newest=newest, above=above, below=below)) for part in parts]
    if len(found) == 1:
        return found[0]
    return list(itertools.islice(heapq.merge(*found, reverse=newest), most))


def _one(
    connection: sa.Connection,
    part: Select,
    most: int,
    *,
    newest: bool,
    above: int | None,
    below: int | None,
) -> Iterator[int]:
    text, values = part.sql, dict(part.values)
    for sign, bound in ((">=", above), ("<", below)):
        if bound is not None:
            text += f"{' AND' if ' WHERE ' in text else ' WHERE'} {part.key} {sign} {bound}"
    text += f" ORDER BY {part.key} {'DESC' if newest else 'ASC'} LIMIT {most}"
    for row in connection.execute(sa.text(text), values):
        yield row[0]


def _rows(connection: sa.Connection, keys: Sequence[int]) -> Iterator[FoundIncident]:
    i = t.incident.c
    columns = (
        *(
            i.key,
            i.id,
            i.title,
            i.when_text,
            i.place,
            i.country,
            i.latitude,
            i.longitude,
            i.kind,
            i.affected_min,
        ),
        *(
            i.affected_max,
            i.unit,
            i.alleged,
            i.affected_party,
            i.source,
            i.status,
            i.state,
            i.standing,
            i.url,
        ),
    )
    found = {}
    for start in range(0, len(keys), CHUNK):
        for row in connection.execute(sa.select(*columns).where(i.key.in_(keys[start : start + CHUNK]))):
            found[row.key] = FoundIncident(
                id=row.id, title=row.title, when=row.when_text, place=row.place, country=row.country,
                latitude=row.latitude, longitude=row.longitude, kind=row.kind, affected_min=row.affected_min,
                affected_max=row.affected_max, unit=row.unit, alleged_party=row.alleged,
                affected_party=row.affected_party, source=row.source, status=row.status, state=row.state,
                standing=row.standing, url=row.url,
            )  # fmt: skip
    for key in keys:
        yield found[key]
