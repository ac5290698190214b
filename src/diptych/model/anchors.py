"""Moments that a person set as simultaneous, and when a person says a recording was made."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from diptych.model.errors import WrongCallError
from diptych.model.findings import RecordedAt

DEFAULT_MARGIN_S = 0.10
"""Half the 95 % interval of an anchor given without one. Chosen by hand; not yet measured."""

_ADVICE = (
    "Write anchors as r1=17.80,r2=0.00±0.08 (or +/-0.08): the same moment in each recording, in seconds."
)
_PART = re.compile(
    r"^\s*(?P<id>[^=\s]+)\s*=\s*(?P<time>[^±+\s]+)\s*(?:(?:±|\+/-|\+-)\s*(?P<margin>\S+))?\s*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """One moment in two recordings: the first's ``first_s`` and the second's ``second_s`` are one time."""

    first: str
    first_s: float
    second: str
    second_s: float
    margin_s: float = DEFAULT_MARGIN_S
    """Half the 95 % interval of ``first_s − second_s``."""
    margin_given: bool = False


def parse_anchors(texts: Iterable[str]) -> tuple[Anchor, ...]:
    """Read anchors such as ``r1=17.80,r2=0.00±0.08``; three recordings in one text give three pairs.

    The margins of the two sides are added in quadrature; a side without one adds nothing when the other
    has one.
    Without any, the margin is :data:`DEFAULT_MARGIN_S`.

    Raises:
        WrongCallError: The text does not read as an anchor.
    """
    return tuple(anchor for text in texts for anchor in _parse_one(text))


def parse_seconds(text: str) -> float:
    """Read ``12.5``, ``12,5``, ``1:02.5`` or ``01:01:02.500`` as seconds.

    Raises:
        ValueError: The text is no time.
    """
    parts = text.strip().replace(",", ".").replace("−", "-").split(":")
    pattern = r"-?\d+(\.\d*)?|-?\.\d+"
    if not 1 <= len(parts) <= 3 or not re.fullmatch(pattern, parts[-1]):
        raise ValueError(f"{text!r} is no time: expected seconds, mm:ss.sss or hh:mm:ss.sss")
    if any(not re.fullmatch(r"\d+", part) for part in parts[:-1]):
        raise ValueError(f"{text!r} is no time: expected seconds, mm:ss.sss or hh:mm:ss.sss")
    if len(parts) > 1 and (float(parts[-1]) < 0 or float(parts[-1]) >= 60):
        raise ValueError(f"{text!r} is no time: its seconds are not between 0 and 60")
    if len(parts) == 3 and int(parts[1]) >= 60:
        raise ValueError(f"{text!r} is no time: its minutes are not between 0 and 60")
    total = 0.0
    for part in parts:
        total = 60 * total + float(part)
    return total


def parse_recorded_at(text: str) -> RecordedAt:
    """Read ``2026-05-01T14:03:00+03:00/2026-05-01T14:04:00+03:00; basis; author``.

    One time instead of two is an interval without width. Every time names its zone: an offset or ``Z``.
    Without a
    basis or an author the record says ``not stated``.

    Raises:
        WrongCallError: A part is empty, a time has no zone, or the latest is before the earliest.
    """
    advice = "Write EARLIEST/LATEST; BASIS; AUTHOR, such as 2026-05-01T14:03:00+03:00; clock in view; desk 2."
    parts = [part.strip() for part in text.split(";")]
    parts += ["not stated"] * (3 - len(parts))
    if len(parts) != 3 or not all(parts):
        raise WrongCallError(f"{text!r} does not give a time, a basis and an author", advice=advice)
    bounds = [bound.strip() for bound in parts[0].split("/")]
    if len(bounds) > 2:
        raise WrongCallError(f"{parts[0]!r} holds more than two times", advice=advice)
    times = []
    for bound in bounds:
        try:
            time = datetime.fromisoformat(bound)
        except ValueError:
            raise WrongCallError(f"{bound!r} is no time", advice=advice) from None
        if time.tzinfo is None:
            raise WrongCallError(f"{bound!r} names no time zone", advice=advice)
        times.append(time)
    if times[-1] < times[0]:
        raise WrongCallError(f"{parts[0]!r}: the latest time is before the earliest", advice=advice)
    return RecordedAt(
        earliest=times[0].isoformat(), latest=times[-1].isoformat(), basis=parts[1], author=parts[2]
    )


def parse_recorded_at_option(text: str) -> tuple[str, RecordedAt]:
    """Read ``r1=EARLIEST/LATEST; BASIS; AUTHOR`` as a recording and when it was made.

    Raises:
        WrongCallError: The text names no recording, or what follows is no such value.
    """
    name, separator, value = text.partition("=")
    if not separator or not name.strip():
        raise WrongCallError(
            f"{text!r} names no recording", advice="Write r1=2026-05-01T14:03:00+03:00; BASIS; AUTHOR."
        )
    return name.strip(), parse_recorded_at(value)


def _parse_one(text: str) -> list[Anchor]:
    # A comma also stands for a decimal point: split only where an identifier follows.
    moments: list[tuple[str, float, float | None]] = []
    for part in re.split(r",(?=\s*[^=,\s]+\s*=)", text):
        found = _PART.match(part)
        if found is None:
            raise WrongCallError(
                f"anchor {text!r}: {part.strip()!r} is not ID=TIME or ID=TIME±MARGIN", advice=_ADVICE
            )
        try:
            time_s = parse_seconds(found["time"])
            margin_s = None if found["margin"] is None else parse_seconds(found["margin"])
        except ValueError as error:
            raise WrongCallError(f"anchor {text!r}: {error}", advice=_ADVICE) from None
        if margin_s is not None and margin_s <= 0:
            raise WrongCallError(f"anchor {text!r}: a margin must be above 0", advice=_ADVICE)
        moments.append((found["id"], time_s, margin_s))
    names = [name for name, _, _ in moments]
    if len(names) < 2 or len(set(names)) < len(names):
        raise WrongCallError(f"anchor {text!r}: expected two or more different recordings", advice=_ADVICE)
    return [_pair(a, b) for a, b in combinations(moments, 2)]


def _pair(a: tuple[str, float, float | None], b: tuple[str, float, float | None]) -> Anchor:
    given = a[2] is not None or b[2] is not None
    margin_s = math.hypot(a[2] or 0.0, b[2] or 0.0) if given else DEFAULT_MARGIN_S
    return Anchor(first=a[0], first_s=a[1], second=b[0], second_s=b[1], margin_s=margin_s, margin_given=given)
