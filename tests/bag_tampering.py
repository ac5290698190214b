"""Changes to a bag that nobody may make unseen: each is drawn from a seed, made on disk, and undone again."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from diptych.algorithms.signatures import sign
from diptych.domains.handover import manifest, to_sign
from diptych.domains.handover.bag import parse_manifest
from diptych.model.custody import canonical
from diptych.model.log_root import leaf_hash
from diptych.model.signed_note import (
    NOTE,
    Checkpoint,
    PublicKey,
    inclusion_text,
    parse_checkpoint,
    parse_inclusion,
)
from tampering import Sandbox, append, blank, cut, flip, insert, other_type, remove, rename, swap

Change = Callable[[Sandbox, random.Random], str | None]


class BagSandbox(Sandbox):
    """A bag whose pristine state is kept; links, pipes and folders in the place of files are changes."""

    def is_changed(self) -> bool:
        seen: set[str] = set()
        for folder, names, files in os.walk(self.root):
            here = Path(folder).relative_to(self.root)
            for name in names:
                path = (here / name).as_posix()
                if path not in self.folders or (self.root / path).is_symlink():
                    return True
            for name in files:
                path = (here / name).as_posix()
                place = self.root / path
                if path not in self.pristine or not stat.S_ISREG(place.lstat().st_mode):
                    return True
                if place.read_bytes() != self.pristine[path]:
                    return True
                seen.add(path)
        return seen != set(self.pristine)

    def restore(self) -> None:
        for folder, names, files in os.walk(self.root, topdown=False):
            here = Path(folder).relative_to(self.root)
            for name in [*files, *names]:
                path = (here / name).as_posix()
                place = self.root / path
                kind = place.lstat().st_mode
                if stat.S_ISDIR(kind):
                    if path not in self.folders:
                        shutil.rmtree(place)
                elif path not in self.pristine or not stat.S_ISREG(kind):
                    place.unlink()
        for path, content in self.pristine.items():
            place = self.root / path
            if not place.is_file() or place.read_bytes() != content:
                self.write(path, content)


def extra(bag: Sandbox, rng: random.Random) -> str | None:
    names = [
        "note.txt", "README.TXT", ".hidden", "data/x", "data/new/file", "data/case/derived/x", "data/case/index.sqlite",
        "tagmanifest-sha256.2.tsr", "tagmanifest-sha256.1.tsr", "manifest-md5.txt", "fetch.txt", "custody/x",
        "data/inclusion/000000000099.json", "data/case/log/segments/000000000099.jsonl", "verify.pyc",
    ]  # fmt: skip
    path = rng.choice([name for name in names if name not in bag.pristine])
    bag.write(path, rng.choice([b"", b"x", bag.pristine[bag.pick(rng)]]))
    return path


def empty_folder(bag: Sandbox, rng: random.Random) -> str | None:
    path = rng.choice(["other", "data/other", "custody/other", "data/case/derived", "__pycache__"])
    (bag.root / path).mkdir(parents=True)
    return path


def folder_as_link(bag: Sandbox, rng: random.Random) -> str | None:
    name = rng.choice(sorted(bag.folders))
    aside = bag.root.parent / "aside-folder"
    shutil.rmtree(aside, ignore_errors=True)
    os.rename(bag.root / name, aside)
    (bag.root / name).symlink_to(aside)
    return name


def _relist(bag: Sandbox, changed: dict[str, bytes | None]) -> bytes:
    """Change files and write both manifests anew, as BagIt alone would let anybody do. Returns the tag manifest."""
    digests = {p: hashlib.sha256(c).hexdigest() for p, c in bag.pristine.items()}
    for path, content in changed.items():
        if content is None:
            (bag.root / path).unlink()
            digests.pop(path)
        else:
            bag.write(path, content)
            digests[path] = hashlib.sha256(content).hexdigest()
    payload = manifest({p: d for p, d in digests.items() if p.startswith("data/")})
    bag.write("manifest-sha256.txt", payload)
    digests["manifest-sha256.txt"] = hashlib.sha256(payload).hexdigest()
    own = ("tagmanifest-sha256.", "bag.checkpoint")
    tags = manifest({p: d for p, d in digests.items() if not p.startswith(("data/", *own))})
    bag.write("tagmanifest-sha256.txt", tags)
    return tags


def relisted(bag: Sandbox, rng: random.Random) -> str | None:
    """A file changed or removed, both manifests rewritten to fit; the signature left as it was."""
    path = bag.pick(rng, r"^(data/|README|verify|custody)")
    content = bag.pristine[path] + b" " if rng.random() < 0.6 else None
    _relist(bag, {path: content})
    return path


def listed_as_withheld(bag: Sandbox, rng: random.Random) -> str | None:
    """A file of the case removed and listed as withheld, both manifests rewritten to fit."""
    paths = [p for p in sorted(bag.pristine) if p.startswith("data/case/originals/")]
    if not paths:
        return None
    path = rng.choice(paths)
    document = json.loads(bag.pristine["data/withheld.json"])
    document["withheld"].append({"case_path": path.removeprefix("data/case/"), "item": "original", "why": ""})
    _relist(bag, {path: None, "data/withheld.json": json.dumps(document).encode()})
    return path


def manifest_form(bag: Sandbox, rng: random.Random) -> str | None:
    """A manifest with the same meaning in another form."""
    path = rng.choice(["manifest-sha256.txt", "tagmanifest-sha256.txt"])
    content = bag.pristine[path]
    lines = content.split(b"\n")[:-1]
    forms = [
        b"\n".join(lines[::-1]) + b"\n",
        b"\n".join([*lines, lines[-1]]) + b"\n",
        content.replace(b"  ", b" *", 1),
        content.replace(b"\n", b"\r\n"),
        content.upper(),
        content[:-1],
        b"\n".join([lines[0].replace(b"  ", b"  ./", 1), *lines[1:]]) + b"\n",
        b"\n".join(lines[1:]) + b"\n",
    ]
    bag.write(path, rng.choice(forms))
    return path


def signature(bag: Sandbox, rng: random.Random) -> str | None:
    """Signatures on the bag or on the log's root removed, doubled, or made with another key."""
    where = rng.choice(["bag.checkpoint", "custody/handed_over.inclusion"])
    if where == "bag.checkpoint":
        note = parse_checkpoint(bag.pristine[where])
    else:
        index, path, raw = parse_inclusion(bag.pristine[where].decode())
        note = parse_checkpoint(raw)
    line = note.signatures[0]
    which = rng.randrange(5)
    other = Ed25519PrivateKey.from_private_bytes(rng.randbytes(32))
    key = PublicKey(name=line.name, kind=NOTE, raw=other.public_key().public_bytes_raw())
    made = sign(note, key, other)
    order = 2**252 + 27742317777372353535851937790883648493
    half = int.from_bytes(line.signature[32:], "little") + order
    lines = [
        (),
        (line, line),
        (made,),
        (type(line)(name=line.name, key_id=line.key_id, signature=made.signature),),
        (type(line)(
            name=line.name, key_id=line.key_id, signature=line.signature[:32] + half.to_bytes(32, "little")
        ),),
    ][which]  # fmt: skip
    bent = Checkpoint(origin=note.origin, size=note.size, root=note.root, signatures=tuple(lines)).to_bytes()
    bag.write(where, bent if where == "bag.checkpoint" else inclusion_text(index, path, bent).encode())
    return f"{where} {which}"


