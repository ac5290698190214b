"""Check the signatures of people on the entries that they caused in a team."""

from __future__ import annotations

from diptych.adapters.case_store import Log
from diptych.algorithms.signatures import signer_of
from diptych.model.custody import Entry
from diptych.model.verification import Verification


def check_people(log: Log, found: Verification) -> None:
    """Hold each signature against its entry, and each entry of somebody whose key is known against having one.

    A key counts for an actor from the ``person_key_added`` entry on that they signed with it.
    """
    if not any(b'"person":' in content for _, content in log.segments):
        return
    keys: dict[str, set[str]] = {}
    n_signed = 0
    for entry in log.entries():
        where = f"log entry {entry.index}"
        try:
            key = signer_of(entry, log.head.origin if log.head is not None else "")
        except ValueError as error:
            found.add("bad_signature", where, str(error))
            continue
        if key is not None and _is_announced(entry, key):
            keys.setdefault(entry.actor, set()).add(key)
        if key is None and entry.actor in keys:
            found.add("missing_signature", where, f"{entry.actor} signs entries, and this one is not signed")
        elif key is not None and key not in keys.get(entry.actor, ()):
            found.add("bad_signature", where, f"no earlier entry says that this key is {entry.actor}'s")
        n_signed += key is not None
    if n_signed:
        found.notes.append(f"{n_signed} entries are signed by {len(keys)} people with keys of their own")


def _is_announced(entry: Entry, key: str) -> bool:
    return entry.action == "person_key_added" and entry.about.get("key") == key
