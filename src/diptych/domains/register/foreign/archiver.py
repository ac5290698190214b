"""auto-archiver: the sheet that it reads addresses from and writes what became of them into.

Columns are the defaults of ``gsheet_feeder_db/__manifest__.py`` (bellingcat/auto-archiver, read at 077b56c). Sheets
carry columns of their users as well: those with a name of ours fill our fields, others are kept.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import ClassVar
from urllib.parse import urlsplit

from diptych.domains.register.foreign.reader import (
    Record,
    TableReader,
    date_of,
    day_and_time,
    number_of,
    quoted,
    text_of,
    title_and_text,
)
from diptych.model.incidents import Incident, IncidentPlace
from diptych.model.statements import EvidenceSpan, Source, Statement

ARCHIVER_COLUMNS = frozenset({"link", "archive status"})
"""The two columns without which auto-archiver passes a sheet over (``missing_required_columns``)."""

_SHA256 = re.compile(r"(?i)(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")

MOST_PROPOSITION = 500
"""Longest part of a text that stands for what a page says. Chosen by hand; the whole is kept beside it."""


class ArchiverReader(TableReader):
    """Reads archived pages: each is a source's statement, and what the sheet says of the incident it shows."""

    format = "auto-archiver"
    owner = "auto-archiver sheet"
    FIELDS: ClassVar[Mapping[str, str]] = {
        "title": "upload title",
        "description": "text content",
        "status": "archive status",
        "url": "link",
        "recordings": "hash",
    }
    KEPT = frozenset(
        (
            *("destination folder", "archive location", "archive date", "thumbnail", "upload timestamp"),
            *("screenshot", "hash", "perceptual hashes", "wacz", "replaywebpage", "duration"),
        )
    )
    _OWN = ("id", "place", "country", "admin", "latitude", "longitude", "precision_m", "date", "time", "kind")

    def __init__(
        self, header: Sequence[str], *, source: str = "", origin: str = "", date_format: str = ""
    ) -> None:
        """Match the header; users' own columns with a name of ours are read."""
        super().__init__(header, source=source, origin=origin, date_format=date_format)
        self.columns |= {
            {"date": "date_from"}.get(word, word): self.names[self._at[word]]
            for word in self._OWN
            if word in self._at
        }

    @staticmethod
    def word_of(name: str) -> str:
        """auto-archiver compares names of columns in small letters."""
        return name.lower()

    def also_read(self) -> Collection[str]:
        """Columns of users that have a name of ours."""
        return self._OWN

    def id_of(self, row: Sequence[str]) -> str:
        """Return the row's own id where the sheet has such a column, else one made of the address."""
        own, link = self._cell(row, "id"), self._cell(row, "link")
        if not link:
            raise ValueError("link is empty")
        return self._prefixed(own or "url-" + hashlib.sha256(link.encode()).hexdigest()[:20])

    def incident(self, row: Sequence[str], incident_id: str, before: Incident | None = None) -> Incident:
        """Read a row. When a page was uploaded is no date of an incident: it is when the page said it."""
        cell = self._cell
        text = cell(row, "text content")
        title = cell(row, "upload title")
        if not title:
            title, text = title_and_text(text)
        extra = list(self._extra(row))
        if digest := cell(row, "hash"):
            extra.append(("hash", digest))
        place = IncidentPlace(
            name=cell(row, "place"),
            country=cell(row, "country"),
            admin=cell(row, "admin"),
            latitude=number_of(cell(row, "latitude"), "latitude"),
            longitude=number_of(cell(row, "longitude"), "longitude"),
            precision_m=number_of(cell(row, "precision_m"), "precision_m"),
        )
        fields: dict[str, object] = {}
        if {"place", "latitude"} & self._at.keys():
            fields["places"] = (place,) if place != IncidentPlace() else ()
        if "date" in self._at:
            fields["when"] = date_of(
                day_and_time(self._day(cell(row, "date"), "date"), cell(row, "time")), "date"
            )
        if "kind" in self._at:
            fields["kind"] = cell(row, "kind")
        return self._made(
            incident_id,
            before,
            title=title or cell(row, "link"),
            description=text,
            status=cell(row, "archive status"),
            url=cell(row, "link"),
            recordings=tuple(dict.fromkeys([*(before.recordings if before else ()), *self._digests(row)])),
            extra=extra,
            **fields,  # type: ignore[arg-type]
        )

    def _digests(self, row: Sequence[str]) -> list[str]:
        found = self._cell(row, "hash")
        return [] if "sha3" in found.lower() else [one.lower() for one in _SHA256.findall(found)]

    def records(self, row: Sequence[str], one: Incident | None) -> Iterator[Record]:
        """Give the site that published the page, and what the page said, when, with the archived file's digest."""
        link = self._cell(row, "link")
        said_at = date_of(
            self._day(self._cell(row, "upload timestamp"), "upload timestamp"), "upload timestamp"
        )
        host = urlsplit(link).hostname or ""
        if one is None or not host:
            return
        source = self._prefixed(f"site-{text_of(host, 'link')}")
        text = self._cell(row, "text content")
        yield "source", Source(id=source, name=f"whoever published on {host}")
        yield (
            "statement",
            Statement(
                id=f"{one.id}/page",
                source=source,
                act="asserts",
                proposition=quoted(
                    self._cell(row, "upload title") or text[:MOST_PROPOSITION],
                    f"what {link} shows took place",
                ),
                scope="incident",
                incidents=(one.id,),
                said_at=said_at,
                verbatim=text,
                evidence=tuple(EvidenceSpan(sha256=digest) for digest in self._digests(row)),
                url=link,
            ),
        )
