"""An incident as rows of the tables that searches and counts read, and as the JSON that the register keeps."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from diptych.adapters.register_tables import KEY_BITS, SHORT_DAYS
from diptych.algorithms.name_spellings import russian_spellings, word_keys
from diptych.algorithms.search_cells import cell_words, unit_point
from diptych.algorithms.search_words import facet, search_text
from diptych.model.errors import RegisterDamagedError
from diptych.model.incidents import Affected, Incident, IncidentParty, IncidentPlace, Standing
from diptych.model.register import ReviewState

REFUTED_WORDS = frozenset({"refuted", "debunked", "спростовано", "опровергнуто"})
"""What a source writes as the status of an incident that it holds not to have happened as stated. Chosen by hand."""

DENIED_WORDS = frozenset({"denied", "заперечено", "отрицается"})

STANDINGS: tuple[Standing, ...] = ("open", "denied", "refuted")
"""By the number that stands for each in counts."""

_PLACE_FIELDS = {field.name: field.default for field in dataclasses.fields(IncidentPlace)}


def incident_body(one: Incident) -> dict[str, Any]:
    """Return an incident as JSON values; empty fields are left away, so that new fields change no digest."""
    body: dict[str, Any] = {"id": one.id, "source": one.source}
    for name in ("title", "description", "language", "when", "kind", "status", "standard", "url"):
        value = getattr(one, name)
        if value:
            body[name] = value
    if one.places:
        body["places"] = [_place_body(place) for place in one.places]
    if one.parties:
        body["parties"] = [
            {"name": p.name, "role": p.role}
            | ({"standing": p.standing} if p.standing != "named" else {})
            | ({"members": list(p.members)} if p.members else {})
            for p in one.parties
        ]
    affected = one.affected
    body["affected"] = {"unit": affected.unit, "low": affected.low, "high": affected.high}
    if one.recordings:
        body["recordings"] = list(one.recordings)
    if one.extra:
        body["extra"] = [list(pair) for pair in one.extra]
    return body


def _place_body(place: IncidentPlace) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, default in _PLACE_FIELDS.items():
        value = getattr(place, name)
        if value != default:
            found[name] = list(value) if isinstance(value, tuple) else value
    return found


def incident_from_body(body: dict[str, Any]) -> Incident:
    """Read an incident as the register keeps it; what is left away holds nothing.

    Raises:
        RegisterDamagedError: The register holds something else under that version.
    """
    affected = body.get("affected", {})
    try:
        return Incident(
            places=tuple(
                IncidentPlace(**(at | {"spellings": tuple(at["spellings"])} if "spellings" in at else at))
                for at in body.get("places", ())
            ),
            parties=tuple(
                IncidentParty(**(one | {"members": tuple(one["members"])} if "members" in one else one))
                for one in body.get("parties", ())
            ),
            affected=Affected(unit=affected["unit"], low=affected["low"], high=affected["high"]),
            recordings=tuple(body.get("recordings", ())),
            extra=tuple((str(name), str(value)) for name, value in body.get("extra", ())),
            **{name: value for name, value in body.items() if name not in _NESTED},
        )
    except (TypeError, KeyError, ValueError) as error:
        raise RegisterDamagedError(f"a version does not read: {error}") from error


_NESTED = frozenset({"places", "parties", "affected", "recordings", "extra"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """What the register knows of an incident beside its content."""

    serial: int
    version: int
    seq: int
    state: ReviewState = "unreviewed"
    edited_by: str = ""
    reviewed_by: str = ""
    denied: bool = False
    """Whether a statement denies this very incident."""
    cluster: str = ""
    """The group of incidents that people judged the same; empty where it stands alone."""


@dataclass(slots=True)
class Rows:
    """Rows of one or many incidents, in the order of each table's columns."""

    incident: list[tuple[Any, ...]]
    party: list[tuple[Any, ...]]
    place: list[tuple[Any, ...]]
    search: list[tuple[Any, ...]]
    tally: list[tuple[int, tuple[str, ...], tuple[int, ...], str]]
    """Key, texts that become numbers, numbers, and the cluster (empty where the incident stands alone)."""


def empty_rows() -> Rows:
    """Return rows to add to."""
    return Rows(incident=[], party=[], place=[], search=[], tally=[])


def standing_of(status: str, denied: bool) -> Standing:
    """Say whether an incident counts as open, denied or refuted; a refutation stands over a denial."""
    words = {status.strip().casefold()}
    if words & REFUTED_WORDS:
        return "refuted"
    return "denied" if denied or words & DENIED_WORDS else "open"


def incident_key(first: date | None, last: date | None, serial: int) -> int:
    """Return the key that orders incidents by their first day, or their last where the first is open."""
    day = first or last
    return ((day.toordinal() if day is not None else 0) << KEY_BITS) | serial


