"""Links between two registers: comparisons in words and bits, candidates for a person's judgement, contradictions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One outcome of a comparison."""

    name: str
    words: str
    """What it says, in words."""
    edge: float | None = None
    """The number from which (or up to which) it holds; ``None``: everything else."""
    above: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkComparison:
    """What is compared of two rows: the first level that holds counts, the last holds always."""

    name: str
    words: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkReason:
    """What one comparison says for (positive) or against (negative) one incident, in bits, and in words."""

    comparison: str
    bits: float
    words: str

    def to_dict(self) -> dict[str, object]:
        """Return the reason as JSON values."""
        return {"comparison": self.comparison, "bits": round(self.bits, 2), "words": self.words}


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkCandidate:
    """Two rows, one of each register, that may be of one incident; a person judges."""

    left_id: str
    right_id: str
    probability: float
    reasons: tuple[LinkReason, ...]
    """Their bits add up to the log-odds of the probability."""
    judged: Literal["same", "different", "unsure", ""] = ""
    """What a person said last about the pair."""

    def reasons_text(self) -> str:
        """Return the reasons as one line: bits and words."""
        return "; ".join(f"{one.bits:+.1f} {one.words}" for one in self.reasons)

    def to_dict(self) -> dict[str, object]:
        """Return the candidate as JSON values."""
        return {
            "left_id": self.left_id,
            "right_id": self.right_id,
            "probability": round(self.probability, 5),
            "judged": self.judged or None,
            "reasons": [one.to_dict() for one in self.reasons],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Judgements that do not go together: a chain of "same" whose ends were judged different."""

    chain: tuple[str, ...]
    """Ids from one end to the other; each two neighbours were judged the same."""
    statement: str

    def to_dict(self) -> dict[str, object]:
        """Return the contradiction as JSON values."""
        return {"chain": list(self.chain), "statement": self.statement}


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Candidates between two registers, best first, and how they came about."""

    left: str
    right: str
    n_left: int
    n_right: int
    n_compared: int
    """Pairs of rows that were brought together and compared."""
    candidates: tuple[LinkCandidate, ...]
    contradictions: tuple[Contradiction, ...] = ()
    notes: tuple[str, ...] = ()
    weights: dict[str, dict[str, float]] = field(default_factory=dict)
    """Bits of every level of every comparison, as estimated from these two registers."""
    splink: Mapping[str, object] = field(default_factory=dict)
    """The model as Splink reads it, with the shares estimated."""

    def to_dict(self, most: int | None = None) -> dict[str, object]:
        """Return the result as JSON values, with at most so many candidates."""
        return {
            "format": "diptych-links/1",
            "left": {"name": self.left, "rows": self.n_left},
            "right": {"name": self.right, "rows": self.n_right},
            "compared": self.n_compared,
            "total": len(self.candidates),
            "candidates": [one.to_dict() for one in self.candidates[:most]],
            "contradictions": [one.to_dict() for one in self.contradictions],
            "weights": {
                name: {level: round(bits, 2) for level, bits in levels.items()}
                for name, levels in self.weights.items()
            },
            "notes": list(self.notes),
        }
