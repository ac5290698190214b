"""Commands on plans for publication: what is masked, what two people clear. Calls one workflow, prints its result."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diptych.apps.cli_output import show as show_result
from diptych.model.errors import WrongCallError

if TYPE_CHECKING:
    from diptych.domains.protection import Stop
    from diptych.model.conditions import Conditions
    from diptych.model.publication import Plan

publish_app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="""Make copies for publication: all is masked and silent until two people clear it.

    \b
    Example:
      diptych publish plan clip.mp4 --out clip.plan.json --by editor-1 --may-publish video
      diptych publish clear clip.plan.json --what scene --from 0 --to 12 --by editor-1 --reason "the yard"
      diptych publish preview clip.plan.json clip.mp4 --out preview.html
      diptych publish agree clip.plan.json c1 --by editor-2
      diptych publish answer clip.plan.json minors none_in_view --by editor-2 --why "looked at every minute"
      diptych publish make clip.plan.json clip.mp4 --out copy.mp4
    """,
)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Show no progress.")]
PlanFile = Annotated[Path, typer.Argument(metavar="PLAN", help="The plan's file.")]
Video = Annotated[Path, typer.Argument(metavar="VIDEO", help="The original; only read.")]
By = Annotated[str, typer.Option("--by", metavar="WHO", help="A pseudonym such as editor-1; never a name.")]
From = Annotated[float, typer.Option("--from", metavar="S", help="From this second on.")]
To = Annotated[float, typer.Option("--to", metavar="S", help="Up to this second.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")]
Case = Annotated[
    Path | None,
    typer.Option("--case", metavar="DIR", help="A case that holds the original; its log learns of it."),
]
Corners = Annotated[
    str,
    typer.Option(
        metavar="X,Y …", help="Corners as shares of width and height; the whole picture where absent."
    ),
]
OnGround = Annotated[
    float | None,
    typer.Option(
        "--on-ground-at", metavar="S", help="The corners were set at this second and stay on the ground."
    ),
]
Track = Annotated[
    str | None, typer.Option(metavar="ID", help="Follow a track that the plan offers, such as t3.")
]
Radius = Annotated[
    float,
    typer.Option(metavar="SHARE", help="Half the width of the square around a track, share of the width."),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    import diptych.apps.cli_publish_make  # noqa: F401 (its commands join publish_app)

    app.add_typer(publish_app, name="publish")


@publish_app.command()
def plan(
    video: Video,
    out: Annotated[Path, typer.Option("--out", metavar="PLAN", help="The plan's file; it must not exist.")],
    by: By,
    may_publish: Annotated[
        str | None,
        typer.Option(metavar="WHAT", help="What the source allows: nothing, description, stills or video."),
    ] = None,
    embargo_until: Annotated[
        str | None, typer.Option(metavar="TIME", help="Not before, with its zone: 2026-05-01T00:00:00+02:00.")
    ] = None,
    solid: Annotated[
        bool, typer.Option("--solid", help="Masks are one grey, not taken from around.")
    ] = False,
    max_height: Annotated[int, typer.Option(metavar="N", help="Tallest copy in pixels.")] = 720,
    case: Case = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Examine a video and write a plan in which all is masked and silent.

    \b
    Example:
      diptych publish plan clip.mp4 --out clip.plan.json --by editor-1 --may-publish video
    """
    from diptych.apps.cli_progress import shown_progress
    from diptych.workflows.publish import plan_copy

    with shown_progress(quiet=quiet) as progress:
        made = plan_copy(
            video,
            out,
            by=by,
            conditions=_conditions(may_publish, embargo_until),
            fill="solid" if solid else "surroundings",
            max_height=max_height,
            case=case,
            progress=progress,
        )
    show_result(_plan_json(made, ()) if as_json else _planned(made, out))


