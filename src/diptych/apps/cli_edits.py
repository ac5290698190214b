"""The command on edits of a copy. Reads arguments, calls one workflow, prints its result."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from diptych.apps.cli_output import show
from diptych.model.edits import EditList
from diptych.model.errors import WrongCallError
from diptych.model.settings import Settings

_DEFAULTS = Settings()


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(edits)


def edits(
    first: Annotated[Path, typer.Argument(metavar="FIRST", help="The source; only read.")],
    second: Annotated[Path, typer.Argument(metavar="SECOND", help="The copy; only read.")],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", help="Folder for edits.json, its page, layers, and pictures side by side."
        ),
    ] = None,
    max_pixels: Annotated[
        int, typer.Option(metavar="N", help="Largest picture to decode, width × height.")
    ] = _DEFAULTS.max_pixels,
    max_hours: Annotated[
        float, typer.Option(metavar="H", help="Longest recording to decode.")
    ] = _DEFAULTS.max_hours,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON document on standard output.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Show no progress.")] = False,
) -> None:
    """List what was done to a source to get a copy, make the copy again from it, and say what remains.

    \b
    Example:
      diptych edits source.mp4 copy.mp4
      diptych edits source.mp4 copy.mp4 --json --out edits/
    """  # noqa: D301
    try:
        settings = Settings(max_pixels=max_pixels, max_hours=max_hours)
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    from diptych.apps.cli_progress import shown_progress
    from diptych.workflows.edit_list import edit_list

    with shown_progress(quiet=quiet) as progress:
        found = edit_list(first, second, out=out, settings=settings, progress=progress)
    show(found.to_dict() if as_json else _lines(found))


def _lines(found: EditList) -> Iterator[str]:
    yield f"{found.second} against {found.first}: {found.verdict}. {found.reason}"
    for piece in found.pieces:
        rate = "" if piece.rate == 1.0 else f", rate {piece.rate:.4f}"
        yield (
            f"  piece: {piece.second_from_s:.3f} to {piece.second_to_s:.3f} s = first "
            f"{piece.first_from_s:.3f} to {piece.first_to_s:.3f} s{rate}"
        )
    for edit in found.edits:
        yield f"  {edit.kind}: {edit.from_s:.3f} to {edit.to_s:.3f} s. {edit.statement}"
    if found.verdict == "measured":
        yield f"  sound: {found.sound}"
    for a, b in found.not_from_first:
        yield f"  no counterpart in the first: {a:.3f} to {b:.3f} s"
    for one in found.residuals:
        yield (
            f"  made again, {one.second_from_s:.2f} to {one.second_to_s:.2f} s: luma differs by "
            f"{one.luma_rms_median:.1f} levels (95 % of {one.frames} frames: {one.luma_rms_95:.1f}; "
            f"without the edits {one.luma_rms_before:.1f}), SSIM {one.ssim:.3f}, "
            f"{100 * one.unexplained:.1f} % of the picture unexplained"
        )
    said = {"query": "the second", "found": "the first", "both": "both", "unknown": "not known"}[found.edited]
    if found.verdict == "measured":
        yield f"  edited: {said}. {' '.join(found.why_edited)}"
    for note in found.notes:
        yield f"note: {note}"
