"""Say how often a case is checked, and which timestamp authorities it asks: the schedule in case.toml."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from diptych.adapters.case_disk import Disk
from diptych.adapters.keys import KeyFolder
from diptych.domains.casefile import Case, facts_to_toml
from diptych.model.case import Checks
from diptych.model.custody import Value
from diptych.model.errors import WrongCallError


def case_policy(
    path: Path,
    *,
    full_every_days: int | None = None,
    sample_every_days: int | None = None,
    sample_percent: int | None = None,
    authorities: tuple[str, ...] | None = None,
    reason: str = "",
    keys: KeyFolder | None = None,
    disk: Disk | None = None,
) -> Checks:
    """Show a case's schedule, or set what is given of it; what is not given stays.

    Args:
        path: The case's folder.
        full_every_days: Days between full checks.
        sample_every_days: Days between samples.
        sample_percent: Percent of the files that a sample reads.
        authorities: Addresses of timestamp authorities that ``case timestamp --due`` asks.
        reason: Why; kept in a sealed record.
        keys: The user's keys.
        disk: How files are written.

    Returns:
        The schedule that holds now.

    Raises:
        WrongCallError: A number is out of range.
    """
    case = Case.open(path, keys=keys, disk=disk)
    held = case.facts.checks or Checks()
    wanted = {
        "full_every_days": full_every_days,
        "sample_every_days": sample_every_days,
        "sample_percent": sample_percent,
        "authorities": authorities,
    }
    given = {name: value for name, value in wanted.items() if value is not None}
    if not given:
        return held
    try:
        checks = replace(held, **given)  # type: ignore[arg-type]  # names and kinds are those of the fields
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    about: dict[str, Value] = {
        "full_every_days": checks.full_every_days,
        "sample_every_days": checks.sample_every_days,
        "sample_percent": checks.sample_percent,
        "authorities": len(checks.authorities),
    }
    with case.change(reason=reason) as writing:
        ref = writing.put_file("case", "case.toml", facts_to_toml(replace(writing.facts, checks=checks)))
        writing.event("policy_set", about=about, objects=[ref])
    return checks
