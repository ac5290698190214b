"""Diptych: the videos of one incident on one clock and one map.

As a library::

    from diptych import compare

    findings = compare(["a.mp4", "b.mp4"])
    for segment in findings.comparisons[0].clock.segments:
        print(segment.offset_s, segment.interval_s)

In: paths of videos. Out: typed findings that mirror ``findings.json``. Never here: work; heavy parts load on
first use.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from diptych.model.errors import DiptychError
from diptych.model.settings import Settings
from diptych.model.version import __version__

if TYPE_CHECKING:
    from diptych.model.findings import Findings

__all__ = ["DiptychError", "Settings", "__version__", "compare"]


def compare(
    paths: Sequence[str | PathLike[str]],
    *,
    out: str | PathLike[str] | None = None,
    report: bool = True,
    anchors: Sequence[str] = (),
    recorded_at: Sequence[str] = (),
    settings: Settings | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> Findings:
    """Put two or more recordings on one clock and one map.

    Args:
        paths: Two or more videos; the originals are only read.
        out: Folder for the result (absent, empty, or an earlier result); None keeps nothing.
        report: Whether to write the page ``index.html`` into ``out``.
        anchors: Moments that a person matched, for example ``"r1=17.80,r2=0.00±0.08"``.
        recorded_at: When a recording was taken, for example ``"r1=2024-05-01T10:00:00Z"``.
        settings: Limits and choices; None takes the defaults.
        progress: Called with the name of the stage and the fraction done, 0 to 1.

    Returns:
        The findings, the typed twin of ``findings.json``.

    Raises:
        DiptychError: A file cannot be read or the result not written; it carries ``kind`` and ``advice``.
    """
    from diptych.workflows.compare import compare as run

    return run(
        [Path(path) for path in paths],
        out=None if out is None else Path(out),
        report=report,
        anchors=anchors,
        recorded_at=recorded_at,
        settings=settings,
        progress=progress,
    )
