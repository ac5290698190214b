"""ACLED: the CSV of its data export.

Columns and codes are those of ACLED's codebook of 2023 and later (``event_id_cnty``, since 2023 without ``data_id``),
its answers on fatalities (acleddata.com, updated May 2024), and the column names of 2019 in capital letters.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import ClassVar

from diptych.domains.register.foreign.reader import (
    Affected,
    TableReader,
    date_of,
    number_of,
    parties_of,
    whole_of,
)
from diptych.model.incidents import Incident, IncidentPlace

ACLED_COLUMNS = frozenset(
    {"event_id_cnty", "event_date", "event_type", "actor1", "geo_precision", "fatalities"}
)
"""Columns of every ACLED export; together they are nobody else's."""

PRECISION_M: Mapping[str, float] = {"1": 5_000.0, "2": 25_000.0, "3": 100_000.0}
"""Radius for each ``geo_precision``: 1 the town is known, 2 a part of a region, 3 a region, where its capital stands.
ACLED states no radius; chosen by hand, so that the capital of a province is not taken for the spot."""

STANDS_FOR_UNKNOWN = frozenset({3, 10, 12, 100})
"""Fatalities that ACLED writes where the report has no number: 3 or 10 for an unknown number, 10 for "tens", 12 for
"dozens", 100 for "hundreds". Such a figure says no more than that somebody was killed."""

UNIT = "fatalities"

WEEK = timedelta(days=6)
"""``time_precision`` 2: some day of the week of ``event_date``. Which day begins it is not stated, so every week that
holds the day is taken: six days before to six days after."""

_UNKNOWN = ("Unidentified", "Unknown")

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if n}
_NAMED = re.compile(r"(\d{1,2})[ -]([A-Za-z]+)[ -](\d{4})")


class AcledReader(TableReader):
    """Reads events of ACLED."""

    format = "acled"
    owner = "ACLED"
    is_owner = True
    FIELDS: ClassVar[Mapping[str, str]] = {
        "id": "event_id_cnty",
        "description": "notes",
        "date_from": "event_date",
        "place": "location",
        "country": "country",
        "admin": "admin1",
        "latitude": "latitude",
        "longitude": "longitude",
        "precision_m": "geo_precision",
        "kind": "sub_event_type",
        "affected_min": "fatalities",
    }
    KEPT = frozenset(
        (
            *(
                "event_date",
                "year",
                "time_precision",
                "disorder_type",
                "event_type",
                "actor1",
                "assoc_actor_1",
            ),
            *(
                "inter1",
                "actor2",
                "assoc_actor_2",
                "inter2",
                "interaction",
                "civilian_targeting",
                "iso",
                "region",
            ),
            *("geo_precision", "source", "source_scale", "fatalities", "tags"),
            *("population_best", "population_1km", "population_2km", "population_5km"),
        )
    )
    LEFT = frozenset({"data_id", "event_id_no_cnty", "iso3", "timestamp"})
    """Numbers that change with every release or repeat another column, and the time of the last upload."""

    _CODES = ("event_date", "geo_precision", "fatalities")

    @staticmethod
    def word_of(name: str) -> str:
        """Columns were written in capital letters once."""
        return name.lower()

    def also_read(self) -> Collection[str]:
        """The smaller units stand beside the largest."""
        return ("admin2", "admin3")

    def id_of(self, row: Sequence[str]) -> str:
        """Return the event's id, which stays when the event is corrected."""
        own = self._cell(row, "event_id_cnty")
        if not own:
            raise ValueError("event_id_cnty is empty")
        return self._prefixed(own)

    def incident(self, row: Sequence[str], incident_id: str, before: Incident | None = None) -> Incident:
        """Read an event."""
        cell = self._cell
        kind = cell(row, "sub_event_type") or cell(row, "event_type")
        extra = [(w, v) for w in self._CODES if (v := cell(row, w))]
        extra += list(self._extra(row))
        actors = [cell(row, "actor1"), *_several(cell(row, "assoc_actor_1"))]
        actors += [cell(row, "actor2"), *_several(cell(row, "assoc_actor_2"))]
        return self._made(
            incident_id,
            before,
            title=", ".join(part for part in (kind, cell(row, "location")) if part),
            description=cell(row, "notes"),
            when=self._when(row),
            places=self._places(row),
            kind=kind,
            parties=parties_of(actors, _UNKNOWN),
            affected=fatalities_of(whole_of(cell(row, "fatalities"), "fatalities")),
            extra=extra,
        )

    def _when(self, row: Sequence[str]) -> str:
        day = self._day(_iso(self._cell(row, "event_date")), "event_date")
        first = date_of(day, "event_date")
        precision = self._cell(row, "time_precision")
        year = self._cell(row, "year")
        if year and day and not day.startswith(year):
            raise ValueError(f"event_date {day} is not of the year {year} beside it")
        if not day or precision in ("", "1") or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
            return first
        if precision == "3":
            return day[:7]
        if precision == "2" and int(day[:4]) > 1:
            middle = date.fromisoformat(day)
            return f"{(middle - WEEK).isoformat()}~/{(middle + WEEK).isoformat()}~"
        raise ValueError(f"time_precision {precision[:20]!r} is none of 1, 2, 3")

    def _places(self, row: Sequence[str]) -> tuple[IncidentPlace, ...]:
        cell = self._cell
        code = cell(row, "geo_precision")
        if code and code not in PRECISION_M:
            raise ValueError(f"geo_precision {code[:20]!r} is none of 1, 2, 3")
        latitude = number_of(cell(row, "latitude"), "latitude")
        place = IncidentPlace(
            name=cell(row, "location"),
            country=cell(row, "country"),
            admin=", ".join(part for n in (1, 2, 3) if (part := cell(row, f"admin{n}"))),
            latitude=latitude,
            longitude=number_of(cell(row, "longitude"), "longitude"),
            precision_m=PRECISION_M.get(code) if latitude is not None else None,
        )
        return (place,) if place != IncidentPlace() else ()


def fatalities_of(stated: int | None) -> Affected:
    """Return what ACLED's figure says: the lowest estimate of reports, never an upper bound.

    ``fatalities_of(2)`` is at least 2; ``fatalities_of(10)`` at least 1, since 10 may stand for "an unknown number";
    ``fatalities_of(0)`` at least 0, since no report of deaths is no report that nobody died.
    """
    if stated is None:
        return Affected(unit=UNIT)
    return Affected(unit=UNIT, low=1 if stated in STANDS_FOR_UNKNOWN else stated)


def _several(text: str) -> list[str]:
    return [part.strip() for part in text.split(";")]


def _iso(text: str) -> str:
    """Write a day such as ``16 February 2023`` as ISO date; anything else stays."""
    found = _NAMED.fullmatch(text)
    if found is None:
        return text
    month = next((n for name, n in _MONTHS.items() if found[2].lower() in (name, name[:3])), 0)
    return f"{found[3]}-{month:02d}-{int(found[1]):02d}" if month else text
