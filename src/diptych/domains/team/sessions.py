"""Sessions: begun by a password and a second factor, ended by leaving, by time, by an owner, or with the server.

The store holds a digest of what the browser holds. The person's key is opened at login and stays in the memory of the
server; a session whose key is not there has ended.
"""

from __future__ import annotations

import hashlib
import math
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from diptych.adapters import passwords as p
from diptych.adapters import team_store as t
from diptych.adapters.case_clock import posix_s
from diptych.domains.team.accounts import kept
from diptych.domains.team.challenges import Challenges
from diptych.domains.team.delays import Delays
from diptych.domains.team.passkey_login import Shown, n_passkeys, use_passkey
from diptych.domains.team.restrictions import hidden_in
from diptych.domains.team.tokens import TOKEN_START, acting_by_token
from diptych.model.errors import LoginRefusedError, NotAllowedError, TooManyTriesError, WrongCallError
from diptych.model.team import Acting, Role, check_password

IDLE_S = 3600
"""A session ends after an hour without a request (NIST SP 800-63B-4, 2.2.3, at its second level)."""

ABSOLUTE_S = 12 * 3600
"""A session ends 12 hours after its login: a working day; NIST SP 800-63B-4 (2.2.3) allows up to 24."""

NOTED_EVERY_S = 60
"""How often a session's last request is written down; between, reading suffices. Chosen by hand."""

MOST_FAILURES = 100
"""Failed logins in a row after which only an owner's reset helps (NIST SP 800-63B-4, 3.2.2)."""

REFUSED = "name, password or code is not right"
"""The one answer to every login that fails, whether the account exists or not."""


@dataclass(frozen=True, slots=True)
class Login:
    """A session that has begun."""

    secret: str
    """What the browser holds."""
    name: str
    role: Role
    must_change: bool

    def __repr__(self) -> str:
        """Return the name only."""
        return f"Login({self.name})"


@dataclass(frozen=True, slots=True)
class Proven:
    """A person who typed the present password once more, so that what it opens may be changed."""

    name: str
    seed: bytes
    row: Any
    """The account's row as it was then."""
    opened: p.Opened

    def __repr__(self) -> str:
        """Return the name only."""
        return f"Proven({self.name})"


@dataclass(frozen=True, slots=True)
class _Held:
    seed: bytes
    must_change: bool


