"""What a hand-over chooses from: the case's originals, records, findings and log as plain values."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from diptych.model.conditions import Conditions

_TOKEN = re.compile(r"(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{16})(?![0-9a-f])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """One original, with what its receipts and its report say as far as they could be opened."""

    sha256: str
    size: int
    number: int
    entry: int
    state: str
    conditions: Conditions
    receipts: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    """Path and value of each receipt that could be opened."""
    report: tuple[str, Mapping[str, Any]] | None = None

    @property
    def case_path(self) -> str:
        """Where it lies in the case."""
        return f"originals/{self.sha256[:2]}/{self.sha256}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One version of a record, a finding, or a snapshot of a register."""

    path: str
    kind: str
    sha256: str
    """Digest of the file in the case, which for a sealed record is that of its encrypted form."""
    size: int
    entry: int
    stored: bytes
    """The file's bytes in the case."""
    opened: bytes | None
    """The same as plain JSON; None where it is sealed to others."""
    superseded: bool = False
    """Whether a newer version of the record is in the case."""
    tokens: frozenset[str] = field(init=False)
    """Digests of originals and ids of records and findings that stand anywhere in it, its own id included."""

    def __post_init__(self) -> None:
        written = (self.opened or b"").decode("utf-8", "replace")
        object.__setattr__(self, "tokens", frozenset(_TOKEN.findall(written)))

    @property
    def id(self) -> str:
        """Its id, by which others name it."""
        return self.path.rsplit("/", 1)[-1].split(".", maxsplit=1)[0]

    def value(self) -> Mapping[str, Any]:
        """Return what was recorded or measured; empty where it could not be opened or is no object."""
        if self.opened is None:
            return {}
        try:
            document = json.loads(self.opened)
        except ValueError:
            return {}
        value = document.get("value") if isinstance(document, dict) else None
        return value if isinstance(value, dict) else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishingCopy:
    """A copy made for publication, whose digest the case's log has."""

    name: str
    """Its name in the bag: a number and the suffix."""
    sha256: str
    size: int
    of: str
    """Digest of its original."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All of it."""

    case: str
    title: str
    opened: str
    log_key: str
    originals: tuple[Original, ...]
    records: tuple[Document, ...]
    findings: tuple[Document, ...]
    registers: tuple[Document, ...]
    lines: tuple[bytes, ...]
    """Canonical lines of the whole log."""
    head: bytes
    """The newest checkpoint file."""
    log_files: Mapping[str, bytes]
    """Segments and checkpoints of the log, by path."""
    covered: Mapping[str, tuple[str, int, int]]
    """Digest, size and entry of every file that the log says is there, by path."""
    actions: Mapping[str, int]
    """How often each action stands in the log."""
    destroyed: tuple[Mapping[str, Any], ...] = ()
    timestamped: int = 0
    """Entries under the newest checkpoint that has a timestamp authority's token."""
    copies: tuple[PublishingCopy, ...] = ()
    folders: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Folders of comparisons that may go along: name, and the size of each file."""
