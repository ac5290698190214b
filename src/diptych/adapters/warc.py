"""Web archives (WARC, ISO 28500): what was fetched from where, when, and the bytes that came.

A reader of responses, and a writer of one fetched page. Bodies are kept and hashed as they travelled, without the
division into chunks that HTTP/1.1 may add.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

_MAX_HEAD = 1 << 20
"""Longest head of a record or of a response. Chosen by hand."""

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One response in an archive."""

    url: str | None
    date: str | None
    status: str | None
    kind: str | None
    """Media type as the server said."""
    size: int
    sha256: str
    """Of the body."""


Keep = Callable[[str | None, str | None], Callable[[bytes], int] | None]
"""Called with address and media type of each response; returns where its body is written, or None."""


def responses(stream: IO[bytes], *, packed: bool, keep: Keep | None = None) -> Iterator[Response]:
    """Read the responses of an archive, in order.

    Args:
        stream: The archive.
        packed: Whether it is compressed with gzip, one member for each record.
        keep: Where bodies are written, where they are to be kept.

    Raises:
        ValueError: It is no WARC.
        OSError: It ends early or does not unpack.
    """
    reader: IO[bytes] = gzip.GzipFile(fileobj=stream) if packed else stream  # type: ignore[assignment]
    while True:
        first = reader.readline(_MAX_HEAD)
        while first in (b"\r\n", b"\n"):
            first = reader.readline(_MAX_HEAD)
        if not first:
            return
        if not first.startswith(b"WARC/"):
            raise ValueError("not a web archive")
        head = _head(reader)
        left = int(head.get("content-length", "0"))
        if left < 0:
            raise ValueError("a record of a length below 0")
        if head.get("warc-type") != "response":
            _skip(reader, left)
            continue
        yield _response(reader, head, left, keep)


def _response(reader: IO[bytes], head: dict[str, str], left: int, keep: Keep | None) -> Response:
    body = _Bounded(reader, left)
    status = body.readline().decode("latin-1").split(" ")
    told: dict[str, str] = {}
    while (line := body.readline()) not in (b"\r\n", b"\n", b""):
        name, _, value = line.decode("latin-1").partition(":")
        told[name.strip().lower()] = value.strip()
    hasher, size = hashlib.sha256(), 0
    url = head.get("warc-target-uri", "").strip("<>") or None
    write = keep(url, told.get("content-type")) if keep is not None else None
    chunked = told.get("transfer-encoding", "").lower() == "chunked"
    for block in _unchunked(body) if chunked else body.blocks():
        hasher.update(block)
        size += len(block)
        if write is not None:
            write(block)
    for _ in body.blocks():
        pass
    return Response(
        url=url,
        date=head.get("warc-date"),
        status=status[1] if len(status) > 1 else None,
        kind=told.get("content-type"),
        size=size,
        sha256=hasher.hexdigest(),
    )


def _head(reader: IO[bytes]) -> dict[str, str]:
    told: dict[str, str] = {}
    while (line := reader.readline(_MAX_HEAD)) not in (b"\r\n", b"\n"):
        if not line:
            raise OSError("the archive ends early")
        name, _, value = line.decode("utf-8", "replace").partition(":")
        told[name.strip().lower()] = value.strip()
    return told


def _skip(reader: IO[bytes], left: int) -> None:
    for _ in _Bounded(reader, left).blocks():
        pass


class _Bounded:
    """The next so many bytes of a stream."""

    def __init__(self, stream: IO[bytes], left: int) -> None:
        self._stream, self._left = stream, left

    def readline(self) -> bytes:
        line = self._stream.readline(min(self._left, _MAX_HEAD))
        self._left -= len(line)
        return line

    def read(self, n: int) -> bytes:
        block = self._stream.read(min(n, self._left))
        if not block and self._left:
            raise OSError("the archive ends early")
        self._left -= len(block)
        return block

    def blocks(self) -> Iterator[bytes]:
        while self._left:
            yield self.read(_BLOCK)


def _unchunked(body: _Bounded) -> Iterator[bytes]:
    while True:
        line = body.readline()
        try:
            n = int(line.split(b";")[0].strip() or b"0", 16)
        except ValueError:  # the archive kept the header and took the chunks away
            yield line
            yield from body.blocks()
            return
        if n <= 0:
            return
        while n:
            block = body.read(n)
            n -= len(block)
            yield block
        body.readline()
