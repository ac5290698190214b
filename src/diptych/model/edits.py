"""What was done to a recording to get from it to a copy: the typed twin of ``diptych-edits/1``.

Times of an edit count on the second (the copy); the source's own times are in its parameters.
Sign: ``t_first = rate × t_second + offset_s``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

FORMAT = "diptych-edits/1"

EditKind = Literal[
    "crop",
    "bars",
    "scale",
    "mirror",
    "rotate",
    "overlay",
    "grade",
    "blur",
    "speed",
    "removed",
    "freeze",
    "reorder",
    "sound_replaced",
    "sound_removed",
]

Edited = Literal["query", "found", "both", "unknown"]
"""Which side was edited; the query is the second recording, the found one the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One thing that was done, with what is needed to do it again."""

    kind: EditKind
    from_s: float
    to_s: float
    from_frame: int
    to_frame: int
    """One more than the last frame's number."""
    statement: str
    """A plain sentence."""
    parameters: dict[str, object] = field(default_factory=dict)

    def to_dict(self) -> dict[str, object]:
        """Return the edit as JSON values."""
        return {
            "kind": self.kind,
            "from_s": round(self.from_s, 4),
            "to_s": round(self.to_s, 4),
            "from_frame": self.from_frame,
            "to_frame": self.to_frame,
            "statement": self.statement,
            "parameters": self.parameters,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Residual:
    """How the copy compares with its re-creation from the source, over one stretch of the copy.

    Measured on frames that were not used to measure the edits.
    """

    second_from_s: float
    second_to_s: float
    frames: int
    """Number of frames compared."""
    luma_rms_median: float
    """Root mean square difference of luma (levels), median over the frames."""
    luma_rms_95: float
    """95th percentile over the frames."""
    psnr_db: float
    """Of the median."""
    ssim: float
    """Mean structural similarity, median over the frames."""
    unexplained: float
    """Share of the picture (0 to 1) that differs by more than compression does, median over the frames."""
    luma_rms_before: float
    """The median without the edits: the source's picture merely resized."""

    def to_dict(self) -> dict[str, object]:
        """Return the residual as JSON values."""
        shown: dict[str, object] = {name: round(getattr(self, name), 4) for name in self.__slots__}
        shown["frames"] = self.frames
        return shown


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedPiece:
    """A stretch of the second that shows a stretch of the first, with frames (ends exclusive)."""

    second_from_s: float
    second_to_s: float
    first_from_s: float
    first_to_s: float
    second_from_frame: int
    second_to_frame: int
    first_from_frame: int
    first_to_frame: int
    rate: float

    def to_dict(self) -> dict[str, object]:
        """Return the piece as JSON values."""
        shown: dict[str, object] = {name: getattr(self, name) for name in self.__slots__}
        for name in ("second_from_s", "second_to_s", "first_from_s", "first_to_s"):
            shown[name] = round(getattr(self, name), 4)
        shown["rate"] = round(self.rate, 6)
        return shown


@dataclass(frozen=True, slots=True, kw_only=True)
class EditList:
    """Everything measured about how a copy was made from its source."""

    first: str
    second: str
    verdict: Literal["measured", "undetermined"]
    reason: str
    edited: Edited
    why_edited: tuple[str, ...]
    """The reasons for ``edited``, one plain sentence each."""
    pieces: tuple[MatchedPiece, ...] = ()
    edits: tuple[Edit, ...] = ()
    residuals: tuple[Residual, ...] = ()
    sound: str = "undetermined"
    """``same``, ``shifted``, ``mixed``, ``replaced``, ``removed``, ``none`` (neither has any) or ``undetermined``."""
    not_from_first: tuple[tuple[float, float], ...] = ()
    """Stretches of the second (from, to) for which no counterpart was found in the first."""
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return the edit list as JSON values."""
        return {
            "format": FORMAT,
            "first": self.first,
            "second": self.second,
            "verdict": self.verdict,
            "reason": self.reason,
            "edited": self.edited,
            "why_edited": list(self.why_edited),
            "pieces": [piece.to_dict() for piece in self.pieces],
            "edits": [edit.to_dict() for edit in self.edits],
            "residual": [residual.to_dict() for residual in self.residuals],
            "sound": self.sound,
            "not_from_first": [[round(a, 4), round(b, 4)] for a, b in self.not_from_first],
            "notes": list(self.notes),
        }
