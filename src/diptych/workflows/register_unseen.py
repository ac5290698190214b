"""Find what goes with incidents that are kept from somebody: the records of a register that name them."""

from __future__ import annotations

from collections.abc import Iterable

from diptych.domains.register import NAMING, NOTHING, Unseen, record_bodies, unseen_records
from diptych.workflows.register_open import RegisterPlace, opened


def unseen_of(whole: RegisterPlace, seen: RegisterPlace, incidents: Iterable[str]) -> Unseen:
    """Say what is kept from somebody.

    Args:
        whole: The register.
        seen: The register as they read it; the same, or made of a case without what is kept from them.
        incidents: The incidents that are kept from them.
    """
    with opened(whole) as store, store.database.reading() as connection:
        found = unseen_records(connection, incidents)
        if seen is whole:
            return found
        every = {kind: {str(one["id"]) for one in record_bodies(connection, kind)} for kind in NAMING}
    with opened(seen) as store, store.database.reading() as connection:
        left = {kind: {str(one["id"]) for one in record_bodies(connection, kind)} for kind in NAMING}
    gone = {kind: frozenset(every[kind] - left[kind]) for kind in NAMING}
    return (
        Unseen(incidents=found.incidents, records=gone) if any(gone.values()) or found.incidents else NOTHING
    )
