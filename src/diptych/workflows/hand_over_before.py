"""What left a case before, in hand-overs and publishing copies, and what a new hand-over discloses with them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from diptych.domains.handover import Document, Material, Plan
from diptych.domains.protection import CLEARED, Disclosure, kinds_of, mosaic_of_exports
from diptych.model.conditions import Tier


def mosaic(material: Material, plan: Plan, *, tier: Tier, recipient: str | None, day: str) -> tuple[str, ...]:
    """Warn of what this hand-over discloses, by itself and together with what the same reader has already.

    Args:
        material: The case.
        plan: What is to leave.
        tier: To whom; a court gets originals whole, and no warning.
        recipient: Label of a partner.
        day: ``2026-03-01``.
    """
    if tier == "court":
        return ()
    described = any(one.conditions.may_describe_source_as for one in plan.originals)
    items = [(one.item, one.held) for one in plan.items]
    now = Disclosure(
        day=day,
        to=_reader(tier, recipient),
        kinds=kinds_of(items, described=described and bool(items)) | _copies(material, plan),
        originals=frozenset(one.sha256 for one in plan.originals),
    )
    before, unread = former(material)
    warnings = mosaic_of_exports(now, before)
    if unread:
        warnings += (f"{unread} earlier hand-overs could not be opened and were not counted in",)
    return warnings


def mosaic_of_copy(plan: dict[str, object], *, day: str, material: Material | None = None) -> tuple[str, ...]:
    """Warn of what a publishing copy discloses, by itself and together with what the public has already.

    Args:
        plan: The plan as JSON values.
        day: ``2026-03-01``.
        material: The case that knows what was published before; without one only the copy itself is weighed.
    """
    original = plan.get("original_sha256")
    now = Disclosure(
        day=day,
        to="public",
        kinds=_cleared(plan),
        originals=frozenset({original} if isinstance(original, str) else ()),
    )
    before, unread = former(material) if material is not None else ([], 0)
    warnings = mosaic_of_exports(now, before)
    if unread:
        warnings += (f"{unread} earlier hand-overs could not be opened and were not counted in",)
    return warnings


def former(material: Material) -> tuple[list[Disclosure], int]:
    """Earlier hand-overs and publishing copies of a case, oldest first; and how many could not be opened."""
    found: list[Disclosure] = []
    unread = 0
    for one in material.records:
        if one.kind not in ("hand_over", "publication") or one.superseded:
            continue
        if one.opened is None:
            unread += 1
            continue
        made = _hand_over(material, one) if one.kind == "hand_over" else _publication(material, one)
        if made is not None:
            found.append(made)
    return found, unread


def _hand_over(material: Material, one: Document) -> Disclosure | None:
    value = one.value()
    tier = str(value.get("tier"))
    if tier == "court":
        return None
    items = value.get("items")
    listed = [(str(i.get("item")), str(i.get("held"))) for i in items] if isinstance(items, list) else []
    originals = value.get("originals")
    whole = frozenset(original.sha256 for original in material.originals)
    return Disclosure(
        day=_day(material, one),
        to=_reader(tier, value.get("recipient")),
        kinds=kinds_of(listed, described=value.get("described") is True),
        originals=frozenset(map(str, originals)) if isinstance(originals, list) else whole,
    )


def _publication(material: Material, one: Document) -> Disclosure | None:
    """A publishing copy is made to be published: it counts as public from when it was made."""
    plan = _plan_of(one)
    original = plan.get("original_sha256")
    return Disclosure(
        day=_day(material, one),
        to="public",
        kinds=_cleared(plan),
        originals=frozenset({original} if isinstance(original, str) else ()),
    )


def _copies(material: Material, plan: Plan) -> frozenset[str]:
    """What the publishing copies that go along let be seen or heard."""
    going = {copy.sha256 for copy in material.copies}
    plans = [
        one for one in material.records if one.kind == "publication" and one.value().get("copy") in going
    ]
    return frozenset().union(*(_cleared(_plan_of(one)) for one in plans)) if plan.items else frozenset()


def _plan_of(one: Document) -> dict[str, object]:
    try:
        plan = json.loads(str(one.value().get("plan")))
    except ValueError:
        return {}
    return plan if isinstance(plan, dict) else {}


def _cleared(plan: dict[str, object]) -> frozenset[str]:
    clearances = plan.get("clearances")
    rows: Sequence[object] = clearances if isinstance(clearances, list) else ()
    whats = [str(row.get("what")) for row in rows if isinstance(row, dict)]
    return frozenset().union(*(CLEARED.get(what, frozenset()) for what in whats))


def _reader(tier: str, recipient: object) -> str:
    return f"{tier} {recipient}" if tier == "partner" else tier


def _day(material: Material, one: Document) -> str:
    return str(json.loads(material.lines[one.entry])["time"])[:10]
