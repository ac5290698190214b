"""Keep a team's tokens: make one for a program, and let it count no longer."""

from __future__ import annotations

from pathlib import Path

from diptych.domains import team
from diptych.model.errors import WrongCallError
from diptych.model.team import Role, Token, span_s
from diptych.workflows.team_accounts import BY
from diptych.workflows.team_open import open_team


def make_token(case: Path | None, name: str, role: Role, *, lasts: str, named: str = "") -> tuple[Token, str]:
    """Make a token; its text is shown once.

    Args:
        case: The case's folder.
        name: A pseudonym under which what it does is recorded.
        role: What it may do; never an owner's.
        lasts: Such as ``30d``.
        named: Where the accounts are, if not in the usual place.

    Raises:
        WrongCallError: The span is none, or the name is taken.
    """
    try:
        lasts_s = span_s(lasts)
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    return team.add_token(open_team(case, named), name, role, lasts_s=lasts_s, by=BY)


def revoke(case: Path | None, name: str, *, named: str = "") -> Token:
    """Let a token count no longer."""
    return team.revoke_token(open_team(case, named), name, by=BY)
