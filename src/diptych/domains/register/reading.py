"""Read a register's versions and what is made from them; every function takes a connection inside a transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from diptych.adapters import register_tables as t
from diptych.adapters.register_database import dump_json
from diptych.model.errors import RegisterDamagedError
from diptych.model.register import RecordKind, ReviewState, Version

CHUNK = 500
"""Ids named in one query; SQLite allows 999 on its oldest builds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a register holds of a record now, without its content."""

    id: str
    version: int
    seq: int
    state: ReviewState
    edited_by: str
    reviewed_by: str
    body_sha256: bytes = b""
    key: int = 0
    serial: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A state of a register: how many changes, and the chain over them."""

    seq: int
    chain: str

    @property
    def name(self) -> str:
        """How it is written: the number of changes, and 128 bits of the chain."""
        return f"{self.seq}-{self.chain[:32]}"


def change_set_digest(set_id: int, at: str, by: str, reason: str, action: str) -> str:
    """Return the digest of who made a change, when and why."""
    return hashlib.sha256(dump_json([set_id, at, by, reason, action]).encode()).hexdigest()


def change_digest(
    seq: int, kind: str, record_id: str, number: int, state: str, set_digest: str, body_sha256: bytes
) -> bytes:
    """Return the digest of one change: SHA-256 of its seven parts, one on each line (ids hold no line ends)."""
    text = f"{seq}\n{kind}\n{record_id}\n{number}\n{state}\n{set_digest}\n{body_sha256.hex()}"
    return hashlib.sha256(text.encode()).digest()


def first_chain(register_id: str) -> bytes:
    """Return the chain of a register without changes."""
    return hashlib.sha256(f"diptych-register/1\n{register_id}".encode()).digest()


def snapshot_of(connection: sa.Connection) -> Snapshot:
    """Return the state that a connection sees."""
    last = connection.execute(
        sa.select(t.version.c.seq, t.version.c.chain).order_by(t.version.c.seq.desc()).limit(1)
    ).first()
    if last is None:
        return Snapshot(seq=0, chain=first_chain(meta_value(connection, "register")).hex())
    return Snapshot(seq=last.seq, chain=bytes(last.chain).hex())


def check_chain(connection: sa.Connection) -> Snapshot:
    """Walk the chain of changes from the first and compare every digest.

    Raises:
        RegisterDamagedError: A change is missing, altered or out of order; the message says which.
    """
    chain = first_chain(meta_value(connection, "register"))
    sets = {
        row.id: change_set_digest(row.id, row.at, row.by, row.reason, row.action)
        for row in connection.execute(sa.select(t.change_set))
    }
    expected = 0
    for row in connection.execute(sa.select(t.version).order_by(t.version.c.seq)):
        expected += 1
        sha = hashlib.sha256(row.body.encode()).digest()
        set_digest = sets.get(row.change_set, "")
        digest = change_digest(row.seq, row.kind, row.id, row.version, row.state, set_digest, sha)
        chain = hashlib.sha256(chain + digest).digest()
        if row.seq != expected or digest != bytes(row.digest) or chain != bytes(row.chain):
            raise RegisterDamagedError(f"the chain breaks at change {expected}")
    return Snapshot(seq=expected, chain=chain.hex())


def held_incidents(connection: sa.Connection, ids: Sequence[str]) -> dict[str, Held]:
    """Return what the register holds of some incidents, by id."""
    i = t.incident.c
    columns = (
        i.id,
        i.version,
        i.seq,
        i.state,
        i.edited_by,
        i.reviewed_by,
        i.body_sha256,
        i.key,
        i.serial,
        i.source,
    )
    found: dict[str, Held] = {}
    for start in range(0, len(ids), CHUNK):
        asked = sa.select(*columns).where(i.id.in_(ids[start : start + CHUNK]))
        for row in connection.execute(asked):
            found[row.id] = Held(
                id=row.id, version=row.version, seq=row.seq, state=row.state, edited_by=row.edited_by,
                reviewed_by=row.reviewed_by, body_sha256=bytes(row.body_sha256), key=row.key, serial=row.serial,
                source=row.source,
            )  # fmt: skip
    return found


def held_record(connection: sa.Connection, kind: str, record_id: str) -> Held | None:
    """Return what the register holds of a record that is no incident."""
    return held_records(connection, kind, [record_id]).get(record_id)


