"""The custody log's words: entries, the files that they put into a case, and their one canonical form.

One entry is one line: canonical JSON (RFC 8785, restricted to whole numbers and plain keys). What does not have
exactly this form is not an entry, so that every byte of a log means something (docs/formats/custody_log.md).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

Value = str | int | bool | None | list["Value"] | dict[str, "Value"]
"""What an entry may hold. No fractions: two programs may print one fraction in two ways."""

MAX_WHOLE = 2**53
"""Whole numbers stay below it, so that every JSON reader gets them exactly (RFC 7493)."""

MAX_LINE = 1 << 20
"""Largest entry in bytes; a batch is many entries. Chosen by hand."""

ROOT_FILES = ("case.toml", "README.txt")
"""Files at the top of a case that the log names. A new version is a new entry."""

FOLDERS = ("originals", "records", "findings", "register", "log")
"""Folders of a case that the log covers byte for byte."""

UNCOVERED = ("derived", "index.sqlite", "index.sqlite-wal", "index.sqlite-shm", "index.sqlite-journal")
"""What anybody may delete: it can be made again."""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_PART = re.compile(r"[a-z0-9][a-z0-9._-]{0,120}")
_WORD = re.compile(r"[a-z][a-z0-9_]{0,60}")
_SALT = re.compile(r"[0-9a-f]{32}")
_TIME = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z")
_KEY = re.compile(r"[\x20-\x7e]{1,100}")


def canonical(value: Value) -> bytes:
    """Write a value in its one form: UTF-8, keys sorted, no spaces, no final newline.

    ``{"b": 1, "a": "é"}`` gives the bytes of ``{"a":"é","b":1}``.

    Raises:
        ValueError: The value holds a fraction, a number beyond ±2⁵³, a half of a surrogate pair, or an odd key.
    """
    _check(value, 0)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError("text with half of a surrogate pair") from error


def _check(value: object, depth: int) -> None:
    if depth > 12:
        raise ValueError("nested too deeply")
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str) or not _KEY.fullmatch(key):
                raise ValueError("a key that is not plain ASCII")
            _check(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            _check(inner, depth + 1)
    elif isinstance(value, int) and not isinstance(value, bool):
        if abs(value) >= MAX_WHOLE:
            raise ValueError("a number beyond 2^53")
    elif not (value is None or isinstance(value, (str, bool))):
        raise ValueError(f"{type(value).__name__} has no canonical form")


def parse_canonical(line: bytes) -> Value:
    """Read a value back, only from its one form.

    Raises:
        ValueError: The bytes are not JSON, or another form of it.
    """
    try:
        value: Value = json.loads(line.decode("utf-8"))
        again = canonical(value)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if again != line:
        raise ValueError("not in canonical form")
    return value


def is_safe_path(path: str) -> bool:
    """Whether a path may be put into a case: plain lower-case parts below one of the covered folders.

    Two such paths never differ in case alone, and none leaves the folder. ``log/segments`` and
    ``log/checkpoints`` are the log itself and never named by an entry.
    """
    if path in ROOT_FILES:
        return True
    parts = path.split("/")
    if not 2 <= len(parts) <= 6 or parts[0] not in FOLDERS:
        return False
    if parts[0] == "log" and parts[1] in ("segments", "checkpoints"):
        return False
    return all(_PART.fullmatch(part) and not part.endswith(".") for part in parts)


def original_path(sha256: str) -> str:
    """Where the bytes with this digest lie in a case."""
    return f"originals/{sha256[:2]}/{sha256}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRef:
    """A file that an entry puts into the case."""

    kind: str
    """``original``, ``record``, ``finding``, ``register``, ``case``, ``readme``, ``cosignature``, ``timestamp`` …"""
    path: str
    sha256: str
    size: int

    def __post_init__(self) -> None:
        if not _WORD.fullmatch(self.kind):
            raise ValueError(f"{self.kind!r} is no kind of file")
        if not is_safe_path(self.path):
            raise ValueError(f"{self.path!r} is no path in a case")
        if not _SHA256.fullmatch(self.sha256):
            raise ValueError("a digest that is not 64 hexadecimal digits")
        if not 0 <= self.size < MAX_WHOLE:
            raise ValueError("a size below 0")
        if (self.kind == "original" or self.path.startswith("originals/")) and (
            self.kind != "original" or self.path != original_path(self.sha256)
        ):
            raise ValueError("an original lies where its digest says, and nothing else does")

    def to_value(self) -> dict[str, Value]:
        """Return the values as they stand in an entry."""
        return {"kind": self.kind, "path": self.path, "sha256": self.sha256, "size": self.size}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One custody event: who did what to which item, when, with which clock and tool."""

    index: int
    """Place in the log, from 0."""
    time: str
    """UTC with microseconds, for example ``2026-03-01T08:00:00.000000Z``."""
    clock: str
    """``synchronised``, ``not_synchronised`` or ``unknown``: whether the machine's clock was set by a time service."""
    actor: str
    """A pseudonym, for example ``a-5f1c09e27b44``; who that is sits in a record that can be destroyed."""
    action: str
    tool: str
    salt: str
    """32 random hexadecimal digits: the leaf hash of an entry that is withheld says nothing about the entry."""
    objects: tuple[FileRef, ...] = ()
    """The files that this entry puts into the case."""
    about: Mapping[str, Value] = field(default_factory=dict)
    """Digests, codes and numbers that the action needs; never personal data, names or paths of sources."""
    after: str | None = None
    """In the first entry of a segment: SHA-256 of the checkpoint file before it; ``""`` at the very first."""

    def __post_init__(self) -> None:
        if not 0 <= self.index < MAX_WHOLE:
            raise ValueError("an index below 0")
        if not _TIME.fullmatch(self.time):
            raise ValueError("a time that is not UTC with microseconds")
        if self.clock not in ("synchronised", "not_synchronised", "unknown"):
            raise ValueError(f"{self.clock!r} is no state of a clock")
        if not _PART.fullmatch(self.actor):
            raise ValueError("an actor that is no pseudonym")
        if not _WORD.fullmatch(self.action):
            raise ValueError(f"{self.action!r} is no action")
        if not 0 < len(self.tool) <= 100:
            raise ValueError("a tool without a name")
        if not _SALT.fullmatch(self.salt):
            raise ValueError("a salt that is not 32 hexadecimal digits")
        if self.after not in (None, "") and not _SHA256.fullmatch(self.after or ""):
            raise ValueError("a digest that is not 64 hexadecimal digits")

    def to_line(self) -> bytes:
        """Return the entry's one canonical line, without the newline."""
        value: dict[str, Value] = {
            "about": dict(self.about),
            "action": self.action,
            "actor": self.actor,
            "clock": self.clock,
            "index": self.index,
            "objects": [one.to_value() for one in self.objects],
            "salt": self.salt,
            "time": self.time,
            "tool": self.tool,
        }
        if self.after is not None:
            value["after"] = self.after
        line = canonical(value)
        if len(line) > MAX_LINE:
            raise ValueError("an entry that is too long")
        return line


