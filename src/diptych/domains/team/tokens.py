"""Tokens: what a program shows instead of a password. Each is an actor with a name and a key of its own."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

import sqlalchemy as sa

from diptych.adapters import passwords as p
from diptych.adapters import team_store as t
from diptych.adapters.case_clock import now, posix_s
from diptych.domains.team.accounts import refuse_taken
from diptych.domains.team.restrictions import hidden_in
from diptych.model.errors import WrongCallError
from diptych.model.team import GRANTS, Acting, Role, Token, roles_within

TOKEN_START = "diptych_"
"""How every token begins, so that scanners of leaked secrets know one."""

LONGEST_S = 366 * 86_400
"""A token lasts a year at most. Chosen by hand."""

MOST_OWN = 20
"""Tokens of one account that count at the same time. Chosen by hand."""


def add_token(
    store: t.TeamStore, name: str, role: Role, *, lasts_s: int, by: str, account: str | None = None
) -> tuple[Token, str]:
    """Make a token; its text is returned once and kept as a digest.

    Args:
        store: The team's store.
        name: A pseudonym.
        role: What it may do.
        lasts_s: For how long it counts, in seconds.
        by: Who makes it.
        account: Whose own it is; None for one of the whole team.

    Raises:
        WrongCallError: The name is taken or no pseudonym, the role is an owner's or beyond the account's, it lasts too
            long, or the account has as many as it may.
    """
    if role is Role.OWNER:
        raise WrongCallError("a token is no owner", advice="Owners act themselves.")
    if not 0 < lasts_s <= LONGEST_S:
        raise WrongCallError("a token lasts a year at most", advice="Name a shorter time, such as 30d.")
    text = TOKEN_START + secrets.token_urlsafe(32)
    seed, public = p.new_seed()
    row = {
        "name": name,
        "role": role.value,
        "made_at": now(),
        "made_by": by,
        "expires_s": posix_s() + lasts_s,
        "revoked_at": None,
        "public_key": public,
        "account": account,
    }
    try:
        token = _token(row)
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    wrapped = p.wrap(seed, p.open_token(text).wrapping, f"key of {name}")
    with store.writing() as connection:
        refuse_taken(connection, name)
        if account is not None:
            _refuse_beyond(connection, account, role)
        connection.execute(t.tokens.insert().values(**row, digest=_digest(text), wrapped_seed=wrapped))
        t.note(connection, "token_added", by, {"name": name, "role": role.value, "key": public})
    return token, text


def revoke_token(store: t.TeamStore, name: str, *, by: str, account: str | None = None) -> Token:
    """Let a token count no longer.

    Args:
        store: The team's store.
        name: The token's.
        by: Who does it.
        account: Whose own it must be; None for any.

    Raises:
        WrongCallError: There is none of that name.
    """
    with store.writing() as connection:
        named = t.tokens.c.name == name
        if account is not None:
            named = named & (t.tokens.c.account == account)
        connection.execute(
            t.tokens.update().where(named & t.tokens.c.revoked_at.is_(None)).values(revoked_at=now())
        )
        row = connection.execute(sa.select(t.tokens).where(named)).mappings().first()
        if row is None:
            raise WrongCallError(f"there is no token {name}", advice="Look at the list of tokens.")
        t.note(connection, "token_revoked", by, {"name": name})
    return _token(row)


def list_tokens(store: t.TeamStore, *, account: str | None = None) -> list[Token]:
    """All tokens, or one account's own; revoked ones too, in the order of their names."""
    asked = sa.select(t.tokens).order_by(t.tokens.c.name)
    if account is not None:
        asked = asked.where(t.tokens.c.account == account)
    with store.reading() as connection:
        rows = connection.execute(asked).mappings().all()
    return [_token(row) for row in rows]


def read_token(store: t.TeamStore, text: str) -> Acting | None:
    """Say which actor a token is now; None where it counts no longer, or never was one."""
    return acting_by_token(store, text, now_s=posix_s())


def acting_by_token(store: t.TeamStore, text: str, *, now_s: int) -> Acting | None:
    """The same at a given time."""
    with store.reading() as connection:
        asked = sa.select(t.tokens).where(t.tokens.c.digest == _digest(text))
        row = connection.execute(asked).mappings().first()
        if row is None or row["revoked_at"] is not None or row["expires_s"] <= now_s:
            return None
        role = _present_role(connection, row)
        if role is None:
            return None
        hidden = hidden_in(connection, row["name"], role)
    seed = p.unwrap(row["wrapped_seed"], p.open_token(text).wrapping, f"key of {row['name']}")
    return Acting(name=row["name"], role=role, hidden=hidden, seed=seed, is_token=True)


def _present_role(connection: sa.Connection, row: Any) -> Role | None:
    """What a token may do now: its role, or less where its account has less by now; None with a closed account."""
    role = Role(row["role"])
    if row["account"] is None:
        return role
    table = t.accounts
    asked = sa.select(table.c.role, table.c.disabled).where(table.c.name == row["account"])
    held = connection.execute(asked).first()
    if held is None or held.disabled:
        return None
    return role if GRANTS[role] <= GRANTS[Role(held.role)] else Role(held.role)


def _refuse_beyond(connection: sa.Connection, account: str, role: Role) -> None:
    held = connection.execute(sa.select(t.accounts.c.role).where(t.accounts.c.name == account)).scalar_one()
    if role not in roles_within(Role(held)):
        raise WrongCallError("a token may not do more than its account", advice="Choose a smaller role.")
    counting = t.tokens.c.revoked_at.is_(None) & (t.tokens.c.expires_s > posix_s())
    own = sa.select(sa.func.count()).select_from(t.tokens).where(counting & (t.tokens.c.account == account))
    if connection.execute(own).scalar_one() >= MOST_OWN:
        raise WrongCallError(f"{MOST_OWN} tokens of yours count", advice="Revoke one first.")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _token(row: Any) -> Token:
    return Token(
        name=row["name"],
        role=Role(row["role"]),
        made_at=row["made_at"],
        made_by=row["made_by"],
        expires_s=int(row["expires_s"]),
        revoked_at=row["revoked_at"],
        public_key=row["public_key"],
        account=row["account"],
    )
