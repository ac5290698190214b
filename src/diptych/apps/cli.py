"""The command line: reads arguments, calls one workflow, prints its result. Decides nothing."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from diptych import __version__
from diptych.apps import cli_case_work
from diptych.apps.cli_archive import archive_app
from diptych.apps.cli_archive import register as register_archive_commands
from diptych.apps.cli_archive_pairs import register as register_pairs_commands
from diptych.apps.cli_build import command_for
from diptych.apps.cli_case import Reason
from diptych.apps.cli_case import register as register_case_commands
from diptych.apps.cli_case_work import InCase
from diptych.apps.cli_edits import register as register_edit_commands
from diptych.apps.cli_handover import register as register_hand_over_command
from diptych.apps.cli_output import show, tell
from diptych.apps.cli_place import register as register_place_command
from diptych.apps.cli_publish import register as register_publish_commands
from diptych.apps.cli_register import register as register_register_commands
from diptych.apps.cli_register import register_app
from diptych.apps.cli_register_link import register as register_link_commands
from diptych.apps.cli_serve import register as register_serve_command
from diptych.apps.cli_source import register as register_source_commands
from diptych.apps.cli_team import register as register_team_commands
from diptych.model.errors import DiptychError, OutputFailedError, WrongCallError
from diptych.model.settings import Settings

EXIT_INTERRUPTED = 130
"""128 + SIGINT, as shells have it."""

EXIT_PROBLEMS = 1
"""A check ran to its end and found problems."""

app = typer.Typer(
    name="diptych",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Put the videos of one incident on one clock and one map.",
)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Show no progress.")]
Out = Annotated[
    Path,
    typer.Option("--out", metavar="DIR", help="Folder for the result: absent, empty, or an earlier result."),
]

OutOrNone = Annotated[
    Path | None,
    typer.Option("--out", metavar="DIR", help="Folder for the result: absent, empty, or an earlier result."),
]


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"diptych {__version__}")
        raise typer.Exit


@app.callback()
def _diptych(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Put the videos of one incident on one clock and one map."""


