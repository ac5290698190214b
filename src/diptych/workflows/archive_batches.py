"""Work through files of an archive in helpers, batch by batch; a batch whose helper ended is repeated file by file."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from diptych.adapters.archive_store import FileLine
from diptych.adapters.confine import Reach, limits_for
from diptych.adapters.processes import HelperEndedError, run_helpers
from diptych.model.settings import Settings
from diptych.model.visible_text import visible

N_AT_ONCE = 2
"""Helpers at the same time: the machines that this is measured on have two cores."""

BATCH = 24
"""Files that one helper takes in a row; its start takes half a second. Chosen by hand."""

Waiting = tuple[str, Path]
"""Digest and path of a file."""


def files_at_hand(lines: Sequence[FileLine]) -> dict[str, tuple[list[FileLine], Path | None]]:
    """Group an archive's lines by content, each with a path that leads to the bytes as they were added."""
    return {sha256: (some, at_hand(some)) for sha256, some in by_content(lines).items()}


def by_content(lines: Sequence[FileLine]) -> dict[str, list[FileLine]]:
    """Group an archive's lines by content."""
    grouped: dict[str, list[FileLine]] = {}
    for line in lines:
        if line.sha256:
            grouped.setdefault(line.sha256, []).append(line)
    return grouped


def at_hand(lines: Sequence[FileLine]) -> Path | None:
    """Return a path that leads to the bytes that were added, judged by size and time of change."""
    for line in lines:
        try:
            facts = Path(line.place).stat()
        except (OSError, ValueError):
            continue
        if facts.st_size == line.size and facts.st_mtime_ns == line.mtime_ns:
            return Path(line.place)
    return None


def packed(sha256: str, item: bytes, notes: Sequence[str]) -> dict[str, object]:
    """Return what a helper answers for one file."""
    return {"sha256": sha256, "item": base64.b64encode(item).decode("ascii"), "notes": list(notes)}


def _reach(job: dict[str, object]) -> Reach:
    """Let a helper read its own files."""
    paths = tuple(Path(os.path.abspath(name)) for _, name in job["files"])  # type: ignore[attr-defined]
    return Reach(reads=paths, limits=limits_for(paths))


MOST_NOTES, LONGEST_NOTE = 10, 500
"""Notes on one file that are kept, and letters of each; ours are one short sentence. Chosen by hand."""


def _answers(k: int, content: bytes, batch: Sequence[Waiting]) -> Iterator[tuple[str, bytes, list[str]]]:
    """Read what a helper says of its files: of these, in this order, and of no other.

    Raises:
        HelperEndedError: It is no such answer.
    """
    try:
        told = json.loads(content)
        for (sha256, _), one in zip(batch, told, strict=True):
            said = [visible(str(note))[:LONGEST_NOTE] for note in one["notes"][:MOST_NOTES]]
            yield sha256, base64.b64decode(one["item"], validate=True), said
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise HelperEndedError(k, "sent what is no answer") from error


def work_through(
    missing: Sequence[Waiting],
    *,
    target: str,
    stage: str,
    settings: Settings,
    keep: Callable[[str, bytes], None],
    ended: Callable[[str], bytes],
    progress: Callable[[str, float], None],
) -> list[str]:
    """Work through files in helpers.

    Args:
        missing: The files.
        target: ``"package.module:function"``; called with ``files`` (pairs of digest and path) and ``settings``, it
            returns a JSON list of :func:`packed`.
        stage: Name of the work for the progress.
        settings: Limits.
        keep: Called with a digest and its bytes, as soon as they are there.
        ended: Returns the bytes of a file on which the helper ended.
        progress: Called with the stage and the fraction done.

    Returns:
        Notes on files that could not be used.
    """
    batches = [list(missing[k : k + BATCH]) for k in range(0, len(missing), BATCH)]
    notes: list[str] = []
    finished = [0]
    while batches:
        order = list(batches)
        left = dict(enumerate(order))
        fractions = [0.0] * len(order)

        def told(
            k: int,
            fraction: float,
            order: list[list[Waiting]] = order,
            fractions: list[float] = fractions,
        ) -> None:
            fractions[k] = fraction * len(order[k])
            progress(stage, min(1.0, (finished[0] + sum(fractions)) / len(missing)))

        def done(
            k: int,
            content: bytes,
            left: dict[int, list[Waiting]] = left,
            fractions: list[float] = fractions,
        ) -> None:
            for sha256, item, said in _answers(k, content, left[k]):
                keep(sha256, item)
                notes.extend(said)
            fractions[k] = 0.0
            finished[0] += len(left.pop(k))

        jobs: list[dict[str, object]] = [
            {
                "files": [[sha256, os.path.abspath(path)] for sha256, path in batch],
                "settings": settings.to_dict(),
            }
            for batch in order
        ]
        try:
            run_helpers(target, jobs, n_at_once=N_AT_ONCE, progress=told, done=done, reach=_reach)
            batches = []
        except HelperEndedError as error:
            failed = left.pop(error.job)
            batches = list(left.values())
            if len(failed) > 1:
                batches = [*([one] for one in failed), *batches]
            else:
                sha256, path = failed[0]
                notes.append(f"{visible(path.name)}: the decoder ended in the middle ({stage})")
                keep(sha256, ended(sha256))
                finished[0] += 1
    return notes
