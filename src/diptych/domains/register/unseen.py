"""What a register shows to somebody from whom incidents are kept: as if nothing had ever been said of those."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from diptych.adapters import register_tables as t
from diptych.algorithms.union_find import settled_clusters
from diptych.domains.register.reading import CHUNK, held_incidents, record_bodies
from diptych.model.register import RecordKind

NAMING: tuple[RecordKind, ...] = ("claim", "request", "statement", "investigation", "hypotheses")
"""Kinds of records that name incidents, besides judgements."""

_LINKS: Mapping[str, RecordKind] = {"repeats": "statement", "request": "request", "claim": "claim"}
"""Fields of a statement that hold the id of another record, and its kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """Incidents that are kept from somebody, and the records that go with them: those that name one."""

    incidents: frozenset[str] = frozenset()
    records: Mapping[RecordKind, frozenset[str]] = field(default_factory=dict)
    """Ids of records, by kind."""

    def left(self, kind: RecordKind, bodies: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
        """Give the records of a kind that may be known of, each without what it says of those that may not."""
        for body in bodies:
            if not self._is_gone(kind, body):
                yield self._cut(dict(body)) if self.records else dict(body)

    def _is_gone(self, kind: RecordKind, body: Mapping[str, Any]) -> bool:
        if kind == "judgement":
            return bool(self.incidents & {body["left"], body["right"]})
        gone = self.records.get(kind, frozenset())
        return body.get("id") in gone or bool(self.incidents.intersection(body.get("incidents", ())))

    def _cut(self, body: dict[str, Any]) -> dict[str, Any]:
        for name, kind in _LINKS.items():
            if body.get(name) in self.records.get(kind, ()):
                del body[name]
                if name == "claim":
                    body.pop("stance", None)
        if "answers" in body:
            said = self.records.get("statement", frozenset())
            body["answers"] = [
                {name: [one for one in value if one not in said] if isinstance(value, list) else value
                 for name, value in answer.items()}
                for answer in body["answers"]
            ]  # fmt: skip
        return body


NOTHING = Unseen()
"""Nothing is kept from whoever asks."""


def unseen_records(connection: sa.Connection, incidents: Iterable[str]) -> Unseen:
    """Find what goes with incidents that are kept from somebody.

    Args:
        connection: A connection to the whole register.
        incidents: Ids of the incidents.
    """
    hidden = frozenset(incidents)
    if not hidden:
        return NOTHING
    records: dict[RecordKind, frozenset[str]] = {
        kind: frozenset(
            str(body["id"])
            for body in record_bodies(connection, kind)
            if hidden.intersection(body.get("incidents", ()))
        )
        for kind in NAMING
        if kind != "statement"
    }
    records["statement"] = _statements(connection, sorted(hidden))
    return Unseen(incidents=hidden, records=records)


def _statements(connection: sa.Connection, hidden: Sequence[str]) -> frozenset[str]:
    """Ids of statements that name an incident, withdrawn ones too: a register may hold as many as incidents."""
    s = t.statement_incident.c
    found: set[str] = set()
    for start in range(0, len(hidden), CHUNK):
        asked = sa.select(s.statement).where(s.incident.in_(hidden[start : start + CHUNK]))
        found.update(str(row.statement) for row in connection.execute(asked))
    return frozenset(found)


FIRST_OWN_CLUSTER = 1 << 40
"""Numbers of groups that are made for one look start here, above all numbers of texts. Chosen by hand."""


def regrouped(connection: sa.Connection, incidents: Iterable[str]) -> dict[int, int]:
    """Group what is judged the same without what people said of some incidents.

    Two records that hang together only through a third that is kept from somebody stand apart for them; a group that
    holds a contradiction only through that third is whole for them.

    Args:
        connection: A connection to the register.
        incidents: Ids of the incidents that are left out.

    Returns:
        Key of each incident whose group differs by that, and the number of its group; 0 for none.
    """
    hidden = set(incidents)
    if not _is_judged(connection, hidden):
        return {}
    said: dict[str, list[tuple[str, str]]] = {"same": [], "different": [], "unsure": []}
    for body in record_bodies(connection, "judgement"):
        if not hidden & {body["left"], body["right"]}:
            said[body["verdict"]].append((body["left"], body["right"]))
    seen = settled_clusters(said["same"], said["different"]).clusters
    held = {row.incident: row.cluster for row in connection.execute(sa.select(t.incident_cluster))}
    differing = {group for name, group in held.items() if name in hidden}
    changed = [
        one
        for one in held.keys() | seen.keys()
        if held.get(one) != seen.get(one) or held.get(one) in differing
    ]
    numbers = {group: k for k, group in enumerate(sorted({seen[one] for one in changed if one in seen}))}
    keys = held_incidents(connection, changed)
    return {
        one.key: FIRST_OWN_CLUSTER + numbers[seen[name]] if name in seen else 0 for name, one in keys.items()
    }


def _is_judged(connection: sa.Connection, hidden: set[str]) -> bool:
    """Whether a judgement names one of some incidents; the ids of judgements hold those of both."""
    r = t.record.c
    asked = sa.select(r.id).where(r.kind == "judgement", r.state != "withdrawn")
    return any(not hidden.isdisjoint(row.id.split("\x1f")) for row in connection.execute(asked))
