"""Put sources and statements that come beside imported incidents into the register, where they changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from diptych.domains.register import Record, RegisterWriter, current_bodies, held_record
from diptych.model.findings_json import record_from_json, record_to_json
from diptych.model.register import RecordKind
from diptych.model.statements import Source, Statement

_ORDER: tuple[RecordKind, ...] = ("source", "statement")


@dataclass(slots=True)
class RecordsPut:
    """What became of the records beside the incidents of one import."""

    _sources: dict[str, Source | Statement] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)
    _n_differing: int = 0
    _n_withdrawn: int = 0

    def compare(self, connection: sa.Connection, records: Sequence[Record]) -> None:
        """Count what would become of records, and write nothing."""
        for _ in self._changed(connection, records):
            pass

    def put(self, writer: RegisterWriter, records: Sequence[Record]) -> None:
        """Put new versions of the records that are new or changed."""
        changed = list(self._changed(writer.connection, records))
        sources = {one_id: body for kind, one_id, body in changed if kind == "source"}
        statements = [body for kind, _, body in changed if kind == "statement"]
        writer.put_records("source", sources, by_hand=False)
        writer.put_statements(
            [record_from_json(Statement, body, "statement") for body in statements], by_hand=False
        )

    def counts(self) -> dict[str, int]:
        """Return how many of each kind were created, updated, unchanged; what none was is left away."""
        return {name: n for name, n in sorted(self._counts.items()) if n}

    def notes(self) -> Iterator[str]:
        """Say what was left as it is."""
        if self._n_differing:
            yield f"{self._n_differing} sources are described in several ways in the file; the first counts"
        if self._n_withdrawn:
            yield f"{self._n_withdrawn} sources or statements were withdrawn here and stay so"

    def _changed(
        self, connection: sa.Connection, records: Sequence[Record]
    ) -> Iterator[tuple[RecordKind, str, dict[str, Any]]]:
        fresh: dict[RecordKind, dict[str, dict[str, Any]]] = {kind: {} for kind in _ORDER}
        for kind, one in records:
            before = self._sources.setdefault(one.id, one) if kind == "source" else one
            if before is one:
                fresh[kind][one.id] = record_to_json(one)
            elif before != one:
                self._n_differing += 1
        for kind in _ORDER:
            held = current_bodies(connection, kind, list(fresh[kind]))
            for one_id, body in fresh[kind].items():
                old = held.get(one_id)
                merged = body if old is None else _merged(old, body)
                if old is None:
                    self._counts[f"{kind}s created"] += 1
                elif merged == old:
                    self._counts[f"{kind}s unchanged"] += 1
                    continue
                elif (known := held_record(connection, kind, one_id)) and known.state == "withdrawn":
                    self._n_withdrawn += 1
                    continue
                else:
                    self._counts[f"{kind}s updated"] += 1
                yield kind, one_id, merged


def _merged(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the file says, over what a person added here that no such file holds, such as a reliability."""
    return {**old, **{name: value for name, value in new.items() if value not in _UNSAID}}


_UNSAID: tuple[Any, ...] = ("", [], None, "unknown", "neither", False)
