"""One file for fingerprints that leave an archive, and the checks on one that comes in.

Layout (docs/formats/archive_exchange.md): ``DIPTYCHX``, length of the head (4 bytes, big-endian), the head as JSON,
the arrays of every item one after the other, SHA-256 over everything before it (32 bytes). Numbers of ticks, moments
and features in the head fix every size, so that a file is either exactly as long as it says or refused.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import math
import os
import secrets
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diptych.adapters.archive_judgements import append_line, present_time, read_lines
from diptych.adapters.folders import digest_file, write_bytes_atomic
from diptych.model.archive_pairs import EXPORT_FORMAT
from diptych.model.errors import BadExchangeError, OutputFailedError, UnreadableError

MAGIC = b"DIPTYCHX"

MAX_HEAD_BYTES = 256_000_000
"""Longest head: about 200 bytes an item. Chosen by hand."""

MAX_ITEMS = 1_000_000
"""Most items of one file; more are cut into several files. Chosen by hand."""

MAX_FILE_BYTES = 100_000_000_000
"""Largest file: a million items of 64 kB and more. Chosen by hand."""

MAX_TICKS, MAX_MOMENTS, MAX_FEATURES = 1_000_000, 250_000, 64_000_000
"""Most codes of one item: 69 hours at 4 and 1 a second, 255 features a moment."""

MAX_SIDE_PX = 65_535

MAX_NAME = 300
"""Longest name of an item or of a partner, in characters. Chosen by hand."""

LAYOUT: tuple[tuple[str, str, tuple[int, ...], str], ...] = (
    ("picture", "<u8", (), "ticks"),
    ("change", "<u8", (), "ticks"),
    ("moments", "<f4", (), "moments"),
    ("counts", "|u1", (), "moments"),
    ("places", "<u2", (2,), "features"),
    ("shapes", "|u1", (2,), "features"),
    ("codes", "|u1", (16,), "features"),
)
"""Arrays of an item in their order: name, type, columns, and which number of the head gives the rows."""

_EXCHANGE = "exchange"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedItem:
    """One fingerprint as it is exchanged: a name, plain values and arrays."""

    name: str
    """Pseudonym, or a name where the sender chose to give names."""
    duration_s: float
    frames: int
    width: int
    height: int
    arrays: dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head of an exchange file says of its items."""

    settings: str
    """Digest of everything that decides what a fingerprint holds; both sides need the same."""
    items: tuple[dict[str, Any], ...]
    start: int
    """Byte at which the first array begins."""


def pack_exchange(items: Sequence[SharedItem], *, settings: str, made_by: str) -> bytes:
    """Turn fingerprints into the bytes of one exchange file."""
    listed = []
    parts = []
    for item in items:
        arrays = item.arrays
        listed.append(
            {
                "name": item.name,
                "duration_s": item.duration_s,
                "frames": item.frames,
                "width": item.width,
                "height": item.height,
                "ticks": len(arrays["picture"]),
                "moments": len(arrays["moments"]),
                "features": len(arrays["codes"]),
            }
        )
        for name, dtype, _, _ in LAYOUT:
            parts.append(np.ascontiguousarray(arrays[name], dtype=np.dtype(dtype)).tobytes())
    head = json.dumps(
        {
            "format": EXPORT_FORMAT,
            "made_by": made_by,
            "settings": settings,
            "holds": "fingerprints of videos, no pictures and no sound; who has this file can ask it for likeness",
            "arrays": [{"name": n, "dtype": d, "columns": list(c), "rows": r} for n, d, c, r in LAYOUT],
            "items": listed,
        },
        sort_keys=True,
        separators=(",", ":"),
    ).encode("utf-8")
    content = MAGIC + struct.pack(">I", len(head)) + head + b"".join(parts)
    return content + hashlib.sha256(content).digest()


def check_exchange(path: Path, *, settings: str) -> Head:
    """Check a whole exchange file: format, version, sizes, digest, and every array's values.

    Args:
        path: The file; only read.
        settings: What this program's own fingerprints are made with.

    Raises:
        BadExchangeError: The file is not what it says, is damaged, or was made with other settings.
        UnreadableError: The file cannot be read.
    """
    head = read_head(path)
    if head.settings != settings:
        raise BadExchangeError(
            "the fingerprints were made with other settings or by another version, so they cannot be compared",
            advice="Ask for an export by the version that you run, or run the version that made it.",
        )
    hasher = hashlib.sha256()
    try:
        left = path.stat().st_size - 32
        with path.open("rb") as stream:
            while left > 0 and (block := stream.read(min(1 << 20, left))):
                hasher.update(block)
                left -= len(block)
            if hasher.digest() != stream.read():
                raise BadExchangeError(
                    "the digest over its content does not match: it was damaged or cut short"
                )
    except OSError as error:
        raise _unreadable(path, error) from error
    for _ in read_items(path, head):
        pass
    return head


