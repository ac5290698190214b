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
from diptych.model.team import Acting, Role, Token

TOKEN_START = "diptych_"
"""How every token begins, so that scanners of leaked secrets know one."""

LONGEST_S = 366 * 86_400
"""A token lasts a year at most. Chosen by hand."""


def add_token(store: t.TeamStore, name: str, role: Role, *, lasts_s: int, by: str) -> tuple[Token, str]:
    """Make a token; its text is returned once and kept as a digest.

    Raises:
        WrongCallError: The name is taken or no pseudonym, the role is an owner's, or it lasts too long.
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
    }
    try:
        token = _token(row)
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    wrapped = p.wrap(seed, p.open_token(text).wrapping, f"key of {name}")
    with store.writing() as connection:
        refuse_taken(connection, name)
        connection.execute(t.tokens.insert().values(**row, digest=_digest(text), wrapped_seed=wrapped))
        t.note(connection, "token_added", by, {"name": name, "role": role.value, "key": public})
    return token, text


def revoke_token(store: t.TeamStore, name: str, *, by: str) -> Token:
    """Let a token count no longer.

    Raises:
        WrongCallError: There is none of that name.
    """
    with store.writing() as connection:
        named = t.tokens.c.name == name
        connection.execute(
            t.tokens.update().where(named & t.tokens.c.revoked_at.is_(None)).values(revoked_at=now())
        )
        row = connection.execute(sa.select(t.tokens).where(named)).mappings().first()
        if row is None:
            raise WrongCallError(f"there is no token {name}", advice="See diptych team list.")
        t.note(connection, "token_revoked", by, {"name": name})
    return _token(row)


def list_tokens(store: t.TeamStore) -> list[Token]:
    """All tokens, revoked ones too, in the order of their names."""
    with store.reading() as connection:
        rows = connection.execute(sa.select(t.tokens).order_by(t.tokens.c.name)).mappings().all()
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
        role = Role(row["role"])
        hidden = hidden_in(connection, row["name"], role)
    seed = p.unwrap(row["wrapped_seed"], p.open_token(text).wrapping, f"key of {row['name']}")
    return Acting(name=row["name"], role=role, hidden=hidden, seed=seed)


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
    )
