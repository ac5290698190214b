"""A person's own sessions: which run, and ending them from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from diptych.adapters import team_store as t
from diptych.adapters.case_clock import posix_s
from diptych.domains.team.sessions import ABSOLUTE_S, IDLE_S, session_digest
from diptych.model.errors import WrongCallError

ID = 16
"""Digits of a session's digest that name it: 64 bits, enough among a person's own. Chosen by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSession:
    """One session of an account."""

    id: str
    begun_s: int
    """Seconds since 1970."""
    seen_s: int
    """When it last asked for something, to within a minute."""

    def to_dict(self) -> dict[str, object]:
        """Return the values as the API gives them."""
        return {"id": self.id, "begun_s": self.begun_s, "seen_s": self.seen_s}


def session_id(secret: str) -> str:
    """Name a session by what its browser holds."""
    return session_digest(secret)[:ID]


def list_sessions(store: t.TeamStore, name: str = "") -> list[tuple[str, OwnSession]]:
    """Sessions that have not ended by time, the newest last, with the account of each.

    Args:
        store: The team's store.
        name: Of one account; of all where empty.
    """
    now_s, table = posix_s(), t.sessions
    alive = (table.c.begun_s >= now_s - ABSOLUTE_S) & (table.c.seen_s >= now_s - IDLE_S)
    asked = sa.select(table).where(alive).order_by(table.c.begun_s, table.c.digest)
    if name:
        asked = asked.where(table.c.account == name)
    with store.reading() as connection:
        rows = connection.execute(asked).all()
    return [
        (row.account, OwnSession(id=row.digest[:ID], begun_s=row.begun_s, seen_s=row.seen_s)) for row in rows
    ]


def end_own(store: t.TeamStore, name: str, *, one: str = "", but: str = "") -> int:
    """End sessions of an account at its own wish.

    Args:
        store: The team's store.
        name: The account's.
        one: The id of the one that ends; all where empty.
        but: The id of one that goes on.

    Returns:
        How many ended.

    Raises:
        WrongCallError: One was named, and there is none.
    """
    table = t.sessions
    with store.writing() as connection:
        mine = table.c.account == name
        held = connection.execute(sa.select(table.c.digest).where(mine)).scalars().all()
        ending = [digest for digest in held if digest[:ID] != but and one in {"", digest[:ID]}]
        if one and not ending:
            raise WrongCallError("there is no such session", advice="It may have ended by itself.")
        if ending:
            connection.execute(table.delete().where(mine & table.c.digest.in_(ending)))
            t.note(connection, "sessions_ended", name, {"name": name})
    return len(ending)
