"""Search a register, and keep searches under a name."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from diptych.adapters import register_tables as t
from diptych.adapters.register_database import dump_json
from diptych.domains.register import RegisterStore, search
from diptych.model.errors import WrongCallError
from diptych.model.register_search import (
    Page,
    SearchQuery,
    box_from_text,
    period_from_text,
    query_from_dict,
    query_to_dict,
)
from diptych.workflows.register_case import is_case
from diptych.workflows.register_open import RegisterPlace, opened

WHERE: Mapping[str, str] = {
    "place": "places",
    "kind": "kinds",
    "side": "sides",
    "affected": "affected",
    "source": "sources",
    "status": "statuses",
    "country": "countries",
    "admin": "admins",
    "unit": "units",
    "standing": "standings",
    "state": "states",
}
"""Names of conditions on the command line, and the fields of a query that they fill."""


def search_register(register: RegisterPlace, query: SearchQuery, *, save_as: str = "") -> Page:
    """Search.

    Args:
        register: File or address.
        query: What to look for.
        save_as: A name under which the search is kept in the register; one of that name is replaced.

    Raises:
        WrongCallError: The query holds nothing to look for.
    """
    if save_as.strip() and not isinstance(register, RegisterStore) and is_case(register):
        raise WrongCallError("searches are kept in a shared register, not in a case")
    with opened(register) as store:
        try:
            page = search(store.database, query)
        except ValueError as error:
            raise WrongCallError(str(error)) from None
        if save_as.strip():
            with store.database.writing() as connection:
                connection.execute(t.saved_search.delete().where(t.saved_search.c.name == save_as))
                row = {"name": save_as, "query": dump_json(query_to_dict(query))}
                connection.execute(t.saved_search.insert(), [row])
    return page


def saved_query(register: str | Path, name: str) -> SearchQuery:
    """Return a search that was kept.

    Raises:
        WrongCallError: There is none of that name.
    """
    with opened(register) as store, store.database.reading() as connection:
        found = connection.execute(
            sa.select(t.saved_search.c.query).where(t.saved_search.c.name == name)
        ).scalar()
        names = [row.name for row in connection.execute(sa.select(t.saved_search.c.name))]
    if found is None:
        known = f"; there are: {', '.join(sorted(names))}" if names else ""
        raise WrongCallError(f"no search is kept as {name!r}{known}")
    return query_from_dict(json.loads(found))


def kept_searches(register: RegisterPlace) -> dict[str, dict[str, Any]]:
    """Return what the kept searches ask, by name."""
    with opened(register) as store, store.database.reading() as connection:
        rows = connection.execute(sa.select(t.saved_search)).all()
    return {row.name: json.loads(row.query) for row in sorted(rows, key=lambda row: str(row.name))}


def forget_search(register: str | Path, name: str) -> None:
    """Keep a search no longer.

    Raises:
        WrongCallError: There is none of that name.
    """
    saved_query(register, name)
    with opened(register) as store, store.database.writing() as connection:
        connection.execute(t.saved_search.delete().where(t.saved_search.c.name == name))


def query_from_words(
    text: str = "",
    *,
    where: Sequence[str] = (),
    date_from: str = "",
    date_to: str = "",
    lists: Mapping[str, Sequence[str]] | None = None,
    base: SearchQuery | None = None,
    **more: Any,
) -> SearchQuery:
    """Make a query of what a command line says.

    Args:
        text: Words to look for.
        where: Conditions ``NAME=VALUE``; a name that stands there twice means either.
        date_from: First day, or a month or year.
        date_to: Last day, or a month or year.
        lists: Values for fields of a query that hold several.
        base: A kept search to go on from.
        **more: Further fields of the query.

    Raises:
        WrongCallError: Something does not fit together.
    """
    found: dict[str, list[str]] = {name: list(values) for name, values in (lists or {}).items() if values}
    try:
        for one in where:
            name, given, value = one.partition("=")
            name, value = name.strip(), value.strip()
            if not given or not value:
                raise ValueError(f"{one!r} is no condition; write NAME=VALUE")
            if name == "text":
                text = f"{text} {value}".strip()
            elif name == "from":
                date_from = value
            elif name == "to":
                date_to = value
            elif name == "box":
                more["box"] = box_from_text(value)
            elif name == "undated":
                more["undated"] = _yes(value)
            elif name in WHERE:
                found.setdefault(WHERE[name], []).append(value)
            else:
                expected = ", ".join((*WHERE, "text", "from", "to", "box", "undated"))
                raise ValueError(f"there is no condition {name!r}; expected one of {expected}")
        first, last = period_from_text(date_from, date_to)
        made: dict[str, Any] = {name: tuple(values) for name, values in found.items()} | more
        if text:
            made["text"] = text
        for name, day in (("date_from", first), ("date_to", last)):
            if day is not None:
                made[name] = day
        return replace(base or SearchQuery(), **made)
    except ValueError as error:
        raise WrongCallError(str(error)) from None


def _yes(text: str) -> bool:
    if text not in ("yes", "no"):
        raise ValueError(f"undated is yes or no, not {text!r}")
    return text == "yes"
