"""A row of somebody's table as an incident, by a map of columns; every row that does not fit says why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from diptych.model.incidents import (
    Affected,
    Incident,
    IncidentParty,
    IncidentPlace,
    PartyRole,
    parties_from_text,
    when_from_columns,
)

FIELDS: tuple[str, ...] = (
    *(
        "id",
        "title",
        "description",
        "date_from",
        "date_to",
        "place",
        "country",
        "latitude",
        "longitude",
        "kind",
    ),
    *("affected_min", "affected_max", "unit", "alleged_party", "affected_party", "source", "status", "url"),
    *("admin", "precision_m", "spellings", "language", "standard", "recordings"),
)
"""Fields of an incident that a column may fill. The first eighteen are known by name without a map."""

ALIASES: Mapping[str, str] = {
    "date": "date_from",
    "lat": "latitude",
    "lon": "longitude",
    "lng": "longitude",
    "type": "kind",
    "link": "url",
    "location": "place",
}
"""Other names of columns that are understood where the field's own name is absent. Chosen by hand."""

MAP_FORMAT = "diptych-column-map/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """Which column of a table fills which field, and what holds for every row."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """Field, and the column's name as the table writes it; empty: by the fields' own names."""
    source: str = ""
    """Whose table it is, where no column says so."""
    register: str = ""
    """Put before every id with a colon, so that two registers may number alike."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """For a field, what to write for a value of theirs."""
    keep: tuple[str, ...] = ()
    """Further columns to keep as they are; others are passed over."""
    date_format: str = ""
    """How dates are written, such as ``%d.%m.%Y``; empty for ISO dates and EDTF."""


def map_from_toml(value: Mapping[str, object]) -> ColumnMap:
    """Read a column map.

    Raises:
        ValueError: A key or a field is unknown, or a value has the wrong type.
    """
    known = {"format", "columns", "source", "register", "values", "keep", "date_format"}
    for key in value:
        if key not in known:
            raise ValueError(f"the map has an unknown key {key!r}; expected {', '.join(sorted(known))}")
    if value.get("format", MAP_FORMAT) != MAP_FORMAT:
        raise ValueError(f"the map's format is {value.get('format')!r}, expected {MAP_FORMAT!r}")
    columns = _texts(value.get("columns", {}), "columns")
    for name in columns:
        if name not in FIELDS:
            raise ValueError(f"the map fills an unknown field {name!r}; expected {', '.join(FIELDS)}")
    values = value.get("values", {})
    if not isinstance(values, Mapping):
        raise ValueError("the map's values are no table")
    keep = value.get("keep", [])
    if not isinstance(keep, list) or not all(isinstance(one, str) for one in keep):
        raise ValueError("the map's keep is no list of column names")
    return ColumnMap(
        columns=columns,
        source=_text(value, "source"),
        register=_text(value, "register"),
        values={str(name): _texts(one, f"values.{name}") for name, one in values.items()},
        keep=tuple(keep),
        date_format=_text(value, "date_format"),
    )


def map_to_toml(one: ColumnMap) -> str:
    """Write a column map, so that the next table from the same place is read the same way."""
    lines = [f"format = {_quoted(MAP_FORMAT)}"]
    lines += [
        f"{name} = {_quoted(getattr(one, name))}"
        for name in ("source", "register", "date_format")
        if getattr(one, name)
    ]
    if one.keep:
        lines.append(f"keep = [{', '.join(map(_quoted, one.keep))}]")
    lines += ["", "[columns]", *(f"{name} = {_quoted(column)}" for name, column in one.columns.items())]
    for name, values in one.values.items():
        lines += ["", f"[values.{name}]", *(f"{_quoted(k)} = {_quoted(v)}" for k, v in values.items())]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'


def _text(value: Mapping[str, object], name: str) -> str:
    found = value.get(name, "")
    if not isinstance(found, str):
        raise ValueError(f"the map's {name} is no text")
    return found.strip()


def _texts(value: object, name: str) -> dict[str, str]:
    if not isinstance(value, Mapping) or not all(isinstance(one, str) for one in value.values()):
        raise ValueError(f"the map's {name} is no table of texts")
    return {str(key): str(one) for key, one in value.items()}


_NOWHERE = IncidentPlace()
_NOTHING = Incident(id="-", source="-")
_PARTY_COLUMNS: tuple[tuple[str, PartyRole], ...] = (
    ("alleged_party", "alleged"),
    ("affected_party", "affected"),
)
_PLAIN_FIELDS = ("title", "description", "language", "kind", "status", "standard", "url")


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, header: Sequence[str], column_map: ColumnMap, *, source: str = "") -> None:
        """Match the header with a map.

        Args:
            header: The first row.
            column_map: The map; empty for the fields' own names.
            source: Whose rows they are where neither a column nor the map says so.

        Raises:
            ValueError: A column that the map names is not there or stands there twice, or no column is known.
        """
        names = [cell.strip().lstrip("\ufeff") for cell in header]
        self.map = column_map
        self._values = column_map.values
        self._source = column_map.source or source
        self.columns: dict[str, str] = {}
        """Field and the column's name."""
        self._at: dict[str, int] = {}
        if column_map.columns:
            for name, column in column_map.columns.items():
                self._take(name, column, names)
        else:
            self._guess(names)
        if not self._at:
            raise ValueError(f"no column is known; expected some of {', '.join(FIELDS[:18])}, or a map")
        self._kept = [(name, names.index(name)) for name in column_map.keep if name in names]
        used = set(self._at.values()) | {at for _, at in self._kept}
        self.ignored = tuple(name for at, name in enumerate(names) if at not in used and name)
        self._reads_places = bool(
            {"place", "country", "admin", "latitude", "longitude", "precision_m", "spellings"}
            & self._at.keys()
        )
        self._reads_dates = bool({"date_from", "date_to"} & self._at.keys())

    def _take(self, name: str, column: str, names: list[str]) -> None:
        if names.count(column) != 1:
            found = "is not in the table" if column not in names else "stands in the table twice"
            raise ValueError(f"the column {column!r} for {name} {found}")
        self.columns[name], self._at[name] = column, names.index(column)

    def _guess(self, names: list[str]) -> None:
        folded = [re.sub(r"[\s\-]+", "_", name.lower()) for name in names]
        for name in FIELDS:
            if folded.count(name) > 1:
                raise ValueError(f"more than one column {name!r}")
            if name in folded:
                self.columns[name], self._at[name] = names[folded.index(name)], folded.index(name)
        for alias, name in ALIASES.items():
            if name not in self._at and folded.count(alias) == 1:
                self.columns[name], self._at[name] = names[folded.index(alias)], folded.index(alias)

    @property
    def has_id(self) -> bool:
        """Whether a column gives ids."""
        return "id" in self._at

    def id_of(self, cells: Sequence[str]) -> str:
        """Return the id under which a row is kept; empty where the table gives none."""
        own = self._cell(cells, "id")
        return f"{self.map.register}:{own}" if own and self.map.register else own

    def _cell(self, cells: Sequence[str], name: str) -> str:
        at = self._at.get(name)
        if at is None or at >= len(cells):
            return ""
        text = cells[at].strip()
        if self._values and name in self._values:
            return self._values[name].get(text, text)
        return text

    def incident(self, cells: Sequence[str], incident_id: str, before: Incident | None = None) -> Incident:
        """Read a row.

        Args:
            cells: The row.
            incident_id: The id under which it is kept.
            before: What the register holds; fields that the table has no column for keep that.

        Raises:
            ValueError: Something in the row cannot be read or contradicts itself; the message names the field.
        """
        at = self._at
        before = before or _NOTHING
        source = self._cell(cells, "source") if "source" in at else self._source or before.source
        if not source or source == "-":
            raise ValueError("source is empty: whose record is it?")
        plain = {
            name: self._cell(cells, name) if name in at else getattr(before, name) for name in _PLAIN_FIELDS
        }
        return Incident(
            id=incident_id,
            source=source,
            when=self._when(cells) if self._reads_dates else before.when,
            places=self._places(cells, before),
            parties=self._parties(cells, before),
            affected=self._affected(cells, before),
            recordings=self._list(cells, "recordings") if "recordings" in at else before.recordings,
            extra=self._extra(cells) if self._kept else before.extra,
            **plain,
        )

    def _when(self, cells: Sequence[str]) -> str:
        one, two = self._date(cells, "date_from"), self._date(cells, "date_to")
        try:
            return when_from_columns(one, two)
        except ValueError as error:
            raise ValueError(f"date: {error}") from None

    def _date(self, cells: Sequence[str], name: str) -> str:
        text = self._cell(cells, name)
        if not text or not self.map.date_format:
            return text
        try:
            return datetime.strptime(text, self.map.date_format).strftime("%Y-%m-%d")
        except ValueError:
            raise ValueError(f"{name}: {text[:40]!r} is not written as {self.map.date_format}") from None

    def _places(self, cells: Sequence[str], before: Incident) -> tuple[IncidentPlace, ...]:
        if not self._reads_places:
            return before.places
        at, cell = self._at, self._cell
        old = before.places[0] if before.places else _NOWHERE
        made = IncidentPlace(
            name=cell(cells, "place") if "place" in at else old.name,
            country=cell(cells, "country") if "country" in at else old.country,
            admin=cell(cells, "admin") if "admin" in at else old.admin,
            latitude=_number(cell(cells, "latitude"), "latitude") if "latitude" in at else old.latitude,
            longitude=_number(cell(cells, "longitude"), "longitude") if "longitude" in at else old.longitude,
            precision_m=_number(cell(cells, "precision_m"), "precision_m")
            if "precision_m" in at
            else old.precision_m,
            spellings=self._list(cells, "spellings") if "spellings" in at else old.spellings,
            place_id=old.place_id,
        )
        return before.places[1:] if made == _NOWHERE else (made, *before.places[1:])

    def _parties(self, cells: Sequence[str], before: Incident) -> tuple[IncidentParty, ...]:
        found: list[IncidentParty] = []
        for name, role in (("alleged_party", "alleged"), ("affected_party", "affected")):
            if name in self._at:
                found += parties_from_text(
                    self._cell(cells, name), "alleged" if role == "alleged" else "affected"
                )
            else:
                found += [one for one in before.parties if one.role == role]
        return (*found, *(one for one in before.parties if one.role == "other"))

    def _affected(self, cells: Sequence[str], before: Incident) -> Affected:
        if not {"affected_min", "affected_max", "unit"} & self._at.keys():
            return before.affected
        low = (
            _whole(self._cell(cells, "affected_min"), "affected_min") if "affected_min" in self._at else None
        )
        high = (
            _whole(self._cell(cells, "affected_max"), "affected_max") if "affected_max" in self._at else None
        )
        unit = self._cell(cells, "unit") if "unit" in self._at else before.affected.unit
        return Affected(unit=unit or "persons", low=low, high=high)

    def _list(self, cells: Sequence[str], name: str) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(p.strip() for p in re.split(r"[;|]", self._cell(cells, name)) if p.strip())
        )

    def _extra(self, cells: Sequence[str]) -> tuple[tuple[str, str], ...]:
        return tuple(
            (name, cells[at].strip()) for name, at in self._kept if at < len(cells) and cells[at].strip()
        )


_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_WHOLE = re.compile(r"\+?\d{1,12}(\.0+)?")


def _number(text: str, name: str) -> float | None:
    if not text:
        return None
    if "," in text and re.fullmatch(r"-?\d+,\d+", text):
        text = text.replace(",", ".")
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"{name}: {text[:40]!r} is no number")
    return float(text)


def _whole(text: str, name: str) -> int | None:
    if not text:
        return None
    if not _WHOLE.fullmatch(text):
        raise ValueError(f"{name}: {text[:40]!r} is no whole number of 0 or more")
    return int(float(text))
