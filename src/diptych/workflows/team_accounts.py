"""Keep a team's accounts: add, list, give another role, reset, disable."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from diptych.adapters import passwords
from diptych.adapters.team_store import TeamStore, read_events
from diptych.domains import team
from diptych.model.errors import WrongCallError
from diptych.model.team import Account, Restriction, Role, Token
from diptych.workflows.team_open import open_team

BY = "command-line"
"""Who did it, in the history of accounts, where somebody used the command line: whoever holds the key folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A team as it is."""

    accounts: tuple[Account, ...]
    tokens: tuple[Token, ...]
    restrictions: tuple[Restriction, ...]
    events: tuple[dict[str, object], ...]
    chain_holds: bool
    """Whether the history of accounts is as it was written."""

    def to_dict(self) -> dict[str, object]:
        """Return the values of ``diptych-team/1``."""
        return {
            "format": "diptych-team/1",
            "accounts": [one.to_dict() for one in self.accounts],
            "tokens": [one.to_dict() for one in self.tokens],
            "restrictions": [one.to_dict() for one in self.restrictions],
            "events": list(self.events),
            "chain_holds": self.chain_holds,
        }


def list_team(case: Path | None, named: str = "") -> Team:
    """List accounts, tokens, restrictions and what was done to them.

    Raises:
        NotATeamError: There are none.
    """
    return whole_team(open_team(case, named))


def whole_team(store: TeamStore) -> Team:
    """List what an open store holds."""
    with store.reading() as connection:
        events, holds = read_events(connection)
    return Team(
        accounts=tuple(team.list_accounts(store)),
        tokens=tuple(team.list_tokens(store)),
        restrictions=tuple(team.list_restrictions(store)),
        events=tuple(events),
        chain_holds=holds,
    )


def add(
    case: Path | None, name: str, role: Role, *, named: str = "", second_factor: bool = True
) -> team.Made:
    """Add an account; the first one is an owner's and makes the store.

    Raises:
        WrongCallError: The name is taken or no pseudonym, or the first account is no owner's.
    """
    store = open_team(case, named, create=role is Role.OWNER)
    if role is not Role.OWNER and not team.list_accounts(store):
        raise WrongCallError("the first account is an owner's", advice="Add one with --role owner.")
    return team.add_account(store, name, role, by=BY, second_factor=second_factor)


def reset(case: Path | None, name: str, *, named: str = "", second_factor: bool = True) -> team.Made:
    """Give an account a new password, second factor and key."""
    return team.reset_account(open_team(case, named), name, by=BY, second_factor=second_factor)


def give_role(case: Path | None, name: str, role: Role, *, named: str = "") -> Account:
    """Give an account another role."""
    return team.set_role(open_team(case, named), name, role, by=BY)


def disable(case: Path | None, name: str, *, named: str = "", disabled: bool = True) -> Account:
    """Close an account, or open it again."""
    return team.set_disabled(open_team(case, named), name, disabled=disabled, by=BY)


def told_once(made: team.Made) -> dict[str, object]:
    """What is given to the person, once: password and second factor."""
    secret = made.second_factor
    return {
        **made.account.to_dict(),
        "password": made.password,
        "second_factor_key": passwords.second_factor_text(secret) if secret else None,
        "second_factor_address": passwords.second_factor_address(secret, made.account.name)
        if secret
        else None,
    }
