"""Media that lie elsewhere: in S3, behind HTTP, or in any store that fsspec knows. Nothing here is used for paths.

In: an address such as ``s3://bucket/film.mp4``. Out: its size and version, a file object that is read by ranges, or a
copy on this disk for as long as a helper decodes it. Decoding happens in helpers without a network, and every byte is
needed for the digest anyway: so each file is read from its store once, in ranges, and decoded from the copy.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from diptych.adapters.archive_lists import VIDEO_SUFFIXES
from diptych.adapters.folders import failing_clearly
from diptych.model.errors import NotInstalledError, TooLargeError, UnreadableError
from diptych.model.visible_text import visible

RANGE_BYTES = 8 << 20
"""Bytes of one request. Chosen by hand: few requests for a film, little to repeat after a fault."""

ATTEMPTS = 3
"""How often a range is asked for before a file counts as unreadable. Chosen by hand."""

MAX_BYTES = 1 << 40
"""Largest file that is fetched. Chosen by hand; the disk is full before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteFacts:
    """What a store says of a file."""

    size: int
    version: int
    """A number made from what the store calls its version (ETag, time of change); another content has another one."""


def look(address: str) -> RemoteFacts:
    """Ask a store for the size and the version of a file.

    Raises:
        UnreadableError: There is none, or the store does not say how long it is.
        NotInstalledError: The part that speaks to such stores is not installed.
    """
    with _clearly(address):
        system, path = _system(address)
        facts = system.info(path)
        if facts.get("type") == "directory":
            raise UnreadableError(f"{_short(address)} is a folder, not a file")
        size = facts.get("size")
        if not isinstance(size, int) or size < 0:
            raise UnreadableError(f"{_short(address)}: its store does not say how long it is")
        if size > MAX_BYTES:
            raise TooLargeError(f"{_short(address)} is larger than {MAX_BYTES >> 30} GiB")
        names = ("ETag", "etag", "VersionId", "LastModified", "mtime", "created", "modified")
        text = repr([size, *(str(facts[name]) for name in names if facts.get(name) is not None)])
    return RemoteFacts(
        size=size, version=int.from_bytes(hashlib.sha256(text.encode("utf-8")).digest()[:7], "big")
    )


def list_remote(address: str) -> tuple[list[str], int]:
    """List an address: itself where it is a file, else the videos below it by name, and how many others there are.

    Raises:
        UnreadableError: There is nothing at the address.
    """
    with _clearly(address):
        system, path = _system(address)
        if not system.isdir(path):
            return [address], 0
        found = sorted(str(system.unstrip_protocol(one)) for one in system.find(path))
        videos = [one for one in found if os.path.splitext(one)[1].lower() in VIDEO_SUFFIXES]
        return videos, len(found) - len(videos)


def open_remote(address: str) -> IO[bytes]:
    """Open a file for reading by ranges; it can be handed to a decoder. Close it after use.

    Raises:
        UnreadableError: It cannot be opened.
    """
    with _clearly(address):
        system, path = _system(address)
        opened: IO[bytes] = system.open(path, "rb", block_size=RANGE_BYTES, cache_type="readahead")
        return opened


@contextlib.contextmanager
def fetched(address: str, folder: Path) -> Iterator[Path]:
    """Have a copy of a file on this disk, for as long as the block runs.

    Args:
        address: Where it lies.
        folder: Where the copy is made; it is made where absent.

    Raises:
        UnreadableError: A range cannot be read, or the file changed on the way.
        OutputFailedError: The disk is full.
    """
    ending = re.sub(r"[^A-Za-z0-9.]", "", os.path.splitext(address)[1])[:12]
    place = folder / f"{secrets.token_hex(8)}{ending}"
    before = look(address)
    try:
        with failing_clearly("the copy of a file that lies elsewhere"):
            folder.mkdir(parents=True, exist_ok=True)
            stream = place.open("xb")
        with stream, _clearly(address):
            system, path = _system(address)
            for begin in range(0, before.size, RANGE_BYTES):
                end = min(begin + RANGE_BYTES, before.size)
                content = _range(system, path, begin, end)
                with failing_clearly("the copy of a file that lies elsewhere"):
                    stream.write(content)
        if look(address) != before:
            raise UnreadableError(
                f"{_short(address)} changed while it was read", advice="Run again once it is whole."
            )
        yield place
    finally:
        with contextlib.suppress(OSError):
            place.unlink()


def _range(system: Any, path: str, begin: int, end: int) -> bytes:
    for attempt in range(1, ATTEMPTS + 1):
        try:
            content = bytes(system.cat_file(path, start=begin, end=end))
        except (OSError, ValueError):
            if attempt == ATTEMPTS:
                raise
        else:
            if len(content) == end - begin:
                return content
    raise OSError(f"bytes {begin} to {end} do not come back whole")


def _system(address: str) -> tuple[Any, str]:
    try:
        import fsspec
    except ImportError as error:
        raise NotInstalledError(
            "reading media from other stores needs fsspec",
            advice="Install diptych[remote], for S3 diptych[s3].",
        ) from error
    try:
        system, path = fsspec.core.url_to_fs(address)
    except ImportError as error:
        raise NotInstalledError(
            f"no part that speaks {address.partition(':')[0]} is installed ({error})",
            advice="Install diptych[remote], for S3 diptych[s3].",
        ) from error
    return system, str(path)


@contextlib.contextmanager
def _clearly(address: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, RuntimeError, io.UnsupportedOperation) as error:
        said = visible(str(error)).splitlines()
        raise UnreadableError(
            f"{_short(address)} cannot be read: {said[0][:200] if said else type(error).__name__}",
            advice="Check the address, and what your keys for the store allow.",
        ) from error


def _short(address: str) -> str:
    """Return the last part of an address: messages name no bucket and no key in it."""
    return visible(
        address.split("?", maxsplit=1)[0].rstrip("/").rpartition("/")[2] or address.partition(":")[0]
    )
