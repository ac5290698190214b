"""When a case's files are next to be read against the log: full checks, samples, and tokens that are still owed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from diptych.domains.casefile.state import CaseState
from diptych.model.case import CaseFacts, Checks
from diptych.model.custody import Entry

TIME = "%Y-%m-%dT%H:%M:%S.%fZ"
"""How times stand in the log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What is due at a moment, and when each check is next due."""

    full: bool
    sample: bool
    next_full: str
    next_sample: str
    share: float
    """Share of the files that a sample reads."""

    @property
    def what(self) -> str:
        """``full``, ``sample`` or ``nothing``: a full check stands for a sample."""
        return "full" if self.full else "sample" if self.sample else "nothing"


def due(facts: CaseFacts, state: CaseState, *, now: str) -> Due:
    """Say what is due.

    A case opened on 1 March with samples every 7 days, never checked, is due for a sample from 8 March on. A check
    counts from when it was logged, whatever it found.

    Args:
        facts: What case.toml says; without a schedule of its own the defaults of :class:`~diptych.model.case.Checks`.
        state: What the log says.
        now: The present time, as it stands in the log.
    """
    checks = facts.checks or Checks()
    entries = state.events.get("fixity_checked", [])
    full = _next(facts, [e for e in entries if e.about.get("scope") == "full"], checks.full_every_days)
    sample = _next(facts, entries, checks.sample_every_days)
    present = datetime.strptime(now, TIME).replace(tzinfo=UTC)
    return Due(
        full=present >= full,
        sample=present >= sample,
        next_full=full.strftime(TIME),
        next_sample=sample.strftime(TIME),
        share=checks.sample_percent / 100,
    )


def _next(facts: CaseFacts, entries: Sequence[Entry], every_days: int) -> datetime:
    last = entries[-1].time if entries else facts.opened
    return datetime.strptime(last, TIME).replace(tzinfo=UTC) + timedelta(days=every_days)
