"""Commands that make and check copies for publication. Each calls one workflow, prints its result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diptych.apps.cli_output import show as show_result
from diptych.apps.cli_publish import AsJson, Case, PlanFile, Quiet, Video, publish_app
from diptych.model.errors import UnreadableError, WrongCallError

if TYPE_CHECKING:
    from diptych.adapters.publication_check import Checked
    from diptych.workflows.publish import Release

EXIT_PROBLEMS = 1
"""A copy was not made since something stops it, or a check found problems; the lines say what."""

ClockChecked = Annotated[
    str | None,
    typer.Option(metavar="WHO", help="Who held this machine's clock against another one; for embargoes."),
]


@publish_app.command()
def preview(
    plan_file: PlanFile,
    video: Video,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The page, ending in .html.")],
    moments: Annotated[int, typer.Option(metavar="N", help="How many moments.")] = 12,
    case: Case = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Write one page with moments before and after masking, for the people who decide; never pass it on.

    \b
    Example:
      diptych publish preview clip.plan.json clip.mp4 --out preview.html
    """
    from diptych.apps.cli_progress import shown_progress
    from diptych.workflows.publish import preview as run

    if out.suffix.lower() != ".html" or not 1 <= moments <= 200:
        raise WrongCallError("a preview is an .html file with 1 to 200 moments")
    with shown_progress(quiet=quiet) as progress:
        page = run(plan_file, video, out, n_moments=moments, case=case, progress=progress)
    show_result(
        {"file": str(page)} if as_json else [f"{page} is for the people who decide; do not pass it on"]
    )


@publish_app.command()
def make(
    plan_file: PlanFile,
    video: Video,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The copy: .mp4, or .png with --at.")],
    at: Annotated[
        float | None, typer.Option("--at", metavar="S", help="Make one picture of this second.")
    ] = None,
    case: Case = None,
    reason: Annotated[
        str, typer.Option(metavar="TEXT", help="Why; kept in a sealed record of the case.")
    ] = "",
    clock_checked_by: ClockChecked = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Make a copy, or say what stops it (exit 1). The copy is checked before it is handed over.

    \b
    Example:
      diptych publish make clip.plan.json clip.mp4 --out copy.mp4
      diptych publish make clip.plan.json clip.mp4 --out picture.png --at 4.2
    """
    from diptych.apps.cli_progress import shown_progress
    from diptych.workflows.publish import make_copy

    with shown_progress(quiet=quiet) as progress:
        release = make_copy(
            plan_file,
            video,
            out,
            still_at=at,
            case=case,
            reason=reason,
            clock_checked_by=clock_checked_by,
            progress=progress,
        )
    show_result(release.to_dict() if as_json else _released(release))
    if not release.made:
        raise typer.Exit(EXIT_PROBLEMS)


@publish_app.command()
def check(
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="A file, or a folder of files, to be published.")
    ],
    forbid: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Texts that must not be found, one a line; repeatable."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check every byte of a file that is to be published, its tags, and texts that must not be in it. Exit 1: problems.

    \b
    Example:
      diptych publish check copy.mp4 --forbid names.txt
    """
    from diptych.workflows.publish import check as run

    found = run(path, forbidden=_lines(forbid or []))
    show_result(found.to_dict() if as_json else _checked(found))
    if not found.ok:
        raise typer.Exit(EXIT_PROBLEMS)


@publish_app.command()
def report(
    result: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of a comparison.")],
    out: Annotated[
        Path,
        typer.Option("--out", metavar="DIR", help="Folder to write: absent, empty, or an earlier result."),
    ],
    copies: Annotated[
        list[str] | None,
        typer.Option("--copy", metavar="r1=FILE", help="A copy made for publication; repeatable."),
    ] = None,
    case: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Case that holds comparison and copies; its log gets an entry."),
    ] = None,
    reason: Annotated[
        str, typer.Option(metavar="TEXT", help="Why; kept in a sealed record of the case.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Write a comparison for the public: numbers, and copies made for publication; no names, no ground, no frames.

    \b
    Example:
      diptych publish report result/ --copy r1=copy.mp4 --out public/ --case yard/
    """
    from diptych.workflows.case_report import report_in_case
    from diptych.workflows.publish_report import publish_report

    named: dict[str, Path] = {}
    for one in copies or []:
        identity, sign, path = one.partition("=")
        if not sign:
            raise WrongCallError("a copy is named such as r1=copy.mp4")
        named[identity.strip()] = Path(path)
    if case is None:
        page = publish_report(result, named, out)
    else:
        page = report_in_case(case, result, named, out, reason=reason)
    copied = "1 copy" if len(named) == 1 else f"{len(named)} copies"
    show_result({"file": str(page)} if as_json else [f"{page} holds {copied} and reduced findings"])


def _lines(files: Sequence[Path]) -> list[str]:
    found: list[str] = []
    for path in files:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UnreadableError("a list of texts cannot be read") from error
        found += [line.strip() for line in text.splitlines() if line.strip()]
    return found


def _released(release: Release) -> Iterator[str]:
    if not release.made:
        yield f"no copy was made; it stops at {len(release.stopped_at)}:"
        for stop in release.stopped_at:
            yield f"  {stop.at}: {stop.sentence}"
        return
    facts = release.facts
    assert facts is not None
    sound = "with sound where it was cleared" if facts.has_sound else "without sound"
    yield f"{release.file}: {facts.width} × {facts.height}, {facts.frames} pictures, {sound}"
    yield f"SHA-256 {release.sha256}; checked: nothing but pixels and times"
    for note in release.notes:
        yield f"warning: {note}"


def _checked(found: Checked) -> Iterator[str]:
    yield f"{'all well' if found.ok else f'{len(found.problems)} problems'}: {found.files} files"
    for problem in found.problems:
        yield f"  {problem}"
    for line in found.not_checkable:
        yield f"not checkable: {line}"
