"""An index from keys to rows, in files that are mapped into memory and can be made anew at any time.

An index is a folder of segments. Each holds whole items (recordings) and never changes; a run of adding writes new
ones, and segments of like size are merged, so that adding stays near linear. What a lookup touches is checked: the
directory of keys when a segment is opened, the rows in blocks when they are read. A segment that does not read back
whole is set aside, and the caller adds its items again from what the archive holds.

Layout (docs/formats/archive.md): ``DIPTYCHI``, length of the head (4 bytes, big-endian), the head as JSON, CRC-32 of
both; then, each at a multiple of 64 bytes, the keys (``<u4``, ascending), where the rows of each start (``<u8``, one
more than keys), CRC-32 of each block of rows (``<u4``), CRC-32 of these three arrays (``<u4``), the rows.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diptych.adapters.folders import write_bytes_atomic
from diptych.model.errors import OutputFailedError

_MAGIC = b"DIPTYCHI"
_SUFFIX = ".postings"
_ALIGN = 64

BLOCK_BYTES = 65_536
"""Rows are checked in blocks of this size: a query reads some thousand rows, spread over the file. By hand."""

MERGE_AT = 4
"""Segments of like size that are merged into one: adding n items one by one writes each log4(n) times."""

LARGEST_BYTES = 256_000_000
"""Segments grow no larger: a merge holds both sides in memory, and a damaged one is made anew in minutes. By hand."""

Keys = NDArray[np.uint32]
Rows = NDArray[np.void]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedItem:
    """One item to add: key ``k`` leads to row ``k``. The index writes the item's number into the field ``item``."""

    name: str
    keys: Keys
    rows: Rows
    size: float = 0.0
    """A number that the caller wants to know of each item without reading it, such as its duration."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """What a lookup finds: ``asked[h]`` is the position of the key in the question, ``rows[h]`` the row."""

    asked: NDArray[np.int64]
    rows: Rows
    too_common: int
    """Keys that lead to more rows than were allowed and were passed over."""


@dataclass(slots=True)
class Segment:
    """An open segment."""

    path: Path
    names: tuple[str, ...]
    sizes: NDArray[np.float64]
    """``(names,)`` the sizes of the items."""
    keys: Keys
    starts: NDArray[np.uint64]
    checks: Keys
    rows: Rows
    checked: NDArray[np.bool_]

    @property
    def n_bytes(self) -> int:
        """Size of the file, nearly."""
        return int(self.rows.nbytes + self.keys.nbytes + self.starts.nbytes)

    @property
    def counts(self) -> NDArray[np.int64]:
        """Rows of each key."""
        starts = self.starts.astype(np.int64)
        return starts[1:] - starts[:-1]

    def lookup(self, keys: Keys, most: int) -> Hits | None:
        """Find the rows of keys; ``None`` where a block that was read is damaged.

        Args:
            keys: ``(n,)`` keys, in any order, repeated or not.
            most: A key with more rows than this is passed over.
        """
        place = np.searchsorted(self.keys, keys)
        place[place == len(self.keys)] = 0
        known = np.flatnonzero(self.keys[place] == keys) if len(self.keys) else np.empty(0, np.int64)
        low = self.starts[place[known]].astype(np.int64)
        count = self.starts[place[known] + 1].astype(np.int64) - low
        few = count <= most
        known, low, count = known[few], low[few], count[few]
        total = int(count.sum())
        begin = np.cumsum(count) - count
        at = np.arange(total) - np.repeat(begin - low, count)
        if not self._whole(at):
            return None
        return Hits(asked=np.repeat(known, count), rows=self.rows[at], too_common=int((~few).sum()))

    def _whole(self, at: NDArray[np.int64]) -> bool:
        """Check the blocks that hold some rows, once each."""
        if not len(at):
            return True
        per_block = BLOCK_BYTES // self.rows.dtype.itemsize
        touched = np.zeros(len(self.checks), bool)
        touched[at // per_block] = True
        for block in np.flatnonzero(touched & ~self.checked):
            part = self.rows[block * per_block : (block + 1) * per_block]
            if zlib.crc32(part.tobytes()) != int(self.checks[block]):
                return False
            self.checked[block] = True
        return True


@dataclass(slots=True)
class PostingIndex:
    """An index in a folder, open for reading and adding."""

    folder: Path
    version: str
    dtype: np.dtype[np.void]
    segments: list[Segment] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def names(self) -> set[str]:
        """The items that the index holds."""
        return {name for segment in self.segments for name in segment.names}

    @property
    def n_bytes(self) -> int:
        """Size of all segments."""
        return sum(segment.n_bytes for segment in self.segments)

    def add(self, items: Iterable[IndexedItem]) -> None:
        """Write items as one new segment, and merge segments of like size.

        Raises:
            OutputFailedError: The disk is full, or the folder may not be written.
        """
        held = self.names
        fresh = [item for item in items if item.name not in held]
        if not fresh:
            return
        self._write(
            [item.name for item in fresh],
            np.concatenate([item.keys for item in fresh]),
            np.concatenate([_numbered(item.rows, k) for k, item in enumerate(fresh)]),
            [item.size for item in fresh],
        )
        self._merge()

    def lookup(self, number: int, keys: Keys, *, most: int) -> Hits | None:
        """Find the rows of keys in the segment with this number; ``None`` where it is damaged and was set aside.

        Args:
            number: Position in ``segments``.
            keys: The keys.
            most: A key with more rows than this is passed over.
        """
        hits = self.segments[number].lookup(keys, most)
        if hits is None:
            self._set_aside(self.segments[number].path)
            self.segments[number] = _empty(self.segments[number].path, self.dtype)
        return hits

    def _write(self, names: Sequence[str], keys: Keys, rows: Rows, sizes: Sequence[float]) -> None:
        path = self.folder / f"{hashlib.sha256(' '.join(sorted(names)).encode()).hexdigest()[:24]}{_SUFFIX}"
        write_bytes_atomic(path, _packed(names, keys, rows, sizes, self.version))
        segment = _opened(path, self.version, self.dtype)
        if segment is None:
            raise OutputFailedError(f"{path.name} does not read back as it was written")
        self.segments = [one for one in self.segments if one.path != path]
        self.segments.append(segment)

    def _merge(self) -> None:
        while True:
            tiers: dict[int, list[Segment]] = {}
            for segment in self.segments:
                if segment.n_bytes * MERGE_AT <= LARGEST_BYTES:
                    tiers.setdefault(max(segment.n_bytes, 1).bit_length() // 2, []).append(segment)
            full = next((some for some in tiers.values() if len(some) >= MERGE_AT), None)
            if full is None:
                return
            names: list[str] = []
            sizes: list[float] = []
            keys, rows = [], []
            for segment in full:
                numbers = np.arange(len(segment.rows), dtype=np.int64)
                if not segment._whole(numbers):
                    self._set_aside(segment.path)
                    self.segments = [one for one in self.segments if one is not segment]
                    break
                moved = np.array(segment.rows)
                moved["item"] += len(names)
                names += segment.names
                sizes += segment.sizes.tolist()
                rows.append(moved)
                keys.append(np.repeat(segment.keys, segment.counts))
            else:
                self.segments = [one for one in self.segments if one not in full]
                self._write(names, np.concatenate(keys), np.concatenate(rows), sizes)
                for segment in full:
                    with contextlib.suppress(OSError):
                        segment.path.unlink()

    def _set_aside(self, path: Path) -> None:
        note = "a part of the index did not read back whole; it is made anew from what the archive holds"
        if note not in self.notes:
            self.notes.append(note)
        with contextlib.suppress(OSError):
            path.unlink()


def open_index(folder: Path, *, version: str, dtype: np.dtype[np.void]) -> PostingIndex:
    """Open the index in a folder; segments that are damaged, of another version, or held twice are removed.

    Args:
        folder: It need not exist.
        version: What decides the keys and rows.
        dtype: The rows, with a field ``item`` (``<u4``).
    """
    index = PostingIndex(folder=folder, version=version, dtype=dtype)
    held: set[str] = set()
    found = [(path, _opened(path, version, dtype)) for path in sorted(folder.glob(f"*{_SUFFIX}"))]
    for path, segment in sorted(found, key=lambda one: -len(one[1].names) if one[1] else 0):
        if segment is None:
            index._set_aside(path)
        elif held & set(segment.names):
            with contextlib.suppress(OSError):
                path.unlink()  # left by an interrupted merge
        else:
            held.update(segment.names)
            index.segments.append(segment)
    return index


def _numbered(rows: Rows, number: int) -> Rows:
    out = np.array(rows)
    out["item"] = number
    return out


def _empty(path: Path, dtype: np.dtype[np.void]) -> Segment:
    none = np.empty(0, np.uint32)
    zero = np.zeros(0)
    return Segment(path, (), zero, none, np.zeros(1, np.uint64), none, np.empty(0, dtype), np.empty(0, bool))


def _padded(content: bytes) -> bytes:
    return content + bytes(-len(content) % _ALIGN)


def _packed(names: Sequence[str], keys: Keys, rows: Rows, sizes: Sequence[float], version: str) -> bytes:
    order = np.argsort(keys, kind="stable")
    unique, first = np.unique(keys[order], return_index=True)
    body = rows[order].tobytes()
    step = BLOCK_BYTES // rows.dtype.itemsize * rows.dtype.itemsize
    checks = [zlib.crc32(body[k : k + step]) for k in range(0, len(body), step)]
    directory = [
        unique.astype("<u4").tobytes(),
        np.r_[first, len(keys)].astype("<u8").tobytes(),
        np.array(checks, "<u4").tobytes(),
    ]
    head = json.dumps(
        {
            "version": version,
            "names": list(names),
            "sizes": [float(size) for size in sizes],
            "keys": len(unique),
            "rows": len(rows),
            "blocks": len(checks),
        }
    ).encode("ascii")
    begin = _MAGIC + struct.pack(">I", len(head)) + head
    out = _padded(begin + struct.pack(">I", zlib.crc32(begin)))
    for part in directory:
        out += _padded(part)
    return out + _padded(struct.pack("<I", zlib.crc32(b"".join(directory)))) + body


def _opened(path: Path, version: str, dtype: np.dtype[np.void]) -> Segment | None:
    """Open a segment and check all but its rows; ``None`` where it is not whole or of another version."""
    try:
        content: NDArray[np.uint8] = np.memmap(path, np.uint8, "r")
        start = len(_MAGIC) + 4
        begin = content[:start].tobytes()
        if not begin.startswith(_MAGIC) or len(begin) < start:
            return None
        (length,) = struct.unpack_from(">I", begin, len(_MAGIC))
        begin = content[: start + length + 4].tobytes()
        if len(begin) < start + length + 4 or zlib.crc32(begin[:-4]) != struct.unpack(">I", begin[-4:])[0]:
            return None
        head: dict[str, Any] = json.loads(begin[start:-4])
        if head["version"] != version:
            return None
        place = len(_padded(begin))
        arrays = []
        check = 0
        for kind, count in (("<u4", head["keys"]), ("<u8", head["keys"] + 1), ("<u4", head["blocks"])):
            size = count * np.dtype(kind).itemsize
            part = content[place : place + size]
            check = zlib.crc32(part.tobytes(), check)
            arrays.append(part.view(kind))
            place += size + (-size % _ALIGN)
        if check != int(content[place : place + 4].view("<u4")[0]):
            return None
        place += _ALIGN
        body = content[place:]
        if len(body) != head["rows"] * dtype.itemsize:
            return None
        keys, starts, checks = (np.array(array) for array in arrays)
        blocks = np.zeros(len(checks), bool)
        names, sizes = tuple(head["names"]), np.array(head["sizes"], np.float64)
        if len(names) != len(sizes):
            return None
        return Segment(path, names, sizes, keys, starts, checks, body.view(dtype), blocks)
    except (OSError, ValueError, KeyError, TypeError, IndexError, struct.error):
        return None
