"""Check a case against its log, and its log against itself and against what others saw of it.

1. Walk the folder: everything that is there, without following links.
2. Read the log: each segment must lead from the root before it to its checkpoint, each line must be in its one form,
   each checkpoint must carry the log's signature, and each segment must name the checkpoint file before it.
3. Add the entries up: which file must lie where with which digest, what was destroyed on record.
4. Hold the folder against that: altered, missing, extra, not a plain file, writable.
5. Hold tokens of timestamp authorities and second signatures against the checkpoints that they name.
6. Hold the log against witnesses: a trusted key or checkpoint, and what this machine last saw.

A file that a change had staged when it was cut off counts as being in its place, if it has exactly the right bytes.
"""

from __future__ import annotations

import hashlib
import os
import random
import stat
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.x509 import Certificate

from diptych.adapters.case_disk import is_own_file, open_plain, read_plain
from diptych.adapters.case_store import CHECKPOINTS, SEGMENTS, CaseStore, Log, checkpoint_path, segment_path
from diptych.adapters.keys import KeyFolder
from diptych.algorithms.signatures import is_signed_by
from diptych.domains.casefile.attestations import check_attestations
from diptych.domains.casefile.folder import facts_from_toml
from diptych.domains.casefile.people import check_people
from diptych.domains.casefile.state import CaseState, Expected
from diptych.domains.casefile.witness import check_witnesses
from diptych.model.custody import FOLDERS, UNCOVERED, FileRef, parse_entry
from diptych.model.errors import NotACaseError
from diptych.model.log_root import leaf_hash
from diptych.model.signed_note import Checkpoint, PublicKey, parse_checkpoint, parse_key
from diptych.model.verification import Verification

WORTH_A_THREAD = 16 << 20
"""Bytes from which hashing on two processors is faster than on one. Chosen by hand."""

_BLOCK = 1 << 20
"""1 MiB: larger blocks did not hash faster; chosen by hand."""


@dataclass(slots=True)
class _Seen:
    """What lies in the folder."""

    files: dict[str, os.stat_result] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)


def check_case(
    root: Path,
    *,
    trusted: Sequence[PublicKey | Checkpoint] = (),
    keys: KeyFolder | None = None,
    authorities: Sequence[Certificate] = (),
    sample: float = 1.0,
    seed: int | None = None,
    modes: bool = True,
    withheld: frozenset[str] = frozenset(),
    progress: Callable[[float], None] | None = None,
) -> Verification:
    """Check a case.

    Args:
        root: Its folder; nothing in it is changed.
        trusted: Keys and checkpoints that were had from elsewhere.
        keys: The user's key folder, for what this machine last saw; None to leave that out.
        authorities: Certificates of timestamp authorities that are trusted, with their roots.
        sample: Which share of the files is read and hashed, 0 to 1; the log is always checked whole.
        seed: Makes the sample the same again.
        modes: Whether a writable original is a problem. Some file systems keep no modes.
        withheld: Files that the log names and that a part of a case, handed over in a bag, does not hold.
        progress: Called with the fraction of bytes hashed so far.

    Raises:
        NotACaseError: The folder holds neither a log nor a case.toml.
    """
    found = Verification()
    store = CaseStore(root)
    seen = _walk(root, found)
    if "case.toml" not in seen.files and not any(name.startswith("log/") for name in seen.files):
        raise NotACaseError(f"{root.name or root} is not a case")
    log, state, checkpoints = _check_log(store, seen, found)
    _check_key(store, log, state, checkpoints, found)
    check_people(log, found)
    for path in withheld & set(state.expected) - set(seen.files):
        state.expected.pop(path)
    _check_files(store, seen, state, found, sample=sample, seed=seed, modes=modes, progress=progress)
    check_attestations(store, state, checkpoints, found, authorities)
    check_witnesses(root, log, store, state, found, trusted=trusted, keys=keys)
    if state.times_back:
        found.notes.append(f"{state.times_back} entries have an earlier time than the entry before them")
    return found


