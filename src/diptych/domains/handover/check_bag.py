"""Check a bag: every byte of it against its manifests, these against the signature, and the log against its root.

1. Walk the folder: everything that is there, without following links.
2. ``bag.checkpoint`` is signed by the key in ``custody/log_key``, over the tag manifest and the tokens over it.
3. The tag manifest names every other file outside ``data/``, the manifest every file below it; all bytes are theirs.
4. The entry that logs the hand-over names the manifest, and leads to the root of the case's log under the same key.
5. Where the bag holds the log, reduced or whole, it leads to that root; entries that go along lead to theirs.
6. Tokens of timestamp authorities are over the tag manifest.
7. Trusted keys and checkpoints that were had from elsewhere fit.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from diptych.algorithms.der_imprint import find_imprint
from diptych.algorithms.hash_tree import leads_to_root
from diptych.algorithms.redacted_log import leaves_of
from diptych.algorithms.signatures import is_signed_by
from diptych.domains.handover import bag
from diptych.model.custody import Entry, parse_entry
from diptych.model.errors import NotACaseError
from diptych.model.log_root import leaf_hash, root_of
from diptych.model.signed_note import (
    NOTE,
    Checkpoint,
    PublicKey,
    parse_checkpoint,
    parse_inclusion,
    parse_key,
)
from diptych.model.verification import Verification

CASE = "data/case"
"""The part of a case that a court's bag holds."""

REQUIRED = (
    "README.txt",
    "bag-info.txt",
    "bagit.txt",
    bag.PATH,
    bag.LINE,
    bag.LINE_KEY,
    bag.MANIFEST,
    "verify.py",
)
"""What every bag holds and its tag manifest names."""

_TOKEN = re.compile(r"tagmanifest-sha256\.([1-9][0-9]?)\.tsr")
_ENTRY = re.compile(r"data/inclusion/([0-9]{12})\.(json|inclusion)")


@dataclass(slots=True)
class _Bag:
    root: Path
    found: Verification
    files: dict[str, int] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    is_signed: bool = False
    """Whether tag manifest and tokens are those that were signed; where not, that was said."""

    def read(self, path: str) -> bytes | None:
        """Read a small file; None where it is not there, which is said elsewhere."""
        if path not in self.files:
            return None
        try:
            return (self.root / path).read_bytes()
        except OSError:
            return None


@dataclass(slots=True)
class _Custody:
    """What the custody files say."""

    key: PublicKey | None = None
    entry: Entry | None = None
    head: Checkpoint | None = None
    leaves: list[bytes] = field(default_factory=list)
    """Leaf hashes of the whole log, where the bag lets one make them."""


def is_bag(path: Path) -> bool:
    """Whether a folder holds a bag rather than a case."""
    return not (path / "case.toml").exists() and any(
        (path / name).is_file() for name in ("bagit.txt", bag.SIGNED, bag.MANIFEST, bag.TAG_MANIFEST)
    )


def check_bag(
    root: Path,
    *,
    trusted: Sequence[PublicKey | Checkpoint] = (),
    progress: Callable[[float], None] | None = None,
) -> tuple[Verification, frozenset[str] | None]:
    """Check a bag, all but the part of a case that it may hold.

    Args:
        root: Its folder; nothing in it is changed.
        trusted: Keys and checkpoints that were had from elsewhere.
        progress: Called with the fraction of bytes hashed so far.

    Returns:
        What was found, and the paths that the part of a case in ``data/case`` may lack; None where there is none.

    Raises:
        NotACaseError: The folder cannot be read.
    """
    held = _Bag(root, Verification())
    _walk(held)
    custody = _Custody(key=_key(held))
    _check_signature(held, custody)
    listed = _check_manifests(held, progress)
    _check_info(held)
    _check_custody(held, custody)
    _check_inclusion(held, custody)
    _check_tokens(held)
    _check_trusted(held, custody, trusted)
    in_case = any(path.startswith(f"{CASE}/") for path in listed)
    return held.found, _withheld_paths(held) if in_case else None


