"""Commands on cases: new, take-in, verify, status. Reads arguments, calls one workflow, prints its result."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diptych.apps.cli_output import show
from diptych.model.errors import WrongCallError
from diptych.model.visible_text import visible

if TYPE_CHECKING:
    from diptych.model.case import CaseFacts, CaseStatus, IntakeReport
    from diptych.model.verification import Verification
    from diptych.workflows.take_in_web import WebIntake

EXIT_PROBLEMS = 1
"""A check ran to its end and found problems."""

EXIT_SOME_UNREADABLE = 3
"""The run ended, and some files were refused, failed, or are preserved but could not be read; they are listed."""

case_app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="""Open and look after a case: a folder of originals, records and a custody log.

    \b
    Example:
      diptych case new yard/ --title "Yard, two recordings"
      diptych case status yard/
    """,
)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Show no progress.")]
CaseFolder = Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the case.")]
Reason = Annotated[str, typer.Option(metavar="TEXT", help="Why; kept in a sealed record.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    import diptych.apps.cli_case_keep
    import diptych.apps.cli_case_sheets
    import diptych.apps.cli_case_show  # noqa: F401

    app.add_typer(case_app, name="case")
    app.command("take-in")(take_in)
    app.command()(verify)


@case_app.command()
def new(
    path: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to make: absent or empty.")],
    title: Annotated[str, typer.Option(metavar="TEXT", help="What the case is called; not encrypted.")],
    keyholder: Annotated[
        list[str] | None,
        typer.Option(metavar="AGE1...", help="Public key that may open sealed records as well; repeatable."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make a case.

    \b
    Example:
      diptych case new yard/ --title "Yard, two recordings"
    """
    from diptych.workflows.case_new import case_new as run

    facts = run(path, title=title, keyholders=tuple(keyholder or ()))
    show(_opened_json(facts) if as_json else _opened(facts, path))


