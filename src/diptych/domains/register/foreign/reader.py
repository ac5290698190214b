"""What readers of other programs' exports share: checked texts, numbers, places, and what has no field here."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar

from diptych.domains.register.table_rows import ColumnMap
from diptych.model.edtf import parse_edtf
from diptych.model.incidents import MOST_TEXT, Affected, Incident, IncidentParty, IncidentPlace
from diptych.model.register import RecordKind
from diptych.model.statements import Source, Statement

Record = tuple[RecordKind, Source | Statement]
"""A source or a statement that a row gives beside its incident."""

MOST_TITLE = 240
"""Longest text that serves as a title whole: what Atlos allowed a description for years (``max_length: 240``)."""

MOST_EXTRA = 10 * MOST_TEXT
"""Most characters of all that a row has beyond our fields. Chosen by hand."""

_NOTHING = Incident(id="-", source="-")

_NUMBER = re.compile(r"[+-]?(\d+[.,]?\d*|[.,]\d+)([eE][+-]?\d+)?")

_YEAR = re.compile(r"\d{4}(?!\d)")

_HALF = re.compile(r"[\ud800-\udfff]")
"""Half of a pair of UTF-16, which no text in UTF-8 holds; JSON can write it."""

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?")


class ForeignReader:
    """Reads the rows of one export; a row is a list of cells, or the object of a JSON record."""

    format: ClassVar[str] = ""
    """The word that names the format on the command line."""
    owner: ClassVar[str] = ""
    """Whose records they are where nobody is named; empty where ids count within one installation."""
    is_owner: ClassVar[bool] = False
    """Whether the program is that of the only organisation whose records these can be."""
    has_id: ClassVar[bool] = True

    def __init__(self, *, source: str = "", origin: str = "", date_format: str = "") -> None:
        """Take the name of whose records these are, what goes before every id, how dates are written if not ISO."""
        self.map = ColumnMap(
            source=source or self.owner,
            register=origin or ("" if self.owner else source),
            date_format=date_format,
        )
        self.columns: dict[str, str] = {}
        """Field of ours and theirs."""
        self.ignored: tuple[str, ...] = ()
        """What is left away on purpose."""
        self._notes: dict[str, None] = {}

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should know of what was read."""
        return tuple(self._notes)

    def id_of(self, row: Any) -> str:
        """Return the id under which a row is kept.

        Raises:
            ValueError: The row has none.
        """
        raise NotImplementedError

    def incident(self, row: Any, incident_id: str, before: Incident | None = None) -> Incident:
        """Read a row; what the format has no word for stays as the register holds it.

        Raises:
            ValueError: Something in the row cannot be read or contradicts itself; the message names it.
        """
        raise NotImplementedError

    def is_only_records(self, row: Any) -> bool:
        """Whether a row is no incident, but a source or the like."""
        return False

    def records(self, row: Any, one: Incident | None) -> Iterator[Record]:
        """Give sources and statements that a row holds beside its incident, sources first.

        Raises:
            ValueError: One of them cannot be read.
        """
        yield from ()

    def _note(self, text: str) -> None:
        self._notes.setdefault(text)

    def _unknown(self, one: Mapping[str, Any], known: Collection[str]) -> Iterator[tuple[str, str]]:
        """Give the fields of a JSON object that its program is not known to write, lists and objects as JSON."""
        names = sorted(one.keys() - known)
        if names:
            self._note(
                f"fields that {self.format} is not known to have, kept as they are: {', '.join(names)}"
            )
        for name in names:
            value = one[name]
            if isinstance(value, (dict, list)):
                yield name, json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""
            else:
                yield name, text_of(value, name)

    def _prefixed(self, own: str) -> str:
        return f"{self.map.register}:{own}" if self.map.register else own

    def _day(self, text: str, name: str) -> str:
        """Return a day as ISO date; what begins with a year stays as it is.

        Raises:
            ValueError: It is not written as the person who imports said.
        """
        if not text or not self.map.date_format or _YEAR.match(text):
            return text
        try:
            return datetime.strptime(text, self.map.date_format).strftime("%Y-%m-%d").rjust(10, "0")
        except ValueError:
            raise ValueError(f"{name}: {text[:40]!r} is not written as {self.map.date_format}") from None

    def _made(
        self,
        incident_id: str,
        before: Incident | None,
        *,
        extra: Iterable[tuple[str, str]] = (),
        places: Sequence[IncidentPlace] | None = None,
        **fields: Any,
    ) -> Incident:
        """Make the incident of a row from the fields that the format has; others stay as they are.

        Parties that somebody gave a role here stay beside those of the source.
        """
        old = before or _NOTHING
        if "parties" in fields:
            fields["parties"] = (*fields["parties"], *(one for one in old.parties if one.role != "other"))
        if places is not None:
            fields["places"] = tuple(_carried(places, old.places))
        return replace(
            old, id=incident_id, source=self.map.source, extra=tuple(checked_extra(extra)), **fields
        )


