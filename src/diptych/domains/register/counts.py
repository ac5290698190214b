"""Count a register in SQL, the same on both back ends: one pass for what is recorded, one for judged duplicates.

Both read the narrow table ``incident_tally``: texts are numbers there, and all groups of a row are packed into as few
whole numbers as possible, which a database sorts several times as fast as texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from diptych.adapters import register_tables as t
from diptych.adapters.register_database import Database
from diptych.domains.register.rows import STANDINGS
from diptych.domains.register.search import matching_keys
from diptych.domains.register.unseen import regrouped
from diptych.model.register_counts import (
    NOT_STATED,
    UNDATED,
    UNDETERMINED,
    Amount,
    CountBy,
    CountRow,
    PeriodUnit,
)
from diptych.model.register_search import SearchQuery

_COLUMNS: dict[CountBy, str] = {
    "source": "source",
    "kind": "kind",
    "country": "country",
    "admin": "admin",
    "place": "place",
    "status": "status",
    "side": "sides",
    "affected": "affected",
}

_SUMMED = {
    **{
        name: f"y.{name}"
        for name in ("undated", "unlocated", "unreviewed", "without_number", "without_upper_end")
    },
    "unlinked": "CASE WHEN {cluster} = 0 THEN 1 ELSE 0 END",
    "low": "y.low",
    "high": "y.high",
}
"""What is added up in each group: what is missing, then the two ends."""

_MISSING = tuple(_SUMMED)[:-2]

_MOST = 1 << 62
"""Packed groups stay below: whole numbers have 63 bits on both back ends."""

_MOST_MONTH = 1_000_000
"""Above every ``year * 100 + month``."""

_SPANS = 1
"""Stands for a date that lies in no single period; 0 stands for undated."""

Key = tuple[int, ...]


def count(
    connection: sa.Connection,
    database: Database,
    by: Sequence[CountBy],
    period: PeriodUnit,
    where: SearchQuery | None = None,
) -> tuple[CountRow, ...]:
    """Count, grouped by ``by`` and always by unit and standard; rows are sorted by their groups.

    Args:
        connection: A connection inside a transaction: all passes see one state.
        database: Whose connection it is.
        by: What to group by.
        period: How long a period is.
        where: Which incidents; all that are not withdrawn if left away.
    """
    matching, values = ("", {}) if where is None else matching_keys(database, where)
    condition = f"y.key IN ({matching})" if matching else ""
    packing = _Packing(connection, by, period, where.without if where is not None else ())
    recorded = _recorded(connection, packing, condition, values)
    several = _of_several_sides(connection, packing, by)
    resolved = _resolved(connection, packing, condition, values, several)
    words = _words(connection, by, recorded)
    tallies: dict[tuple[str, ...], _Tally] = defaultdict(_Tally)
    for key, numbers in recorded.items():
        shown = list(_shown(key, by, words))
        for groups in shown:
            tallies[groups].add(key[-1], numbers, several=len(shown) > 1)
    for key, saved in resolved.items():
        for groups in _shown(key, by, words):
            tallies[groups].resolve(saved)
    if several:
        for groups, saved in _resolved_across(
            connection, packing, condition, values, several, by, words
        ).items():
            tallies[groups].resolve(saved)
    return tuple(tallies[groups].row(by, groups) for groups in sorted(tallies))


class _Packing:
    """Packs groups, unit, standard and standing into whole numbers, and takes them apart again."""

    def __init__(
        self, connection: sa.Connection, by: Sequence[CountBy], period: PeriodUnit, without: Sequence[str]
    ) -> None:
        self.cluster = _cluster(connection, without)
        words = (connection.execute(sa.select(sa.func.max(t.word.c.id))).scalar() or 0) + 1
        parts = [
            (_period(period), _MOST_MONTH) if one == "period" else (f"y.{_COLUMNS[one]}", words) for one in by
        ]
        parts += [("y.unit", words), ("y.standard", words), ("y.standing", len(STANDINGS))]
        self.columns: list[str] = []
        self._sizes: list[list[int]] = []
        room = 0
        for text, size in parts:
            if room < size:
                self.columns.append(text)
                self._sizes.append([size])
                room = _MOST // size
            else:
                self.columns[-1] = f"({self.columns[-1]}) * {size} + {text}"
                self._sizes[-1].append(size)
                room //= size

    def unpacked(self, packed: Sequence[Any]) -> Key:
        """Return the numbers of groups, unit, standard, standing."""
        found: list[int] = []
        for value, sizes in zip(packed, self._sizes, strict=True):
            left, some = int(value), []
            for size in reversed(sizes):
                left, one = divmod(left, size)
                some.append(one)
            found += reversed(some)
        return tuple(found)


def _cluster(connection: sa.Connection, without: Sequence[str]) -> str:
    """Write the number of an incident's group; without some incidents, as if nothing had been judged of those."""
    differing = regrouped(connection, without) if without else {}
    if not differing:
        return "y.cluster"
    cases = " ".join(f"WHEN {key:d} THEN {number:d}" for key, number in sorted(differing.items()))
    return f"(CASE y.key {cases} ELSE y.cluster END)"


