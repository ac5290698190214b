"""Open a register: a SQLite file, or a PostgreSQL database by its address; made or brought up to date on the way."""

from __future__ import annotations

import contextlib
import json
import re
import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from diptych.adapters import register_tables as t
from diptych.adapters.register_migrations import HEAD
from diptych.model.errors import NotARegisterError, NotInstalledError, RegisterBusyError

WAIT_S = 30
"""How long a writer waits for another. Chosen by hand: longer than the import of 157,000 incidents."""

_ADDRESS = re.compile(r"postgres(?:ql)?(?:\+psycopg)?://")

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA cache_size = -65536",
    "PRAGMA mmap_size = 2147418112",
    "PRAGMA temp_store = MEMORY",
)
"""Readers beside one writer; a commit survives a power cut; 64 MiB of cache, and mapped as much as SQLite can (2 GiB):
with 256 MiB the slow searches among a million took up to twice as long."""


class Database:
    """One register's database."""

    def __init__(self, engine: sa.Engine, shown: str, *, held: sqlite3.Connection | None = None) -> None:
        """Take an engine whose tables are there, and a connection that keeps a memory from being forgotten."""
        self.engine = engine
        self._held = held
        self.shown = shown
        """What messages call it: a file's name, or an address without its password."""

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file."""
        return self.engine.dialect.name == "sqlite"

    @contextlib.contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Read inside one transaction: everything is of one moment."""
        options = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with (
            _clearly(self.shown),
            self.engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Write inside one transaction; writers take turns, and nothing is seen before the end."""
        with (
            _clearly(self.shown),
            self.engine.connect().execution_options(diptych_write=True) as connection,
            connection.begin(),
        ):
            if not self.is_sqlite:
                connection.exec_driver_sql("SELECT value FROM meta WHERE name = 'register' FOR UPDATE")
            yield connection

    def insert(self, connection: sa.Connection, table: sa.Table, rows: Sequence[tuple[Any, ...]]) -> None:
        """Insert rows that hold the table's columns in order; much faster than one statement with names for each."""
        if not rows:
            return
        mark = "?" if self.is_sqlite else "%s"
        preparer = self.engine.dialect.identifier_preparer
        names = ", ".join(preparer.quote(column.name) for column in table.columns)
        marks = ", ".join([mark] * len(table.columns))
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", list(rows))

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()
        if self._held is not None:
            self._held.close()


def open_database(where: str | Path, *, create: bool = False) -> Database:
    """Open a register.

    Args:
        where: A file, or ``postgresql://user@host/name``.
        create: Whether an absent file, or a database without tables, is made into a register.

    Raises:
        NotARegisterError: There is none, the file is something else, or a newer version of the program made it.
        NotInstalledError: The address needs the extra ``postgres``.
        RegisterBusyError: Others kept it locked.
    """
    address = str(where)
    if _ADDRESS.match(address):
        engine, shown = _postgres(address)
    else:
        engine, shown = _file(Path(where), create=create)
    database = Database(engine, shown)
    try:
        with _clearly(shown):
            _bring_up_to_date(database, create=create)
    except BaseException:
        engine.dispose()
        raise
    return database


def open_in_memory() -> Database:
    """Make an empty register that lives until it is closed: for a case's records, and for former states.

    Nothing of it is written to a disk. Its connections share one memory, which the first of them holds.
    """
    name = f"file:diptych-{secrets.token_hex(8)}?mode=memory&cache=shared"
    engine = sa.create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(name, uri=True, check_same_thread=False, timeout=WAIT_S),
        poolclass=sa.QueuePool,
    )
    _listen(engine)
    database = Database(
        engine, "a register in memory", held=sqlite3.connect(name, uri=True, check_same_thread=False)
    )
    _bring_up_to_date(database, create=True)
    return database


