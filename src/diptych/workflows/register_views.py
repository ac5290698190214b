"""Look at many incidents of a register at once: values to filter by, months, marks on a map, all of one filter."""

from __future__ import annotations

import threading
from collections.abc import Callable

import numpy as np

from diptych.algorithms.map_cells import latitude_of
from diptych.domains.register import Overview, RegisterStore, current_bodies, overview, snapshot_of, summaries
from diptych.model.errors import WrongCallError
from diptych.model.register_search import Box, SearchQuery
from diptych.model.register_views import FACETS, MapMark, MapView
from diptych.workflows.register_open import RegisterPlace, opened

MOST_MARKS = 600
"""Most marks of a map at once: a browser draws them without a pause. Chosen by hand."""

MOST_VALUES = 200
"""Most values of one field that are offered. Chosen by hand."""


class RegisterViews:
    """Views of one register. Its columns stay in memory until the register changes."""

    def __init__(self, register: Callable[[], RegisterPlace]) -> None:
        """Take what gives the register as it is now."""
        self._register = register
        self._lock = threading.Lock()
        self._held: tuple[str, Overview] | None = None

    def facets(self, query: SearchQuery) -> dict[str, object]:
        """Say which values each field has among what a search finds, with how many incidents.

        Raises:
            WrongCallError: The query holds nothing to look for.
        """
        with opened(self._register()) as store:
            columns, rows, snapshot = self._rows(store, query)
        return {
            "total": len(rows),
            "snapshot": snapshot,
            "facets": {
                name: [[value, n] for value, n in columns.facet(name, rows)[:MOST_VALUES]] for name in FACETS
            },
        }

    def months(self, query: SearchQuery) -> dict[str, object]:
        """Say how many incidents lie in which months, or in spans of several; undated ones apart.

        Raises:
            WrongCallError: The query holds nothing to look for.
        """
        with opened(self._register()) as store:
            columns, rows, snapshot = self._rows(store, query)
        spans = columns.months(rows)
        return {
            "total": len(rows),
            "undated": sum(one.counted + one.apart for one in spans if not one.first and not one.last),
            "spans": [one.to_dict() for one in spans if one.first or one.last],
            "snapshot": snapshot,
        }

    def map(self, query: SearchQuery, *, zoom: float, view: Box | None = None) -> MapView:
        """Lay what a search finds on a map.

        Args:
            query: What to look for.
            zoom: The world is ``256 × 2^zoom`` pixels wide.
            view: The part of the world that is in view; all of it if left away.

        Raises:
            WrongCallError: The query holds nothing to look for.
        """
        with opened(self._register()) as store:
            columns, rows, snapshot = self._rows(store, query)
            cells = columns.cells(rows, zoom=zoom, view=view)
            alone = [
                int(columns.key[cells.row[k]])
                for k in range(min(len(cells.n), MOST_MARKS))
                if cells.n[k] == 1
            ]
            with store.database.reading() as connection:
                lines = summaries(connection, alone)
                bodies = current_bodies(connection, "incident", [one["id"] for one in lines.values()])
        latitude, longitude = latitude_of(cells.y), cells.x * 360 - 180
        marks = []
        for k in range(min(len(cells.n), MOST_MARKS)):
            line = lines.get(int(columns.key[cells.row[k]])) if cells.n[k] == 1 else None
            told = None
            if line is not None:
                places = bodies.get(line["id"], {}).get("places", [])
                told = {**line, "precision_m": _precision(places, float(latitude[k]), float(longitude[k]))}
            marks.append(
                MapMark(
                    latitude=float(latitude[k]),
                    longitude=float(longitude[k]),
                    n=int(cells.n[k]),
                    same=bool(cells.same[k]),
                    incident=told,
                )
            )
        placed = columns.placed(rows)
        of = columns.place_row[placed]  # ascending: an incident with several places stands once
        n_placed = int(len(of) > 0) + int(np.count_nonzero(np.diff(of)))
        return MapView(
            marks=tuple(marks),
            more=max(0, len(cells.n) - MOST_MARKS),
            placed=n_placed,
            unlocated=len(rows) - n_placed,
            bounds=_bounds(columns, placed),
            snapshot=snapshot,
        )

    def _rows(self, store: RegisterStore, query: SearchQuery) -> tuple[Overview, np.ndarray, str]:
        with store.database.reading() as connection:
            name = snapshot_of(connection).name
            with self._lock:
                held = self._held
                if held is None or held[0] != name:
                    held = self._held = (name, overview(connection))
            try:
                return held[1], held[1].rows(connection, store.database, query), name
            except ValueError as error:
                raise WrongCallError(str(error)) from None


def _bounds(columns: Overview, placed: np.ndarray) -> tuple[float, float, float, float] | None:
    x, y = columns.x[placed], columns.y[placed]
    if not len(x):
        return None
    south, north = latitude_of(np.array([y.max(), y.min()])).tolist()
    return (south, float(x.min() * 360 - 180), north, float(x.max() * 360 - 180))


def _precision(places: list[dict[str, float]], latitude: float, longitude: float) -> float | None:
    """Return the radius of the incident's place that lies there, where its source states one."""
    for one in places:
        near = (
            abs(one.get("latitude", 99.0) - latitude) < 1e-4
            and abs(one.get("longitude", 999.0) - longitude) < 1e-4
        )
        if near:
            return one.get("precision_m")
    return None
