"""Destroy a record or an original on record: a court order, a withdrawn consent, the end of a retention."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from diptych.adapters.case_disk import Disk
from diptych.adapters.keys import KeyFolder
from diptych.domains.casefile import Case
from diptych.model.errors import WrongCallError

BASES = ("court_order", "consent_withdrawn", "retention", "data_protection")
"""Usual grounds; any other word of lower-case letters and underscores is taken as well."""


def case_destroy(
    path: Path,
    targets: Sequence[str],
    *,
    basis: str,
    reason: str,
    keys: KeyFolder | None = None,
    disk: Disk | None = None,
) -> None:
    """Destroy files of a case. Their digests stay in the log, and a check says so instead of *missing*.

    Copies of the case elsewhere keep what they hold: each has to be told.

    Args:
        path: The case's folder.
        targets: Paths in the case.
        basis: The ground, as a code.
        reason: The ground in words, such as the order's date and number; kept in a sealed record.
        keys: The user's keys.
        disk: How files are written.

    Raises:
        WrongCallError: A path is not in the case, or there is no basis or reason.
    """
    if not re.fullmatch(r"[a-z][a-z_]{1,60}", basis):
        raise WrongCallError(f"a basis is a word such as {', '.join(BASES[:4])}")
    if not reason.strip():
        raise WrongCallError("destroying needs a reason")
    if not targets:
        raise WrongCallError("nothing to destroy was named")
    case = Case.open(path, keys=keys, disk=disk)
    with case.change(reason=reason) as writing:
        writing.destroy(list(dict.fromkeys(targets)), basis=basis)
