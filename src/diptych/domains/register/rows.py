"""An incident as rows of the tables that searches and counts read, and as the JSON that the register keeps."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from diptych.adapters.register_tables import KEY_BITS, SHORT_DAYS
from diptych.algorithms.name_spellings import russian_spellings, word_keys
from diptych.algorithms.search_cells import cell_words, unit_point
from diptych.algorithms.search_words import facet, search_text, search_words
from diptych.model.edtf import parse_edtf
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


def add_rows(rows: Rows, one: Incident, body_sha256: bytes, placing: Placing) -> int:
    """Add an incident's rows, and return its key.

    What many incidents share (days, parties, kinds) is worked out once and remembered: a register of 157,000 repeats
    it all the time.
    """
    days = _days(one.when)
    parties = _parties(one.parties)
    key = days.day << KEY_BITS | placing.serial
    standing = standing_of(one.status, placing.denied)
    place = one.places[0] if one.places else _NOWHERE
    low, high = one.affected.low, one.affected.high
    rows.incident.append(
        (
            *(key, one.id, placing.serial, placing.version, placing.seq, body_sha256, placing.state),
            *(placing.edited_by, placing.reviewed_by, one.source, one.title, one.when),
            *(days.first, days.last, days.first_month, days.last_month, days.is_long),
            *(one.kind, one.affected.unit, low, high, one.status, standing, one.standard),
            *(place.name, place.admin, place.country, place.latitude, place.longitude),
            *("; ".join(parties.alleged), "; ".join(parties.affected), one.url),
        )
    )
    rows.party += [(key, *row) for row in parties.rows]
    shared = _shared_facets(one.source, placing.state, standing, one.kind, one.status, one.affected.unit)
    found = [shared, parties.facets, days.facets]
    words = [_few_words(one.kind), _few_words(one.source), parties.words]
    keys = []
    for number, at in enumerate(one.places):
        keys.append(_place_keys(at.name, at.admin, at.spellings))
        words.append(_few_words("\n".join((at.name, at.admin, *at.spellings))))
        found.append(_place_facets(at.country, at.admin))
        if at.latitude is not None and at.longitude is not None:
            point = unit_point(at.latitude, at.longitude)
            rows.place.append((key, number, at.latitude, at.longitude, *point))
            found += cell_words(at.latitude, at.longitude)
    text = _joined([*search_words(one.description), *words])
    rows.search.append((key, search_text((one.title,)), text, _joined(keys), _joined(found)))
    if placing.state != "withdrawn":
        texts = (
            *(one.source, one.kind, one.affected.unit, one.standard, "\x1f".join(parties.alleged)),
            *("\x1f".join(parties.affected), place.country, place.admin, place.name, one.status),
        )
        numbers = (
            *(STANDINGS.index(standing), days.first_month or 0, days.last_month or 0, int(not days.is_dated)),
            *(
                int(place.latitude is None),
                int(placing.state == "unreviewed"),
                int(low is None and high is None),
            ),
            *(int(low is not None and high is None), low or 0, high if high is not None else low or 0),
        )
        rows.tally.append((key, texts, numbers, placing.cluster))
    return key


_NOWHERE = IncidentPlace()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Days:
    day: int
    """Orders the incident: its first day, or its last where the first is open; 0 where undated."""
    first: int | None
    last: int | None
    first_month: int | None
    last_month: int | None
    is_long: int
    is_dated: bool
    facets: str


@functools.lru_cache(maxsize=1 << 15)
def _days(when: str) -> _Days:
    date = parse_edtf(when)
    first, last = date.first_day, date.last_day
    is_long = date.is_dated and (first is None or last is None or (last - first).days > SHORT_DAYS)
    day = first or last
    return _Days(
        day=day.toordinal() if day is not None else 0,
        first=first.toordinal() if first else None,
        last=last.toordinal() if last else None,
        first_month=first.year * 100 + first.month if first else None,
        last_month=last.year * 100 + last.month if last else None,
        is_long=int(is_long),
        is_dated=date.is_dated,
        facets="l1" if is_long else "" if date.is_dated else "w1",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parties:
    alleged: tuple[str, ...]
    affected: tuple[str, ...]
    rows: tuple[tuple[str, str, str], ...]
    facets: str
    words: str


@functools.lru_cache(maxsize=1 << 14)
def _parties(parties: tuple[IncidentParty, ...]) -> _Parties:
    letters = {"alleged": "a", "affected": "f", "other": "o"}
    rows = {(one.role, one.name): one.standing for one in reversed(parties)}
    return _Parties(
        alleged=tuple(dict.fromkeys(one.name for one in parties if one.role == "alleged")),
        affected=tuple(dict.fromkeys(one.name for one in parties if one.role == "affected")),
        rows=tuple((role, name, standing) for (role, name), standing in rows.items()),
        facets=_joined(facet(letters[one.role], name) for one in parties for name in one.names),
        words=search_text([name for one in parties for name in one.names]),
    )


@functools.lru_cache(maxsize=1 << 15)
def _shared_facets(source: str, state: str, standing: str, kind: str, status: str, unit: str) -> str:
    found = [facet("s", source), facet("r", state), facet("n", standing)]
    found += [facet(letter, value) for letter, value in (("k", kind), ("t", status), ("u", unit)) if value]
    return " ".join(found)


@functools.lru_cache(maxsize=1 << 14)
def _place_facets(country: str, admin: str) -> str:
    return " ".join(facet(letter, value) for letter, value in (("c", country), ("d", admin)) if value)


@functools.lru_cache(maxsize=1 << 15)
def _few_words(text: str) -> str:
    """Words of a short text that many incidents share: a kind, a source, a place."""
    return search_text((text,))


def _joined(found: Iterable[str]) -> str:
    return " ".join(one for one in found if one)


@functools.lru_cache(maxsize=1 << 15)
def _place_keys(name: str, admin: str, spellings: tuple[str, ...]) -> str:
    """Return the keys of a place's names, and of the Russian forms of a Ukrainian name, each once."""
    texts = (name, admin, *spellings, *russian_spellings(name))
    return " ".join(dict.fromkeys(key for text in texts for key in word_keys(text)))
