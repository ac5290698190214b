"""Passkeys of an account: made, named, removed. Each stands in for the authenticator's code, never for the password."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa

from diptych.adapters import passkeys as k
from diptych.adapters import team_store as t
from diptych.adapters.case_clock import now, posix_s
from diptych.domains.team.passkey_login import LOGIN, challenge_of, n_passkeys
from diptych.domains.team.sessions import Sessions
from diptych.model.errors import NotAllowedError, WrongCallError
from diptych.model.team import LONGEST_NAME, Passkey, PasskeyPlace

MOST = 10
"""Passkeys of one account. Chosen by hand: some devices, and spare keys."""

ID = 16
"""Digits of the digest of a passkey's own id that name it here. Chosen by hand."""


class Passkeys:
    """Passkeys that persons make for their own account."""

    def __init__(self, sessions: Sessions, *, clock_s: Callable[[], int] = posix_s) -> None:
        """Take the sessions whose persons make some."""
        self._sessions = sessions
        self._clock_s = clock_s

    def offer(self, session: str, password: str, place: PasskeyPlace) -> dict[str, Any]:
        """Say what a browser needs to make a passkey.

        Args:
            session: What the browser holds.
            password: The present one.
            place: Where the passkey belongs.

        Raises:
            NotAllowedError: The password is not right, or the session has ended.
            WrongCallError: The account has as many as it may.
        """
        proven = self._sessions.prove(session, password)
        table = t.passkeys
        with self._sessions.store.reading() as connection:
            asked = sa.select(table.c.credential).where(table.c.account == proven.name)
            known = connection.execute(asked).scalars().all()
        if len(known) >= MOST:
            raise WrongCallError(f"an account has {MOST} passkeys at most", advice="Remove one first.")
        user = hashlib.sha256(f"diptych {proven.row['made_at']} {proven.name}".encode()).digest()
        challenge = self._sessions.challenges.make(_purpose(proven.name), now_s=self._clock_s())
        return k.registration_options(place, user=user, name=proven.name, challenge=challenge, known=known)

    def keep(self, account: str, name: str, answer: Mapping[str, Any], place: PasskeyPlace) -> Passkey:
        """Keep a passkey that a browser made.

        Args:
            account: Whose it is.
            name: What the person calls it.
            answer: The browser's.
            place: Where it belongs.

        Raises:
            NotAllowedError: The answer is not right, or comes too late.
            WrongCallError: The name is empty or too long.
        """
        if not 1 <= len(name) <= LONGEST_NAME:
            raise WrongCallError(f"a passkey's name has 1 to {LONGEST_NAME} characters")
        challenge = challenge_of(answer)
        again = "Begin again; the passkey that was made may be removed from the device."
        if not self._sessions.challenges.take(challenge, _purpose(account), now_s=self._clock_s()):
            raise NotAllowedError("the passkey comes too late", advice=again)
        try:
            made = k.check_registration(answer, place, challenge)
        except ValueError as error:
            raise NotAllowedError(str(error), advice=again) from error
        row = {
            "credential": made.credential,
            "account": account,
            "name": name,
            "rp_id": place.rp_id,
            "public_key": made.public_key,
            "sign_count": made.sign_count,
            "made_at": now(),
            "used_at": None,
        }
        with self._sessions.store.writing() as connection:
            same = sa.select(t.passkeys.c.credential).where(t.passkeys.c.credential == made.credential)
            if connection.execute(same).first() is not None or n_passkeys(connection, account) >= MOST:
                raise NotAllowedError("the passkey is not taken", advice=again)
            connection.execute(t.passkeys.insert().values(**row))
            t.note(connection, "passkey_added", account, {"name": account})
        return _passkey(row)

    def remove(self, session: str, password: str, one: str) -> None:
        """Remove a passkey of the session's account.

        Raises:
            NotAllowedError: The password is not right.
            WrongCallError: There is none of that id, or no second factor would be left.
        """
        proven = self._sessions.prove(session, password)
        table = t.passkeys
        with self._sessions.store.writing() as connection:
            mine = sa.select(table.c.credential).where(table.c.account == proven.name)
            held = connection.execute(mine).scalars().all()
            found = [each for each in held if passkey_id(each) == one]
            if not found:
                raise WrongCallError("there is no such passkey", advice="Look at the list.")
            if len(held) == 1 and not proven.row["wrapped_second_factor"]:
                raise WrongCallError("no second factor would be left", advice="Set up another first.")
            connection.execute(table.delete().where(table.c.credential.in_(found)))
            t.note(connection, "passkey_removed", proven.name, {"name": proven.name})

    def login_options(self, place: PasskeyPlace) -> dict[str, Any]:
        """Say what a browser needs to show a passkey at a login."""
        challenge = self._sessions.challenges.make(LOGIN, now_s=self._clock_s())
        return k.login_options(place, challenge)


def list_passkeys(store: t.TeamStore, account: str) -> list[Passkey]:
    """Passkeys of an account, the oldest first."""
    table = t.passkeys
    asked = sa.select(table).where(table.c.account == account).order_by(table.c.made_at, table.c.credential)
    with store.reading() as connection:
        return [_passkey(row) for row in connection.execute(asked).mappings().all()]


def passkey_id(credential: str) -> str:
    """Name a passkey by a digest of its own id."""
    return hashlib.sha256(credential.encode()).hexdigest()[:ID]


def _purpose(account: str) -> str:
    return f"passkey of {account}"


def _passkey(row: Any) -> Passkey:
    return Passkey(
        id=passkey_id(row["credential"]),
        name=row["name"],
        rp_id=row["rp_id"],
        made_at=row["made_at"],
        used_at=row["used_at"],
    )
