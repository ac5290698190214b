"""Open a register by its file or address, and former states of it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from diptych.adapters import register_tables as t
from diptych.adapters.register_database import Database, open_database, open_in_memory
from diptych.domains.register import RegisterStore, rebuild, snapshot_of
from diptych.model.errors import WrongCallError
from diptych.workflows.register_case import is_case, opened_in_case

RegisterPlace = str | Path | RegisterStore
"""A register: its file, its address, a case's folder, or the register itself where somebody keeps it open to read."""


@contextlib.contextmanager
def opened(register: RegisterPlace, *, create: bool = False) -> Iterator[RegisterStore]:
    """Open a register for a while: a file, an address, or the register of a case by the case's folder.

    Raises:
        NotARegisterError: There is none.
        NoKeyError: A case's key is not here.
    """
    if isinstance(register, RegisterStore):
        yield register
        return
    if not str(register):
        raise WrongCallError("no register was named", advice="Give --register, or set DIPTYCH_REGISTER.")
    if is_case(register):
        with opened_in_case(Path(register)) as store:
            yield store
        return
    database = open_database(register, create=create)
    try:
        yield RegisterStore(database)
    finally:
        database.close()


@contextlib.contextmanager
def at_snapshot(store: RegisterStore, name: str) -> Iterator[Database]:
    """Open the register as it was at a snapshot: the register itself where nothing changed since, else made anew.

    Raises:
        WrongCallError: The snapshot is none of this register.
    """
    with store.database.reading() as connection:
        seq = sequence_of(connection, name)
        is_present = not name or seq == snapshot_of(connection).seq
    if is_present:
        yield store.database
        return
    former = open_in_memory()
    try:
        with store.database.reading() as connection:
            rebuild(connection, former, seq)
        yield former
    finally:
        former.close()


def sequence_of(connection: sa.Connection, name: str) -> int:
    """Return the number of the last change under a snapshot.

    Raises:
        WrongCallError: The chain at that number is another one.
    """
    present = snapshot_of(connection)
    if not name:
        return present.seq
    number, _, chain = name.partition("-")
    if number.isdigit() and len(chain) >= 8:
        if int(number) == 0:
            return 0
        found = connection.execute(
            sa.select(t.version.c.chain).where(t.version.c.seq == int(number))
        ).scalar()
        if found is not None and bytes(found).hex().startswith(chain):
            return int(number)
    raise WrongCallError(
        f"{name} is no snapshot of this register",
        advice="A snapshot is written as NUMBER-DIGITS; `diptych register status` names the present one.",
    )
