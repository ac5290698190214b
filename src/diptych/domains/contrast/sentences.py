"""The plain, neutral sentences of a contrast: what was measured, its interval, its limits."""

from __future__ import annotations

from typing import Literal

from diptych.algorithms.clock_algebra import Piece, margins_s
from diptych.domains.contrast.ground_shares import GroundShares
from diptych.model.findings import ClockSegment, ContrastKind, WhyAbsent

Side = Literal["first", "second"]

_OTHER: dict[Side, Side] = {"first": "second", "second": "first"}
_PICTURE: dict[str, str] = {
    "covered": "the picture is black",
    "gap": "the picture stands still or cannot be decoded",
}


def seconds(t_s: float) -> str:
    """Write a time or a length to hundredths of a second: ``12.30 s``."""
    return f"{t_s + 0.0:.2f} s"


def plus_minus(segment: ClockSegment | None, rate: float = 1.0) -> str:
    """Write the wider side of a 95 % interval: ``± 0.04 s``; to milliseconds where it is below 10 ms."""
    if segment is None:
        return "with an unknown interval"
    wide_s = max(margins_s(segment)) / rate
    return f"± {wide_s:.2f} s" if wide_s >= 0.01 else f"± {wide_s:.3f} s"


def both(segment: ClockSegment, from_s: float, to_s: float, shares: GroundShares | None) -> str:
    """Both recordings hold the stretch."""
    text = (
        f"Both recordings run: {seconds(segment.to_first(from_s))} to {seconds(segment.to_first(to_s))} "
        f"of the first "
        f"is {seconds(from_s)} to {seconds(to_s)} of the second ({plus_minus(segment)} on the first's clock)."
    )
    if shares is None:
        return text + " Which ground each had in view was not measured here."
    return (
        f"{text} Of the ground that either has in view, both have {_percent(shares.both)}, the first alone "
        f"{_percent(shares.only_first)} and the second alone {_percent(shares.only_second)}, on average "
        f"over the "
        f"{seconds(shares.known_s)} that were measured."
    )


def out_of_view(side: Side, segment: ClockSegment, from_s: float, to_s: float) -> str:
    """Both record, but see no common ground."""
    other = _OTHER[side]
    return (
        f"Both recordings run, {seconds(segment.to_first(from_s))} to {seconds(segment.to_first(to_s))} "
        f"of the first "
        f"and {seconds(from_s)} to {seconds(to_s)} of the second ({plus_minus(segment)} on the first's "
        f"clock), and "
        f"no common ground is in view: what the {side} shows is out of view in the {other}."
    )


def not_shown(
    kind: ContrastKind, why: WhyAbsent | None, segment: ClockSegment, from_s: float, to_s: float
) -> str:
    """Both hold the stretch, but one picture or both show nothing of it."""
    when = (
        f"From {seconds(segment.to_first(from_s))} to {seconds(segment.to_first(to_s))} of the first, "
        f"which is "
        f"{seconds(from_s)} to {seconds(to_s)} of the second ({plus_minus(segment)} on the first's clock),"
    )
    if kind == "neither":
        return f"{when} neither recording shows a moving picture."
    dark, bright = ("second", "first") if kind in ("only_in_first", "gap_in_second") else ("first", "second")
    return f"{when} {_PICTURE[why or 'gap']} in the {dark} recording; the {bright} shows this stretch."


def neither_absent(piece: Piece, side: Side, off: WhyAbsent) -> str:
    """One recording has no place on the other, and its own picture shows nothing."""
    return (
        f"From {seconds(piece.from_s)} to {seconds(piece.to_s)} of the {side} recording "
        f"{_PICTURE[off]}, and the "
        f"{_OTHER[side]} recording has no picture placed at this time: neither shows it."
    )


def absent(piece: Piece, side: Side, other_duration_s: float) -> str:
    """One recording holds a stretch that the other does not.

    Args:
        piece: The stretch, on the clock of the recording that holds it.
        side: The recording that holds it.
        other_duration_s: Length of the other one.
    """
    other = _OTHER[side]
    segment = piece.segment
    span = f"from {seconds(piece.from_s)} to {seconds(piece.to_s)} of its own time"
    length_s = piece.to_s - piece.from_s
    # The segment places the own time on the other's clock; its margins are brought back by its rate.
    within = plus_minus(segment, segment.rate if segment else 1.0)
    unsure = ""
    if segment is not None and length_s <= max(margins_s(segment)) / segment.rate:
        unsure = " This is no longer than the interval: it may be that there is no such stretch."
    if piece.why_absent == "before_start":
        return (
            f"The {other} recording starts at 0.00 s of its own time, which is {seconds(piece.to_s)} "
            f"{within} on "
            f"the {side}'s clock; the {side} runs for {seconds(length_s)} before that.{unsure}"
        )
    if piece.why_absent == "after_end":
        return (
            f"The {other} recording ends at {seconds(other_duration_s)} of its own time, which is "
            f"{seconds(piece.from_s)} {within} on the {side}'s clock; the {side} runs on for "
            f"{seconds(length_s)} more.{unsure}"
        )
    if piece.why_absent == "gap":
        at_least = ""
        if piece.at_least_s < length_s - 0.005:
            at_least = f" At least {seconds(piece.at_least_s)} of it has no room in the {other}."
        return (
            f"The {side} recording runs {span} ({within}) while the {other} jumps over this stretch: a "
            f"gap of "
            f"{seconds(length_s)} in the {other}. Why is not known from the pictures.{at_least}"
        )
    return (
        f"For the {side} recording {span} no place was found on the {other}'s clock; whether the "
        f"{other} shows the "
        f"same moments is not resolvable from the clock."
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
