"""Commands that open sealed sources, alone or by two people, and keep a vault in a case."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diptych.apps.cli_output import show as show_result
from diptych.apps.cli_source import (
    AsJson,
    By,
    Case,
    Key,
    Reason,
    SecondKey,
    Source,
    VaultFolder,
    With,
    source_app,
)
from diptych.model.errors import UnreadableError

if TYPE_CHECKING:
    from diptych.model.sealed import Identity

EXIT_PROBLEMS = 1
"""A disclosure does not fit."""

Half = Annotated[
    Path | None, typer.Option(metavar="FILE", help="The first step, taken by another keyholder: half-open.")
]


@source_app.command("open")
def open_source(
    pseudonym: Source,
    vault: VaultFolder,
    by: By,
    reason: Reason,
    key: Key = None,
    second_key: SecondKey = None,
    second: With = None,
    half: Half = None,
    case: Case = None,
    as_json: AsJson = False,
) -> None:
    """Open who a source is, with a reason; that it was opened is on record before.

    \b
    Example:
      diptych source open s-5f1c09e27b44 --vault vault/ --by editor-1 --reason "asked by the court"
      diptych source open s-5f1c09e27b44 --vault vault/ --by editor-1 --key a.txt --with editor-2 --second-key b.txt \
--reason "asked by the court"
    """
    from diptych.workflows.seal_source import open_source as run

    identity = run(
        vault,
        pseudonym,
        by=by,
        reason=reason,
        key_file=key,
        second_key_file=second_key,
        second=second,
        half_file=half,
        case=case,
    )
    values = {name: value for name, value in identity.to_dict().items() if name != "salt"}
    show_result(values if as_json else _opened(identity))


@source_app.command()
def disclose(
    pseudonym: Source,
    vault: VaultFolder,
    by: By,
    reason: Reason,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where the name and its salt go.")],
    key: Key = None,
    second_key: SecondKey = None,
    second: With = None,
    half: Half = None,
    case: Case = None,
    as_json: AsJson = False,
) -> None:
    """Write name and salt for a judge, who can hold them against the commitment that was made before.

    \b
    Example:
      diptych source disclose s-5f1c09e27b44 --vault vault/ --by editor-1 --reason "order 12/2026" --out name.json
    """
    from diptych.workflows.seal_source import write_disclosure

    write_disclosure(
        vault,
        pseudonym,
        out,
        by=by,
        reason=reason,
        key_file=key,
        second_key_file=second_key,
        second=second,
        half_file=half,
        case=case,
    )
    show_result(
        {"file": str(out)} if as_json else [f"{out} holds the name: hand it over sealed, then remove it"]
    )


@source_app.command("check")
def check_disclosure(
    disclosure: Annotated[Path, typer.Argument(metavar="FILE", help="What was disclosed.")],
    committed: Annotated[
        str, typer.Option("--commitment", metavar="HEX", help="The commitment, from the log or the list.")
    ],
    as_json: AsJson = False,
) -> None:
    """Say whether a disclosed name is the one that was committed to. Exit 1: it is not.

    \b
    Example:
      diptych source check name.json --commitment 5f1c…
    """
    from diptych.workflows.seal_source import check_disclosure as run

    try:
        document = json.loads(disclosure.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise UnreadableError("the disclosure cannot be read") from error
    fits = isinstance(document, dict) and run(document, committed)
    show_result(
        {"fits": fits}
        if as_json
        else ["it is the name that was committed to" if fits else "it is another name"]
    )
    if not fits:
        raise typer.Exit(EXIT_PROBLEMS)


@source_app.command("half-open")
def half_open(
    pseudonym: Source,
    vault: VaultFolder,
    by: By,
    reason: Reason,
    for_keyholder: Annotated[
        str, typer.Option("--for", metavar="KEYHOLDER", help="Who takes the second step.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="File for that keyholder.")],
    key: Key = None,
    case: Case = None,
    as_json: AsJson = False,
) -> None:
    """Take the first of two steps to open a source; the file that comes of it is of use to the second keyholder alone.

    \b
    Example:
      diptych source half-open s-5f1c09e27b44 --vault vault/ --by editor-1 --for keyholder-b --out half.json \
--reason "asked by the court"
      diptych source open s-5f1c09e27b44 --vault vault/ --by editor-2 --half half.json --reason "asked by the court"
    """
    from diptych.workflows.seal_source import half_open_source

    half_open_source(
        vault,
        pseudonym,
        out,
        for_keyholder=for_keyholder,
        by=by,
        reason=reason,
        key_file=key,
        case=case,
    )
    show_result({"file": str(out)} if as_json else [f"{out} is for {for_keyholder}, and for nobody else"])


@source_app.command("keep")
def keep(
    vault: VaultFolder,
    case: Annotated[
        Path, typer.Option("--case", metavar="DIR", help="Case that is to hold the encrypted files.")
    ],
    as_json: AsJson = False,
) -> None:
    """Keep a vault's encrypted files in a case, so that its copies carry them; seal, destroy with --case do so as well.

    \b
    Example:
      diptych source keep --vault vault/ --case yard/
    """
    from diptych.workflows.vault_in_case import keep_in_case

    kept = keep_in_case(vault, case)
    lines = [f"{kept.added} encrypted files came in, {kept.removed} were taken out on record"]
    show_result({"added": kept.added, "removed": kept.removed} if as_json else lines)


@source_app.command("restore")
def restore(
    out: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to make: absent or empty.")],
    case: Annotated[Path, typer.Option("--case", metavar="DIR", help="Case that holds the encrypted files.")],
    as_json: AsJson = False,
) -> None:
    """Make a vault's folder from the encrypted files that a case holds.

    \b
    Example:
      diptych source restore vault/ --case yard/
    """
    from diptych.workflows.vault_in_case import restore_vault

    held = restore_vault(case, out)
    lines = [f"{out} is a vault with {len(held.sources)} sources"]
    show_result({"sources": len(held.sources)} if as_json else lines)


def _opened(identity: Identity) -> Iterator[str]:
    from diptych.model.visible_text import visible

    yield f"{identity.pseudonym}: {visible(identity.name)}"
    for name, value in identity.attributes.items():
        yield f"  {name}: {visible(value)}"
