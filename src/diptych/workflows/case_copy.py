"""Check a copy of a case by reading all of it, and put the outcome on record: three copies, one elsewhere."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path

from diptych.adapters.case_disk import Disk
from diptych.adapters.keys import KeyFolder
from diptych.domains.casefile import Case, check_case
from diptych.domains.casefile.witness import against_checkpoint
from diptych.model.custody import Value
from diptych.model.errors import WrongCallError
from diptych.model.verification import Verification


def check_copy(
    path: Path,
    copy: Path,
    *,
    name: str,
    where: str = "here",
    reason: str = "",
    keys: KeyFolder | None = None,
    disk: Disk | None = None,
    progress: Callable[[float], None] | None = None,
) -> tuple[Verification, int]:
    """Check a copy and log what was found.

    Args:
        path: The case's folder.
        copy: The copy's folder; it is only read.
        name: What the copy is called in the log: a word without names of people or places, such as ``disk_2``.
        where: ``here`` or ``elsewhere``.
        reason: Why; kept in a sealed record.
        keys: The user's keys.
        disk: How files are written.
        progress: Called with the fraction done.

    Returns:
        What the check of the copy found, and how many entries the copy is behind.

    Raises:
        WrongCallError: The copy is of another case, is the case itself, or a word is none.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,40}", name) or where not in ("here", "elsewhere"):
        raise WrongCallError("a copy has a name such as disk_2, and is here or elsewhere")
    if os.path.samefile(path, copy):
        raise WrongCallError("the copy is the case itself")
    found = check_case(copy, progress=progress)
    case, other = Case.open(path, keys=keys, disk=disk), Case.open(copy, keys=keys)
    if other.facts.case != case.facts.case:
        raise WrongCallError("the copy is of another case")
    head = other.log.head
    departs = (
        against_checkpoint(head, case.log) if head is not None else ("missing", "the copy has no checkpoint")
    )
    if departs is not None:
        found.add(departs[0], "log/checkpoints", f"{departs[1]} (the case against its copy)")
    about: dict[str, Value] = {
        "copy": name,
        "where": where,
        "outcome": "well" if found.ok else "problems",
        "problems": len(found.problems),
        "size": other.log.size,
        "head": hashlib.sha256(head.to_bytes()).hexdigest() if head is not None else "",
    }
    behind = case.log.size - other.log.size
    case.log_event("copy_checked", about=about, reason=reason)
    return found, behind
