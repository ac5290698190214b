"""Join a copy of a case that was worked on elsewhere: both logs are kept, an entry ties them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from diptych.adapters.case_disk import Disk
from diptych.adapters.keys import KeyFolder
from diptych.domains.casefile import Case, check_case
from diptych.domains.casefile.joining import find_branch, stage_branch
from diptych.model.errors import CaseDamagedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What came back."""

    base: int
    """Entries that both have in common."""
    entries: int
    """Entries of the branch."""
    files: int

    def to_dict(self) -> dict[str, object]:
        """Return the values of ``diptych-case-join/1``."""
        return {
            "format": "diptych-case-join/1",
            "base": self.base,
            "entries": self.entries,
            "files": self.files,
        }


def case_join(
    path: Path, other: Path, *, reason: str = "", keys: KeyFolder | None = None, disk: Disk | None = None
) -> Joined:
    """Join another copy of a case into this one. The other copy is only read.

    Args:
        path: The case's folder, which goes on.
        other: The folder of the copy that comes back.
        reason: Why it was away; kept in a sealed record.
        keys: The user's keys.
        disk: How files are written.

    Raises:
        CaseDamagedError: The check of the other copy found problems.
        WrongCallError: It is another case, or has nothing new.
    """
    found = check_case(other)
    if not found.ok:
        raise CaseDamagedError(
            f"the check of the copy that comes back found {len(found.problems)} problems",
            advice="Run `diptych verify` on it for what is wrong and where. Nothing was joined.",
        )
    case, returning = Case.open(path, keys=keys, disk=disk), Case.open(other, keys=keys, disk=disk)
    branch = find_branch(case, returning)
    with case.change(reason=reason) as writing:
        n_files = stage_branch(writing, case, returning, branch)
    return Joined(base=branch.base, entries=len(branch.entries), files=n_files)
