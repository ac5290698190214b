"""The gazetteer on disk: one SQLite file, written whole or not at all, searched by key.

It lies at ``$DIPTYCH_GAZETTEER``, else in the user's data folder; it can be made anew at any time.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from diptych.model.errors import OutputFailedError, UnreadableError
from diptych.model.gazetteer import GazetteerPlace, NameKind, PlaceName

ENVIRONMENT = "DIPTYCH_GAZETTEER"
"""Name of the environment variable that says where the gazetteer is."""

FORMAT = "diptych-gazetteer/1"

_SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, country TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
    within TEXT NOT NULL, names BLOB NOT NULL, latitude REAL, longitude REAL, coordinates TEXT NOT NULL,
    population INTEGER
);
CREATE TABLE spelling (key TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)) WITHOUT ROWID;
"""

_KINDS: tuple[NameKind, ...] = ("official", "alternative", "russian_rule")

MOST_PLACES = 5000
"""Most places that one key gives; the commonest name of the world has fewer. Chosen by hand."""


def default_gazetteer() -> Path:
    """Return where this user's gazetteer is."""
    named = os.environ.get(ENVIRONMENT)
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "diptych" / "gazetteer.sqlite"


def write_gazetteer(
    path: Path, places: Iterable[GazetteerPlace], *, sources: Iterable[str], key: Callable[[str], str]
) -> int:
    """Write a gazetteer in one step; an earlier one is replaced when the new one is whole.

    Args:
        path: Its file.
        places: Every place.
        sources: What it was made of, with versions.
        key: Gives the key of a name.

    Returns:
        How many places it holds.

    Raises:
        OutputFailedError: The disk is full, or the folder may not be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            part.unlink()
        with contextlib.closing(sqlite3.connect(part)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.executescript(_SCHEMA)
            count = _fill(connection, places, key)
            connection.executemany(
                "INSERT INTO about VALUES (?, ?)",
                [("format", FORMAT), ("sources", json.dumps(list(sources))), ("places", str(count))],
            )
            connection.commit()
        with part.open("rb+") as stream:
            os.fsync(stream.fileno())
        part.replace(path)
    except (OSError, sqlite3.Error) as error:
        with contextlib.suppress(OSError):
            part.unlink()
        raise OutputFailedError(f"the gazetteer cannot be written: {error}") from error
    return count


def _fill(connection: sqlite3.Connection, places: Iterable[GazetteerPlace], key: Callable[[str], str]) -> int:
    count = 0
    spellings: list[tuple[str, int]] = []

    def rows() -> Iterator[tuple[object, ...]]:
        nonlocal count
        for count, place in enumerate(places, 1):
            spellings.extend((one, count) for one in {key(name.text) for name in place.names} if one)
            names = json.dumps(
                [[_KINDS.index(one.kind), one.text] for one in place.names], ensure_ascii=False
            )
            yield (
                *(count, place.id, place.country, place.name, place.kind, json.dumps(place.within)),
                *(zlib.compress(names.encode(), 1), place.latitude, place.longitude),
                *(place.coordinates, place.population),
            )

    connection.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows())
    spellings.sort()
    connection.executemany("INSERT INTO spelling VALUES (?, ?)", spellings)
    return count


class Gazetteer:
    """A gazetteer that is open for reading.

    Raises:
        UnreadableError: There is none, or the file is something else.
    """

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise UnreadableError(
                "there is no gazetteer yet", advice="`diptych place` makes it on first use."
            )
        self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            about = dict(self._connection.execute("SELECT name, value FROM about"))
        except sqlite3.Error as error:
            self._connection.close()
            raise UnreadableError(
                f"{path.name} is no gazetteer", advice="Remove it; it is made anew on next use."
            ) from error
        if about.get("format") != FORMAT:
            self._connection.close()
            raise UnreadableError(
                f"{path.name} has another form: {about.get('format')}",
                advice="Run `diptych place --rebuild` with a name to make it anew.",
            )
        self.sources: tuple[str, ...] = tuple(json.loads(about["sources"]))

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def under(self, key: str, country: str = "") -> list[GazetteerPlace]:
        """Return the places of which a name has a key, in the whole gazetteer or in one country."""
        return self._places([key], country)

    def near(self, key: str, country: str = "") -> list[GazetteerPlace]:
        """Return the places of which a name has a key that differs by one letter: changed, added, missing, swapped."""
        letters = "abcdefhiklmnoprstuvz"
        keys = {key[:k] + key[k + 1 :] for k in range(len(key))}
        keys |= {key[:k] + one + key[k:] for k in range(len(key) + 1) for one in letters}
        keys |= {key[:k] + one + key[k + 1 :] for k in range(len(key)) for one in letters}
        keys |= {key[:k] + key[k + 1] + key[k] + key[k + 2 :] for k in range(len(key) - 1)}
        return self._places(sorted(keys - {key, ""}), country) if len(key) > 3 else []

    def _places(self, keys: list[str], country: str) -> list[GazetteerPlace]:
        found: dict[int, GazetteerPlace] = {}
        for start in range(0, len(keys), 500):
            some = keys[start : start + 500]
            marks = ", ".join("?" * len(some))
            where = "WHERE country = ?" if country else ""
            rows = self._connection.execute(
                "SELECT place.* FROM (SELECT DISTINCT number FROM spelling WHERE key IN "
                f"({marks})) AS held CROSS JOIN place USING (number) {where} LIMIT {MOST_PLACES}",
                [*some, *([country] if country else [])],
            )
            found.update((row[0], _place(row)) for row in rows)
        return list(found.values())


def _place(row: tuple[object, ...]) -> GazetteerPlace:
    _, place_id, country, name, kind, within, names, latitude, longitude, coordinates, population = row
    assert isinstance(names, bytes)
    return GazetteerPlace(
        id=str(place_id),
        country=str(country),
        name=str(name),
        kind=str(kind),
        within=tuple(json.loads(str(within))),
        names=tuple(PlaceName(text=text, kind=_KINDS[k]) for k, text in json.loads(zlib.decompress(names))),
        latitude=latitude if isinstance(latitude, float) else None,
        longitude=longitude if isinstance(longitude, float) else None,
        coordinates=str(coordinates),
        population=population if isinstance(population, int) else None,
    )
