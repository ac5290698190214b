"""Hold a log against what was seen of it elsewhere: a checkpoint, a key, a second party's signature."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from diptych.adapters.case_disk import read_plain
from diptych.adapters.case_store import CaseStore, Log
from diptych.adapters.keys import KeyFolder
from diptych.algorithms.signatures import is_signed_by
from diptych.domains.casefile.state import CaseState
from diptych.model.log_root import GrowingTree, leaf_hash
from diptych.model.signed_note import NOTE, Checkpoint, PublicKey, parse_checkpoint
from diptych.model.verification import Verification


def root_at(log: Log, size: int) -> bytes | None:
    """Return the root over a log's first entries, or None where it has fewer."""
    if size > log.size:
        return None
    tree = GrowingTree()
    lines = log.lines()
    for _ in range(size):
        tree.add(leaf_hash(next(lines)))
    return tree.root()


def against_checkpoint(seen: Checkpoint, log: Log) -> tuple[str, str] | None:
    """Say how a log departs from a checkpoint that was seen of it: kind of problem and sentence, or None."""
    if log.head is None or seen.origin != log.head.origin:
        return "forked", "the checkpoint given is of another case's log"
    root = root_at(log, seen.size)
    if root is None:
        return "rolled_back", f"the log has {log.size} entries; a checkpoint over {seen.size} was seen before"
    if root != seen.root:
        return "forked", f"the first {seen.size} entries are not those that were seen before"
    return None


def against_seen(seen: bytes | None, log: Log) -> str | None:
    """Say how a log departs from what this machine last saw of it, or None."""
    if seen is None:
        return None
    try:
        checkpoint = parse_checkpoint(seen)
    except ValueError:
        return None
    if log.bodies.get(checkpoint.size) == checkpoint.body():
        return None  # one of this log's own checkpoints, whose roots were held against its entries when it was read
    found = against_checkpoint(checkpoint, log)
    return found[1] if found else None


def check_witnesses(
    root: Path,
    log: Log,
    store: CaseStore,
    state: CaseState,
    found: Verification,
    *,
    trusted: Sequence[PublicKey | Checkpoint],
    keys: KeyFolder | None,
) -> None:
    """Hold the log against everything that was had from elsewhere, and say what could not be held against anything."""
    held = 0
    for witness in trusted:
        if isinstance(witness, Checkpoint):
            _add(found, against_checkpoint(witness, log), "the trusted checkpoint")
            held += 1
        elif witness.kind == NOTE:
            if log.head is None or not is_signed_by(log.head, witness):
                found.add(
                    "re_signed", "log/checkpoints", "the newest checkpoint is not signed by the trusted key"
                )
        else:
            held += _against_cosignatures(witness, log, store, state, found)
    held += _against_this_machine(root, log, found, keys)
    if not held:
        found.not_checkable.append("rollback: no trusted checkpoint given")


def _against_cosignatures(
    key: PublicKey, log: Log, store: CaseStore, state: CaseState, found: Verification
) -> int:
    newest: Checkpoint | None = None
    for path, expected in state.expected.items():
        if expected.ref.kind != "cosignature":
            continue
        place = store.find(path, expected.ref.sha256)
        try:
            note = parse_checkpoint(read_plain(place) if place is not None else b"")
        except (OSError, ValueError):
            continue
        if is_signed_by(note, key) and (newest is None or note.size > newest.size):
            newest = note
    if newest is None:
        found.add("re_signed", "log/cosignatures", "there is no signature by the trusted second party")
        return 0
    _add(found, against_checkpoint(newest, log), "the checkpoint that the second party signed")
    return 1


def _against_this_machine(root: Path, log: Log, found: Verification, keys: KeyFolder | None) -> int:
    if keys is None or log.head is None:
        return 0
    case = log.head.origin.removeprefix("diptych.case/")
    before = keys.case_at(root)
    if before is not None and before != case:
        found.add("re_signed", "log/checkpoints", "this machine last saw another case in this place")
        return 1
    seen = keys.seen(case)
    if seen is None:
        return 0
    try:
        checkpoint = parse_checkpoint(seen)
    except ValueError:
        found.notes.append("what this machine last saw of the case does not read")
        return 0
    problem = against_checkpoint(checkpoint, log)
    _add(found, problem, "what this machine last saw")
    key_words = {line.key_id for line in checkpoint.signatures}
    if problem is None and not key_words & {line.key_id for line in log.head.signatures}:
        found.notes.append(
            "the newest checkpoint is signed by another key than the one that this machine last saw"
        )
    return 1


def _add(found: Verification, problem: tuple[str, str] | None, what: str) -> None:
    if problem is not None:
        found.add(problem[0], "log/checkpoints", f"{problem[1]} ({what})")
