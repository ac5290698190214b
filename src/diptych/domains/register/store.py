"""Read and change a register: every version stays, every change has a reason and a digest in one chain."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from diptych.adapters import register_tables as t
from diptych.adapters.case_clock import now
from diptych.adapters.register_database import Database, dump_json
from diptych.domains.register.rows import (
    Placing,
    Rows,
    add_rows,
    empty_rows,
    incident_body,
    incident_from_body,
)
from diptych.model.errors import RegisterDamagedError, WrongCallError
from diptych.model.incidents import Incident
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


class RegisterStore:
    """A register."""

    def __init__(self, database: Database) -> None:
        """Take an open database."""
        self.database = database

    @contextlib.contextmanager
    def change(self, *, by: str, reason: str, action: str) -> Iterator[RegisterWriter]:
        """Change the register: what is put inside the block comes in together when it ends, or not at all.

        Args:
            by: Who, as they sign.
            reason: Why; never empty.
            action: What is done, such as ``import`` or ``review``.

        Raises:
            WrongCallError: There is no reason, or nobody to sign.
            RegisterBusyError: Others kept it locked.
        """
        if not reason.strip() or not by.strip():
            raise WrongCallError("a change of the register needs a reason and the name of who makes it")
        with self.database.writing() as connection:
            writer = RegisterWriter(self.database, connection, by=by, reason=reason, action=action)
            yield writer
            writer.finish()

    def snapshot(self) -> Snapshot:
        """Return the present state."""
        with self.database.reading() as connection:
            return snapshot_of(connection)

    def history(self, kind: RecordKind, record_id: str) -> list[Version]:
        """Return all versions of a record, the first first; none where there is no such record."""
        with self.database.reading() as connection:
            return list(versions(connection, t.version.c.kind == kind, t.version.c.id == record_id))

    def incident(self, incident_id: str) -> Incident | None:
        """Return an incident as it is now, withdrawn or not."""
        with self.database.reading() as connection:
            found = current_bodies(connection, "incident", [incident_id])
        return incident_from_body(found[incident_id]) if incident_id in found else None

    def incidents(self) -> Iterator[Incident]:
        """Return all incidents that are not withdrawn, newest first."""
        with self.database.reading() as connection:
            for body in all_bodies(connection):
                yield incident_from_body(body)

    def records(self, kind: RecordKind) -> list[dict[str, Any]]:
        """Return the newest content of all records of a kind, withdrawn ones left away."""
        with self.database.reading() as connection:
            return record_bodies(connection, kind)


class RegisterWriter:
    """One change of a register: puts versions into the chain, and renews what is made from them."""

    def __init__(
        self, database: Database, connection: sa.Connection, *, by: str, reason: str, action: str
    ) -> None:
        """Begin a change on a connection that holds the lock."""
        self.connection = connection
        self.by = by
        self._database = database
        snapshot = snapshot_of(connection)
        self._seq = snapshot.seq
        self._chain = bytes.fromhex(snapshot.chain)
        self._serial = int(_meta(connection, "serial"))
        self._set = (connection.execute(sa.select(sa.func.max(t.change_set.c.id))).scalar() or 0) + 1
        self._set_row = (self._set, now(), by, reason, action)
        self._set_digest = change_set_digest(*self._set_row)
        self._set_written = False
        self._versions: list[tuple[Any, ...]] = []

    @property
    def snapshot(self) -> Snapshot:
        """The state with what was put so far."""
        return Snapshot(seq=self._seq, chain=self._chain.hex())

    def held(self, ids: Sequence[str]) -> dict[str, Held]:
        """Return what the register holds of some incidents."""
        return held_incidents(self.connection, ids)

    def put_incidents(
        self,
        incidents: Sequence[Incident],
        held: Mapping[str, Held],
        *,
        by_hand: bool = False,
        states: Mapping[str, ReviewState] | None = None,
        reviewed_by: Mapping[str, str] | None = None,
    ) -> None:
        """Put new versions of incidents; a version whose content changed is unreviewed.

        Args:
            incidents: Each id once.
            held: What :meth:`held` gave for them.
            by_hand: Whether the one who signs wrote the content; then somebody else must verify it.
            states: States other than ``unreviewed``, by id; for steps of review and tombstones.
            reviewed_by: Who reviewed, by id.
        """
        denied = _denied(self.connection, [one.id for one in incidents])
        clusters = _clusters(self.connection, [one.id for one in incidents])
        rows = empty_rows()
        gone = [held[one.id].key for one in incidents if one.id in held]
        for one in incidents:
            before = held.get(one.id)
            body = dump_json(incident_body(one))
            sha = hashlib.sha256(body.encode()).digest()
            state: ReviewState = (states or {}).get(one.id, "unreviewed")
            number = before.version + 1 if before else 1
            self._put("incident", one.id, number, state, body, sha)
            if before is None:
                self._serial += 1
                if self._serial > t.MOST_INCIDENTS:
                    raise WrongCallError("the register is full")
            same = before is not None and before.body_sha256 == sha
            edited_by = before.edited_by if same and before is not None else (self.by if by_hand else "")
            placing = Placing(
                serial=before.serial if before else self._serial,
                version=number,
                seq=self._seq,
                state=state,
                edited_by=edited_by,
                reviewed_by=(reviewed_by or {}).get(one.id, ""),
                denied=one.id in denied,
                cluster=clusters.get(one.id, ""),
            )
            add_rows(rows, one, sha, placing)
        self._write_versions()
        if gone:
            remove_incidents(self._database, self.connection, gone)
        insert_incidents(self._database, self.connection, rows)

    def put_record(
        self,
        kind: RecordKind,
        record_id: str,
        body: Mapping[str, Any],
        *,
        state: ReviewState = "unreviewed",
        reviewed_by: str = "",
        by_hand: bool = True,
    ) -> int:
        """Put a new version of a record that is no incident, and return its number."""
        connection = self.connection
        before = held_record(connection, kind, record_id)
        number = before.version + 1 if before else 1
        text = dump_json(body)
        self._put(kind, record_id, number, state, text, hashlib.sha256(text.encode()).digest())
        self._write_versions()
        connection.execute(t.record.delete().where(t.record.c.kind == kind, t.record.c.id == record_id))
        edited_by = self.by if by_hand else before.edited_by if before else ""
        self._database.insert(
            connection, t.record, [(kind, record_id, number, self._seq, state, edited_by, reviewed_by)]
        )
        return number

    def renew_incidents(self, ids: Sequence[str]) -> None:
        """Make the rows of some incidents anew, because a statement about them changed; no version is added."""
        held = held_incidents(self.connection, ids)
        bodies = current_bodies(self.connection, "incident", list(held))
        denied = _denied(self.connection, list(held))
        clusters = _clusters(self.connection, list(held))
        rows = empty_rows()
        for one_id, one in held.items():
            placing = Placing(
                serial=one.serial,
                version=one.version,
                seq=one.seq,
                state=one.state,
                edited_by=one.edited_by,
                reviewed_by=one.reviewed_by,
                denied=one_id in denied,
                cluster=clusters.get(one_id, ""),
            )
            add_rows(rows, incident_from_body(bodies[one_id]), one.body_sha256, placing)
        remove_incidents(self._database, self.connection, [one.key for one in held.values()])
        insert_incidents(self._database, self.connection, rows)

    def finish(self) -> None:
        """Write what stands out; called before the transaction ends."""
        self._write_versions()
        self.connection.execute(
            t.meta.update().where(t.meta.c.name == "serial").values(value=str(self._serial))
        )

    def _put(
        self, kind: RecordKind, record_id: str, number: int, state: ReviewState, body: str, sha: bytes
    ) -> None:
        self._seq += 1
        digest = change_digest(self._seq, kind, record_id, number, state, self._set_digest, sha)
        self._chain = hashlib.sha256(self._chain + digest).digest()
        self._versions.append(
            (self._seq, kind, record_id, number, state, self._set, body, sha, digest, self._chain)
        )

    def _write_versions(self) -> None:
        if self._versions and not self._set_written:
            self._database.insert(self.connection, t.change_set, [self._set_row])
            self._set_written = True
        self._database.insert(self.connection, t.version, self._versions)
        self._versions = []


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
        return Snapshot(seq=0, chain=first_chain(_meta(connection, "register")).hex())
    return Snapshot(seq=last.seq, chain=bytes(last.chain).hex())


def check_chain(connection: sa.Connection) -> Snapshot:
    """Walk the chain of changes from the first and compare every digest.

    Raises:
        RegisterDamagedError: A change is missing, altered or out of order; the message says which.
    """
    chain = first_chain(_meta(connection, "register"))
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
    row = connection.execute(
        sa.select(t.record).where(t.record.c.kind == kind, t.record.c.id == record_id)
    ).first()
    if row is None:
        return None
    return Held(
        id=row.id, version=row.version, seq=row.seq, state=row.state, edited_by=row.edited_by,
        reviewed_by=row.reviewed_by,
    )  # fmt: skip


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


def remove_incidents(database: Database, connection: sa.Connection, keys: Sequence[int]) -> None:
    """Take the rows of some incidents away, before they are made anew; versions stay."""
    for start in range(0, len(keys), CHUNK):
        some = list(keys[start : start + CHUNK])
        s = t.incident_search.c
        if database.is_sqlite:
            old = connection.execute(
                sa.select(s.key, s.title, s.text, s.place, s.facets).where(s.key.in_(some))
            ).all()
            connection.exec_driver_sql(
                "INSERT INTO incident_text (incident_text, rowid, title, text, place, facets) "
                "VALUES ('delete', ?, ?, ?, ?, ?)",
                [tuple(row) for row in old],
            )
        connection.execute(t.incident_search.delete().where(s.key.in_(some)))
        connection.execute(t.incident_tally.delete().where(t.incident_tally.c.key.in_(some)))
        connection.execute(t.incident_party.delete().where(t.incident_party.c.incident_key.in_(some)))
        connection.execute(t.incident_place.delete().where(t.incident_place.c.incident_key.in_(some)))
        connection.execute(t.incident.delete().where(t.incident.c.key.in_(some)))


def insert_incidents(database: Database, connection: sa.Connection, rows: Rows) -> None:
    """Write the rows of incidents, in the order of their keys: trees and the text index then grow at one end."""
    for table, some in (
        (t.incident, rows.incident),
        (t.incident_party, rows.party),
        (t.incident_place, rows.place),
        (t.incident_search, rows.search),
        (t.incident_tally, _tally_rows(database, connection, rows)),
    ):
        some.sort(key=_first)
        database.insert(connection, table, some)
    if database.is_sqlite and rows.search:
        connection.exec_driver_sql(
            "INSERT INTO incident_text (rowid, title, text, place, facets) VALUES (?, ?, ?, ?, ?)",
            rows.search,
        )


def _tally_rows(database: Database, connection: sa.Connection, rows: Rows) -> list[tuple[Any, ...]]:
    """Write texts as numbers; a text that is new gets the next one."""
    texts = {text for _, some, _, _ in rows.tally for text in some} | {c for _, _, _, c in rows.tally if c}
    codes = word_codes(connection, list(texts))
    new = sorted(texts - codes.keys())
    if new:
        start = (connection.execute(sa.select(sa.func.max(t.word.c.id))).scalar() or 0) + 1
        added = list(enumerate(new, start))
        database.insert(connection, t.word, added)
        codes |= {text: number for number, text in added}
    return [
        (key, *(codes[text] for text in some), *numbers, codes[cluster] if cluster else 0)
        for key, some, numbers, cluster in rows.tally
    ]


def word_codes(connection: sa.Connection, texts: Sequence[str]) -> dict[str, int]:
    """Return the numbers of texts, as far as they have one."""
    found: dict[str, int] = {}
    for start in range(0, len(texts), CHUNK):
        asked = sa.select(t.word.c.text, t.word.c.id).where(t.word.c.text.in_(texts[start : start + CHUNK]))
        found |= {row.text: row.id for row in connection.execute(asked)}
    return found


def _clusters(connection: sa.Connection, ids: Sequence[str]) -> dict[str, str]:
    """Return the clusters of those incidents that people judged the same as another."""
    found: dict[str, str] = {}
    c = t.incident_cluster.c
    if connection.execute(sa.select(c.incident).limit(1)).first() is None:
        return found
    for start in range(0, len(ids), CHUNK):
        asked = sa.select(c.incident, c.cluster).where(c.incident.in_(ids[start : start + CHUNK]))
        found |= {row.incident: row.cluster for row in connection.execute(asked)}
    return found


def _first(row: tuple[Any, ...]) -> Any:
    return row[0]


def _denied(connection: sa.Connection, ids: Sequence[str]) -> set[str]:
    """Return which incidents a statement that stands denies."""
    found: set[str] = set()
    s = t.statement_incident.c
    if connection.execute(sa.select(s.incident).where(s.act == "denies").limit(1)).first() is None:
        return found
    for start in range(0, len(ids), CHUNK):
        asked = sa.select(s.incident).where(s.act == "denies", s.incident.in_(ids[start : start + CHUNK]))
        found.update(row.incident for row in connection.execute(asked))
    return found


def _meta(connection: sa.Connection, name: str) -> str:
    found = connection.execute(sa.select(t.meta.c.value).where(t.meta.c.name == name)).scalar()
    return str(found or "")
