"""Read the sidecars among files that were taken in, join them to recordings, and keep what they say as statements."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from diptych.adapters.offered_files import first_bytes
from diptych.adapters.sidecars import may_be_sidecar, read_sidecars
from diptych.domains.casefile import Case, Writing
from diptych.domains.evidence import Offered, recordings_in, sidecar_record
from diptych.model.case import Intake
from diptych.model.custody import Entry, Value
from diptych.model.errors import CaseDamagedError, NoKeyError

READ, LOOKED = "sidecar_read", "sidecars_looked_for"
TOGETHER = 32
"""Sidecars whose records come in together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SidecarsRead:
    """What became of the sidecars of one run."""

    found: dict[str, int] = field(default_factory=dict)
    """How many of each format."""
    of: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """SHA-256 of a recording → formats of the sidecars that speak of it."""
    not_read: list[str] = field(default_factory=list)
    """One line for each file that looked like a sidecar and could not be read."""

    def count(self, kind: str, record: Mapping[str, object]) -> None:
        """Count one sidecar and the recordings that it speaks of."""
        self.found[kind] = self.found.get(kind, 0) + 1
        for recording in recordings_in(record):
            self.of[recording] = tuple(dict.fromkeys((*self.of.get(recording, ()), kind)))

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person is told."""
        return tuple(f"sidecar not read: {line}" for line in self.not_read)


def read_sidecars_of(
    case: Case,
    taken: Sequence[Intake],
    *,
    batch: str,
    progress: Callable[[str, float], None] | None = None,
) -> SidecarsRead:
    """Read the sidecars among the files of a run. Run again, only what changed makes a new version of a record.

    Args:
        case: The case.
        taken: What became of each file of the run.
        batch: What the entries of the run have in common.
        progress: Called with a stage and its fraction done.

    Raises:
        OutputFailedError: The disk is full or refuses; what was read before stands.
    """
    tell = progress or (lambda *_: None)
    files = {one.file: one.sha256 for one in taken if one.sha256 is not None}
    waiting = [(path, sha256) for path, sha256 in files.items() if _worth_it(case, path, sha256)]
    offered = Offered(files, case.state.originals)
    former = {str(e.about.get("original")): _record_path(e) for e in case.state.events.get(READ, [])}
    result = SidecarsRead()
    for start in range(0, len(waiting), TOGETHER):
        some = waiting[start : start + TOGETHER]
        read = read_sidecars([(case.original_file(sha256), PurePath(path).name) for path, sha256 in some])
        with case.change() as writing:
            for (path, sha256), sidecar in zip(some, read, strict=True):
                if sidecar.not_read is not None:
                    result.not_read.append(f"{path}: {sidecar.not_read}")
                if sidecar.format:
                    value = sidecar_record(sidecar, sha256=sha256, path=path, offered=offered)
                    result.count(sidecar.format, value)
                    _keep(case, writing, value, former.get(sha256))
        tell("sidecars", (start + len(some)) / len(waiting))
    if any(one.outcome == "taken_in" for one in taken):
        about: dict[str, Value] = {"batch": batch, "files": len(files), "read": sum(result.found.values())}
        case.log_event(LOOKED, about=about)
    return result


def _keep(case: Case, writing: Writing, value: dict[str, object], former: str | None) -> None:
    """Keep what a sidecar says, unless the newest version says the same, or was destroyed on record."""
    if former is not None and (former in case.state.destroyed or _says(case, former) == value):
        return
    kept = writing.put_record("sidecar", value, record_id=_record_id(former))
    about: dict[str, Value] = {"original": str(value["original"]), "format": str(value["format"])}
    writing.event(READ, about=about, objects=[kept])


def _worth_it(case: Case, path: str, sha256: str) -> bool:
    original = case.state.originals[sha256]
    if original.state == "readable":
        return False
    name = PurePath(path).name
    if may_be_sidecar(name, b""):
        return True
    with contextlib.suppress(CaseDamagedError, OSError):
        return may_be_sidecar(name, first_bytes(case.original_file(sha256), 4))
    return False


def _record_path(entry: Entry) -> str | None:
    """The record that an entry put, or that came with a branch and is named by its entry carried over."""
    carried = entry.about.get("records")
    paths = [ref.path for ref in entry.objects] or (carried if isinstance(carried, list) else [])
    return next((path for path in paths if isinstance(path, str)), None)


def _record_id(path: str | None) -> str | None:
    return path.rsplit("/", 1)[1].split(".")[0] if path is not None else None


def _says(case: Case, path: str) -> dict[str, object] | None:
    try:
        return case.read_record(path)
    except (NoKeyError, CaseDamagedError):
        return None