class TableReader(ForeignReader):
    """Reads a table whose columns have known names."""

    FIELDS: ClassVar[Mapping[str, str]] = {}
    """Field of ours, and the column that fills it; for the report."""
    KEPT: ClassVar[Collection[str]] = ()
    """Columns without a field here, kept as they are."""
    LEFT: ClassVar[Collection[str]] = ()
    """Columns that are left away on purpose."""

    def __init__(
        self, header: Sequence[str], *, source: str = "", origin: str = "", date_format: str = ""
    ) -> None:
        """Match the header.

        Raises:
            ValueError: A column that is read stands there twice.
        """
        super().__init__(source=source, origin=origin, date_format=date_format)
        self.names = [cell.strip().lstrip("\ufeff") for cell in header]
        self._at: dict[str, int] = {}
        self._columns: list[tuple[str, int]] = []
        read = {*self.FIELDS.values(), *self.also_read()}
        for at, name in enumerate(self.names):
            word = self.word_of(name)
            if self.is_left(word):
                continue
            if word in self._at and word in read:
                raise ValueError(f"more than one column {name!r}")
            self._at.setdefault(word, at)
            self._columns.append((name, at))
        self.ignored = tuple(name for name in self.names if name and self.is_left(self.word_of(name)))
        self.columns = {
            field: self.names[self._at[column]] for field, column in self.FIELDS.items() if column in self._at
        }
        unknown = [n for n, _ in self._columns if (w := self.word_of(n)) not in read and not self.is_kept(w)]
        if unknown:
            self._note(
                f"columns that {self.format} is not known to have, kept as they are: {', '.join(unknown)}"
            )
        self._extra_columns = [(n, at) for n, at in self._columns if self.word_of(n) not in read]

    @staticmethod
    def word_of(name: str) -> str:
        """Return the word under which a column is known."""
        return name

    def also_read(self) -> Collection[str]:
        """Columns that are read beside those of ``FIELDS``."""
        return ()

    def is_left(self, word: str) -> bool:
        """Whether a column is left away on purpose."""
        return not word or word in self.LEFT

    def is_kept(self, word: str) -> bool:
        """Whether a column without a field is known and kept."""
        return word in self.KEPT

    def _cell(self, row: Sequence[str], word: str) -> str:
        at = self._at.get(word)
        return text_of(row[at], self.names[at]) if at is not None and at < len(row) else ""

    def _extra(self, row: Sequence[str]) -> Iterator[tuple[str, str]]:
        for name, at in self._extra_columns:
            if at < len(row) and (value := row[at].strip()):
                yield name, value


def text_of(value: object, name: str) -> str:
    """Return a value as text without spaces around it; empty for none.

    Raises:
        ValueError: It is a list or an object, is too long, or holds what is no text.
    """
    if not isinstance(value, str):
        return _plain(value, name)
    text = value.strip()
    if len(text) > MOST_TEXT:
        raise ValueError(f"{name} has {len(text)} characters, at most {MOST_TEXT} are kept")
    if "\0" in text:
        raise ValueError(f"{name} holds a NUL character")
    if not text.isascii() and _HALF.search(text):
        raise ValueError(f"{name} holds half a character")
    return text