def _period(period: PeriodUnit) -> str:
    if period == "all":
        return "(CASE WHEN y.undated = 1 THEN 0 ELSE 2 END)"
    first, last = "y.first_month", "y.last_month"
    if period == "year":
        first, last = f"{first} / 100", f"{last} / 100"
    return f"(CASE WHEN y.undated = 1 THEN 0 WHEN {first} = {last} THEN {first} ELSE {_SPANS} END)"


def _recorded(
    connection: sa.Connection, packing: _Packing, condition: str, values: dict[str, object]
) -> dict[Key, tuple[int, ...]]:
    """Per group: incidents, and the sums of :data:`_SUMMED`."""
    columns = ", ".join(packing.columns)
    groups = ", ".join(str(number + 1) for number in range(len(packing.columns)))
    sums = ", ".join(f"SUM({what})" for what in _SUMMED.values()).format(cluster=packing.cluster)
    where = f" WHERE {condition}" if condition else ""
    text = f"SELECT {columns}, COUNT(*), {sums} FROM incident_tally y{where} GROUP BY {groups}"
    n = len(packing.columns)
    return {
        packing.unpacked(row[:n]): tuple(int(value) for value in row[n:])
        for row in connection.execute(sa.text(text), values)
    }


_SIDES: tuple[CountBy, ...] = ("side", "affected")
"""What an incident may have several of: it stands in the row of each."""

_BETWEEN_SIDES = "%\x1f%"


def _of_several_sides(connection: sa.Connection, packing: _Packing, by: Sequence[CountBy]) -> str:
    """Write which clusters hold an incident that stands in several rows; empty where there is none."""
    columns = [_COLUMNS[one] for one in by if one in _SIDES]
    several = "SELECT id FROM word WHERE text LIKE :between_sides"
    if not columns or connection.execute(sa.text(several), {"between_sides": _BETWEEN_SIDES}).first() is None:
        return ""
    found = " OR ".join(f"{column} IN ({several})" for column in columns)
    cluster = packing.cluster
    return f"(SELECT {cluster} FROM incident_tally y WHERE {cluster} > 0 AND ({found}))"


def _clusters(packing: _Packing, condition: str, which: str) -> str:
    """Write, for each packed group and cluster of open incidents, what its records come to.

    A cluster counts once, from the least that one of its records states to the most; a record that states only "at
    most" leaves 0 possible, one without a number says nothing.
    """
    columns = ", ".join(f"{text} AS p{number}" for number, text in enumerate(packing.columns))
    names = ", ".join(f"p{number}" for number in range(len(packing.columns)))
    where = "".join(f" AND {one}" for one in (condition, which) if one)
    return (
        f"SELECT {columns}, {packing.cluster} AS cluster, COUNT(*) AS n, "
        "SUM(y.low) AS low_all, SUM(y.high) AS high_all, "
        "MIN(CASE WHEN y.without_number = 1 THEN NULL ELSE y.low END) AS low_one, MAX(y.high) AS high_one "
        f"FROM incident_tally y WHERE {packing.cluster} > 0 AND y.standing = 0{where} GROUP BY {names}, cluster"
    )


def _resolved(
    connection: sa.Connection, packing: _Packing, condition: str, values: dict[str, object], several: str
) -> dict[Key, tuple[int, int, int]]:
    """Per group, by how much counting each cluster once lowers incidents, low and high.

    Clusters in which an incident has several sides are another matter: :func:`_resolved_across`.
    """
    names = ", ".join(f"p{number}" for number in range(len(packing.columns)))
    clusters = _clusters(packing, condition, f"{packing.cluster} NOT IN {several}" if several else "")
    text = (
        f"SELECT {names}, SUM(n - 1), SUM(low_all - COALESCE(low_one, 0)), SUM(high_all - high_one) "
        f"FROM ({clusters}) AS clusters GROUP BY {names}"
    )
    n = len(packing.columns)
    found: dict[Key, tuple[int, int, int]] = {}
    for row in connection.execute(sa.text(text), values | _bound(several)):
        found[packing.unpacked(row[:n])] = (int(row[n]), int(row[n + 1]), int(row[n + 2]))
    return found


