"""Conditions under which something was handed over, and what each kind of hand-over holds.

Every export asks :func:`decide` and stops where it says so, naming the condition. What nobody was asked about is not
allowed: *not asked* is another thing than *yes*.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

Tier = Literal["court", "partner", "public"]
MayPublish = Literal["nothing", "description", "stills", "video"]
Kind = Literal["description", "stills", "video", "file"]
"""What leaves: words about it, single pictures, moving pictures, or the file as it was handed over."""

_RANK = {"nothing": 0, "description": 1, "stills": 2, "video": 3}

SECRECY = (
    "Secrecy from a court is never guaranteed: a court may order that a source be named, and whoever keeps the name "
    "may have to obey. Say so to the person who hands something over, before they do (Berkeley Protocol ¶ 54)."
)
"""What the collector reads when something is taken in or a source is sealed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What a source allows. ``None`` stands for *not asked*."""

    may_describe_source_as: str | None = None
    """Words that may be used for the source, such as ``a resident of the town``; all others are not allowed."""
    may_publish: MayPublish | None = None
    embargo_until: str | None = None
    """ISO 8601 with a zone, such as ``2026-05-01T00:00:00+02:00``; nothing becomes public before."""
    may_share_with: tuple[str, ...] | None = None
    """Recipients besides courts, by their agreed labels; empty: with nobody."""

    def __post_init__(self) -> None:
        if self.may_publish is not None and self.may_publish not in _RANK:
            raise ValueError(f"may_publish is one of {', '.join(_RANK)}, not {self.may_publish!r}")
        if self.embargo_until is not None:
            parse_moment(self.embargo_until)

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> Conditions:
        """Read conditions from plain values.

        Raises:
            ValueError: A condition is not known or has a wrong value: it could be one that forbids.
        """
        known = {"may_describe_source_as", "may_publish", "embargo_until", "may_share_with"}
        unknown = sorted(set(map(str, values)) - known)
        if unknown:
            raise ValueError(f"unknown condition {', '.join(unknown)}")
        shared = values.get("may_share_with")
        if shared is not None and (
            not isinstance(shared, (list, tuple)) or not all(isinstance(one, str) for one in shared)
        ):
            raise ValueError("may_share_with is a list of labels")
        texts: dict[str, str | None] = {}
        for name in ("may_describe_source_as", "may_publish", "embargo_until"):
            value = values.get(name)
            if value is not None and not isinstance(value, str):
                raise ValueError(f"{name} is a text")
            texts[name] = value
        return cls(
            may_describe_source_as=texts["may_describe_source_as"],
            may_publish=texts["may_publish"],  # type: ignore[arg-type]  # __post_init__ checks it
            embargo_until=texts["embargo_until"],
            may_share_with=tuple(shared) if shared is not None else None,
        )

    def to_dict(self) -> dict[str, object]:
        """Return plain values; what was not asked is left away."""
        values: dict[str, object] = {
            "may_describe_source_as": self.may_describe_source_as,
            "may_publish": self.may_publish,
            "embargo_until": self.embargo_until,
            "may_share_with": list(self.may_share_with) if self.may_share_with is not None else None,
        }
        return {name: value for name, value in values.items() if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """The present time, and whether the machine's clock may be trusted for it."""

    now: datetime
    clock: str
    """``synchronised``, ``not_synchronised`` or ``unknown``, as in the custody log."""
    checked_by: str | None = None
    """Pseudonym of a person who held the machine's clock against another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """Whether something may leave, and at which condition it stopped."""

    allowed: bool
    stopped_at: str | None = None
    """Name of the condition; ``None`` where it is allowed."""
    sentence: str = ""


def parse_moment(text: str) -> datetime:
    """Read a moment with its zone.

    Raises:
        ValueError: It is no ISO 8601 moment, or has no zone: a date alone begins at different times in two places.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError("a moment is written such as 2026-05-01T00:00:00+02:00") from error
    if moment.tzinfo is None:
        raise ValueError("a moment needs its zone, such as +02:00 or Z")
    return moment.astimezone(UTC)


