"""Bayanat: exports of bulletins, incidents and actors as JSON.

Fields are those of ``enferno/tasks/exports.py`` and of ``to_dict`` and ``to_csv_dict`` in ``enferno/admin/models/``
(sjacorg/bayanat, read at 06f6680 and 0854f2c). Ids count within one installation, so an import names whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from diptych.domains.register.foreign.reader import (
    ForeignReader,
    Record,
    date_of,
    number_of,
    quoted,
    text_of,
)
from diptych.model.edtf import parse_edtf
from diptych.model.incidents import Incident, IncidentPlace
from diptych.model.statements import Source, Statement

KINDS: Mapping[str, str] = {"bulletins": "bulletin", "incidents": "incident", "actors": "actor"}
"""Name of the list in a file, and what each record of it is."""

_READ = frozenset(
    (
        *("class", "id", "title", "description", "status", "source_link", "publish_date", "locations"),
        *("geoLocations", "events", "sources", "labels", "verLabels", "medias", "tags"),
        *("bulletin_relations", "actor_relations", "incident_relations"),
        *("potential_violations", "claimed_violations"),
    )
)
_LEFT = frozenset({"assigned_to", "first_peer_reviewer", "second_peer_reviewer", "roles"})
"""Who works on it and who may see it, within their installation."""

_KEPT = frozenset(
    (
        *("title_ar", "sjac_title", "sjac_title_ar", "originid", "comments", "source_link_type"),
        *("documentation_date", "review", "review_action", "updated_at"),
    )
)
RELATED = "related actors are kept by their id, without names: they may be persons"


class BayanatJsonReader(ForeignReader):
    """Reads records of a JSON export; a row is ``(name of the list, key, record)``."""

    format = "bayanat"

    def __init__(self, *, source: str, origin: str = "") -> None:
        """Take the name of the organisation whose installation it is."""
        super().__init__(source=source, origin=origin)
        self.columns = {
            "id": "class, id", "title": "title", "description": "description", "date_from": "events.from_date",
            "date_to": "events.to_date", "place": "geoLocations, locations, events.location",
            "kind": "events.eventtype", "status": "status", "url": "source_link",
        }  # fmt: skip
        self.ignored = tuple(sorted(_LEFT))
        self._n_persons = 0

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should know of what was read."""
        if not self._n_persons:
            return super().notes
        who = "actor that is a person was" if self._n_persons == 1 else "actors that are persons were"
        left = f"{self._n_persons} {who} left away: sources here are offices and organisations"
        return (*super().notes, left)

    def is_only_records(self, row: tuple[str, str, Any]) -> bool:
        """Whether a row is no incident: an actor."""
        return self._kind(row) == "actor"

    def id_of(self, row: tuple[str, str, Any]) -> str:
        """Return the kind and the id, such as ``Archive:bulletin-12``: bulletins and incidents count each from 1."""
        kind, record = self._kind(row), row[2]
        if not isinstance(record, dict):
            raise ValueError("it is no record")
        if record.get("restricted") is True:
            raise ValueError(f"{kind} {record.get('id')} was restricted: their export holds nothing of it")
        own = text_of(record.get("id"), "id")
        if not own:
            raise ValueError("id is empty")
        return self._prefixed(f"{kind}-{own}")

    def _kind(self, row: tuple[str, str, Any]) -> str:
        name, _, record = row
        kind = KINDS.get(name) or (str(record.get("class", "")) if isinstance(record, dict) else "")
        if kind not in KINDS.values():
            raise ValueError(f"{name or kind or 'it'!r} is no list of bulletins, incidents or actors")
        return kind

    def incident(
        self, row: tuple[str, str, Any], incident_id: str, before: Incident | None = None
    ) -> Incident:
        """Read a bulletin or an incident."""
        one: dict[str, Any] = row[2]
        events = _objects(one, "events")
        kinds = [_title(event.get("eventtype"), "eventtype") for event in events]
        return self._made(
            incident_id,
            before,
            title=text_of(one.get("title"), "title") or text_of(one.get("sjac_title"), "sjac_title"),
            description=text_of(one.get("description"), "description"),
            when=span_of([when_of_event(event) for event in events]),
            places=tuple(dict.fromkeys(_places(one, events))),
            kind="; ".join(dict.fromkeys(kind for kind in kinds if kind)),
            status=text_of(one.get("status"), "status"),
            url=text_of(one.get("source_link"), "source_link"),
            extra=self._kept(one, events),
        )

    def _kept(self, one: dict[str, Any], events: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
        for name in ("publish_date", *sorted(_KEPT)):
            yield name, text_of(one.get(name), name)
        for name in ("potential_violations", "claimed_violations", "labels", "verLabels", "sources"):
            yield name, "; ".join(_title(each, name) for each in _objects(one, name))
        tags = one.get("tags") or []
        yield (
            "tags",
            "; ".join(text_of(tag, "tags") for tag in tags)
            if isinstance(tags, list)
            else text_of(tags, "tags"),
        )
        for number, event in enumerate(events, 1):
            yield f"event {number}", _event_words(event)
        for geo in _objects(one, "geoLocations"):
            said = (_title(geo.get("geotype"), "geotype"), text_of(geo.get("comment"), "comment"))
            yield f"geoLocation {geo.get('id', '')}", "; ".join(part for part in said if part)
        yield "medias", "; ".join(_media(media) for media in _objects(one, "medias"))
        for kind in ("bulletin", "actor", "incident"):
            related = [_relation(each, kind) for each in _objects(one, f"{kind}_relations")]
            if related and kind == "actor":
                self._note(RELATED)
            yield f"{kind}_relations", "; ".join(related)
        yield from self._unknown(one, _READ | _LEFT | _KEPT)

    def records(self, row: tuple[str, str, Any], one: Incident | None) -> Iterator[Record]:
        """Give the sources of a bulletin, and that each said what it documents; of an organisation, itself."""
        record: dict[str, Any] = row[2]
        if one is None:
            yield from self._actor(record)
            return
        said_at = _moment(record.get("publish_date"), "publish_date")
        for source in _objects(record, "sources"):
            own = text_of(source.get("id"), "the id of a source")
            source_id = self._prefixed(f"source-{own}")
            yield "source", Source(id=source_id, name=_title(source, "sources") or source_id)
            yield (
                "statement",
                Statement(
                    id=f"{one.id}/source-{own}",
                    source=source_id,
                    act="asserts",
                    proposition=quoted(one.title, "what the bulletin documents took place"),
                    scope="incident",
                    incidents=(one.id,),
                    said_at=said_at,
                    chain=(self.map.source,),
                    url=one.url,
                ),
            )

    def _actor(self, record: dict[str, Any]) -> Iterator[Record]:
        if text_of(record.get("type"), "type") != "Entity":
            self._n_persons += 1
            return
        own = self._prefixed(f"actor-{text_of(record.get('id'), 'id')}")
        yield "source", Source(id=own, name=text_of(record.get("name"), "name") or own)


def when_of_event(event: Mapping[str, Any]) -> str:
    """Return when an event was, as EDTF; ``estimated`` makes its dates approximate.

    Raises:
        ValueError: A date is none, or the end is before the start.
    """
    mark = "~" if event.get("estimated") is True else ""
    first, last = _moment(event.get("from_date"), "from_date"), _moment(event.get("to_date"), "to_date")
    first, last = (f"{one}{mark}" if one else "" for one in (first, last))
    if not first and not last:
        return ""
    return date_of(first if last in ("", first) else f"{first or '..'}/{last}", "events")


def span_of(dates: Sequence[str]) -> str:
    """Return the time from the first to the last of several dates, as EDTF; one date is that date.

    Where one of them has no beginning or no end, the whole has none.
    """
    known = list(dict.fromkeys(one for one in dates if one))
    if len(known) < 2:
        return known[0] if known else ""
    read = [parse_edtf(one) for one in known]
    first = (
        None
        if any(one.first_day is None for one in read)
        else min(one.first_day for one in read if one.first_day)
    )
    last = (
        None
        if any(one.last_day is None for one in read)
        else max(one.last_day for one in read if one.last_day)
    )
    if first is None and last is None:
        return ""
    mark = "~" if any(one.approximate for one in read) else ""
    begins = f"{first.isoformat()}{mark}" if first else ".."
    return f"{begins}/{f'{last.isoformat()}{mark}' if last else '..'}"


def _moment(value: object, name: str) -> str:
    """Return a time of theirs; midnight stands where nobody gave a time of day, so it is read as the day."""
    text = text_of(value, name)
    return date_of(re.sub(r"[T ]00:00(:00)?$", "", text), name)


def _places(one: dict[str, Any], events: list[dict[str, Any]]) -> Iterator[IncidentPlace]:
    """Give points that people marked first, the main one before the others; then places of their list."""
    marked = _objects(one, "geoLocations")
    for geo in sorted(marked, key=lambda each: each.get("main") is not True):
        yield _place(geo, text_of(geo.get("title"), "title"), "")
    for at in [*_objects(one, "locations"), *(event.get("location") for event in events)]:
        if isinstance(at, dict):
            name = text_of(at.get("title"), "title")
            full = text_of(at.get("full_location") or at.get("full_string"), "full_string").partition(" | ")[
                0
            ]
            yield _place(at, name or full, "" if full == name else full)


def _place(at: Mapping[str, Any], name: str, admin: str) -> IncidentPlace:
    return IncidentPlace(
        name=name,
        admin=admin,
        latitude=number_of(at.get("lat"), "lat"),
        longitude=number_of(at.get("lng"), "lng"),
    )


def _objects(one: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    value = one.get(name)
    if value is None or value == "":
        return []
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise ValueError(f"{name} is no list of records")
    return value


def _title(value: object, name: str) -> str:
    return text_of(value.get("title"), name) if isinstance(value, dict) else ""


def _event_words(event: Mapping[str, Any]) -> str:
    at = event.get("location")
    parts = [
        text_of(event.get("title"), "title"),
        _title(event.get("eventtype"), "eventtype"),
        when_of_event(event),
        _title(at, "location"),
        text_of(event.get("comments"), "comments"),
    ]
    return "; ".join(part for part in parts if part)


def _media(media: Mapping[str, Any]) -> str:
    name = text_of(media.get("filename"), "filename") or text_of(media.get("title"), "title")
    etag = text_of(media.get("etag"), "etag")
    return f"{name} (MD5 {etag})" if etag else name


def _relation(relation: Mapping[str, Any], kind: str) -> str:
    other = relation.get(kind)
    own = text_of(other.get("id"), "id") if isinstance(other, dict) else ""
    related = relation.get("related_as")
    numbers = related if isinstance(related, list) else [related]
    words = ", ".join(text_of(n, "related_as") for n in numbers if n is not None)
    said = [f"related as {words}"] if words else []
    if relation.get("probability") is not None:
        said.append(f"probability {text_of(relation.get('probability'), 'probability')}")
    return f"{kind}-{own}" + (f" ({'; '.join(said)})" if said else "")