def _walk(held: _Bag) -> None:
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(held.root / folder), key=lambda one: one.name)
        except OSError as error:
            if not folder:
                raise NotACaseError(f"{held.root.name or held.root} cannot be read") from error
            held.found.add("unreadable", folder, "the folder cannot be read")
            continue
        for entry in entries:
            name = f"{folder}/{entry.name}" if folder else entry.name
            status = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(status.st_mode):
                held.folders.add(name)
                waiting.append(name)
            elif stat.S_ISREG(status.st_mode):
                held.files[name] = status.st_size
            else:
                held.found.add("wrong_type", _shown(name), "neither a plain file nor a folder")


def _key(held: _Bag) -> PublicKey | None:
    content = held.read(bag.LINE_KEY)
    if content is None:
        return None
    try:
        key = parse_key(content.decode("ascii"))
        if f"{key.text()}\n".encode("ascii") != content or key.kind != NOTE:
            raise ValueError("not in its one form")
    except ValueError:
        held.found.add("bag_altered", bag.LINE_KEY, "the log's key does not read")
        return None
    return key


def _check_signature(held: _Bag, custody: _Custody) -> None:
    """Step 2."""
    content, listed = held.read(bag.SIGNED), held.read(bag.TAG_MANIFEST)
    if content is None:
        held.found.add("missing", bag.SIGNED, "nothing signs this bag")
        return
    try:
        note = parse_checkpoint(content)
    except ValueError:
        held.found.add("bag_altered", bag.SIGNED, "the signed state of the bag does not read")
        return
    tokens = [held.read(name) or b"" for name in _tokens(held)]
    case = custody.key.name.removeprefix("diptych.case/") if custody.key is not None else ""
    expected = bag.to_sign(case, listed or b"", tokens)
    held.is_signed = (note.size, note.root) == (expected.size, expected.root)
    if not held.is_signed:
        held.found.add("altered", bag.TAG_MANIFEST, "it and the tokens over it are not what was signed")
    if not note.signatures:
        held.found.add("missing_signature", bag.SIGNED, "the bag carries no signature")
        return
    if len(note.signatures) > 1:
        held.found.add("bag_altered", bag.SIGNED, "more than one signature")
    if custody.key is None:
        return
    if note.origin != expected.origin:
        held.found.add("bag_altered", bag.SIGNED, "it is of another case than the key")
    if not is_signed_by(note, custody.key):
        held.found.add(
            "bad_signature", bag.SIGNED, "the signature does not hold under the key in custody/log_key"
        )


def _tokens(held: _Bag) -> list[str]:
    """Tokens in the order in which they are signed: 1, 2 … without a gap."""
    names: list[str] = []
    while bag.token_name(len(names) + 1) in held.files:
        names.append(bag.token_name(len(names) + 1))
    return names


def _check_manifests(held: _Bag, progress: Callable[[float], None] | None) -> set[str]:
    """Step 3. Returns all paths that the manifests name."""
    unlisted = {bag.SIGNED, bag.TAG_MANIFEST, *_tokens(held)}
    expected: dict[str, str] = {}
    whole = True
    for name, below in ((bag.TAG_MANIFEST, False), (bag.MANIFEST, True)):
        content = held.read(name)
        if content is None:
            if name == bag.TAG_MANIFEST:
                held.found.add("missing", name, "the list of tag files is not there")
            whole = False
            continue
        try:
            listed = bag.parse_manifest(content)
        except ValueError:
            held.found.add("bag_altered", name, "the list of files does not read")
            whole = False
            continue
        if any(path.startswith("data/") != below or path in unlisted for path in listed):
            held.found.add("bag_altered", name, "it lists what has no place in it")
        if not below and not set(REQUIRED) <= set(listed):
            held.found.add("bag_altered", name, "it does not list all that a bag holds")
        expected.update(listed)
    total, done = max(1, sum(held.files.values())), 0
    for path, sha256 in sorted(expected.items()):
        if path not in held.files:
            held.found.add("missing", _shown(path), "a file that the manifests name is not there")
            continue
        found = _hash(held.root / path)
        done += held.files[path]
        if found is None:
            held.found.add("unreadable", _shown(path), "the file cannot be read")
        elif found != sha256:
            held.found.add("altered", _shown(path), "its bytes are not those that the manifest names")
        held.found.checked["objects"] += 1
        held.found.checked["bytes"] += held.files[path]
        if progress is not None:
            progress(min(1.0, done / total))
    if whole:
        for path in held.files:
            if path not in expected and path not in unlisted:
                held.found.add("extra", _shown(path), "a file that the manifests do not name")
        allowed = {parent.as_posix() for path in expected for parent in Path(path).parents}
        for folder in held.folders - allowed:
            held.found.add("extra", _shown(folder), "a folder that the manifests do not name")
    return set(expected)


