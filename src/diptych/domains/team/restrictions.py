"""Items that only some may know of. Owners know of all."""

from __future__ import annotations

import json
from collections.abc import Sequence

import sqlalchemy as sa

from diptych.adapters import team_store as t
from diptych.adapters.case_clock import now
from diptych.model.errors import WrongCallError
from diptych.model.team import Item, ItemKind, Restriction, Role


def restrict(store: t.TeamStore, item: Item, seen_by: Sequence[str], *, by: str) -> Restriction:
    """Let only some know of an item, besides the owners; an earlier restriction of it is replaced.

    Args:
        store: The team's store.
        item: What is restricted.
        seen_by: Names of accounts and tokens; none means owners alone.
        by: Who sets it.

    Raises:
        WrongCallError: There is no account or token of a name.
    """
    names = sorted(set(seen_by))
    with store.writing() as connection:
        for name in names:
            known = [
                connection.execute(sa.select(one.c.name).where(one.c.name == name)).first()
                for one in (t.accounts, t.tokens)
            ]
            if not any(known):
                raise WrongCallError(f"there is no account {name}", advice="See diptych team list.")
        found = Restriction(item=item, seen_by=tuple(names), set_at=now(), set_by=by)
        _remove(connection, item)
        connection.execute(
            t.restricted.insert().values(
                kind=item.kind.value, item=item.id, seen_by=json.dumps(names), set_at=found.set_at, set_by=by
            )
        )
        t.note(connection, "restricted", by, {"kind": item.kind.value, "item": item.id, "seen_by": names})
    return found


def lift(store: t.TeamStore, item: Item, *, by: str) -> None:
    """Let everybody know of an item again.

    Raises:
        WrongCallError: It is not restricted.
    """
    with store.writing() as connection:
        if not _remove(connection, item):
            raise WrongCallError(f"the {item.kind.value} is not restricted", advice="See diptych team list.")
        t.note(connection, "restriction_lifted", by, {"kind": item.kind.value, "item": item.id})


def list_restrictions(store: t.TeamStore) -> list[Restriction]:
    """All restrictions."""
    with store.reading() as connection:
        rows = connection.execute(
            sa.select(t.restricted).order_by(t.restricted.c.kind, t.restricted.c.item)
        ).all()
    return [
        Restriction(
            item=Item(ItemKind(row.kind), row.item),
            seen_by=tuple(json.loads(row.seen_by)),
            set_at=row.set_at,
            set_by=row.set_by,
        )
        for row in rows
    ]


def hidden_from(store: t.TeamStore, name: str, role: Role) -> frozenset[Item]:
    """What is kept from an account or token."""
    with store.reading() as connection:
        return hidden_in(connection, name, role)


def hidden_in(connection: sa.Connection, name: str, role: Role) -> frozenset[Item]:
    """The same inside a transaction."""
    if role is Role.OWNER:
        return frozenset()
    rows = connection.execute(sa.select(t.restricted.c.kind, t.restricted.c.item, t.restricted.c.seen_by))
    return frozenset(
        Item(ItemKind(row.kind), row.item) for row in rows if name not in json.loads(row.seen_by)
    )


def _remove(connection: sa.Connection, item: Item) -> bool:
    named = (t.restricted.c.kind == item.kind.value) & (t.restricted.c.item == item.id)
    return connection.execute(t.restricted.delete().where(named)).rowcount > 0
