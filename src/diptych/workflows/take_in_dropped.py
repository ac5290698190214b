"""Take in files that a person drops into the workbench: received whole and hashed, then taken in as any others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from diptych.adapters.inbox import Arrival, files_in, find_inbox, new_inbox, remove_inbox
from diptych.adapters.keys import KeyFolder
from diptych.domains.casefile import Case
from diptych.domains.evidence import HandedOver
from diptych.model.errors import WrongCallError
from diptych.workflows.take_in import take_in

INBOXES = "derived/inbox"
"""Where files wait inside a case until they are taken in; private, and never looked into before."""

PLACE = "dropped into the workbench"
"""What a receipt says of where a file lay: browsers do not tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One file that came in whole."""

    name: str
    size: int
    sha256: str
    known_as: int | None
    """Number of the original with the same bytes, where the case holds one."""

    def to_dict(self) -> dict[str, object]:
        """Return plain values."""
        return {"name": self.name, "size": self.size, "sha256": self.sha256, "known_as": self.known_as}


def open_inbox(case: Path, *, keys: KeyFolder | None = None) -> str:
    """Make an empty inbox in a case; return its name.

    Raises:
        NotACaseError: There is no case in the folder.
        OutputFailedError: The disk refuses.
    """
    Case.open(case, keys=keys)
    return new_inbox(case / INBOXES)


def receive(case: Path, inbox: str, *, name: str, size: int, modified_ms: int) -> Arrival:
    """Begin to receive a file; the caller writes all of it, and finishes or drops it.

    Raises:
        WrongCallError: There is no such inbox, or the name is none that a file can have.
        OutputFailedError: The disk has no room for it.
    """
    return Arrival(find_inbox(case / INBOXES, inbox), name, size, modified_ms)


def received(case: Path, arrival: Arrival, *, keys: KeyFolder | None = None) -> Received:
    """End an arrival, and say whether the case holds the same bytes already."""
    sha256 = arrival.finish()
    known = Case.open(case, keys=keys).state.originals.get(sha256)
    return Received(
        name=arrival.name,
        size=arrival.size,
        sha256=sha256,
        known_as=known.number if known is not None and not known.destroyed else None,
    )


def throw_away(case: Path, inbox: str) -> None:
    """Remove an inbox and the copies in it; the person's own files are elsewhere."""
    remove_inbox(find_inbox(case / INBOXES, inbox))


def take_in_dropped(
    case: Path,
    inbox: str,
    *,
    handed: HandedOver,
    reason: str = "",
    keys: KeyFolder | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> dict[str, object]:
    """Take in what an inbox holds, and remove the inbox. Called off before its end, it can be asked again.

    Returns:
        ``diptych-take-in/1``; a file is named by its name alone and has the number of its original.

    Raises:
        WrongCallError: The inbox is gone or empty.
        OutputFailedError: The disk is full or refuses; the inbox stays.
    """
    folder = find_inbox(case / INBOXES, inbox)
    files = files_in(folder)
    if not files:
        raise WrongCallError("no file has arrived yet", advice="Choose files first.")
    report = take_in(files, case=case, handed=handed, reason=reason, keys=keys, progress=progress).to_dict()
    remove_inbox(folder)
    originals = Case.open(case, keys=keys).state.originals
    lines = report["files"]
    for one in lines if isinstance(lines, list) else []:
        held = originals.get(str(one["sha256"]))
        one["file"] = Path(str(one["file"])).name
        one["number"] = held.number if held is not None else None
    return report
