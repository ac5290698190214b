"""One file for the fingerprint of one recording: a head of plain values, the arrays, and a digest over all of it.

Layout (docs/formats/archive.md): ``DIPTYCHF``, length of the head (4 bytes, big-endian), the head as JSON, the arrays
one after the other in the order that the head names (little-endian), SHA-256 over everything before it (32 bytes).
"""

from __future__ import annotations

import hashlib
import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diptych.adapters.folders import write_bytes_atomic

_MAGIC = b"DIPTYCHF"
_DIGEST = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredItem:
    """What one file holds: plain values and arrays, both by name."""

    values: dict[str, Any]
    arrays: dict[str, NDArray[Any]]


def pack_item(values: dict[str, Any], arrays: dict[str, NDArray[Any]]) -> bytes:
    """Turn values and arrays into the bytes of one file."""
    listed = []
    parts = []
    for name, array in arrays.items():
        little = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
        listed.append({"name": name, "dtype": little.dtype.str, "shape": list(little.shape)})
        parts.append(little.tobytes())
    head = json.dumps({**values, "arrays": listed}, sort_keys=True, separators=(",", ":")).encode("utf-8")
    content = _MAGIC + struct.pack(">I", len(head)) + head + b"".join(parts)
    return content + hashlib.sha256(content).digest()


def unpack_item(content: bytes) -> StoredItem | None:
    """Read the bytes of one file; ``None`` where they are not whole, to the last bit."""
    start = len(_MAGIC) + 4
    if len(content) < start + _DIGEST or not content.startswith(_MAGIC):
        return None
    if hashlib.sha256(content[:-_DIGEST]).digest() != content[-_DIGEST:]:
        return None
    (length,) = struct.unpack_from(">I", content, len(_MAGIC))
    try:
        values: dict[str, Any] = json.loads(content[start : start + length])
        place = start + length
        arrays = {}
        for one in values.pop("arrays"):
            dtype = np.dtype(one["dtype"])
            if dtype.kind not in "uif":
                return None
            count = int(np.prod(one["shape"], dtype=np.int64))
            arrays[one["name"]] = np.frombuffer(content, dtype, count, place).reshape(one["shape"])
            place += count * dtype.itemsize
    except (ValueError, KeyError, TypeError):
        return None
    return StoredItem(values=values, arrays=arrays)


def item_is_whole(content: bytes, sha256: str) -> bool:
    """Say whether bytes that came from elsewhere are one whole file about this recording."""
    stored = unpack_item(content)
    return stored is not None and stored.values.get("sha256") == sha256


def item_path(folder: Path, sha256: str, key: str) -> Path:
    """Return where the fingerprint of a recording lies; ``key`` names settings and version."""
    return folder / sha256[:2] / f"{sha256}-{key[:8]}.fp"


def write_item(path: Path, content: bytes) -> None:
    """Write a fingerprint file, whole or not at all."""
    write_bytes_atomic(path, content)


def read_item(path: Path) -> StoredItem | None:
    """Read a fingerprint file; ``None`` where it is absent or not whole."""
    try:
        return unpack_item(path.read_bytes())
    except OSError:
        return None
