"""A case without what is kept from somebody: as if it had never been taken in, found or written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from diptych.domains.casefile.case import Case
from diptych.domains.casefile.state import CaseState
from diptych.model.custody import Entry
from diptych.model.errors import CaseDamagedError, DiptychError
from diptych.model.team import Item, ItemKind

SEARCHES = frozenset({"find"})
"""Kinds of findings that list what was met in an archive: a line of them is left out, not the finding."""

WITHIN = 12
"""Length from which a text is looked for inside others: ids of publications have 12 digits, digests 64."""

OF_ITEMS = frozenset(
    {
        "case_opened",
        "taken_in",
        "received_again",
        "examined",
        "sidecar_read",
        "unpacked",
        "collected",
        "accessed",
        "record_added",
        "finding_added",
        "destroyed",
        "policy_set",
        "signer_added",
        "person_key_added",
        "publication_planned",
        "publishing_copy_made",
        "comparison_published",
    }
)
"""Events of single items. All others tell totals of the case, such as the number of entries under a timestamp; only
owners read them, whether anything is restricted or not."""


class VisibleCase(Case):
    """What somebody may know of a case; to be read only."""

    def __init__(self, whole: Case, hidden: frozenset[Item], *, marks: frozenset[str] = frozenset()) -> None:
        """Take a case that stays open, what is kept from them, and further texts by which records speak of it."""
        super().__init__(whole.root, keys=whole.keys)
        self._whole = whole
        self._log, self._facts = whole.log, whole.facts
        ids = {one.id for one in hidden}
        self.digests = frozenset(one.id for one in hidden if one.kind is ItemKind.ORIGINAL)
        """Originals that are kept from them, whether the case holds them or not."""
        self._marks = frozenset(ids) | marks
        self._gone = self._found_gone(hidden)
        self._seen = [entry for entry in whole.entries() if self._shows(entry)]
        self._state = self._left()

    @property
    def state(self) -> CaseState:
        """What the log says the case holds, as far as they may know."""
        return self._state

    def entries(self) -> Iterator[Entry]:
        """Custody events that they may know of."""
        return iter(self._seen)

    def read_document(self, path: str) -> dict[str, object]:
        """Read a record or finding; what it lists of hidden things is left out."""
        if path in self._gone:
            raise CaseDamagedError(f"{path} is not in the log")
        document = self._whole.read_document(path)
        return dict(pruned(document, self._marks)) if self._marks else document

    def read_bytes(self, path: str) -> bytes:
        """Read a file of the case."""
        if path in self._gone:
            raise CaseDamagedError(f"{path} is not in the log")
        return self._whole.read_bytes(path)

    def _found_gone(self, hidden: frozenset[Item]) -> frozenset[str]:
        """Paths of originals, findings and records that are hidden, or that speak of what is."""
        if not hidden:
            return frozenset()
        state = self._whole.state
        gone = {path for path, one in state.expected.items() if one.ref.sha256 in self.digests}
        gone |= {f"findings/{one.id}.json" for one in hidden if one.kind is ItemKind.COMPARISON}
        for sha256 in self.digests & set(state.originals):
            one = state.originals[sha256]
            gone |= {*one.receipts, *([one.report] if one.report else [])}
        for path in state.expected:
            if path.startswith("findings/") and self._is_of_hidden(path):
                gone.add(path)
        findings = {path for path in gone if path.startswith("findings/")}
        self._marks |= findings | {_id(path) for path in findings}
        for versions in state.records.values():
            if any(self._is_of_hidden(one.path) for one in versions if one.path in state.expected):
                gone |= {one.path for one in versions}
        return frozenset(gone)

    def _is_of_hidden(self, path: str) -> bool:
        """Whether a record or finding speaks of something hidden; what cannot be read here does, to be safe."""
        try:
            document = self._whole.read_document(path)
        except DiptychError:
            return True
        if document.get("kind") in SEARCHES:
            return bool(self._marks & set(map(str, _list(document.get("inputs")))))
        return names(document, self._marks)

    def _shows(self, entry: Entry) -> bool:
        if entry.action not in OF_ITEMS:
            return False
        named = {text for ref in entry.objects for text in (ref.path, ref.sha256)}
        about = {key: value for key, value in entry.about.items() if key != "reason"}
        return not (named & self._gone or named & self._marks or names(about, self._marks | self._gone))

    def _left(self) -> CaseState:
        """The state without what is hidden, and without reasons of events that are."""
        state = self._whole.state
        shown = {entry.index for entry in self._seen}
        reasons = {
            str(entry.about.get("reason")) for entry in self._whole.entries() if entry.index not in shown
        } - {str(entry.about.get("reason")) for entry in self._seen}
        self._gone |= (
            {one for one in reasons if one.startswith("records/reason/")} if self._marks else frozenset()
        )
        records = {
            name: [one for one in versions if one.path not in self._gone]
            for name, versions in state.records.items()
        }
        return CaseState(
            size=len(self._seen),
            expected={path: one for path, one in state.expected.items() if path not in self._gone},
            destroyed={
                path: one
                for path, one in state.destroyed.items()
                if path not in self._gone and one.sha256 not in self.digests
            },
            originals={sha: one for sha, one in state.originals.items() if sha not in self.digests},
            records={name: versions for name, versions in records.items() if versions},
            events={
                action: [entry for entry in entries if entry.index in shown or action not in OF_ITEMS]
                for action, entries in state.events.items()
            },
        )


def names(value: object, marks: frozenset[str]) -> bool:
    """Whether a value holds one of some texts, as a value or a key, at any depth; long ones also inside a text."""
    if isinstance(value, Mapping):
        return any(key in marks or names(inner, marks) for key, inner in value.items())
    if isinstance(value, list | tuple):
        return any(names(inner, marks) for inner in value)
    if not isinstance(value, str):
        return False
    return value in marks or (
        len(value) > WITHIN and any(len(one) >= WITHIN and one in value for one in marks)
    )


def pruned(value: Any, marks: frozenset[str]) -> Any:
    """Leave out what names one of some texts: texts of lists, values under such a key, and records that hold one.

    ``{"found": [{"sha256": "aa"}, {"sha256": "bb"}], "n": 2}`` without ``bb`` gives
    ``{"found": [{"sha256": "aa"}], "n": 2}``: lists lose lines, and what stands beside lists stays.
    """
    if isinstance(value, Mapping):
        return {key: pruned(inner, marks) for key, inner in value.items() if key not in marks}
    if isinstance(value, list | tuple):
        return [pruned(inner, marks) for inner in value if not _directly(inner, marks)]
    return value


def _directly(value: object, marks: frozenset[str]) -> bool:
    """Whether a value is one of the texts, or a record one of whose own fields is."""
    if isinstance(value, Mapping):
        return any(_directly(inner, marks) for inner in value.values())
    return isinstance(value, str) and value in marks


def _id(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".json")


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
