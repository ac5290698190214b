"""timemap: its JSON of events, with sources where the file holds them.

Fields are those of ``src/reducers/validate/eventSchema.js``, ``sourceSchema.js`` and ``associationsSchema.js``
(forensic-architecture/timemap, read at 44dce74, 09b65f1 and 3839c02); datasheet-server gives the same shapes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from diptych.domains.register.foreign.reader import (
    ForeignReader,
    Record,
    date_of,
    day_and_time,
    number_of,
    quoted,
    text_of,
    title_and_text,
)
from diptych.model.edtf import parse_edtf
from diptych.model.incidents import Incident, IncidentPlace
from diptych.model.statements import Source, Statement

DATE_FORMAT = "%m/%d/%Y"
"""How timemap reads dates where its configuration does not say otherwise (``DATE_FMT``)."""

EVENT_FIELDS = frozenset({"description", "associations"})
"""What its schema requires of every event."""

LISTS = frozenset({"events", "sources"})
"""Lists of a file that are read; ``associations`` give names to the words that events carry already."""

_READ = frozenset(
    (
        *("id", "description", "date", "time", "location", "latitude", "longitude", "category"),
        *("associations", "sources", "time_display"),
    )
)
_KEPT = ("time_precision", "type", "category_full", "comments")
_LEFT = frozenset({"narrative___stepStyles", "shape", "colour", "x", "y", "z"})
"""How timemap draws an event."""


class TimemapReader(ForeignReader):
    """Reads events; a row is ``(name of the list, key, record)``."""

    format = "timemap"

    def __init__(
        self,
        *,
        source: str,
        origin: str = "",
        date_format: str = "",
        sources: Mapping[str, dict[str, Any]] | None = None,
    ) -> None:
        """Take whose events these are.

        Args:
            source: Whose.
            origin: Put before every id.
            date_format: How dates are written that are not ISO; timemap's default where empty.
            sources: Sources of the file, by id.
        """
        super().__init__(source=source, origin=origin, date_format=date_format or DATE_FORMAT)
        self._sources = sources or {}
        self.columns = {
            "id": "id", "title": "description", "description": "description", "date_from": "date", "place": "location",
            "latitude": "latitude", "longitude": "longitude", "kind": "category",
        }  # fmt: skip
        self.ignored = tuple(sorted(_LEFT))

    def id_of(self, row: tuple[str, str, Any]) -> str:
        """Return the event's id; timemap numbers events by their row where they have none, which is no id."""
        record = row[2]
        if not isinstance(record, dict):
            raise ValueError("it is no event")
        own = text_of(record.get("id"), "id")
        if not own:
            raise ValueError("id is empty; the number of its row is none")
        return self._prefixed(own)

    def incident(
        self, row: tuple[str, str, Any], incident_id: str, before: Incident | None = None
    ) -> Incident:
        """Read an event."""
        one: dict[str, Any] = row[2]
        title, text = title_and_text(text_of(one.get("description"), "description"))
        place = IncidentPlace(
            name=text_of(one.get("location"), "location"),
            latitude=number_of(one.get("latitude"), "latitude"),
            longitude=number_of(one.get("longitude"), "longitude"),
        )
        return self._made(
            incident_id,
            before,
            title=title,
            description=text,
            when=self._when(one),
            places=(place,) if place != IncidentPlace() else (),
            kind=text_of(one.get("category"), "category"),
            extra=self._extra(one),
        )

    def _when(self, one: dict[str, Any]) -> str:
        """Return the date; where ``time_display`` is EDTF that begins on that day, it is what was stated."""
        day = self._day(text_of(one.get("date"), "date"), "date")
        when = date_of(day_and_time(day, text_of(one.get("time"), "time")), "date")
        shown = text_of(one.get("time_display"), "time_display")
        try:
            stated = parse_edtf(shown)
        except ValueError:
            return when
        is_same = stated.is_dated and stated.first_day == parse_edtf(when).first_day
        return stated.text if is_same else when

    def _day(self, text: str, name: str) -> str:
        day = super()._day(text, name)
        if day != text:
            self._note(f"dates were read as {self.map.date_format}; --date-format says otherwise")
        return day

    def _extra(self, one: dict[str, Any]) -> Iterator[tuple[str, str]]:
        for name in (*_KEPT, "time_display"):
            yield name, text_of(one.get(name), name)
        for name in ("associations", "sources"):
            yield name, "; ".join(_names(one, name))
        yield from self._unknown(one, _READ | _LEFT | set(_KEPT))

    def records(self, row: tuple[str, str, Any], one: Incident | None) -> Iterator[Record]:
        """Give each source that an event names and the file holds, and that it speaks of the event."""
        if one is None:
            return
        for own in _names(row[2], "sources"):
            held = self._sources.get(own)
            if held is None:
                self._note("events name sources that the file does not hold; their ids are kept")
                continue
            source = self._prefixed(f"source-{own}")
            said = [text_of(held.get(name), name) for name in ("title", "description", "author", "notes")]
            title, text, author, notes = said
            paths = _names(held, "paths")
            yield "source", Source(id=source, name=author or title or own, note=notes)
            yield (
                "statement",
                Statement(
                    id=f"{one.id}/source-{own}",
                    source=source,
                    act="asserts",
                    proposition=quoted(text or title, "what the source shows took place"),
                    scope="incident",
                    incidents=(one.id,),
                    said_at=self._said_at(held),
                    chain=(self.map.source,),
                    url=text_of(held.get("url"), "url") or (paths[0] if paths else ""),
                ),
            )

    def _said_at(self, held: dict[str, Any]) -> str:
        text = text_of(held.get("date"), "date")
        try:
            return date_of(self._day(text, "date"), "date")
        except ValueError:
            self._note("dates of sources that are none were left away")
            return ""


def _names(one: Mapping[str, Any], name: str) -> list[str]:
    """Return a list of ids; datasheet-server gives lists of texts, older files one text."""
    value = one.get(name)
    if isinstance(value, list):
        texts = [text_of(v.get("id") if isinstance(v, dict) else v, name) for v in value]
    else:
        texts = [part.strip() for part in text_of(value, name).split(",")]
    return [text for text in dict.fromkeys(texts) if text]
