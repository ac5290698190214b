"""The command that hands over. Reads arguments, calls one workflow, prints its result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from diptych.apps.cli_output import show
from diptych.model.errors import WrongCallError
from diptych.model.tiers import noun

if TYPE_CHECKING:
    from diptych.model.conditions import Tier
    from diptych.model.hand_over import HandOver

TIERS = ("court", "partner", "public")

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Show no progress.")]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("hand-over")(hand_over)


def hand_over(
    case: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the case.")],
    out: Annotated[
        Path | None,
        typer.Option(metavar="BAG", help="Folder of the bag: absent, empty, or an earlier bag."),
    ] = None,
    to: Annotated[str, typer.Option(metavar="|".join(TIERS), help="Who gets it.")] = "public",
    preview: Annotated[
        bool,
        typer.Option("--preview", help="List what would leave and what not; write nothing, log nothing."),
    ] = False,
    include: Annotated[
        list[str] | None,
        typer.Option(metavar="ITEM", help="Number or digest of an original, path of a finding; repeatable."),
    ] = None,
    recipient: Annotated[
        str | None,
        typer.Option(metavar="LABEL", help="Which partner, as sources named it in may_share_with."),
    ] = None,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What the hand-over is called; stands in the bag.")
    ] = None,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why; kept in a sealed record.")] = "",
    report: Annotated[
        list[Path] | None,
        typer.Option(metavar="DIR", help="Folder of a comparison to go along to a court; repeatable."),
    ] = None,
    publishing_copy: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Publishing copy to go along; repeatable."),
    ] = None,
    timestamp: Annotated[
        list[str] | None,
        typer.Option(metavar="URL", help="Timestamp authority to ask (uses the network); repeatable."),
    ] = None,
    clock_checked_by: Annotated[
        str | None,
        typer.Option(metavar="WHO", help="Who held this machine's clock against another, for embargoes."),
    ] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Write a bag that others can check offline, with what its recipient may have; list what is withheld, and why.

    \b
    Example:
      diptych hand-over yard/ --out yard-for-court/ --to court --reason "order of 3 March"
      diptych hand-over yard/ --to public --preview
      python3 yard-for-court/verify.py yard-for-court/
    """
    from diptych.apps.cli_progress import shown_progress
    from diptych.workflows.hand_over import hand_over as run
    from diptych.workflows.hand_over_bag import Asked

    if to not in TIERS:
        raise WrongCallError(f"--to is one of {', '.join(TIERS)}")
    if out is None and not preview:
        raise WrongCallError("name the bag's folder with --out, or ask for a --preview")
    asked = Asked(
        tier=cast("Tier", to),
        recipient=recipient,
        include=tuple(include or ()),
        title=title,
        reason=reason,
        reports=tuple(report or ()),
        copies=tuple(publishing_copy or ()),
        authorities=tuple(timestamp or ()),
        clock_checked_by=clock_checked_by,
        preview=preview,
    )
    with shown_progress(quiet=quiet) as progress:
        result = run(case, out=out, asked=asked, progress=progress)
    show(result.to_dict() if as_json else _told(result))


def _told(result: HandOver) -> Iterator[str]:
    """Say what left, what did not, and at which condition."""
    where = f"in {result.bag}" if result.bag else "would leave (preview: nothing was written or logged)"
    leaves = ", ".join(f"{n} {noun(name, n)}" for name, n in _counts(result))
    size = sum(result.files.values())
    yield f"to {result.tier}: {leaves or 'nothing of the case'} {where}; {len(result.files)} files, {size:,} bytes"
    for path, n_bytes in result.files.items() if not result.bag else ():
        yield f"  leaves: {path} ({n_bytes:,} bytes)"
    against = [one for one in result.bearing if one.stance == "against"]
    if against:
        yield f"{len(against)} records or findings speak against others; they are listed first in for_and_against.json"
    yield f"{len(result.withheld)} withheld" if result.withheld else "nothing is withheld"
    reasons = Counter((one.item, one.why, one.stopped_at) for one in result.withheld)
    for (item, why, stopped_at), n in sorted(reasons.items(), key=lambda pair: pair[0][:2]):
        at = f" (condition: {stopped_at})" if stopped_at else ""
        yield f"  withheld: {n} {noun(item, n)}: {why}{at}"
    for text in result.warnings:
        yield f"warning: {text}"
    for text in result.notes:
        yield f"note: {text}"
    if result.bag:
        yield f"Check it: python3 {result.bag}/verify.py {result.bag}"


def _counts(result: HandOver) -> list[tuple[str, int]]:
    return sorted(Counter(one.item for one in result.items).items())
