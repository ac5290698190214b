"""A team's accounts, sessions, tokens and restrictions: a SQLite file beside the keys, or a PostgreSQL database."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import SQLAlchemyError

from diptych.adapters.case_clock import now
from diptych.model.errors import NotATeamError, NotInstalledError

WAIT_S = 10
"""How long a writer waits for another. Chosen by hand: every write here is one row or two."""

_ADDRESS = re.compile(r"postgres(?:ql)?(?:\+psycopg)?://")

metadata = sa.MetaData()

meta = sa.Table(
    "team_meta",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

accounts = sa.Table(
    "team_accounts",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("disabled", sa.Boolean, nullable=False),
    sa.Column("made_at", sa.Text, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("must_change", sa.Boolean, nullable=False),
    sa.Column("salt", sa.Text, nullable=False),
    sa.Column("password_check", sa.Text, nullable=False),
    sa.Column("public_key", sa.Text, nullable=False),
    sa.Column("wrapped_seed", sa.Text, nullable=False),
    sa.Column("wrapped_second_factor", sa.Text),
    sa.Column("last_step", sa.BigInteger, nullable=False),
    sa.Column("failures", sa.Integer, nullable=False),
)

sessions = sa.Table(
    "team_sessions",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("account", sa.Text, nullable=False, index=True),
    sa.Column("begun_s", sa.BigInteger, nullable=False),
    sa.Column("seen_s", sa.BigInteger, nullable=False),
)

tokens = sa.Table(
    "team_tokens",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False, unique=True),
    sa.Column("made_at", sa.Text, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("expires_s", sa.BigInteger, nullable=False),
    sa.Column("revoked_at", sa.Text),
    sa.Column("public_key", sa.Text, nullable=False),
    sa.Column("wrapped_seed", sa.Text, nullable=False),
    sa.Column("account", sa.Text),
)

passkeys = sa.Table(
    "team_passkeys",
    metadata,
    sa.Column("credential", sa.Text, primary_key=True),
    sa.Column("account", sa.Text, nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("rp_id", sa.Text, nullable=False),
    sa.Column("public_key", sa.Text, nullable=False),
    sa.Column("sign_count", sa.BigInteger, nullable=False),
    sa.Column("made_at", sa.Text, nullable=False),
    sa.Column("used_at", sa.Text),
)

restricted = sa.Table(
    "team_restricted",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("item", sa.Text, primary_key=True),
    sa.Column("seen_by", sa.Text, nullable=False),
    sa.Column("set_at", sa.Text, nullable=False),
    sa.Column("set_by", sa.Text, nullable=False),
)

events = sa.Table(
    "team_events",
    metadata,
    sa.Column("serial", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("content", sa.Text, nullable=False),
    sa.Column("chain", sa.Text, nullable=False),
)
"""What was done to accounts, each tied to all before it by a digest: a change of an earlier one shows."""


def _first_form(connection: sa.Connection) -> None:
    metadata.create_all(connection)


def _own_tokens(connection: sa.Connection) -> None:
    held = {one["name"] for one in sa.inspect(connection).get_columns("team_tokens")}
    if "account" not in held:
        connection.exec_driver_sql("ALTER TABLE team_tokens ADD COLUMN account TEXT")


def _with_passkeys(connection: sa.Connection) -> None:
    passkeys.create(connection, checkfirst=True)


STEPS: tuple[Callable[[sa.Connection], None], ...] = (_first_form, _own_tokens, _with_passkeys)
"""From one form of the tables to the next. The first makes all tables as they are now; each later one adds what a
store of an earlier version lacks, and finds it there in a new one. The form is their number."""


class TeamStore:
    """One team's database."""

    def __init__(self, engine: sa.Engine, shown: str) -> None:
        self._engine = engine
        self.shown = shown
        """What messages call it: a file's name, or an address without its password."""

    @contextlib.contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Read inside one transaction."""
        with _clearly(self.shown), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Write inside one transaction; writers take turns."""
        with (
            _clearly(self.shown),
            self._engine.connect().execution_options(diptych_write=True) as connection,
            connection.begin(),
        ):
            if self._engine.dialect.name != "sqlite":
                connection.exec_driver_sql("SELECT value FROM team_meta WHERE name = 'form' FOR UPDATE")
            yield connection

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def note(connection: sa.Connection, what: str, by: str, about: Mapping[str, object]) -> None:
    """Add an event to the chain, in the transaction of what it tells.

    Args:
        connection: A writing one.
        what: A code, such as ``account_added``.
        by: Who did it.
        about: Plain values; no secret.
    """
    newest = sa.select(events.c.serial, events.c.chain).order_by(events.c.serial.desc()).limit(1)
    last = connection.execute(newest).first()
    serial, before = (last.serial + 1, last.chain) if last is not None else (0, "")
    content = json.dumps({"at": now(), "by": by, "what": what, **about}, sort_keys=True)
    connection.execute(events.insert().values(serial=serial, content=content, chain=_link(before, content)))