def made_anew(bag: Sandbox, rng: random.Random) -> str | None:
    """Everything rewritten and signed with a key of one's own, whose name fits: only the root of the log cannot be."""
    private = Ed25519PrivateKey.from_private_bytes(rng.randbytes(32))
    case = parse_checkpoint(bag.pristine["bag.checkpoint"]).origin.removeprefix("diptych.bag/")
    key = PublicKey(name=f"diptych.case/{case}", kind=NOTE, raw=private.public_key().public_bytes_raw())
    changed: dict[str, bytes | None] = {bag.pick(rng, r"^data/[a-z_]+\.json$"): b"{}\n"}
    if rng.random() < 0.5:
        changed["custody/log_key"] = f"{key.text()}\n".encode()
    tags = _relist(bag, changed)
    body = to_sign(case, tags)
    bag.write("bag.checkpoint", body.signed_with(sign(body, key, private)).to_bytes())
    return "key changed" if len(changed) > 1 else "key kept"


def entries(bag: Sandbox, rng: random.Random) -> str | None:
    """Lines of the log that goes along: reordered, left out, withheld, shown as another."""
    if "custody/entries" not in bag.pristine:
        return None
    lines = bag.pristine["custody/entries"].split(b"\n")[:-1]
    k = rng.randrange(len(lines))
    which = rng.randrange(5)
    if which == 0:
        rng.shuffle(lines)
    elif which == 1:
        lines.pop(k)
    elif which == 2:
        lines[k] = b"withheld " + rng.randbytes(32).hex().encode()
    elif which == 3 and lines[k].startswith(b"{"):
        lines[k] = (
            b"withheld " + leaf_hash(lines[k]).hex().encode()
        )  # the root stays: only the manifest sees it
    elif which == 4 and lines[k].startswith(b"{"):
        entry = json.loads(lines[k])
        entry["actor"] = "somebody"
        lines[k] = canonical(entry)
    bag.write("custody/entries", b"".join(line + b"\n" for line in lines))
    return f"{which}"