class Sessions:
    """All sessions of one running server."""

    def __init__(
        self, store: t.TeamStore, *, clock_s: Callable[[], int] = posix_s, delays: Delays | None = None
    ) -> None:
        """Take a store; ``clock_s`` gives the seconds since 1970."""
        self._store = store
        self._clock_s = clock_s
        self.delays = delays or Delays()
        self.challenges = Challenges()
        self._lock = threading.Lock()
        self._held: dict[str, _Held] = {}
        self._nobody = p.new_salt()

    @property
    def store(self) -> t.TeamStore:
        """Where the sessions are kept."""
        return self._store

    def login(
        self, name: str, password: str, code: str = "", *, address: str = "", passkey: Shown | None = None
    ) -> Login:
        """Begin a session.

        Args:
            name: The account's.
            password: Its password.
            code: Of the authenticator, where the account has one.
            address: Where the request comes from; failures count by it too.
            passkey: What is shown in place of a code.

        Raises:
            LoginRefusedError: Something is not right, without saying what.
            TooManyTriesError: Tries came too fast.
        """
        now_s = self._clock_s()
        keys = (f"name {name}", f"address {address}")
        wait_s = self.delays.wait_s(*keys, now_s=now_s)
        if wait_s > 0:
            raise TooManyTriesError(
                f"too many logins failed; the next is let through in {math.ceil(wait_s)} s"
            )
        with self._store.reading() as connection:
            row = _row(connection, name)
        opened = p.open_password(password, row["salt"] if row is not None else self._nobody)
        step = self._step(row, opened, code, now_s, passkey) if row is not None else None
        if row is None or step is None or not self._is_first_use(row, step):
            self.delays.failed(*keys, now_s=now_s)
            self._count_failure(name)
            raise LoginRefusedError(REFUSED)
        seed = p.unwrap(row["wrapped_seed"], opened.wrapping, f"key of {name}")
        self.delays.succeeded(*keys)
        return self._begin(row, seed, now_s)

    def acting(self, secret: str) -> Acting | None:
        """Say who holds a session or a token; None where it has ended, or never was one."""
        now_s = self._clock_s()
        if secret.startswith(TOKEN_START):
            return acting_by_token(self._store, secret, now_s=now_s)
        digest = session_digest(secret)
        with self._lock:
            held = self._held.get(digest)
        if held is None:
            return None
        with self._store.reading() as connection:
            row = _session_row(connection, digest)
            if row is None or row["disabled"] or _is_over(row, now_s):
                ended = True
            else:
                ended = False
                role = Role(row["role"])
                hidden = hidden_in(connection, row["account"], role)
        if ended:
            self.logout(secret)
            return None
        if now_s - row["seen_s"] >= NOTED_EVERY_S:
            with self._store.writing() as connection:
                table = t.sessions
                connection.execute(table.update().where(table.c.digest == digest).values(seen_s=now_s))
        return Acting(name=row["account"], role=role, hidden=hidden, seed=held.seed)

    def must_change(self, secret: str) -> bool:
        """Whether nothing but a new password is taken from this session."""
        with self._lock:
            held = self._held.get(session_digest(secret))
        return held is not None and held.must_change

    def logout(self, secret: str) -> None:
        """End a session; its key leaves the memory."""
        digest = session_digest(secret)
        with self._lock:
            self._held.pop(digest, None)
        with self._store.writing() as connection:
            connection.execute(t.sessions.delete().where(t.sessions.c.digest == digest))

    def change_password(self, secret: str, old: str, new: str) -> Login:
        """Give the session's account another password; all its sessions end, and a new one begins.

        Raises:
            NotAllowedError: The old one is not right, or the session has ended.
            WrongCallError: The new one is no good.
        """
        proven = self.prove(secret, old)
        secret_of_codes = second_factor_of(proven.row, proven.opened)
        with self._store.reading() as connection:
            second_factor = secret_of_codes is not None or n_passkeys(connection, proven.name) > 0
        if old == new:
            raise WrongCallError("the new password is the present one", advice="Choose another.")
        try:
            check_password(new, name=proven.name, second_factor=second_factor)
        except ValueError as error:
            raise WrongCallError(str(error), advice="Some words with spaces do well.") from error
        values = {**kept(proven.name, new, proven.seed, secret_of_codes), "must_change": False}
        del values["last_step"]
        with self._store.writing() as connection:
            change_proven(connection, proven, values)
            connection.execute(t.sessions.delete().where(t.sessions.c.account == proven.name))
            t.note(connection, "password_changed", proven.name, {"name": proven.name})
            row = _row(connection, proven.name)
        return self._begin(row, proven.seed, self._clock_s())

    def prove(self, secret: str, password: str) -> Proven:
        """Check the present password of a session's account once more.

        Raises:
            NotAllowedError: It is not right, or the session has ended.
            TooManyTriesError: Tries came too fast.
        """
        acting = self.acting(secret)
        if acting is None or acting.seed is None or acting.is_token:
            raise NotAllowedError("the session has ended", advice="Log in again.")
        now_s, keys = self._clock_s(), (f"name {acting.name}",)
        if self.delays.wait_s(*keys, now_s=now_s) > 0:
            raise TooManyTriesError("too many tries failed")
        with self._store.reading() as connection:
            row = _row(connection, acting.name)
        opened = p.open_password(password, row["salt"])
        if not p.same(opened.check.hex(), row["password_check"]):
            self.delays.failed(*keys, now_s=now_s)
            raise NotAllowedError("the present password is not right", advice="Type it once more.")
        return Proven(acting.name, acting.seed, row, opened)

    def _begin(self, row: Any, seed: bytes, now_s: int) -> Login:
        secret = secrets.token_urlsafe(32)
        digest = session_digest(secret)
        with self._store.writing() as connection:
            over = t.sessions.c.begun_s < now_s - ABSOLUTE_S
            connection.execute(t.sessions.delete().where(over | (t.sessions.c.seen_s < now_s - IDLE_S)))
            connection.execute(
                t.sessions.insert().values(digest=digest, account=row["name"], begun_s=now_s, seen_s=now_s)
            )
            named = t.accounts.c.name == row["name"]
            connection.execute(t.accounts.update().where(named).values(failures=0))
            left = {one.digest for one in connection.execute(sa.select(t.sessions.c.digest))}
        must_change = bool(row["must_change"])
        with self._lock:
            self._held = {one: held for one, held in self._held.items() if one in left}
            self._held[digest] = _Held(seed, must_change)
        return Login(secret, row["name"], Role(row["role"]), must_change)

    def _step(self, row: Any, opened: p.Opened, code: str, now_s: int, passkey: Shown | None) -> int | None:
        """The step of the code that was typed, 0 where none is needed; None where something is not right."""
        if not p.same(opened.check.hex(), row["password_check"]):
            return None
        if row["disabled"] or row["failures"] >= MOST_FAILURES:
            return None
        if passkey is not None:
            used = use_passkey(self._store, row["name"], passkey, self.challenges, now_s=now_s)
            return 0 if used else None
        secret = second_factor_of(row, opened)
        if secret is not None:
            return p.matching_step(secret, code, now_s, after=row["last_step"])
        with self._store.reading() as connection:
            return None if n_passkeys(connection, row["name"]) else 0

    def _is_first_use(self, row: Any, step: int) -> bool:
        """Whether a code was not used before: of two requests that bring it at once, one writes its step down."""
        if step == 0:
            return True
        table = t.accounts
        unused = (table.c.name == row["name"]) & (table.c.last_step < step)
        with self._store.writing() as connection:
            return connection.execute(table.update().where(unused).values(last_step=step)).rowcount == 1

    def _count_failure(self, name: str) -> None:
        with self._store.writing() as connection:
            table = t.accounts
            more = table.update().where(table.c.name == name).values(failures=table.c.failures + 1)
            connection.execute(more)


