"""A register as columns in memory: what views of many incidents at once are drawn from, quick for any filter.

One pass over the narrow tables fills the columns; a search then only picks rows of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from diptych.adapters import register_tables as t
from diptych.adapters.register_database import Database
from diptych.algorithms.map_cells import MapCells, map_cells, mercator_y
from diptych.domains.register.search import matching_keys
from diptych.model.register_search import Box, SearchQuery
from diptych.model.register_views import FACETS, Facet, MonthSpan

_COLUMNS: Mapping[Facet, str] = {
    "source": "source", "kind": "kind", "side": "sides", "affected": "affected", "status": "status",
    "country": "country",
}  # fmt: skip

_MONTHS = 1_000_000
"""Above every ``year * 100 + month``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The incidents of one state of a register, by key; withdrawn ones are not in it."""

    key: NDArray[np.int64]
    """Ascending, so newest last."""
    facets: Mapping[Facet, NDArray[np.int64]]
    """Number of the word that stands for each value."""
    words: Mapping[int, str]
    standing: NDArray[np.int64]
    """0 open, 1 denied, 2 refuted."""
    first_month: NDArray[np.int64]
    """Year × 100 + month; 0 where that end is open or the incident undated."""
    last_month: NDArray[np.int64]
    place_row: NDArray[np.int64]
    """Of each position, the row of its incident."""
    x: NDArray[np.float64]
    """Positions on the square map of the world (Web Mercator), 0 in the west to 1 in the east."""
    y: NDArray[np.float64]
    """0 in the north to 1 in the south."""

    def facet(self, name: Facet, rows: NDArray[np.int64]) -> list[tuple[str, int]]:
        """Count the values of one field among some rows, most frequent first; several sides count under each."""
        numbers, counts = np.unique(self.facets[name][rows], return_counts=True)
        found: dict[str, int] = {}
        for number, n in zip(numbers.tolist(), counts.tolist(), strict=True):
            for value in self.words.get(number, "").split("\x1f"):
                if value:
                    found[value] = found.get(value, 0) + n
        return sorted(found.items(), key=lambda one: (-one[1], one[0]))

    def months(self, rows: NDArray[np.int64]) -> list[MonthSpan]:
        """Count some rows by the first and the last month that their dates can mean; undated ones are 0 to 0."""
        first, last = self.first_month[rows], self.last_month[rows]
        apart = self.standing[rows] > 0
        pairs, at, n = np.unique(first * _MONTHS + last, return_inverse=True, return_counts=True)
        n_apart = np.bincount(at, weights=apart, minlength=len(pairs)).astype(np.int64)
        return [
            MonthSpan(first=pair // _MONTHS, last=pair % _MONTHS, counted=one - other, apart=other)
            for pair, one, other in zip(pairs.tolist(), n.tolist(), n_apart.tolist(), strict=True)
        ]

    def cells(self, rows: NDArray[np.int64], *, zoom: float, view: Box | None) -> MapCells:
        """Bring the positions of some rows together that would touch on a map of that zoom."""
        within = self.placed(rows)
        x, y, row = self.x[within], self.y[within], self.place_row[within]
        if view is not None:
            west, east = (view.west + 180) / 360, (view.east + 180) / 360
            across = (x >= west) & (x <= east) if west <= east else (x >= west) | (x <= east)
            seen = across & (y >= mercator_y(view.north)) & (y <= mercator_y(view.south))
            x, y, row = x[seen], y[seen], row[seen]
        return map_cells(x, y, row, zoom=zoom)

    def placed(self, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Say which positions belong to some rows."""
        chosen = np.zeros(len(self.key), dtype=np.bool_)
        chosen[rows] = True
        found: NDArray[np.bool_] = chosen[self.place_row]
        return found

    def rows(self, connection: sa.Connection, database: Database, query: SearchQuery) -> NDArray[np.int64]:
        """Return the rows that a search finds.

        Raises:
            ValueError: The text holds nothing to look for.
        """
        if (
            query.without
        ):  # few: the columns are in memory, and the text that lists all other keys is not needed
            i = t.incident.c
            left_out = connection.execute(sa.select(i.key).where(i.id.in_(query.without))).scalars().all()
            every = self.rows(connection, database, replace(query, without=()))
            return every[~np.isin(self.key[every], np.array(left_out, dtype=np.int64))]
        if query == SearchQuery(sort=query.sort, limit=query.limit, offset=query.offset):
            return np.arange(len(self.key))
        text, values = matching_keys(database, query)
        joined = "group_concat(m.key)" if database.is_sqlite else "string_agg(CAST(m.key AS TEXT), ',')"
        keys = connection.execute(sa.text(f"SELECT {joined} FROM ({text}) AS m"), values).scalar() or ""
        found = np.fromstring(keys, dtype=np.int64, sep=",")  # one text is read five times as fast as rows
        found.sort()
        at = np.searchsorted(self.key, found)
        held = at < len(self.key)
        rows: NDArray[np.int64] = at[held][self.key[at[held]] == found[held]]
        return rows


def overview(connection: sa.Connection) -> Overview:
    """Read all incidents that are not withdrawn into columns."""
    y = t.incident_tally.c
    columns = (y.key, *(y[name] for name in _COLUMNS.values()), y.standing, y.first_month, y.last_month)
    table = _integers(connection, sa.select(*columns).order_by(y.key), len(columns))
    key = table[:, 0]
    facets = {name: table[:, 1 + k] for k, name in enumerate(FACETS)}
    p = t.incident_place.c
    found = connection.execute(
        sa.select(p.incident_key, p.latitude, p.longitude).order_by(p.incident_key)
    ).all()
    of = np.array([row[0] for row in found], dtype=np.int64)
    at = np.array([(row[1], row[2]) for row in found], dtype=np.float64).reshape(-1, 2)
    place_row = np.searchsorted(key, of)
    held = (
        (place_row < len(key)) & (key[np.minimum(place_row, max(len(key) - 1, 0))] == of)
        if len(key)
        else of > 0
    )
    return Overview(
        key=key,
        facets=facets,
        words=_words(connection, facets),
        standing=table[:, -3],
        first_month=table[:, -2],
        last_month=table[:, -1],
        place_row=place_row[held],
        x=(at[held, 1] + 180) / 360,
        y=mercator_y(at[held, 0]),
    )


def _integers(connection: sa.Connection, asked: sa.Select[tuple[int, ...]], width: int) -> NDArray[np.int64]:
    rows = connection.execute(asked).all()
    return np.array([tuple(row) for row in rows], dtype=np.int64).reshape(-1, width)


def _words(connection: sa.Connection, facets: Mapping[Facet, NDArray[np.int64]]) -> dict[int, str]:
    wanted = sorted({int(one) for column in facets.values() for one in np.unique(column)})
    found: dict[int, str] = {}
    for start in range(0, len(wanted), 500):
        asked = sa.select(t.word.c.id, t.word.c.text).where(t.word.c.id.in_(wanted[start : start + 500]))
        found |= {row.id: row.text for row in connection.execute(asked)}
    return found