def _plain(value: object, name: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return str(value)
    raise ValueError(f"{name} is no text")


def checked_extra(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Give what a row has beyond our fields, each value checked.

    Raises:
        ValueError: One is too long, or all together are.
    """
    total = 0
    for name, value in pairs:
        found = text_of(value, name[:80])
        total += len(name) + len(found)
        if total > MOST_EXTRA:
            raise ValueError(f"fields that have no place here hold more than {MOST_EXTRA} characters")
        if found:
            yield text_of(name, "a field's name"), found


def number_of(value: object, name: str) -> float | None:
    """Return a number that stands as one or as text; none for an empty text.

    Raises:
        ValueError: It is no number.
    """
    if isinstance(value, float):
        return value
    text = text_of(value, name)
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"{name}: {text[:40]!r} is no number")
    return float(text.replace(",", "."))


def day_and_time(day: str, time: str) -> str:
    """Put a time of day beside a day: ``2024-08-12`` and ``14:30:00`` give ``2024-08-12T14:30``.

    Raises:
        ValueError: The time is none, or there is no day for it.
    """
    if not time:
        return day
    found = _CLOCK.fullmatch(time)
    if found is None:
        raise ValueError(f"{time[:40]!r} is no time of day")
    if not day:
        raise ValueError(f"the time {time} has no date")
    return f"{day}T{int(found[1]):02d}:{found[2]}"


def date_of(text: str, name: str) -> str:
    """Return a date as EDTF.

    Raises:
        ValueError: It is none; the message names the field.
    """
    try:
        return parse_edtf(text).text
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


def whole_of(text: str, name: str) -> int | None:
    """Return a whole number of 0 or more; none for an empty text.

    Raises:
        ValueError: It is no such number.
    """
    if not text:
        return None
    if not re.fullmatch(r"\d{1,12}(\.0+)?", text):
        raise ValueError(f"{name}: {text[:40]!r} is no whole number of 0 or more")
    return int(text.partition(".")[0])


def title_and_text(text: str, more: str = "") -> tuple[str, str]:
    """Part a text without a title: a short one is the title; of a long one the beginning is, and all of it the text.

    ``title_and_text("A van in a yard")`` is ``("A van in a yard", "")``.
    """
    if len(text) <= MOST_TITLE and "\n" not in text:
        return text, more
    head = text.splitlines()[0].strip() if text else ""
    if len(head) > MOST_TITLE:
        head = head[: MOST_TITLE - 1].rsplit(" ", 1)[0] + "…"
    return head, "\n\n".join(part for part in (text, more) if part)


def quoted(text: str, otherwise: str) -> str:
    """Return words as a quotation, which reads as what somebody said; ``otherwise`` where there are none."""
    return f"“{text}”" if text else otherwise


def parties_of(names: Iterable[str], unknown: tuple[str, ...] = ()) -> tuple[IncidentParty, ...]:
    """Return parties in the order of their names, without a word on what they did (role ``other``).

    Args:
        names: As the source writes them.
        unknown: How names begin that say that a party is not known.
    """
    return tuple(
        IncidentParty(name=one, role="other", standing="unknown" if one.startswith(unknown) else "named")
        for one in dict.fromkeys(" ".join(name.split()) for name in names)
        if one
    )


def _carried(places: Sequence[IncidentPlace], old: Sequence[IncidentPlace]) -> Iterator[IncidentPlace]:
    """Give places with what was settled here of places of the same name: spellings, and the id in a gazetteer."""
    known = {(one.name, one.country): one for one in reversed(old) if one.name}
    for one in places:
        before = known.get((one.name, one.country))
        yield replace(one, spellings=before.spellings, place_id=before.place_id) if before else one


__all__ = [
    "Affected",
    "ForeignReader",
    "Record",
    "TableReader",
    "checked_extra",
    "date_of",
    "day_and_time",
    "number_of",
    "parties_of",
    "quoted",
    "text_of",
    "title_and_text",
    "whole_of",
]
