"""A small invented case with one of everything, and a disk that does not wait: what tests of cases share."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from diptych.adapters.case_disk import Disk
from diptych.adapters.keys import KeyFolder
from diptych.domains.casefile import Case, token_path
from diptych.workflows.case_cosign import add_cosignature, cosign_case
from diptych.workflows.case_destroy import case_destroy
from diptych.workflows.case_new import case_new
from diptych.workflows.take_in import take_in


class QuickDisk(Disk):
    """Never waits for the real disk: a killed process loses nothing by that, only a power cut would."""

    def begin_flush(self, stream: IO[bytes], start: int, length: int) -> None:
        pass

    def flush(self, stream: IO[bytes]) -> None:
        pass

    def flush_folder(self, path: Path) -> None:
        pass

    def flush_tree(self, root: Path, files: Sequence[Path]) -> None:
        pass

    def flush_folders(self, paths: Sequence[Path]) -> None:
        pass


def quick_keys(path: Path) -> KeyFolder:
    """A key folder that does not wait."""
    return KeyFolder(path, disk=QuickDisk())


def der(tag: int, *parts: bytes) -> bytes:
    """One DER value."""
    content = b"".join(parts)
    n = len(content)
    length = bytes([n]) if n < 128 else bytes([0x82]) + n.to_bytes(2, "big")
    return bytes([tag]) + length + content


def unsigned_token(imprint: bytes) -> bytes:
    """A timestamp response in the form of RFC 3161, over an imprint, without anybody's signature."""
    sha256 = der(0x30, bytes.fromhex("0609608648016503040201"), bytes.fromhex("0500"))
    statement = der(
        0x30,
        bytes.fromhex("020101"),
        bytes.fromhex("06042a030401"),
        der(0x30, sha256, der(0x04, imprint)),
        bytes.fromhex("020107"),
        der(0x18, b"20260301080000Z"),
    )
    kind = bytes.fromhex("060b2a864886f70d0109100104")
    signed = der(
        0x30, bytes.fromhex("020103"), der(0x31), der(0x30, kind, der(0xA0, der(0x04, statement))), der(0x31)
    )
    token = der(0x30, bytes.fromhex("06092a864886f70d010702"), der(0xA0, signed))
    return der(0x30, der(0x30, bytes.fromhex("020100")), token)


def add_token(case_folder: Path, keys: KeyFolder) -> str:
    """Put such a token over the newest checkpoint into a case."""
    case = Case.open(case_folder, keys=keys, disk=QuickDisk())
    size = case.log.size
    token = unsigned_token(bytes.fromhex(case.log.head_sha256))
    with case.change() as writing:
        ref = writing.put_file("timestamp", token_path(size, token), token)
        writing.event("timestamp_added", about={"size": size}, objects=[ref])
    return ref.path


def make_case(root: Path, *, n_originals: int = 3) -> tuple[Path, KeyFolder]:
    """A case with originals, records, a finding, a destroyed record, a token and a second signature.

    Returns:
        Its folder and the keys of who opened it. The second party's keys are in ``root/desk``.
    """
    keys = quick_keys(root / "keys")
    disk = QuickDisk()
    offered = root / "offered"
    offered.mkdir(parents=True)
    for k in range(n_originals):
        (offered / f"clip {k}.bin").write_bytes(hashlib.sha256(bytes([k])).digest() * (3 + k))
    shutil.copy(offered / "clip 0.bin", offered / "the same.bin")
    folder = root / "case"
    case_new(folder, title="Yard, two recordings", keys=keys, disk=disk)
    take_in([offered], case=folder, examine=False, reason="for the tests", keys=keys, disk=disk)
    case = Case.open(folder, keys=keys, disk=disk)
    note = case.add_record("note", {"text": "the gate is open"}, reason="seen twice")
    case.add_record("note", {"text": "the gate is half open"}, record_id=note.id)
    case.add_record("plan", {"n": 2}, sealed=False)
    case.add_finding(
        {"offset_s": 17.8}, kind="compare", inputs=[one.sha256 for one in case.originals()], settings={}
    )
    gone = case.add_record("statement", {"text": "withdrawn later"})
    case_destroy(
        folder, [gone.path], basis="consent_withdrawn", reason="asked on the day", keys=keys, disk=disk
    )
    desk = quick_keys(root / "desk")
    signed, key = cosign_case(folder, name="example.org/desk", keys=desk)
    add_cosignature(folder, signed, key=key, keys=keys, disk=disk)
    add_token(folder, keys)
    return folder, keys
