"""What leaves of receipts and statements: not who handed something over; a source only in the words it allowed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from diptych.model.conditions import Tier

PLATFORM = ("url", "final_url", "uploader", "post_id", "uploaded_at")
"""Fields of a receipt about a published item; they describe the item, not who handed it over."""

_PSEUDONYM = re.compile(r"s-[0-9a-f]{12}")


def receipt_for_court(value: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a court gets of a receipt: the file's own name and the item's data, not who handed it over.

    Args:
        value: The receipt.
        told: Its part on what was told.
    """
    conditions = value.get("conditions")
    source = told.get("source")
    name = source.get("value") if isinstance(source, Mapping) else None
    kept: dict[str, Any] = {
        "original": value.get("original"),
        "name": value.get("name"),
        "size": value.get("size"),
        "modified_ns": value.get("modified_ns"),
        "conditions": dict(conditions) if isinstance(conditions, Mapping) else {},
        "medium": told.get("medium"),
        "published": {key: told[key] for key in PLATFORM if key in told},
        "source": "withheld",
    }
    if isinstance(name, str) and _PSEUDONYM.fullmatch(name):
        kept["source"] = name
    return kept


def statement_without_source(value: Mapping[str, Any], tier: Tier, described: str) -> dict[str, Any]:
    """Return what leaves of a statement: its stance, and to a partner its words; the source by the allowed words.

    Args:
        value: The statement.
        tier: ``partner`` or ``public``.
        described: The words that the source allowed, or ``withheld``.
    """
    names = ("stance", "verdict", "claim", "incident", "text") if tier == "partner" else ("stance", "verdict")
    kept = {name: value[name] for name in names if isinstance(value.get(name), str)}
    return {**kept, "source": described} if kept else {}
