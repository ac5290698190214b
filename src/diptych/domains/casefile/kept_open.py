"""A case that stays open for many readers: read anew when its log grew, its records unsealed once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

from diptych.adapters.case_disk import Disk
from diptych.adapters.keys import KeyFolder
from diptych.domains.casefile.case import Case
from diptych.model.custody import Entry

MOST_ENTRIES = 100_000
"""Longest log of which the entries are remembered; each takes about 2 kB. Chosen by hand."""

CasePlace = Path | Case
"""A case: its folder, or the case itself where somebody keeps it open."""


def opened_case(place: CasePlace, *, keys: KeyFolder | None = None) -> Case:
    """Return the case itself, or open its folder.

    Raises:
        NotACaseError: The folder holds no case.
    """
    return place if isinstance(place, Case) else Case.open(place, keys=keys)


class ReadCase(Case):
    """A case to be read by several threads: nothing is added to it, and a record that was unsealed is remembered.

    What was read is held against the log once, when it is read first; a check of the case reads everything again.
    Documents are shared between readers, who do not change them.
    """

    def __init__(self, root: Path, *, keys: KeyFolder | None = None, disk: Disk | None = None) -> None:
        super().__init__(root, keys=keys, disk=disk)
        self._known: dict[str, tuple[str, dict[str, object]]] = {}
        self._entries: list[Entry] | None = None

    def entries(self) -> Iterator[Entry]:
        """All custody events, in order; those of a log of usual length are remembered."""
        if self._entries is None and self.log.size <= MOST_ENTRIES:
            self._entries = list(super().entries())
        return iter(self._entries) if self._entries is not None else super().entries()

    def read_document(self, path: str) -> dict[str, object]:
        """Read a record or finding, see :meth:`Case.read_document`."""
        expected = self.state.expected.get(path)
        held = self._known.get(path)
        if expected is not None and held is not None and held[0] == expected.ref.sha256:
            return held[1]
        document = super().read_document(path)
        if expected is not None:
            self._known[path] = (expected.ref.sha256, document)
        return document

    def take_over(self, before: ReadCase) -> None:
        """Remember what was read before, as far as it is still in the case."""
        known = list(before._known.items())
        self._known = {path: held for path, held in known if path in self.state.expected}


class KeptOpen:
    """Keeps one case open, and opens it anew when its log grew."""

    def __init__(self, folder: Path, keys: KeyFolder | None = None) -> None:
        self._folder = folder
        self._keys = keys
        self._lock = threading.Lock()
        self._case: ReadCase | None = None

    def case(self) -> Case:
        """The case as it is now, to be read only.

        Raises:
            NotACaseError: The folder holds no case any more.
            CaseDamagedError: Its log does not hang together.
        """
        with self._lock:
            before = self._case
            if before is not None and before.store.is_still(before.log):
                return before
            fresh = ReadCase.open(self._folder, keys=self._keys)
            _ = fresh.state  # added up before threads share it
            if before is not None:
                fresh.take_over(before)
            self._case = fresh
            return fresh
