"""Review what a register holds: steps with a reason and a second reviewer, withdrawal, undo, and the whole history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from diptych.adapters import register_tables as t
from diptych.adapters.register_database import user_name
from diptych.domains.register import (
    Held,
    RegisterStore,
    RegisterWriter,
    check_chain,
    check_step,
    current_bodies,
    held_record,
    put_version,
    versions,
)
from diptych.model.errors import WrongCallError
from diptych.model.register import RecordKind, ReviewState, Version
from diptych.workflows.register_open import RegisterPlace, opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What a step or an undo changed."""

    records: tuple[str, ...]
    state: str
    snapshot: str

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        return {"records": list(self.records), "state": self.state, "snapshot": self.snapshot}


def review(
    register: str | Path,
    record_id: str,
    state: ReviewState,
    *,
    kind: RecordKind = "incident",
    reason: str,
    by: str = "",
) -> Changed:
    """Take a step of review: to reviewed, by a second person to verified, to withdrawn, or back to unreviewed.

    Raises:
        WrongCallError: There is no such record, the step is not allowed, or the second reviewer is no second person.
    """
    who = by or user_name()
    with opened(register) as store, store.change(by=who, reason=reason, action="review") as writer:
        held, body = _found(writer, kind, record_id)
        try:
            check_step(
                held.state,
                state,
                by=who,
                reason=reason,
                edited_by=held.edited_by,
                reviewed_by=held.reviewed_by,
            )
        except ValueError as error:
            raise WrongCallError(str(error)) from None
        reviewer = who if state == "reviewed" else held.reviewed_by if state == "verified" else ""
        put_version(writer, kind, record_id, body, state=state, reviewed_by=reviewer)
        return Changed(records=(record_id,), state=state, snapshot=writer.snapshot.name)


def undo(
    register: str | Path, record_id: str, *, kind: RecordKind = "incident", reason: str, by: str = ""
) -> Changed:
    """Put the version before the newest one back, as a new version; of a first version, withdraw the record.

    Raises:
        WrongCallError: There is no such record.
    """
    with (
        opened(register) as store,
        store.change(by=by or user_name(), reason=reason, action="undo") as writer,
    ):
        state = _undone(writer, kind, record_id)
        return Changed(records=(record_id,), state=state, snapshot=writer.snapshot.name)


def undo_change_set(register: str | Path, number: int, *, reason: str, by: str = "") -> Changed:
    """Undo everything that one change put, such as an import, where nothing was put on top of it.

    Raises:
        WrongCallError: There is no such change, or a later one changed some of its records; the message names them.
    """
    with (
        opened(register) as store,
        store.change(by=by or user_name(), reason=reason, action="undo") as writer,
    ):
        v = t.version.c
        mine = writer.connection.execute(
            sa.select(v.kind, v.id, v.version).where(v.change_set == number)
        ).all()
        if not mine:
            raise WrongCallError(f"there is no change {number}")
        newest = {
            (row.kind, row.id): row.newest
            for row in writer.connection.execute(
                sa.select(v.kind, v.id, sa.func.max(v.version).label("newest"))
                .where(v.id.in_(sa.select(v.id).where(v.change_set == number)))
                .group_by(v.kind, v.id)
            )
        }
        last = {(row.kind, row.id): row.version for row in sorted(mine, key=lambda row: row.version)}
        later = sorted(one_id for (kind, one_id), n in last.items() if newest[kind, one_id] != n)
        if later:
            shown = ", ".join(later[:5]) + (f" and {len(later) - 5} more" if len(later) > 5 else "")
            raise WrongCallError(f"{len(later)} records of change {number} were changed since: {shown}")
        for kind, one_id in last:
            _undone(writer, kind, one_id)
        ids = tuple(one_id.replace("\x1f", " and ") for _, one_id in last)
        return Changed(records=ids, state="undone", snapshot=writer.snapshot.name)


def history(register: str | Path, record_id: str, *, kind: RecordKind = "incident") -> list[Version]:
    """Return all versions of a record, the first first.

    Raises:
        WrongCallError: There is no such record.
    """
    with opened(register) as store:
        found = store.history(kind, record_id)
    if not found:
        raise WrongCallError(f"the register holds no {kind} {record_id!r}")
    return found


def differences(former: Version | None, later: Version) -> dict[str, dict[str, Any]]:
    """Return which fields of a version differ from the one before: ``{field: {before, after}}``."""
    old: Mapping[str, Any] = former.body if former is not None else {}
    return {
        name: {"before": old.get(name), "after": later.body.get(name)}
        for name in sorted(old.keys() | later.body.keys())
        if old.get(name) != later.body.get(name)
    }


def states_of(register: RegisterPlace, incidents: Sequence[str]) -> dict[str, int]:
    """Count some incidents by state; ids that the register does not hold count nothing."""
    with opened(register) as store, store.database.reading() as connection:
        i = t.incident.c
        asked = sa.select(i.state, sa.func.count().label("n")).where(i.id.in_(incidents)).group_by(i.state)
        return {row.state: row.n for row in connection.execute(asked)}


def status(register: RegisterPlace, *, verify: bool = False) -> dict[str, object]:
    """Say what a register holds: records by kind and state, and its snapshot; with ``verify`` walk the whole chain.

    Raises:
        RegisterDamagedError: The chain breaks.
    """
    with opened(register) as store, store.database.reading() as connection:
        return _status(store, connection, verify=verify)


def _status(store: RegisterStore, connection: sa.Connection, *, verify: bool) -> dict[str, object]:
    i, r = t.incident.c, t.record.c
    incidents = {
        row.state: row.n
        for row in connection.execute(sa.select(i.state, sa.func.count().label("n")).group_by(i.state))
    }
    records: dict[str, int] = {
        row.kind: row.n
        for row in connection.execute(sa.select(r.kind, sa.func.count().label("n")).group_by(r.kind))
    }
    s = t.change_set.c
    changes = [
        {"change": row.id, "at": row.at, "by": row.by, "action": row.action, "reason": row.reason}
        for row in connection.execute(sa.select(t.change_set).order_by(s.id.desc()).limit(10))
    ]
    found: dict[str, object] = {
        "register": store.database.shown,
        "incidents": dict(sorted(incidents.items())),
        "records": dict(sorted(records.items())),
        "snapshot": store.snapshot().name,
        "last_changes": changes,
    }
    if verify:
        found["chain"] = f"{check_chain(connection).seq} changes hang together"
    return found


def _found(writer: RegisterWriter, kind: RecordKind, record_id: str) -> tuple[Held, dict[str, Any]]:
    if kind == "incident":
        held = writer.held([record_id]).get(record_id)
    else:
        held = held_record(writer.connection, kind, record_id)
    if held is None:
        raise WrongCallError(f"the register holds no {kind} {record_id!r}")
    return held, current_bodies(writer.connection, kind, [record_id])[record_id]


def _undone(writer: RegisterWriter, kind: RecordKind, record_id: str) -> ReviewState:
    held, body = _found(writer, kind, record_id)
    v = t.version.c
    former: Sequence[Version] = [
        one
        for one in versions(
            writer.connection, v.kind == kind, v.id == record_id, v.version == held.version - 1
        )
    ]
    if not former:
        put_version(writer, kind, record_id, body, state="withdrawn")
        return "withdrawn"
    state: ReviewState = "withdrawn" if former[0].state == "withdrawn" else "unreviewed"
    put_version(writer, kind, record_id, former[0].body, state=state)
    return state
