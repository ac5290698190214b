"""Publishing in a case: the conditions that its receipts state, and what its log learns of plans and copies."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from diptych.adapters.case_clock import now
from diptych.domains.assessment import restricted
from diptych.domains.casefile import Case
from diptych.model.conditions import Conditions, strictest
from diptych.model.errors import CaseDamagedError, WrongCallError
from diptych.model.publication import Plan
from diptych.model.publication_json import plan_to_json
from diptych.workflows.case_sheet import sensitive_sheets
from diptych.workflows.hand_over_before import mosaic_of_copy
from diptych.workflows.hand_over_material import read_material


def conditions_in_case(case: Path, original_sha256: str) -> Conditions:
    """Join the conditions of every hand-over of an original.

    Raises:
        WrongCallError: The case does not hold the original.
        CaseDamagedError: A receipt does not read; what is not known is not allowed.
        NoKeyError: A receipt is sealed to others.
    """
    held = Case.open(case)
    original = held.state.originals.get(original_sha256)
    if original is None:
        raise WrongCallError("the case does not hold this original", advice="Take it in first.")
    found = []
    for path in original.receipts:
        stated = held.read_record(path).get("conditions", {})
        try:
            found.append(Conditions.from_dict(stated if isinstance(stated, Mapping) else {"odd": stated}))
        except ValueError as error:
            raise CaseDamagedError(f"the conditions of a receipt do not read: {error}") from error
    return restricted(strictest(found), sensitive_sheets(held).get(original_sha256, ()), now()[:10])


def disclosed_by(plan: Plan, case: Path | None) -> tuple[str, ...]:
    """Warn of what a copy after this plan discloses, together with what the public has of the case already."""
    material = read_material(Case.open(case)) if case is not None else None
    return mosaic_of_copy(json.loads(plan_to_json(plan)), day=now()[:10], material=material)


def note_plan(case: Path, plan: Plan) -> None:
    """Put a version of a plan into the case: a sealed record, and an event with its digest."""
    content = plan_to_json(plan)
    sha256 = hashlib.sha256(content).hexdigest()
    with Case.open(case).change() as writing:
        ref = writing.put_record("publication_plan", {"plan": content.decode("utf-8")})
        writing.event(
            "publication_planned",
            about={
                "original": plan.original_sha256,
                "plan": sha256,
                "clearances": len(plan.clearances),
                "agreed": len(plan.agreed()),
            },
            objects=[ref],
        )


def note_copy(case: Path, plan: Plan, *, copy_sha256: str, plan_sha256: str, reason: str) -> None:
    """Link a copy to its original in the log, with the plan that it was made by."""
    with Case.open(case).change(reason=reason) as writing:
        ref = writing.put_record(
            "publication", {"plan": plan_to_json(plan).decode("utf-8"), "copy": copy_sha256}
        )
        writing.event(
            "publishing_copy_made",
            about={"original": plan.original_sha256, "copy": copy_sha256, "plan": plan_sha256},
            objects=[ref],
        )
