"""Which recordings of an archive are worth comparing with a query, best first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from diptych.adapters.archive_search import Segment, read_segments, remove_segment, write_segment
from diptych.algorithms.fingerprint import Fingerprint, settings_key
from diptych.algorithms.fingerprint_index import KeyIndex, build, votes
from diptych.domains.archive.records import read_fingerprint
from diptych.model.errors import OutputFailedError

MAX_CANDIDATES = 60
"""Recordings that are compared moment by moment. Chosen by hand."""

ALL_UP_TO = 20
"""An archive of no more recordings is compared whole: the index saves little and may miss. Chosen by hand."""

MIN_VOTES = 2.0
"""Smallest vote of a candidate: one shared key is chance now and then. Chosen by hand."""

INDEX_VERSION = "keys-1"

MAX_SEGMENTS = 8
"""More segments are merged into one; every recording is written anew about once in eight runs of adding."""


def up_to_date(search: Path, fingerprints: Path, digests: Sequence[str]) -> list[Segment]:
    """Read the index, and add what it lacks from the stored fingerprints.

    A segment that does not read back whole, or that holds recordings which the archive no longer names, is made
    anew. Where the folder cannot be written, the index lives for this run only.
    """
    key = f"{INDEX_VERSION}-{settings_key()}"
    wanted = set(digests)
    segments = []
    for one in read_segments(search, key):
        if wanted.issuperset(one.digests):
            segments.append(one)
        else:
            remove_segment(one)
    covered = {digest for one in segments for digest in one.digests}
    lacking = sorted(wanted - covered)
    replaced: list[Segment] = []
    if lacking and len(segments) >= MAX_SEGMENTS:
        replaced, segments = segments, []
        lacking = sorted(wanted)
    if lacking:
        fresh = _segment(search, fingerprints, key, lacking)
        if fresh is not None:
            segments.append(fresh)
            for one in replaced:
                if one.folder != fresh.folder:
                    remove_segment(one)
    return segments


def _segment(search: Path, fingerprints: Path, key: str, digests: Sequence[str]) -> Segment | None:
    read = [(digest, read_fingerprint(fingerprints, digest)) for digest in digests]
    whole = [(digest, kept.fingerprint.codes) for digest, kept in read if kept is not None]
    if not whole:
        return None
    names = [digest for digest, _ in whole]
    index = build([codes for _, codes in whole])
    try:
        return write_segment(search, key, names, index.entries)
    except OutputFailedError:
        return Segment(search, tuple(names), index.entries)


def candidates(segments: Sequence[Segment], query: Fingerprint) -> list[str]:
    """Return the digests of recordings to compare with a query, best first."""
    weighed: list[tuple[float, str]] = []
    total = sum(len(one.digests) for one in segments)
    for one in segments:
        if not len(query.codes):
            break
        found = votes(KeyIndex(len(one.digests), one.arrays), query.codes)
        weighed += [
            (float(found[n]), one.digests[n])
            for n in (range(len(found)) if total <= ALL_UP_TO else np.flatnonzero(found >= MIN_VOTES))
        ]
    weighed.sort(key=lambda pair: (-pair[0], pair[1]))
    return [digest for _, digest in weighed[:MAX_CANDIDATES]]
