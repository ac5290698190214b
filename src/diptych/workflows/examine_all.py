"""Examine all recordings of a comparison, two at a time; each is kept when done, so that a run resumes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from diptych.adapters.folders import Store, digest_file
from diptych.adapters.kept_records import pack, unpack
from diptych.adapters.processes import HelperEndedError, run_helpers
from diptych.adapters.video import VideoReader
from diptych.algorithms.activity import Activity
from diptych.algorithms.examined import Examined, SeenShot
from diptych.algorithms.movers import Track
from diptych.algorithms.registration import Features, GroundPicture
from diptych.model.errors import DiptychError
from diptych.model.settings import Settings
from diptych.workflows.examine import examine

STEP = "examined"
STAGE = "examining"
N_AT_ONCE = 2
"""Recordings examined at the same time; more would not fit two long ones into 2 GiB."""

TARGET = "diptych.workflows.examine_all:examine_packed"

INSIDE = (SeenShot, Track, Features, GroundPicture, Activity)
"""What an examination holds besides plain values and arrays."""


def examine_all(
    files: Sequence[Path],
    *,
    settings: Settings,
    store: Store | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> list[Examined]:
    """Examine recordings.

    Args:
        files: Videos, in any order; a file that is named twice is examined once.
        settings: Limits.
        store: Where finished examinations are kept and looked for.
        progress: Called with the stage and the fraction done of all recordings together.

    Returns:
        One record for each of ``files``, in their order.

    Raises:
        DiptychError: A file cannot be used. All are opened before the first is decoded, so that a bad second
            file is told at once.
    """
    told = progress or (lambda _stage, _done: None)
    unique = list(dict.fromkeys(files))
    for path in unique:
        VideoReader(path, max_pixels=settings.max_pixels, max_hours=settings.max_hours).facts()
    told(STAGE, 0.0)
    done: dict[Path, Examined] = {}
    digests = {path: digest_file(path) for path in unique} if store is not None else {}
    for path in unique:
        kept = store.get(STEP, [digests[path]]) if store is not None else None
        seen = unpack(Examined, kept, INSIDE) if kept else None
        if seen is not None:
            done[path] = replace(seen, name=path.name)
    missing = [path for path in unique if path not in done]

    def keep(path: Path, seen: Examined) -> None:
        done[path] = seen
        if store is not None and seen.sha256 == digests[path]:
            store.put(STEP, [digests[path]], pack(seen))

    if len(missing) == 1:
        keep(missing[0], examine(missing[0], settings=settings, progress=lambda f: told(STAGE, f)))
    elif missing:
        _in_helpers(missing, settings, keep, told)
    if store is not None:
        store.prune(STEP, [[digest] for digest in digests.values()])
    return [done[path] for path in files]


def _in_helpers(
    files: list[Path],
    settings: Settings,
    keep: Callable[[Path, Examined], None],
    told: Callable[[str, float], None],
) -> None:
    """Examine in helper processes; where one ends without an answer, the rest goes on one by one, once."""
    left = dict.fromkeys(files)
    for n_at_once in (N_AT_ONCE, 1):
        order = list(left)
        fractions = [0.0] * len(order)

        def progress(k: int, fraction: float, fractions: list[float] = fractions) -> None:
            fractions[k] = fraction
            told(STAGE, (len(files) - len(fractions) + sum(fractions)) / len(files))

        def done(k: int, content: bytes, order: list[Path] = order) -> None:
            seen = unpack(Examined, content, INSIDE)
            if seen is None:
                raise HelperEndedError(k)
            del left[order[k]]
            keep(order[k], seen)

        jobs: list[dict[str, object]] = [
            {"path": os.fspath(path), "settings": settings.to_dict()} for path in order
        ]
        try:
            run_helpers(TARGET, jobs, n_at_once=n_at_once, progress=progress, done=done)
            return
        except HelperEndedError as error:
            if n_at_once == 1:
                raise DiptychError(
                    f"{order[error.job].name}: decoding stopped in the middle; the file is damaged in a way that "
                    "the decoder does not survive, or memory ran out",
                    advice="Run again with more free memory, or with a repaired copy of the file.",
                ) from error


def examine_packed(*, path: str, settings: dict[str, object], progress: Callable[[float], None]) -> bytes:
    """Examine one recording in a helper process.

    Args:
        path: The video.
        settings: The values of ``Settings``.
        progress: Called with the fraction done.

    Returns:
        The record as bytes.
    """
    return pack(examine(Path(path), settings=Settings.from_dict(settings), progress=progress))
