"""What a person observed in a recording, and where that moment lies in the others.

The typed twin of ``observations.json`` (format ``diptych-observations/1``).
Times count in seconds from a recording's own first presented frame. ``who`` is a label such as ``person 1``,
never a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

OBSERVATIONS_FORMAT = "diptych-observations/1"

Presence = Literal[
    "observed",
    "in_view_not_observed",
    "out_of_view",
    "before_start",
    "after_end",
    "gap",
    "covered",
    "not_resolvable",
    "undetermined",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of the original picture: pixels, or fractions of its width and height."""

    x: float
    y: float
    w: float
    h: float
    unit: Literal["px", "fraction"] = "px"

    def foot_px(self, width: int, height: int) -> tuple[float, float]:
        """The middle of the lower edge, where a standing figure meets the ground, in pixels."""
        across, down = (width, height) if self.unit == "fraction" else (1, 1)
        return ((self.x + self.w / 2) * across, (self.y + self.h) * down)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One thing that a person observed."""

    id: str
    recording: str
    """As the table names it (id or file name); the id once it is resolved."""
    from_s: float
    to_s: float
    """Equal to ``from_s`` for a moment without length."""
    action: str
    region: Region | None = None
    """``None``: somewhere in the whole picture."""
    who: str = ""
    certainty: str = ""
    observer: str = ""
    note: str = ""
    link: str = ""
    """Observations with the same link are one event, as an observer judged."""
    row: int = 0
    """Row of the table, the header being row 1; of a file without rows the number of the event, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationTable:
    """A table as it was read."""

    observations: tuple[Observation, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump:
    """An address to show: a time in a recording."""

    recording: str
    t_s: float
    frame: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of an observation with one answer about another recording."""

    state: Presence
    from_s: float
    to_s: float
    """On the clock of the recording in which it was observed."""
    other_from_s: float | None
    other_to_s: float | None
    """On the other recording's clock; negative before its start. ``None`` where it has no place there."""
    margin_s: float | None
    """Half the 95 % interval of the times on the other's clock (its wider side)."""
    also_possible: tuple[Presence, ...] = ()
    """Other answers within the clock's interval."""
    matched: str | None = None
    """The other recording's observation of the same event."""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Where an observation's moment lies in one other recording."""

    recording: str
    state: Presence
    """The answer for the longest part; ``observed`` as soon as any part was."""
    parts: tuple[Part, ...]
    statement: str
    jump: Jump | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """One observation and what every other recording holds of it."""

    observation: Observation
    from_frame: int
    to_frame: int
    statement: str
    """``Observed in r1 from 14.20 to 15.00 s (person 1: puts down a crate).``"""
    jump: Jump
    elsewhere: tuple[Elsewhere, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribeResult:
    """The whole of ``observations.json``."""

    observations: tuple[Described, ...]
    table: str
    """Base name of the table."""
    table_sha256: str
    warnings: tuple[str, ...] = ()
    format: str = OBSERVATIONS_FORMAT

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values, ``format`` first."""
        from diptych.model.findings_json import record_to_json

        plain = record_to_json(self)
        described = [_flat(record_to_json(one)) for one in self.observations]
        return {
            "format": self.format,
            "made_from": {"file": self.table, "sha256": self.table_sha256},
            "warnings": plain["warnings"],
            "observations": described,
        }


def _flat(plain: dict[str, object]) -> dict[str, object]:
    observation = plain.pop("observation")
    return {**(observation if isinstance(observation, dict) else {}), **plain}
