"""Changes to a case that nobody may make unseen: each is drawn from a seed, made on disk, and undone again."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import random
import re
import shutil
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from diptych.algorithms.signatures import sign
from diptych.model.custody import canonical
from diptych.model.log_root import leaf_hash, root_of
from diptych.model.signed_note import NOTE, Checkpoint, PublicKey, parse_checkpoint

Change = Callable[["Sandbox", random.Random], str | None]


@dataclass(slots=True)
class Sandbox:
    """A case's folder whose pristine state is kept, so that it can be put back after each change."""

    root: Path
    pristine: dict[str, bytes] = field(default_factory=dict)
    modes: dict[str, int] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for folder, names, files in os.walk(self.root):
            here = Path(folder).relative_to(self.root)
            self.folders.update((here / name).as_posix() for name in names)
            for name in files:
                path = (here / name).as_posix()
                if not path.startswith("derived/"):
                    self.pristine[path] = (self.root / path).read_bytes()
                    self.modes[path] = (self.root / path).stat().st_mode & 0o777

    def restore(self) -> None:
        """Put everything back."""
        for folder, names, files in os.walk(self.root, topdown=False):
            here = Path(folder).relative_to(self.root)
            if here.parts[:1] == ("derived",):
                continue
            for name in files:
                path = (here / name).as_posix()
                if path not in self.pristine or not _is_regular(self.root / path):
                    (self.root / path).unlink()  # a named pipe too: reading one waits for ever
            for name in names:
                path = (here / name).as_posix()
                if (self.root / path).is_symlink():
                    (self.root / path).unlink()
                elif path not in self.folders:
                    shutil.rmtree(self.root / path)
        for path in sorted(self.folders):
            (self.root / path).mkdir(exist_ok=True)
        for path, content in self.pristine.items():
            place = self.root / path
            if not place.exists() or place.read_bytes() != content:
                self.write(path, content)
            if place.stat().st_mode & 0o777 != self.modes[path]:
                place.chmod(self.modes[path])

    def write(self, path: str, content: bytes) -> None:
        """Write a file as somebody with full access would."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_symlink() or place.exists():
            place.chmod(0o600)
        place.write_bytes(content)
        if path in self.modes:
            place.chmod(self.modes[path])

    def pick(self, rng: random.Random, pattern: str = "") -> str:
        """Draw a covered file whose path matches."""
        return rng.choice([path for path in sorted(self.pristine) if re.search(pattern, path)])

    def is_changed(self) -> bool:
        """Whether anything differs from the pristine state, derived/ left out."""
        for folder, names, files in os.walk(self.root):
            here = Path(folder)
            if any((here / name).is_symlink() for name in names):
                return True
            if not all(_is_regular(here / name) for name in files):
                return True
        now = Sandbox(self.root)
        return (now.pristine, now.modes, now.folders) != (
            self.pristine,
            self.modes,
            self.folders,
        )


def _is_regular(path: Path) -> bool:
    return stat.S_ISREG(path.lstat().st_mode)


def flip(case: Sandbox, rng: random.Random) -> str | None:
    path = case.pick(rng)
    content = bytearray(case.pristine[path])
    content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    case.write(path, bytes(content))
    return path


def cut(case: Sandbox, rng: random.Random) -> str | None:
    path = case.pick(rng)
    case.write(path, case.pristine[path][: -rng.randint(1, len(case.pristine[path]))])
    return path


def append(case: Sandbox, rng: random.Random) -> str | None:
    path = case.pick(rng)
    tail = rng.choice([b"\n", b"\0", b" ", b"\r\n", rng.randbytes(5), b"{}\n"])
    case.write(path, case.pristine[path] + tail)
    return path


def insert(case: Sandbox, rng: random.Random) -> str | None:
    path = case.pick(rng)
    content, at = case.pristine[path], rng.randrange(len(case.pristine[path]))
    case.write(path, content[:at] + rng.randbytes(rng.randint(1, 3)) + content[at:])
    return path


def blank(case: Sandbox, rng: random.Random) -> str | None:
    path = case.pick(rng)
    content, at = bytearray(case.pristine[path]), rng.randrange(len(case.pristine[path]))
    n = min(16, len(content) - at)
    content[at : at + n] = bytes(n)
    case.write(path, bytes(content))
    return path


def remove(case: Sandbox, rng: random.Random) -> str | None:
    path = case.pick(rng)
    (case.root / path).unlink()
    return path


def extra(case: Sandbox, rng: random.Random) -> str | None:
    names = [
        "note.txt", "README.TXT", "Case.toml", ".hidden", "originals/ab/" + "ab" * 32, "originals/Thumbs.db",
        "records/note/0000000000000000.0001.json", "findings/x.json", "log/extra", "log/segments/000000000099.jsonl",
        "log/checkpoints/000000000099", "log/checkpoints/1", "log/segments/x", "register/incidents.jsonl", "keys.json",
        "log/timestamps/000000000003.00000000.tsr", "new/file", "log/checkpoints/000000000003.bak",
    ]  # fmt: skip
    path = rng.choice([name for name in names if name not in case.pristine])
    case.write(path, rng.choice([b"", b"x", case.pristine[case.pick(rng)]]))
    return path


def empty_folder(case: Sandbox, rng: random.Random) -> str | None:
    path = rng.choice(["other", "records/other", "originals/zz", "log/other", "findings/a"])
    (case.root / path).mkdir()
    return path


def swap(case: Sandbox, rng: random.Random) -> str | None:
    first, second = case.pick(rng), case.pick(rng)
    case.write(first, case.pristine[second])
    case.write(second, case.pristine[first])
    return f"{first} {second}"


def swap_originals(case: Sandbox, rng: random.Random) -> str | None:
    first, second = case.pick(rng, "^originals/"), case.pick(rng, "^originals/")
    case.write(first, case.pristine[second])
    case.write(second, case.pristine[first])
    return f"{first} {second}"


def rename(case: Sandbox, rng: random.Random) -> str | None:
    path = case.pick(rng)
    target = rng.choice([path + "x", path.upper(), path.rpartition("/")[0] + "/moved", "moved"])
    (case.root / target).parent.mkdir(parents=True, exist_ok=True)
    os.rename(case.root / path, case.root / target)
    return f"{path} -> {target}"


def other_type(case: Sandbox, rng: random.Random) -> str | None:
    path = case.pick(rng)
    place = case.root / path
    aside = case.root.parent / "aside"
    aside.write_bytes(case.pristine[path])
    place.unlink()
    which = rng.randrange(4)
    if which == 0:
        place.symlink_to(aside)
    elif which == 1:
        place.mkdir()
    elif which == 2:
        os.mkfifo(place)
    else:
        place.symlink_to(case.root / "nothing")
    return f"{path} {which}"


def folder_as_link(case: Sandbox, rng: random.Random) -> str | None:
    name = rng.choice(["originals", "records", "log", "findings", "log/segments", "log/checkpoints"])
    aside = case.root.parent / "aside-folder"
    shutil.rmtree(aside, ignore_errors=True)
    os.rename(case.root / name, aside)
    (case.root / name).symlink_to(aside)
    return name


def writable(case: Sandbox, rng: random.Random) -> str | None:
    path = case.pick(rng, "^originals/")
    (case.root / path).chmod(rng.choice([0o644, 0o600, 0o464, 0o446, 0o666]))
    return path


def _segment_lines(case: Sandbox, path: str) -> list[bytes]:
    return case.pristine[path].split(b"\n")[:-1]


def lines(case: Sandbox, rng: random.Random) -> str | None:
    """Entries reordered, doubled, left out, moved between segments, or segments joined and divided."""
    path = rng.choice([p for p in sorted(case.pristine) if p.startswith("log/segments/")])
    here = _segment_lines(case, path)
    which = rng.randrange(6)
    if which == 0:
        rng.shuffle(here)
    elif which == 1:
        here.insert(rng.randrange(len(here) + 1), rng.choice(here))
    elif which == 2:
        here.pop(rng.randrange(len(here)))
    elif which == 3:
        other = case.pick(rng, "^log/segments/")
        here = [*here, *_segment_lines(case, other)]
    elif which == 4:
        here.append(b"")
    else:
        k = rng.randrange(len(here))
        here[k] = here[k] + rng.choice([b" ", b"\r", b"\t"])
    case.write(path, b"".join(line + b"\n" for line in here))
    return f"{path} {which}"


def field_changed(case: Sandbox, rng: random.Random) -> str | None:
    """One field of an entry changed, in perfectly canonical form."""
    path = case.pick(rng, "^log/segments/")
    here = _segment_lines(case, path)
    k = rng.randrange(len(here))
    entry = json.loads(here[k])
    which = rng.choice(
        ["time", "actor", "action", "clock", "about", "objects", "salt", "index", "after", "tool"]
    )
    if which == "time":
        entry["time"] = entry["time"].replace("T", "T")[:-3] + f"{rng.randrange(10)}1Z"
    elif which in ("actor", "action", "tool"):
        entry[which] = "somebody" if which != "tool" else "diptych 9.9"
    elif which == "clock":
        entry["clock"] = "synchronised" if entry["clock"] != "synchronised" else "unknown"
    elif which == "about":
        entry["about"]["n"] = rng.randrange(100)
    elif which == "objects" and entry["objects"]:
        one = rng.choice(entry["objects"])
        one["size"] += 1
    elif which == "salt":
        entry["salt"] = rng.randbytes(16).hex()
    elif which == "index":
        entry["index"] += 1
    elif which == "after":
        entry["after"] = rng.randbytes(32).hex()
    here[k] = canonical(entry)
    case.write(path, b"".join(line + b"\n" for line in here))
    return f"{path} {which}"


def other_form(case: Sandbox, rng: random.Random) -> str | None:
    """The same entry in another form of JSON, or the same checkpoint in another form of its text."""
    if rng.random() < 0.5:
        path = case.pick(rng, "^log/segments/")
        here = _segment_lines(case, path)
        k = rng.randrange(len(here))
        entry = json.loads(here[k])
        forms = [
            json.dumps(entry, sort_keys=True).encode(),
            json.dumps(entry, separators=(",", ":")).encode() + b" ",
            json.dumps(dict(reversed(entry.items())), separators=(",", ":")).encode(),
            here[k].replace(b'"index":', b'"index":0', 1),
            here[k].replace(b"a", b"\\u0061", 1),
            here[k].replace(b'"action"', b'"action":"x","action"', 1),
            b"\xef\xbb\xbf" + here[k],
            here[k].replace(b"{", b"{\n", 1),
        ]
        here[k] = rng.choice(forms)
        case.write(path, b"".join(line + b"\n" for line in here))
        return path
    path = case.pick(rng, "^log/checkpoints/")
    text = case.pristine[path]
    root = text.split(b"\n")[2]
    forms = [
        text.replace(b"\n", b"\r\n"),
        text + b"\n",
        text[:-1],
        text.replace(b"\n\n", b"\n\n\n"),
        text.replace(root, root.rstrip(b"=")),
        text.replace(root, _loose(root)),
        text.replace(b"\n", b"\n0", 1),
        text.replace("\N{EM DASH}".encode(), b"-"),
        text.replace(b" ", b"  ", 1),
        b"\xef\xbb\xbf" + text,
    ]
    case.write(path, rng.choice(forms))
    return path


def _loose(encoded: bytes) -> bytes:
    """Base64 of the same bytes with bits left over: 32 bytes leave two of them."""
    letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    at = len(encoded.rstrip(b"=")) - 1
    changed = letters[letters.index(encoded[at]) ^ 1]
    loose = encoded[:at] + bytes([changed]) + encoded[at + 1 :]
    assert base64.b64decode(loose) == base64.b64decode(encoded)
    return loose


def signature(case: Sandbox, rng: random.Random) -> str | None:
    """Signatures removed, doubled, exchanged, or made with another key."""
    path = case.pick(rng, "^log/checkpoints/")
    checkpoint = parse_checkpoint(case.pristine[path])
    other = parse_checkpoint(case.pristine[case.pick(rng, "^log/checkpoints/")])
    which = rng.randrange(4)
    if which == 0:
        lines = ()
    elif which == 1:
        lines = (*checkpoint.signatures, *checkpoint.signatures)
    elif which == 2:
        lines = other.signatures
    else:
        private = Ed25519PrivateKey.from_private_bytes(rng.randbytes(32))
        key = PublicKey(name=checkpoint.origin, kind=NOTE, raw=private.public_key().public_bytes_raw())
        lines = (sign(checkpoint, key, private),)
    bent = Checkpoint(origin=checkpoint.origin, size=checkpoint.size, root=checkpoint.root, signatures=lines)
    case.write(path, bent.to_bytes())
    return f"{path} {which}"


def malleable(case: Sandbox, rng: random.Random) -> str | None:
    """The signature with the group's order added to its second half: the same point, other bytes."""
    path = case.pick(rng, "^log/checkpoints/")
    checkpoint = parse_checkpoint(case.pristine[path])
    line = checkpoint.signatures[0]
    order = 2**252 + 27742317777372353535851937790883648493
    s = int.from_bytes(line.signature[32:], "little") + order
    if s >= 2**256:
        return None
    bent = type(line)(
        name=line.name, key_id=line.key_id, signature=line.signature[:32] + s.to_bytes(32, "little")
    )
    case.write(path, Checkpoint(
        origin=checkpoint.origin, size=checkpoint.size, root=checkpoint.root, signatures=(bent,)
    ).to_bytes())  # fmt: skip
    return path


