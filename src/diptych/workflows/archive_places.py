"""Keep the places of an archive ready to be searched: features of the ground, visual words, and their index."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.adapters.archive_items import write_item
from diptych.adapters.archive_postings import PostingIndex
from diptych.adapters.archive_segments import combine
from diptych.adapters.archive_store import FileLine
from diptych.adapters.key_pictures import key_pictures
from diptych.algorithms.place_codes import N_WORDS, chosen, describe_place, recurring
from diptych.domains.places.records import (
    current_words,
    indexed_place,
    open_place_index,
    place_item,
    place_path,
    read_place,
    stored_words,
)
from diptych.model.errors import DiptychError
from diptych.model.settings import Settings
from diptych.workflows.archive_batches import files_at_hand, packed, work_through

STAGE = "describing places"
TARGET = "diptych.workflows.archive_places:places_packed"

ITEMS_AT_ONCE = 500
"""Recordings that are written into the index together: 500 minutes are about 40 MB."""


def add_places(
    archive: Path,
    lines: Sequence[FileLine],
    *,
    settings: Settings,
    progress: Callable[[str, float], None],
) -> list[str]:
    """Describe the ground of every recording that is not described yet, and bring the index up to date.

    Args:
        archive: Folder of the archive, open for writing.
        lines: Its files.
        settings: Limits.
        progress: Called with the stage and the fraction done.

    Returns:
        Notes: recordings whose pictures could not be read.
    """
    files = files_at_hand(lines)
    missing = [
        (sha256, path)
        for sha256, (_, path) in files.items()
        if path is not None and not place_path(archive, sha256).is_file()
    ]
    notes = work_through(
        missing,
        target=TARGET,
        stage=STAGE,
        settings=settings,
        keep=lambda sha256, item: write_item(place_path(archive, sha256), item),
        ended=lambda sha256: place_item(sha256, [], []),
        progress=progress,
    )
    updated = update_place_index(archive, list(files))
    return [*notes, *(updated[0].notes if updated else [])]


def update_place_index(
    archive: Path, digests: Collection[str], *, combined: int | None = None
) -> tuple[PostingIndex, NDArray[np.int8]] | None:
    """Add to the index what it lacks of some recordings; ``None`` where the archive holds no places.

    In the order of their digests: in which order workers answered leaves no trace.

    Args:
        archive: Folder of the archive.
        digests: The recordings.
        combined: Their digests combined, where it is known already: then they are only listed where one is lacking.
    """
    complete = _complete(archive, len(digests), combined)
    if complete is not None:
        return complete
    if not (archive / "places").is_dir():
        return None
    described = sorted({sha256 for sha256 in digests if place_path(archive, sha256).is_file()})
    words = current_words(archive, described)
    if words is None:
        return None
    index = open_place_index(archive, words)
    held = index.names
    waiting = [sha256 for sha256 in described if sha256 not in held]
    for start in range(0, len(waiting), ITEMS_AT_ONCE):
        some = []
        for sha256 in waiting[start : start + ITEMS_AT_ONCE]:
            seen = read_place(archive, sha256)
            if seen is not None:
                some.append(indexed_place(sha256, seen[1], words))
        index.add(some)
    return index, words


def _complete(archive: Path, n: int, combined: int | None) -> tuple[PostingIndex, NDArray[np.int8]] | None:
    """Open an index that holds exactly the recordings that were combined; ``None`` where it may lack one."""
    words = stored_words(archive)
    if combined is None or words is None or len(words) < N_WORDS:
        return None
    index = open_place_index(archive, words)
    held = index.names
    return (index, words) if len(held) == n and combine(sorted(held)) == combined else None


def places_packed(
    *, files: list[list[str]], settings: dict[str, object], progress: Callable[[float], None]
) -> bytes:
    """Describe the ground of some files one after the other in a helper process; it writes nothing.

    Args:
        files: Digest and path of each.
        settings: The values of ``Settings``.
        progress: Called with the fraction done.

    Returns:
        JSON: digest, file of features in base 64, and notes of each.
    """
    cv2.setNumThreads(1)
    limits = Settings.from_dict(settings)
    answers = []
    for k, (sha256, name) in enumerate(files):
        notes: list[str] = []
        item = place_item(sha256, [], [])
        try:
            pictures = key_pictures(Path(name), settings=limits)
            features = [describe_place(picture.gray) for picture in pictures]
            marks = recurring(features)
            kept = [chosen(one, ~mark) for one, mark in zip(features, marks, strict=True)]
            item = place_item(sha256, [picture.t_s for picture in pictures], kept)
        except DiptychError as error:
            notes.append(f"{Path(name).name}: its pictures could not be read: {error.message}")
        answers.append(packed(sha256, item, notes))
        progress((k + 1) / len(files))
    return json.dumps(answers).encode("ascii")
