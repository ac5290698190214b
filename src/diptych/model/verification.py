"""What a check of a case found: the typed twin of ``diptych-verify/1``."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing that is not as the log says."""

    kind: str
    """One of the kinds in docs/formats/custody_log.md, such as ``altered``, ``missing``, ``log_altered``."""
    where: str
    """Path inside the case, or ``log`` and an index."""
    what: str
    """One plain sentence."""

    def to_dict(self) -> dict[str, object]:
        """Return the values as they stand in ``problems``."""
        return {"kind": self.kind, "what": self.what, "where": self.where}


@dataclass(slots=True, kw_only=True)
class Verification:
    """The outcome of a check."""

    problems: list[Problem] = field(default_factory=list)
    checked: dict[str, int] = field(
        default_factory=lambda: {
            "objects": 0,
            "bytes": 0,
            "log_entries": 0,
            "checkpoints": 0,
            "timestamps": 0,
            "cosignatures": 0,
        }
    )
    not_checkable: list[str] = field(default_factory=list)
    destroyed: list[dict[str, object]] = field(default_factory=list)
    """What was destroyed on record: path, by whom, when, why, on what basis."""
    notes: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.problems

    def add(self, kind: str, where: str, what: str) -> None:
        """Note a problem, once."""
        problem = Problem(kind=kind, where=where, what=what)
        if problem not in self.problems[-4:]:
            self.problems.append(problem)

    def to_dict(self) -> dict[str, object]:
        """Return the values of ``diptych-verify/1``."""
        return {
            "format": "diptych-verify/1",
            "ok": self.ok,
            "checked": dict(self.checked),
            "not_checkable": list(self.not_checkable),
            "destroyed": list(self.destroyed),
            "notes": list(self.notes),
            "problems": [one.to_dict() for one in sorted(self.problems)],
        }
