"""Name originals of a case: by their number, by the beginning of their digest, or by a file with the same bytes."""

from __future__ import annotations

import re
from pathlib import Path

from diptych.adapters.folders import digest_file
from diptych.domains.casefile import Case
from diptych.model.case import OriginalState
from diptych.model.errors import WrongCallError

SHORTEST = 8
"""Fewest digits of a digest that name an original."""


def named_originals(case: Case, names: list[str], *, looked_at: bool = True) -> list[OriginalState]:
    """Find originals by what a person wrote.

    Args:
        case: The case.
        names: Numbers such as ``1``, digests or their first 8 digits or more, or paths of files.
        looked_at: Whether they must have come out of quarantine as readable.

    Raises:
        WrongCallError: A name fits none or several, or the original is in quarantine, unreadable or destroyed.
    """
    found = [_named(case, name) for name in names]
    for name, one in zip(names, found, strict=True):
        if one.destroyed:
            raise WrongCallError(f"original {one.number} was destroyed on record")
        if looked_at and one.state == "quarantined":
            raise WrongCallError(
                f"{name} is in quarantine: it was not looked at yet",
                advice="Run take-in on the same file again; it is known and will only be looked at.",
            )
        if looked_at and one.state != "readable":
            raise WrongCallError(f"{name} is {one.state.replace('_', ' ')} and cannot be measured")
    return found


def _named(case: Case, name: str) -> OriginalState:
    held = case.originals()
    if re.fullmatch(r"[0-9]{1,7}", name):
        fitting = [one for one in held if one.number == int(name)]
    elif re.fullmatch(rf"[0-9a-f]{{{SHORTEST},64}}", name):
        fitting = [one for one in held if one.sha256.startswith(name)]
    else:
        digest = digest_file(Path(name))
        fitting = [one for one in held if one.sha256 == digest]
    if len(fitting) != 1:
        raise WrongCallError(
            f"{name} names {'no original' if not fitting else 'several originals'} of this case",
            advice="Give an original's number or the beginning of its digest, as `diptych case log` shows them.",
        )
    return fitting[0]