def _bound(several: str) -> dict[str, object]:
    return {"between_sides": _BETWEEN_SIDES} if several else {}


def _resolved_across(
    connection: sa.Connection,
    packing: _Packing,
    condition: str,
    values: dict[str, object],
    several: str,
    by: Sequence[CountBy],
    words: dict[int, str],
) -> dict[tuple[str, ...], tuple[int, int, int]]:
    """Do the same for clusters in which an incident has several sides, row by row of what is shown.

    Two records of one cluster may name different sides and share one of them: they meet in the row of that side alone.
    """
    text = _clusters(packing, condition, f"{packing.cluster} IN {several}")
    n = len(packing.columns)
    met: dict[tuple[tuple[str, ...], int], list[Any]] = defaultdict(list)
    for row in connection.execute(sa.text(text), values | _bound(several)):
        for groups in _shown(packing.unpacked(row[:n]), by, words):
            met[groups, row.cluster].append(row)
    found: dict[tuple[str, ...], tuple[int, int, int]] = defaultdict(lambda: (0, 0, 0))
    for (groups, _), rows in met.items():
        low = min((int(row.low_one) for row in rows if row.low_one is not None), default=0)
        fewer, less_low, less_high = found[groups]
        found[groups] = (
            fewer + sum(int(row.n) for row in rows) - 1,
            less_low + sum(int(row.low_all) for row in rows) - low,
            less_high + sum(int(row.high_all) for row in rows) - max(int(row.high_one) for row in rows),
        )
    return found


def _words(connection: sa.Connection, by: Sequence[CountBy], recorded: dict[Key, Any]) -> dict[int, str]:
    """Texts of all numbers that stand in the groups."""
    wanted: set[int] = set()
    for at, one in enumerate((*by, "unit", "standard")):
        if one != "period":
            wanted.update(key[at] for key in recorded)
    numbers = sorted(wanted)
    found: dict[int, str] = {}
    for start in range(0, len(numbers), 500):
        asked = sa.select(t.word.c.id, t.word.c.text).where(t.word.c.id.in_(numbers[start : start + 500]))
        found |= {row.id: row.text for row in connection.execute(asked)}
    return found


def _shown(key: Key, by: Sequence[CountBy], words: dict[int, str]) -> Iterator[tuple[str, ...]]:
    """Groups as texts; several where an incident has several sides."""
    made: list[tuple[str, ...]] = [()]
    for one, value in zip(by, key, strict=False):
        options: tuple[str, ...]
        if one == "period":
            options = (_period_text(value),)
        else:
            options = tuple(name or NOT_STATED for name in words[value].split("\x1f"))
        made = [(*before, option) for before in made for option in options]
    for groups in made:
        yield (*groups, words[key[-3]], words[key[-2]])


def _period_text(value: int) -> str:
    if value <= 2:
        return (UNDATED, UNDETERMINED, "all dated")[value]
    return f"{value:04d}" if value < 10_000 else f"{value // 100:04d}-{value % 100:02d}"


class _Tally:
    """Adds up one row."""

    def __init__(self) -> None:
        self._sums = [[0] * (len(_SUMMED) + 1) for _ in STANDINGS]
        self._saved = [0, 0, 0]
        self._several = 0

    def add(self, standing: int, numbers: Sequence[int], *, several: bool) -> None:
        self._sums[standing] = [one + two for one, two in zip(self._sums[standing], numbers, strict=True)]
        if several and standing == 0:
            self._several += numbers[0]

    def resolve(self, saved: Sequence[int]) -> None:
        self._saved = [one + two for one, two in zip(self._saved, saved, strict=True)]

    def row(self, by: Sequence[CountBy], groups: tuple[str, ...]) -> CountRow:
        recorded, denied, refuted = (
            Amount(incidents=sums[0], low=sums[-2], high=sums[-1]) for sums in self._sums
        )
        fewer, less_low, less_high = self._saved
        return CountRow(
            groups=dict(zip(by, groups, strict=False)),
            unit=groups[-2],
            standard=groups[-1],
            recorded=recorded,
            resolved=Amount(
                incidents=recorded.incidents - fewer,
                low=recorded.low - less_low,
                high=recorded.high - less_high,
            ),
            denied=denied,
            refuted=refuted,
            missing=dict(zip(_MISSING, self._sums[0][1:-2], strict=True)),
            under_several_sides=self._several,
        )
