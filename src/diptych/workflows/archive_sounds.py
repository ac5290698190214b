"""Keep the sounds of an archive ready to be searched: peaks of every recording, and the index over them."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import numpy as np

from diptych.adapters.archive_items import write_item
from diptych.adapters.archive_postings import PostingIndex
from diptych.adapters.archive_segments import combine
from diptych.adapters.archive_store import FileLine
from diptych.adapters.video import read_sound
from diptych.algorithms.sound_codes import RATE_HZ, find_peaks
from diptych.domains.soundtracks.records import indexed, open_sound_index, peaks_item, peaks_path, read_peaks
from diptych.model.errors import DiptychError
from diptych.model.settings import Settings
from diptych.workflows.archive_batches import files_at_hand, packed, work_through

STAGE = "listening"
TARGET = "diptych.workflows.archive_sounds:peaks_packed"

ITEMS_AT_ONCE = 500
"""Recordings that are written into the index together: 500 minutes are about 25 MB."""


def add_sounds(
    archive: Path,
    lines: Sequence[FileLine],
    *,
    settings: Settings,
    progress: Callable[[str, float], None],
) -> list[str]:
    """Take the peaks of every recording's sound that has none yet, and bring the index up to date.

    Args:
        archive: Folder of the archive, open for writing.
        lines: Its files.
        settings: Limits.
        progress: Called with the stage and the fraction done.

    Returns:
        Notes: recordings whose sound could not be read.
    """
    files = files_at_hand(lines)
    missing = [
        (sha256, path)
        for sha256, (_, path) in files.items()
        if path is not None and not peaks_path(archive, sha256).is_file()
    ]
    notes = work_through(
        missing,
        target=TARGET,
        stage=STAGE,
        settings=settings,
        keep=lambda sha256, item: write_item(peaks_path(archive, sha256), item),
        ended=_no_sound,
        progress=progress,
    )
    index = update_index(archive, list(files))
    return [*notes, *index.notes]


def update_index(archive: Path, digests: Collection[str], *, combined: int | None = None) -> PostingIndex:
    """Add to the index what it lacks of some recordings, from their stored peaks.

    In the order of their digests: in which order workers answered leaves no trace.

    Args:
        archive: Folder of the archive.
        digests: The recordings.
        combined: Their digests combined, where it is known already: then they are only listed where one is lacking.
    """
    index = open_sound_index(archive)
    held = index.names
    if combined is not None and len(held) == len(digests) and combine(sorted(held)) == combined:
        return index
    waiting = sorted({sha256 for sha256 in digests if sha256 not in held})
    for start in range(0, len(waiting), ITEMS_AT_ONCE):
        some = []
        for sha256 in waiting[start : start + ITEMS_AT_ONCE]:
            peaks = read_peaks(archive, sha256)
            if peaks is not None:
                some.append(indexed(sha256, peaks))
        index.add(some)
    return index


def peaks_packed(
    *, files: list[list[str]], settings: dict[str, object], progress: Callable[[float], None]
) -> bytes:
    """Take the peaks of some files one after the other in a helper process; it writes nothing.

    Args:
        files: Digest and path of each.
        settings: The values of ``Settings``.
        progress: Called with the fraction done.

    Returns:
        JSON: digest, peaks file in base 64, and notes of each.
    """
    limits = Settings.from_dict(settings)
    answers = []
    for k, (sha256, name) in enumerate(files):
        notes: list[str] = []
        item = _no_sound(sha256)
        try:
            sound = read_sound(Path(name), RATE_HZ, limits.max_hours * 3600)
            if sound is not None and np.isfinite(sound.samples).all():
                peaks = find_peaks(sound.samples, start_s=sound.start_s)
                item = peaks_item(peaks, sha256=sha256, has_sound=True)
        except DiptychError as error:
            notes.append(f"{Path(name).name}: its sound could not be read: {error.message}")
        answers.append(packed(sha256, item, notes))
        progress((k + 1) / len(files))
    return json.dumps(answers).encode("ascii")


def _no_sound(sha256: str) -> bytes:
    return peaks_item(find_peaks(np.empty(0, np.float32)), sha256=sha256, has_sound=False)
