"""Which recordings of an archive are worth comparing with a query, best first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from diptych.adapters.archive_search import SearchIndex, open_search_index
from diptych.adapters.archive_segments import Batch, DamagedIndexError, Kind, combine
from diptych.algorithms import coarse_index, fingerprint_index
from diptych.algorithms.coarse_index import Codes, Weighed, weigh
from diptych.algorithms.fingerprint import Fingerprint, settings_key
from diptych.domains.archive.records import read_fingerprint
from diptych.model.errors import OutputFailedError

MAX_CANDIDATES = 60
"""Recordings that are compared moment by moment. Chosen by hand."""

ALL_UP_TO = 20
"""An archive of no more recordings is compared whole: the index saves little and may miss. Chosen by hand."""

MIN_KEYS = 2
"""Fewest keys of local features that a candidate shares: a single one is chance now and then. Chosen by hand."""

MIN_MOMENTS = 2
"""Fewest half seconds in which coarse codes meet, unless one meets in few recordings, or the query shows one picture
only. Chosen by hand."""

MIN_VOTE = 0.25
"""Vote from which a single half second will do: at most 16 recordings hold it. Chosen by hand."""

ITEMS_AT_ONCE = 500
"""Recordings that are written into the index together: 500 minutes hold 4 million keys. Chosen by hand."""

MAX_ROUNDS = 64
"""Segments that are made anew for one question before the disk is blamed; an index has some ten. Chosen by hand."""

Report = Callable[[int, int], None]


def _local_key(values: NDArray[np.uint32], _table: int) -> NDArray[np.uint32]:
    return values


def coarse_kind() -> Kind:
    """Say what the index of coarse codes holds under the present settings."""
    return Kind(
        name="coarse",
        version=f"coarse-1-{settings_key()}",
        n_tables=coarse_index.N_TABLES,
        key_bits=coarse_index.KEY_BITS,
        value=np.dtype(np.uint64),
        key_of=coarse_index.keys_of,
        largest_items=1_000_000,
        max_buckets_bits=16,
    )


def local_kind() -> Kind:
    """Say what the index of local features holds under the present settings."""
    return Kind(
        name="local",
        version=f"local-1-{settings_key()}",
        n_tables=fingerprint_index.N_KEYS,
        key_bits=fingerprint_index.KEY_BITS,
        value=np.dtype(np.uint32),
        key_of=_local_key,
        largest_items=100_000,
        max_buckets_bits=22,
    )


@dataclass(slots=True)
class Indexes:
    """The two indexes over one archive, and how to make anew what does not read back."""

    coarse: SearchIndex
    local: SearchIndex
    fingerprints: Path
    digests: Collection[str]
    """The recordings that the archive names."""
    combined: int
    """The same combined."""
    n_searched: int = 0
    """Recordings that a search asks."""


def up_to_date(
    search: Path,
    fingerprints: Path,
    digests: Collection[str],
    report: Report | None = None,
    *,
    combined: int | None = None,
) -> Indexes:
    """Open the indexes, and add what they lack from the stored fingerprints.

    What was interrupted goes on where it stopped, recording by recording. Segments that do not read back whole are
    made anew. Where the folder cannot be written, what is added lives for this run only.

    Args:
        search: Folder of the indexes.
        fingerprints: Folder of the stored fingerprints.
        digests: The recordings that the archive names.
        report: Called with how many of the lacking recordings are written, and how many there are.
        combined: Their digests combined, where it is known already: then they are only listed where one is lacking.
    """
    indexes = Indexes(
        open_search_index(search / "coarse", coarse_kind()),
        open_search_index(search / "local", local_kind()),
        fingerprints,
        digests,
        combine(list(digests)) if combined is None else combined,
    )
    _complete(indexes, report or (lambda _done, _all: None))
    return indexes


def _complete(indexes: Indexes, report: Report) -> None:
    both = (indexes.coarse, indexes.local)
    indexes.n_searched = len(indexes.digests)
    if all(one.holds_exactly(len(indexes.digests), indexes.combined) for one in both):
        return
    held = [one.digests() for one in both]
    wanted = list(indexes.digests)
    lacking = sorted(digest for digest in wanted if any(digest not in own for own in held))
    for begin in range(0, len(lacking), ITEMS_AT_ONCE):
        report(begin, len(lacking))
        some = lacking[begin : begin + ITEMS_AT_ONCE]
        read = [(name, read_fingerprint(indexes.fingerprints, name)) for name in some]
        whole = {name: kept.fingerprint for name, kept in read if kept is not None}
        for index, own, batch in zip(both, held, (coarse_batch, local_batch), strict=True):
            index.add(batch({name: one for name, one in whole.items() if name not in own}))
            own.update(whole)
    indexes.n_searched = sum(all(digest in own for own in held) for digest in wanted)


def coarse_batch(fingerprints: dict[str, Fingerprint]) -> Batch:
    """Gather what the index of coarse codes holds of some recordings."""
    codes = [one.picture[coarse_index.kept_ticks(one.picture)] for one in fingerprints.values()]
    items = np.repeat(np.arange(len(codes), dtype=np.uint32), [len(one) for one in codes])
    joined = np.concatenate([np.zeros(0, np.uint64), *codes])
    return Batch(tuple(fingerprints), tuple((joined, items) for _ in range(coarse_index.N_TABLES)))


def local_batch(fingerprints: dict[str, Fingerprint]) -> Batch:
    """Gather what the index of local features holds of some recordings."""
    rows = [fingerprint_index.rows_of(one.codes) for one in fingerprints.values()]
    tables = []
    for table in range(fingerprint_index.N_KEYS):
        own = [one[table] for one in rows]
        items = np.repeat(np.arange(len(own), dtype=np.uint32), [len(one) for one in own])
        tables.append((np.concatenate([np.zeros(0, np.uint32), *own]), items))
    return Batch(tuple(fingerprints), tuple(tables))


def candidates(
    indexes: Indexes, query: Fingerprint, between: Sequence[Codes] = (), covered: Sequence[Codes] = ()
) -> list[str]:
    """Return the digests of recordings to compare with a query, best first.

    A stretch of an index that does not read back as it was written is dropped and made anew from the stored
    fingerprints, and the question is asked again.

    Args:
        indexes: From ``up_to_date``.
        query: Its fingerprint.
        between: Its picture codes at further phases (``coarse_index.PHASES_S``).
        covered: Its picture codes with what may lie over the picture replaced (``fingerprint_covered``).
    """
    asked = coarse_index.asked_codes([query.picture, *between], covered)
    everything = indexes.coarse.n_items <= ALL_UP_TO
    return _ranked(indexes, query, asked, everything=everything)[:MAX_CANDIDATES]


def _ranked(
    indexes: Indexes, query: Fingerprint, asked: coarse_index.Asked, *, everything: bool
) -> list[str]:
    by_picture = _sure(indexes, lambda: by_coarse(indexes.coarse, asked))
    large = indexes.local.n_items > fingerprint_index.LARGE
    chosen = fingerprint_index.strongest(
        query.counts, fingerprint_index.MAX_FEATURES_LARGE if large else fingerprint_index.MAX_FEATURES
    )
    keys = fingerprint_index.asked_keys(query.codes[chosen])
    by_feature = _sure(indexes, lambda: by_local(indexes.local, keys))
    lists = [by_feature, by_picture]
    if everything:
        lists.append(sorted(indexes.digests))
    return _interleaved(lists)


def _sure(indexes: Indexes, ask: Callable[[], list[str]]) -> list[str]:
    """Ask until every stretch that was read is whole; each round drops a segment and makes it anew.

    Raises:
        OutputFailedError: What was just made anew does not read back either, again and again.
    """
    for _ in range(MAX_ROUNDS):
        try:
            return ask()
        except DamagedIndexError as error:
            for one in (indexes.coarse, indexes.local):
                one.drop(error.folder)
            _complete(indexes, lambda _done, _all: None)
    raise OutputFailedError(
        "the search index does not read back as it is written",
        advice="Check the disk that the archive lies on.",
    )


def _interleaved(lists: Sequence[Sequence[str]]) -> list[str]:
    """Take the best of each list, then the second best of each, and so on; every name once."""
    longest = max(len(one) for one in lists)
    return list(dict.fromkeys(one[k] for k in range(longest) for one in lists if k < len(one)))


def by_coarse(index: SearchIndex, asked: coarse_index.Asked) -> list[str]:
    """Return the digests of recordings whose pictures are like those of a query as a whole, best first.

    Raises:
        DamagedIndexError: A stretch that was read is not whole.
    """
    whats, whos, differing = [], [], []
    offset = 0
    for segment in index.segments:
        for table in range(coarse_index.N_TABLES):
            probes = coarse_index.probes_of(asked.codes, table)
            begins, ends = segment.stretches(table, probes.reshape(-1))
            few = (ends - begins <= coarse_index.MAX_ROWS) & (ends > begins)
            code = np.repeat(np.arange(len(asked.codes)), probes.shape[1])[few]
            begins, ends = begins[few], ends[few]
            segment.read_ahead(table, begins, ends)
            found = []
            for k, begin, end in zip(code.tolist(), begins.tolist(), ends.tolist(), strict=True):
                at, bits = coarse_index.near(segment.values(table, begin, end), asked.codes[k])
                if len(at):
                    found.append((k, at + begin, bits))
            if found:
                rows = np.concatenate([at for _, at, _ in found])
                who = segment.items_at(table, rows).astype(np.int64) + offset
                numbers = asked.moments[[k for k, _, _ in found]]
                whats.append(np.repeat(numbers, [len(at) for _, at, _ in found]))
                whos.append(who)
                differing.append(np.concatenate([bits for _, _, bits in found]))
        offset += segment.n_items
    if not whats:
        return []
    weighed = weigh(np.concatenate(whats), np.concatenate(whos), np.concatenate(differing))
    least = min(MIN_MOMENTS, len(np.unique(asked.moments)))
    enough = (weighed.n_asked >= least) | (weighed.votes >= MIN_VOTE)
    return _named(index, weighed, enough)


def by_local(index: SearchIndex, keys: Sequence[NDArray[np.uint32]]) -> list[str]:
    """Return the digests of recordings that share keys of local features with a query, best first.

    Raises:
        DamagedIndexError: A stretch that was read is not whole.
    """
    whats, whos = [], []
    offset = 0
    for segment in index.segments:
        asked_before = 0
        for table, wanted in enumerate(keys):
            begins, ends = segment.stretches(table, wanted)
            length = np.where(ends - begins <= fingerprint_index.MAX_ROWS, ends - begins, 0)
            which = np.repeat(np.arange(len(wanted)), length)
            at = np.arange(len(which)) - np.repeat(np.cumsum(length) - length - begins, length)
            hits = np.flatnonzero(segment.values_at(table, at) == wanted[which])
            whats.append(which[hits] + asked_before)
            whos.append(segment.items_at(table, at[hits]).astype(np.int64) + offset)
            asked_before += len(wanted)
        offset += segment.n_items
    if not whats:
        return []
    weighed = weigh(np.concatenate(whats), np.concatenate(whos))
    return _named(index, weighed, weighed.n_asked >= MIN_KEYS)


def _named(index: SearchIndex, weighed: Weighed, enough: NDArray[np.bool_]) -> list[str]:
    """Name the best recordings; equal votes in the order of their digests."""
    items, votes = weighed.items[enough], weighed.votes[enough]
    if len(items) > 2 * MAX_CANDIDATES:
        best = np.argpartition(-votes, 2 * MAX_CANDIDATES)[: 2 * MAX_CANDIDATES]
        items, votes = items[best], votes[best]
    named: list[tuple[float, str]] = []
    begin = 0
    for segment in index.segments:
        inside = (items >= begin) & (items < begin + segment.n_items)
        named += zip((-votes[inside]).tolist(), segment.digests(items[inside] - begin), strict=True)
        begin += segment.n_items
    return [digest for _, digest in sorted(named)[:MAX_CANDIDATES]]