def _walk(root: Path, found: Verification) -> _Seen:
    seen = _Seen()
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(root / folder), key=lambda one: one.name)
        except OSError as error:
            if not folder:
                raise NotACaseError(f"{root.name or root} is not a case") from error
            found.add("unreadable", folder, "the folder cannot be read")
            continue
        for entry in entries:
            name = f"{folder}/{entry.name}" if folder else entry.name
            if not folder and (entry.name == "derived" or entry.name.startswith(UNCOVERED[1])):
                continue
            shown = visible(name)
            status = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(status.st_mode):
                if not folder and entry.name not in FOLDERS:
                    found.add("extra", shown, "a folder that the log does not name")
                    continue
                seen.folders.add(name)
                waiting.append(name)
            elif stat.S_ISREG(status.st_mode):
                seen.files[name] = status
            else:
                found.add("wrong_type", shown, "neither a plain file nor a folder")
    return seen


def visible(name: str) -> str:
    """Make a name that came from a disk fit for one line: odd characters as escapes."""
    return "".join(c if c.isprintable() and c.isascii() else ascii(c)[1:-1] for c in name)


def _check_log(
    store: CaseStore, seen: _Seen, found: Verification
) -> tuple[Log, CaseState, dict[int, tuple[Checkpoint, str]]]:
    """Step 2: segments, lines, checkpoints."""
    checkpoints, all_sizes = _checkpoints(store, seen, found)
    firsts = _segment_names(seen, found)
    log, state, broken = Log(), CaseState(), False
    position, ends = 0, set()
    while True:
        sizes = [size for size in all_sizes if size > position]
        later = [first for first in firsts if first > position]
        if not sizes and position not in firsts:
            break
        due = sizes[0] if sizes else None
        content = _segment(store, log, position, checkpoints.get(due or -1), broken)
        if content is None:
            kind = "missing" if later or len(sizes) > 1 else "log_truncated"
            found.add(kind, segment_path(position), f"the log's entries from {position} on are not there")
            broken = True
            nexts = [*later[:1], *sizes[:1]]
            position = min(nexts)
            state.size = position
            ends.add(position)
            continue
        lines = content.split(b"\n")
        if lines.pop() != b"" or not lines:
            found.add("log_altered", segment_path(position), "the segment does not end with a whole line")
            broken = True
        end = position + len(lines)
        if not lines:  # said above; go on behind it
            broken, end = True, max(due or end, position + 1)
        elif end not in all_sizes:
            if end in firsts or (due is None and end > position):
                kind = "missing" if end in firsts else "log_truncated"
                found.add(kind, checkpoint_path(end), f"no checkpoint over the first {end} entries")
            else:
                found.add(
                    "log_altered",
                    segment_path(position),
                    f"the segment has {len(lines)} entries; its checkpoint says {(due or 0) - position}",
                )
                broken, end = True, max(due or end, position + 1)
        ends.add(end)
        _add_segment(log, state, position, content, end, checkpoints, found, broken=broken)
        broken = broken or bool(log.size != end)
        position = end
    for size in all_sizes:
        if size not in ends:
            found.add("log_altered", checkpoint_path(size), "a checkpoint at whose size no segment ends")
    for first in firsts:
        if first not in ends and first != 0:
            found.add("log_altered", segment_path(first), "a segment that follows on no other")
    found.checked["log_entries"] = state.size
    found.checked["checkpoints"] = len(checkpoints)
    return log, state, checkpoints


def _checkpoints(
    store: CaseStore, seen: _Seen, found: Verification
) -> tuple[dict[int, tuple[Checkpoint, str]], list[int]]:
    checkpoints: dict[int, tuple[Checkpoint, str]] = {}
    sizes: list[int] = []
    for name in sorted(seen.files):
        if not name.startswith(f"{CHECKPOINTS}/"):
            continue
        number = name.rpartition("/")[2]
        if not (number.isascii() and number.isdigit()) or checkpoint_path(int(number)) != name:
            found.add("extra", visible(name), "not the name of a checkpoint")
            continue
        sizes.append(int(number))
        try:
            raw = read_plain(store.root / name)
            checkpoint = parse_checkpoint(raw)
        except (OSError, ValueError) as error:
            found.add("log_altered", name, f"the checkpoint does not read: {error}")
            continue
        if checkpoint.size != int(number):
            found.add("log_altered", name, f"the checkpoint is over {checkpoint.size} entries")
            continue
        checkpoints[int(number)] = (checkpoint, hashlib.sha256(raw).hexdigest())
    return checkpoints, sorted(sizes)


