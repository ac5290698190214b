"""Write the rows of incidents into the tables that searches and counts read, and take them away again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa

from diptych.adapters import register_tables as t
from diptych.adapters.register_database import Database
from diptych.domains.register.reading import CHUNK, word_codes
from diptych.domains.register.rows import Rows


def remove_incidents(database: Database, connection: sa.Connection, keys: Sequence[int]) -> None:
    """Take the rows of some incidents away, before they are made anew; versions stay."""
    for start in range(0, len(keys), CHUNK):
        some = list(keys[start : start + CHUNK])
        s = t.incident_search.c
        if database.is_sqlite:
            old = connection.execute(
                sa.select(s.key, s.title, s.text, s.place, s.facets).where(s.key.in_(some))
            ).all()
            connection.exec_driver_sql(
                "INSERT INTO incident_text (incident_text, rowid, title, text, place, facets) "
                "VALUES ('delete', ?, ?, ?, ?, ?)",
                [tuple(row) for row in old],
            )
        connection.execute(t.incident_search.delete().where(s.key.in_(some)))
        connection.execute(t.incident_tally.delete().where(t.incident_tally.c.key.in_(some)))
        connection.execute(t.incident_party.delete().where(t.incident_party.c.incident_key.in_(some)))
        connection.execute(t.incident_place.delete().where(t.incident_place.c.incident_key.in_(some)))
        connection.execute(t.incident.delete().where(t.incident.c.key.in_(some)))


def insert_incidents(database: Database, connection: sa.Connection, rows: Rows) -> None:
    """Write the rows of incidents, in the order of their keys: trees and the text index then grow at one end."""
    for table, some in (
        (t.incident, rows.incident),
        (t.incident_party, rows.party),
        (t.incident_place, rows.place),
        (t.incident_search, rows.search),
        (t.incident_tally, _tally_rows(database, connection, rows)),
    ):
        some.sort(key=_first)
        database.insert(connection, table, some)
    if database.is_sqlite and rows.search:
        connection.exec_driver_sql(
            "INSERT INTO incident_text (rowid, title, text, place, facets) VALUES (?, ?, ?, ?, ?)",
            rows.search,
        )


def _tally_rows(database: Database, connection: sa.Connection, rows: Rows) -> list[tuple[Any, ...]]:
    """Write texts as numbers."""
    texts = {text for _, some, _, _ in rows.tally for text in some} | {c for _, _, _, c in rows.tally if c}
    codes = ensured_codes(database, connection, texts)
    return [
        (key, *(codes[text] for text in some), *numbers, codes[cluster] if cluster else 0)
        for key, some, numbers, cluster in rows.tally
    ]


def ensured_codes(database: Database, connection: sa.Connection, texts: Collection[str]) -> dict[str, int]:
    """Return the numbers of texts; a text that is new gets the next one."""
    codes = word_codes(connection, list(texts))
    new = sorted(set(texts) - codes.keys())
    if new:
        start = (connection.execute(sa.select(sa.func.max(t.word.c.id))).scalar() or 0) + 1
        added = list(enumerate(new, start))
        database.insert(connection, t.word, added)
        codes |= {text: number for number, text in added}
    return codes


def _first(row: tuple[Any, ...]) -> Any:
    return row[0]
