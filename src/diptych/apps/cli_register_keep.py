"""Commands that look after a register: record, review, undo, history, status, export, backup. Prints what they say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from diptych.apps.cli_output import show
from diptych.apps.cli_register import AsJson, By, Register, register_app
from diptych.apps.cli_register_ask import Where
from diptych.model.errors import WrongCallError
from diptych.model.register import RECORD_KINDS, REVIEW_STATES, RecordKind, ReviewState

Because = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; kept with the change.")]
Kind = Annotated[
    str, typer.Option("--kind", metavar="KIND", help=f"Kind of record: one of {', '.join(RECORD_KINDS)}.")
]
RecordId = Annotated[str, typer.Argument(metavar="ID", help="Id of the record.")]


@register_app.command()
def record(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="JSON Lines, or a JSON list, of kinds and records; only read."),
    ],
    register: Register,
    reason: Because,
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Record sources, statements, claims, investigations, hypotheses, requests and judgements, all or none.

    \b
    Example:
      diptych register record statements.jsonl --register register.db --reason "the ministry's answer of 3 March"
    """
    from diptych.workflows.register_record import record_file

    done = record_file(register, file, reason=reason, by=by)
    if as_json:
        show(done.to_dict())
        return
    lines = [f"{kind} {one}: version {n}" if n else f"{kind} {one}" for kind, one, n in done.records]
    lines += [f"contradiction: {one} and {two} were judged different" for one, two in done.contradictions]
    show([*lines, f"snapshot {done.snapshot}"])