def entry(bag: Sandbox, rng: random.Random) -> str | None:
    """The entry that logs the hand-over, or one that goes along, changed in canonical form."""
    path = bag.pick(rng, r"^(custody/handed_over|data/inclusion/\d+)\.json$")
    value = json.loads(bag.pristine[path])
    which = rng.choice(["actor", "time", "about", "index", "salt"])
    value[which] = {
        "actor": "somebody", "time": "2026-03-01T08:00:00.000000Z", "about": {"n": 1}, "index": value["index"] + 1,
        "salt": rng.randbytes(16).hex(),
    }[which]  # fmt: skip
    bag.write(path, canonical(value) + b"\n")
    return f"{path} {which}"


def from_another(bag: Sandbox, rng: random.Random) -> str | None:
    """A file of the bag taken from another bag of the same case, as a whole or with its manifests."""
    others = [p for p in bag.root.parent.glob("*/bag.checkpoint") if p.parent != bag.root]
    other = rng.choice(sorted(others)).parent
    names = [
        "bag.checkpoint",
        "tagmanifest-sha256.txt",
        "custody/handed_over.json",
        "custody/handed_over.inclusion",
    ]
    chosen = rng.choice([names[:1], names[1:2], names[:2], names[2:], names])
    for name in chosen:
        bag.write(name, (other / name).read_bytes())
    return f"{len(chosen)} of {other.name}"


def token(bag: Sandbox, rng: random.Random) -> str | None:
    """The token over the tag manifest taken away, doubled, or exchanged for one over something else."""
    name = "tagmanifest-sha256.1.tsr"
    if name not in bag.pristine:
        return None
    which = rng.randrange(4)
    if which == 0:
        (bag.root / name).unlink()
    elif which == 1:
        bag.write("tagmanifest-sha256.2.tsr", bag.pristine[name])
    elif which == 2:
        os.rename(bag.root / name, bag.root / "tagmanifest-sha256.2.tsr")
    else:
        content = bytearray(bag.pristine[name])
        at = bytes(content).find(b"\x04\x20") + 2
        content[at : at + 32] = hashlib.sha256(bag.pristine["manifest-sha256.txt"]).digest()
        bag.write(name, bytes(content))
    return f"{which}"


def claimed_twice(bag: Sandbox, rng: random.Random) -> str | None:
    """A manifest that lists a file of the other's part, or lists too little."""
    listed = parse_manifest(bag.pristine["tagmanifest-sha256.txt"])
    if rng.random() < 0.5:
        listed.pop(rng.choice(sorted(listed)))
    else:
        path = bag.pick(rng, "^data/")
        listed[path] = hashlib.sha256(bag.pristine[path]).hexdigest()
    bag.write("tagmanifest-sha256.txt", manifest(listed))
    return None if manifest(listed) == bag.pristine["tagmanifest-sha256.txt"] else "listed"


KINDS: tuple[Change, ...] = (
    flip, flip, flip, flip, cut, append, append, insert, blank, remove, remove, extra, extra, empty_folder, swap,
    rename, other_type, folder_as_link, relisted, relisted, listed_as_withheld, manifest_form, manifest_form, signature,
    signature, made_anew, entries, entries, entry, entry, from_another, token, token,
    claimed_twice,
)  # fmt: skip
"""What is drawn from, with repetition for what an attacker would try first."""


def tamper(bag: Sandbox, seed: int) -> str | None:
    """Make one change drawn from a seed; None where the draw changed nothing."""
    rng = random.Random(seed)
    change = rng.choice(KINDS)
    what = change(bag, rng)
    if what is None or not bag.is_changed():
        return None
    return f"{change.__name__}: {what}"
