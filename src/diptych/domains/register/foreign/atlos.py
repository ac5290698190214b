"""Atlos: the CSV of a project's incidents.

Columns are those of ``platform/lib/platform/workers/export.ex`` and ``material/attribute.ex`` (atlosdotorg/atlos,
read at 87d0604 and 696c777); docs/formats/register_imports.md says what becomes of each.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar

from diptych.domains.register.foreign.reader import (
    TableReader,
    date_of,
    day_and_time,
    number_of,
    title_and_text,
)
from diptych.model.incidents import Incident, IncidentPlace

PRECISION_M: Mapping[str, float] = {"Exact": 10.0, "Vicinity": 100.0, "Locality": 1000.0}
"""What Atlos says beside each word: "± 10m", "± 100m", "± 1km" (``attr_geolocation_resolution``)."""

ATLOS_COLUMNS = frozenset({"slug", "description", "sensitive", "status"})
"""Columns of every Atlos export; together they are nobody else's."""

_SOURCE = re.compile(r"source_\d+")


class AtlosReader(TableReader):
    """Reads incidents of an Atlos project."""

    format = "atlos"
    owner = "Atlos"
    FIELDS: ClassVar[Mapping[str, str]] = {
        "id": "slug",
        "title": "description",
        "description": "more_info",
        "date_from": "date",
        "latitude": "latitude",
        "longitude": "longitude",
        "precision_m": "geolocation_resolution",
        "place": "general_location",
        "kind": "type",
        "status": "status",
    }
    KEPT = frozenset(
        (
            *(
                "project",
                "inserted_at",
                "updated_at",
                "sensitive",
                "impact",
                "equipment",
                "restrictions",
                "tags",
            ),
            *(
                "time_of_day",
                "environment",
                "weather",
                "camera_system",
                "recorded_by",
                "civilian_impact",
                "event",
            ),
            *("casualty", "military_infrastructure", "weapon", "flag", "date_recorded", "time_recorded"),
        )
    )
    LEFT = frozenset({"assignments", "assignees"})
    """Names of people who work on the incident."""

    def also_read(self) -> Collection[str]:
        """The time of day goes into the date."""
        return ("time",)

    def is_kept(self, word: str) -> bool:
        """Addresses of source material are kept, as many as there are."""
        return word in self.KEPT or bool(_SOURCE.fullmatch(word))

    def id_of(self, row: Sequence[str]) -> str:
        """Return the incident's slug."""
        slug = self._cell(row, "slug")
        if not slug:
            raise ValueError("slug is empty")
        return self._prefixed(slug)

    def incident(self, row: Sequence[str], incident_id: str, before: Incident | None = None) -> Incident:
        """Read an incident."""
        title, text = title_and_text(self._cell(row, "description"), self._cell(row, "more_info"))
        extra = dict(self._extra(row))
        if "project" in self._at and (project := self._cell(row, "project")):
            extra["project"] = project
        resolution = self._cell(row, "geolocation_resolution")
        if resolution:
            extra["geolocation_resolution"] = resolution
            if resolution not in PRECISION_M:
                self._note(f"geolocation_resolution {resolution!r} is no known word; it stands for no radius")
        latitude = number_of(self._cell(row, "latitude"), "latitude")
        longitude = number_of(self._cell(row, "longitude"), "longitude")
        name = self._cell(row, "general_location")
        is_placed = bool(name) or latitude is not None or longitude is not None
        place = IncidentPlace(
            name=name,
            latitude=latitude,
            longitude=longitude,
            precision_m=PRECISION_M.get(resolution) if latitude is not None else None,
        )
        when = day_and_time(
            self._day(self._cell(row, "date"), "date"), self._cell(row, "time") or self._clock(row)
        )
        return self._made(
            incident_id,
            before,
            title=title,
            description=text,
            when=date_of(when, "date"),
            places=(place,) if is_placed else (),
            kind=self._cell(row, "type"),
            status=self._cell(row, "status"),
            extra=extra.items(),
        )

    def _clock(self, row: Sequence[str]) -> str:
        """Return the time of day of older exports, where there is a date for it."""
        return self._cell(row, "time_recorded") if self._cell(row, "date") else ""
