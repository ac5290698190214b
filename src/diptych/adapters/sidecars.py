"""Read files that lie beside recordings, in a confined helper: which kind it is, of what it speaks, what it says.

In: preserved files with the names that they had. Out: a :class:`~diptych.model.sidecars.Sidecar` for each.
A file that takes the reader over can make up what it says, which it could anyway, and reaches nothing else.
"""

from __future__ import annotations

import csv
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from diptych.adapters.confine import MIB, Reach, limits_for
from diptych.adapters.processes import HelperEndedError, run_helpers
from diptych.model.errors import DiptychError
from diptych.model.sidecars import FIELDS, FORMATS, MAX_BYTES, MAX_ITEMS, MAX_TEXT, Item, Sidecar

TARGET = "diptych.adapters.sidecars:read_many"

TOGETHER = 32
"""Most files in one helper. A file that takes it over could make up what those after it say, so they are few."""

LIMIT_S = 120.0
"""Longest time for one sidecar besides what its size asks for. Chosen by hand; 100,000 messages take 4 s."""

_UNREADABLE = (
    *(ValueError, RecursionError, KeyError, TypeError, OSError, EOFError, AttributeError, IndexError),
    *(zipfile.BadZipFile, zlib.error, csv.Error, ElementTree.ParseError, NotImplementedError, RuntimeError),
)
"""What the readers of the standard library raise over damaged files; the last two for ciphers and rare packings."""

_ANSWER_BYTES = 256 * MIB
_MAX_NAMES = 16

_ENDINGS = (".json", ".csv", ".xlsx", ".zip", ".wacz", ".c2pa")


def may_be_sidecar(name: str, head: bytes) -> bool:
    """Whether a file is worth a reader's look: by its name's ending, or because it begins as a ZIP does."""
    return name.lower().endswith(_ENDINGS) or head[:4] == b"PK\x03\x04"


def read_sidecars(
    files: Sequence[tuple[Path, str]], *, progress: Callable[[float], None] | None = None
) -> list[Sidecar]:
    """Read files that may be sidecars.

    Args:
        files: Where each lies, and the name that it had.
        progress: Called with the fraction done.

    Returns:
        One result for each, in order; ``format`` is empty where it is none, ``not_read`` says why a reader ended.
    """
    results: list[Sidecar] = []
    told = progress or (lambda _done: None)
    while len(results) < len(files):
        start = len(results)
        some = files[start : start + TOGETHER]
        why = _read_some(some, results)
        if len(results) < start + len(some):  # the helper ended at the next one
            results.append(Sidecar(format="", not_read=why or "the reader did not survive this file"))
        told(len(results) / len(files))
    return results


def _read_some(files: Sequence[tuple[Path, str]], results: list[Sidecar]) -> str | None:
    paths = tuple(path.absolute() for path, _ in files)

    def keep(k: int, content: bytes) -> None:
        results.append(_checked(k, content))

    limits = replace(limits_for(paths), silence_s=None, answer_bytes=_ANSWER_BYTES)
    limits = replace(limits, wall_s=LIMIT_S * len(files) + sum(path.stat().st_size for path in paths) / MIB)
    try:
        run_helpers(
            TARGET,
            [{"files": [[str(p), name] for p, (_, name) in zip(paths, files, strict=True)]}],
            n_at_once=1,
            progress=lambda *_: None,
            done=lambda *_: None,
            reach=lambda _job: Reach(reads=paths, limits=limits),
            item=keep,
        )
    except HelperEndedError as error:
        return f"the reader {error.why}"
    except DiptychError as error:
        return error.message
    return None


def read_many(
    files: list[list[str]], progress: Callable[[float], None], send: Callable[[bytes], None]
) -> bytes:
    """Read several files: this runs in the helper."""
    for k, (path, name) in enumerate(files):
        send(json.dumps(asdict(read_one(Path(path), name))).encode("ascii"))
        progress((k + 1) / len(files))
    return b""


def read_one(path: Path, name: str) -> Sidecar:
    """Read one file, trying each reader that its name or beginning asks for."""
    from diptych.adapters.sidecars_json import READERS as JSON_READERS
    from diptych.adapters.sidecars_packages import read_package
    from diptych.adapters.sidecars_tables import read_table

    plain = name.lower()
    with path.open("rb") as stream:
        head = stream.read(4)
    try:
        if plain.endswith(".c2pa"):
            return Sidecar(format="c2pa_manifest", items=(Item(beside=True),))
        if head == b"PK\x03\x04" and not plain.endswith(".xlsx"):
            return read_package(path)
        if path.stat().st_size > MAX_BYTES:
            return Sidecar(format="", not_read=f"larger than {MAX_BYTES // MIB} MiB")
        if plain.endswith((".csv", ".xlsx")):
            return read_table(path, name)
        document = json.loads(path.read_bytes())
        for reader in JSON_READERS:
            found = reader(document, name)
            if found is not None:
                return found
    except _UNREADABLE as error:
        said = "no JSON" if isinstance(error, json.JSONDecodeError) else type(error).__name__
        return Sidecar(format="", not_read=f"it does not read ({said})")
    return Sidecar(format="")


def _checked(k: int, content: bytes) -> Sidecar:
    """Hold what a helper sent against what a sidecar may be."""
    try:
        value = json.loads(content)
        return Sidecar(
            format=_one_of(value["format"], ("", *FORMATS)),
            items=tuple(_items(value["items"])),
            tool=_text(value["tool"]),
            notes=tuple(t for one in value["notes"][:100] if (t := _text(one)) is not None),
            platform_copy=value["platform_copy"] is True,
            not_read=_text(value["not_read"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError, AttributeError) as error:
        raise HelperEndedError(k, "sent what is no answer") from error


def _items(values: Sequence[Mapping[str, Any]]) -> Iterator[Item]:
    for value in values[:MAX_ITEMS]:
        said = {str(name): _text(one) for name, one in value["said"].items() if name in FIELDS}
        yield Item(
            names=tuple(str(one)[:1000] for one in value["names"][:_MAX_NAMES]),
            sha256s=tuple(one for one in value["sha256s"][:_MAX_NAMES] if is_sha256(one)),
            said=said,
            beside=value["beside"] is True,
            folder=value["folder"] is True,
        )


def _one_of(value: object, words: Sequence[str]) -> str:
    if value not in words:
        raise ValueError("no known format")
    return str(value)


def _text(value: object) -> str | None:
    return value[:MAX_TEXT] if isinstance(value, str) else None


def is_sha256(value: object) -> bool:
    """Whether a value is a SHA-256 in small hexadecimal digits."""
    return isinstance(value, str) and len(value) == 64 and not set(value) - set("0123456789abcdef")
