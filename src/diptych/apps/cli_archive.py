"""Commands on archives: add, status, find. Reads arguments, calls one workflow, prints its result."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from diptych.apps import cli_case_work
from diptych.apps.cli_case import Reason
from diptych.apps.cli_case_work import InCase
from diptych.apps.cli_output import show
from diptych.model.errors import WrongCallError
from diptych.model.find import Added, ArchiveStatus, Found
from diptych.model.settings import Settings

EXIT_SOME_UNREADABLE = 3
"""The run ended, and some files could not be read; they are listed."""

archive_app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="""Make and look after an archive of fingerprints.

    \b
    Example:
      diptych archive add videos/ --archive archive/
    """,
)

_DEFAULTS = Settings()

Archive = Annotated[
    Path,
    typer.Option("--archive", metavar="DIR", help="Folder of the archive: absent, empty, or an archive."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Show no progress.")]
MaxPixels = Annotated[int, typer.Option(metavar="N", help="Largest picture to decode, width × height.")]
MaxHours = Annotated[float, typer.Option(metavar="H", help="Longest recording to decode.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.add_typer(archive_app, name="archive")
    app.command()(find)


@archive_app.command()
def add(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Files, folders, lists (CSV, XLSX), or addresses such as s3://bucket/film.mp4; only read.",
        ),
    ],
    archive: Archive,
    cluster: Annotated[
        str,
        typer.Option(
            "--cluster",
            metavar="ADDRESS",
            help="Scheduler of a dask.distributed cluster whose workers decode (docs/scale.md).",
        ),
    ] = "",
    decoder_threads: Annotated[
        int,
        typer.Option("--decoder-threads", metavar="N", min=1, max=64, help="Threads that decode one file."),
    ] = 2,
    places: Annotated[
        bool,
        typer.Option(
            "--places",
            help="Describe the ground as well, so that other views of a place are found (docs/methods).",
        ),
    ] = False,
    max_pixels: MaxPixels = _DEFAULTS.max_pixels,
    max_hours: MaxHours = _DEFAULTS.max_hours,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Fingerprint videos into an archive; run again to go on or to add more. Exit 3: some could not be read.

    \b
    Example:
      diptych archive add videos/ --archive archive/
      diptych archive add clip.mp4 list.csv --archive archive/
      diptych archive add videos/ --archive archive/ --places
      diptych archive add s3://bucket/films --archive archive/ --cluster tcp://10.0.0.5:8786
    """
    from diptych.apps.cli_progress import shown_progress
    from diptych.workflows.archive_add import add as run

    with shown_progress(quiet=quiet) as progress:
        done = run(
            paths,
            archive=archive,
            settings=_limits(max_pixels, max_hours),
            progress=progress,
            places=places,
            cluster=cluster,
            decoder_threads=decoder_threads,
        )
    _print(done.to_dict() if as_json else _added(done))
    if done.not_taken:
        raise typer.Exit(EXIT_SOME_UNREADABLE)


@archive_app.command()
def status(archive: Archive, as_json: AsJson = False) -> None:
    """Say what an archive holds, what is missing, and what could not be read.

    \b
    Example:
      diptych archive status --archive archive/
    """
    from diptych.workflows.archive_status import status as run

    held = run(archive)
    _print(held.to_dict() if as_json else _held(held))


