"""Put versions of any kind into a register: by a step of review, an undo, or from versions kept elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from diptych.adapters import register_tables as t
from diptych.domains.register.reading import held_incidents, held_record
from diptych.domains.register.rows import incident_from_body
from diptych.domains.register.store import RegisterStore, RegisterWriter
from diptych.model.findings_json import record_from_json
from diptych.model.register import LinkJudgement, RecordKind, ReviewState
from diptych.model.statements import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptVersion:
    """One version as it is kept outside a register, with who put it there, when and why."""

    seq: int
    change_set: int
    kind: RecordKind
    id: str
    state: ReviewState
    at: str
    by: str
    reason: str
    action: str
    edited_by: str
    reviewed_by: str
    record: Mapping[str, Any]


def put_version(
    writer: RegisterWriter,
    kind: RecordKind,
    record_id: str,
    body: Mapping[str, Any],
    *,
    state: ReviewState,
    reviewed_by: str = "",
    by_hand: bool = False,
) -> None:
    """Put a version of a record of any kind, with what follows from it.

    Args:
        writer: The change that it is part of.
        kind: What kind of record it is.
        record_id: Its id.
        body: Its content.
        state: The state that it has from now on.
        reviewed_by: Who reviewed it first.
        by_hand: Whether the one who signs wrote the content.
    """
    if kind == "incident":
        held = writer.held([record_id])
        writer.put_incidents(
            [incident_from_body(dict(body))],
            held,
            by_hand=by_hand,
            states={record_id: state},
            reviewed_by={record_id: reviewed_by},
        )
    elif kind == "statement":
        one = record_from_json(Statement, body, "statement")
        writer.put_statement(one, state=state, reviewed_by=reviewed_by, by_hand=by_hand)
    elif kind == "judgement":
        writer.put_judgements([record_from_json(LinkJudgement, body, "judgement")], state=state)
    else:
        writer.put_record(kind, record_id, body, state=state, reviewed_by=reviewed_by, by_hand=by_hand)


def replay(store: RegisterStore, kept: Iterable[KeptVersion]) -> None:
    """Put versions into an empty register in their order, each change as one, with its own time and reason."""
    ordered = sorted(kept, key=lambda one: one.seq)
    for _, some in groupby(ordered, key=lambda one: one.change_set):
        versions = list(some)
        first = versions[0]
        with store.change(by=first.by, reason=first.reason, action=first.action, at=first.at) as writer:
            for one in versions:
                put_version(
                    writer,
                    one.kind,
                    one.id,
                    one.record,
                    state=one.state,
                    reviewed_by=one.reviewed_by,
                    by_hand=bool(one.edited_by) and one.edited_by == one.by,
                )


def kept_versions(store: RegisterStore, *, after: int) -> list[KeptVersion]:
    """Return what was put after a change, to be kept elsewhere."""
    v, s = t.version.c, t.change_set.c
    found = []
    with store.database.reading() as connection:
        asked = (
            sa.select(t.version, s.at, s.by, s.reason, s.action)
            .join(t.change_set, s.id == v.change_set)
            .where(v.seq > after)
            .order_by(v.seq)
        )
        for row in connection.execute(asked).all():
            if row.kind == "incident":
                held = held_incidents(connection, [row.id]).get(row.id)
            else:
                held = held_record(connection, row.kind, row.id)
            found.append(
                KeptVersion(
                    seq=row.seq, change_set=row.change_set, kind=row.kind, id=row.id, state=row.state, at=row.at,
                    by=row.by, reason=row.reason, action=row.action, edited_by=held.edited_by if held else "",
                    reviewed_by=held.reviewed_by if held else "", record=json.loads(row.body),
                )
            )  # fmt: skip
    return found