def session_digest(secret: str) -> str:
    """What the store holds of what a browser holds."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _row(connection: sa.Connection, name: str) -> Any:
    return connection.execute(sa.select(t.accounts).where(t.accounts.c.name == name)).mappings().first()


def _session_row(connection: sa.Connection, digest: str) -> Any:
    joined = t.sessions.join(t.accounts, t.sessions.c.account == t.accounts.c.name)
    columns = (t.sessions.c.account, t.sessions.c.begun_s, t.sessions.c.seen_s, t.accounts.c.role)
    asked = (
        sa.select(*columns, t.accounts.c.disabled).select_from(joined).where(t.sessions.c.digest == digest)
    )
    return connection.execute(asked).mappings().first()


def _is_over(row: Any, now_s: int) -> bool:
    return now_s - int(row["seen_s"]) > IDLE_S or now_s - int(row["begun_s"]) > ABSOLUTE_S


def second_factor_of(row: Any, opened: p.Opened) -> bytes | None:
    """What an account shares with its authenticator; None where it has none."""
    wrapped = row["wrapped_second_factor"]
    return p.unwrap(wrapped, opened.wrapping, f"second factor of {row['name']}") if wrapped else None


def change_proven(connection: sa.Connection, proven: Proven, values: Mapping[str, object]) -> None:
    """Change an account whose password was typed once more, unless it is another by now.

    Raises:
        NotAllowedError: It is: what was encrypted under the former one would open no more.
    """
    same = (t.accounts.c.name == proven.name) & (t.accounts.c.salt == proven.row["salt"])
    if connection.execute(t.accounts.update().where(same).values(**values)).rowcount != 1:
        raise NotAllowedError("the password was changed meanwhile", advice="Begin again.")
