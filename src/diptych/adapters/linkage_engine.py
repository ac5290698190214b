"""Blocking and comparison vectors of two registers by DuckDB and Splink (extra ``[link]``).

DuckDB brings rows together that share a key. Splink is given, for every pair, one number a comparison, and says which
level each reaches. Nothing leaves the process; DuckDB loads no extension and writes beside itself only when the memory
that it is allowed runs out.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from diptych.model.errors import NotInstalledError
from diptych.model.linkage import LinkComparison

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

MEMORY = "1500MB"
"""What DuckDB may take before it writes to disk; with Python's, two registers of 157,000 rows stay below 4 GiB."""

MOST_BLOCK = 40_000
"""A key that would bring more pairs together than this is passed over, and reported. Chosen by hand: 200 × 200 rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Blocking keys of one register, one after the other, and the row of each."""

    key: Ints
    row: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """Pairs of rows that share a key, by left and then by right row, each once."""

    left: Ints
    right: Ints
    too_common: int
    """Keys that were passed over because they would bring too many rows together."""


class LinkageEngine:
    """A database in memory that blocks and compares; to be closed.

    Raises:
        NotInstalledError: Splink or DuckDB is not installed.
    """

    def __init__(self, threads: int = 2) -> None:
        try:
            import duckdb
            import splink  # noqa: F401 -- told now, not after minutes of reading
        except ImportError as error:
            raise NotInstalledError(
                "linking registers needs splink", advice="Install diptych[link]."
            ) from error
        self._connection = duckdb.connect(":memory:")
        self._connection.execute(f"SET threads = {int(threads)}")
        self._connection.execute(f"SET memory_limit = '{MEMORY}'")
        self._connection.execute("SET autoinstall_known_extensions = false")
        self._connection.execute("SET autoload_known_extensions = false")

    def close(self) -> None:
        """Close the database; what it held is gone."""
        self._connection.close()

    def blocked(self, left: Keys, right: Keys) -> Blocked:
        """Bring the rows of two registers together that share a key."""
        import pyarrow as pa

        for name, keys in (("l", left), ("r", right)):
            self._connection.register(
                "arrived", pa.table({"key": keys.key, "uid": keys.row.astype(np.int32)})
            )
            self._connection.execute(
                f"CREATE OR REPLACE TABLE keys_{name} AS SELECT DISTINCT key, uid FROM arrived"
            )
            self._connection.unregister("arrived")
        self._connection.execute(
            "CREATE OR REPLACE TABLE common AS SELECT a.key, a.n * b.n > ? AS too_common FROM "
            "(SELECT key, count(*) AS n FROM keys_l GROUP BY key) a JOIN "
            "(SELECT key, count(*) AS n FROM keys_r GROUP BY key) b USING (key)",
            [MOST_BLOCK],
        )
        values = self._connection.execute(
            "SELECT DISTINCT a.uid AS l, b.uid AS r FROM (SELECT key FROM common WHERE NOT too_common) c "
            "JOIN keys_l a USING (key) JOIN keys_r b USING (key) ORDER BY l, r"
        ).fetchnumpy()
        count = self._connection.execute("SELECT count(*) FROM common WHERE too_common").fetchall()
        for name in ("keys_l", "keys_r", "common"):
            self._connection.execute(f"DROP TABLE {name}")
        return Blocked(
            left=np.asarray(values["l"], dtype=np.int64),
            right=np.asarray(values["r"], dtype=np.int64),
            too_common=int(count[0][0]),
        )

    def levels(
        self, values: Mapping[str, Floats], comparisons: Sequence[LinkComparison]
    ) -> npt.NDArray[np.int8]:
        """Say which level each comparison reaches.

        Args:
            values: One ``(pairs,)`` array a comparison; NaN where nothing can be compared.
            comparisons: What is compared.

        Returns:
            ``(pairs, comparisons)``: index of the level, from 0; -1 where nothing can be compared.
        """
        import pyarrow as pa
        from splink import DuckDBAPI, Linker

        n = len(values[comparisons[0].name])
        if n == 0:
            return np.zeros((0, len(comparisons)), dtype=np.int8)
        logging.getLogger("splink").setLevel(logging.ERROR)
        api = DuckDBAPI(self._connection)
        numbers = pa.array(np.arange(n, dtype=np.int32))
        arrays: dict[str, Any] = {"pair": numbers}
        nothing: dict[str, Any] = {"pair": numbers}
        for one in comparisons:
            found = values[one.name]
            arrays[one.name] = pa.array(found.astype(np.float32), mask=np.isnan(found))
            nothing[one.name] = pa.nulls(n, pa.float32())
        self._connection.register("left_side", pa.table(nothing))
        self._connection.register("right_side", pa.table(arrays))
        frames = [api.register(f"{name}_side", dataset_display_name=name) for name in ("left", "right")]
        linker = Linker(frames, splink_settings(comparisons), log_level=None)
        scored = linker.inference.predict(warning_mode="never")
        columns = ", ".join(f"gamma_{one.name}::TINYINT AS g{k}" for k, one in enumerate(comparisons))
        read = self._connection.execute(
            f"SELECT pair_r, {columns} FROM {scored.physical_name} ORDER BY pair_r"
        ).fetchnumpy()
        gammas = np.column_stack([np.asarray(read[f"g{k}"], dtype=np.int8) for k in range(len(comparisons))])
        top = np.array([len(one.levels) - 1 for one in comparisons], dtype=np.int8)
        return np.asarray(np.where(gammas < 0, np.int8(-1), top - gammas), dtype=np.int8)


def splink_settings(
    comparisons: Sequence[LinkComparison],
    shares: Mapping[str, tuple[Sequence[float], Sequence[float]]] | None = None,
    matching: float = 0.05,
) -> dict[str, Any]:
    """Describe the comparisons, with their shares, as Splink reads them; what ``--out`` keeps as ``splink.json``.

    Args:
        comparisons: What is compared.
        shares: Shares of the levels among pairs of one incident and of two, by comparison; where
            there are none, every level counts alike.
        matching: Share of the compared pairs that are of one incident.
    """
    described: list[dict[str, Any]] = []
    for one in comparisons:
        m, u = (shares or {}).get(one.name) or ([0.5] * len(one.levels),) * 2
        levels: list[dict[str, Any]] = [
            {
                "sql_condition": f"{one.name}_r IS NULL",
                "label_for_charts": "nothing to compare",
                "is_null_level": True,
            }
        ]
        for level, share_m, share_u in zip(one.levels, m, u, strict=True):
            sign = ">=" if level.above else "<="
            levels.append(
                {
                    "sql_condition": "ELSE" if level.edge is None else f"{one.name}_r {sign} {level.edge}",
                    "label_for_charts": level.words,
                    "m_probability": float(share_m),
                    "u_probability": float(share_u),
                }
            )
        described.append(
            {"output_column_name": one.name, "comparison_levels": levels, "comparison_description": one.words}
        )
    return {
        "link_type": "link_only",
        "sql_dialect": "duckdb",
        "unique_id_column_name": "pair",
        "probability_two_random_records_match": matching,
        "comparisons": described,
        "blocking_rules_to_generate_predictions": [{"blocking_rule": "l.pair = r.pair"}],
        "retain_matching_columns": True,
        "retain_intermediate_calculation_columns": True,
    }
