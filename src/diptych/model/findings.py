"""What a comparison finds: the typed twin of ``findings.json`` (format ``diptych-findings/1``).

Times count in seconds from a recording's own first presented frame.
Sign: ``t_first = rate × t_second + offset_s``; a second recording whose 0.0 s happened at 17.8 s of the first has
``offset_s = +17.8``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

FORMAT = "diptych-findings/1"

Relation = Literal["same_footage", "same_place_and_time", "same_place", "no_relation_found", "undetermined"]
WhyAbsent = Literal["before_start", "after_end", "gap", "out_of_view", "covered", "not_resolvable"]
ContrastKind = Literal["both", "only_in_first", "only_in_second", "gap_in_first", "gap_in_second", "neither"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A stretch without a cut; frame numbers are inclusive at the start and exclusive at the end."""

    from_s: float
    to_s: float
    from_frame: int
    to_frame: int
    begins_with: str = "start"
    """``start``, ``cut``, ``jump`` (inside a moving shot), ``dissolve``, ``fade``; ``lost`` where the ground was
    not followed for more than half a second, which claims no cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A remarkable stretch of a recording: ``black``, ``frozen`` or ``undecodable``."""

    kind: str
    from_s: float
    to_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedAt:
    """When a recording's first frame was taken, as somebody said; never the publication time."""

    earliest: str
    latest: str
    basis: str
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """One original's video and sound."""

    id: str
    file: str
    sha256: str
    duration_s: float
    frames: int
    width: int
    height: int
    has_sound: bool
    shots: tuple[Shot, ...]
    stretches: tuple[Stretch, ...] = ()
    notes: tuple[str, ...] = ()
    recorded_at: RecordedAt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A stretch of the second that shows the same frames as a stretch of the first."""

    first_from_s: float
    first_to_s: float
    second_from_s: float
    second_to_s: float
    rate: float
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SameFootage:
    """Whether both recordings stem from one camera's recording."""

    verdict: Literal["yes", "no", "undetermined"]
    reason: str
    matches: tuple[Match, ...] = ()
    edits: tuple[dict[str, object], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Whether both recordings show the same ground, and how well it was registered."""

    verdict: Literal["same", "no_match_found", "undetermined"]
    inliers: int
    error_px: float | None
    reason: str
    error_m: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """The best other answer."""

    offset_s: float
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What one kind of evidence says about the offset."""

    cue: str
    offset_s: float
    interval_s: tuple[float, float]
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockSegment:
    """A stretch of the second with one offset on the first's clock."""

    second_from_s: float
    second_to_s: float
    offset_s: float
    rate: float
    interval_s: tuple[float, float]
    """95 % interval of the time, on the first's clock, minus ``rate`` × the time on the second, at mid-segment."""
    probability: float | None
    score: float
    rival: Rival | None
    method: str
    limits: str
    second_from_frame: int = 0
    second_to_frame: int = 0
    evidence_frames: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()
    origin: Literal["machine", "human"] = "machine"

    def to_first(self, t_second_s: float) -> float:
        """Carry a time of the second to the first's clock."""
        return self.rate * t_second_s + self.offset_s

    def to_second(self, t_first_s: float) -> float:
        """Carry a time of the first to the second's clock."""
        return (t_first_s - self.offset_s) / self.rate

    @property
    def half_width_s(self) -> float:
        """Half the width of the 95 % interval."""
        return (self.interval_s[1] - self.interval_s[0]) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """How the second recording's time maps to the first's, or why that is undetermined."""

    verdict: Literal["aligned", "undetermined"]
    reason_code: str
    reason: str
    origin: Literal["machine", "human"] = "machine"
    segments: tuple[ClockSegment, ...] = ()
    machine: Clock | None = None
    """Beside a human clock: what the machine had answered."""
    beside: tuple[Cue, ...] = ()
    """Where undetermined: cues that named an offset and did not suffice, or that exclude each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContrastRow:
    """Who shows a stretch, and why it is absent from the other."""

    kind: ContrastKind
    first_from_s: float | None
    first_to_s: float | None
    second_from_s: float | None
    second_to_s: float | None
    why_absent: WhyAbsent | None
    statement: str
    first_from_frame: int | None = None
    first_to_frame: int | None = None
    second_from_frame: int | None = None
    second_to_frame: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything measured between two recordings."""

    first: str
    second: str
    relation: Relation
    same_footage: SameFootage
    place: Place
    clock: Clock
    contrast: tuple[ContrastRow, ...] = ()
    same_soundtrack: tuple[Match, ...] = ()
    """Stretches that hold one and the same sound: a common edit, never by itself a common time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineSegment:
    """A stretch of a recording placed on the reference clock: ``t_reference = rate × t + offset_s``."""

    from_s: float
    to_s: float
    offset_s: float
    rate: float
    interval_s: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRecording:
    """One recording on the common timeline."""

    id: str
    segments: tuple[TimelineSegment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VotedOut:
    """A pairwise answer that the others contradict."""

    first: str
    second: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """All recordings, piecewise, on the clock of one of them."""

    reference: str
    recordings: tuple[TimelineRecording, ...]
    voted_out: tuple[VotedOut, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBy:
    """Which version, with which settings."""

    name: str
    version: str
    settings: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The whole of ``findings.json``."""

    made_by: MadeBy
    recordings: tuple[Recording, ...]
    comparisons: tuple[Comparison, ...]
    timeline: Timeline
    format: str = FORMAT
