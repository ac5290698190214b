"""Commands on links between registers: candidates, demo. Reads arguments, calls one workflow, prints its result."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diptych.apps.cli_output import show
from diptych.apps.cli_register import AsJson, By, Register

if TYPE_CHECKING:
    from diptych.model.linkage import Links
    from diptych.workflows.register_demo import DemoWritten
    from diptych.workflows.register_judge import Judgements

link_app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="""Link two registers: pairs of rows that may be of one incident, for a person's judgement.

    \b
    Example:
      diptych link candidates ours.csv theirs.csv --out pairs.csv
    """,
)


def register(app: typer.Typer, register_app: typer.Typer) -> None:
    """Add the commands to the program and to those on registers."""
    app.add_typer(link_app, name="link")
    link_app.command()(candidates)
    register_app.command("link")(candidates)
    register_app.command()(demo)
    link_app.command()(judge)
    register_app.command()(judge)
    link_app.command()(judged)


def candidates(
    left: Annotated[
        str, typer.Argument(metavar="LEFT", help="A table; with --register the name of a source.")
    ],
    right: Annotated[str, typer.Argument(metavar="RIGHT", help="The other one.")],
    register: Annotated[
        str,
        typer.Option(
            "--register", metavar="FILE_OR_URL", help="Link two sources of this register instead of tables."
        ),
    ] = "",
    findings: Annotated[
        list[Path] | None,
        typer.Option(
            "--findings",
            metavar="JSON",
            help="Findings of compare or find: the same footage is a reason; repeatable.",
        ),
    ] = None,
    least: Annotated[
        float, typer.Option("--least", metavar="P", help="Offer pairs from this probability on.")
    ] = 0.01,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="All pairs as .csv, or as .json with every reason."),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=0, help="Print at most so many pairs.")
    ] = 20,
    as_json: AsJson = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Show no progress.")] = False,
) -> None:
    """Offer pairs of rows of two registers that may be of one incident, each with its reasons in bits and words.

    Nothing is joined: a person judges each pair, and a judgement can be taken back.

    \b
    Example:
      diptych link candidates ours.csv theirs.csv --out pairs.csv
      diptych register link "Register One" "Register Two" --register register.db --json
    """  # noqa: D301
    from diptych.apps.cli_progress import shown_progress
    from diptych.workflows.register_link import link_registers

    with shown_progress(quiet=quiet) as progress:
        found = link_registers(
            left,
            right,
            register=register,
            findings=tuple(findings or ()),
            least=least,
            out=out,
            progress=progress,
        )
    show(found.to_dict(limit) if as_json else _links(found, limit, out))


def judge(
    left: Annotated[str, typer.Argument(metavar="ID", help="Id of one incident.")],
    right: Annotated[str, typer.Argument(metavar="ID", help="Id of the other.")],
    register: Register,
    verdict: Annotated[
        str,
        typer.Option(
            "--verdict", metavar="WORD", help="same, different, unsure, or withdrawn to take it back."
        ),
    ],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; kept word for word.")],
    by: By = "",
    evidence: Annotated[
        list[str] | None,
        typer.Option(
            "--evidence", metavar="DIGEST", help="What it rests on, such as a finding's digest; repeatable."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say whether two incidents are the same. The newest word on a pair counts, all are kept, and no row changes.

    \b
    Example:
      diptych link judge one-000701 two-000326 --verdict same --reason "the same van" --register register.db
      diptych register judge one-000701 two-000326 --verdict withdrawn --reason "two vans" --register register.db
    """  # noqa: D301
    from diptych.workflows.register_judge import judge as run

    done = run(register, left, right, verdict=verdict, reason=reason, by=by, evidence=tuple(evidence or ()))
    show(done.to_dict() if as_json else _judgements(done))


def judged(register: Register, as_json: AsJson = False) -> None:
    """List the judgements of a register that count, the groups they make, and contradictions with their chain.

    \b
    Example:
      diptych link judged --register register.db
    """  # noqa: D301
    from diptych.workflows.register_judge import judged as run

    found = run(register)
    show(found.to_dict() if as_json else _judgements(found))


def demo(
    out: Annotated[
        Path,
        typer.Option("--out", metavar="DIR|FILE.csv", help="Folder for two registers, or a file for one."),
    ],
    rows: Annotated[int, typer.Option("--rows", metavar="N", help="Rows of each register.")] = 1000,
    seed: Annotated[
        int, typer.Option("--seed", metavar="S", help="The same number gives the same rows.")
    ] = 1,
    as_json: AsJson = False,
) -> None:
    """Write invented registers in three languages, with a list of the rows that are of the same incident.

    Everything is invented: settlements at sea, road accidents, broken windows, Party A and Party B.

    \b
    Example:
      diptych register demo --rows 20000 --seed 7 --out registers/
      diptych register demo --rows 1000 --out one.csv
    """  # noqa: D301
    from diptych.workflows.register_demo import demo as run

    done = run(out, rows=rows, seed=seed)
    show(done.to_dict() if as_json else _written(done, out))


def _links(found: Links, limit: int, out: Path | None) -> Iterator[str]:
    sure = sum(one.probability >= 0.99 for one in found.candidates)
    yield (
        f"{found.n_left} and {found.n_right} rows; {found.n_compared} pairs compared, {len(found.candidates)} offered "
        f"for review, {sure} of them at 0.99 and more"
    )
    for one in found.candidates[:limit]:
        judged = f"; judged {one.judged}" if one.judged else ""
        yield f"  {one.probability:.3f}  {one.left_id}  {one.right_id}{judged}"
        for reason in one.reasons:
            yield f"      {reason.bits:+6.1f} bits  {reason.words}"
    if len(found.candidates) > limit:
        yield f"  and {len(found.candidates) - limit} more{'' if out else '; --out FILE keeps them all'}"
    for contradiction in found.contradictions:
        yield f"contradiction: {contradiction.statement}"
    for note in found.notes:
        yield f"note: {note}"


def _judgements(found: Judgements) -> Iterator[str]:
    if not found.pairs:
        yield "nothing was judged yet"
    for one in found.pairs:
        yield f"{one.left} and {one.right}: {one.verdict}, by {one.by} at {one.at} (version {one.versions})"
        yield f"  {one.reason}"
    for group in found.groups:
        yield f"judged the same: {', '.join(group)}"
    for contradiction in found.contradictions:
        yield f"contradiction: {contradiction.statement}"


def _written(done: DemoWritten, out: Path) -> Iterator[str]:
    yield f"wrote {', '.join(done.files)} of {done.rows} rows{'' if len(done.files) == 1 else f' to {out}'}"
    if done.same:
        yield f"{done.same} pairs of rows are of the same incident; same.csv lists them"
