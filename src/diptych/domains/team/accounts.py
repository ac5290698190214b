"""Accounts: made, given another role, reset, disabled. Never deleted, since history names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from diptych.adapters import passwords as p
from diptych.adapters import team_store as t
from diptych.adapters.case_clock import now
from diptych.domains.team.passkey_login import n_passkeys
from diptych.model.errors import WrongCallError
from diptych.model.team import Account, Role


@dataclass(frozen=True, slots=True)
class Made:
    """An account with what its person needs to begin; shown once."""

    account: Account
    password: str
    second_factor: bytes | None

    def __repr__(self) -> str:
        """Return the account only."""
        return f"Made({self.account.name})"


def add_account(store: t.TeamStore, name: str, role: Role, *, by: str, second_factor: bool = True) -> Made:
    """Make an account with a password that is to be changed at the first login.

    Args:
        store: The team's store.
        name: A pseudonym.
        role: What it is for.
        by: Who makes it.
        second_factor: Whether a code of an authenticator is asked for as well.

    Raises:
        WrongCallError: The name is taken, also by a token or a disabled account, or is no pseudonym.
    """
    password, secret, values = _secrets(name, second_factor=second_factor)
    with store.writing() as connection:
        refuse_taken(connection, name)
        row = {"name": name, "role": role.value, "disabled": False, "made_at": now(), "made_by": by, **values}
        try:
            account = _account(row)
        except ValueError as error:
            raise WrongCallError(str(error)) from error
        connection.execute(t.accounts.insert().values(**row))
        t.note(connection, "account_added", by, {"name": name, "role": role.value, "key": account.public_key})
    return Made(account, password, secret)


def reset_account(store: t.TeamStore, name: str, *, by: str, second_factor: bool = True) -> Made:
    """Give an account a new password, a new second factor and a new key; its sessions and its own tokens end.

    The former key is gone with the former password: it was encrypted under it. What it signed stays checked, since
    the log names the public key of each signature.

    Raises:
        WrongCallError: There is no such account.
    """
    password, secret, values = _secrets(name, second_factor=second_factor)
    with store.writing() as connection:
        find_row(connection, name)
        connection.execute(t.accounts.update().where(t.accounts.c.name == name).values(**values))
        _end_sessions(connection, name)
        own = (t.tokens.c.account == name) & t.tokens.c.revoked_at.is_(None)
        connection.execute(t.tokens.update().where(own).values(revoked_at=now()))
        t.note(connection, "account_reset", by, {"name": name, "key": str(values["public_key"])})
        connection.execute(t.passkeys.delete().where(t.passkeys.c.account == name))
        account = _account(find_row(connection, name))
    return Made(account, password, secret)


def set_role(store: t.TeamStore, name: str, role: Role, *, by: str) -> Account:
    """Give an account another role; it counts from the next request.

    Raises:
        WrongCallError: There is no such account, or no owner would be left.
    """
    with store.writing() as connection:
        find_row(connection, name)
        connection.execute(t.accounts.update().where(t.accounts.c.name == name).values(role=role.value))
        _refuse_without_owner(connection)
        t.note(connection, "role_set", by, {"name": name, "role": role.value})
        return _account(find_row(connection, name), n_passkeys(connection, name))


def set_disabled(store: t.TeamStore, name: str, *, disabled: bool, by: str) -> Account:
    """Close an account, or open it again; its sessions end.

    Raises:
        WrongCallError: There is no such account, or no owner would be left.
    """
    with store.writing() as connection:
        find_row(connection, name)
        connection.execute(t.accounts.update().where(t.accounts.c.name == name).values(disabled=disabled))
        _refuse_without_owner(connection)
        _end_sessions(connection, name)
        t.note(connection, "account_disabled" if disabled else "account_enabled", by, {"name": name})
        return _account(find_row(connection, name), n_passkeys(connection, name))


def end_sessions(store: t.TeamStore, name: str, *, by: str) -> int:
    """End all sessions of an account; it may log in again.

    Returns:
        How many there were.

    Raises:
        WrongCallError: There is no such account.
    """
    with store.writing() as connection:
        find_row(connection, name)
        n_ended = _end_sessions(connection, name)
        t.note(connection, "sessions_ended", by, {"name": name})
    return n_ended


def list_accounts(store: t.TeamStore) -> list[Account]:
    """All accounts, disabled ones too, in the order of their names."""
    with store.reading() as connection:
        rows = connection.execute(sa.select(t.accounts).order_by(t.accounts.c.name)).mappings().all()
        held = connection.execute(sa.select(t.passkeys.c.account)).scalars().all()
    return [_account(row, held.count(row["name"])) for row in rows]


def find_row(connection: sa.Connection, name: str) -> Any:
    """Find an account's row.

    Raises:
        WrongCallError: There is none of that name.
    """
    row = connection.execute(sa.select(t.accounts).where(t.accounts.c.name == name)).mappings().first()
    if row is None:
        raise WrongCallError(f"there is no account {name}", advice="Look at the list of accounts.")
    return row


def refuse_taken(connection: sa.Connection, name: str) -> None:
    """Refuse a name that an account or a token has or had.

    Raises:
        WrongCallError: It is taken.
    """
    for table in (t.accounts, t.tokens):
        if connection.execute(sa.select(table.c.name).where(table.c.name == name)).first() is not None:
            raise WrongCallError(
                f"{name} is taken", advice="Names are never given anew, since history holds them."
            )


def _secrets(name: str, *, second_factor: bool) -> tuple[str, bytes | None, dict[str, object]]:
    """A new password, second factor and key, with the columns that keep them."""
    password, secret = p.new_password(), p.new_second_factor() if second_factor else None
    seed, public = p.new_seed()
    return password, secret, {**kept(name, password, seed, secret), "public_key": public, "must_change": True}


def kept(name: str, password: str, seed: bytes, second_factor: bytes | None) -> dict[str, object]:
    """The columns that keep a password, and a key and a second factor that only it opens."""
    salt = p.new_salt()
    opened = p.open_password(password, salt)
    wrapped = p.wrap(second_factor, opened.wrapping, f"second factor of {name}") if second_factor else None
    return {
        "salt": salt,
        "password_check": opened.check.hex(),
        "wrapped_seed": p.wrap(seed, opened.wrapping, f"key of {name}"),
        "wrapped_second_factor": wrapped,
        "last_step": 0,
        "failures": 0,
    }


def _end_sessions(connection: sa.Connection, name: str) -> int:
    return connection.execute(t.sessions.delete().where(t.sessions.c.account == name)).rowcount


def _refuse_without_owner(connection: sa.Connection) -> None:
    owners = sa.select(t.accounts.c.name).where(
        t.accounts.c.role == Role.OWNER.value, t.accounts.c.disabled.is_(False)
    )
    if connection.execute(owners).first() is None:
        raise WrongCallError("no owner would be left", advice="Make another owner first.")


def _account(row: Any, passkeys: int = 0) -> Account:
    authenticator = row["wrapped_second_factor"] is not None
    return Account(
        name=row["name"],
        role=Role(row["role"]),
        disabled=bool(row["disabled"]),
        made_at=row["made_at"],
        made_by=row["made_by"],
        must_change=bool(row["must_change"]),
        second_factor=authenticator or passkeys > 0,
        authenticator=authenticator,
        public_key=row["public_key"],
    )
