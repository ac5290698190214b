"""Steps of review: which state may follow which, and that the second reviewer is another person."""

from __future__ import annotations

from diptych.model.register import ReviewState

STEPS: dict[ReviewState, tuple[ReviewState, ...]] = {
    "unreviewed": ("reviewed", "withdrawn"),
    "reviewed": ("verified", "unreviewed", "withdrawn"),
    "verified": ("unreviewed", "withdrawn"),
    "withdrawn": ("unreviewed",),
}
"""What may follow what. ``verified`` follows ``reviewed`` alone, so that two people have looked."""


def check_step(
    before: ReviewState, after: ReviewState, *, by: str, reason: str, edited_by: str, reviewed_by: str
) -> None:
    """Refuse a step that is not allowed.

    Args:
        before: The state that the record has.
        after: The state that is asked for.
        by: Who asks.
        reason: Why; never empty.
        edited_by: Who wrote the record's present content by hand; empty where it was imported.
        reviewed_by: Who reviewed it first.

    Raises:
        ValueError: The step is not one of :data:`STEPS`, has no reason, or the second reviewer is no second person.
    """
    if not by.strip():
        raise ValueError("a step of review needs the name of who takes it")
    if not reason.strip():
        raise ValueError("a step of review needs a reason")
    if after not in STEPS[before]:
        allowed = ", ".join(STEPS[before])
        raise ValueError(f"a record that is {before} cannot become {after}; it can become {allowed}")
    if after == "verified" and (_same_person(by, reviewed_by) or _same_person(by, edited_by)):
        raise ValueError(f"{by} wrote or reviewed this version, so a second reviewer verifies it")


def _same_person(one: str, two: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(two.casefold().split())
