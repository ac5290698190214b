"""Examine all recordings of a comparison, two at a time; each is kept when done, so that a run resumes."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import Any

from diptych.adapters.folders import Store, digest_file
from diptych.adapters.kept_records import pack, unpack
from diptych.adapters.video import VideoReader
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

_POLL_S = 0.25


class _StoppedError(Exception):
    """The parent asked its helpers to stop."""


@dataclass(slots=True)
class _Shared:
    """What a helper process shares with its parent."""

    fractions: Any
    stop: Any


_shared: _Shared | None = None


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
        seen = unpack(Examined, kept, (SeenShot, Track, Features, GroundPicture)) if kept else None
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
    context = get_context("spawn")
    shared = _Shared(context.Array("d", len(files)), context.Event())
    pool = ProcessPoolExecutor(
        min(N_AT_ONCE, len(files)),
        mp_context=context,
        initializer=_begin,
        initargs=(shared.fractions, shared.stop),
    )
    try:
        running: dict[Future[Examined], Path] = {
            pool.submit(_examine_one, path, settings, k): path for k, path in enumerate(files)
        }
        while running:
            finished, _ = wait(running, timeout=_POLL_S, return_when=FIRST_COMPLETED)
            told(STAGE, sum(shared.fractions) / len(files))
            for future in finished:
                keep(running.pop(future), future.result())
    except BrokenProcessPool as error:
        raise DiptychError(
            "decoding stopped in the middle: the file is damaged in a way that the decoder does not survive, "
            "or memory ran out",
            advice="Run again with more free memory, or with a repaired copy of the file.",
        ) from error
    finally:
        shared.stop.set()
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(fractions: Any, stop: Any) -> None:
    """Prepare a helper: Ctrl-C is the parent's to answer, and a helper does not outlive its parent."""
    global _shared  # noqa: PLW0603  (the only way to hand shared memory to a pool's processes)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _shared = _Shared(fractions, stop)


def _end_with_parent() -> None:
    """Wait until the parent is gone, also when it was killed, then end at once; a helper writes no files."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _examine_one(path: Path, settings: Settings, k: int) -> Examined:
    def report(fraction: float) -> None:
        if _shared is None:
            return
        _shared.fractions[k] = fraction
        if _shared.stop.is_set():
            raise _StoppedError

    return examine(path, settings=settings, progress=report)