def take_in(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Files and folders, only read; or addresses of the web."),
    ],
    case: Annotated[Path, typer.Option("--case", metavar="DIR", help="Folder of the case.")],
    source: Annotated[str | None, typer.Option(metavar="TEXT", help="From whom; kept sealed.")] = None,
    collector: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Who takes it in; kept sealed.")
    ] = None,
    medium: Annotated[
        str | None, typer.Option(metavar="TEXT", help="On what it came, such as a memory card.")
    ] = None,
    relevance: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Why it matters; kept sealed.")
    ] = None,
    may_describe_source_as: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The only words that may be used for the source.")
    ] = None,
    may_publish: Annotated[
        str | None,
        typer.Option(metavar="WHAT", help="nothing, description, stills or video; not asked is nothing."),
    ] = None,
    embargo_until: Annotated[
        str | None, typer.Option(metavar="TIME", help="Not public before, with its zone.")
    ] = None,
    may_share_with: Annotated[
        list[str] | None, typer.Option(metavar="LABEL", help="Partner who may have it; repeatable.")
    ] = None,
    reason: Reason = "",
    examine: Annotated[
        bool, typer.Option("--examine/--no-examine", help="Look at each file after it was preserved.")
    ] = True,
    limit_s: Annotated[float, typer.Option(metavar="S", help="Longest look at one file.")] = 30.0,
    sidecar: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="File that speaks of the others, lying elsewhere; repeatable."),
    ] = None,
    sidecars: Annotated[
        bool,
        typer.Option(
            "--sidecars/--no-sidecars", help="Read files that lie beside recordings and speak of them."
        ),
    ] = True,
    unpack: Annotated[
        bool,
        typer.Option("--unpack", help="Take in the recordings inside packages (ProofMode, WACZ) as well."),
    ] = False,
    use_network: Annotated[
        bool,
        typer.Option(
            "--use-network", help="Allow this call to reach the addresses named, and what their pages load."
        ),
    ] = False,
    identity: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Virtual identity used for an address; kept sealed.")
    ] = None,
    proxy: Annotated[
        str | None, typer.Option(metavar="URL", help="Proxy for an address; else the environment's.")
    ] = None,
    capture: Annotated[
        bool, typer.Option("--capture/--no-capture", help="Take a picture of the page of an address.")
    ] = True,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Preserve files in a case, byte for byte, before anything opens them. Exit 3: some did not pass; they are listed.

    \b
    Example:
      diptych take-in card/ clip.mp4 --case yard/ --source "handed over by a resident"
      diptych take-in https://video.example.org/watch/1 --case yard/ --use-network --reason "first copy found online"
      diptych take-in clip.mp4 --case yard/ --may-publish stills --embargo-until 2026-05-01T00:00:00+02:00
    """
    from diptych.apps.cli_progress import shown_progress
    from diptych.apps.cli_source import conditions_from, say_secrecy
    from diptych.domains.evidence import HandedOver
    from diptych.workflows.take_in import take_in as run
    from diptych.workflows.take_in_web import is_address, take_in_web

    bound = conditions_from(may_describe_source_as, may_publish, embargo_until, may_share_with)
    if source or collector or bound:
        say_secrecy()
    handed = HandedOver(
        source=source, collector=collector, medium=medium, relevance=relevance, conditions=bound
    )
    if any(is_address(one) for one in files):
        if not all(is_address(one) for one in files) or sidecar:
            raise WrongCallError("name either files or addresses", advice="Take them in by two calls.")
        with shown_progress(quiet=quiet) as progress:
            web = take_in_web(
                files,
                case=case,
                use_network=use_network,
                handed=handed,
                identity=identity,
                proxy=proxy,
                capture=capture,
                reason=reason,
                examine=examine,
                progress=progress,
            )
        show(web.to_dict() if as_json else _collected(web))
        if not web.complete:
            raise typer.Exit(EXIT_SOME_UNREADABLE)
        return
    with shown_progress(quiet=quiet) as progress:
        report = run(
            [*map(Path, files), *(sidecar or ())],
            case=case,
            handed=handed,
            reason=reason,
            examine=examine,
            limit_s=limit_s,
            sidecars=sidecars,
            unpacked=unpack,
            progress=progress,
        )
    show(report.to_dict() if as_json else _taken_in(report))
    if not report.complete:
        raise typer.Exit(EXIT_SOME_UNREADABLE)


def verify(
    path: CaseFolder,
    trusted: Annotated[
        list[str] | None,
        typer.Option(metavar="KEY_OR_CHECKPOINT", help="Key or checkpoint had from elsewhere; repeatable."),
    ] = None,
    authority: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PEM",
            help="Certificates of a timestamp authority and its root, had from elsewhere; repeatable.",
        ),
    ] = None,
    sample: Annotated[float, typer.Option(metavar="SHARE", help="Share of the files to read.")] = 1.0,
    modes: Annotated[
        bool, typer.Option("--modes/--no-modes", help="Count a writable original as a problem.")
    ] = True,
    record: Annotated[bool, typer.Option("--record", help="Add the outcome to the case's log.")] = False,
    due: Annotated[
        bool,
        typer.Option("--due", help="Do what is due by the case's schedule, and add the outcome to its log."),
    ] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Check every file of a case against its log, and the log itself. Exit 1: problems were found.

    \b
    Example:
      diptych verify yard/
      diptych verify yard/ --trusted checkpoint-of-last-week --json
      diptych verify yard/ --due
    """
    from diptych.apps.cli_progress import shown_progress
    from diptych.workflows.verify import verify as run
    from diptych.workflows.verify import verify_due

    if due:
        if sample != 1.0 or record:
            raise WrongCallError("--due chooses the sample itself and always records the outcome")
        with shown_progress(quiet=quiet) as progress:
            schedule, outcome = verify_due(
                path,
                trusted=tuple(trusted or ()),
                authorities=tuple(authority or ()),
                modes=modes,
                progress=lambda fraction: progress("reading", fraction),
            )
        told = {"due": schedule.what, "next_full": schedule.next_full, "next_sample": schedule.next_sample}
        if outcome is None:
            lines = [f"nothing is due; next sample {told['next_sample'][:10]}, all {told['next_full'][:10]}"]
            show({"format": "diptych-verify/1", "ok": True, **told} if as_json else lines)
            return
        show({**outcome.to_dict(), **told} if as_json else verified(outcome))
        if not outcome.ok:
            raise typer.Exit(EXIT_PROBLEMS)
        return

    with shown_progress(quiet=quiet) as progress:
        found = run(
            path,
            trusted=tuple(trusted or ()),
            authorities=tuple(authority or ()),
            sample=sample,
            modes=modes,
            record=record,
            progress=lambda fraction: progress("reading", fraction),
        )
    show(found.to_dict() if as_json else verified(found))
    if not found.ok:
        raise typer.Exit(EXIT_PROBLEMS)