def read_head(path: Path) -> Head:
    """Read and check the head of an exchange file, and that the file is exactly as long as it says.

    Raises:
        BadExchangeError: It is no such file.
        UnreadableError: It cannot be read.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            start = stream.read(len(MAGIC) + 4)
            if len(start) < len(MAGIC) + 4 or not start.startswith(MAGIC):
                raise BadExchangeError("it is not a file of fingerprints")
            (length,) = struct.unpack(">I", start[len(MAGIC) :])
            if size > MAX_FILE_BYTES or length > min(MAX_HEAD_BYTES, size):
                raise BadExchangeError("it says that it is longer than it may be")
            raw = stream.read(length)
    except OSError as error:
        raise _unreadable(path, error) from error
    try:
        head = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise BadExchangeError("its head does not read back") from error
    if not isinstance(head, dict) or not str(head.get("format", "")).startswith("diptych-fingerprints/"):
        raise BadExchangeError("it is not a file of fingerprints")
    if head["format"] != EXPORT_FORMAT:
        raise BadExchangeError(
            "its format is of another version than this program reads",
            advice="Use a version of this program that reads it.",
        )
    items = head.get("items")
    if not isinstance(items, list) or len(items) > MAX_ITEMS or not isinstance(head.get("settings"), str):
        raise BadExchangeError("its head lacks what it needs")
    names = set()
    total = len(MAGIC) + 4 + length + 32
    for item in items:
        _check_item(item)
        names.add(item["name"])
        total += item_bytes(item)
    if len(names) != len(items):
        raise BadExchangeError("two of its items have one name")
    if total != size:
        raise BadExchangeError(f"it has {size} bytes where its head asks for {total}")
    return Head(settings=head["settings"], items=tuple(items), start=len(MAGIC) + 4 + length)


def item_bytes(item: dict[str, Any]) -> int:
    """Count the bytes of an item's arrays."""
    return sum(
        int(item[rows]) * math.prod(columns) * np.dtype(dtype).itemsize for _, dtype, columns, rows in LAYOUT
    )


def _check_item(item: object) -> None:
    if not isinstance(item, dict):
        raise BadExchangeError("an item of its head is not an object")
    name = item.get("name")
    if not isinstance(name, str) or not 0 < len(name) <= MAX_NAME or not name.isprintable():
        raise BadExchangeError("an item of its head has no name that can be shown")
    bounds = {
        "frames": (1, 100_000_000),
        "width": (1, MAX_SIDE_PX),
        "height": (1, MAX_SIDE_PX),
        "ticks": (1, MAX_TICKS),
        "moments": (0, MAX_MOMENTS),
        "features": (0, MAX_FEATURES),
    }
    for key, (low, high) in bounds.items():
        value = item.get(key)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise BadExchangeError(f"the item {name!r} has a value for {key} that cannot be")
    duration_s = item.get("duration_s")
    if isinstance(duration_s, bool) or not isinstance(duration_s, int | float):
        raise BadExchangeError(f"the item {name!r} has no duration")
    if not 0 < duration_s <= MAX_TICKS / 4 or abs(duration_s * 4 - item["ticks"]) > 4:
        raise BadExchangeError(f"the item {name!r} has a duration that does not fit its codes")


def read_items(path: Path, head: Head) -> Iterator[SharedItem]:
    """Read the items of an exchange file one by one, each checked.

    Raises:
        BadExchangeError: Values of an array cannot be.
        UnreadableError: The file cannot be read.
    """
    try:
        with path.open("rb") as stream:
            stream.seek(head.start)
            for item in head.items:
                yield _item_from(item, stream.read(item_bytes(item)))
    except OSError as error:
        raise _unreadable(path, error) from error


