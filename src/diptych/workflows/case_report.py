"""A comparison of a case as a page for the public: reduced numbers, and the publishing copies that were made."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from diptych.adapters.folders import digest_file
from diptych.adapters.keys import KeyFolder
from diptych.adapters.results import read_findings
from diptych.domains.casefile import Case
from diptych.workflows.case_pairs import finding_of, finding_path, result_of
from diptych.workflows.case_publish import publication_file, publications
from diptych.workflows.publish_case import note_report, shown_copies
from diptych.workflows.publish_report import publish_report

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One recording of the comparison, and what the page would show of it."""

    recording: str
    original: int | None
    file: str
    publication: str
    """Id of the publishing copy that is shown; empty: the page says that the recording is not shown."""

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        return {name: getattr(self, name) for name in self.__slots__}


def report_plan(path: Path, pair: str, *, keys: KeyFolder | None = None) -> tuple[ReportRow, ...]:
    """Say what a page for the public would show of a comparison: only copies that were made and checked.

    Raises:
        WrongCallError: There is no such comparison, or its result is no longer there.
    """
    case = Case.open(path, keys=keys)
    found = read_findings(result_of(case, finding_path(case, pair)))
    made = {
        one.plan.original_sha256: one.id
        for one in reversed(publications(path, keys=keys))
        if any(each["name"] == "copy.mp4" and each["checked"] for each in one.made)
    }
    held = case.state.originals
    return tuple(
        ReportRow(
            recording=one.id,
            original=held[one.sha256].number if one.sha256 in held else None,
            file=one.file,
            publication=made.get(one.sha256, ""),
        )
        for one in found.recordings
    )


def report_in_case(
    path: Path,
    result: Path,
    copies: Mapping[str, Path],
    out: Path,
    *,
    reason: str = "",
    keys: KeyFolder | None = None,
) -> Path:
    """Write the page for the public of a comparison that a case holds, and note it in the case's log.

    A page that the log could not take is removed again.

    Args:
        path: The case's folder.
        result: The folder of the comparison.
        copies: For each recording that is to be seen, its publishing copy, made in this case.
        out: The folder to write.
        reason: Why; kept in a sealed record.
        keys: The user's keys.

    Raises:
        WrongCallError: The case holds no such comparison, or a copy was not made in it.
        DiptychError: A copy holds more than pictures and times.
    """
    case = Case.open(path, keys=keys)
    finding = finding_of(case, result)
    recordings = {one.id: one.sha256 for one in read_findings(result).recordings}
    shown = shown_copies(case, recordings, copies)
    page = publish_report(result, copies, out)
    try:
        note_report(case, finding=finding, recordings=recordings, copies=shown, page=page, reason=reason)
    except BaseException:
        page.unlink(missing_ok=True)
        raise
    return page


def write_report(
    path: Path,
    pair: str,
    out: str,
    *,
    reason: str = "",
    keys: KeyFolder | None = None,
    progress: Progress | None = None,
) -> Mapping[str, object]:
    """Write the page into a folder, note it in the case's log, and return where it lies and what it shows.

    Raises:
        WrongCallError: There is no such comparison.
        OutputRefusedError: The folder holds other things.
        DiptychError: A copy holds more than pictures and times.
    """
    rows = report_plan(path, pair, keys=keys)
    case = Case.open(path, keys=keys)
    copies = {
        one.recording: publication_file(path, one.publication, "copy.mp4") for one in rows if one.publication
    }
    place = Path(os.path.abspath(os.path.expanduser(out)))
    result = result_of(case, finding_path(case, pair))
    page = report_in_case(path, result, copies, place, reason=reason, keys=keys)
    if progress is not None:
        progress("the page", 1.0)
    return {"page": str(page), "sha256": digest_file(page), "rows": [one.to_dict() for one in rows]}