def held_records(connection: sa.Connection, kind: str, ids: Sequence[str]) -> dict[str, Held]:
    """Return what the register holds of records that are no incidents, by id."""
    c = t.record.c
    return {
        row.id: Held(
            id=row.id, version=row.version, seq=row.seq, state=row.state, edited_by=row.edited_by,
            reviewed_by=row.reviewed_by,
        )
        for some in chunks(ids)
        for row in connection.execute(sa.select(t.record).where(c.kind == kind, c.id.in_(some)))
    }  # fmt: skip


def chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Give ids in portions that one statement takes."""
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def current_bodies(connection: sa.Connection, kind: str, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return the newest content of some records, by id."""
    newest = t.incident if kind == "incident" else t.record
    found: dict[str, dict[str, Any]] = {}
    for start in range(0, len(ids), CHUNK):
        asked = (
            sa.select(t.version.c.id, t.version.c.body)
            .join(newest, newest.c.seq == t.version.c.seq)
            .where(newest.c.id.in_(ids[start : start + CHUNK]), t.version.c.kind == kind)
        )
        for row in connection.execute(asked):
            found[row.id] = json.loads(row.body)
    return found


def all_bodies(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    """Return the newest content of all incidents that are not withdrawn, newest day first."""
    asked = (
        sa.select(t.version.c.body)
        .join(t.incident, t.incident.c.seq == t.version.c.seq)
        .where(t.incident.c.state != "withdrawn")
        .order_by(t.incident.c.key.desc())
    )
    for row in connection.execution_options(yield_per=2_000).execute(asked):
        yield json.loads(row.body)


def record_bodies(connection: sa.Connection, kind: RecordKind) -> list[dict[str, Any]]:
    """Return the newest content of all records of a kind that are not withdrawn, by id."""
    asked = (
        sa.select(t.version.c.body)
        .join(t.record, t.record.c.seq == t.version.c.seq)
        .where(t.record.c.kind == kind, t.record.c.state != "withdrawn")
        .order_by(t.record.c.id)
    )
    return [json.loads(row.body) for row in connection.execute(asked)]


def versions(connection: sa.Connection, *where: sa.ColumnElement[bool]) -> Iterator[Version]:
    """Return versions in the order of the chain."""
    v, s = t.version.c, t.change_set.c
    asked = (
        sa.select(t.version, s.at, s.by, s.reason)
        .join(t.change_set, s.id == v.change_set)
        .where(*where)
        .order_by(v.seq)
    )
    for row in connection.execute(asked):
        yield Version(
            seq=row.seq, kind=row.kind, id=row.id, version=row.version, state=row.state, at=row.at, by=row.by,
            reason=row.reason, body=json.loads(row.body), digest=bytes(row.digest).hex(),
            chain=bytes(row.chain).hex(),
        )  # fmt: skip


def word_codes(connection: sa.Connection, texts: Sequence[str]) -> dict[str, int]:
    """Return the numbers of texts, as far as they have one."""
    found: dict[str, int] = {}
    for start in range(0, len(texts), CHUNK):
        asked = sa.select(t.word.c.text, t.word.c.id).where(t.word.c.text.in_(texts[start : start + CHUNK]))
        found |= {row.text: row.id for row in connection.execute(asked)}
    return found


def clusters_among(connection: sa.Connection, ids: Sequence[str]) -> dict[str, str]:
    """Return the clusters of those incidents that people judged the same as another."""
    found: dict[str, str] = {}
    c = t.incident_cluster.c
    if connection.execute(sa.select(c.incident).limit(1)).first() is None:
        return found
    for start in range(0, len(ids), CHUNK):
        asked = sa.select(c.incident, c.cluster).where(c.incident.in_(ids[start : start + CHUNK]))
        found |= {row.incident: row.cluster for row in connection.execute(asked)}
    return found


def denied_among(connection: sa.Connection, ids: Sequence[str]) -> set[str]:
    """Return which incidents a statement that stands denies."""
    found: set[str] = set()
    s = t.statement_incident.c
    if connection.execute(sa.select(s.incident).where(s.act == "denies").limit(1)).first() is None:
        return found
    for start in range(0, len(ids), CHUNK):
        asked = sa.select(s.incident).where(s.act == "denies", s.incident.in_(ids[start : start + CHUNK]))
        found.update(row.incident for row in connection.execute(asked))
    return found


def meta_value(connection: sa.Connection, name: str) -> str:
    """Return a fact about the register itself; empty where there is none of that name."""
    found = connection.execute(sa.select(t.meta.c.value).where(t.meta.c.name == name)).scalar()
    return str(found or "")