def add_rows(rows: Rows, one: Incident, body_sha256: bytes, placing: Placing) -> int:
    """Add an incident's rows, and return its key."""
    when = one.date
    first, last = when.first_day, when.last_day
    key = incident_key(first, last, placing.serial)
    is_long = when.is_dated and (first is None or last is None or (last - first).days > SHORT_DAYS)
    standing = standing_of(one.status, placing.denied)
    place = one.places[0] if one.places else IncidentPlace()
    alleged, affected = one.named("alleged"), one.named("affected")
    rows.incident.append(
        (
            *(key, one.id, placing.serial, placing.version, placing.seq, body_sha256, placing.state),
            *(placing.edited_by, placing.reviewed_by, one.source, one.title, one.when),
            first.toordinal() if first else None,
            last.toordinal() if last else None,
            first.year * 100 + first.month if first else None,
            last.year * 100 + last.month if last else None,
            *(int(is_long), one.kind, one.affected.unit, one.affected.low, one.affected.high, one.status),
            *(
                standing,
                one.standard,
                place.name,
                place.admin,
                place.country,
                place.latitude,
                place.longitude,
            ),
            *("; ".join(alleged), "; ".join(affected), one.url),
        )
    )
    seen = set()
    for party in one.parties:
        if (party.role, party.name) not in seen:
            seen.add((party.role, party.name))
            rows.party.append((key, party.role, party.name, party.standing))
    for number, at in enumerate(one.places):
        if at.latitude is not None and at.longitude is not None:
            rows.place.append(
                (key, number, at.latitude, at.longitude, *unit_point(at.latitude, at.longitude))
            )
    rows.search.append(_search_row(key, one, placing.state, standing, is_long, when.is_dated))
    if placing.state != "withdrawn":
        low, high = one.affected.low, one.affected.high
        rows.tally.append(
            (
                key,
                (
                    *(
                        one.source,
                        one.kind,
                        one.affected.unit,
                        one.standard,
                        "\x1f".join(dict.fromkeys(alleged)),
                    ),
                    *(
                        "\x1f".join(dict.fromkeys(affected)),
                        place.country,
                        place.admin,
                        place.name,
                        one.status,
                    ),
                ),
                (
                    STANDINGS.index(standing),
                    first.year * 100 + first.month if first else 0,
                    last.year * 100 + last.month if last else 0,
                    int(not when.is_dated),
                    int(place.latitude is None),
                    int(placing.state == "unreviewed"),
                    int(low is None and high is None),
                    int(low is not None and high is None),
                    low or 0,
                    high if high is not None else low or 0,
                ),
                placing.cluster,
            )
        )
    return key


def _search_row(
    key: int, one: Incident, state: ReviewState, standing: Standing, is_long: bool, is_dated: bool
) -> tuple[Any, ...]:
    others = [one.description, one.kind, one.source]
    keys: list[str] = []
    for at in one.places:
        others += (at.name, at.admin, *at.spellings)
        keys.append(_place_keys(at.name, at.admin, at.spellings))
    for party in one.parties:
        others.append(party.name)
        others += party.members
    title, text, names = search_text((one.title,)), search_text(others), " ".join(keys).strip()
    return (key, title, text, names, " ".join(facets(one, state, standing, is_long, is_dated)))


@functools.lru_cache(maxsize=1 << 15)
def _place_keys(name: str, admin: str, spellings: tuple[str, ...]) -> str:
    """Return the keys of a place's names, and of the Russian forms of a Ukrainian name, each once."""
    texts = (name, admin, *spellings, *russian_spellings(name))
    return " ".join(dict.fromkeys(key for text in texts for key in word_keys(text)))


def facets(
    one: Incident, state: ReviewState, standing: Standing, is_long: bool, is_dated: bool
) -> Collection[str]:
    """Return the words that stand for exact values of an incident's fields, for positions and for states."""
    found = [facet("s", one.source), facet("r", state), facet("n", standing)]
    for letter, value in (("k", one.kind), ("t", one.status), ("u", one.affected.unit)):
        if value:
            found.append(facet(letter, value))
    for party in one.parties:
        letter = {"alleged": "a", "affected": "f", "other": "o"}[party.role]
        found += [facet(letter, name) for name in party.names]
    for at in one.places:
        if at.country:
            found.append(facet("c", at.country))
        if at.admin:
            found.append(facet("d", at.admin))
        if at.latitude is not None and at.longitude is not None:
            found += cell_words(at.latitude, at.longitude)
    if is_long:
        found.append("l1")
    if not is_dated:
        found.append("w1")
    return dict.fromkeys(found)