def backup(database: Database, target: Path) -> None:
    """Copy a register of a file into a new file, whole, while others may write.

    Raises:
        NotARegisterError: It is no file; a database server has its own tools (docs/formats/register.md).
    """
    if not database.is_sqlite:
        raise NotARegisterError(f"{database.shown} is kept by a server", advice="Use pg_dump and pg_restore.")
    with database.engine.connect() as connection, contextlib.closing(sqlite3.connect(target)) as copy:
        inner = connection.connection.driver_connection
        if inner is None:
            raise NotARegisterError(f"{database.shown} is closed")
        inner.backup(copy)


def _file(path: Path, *, create: bool) -> tuple[sa.Engine, str]:
    shown = path.name
    if path.is_dir():
        raise NotARegisterError(f"{shown} is a folder")
    if not path.exists():
        if not create:
            raise NotARegisterError(f"there is no register {shown}")
        if not path.parent.is_dir():
            raise NotARegisterError(f"the folder of {shown} is not there", advice="Make the folder first.")
    elif path.stat().st_size and path.open("rb").read(16) != b"SQLite format 3\0":
        raise NotARegisterError(f"{shown} is no register")
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        connect_args={"timeout": WAIT_S, "check_same_thread": False},
    )
    _listen(engine)
    return engine, shown


def _postgres(address: str) -> tuple[sa.Engine, str]:
    try:
        import psycopg  # noqa: F401 (only whether it is there)
    except ImportError:
        raise NotInstalledError("a register on PostgreSQL needs the extra 'postgres'") from None
    url = sa.make_url(address).set(drivername="postgresql+psycopg")
    return sa.create_engine(url, pool_pre_ping=True), url.render_as_string(hide_password=True)


def _listen(engine: sa.Engine) -> None:
    """Let SQLAlchemy begin transactions itself: a writer takes the lock at once, a reader none."""

    def connected(raw: Any, _: object) -> None:
        raw.isolation_level = None
        for line in _PRAGMAS:
            raw.execute(line)

    def begun(connection: sa.Connection) -> None:
        write = connection.get_execution_options().get("diptych_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)


def _bring_up_to_date(database: Database, *, create: bool) -> None:
    with database.engine.connect() as connection:
        found = _form(connection)
    if found == HEAD:
        return
    if found is None and not create:
        raise NotARegisterError(f"{database.shown} holds no register")
    if found is not None and found > HEAD:
        raise NotARegisterError(
            f"{database.shown} has form {found}, this program knows {HEAD}", advice="Use a newer diptych."
        )
    from alembic import command
    from alembic.config import Config

    with database.engine.connect().execution_options(diptych_write=True) as connection, connection.begin():
        if _form(connection) == HEAD:  # another process was first
            return
        settings = Config()
        settings.set_main_option("script_location", str(Path(__file__).parent / "register_migrations"))
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")
        if found is None:
            connection.execute(
                t.meta.insert(),
                [{"name": "register", "value": secrets.token_hex(8)}, {"name": "serial", "value": "0"}],
            )


def _form(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return str(found) if found is not None else None


@contextlib.contextmanager
def _clearly(shown: str) -> Iterator[None]:
    """Turn what a database reports into failures that a person can act on."""
    try:
        yield
    except OperationalError as error:
        text = str(error.orig)
        if "locked" in text or "busy" in text:
            raise RegisterBusyError(f"{shown} is being written to") from error
        if "full" in text.lower():
            import errno

            raise OSError(errno.ENOSPC, "no space") from error
        raise NotARegisterError(f"{shown} cannot be used: {_first_line(text)}") from error
    except DBAPIError as error:
        raise NotARegisterError(f"{shown} cannot be used: {_first_line(str(error.orig))}") from error
    except SQLAlchemyError as error:
        raise NotARegisterError(f"{shown} cannot be used: {_first_line(str(error))}") from error


def _first_line(text: str) -> str:
    return text.strip().split("\n", 1)[0][:200]


_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True)


def dump_json(value: object) -> str:
    """Write JSON as a register keeps it: one form for one value, so that its digest says whether it changed."""
    return _JSON.encode(value)


def user_name() -> str:
    """Return the name of who uses this machine, as the system says; ``unknown`` where it does not."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
