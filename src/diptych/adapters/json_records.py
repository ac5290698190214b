"""JSON files of many records, read record by record: a file of any size takes the memory of its largest record."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from diptych.model.errors import BadTableError, UnreadableError

MOST_RECORD = 64_000_000
"""Longest record, in characters. Chosen by hand: hundreds of times a bulletin with all its relations."""

_BLOCK = 1 << 16
"""Characters read at a time; chosen by hand."""

_ADVICE = "Export it again; a file that was cut short is not imported in part."

_IN_NUMBER = frozenset("0123456789.eE+-")
"""What may follow a number that is not at its end yet: ``10`` of ``10.5`` is a number, too."""

_SPACE = re.compile(r"[ \t\n\r]*")


class JsonRecords:
    """The records of a file, one after the other.

    A file is a list of records, or an object whose values are lists of records, objects of records by id, or single
    values. ``{"events": [a, b], "sources": {"s1": c}}`` gives ``("events", "", a)``, ``("events", "", b)``,
    ``("sources", "s1", c)``: the name under which a list stands, empty where the file is one; the record's own key,
    empty in a list; the record.
    """

    def __init__(self, path: Path) -> None:
        """Take a file; it is opened when its records are asked for."""
        self._path = path
        self.n_read = 0
        """Bytes read so far."""

    def __iter__(self) -> Iterator[tuple[str, str, Any]]:
        """Read the records.

        Raises:
            BadTableError: It is no JSON; the message says after how many values, and where.
            UnreadableError: It cannot be opened.
        """
        try:
            with self._path.open("rb") as raw:
                for one in _Walk(raw, self._path.name).records():
                    self.n_read = raw.tell()
                    yield one
        except OSError as error:
            raise UnreadableError(f"{self._path.name}: {error.strerror or 'cannot be read'}") from None


class _Walk:
    """Walks through the text of one file with a window of it in memory."""

    def __init__(self, raw: IO[bytes], name: str) -> None:
        head = raw.read(4)
        raw.seek(0)
        is_utf16 = head[:2] in (b"\xff\xfe", b"\xfe\xff")
        self._decoder = codecs.getincrementaldecoder("utf-16" if is_utf16 else "utf-8-sig")()
        self._raw, self._name = raw, name
        self._text, self._at, self._passed, self._is_done = "", 0, 0, False
        self._n = 0
        self._json = json.JSONDecoder(parse_constant=_no_number)

    def records(self) -> Iterator[tuple[str, str, Any]]:
        first = self._peek()
        if first == "[":
            for one in self._list():
                yield "", "", one
        elif first == "{":
            yield from self._object()
        else:
            self._fail("expected a list or an object")
        if self._peek():
            self._fail("something stands after its end")

    def _object(self) -> Iterator[tuple[str, str, Any]]:
        for name in self._keys():
            mark = self._peek()
            if mark == "[":
                for one in self._list():
                    yield name, "", one
            elif mark == "{":
                for key in self._keys():
                    yield name, key, self._value()
            else:
                yield name, "", self._value()

    def _keys(self) -> Iterator[str]:
        self._take("{")
        if self._peek() == "}":
            self._take("}")
            return
        while True:
            if self._peek() != '"':
                self._fail("expected a name in quotation marks")
            key = self._value()
            self._take(":")
            yield key
            if self._peek() == "}":
                self._take("}")
                return
            self._take(",")

    def _list(self) -> Iterator[Any]:
        self._take("[")
        if self._peek() == "]":
            self._take("]")
            return
        while True:
            yield self._value()
            if self._peek() == "]":
                self._take("]")
                return
            self._take(",")

    def _value(self) -> Any:
        """Read one whole value; a window that ends within it is made longer, twice as long each time."""
        self._peek()
        more = _BLOCK
        while True:
            try:
                found, end = self._json.raw_decode(self._text, self._at)
            except RecursionError:
                self._fail("it is nested too deeply")
            except _NoNumberError:
                self._fail("NaN and Infinity are no JSON")
            except json.JSONDecodeError as error:
                if self._is_done:
                    self._fail(error.msg, error.pos)
            except ValueError as error:  # a number with more digits than Python reads
                self._fail(str(error))
            else:
                is_whole = end < len(self._text) and self._text[end] not in _IN_NUMBER
                if is_whole or self._is_done:
                    self._n += 1
                    self._at = end
                    return found
            if len(self._text) - self._at > MOST_RECORD:
                self._fail(
                    f"a record is longer than {MOST_RECORD // 1_000_000} million characters, or is not closed"
                )
            self._read(more)
            more *= 2

    def _peek(self) -> str:
        """Return the next character that is no space; empty at the end."""
        while True:
            space = _SPACE.match(self._text, self._at)
            self._at = space.end() if space else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if self._is_done:
                return ""
            self._read(_BLOCK)

    def _take(self, mark: str) -> None:
        if self._peek() != mark:
            self._fail(f"expected {mark!r}")
        self._at += 1

    def _read(self, size: int) -> None:
        block = self._raw.read(size)
        try:
            text = self._decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:
            raise BadTableError(
                f"{self._name} is not {error.encoding.upper()}: byte {error.object[error.start]:#04x} in its text",
                advice="Save it as UTF-8.",
            ) from None
        self._is_done = not block
        self._passed += self._at
        self._text, self._at = self._text[self._at :] + text, 0

    def _fail(self, what: str, at: int | None = None) -> None:
        place = self._passed + (self._at if at is None else at)
        raise BadTableError(
            f"{self._name} is no JSON after {self._n} values, at character {place}: {what}", advice=_ADVICE
        )


class _NoNumberError(ValueError):
    """NaN or Infinity stands where a number should."""


def _no_number(_: str) -> Any:
    raise _NoNumberError
