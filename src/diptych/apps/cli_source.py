"""Commands on sealed sources. Reads arguments, calls one workflow, prints its result."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diptych.apps.cli_output import show as show_result
from diptych.model.errors import UnreadableError, WrongCallError

if TYPE_CHECKING:
    from diptych.adapters.sealed_vault import Vault
    from diptych.workflows.seal_source import Leak

EXIT_PROBLEMS = 1
"""Sealed texts were found outside the vault."""

source_app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="""Keep who a source is in an encrypted vault; all else holds a random pseudonym.

    \b
    Example:
      diptych source new-vault vault/ --keyholder keyholder-a=age1…
      diptych source seal --vault vault/ --by editor-1 < source.txt
      diptych source list --vault vault/
      diptych source open s-5f1c09e27b44 --vault vault/ --by editor-1 --reason "asked by the court"
    """,
)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output.")]
VaultFolder = Annotated[Path, typer.Option("--vault", metavar="DIR", help="Folder of the vault.")]
Source = Annotated[str, typer.Argument(metavar="PSEUDONYM", help="Such as s-5f1c09e27b44.")]
By = Annotated[str, typer.Option("--by", metavar="WHO", help="A pseudonym such as editor-1; never a name.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; kept encrypted.")]
Key = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="A keyholder's age identity; by default the one in the key folder."),
]
SecondKey = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Another keyholder's age identity, where two are needed.")
]
With = Annotated[
    str | None, typer.Option("--with", metavar="WHO", help="Pseudonym of the person with the second key.")
]
Case = Annotated[Path | None, typer.Option("--case", metavar="DIR", help="A case whose log learns of it.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    import diptych.apps.cli_source_open  # noqa: F401 (its commands join source_app)

    app.add_typer(source_app, name="source")


@source_app.command("new-vault")
def new_vault(
    path: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to make: absent or empty.")],
    keyholder: Annotated[
        list[str],
        typer.Option(metavar="WHO=AGE1…", help="A pseudonym and a public key; repeatable."),
    ],
    needs: Annotated[
        int, typer.Option(metavar="N", help="How many of them together open a source: 1 or 2.")
    ] = 1,
    as_json: AsJson = False,
) -> None:
    """Make a vault for named keyholders.

    \b
    Example:
      diptych source new-vault vault/ --keyholder keyholder-a=age1… --keyholder keyholder-b=age1…
      diptych source new-vault vault/ --keyholder a-1=age1… --keyholder b-1=age1… --keyholder c-1=age1… --needs 2
    """
    from diptych.workflows.seal_source import new_vault as run

    people = dict(_pair(one) for one in keyholder)
    vault = run(path, people, needs=needs)
    together = "; two of them together open a source" if needs == 2 else ""
    show_result(_vault_json(vault) if as_json else [f"{path} is a vault for {', '.join(people)}{together}"])


@source_app.command()
def seal(
    vault: VaultFolder,
    by: By,
    told: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="Lines such as name: …; standard input where absent."),
    ] = None,
    may_describe_source_as: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The words that may be used for the source.")
    ] = None,
    may_publish: Annotated[
        str | None, typer.Option(metavar="WHAT", help="nothing, description, stills or video.")
    ] = None,
    embargo_until: Annotated[
        str | None, typer.Option(metavar="TIME", help="Not before, with its zone.")
    ] = None,
    may_share_with: Annotated[
        list[str] | None, typer.Option(metavar="LABEL", help="With whom it may be shared; repeatable.")
    ] = None,
    reason: Reason = "",
    case: Case = None,
    as_json: AsJson = False,
) -> None:
    """Seal who a source is, read from standard input so that no name stands in a history of commands.

    \b
    Fields, one a line: name, other_names, contact, address, collector_ip, handover_place, handover_time,
    device_serial, account, note.

    \b
    Example:
      diptych source seal --vault vault/ --by editor-1 < source.txt
    """
    from diptych.model.conditions import SECRECY, Conditions
    from diptych.workflows.seal_source import seal_source

    say_secrecy()
    conditions = Conditions.from_dict(
        conditions_from(may_describe_source_as, may_publish, embargo_until, may_share_with)
    )
    sealed = seal_source(vault, _fields(told), by=by, reason=reason, conditions=conditions, case=case)
    show_result(
        {"format": "diptych-source/1", **sealed.to_dict(), "told_at_intake": SECRECY}
        if as_json
        else [f"{sealed.pseudonym}", f"commitment {sealed.commitment}"]
    )


@source_app.command("list")
def list_sources(vault: VaultFolder, as_json: AsJson = False) -> None:
    """List pseudonyms, commitments and what was destroyed; nothing is opened.

    \b
    Example:
      diptych source list --vault vault/
    """
    from diptych.adapters.sealed_vault import Vault

    held = Vault.open(vault)
    show_result(_vault_json(held) if as_json else _listed(held))


@source_app.command("add-keyholder")
def add_keyholder(
    keyholder: Annotated[str, typer.Argument(metavar="WHO=AGE1…", help="A pseudonym and a public key.")],
    vault: VaultFolder,
    by: By,
    reason: Reason,
    key: Key = None,
    second_key: SecondKey = None,
    second: With = None,
    case: Case = None,
    as_json: AsJson = False,
) -> None:
    """Let one more person open the vault; everything is encrypted anew.

    \b
    Example:
      diptych source add-keyholder keyholder-c=age1… --vault vault/ --by editor-1 --reason "new colleague"
    """
    from diptych.workflows.seal_source import add_keyholder as run

    label, public_key = _pair(keyholder)
    held = run(
        vault,
        label,
        public_key,
        by=by,
        reason=reason,
        key_file=key,
        second_key_file=second_key,
        second=second,
        case=case,
    )
    show_result(_vault_json(held) if as_json else [f"{label} may open {len(held.sources)} sources"])


@source_app.command()
def destroy(
    pseudonym: Source,
    vault: VaultFolder,
    basis: Annotated[
        str, typer.Option(metavar="BASIS", help="court_order, consent_withdrawn, retention_over or safety.")
    ],
    by: By,
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why, without saying who the source was.")],
    case: Case = None,
    as_json: AsJson = False,
) -> None:
    """Destroy who a source was; a tombstone says who did it, when, why and on which basis.

    \b
    Example:
      diptych source destroy s-5f1c09e27b44 --vault vault/ --basis consent_withdrawn --by editor-1 --why "letter 3"
    """
    from diptych.workflows.seal_source import destroy_source

    gone = destroy_source(vault, pseudonym, basis=basis, by=by, why=why, case=case)
    show_result(
        {"format": "diptych-source-destroyed/1", **gone.to_dict()}
        if as_json
        else [f"{pseudonym} is destroyed"]
    )


@source_app.command()
def scan(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files and folders that are to leave.")
    ],
    vault: VaultFolder,
    by: By,
    reason: Reason,
    parts: Annotated[bool, typer.Option("--parts/--whole", help="Whether parts of names count.")] = True,
    key: Key = None,
    second_key: SecondKey = None,
    second: With = None,
    case: Case = None,
    as_json: AsJson = False,
) -> None:
    """Look for sealed texts in files that are to leave; only pseudonyms and places are shown. Exit 1: some were found.

    \b
    Example:
      diptych source scan export/ --vault vault/ --by editor-1 --reason "before publication"
    """
    from diptych.workflows.seal_source import find_leaks

    leaks = find_leaks(
        vault,
        paths,
        by=by,
        reason=reason,
        key_file=key,
        second_key_file=second_key,
        second=second,
        parts=parts,
        case=case,
    )
    show_result(_leaks_json(leaks) if as_json else _leaked(leaks))
    if leaks:
        raise typer.Exit(EXIT_PROBLEMS)


def say_secrecy() -> None:
    """Say to whoever takes something in that secrecy from a court is never guaranteed."""
    from diptych.model.conditions import SECRECY

    print(SECRECY, file=sys.stderr)


def conditions_from(
    may_describe_source_as: str | None,
    may_publish: str | None,
    embargo_until: str | None,
    may_share_with: list[str] | None,
) -> dict[str, object]:
    """Check what was said of conditions, and return it as plain values; what was not asked is not in it.

    Raises:
        WrongCallError: A condition does not read.
    """
    from diptych.model.conditions import Conditions

    said = {
        "may_describe_source_as": may_describe_source_as,
        "may_publish": may_publish,
        "embargo_until": embargo_until,
        "may_share_with": may_share_with,
    }
    try:
        return Conditions.from_dict(
            {name: value for name, value in said.items() if value is not None}
        ).to_dict()
    except ValueError as error:
        raise WrongCallError(str(error)) from error


def _pair(text: str) -> tuple[str, str]:
    label, sign, key = text.partition("=")
    if not sign:
        raise WrongCallError("a keyholder is written such as keyholder-a=age1…")
    return label.strip(), key.strip()


def _fields(path: Path | None) -> dict[str, str]:
    """Read ``field: value`` lines; what cannot be read is never repeated."""
    try:
        text = sys.stdin.read() if path is None else path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError("what was told cannot be read") from error
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        name, sign, value = line.partition(":")
        if not sign:
            raise WrongCallError(f"line {number} is not written such as name: …")
        found[name.strip().lower()] = value.strip()
    return found


def _vault_json(vault: Vault) -> dict[str, object]:
    return {
        "format": "diptych-sources/1",
        "needs": vault.needs,
        "keyholders": [one.label for one in vault.keyholders],
        "sources": [one.to_dict() for one in vault.sources],
        "destroyed": [one.to_dict() for one in vault.tombstones],
    }


def _listed(vault: Vault) -> Iterator[str]:
    together = ", two of them together" if vault.needs == 2 else ""
    yield f"{len(vault.sources)} sources, for {', '.join(one.label for one in vault.keyholders)}{together}"
    for one in vault.sources:
        yield f"  {one.pseudonym} since {one.month}, commitment {one.commitment}"
    for gone in vault.tombstones:
        yield f"  {gone.pseudonym} destroyed on {gone.day} by {gone.by}: {gone.basis}"


def _leaks_json(leaks: list[Leak]) -> dict[str, object]:
    rows = [
        {
            "pseudonym": one.pseudonym,
            "field": one.field,
            "form": one.form,
            "where": one.where,
            "offset": one.offset,
        }
        for one in leaks
    ]
    return {"format": "diptych-source-scan/1", "found": rows}


def _leaked(leaks: list[Leak]) -> Iterator[str]:
    yield f"{len(leaks)} sealed texts were found outside" if leaks else "no sealed text was found"
    for one in leaks:
        yield f"  {one.pseudonym}, {one.field} ({one.form}): {one.where}, byte {one.offset}"