def tail_cut(case: Sandbox, rng: random.Random) -> str | None:
    """The newest entries cut off, their files left."""
    sizes = sorted(int(p[-12:]) for p in case.pristine if p.startswith("log/checkpoints/"))
    keep = rng.randrange(1, len(sizes))
    drop_checkpoints, drop_segments = rng.choice([(True, True), (True, False), (False, True)])
    added = False
    for k, size in enumerate(sizes):
        if k >= keep:
            if drop_checkpoints:
                (case.root / f"log/checkpoints/{size:012d}").unlink()
            if drop_segments:
                (case.root / f"log/segments/{sizes[k - 1]:012d}.jsonl").unlink()
                added = added or b'"objects":[{' in case.pristine[f"log/segments/{sizes[k - 1]:012d}.jsonl"]
    return f"from {sizes[keep - 1]}" if not (drop_checkpoints and drop_segments) or added else None


def rewritten(case: Sandbox, rng: random.Random) -> str | None:
    """The newest entry rewritten with its root, and signed with a key that is not the log's."""
    path = max(p for p in case.pristine if p.startswith("log/segments/"))
    everything = [
        line
        for p in sorted(case.pristine)
        if p.startswith("log/segments/")
        for line in _segment_lines(case, p)
    ]
    entry = json.loads(everything[-1])
    entry["actor"] = "somebody"
    everything[-1] = canonical(entry)
    case.write(path, everything[-1] + b"\n")
    private = Ed25519PrivateKey.from_private_bytes(rng.randbytes(32))
    name = f"log/checkpoints/{len(everything):012d}"
    before = parse_checkpoint(case.pristine[name])
    key = PublicKey(name=before.origin, kind=NOTE, raw=private.public_key().public_bytes_raw())
    bare = Checkpoint(origin=before.origin, size=len(everything), root=root_of(map(leaf_hash, everything)))
    line = sign(bare, key, private)
    if rng.random() < 0.5:  # under the log's own key id
        line = type(line)(name=line.name, key_id=before.signatures[0].key_id, signature=line.signature)
    case.write(name, bare.signed_with(line).to_bytes())
    return name


