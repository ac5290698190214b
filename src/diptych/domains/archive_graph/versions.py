"""Versions of one footage: whether a longer one was found, and which could derive from which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from diptych.model.archive_pairs import Hypothesis, Item, Match
from diptych.model.find import Piece, SameFootage
from diptych.model.judgements import Longer

WHOLE = 0.95
"""Part of a recording that has to be in another for "all of it". Chosen by hand: borders and slivers cost some."""

LEAST_MORE_S = 0.5
"""Least that a longer version has to run on. Chosen by hand: in and out times on both ends may be off by 0.1 s."""

LARGER = 1.1
"""How much larger a picture has to be, per side, to count as larger. Chosen by hand."""

HIGHER_RATE = 1.3
"""How much higher a bit rate has to be to count as higher. Chosen by hand: containers alone cost a few per cent."""

_DONE_TO = {
    "bars": "bars at the edges",
    "overlay": "something laid over the picture",
    "mirror": "a mirrored picture",
    "rotate": "a turned picture",
    "grade": "other colours",
    "blur": "blur",
    "speed": "another speed",
    "freeze": "a frozen picture",
    "reorder": "another order",
    "sound_replaced": "replaced sound",
    "sound_removed": "no sound",
}
"""Edits that say that something was done to the recording on which they lie."""


def longer_versions(
    matches: Sequence[SameFootage], query_duration_s: float, durations_s: Mapping[str, float]
) -> tuple[Longer, ...]:
    """Say which found recordings run longer than a query that is wholly in them.

    A query of 10 s that lies 12.3 s into a recording of 26.3 s gives ``before_s`` 12.3 and ``after_s`` 4.0.

    Args:
        matches: What was found for the query.
        query_duration_s: Length of the query.
        durations_s: Length of the found recordings by digest; one that is absent is passed over.

    Returns:
        The longest first; empty where no recording holds all of the query and more.
    """
    found = []
    for match in matches:
        pieces, duration_s = match.pieces, durations_s.get(match.sha256)
        if duration_s is None or not pieces or any(piece.basis == "digest" for piece in pieces):
            continue
        if covered_s(pieces, found=False) < WHOLE * query_duration_s - _slack(pieces):
            continue
        before, between, after = _more(pieces, duration_s)
        if before + between + after > 0:
            found.append(Longer(file=match.file, before_s=before, between_s=between, after_s=after))
    return tuple(sorted(found, key=lambda one: -(one.before_s + one.between_s + one.after_s)))


def _more(pieces: Sequence[Piece], duration_s: float) -> tuple[float, float, float]:
    """Return what the found recording runs before, between and after the pieces; little counts as nothing."""
    floor = max(LEAST_MORE_S, _slack(pieces))
    ordered = sorted(pieces, key=lambda piece: piece.found_from_s)
    before = ordered[0].found_from_s
    after = duration_s - max(piece.found_to_s for piece in ordered)
    between, until = 0.0, ordered[0].found_to_s
    for piece in ordered[1:]:
        gap = piece.found_from_s - until
        between += gap if gap > floor else 0.0
        until = max(until, piece.found_to_s)
    return (before if before > floor else 0.0), between, (after if after > floor else 0.0)


def _slack(pieces: Sequence[Piece]) -> float:
    return 2 * max((piece.interval_s for piece in pieces), default=0.0)


def covered_s(pieces: Sequence[Piece], *, found: bool) -> float:
    """Sum the time of one side that the pieces cover, each moment once."""
    spans = sorted(
        (piece.found_from_s, piece.found_to_s) if found else (piece.query_from_s, piece.query_to_s)
        for piece in pieces
    )
    total, until = 0.0, float("-inf")
    for begin, end in spans:
        total += max(0.0, end - max(begin, until))
        until = max(until, end)
    return total


def derivations(
    members: Sequence[Item], matches: Sequence[Match], names: Mapping[str, str]
) -> tuple[Hypothesis, ...]:
    """State which member could derive from which, with what speaks for it and against it.

    Only the footage itself makes a hypothesis: one is contained in the other in time, or shows a part of its picture.
    Size, bit rate, edits and publication only stand beside it, for or against.
    """
    items = {item.key: item for item in members}
    found = []
    for match in matches:
        for member, source in ((match.first, match.second), (match.second, match.first)):
            one = _derivation(items[member], items[source], match, names)
            if one is not None:
                found.append(one)
    several = Counter(one.member for one in found)
    told = [
        replace(one, against=(*one.against, _as_much(several[one.member] - 1)))
        if several[one.member] > 1
        else one
        for one in found
    ]
    told.sort(key=lambda one: (one.member, -(len(one.reasons) - len(one.against)), one.could_derive_from))
    return tuple(told)


def _as_much(n_others: int) -> str:
    return f"it could derive from {n_others} other{'' if n_others == 1 else 's'} of these as well"


def _derivation(member: Item, source: Item, match: Match, names: Mapping[str, str]) -> Hypothesis | None:
    is_first = match.first == member.key
    own = covered_s(match.pieces, found=not is_first)
    theirs = covered_s(match.pieces, found=is_first)
    slack = max(LEAST_MORE_S, _slack(match.pieces))
    rest, more = member.duration_s - own, source.duration_s - theirs
    here, there = names[member.key], names[source.key]
    kinds = {edit.kind for edit in match.edits}
    is_part = match.edited in ({"query", "both"} if is_first else {"found", "both"})
    has_part = match.edited in ({"found", "both"} if is_first else {"query", "both"})
    reasons, against = [], []
    is_inside = own >= WHOLE * member.duration_s - slack and more > slack
    if is_inside:
        reasons.append(f"all of {here} is in {there}, which shows {more:.1f} s more")
    if is_part:
        reasons.append(f"the picture of {here} is a part of the picture of {there}")
    if not reasons:
        return None
    if not is_inside and rest > slack:
        against.append(f"{here} shows {rest:.1f} s that {there} does not")
    if is_part:
        against.append(
            f"the same would be seen if {there} were {here} with bars, or set into a larger picture"
        )
    if has_part:
        against.append(f"the picture of {there} is a part of the picture of {here}, in some stretch")
    done = sorted(_DONE_TO[kind] for kind in kinds if kind in _DONE_TO)
    if done and is_first:
        reasons.append(
            f"against {there}, {here} has {', '.join(done)} (which of the two was changed is not measured)"
        )
    _sizes(member, source, here, there, reasons, against)
    _times(member, source, here, there, reasons, against)
    return Hypothesis(
        member=member.key, could_derive_from=source.key, reasons=tuple(reasons), against=tuple(against)
    )


def _sizes(member: Item, source: Item, here: str, there: str, reasons: list[str], against: list[str]) -> None:
    pixels = (member.width * member.height, source.width * source.height)
    if pixels[1] > LARGER**2 * pixels[0]:
        reasons.append(
            f"{here} has a smaller picture ({member.width} × {member.height}) than {there} "
            f"({source.width} × {source.height})"
        )
    elif pixels[0] > LARGER**2 * pixels[1]:
        against.append(
            f"{here} has a larger picture ({member.width} × {member.height}) than {there} "
            f"({source.width} × {source.height})"
        )
    rates = (member.bits_per_s, source.bits_per_s)
    if rates[0] is not None and rates[1] is not None:
        shown = f"{rates[0] / 1000:.0f} against {rates[1] / 1000:.0f} kbit/s"
        if rates[1] > HIGHER_RATE * rates[0]:
            reasons.append(f"{here} has a lower bit rate than {there} ({shown})")
        elif rates[0] > HIGHER_RATE * rates[1]:
            against.append(f"{here} has a higher bit rate than {there} ({shown})")


def _times(member: Item, source: Item, here: str, there: str, reasons: list[str], against: list[str]) -> None:
    if member.published is None or source.published is None:
        return
    shown = f"{member.published.text} against {source.published.text}"
    if source.published.before(member.published):
        reasons.append(f"{here} was published later, of the publications found ({shown})")
    elif member.published.before(source.published):
        against.append(f"{here} was published earlier, of the publications found ({shown})")
