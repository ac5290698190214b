"""Write rows as Parquet with DuckDB (extra ``[parquet]``): no network, no extension is loaded."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Any

from diptych.model.errors import NotInstalledError

_MEMORY = "1GB"
"""What DuckDB may take before it writes beside the file. Chosen by hand: 157,000 incidents take a quarter of it."""

_MOST_ROW = 1 << 28
"""Longest row as JSON, in bytes. Chosen by hand: far above what the fields of one record may hold."""


def write_parquet(
    stream: IO[bytes],
    rows: Iterable[Mapping[str, Any]],
    columns: Mapping[str, str],
    *,
    beside: Path,
    facts: Mapping[str, str],
) -> None:
    """Write rows as one Parquet file.

    Args:
        stream: Where to.
        rows: Values as JSON values, by column.
        columns: SQL type of each column, in order.
        beside: Folder in which the rows lie until the file is written, and are removed again.
        facts: What the file says of itself, as its key-value metadata.

    Raises:
        NotInstalledError: DuckDB is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise NotInstalledError("Parquet needs duckdb", advice="Install diptych[parquet].") from error
    with tempfile.TemporaryDirectory(prefix=".diptych-", dir=beside) as folder:
        lines, made = Path(folder, "rows.jsonl"), Path(folder, "rows.parquet")
        with lines.open("w", encoding="utf-8") as text:
            for row in rows:
                text.write(json.dumps(row, ensure_ascii=False) + "\n")
        with duckdb.connect(":memory:") as connection:
            connection.execute("SET threads = 2")
            connection.execute(f"SET memory_limit = '{_MEMORY}'")
            connection.execute("SET autoinstall_known_extensions = false")
            connection.execute("SET autoload_known_extensions = false")
            connection.execute(f"SET temp_directory = {_quoted(folder)}")
            types = ", ".join(f"{_quoted(name)}: {_quoted(kind)}" for name, kind in columns.items())
            told = ", ".join(f"{name}: {_quoted(value)}" for name, value in facts.items())
            connection.execute(
                f"COPY (SELECT * FROM read_json({_quoted(_no_pattern(str(lines)))}, columns = {{{types}}}, "
                f"format = 'newline_delimited', maximum_object_size = {_MOST_ROW})) "
                f"TO {_quoted(str(made))} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{told}}})"
            )
        with made.open("rb") as content:
            shutil.copyfileobj(content, stream)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _no_pattern(path: str) -> str:
    """Write a path that DuckDB does not take for a pattern of several files."""
    return re.sub(r"([\[*?])", r"[\1]", path)
