"""Where the incidents of a count lie, and what is missing of all of them, each once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import sqlalchemy as sa

from diptych.adapters import register_tables as t
from diptych.adapters.register_database import Database
from diptych.domains.register.counts import count
from diptych.domains.register.reading import CHUNK
from diptych.domains.register.rows import incident_from_body
from diptych.domains.register.search import matching_keys
from diptych.model.count_page import CountMap, CountTotals, MapPlace
from diptych.model.incidents import Incident
from diptych.model.register_search import SearchQuery

_Position = tuple[float, float, float | None]


def totals_of(connection: sa.Connection, database: Database, where: SearchQuery | None) -> CountTotals:
    """Count all incidents that a search finds, each once, with what is missing of them."""
    rows = count(connection, database, (), "all", where)
    missing: Counter[str] = Counter()
    for row in rows:
        missing.update(row.missing)
    return CountTotals(
        incidents=sum(row.recorded.incidents for row in rows),
        denied=sum(row.denied.incidents for row in rows),
        refuted=sum(row.refuted.incidents for row in rows),
        missing=dict(missing),
    )


def placed_incidents(
    connection: sa.Connection, database: Database, kept: sa.Connection, where: SearchQuery | None
) -> CountMap:
    """Find where the incidents that a search finds lie, at each of their places that has a position.

    Args:
        connection: Reads the state that is counted.
        database: Whose connection it is.
        kept: Reads the versions: a former state holds none of its own.
        where: Which incidents; all that are not withdrawn if left away.
    """
    counted: Counter[_Position] = Counter()
    apart: Counter[_Position] = Counter()
    names: dict[_Position, Counter[str]] = {}
    unlocated = several = 0
    for one, is_open in _incidents(connection, database, kept, where):
        found = {
            (at.latitude, at.longitude, at.precision_m): at.name
            for at in one.places
            if at.latitude is not None and at.longitude is not None
        }
        unlocated += is_open and not found
        several += is_open and len(found) > 1
        for position, name in found.items():
            (counted if is_open else apart)[position] += 1
            names.setdefault(position, Counter())[name] += 1
    return CountMap(
        places=tuple(
            MapPlace(
                latitude=position[0], longitude=position[1], precision_m=position[2],
                name=min(names[position], key=lambda name: (-names[position][name], name)),
                counted=counted[position], apart=apart[position],
            )
            for position in sorted(names, key=lambda one: (one[0], one[1], one[2] is None, one[2] or 0.0))
        ),
        unlocated=unlocated,
        several_places=several,
    )  # fmt: skip


def _incidents(
    connection: sa.Connection, database: Database, kept: sa.Connection, where: SearchQuery | None
) -> Iterator[tuple[Incident, bool]]:
    i = t.incident.c
    asked = sa.select(i.seq, i.standing)
    values: dict[str, object] = {}
    if where is None:
        asked = asked.where(i.state != "withdrawn")
    else:
        matching, values = matching_keys(database, where)
        asked = asked.where(sa.text(f"incident.key IN ({matching})"))
    found = {row.seq: row.standing == "open" for row in connection.execute(asked, values)}
    numbers = sorted(found)
    v = t.version.c
    for start in range(0, len(numbers), CHUNK):
        bodies = sa.select(v.seq, v.body).where(v.seq.in_(numbers[start : start + CHUNK]))
        for row in kept.execute(bodies):
            yield incident_from_body(json.loads(row.body)), found[row.seq]
