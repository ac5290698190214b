"""Change a plan: ask for a clearance, agree to one, keep something masked, answer a question."""

from __future__ import annotations

from dataclasses import replace

from diptych.model.errors import WrongCallError
from diptych.model.publication import (
    Agreement,
    Answer,
    Clearance,
    Masking,
    Plan,
    Region,
    Verdict,
    What,
    check_text,
)


def ask(
    plan: Plan, *, what: What, span: tuple[float, float], region: Region, reason: str, by: str, at: str
) -> Plan:
    """Add a clearance that nobody agreed to yet.

    Args:
        plan: The plan.
        what: ``scene``, ``movers``, ``overlay`` or ``sound``.
        span: From and to, seconds.
        region: Where.
        reason: Why it may be seen or heard.
        by: Pseudonym of who asks.
        at: The present time.

    Returns:
        The plan with the clearance at its end; ids are ``c1``, ``c2``, …

    Raises:
        WrongCallError: A value does not fit.
    """
    try:
        clearance = Clearance(
            id=f"c{_next(plan.clearances)}",
            what=what,
            from_s=span[0],
            to_s=span[1],
            reason=check_text(reason, "a reason"),
            asked_by=by,
            asked_at=at,
            region=region,
        )
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    if what == "sound" and not plan.has_sound:
        raise WrongCallError("the recording has no sound")
    return replace(plan, clearances=(*plan.clearances, clearance))


def agree(plan: Plan, clearance: str, *, by: str, at: str) -> Plan:
    """Record a second person's agreement.

    Raises:
        WrongCallError: There is no such clearance, or the person is the one who asked.
    """
    found = next((one for one in plan.clearances if one.id == clearance), None)
    if found is None:
        raise WrongCallError(f"the plan holds no clearance {clearance}")
    if found.asked_by == by:
        raise WrongCallError(
            "who asked for a clearance cannot agree to it",
            advice="Let a second person look at the preview and agree.",
        )
    try:
        agreement = Agreement(by=by, at=at, digest=found.digest(plan.original_sha256))
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    changed = replace(found, agreement=agreement)
    return replace(plan, clearances=tuple(changed if one.id == clearance else one for one in plan.clearances))


def withdraw(plan: Plan, clearance: str) -> Plan:
    """Take an agreement back; anybody may, and the clearance no longer counts.

    Raises:
        WrongCallError: There is no such clearance.
    """
    if all(one.id != clearance for one in plan.clearances):
        raise WrongCallError(f"the plan holds no clearance {clearance}")
    return replace(
        plan,
        clearances=tuple(
            replace(one, agreement=None) if one.id == clearance else one for one in plan.clearances
        ),
    )


def keep_masked(
    plan: Plan, *, span: tuple[float, float], region: Region, reason: str, by: str, at: str
) -> Plan:
    """Add a region that stays masked whatever is cleared; ids are ``m1``, ``m2`` and so on.

    Raises:
        WrongCallError: A value does not fit.
    """
    try:
        masking = Masking(
            id=f"m{_next(plan.maskings)}",
            from_s=span[0],
            to_s=span[1],
            reason=check_text(reason, "a reason"),
            by=by,
            at=at,
            region=region,
        )
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    return replace(plan, maskings=(*plan.maskings, masking))


def answer(plan: Plan, *, question: str, verdict: Verdict, why: str, by: str, at: str) -> Plan:
    """Answer a question of the list before release. Earlier answers stay; the newest counts.

    Raises:
        WrongCallError: There is no such question or verdict, or the reason is missing.
    """
    try:
        given = Answer(question=question, verdict=verdict, why=check_text(why, "a reason"), by=by, at=at)
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    return replace(plan, answers=(*plan.answers, given))


def _next(rows: tuple[Clearance, ...] | tuple[Masking, ...]) -> int:
    return max((int(one.id[1:]) for one in rows if one.id[1:].isdigit()), default=0) + 1
