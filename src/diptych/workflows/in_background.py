"""What runs in a process of its own when it was asked for in the workbench: plain values in, plain values out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from diptych.adapters.keys import KeyFolder
from diptych.workflows.case_work import compare_in_case
from diptych.workflows.verify import verify as verify_case

Progress = Callable[[str, float], None]


def compare(
    *, case: str, items: list[str], reason: str, keys: str | None, progress: Progress
) -> Mapping[str, object]:
    """Compare originals of a case; return the finding's path."""
    kept = compare_in_case(Path(case), items, reason=reason, keys=_keys(keys), progress=progress)
    return {"finding": kept.path}


def verify(
    *, case: str, sample: float, record: bool, keys: str | None, progress: Progress
) -> Mapping[str, object]:
    """Check a case; return ``diptych-verify/1``."""
    found = verify_case(
        Path(case),
        sample=sample,
        record=record,
        keys=_keys(keys),
        progress=lambda fraction: progress("checking files", fraction),
    )
    return found.to_dict()


def _keys(path: str | None) -> KeyFolder | None:
    return KeyFolder(Path(path)) if path is not None else None
