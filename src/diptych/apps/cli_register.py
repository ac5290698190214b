"""Commands on registers. Reads arguments, calls one workflow, prints its result."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diptych.apps.cli_output import show

if TYPE_CHECKING:
    from diptych.model.register import ImportReport

EXIT_SOME_REJECTED = 3
"""The run ended, and some rows were not taken; they are listed."""

register_app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="""Keep a register: incidents, sources, statements, with every version of each.

    \b
    Example:
      diptych register import incidents.csv --register register.db
      diptych register search "crossing" --register register.db --from 2024-08
    """,
)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Show no progress.")]
Register = Annotated[
    str,
    typer.Option(
        "--register",
        "--case",
        metavar="FILE_OR_URL",
        envvar="DIPTYCH_REGISTER",
        help="The register: a SQLite file, postgresql://USER@HOST/NAME, or a case's folder for its own records.",
    ),
]
By = Annotated[
    str,
    typer.Option("--by", metavar="NAME", help="Who makes the change; the user of this machine if left away."),
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; kept with the change.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    import diptych.apps.cli_register_keep  # noqa: F401 (its commands join register_app)
    from diptych.apps.cli_register_ask import count

    app.add_typer(register_app, name="register")
    app.command()(count)


@register_app.command("import")
def import_(
    table: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="CSV or XLSX with a header row, or another program's JSON; only read."
        ),
    ],
    register: Register,
    form: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="FORMAT",
            help="table, atlos, bayanat, acled, auto-archiver, timemap or uwazi; found out if left away.",
        ),
    ] = "",
    column_map: Annotated[
        Path | None,
        typer.Option(
            "--map", metavar="MAP.toml", help="Which column fills which field (docs/formats/register.md)."
        ),
    ] = None,
    save_map: Annotated[
        Path | None,
        typer.Option("--save-map", metavar="MAP.toml", help="Write the map that would be used, and end."),
    ] = None,
    source: Annotated[
        str, typer.Option("--source", metavar="NAME", help="Whose table it is, where no column says so.")
    ] = "",
    origin: Annotated[
        str,
        typer.Option(
            "--origin", metavar="NAME", help="Put before every id, so that two registers may number alike."
        ),
    ] = "",
    date_format: Annotated[
        str,
        typer.Option("--date-format", metavar="FORM", help="How dates are written if not ISO, as %d.%m.%Y."),
    ] = "",
    sources: Annotated[
        Path | None,
        typer.Option("--sources", metavar="JSON", help="Sources of timemap, beside its file of events."),
    ] = None,
    spellings: Annotated[
        bool,
        typer.Option("--spellings", help="Find places under every spelling of the gazetteer (extra places)."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would become of each row; write nothing.")
    ] = False,
    reason: Reason = "",
    by: By = "",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Import a table or another program's export, or bring the register up to date with it.

    Exit 3: some rows were rejected; they are listed.

    \b
    Example:
      diptych register import incidents.csv --register register.db --dry-run
      diptych register import atlos-export.csv --register register.db --source "Project X"
      diptych register import export.json --register register.db --as bayanat --source "Archive Y"
      diptych register import incidents.xlsx --register register.db --map theirs.toml
      diptych register import theirs.csv --register register.db --save-map theirs.toml
    """
    import contextlib

    from diptych.apps.cli_progress import shown_progress
    from diptych.workflows.register_import import import_table
    from diptych.workflows.register_import_map import guessed_map, write_map
    from diptych.workflows.register_spellings import gazetteer_spellings

    if save_map is not None:
        write_map(save_map, guessed_map(table, source=source, origin=origin))
        show(
            {"map": save_map.name} if as_json else [f"wrote {save_map.name}; edit it and give it with --map"]
        )
        return
    known = gazetteer_spellings() if spellings else contextlib.nullcontext()
    with known as spell, shown_progress(quiet=quiet) as progress:
        done = import_table(
            table,
            register=register,
            form=form,
            column_map=column_map,
            source=source,
            origin=origin,
            date_format=date_format,
            sources=sources,
            spell=spell,
            reason=reason,
            by=by,
            dry_run=dry_run,
            progress=progress,
        )
    show(done.to_dict() if as_json else _imported(done, table.name))
    if done.rejected:
        raise typer.Exit(EXIT_SOME_REJECTED)


def _imported(done: ImportReport, name: str) -> Iterator[str]:
    would = "would be " if done.dry_run else ""
    if done.recognised:
        yield f"{name} was recognised as {done.recognised}; --as says another form"
    yield (
        f"{would}created {done.created}, {would}updated {done.updated}, unchanged {done.unchanged}, "
        f"rejected {len(done.rejected)}"
    )
    for one in done.rejected:
        yield f"  row {one.row}: {one.reason}"
    if done.records:
        yield "beside them: " + ", ".join(f"{what} {n}" for what, n in done.records.items())
    if done.ignored_columns:
        yield f"columns passed over: {', '.join(done.ignored_columns)}"
    for note in done.notes:
        yield f"note: {note}"
    yield f"{'nothing was written; ' if done.dry_run else ''}snapshot {done.snapshot}"