@app.command()
def compare(
    videos: Annotated[
        list[Path], typer.Argument(metavar="FIRST SECOND [MORE]...", help="Two or more videos; only read.")
    ],
    out: OutOrNone = None,
    case: InCase = None,
    reason: Reason = "",
    report: Annotated[bool, typer.Option("--report/--no-report", help="Write the page index.html.")] = True,
    anchor: Annotated[
        list[str] | None,
        typer.Option(metavar="r1=S,r2=S", help="Moments of one event, as a person saw them; repeatable."),
    ] = None,
    recorded_at: Annotated[
        list[str] | None,
        typer.Option(metavar="r1=TIME", help="When a recording's first frame was taken; repeatable."),
    ] = None,
    max_pixels: Annotated[
        int, typer.Option(metavar="N", help="Largest picture to decode, width × height.")
    ] = Settings().max_pixels,
    max_hours: Annotated[
        float, typer.Option(metavar="H", help="Longest recording to decode.")
    ] = Settings().max_hours,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Find when and where the recordings show the same, and what each shows that the other does not.

    \b
    Example:
      diptych compare first.mp4 second.mp4 --out result/
      diptych compare first.mp4 second.mp4 --out result/ --anchor "r1=17.80,r2=0.00±0.08"
      diptych compare 1 2 --case yard/ --reason "the two clips of the gate"
    """
    if len(videos) < 2:
        raise WrongCallError("compare needs two or more videos")
    try:
        settings = Settings(max_pixels=max_pixels, max_hours=max_hours)
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    if case is not None:
        if out is not None:
            raise WrongCallError("inside a case the result lies in the case: leave --out away")
        cli_case_work.compare(
            case,
            videos,
            report=report,
            anchors=tuple(anchor or ()),
            recorded_at=tuple(recorded_at or ()),
            settings=settings,
            reason=reason,
            as_json=as_json,
            quiet=quiet,
        )
        return
    if out is None:
        raise WrongCallError("name a folder for the result with --out, or a case with --case")
    from diptych.apps.cli_progress import shown_progress
    from diptych.apps.cli_text import summary
    from diptych.model.findings_json import findings_to_json
    from diptych.workflows.compare import compare as run

    with shown_progress(quiet=quiet) as progress:
        findings = run(
            videos,
            out=out,
            report=report,
            anchors=tuple(anchor or ()),
            recorded_at=tuple(recorded_at or ()),
            settings=settings,
            progress=progress,
        )
    page = out / "index.html" if report else None
    _show(findings_to_json(findings) if as_json else summary(findings, page))


@app.command()
def describe(
    result: Annotated[
        Path, typer.Argument(metavar="DIR", help="Folder of an earlier comparison; in a case, its finding.")
    ],
    observations: Annotated[
        Path, typer.Option(metavar="FILE", help="Observations: CSV, or exported from BORIS or ELAN.")
    ],
    case: InCase = None,
    reason: Reason = "",
    as_json: AsJson = False,
) -> None:
    """Carry what a person saw in one recording to every other recording.

    \b
    Example:
      diptych describe result/ --observations seen.csv
      diptych describe 3f0c51 --case yard/ --observations seen.csv
    """
    if case is not None:
        cli_case_work.describe(case, result, observations, reason=reason, as_json=as_json)
        return
    from diptych.apps.cli_text import described
    from diptych.workflows.describe import describe as run

    carried = run(result, observations)
    _show(carried.to_dict() if as_json else described(carried))


@app.command()
def demo(
    out: Out = Path("demo-result"),
    recordings: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Only copy the example recordings and observations into this folder."
        ),
    ] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Compare the example recordings and say which page to open; or copy them to try the other commands on.

    \b
    Example:
      diptych demo --out demo-result
      diptych demo --recordings examples/
    """
    if recordings is not None:
        from diptych.workflows.demo import copy_examples

        copied = [str(path) for path in copy_examples(recordings)]
        _show({"files": copied} if as_json else copied)
        return
    from diptych.apps.cli_progress import shown_progress
    from diptych.apps.cli_text import described, summary
    from diptych.model.findings_json import findings_to_json
    from diptych.workflows.demo import demo as run

    with shown_progress(quiet=quiet) as progress:
        shown = run(out=out, progress=progress)
    if as_json:
        _show(findings_to_json(shown.findings))
    else:
        carried = described(shown.described)
        _show([*summary(shown.findings, None), "", *carried, "", f"Open {shown.page} in a browser."])


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """Show versions of the decoder and of OpenCV, and what is missing.

    \b
    Example:
      diptych doctor
    """
    from diptych.apps.cli_text import health
    from diptych.workflows.doctor import doctor as run

    found = run()
    _show(found.to_dict() if as_json else health(found))
    if not found.ok:
        raise typer.Exit(EXIT_PROBLEMS)


register_archive_commands(app)
register_pairs_commands(archive_app)
register_edit_commands(app)
register_case_commands(app)
register_hand_over_command(app)
register_publish_commands(app)
register_register_commands(app)
register_source_commands(app)
register_place_command(app)
register_link_commands(app, register_app)
register_serve_command(app)
register_team_commands(app)


def _show(result: dict[str, object] | Iterable[str]) -> None:
    """Print one JSON document, or lines."""
    show(result)


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Args:
        arguments: What follows the program's name.

    Returns:
        The exit code (docs/errors.md).
    """
    if not arguments:
        run(["--help"])
        return WrongCallError.exit_code
    command = command_for(app, arguments)
    as_json = "--json" in arguments
    try:
        code = command.main(args=list(arguments), prog_name="diptych", standalone_mode=False)
    except DiptychError as error:
        return _fail(error, as_json)
    except typer.TyperException as error:
        return _fail(WrongCallError(error.format_message()), as_json)
    except (KeyboardInterrupt, typer.Abort):
        code = EXIT_INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_PROBLEMS
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EROFS, getattr(errno, "EDQUOT", None)}:
            raise
        return _fail(
            OutputFailedError(
                f"the result cannot be written: {os.strerror(error.errno or errno.EIO).lower()}"
            ),
            as_json,
        )
    if code == EXIT_INTERRUPTED:
        stopped = DiptychError("interrupted", advice="Run the same command again; finished steps are kept.")
        stopped.kind, stopped.exit_code = "interrupted", EXIT_INTERRUPTED
        return _fail(stopped, as_json)
    return code if isinstance(code, int) else 0


def _fail(error: DiptychError, as_json: bool) -> int:
    """Say what failed: one line and its advice on standard error, or one JSON document on standard output."""
    message = " ".join(error.message.split())
    if as_json:
        _show({"error": {"kind": error.kind, "message": message, "advice": error.advice}})
    else:
        tell(f"diptych: {message.rstrip('.')}. {error.advice}")
    return error.exit_code


def main() -> None:
    """Run the command line of this process and exit."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))
