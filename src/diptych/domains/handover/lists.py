"""The lists of a bag (items, withheld, for and against), and the paths from entries of the log to its root."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from diptych.algorithms.redacted_log import Paths
from diptych.domains.handover.material import Material
from diptych.domains.handover.plan import Plan
from diptych.model.conditions import Tier
from diptych.model.hand_over import BEARING_FORMAT, ITEMS_FORMAT, WITHHELD_FORMAT
from diptych.model.log_root import leaf_hash
from diptych.model.signed_note import inclusion_text, parse_checkpoint
from diptych.model.tiers import holds

STANCE_RULE = (
    "Stances are read from fields of records (stance, verdict, relation and the like) and from records of one kind "
    "about the same things that differ; a person must judge what they weigh."
)


def bag_lists(plan: Plan, material: Material, tier: Tier) -> dict[str, bytes]:
    """Write the lists, by path below ``data/``."""
    withheld = [one.to_dict(tier) for one in plan.withheld]
    if tier == "public":
        withheld.sort(key=lambda one: str(one["commitment"]))  # their order in the case says nothing then
    lists: dict[str, Mapping[str, Any]] = {
        "items.json": {
            "format": ITEMS_FORMAT,
            "to": tier,
            "items": [one.to_dict() for one in plan.items],
            "originals": _originals(plan, tier),
        },
        "withheld.json": {
            "format": WITHHELD_FORMAT,
            "to": tier,
            "withheld": withheld,
            "destroyed": _destroyed(material, tier),
        },
        "for_and_against.json": {
            "format": BEARING_FORMAT,
            "to": tier,
            "rule": STANCE_RULE,
            "records": [one.to_dict(tier) for one in plan.bearing if tier != "public" or one.leaves],
            "withheld": dict(sorted(Counter(one.stance for one in plan.bearing if not one.leaves).items())),
        },
    }
    return {name: dumped(value) for name, value in lists.items()}


def _destroyed(material: Material, tier: Tier) -> list[dict[str, object]]:
    """What was destroyed on record: to a court as in the log, to a partner the day and the basis, in public nothing."""
    if tier == "court":
        return [dict(one) for one in material.destroyed]
    if tier == "partner":
        return [{"basis": one["basis"], "day": str(one["when"])[:10]} for one in material.destroyed]
    return []


def _originals(plan: Plan, tier: Tier) -> list[dict[str, object]]:
    """What may be said of originals that do not leave: to a partner their digests, in public nothing."""
    if holds(tier, "original_digest") != "whole":
        return []
    return [
        {
            "number": one.number,
            "sha256": one.sha256,
            "size": one.size,
            "described_as": one.conditions.may_describe_source_as,
        }
        for one in plan.originals
    ]


def inclusion_files(plan: Plan, material: Material) -> dict[str, bytes]:
    """Write, for each entry of the log behind a handed-over item that may be shown, its line and path to the root.

    Returns:
        Contents by path below ``data/``.
    """
    checkpoint = parse_checkpoint(material.head)
    paths = Paths([leaf_hash(line) for line in material.lines[: checkpoint.size]])
    files: dict[str, bytes] = {}
    entries = {one.entry for one in plan.items if one.entry is not None and one.item != "custody_log"}
    for k in sorted(entries & plan.shown_entries):
        files[f"inclusion/{k:012d}.json"] = material.lines[k] + b"\n"
        text = inclusion_text(k, paths.of(k), material.head)
        files[f"inclusion/{k:012d}.inclusion"] = text.encode("utf-8")
    return files


def dumped(value: Mapping[str, Any]) -> bytes:
    """Write a list as JSON: UTF-8, keys sorted, one final newline."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True)
    return (text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n").encode("utf-8")
