"""What runs in a process of its own when it was asked for in the workbench: plain values in, plain values out.

Each imports what it needs when it runs, so that a check need not wait for what only a comparison uses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from diptych.adapters.keys import KeyFolder

Progress = Callable[[str, float], None]


def compare(
    *, case: str, items: list[str], anchors: list[str], reason: str, keys: str | None, progress: Progress
) -> Mapping[str, object]:
    """Compare originals of a case; return the finding's path."""
    from diptych.workflows.case_work import compare_in_case

    kept = compare_in_case(
        Path(case), items, anchors=anchors, reason=reason, keys=_keys(keys), progress=progress
    )
    return {"finding": kept.path}


def take_in(
    *,
    case: str,
    inbox: str,
    told: Mapping[str, str | None],
    conditions: Mapping[str, object],
    reason: str,
    keys: str | None,
    progress: Progress,
) -> Mapping[str, object]:
    """Take in what an inbox holds; return ``diptych-take-in/1``."""
    from diptych.domains.evidence import HandedOver
    from diptych.workflows.take_in_dropped import PLACE, take_in_dropped

    handed = HandedOver(
        source=told["source"],
        collector=told["collector"],
        medium=told["medium"],
        relevance=told["relevance"],
        place=PLACE,
        conditions=conditions,
    )
    return take_in_dropped(
        Path(case), inbox, handed=handed, reason=reason, keys=_keys(keys), progress=progress
    )


def view(
    *, case: str, original: int, frame: int, reason: str, keys: str | None, progress: Progress
) -> Mapping[str, object]:
    """Decode one frame of an original; return where the picture lies."""
    from diptych.workflows.case_view import view_frame

    seen = view_frame(
        Path(case),
        original,
        frame,
        reason=reason,
        keys=_keys(keys),
        progress=lambda fraction: progress("decoding", fraction),
    )
    return seen.to_dict()


def verify(
    *, case: str, sample: float, record: bool, keys: str | None, progress: Progress
) -> Mapping[str, object]:
    """Check a case; return ``diptych-verify/1``."""
    from diptych.workflows.verify import verify as verify_case

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
