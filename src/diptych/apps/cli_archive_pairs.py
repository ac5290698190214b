"""Commands on what an archive's recordings have in common: pairs, judge, seal, export, import."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from diptych.apps.cli_archive import Archive, AsJson, MaxHours, MaxPixels, Quiet, _limits, _print
from diptych.model.archive_pairs import Cluster, Pairs, Shared
from diptych.model.settings import Settings

_DEFAULTS = Settings()

By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who says so, as they sign.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; kept word for word.")]


class VerdictWord(StrEnum):
    """Verdicts as the command line takes them."""

    match = "match"
    not_a_match = "not_a_match"
    unsure = "unsure"
    withdrawn = "withdrawn"


def register(archive_app: typer.Typer) -> None:
    """Add the commands to those on archives."""
    archive_app.command()(pairs)
    archive_app.command()(judge)
    archive_app.command()(seal)
    archive_app.command()(export)
    archive_app.command(name="import")(import_)


def pairs(
    archive: Archive,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Folder for pairs.json and the page index.html."),
    ] = None,
    published: Annotated[
        Path | None,
        typer.Option(
            "--published",
            metavar="CSV",
            help="Publication times: columns path (or sha256) and published_at. Sidecars are read without it.",
        ),
    ] = None,
    max_pixels: MaxPixels = _DEFAULTS.max_pixels,
    max_hours: MaxHours = _DEFAULTS.max_hours,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Compare all recordings with each other: clusters of copies, the most complete version, who shows what.

    Run again to go on, or after adding more: finished comparisons are kept in the archive.

    \b
    Example:
      diptych archive pairs --archive archive/
      diptych archive pairs --archive archive/ --published posts.csv --out pairs/
    """
    from diptych.apps.cli_progress import shown_progress
    from diptych.workflows.archive_pairs import pairs as run

    with shown_progress(quiet=quiet) as progress:
        found = run(
            archive, out=out, published=published, settings=_limits(max_pixels, max_hours), progress=progress
        )
    _print(found.to_dict() if as_json else _pairs(found))


def judge(
    first: Annotated[str, typer.Argument(metavar="FIRST", help="A file, a path as added, or a digest.")],
    second: Annotated[str, typer.Argument(metavar="SECOND", help="The other recording.")],
    archive: Archive,
    verdict: Annotated[VerdictWord, typer.Option("--verdict", help="What you say about the two.")],
    reason: Reason,
    by: By,
    as_json: AsJson = False,
) -> None:
    """Record a judgement on two recordings. Every line is kept and the newest counts; withdrawn takes it back.

    A pair judged not_a_match is listed by find and pairs under "judged", with what the search found.

    \b
    Example:
      diptych archive judge a.mp4 b.mp4 --verdict not_a_match --reason "two days" --by "desk 2" --archive archive/
    """
    from diptych.workflows.archive_judge import judge as run

    said = run(archive, first, second, verdict=verdict.value, reason=reason, by=by)
    if as_json:
        _print(said.to_dict())
    else:
        _print(iter([f"kept: {said.first[:12]}… and {said.second[:12]}…: {said.verdict}, by {said.by}"]))


def seal(
    item: Annotated[str, typer.Argument(metavar="ITEM", help="A file, a path as added, or a digest.")],
    archive: Archive,
    reason: Reason,
    by: By,
    undo: Annotated[bool, typer.Option("--undo", help="Take the seal back; both lines are kept.")] = False,
    as_json: AsJson = False,
) -> None:
    """Seal a recording: its fingerprint never leaves this archive in an export.

    \b
    Example:
      diptych archive seal witness.mp4 --reason "source protection" --by "desk 2" --archive archive/
    """
    from diptych.workflows.archive_exchange import seal as run

    sha256 = run(archive, item, sealed=not undo, reason=reason, by=by)
    if as_json:
        _print({"sha256": sha256, "sealed": not undo})
    else:
        _print(iter([f"{sha256[:12]}… is {'no longer sealed' if undo else 'sealed'}"]))