def find(
    video: Annotated[Path, typer.Argument(metavar="VIDEO", help="The video to look for; only read.")],
    archive: Archive,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Folder for find.json and evidence frames."),
    ] = None,
    clock: Annotated[
        bool,
        typer.Option("--clock", help="Compare recordings of the same place in full, for their common time."),
    ] = False,
    case: InCase = None,
    reason: Reason = "",
    max_pixels: MaxPixels = _DEFAULTS.max_pixels,
    max_hours: MaxHours = _DEFAULTS.max_hours,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Find recordings in an archive that share footage with a video, with in and out times on both sides.

    \b
    Example:
      diptych find clip.mp4 --archive archive/
      diptych find clip.mp4 --archive archive/ --json --out found/
      diptych find 1 --case yard/ --archive archive/ --reason "earlier copies of the clip"
    """
    if case is not None:
        if out is not None or clock:
            raise WrongCallError("inside a case --out and --clock are left away")
        limits = _limits(max_pixels, max_hours)
        cli_case_work.find(
            case, video, archive=archive, settings=limits, reason=reason, as_json=as_json, quiet=quiet
        )
        return
    from diptych.apps.cli_progress import shown_progress
    from diptych.workflows.find import find as run

    with shown_progress(quiet=quiet) as progress:
        found = run(
            video,
            archive=archive,
            out=out,
            settings=_limits(max_pixels, max_hours),
            progress=progress,
            clock=clock,
        )
    _print(found.to_dict() if as_json else _found(found))


def _limits(max_pixels: int, max_hours: float) -> Settings:
    try:
        return Settings(max_pixels=max_pixels, max_hours=max_hours)
    except ValueError as error:
        raise WrongCallError(str(error)) from error


def _print(result: dict[str, object] | Iterator[str]) -> None:
    show(result)


def _added(done: Added) -> Iterator[str]:
    yield f"added {done.added}, known {done.known}, failed {len(done.not_taken)}"
    if done.passed_over:
        yield f"{done.passed_over} files in folders are not videos by name and first bytes"
    for one in done.not_taken:
        yield f"  not added: {one.file}: {one.reason}"
    for note in done.notes:
        yield f"note: {note}"


def _held(held: ArchiveStatus) -> Iterator[str]:
    yield f"{held.recordings} recordings in {held.files} files, {held.duration_s / 60:.1f} minutes"
    shown = held.to_dict()
    yield (
        f"bytes per minute: {shown['coarse_bytes_per_minute']} coarse, {shown['local_bytes_per_minute']} local"
    )
    for name in held.missing:
        yield f"  no longer there: {name}"
    for name in held.damaged:
        yield f"  fingerprint does not read back whole, add it again: {name}"
    for one in held.not_taken:
        yield f"  not added: {one.file}: {one.reason}"
    for note in held.notes:
        yield f"note: {note}"


def _found(found: Found) -> Iterator[str]:
    query = found.query
    yield f"{query.file}: {query.duration_s:.2f} s, searched among {found.searched} recordings"
    if not (found.same_footage or found.common_sound or found.same_place):
        yield "nothing found (this does not mean that the archive holds no copy)"
    for match in found.same_footage:
        yield f"same footage: {match.file} (score {match.score:.2f})"
        for name in match.also:
            yield f"    the same bytes: {name}"
        for piece in match.pieces:
            rate = "" if piece.rate == 1.0 else f", rate {piece.rate:.3f}"
            mirrored = ", mirrored" if piece.mirrored else ""
            turned = f", turned {piece.turned_deg}°" if piece.turned_deg else ""
            yield (
                f"    query {piece.query_from_s:.2f} to {piece.query_to_s:.2f} s = "
                f"found {piece.found_from_s:.2f} to {piece.found_to_s:.2f} s "
                f"(± {piece.interval_s:.2f} s, score {piece.score:.2f}{rate}{mirrored}{turned})"
            )
        for edit in match.edits:
            yield f"    edit: {edit.kind} from {edit.from_s:.2f} to {edit.to_s:.2f} s of the query"
    for heard in found.common_sound:
        shown = "same soundtrack" if heard.kind == "same_soundtrack" else f"common sound ({heard.kind})"
        yield f"{shown.replace('_', ' ')}: {heard.file}"
        yield (
            f"    query {heard.query_from_s:.2f} to {heard.query_to_s:.2f} s = "
            f"found {heard.found_from_s:.2f} to {heard.found_to_s:.2f} s (± {heard.interval_s:.1f} s)"
        )
        yield f"    {heard.reason}"
    for longer in found.longer:
        yield longer.sentence()
    for match in found.partners:
        yield f"a partner's fingerprint shares footage: {match.file} (score {match.score:.2f}; no frames were compared)"
        for piece in match.pieces:
            yield (
                f"    query {piece.query_from_s:.2f} to {piece.query_to_s:.2f} s = "
                f"found {piece.found_from_s:.2f} to {piece.found_to_s:.2f} s (± {piece.interval_s:.2f} s)"
            )
    for judged in found.judged:
        said = judged.judgement
        name = (
            judged.match.file if judged.match is not None else f"{said.first[:12]}… and {said.second[:12]}…"
        )
        yield f"judged {said.verdict.replace('_', ' ')} by {said.by}: {name}: {said.reason}"
    for seen in found.same_place:
        at = "" if seen.offset_s is None else f", its 0.0 s is at {seen.offset_s:+.2f} s of the query"
        yield f"{seen.relation.replace('_', ' ')}: {seen.file} ({seen.inliers} points{at})"
        yield f"    query at {seen.query_s:.1f} s, found at {seen.found_s:.1f} s. {seen.reason}"
    for note in found.notes:
        yield f"note: {note}"
