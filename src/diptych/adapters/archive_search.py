"""The search index of an archive on disk: tables of rows in buckets, mapped into memory, rebuildable at any time.

An index is a folder of segments. Each holds whole recordings and never changes; adding writes new ones, and segments
of like size are merged, so that adding n recordings writes each of them about log4(n) times. Only what a search
touches is read, and that is checked: the manifest and the checksums when a segment is opened, the content in blocks of
4 KiB when it is used. A block that does not read back as it was written raises ``DamagedIndexError``; the caller drops
the segment and makes it anew from the stored fingerprints.

Layout: docs/formats/archive.md.
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
from diptych.model.errors import OutputFailedError

BLOCK_BYTES = 4096
"""Content is checked in blocks of a page: a search touches some ten thousand short stretches spread over the files."""

MERGE_AT = 4
"""Segments of like size that are merged into one."""

ROWS_AT_ONCE = 2_000_000
"""Rows of a table that a merge holds in memory: about 100 MB. Chosen by hand."""

ROWS_PER_BUCKET = 16
"""A table has as many buckets as leave about so many rows in each, up to the whole key. Chosen by hand."""

_MANIFEST = "segment.json"
_PART = ".part-"

Rows = NDArray[Any]
Keys = NDArray[np.uint32]
_Table = tuple[int, NDArray[np.int64], Rows, NDArray[np.uint32]]
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

    def _table(self, table: int, begin: int, end: int) -> tuple[Rows, NDArray[np.uint32]]:
        return (
            self._arrays[f"values-{table}"].read(begin, end),
            self._arrays[f"items-{table}"].read(begin, end),
        )


@dataclass(frozen=True, slots=True)
class Batch:
    """Recordings to add; ``tables[t]`` holds values and the number of the recording within ``digests`` of each."""

    digests: tuple[str, ...]
    tables: tuple[tuple[Rows, NDArray[np.uint32]], ...]


@dataclass(slots=True)
class SearchIndex:
    """An index in a folder, open for reading and adding."""

    folder: Path
    kind: Kind
    segments: list[Segment] = field(default_factory=list)

    @property
    def n_items(self) -> int:
        """Number of recordings."""
        return sum(one.n_items for one in self.segments)

    @property
    def n_bytes(self) -> int:
        """Size on disk, nearly."""
        return sum(one.n_bytes for one in self.segments)

    def holds_exactly(self, n: int, combined: int) -> bool:
        """Say whether these are the recordings of a set with so many, combined so (see ``combine``)."""
        own = 0
        for one in self.segments:
            own ^= one.combined
        return n == self.n_items and combined == own

    def digests(self) -> set[str]:
        """Return the digests of all recordings; segments that do not read back, or hold one twice, are dropped."""
        found: set[str] = set()
        for one in sorted(self.segments, key=lambda segment: -segment.n_items):
            try:
                own = one.digests()
            except DamagedIndexError:
                own = []
            if not own or not found.isdisjoint(own):
                self.drop(one.folder)
            else:
                found.update(own)
        return found

    def drop(self, folder: Path) -> None:
        """Remove a segment from the disk and from the index."""
        self.segments = [one for one in self.segments if one.folder != folder]
        with contextlib.suppress(OSError):
            shutil.rmtree(folder)

    def add(self, batch: Batch) -> None:
        """Write recordings as one new segment, and merge segments of like size.

        Where the folder cannot be written, the segment stays in memory, for as long as the index is open.
        """
        if not batch.digests:
            return
        tables = [self._sorted(values, items, table) for table, (values, items) in enumerate(batch.tables)]
        combined = combine(batch.digests)
        writer = None
        try:
            writer = _Writer(self.folder, _name(batch.digests), self.kind)
            writer.array("digests", np.dtype("V32"), [_digest_rows(batch.digests)])
            for table, (bits, counts, values, items) in enumerate(tables):
                writer.table(table, bits, counts, iter([(values, items)]))
            self._take(writer.finish(len(batch.digests), combined))
        except OutputFailedError:
            self._take(_in_memory(self.folder, self.kind, batch.digests, combined, tables))
        finally:
            if writer is not None:
                writer.give_up()
        with contextlib.suppress(OutputFailedError):  # it is tried again with the next recordings
            self._merge()

    def _sorted(self, values: Rows, items: NDArray[np.uint32], table: int) -> _Table:
        bits = self._bits(len(values))
        keys = self.kind.key_of(values, table)
        order = np.argsort(keys, kind="stable")
        bucket = keys >> np.uint32(self.kind.key_bits - bits)
        return bits, np.bincount(bucket, minlength=1 << bits), values[order], items[order]

    def _bits(self, n_rows: int) -> int:
        wanted = max(1, n_rows // ROWS_PER_BUCKET).bit_length() - 1
        return min(wanted, self.kind.key_bits, self.kind.max_buckets_bits)

    def _take(self, segment: Segment) -> None:
        self.segments = [one for one in self.segments if one.folder != segment.folder]
        self.segments.append(segment)

    def _merge(self) -> None:
        while True:
            tiers: dict[int, list[Segment]] = {}
            for one in self.segments:
                if one.n_items * 2 <= self.kind.largest_items:
                    tiers.setdefault((one.n_items.bit_length() - 1) // 2, []).append(one)
            full = next((some for some in tiers.values() if len(some) >= MERGE_AT), None)
            if full is None:
                return
            chosen: list[Segment] = []
            for one in full:
                if sum(other.n_items for other in chosen) + one.n_items <= self.kind.largest_items:
                    chosen.append(one)
            try:
                merged = self._merged(chosen)
            except DamagedIndexError as error:
                self.drop(error.folder)
                continue
            for one in chosen:
                self.drop(one.folder)
            self._take(merged)

    def _merged(self, parts: Sequence[Segment]) -> Segment:
        digests = [one._arrays["digests"].read(0, one.n_items) for one in parts]
        names = np.concatenate(digests)
        writer = _Writer(self.folder, hashlib.sha256(names.tobytes()).hexdigest()[:24], self.kind)
        try:
            writer.array("digests", np.dtype("V32"), [names])
            for table in range(self.kind.n_tables):
                bits = self._bits(sum(one.n_rows(table) for one in parts))
                counts = np.zeros(1 << bits, np.int64)
                writer.table(table, bits, counts, self._merged_rows(parts, table, bits, counts))
            combined = 0
            for one in parts:
                combined ^= one.combined
            return writer.finish(len(names), combined, [one.folder.name for one in parts])
        except BaseException:
            writer.give_up()
            raise

    def _merged_rows(
        self, parts: Sequence[Segment], table: int, bits: int, counts: NDArray[np.int64]
    ) -> Iterator[tuple[Rows, NDArray[np.uint32]]]:
        """Yield the rows of a table in order of their keys, some buckets of the coarsest part at a time."""
        shared = min(one.bits[table] for one in parts)
        starts: list[NDArray[np.int64]] = []
        for one in parts:
            edges = np.arange((1 << shared) + 1, dtype=np.int64) << (one.bits[table] - shared)
            array = one._arrays[f"starts-{table}"]
            starts.append(array.read(0, len(array.values))[edges].astype(np.int64))
        together = np.sum(starts, axis=0)
        offsets = np.cumsum([0, *(one.n_items for one in parts)])
        begin = 0
        while begin < 1 << shared:
            end = int(np.searchsorted(together, together[begin] + ROWS_AT_ONCE, "right")) - 1
            end = min(max(end, begin + 1), 1 << shared)
            values, items = [], []
            for one, at, offset in zip(parts, starts, offsets, strict=False):
                some, owners = one._table(table, int(at[begin]), int(at[end]))
                values.append(some)
                items.append(owners + np.uint32(offset))
            joined, owner = np.concatenate(values), np.concatenate(items)
            keys = self.kind.key_of(joined, table)
            order = np.argsort(keys, kind="stable")
            counts += np.bincount(keys >> np.uint32(self.kind.key_bits - bits), minlength=1 << bits)
            yield joined[order], owner[order]
            begin = end


def combine(digests: Sequence[str]) -> int:
    """Combine digests (64 hexadecimal digits each) by exclusive or; the order does not matter."""
    if not digests:
        return 0
    rows = np.frombuffer(bytes.fromhex("".join(digests)), np.uint64).reshape(-1, 4)
    return int.from_bytes(np.bitwise_xor.reduce(rows, axis=0).tobytes(), "big")


def open_search_index(folder: Path, kind: Kind) -> SearchIndex:
    """Open the index in a folder; segments that are not whole, of another version, or merged already are removed."""
    index = SearchIndex(folder, kind)
    if not folder.is_dir():
        return index
    replaced: set[str] = set()
    for one in sorted(folder.iterdir()):
        if one.name.startswith(_PART) and _is_being_written(one.name):
            continue
        segment = _opened(one, kind)
        if segment is None:
            with contextlib.suppress(OSError):
                shutil.rmtree(one) if one.is_dir() else one.unlink()
        else:
            index.segments.append(segment)
            replaced.update(segment.replaces)
    for segment in list(index.segments):
        if segment.folder.name in replaced:
            index.drop(segment.folder)
    return index


def _part_name() -> str:
    return f"{_PART}{_machine()}-{os.getpid()}-{secrets.token_hex(4)}"


def _machine() -> str:
    return hashlib.sha256(platform.node().encode("utf-8")).hexdigest()[:8]


def _is_being_written(name: str) -> bool:
    """Say whether the process that writes a part is alive, as far as can be told from here."""
    try:
        machine, pid, _ = name.removeprefix(_PART).split("-")
        if machine == _machine() and os.name == "posix":
            os.kill(int(pid), 0)
    except (ValueError, ProcessLookupError):
        return False
    except OSError:
        return True
    return True


def _in_memory(
    folder: Path, kind: Kind, digests: Sequence[str], combined: int, tables: Sequence[_Table]
) -> Segment:
    arrays = {"digests": _digest_rows(digests)}
    for table, (_, counts, values, items) in enumerate(tables):
        arrays[f"starts-{table}"] = np.r_[0, np.cumsum(counts)]
        arrays[f"values-{table}"], arrays[f"items-{table}"] = values, items
    name = f"{_name(digests)}-in-memory"
    held = {}
    for key, array in arrays.items():
        blocks = -(-array.nbytes // BLOCK_BYTES)
        held[key] = _Array(folder / name, array, np.zeros(blocks, np.uint32), np.ones(blocks, bool))
    return Segment(folder / name, kind, len(digests), combined, tuple(t[0] for t in tables), (), held)


def _name(digests: Sequence[str]) -> str:
    return hashlib.sha256(bytes.fromhex("".join(digests))).hexdigest()[:24]


def _digest_rows(digests: Sequence[str]) -> Rows:
    return np.frombuffer(bytes.fromhex("".join(digests)), "V32")


@dataclass(slots=True)
class _Writer:
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
        segment = _opened(final, self.kind)
        if segment is None:
            raise DamagedIndexError(final)
        return segment

    def give_up(self) -> None:
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


def _opened(place: Path, kind: Kind) -> Segment | None:
    """Open a segment and check its manifest, sizes and checksums; ``None`` where one is not whole."""
    try:
        check, text, _ = (place / _MANIFEST).read_text(encoding="ascii").split("\n")
        if hashlib.sha256(text.encode("ascii")).hexdigest() != check:
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
