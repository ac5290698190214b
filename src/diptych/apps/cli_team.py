"""Commands on a team's accounts. Reads arguments, calls one workflow, prints its result."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diptych.apps.cli_output import show
from diptych.model.errors import WrongCallError
from diptych.model.team import ItemKind, Role

if TYPE_CHECKING:
    from diptych.domains.team import Made

team_app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="""Keep the accounts, tokens and restrictions of a workbench that several people use.

    \b
    Example:
      diptych team add owner-1 --role owner --case yard/
      diptych team add reviewer-1 --role reviewer --case yard/
      diptych team restrict original 3 --to reviewer-1 --case yard/
      diptych serve yard/ --team
    """,
)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output.")]
Name = Annotated[
    str, typer.Argument(metavar="NAME", help="A pseudonym such as reviewer-1; never a person's name.")
]
InCase = Annotated[Path | None, typer.Option("--case", metavar="DIR", help="Folder of the case.")]
Accounts = Annotated[
    str,
    typer.Option(
        "--accounts",
        metavar="FILE",
        envvar="DIPTYCH_TEAM",
        help="File or postgresql:// address of the accounts; by default a file beside your keys.",
    ),
]
OfRole = Annotated[Role, typer.Option("--role", help="What it may do (docs/access.md).")]
SecondFactor = Annotated[
    bool,
    typer.Option(
        "--second-factor/--no-second-factor", help="Whether a code of an authenticator is needed too."
    ),
]
Kind = Annotated[
    ItemKind, typer.Argument(metavar="KIND", help="original, comparison, publication or incident.")
]
Which = Annotated[str, typer.Argument(metavar="ITEM", help="Its number, digest or id.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.add_typer(team_app, name="team")


@team_app.command()
def add(
    name: Name,
    role: OfRole,
    case: InCase = None,
    accounts: Accounts = "",
    second_factor: SecondFactor = True,
    as_json: AsJson = False,
) -> None:
    """Add an account; its first password and second factor are printed once. The first account is an owner's.

    \b
    Example:
      diptych team add owner-1 --role owner --case yard/
      diptych team add viewer-1 --role data_viewer --case yard/ --no-second-factor
    """
    from diptych.workflows.team_accounts import add as run

    made = run(case, name, role, named=accounts, second_factor=second_factor)
    _show_made(made, f"{name} is an account with the role {role.value}", as_json=as_json)


@team_app.command("list")
def list_team(case: InCase = None, accounts: Accounts = "", as_json: AsJson = False) -> None:
    """List accounts, tokens and restrictions; with --json also what was done to them.

    \b
    Example:
      diptych team list --case yard/
    """
    from diptych.workflows.team_accounts import list_team as run

    found = run(case, accounts)
    if as_json:
        show(found.to_dict())
        return
    lines = []
    for one in found.accounts:
        states = [
            "disabled" if one.disabled else "",
            "first login to come" if one.must_change else "",
            "" if one.second_factor else "no second factor",
        ]
        lines.append("  ".join([one.name, one.role.value, *filter(None, states)]))
    for token in found.tokens:
        until = datetime.fromtimestamp(token.expires_s, UTC).strftime("%Y-%m-%d %H:%M UTC")
        state = "revoked" if token.revoked_at else f"until {until}"
        lines.append(f"{token.name}  {token.role.value}  token, {state}")
    for kept in found.restrictions:
        who = " and ".join(("owners", *kept.seen_by)) if kept.seen_by else "owners alone"
        lines.append(f"{kept.item.kind.value} {kept.item.id}: {who}")
    if not found.chain_holds:
        lines.append("The history of accounts is not as it was written: somebody changed the file.")
    show(lines)


@team_app.command()
def role(
    name: Name, role: OfRole, case: InCase = None, accounts: Accounts = "", as_json: AsJson = False
) -> None:
    """Give an account another role; it counts from its next request.

    \b
    Example:
      diptych team role viewer-1 --role editor --case yard/
    """
    from diptych.workflows.team_accounts import give_role

    account = give_role(case, name, role, named=accounts)
    show(_one(account.to_dict()) if as_json else [f"{name} has the role {role.value}"])


@team_app.command()
def reset(
    name: Name,
    case: InCase = None,
    accounts: Accounts = "",
    second_factor: SecondFactor = True,
    as_json: AsJson = False,
) -> None:
    """Help somebody who lost password or authenticator: both are made anew, and so is the key that signs.

    \b
    Example:
      diptych team reset viewer-1 --case yard/
    """
    from diptych.workflows.team_accounts import reset as run

    made = run(case, name, named=accounts, second_factor=second_factor)
    _show_made(made, f"{name} begins anew", as_json=as_json)


@team_app.command()
def disable(
    name: Name,
    case: InCase = None,
    accounts: Accounts = "",
    back: Annotated[bool, typer.Option("--back", help="Open it again.")] = False,
    as_json: AsJson = False,
) -> None:
    """Close an account at once. It stays in the list, since history names it.

    \b
    Example:
      diptych team disable viewer-1 --case yard/
      diptych team disable viewer-1 --case yard/ --back
    """
    from diptych.workflows.team_accounts import disable as run

    account = run(case, name, named=accounts, disabled=not back)
    show(_one(account.to_dict()) if as_json else [f"{name} is {'open again' if back else 'disabled'}"])


@team_app.command()
def token(
    action: Annotated[str, typer.Argument(metavar="ACTION", help="add or revoke.")],
    name: Name,
    role: OfRole = Role.VIEWER,
    expires: Annotated[str, typer.Option(metavar="SPAN", help="How long it counts, such as 30d.")] = "30d",
    case: InCase = None,
    accounts: Accounts = "",
    as_json: AsJson = False,
) -> None:
    """Make a token for a program, printed once, or revoke one. What it does is recorded under its name.

    \b
    Example:
      diptych team token add importer-1 --role editor --expires 30d --case yard/
      diptych team token revoke importer-1 --case yard/
    """
    from diptych.workflows.team_tokens import make_token, revoke

    if action == "revoke":
        revoked = revoke(case, name, named=accounts)
        show(_one(revoked.to_dict()) if as_json else [f"{name} counts no longer"])
    elif action == "add":
        made, text = make_token(case, name, role, lasts=expires, named=accounts)
        show(
            _one({**made.to_dict(), "token": text})
            if as_json
            else [text, f"{name}, {role.value}, for {expires}. It is shown only now: Authorization: Bearer …"]
        )
    else:
        raise WrongCallError(f"{action} is nothing that is done with tokens", advice="Use add or revoke.")


@team_app.command()
def restrict(
    kind: Kind,
    item: Which,
    to: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Who may know of it besides owners; repeatable.")
    ] = None,
    lifted: Annotated[bool, typer.Option("--lift", help="Let everybody know of it again.")] = False,
    case: InCase = None,
    accounts: Accounts = "",
    as_json: AsJson = False,
) -> None:
    """Keep an item, and that it exists, from all but owners and those who are named.

    An original takes along the comparisons and publishing copies that include it.

    \b
    Example:
      diptych team restrict original 3 --to reviewer-1 --case yard/
      diptych team restrict incident a-17 --case yard/
      diptych team restrict original 3 --lift --case yard/
    """
    from diptych.workflows import team_restrict as run

    if lifted:
        found = run.lift(case, kind, item, named=accounts)
        show(
            _one({"kind": found.kind.value, "id": found.id, "seen_by": None})
            if as_json
            else [f"everybody may know of the {kind.value} again"]
        )
        return
    kept = run.restrict(case, kind, item, to or [], named=accounts)
    who = ", ".join(kept.seen_by) or "nobody else"
    show(_one(kept.to_dict()) if as_json else [f"owners know of the {kind.value}, and {who}"])


def _show_made(made: Made, said: str, *, as_json: bool) -> None:
    from diptych.workflows.team_accounts import told_once

    told = told_once(made)
    if as_json:
        show(_one(told))
        return
    lines = [said, f"first password: {told['password']}"]
    if told["second_factor_key"]:
        lines += [
            f"key for the authenticator: {told['second_factor_key']}",
            f"{told['second_factor_address']}",
        ]
    show(
        [
            *lines,
            "Give this to the person on a safe way; it is shown only now, and asks for another password.",
        ]
    )


def _one(values: dict[str, object]) -> dict[str, object]:
    return {"format": "diptych-team/1", **values}
