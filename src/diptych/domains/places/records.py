"""What an archive keeps of the ground: features of some pictures of each recording, visual words, and their index.

``places/`` holds one file for each recording and ``words``, the centres that were learnt from them; ``search/places/``
the index, which can be made anew from both.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from diptych.adapters.archive_items import item_path, pack_item, read_item, write_item
from diptych.adapters.archive_postings import IndexedItem, PostingIndex, open_index
from diptych.algorithms import place_codes
from diptych.algorithms.place_codes import PlaceFeatures, train_words, words_of

ROW = np.dtype(
    [
        ("item", "<u4"),
        ("picture", "<u2"),
        ("x", "<u2"),
        ("y", "<u2"),
        ("direction", "u1"),
        ("size", "u1"),
        ("code", "<u8", (2,)),
    ]
)
"""A row of the index: one feature of one picture of one recording."""

TRAINING_CODES = 80_000
"""Most codes that words are learnt from."""

GROWTH = 8
"""Words are learnt anew when the archive holds this many times as many recordings, until all 4,096 are there."""


def place_path(archive: Path, sha256: str) -> Path:
    """Return where the features of a recording lie under the present settings."""
    key = hashlib.sha256(place_codes.VERSION.encode("ascii")).hexdigest()
    return item_path(archive / "places", sha256, key)


def place_item(sha256: str, times_s: Sequence[float], pictures: Sequence[PlaceFeatures]) -> bytes:
    """Turn the features of a recording's pictures into the bytes of their file."""
    arrays: dict[str, NDArray[np.generic]] = {
        "times_s": np.array(times_s, np.float32),
        "counts": np.array([len(one.codes) for one in pictures], np.uint16),
    }
    for name, shape, kind in (
        ("places", (0, 2), np.uint16),
        ("directions", (0,), np.uint8),
        ("sizes", (0,), np.uint8),
        ("codes", (0, 16), np.uint8),
    ):
        parts = [getattr(one, name) for one in pictures]
        arrays[name] = np.concatenate([np.empty(shape, kind), *parts])
    return pack_item({"sha256": sha256, "version": place_codes.VERSION}, dict(arrays))


def read_place(archive: Path, sha256: str) -> tuple[NDArray[np.float32], list[PlaceFeatures]] | None:
    """Read times and features of a recording's pictures; ``None`` where they are absent or not whole."""
    stored = read_item(place_path(archive, sha256))
    if stored is None or stored.values.get("sha256") != sha256:
        return None
    try:
        ends = np.cumsum(stored.arrays["counts"].astype(np.int64))
        names = ("places", "directions", "sizes", "codes")
        if any(len(stored.arrays[name]) != (ends[-1] if len(ends) else 0) for name in names):
            return None
        pictures = [
            PlaceFeatures(**{name: stored.arrays[name][end - n : end] for name in names})
            for end, n in zip(ends, stored.arrays["counts"].astype(np.int64), strict=True)
        ]
        return stored.arrays["times_s"], pictures
    except (KeyError, ValueError):
        return None


def current_words(archive: Path, digests: Sequence[str]) -> NDArray[np.int8] | None:
    """Return the archive's visual words, learnt now where there are none, or from too few recordings.

    Args:
        archive: Folder of the archive.
        digests: Recordings that have features.

    Returns:
        ``(words, 128)``, or ``None`` where there are no features.
    """
    path = _words_path(archive)
    stored = read_item(path)
    words = stored_words(archive)
    if stored is not None and words is not None:
        enough = len(words) >= place_codes.N_WORDS
        if enough or len(digests) < GROWTH * int(stored.values["recordings"]):
            return words
    if not digests:
        return None
    rng = np.random.default_rng(4)
    parts, total = [], 0
    for k in rng.permutation(len(digests)):
        seen = read_place(archive, digests[int(k)])
        for one in seen[1] if seen else []:
            parts.append(one.codes)
            total += len(one.codes)
        if total >= TRAINING_CODES:
            break
    if total == 0:
        return None
    words = train_words(np.concatenate(parts)[:TRAINING_CODES])
    write_item(
        path, pack_item({"version": place_codes.VERSION, "recordings": len(digests)}, {"words": words})
    )
    return words


def stored_words(archive: Path) -> NDArray[np.int8] | None:
    """Return the visual words ``(words, 128)`` that an archive keeps; ``None`` where it keeps none of this version."""
    stored = read_item(_words_path(archive))
    if stored is None or stored.values.get("version") != place_codes.VERSION:
        return None
    return np.asarray(stored.arrays["words"], np.int8)


def _words_path(archive: Path) -> Path:
    return archive / "places" / "words"


def open_place_index(archive: Path, words: NDArray[np.int8]) -> PostingIndex:
    """Open the index of an archive's places under its words; under other words it is made anew."""
    digest = hashlib.sha256(words.tobytes()).hexdigest()[:16]
    return open_index(
        archive / "search" / "places", version=f"{place_codes.VERSION} {digest}", dtype=np.dtype(ROW)
    )


def indexed_place(sha256: str, pictures: Sequence[PlaceFeatures], words: NDArray[np.int8]) -> IndexedItem:
    """Make what the index holds of one recording."""
    counts = [len(one.codes) for one in pictures]
    rows = np.zeros(sum(counts), ROW)
    rows["picture"] = np.repeat(np.arange(len(counts)), counts)
    keys = np.empty(0, np.uint32)
    if len(rows):
        rows["x"], rows["y"] = np.concatenate([one.places for one in pictures]).T
        rows["direction"] = np.concatenate([one.directions for one in pictures])
        rows["size"] = np.concatenate([one.sizes for one in pictures])
        codes = np.concatenate([one.codes for one in pictures])
        rows["code"] = np.ascontiguousarray(codes).view("<u8")
        keys = words_of(codes, words)[:, 0]
    return IndexedItem(name=sha256, keys=keys, rows=rows, size=len(counts))