def decide(
    conditions: Conditions, *, kind: Kind, tier: Tier, present: Present, recipient: str | None = None
) -> Permission:
    """Say whether something may leave. The one function that every export asks.

    Args:
        conditions: What the source allows; of several sources, joined by :func:`strictest`.
        kind: What leaves.
        tier: To whom.
        present: The present time, with the state of the clock.
        recipient: With ``partner``: the label of who gets it.

    Returns:
        The permission. ``court``: sealed parts stay sealed by the tier's table, conditions on publication do not
        bind a hand-over to a court. ``partner``: only labels in ``may_share_with``. ``public``: as much as
        ``may_publish`` says, and not before ``embargo_until``.
    """
    if tier == "court":
        return Permission(allowed=True, sentence="a hand-over to a court; sealed parts stay sealed")
    if tier == "partner":
        return _for_partner(conditions, recipient)
    return _for_public(conditions, kind, present)


def _for_partner(conditions: Conditions, recipient: str | None) -> Permission:
    if conditions.may_share_with is None:
        return _stop("may_share_with", "nobody asked with whom this may be shared")
    if recipient is None or recipient not in conditions.may_share_with:
        return _stop("may_share_with", "the recipient is not among those with whom this may be shared")
    return Permission(allowed=True, sentence="the recipient is among those with whom this may be shared")


def _for_public(conditions: Conditions, kind: Kind, present: Present) -> Permission:
    if conditions.may_publish is None:
        return _stop("may_publish", "nobody asked whether this may be published")
    if kind == "file":
        return _stop(
            "may_publish", "a file as it was handed over is never published; make a copy of its pictures"
        )
    if _RANK[kind] > _RANK[conditions.may_publish]:
        return _stop(
            "may_publish", f"{kind} is more than may be published, which is {conditions.may_publish}"
        )
    if conditions.embargo_until is None:
        return Permission(allowed=True, sentence=f"{conditions.may_publish} may be published")
    until = parse_moment(conditions.embargo_until)
    if present.now.astimezone(UTC) < until:
        return _stop("embargo_until", f"nothing is published before {conditions.embargo_until}")
    if present.clock != "synchronised" and not present.checked_by:
        return _stop(
            "embargo_until",
            f"the embargo would be over, but this machine's clock is {present.clock.replace('_', ' ')}; "
            "let a person hold it against another clock and say who did",
        )
    return Permission(allowed=True, sentence=f"the embargo ended at {conditions.embargo_until}")


def _stop(name: str, sentence: str) -> Permission:
    return Permission(allowed=False, stopped_at=name, sentence=sentence)


def strictest(many: Sequence[Conditions]) -> Conditions:
    """Join the conditions of several hand-overs of one thing: what any of them forbids is forbidden."""
    if not many:
        return Conditions()
    publish = [one.may_publish for one in many]
    shares = [set(one.may_share_with) if one.may_share_with is not None else None for one in many]
    embargoes = [one.embargo_until for one in many if one.embargo_until is not None]
    words = {one.may_describe_source_as for one in many}
    known: list[MayPublish] = [one for one in publish if one is not None]
    strict = sorted(known, key=lambda one: _RANK[one])[0] if known else None
    held = [one for one in shares if one is not None]
    return Conditions(
        may_describe_source_as=words.pop() if len(words) == 1 else None,
        may_publish=strict if len(known) == len(many) or strict == "nothing" else None,
        embargo_until=max(embargoes, key=parse_moment) if embargoes else None,
        may_share_with=tuple(sorted(set.intersection(*held))) if len(held) == len(many) else None,
    )


def completed(stated: Conditions, later: Conditions) -> Conditions:
    """Fill in what was not asked at the hand-over by what was said later; what was stated is never loosened."""
    joined = strictest([stated, later])
    return Conditions(
        may_describe_source_as=stated.may_describe_source_as or later.may_describe_source_as,
        may_publish=joined.may_publish or stated.may_publish or later.may_publish,
        embargo_until=joined.embargo_until,
        may_share_with=joined.may_share_with
        if joined.may_share_with is not None
        else stated.may_share_with
        if stated.may_share_with is not None
        else later.may_share_with,
    )