@register_app.command()
def tell(
    register: Register,
    incident: Annotated[
        str, typer.Option("--incident", metavar="ID", help="Only what is about this one.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Tell statements and requests for comment in words: who said what, when, about what, through whom.

    \b
    Example:
      diptych register tell --register register.db --incident A-1
    """
    from diptych.workflows.register_record import told

    lines = told(register, incident=incident)
    show({"statements": lines} if as_json else lines or ["no statement is on record"])


@register_app.command()
def review(
    record_id: RecordId,
    state: Annotated[str, typer.Argument(metavar="STATE", help=f"One of {', '.join(REVIEW_STATES)}.")],
    register: Register,
    reason: Because,
    by: By = "",
    kind: Kind = "incident",
    as_json: AsJson = False,
) -> None:
    """Take a step of review; `verified` needs a second person. Withdrawn records stay, with their reason.

    \b
    Example:
      diptych register review A-1 reviewed --register register.db --by "desk 1" --reason "both recordings seen"
      diptych register review A-1 verified --register register.db --by "desk 2" --reason "seen again"
    """
    from diptych.workflows.register_review import review as run

    done = run(register, record_id, _state(state), kind=_kind(kind), reason=reason, by=by)
    show(done.to_dict() if as_json else [f"{record_id} is {done.state}", f"snapshot {done.snapshot}"])


@register_app.command()
def undo(
    register: Register,
    reason: Because,
    record_id: Annotated[str, typer.Argument(metavar="ID", help="Id of the record.")] = "",
    change: Annotated[
        int, typer.Option("--change", metavar="N", help="Undo a whole change, such as an import.")
    ] = 0,
    by: By = "",
    kind: Kind = "incident",
    as_json: AsJson = False,
) -> None:
    """Put the version before the newest back, as a new version; nothing is taken out of the history.

    \b
    Example:
      diptych register undo A-1 --register register.db --reason "the correction was of another case"
      diptych register undo --change 7 --register register.db --reason "the wrong table"
    """
    from diptych.workflows.register_review import undo as undo_one
    from diptych.workflows.register_review import undo_change_set

    if bool(record_id) == bool(change):
        raise WrongCallError("name a record, or a change with --change")
    if change:
        done = undo_change_set(register, change, reason=reason, by=by)
    else:
        done = undo_one(register, record_id, kind=_kind(kind), reason=reason, by=by)
    show(done.to_dict() if as_json else [f"{len(done.records)} records undone", f"snapshot {done.snapshot}"])


@register_app.command()
def history(
    register: Register, record_id: RecordId, kind: Kind = "incident", as_json: AsJson = False
) -> None:
    """Tell every version of a record: when, by whom, why, and which fields changed.

    \b
    Example:
      diptych register history A-1 --register register.db
    """
    from diptych.workflows.register_review import differences
    from diptych.workflows.register_review import history as run

    found = run(register, record_id, kind=_kind(kind))
    pairs = list(zip([None, *found[:-1]], found, strict=True))
    if as_json:
        rows = [
            {
                "version": one.version, "state": one.state, "at": one.at, "by": one.by, "reason": one.reason,
                "seq": one.seq, "digest": one.digest, "changed": differences(before, one),
            }
            for before, one in pairs
        ]  # fmt: skip
        show({"id": record_id, "kind": kind, "versions": rows, "record": dict(found[-1].body)})
        return
    lines = []
    for before, one in pairs:
        lines.append(f"version {one.version}, {one.state}, {one.at} by {one.by}: {one.reason}")
        if before is not None:
            lines += [
                f"    {name}: {v['before']} → {v['after']}" for name, v in differences(before, one).items()
            ]
    show(lines)


@register_app.command()
def status(
    register: Register,
    verify: Annotated[bool, typer.Option("--verify", help="Walk the whole chain of changes.")] = False,
    as_json: AsJson = False,
) -> None:
    """Say what a register holds, and its snapshot; with --verify check every change against the chain.

    \b
    Example:
      diptych register status --register register.db --verify
    """
    from diptych.workflows.register_review import status as run

    found = run(register, verify=verify)
    show(found if as_json else _status(found))


@register_app.command()
def export(
    out: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="File to write: absent; .csv .xlsx .geojson .kml .timemap.json .parquet .jsonl",
        ),
    ],
    register: Register,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORM",
            help="Where the ending does not say: csv xlsx geojson kml timemap parquet jsonl.",
        ),
    ] = "",
    where: Where = None,
    saved: Annotated[
        str, typer.Option("--saved", metavar="NAME", help="What a kept search finds; --where narrows it.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Export incidents for spreadsheets, maps, timemap or analysis, or all records as JSON Lines.

    Nothing becomes a formula; dates stand as stated beside their first and last day, positions with their precision.

    \b
    Example:
      diptych register export ours.csv --register register.db --where "source=Mission" --where from=2024-08
      diptych register export gates.kml --register register.db --saved gates
    """
    from diptych.workflows.register_export import export_register
    from diptych.workflows.register_search import query_from_words, saved_query

    base = saved_query(register, saved) if saved else None
    query = query_from_words(where=tuple(where or ()), base=base) if where or base else None
    done = export_register(register, out, form=form, where=query)
    lines = [f"{done.incidents} incidents, {done.unlocated} of them without a position"]
    lines += [f"note: {note}" for note in done.notes]
    show(done.to_dict() if as_json else [*lines, f"snapshot {done.snapshot}"])


@register_app.command()
def backup(
    out: Annotated[Path, typer.Argument(metavar="FILE", help="File to write: absent.")],
    register: Register,
    as_json: AsJson = False,
) -> None:
    """Copy a register of a file whole, while others may write to it. The copy is a register.

    \b
    Example:
      diptych register backup copy.db --register register.db
    """
    from diptych.workflows.register_export import backup_register

    size = backup_register(register, out)
    show({"file": out.name, "bytes": size} if as_json else [f"{out.name}: {size} bytes"])


def _state(text: str) -> ReviewState:
    found = next((one for one in REVIEW_STATES if one == text), None)
    if found is None:
        raise WrongCallError(f"there is no state {text!r}; expected one of {', '.join(REVIEW_STATES)}")
    return found


def _kind(text: str) -> RecordKind:
    found = next((one for one in RECORD_KINDS if one == text), None)
    if found is None:
        raise WrongCallError(f"there is no kind {text!r}; expected one of {', '.join(RECORD_KINDS)}")
    return found


def _status(found: dict[str, object]) -> Iterator[str]:
    incidents, records, changes = found["incidents"], found["records"], found["last_changes"]
    if isinstance(incidents, dict):
        yield "incidents: " + (", ".join(f"{n} {state}" for state, n in incidents.items()) or "none")
    if isinstance(records, dict) and records:
        yield "records: " + ", ".join(f"{n} {kind}" for kind, n in records.items())
    yield f"snapshot {found['snapshot']}"
    if isinstance(changes, list):
        for one in changes:
            yield f"  change {one['change']}, {one['at']}, {one['action']} by {one['by']}: {one['reason']}"
    if "chain" in found:
        yield str(found["chain"])
