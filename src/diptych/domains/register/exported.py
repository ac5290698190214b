"""Incidents in the forms of other programs: cells of a table, GeoJSON, timemap, columns of Parquet.

Every form keeps the date as it was stated beside its first and last day, and a position beside its precision.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from diptych.domains.register.rows import incident_body
from diptych.model.incidents import Incident, IncidentPlace, Standing, affected_words
from diptych.model.register import ReviewState

TIMEMAP_NOT_STATED = "not stated"
"""Category of an incident without a kind: timemap draws every event in one category."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedIncident:
    """An incident, with what the register says of it beside its content."""

    incident: Incident
    state: ReviewState
    standing: Standing

    @property
    def located(self) -> tuple[IncidentPlace, ...]:
        """Its places that have a position."""
        return tuple(at for at in self.incident.places if at.latitude is not None)


def table_cells(one: Incident) -> list[str]:
    """Return its cells in the order of ``FIELDS``, which an import reads; the first place stands for all."""
    row = one.row()
    begins, ends = _two_dates(one.when)
    place = one.places[0] if one.places else None
    return [
        *(one.id, one.title, one.description, begins, ends, row.place, row.country),
        *(_number(row.latitude), _number(row.longitude), one.kind),
        *(_number(row.affected_min), _number(row.affected_max), row.unit),
        *(party_text(one, "alleged"), party_text(one, "affected"), one.source, one.status, one.url),
        *(row.admin, _number(row.precision_m), "; ".join(place.spellings if place else ())),
        *(one.language, one.standard, "; ".join(one.recordings)),
    ]


def _two_dates(when: str) -> tuple[str, str]:
    begins, between, ends = when.partition("/")
    if between and ".." not in (begins, ends) and begins and ends:
        return begins, ends
    return when, ""


def party_text(one: Incident, role: str) -> str:
    """Return the parties in a role as tables have them: parted by ``; ``, a disputed one with a question mark."""
    return "; ".join(
        f"{party.name}?" if party.standing == "disputed" else party.name
        for party in one.parties
        if party.role == role
    )


def _number(value: float | None) -> str:
    return "" if value is None else repr(value) if isinstance(value, float) else str(value)


def told_lines(found: ExportedIncident) -> list[str]:
    """Say an incident in short lines: attributed, with its date as stated, its positions' precision, its standing."""
    one = found.incident
    when = one.date
    days = [_day(when.first_day) or "open", _day(when.last_day) or "open"]
    stated = f"{one.when} (first day {days[0]}, last day {days[1]})" if when.is_dated else "undated"
    lines = [
        f"Id: {one.id}",
        f"Source: {one.source}",
        f"When, as stated: {stated}",
        *(f"Where: {place_words(at)}" for at in one.places or (IncidentPlace(),)),
        f"Kind, in the source's word: {one.kind or 'not stated'}",
        f"Affected: {affected_words(one.affected.low, one.affected.high, one.affected.unit)}",
        f"Party alleged by the source: {party_text(one, 'alleged') or 'not stated'}",
        f"Party affected: {party_text(one, 'affected') or 'not stated'}",
        f"Status, in the source's word: {one.status or 'not stated'}",
        f"Standard: {one.standard or 'not stated'}",
        f"In the register: {found.standing}, {found.state}",
    ]
    return lines + ([f"Address: {one.url}"] if one.url else [])


def place_words(at: IncidentPlace) -> str:
    """Say a place with its precision; what is not stated is named."""
    name = ", ".join(part for part in (at.name, at.admin, at.country) if part) or "no place stated"
    if at.latitude is None:
        return f"{name} (no position)"
    if at.precision_m is None:
        return f"{name} (position of unstated precision)"
    return f"{name} (position within {at.precision_m:,.0f} m)"


