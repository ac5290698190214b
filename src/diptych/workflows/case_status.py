"""Say what a case holds and how well it is kept: counts, timestamps, age of the last checks, copies."""

from __future__ import annotations

from collections import Counter

from diptych.adapters.case_clock import now
from diptych.adapters.keys import KeyFolder
from diptych.domains.casefile import CasePlace, due, opened_case
from diptych.model.case import CaseStatus
from diptych.model.custody import Entry
from diptych.workflows.case_timestamp import timestamp_state

COPIES_WANTED = 3
"""Copies of the whole, on two kinds of storage, one of them elsewhere (Berkeley Protocol, paragraph 171)."""


def case_status(path: CasePlace, *, keys: KeyFolder | None = None) -> CaseStatus:
    """Read a case's state from its log; no file is hashed.

    Args:
        path: The case, or its folder.
        keys: The user's keys.

    Raises:
        NotACaseError: There is no case in the folder.
    """
    case = opened_case(path, keys=keys)
    state = case.state
    originals = [one for one in case.originals() if not one.destroyed]
    stamp_state, stamped = timestamp_state(state)
    cosigned = _covered(state.events.get("cosignature_added", []))
    checks = state.events.get("fixity_checked", [])
    copies: tuple[dict[str, object], ...] = tuple(
        {
            "copy": e.about.get("copy"),
            "where": e.about.get("where"),
            "when": e.time,
            "outcome": e.about.get("outcome"),
        }
        for e in reversed(state.events.get("copy_checked", []))
    )
    notes = []
    newest: dict[object, object] = {}
    for one in copies:  # newest first: a copy that was found damaged since does not count
        newest.setdefault(one["copy"], one["outcome"])
    n_copies = 1 + sum(outcome == "well" for outcome in newest.values())
    if n_copies < COPIES_WANTED:
        notes.append(f"{n_copies} of {COPIES_WANTED} copies are on record as checked by reading them")
    if stamp_state != "timestamped":
        queued = _covered(state.events.get("timestamp_queued", [])) > stamped
        asked = "; an authority was asked and did not answer" if queued else ""
        notes.append(f"entries from {stamped} on are not yet timestamped{asked}")
    schedule = due(case.facts, state, now=now())
    if schedule.what != "nothing":
        since = schedule.next_full if schedule.full else schedule.next_sample
        notes.append(f"a {schedule.what} check is due since {since[:10]}: `diptych verify --due`")
    return CaseStatus(
        facts=case.facts,
        log_entries=state.size,
        originals=len(originals),
        bytes=sum(one.size for one in originals),
        states=dict(Counter(one.state for one in originals)),
        records=len(case.records()),
        findings=sum(path.startswith("findings/") for path in state.expected),
        destroyed=len(state.destroyed),
        checkpoints=len(case.log.segments),
        timestamped_entries=stamped,
        timestamp_state=stamp_state,
        cosigned_entries=cosigned,
        last_full_check=_last(checks, "full"),
        last_sample_check=_last(checks, "sample"),
        next_full_check=schedule.next_full,
        next_sample_check=schedule.next_sample,
        check_due=schedule.what,
        copies=copies,
        notes=tuple(notes),
    )


def _covered(entries: list[Entry]) -> int:
    sizes = [entry.about.get("size") for entry in entries]
    return max((size for size in sizes if isinstance(size, int)), default=0)


def _last(entries: list[Entry], scope: str) -> str | None:
    times = [entry.time for entry in entries if entry.about.get("scope") == scope]
    return times[-1] if times else None
