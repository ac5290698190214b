"""The search index of an archive on disk: segments mapped into memory, merged as they grow, rebuildable at any time.

An index is a folder of segments. Adding writes new ones, and segments of like size are merged, so that adding n
recordings writes each of them about log4(n) times. Only what a search touches is read, and that is checked. What does
not read back as it was written raises ``DamagedIndexError``; the caller drops the segment and makes it anew from the
stored fingerprints.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from diptych.adapters.archive_segments import (
    PART,
    Batch,
    DamagedIndexError,
    Kind,
    Rows,
    Segment,
    SegmentWriter,
    Table,
    combine,
    digest_rows,
    is_being_written,
    name_of,
    open_segment,
    segment_in_memory,
)
from diptych.model.errors import OutputFailedError

MERGE_AT = 4
"""Segments of like size that are merged into one."""

ROWS_AT_ONCE = 2_000_000
"""Rows of a table that a merge holds in memory: about 100 MB. Chosen by hand."""

ROWS_PER_BUCKET = 16
"""A table has as many buckets as leave about so many rows in each, up to the whole key. Chosen by hand."""


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
            writer = SegmentWriter(self.folder, name_of(batch.digests), self.kind)
            writer.array("digests", np.dtype("V32"), [digest_rows(batch.digests)])
            for table, (bits, counts, values, items) in enumerate(tables):
                writer.table(table, bits, counts, iter([(values, items)]))
            self._take(writer.finish(len(batch.digests), combined))
        except (OutputFailedError, DamagedIndexError):
            self._take(segment_in_memory(self.folder, self.kind, batch.digests, combined, tables))
        finally:
            if writer is not None:
                writer.give_up()
        with contextlib.suppress(OutputFailedError):  # it is tried again with the next recordings
            self._merge()

    def _sorted(self, values: Rows, items: NDArray[np.uint32], table: int) -> Table:
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
        digests = [one.digest_rows() for one in parts]
        names = np.concatenate(digests)
        writer = SegmentWriter(self.folder, hashlib.sha256(names.tobytes()).hexdigest()[:24], self.kind)
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
            starts.append(one.starts(table)[edges].astype(np.int64))
        together = np.sum(starts, axis=0)
        offsets = np.cumsum([0, *(one.n_items for one in parts)])
        begin = 0
        while begin < 1 << shared:
            end = int(np.searchsorted(together, together[begin] + ROWS_AT_ONCE, "right")) - 1
            end = min(max(end, begin + 1), 1 << shared)
            values, items = [], []
            for one, at, offset in zip(parts, starts, offsets, strict=False):
                some, owners = one.rows(table, int(at[begin]), int(at[end]))
                values.append(some)
                items.append(owners + np.uint32(offset))
            joined, owner = np.concatenate(values), np.concatenate(items)
            keys = self.kind.key_of(joined, table)
            order = np.argsort(keys, kind="stable")
            counts += np.bincount(keys >> np.uint32(self.kind.key_bits - bits), minlength=1 << bits)
            yield joined[order], owner[order]
            begin = end


def open_search_index(folder: Path, kind: Kind) -> SearchIndex:
    """Open the index in a folder; segments that are not whole, of another version, or merged already are removed."""
    index = SearchIndex(folder, kind)
    if not folder.is_dir():
        return index
    replaced: set[str] = set()
    for one in sorted(folder.iterdir()):
        if one.name.startswith(PART) and is_being_written(one.name):
            continue
        segment = open_segment(one, kind)
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
