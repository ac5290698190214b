"""Commands that look after a case: log, note, timestamp, cosign, destroy, join, rebuild-index."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diptych.apps.cli_case import AsJson, CaseFolder, Reason, case_app
from diptych.apps.cli_output import show
from diptych.model.errors import OutputFailedError, UnreadableError, WrongCallError

if TYPE_CHECKING:
    from diptych.workflows.case_timestamp import Stamped

EXIT_NOT_YET = 3
"""The run ended, and what was asked for did not come: no authority answered. The case stands as it is."""


@case_app.command("log")
def log(
    path: CaseFolder,
    item: Annotated[
        str | None, typer.Option(metavar="DIGEST_OR_PATH", help="Only events that name this file.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Tell the custody log in words.

    \b
    Example:
      diptych case log yard/
      diptych case log yard/ --item 71fcd1529a51
    """
    from diptych.workflows.case_log import case_log as run

    told = list(run(path, item=item))
    if as_json:
        show({"format": "diptych-case-log/1", "entries": [one.to_dict() for one in told]})
        return
    show(
        f"{one.entry.index:6d}  {one.entry.time[:19]}Z  {one.entry.actor}  {one.words}"
        + (f": {' '.join(one.reason.split())}" if one.reason else "")
        for one in told
    )


@case_app.command("note")
def note(
    path: CaseFolder,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What to note; kept in a sealed record.")],
    record: Annotated[
        str | None, typer.Option(metavar="ID", help="Note that this is a new version of; the former stays.")
    ] = None,
    reason: Reason = "",
    as_json: AsJson = False,
) -> None:
    """Note something in a case.

    \b
    Example:
      diptych case note yard/ "The gate is open in both recordings."
    """
    from diptych.workflows.case_note import case_note as run

    made = run(path, text, record_id=record, reason=reason)
    if as_json:
        show({"format": "diptych-record/1", "id": made.id, "version": made.version, "path": made.path})
    else:
        show([f"noted as {made.id}, version {made.version}"])


