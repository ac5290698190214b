"""One segment of a search index on disk: tables of rows in buckets, checked by the page as they are read.

A segment holds whole recordings and never changes. It is written beside the others under a name of its own and gets
its final name once it is whole, its manifest last. Layout: docs/formats/archive.md.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import secrets
import shutil
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from diptych.adapters.folders import failing_clearly, write_bytes_atomic

BLOCK_BYTES = 4096
"""Content is checked in blocks of a page: a search touches some ten thousand short stretches spread over the files."""


_MANIFEST = "segment.json"
PART = ".part-"

Rows = NDArray[Any]
Keys = NDArray[np.uint32]
Table = tuple[int, NDArray[np.int64], Rows, NDArray[np.uint32]]
"""Bits of a bucket, rows of each bucket, values and recordings in order of their keys."""


class DamagedIndexError(Exception):
    """A segment does not read back as it was written."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"the segment {folder.name} does not read back as it was written")
        self.folder = folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What an index holds; two indexes with different versions share no segment."""

    name: str
    version: str
    n_tables: int
    key_bits: int
    value: np.dtype[Any]
    """Type of a row's value, from which its key follows."""
    key_of: Callable[[Rows, int], Keys]
    """Keys of values in a table."""
    largest_items: int
    """Segments grow no larger: a damaged one is made anew from so many fingerprints."""
    max_buckets_bits: int


