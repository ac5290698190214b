"""What the log says a case holds: which file lies where with which digest, what was destroyed, what was examined."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from diptych.model.case import OriginalState, RecordRef
from diptych.model.custody import ROOT_FILES, Entry, FileRef

_RECORD = re.compile(r"records/([a-z0-9_-]+)/([a-z0-9]+)\.(\d{4,})\.json(\.age)?")

ANEW = ("case", "readme", "register")
"""Kinds of files that may get a new version in the same place; every other file is written once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A file that must be there."""

    ref: FileRef
    index: int
    """Entry that put it there."""
    former: frozenset[str] = frozenset()
    """Digests of its former versions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Destroyed:
    """A file that was destroyed on record."""

    path: str
    sha256: str
    index: int
    time: str
    by: str
    basis: str
    """A code: ``court_order``, ``consent_withdrawn``, ``retention`` or another word."""


@dataclass(slots=True)
class CaseState:
    """All entries so far, added up."""

    size: int = 0
    expected: dict[str, Expected] = field(default_factory=dict)
    destroyed: dict[str, Destroyed] = field(default_factory=dict)
    originals: dict[str, OriginalState] = field(default_factory=dict)
    records: dict[str, list[RecordRef]] = field(default_factory=dict)
    """Versions of each record by its id, oldest first."""
    events: dict[str, list[Entry]] = field(default_factory=dict)
    """Entries of the kinds that status needs, by action."""
    odd: list[tuple[int, str]] = field(default_factory=list)
    """Entries that no case's log holds: index and what is wrong."""
    times_back: int = 0
    _last_time: str = ""

    def add(self, entry: Entry) -> None:
        """Add the next entry."""
        if entry.index != self.size:
            self.odd.append((self.size, f"an entry says that it is number {entry.index}"))
            entry = replace(entry, index=self.size)  # its place is what counts
        if entry.time < self._last_time:
            self.times_back += 1
        self._last_time = entry.time
        for ref in entry.objects:
            self._put(ref, entry)
        added = _ADDED.get(entry.action, CaseState._remember)
        added(self, entry)
        self.size += 1

    def _put(self, ref: FileRef, entry: Entry) -> None:
        before = self.expected.get(ref.path)
        former: frozenset[str] = frozenset()
        if ref.path in self.destroyed and ref.sha256 != self.destroyed[ref.path].sha256:
            self.odd.append((entry.index, f"{ref.path} was destroyed and is put again with other bytes"))
        if before is not None and before.ref.sha256 != ref.sha256:
            if ref.kind not in ANEW or before.ref.kind != ref.kind:
                self.odd.append((entry.index, f"{ref.path} is put twice with different bytes"))
            former = before.former | {before.ref.sha256}
        if (ref.path in ROOT_FILES) != (ref.kind in ("case", "readme")):
            self.odd.append((entry.index, f"{ref.path} is no {ref.kind}"))
        self.expected[ref.path] = Expected(ref=ref, index=entry.index, former=former)
        self.destroyed.pop(ref.path, None)
        if ref.kind == "original" and ref.sha256 not in self.originals:
            self.originals[ref.sha256] = OriginalState(
                sha256=ref.sha256,
                size=ref.size,
                taken_in=entry.time,
                index=entry.index,
                number=len(self.originals) + 1,
            )
        found = _RECORD.fullmatch(ref.path)
        if found:
            record = RecordRef(
                kind=found[1],
                id=found[2],
                version=int(found[3]),
                path=ref.path,
                sha256=ref.sha256,
                index=entry.index,
                sealed=found[4] is not None,
            )
            self.records.setdefault(record.id, []).append(record)

    def _taken_in(self, entry: Entry) -> None:
        original = self.originals.get(str(entry.about.get("original")))
        if original is not None:
            receipts = _named(entry, "records/receipt/")
            self.originals[original.sha256] = replace(
                original, receipts=(*original.receipts, *receipts), destroyed=False
            )

    def _examined(self, entry: Entry) -> None:
        original = self.originals.get(str(entry.about.get("original")))
        if original is not None:
            reports = _named(entry, "records/report/")
            self.originals[original.sha256] = replace(
                original,
                state=str(entry.about.get("state")),
                report=reports[0] if reports else original.report,
            )

    def _destroy(self, entry: Entry) -> None:
        targets = entry.about.get("targets")
        for path in targets if isinstance(targets, list) else []:
            gone = self.expected.pop(path, None) if isinstance(path, str) else None
            if gone is None or gone.ref.path in ROOT_FILES:
                self.odd.append((entry.index, f"{path} is destroyed but was not there"))
                continue
            self.destroyed[gone.ref.path] = Destroyed(
                path=gone.ref.path,
                sha256=gone.ref.sha256,
                index=entry.index,
                time=entry.time,
                by=entry.actor,
                basis=str(entry.about.get("basis")),
            )
            original = self.originals.get(gone.ref.sha256)
            if gone.ref.kind == "original" and original is not None:
                self.originals[original.sha256] = replace(original, destroyed=True)
        self._remember(entry)

    def _remember(self, entry: Entry) -> None:
        self.events.setdefault(entry.action, []).append(entry)

    def folders(self) -> set[str]:
        """Folders that may be there: those of all files that are or ever were in the case."""
        found = {"log", "log/segments", "log/checkpoints", "originals", "records", "findings", "register"}
        for path in (*self.expected, *self.destroyed):
            while "/" in path:
                path = path.rpartition("/")[0]  # noqa: PLW2901
                found.add(path)
        return found


def _named(entry: Entry, start: str) -> tuple[str, ...]:
    """Records that an entry puts, or that came with a branch of the log and are named by its entry carried over."""
    carried = entry.about.get("records")
    paths = [ref.path for ref in entry.objects]
    paths += [one for one in carried if isinstance(one, str)] if isinstance(carried, list) else []
    return tuple(path for path in paths if path.startswith(start))


def _nothing(state: CaseState, entry: Entry) -> None:
    """Take an entry that does nothing besides putting files, and that no status asks for."""


_ADDED: dict[str, Callable[[CaseState, Entry], None]] = {
    "taken_in": CaseState._taken_in,
    "received_again": CaseState._taken_in,
    "examined": CaseState._examined,
    "destroyed": CaseState._destroy,
    "record_added": _nothing,
    "accessed": _nothing,
}
"""What an action does besides putting files. The entries of others are kept for status."""
