"""What is kept of a hand-over: which file, from whom, by whom, when, under which conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

NOT_ASKED = "not_looked_for"
"""Nobody asked or looked, which is another thing than *absent*: looked for and not there."""

PLATFORM_FIELDS = ("url", "final_url", "uploader", "post_id", "uploaded_at", "page_html", "page_capture")
"""What a published item has and a file from a person need not have; each is given, absent or not looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """What a person says about the files of one run."""

    source: str | None = None
    """From whom. Kept only in the sealed receipt."""
    collector: str | None = None
    """Who takes it in. Kept only in the sealed receipt."""
    medium: str | None = None
    """On what it came: ``memory card``, ``messenger`` …"""
    relevance: str | None = None
    """Why it matters, in the person's words."""
    conditions: Mapping[str, object] = field(default_factory=dict)
    """What binds later exports, such as ``may_publish``."""
    place: str | None = None
    """Where it was found, where that is no path: an address of the web."""
    platform: Mapping[str, object] = field(default_factory=dict)
    """What is known of where it was published; fields of PLATFORM_FIELDS."""


def receipt(
    handed: HandedOver, *, name: str, place: str, size: int, modified_ns: int, sha256: str, batch: str
) -> dict[str, object]:
    """Write the receipt of one file as plain values; it is kept sealed.

    Args:
        handed: What the person said.
        name: The file's own name.
        place: Where it lay, as it was named or found.
        size: Its size in bytes.
        modified_ns: When its file system says that it was last modified, in ns since 1970.
        sha256: Its digest.
        batch: What the files of one run have in common.
    """
    told: dict[str, dict[str, object]] = {
        key: {"state": "given", "value": value} if value is not None else {"state": NOT_ASKED}
        for key, value in (
            ("source", handed.source),
            ("collector", handed.collector),
            ("medium", handed.medium),
            ("relevance", handed.relevance),
        )
    }
    for key in PLATFORM_FIELDS:
        value = handed.platform.get(key, NOT_ASKED)
        if value == NOT_ASKED:
            told[key] = {"state": NOT_ASKED}
        elif value is None:
            told[key] = {"state": "absent"}
        else:
            told[key] = {"state": "given", "value": value}
    return {
        "original": sha256,
        "name": name,
        "place": place,
        "size": size,
        "modified_ns": modified_ns,
        "batch": batch,
        "conditions": dict(handed.conditions),
        "told": told,
    }


def is_same_receipt(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Whether two receipts are of the same file from the same place, told the same: a run that is repeated."""
    keys = ("original", "name", "place", "conditions", "told")
    return all(one.get(key) == other.get(key) for key in keys)
