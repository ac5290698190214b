"""compare, find and describe inside a case, and running a finding again. Prints what the workflows say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diptych.apps.cli_case import AsJson, CaseFolder, Quiet, Reason, case_app
from diptych.apps.cli_output import show

if TYPE_CHECKING:
    from diptych.model.settings import Settings
    from diptych.workflows.case_work import Kept

InCase = Annotated[
    Path | None,
    typer.Option(
        "--case",
        metavar="DIR",
        help="Work inside a case: name its originals by number or digest; what is found is kept in it.",
    ),
]
"""The option that moves a command into a case."""

EXIT_DIFFERENT = 1
"""A finding was run again and the answer differs."""


def compare(
    case: Path,
    items: Sequence[Path],
    *,
    report: bool,
    anchors: Sequence[str],
    recorded_at: Sequence[str],
    settings: Settings,
    reason: str,
    as_json: bool,
    quiet: bool,
) -> None:
    """Compare originals of a case."""
    from diptych.apps.cli_progress import shown_progress
    from diptych.apps.cli_text import summary
    from diptych.model.findings_json import findings_from_json
    from diptych.workflows.case_work import compare_in_case as run

    with shown_progress(quiet=quiet) as progress:
        kept = run(
            case,
            [str(one) for one in items],
            report=report,
            anchors=anchors,
            recorded_at=recorded_at,
            settings=settings,
            reason=reason,
            progress=progress,
        )
    page = kept.out / "index.html" if kept.out is not None and report else None
    _show(kept, summary(findings_from_json(dict(kept.value)), page), as_json)


def find(
    case: Path, item: Path, *, archive: Path, settings: Settings, reason: str, as_json: bool, quiet: bool
) -> None:
    """Search an archive for an original of a case."""
    from diptych.apps.cli_progress import shown_progress
    from diptych.workflows.case_work import find_in_case as run

    with shown_progress(quiet=quiet) as progress:
        kept = run(case, str(item), archive=archive, settings=settings, reason=reason, progress=progress)
    found = kept.value.get("same_footage")
    n = len(found) if isinstance(found, list) else 0
    _show(kept, [f"same footage: {n} recordings of the archive; --json prints them"], as_json)


def describe(case: Path, finding: Path, observations: Path, *, reason: str, as_json: bool) -> None:
    """Carry observations over a comparison of a case."""
    from diptych.apps.cli_text import described
    from diptych.workflows.case_work import describe_in_case as run

    kept = run(case, str(finding), observations, reason=reason)
    _show(kept, list(described(kept.described)) if kept.described is not None else [], as_json)


@case_app.command("rerun")
def rerun(
    path: CaseFolder,
    finding: Annotated[
        str, typer.Argument(metavar="FINDING", help="Path or beginning of the id of a finding.")
    ],
    reason: Reason = "",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Run a stored comparison again from its originals. Exit 1: the answer differs.

    \b
    Example:
      diptych case rerun yard/ 3f0c51
    """
    from diptych.apps.cli_progress import shown_progress
    from diptych.workflows.case_rerun import case_rerun as run

    with shown_progress(quiet=quiet) as progress:
        done = run(path, finding, reason=reason, progress=progress)
    differs = [f"  differs: {where}" for where in done.differences]
    show(done.to_dict() if as_json else ["the same answer" if done.same else "another answer", *differs])
    if not done.same:
        raise typer.Exit(EXIT_DIFFERENT)


def _show(kept: Kept, lines: Iterable[str], as_json: bool) -> None:
    show(kept.value if as_json else [*lines, f"kept in the case as {kept.path}"])
