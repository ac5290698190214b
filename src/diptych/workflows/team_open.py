"""Find a team's accounts: beside the keys of this user, or where somebody named a file or a database."""

from __future__ import annotations

from pathlib import Path

from diptych.adapters.keys import KeyFolder
from diptych.adapters.team_store import TeamStore, open_store, store_exists
from diptych.domains.casefile import Case
from diptych.model.errors import WrongCallError


def team_place(case: Path | None, named: str = "", *, keys: KeyFolder | None = None) -> str:
    """Say where the accounts are kept.

    They never lie in a case, so that neither a copy of it nor a hand-over holds them.

    Args:
        case: The case's folder.
        named: A file or ``postgresql://…``; the usual file beside the keys where empty.
        keys: The user's keys.

    Raises:
        WrongCallError: Nothing is named, or the file lies in the case.
    """
    if named:
        inside = (
            "://" not in named and case is not None and Path(named).resolve().is_relative_to(case.resolve())
        )
        if inside:
            raise WrongCallError("accounts do not lie in a case", advice="Name a file elsewhere.")
        return named
    if case is None:
        raise WrongCallError(
            "accounts belong to a case, and none is named", advice="Name it, or a file with --accounts."
        )
    found = Case.open(case, keys=keys)
    return str(found.keys.path / f"team-{found.facts.case}.sqlite")


def open_team(
    case: Path | None, named: str = "", *, create: bool = False, keys: KeyFolder | None = None
) -> TeamStore:
    """Open a team's accounts.

    Args:
        case: The case's folder.
        named: See :func:`team_place`.
        create: Whether absent accounts are made.
        keys: The user's keys.

    Raises:
        NotATeamError: There are none, or they cannot be used.
    """
    place = team_place(case, named, keys=keys)
    if case is not None and not named:
        (keys or KeyFolder()).refuse_inside(case)
    return open_store(place, create=create)


def team_if_there(case: Path | None, named: str = "", *, keys: KeyFolder | None = None) -> TeamStore | None:
    """Open a team's accounts where there are any; None where there are none."""
    if case is None and not named:
        return None
    place = team_place(case, named, keys=keys)
    return open_store(place) if store_exists(place) else None
