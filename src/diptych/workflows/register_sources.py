"""Look at who says something in a register: all sources, and one with its statements and what was asked of it."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from diptych.adapters import register_tables as t
from diptych.domains.register import (
    NOTHING,
    RegisterStore,
    SourceBook,
    Unseen,
    current_bodies,
    record_bodies,
    snapshot_of,
    source_book,
    told_request,
    told_statements,
    version_lines,
    versions,
)
from diptych.model.errors import WrongCallError
from diptych.model.register_sources import ShownSource, SourceLine, SourceSort, SourcesPage
from diptych.workflows.register_open import RegisterPlace, opened

MOST_RINGS = 50
"""Most circles of reports that are told beside the list. Chosen by hand."""


class RegisterSources:
    """The sources of one register. What they said stays counted in memory until the register changes."""

    def __init__(
        self, register: Callable[[], RegisterPlace], unseen: Callable[[], Unseen] = lambda: NOTHING
    ) -> None:
        """Take what gives the register as it is now, and what is kept from whoever asks."""
        self._register = register
        self._unseen = unseen
        self._lock = threading.Lock()
        self._held: tuple[str, Unseen, SourceBook] | None = None

    def page(
        self, text: str = "", *, independence: str = "", sort: SourceSort = "name", limit: int, offset: int
    ) -> SourcesPage:
        """Return one page of sources.

        Args:
            text: Words that the name, the id, the side or the note of a source must hold.
            independence: Only sources that stand there; all where empty.
            sort: In which order.
            limit: Most sources of the page.
            offset: Sources before the page.
        """
        with opened(self._register()) as store, store.database.reading() as connection:
            name, book, _ = self._book(connection)
        found = book.find(text, independence=independence, sort=sort)
        return SourcesPage(
            sources=tuple(found[offset : offset + limit]),
            total=len(found),
            held=len(book.lines),
            independence=dict(Counter(one.independence for one in book.lines.values())),
            rings=tuple(one for one in book.groups if one.circular)[:MOST_RINGS],
            snapshot=name,
        )

    def one(self, source: str, *, act: str = "", limit: int, offset: int) -> ShownSource:
        """Show one source.

        Args:
            source: Its id.
            act: Only statements that do this; all where empty.
            limit: Most statements of the page.
            offset: Statements before the page.

        Raises:
            WrongCallError: The register holds nothing of that source.
        """
        with opened(self._register()) as store, store.database.reading() as connection:
            name, book, unseen = self._book(connection)
            line = book.lines.get(source)
            if line is None:
                raise WrongCallError(f"the register holds no source {source!r}")
            ids = [one for one in book.statements.get(source, ()) if not act or book.acts[one] == act]
            bodies = current_bodies(connection, "statement", ids[offset : offset + limit])
            told = {one["record"]["id"]: one for one in told_statements(connection, bodies.values(), unseen)}
            return ShownSource(
                line=line,
                statements=tuple(told[one] for one in ids[offset : offset + limit]),
                total=len(ids),
                requests=tuple(_requests(connection, line, book, unseen)),
                groups=book.groups_of.get(source, ()),
                versions=tuple(_versions(store, source)) if line.recorded else (),
                snapshot=name,
            )

    def _book(self, connection: sa.Connection) -> tuple[str, SourceBook, Unseen]:
        name, unseen = snapshot_of(connection).name, self._unseen()
        with self._lock:
            held = self._held
            if held is None or held[:2] != (name, unseen):
                held = self._held = (name, unseen, source_book(connection, unseen))
            return name, held[2], unseen


def _requests(
    connection: sa.Connection, line: SourceLine, book: SourceBook, unseen: Unseen
) -> list[dict[str, Any]]:
    """Tell what a source was asked, newest first."""
    if not line.requests:
        return []
    found = [
        told_request(body, line.name, book.answers.get(body["id"]))
        for body in unseen.left("request", record_bodies(connection, "request"))
        if body["asked"] == line.id
    ]
    return sorted(found, key=lambda one: str(one["record"]["asked_at"]), reverse=True)


def _versions(store: RegisterStore, source: str) -> list[dict[str, Any]]:
    with store.database.reading() as connection:
        return version_lines(
            list(versions(connection, t.version.c.kind == "source", t.version.c.id == source))
        )
