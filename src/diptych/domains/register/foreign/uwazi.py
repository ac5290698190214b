"""Uwazi: the CSV of a collection's entities.

Columns are those of ``app/api/csv/csvExporter.ts``, values those of ``typeFormatters.ts`` and ``csvDefinitions.ts``
(huridocs/uwazi, read at 015a61f, 04943fe and 72dfac3). Properties are named by each collection, so a date, a place or
a description is known by the names below; what is not known is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar

from diptych.domains.register.foreign.reader import TableReader, date_of, number_of
from diptych.model.incidents import Incident, IncidentPlace

UWAZI_COLUMNS = frozenset(
    {"title", "date added", "template", "geolocation", "documents", "attachments", "published"}
)
"""Columns that every export has around those of the collection (their names in English)."""

NAMES: dict[str, tuple[str, ...]] = {
    "date": ("date", "incident date", "date of incident", "event date", "date of event", "date of the facts"),
    "description": ("description", "summary", "narrative", "facts"),
    "place": ("place", "location", "city", "town", "settlement", "place of incident"),
    "country": ("country", "countries"),
    "id": ("id", "generated id", "auto generated id", "incident id", "case id", "code"),
    "status": ("status",),
}
"""Names of properties that are understood, the first that is there. Chosen by hand."""


class UwaziReader(TableReader):
    """Reads entities of an Uwazi collection."""

    format = "uwazi"
    FIELDS: ClassVar[Mapping[str, str]] = {
        "title": "title",
        "kind": "template",
        "latitude": "geolocation",
        "longitude": "geolocation",
    }
    KEPT = frozenset({"date added", "documents", "attachments", "published"})

    def __init__(
        self, header: Sequence[str], *, source: str = "", origin: str = "", date_format: str = ""
    ) -> None:
        """Match the header; properties are known by :data:`NAMES`."""
        words = {name.strip().lstrip("\ufeff").lower() for name in header}
        self._named = {field: next((n for n in names if n in words), "") for field, names in NAMES.items()}
        super().__init__(header, source=source, origin=origin, date_format=date_format)
        self.columns |= {
            {"date": "date_from"}.get(field, field): self.names[self._at[name]]
            for field, name in self._named.items()
            if name
        }
        if not self._named["date"]:
            self._note(
                "no column is known to be the incident's date; a map of columns names it (--as table --map)"
            )
        if not self._named["id"]:
            self._note(
                "Uwazi exports no ids: an entity is recognised by its template, title and date added, "
                "so one that gets another title becomes a new incident"
            )

    @staticmethod
    def word_of(name: str) -> str:
        """Properties are known in small letters."""
        return name.lower()

    def also_read(self) -> Collection[str]:
        """Properties of the collection with a name that is understood."""
        return [name for name in self._named.values() if name]

    def id_of(self, row: Sequence[str]) -> str:
        """Return the entity's generated id where the collection has one, else one of template, title, date added."""
        own = self._cell(row, self._named["id"]) if self._named["id"] else ""
        if own:
            return self._prefixed(own)
        title = self._cell(row, "title")
        if not title:
            raise ValueError("title is empty")
        parts = (self._cell(row, "template"), title, self._cell(row, "date added"))
        return self._prefixed("entity-" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:20])

    def incident(self, row: Sequence[str], incident_id: str, before: Incident | None = None) -> Incident:
        """Read an entity."""
        latitude, longitude = self._position(self._cell(row, "geolocation"))
        place = IncidentPlace(
            name=self._value(row, "place"),
            country=self._value(row, "country"),
            latitude=latitude,
            longitude=longitude,
        )
        return self._made(
            incident_id,
            before,
            title=self._cell(row, "title"),
            description=self._value(row, "description"),
            when=self._when(self._value(row, "date")),
            places=(place,) if place != IncidentPlace() else (),
            kind=self._cell(row, "template"),
            status=self._value(row, "status"),
            extra=self._extra(row),
        )

    def _value(self, row: Sequence[str], field: str) -> str:
        """Return a property; several values stand with ``|`` between them, parents with ``::`` before them."""
        name = self._named[field]
        return self._cell(row, name) if name else ""

    def _position(self, text: str) -> tuple[float | None, float | None]:
        if not text:
            return None, None
        parts = text.split("|")
        if len(parts) != 2:
            raise ValueError(f"Geolocation: {text[:40]!r} is not LATITUDE|LONGITUDE")
        latitude, longitude = (number_of(part, "Geolocation") for part in parts)
        return latitude, longitude

    def _when(self, text: str) -> str:
        """Read a date, a range ``A~B``, or the span of several of either, parted by ``|``."""
        days: list[tuple[str, str]] = []
        for part in (one.strip() for one in text.split("|") if one.strip()):
            first, is_range, last = part.partition("~")
            one, two = self._day(first.strip(), "date"), self._day(last.strip(), "date")
            days.append((one, two if is_range else one))
        if not days:
            return ""
        if any(not first or not last for first, last in days) and len(days) > 1:
            raise ValueError(f"date: {text[:40]!r} has a range without an end among several")
        first, last = min(one for one, _ in days), max(two for _, two in days)
        return date_of(first if first == last else f"{first or '..'}/{last or '..'}", "date")