def _item_from(item: dict[str, Any], raw: bytes) -> SharedItem:
    if len(raw) != item_bytes(item):
        raise BadExchangeError("it is cut short")
    arrays: dict[str, NDArray[Any]] = {}
    place = 0
    for name, dtype, columns, rows in LAYOUT:
        shape = (int(item[rows]), *columns)
        count = math.prod(shape)
        arrays[name] = np.frombuffer(raw, np.dtype(dtype), count, place).reshape(shape)
        place += count * np.dtype(dtype).itemsize
    moments = arrays["moments"]
    fits = int(arrays["counts"].sum(dtype=np.int64)) == item["features"]
    if not fits or not np.isfinite(moments).all() or (np.diff(moments) <= 0).any():
        raise BadExchangeError(f"the codes of the item {item['name']!r} do not fit together")
    if len(moments) and not 0 <= moments[0] <= moments[-1] <= item["duration_s"] + 1:
        raise BadExchangeError(f"the item {item['name']!r} has codes outside its duration")
    return SharedItem(
        name=item["name"],
        duration_s=float(item["duration_s"]),
        frames=int(item["frames"]),
        width=int(item["width"]),
        height=int(item["height"]),
        arrays=arrays,
    )


def _unreadable(path: Path, error: OSError) -> UnreadableError:
    return UnreadableError(f"{path.name} cannot be read: {os.strerror(error.errno or 5).lower()}")


def pseudonym(archive: Path, sha256: str) -> str:
    """Name a recording for partners: an HMAC-SHA-256 of its digest under a secret that stays in this archive.

    Raises:
        OutputFailedError: The secret cannot be made.
    """
    return "p-" + hmac.new(_secret(archive), sha256.encode("ascii"), hashlib.sha256).hexdigest()[:24]


def _secret(archive: Path) -> bytes:
    path = archive / _EXCHANGE / "pseudonyms.key"
    try:
        kept = path.read_bytes()
        if len(kept) == 32:
            return kept
    except OSError:
        pass
    if path.exists():
        raise UnreadableError("the archive's secret for pseudonyms cannot be read")
    secret = secrets.token_bytes(32)
    write_bytes_atomic(path, secret)
    path.chmod(0o600)
    return secret


def note_export(archive: Path, *, sha256: str, items: Sequence[str], with_names: bool) -> None:
    """Keep a line about what left: when, the digest of the file, and the digests of the recordings.

    Raises:
        OutputFailedError: It cannot be written.
    """
    append_line(
        archive / _EXCHANGE / "exported.jsonl",
        {"at": present_time(), "file_sha256": sha256, "items": list(items), "with_names": with_names},
    )


def exports(archive: Path, notes: list[str]) -> list[dict[str, object]]:
    """Return what left, oldest first: when, the digest of the file, how many recordings, whether with names."""
    return [
        {
            "at": str(values.get("at")),
            "sha256": str(values.get("file_sha256")),
            "items": len(values.get("items") or ()),
            "with_names": bool(values.get("with_names")),
        }
        for values in read_lines(archive / _EXCHANGE / "exported.jsonl", notes)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """One file that was taken in from another organisation."""

    name: str
    sha256: str
    path: Path


def take_in(archive: Path, file: Path, *, partner: str) -> tuple[Partner, bool]:
    """Keep a checked exchange file in the archive, whole or not at all.

    Returns:
        The partner's file, and whether it was there already.

    Raises:
        OutputFailedError: It cannot be written.
        UnreadableError: The file cannot be read.
    """
    sha256 = digest_file(file)
    for known in partners(archive, []):
        if known.sha256 == sha256 and known.name == partner:
            return known, True
    place = archive / _EXCHANGE / "imported" / f"{sha256}.dpx"
    try:
        content = file.read_bytes()
    except (OSError, MemoryError) as error:
        raise UnreadableError(f"{file.name} cannot be read") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise OutputFailedError(f"{file.name} changed while it was read")
    write_bytes_atomic(place, content)
    append_line(
        archive / _EXCHANGE / "imported.jsonl",
        {"at": present_time(), "from": partner, "file_sha256": sha256},
    )
    return Partner(name=partner, sha256=sha256, path=place), False


def partners(archive: Path, notes: list[str]) -> list[Partner]:
    """Return the files that were taken in, in their order."""
    found = []
    for values in read_lines(archive / _EXCHANGE / "imported.jsonl", notes):
        sha256, name = str(values.get("file_sha256")), str(values.get("from"))
        path = archive / _EXCHANGE / "imported" / f"{sha256}.dpx"
        if path.is_file():
            found.append(Partner(name=name, sha256=sha256, path=path))
        else:
            notes.append(f"the fingerprints of {name} are no longer in the archive; import them again")
    return found