def export(
    archive: Archive,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="File for the partner.")],
    items: Annotated[
        list[str] | None,
        typer.Option("--items", metavar="NAME", help="Path, pattern or digest; repeatable. Default: all."),
    ] = None,
    with_names: Annotated[
        bool, typer.Option("--with-names", help="Give file names instead of pseudonyms.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would leave and write nothing.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write fingerprints, without media, as one file for a partner. Sealed recordings stay.

    Whoever has the file can ask it whether you hold a given video: shared fingerprints answer "who holds this?".
    Look at --dry-run first.

    \b
    Example:
      diptych archive export --archive archive/ --out ours.dpx --dry-run
      diptych archive export --archive archive/ --out ours.dpx --items "videos/2024-*"
    """
    from diptych.workflows.archive_exchange import export as run

    shared = run(archive, out=out, items=tuple(items or ()), with_names=with_names, dry_run=dry_run)
    _print(shared.to_dict() if as_json else _shared(shared, out))


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A partner's file; only read.")],
    archive: Archive,
    partner: Annotated[str, typer.Option("--from", metavar="NAME", help="The organisation it is from.")],
    as_json: AsJson = False,
) -> None:
    """Take in a partner's fingerprints after checking all of the file; find and pairs then search them offline.

    \b
    Example:
      diptych archive import theirs.dpx --from "Organisation" --archive archive/
    """
    from diptych.workflows.archive_exchange import import_ as run

    taken = run(archive, file, partner=partner)
    if as_json:
        _print(taken.to_dict())
    else:
        known = " (they were here already)" if taken.known_already else ""
        _print(iter([f"{taken.items} fingerprints of {taken.partner}{known}, SHA-256 {taken.sha256}"]))


def _pairs(found: Pairs) -> Iterator[str]:
    yield (
        f"{found.items} recordings, {found.queries} compared in this run; "
        f"{len(found.clusters)} clusters of shared footage"
    )
    for group in found.duplicates:
        yield f"the same bytes: {', '.join(group)}"
    for number, cluster in enumerate(found.clusters, 1):
        yield from _cluster(number, cluster)
    for match in found.short:
        yield f"only short pieces in common: {_name(found, match.first)} and {_name(found, match.second)}"
    for one in found.judged:
        said = one.judgement
        yield (
            f"judged {said.verdict} by {said.by}: {_name(found, said.first)} and {_name(found, said.second)}: "
            f"{said.reason}"
        )
    for line in found.not_compared:
        yield f"  not compared: {line.file}: {line.reason}"
    for note in found.notes:
        yield f"note: {note}"


def _cluster(number: int, cluster: Cluster) -> Iterator[str]:
    names = {item.key: item.file for item in cluster.members}
    total = cluster.timeline.length_s
    yield f"cluster {number}: {len(cluster.members)} recordings, {total:.2f} s of footage together"
    for item in cluster.members:
        shown = cluster.timeline.shown_s(item.key)
        most = ", the most complete found" if item.key == cluster.most_complete else ""
        when = f", published {item.published.text}" if item.published else ""
        when += " (earliest found)" if item.key == cluster.earliest_found else ""
        yield f"    {item.file}: {shown:.2f} s ({100 * shown / max(total, 1e-9):.0f} %){most}{when}"
    for member, from_s, to_s in cluster.only_in:
        yield f"    {from_s:.2f} to {to_s:.2f} s of the union: {names[member]} alone"
    for one in cluster.timeline.contradictions:
        yield f"    does not agree: {one.reason}"
    for two in cluster.hypotheses:
        yield f"    {names[two.member]} could derive from {names[two.could_derive_from]}: {'; '.join(two.reasons)}"
        if two.against:
            yield f"        against: {'; '.join(two.against)}"
    for note in cluster.notes:
        yield f"    {note}"


def _name(found: Pairs, key: str) -> str:
    for cluster in found.clusters:
        for item in cluster.members:
            if item.key == key:
                return item.file
    return key if key.startswith("partner:") else f"{key[:12]}…"


def _shared(shared: Shared, out: Path) -> Iterator[str]:
    if shared.file is None:
        yield f"would leave: {len(shared.items)} fingerprints, {shared.bytes} bytes; nothing was written"
    else:
        yield f"{out}: {len(shared.items)} fingerprints, {shared.bytes} bytes"
    named = "file names" if shared.with_names else "pseudonyms"
    yield f"with each leave: {named}, duration, number of frames, size of the picture, codes of pictures and changes"
    for name, here in shared.items:
        yield f"    {name}  (here: {here})"
    if shared.sealed:
        yield f"{shared.sealed} sealed recordings stay"
    for name in shared.not_readable:
        yield f"  not readable, add it again: {name}"
    yield str(shared.to_dict()["warning"])