def _segment_names(seen: _Seen, found: Verification) -> list[int]:
    firsts = []
    for name in sorted(seen.files):
        if name.startswith(f"{SEGMENTS}/"):
            number = name.rpartition("/")[2].removesuffix(".jsonl")
            if number.isascii() and number.isdigit() and segment_path(int(number)) == name:
                firsts.append(int(number))
            else:
                found.add("extra", visible(name), "not the name of a segment of the log")
        elif name.startswith("log/") and name.count("/") == 1:
            found.add("extra", visible(name), "a file that the log does not name")
    return sorted(firsts)


def _segment(
    store: CaseStore, log: Log, first: int, due: tuple[Checkpoint, str] | None, broken: bool
) -> bytes | None:
    """The bytes of a segment: in its place, else where it was staged if they lead to the checkpoint."""
    if is_own_file(store.root, segment_path(first)):
        try:
            return read_plain(store.root / segment_path(first))
        except OSError:
            return None
    return store.segment(log.tree, first, due[0]) if due is not None and not broken else None


def _add_segment(
    log: Log,
    state: CaseState,
    first: int,
    content: bytes,
    end: int,
    checkpoints: dict[int, tuple[Checkpoint, str]],
    found: Verification,
    *,
    broken: bool,
) -> None:
    """Check the lines of one segment, its root, and the checkpoint file that it names."""
    lines = content.split(b"\n")[:-1]
    tree = log.tree.copy()
    for k, line in enumerate(lines):
        tree.add(leaf_hash(line))
        state_size = state.size
        try:
            entry = parse_entry(line)
        except ValueError as error:
            found.add(
                "log_altered", f"{segment_path(first)} entry {first + k}", f"the entry does not read: {error}"
            )
        else:
            if (entry.after is not None) != (k == 0):
                found.add(
                    "log_altered",
                    f"{segment_path(first)} entry {first + k}",
                    "a segment begins where none should",
                )
            before = checkpoints[first][1] if first in checkpoints else "" if first == 0 else None
            if k == 0 and before is not None and entry.after != before:
                where = checkpoint_path(first) if first else segment_path(first)
                found.add(
                    "log_altered", where, "the checkpoint file is not the one that the next entry names"
                )
            state.add(entry)
            for _, what in state.odd:
                found.add("log_altered", f"{segment_path(first)} entry {first + k}", what)
            state.odd.clear()
        state.size = state_size + 1
    state.size = end
    due = checkpoints.get(end)
    if broken:
        return
    if due is not None and (tree.size != end or tree.root() != due[0].root):
        found.add(
            "log_altered",
            segment_path(first),
            f"entries {first} to {end - 1} do not lead to the root in their checkpoint",
        )
        return
    if due is not None:
        log.tree, log.head, log.head_sha256 = tree, *due
        log.segments.append((first, content))


def _check_key(
    store: CaseStore,
    log: Log,
    state: CaseState,
    checkpoints: dict[int, tuple[Checkpoint, str]],
    found: Verification,
) -> None:
    """Signatures: the key is the one that the first entry names, and each that a later entry adds."""
    signers: list[tuple[int, PublicKey]] = []
    for entry in (*state.events.get("case_opened", ())[:1], *state.events.get("signer_added", ())):
        try:
            signers.append((entry.index, parse_key(str(entry.about.get("log_key")))))
        except ValueError:
            found.add("log_altered", f"log entry {entry.index}", "the key that it names does not read")
    place = store.find(
        "case.toml", state.expected["case.toml"].ref.sha256 if "case.toml" in state.expected else ""
    )
    try:
        facts = facts_from_toml(read_plain(place) if place else b"")
    except (OSError, ValueError) as error:
        facts = None
        if place is not None and signers:
            found.add("altered", "case.toml", f"case.toml does not read: {visible(str(error))}")
    if facts is not None and signers and facts.log_key != signers[0][1].text():
        found.add("altered", "case.toml", "it names another key than the log's first entry")
    if facts is not None and signers and facts.origin != signers[0][1].name:
        found.add("altered", "case.toml", "it names another case than the log's first entry")
    origin = signers[0][1].name if signers else None
    for size, (checkpoint, _) in sorted(checkpoints.items()):
        where = checkpoint_path(size)
        if not checkpoint.signatures:
            found.add("missing_signature", where, "the checkpoint carries no signature")
            continue
        allowed = [key for index, key in signers if index < size]
        if len(checkpoint.signatures) > 1:
            found.add("log_altered", where, "the checkpoint carries more than one signature")
        if origin is not None and checkpoint.origin != origin:
            found.add("log_altered", where, "the checkpoint is of another log")
        if not any(is_signed_by(checkpoint, key) for key in allowed):
            found.add("bad_signature", where, "no signature on the checkpoint holds under the log's key")