@case_app.command()
def status(path: CaseFolder, as_json: AsJson = False) -> None:
    """Say what a case holds, what is timestamped, when it was last checked, and which copies are known.

    \b
    Example:
      diptych case status yard/
    """
    from diptych.workflows.case_status import case_status as run

    held = run(path)
    show(held.to_dict() | {"log_key": held.facts.log_key} if as_json else _status(held))


def _opened_json(facts: CaseFacts) -> dict[str, object]:
    return {
        "format": "diptych-case-new/1",
        "case": facts.case,
        "title": facts.title,
        "opened": facts.opened,
        "log_key": facts.log_key,
        "keyholders": list(facts.keyholders),
    }


def _opened(facts: CaseFacts, path: Path) -> Iterator[str]:
    yield f"case {facts.case} is open in {path}"
    yield f"its log is signed by {facts.log_key}"
    yield "Keep that line elsewhere: with it anybody can check that the log was not made anew."
    yield "Keep a copy of the key folder elsewhere: without it the case can be read and checked, not continued."


def _collected(web: WebIntake) -> Iterator[str]:
    for one, report in zip(web.collected, web.reports, strict=True):
        yield f"{one.outcome}: {visible(one.url)}"
        for name, part in one.parts.items():
            originals = part.get("originals")
            n = f" ({len(originals)} files)" if isinstance(originals, list) else ""
            why = f": {part['reason']}" if "reason" in part else ""
            yield f"  {name}: {str(part['state']).replace('_', ' ')}{n}{why}"
        yield from (f"  {line}" for line in _taken_in(report))


def _taken_in(report: IntakeReport) -> Iterator[str]:
    known = f", known {report.count('known')}" if report.count("known") else ""
    yield (
        f"taken in {report.count('taken_in')}{known}, refused {report.count('refused')}, "
        f"failed {report.count('failed')}"
    )
    for one in report.files:
        if one.outcome in ("refused", "failed"):
            yield f"  {one.outcome}: {one.file}: {one.reason or ''}"
    for one in report.unreadable:
        yield f"  preserved, not readable: {one.file}: {one.reason or ''}"
    for kind, n in sorted((report.sidecars or {}).items()):
        n_of = sum(kind in one.sidecars for one in report.files)
        yield f"  {n} {kind.replace('_', ' ')}: of {n_of} of these files; kept as what it says, not as fact"
    for note in report.notes:
        yield f"note: {note}"


def verified(found: Verification) -> Iterator[str]:
    """Say what a check found, line by line."""
    checked = found.checked
    yield (
        f"{'all well' if found.ok else f'{len(found.problems)} problems'}: {checked['objects']} files, "
        f"{checked['log_entries']} log entries, {checked['checkpoints']} checkpoints"
    )
    for problem in sorted(found.problems):
        yield f"  {problem.kind}: {problem.where}: {problem.what}"
    for gone in found.destroyed:
        yield f"  destroyed on record: {gone['path']} by {gone['by']} at {gone['when']}: {gone['why']}"
    for line in found.not_checkable:
        yield f"not checkable: {line}"
    for note in found.notes:
        yield f"note: {note}"


def _status(held: CaseStatus) -> Iterator[str]:
    yield f"{held.facts.title} (case {held.facts.case}, opened {held.facts.opened[:10]})"
    states = ", ".join(f"{n} {state.replace('_', ' ')}" for state, n in sorted(held.states.items()))
    yield f"{held.originals} originals, {held.bytes:,} bytes" + (f": {states}" if states else "")
    yield f"{held.records} records, {held.findings} findings, {held.destroyed} files destroyed on record"
    stamped = held.timestamp_state.replace("_", " ")
    yield f"{held.log_entries} log entries under {held.checkpoints} checkpoints, {stamped}"
    yield f"last full check: {held.last_full_check or 'none on record'}; next {held.next_full_check[:10]}"
    yield f"next sample: {held.next_sample_check[:10]}"
    yield f"the log's key: {held.facts.log_key}"
    for note in held.notes:
        yield f"note: {note}"