def geojson_feature(found: ExportedIncident) -> dict[str, Any]:
    """Return a feature (RFC 7946): longitude before latitude; several places are a MultiPoint, none a null geometry."""
    one = found.incident
    points = [[at.longitude, at.latitude] for at in found.located]
    geometry: dict[str, Any] | None = None
    if len(points) == 1:
        geometry = {"type": "Point", "coordinates": points[0]}
    elif points:
        geometry = {"type": "MultiPoint", "coordinates": points}
    properties = incident_body(one) | _days(one) | {"state": found.state, "standing": found.standing}
    return {"type": "Feature", "id": one.id, "geometry": geometry, "properties": properties}


def timemap_event(found: ExportedIncident) -> dict[str, Any]:
    """Return an event of timemap's ``events`` file; it refuses fields that it does not know, and values but texts.

    Its one date is the first day (``MM/DD/YYYY``, timemap's default); the date as stated is ``time_display``. An
    incident without a first day has an empty date, and timemap leaves it out. All else stands in ``comments``.

    References:
        forensic-architecture/timemap, ``src/reducers/validate/eventSchema.js`` and ``src/common/utilities.js``.
    """
    one = found.incident
    when = one.date
    first = when.first_day
    place = next(iter(found.located), one.places[0] if one.places else IncidentPlace())
    told = one.description if one.description.startswith(one.title) else f"{one.title}\n\n{one.description}"
    return {
        "id": one.id,
        "description": told.strip(),
        "date": f"{first:%m/%d/}{first.year:04d}" if first else "",
        "time": "",
        "time_precision": "day" if first is not None and first == when.last_day else "range",
        "time_display": one.when or "undated",
        "location": ", ".join(part for part in (place.name, place.admin, place.country) if part),
        "latitude": _number(place.latitude),
        "longitude": _number(place.longitude),
        "type": "",
        "category": one.kind or TIMEMAP_NOT_STATED,
        "category_full": one.kind or TIMEMAP_NOT_STATED,
        "associations": [],
        "sources": [],
        "comments": "\n".join(told_lines(found)),
    }


PARQUET_COLUMNS: Mapping[str, str] = {
    **dict.fromkeys(("id", "source", "title", "description", "language", "when"), "VARCHAR"),
    "first_day": "DATE",
    "last_day": "DATE",
    "places": "STRUCT(name VARCHAR, country VARCHAR, admin VARCHAR, latitude DOUBLE, longitude DOUBLE, "
    "precision_m DOUBLE, spellings VARCHAR[], place_id VARCHAR)[]",
    "kind": "VARCHAR",
    "parties": "STRUCT(name VARCHAR, role VARCHAR, standing VARCHAR, members VARCHAR[])[]",
    "affected_min": "BIGINT",
    "affected_max": "BIGINT",
    **dict.fromkeys(("unit", "status", "standard", "url"), "VARCHAR"),
    "recordings": "VARCHAR[]",
    "extra": "STRUCT(name VARCHAR, value VARCHAR)[]",
    "state": "VARCHAR",
    "standing": "VARCHAR",
}
"""Columns of a Parquet file, as SQL types; nothing of an incident is left away."""


def parquet_row(found: ExportedIncident) -> dict[str, Any]:
    """Return the values of :data:`PARQUET_COLUMNS` as JSON values."""
    one = found.incident
    return {
        **{name: getattr(one, name) for name in ("id", "source", "title", "description", "language", "when")},
        **_days(one),
        "places": [
            {name: getattr(at, name) for name in IncidentPlace.__slots__} | {"spellings": list(at.spellings)}
            for at in one.places
        ],
        "kind": one.kind,
        "parties": [
            {"name": p.name, "role": p.role, "standing": p.standing, "members": list(p.members)}
            for p in one.parties
        ],
        "affected_min": one.affected.low,
        "affected_max": one.affected.high,
        "unit": one.affected.unit,
        **{name: getattr(one, name) for name in ("status", "standard", "url")},
        "recordings": list(one.recordings),
        "extra": [{"name": name, "value": value} for name, value in one.extra],
        "state": found.state,
        "standing": found.standing,
    }


def _days(one: Incident) -> dict[str, str | None]:
    when = one.date
    return {"first_day": _day(when.first_day), "last_day": _day(when.last_day)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
