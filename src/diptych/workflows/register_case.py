"""A register inside a case: its versions are sealed records of the case; its tables are made anew when it is opened."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from diptych.adapters import register_tables as t
from diptych.adapters.keys import KeyFolder
from diptych.adapters.register_database import open_in_memory
from diptych.domains.casefile import Case, Writing
from diptych.domains.register import (
    KeptVersion,
    RegisterStore,
    current_bodies,
    kept_versions,
    replay,
)
from diptych.model.errors import WrongCallError

PREFIX = "register_"
"""Before the kind of a register's record, among the kinds of a case's records."""

MOST_AT_ONCE = 5_000
"""Most versions that one change puts into a case: each is a sealed file. Chosen by hand; a shared register has no such
bound."""


def is_case(place: str | Path) -> bool:
    """Say whether a place is the folder of a case."""
    return "://" not in str(place) and (Path(place) / "case.toml").is_file()


@contextlib.contextmanager
def opened_in_case(folder: Path, *, keys: KeyFolder | None = None) -> Iterator[RegisterStore]:
    """Open the register of a case; what is changed inside the block goes into the case when it ends.

    A record that was destroyed, or that this user's key does not open, is not in it.

    Raises:
        NotACaseError: The folder is no case.
        NoKeyError: A key that signs the log or opens the records is not here.
        WrongCallError: More is put at once than a case takes.
    """
    case = Case.open(folder, keys=keys)
    known, kept = _read(case)
    store = _made(case, kept)
    try:
        before = store.snapshot().seq
        yield store
        fresh = kept_versions(store, after=before)
        if len(fresh) > MOST_AT_ONCE:
            raise WrongCallError(
                f"{len(fresh)} records at once are more than a case takes",
                advice="Keep them in a register beside the case, and put into the case what bears on it.",
            )
        if fresh:
            first = max((one.seq for one in kept), default=0) + 1
            sets = max((one.change_set for one in kept), default=0)
            with case.change(reason=fresh[0].reason) as writing:
                _write(store, writing, known, fresh, first=first, sets=sets)
    finally:
        store.database.close()


def register_of(case: Case) -> RegisterStore:
    """Make the tables of a case's register in memory, to be read only; who asked closes its database."""
    return _made(case, _read(case)[1])


def _made(case: Case, kept: list[KeptVersion]) -> RegisterStore:
    database = open_in_memory()
    try:
        with database.writing() as connection:
            connection.execute(
                t.meta.update().where(t.meta.c.name == "register").values(value=case.facts.case)
            )
        store = RegisterStore(database)
        replay(store, kept)
    except BaseException:
        database.close()
        raise
    return store


def _read(case: Case) -> tuple[dict[tuple[str, str], str], list[KeptVersion]]:
    """Return which record of the case holds which record of the register, and all versions."""
    known: dict[tuple[str, str], str] = {}
    kept = []
    for record_id, versions in case.state.records.items():
        for one in versions:
            if not one.kind.startswith(PREFIX) or one.path not in case.state.expected:
                continue
            value = case.read_record(one.path)
            kept.append(_version(value))
            known[str(value["kind"]), str(value["id"])] = record_id
    return known, kept


def _version(value: Mapping[str, Any]) -> KeptVersion:
    change = value["change"]
    return KeptVersion(
        seq=value["seq"], change_set=change["number"], kind=value["kind"], id=value["id"], state=value["state"],
        at=change["at"], by=change["by"], reason=change["reason"], action=change["action"],
        edited_by=value["edited_by"], reviewed_by=value["reviewed_by"], record=value["record"],
    )  # fmt: skip


def _write(
    store: RegisterStore,
    writing: Writing,
    known: dict[tuple[str, str], str],
    fresh: list[KeptVersion],
    *,
    first: int,
    sets: int,
) -> None:
    """Put versions into the case, sources and incidents first: what speaks of them names their records."""
    order = {kind: number for number, kind in enumerate(("source", "incident", "claim", "request"))}
    numbers = {one: sets + k for k, one in enumerate(sorted({v.change_set for v in fresh}), 1)}
    with store.database.reading() as connection:
        offset = first - min(one.seq for one in fresh)
        for one in sorted(fresh, key=lambda v: (order.get(v.kind, len(order)), v.seq)):
            value = {
                "seq": one.seq + offset,
                "kind": one.kind,
                "id": one.id,
                "state": one.state,
                "change": {
                    "number": numbers[one.change_set],
                    "at": one.at,
                    "by": one.by,
                    "reason": one.reason,
                    "action": one.action,
                },
                "edited_by": one.edited_by,
                "reviewed_by": one.reviewed_by,
                "record": dict(one.record),
                **_named(connection, known, one),
            }
            ref = writing.put_record(PREFIX + one.kind, value, record_id=known.get((one.kind, one.id)))
            known[one.kind, one.id] = ref.path.rsplit("/", 1)[-1].split(".", maxsplit=1)[0]
            writing.event("record_added", about={"kind": PREFIX + one.kind}, objects=[ref])


def _named(
    connection: sa.Connection, known: Mapping[tuple[str, str], str], one: KeptVersion
) -> dict[str, Any]:
    """What a version speaks of: the records of the case, and the incidents and the source in full.

    A hand-over follows these names, so that what is said for and against an incident leaves with it; whoever reads one
    record sees what it is about.
    """
    found: dict[str, Any] = {}
    incidents = list(one.record.get("incidents", ()))
    if one.kind == "judgement":
        incidents = [one.record["left"], one.record["right"]]
        found["judgement"] = one.record["verdict"]
    about = [known["incident", each] for each in incidents if ("incident", each) in known]
    for field, kind in (("source", "source"), ("asked", "source"), ("authority", "source"), ("claim", "claim"),
                        ("request", "request")):  # fmt: skip
        name = one.record.get(field)
        if one.kind != "incident" and isinstance(name, str) and (kind, name) in known:
            about.append(known[kind, name])
            if kind == "source":
                found["source_record"] = current_bodies(connection, "source", [name]).get(name)
    if one.kind == "statement":
        found["assertion"] = one.record["act"]
    if incidents:
        found["incident_records"] = current_bodies(connection, "incident", incidents)
    return {**found, "about": about} if about or found else found
