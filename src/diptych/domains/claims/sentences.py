"""Plain, neutral sentences about observations: what was observed, and what another recording holds of it."""

from __future__ import annotations

from diptych.algorithms.clock_algebra import Piece
from diptych.model.findings import Recording
from diptych.model.observations import Observation, Part, Presence

_POSSIBLE: dict[Presence, str] = {
    "in_view_not_observed": "in view",
    "out_of_view": "out of view",
    "before_start": "before its start",
    "after_end": "after its end",
    "gap": "in a gap",
    "covered": "while its picture is black",
    "not_resolvable": "not resolvable",
    "observed": "observed",
    "undetermined": "undetermined",
}


def observed(one: Observation) -> str:
    """Write ``Observed in r1 from 14.20 to 15.00 s (person 1: puts down a crate).``."""
    when = f"from {one.from_s:.2f} to {one.to_s:.2f} s" if one.to_s > one.from_s else f"at {one.from_s:.2f} s"
    what = f"{one.who}: {one.action}" if one.who else one.action
    certainty = f", {one.certainty}" if one.certainty else ""
    return f"Observed in {one.recording} {when} ({what}{certainty})."


def undetermined(other: str, reason: str) -> str:
    """No clock leads to the other recording."""
    return f"Where this moment lies in {other} is undetermined: {reason.rstrip('.')}."


def part(one: Observation, piece_part: Part, piece: Piece, own: str, other: Recording, *, alone: bool) -> str:
    """One sentence, or two, about a part of an observation; ``alone`` when it is the whole of it."""
    margin = _margin(piece_part, piece)
    if piece_part.state in ("before_start", "after_end"):
        text = _beyond(one, piece_part, piece, own, other, margin)
    elif piece_part.state == "gap" and piece.why_absent == "gap":
        text = (
            f"{other.id} jumps over this moment: it has a gap from {piece.from_s:.2f} to "
            f"{piece.to_s:.2f} s of "
            f"{own}'s time ({margin})."
        )
    elif piece.why_absent is not None:
        text = f"No place was found for this moment on {other.id}'s clock."
    else:
        text = _held(piece_part, other.id, margin)
    if not alone and piece_part.state not in ("before_start", "after_end"):
        text = f"For {piece_part.from_s:.2f} to {piece_part.to_s:.2f} s of {own}: {text}"
    if piece_part.also_possible and piece_part.state not in ("before_start", "after_end"):
        others = " or ".join(_POSSIBLE[state] for state in piece_part.also_possible)
        text += f" Within the interval of the clock it may also be: {others}."
    return text


def _beyond(one: Observation, piece_part: Part, piece: Piece, own: str, other: Recording, margin: str) -> str:
    segment = piece.segment
    if segment is None:
        return f"No place was found for this moment on {other.id}'s clock."
    unsure = f" Within the interval {other.id} may also run at that time." if piece_part.also_possible else ""
    if piece_part.state == "after_end":
        end_s = segment.to_second(other.duration_s)
        if one.from_s >= end_s - 1e-6:
            return f"{other.id} ends {_length(one.from_s - end_s)} earlier ({margin}).{unsure}"
        return (
            f"{other.id} ends during it, at {end_s:.2f} s of {own} ({margin}); the remaining "
            f"{_length(one.to_s - end_s)} come after its end."
        )
    start_s = segment.to_second(0.0)
    if one.to_s <= start_s + 1e-6:
        return f"{other.id} starts {_length(start_s - one.to_s)} later ({margin}).{unsure}"
    return (
        f"{other.id} starts during it, at {start_s:.2f} s of {own} ({margin}); the "
        f"{_length(start_s - one.from_s)} "
        f"until then come before its start."
    )


def _held(piece_part: Part, other: str, margin: str) -> str:
    from_s, to_s = piece_part.other_from_s or 0.0, piece_part.other_to_s or 0.0
    when = f"from {from_s + 0.0:.2f} to {to_s + 0.0:.2f} s of its time ({margin})"
    if to_s <= from_s:
        when = f"at {from_s + 0.0:.2f} s of its time ({margin})"
    if piece_part.state == "observed":
        return f"Observed in {other} as well, {when}, as observation {piece_part.matched}."
    if piece_part.state == "in_view_not_observed":
        return f"In {other} the place is in view {when}; the table holds no such observation there."
    if piece_part.state == "out_of_view":
        return f"{other} runs, {when}, and the place is out of view there."
    if piece_part.state == "covered":
        return f"{other} runs, {when}, and its picture is black."
    if piece_part.state == "gap":
        return f"{other} runs, {when}, and its picture stands still or cannot be decoded."
    return f"{other} runs, {when}; whether the place is in view there is not resolvable: {piece_part.reason}."


def _margin(piece_part: Part, piece: Piece) -> str:
    """The margin on the clock that the sentence speaks of: the other's for times held there, else the own."""
    margin_s = piece_part.margin_s or 0.0
    if piece.segment is not None and piece.why_absent is not None:
        margin_s /= piece.segment.rate
    return f"± {margin_s:.2f} s" if margin_s >= 0.01 else f"± {margin_s:.3f} s"


def _length(length_s: float) -> str:
    return f"{max(0.0, length_s):.2f} s"