def read_events(connection: sa.Connection) -> tuple[list[dict[str, Any]], bool]:
    """Read all events, oldest first, and whether the chain over them holds."""
    before, found, holds = "", [], True
    for k, row in enumerate(connection.execute(sa.select(events).order_by(events.c.serial))):
        holds = holds and row.serial == k and row.chain == _link(before, row.content)
        before = row.chain
        found.append(json.loads(row.content))
    return found, holds


def open_store(where: str | Path, *, create: bool = False) -> TeamStore:
    """Open a team's database.

    Args:
        where: A file, or ``postgresql://user@host/name``.
        create: Whether an absent one is made.

    Raises:
        NotATeamError: There is none, or it is something else, or a newer version of the program made it.
        NotInstalledError: The address needs the extra ``postgres``.
    """
    address = str(where)
    engine, shown = _postgres(address) if _ADDRESS.match(address) else _file(Path(where), create=create)
    try:
        with _clearly(shown):
            _bring_up_to_date(engine, shown, create=create)
    except BaseException:
        engine.dispose()
        raise
    return TeamStore(engine, shown)


def store_exists(where: str | Path) -> bool:
    """Whether there is a file of that name; of an address nothing is known before it is asked, and it counts."""
    return bool(_ADDRESS.match(str(where))) or Path(where).is_file()


def _file(path: Path, *, create: bool) -> tuple[sa.Engine, str]:
    shown = path.name
    if not path.exists():
        if not create:
            raise NotATeamError(f"there are no accounts yet ({shown})")
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(
            os.open(path, os.O_CREAT | os.O_WRONLY, 0o600)
        )  # only its owner reads it, from the first moment
    elif not path.is_file() or (path.stat().st_size and path.open("rb").read(16) != b"SQLite format 3\0"):
        raise NotATeamError(f"{shown} holds no accounts")
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise NotATeamError(f"{shown} may be read by others", advice="Run chmod 600 on it.")
    url = sa.URL.create("sqlite", database=str(path))
    engine = sa.create_engine(url, connect_args={"timeout": WAIT_S, "check_same_thread": False})

    def connected(raw: Any, _: object) -> None:
        raw.isolation_level = None
        for line in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "trusted_schema = OFF",
            "cell_size_check = ON",
        ):
            raw.execute(f"PRAGMA {line}")

    def begun(connection: sa.Connection) -> None:
        write = connection.get_execution_options().get("diptych_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
    return engine, shown


def _postgres(address: str) -> tuple[sa.Engine, str]:
    try:
        import psycopg  # noqa: F401 (only whether it is there)
    except ImportError:
        raise NotInstalledError("accounts on PostgreSQL need the extra 'postgres'") from None
    url = sa.make_url(address).set(drivername="postgresql+psycopg")
    return sa.create_engine(url, pool_pre_ping=True), url.render_as_string(hide_password=True)


def _bring_up_to_date(engine: sa.Engine, shown: str, *, create: bool) -> None:
    with engine.connect().execution_options(diptych_write=True) as connection, connection.begin():
        form = 0
        if sa.inspect(connection).has_table("team_meta"):
            found = connection.execute(sa.select(meta.c.value).where(meta.c.name == "form")).scalar()
            form = int(found or 0)
        elif not create:
            raise NotATeamError(f"{shown} holds no accounts")
        if form > len(STEPS):
            raise NotATeamError(f"{shown} was made by a newer version", advice="Use a newer diptych.")
        if form == len(STEPS):
            return
        for step in STEPS[form:]:
            step(connection)
        connection.execute(meta.delete().where(meta.c.name == "form"))
        connection.execute(meta.insert().values(name="form", value=str(len(STEPS))))


@contextlib.contextmanager
def _clearly(shown: str) -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        said = str(getattr(error, "orig", None) or error).strip().split("\n", 1)[0][:200]
        raise NotATeamError(f"{shown} cannot be used: {said}") from error


def _link(before: str, content: str) -> str:
    return hashlib.sha256(f"{before}\n{content}".encode()).hexdigest()
