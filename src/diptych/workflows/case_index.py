"""Make a case's index anew from its log."""

from __future__ import annotations

from pathlib import Path

from diptych.adapters.case_index import digest_of, rebuild
from diptych.adapters.keys import KeyFolder
from diptych.domains.casefile import Case


def rebuild_index(path: Path, *, keys: KeyFolder | None = None) -> str:
    """Delete the index and make it from the log alone.

    Args:
        path: The case's folder.
        keys: The user's keys.

    Returns:
        The digest over all rows in order; the same log gives the same digest on every machine.
    """
    case = Case.open(path, keys=keys)
    return rebuild(path, case.entries(), head=case.log.head_sha256)


def index_digest(path: Path, *, keys: KeyFolder | None = None) -> str | None:
    """Return the digest of the index as it lies there, or None where it is absent, damaged or old."""
    case = Case.open(path, keys=keys)
    return digest_of(path, head=case.log.head_sha256)