@publish_app.command()
def clear(
    plan_file: PlanFile,
    what: Annotated[str, typer.Option(metavar="WHAT", help="scene, movers, overlay or sound.")],
    from_s: From,
    to_s: To,
    by: By,
    reason: Reason,
    corners: Corners = "",
    on_ground_at: OnGround = None,
    track: Track = None,
    radius: Radius = 0.06,
    case: Case = None,
    as_json: AsJson = False,
) -> None:
    """Ask to let a region be seen, or a stretch be heard; it counts when a second person agrees.

    \b
    Example:
      diptych publish clear clip.plan.json --what movers --track t3 --from 4 --to 9 --by editor-1 --reason "the truck"
      diptych publish clear clip.plan.json --what sound --from 0 --to 3 --by editor-1 --reason "no voices"
    """
    from typing import cast

    from diptych.adapters.case_clock import now
    from diptych.domains.protection import ask
    from diptych.model.publication import What
    from diptych.workflows.publish import read_plan, region_of, write_plan

    held = read_plan(plan_file)
    region = region_of(held, corners=_corners(corners), on_ground_at=on_ground_at, track=track, radius=radius)
    changed = ask(
        held, what=cast(What, what), span=(from_s, to_s), region=region, reason=reason, by=by, at=now()
    )
    write_plan(plan_file, changed, case=case)
    _done(changed, as_json, f"{changed.clearances[-1].id} waits for the agreement of a second person")


@publish_app.command()
def agree(
    plan_file: PlanFile,
    clearance: Annotated[str, typer.Argument(metavar="ID", help="Such as c1.")],
    by: By,
    case: Case = None,
    as_json: AsJson = False,
) -> None:
    """Agree to a clearance as the second person.

    \b
    Example:
      diptych publish agree clip.plan.json c1 --by editor-2
    """
    from diptych.adapters.case_clock import now
    from diptych.domains.protection import agree as run
    from diptych.workflows.publish import read_plan, write_plan

    changed = run(read_plan(plan_file), clearance, by=by, at=now())
    write_plan(plan_file, changed, case=case)
    _done(changed, as_json, f"{clearance} is agreed to")


@publish_app.command()
def withdraw(
    plan_file: PlanFile,
    clearance: Annotated[str, typer.Argument(metavar="ID", help="Such as c1.")],
    case: Case = None,
    as_json: AsJson = False,
) -> None:
    """Take an agreement back; anybody may.

    \b
    Example:
      diptych publish withdraw clip.plan.json c1
    """
    from diptych.domains.protection import withdraw as run
    from diptych.workflows.publish import read_plan, write_plan

    changed = run(read_plan(plan_file), clearance)
    write_plan(plan_file, changed, case=case)
    _done(changed, as_json, f"{clearance} no longer counts")


@publish_app.command()
def mask(
    plan_file: PlanFile,
    from_s: From,
    to_s: To,
    by: By,
    reason: Reason,
    corners: Corners = "",
    on_ground_at: OnGround = None,
    track: Track = None,
    radius: Radius = 0.06,
    case: Case = None,
    as_json: AsJson = False,
) -> None:
    """Keep a region masked whatever is cleared: people who lie or stand still, faces, signs, papers.

    \b
    Example:
      diptych publish mask clip.plan.json --corners "0.4,0.5 0.5,0.5 0.5,0.6 0.4,0.6" --on-ground-at 3 \
--from 0 --to 12 --by editor-1 --reason "somebody who lies still"
    """
    from diptych.adapters.case_clock import now
    from diptych.domains.protection import keep_masked
    from diptych.workflows.publish import read_plan, region_of, write_plan

    held = read_plan(plan_file)
    region = region_of(held, corners=_corners(corners), on_ground_at=on_ground_at, track=track, radius=radius)
    changed = keep_masked(held, span=(from_s, to_s), region=region, reason=reason, by=by, at=now())
    write_plan(plan_file, changed, case=case)
    _done(changed, as_json, f"{changed.maskings[-1].id} stays masked")


