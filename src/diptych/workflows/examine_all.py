"""Examine all recordings of a comparison, two at a time; each is kept when done, so that a run resumes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from diptych.adapters.confine import Limits, Reach, limits_for
from diptych.adapters.confined import ended, readable
from diptych.adapters.folders import Store, digest_file
from diptych.adapters.kept_records import pack, unpack
from diptych.adapters.media import read_facts
from diptych.adapters.processes import ENDED, HelperEndedError, in_helper, run_helpers
from diptych.algorithms.examined import Examined
from diptych.algorithms.examined_check import fits_together
from diptych.model.errors import UnreadableError
from diptych.model.settings import Settings
from diptych.model.visible_text import visible
from diptych.workflows.examine import examine

STEP = "examined"
STAGE = "examining"
N_AT_ONCE = 2
"""Recordings examined at the same time; more would not fit two long ones into 2 GiB."""

MOST_NOTES, LONGEST_NOTE = 100, 500
"""Notes on a recording that are kept, and letters of each; ours are a handful of short sentences. Chosen by hand."""

TARGET = "diptych.workflows.examine_all:examine_packed"


def examine_all(
    files: Sequence[Path],
    *,
    settings: Settings,
    store: Store | None = None,
    progress: Callable[[str, float], None] | None = None,
    limits: Limits | None = None,
) -> list[Examined]:
    """Examine recordings, each in a confined helper.

    Args:
        files: Videos, in any order; a file that is named twice is examined once.
        settings: Limits.
        store: Where finished examinations are kept and looked for.
        progress: Called with the stage and the fraction done of all recordings together.
        limits: What each helper may use; by default as much as suits the size of its file.

    Returns:
        One record for each of ``files``, in their order.

    Raises:
        DiptychError: A file cannot be used. All are opened before much is decoded, so that a bad last file is told
            at once.
    """
    told = progress or (lambda _stage, _done: None)
    unique = list(dict.fromkeys(files))
    for path in unique:
        readable(path)
    told(STAGE, 0.0)
    done: dict[Path, Examined] = {}
    digests = {path: digest_file(path) for path in unique}
    for path in unique:
        kept = store.get(STEP, [digests[path]]) if store is not None else None
        seen = unpack(Examined, kept) if kept else None
        if seen is not None and fits_together(seen):
            done[path] = replace(seen, name=path.name)
    missing = [path for path in unique if path not in done]

    def keep(path: Path, seen: Examined) -> None:
        if seen.sha256 != digests[path]:
            raise UnreadableError(
                f"{visible(path.name)} changed while it was examined",
                advice="Wait until it is copied in full, then run again.",
            )
        # Name and digest are this process's own; notes may hold words of the file.
        notes = [visible(note)[:LONGEST_NOTE] for note in seen.notes[:MOST_NOTES]]
        done[path] = replace(seen, name=path.name, notes=notes)
        if store is not None:
            store.put(STEP, [digests[path]], pack(done[path]))

    if in_helper():
        for path in missing:
            keep(path, examine(path, settings=settings))
    elif missing:
        if len(missing) > N_AT_ONCE:
            read_facts(missing[N_AT_ONCE:], settings=settings)
        _in_helpers(missing, settings, limits, keep, told)
    if store is not None:
        store.prune(STEP, [[digest] for digest in digests.values()])
    return [done[path] for path in files]


def _in_helpers(
    files: list[Path],
    settings: Settings,
    limits: Limits | None,
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
            seen = unpack(Examined, content)
            if seen is None or not fits_together(seen):
                raise HelperEndedError(k, "sent what is no answer")
            del left[order[k]]
            keep(order[k], seen)

        jobs: list[dict[str, object]] = [
            {"path": os.path.abspath(path), "settings": settings.to_dict()} for path in order
        ]

        def reach(job: dict[str, object]) -> Reach:
            path = Path(str(job["path"]))
            return Reach(reads=(path,), limits=limits or limits_for([path]))

        try:
            run_helpers(TARGET, jobs, n_at_once=n_at_once, progress=progress, done=done, reach=reach)
            return
        except HelperEndedError as error:
            if n_at_once == 1 or error.why != ENDED:
                raise ended(order[error.job], error) from error


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
