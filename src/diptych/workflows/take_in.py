"""Take in: preserve files that are handed over before anything opens them, then look at each in a helper."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from diptych.adapters.c2pa_manifests import read_manifest
from diptych.adapters.case_disk import Disk
from diptych.adapters.case_probe import LIMIT_S, look_at
from diptych.adapters.keys import KeyFolder
from diptych.adapters.offered_files import (
    ChangedWhileReadError,
    NotOfferedError,
    Offered,
    first_bytes,
    offered_files,
    open_file,
    why,
)
from diptych.domains.casefile import Case, Writing
from diptych.domains.evidence import HandedOver, is_same_receipt, receipt, should_be_looked_at
from diptych.model.case import Intake, IntakeReport
from diptych.model.custody import Value
from diptych.model.errors import CaseDamagedError, NoKeyError
from diptych.workflows.case_sheet import planned_items
from diptych.workflows.take_in_packages import take_out_of_packages
from diptych.workflows.take_in_sidecars import read_sidecars_of

BATCH_FILES = 64
"""Files that come in together: one signature and one flush for all of them. Chosen by hand."""

BATCH_BYTES = 1 << 30
"""Bytes after which a batch is closed, so that an interrupted run loses little. Chosen by hand."""


def take_in(
    paths: Sequence[Path],
    *,
    case: Path,
    handed: HandedOver | None = None,
    reason: str = "",
    examine: bool = True,
    limit_s: float = LIMIT_S,
    sidecars: bool = True,
    unpacked: bool = False,
    keys: KeyFolder | None = None,
    disk: Disk | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> IntakeReport:
    """Take files into a case. Run again after an interruption: what is in is known by its bytes and its receipt.

    Args:
        paths: Files and folders; they are only read.
        case: The case's folder.
        handed: What is known about where they come from.
        reason: Why they are taken in; kept in a sealed record.
        examine: Whether to look at each file after it was preserved.
        limit_s: Longest look at one file.
        sidecars: Whether to read files that lie beside recordings and speak of them.
        unpacked: Whether to take in the recordings inside packages (ProofMode, WACZ) as originals as well.
        keys: The user's keys.
        disk: How the case's files are written.
        progress: Called with a stage and its fraction done.

    Raises:
        NotACaseError: There is no case in the folder.
        OutputFailedError: The disk is full or refuses; batches that were complete stand.
    """
    held = Case.open(case, keys=keys, disk=disk)
    run = _Run(held, handed or HandedOver(), reason, progress or (lambda *_: None))
    done = run.all(offered_files(paths), limit_s if examine else None)
    notes = _notes(done)
    if unpacked:

        def take(files: list[Path], place: str) -> list[Intake]:
            run.handed = replace(handed or HandedOver(), place=place)
            return run.all(offered_files(files), limit_s if examine else None)

        inside, told = take_out_of_packages(held, done, take)
        done, notes = [*done, *inside], (*notes, *told)
    notes = (*notes, *_against_plan(held, done, reason))
    if not sidecars or not done:
        return IntakeReport(files=tuple(done), notes=notes)
    read = read_sidecars_of(held, done, batch=run.batch, progress=progress)
    files = tuple(replace(one, sidecars=read.of.get(one.sha256 or "", ())) for one in done)
    return IntakeReport(files=files, notes=(*notes, *read.notes), sidecars=read.found)


def _notes(done: Sequence[Intake]) -> tuple[str, ...]:
    if not done:
        return ("no files were found",)
    return ()


def _against_plan(case: Case, done: Sequence[Intake], reason: str) -> tuple[str, ...]:
    """Say and log where more is held than was planned (Berkeley Protocol, paragraphs 31 and 147)."""
    n_new = sum(one.outcome == "taken_in" for one in done)
    planned = planned_items(case) if n_new else None
    held = sum(not one.destroyed for one in case.state.originals.values())
    if planned is None or held <= planned:
        return ()
    about: dict[str, Value] = {"planned": planned, "held": held, "justified": bool(reason.strip())}
    case.log_event("plan_exceeded", about=about, reason=reason)
    why = (
        "the reason given is on record"
        if reason.strip()
        else "no reason was given: note why, or widen the plan"
    )
    return (f"the collection plan has {planned} files and the case holds {held}; {why}",)


def _batches(offered: Sequence[Offered]) -> Iterator[list[Offered]]:
    batch: list[Offered] = []
    size = 0
    for one in offered:
        batch.append(one)
        if one.refused is None:
            with contextlib.suppress(OSError):  # it is said when the file is opened
                size += one.path.stat().st_size
        if len(batch) >= BATCH_FILES or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Run:
    """One run over many files."""

    def __init__(
        self, case: Case, handed: HandedOver, reason: str, progress: Callable[[str, float], None]
    ) -> None:
        self.case, self.handed, self.reason, self.progress = case, handed, reason, progress
        self.batch = secrets.token_hex(8)
        self.total, self.seen = 1, 0
        self.names: dict[str, str] = {}

    def all(self, offered: Iterable[Offered], limit_s: float | None) -> list[Intake]:
        """Take files in, batch by batch; with a limit, look at each."""
        listed = list(offered)
        self.total, self.seen = max(1, len(listed)), 0
        done: list[Intake] = []
        for batch in _batches(listed):
            taken = self.preserve(batch)
            done.extend(self.examine(taken, limit_s) if limit_s is not None else taken)
        return done

    def preserve(self, batch: Sequence[Offered]) -> list[Intake]:
        """Copy a batch in: files, receipts and events together, or none of them."""
        with self.case.change(reason=self.reason) as writing:
            taken = []
            for one in batch:
                taken.append(self._preserve_one(writing, one))
                self.seen += 1
                self.progress("preserving", self.seen / self.total)
        return taken

    def _preserve_one(self, writing: Writing, one: Offered) -> Intake:
        shown = str(one.path)
        if one.refused is not None:
            return Intake(file=shown, outcome="refused", reason=one.refused)
        for attempt in (1, 2):
            try:
                return self._copy(writing, one.path)
            except NotOfferedError as error:
                return Intake(file=shown, outcome="refused", reason=str(error))
            except ChangedWhileReadError as error:
                if attempt == 2:
                    return Intake(file=shown, outcome="failed", reason=f"{error}; nothing of it was kept")
            except OSError as error:
                return Intake(file=shown, outcome="failed", reason=f"it cannot be read: {why(error)}")
        raise AssertionError("two attempts")

    def _copy(self, writing: Writing, path: Path) -> Intake:
        opened = open_file(path)
        with opened.stream:
            ref, fresh = writing.copy_original(opened.stream, settled=opened.check_unchanged)
        self.names.setdefault(ref.sha256, path.name)
        value = receipt(
            self.handed,
            name=path.name,
            place=self.handed.place or str(path.absolute()),
            size=ref.size,
            modified_ns=opened.modified_ns,
            sha256=ref.sha256,
            batch=self.batch,
        )
        if not fresh and self._is_known(ref.sha256, value):
            return Intake(file=str(path), outcome="known", sha256=ref.sha256, size=ref.size)
        kept = writing.put_record("receipt", value)
        about: dict[str, Value] = {"original": ref.sha256, "batch": self.batch}
        writing.event(
            "taken_in" if fresh else "received_again",
            about=about,
            objects=[ref, kept] if fresh else [kept],
        )
        return Intake(file=str(path), outcome="taken_in", sha256=ref.sha256, size=ref.size)

    def _is_known(self, sha256: str, value: dict[str, object]) -> bool:
        """Whether the case holds these bytes with a receipt that says the same: a run that is repeated."""
        original = self.case.state.originals.get(sha256)
        for path in original.receipts if original is not None else ():
            try:
                if is_same_receipt(self.case.read_record(path), value):
                    return True
            except (NoKeyError, CaseDamagedError):
                continue
        return False

    def examine(self, taken: Sequence[Intake], limit_s: float) -> list[Intake]:
        """Look at what was preserved and has not been looked at; keep a report of each."""
        waiting = list(
            dict.fromkeys(
                one.sha256
                for one in taken
                if one.sha256 is not None
                and self.case.state.originals[one.sha256].state in ("quarantined", "not_finished")
            )
        )
        reports: dict[str, dict[str, object]] = {}
        to_look: list[str] = []
        for sha256 in waiting:
            head = first_bytes(self.case.original_file(sha256))
            if should_be_looked_at(head, self.names.get(sha256, "")):
                to_look.append(sha256)
            else:
                reports[sha256] = {"state": "not_media", "reason": None, "facts": {}}

        def keep(k: int, report: dict[str, object]) -> None:
            reports[to_look[k]] = report
            self.progress("examining", (k + 1) / len(to_look))

        look_at([self.case.original_file(one) for one in to_look], limit_s=limit_s, done=keep)
        for sha256 in to_look:
            self._read_manifest(sha256, reports[sha256])
        if waiting:
            with self.case.change() as writing:
                for sha256 in waiting:
                    report = reports[sha256]
                    kept = writing.put_record("report", {"original": sha256, **report})
                    about: dict[str, Value] = {"original": sha256, "state": str(report["state"])}
                    writing.event("examined", about=about, objects=[kept])
        return [self._with_state(one, reports) for one in taken]

    def _read_manifest(self, sha256: str, report: dict[str, object]) -> None:
        """Where a C2PA manifest is there, add what its reader says."""
        facts = report.get("facts")
        found = facts.get("c2pa") if isinstance(facts, dict) else None
        if isinstance(found, dict) and found.get("state") == "present":
            found["manifest"] = read_manifest(self.case.original_file(sha256), str(found.get("kind")))

    def _with_state(self, one: Intake, reports: dict[str, dict[str, object]]) -> Intake:
        if one.sha256 is None:
            return one
        original = self.case.state.originals[one.sha256]
        report = reports.get(one.sha256)
        if report is None and original.report is not None:
            try:
                report = self.case.read_record(original.report)
            except (NoKeyError, CaseDamagedError):
                report = None
        reason = report.get("reason") if report is not None else None
        return replace(one, state=original.state, reason=str(reason) if reason else None)
