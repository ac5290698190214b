"""What an archive keeps of its recordings' sound: one file of peaks for each, and an index of pairs of peaks.

``sounds/`` holds the files (authority, like ``fingerprints/``); ``search/sounds/`` the index, which can be made anew
from them. A recording without sound has a file without peaks, so that it is not decoded again.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from diptych.adapters.archive_items import item_path, pack_item, read_item
from diptych.adapters.archive_postings import IndexedItem, PostingIndex, open_index
from diptych.algorithms import sound_codes
from diptych.algorithms.sound_codes import Peaks, index_keys, pack_peaks, unpack_peaks

ROW = np.dtype([("item", "<u4"), ("frame", "<u4")])
"""A row of the index: the number of the recording in its segment, and the frame of the pair's first peak."""

MOST_OF_A_KEY = 12
"""Rows of one key that a minute of one recording may have: a loop or a hum gives the same pair again and again."""


def peaks_path(archive: Path, sha256: str) -> Path:
    """Return where the peaks of a recording lie under the present settings."""
    key = hashlib.sha256(sound_codes.VERSION.encode("ascii")).hexdigest()
    return item_path(archive / "sounds", sha256, key)


def peaks_item(peaks: Peaks, *, sha256: str, has_sound: bool) -> bytes:
    """Turn peaks into the bytes of their file."""
    values = {
        "sha256": sha256,
        "version": sound_codes.VERSION,
        "has_sound": has_sound,
        "duration_s": peaks.duration_s,
        "start_s": peaks.start_s,
    }
    arrays: dict[str, NDArray[np.uint8]] = pack_peaks(peaks)
    return pack_item(values, dict(arrays))


def read_peaks(archive: Path, sha256: str) -> Peaks | None:
    """Read the peaks of a recording; ``None`` where the file is absent, not whole, or of another version."""
    stored = read_item(peaks_path(archive, sha256))
    if stored is None or stored.values.get("sha256") != sha256:
        return None
    try:
        return unpack_peaks(
            dict(stored.arrays),
            duration_s=float(stored.values["duration_s"]),
            start_s=float(stored.values["start_s"]),
        )
    except (KeyError, ValueError, TypeError):
        return None


def open_sound_index(archive: Path) -> PostingIndex:
    """Open the index of an archive's sounds."""
    return open_index(archive / "search" / "sounds", version=sound_codes.VERSION, dtype=ROW)


def indexed(sha256: str, peaks: Peaks) -> IndexedItem:
    """Make what the index holds of one recording; a key that fills it is thinned out evenly."""
    keys, frames = index_keys(peaks)
    most = MOST_OF_A_KEY * max(1, round(peaks.duration_s / 60))
    # Multiplying by an odd number scatters the frames: the first of each key in this order are spread over all.
    order = np.lexsort((frames * np.uint32(2_654_435_761), keys))
    _, first = np.unique(keys[order], return_index=True)
    rank = np.arange(len(order)) - np.repeat(first, np.diff(np.r_[first, len(order)]))
    kept = np.sort(order[rank < most])
    rows = np.zeros(len(kept), ROW)
    rows["frame"] = frames[kept]
    return IndexedItem(name=sha256, keys=keys[kept], rows=rows, size=peaks.duration_s)
