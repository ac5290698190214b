"""Work on archives that was asked for in the workbench: plain values in, plain values out, in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from diptych.adapters.keys import KeyFolder

Progress = Callable[[str, float], None]


def add(
    *, case: str, archive: str | None, files: list[str], originals: bool, places: bool, reason: str,
    keys: str | None, progress: Progress,
) -> Mapping[str, object]:  # fmt: skip
    """Add recordings; return how many."""
    from diptych.workflows.case_archive import add_to_archive

    return add_to_archive(
        Path(case), _path(archive), files=files, originals=originals, places=places, reason=reason,
        keys=_keys(keys), progress=progress,
    )  # fmt: skip


def compare(
    *, case: str, archive: str | None, reason: str, keys: str | None, progress: Progress
) -> Mapping[str, object]:
    """Compare all recordings with each other."""
    from diptych.workflows.case_archive import compare_archive

    return compare_archive(Path(case), _path(archive), reason=reason, keys=_keys(keys), progress=progress)


def frames(
    *, case: str, archive: str | None, first: str, second: str, reason: str, keys: str | None, progress: Progress
) -> Mapping[str, object]:  # fmt: skip
    """Decode the evidence frames of a pair."""
    from diptych.workflows.case_archive import make_frames

    return make_frames(
        Path(case), _path(archive), first, second, reason=reason, keys=_keys(keys), progress=progress
    )


def edits(
    *, case: str, archive: str | None, first: str, second: str, reason: str, keys: str | None, progress: Progress
) -> Mapping[str, object]:  # fmt: skip
    """Measure the edits of a pair."""
    from diptych.workflows.case_archive import make_edits

    return make_edits(
        Path(case), _path(archive), first, second, reason=reason, keys=_keys(keys), progress=progress
    )


def find(
    *, case: str, archive: str | None, original: int, reason: str, keys: str | None, progress: Progress
) -> Mapping[str, object]:
    """Search the archive for an original of the case; return the finding's path."""
    from diptych.workflows.case_archive import archive_place
    from diptych.workflows.case_work import find_in_case

    kept = find_in_case(
        Path(case), str(original), archive=archive_place(Path(case), _path(archive)), reason=reason,
        keys=_keys(keys), progress=progress,
    )  # fmt: skip
    return {"finding": kept.path}


def _path(path: str | None) -> Path | None:
    return Path(path) if path is not None else None


def _keys(path: str | None) -> KeyFolder | None:
    return KeyFolder(Path(path)) if path is not None else None