@publish_app.command()
def answer(
    plan_file: PlanFile,
    question: Annotated[
        str,
        typer.Argument(
            metavar="QUESTION", help="prisoners, next_of_kin, minors, consent or sexual_violence."
        ),
    ],
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help="clear, none_in_view or stop.")],
    by: By,
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why.")],
    case: Case = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question of the list before release; the newest answer counts.

    \b
    Example:
      diptych publish answer clip.plan.json minors none_in_view --by editor-2 --why "looked at every minute"
    """
    from typing import cast

    from diptych.adapters.case_clock import now
    from diptych.domains.protection import answer as run
    from diptych.model.publication import Verdict
    from diptych.workflows.publish import read_plan, write_plan

    held = read_plan(plan_file)
    changed = run(held, question=question, verdict=cast(Verdict, verdict), why=why, by=by, at=now())
    write_plan(plan_file, changed, case=case)
    _done(changed, as_json, f"{question}: {verdict}")


@publish_app.command()
def show(plan_file: PlanFile, case: Case = None, as_json: AsJson = False) -> None:
    """Show a plan, and what a copy would stop at now.

    \b
    Example:
      diptych publish show clip.plan.json
    """
    from diptych.workflows.publish import read_plan, what_stops

    held = read_plan(plan_file)
    stopped = what_stops(held, case=case)
    show_result(_plan_json(held, stopped) if as_json else _shown(held, stopped))


def _conditions(may_publish: str | None, embargo_until: str | None) -> Conditions | None:
    from diptych.model.conditions import Conditions

    stated = {"may_publish": may_publish, "embargo_until": embargo_until}
    given = {name: value for name, value in stated.items() if value is not None}
    if not given:
        return None
    try:
        return Conditions.from_dict(given)
    except ValueError as error:
        raise WrongCallError(str(error)) from error


def _corners(text: str) -> list[tuple[float, float]]:
    found = []
    for corner in text.split():
        x, sign, y = corner.partition(",")
        try:
            found.append((float(x), float(y)))
        except ValueError as error:
            raise WrongCallError("corners are written such as 0.1,0.2 0.5,0.2 0.5,0.6") from error
        if not sign:
            raise WrongCallError("corners are written such as 0.1,0.2 0.5,0.2 0.5,0.6")
    return found


def _done(plan: Plan, as_json: bool, line: str) -> None:
    show_result(_plan_json(plan, ()) if as_json else [line])


def _plan_json(plan: Plan, stopped: Sequence[Stop]) -> dict[str, object]:
    from diptych.model.publication_json import plan_to_json

    document: dict[str, object] = json.loads(plan_to_json(plan))
    return {**document, "stopped_at": [{"at": one.at, "sentence": one.sentence} for one in stopped]}


def _planned(plan: Plan, out: Path) -> Iterator[str]:
    yield f"{out}: {plan.duration_s:.2f} s, all masked{' and silent' if plan.has_sound else ''}"
    yield f"{len(plan.tracks)} tracks are offered by name; a person who does not move has none"
    yield "next: clear, preview, agree, answer, make"


def _shown(plan: Plan, stopped: Sequence[Stop]) -> Iterator[str]:
    yield f"{plan.duration_s:.2f} s, {plan.width} × {plan.height}, planned by {plan.planned_by}"
    for one in plan.clearances:
        agreed = "agreed" if one.is_agreed(plan.original_sha256) else "waits for a second person"
        where = one.region.track or one.region.follows
        yield f"  {one.id} {one.what} {one.from_s:.2f} to {one.to_s:.2f} s ({where}): {agreed}"
    for kept in plan.maskings:
        yield f"  {kept.id} stays masked {kept.from_s:.2f} to {kept.to_s:.2f} s"
    for stop in stopped:
        yield f"stops at {stop.at}: {stop.sentence}"
    if not stopped:
        yield "nothing stops a copy"
