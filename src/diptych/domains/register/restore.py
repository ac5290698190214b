"""Make a register's tables anew from its versions: a former state, or a check of the present one."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from diptych.adapters import register_tables as t
from diptych.adapters.register_database import Database
from diptych.algorithms.union_find import settled_clusters
from diptych.domains.register.incident_tables import insert_incidents
from diptych.domains.register.rows import Placing, add_rows, empty_rows, incident_from_body

BATCH = 10_000


def rebuild(connection: sa.Connection, target: Database, seq: int) -> None:
    """Fill an empty register with what the newest versions up to a change hold.

    Only what searches and counts read is made; versions are not copied.

    Args:
        connection: Reads the register.
        target: An empty register.
        seq: The number of the last change that counts.
    """
    denied, same, different = _about_incidents(connection, seq)
    clusters = settled_clusters(same, different).clusters
    serials: dict[str, int] = {}
    firsts = sa.select(t.version.c.id).where(
        t.version.c.kind == "incident", t.version.c.version == 1, t.version.c.seq <= seq
    )
    for number, row in enumerate(connection.execute(firsts.order_by(t.version.c.seq)), 1):
        serials[row.id] = number
    with target.writing() as writing:
        for batch in _batches(newest(connection, "incident", seq)):
            rows = empty_rows()
            for row in batch:
                placing = Placing(
                    serial=serials[row.id],
                    version=row.version,
                    seq=row.seq,
                    state=row.state,
                    denied=row.id in denied,
                    cluster=clusters.get(row.id, ""),
                )
                add_rows(rows, incident_from_body(json.loads(row.body)), bytes(row.body_sha256), placing)
            insert_incidents(target, writing, rows)


def newest(connection: sa.Connection, kind: str, seq: int) -> Iterator[sa.Row[tuple[object, ...]]]:
    """Return the newest version up to a change of every record of a kind."""
    v = t.version.c
    last = (
        sa.select(sa.func.max(v.seq).label("seq"))
        .where(v.kind == kind, v.seq <= seq)
        .group_by(v.id)
        .subquery()
    )
    asked = sa.select(t.version).join(last, last.c.seq == v.seq)
    yield from connection.execute(asked)


def bodies_at(connection: sa.Connection, kind: str, seq: int) -> list[dict[str, Any]]:
    """Return the content that all records of a kind had up to a change, without withdrawn ones, by id."""
    found = [json.loads(row.body) for row in newest(connection, kind, seq) if row.state != "withdrawn"]
    return sorted(found, key=lambda body: str(body["id"]))


def _about_incidents(
    connection: sa.Connection, seq: int
) -> tuple[set[str], list[tuple[str, str]], list[tuple[str, str]]]:
    """Incidents that a statement denies, pairs that people judged the same, and pairs judged different."""
    denied: set[str] = set()
    for row in newest(connection, "statement", seq):
        if row.state != "withdrawn":
            body = json.loads(row.body)
            if body.get("act") == "denies" and body.get("scope") == "incident":
                denied.update(body.get("incidents", ()))
    pairs: dict[str, list[tuple[str, str]]] = {"same": [], "different": [], "unsure": []}
    for row in newest(connection, "judgement", seq):
        body = json.loads(row.body)
        if row.state != "withdrawn":
            pairs[body["verdict"]].append((str(body["left"]), str(body["right"])))
    return denied, pairs["same"], pairs["different"]


def _batches(rows: Iterator[sa.Row[tuple[object, ...]]]) -> Iterator[tuple[sa.Row[tuple[object, ...]], ...]]:
    while batch := tuple(itertools.islice(rows, BATCH)):
        yield batch
