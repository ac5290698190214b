"""The text files of a bag (BagIt 1.0, RFC 8493): manifests in their one form, and what is signed over them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from diptych.model.log_root import leaf_hash, root_of
from diptych.model.signed_note import Checkpoint

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
"""bagit.txt, byte for byte (RFC 8493 §2.1.1)."""

MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
SIGNED = "bag.checkpoint"
"""The signed state of a log whose first leaf is the tag manifest and whose other leaves are the tokens over it."""

CUSTODY = "custody"
"""Folder of tag files: the entry that logs the hand-over, its path to the log's root, the log's key."""

LINE_KEY, LINE, PATH, ENTRIES = (
    f"{CUSTODY}/log_key",
    f"{CUSTODY}/handed_over.json",
    f"{CUSTODY}/handed_over.inclusion",
    f"{CUSTODY}/entries",
)

_LINE = re.compile(r"([0-9a-f]{64})  ([^\r\n%]+)")


def token_name(k: int) -> str:
    """Where the k-th token over the tag manifest lies, from 1."""
    return f"tagmanifest-sha256.{k}.tsr"


def manifest(digests: Mapping[str, str]) -> bytes:
    """Write a manifest: one line a file, sorted by path.

    Args:
        digests: SHA-256 in hexadecimal digits, by path from the bag's folder, with ``/``.

    Raises:
        ValueError: A path holds a line end or a percent sign, which our paths never do.
    """
    lines = []
    for path, sha256 in sorted(digests.items()):
        line = f"{sha256}  {path}"
        if not _LINE.fullmatch(line):
            raise ValueError("a path or digest that has no place in a manifest")
        lines.append(line + "\n")
    return "".join(lines).encode("utf-8")


def parse_manifest(content: bytes) -> dict[str, str]:
    """Read a manifest, only from its one form.

    Raises:
        ValueError: Another form, order, or a path twice.
    """
    found: dict[str, str] = {}
    for line in content.decode("utf-8").split("\n")[:-1]:
        match = _LINE.fullmatch(line)
        if match is None or not _is_inside(match[2]):
            raise ValueError("a line that is no digest and path")
        found[match[2]] = match[1]
    if manifest(found) != content:
        raise ValueError("not in its one form")
    return found


def _is_inside(path: str) -> bool:
    """Whether a path stays in the bag and has one form: no empty part, no dots alone, no backslash."""
    return "\\" not in path and not {"", ".", ".."} & set(path.split("/"))


def bag_info(fields: Iterable[tuple[str, str]], *, n_bytes: int, n_files: int) -> bytes:
    """Write bag-info.txt: labels in the order given, one line each, then ``Payload-Oxum``.

    Args:
        fields: Labels and values; line ends in values become blanks.
        n_bytes: Bytes of the payload.
        n_files: Files of the payload.
    """
    lines = [f"{label}: {' '.join(value.split())}\n" for label, value in fields]
    return "".join([*lines, f"Payload-Oxum: {n_bytes}.{n_files}\n"]).encode("utf-8")


def parse_bag_info(content: bytes) -> dict[str, str]:
    """Read bag-info.txt as this program writes it: one line a label, none twice.

    Raises:
        ValueError: Another form.
    """
    found: dict[str, str] = {}
    lines = content.decode("utf-8").split("\n")
    if lines.pop() != "":
        raise ValueError("it does not end with a whole line")
    for line in lines:
        label, colon, value = line.partition(": ")
        if not colon or label in found:
            raise ValueError("a line that is no label and value")
        found[label] = value
    return found


def to_sign(case: str, tag_manifest: bytes, tokens: Iterable[bytes] = ()) -> Checkpoint:
    """Return what the case's key signs over a bag: the root over the tag manifest and the tokens over it.

    The origin, ``diptych.bag/CASE``, differs from the log's own (``diptych.case/CASE``): neither can be taken for the
    other.
    """
    leaves = [leaf_hash(tag_manifest), *map(leaf_hash, tokens)]
    return Checkpoint(origin=f"diptych.bag/{case}", size=len(leaves), root=root_of(leaves))