@case_app.command("timestamp")
def timestamp(
    path: CaseFolder,
    authority: Annotated[
        list[str] | None,
        typer.Option(
            "--timestamp",
            metavar="URL",
            help="Authority to ask over the network; repeatable. Nothing else uses the network.",
        ),
    ] = None,
    request_out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a request to be carried to an authority.")
    ] = None,
    token: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Add an authority's answer that was carried back.")
    ] = None,
    due: Annotated[
        bool,
        typer.Option("--due", help="Ask the authorities of the schedule, where entries wait for a token."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Have the newest state of the log timestamped. Exit 3: no authority answered; it is not yet timestamped.

    \b
    Example:
      diptych case timestamp yard/ --timestamp AUTHORITY
      diptych case timestamp yard/ --request-out yard.tsq
      diptych case timestamp yard/ --token yard.tsr
      diptych case timestamp yard/ --due
    """
    from diptych.workflows import case_timestamp as run

    if sum(one is not None for one in (authority, request_out, token)) + due != 1:
        raise WrongCallError("name one of --timestamp, --request-out, --token and --due")
    if due:
        waited = run.timestamp_due(path)
        if waited is None:
            show({"state": "timestamped"} if as_json else ["nothing waits for a timestamp"])
            return
        _show_stamped(waited, as_json)
        return
    if request_out is not None:
        size, request = run.write_request(path)
        _write(request_out, request)
        show({"entries": size} if as_json else [f"a request over {size} entries is in {request_out}"])
        return
    done = (
        run.add_token(path, _read(token)) if token is not None else run.timestamp(path, urls=authority or ())
    )
    _show_stamped(done, as_json)


def _show_stamped(done: Stamped, as_json: bool) -> None:
    if as_json:
        show(done.to_dict())
    else:
        show([*(f"timestamped at {one}: {done.size} entries" for one in done.times), *done.failed])
    if not done.times:
        raise typer.Exit(EXIT_NOT_YET)


@case_app.command("policy")
def policy(
    path: CaseFolder,
    full_every: Annotated[int | None, typer.Option(metavar="DAYS", help="Between full checks.")] = None,
    sample_every: Annotated[
        int | None, typer.Option(metavar="DAYS", help="Between checks of a sample.")
    ] = None,
    percent: Annotated[
        int | None, typer.Option(metavar="N", help="Percent of the files in a sample.")
    ] = None,
    authority: Annotated[
        list[str] | None,
        typer.Option(metavar="URL", help="Timestamp authority for `case timestamp --due`; repeatable."),
    ] = None,
    reason: Reason = "",
    as_json: AsJson = False,
) -> None:
    """Show or set how often a case is checked and which timestamp authorities it asks.

    \b
    Example:
      diptych case policy yard/
      diptych case policy yard/ --full-every 30 --sample-every 1 --percent 10
    """
    from dataclasses import asdict

    from diptych.workflows.case_policy import case_policy as run

    held = run(
        path,
        full_every_days=full_every,
        sample_every_days=sample_every,
        sample_percent=percent,
        authorities=tuple(authority) if authority else None,
        reason=reason,
    )
    if as_json:
        show({"format": "diptych-case-policy/1", **asdict(held)})
        return
    authorities = ", ".join(held.authorities) or "none named"
    show(
        [
            f"all files every {held.full_every_days} days, {held.sample_percent} % every {held.sample_every_days} days",
            f"timestamp authorities: {authorities}",
            "Let the system run `diptych verify DIR --due` every day.",
        ]
    )


@case_app.command("cosign")
def cosign(
    path: CaseFolder,
    name: Annotated[str, typer.Option(metavar="NAME", help="The signer, such as example.org/desk.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="File for the signed checkpoint.")],
    as_json: AsJson = False,
) -> None:
    """Check a copy of somebody's case and sign its newest checkpoint as a second party.

    \b
    Example:
      diptych case cosign copy-of-yard/ --name example.org/desk --out signed.txt
    """
    from diptych.workflows.case_cosign import cosign_case as run

    signed, key = run(path, name=name)
    _write(out, signed)
    show({"key": key} if as_json else [f"signed; give {out} and this key to the case's keeper:", key])


@case_app.command("add-cosignature")
def add_cosignature(
    path: CaseFolder,
    signed: Annotated[Path, typer.Argument(metavar="FILE", help="Signed checkpoint from the second party.")],
    key: Annotated[str, typer.Option(metavar="KEY", help="The second party's public key.")],
    as_json: AsJson = False,
) -> None:
    """Add a second party's signature to a case.

    \b
    Example:
      diptych case add-cosignature yard/ signed.txt --key "example.org/desk+..."
    """
    from diptych.workflows.case_cosign import add_cosignature as run

    size = run(path, _read(signed), key=key)
    show({"entries": size} if as_json else [f"a second party's signature covers {size} entries"])


@case_app.command("destroy")
def destroy(
    path: CaseFolder,
    targets: Annotated[list[str], typer.Argument(metavar="PATH...", help="Paths inside the case.")],
    basis: Annotated[str, typer.Option(metavar="WORD", help="Such as court_order or consent_withdrawn.")],
    reason: Reason,
    as_json: AsJson = False,
) -> None:
    """Destroy records or originals on record. Their digests stay in the log; other copies have to be told.

    \b
    Example:
      diptych case destroy yard/ records/receipt/1f00ab3c9e8d7a65.0001.json.age --basis court_order --reason "order 7"
    """
    from diptych.workflows.case_destroy import case_destroy as run

    run(path, targets, basis=basis, reason=reason)
    n = len(set(targets))
    show({"destroyed": n} if as_json else [f"destroyed {n}; copies elsewhere keep what they hold until told"])


@case_app.command("join")
def join(
    path: CaseFolder,
    other: Annotated[Path, typer.Argument(metavar="COPY", help="Copy that comes back; only read.")],
    reason: Reason = "",
    as_json: AsJson = False,
) -> None:
    """Join a copy of the case that was worked on elsewhere. Both logs are kept.

    \b
    Example:
      diptych case join yard/ laptop/yard/ --reason "back from the field"
    """
    from diptych.workflows.case_join import case_join as run

    done = run(path, other, reason=reason)
    show(
        done.to_dict()
        if as_json
        else [f"joined {done.entries} entries and {done.files} files; {done.base} entries were common"]
    )


@case_app.command("rebuild-index")
def rebuild_index(path: CaseFolder, as_json: AsJson = False) -> None:
    """Make the index anew from the log; the same log gives the same digest.

    \b
    Example:
      diptych case rebuild-index yard/
    """
    from diptych.workflows.case_index import rebuild_index as run

    digest = run(path)
    show({"digest": digest} if as_json else [f"the index is made anew: {digest}"])


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(1 << 20)
    except (OSError, ValueError) as error:
        raise UnreadableError(f"{path.name} cannot be read") from error


def _write(path: Path, content: bytes) -> None:
    from diptych.adapters.folders import write_bytes_atomic

    if path.exists():
        raise OutputFailedError(f"{path.name} exists already", advice="Name a file that does not exist.")
    write_bytes_atomic(path, content)


@case_app.command("check-copy")
def check_copy(
    path: CaseFolder,
    copy: Annotated[Path, typer.Argument(metavar="COPY", help="Folder of the copy; only read.")],
    name: Annotated[str, typer.Option(metavar="WORD", help="What the copy is called, such as disk_2.")],
    elsewhere: Annotated[bool, typer.Option("--elsewhere", help="The copy lies in another place.")] = False,
    reason: Reason = "",
    as_json: AsJson = False,
) -> None:
    """Check a copy of the case by reading all of it, and log the outcome. Exit 1: problems were found.

    \b
    Example:
      diptych case check-copy yard/ backup/yard/ --name disk_2 --elsewhere
    """
    from diptych.apps.cli_case import EXIT_PROBLEMS, verified
    from diptych.workflows.case_copy import check_copy as run

    found, behind = run(path, copy, name=name, where="elsewhere" if elsewhere else "here", reason=reason)
    if as_json:
        show({**found.to_dict(), "behind": behind})
    else:
        show([*verified(found), f"the copy is {behind} entries behind"])
    if not found.ok:
        raise typer.Exit(EXIT_PROBLEMS)
