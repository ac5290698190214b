"""The command that shows what a case knows of one original. Calls one workflow, prints its result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from diptych.apps.cli_case import AsJson, CaseFolder, case_app
from diptych.apps.cli_output import show as show_result

if TYPE_CHECKING:
    from diptych.workflows.case_show import Shown

LONGEST = 300
"""Letters of one value that are shown; --json shows the whole."""


@case_app.command("show")
def show(
    path: CaseFolder,
    item: Annotated[str, typer.Argument(metavar="ITEM", help="Number or digest of an original, or a file.")],
    as_json: AsJson = False,
) -> None:
    """Show what a case knows of one original: receipts, report, what sidecars say, findings, sheets.

    \b
    Example:
      diptych case show yard/ 1
    """
    from diptych.workflows.case_show import case_show as run

    found = run(path, item)
    show_result(found.to_dict() if as_json else _lines(found))


def _lines(found: Shown) -> Iterator[str]:
    one = found.original
    state = "destroyed on record" if one.destroyed else one.state.replace("_", " ")
    yield f"original {one.number}, {one.sha256}"
    yield f"{one.size:,} bytes, taken in {one.taken_in[:19]}Z, {state}"
    for k, receipt in enumerate(found.receipts, 1):
        yield f"receipt {k}:" + ("" if receipt is not None else " sealed to others, or destroyed")
        yield from _receipt(receipt) if receipt is not None else ()
    yield from _report(found.report)
    if not found.sidecars:
        yield "sidecars: " + (
            "none speaks of it" if found.sidecars_state == "absent" else "nobody looked for them"
        )
    for said in found.sidecars:
        yield f"{str(said['format']).replace('_', ' ')} (original {said['sidecar']}) says; {said['joined']}:"
        yield from _told(said["statements"])
        yield f"  note: {said['limits']}"
        if said["media"]:
            yield f"  note: {said['media']}"
    for kind, path in found.findings:
        yield f"finding: {kind}, {path}"
    for sheet in found.sheets:
        yield f"{sheet.form.replace('_', ' ')} {sheet.record}, by {sheet.by} on {sheet.at[:10]}:"
        yield from (f"  {name}: {_short(value)}" for name, value in sheet.fields.items())


def _receipt(receipt: Mapping[str, object]) -> Iterator[str]:
    yield f"  name: {_short(receipt.get('name'))}"
    yield f"  lay at: {_short(receipt.get('place'))}"
    conditions = receipt.get("conditions")
    for name, value in conditions.items() if isinstance(conditions, Mapping) else ():
        yield f"  condition {name}: {_short(value)}"
    yield from _told(receipt.get("told"))


def _told(fields: object) -> Iterator[str]:
    """Given fields one by one, then which were absent, then which nobody looked for."""
    if not isinstance(fields, Mapping):
        return
    states: dict[str, list[str]] = {"absent": [], "not_looked_for": []}
    for name, one in fields.items():
        if one.get("state") == "given":
            yield f"  {name}: {_short(one.get('value'))}"
        else:
            states.setdefault(str(one.get("state")), []).append(str(name))
    if states["absent"]:
        yield f"  absent: {', '.join(states['absent'])}"
    if states["not_looked_for"]:
        yield f"  not looked for: {', '.join(states['not_looked_for'])}"


def _report(report: Mapping[str, object] | None) -> Iterator[str]:
    facts = report.get("facts") if report is not None else None
    if report is None or not isinstance(facts, Mapping):
        yield "report: none"
        return
    streams = facts.get("streams")
    listed = streams if isinstance(streams, list) else []
    codecs = ", ".join(f"{one.get('type')} {one.get('codec')}" for one in listed if isinstance(one, Mapping))
    yield f"report: {facts.get('container') or 'no container'}" + (f"; {codecs}" if codecs else "")
    if report.get("reason"):
        yield f"  {report['reason']}"
    c2pa = facts.get("c2pa")
    if isinstance(c2pa, Mapping):
        manifest = c2pa.get("manifest")
        read = f", {manifest.get('state')}" if isinstance(manifest, Mapping) else ""
        yield f"  C2PA manifest: {str(c2pa.get('state')).replace('_', ' ')}{read.replace('_', ' ')}"


def _short(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
