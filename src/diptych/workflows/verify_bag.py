"""Verify a bag that was handed over: every byte, its signature, and the log that goes along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from diptych.domains.casefile import check_case
from diptych.domains.handover import check_bag, is_bag
from diptych.model.errors import NotACaseError
from diptych.model.signed_note import Checkpoint, PublicKey
from diptych.model.verification import Verification

IN_BAG = "data/case"
"""Where a court's bag holds its part of a case."""


def verify_bag(
    path: Path,
    *,
    trusted: Sequence[PublicKey | Checkpoint] = (),
    progress: Callable[[float], None] | None = None,
) -> Verification:
    """Check a bag. Nothing in it is changed.

    Args:
        path: Its folder.
        trusted: Keys and checkpoints that were had from elsewhere.
        progress: Called with the fraction done.

    Raises:
        NotACaseError: The folder cannot be read.
    """
    found, withheld = check_bag(path, trusted=trusted, progress=progress)
    if withheld is None:
        return found
    keys = [
        one for one in trusted if isinstance(one, PublicKey)
    ]  # checkpoints may be newer than this part's log
    try:
        inner = check_case(path / IN_BAG, trusted=keys, modes=False, withheld=withheld)
    except NotACaseError:
        found.add("missing", IN_BAG, "the part of a case that the manifests name is not there")
        return found
    for one in inner.problems:
        found.add(one.kind, f"{IN_BAG}/{one.where}", one.what)
    for name, n in inner.checked.items():
        if name not in ("objects", "bytes"):
            found.checked[name] += n
    found.not_checkable += [one for one in inner.not_checkable if not one.startswith("rollback")]
    found.destroyed += inner.destroyed
    found.notes += inner.notes
    return found


__all__ = ["is_bag", "verify_bag"]
