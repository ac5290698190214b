"""Maps of columns: the one that an import would use, saved to be edited, and read again."""

from __future__ import annotations

import tomllib
from pathlib import Path

from diptych.adapters.folders import write_bytes_atomic
from diptych.adapters.sheets import read_rows
from diptych.domains.register import ColumnMap, RowReader, map_from_toml, map_to_toml
from diptych.model.errors import BadTableError, OutputRefusedError, UnreadableError
from diptych.workflows.register_import_open import ADVICE


def guessed_map(table: Path, *, source: str = "", origin: str = "") -> str:
    """Return the map that an import without one would use, as TOML, to be saved and edited.

    Raises:
        BadTableError: No column of the table is known.
    """
    header = next((one for one in read_rows(table) if any(cell.strip() for cell in one[1])), None)
    if header is None:
        raise BadTableError(f"{table.name} is empty", advice=ADVICE)
    try:
        reader = RowReader(header[1], ColumnMap())
    except ValueError as error:
        raise BadTableError(f"{table.name}: {error}", advice=ADVICE) from None
    return map_to_toml(ColumnMap(columns=reader.columns, source=source, register=origin))


def read_map(path: Path | None) -> ColumnMap:
    """Read a map of columns; an empty one where there is no file.

    Raises:
        BadTableError: It is no map.
        UnreadableError: It cannot be opened.
    """
    if path is None:
        return ColumnMap()
    try:
        return map_from_toml(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise UnreadableError(f"{path.name}: {error.strerror or 'cannot be read'}") from None
    except (ValueError, UnicodeDecodeError) as error:
        raise BadTableError(f"{path.name}: {error}", advice=ADVICE) from None


def write_map(path: Path, text: str) -> None:
    """Write a map of columns into a file that is not there yet.

    Raises:
        OutputRefusedError: The file exists.
    """
    if path.exists():
        raise OutputRefusedError(f"{path.name} exists", advice="Name a file that does not exist.")
    write_bytes_atomic(path, text.encode())
