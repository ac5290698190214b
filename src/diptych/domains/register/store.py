"""Read and change a register: every version stays, every change has a reason and a digest in one chain."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from diptych.adapters import register_tables as t
from diptych.adapters.case_clock import now
from diptych.adapters.register_database import Database, dump_json
from diptych.algorithms.union_find import settled_clusters
from diptych.domains.register.incident_tables import ensured_codes, insert_incidents, remove_incidents
from diptych.domains.register.reading import (
    Held,
    Snapshot,
    all_bodies,
    change_digest,
    change_set_digest,
    chunks,
    clusters_among,
    current_bodies,
    denied_among,
    held_incidents,
    held_records,
    meta_value,
    record_bodies,
    snapshot_of,
    versions,
)
from diptych.domains.register.rows import (
    Placing,
    add_rows,
    empty_rows,
    incident_body,
    incident_from_body,
)
from diptych.model.errors import WrongCallError
from diptych.model.findings_json import record_to_json
from diptych.model.incidents import Incident
from diptych.model.register import LinkJudgement, RecordKind, ReviewState, Version
from diptych.model.statements import Statement


class RegisterStore:
    """A register."""

    def __init__(self, database: Database) -> None:
        """Take an open database."""
        self.database = database

    @contextlib.contextmanager
    def change(self, *, by: str, reason: str, action: str, at: str = "") -> Iterator[RegisterWriter]:
        """Change the register: what is put inside the block comes in together when it ends, or not at all.

        Args:
            by: Who, as they sign.
            reason: Why; never empty.
            action: What is done, such as ``import`` or ``review``.
            at: When, UTC; now if empty. For changes that were made elsewhere before.

        Raises:
            WrongCallError: There is no reason, or nobody to sign.
            RegisterBusyError: Others kept it locked.
        """
        if not reason.strip() or not by.strip():
            raise WrongCallError("a change of the register needs a reason and the name of who makes it")
        with self.database.writing() as connection:
            writer = RegisterWriter(self.database, connection, by=by, reason=reason, action=action, at=at)
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
        self,
        database: Database,
        connection: sa.Connection,
        *,
        by: str,
        reason: str,
        action: str,
        at: str = "",
    ) -> None:
        """Begin a change on a connection that holds the lock."""
        self.connection = connection
        self.by = by
        self._database = database
        snapshot = snapshot_of(connection)
        self._seq = snapshot.seq
        self._chain = bytes.fromhex(snapshot.chain)
        self._serial = int(meta_value(connection, "serial"))
        self._set = (connection.execute(sa.select(sa.func.max(t.change_set.c.id))).scalar() or 0) + 1
        self._set_row = (self._set, at or now(), by, reason, action)
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
        denied = denied_among(self.connection, [one.id for one in incidents])
        clusters = clusters_among(self.connection, [one.id for one in incidents])
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
        put = self.put_records(kind, {record_id: body}, state=state, reviewed_by=reviewed_by, by_hand=by_hand)
        return put[record_id]

    def put_records(
        self,
        kind: RecordKind,
        bodies: Mapping[str, Mapping[str, Any]],
        *,
        state: ReviewState = "unreviewed",
        reviewed_by: str = "",
        by_hand: bool = True,
    ) -> dict[str, int]:
        """Put new versions of records that are no incidents, by id, and return their numbers."""
        held = held_records(self.connection, kind, list(bodies))
        numbers: dict[str, int] = {}
        rows: list[tuple[Any, ...]] = []
        for record_id, body in bodies.items():
            before = held.get(record_id)
            numbers[record_id] = before.version + 1 if before else 1
            text = dump_json(body)
            sha = hashlib.sha256(text.encode()).digest()
            self._put(kind, record_id, numbers[record_id], state, text, sha)
            edited_by = self.by if by_hand else before.edited_by if before else ""
            rows.append((kind, record_id, numbers[record_id], self._seq, state, edited_by, reviewed_by))
        self._write_versions()
        c = t.record.c
        for some in chunks(list(held)):
            self.connection.execute(t.record.delete().where(c.kind == kind, c.id.in_(some)))
        self._database.insert(self.connection, t.record, rows)
        return numbers

    def put_statement(
        self,
        one: Statement,
        *,
        state: ReviewState = "unreviewed",
        reviewed_by: str = "",
        by_hand: bool = True,
    ) -> int:
        """Put a version of a statement; incidents that it denies, or no longer denies, count as that from now on."""
        return self.put_statements([one], state=state, reviewed_by=reviewed_by, by_hand=by_hand)[one.id]

    def put_statements(
        self,
        statements: Sequence[Statement],
        *,
        state: ReviewState = "unreviewed",
        reviewed_by: str = "",
        by_hand: bool = True,
    ) -> dict[str, int]:
        """Put versions of statements, each id once, as :meth:`put_statement` does; return their numbers."""
        numbers = self.put_records(
            "statement",
            {one.id: record_to_json(one) for one in statements},
            state=state,
            reviewed_by=reviewed_by,
            by_hand=by_hand,
        )
        i = t.statement_incident.c
        before: set[tuple[str, str]] = set()
        for some in chunks([one_id for one_id, number in numbers.items() if number > 1]):
            asked = sa.select(i.statement, i.incident).where(i.statement.in_(some), i.act == "denies")
            before |= {(row.statement, row.incident) for row in self.connection.execute(asked)}
            self.connection.execute(t.statement_incident.delete().where(i.statement.in_(some)))
        about = [
            (incident, one.id, one.act)
            for one in statements
            if one.scope == "incident" and state != "withdrawn"
            for incident in dict.fromkeys(one.incidents)
        ]
        self._database.insert(self.connection, t.statement_incident, about)
        now = {(statement, incident) for incident, statement, act in about if act == "denies"}
        if before != now:
            self.renew_incidents(sorted({incident for _, incident in before ^ now}))
        return numbers

    def put_judgements(
        self, judgements: Sequence[LinkJudgement], *, state: ReviewState = "unreviewed"
    ) -> tuple[tuple[str, str], ...]:
        """Put what a person said of pairs of incidents, and group anew what is judged the same.

        Returns:
            Pairs judged different inside a group of pairs judged the same: such a group counts each of its records.
        """
        for one in judgements:
            self.put_record("judgement", one.id, record_to_json(one), state=state)
        return self._group()

    def _group(self) -> tuple[tuple[str, str], ...]:
        said: dict[str, list[tuple[str, str]]] = {"same": [], "different": [], "unsure": []}
        for body in record_bodies(self.connection, "judgement"):
            said[body["verdict"]].append((body["left"], body["right"]))
        settled = settled_clusters(said["same"], said["different"])
        c = t.incident_cluster.c
        before = {row.incident: row.cluster for row in self.connection.execute(sa.select(t.incident_cluster))}
        changed = [
            one
            for one in before.keys() | settled.clusters.keys()
            if before.get(one) != settled.clusters.get(one)
        ]
        for some in chunks(changed):
            self.connection.execute(t.incident_cluster.delete().where(c.incident.in_(some)))
        added = sorted((one, settled.clusters[one]) for one in changed if one in settled.clusters)
        self._database.insert(self.connection, t.incident_cluster, added)
        self._number_clusters(changed, settled.clusters)
        return settled.contradictions

    def _number_clusters(self, changed: Sequence[str], clusters: Mapping[str, str]) -> None:
        held = held_incidents(self.connection, list(changed))
        codes = ensured_codes(
            self._database, self.connection, {clusters[one] for one in held if one in clusters}
        )
        y = t.incident_tally
        if not held:
            return
        self.connection.execute(
            y.update().where(y.c.key == sa.bindparam("of")).values(cluster=sa.bindparam("group")),
            [
                {"of": one.key, "group": codes[clusters[name]] if name in clusters else 0}
                for name, one in held.items()
            ],
        )

    def renew_incidents(self, ids: Sequence[str]) -> None:
        """Make the rows of some incidents anew, because a statement about them changed; no version is added."""
        held = held_incidents(self.connection, ids)
        bodies = current_bodies(self.connection, "incident", list(held))
        denied = denied_among(self.connection, list(held))
        clusters = clusters_among(self.connection, list(held))
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
