"""Keep the sounds of an archive ready to be searched: peaks of every recording, and the index over them."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from diptych.adapters.archive_items import write_item
from diptych.adapters.archive_postings import PostingIndex
from diptych.adapters.archive_sound import indexed, open_sound_index, peaks_item, peaks_path, read_peaks
from diptych.adapters.archive_store import FileLine
from diptych.adapters.processes import HelperEndedError, run_helpers
from diptych.adapters.video import read_sound
from diptych.algorithms.sound_codes import RATE_HZ, find_peaks
from diptych.model.errors import DiptychError
from diptych.model.settings import Settings

STAGE = "listening"
TARGET = "diptych.workflows.archive_sounds:peaks_packed"

N_AT_ONCE = 2
"""Helpers at the same time: the machines that this is measured on have two cores."""

BATCH = 24
"""Files that one helper takes in a row; sound is decoded some hundred times as fast as it plays. By hand."""

ITEMS_AT_ONCE = 500
"""Recordings that are written into the index together: 500 minutes are about 25 MB."""


def files_at_hand(lines: Sequence[FileLine]) -> dict[str, tuple[list[FileLine], Path | None]]:
    """Group an archive's lines by content, each with a path that leads to the bytes as they were added."""
    grouped: dict[str, list[FileLine]] = {}
    for line in lines:
        if line.sha256:
            grouped.setdefault(line.sha256, []).append(line)
    return {sha256: (some, _path(some)) for sha256, some in grouped.items()}


def _path(lines: Sequence[FileLine]) -> Path | None:
    for line in lines:
        try:
            facts = Path(line.place).stat()
        except (OSError, ValueError):
            continue
        if facts.st_size == line.size and facts.st_mtime_ns == line.mtime_ns:
            return Path(line.place)
    return None


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
    notes = _take_all(archive, missing, settings, progress) if missing else []
    index = update_index(archive, list(files))
    return [*notes, *index.notes]


def update_index(archive: Path, digests: Sequence[str]) -> PostingIndex:
    """Add to the index what it lacks of some recordings, from their stored peaks."""
    index = open_sound_index(archive)
    held = index.names
    waiting = [sha256 for sha256 in digests if sha256 not in held]
    for start in range(0, len(waiting), ITEMS_AT_ONCE):
        some = []
        for sha256 in waiting[start : start + ITEMS_AT_ONCE]:
            peaks = read_peaks(archive, sha256)
            if peaks is not None:
                some.append(indexed(sha256, peaks))
        index.add(some)
    return index


def _take_all(
    archive: Path,
    missing: Sequence[tuple[str, Path]],
    settings: Settings,
    progress: Callable[[str, float], None],
) -> list[str]:
    waiting = [list(missing[k : k + BATCH]) for k in range(0, len(missing), BATCH)]
    notes: list[str] = []
    finished = 0
    while waiting:
        order = list(waiting)
        left = dict(enumerate(order))
        fractions = [0.0] * len(order)

        def told(k: int, fraction: float, order: list[list[tuple[str, Path]]] = order) -> None:
            fractions[k] = fraction * len(order[k])  # noqa: B023 -- the helpers end within the loop
            progress(STAGE, min(1.0, (finished + sum(fractions)) / len(missing)))  # noqa: B023

        def done(k: int, content: bytes, left: dict[int, list[tuple[str, Path]]] = left) -> None:
            nonlocal finished
            for one in json.loads(content):
                write_item(peaks_path(archive, one["sha256"]), base64.b64decode(one["item"]))
                notes.extend(one["notes"])
            fractions[k] = 0.0  # noqa: B023
            finished += len(left.pop(k))

        jobs: list[dict[str, object]] = [
            {
                "files": [[sha256, os.fspath(path)] for sha256, path in batch],
                "settings": settings.to_dict(),
            }
            for batch in order
        ]
        try:
            run_helpers(TARGET, jobs, n_at_once=N_AT_ONCE, progress=told, done=done)
            waiting = []
        except HelperEndedError as error:
            ended = left.pop(error.job)
            waiting = list(left.values())
            if len(ended) > 1:
                waiting = [*([one] for one in ended), *waiting]
            else:
                sha256, path = ended[0]
                notes.append(f"{path.name}: the decoder ended in the middle of its sound")
                write_item(peaks_path(archive, sha256), _no_sound(sha256))
                finished += 1
    return notes


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
        answers.append({"sha256": sha256, "item": base64.b64encode(item).decode("ascii"), "notes": notes})
        progress((k + 1) / len(files))
    return json.dumps(answers).encode("ascii")


def _no_sound(sha256: str) -> bytes:
    return peaks_item(find_peaks(np.empty(0, np.float32)), sha256=sha256, has_sound=False)
