"""Each test runs on a SQLite file and on PostgreSQL; the second is skipped where it is not installed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from postgres_server import find_programs, running_server

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a server, with ``%s`` where the database's name goes."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: PostgreSQL is not tested")
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (apt-get install postgresql): only SQLite is tested")
    with running_server(programs) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a file that is not there yet (SQLite), or of an empty database (PostgreSQL)."""
    if request.param == "sqlite":
        return str(tmp_path / "kept.db")
    import psycopg

    address: str = request.getfixturevalue("postgres")
    name = f"r{next(_NUMBERS)}"
    with psycopg.connect(address % "postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return address % name


@pytest.fixture
def register(database: str) -> str:
    """The address of a register."""
    return database
