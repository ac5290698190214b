"""Count a register: figures that say what they count, on a snapshot that they can be counted on again."""

from __future__ import annotations

import itertools
import shlex
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from diptych.adapters import register_tables as t
from diptych.domains.register import (
    NOTHING,
    RegisterStore,
    Unseen,
    bodies_at,
    cause_of,
    change_sentence,
    changed_rows,
    compared_with,
    count,
    count_causes,
    not_comparable,
    snapshot_of,
    stated_figures,
    versions,
)
from diptych.model.errors import WrongCallError
from diptych.model.findings_json import record_from_json
from diptych.model.register import Version
from diptych.model.register_counts import COUNT_BY, CountBy, CountDifference, Counts, PeriodUnit, StatedPair
from diptych.model.register_search import SearchQuery, query_to_dict
from diptych.model.statements import Statement
from diptych.workflows.register_open import RegisterPlace, at_snapshot, opened, sequence_of

MOST_CHANGES = 200
"""Most changes between two snapshots that are told one by one. Chosen by hand."""


def count_register(
    register: RegisterPlace,
    *,
    by: Sequence[CountBy] = ("source", "period", "side"),
    period: PeriodUnit = "year",
    where: SearchQuery | None = None,
    where_words: Sequence[str] = (),
    snapshot: str = "",
    place: str = "",
    unseen: Unseen = NOTHING,
) -> Counts:
    """Count.

    Args:
        register: File or address.
        by: What to group by; unit and standard are always kept apart.
        period: Length of a period.
        where: Which incidents; all if left away.
        where_words: The same as the command line has it, for the command that counts again.
        snapshot: The state to count on; the present one if empty.
        place: What the command that counts again names as its register; nothing if empty.
        unseen: What is kept from whoever asks, besides what ``where`` leaves out.

    Raises:
        WrongCallError: The snapshot is none of this register.
    """
    with opened(register) as store:
        found = _counted(store, tuple(by), period, where, tuple(where_words), snapshot, unseen)
    return replace(found, recompute=f"{found.recompute} --register {shlex.quote(place)}") if place else found


def compare_stated(
    register: RegisterPlace, number: int, *, unseen: Unseen = NOTHING
) -> tuple[StatedPair, ...]:
    """Compare one figure that a source states with every other, also beyond those that a count tells.

    Args:
        register: File or address.
        number: Which, from 0, in the order in which a count tells them.
        unseen: What is kept from whoever asks, as in the count.

    Raises:
        WrongCallError: There is no such figure.
    """
    with opened(register) as store, store.database.reading() as connection:
        try:
            return compared_with(*_statements(connection, snapshot_of(connection).seq, unseen), number)
        except ValueError as error:
            raise WrongCallError(str(error)) from None


def count_difference(
    register: str | Path,
    *,
    before: str,
    after: str = "",
    by: Sequence[CountBy] = ("source", "period", "side"),
    period: PeriodUnit = "year",
    where: SearchQuery | None = None,
    where_words: Sequence[str] = (),
) -> CountDifference:
    """Count on two snapshots and say what lies between them.

    Raises:
        WrongCallError: A snapshot is none of this register, or they stand in the wrong order.
    """
    with opened(register) as store:
        one = _counted(store, tuple(by), period, where, tuple(where_words), before)
        two = _counted(store, tuple(by), period, where, tuple(where_words), after)
        with store.database.reading() as connection:
            low, high = sequence_of(connection, before), sequence_of(connection, after)
            causes, told = _between(connection, low, high)
    rows = changed_rows(one.rows, two.rows)
    return CountDifference(
        before=one,
        after=two,
        rows=rows,
        causes=causes,
        changes=tuple(told[:MOST_CHANGES]),
        more=max(0, len(told) - MOST_CHANGES),
    )


def _counted(
    store: RegisterStore,
    by: tuple[CountBy, ...],
    period: PeriodUnit,
    where: SearchQuery | None,
    where_words: tuple[str, ...],
    snapshot: str,
    unseen: Unseen = NOTHING,
) -> Counts:
    with at_snapshot(store, snapshot) as database, database.reading() as connection:
        rows = count(connection, database, by, period, where)
    with store.database.reading() as connection:
        name = snapshot or snapshot_of(connection).name
        stated, stated_pairs = stated_figures(*_statements(connection, sequence_of(connection, name), unseen))
    words = " ".join(f"--where {shlex.quote(one)}" for one in where_words)
    command = f"diptych count --by {','.join(by)} --period {period} --at {name}"
    return Counts(
        by=by,
        period=period,
        rows=rows,
        not_comparable=not_comparable(rows, by),
        snapshot=name,
        where=query_to_dict(where) if where is not None else {},
        recompute=f"{command} {words}".strip(),
        notes=() if rows else ("the register holds no incident that fits",),
        stated=stated,
        stated_pairs=stated_pairs,
    )


def _statements(
    connection: sa.Connection, seq: int, unseen: Unseen
) -> tuple[dict[str, str], list[Statement]]:
    """Names of sources and the statements that stood after a change, without what is kept from whoever asks."""
    names = {str(one["id"]): str(one["name"]) for one in bodies_at(connection, "source", seq)}
    bodies = unseen.left("statement", bodies_at(connection, "statement", seq))
    statements = [record_from_json(Statement, body, "statement") for body in bodies]
    return names, statements


def _between(connection: sa.Connection, low: int, high: int) -> tuple[dict[str, int], list[str]]:
    """Changes after one number up to another: how many of each cause, and in words."""
    v = t.version.c
    changes = list(itertools.islice(versions(connection, v.seq > low, v.seq <= high), 1_000_000))
    former: dict[tuple[str, str], Version] = {}
    ids = sorted({one.id for one in changes})
    for start in range(0, len(ids), 500):
        for one in versions(connection, v.seq <= low, v.id.in_(ids[start : start + 500])):
            former[one.kind, one.id] = one
    causes: list[str] = []
    told: list[str] = []
    for one in changes:
        before = former.get((one.kind, one.id))
        causes.append(cause_of(one, before))
        if len(told) < MOST_CHANGES:
            told.append(change_sentence(one, before))
        else:
            told.append("")
        former[one.kind, one.id] = one
    return count_causes(causes), told


def by_from_text(text: str) -> tuple[CountBy, ...]:
    """Read ``source,period,side``.

    Raises:
        ValueError: A part is unknown or stands there twice.
    """
    found: list[CountBy] = []
    for part in text.split(","):
        name = next((one for one in COUNT_BY if one == part.strip()), None)
        if name is None:
            raise ValueError(f"cannot count by {part.strip()!r}; expected some of {', '.join(COUNT_BY)}")
        if name in found:
            raise ValueError(f"{name} stands there twice")
        found.append(name)
    return tuple(found)