def _check_files(
    store: CaseStore,
    seen: _Seen,
    state: CaseState,
    found: Verification,
    *,
    sample: float,
    seed: int | None,
    modes: bool,
    progress: Callable[[float], None] | None,
) -> None:
    """Steps 3 and 4: the folder against the log."""
    to_hash: list[tuple[Expected, Path]] = []
    for path, expected in state.expected.items():
        status = seen.files.get(path)
        if status is None:
            place = store.find(path, expected.ref.sha256)
            if place is None:
                found.add("missing", path, f"the file of entry {expected.index} is not there")
                continue
        else:
            place = store.root / path
            if modes and os.name == "posix" and expected.ref.kind == "original" and status.st_mode & 0o222:
                found.add("writable", path, "an original that may be written to")
        to_hash.append((expected, place))
    if sample < 1.0:
        n = max(1, round(sample * len(to_hash))) if to_hash else 0
        to_hash = random.Random(seed).sample(to_hash, n)
        found.notes.append(f"a sample: {n} of {len(state.expected)} files were read")
    total = max(1, sum(one.ref.size for one, _ in to_hash))
    done = 0
    with ThreadPoolExecutor(2) as beside:
        ways = beside.map if total >= WORTH_A_THREAD else map
        hashed = ways(lambda one: _hash(one[1]), to_hash)
        for expected, (sha256, size, why) in zip((one for one, _ in to_hash), hashed, strict=True):
            done += size
            if why is not None:
                found.add("unreadable", expected.ref.path, f"the file cannot be read: {why}")
            elif (sha256, size) != (expected.ref.sha256, expected.ref.size) and not _superseded(
                store, expected, sha256
            ):
                found.add("altered", expected.ref.path, _how(expected.ref, size))
            if progress is not None:
                progress(min(1.0, done / total))
    found.checked["objects"], found.checked["bytes"] = len(to_hash), done
    pending = bool(store.staged())
    for path in seen.files:
        if path in state.expected or path.startswith((f"{SEGMENTS}/", f"{CHECKPOINTS}/")):
            continue
        gone = state.destroyed.get(path)
        if gone is None:
            if not (path.startswith("log/") and path.count("/") == 1):
                found.add("extra", visible(path), "a file that the log does not name")
        elif not (pending and gone.index >= _last_first(state)):
            found.add("not_destroyed", path, "the log says that it was destroyed, and it is there")
    allowed = state.folders()
    for folder in seen.folders:
        if folder not in allowed:
            found.add("extra", visible(folder), "a folder that the log does not name")
    for one in state.destroyed.values():
        found.destroyed.append(
            {"path": one.path, "when": one.time, "by": one.by, "why": one.basis, "entry": one.index}
        )


def _superseded(store: CaseStore, expected: Expected, sha256: str) -> bool:
    """Whether a former version is still in the place of a new one that a cut-off change has staged."""
    if sha256 not in expected.former:
        return False
    for staged in store.staged():
        candidate = staged / "files" / expected.ref.path
        if candidate.is_file() and _hash(candidate)[0] == expected.ref.sha256:
            return True
    return False


def _last_first(state: CaseState) -> int:
    return max((one.index for one in state.destroyed.values()), default=0)


def _how(ref: FileRef, size: int) -> str:
    if size != ref.size:
        return f"it has {size} bytes; the log says {ref.size}"
    return "its bytes are not those that the log names"


def _hash(path: Path) -> tuple[str, int, str | None]:
    hasher, size = hashlib.sha256(), 0
    try:
        with open_plain(path) as stream:
            while block := stream.read(_BLOCK):
                hasher.update(block)
                size += len(block)
    except OSError as error:
        return "", size, os.strerror(error.errno or 5).lower()
    return hasher.hexdigest(), size, None
