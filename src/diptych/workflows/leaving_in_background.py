"""Work on what leaves a case, asked for in the workbench: plain values in and out, in a process of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

from diptych.adapters.keys import KeyFolder

Progress = Callable[[str, float], None]


def hand_over(
    *, case: str, out: str, tier: str, recipient: str | None, title: str | None, reason: str,
    clock_checked_by: str | None, keys: str | None, progress: Progress,
) -> Mapping[str, object]:  # fmt: skip
    """Write a bag; return where it lies, what is in it, and the line that checks it."""
    from diptych.model.conditions import Tier
    from diptych.workflows.hand_over import hand_over as run
    from diptych.workflows.hand_over_bag import Asked

    asked = Asked(
        tier=cast("Tier", tier),
        recipient=recipient,
        title=title,
        reason=reason,
        clock_checked_by=clock_checked_by,
    )
    place = Path(os.path.abspath(os.path.expanduser(out)))
    made = run(Path(case), out=place, asked=asked, keys=_keys(keys), progress=progress)
    return {
        "bag": made.bag,
        "check": f'python3 "{made.bag}/verify.py" "{made.bag}"',
        "files": len(made.files),
        "bytes": sum(made.files.values()),
        "manifest_sha256": made.manifest_sha256,
        "leaves": len(made.items),
        "withheld": len(made.withheld),
        "warnings": list(made.warnings),
        "notes": list(made.notes),
    }


def begin(
    *, case: str, original: int, by: str, fill: str, reason: str, keys: str | None, progress: Progress
) -> Mapping[str, object]:
    """Plan a publishing copy; return its id."""
    from diptych.workflows.case_publish import begin_publication

    solid = fill == "solid"
    name = begin_publication(
        Path(case), original, by=by, fill="solid" if solid else "surroundings", reason=reason, keys=_keys(keys),
        progress=progress,
    )  # fmt: skip
    return {"publication": name}


def preview(*, case: str, publication: str, keys: str | None, progress: Progress) -> Mapping[str, object]:
    """Picture moments of a publishing copy."""
    from diptych.workflows.case_publish import preview_publication

    return preview_publication(Path(case), publication, keys=_keys(keys), progress=progress)


def make(
    *, case: str, publication: str, still_at: float | None, reason: str, clock_checked_by: str | None,
    keys: str | None, progress: Progress,
) -> Mapping[str, object]:  # fmt: skip
    """Make a publishing copy, or say what stops it."""
    from diptych.workflows.case_publish import make_publication

    return make_publication(
        Path(case), publication, still_at=still_at, reason=reason, clock_checked_by=clock_checked_by,
        keys=_keys(keys), progress=progress,
    )  # fmt: skip


def report(
    *, case: str, pair: str, out: str, reason: str, keys: str | None, progress: Progress
) -> Mapping[str, object]:
    """Write a comparison as a page for the public."""
    from diptych.workflows.case_report import write_report

    return write_report(Path(case), pair, out, reason=reason, keys=_keys(keys), progress=progress)


def _keys(path: str | None) -> KeyFolder | None:
    return KeyFolder(Path(path)) if path is not None else None
