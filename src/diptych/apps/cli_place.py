"""The command on place names. Reads arguments, calls one workflow, prints its result."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from diptych.apps.cli_output import show, tell
from diptych.model.gazetteer import PlacesFound


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(place)


def place(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A settlement's name, in any usual spelling.")],
    country: Annotated[
        str,
        typer.Option("--country", metavar="CODE", help="Country of two letters, such as UA. Default: all."),
    ] = "",
    within: Annotated[
        str, typer.Option("--within", metavar="UNIT", help="Administrative unit that holds the place.")
    ] = "",
    limit: Annotated[int, typer.Option("--limit", metavar="N", help="List at most so many candidates.")] = 20,
    gazetteer: Annotated[
        Path | None,
        typer.Option(
            "--gazetteer", metavar="FILE", help="The gazetteer; default $DIPTYCH_GAZETTEER, or the user's."
        ),
    ] = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Make the gazetteer anew from the lists that are installed.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON document on standard output.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Show no progress.")] = False,
) -> None:
    """List every settlement that bears a name, in Ukrainian, Russian or Latin spelling. Never chooses among several.

    The first call makes the gazetteer from the lists of the extra [places]; it takes about half a minute.

    \b
    Example:
      diptych place "П'ятихатки" --country UA
      diptych place "с. Петровка, Полтавская область" --json
      diptych place Springfield --country US --within US.IL
    """  # noqa: D301
    from diptych.workflows.place import place as run

    found = run(
        name,
        country=country,
        within=within,
        limit=limit,
        gazetteer=gazetteer,
        rebuild=rebuild,
        tell=(lambda _: None) if quiet else tell,
    )
    show(found.to_dict() if as_json else _lines(found))


def _lines(found: PlacesFound) -> Iterator[str]:
    yield found.statement()
    for one in found.candidates:
        yield f"  {one.place.line()}"
        yield f"    by: {one.matched} ({one.name})"
        if one.place.latitude is None and one.place.coordinates.startswith("none"):
            yield f"    coordinates: {one.place.coordinates}"
    if found.total > len(found.candidates):
        yield f"  and {found.total - len(found.candidates)} more; --limit shows more"
    yield f"from: {', '.join(found.sources)}"
