"""May a copy be made: the list before release, the second person, and the conditions, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from diptych.model.conditions import Permission
from diptych.model.publication import QUESTIONS, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One thing that a release stopped at."""

    at: str
    """A question, the id of a clearance, or the name of a condition."""
    sentence: str


def stops(plan: Plan, permission: Permission) -> tuple[Stop, ...]:
    """Return everything that a release stops at; nothing where it may go ahead.

    1. Every question of the list is answered, and none with *stop*.
    2. Every clearance has the agreement of a second person to exactly what it says.
    3. The conditions of the source allow it.

    Args:
        plan: The plan.
        permission: What ``model.conditions.decide`` said.
    """
    found: list[Stop] = []
    for question in QUESTIONS:
        given = plan.answer(question)
        if given is None:
            found.append(Stop(at=question, sentence=f"not answered yet: {QUESTIONS[question]}"))
        elif given.verdict == "stop":
            found.append(Stop(at=question, sentence=f"{given.by} answered stop to {question}: {given.why}"))
    for one in plan.clearances:
        if one.is_agreed(plan.original_sha256):
            continue
        if one.agreement is None:
            sentence = f"clearance {one.id} ({one.what}) waits for the agreement of a second person"
        elif one.agreement.by == one.asked_by:
            sentence = f"clearance {one.id} was asked for and agreed to by one and the same person"
        else:
            sentence = f"clearance {one.id} was changed after it was agreed to"
        found.append(Stop(at=one.id, sentence=sentence))
    if not permission.allowed:
        found.append(Stop(at=permission.stopped_at or "conditions", sentence=permission.sentence))
    return tuple(found)
