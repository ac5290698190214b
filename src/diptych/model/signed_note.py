"""Signed checkpoints of a log, as text that other tools read: C2SP signed note, tlog-checkpoint, tlog-cosignature.

References:
    C2SP ``signed-note`` and ``tlog-checkpoint`` v1, ``tlog-cosignature`` (Ed25519), ``tlog-proof`` v1.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

NOTE, COSIGNATURE = 0x01, 0x04
"""Signature types of C2SP: Ed25519 over the note's text, and Ed25519 with a time by a second party."""

MAX_SIGNATURES = 64
"""Most signature lines on one checkpoint; the format asks for at least 16."""

PROOF_HEAD = "c2sp.org/tlog-proof@v1"
"""First line of a path from one entry to a checkpoint, by the format's own name."""

_DASH = "\N{EM DASH} "


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """A key that checks signatures, with its name and its kind of signature."""

    name: str
    kind: int
    raw: bytes

    def __post_init__(self) -> None:
        if not self.name or "+" in self.name or any(c.isspace() or ord(c) < 0x20 for c in self.name):
            raise ValueError("a key's name holds neither spaces nor a plus sign")
        if self.kind not in (NOTE, COSIGNATURE) or len(self.raw) != 32:
            raise ValueError("not an Ed25519 key of a known kind")

    @property
    def key_id(self) -> bytes:
        """The key's four bytes in signature lines."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.raw).digest()[:4]

    def text(self) -> str:
        """Return the key as one word: ``name+id+key``."""
        return f"{self.name}+{self.key_id.hex()}+{_base64(bytes([self.kind]) + self.raw)}"


def parse_key(text: str) -> PublicKey:
    """Read a key from its one word.

    Raises:
        ValueError: Not a key, or its id does not fit its bytes.
    """
    name, _, rest = text.strip().partition("+")
    key_id, _, encoded = rest.partition("+")
    raw = _unbase64(encoded)
    if len(raw) != 33:
        raise ValueError("not an Ed25519 key")
    key = PublicKey(name=name, kind=raw[0], raw=raw[1:])
    if key.key_id.hex() != key_id:
        raise ValueError("the key's id does not fit the key")
    return key


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureLine:
    """One signature on a checkpoint, not yet checked."""

    name: str
    key_id: bytes
    signature: bytes

    def text(self) -> str:
        """Return the line without its newline."""
        return f"{_DASH}{self.name} {_base64(self.key_id + self.signature)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """The state of a log: whose it is, how many entries it has, and their root; with signatures."""

    origin: str
    size: int
    root: bytes
    signatures: tuple[SignatureLine, ...] = ()

    def body(self) -> bytes:
        """Return what is signed: three lines."""
        return f"{self.origin}\n{self.size}\n{_base64(self.root)}\n".encode()

    def to_bytes(self) -> bytes:
        """Return the whole note as it stands in a file."""
        lines = "".join(f"{line.text()}\n" for line in self.signatures)
        return self.body() + b"\n" + lines.encode()

    def signed_with(self, line: SignatureLine) -> Checkpoint:
        """Return the checkpoint with one more signature line."""
        return Checkpoint(
            origin=self.origin, size=self.size, root=self.root, signatures=(*self.signatures, line)
        )


def parse_checkpoint(content: bytes) -> Checkpoint:
    """Read a checkpoint, only from its one form.

    Raises:
        ValueError: Another form, a line too many, odd base64, or bytes after the end.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError("not UTF-8") from error
    body, blank, tail = text.partition("\n\n")
    lines = body.split("\n")
    if not blank or len(lines) != 3:
        raise ValueError("not three lines and signatures")
    origin, size, root = lines
    if not size.isascii() or not size.isdigit() or (size != "0" and size.startswith("0")) or len(size) > 15:
        raise ValueError("not a size")
    if not origin or any(c.isspace() for c in origin):
        raise ValueError("not an origin")
    raw = _unbase64(root)
    if len(raw) != 32:
        raise ValueError("not a root")
    signatures = [_parse_line(line) for line in tail.split("\n")[:-1]]
    if len(signatures) > MAX_SIGNATURES:
        raise ValueError("too many signatures")
    found = Checkpoint(origin=origin, size=int(size), root=raw, signatures=tuple(signatures))
    if found.to_bytes() != content:
        raise ValueError("not in its one form")
    return found


def _parse_line(line: str) -> SignatureLine:
    name, space, encoded = line.removeprefix(_DASH).partition(" ")
    raw = _unbase64(encoded)
    if not line.startswith(_DASH) or not space or not name or not 4 + 64 <= len(raw) <= 4 + 72:
        raise ValueError("not a signature line")
    return SignatureLine(name=name, key_id=raw[:4], signature=raw[4:])


def cosigned_message(at_posix_s: int, body: bytes) -> bytes:
    """Return what a second party signs: two lines with the time, and the checkpoint's three."""
    return f"cosignature/v1\ntime {at_posix_s}\n".encode() + body


def inclusion_text(index: int, path: Sequence[bytes], checkpoint: bytes) -> str:
    """Write the path from one entry to a checkpoint as C2SP tlog-proof text."""
    hashes = "".join(f"{_base64(one)}\n" for one in path)
    return f"{PROOF_HEAD}\nindex {index}\n{hashes}\n{checkpoint.decode('utf-8')}"


def parse_inclusion(text: str) -> tuple[int, list[bytes], bytes]:
    """Read such a text: the entry's index, its path, and the checkpoint's bytes.

    Raises:
        ValueError: Another form.
    """
    head, blank, checkpoint = text.partition("\n\n")
    lines = head.split("\n")
    if not blank or len(lines) < 2 or lines[0] != PROOF_HEAD or not lines[1].startswith("index "):
        raise ValueError("not a path to a checkpoint")
    number = lines[1].removeprefix("index ")
    if not number.isascii() or not number.isdigit() or str(int(number)) != number:
        raise ValueError("not an index")
    path = [_unbase64(line) for line in lines[2:]]
    if any(len(one) != 32 for one in path):
        raise ValueError("not a hash")
    return int(number), path, checkpoint.encode("utf-8")


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _unbase64(text: str) -> bytes:
    """Decode base64 only from its one form: no odd bits at the end, no other characters."""
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise ValueError("not base64") from error
    if _base64(raw) != text:
        raise ValueError("not base64 in its one form")
    return raw
