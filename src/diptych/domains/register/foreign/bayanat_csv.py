"""Bayanat: exports of bulletins and of actors as CSV, where lists have a column for each of their items.

Columns are those of ``to_csv_dict`` in ``enferno/admin/models/`` and of ``enferno/utils/csv_utils.py``
(sjacorg/bayanat, read at 0854f2c and 6766206).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from diptych.domains.register.foreign.bayanat import RELATED, BayanatJsonReader
from diptych.domains.register.foreign.reader import Record, TableReader
from diptych.model.incidents import Incident, IncidentPlace

BAYANAT_COLUMNS = frozenset({"id", "origin_id", "sjac_title", "documentation_date", "source_link"})
"""Columns of every export of bulletins; together they are nobody else's."""

ACTOR_COLUMNS = frozenset({"id", "name", "name_ar", "mother_name", "civilian", "type"})
"""Columns of every export of actors."""

_CELL = re.compile(r"(\d+)-(.*)", re.DOTALL)


class BayanatActorsReader(BayanatJsonReader):
    """Reads actors of a CSV export: organisations become sources, persons are left away."""

    def __init__(self, header: Sequence[str], *, source: str, origin: str = "") -> None:
        """Match the header."""
        super().__init__(source=source, origin=origin)
        self._header = [cell.strip().lstrip("\ufeff") for cell in header]
        self.columns = {"id": "id"}
        self.ignored = tuple(name for name in self._header if name not in ("", "id", "name", "type"))

    def is_only_records(self, row: Any) -> bool:
        """No row is an incident."""
        return True

    def id_of(self, row: Any) -> str:
        """Return the actor's id."""
        return super().id_of(("actors", "", self._record(row)))

    def records(self, row: Any, one: Incident | None) -> Iterator[Record]:
        """Give an organisation as a source."""
        yield from self._actor(self._record(row))

    def _record(self, row: Any) -> dict[str, Any]:
        return dict(zip(self._header, row, strict=False))


class BayanatCsvReader(TableReader):
    """Reads bulletins of a CSV export; it has no dates of events, no positions and no states."""

    format = "bayanat"
    FIELDS: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "title": "title",
        "description": "description",
        "url": "source_link",
    }
    KEPT = frozenset(
        (
            *("title_ar", "origin_id", "sjac_title", "sjac_title_ar", "publish_date", "documentation_date"),
            *("labels", "verified_labels", "sources", "locations", "geo_locations", "media", "events"),
            *("related_bulletins", "related_actors", "related_incidents"),
        )
    )
    _PLACES = ("geo_locations", "locations")

    def is_left(self, word: str) -> bool:
        """The first column has no name: it numbers the rows of the file."""
        return word in ("", "Unnamed: 0")

    def also_read(self) -> Collection[str]:
        """Places, and related actors whose names are left away."""
        groups = ("locations", "geo_locations", "related_actors")
        return [name for name in self.names if name.partition(".")[0] in groups]

    def is_kept(self, word: str) -> bool:
        """Lists stand in one column for each of their items, such as ``labels.label-1``."""
        return word.partition(".")[0] in self.KEPT

    def id_of(self, row: Sequence[str]) -> str:
        """Return the bulletin's id; never the number of its row."""
        own = self._cell(row, "id")
        if not own:
            raise ValueError("id is empty")
        return self._prefixed(f"bulletin-{own}")

    def incident(self, row: Sequence[str], incident_id: str, before: Incident | None = None) -> Incident:
        """Read a bulletin; its dates, state and positions stay as a JSON export gave them."""
        places = [
            IncidentPlace(name=title)
            for group in self._PLACES
            for _, title in self._items(row, group)
            if title and title != "None"
        ]
        actors = [f"actor-{own}" for own, _ in self._items(row, "related_actors")]
        if actors:
            self._note(RELATED)
        self._note("a CSV of Bayanat has no dates of events, no positions and no states; its JSON has them")
        if before is not None and before.places:
            places = list(before.places)
        return self._made(
            incident_id,
            before,
            title=self._cell(row, "title") or self._cell(row, "sjac_title"),
            description=self._cell(row, "description"),
            url=self._cell(row, "source_link"),
            places=tuple(dict.fromkeys(places)),
            extra=[*self._extra(row), ("actor_relations", "; ".join(actors))],
        )

    def records(self, row: Sequence[str], one: Incident | None) -> Iterator[Record]:
        """Give the sources of a bulletin, and that each said what it documents."""
        record = {
            "publish_date": self._cell(row, "publish_date"),
            "sources": [{"id": own, "title": title} for own, title in self._items(row, "sources")],
        }
        reader = BayanatJsonReader(source=self.map.source, origin=self.map.register)
        yield from reader.records(("bulletins", "", record), one)

    def _items(self, row: Sequence[str], group: str) -> Iterator[tuple[str, str]]:
        for name in self._at:
            if name.partition(".")[0] == group and (found := _CELL.fullmatch(self._cell(row, name))):
                yield found[1], found[2].strip()