_FIELDS = {"about", "action", "actor", "clock", "index", "objects", "salt", "time", "tool"}


def parse_entry(line: bytes) -> Entry:
    """Read an entry, only from its canonical line.

    Raises:
        ValueError: Another form, unknown or missing fields, or values that no entry holds.
    """
    if len(line) > MAX_LINE:
        raise ValueError("an entry that is too long")
    value = parse_canonical(line)
    if not isinstance(value, dict) or set(value) - {"after"} != _FIELDS:
        raise ValueError("not the fields of an entry")
    objects, about = value["objects"], value["about"]
    if not isinstance(objects, list) or not isinstance(about, dict):
        raise ValueError("not the fields of an entry")
    return Entry(
        index=_whole(value["index"]),
        time=_text(value["time"]),
        clock=_text(value["clock"]),
        actor=_text(value["actor"]),
        action=_text(value["action"]),
        tool=_text(value["tool"]),
        salt=_text(value["salt"]),
        objects=tuple(_file(one) for one in objects),
        about=about,
        after=_text(value["after"]) if "after" in value else None,
    )


def _file(value: Value) -> FileRef:
    if not isinstance(value, dict) or set(value) != {"kind", "path", "sha256", "size"}:
        raise ValueError("not the fields of a file")
    return FileRef(
        kind=_text(value["kind"]),
        path=_text(value["path"]),
        sha256=_text(value["sha256"]),
        size=_whole(value["size"]),
    )


def _text(value: Value) -> str:
    if not isinstance(value, str):
        raise ValueError("a text was expected")
    return value


def _whole(value: Value) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError("a whole number was expected")
    return value