def _check_info(held: _Bag) -> None:
    declaration, info = held.read("bagit.txt"), held.read("bag-info.txt")
    if declaration is not None and declaration != bag.DECLARATION:
        held.found.add("bag_altered", "bagit.txt", "it does not declare a bag of version 1.0")
    if info is None:
        return
    payload = [size for path, size in held.files.items() if path.startswith("data/")]
    try:
        if bag.parse_bag_info(info).get("Payload-Oxum") != f"{sum(payload)}.{len(payload)}":
            held.found.add("bag_altered", "bag-info.txt", "the payload has another size or number of files")
    except ValueError:
        held.found.add("bag_altered", "bag-info.txt", "it does not read")


def _check_custody(held: _Bag, custody: _Custody) -> None:
    """Step 4, and step 5 for the whole log."""
    line, path = held.read(bag.LINE), held.read(bag.PATH)
    if line is None or path is None:
        return
    try:
        custody.entry = parse_entry(line.removesuffix(b"\n"))
        if not line.endswith(b"\n"):
            raise ValueError("no whole line")
    except ValueError:
        held.found.add("log_altered", bag.LINE, "the entry does not read")
        return
    custody.head = _leads(held, custody, bag.PATH, path, line, custody.entry.index)
    listed = held.read(bag.MANIFEST) or b""
    about = custody.entry.about
    if custody.entry.action != "handed_over" or about.get("manifest") != hashlib.sha256(listed).hexdigest():
        held.found.add("log_altered", bag.LINE, "the log's entry is about another manifest")
    held.found.checked["log_entries"] += 1
    if custody.head is not None:
        held.found.checked["checkpoints"] += 1
        _check_log(held, custody, custody.head)


def _leads(
    held: _Bag, custody: _Custody, where: str, text: bytes, line: bytes, expected_index: int
) -> Checkpoint | None:
    """Check the path from a line to a signed root."""
    try:
        index, path, raw = parse_inclusion(text.decode("utf-8"))
        checkpoint = parse_checkpoint(raw)
    except ValueError:
        held.found.add("log_altered", where, "the path to the root does not read")
        return None
    leaf = leaf_hash(line.removesuffix(b"\n"))
    if index != expected_index or not leads_to_root(leaf, index, checkpoint.size, path, checkpoint.root):
        held.found.add("log_altered", where, "the entry does not lead to the root")
        return None
    if custody.key is None:
        return checkpoint
    if checkpoint.origin != custody.key.name or len(checkpoint.signatures) != 1:
        held.found.add("log_altered", where, "the root is of another log, or not signed once")
    elif not is_signed_by(checkpoint, custody.key):
        held.found.add("bad_signature", where, "the root's signature does not hold under the log's key")
    return checkpoint


def _check_log(held: _Bag, custody: _Custody, head: Checkpoint) -> None:
    """Step 5: the log in the bag, whole files and lines after them, leads to the root."""
    rest = held.read(bag.ENTRIES)
    if rest is None:
        return
    before: list[bytes] = []
    for path in sorted(p for p in held.files if p.startswith(f"{CASE}/log/segments/")):
        before += [leaf_hash(line) for line in (held.read(path) or b"").split(b"\n")[:-1]]
    try:
        leaves, shown = leaves_of(rest)
    except ValueError:
        held.found.add("log_altered", bag.ENTRIES, "the entries do not read")
        return
    named: set[str] = set()
    for k, line in enumerate(shown, len(before)):
        if line is None:
            continue
        try:
            entry = parse_entry(line)
            if entry.index != k:
                raise ValueError("another index")
        except ValueError:
            held.found.add("log_altered", bag.ENTRIES, f"entry {k} does not read or has another place")
            continue
        if entry.action in ("case_opened", "signer_added"):
            named.add(str(entry.about.get("log_key")))
    custody.leaves = [*before, *leaves]
    if len(custody.leaves) != head.size or root_of(custody.leaves) != head.root:
        held.found.add("log_altered", bag.ENTRIES, "the log does not lead to its root")
        custody.leaves = []
    held.found.checked["log_entries"] += len(leaves)
    alone = not any(path.startswith(f"{CASE}/log/segments/") for path in held.files)
    if alone and custody.key is not None and custody.key.text() not in named:
        held.found.add("log_altered", bag.LINE_KEY, "no entry of the log names this key")