def attachment(case: Sandbox, rng: random.Random) -> str | None:
    """A token or a second signature changed, or exchanged for one over something else."""
    path = case.pick(rng, "^log/(timestamps|cosignatures)/")
    content = bytearray(case.pristine[path])
    imprint = hashlib.sha256(case.pristine[case.pick(rng, "^log/checkpoints/")]).digest()
    if path.endswith(".tsr") and rng.random() < 0.5:
        at = bytes(content).find(b"\x04\x20") + 2
        content[at : at + 32] = imprint
    else:
        content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    case.write(path, bytes(content))
    return path


KINDS: tuple[Change, ...] = (
    flip, flip, flip, cut, append, insert, blank, remove, extra, empty_folder, swap, swap_originals, rename, other_type,
    folder_as_link, writable, lines, lines, field_changed, field_changed, other_form, other_form, signature, signature,
    malleable, tail_cut, rewritten, attachment,
)  # fmt: skip
"""What is drawn from, with repetition for what an attacker would try first."""


def tamper(case: Sandbox, seed: int) -> str | None:
    """Make one change drawn from a seed.

    Returns:
        What was changed, or None where the draw has nothing to change.
    """
    rng = random.Random(seed)
    change = rng.choice(KINDS)
    what = change(case, rng)
    return None if what is None else f"{change.__name__}: {what}"