@dataclass(slots=True)
class _Array:
    """One array on disk with a checksum for each block."""

    path: Path
    values: Rows
    checks: NDArray[np.uint32]
    checked: NDArray[np.bool_]

    def read(self, begin: int, end: int) -> Rows:
        """Return a stretch after its blocks were checked."""
        if end <= begin:
            return self.values[begin:begin]
        size = self.values.dtype.itemsize
        first, last = begin * size // BLOCK_BYTES, (end * size - 1) // BLOCK_BYTES
        if not self.checked[first : last + 1].all():
            self._check(np.flatnonzero(~self.checked[first : last + 1]) + first)
        return self.values[begin:end]

    def take(self, at: NDArray[np.int64]) -> Rows:
        """Return single rows after their blocks were checked."""
        blocks = np.unique(at * self.values.dtype.itemsize // BLOCK_BYTES)
        self._check(blocks[~self.checked[blocks]])
        return self.values[at]

    def _check(self, blocks: NDArray[np.int64]) -> None:
        raw = self.values.view(np.uint8).data
        for block in blocks.tolist():
            part = raw[block * BLOCK_BYTES : (block + 1) * BLOCK_BYTES]
            if zlib.crc32(part) != self.checks[block]:
                raise DamagedIndexError(self.path.parent)
            self.checked[block] = True


@dataclass(slots=True)
class Segment:
    """Some recordings of an archive with their rows, which stay on disk."""

    folder: Path
    kind: Kind
    n_items: int
    combined: int
    """All digests combined by exclusive or: with their number it tells whether two sets of recordings are equal."""
    bits: tuple[int, ...]
    """Of each table, the highest bits of a key that choose its bucket."""
    replaces: tuple[str, ...]
    """Names of the segments that it was merged from."""
    _arrays: dict[str, _Array]

    def digests(self, numbers: NDArray[np.int64] | None = None) -> list[str]:
        """Return the digests of some recordings, or of all."""
        array = self._arrays["digests"]
        rows = array.read(0, self.n_items) if numbers is None else array.take(numbers)
        return [row.tobytes().hex() for row in rows]

    def stretches(self, table: int, keys: Keys) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where the buckets of keys begin and end."""
        bucket = (keys >> np.uint32(self.kind.key_bits - self.bits[table])).astype(np.int64)
        starts = self._arrays[f"starts-{table}"]
        return starts.take(bucket).astype(np.int64), starts.take(bucket + 1).astype(np.int64)

    def values(self, table: int, begin: int, end: int) -> Rows:
        """Return the values of a stretch of a table."""
        return self._arrays[f"values-{table}"].read(begin, end)

    def values_at(self, table: int, at: NDArray[np.int64]) -> Rows:
        """Return the values of single rows."""
        return self._arrays[f"values-{table}"].take(at)

    def items_at(self, table: int, at: NDArray[np.int64]) -> NDArray[np.uint32]:
        """Return which recordings single rows of a table belong to."""
        return self._arrays[f"items-{table}"].take(at)

    def n_rows(self, table: int) -> int:
        """Count the rows of a table."""
        return len(self._arrays[f"items-{table}"].values)

    def read_ahead(self, table: int, begins: NDArray[np.int64], ends: NDArray[np.int64]) -> None:
        """Ask the system to read stretches of the values while others are worked on; it may do nothing."""
        array = self._arrays[f"values-{table}"]
        size = array.values.dtype.itemsize
        if not hasattr(os, "posix_fadvise"):
            return
        pairs = np.unique(np.stack([begins * size // BLOCK_BYTES, ends * size // BLOCK_BYTES + 1]), axis=1)
        with contextlib.suppress(OSError), array.path.open("rb") as stream:
            for a, b in pairs.T.tolist():
                os.posix_fadvise(
                    stream.fileno(), a * BLOCK_BYTES, (b - a) * BLOCK_BYTES, os.POSIX_FADV_WILLNEED
                )

    @property
    def n_bytes(self) -> int:
        """Size on disk, nearly."""
        return sum(int(array.values.nbytes + array.checks.nbytes) for array in self._arrays.values())

    def digest_rows(self) -> Rows:
        """Return all digests as rows of 32 bytes."""
        return self._arrays["digests"].read(0, self.n_items)

    def starts(self, table: int) -> Rows:
        """Return where the buckets of a table begin, and where the last one ends."""
        array = self._arrays[f"starts-{table}"]
        return array.read(0, len(array.values))

    def rows(self, table: int, begin: int, end: int) -> tuple[Rows, NDArray[np.uint32]]:
        """Return the values of a stretch of a table, and which recordings they belong to."""
        return (
            self._arrays[f"values-{table}"].read(begin, end),
            self._arrays[f"items-{table}"].read(begin, end),
        )


@dataclass(frozen=True, slots=True)
class Batch:
    """Recordings to add; ``tables[t]`` holds values and the number of the recording within ``digests`` of each."""

    digests: tuple[str, ...]
    tables: tuple[tuple[Rows, NDArray[np.uint32]], ...]


def combine(digests: Sequence[str]) -> int:
    """Combine digests (64 hexadecimal digits each) by exclusive or; the order does not matter."""
    if not digests:
        return 0
    rows = np.frombuffer(bytes.fromhex("".join(digests)), np.uint64).reshape(-1, 4)
    return int.from_bytes(np.bitwise_xor.reduce(rows, axis=0).tobytes(), "big")


def _part_name() -> str:
    return f"{PART}{_machine()}-{os.getpid()}-{secrets.token_hex(4)}"


def _machine() -> str:
    return hashlib.sha256(platform.node().encode("utf-8")).hexdigest()[:8]


def is_being_written(name: str) -> bool:
    """Say whether the process that writes a part is alive, as far as can be told from here."""
    try:
        machine, pid, _ = name.removeprefix(PART).split("-")
        if machine == _machine() and os.name == "posix":
            os.kill(int(pid), 0)
    except (ValueError, ProcessLookupError):
        return False
    except OSError:
        return True
    return True


def segment_in_memory(
    folder: Path, kind: Kind, digests: Sequence[str], combined: int, tables: Sequence[Table]
) -> Segment:
    """Hold recordings in memory, where the folder cannot be written."""
    arrays = {"digests": digest_rows(digests)}
    for table, (_, counts, values, items) in enumerate(tables):
        arrays[f"starts-{table}"] = np.r_[0, np.cumsum(counts)]
        arrays[f"values-{table}"], arrays[f"items-{table}"] = values, items
    name = f"{name_of(digests)}-in-memory"
    held = {}
    for key, array in arrays.items():
        blocks = -(-array.nbytes // BLOCK_BYTES)
        held[key] = _Array(folder / name, array, np.zeros(blocks, np.uint32), np.ones(blocks, bool))
    return Segment(folder / name, kind, len(digests), combined, tuple(t[0] for t in tables), (), held)


def name_of(digests: Sequence[str]) -> str:
    """Return the name of a segment with these recordings."""
    return hashlib.sha256(bytes.fromhex("".join(digests))).hexdigest()[:24]


def digest_rows(digests: Sequence[str]) -> Rows:
    """Return digests as rows of 32 bytes."""
    return np.frombuffer(bytes.fromhex("".join(digests)), "V32")


@dataclass(slots=True)
class SegmentWriter:
    """Writes a segment beside the others; it gets its name once it is whole."""

    folder: Path
    name: str
    kind: Kind
    place: Path = field(init=False)
    listed: dict[str, dict[str, object]] = field(default_factory=dict)
    bits: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.place = self.folder / _part_name()
        with failing_clearly("the search index"):
            self.place.mkdir(parents=True)

    def array(self, name: str, dtype: np.dtype[Any], parts: Sequence[Rows]) -> None:
        """Write one array, part by part."""
        with failing_clearly("the search index"), (self.place / f"{name}.bin").open("xb") as stream:
            sums = _Sums()
            for part in parts:
                _pour(stream, sums, part.astype(dtype, copy=False))
            self._close(name, dtype, stream, sums)

    def table(
        self,
        table: int,
        bits: int,
        counts: NDArray[np.int64],
        parts: Iterator[tuple[Rows, NDArray[np.uint32]]],
    ) -> None:
        """Write a table; ``counts`` is whole once ``parts`` is used up."""
        self.bits.append(bits)
        value, item = np.dtype(self.kind.value).newbyteorder("<"), np.dtype("<u4")
        names = (f"values-{table}", f"items-{table}")
        with (
            failing_clearly("the search index"),
            (self.place / f"{names[0]}.bin").open("xb") as one,
            (self.place / f"{names[1]}.bin").open("xb") as other,
        ):
            of_one, of_other = _Sums(), _Sums()
            for values, items in parts:
                _pour(one, of_one, values.astype(value, copy=False))
                _pour(other, of_other, items.astype(item, copy=False))
            self._close(names[0], value, one, of_one)
            self._close(names[1], item, other, of_other)
        self.array(f"starts-{table}", np.dtype("<u4"), [np.r_[0, np.cumsum(counts)]])

    def finish(self, n_items: int, combined: int, replaces: Sequence[str] = ()) -> Segment:
        """Write the manifest, give the segment its name, and open it.

        Raises:
            DamagedIndexError: It does not read back as it was written.
            OutputFailedError: The disk is full, or the folder may not be written.
        """
        manifest = {
            "kind": self.kind.name,
            "version": self.kind.version,
            "items": n_items,
            "combined": f"{combined:064x}",
            "bits": self.bits,
            "replaces": list(replaces),
            "arrays": self.listed,
        }
        text = json.dumps(manifest, sort_keys=True)
        check = hashlib.sha256(text.encode("ascii")).hexdigest()
        write_bytes_atomic(self.place / _MANIFEST, f"{check}\n{text}\n".encode("ascii"))
        final = self.folder / self.name
        with failing_clearly("the search index"):
            if final.exists():
                shutil.rmtree(final)
            os.replace(self.place, final)
        segment = open_segment(final, self.kind)
        if segment is None:
            raise DamagedIndexError(final)
        return segment

    def give_up(self) -> None:
        """Remove what was written and got no name."""
        with contextlib.suppress(OSError):
            shutil.rmtree(self.place)

    def _close(self, name: str, dtype: np.dtype[Any], stream: IO[bytes], sums: _Sums) -> None:
        stream.flush()
        os.fsync(stream.fileno())
        checks = np.array(sums.finished(), "<u4").tobytes()
        with (self.place / f"{name}.crc").open("xb") as beside:
            beside.write(checks)
            beside.flush()
            os.fsync(beside.fileno())
        self.listed[name] = {
            "dtype": dtype.str,
            "bytes": stream.tell(),
            "checks_sha256": hashlib.sha256(checks).hexdigest(),
        }


@dataclass(slots=True)
class _Sums:
    """CRC-32 of every block of a stream of bytes."""

    _done: list[int] = field(default_factory=list)
    _open: int = 0
    _filled: int = 0

    def add(self, content: memoryview) -> None:
        at = 0
        while at < len(content):
            n = min(BLOCK_BYTES - self._filled, len(content) - at)
            self._open = zlib.crc32(content[at : at + n], self._open)
            self._filled += n
            at += n
            if self._filled == BLOCK_BYTES:
                self._done.append(self._open)
                self._open, self._filled = 0, 0

    def finished(self) -> list[int]:
        return [*self._done, self._open] if self._filled else self._done


def _pour(stream: IO[bytes], sums: _Sums, part: Rows) -> None:
    if len(part):
        content = np.ascontiguousarray(part).view(np.uint8).data
        stream.write(content)
        sums.add(content)


def open_segment(place: Path, kind: Kind) -> Segment | None:
    """Open a segment and check its manifest, sizes and checksums; ``None`` where one is not whole."""
    try:
        check, text, rest = (place / _MANIFEST).read_text(encoding="ascii").split("\n")
        if rest or hashlib.sha256(text.encode("ascii")).hexdigest() != check:
            return None
        manifest = json.loads(text)
        if (manifest["kind"], manifest["version"]) != (kind.name, kind.version):
            return None
        arrays = {}
        for name, facts in manifest["arrays"].items():
            path = place / f"{name}.bin"
            checks = (place / f"{name}.crc").read_bytes()
            if hashlib.sha256(checks).hexdigest() != facts["checks_sha256"]:
                return None
            if path.stat().st_size != facts["bytes"]:
                return None
            dtype = np.dtype(facts["dtype"])
            values: Rows = np.asarray(np.memmap(path, dtype, "r")) if facts["bytes"] else np.zeros(0, dtype)
            sums = np.frombuffer(checks, "<u4")
            arrays[name] = _Array(path, values, sums, np.zeros(len(sums), bool))
        return Segment(
            place,
            kind,
            int(manifest["items"]),
            int(manifest["combined"], 16),
            tuple(int(one) for one in manifest["bits"]),
            tuple(str(one) for one in manifest["replaces"]),
            arrays,
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