def _check_inclusion(held: _Bag, custody: _Custody) -> None:
    """Step 5: single entries that go along."""
    for path in sorted(held.files):
        match = _ENTRY.fullmatch(path)
        if match is None or match[2] != "json":
            continue
        line, text = held.read(path), held.read(path.removesuffix("json") + "inclusion")
        if line is None or text is None:
            continue
        try:
            entry = parse_entry(line.removesuffix(b"\n"))
        except ValueError:
            held.found.add("log_altered", path, "the entry does not read")
            continue
        if entry.index != int(match[1]):
            held.found.add("log_altered", path, "the entry has another place in the log")
        _leads(held, custody, path.removesuffix("json") + "inclusion", text, line, entry.index)
        held.found.checked["log_entries"] += 1


def _check_tokens(held: _Bag) -> None:
    """Step 6."""
    listed = held.read(bag.TAG_MANIFEST) or b""
    for name in _tokens(held):
        held.found.checked["timestamps"] += 1
        if held.is_signed and find_imprint(held.read(name) or b"") != hashlib.sha256(listed).digest():
            held.found.add("bad_timestamp", name, "the token is not over tagmanifest-sha256.txt")
        held.found.not_checkable.append(
            "timestamp: who signed it; with the authority's certificates: openssl ts -verify "
            f"-data {bag.TAG_MANIFEST} -in {name} -CAfile ROOT.pem -untrusted AUTHORITY.pem"
        )


def _check_trusted(held: _Bag, custody: _Custody, trusted: Sequence[PublicKey | Checkpoint]) -> None:
    """Step 7."""
    known = False
    for one in trusted:
        if isinstance(one, PublicKey) and one.kind != NOTE:
            held.found.notes.append(
                "a second party's key is held against the log only where the log goes along"
            )
        elif isinstance(one, PublicKey):
            known = True
            if custody.key is None or one.text() != custody.key.text():
                held.found.add("re_signed", bag.SIGNED, "not signed by the trusted key")
        else:
            known = _against(held, custody, one) or known
    if not known:
        held.found.not_checkable.append(
            "signer: no trusted key or checkpoint given; the key is the bag's own"
        )


def _against(held: _Bag, custody: _Custody, seen: Checkpoint) -> bool:
    """Hold the log against a checkpoint that was seen of it; says whether that could be done."""
    head = custody.head
    if head is None or seen.origin != head.origin:
        held.found.add("forked", bag.PATH, "the checkpoint given is of another case's log")
        return True
    if seen.size > head.size:
        held.found.notes.append("the checkpoint given is newer than this bag")
        return False
    if seen.size == head.size or custody.leaves:
        root = head.root if seen.size == head.size else root_of(custody.leaves[: seen.size])
        if root != seen.root:
            held.found.add("forked", bag.PATH, f"the first {seen.size} entries are not those seen before")
        return True
    held.found.not_checkable.append("checkpoint: this bag does not hold the log up to it")
    return False


def _withheld_paths(held: _Bag) -> frozenset[str]:
    try:
        document = json.loads(held.read("data/withheld.json") or b"{}")
        rows = document.get("withheld", []) if isinstance(document, dict) else []
        return frozenset(
            str(row["case_path"]) for row in rows if isinstance(row, dict) and "case_path" in row
        )
    except ValueError:
        return frozenset()


def _hash(path: Path) -> str | None:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _shown(name: str) -> str:
    return "".join(c if c.isprintable() and c.isascii() else ascii(c)[1:-1] for c in name)
