"""What a person said about two recordings, and how much longer another version of a recording runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["match", "not_a_match", "unsure", "withdrawn"]
"""``withdrawn`` takes the last judgement back; every line stays."""

VERDICTS: tuple[Verdict, ...] = ("match", "not_a_match", "unsure", "withdrawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person said about a pair, with a reason; the newest of a pair counts, every one is kept."""

    first: str
    """Digest of one recording, the lower of the two."""
    second: str
    verdict: Verdict
    reason: str
    by: str
    """Who judged, as they signed."""
    at: str
    """When, UTC."""

    def to_dict(self) -> dict[str, object]:
        """Return the judgement as JSON values."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True, kw_only=True)
class Longer:
    """How much more of the shared footage another recording runs than the one in question."""

    file: str
    before_s: float
    after_s: float
    between_s: float
    """What the other runs between two pieces that the one in question shows in a row."""

    def to_dict(self) -> dict[str, object]:
        """Return the lengths as JSON values."""
        return {
            "file": self.file,
            "before_s": round(self.before_s, 3),
            "after_s": round(self.after_s, 3),
            "between_s": round(self.between_s, 3),
            "statement": self.sentence(),
        }

    def sentence(self) -> str:
        """Say it in one line."""
        parts = [
            text
            for length, text in (
                (self.before_s, f"{self.before_s:.1f} s before"),
                (self.between_s, f"{self.between_s:.1f} s in between"),
                (self.after_s, f"{self.after_s:.1f} s after"),
            )
            if length > 0
        ]
        more = parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1] if parts else ""
        return f"A longer version is in the archive: {self.file} shows {more}"
