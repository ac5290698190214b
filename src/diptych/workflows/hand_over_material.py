"""Read a case into what a hand-over chooses from; open what this user's key opens."""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from diptych.adapters.case_clock import now
from diptych.adapters.case_sealing import unseal
from diptych.adapters.case_store import checkpoint_path, segment_path
from diptych.domains.assessment import restricted
from diptych.domains.casefile import Case
from diptych.domains.handover import Document, Material, Original, PublishingCopy
from diptych.model.case import OriginalState
from diptych.model.conditions import Conditions, strictest
from diptych.model.errors import CaseDamagedError, NoKeyError, UnreadableError, WrongCallError
from diptych.model.sheets import Sheet
from diptych.workflows.case_sheet import sensitive_sheets

STAMPED = "timestamp_added"
"""Action of the entry that brings a timestamp authority's token into the case."""


def read_material(case: Case, copies: Sequence[tuple[Path, str, int]] = ()) -> Material:
    """Read it.

    Args:
        case: The case.
        copies: Publishing copies: file, digest, size.

    Raises:
        CaseDamagedError: A file is missing or changed.
        WrongCallError: A publishing copy is not in the case's log.
    """
    entries = list(case.entries())
    actions = Counter(one.action for one in entries)
    stamped = [one.about.get("size") for one in entries if one.action == STAMPED]
    state = case.state
    covered = {
        path: (one.ref.sha256, one.ref.size, one.index)
        for path, one in sorted(state.expected.items(), key=lambda pair: (pair[1].index, pair[0]))
    }
    records: list[Document] = []
    for versions in state.records.values():
        newest = next((one.path for one in reversed(versions) if one.path in covered), None)
        records += [
            _document(case, one.path, one.kind, covered, superseded=one.path != newest)
            for one in versions
            if one.path in covered
        ]
    records.sort(key=lambda one: (one.entry, one.path))
    head = case.log.head
    sensitive = sensitive_sheets(case)
    return Material(
        case=case.facts.case,
        title=case.facts.title,
        opened=case.facts.opened,
        log_key=case.facts.log_key,
        originals=tuple(
            _original(case, one, sensitive.get(one.sha256, ()))
            for one in case.originals()
            if not one.destroyed
        ),
        records=tuple(records),
        findings=tuple(_document(case, p, "finding", covered) for p in covered if p.startswith("findings/")),
        registers=tuple(
            _document(case, p, "register", covered) for p in covered if p.startswith("register/")
        ),
        lines=tuple(case.log.lines()),
        head=head.to_bytes() if head is not None else b"",
        log_files=_log_files(case),
        covered=covered,
        actions=dict(actions),
        destroyed=tuple(
            {"path": one.path, "when": one.time, "by": one.by, "basis": one.basis, "entry": one.index}
            for one in state.destroyed.values()
        ),
        timestamped=max((one for one in stamped if isinstance(one, int)), default=0),
        copies=tuple(_copy(k, one, actions, case) for k, one in enumerate(copies, 1)),
    )


def _log_files(case: Case) -> dict[str, bytes]:
    files = {segment_path(first): content for first, content in case.log.segments}
    for size in case.log.bodies:
        path = checkpoint_path(size)
        try:
            files[path] = (case.root / path).read_bytes()
        except OSError as error:
            raise CaseDamagedError(f"{path} cannot be read") from error
    return dict(sorted(files.items()))


def _original(case: Case, one: OriginalState, sensitive: Sequence[Sheet | None]) -> Original:
    receipts, conditions = [], []
    for path in one.receipts:
        if path not in case.state.expected:
            continue
        value = _opened(case, path)
        conditions.append(_conditions(value))
        if value is not None:
            receipts.append((path, value))
    report = _opened(case, one.report) if one.report in case.state.expected else None
    return Original(
        sha256=one.sha256,
        size=one.size,
        number=one.number,
        entry=one.index,
        state=one.state,
        conditions=restricted(strictest(conditions), sensitive, now()[:10]),
        receipts=tuple(receipts),
        report=(one.report, report) if one.report is not None and report is not None else None,
    )


def _conditions(receipt: Mapping[str, Any] | None) -> Conditions:
    """What a receipt states; what could not be opened or does not read was not asked, so not allowed."""
    stated = receipt.get("conditions") if receipt is not None else None
    if isinstance(stated, Mapping):
        with contextlib.suppress(ValueError):
            return Conditions.from_dict(stated)
    return Conditions()


def _opened(case: Case, path: str | None) -> dict[str, Any] | None:
    try:
        return case.read_record(path) if path is not None else None
    except NoKeyError:
        return None


def _document(
    case: Case, path: str, kind: str, covered: Mapping[str, tuple[str, int, int]], *, superseded: bool = False
) -> Document:
    stored = case.read_bytes(path)
    opened: bytes | None = stored
    if path.endswith(".age"):
        try:
            opened = unseal(stored, case.keys.sealing_key())
        except NoKeyError:
            opened = None
    sha256, size, entry = covered[path]
    return Document(
        path=path,
        kind=kind,
        sha256=sha256,
        size=size,
        entry=entry,
        stored=stored,
        opened=opened,
        superseded=superseded,
    )


def _copy(k: int, given: tuple[Path, str, int], actions: Mapping[str, int], case: Case) -> PublishingCopy:
    """Find the entry of the log that a publishing copy was made by."""
    path, sha256, size = given
    if actions.get("publishing_copy_made"):
        for entry in case.entries():
            if entry.action == "publishing_copy_made" and entry.about.get("copy") == sha256:
                suffix = path.suffix.lower() if path.suffix[1:].isalnum() and path.suffix.isascii() else ""
                return PublishingCopy(
                    name=f"{k:04d}{suffix}", sha256=sha256, size=size, of=str(entry.about.get("original"))
                )
    raise WrongCallError(
        "a publishing copy is not in this case's log", advice="Make it with `diptych publish` in this case."
    )


def recordings_of(findings: bytes) -> frozenset[str]:
    """Digests of the recordings that a comparison's folder is about.

    Raises:
        UnreadableError: Its findings do not read.
    """
    try:
        document = json.loads(findings)
        return frozenset(str(one["sha256"]) for one in document["recordings"])
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableError("findings.json of the comparison does not read") from error
