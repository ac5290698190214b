"""Run a stored finding again from its originals and say whether the answer is the same."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from diptych.adapters.keys import KeyFolder
from diptych.domains.casefile import Case
from diptych.model.errors import CaseDamagedError, WrongCallError
from diptych.model.findings_json import findings_to_json
from diptych.model.settings import Settings
from diptych.workflows.case_pairs import finding_path
from diptych.workflows.compare import compare

TOLERANCE = 1e-6
"""Largest difference of two numbers that counts as the same: other processors round differently. Chosen by hand."""

_VOLATILE = ("file", "made_by")
"""Fields that name the run and not the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rerun:
    """What came of running a finding again."""

    finding: str
    same: bool
    differences: tuple[str, ...]
    """Places in the document that differ, at most 50."""

    def to_dict(self) -> dict[str, object]:
        """Return the values of ``diptych-rerun/1``."""
        return {
            "format": "diptych-rerun/1",
            "finding": self.finding,
            "same": self.same,
            "tolerance": TOLERANCE,
            "differences": list(self.differences),
        }


def case_rerun(
    case_folder: Path,
    name: str,
    *,
    reason: str = "",
    keys: KeyFolder | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> Rerun:
    """Run a comparison of a case again, with its settings, and log the outcome.

    Args:
        case_folder: The case's folder.
        name: Path or beginning of the id of the finding.
        reason: Why; kept in a sealed record.
        keys: The user's keys.
        progress: Called with a stage and the fraction done.

    Raises:
        WrongCallError: There is no such finding, or it is of a kind that needs more than its originals.
        CaseDamagedError: The finding or an original is missing or changed.
    """
    case = Case.open(case_folder, keys=keys)
    path = finding_path(case, name)
    document = case.read_document(path)
    asked, inputs, value = document.get("settings"), document.get("inputs"), document.get("value")
    if document.get("kind") != "compare":
        raise WrongCallError("only comparisons can be run again from their originals alone")
    if not (isinstance(asked, dict) and isinstance(inputs, list) and isinstance(value, dict)):
        raise CaseDamagedError(f"{path} does not read as a finding")
    known = {one.name for one in fields(Settings)}
    paths = case.access([str(one) for one in inputs], reason=reason, purpose="rerun")
    with tempfile.TemporaryDirectory(prefix="rerun-", dir=_derived(case_folder)) as folder:
        again = compare(
            paths,
            out=Path(folder) / "result",
            report=False,
            anchors=[str(one) for one in asked.get("anchors", [])],
            recorded_at=[str(one) for one in asked.get("recorded_at", [])],
            settings=Settings.from_dict({k: v for k, v in asked.items() if k in known}),
            progress=progress,
        )
    differences = tuple(_differences(value, findings_to_json(again), ""))[:50]
    outcome = "different" if differences else "same"
    case.log_event("rerun", about={"finding": path, "outcome": outcome, "differences": len(differences)})
    return Rerun(finding=path, same=not differences, differences=differences)


def _derived(case_folder: Path) -> Path:
    folder = case_folder / "derived"
    folder.mkdir(exist_ok=True)
    return folder


def _differences(one: object, other: object, where: str) -> list[str]:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        found = []
        for key in sorted({*one, *other}):
            if key not in _VOLATILE:
                found += _differences(one.get(key), other.get(key), f"{where}.{key}" if where else str(key))
        return found
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        if len(one) != len(other):
            return [where]
        return [
            d
            for k, (a, b) in enumerate(zip(one, other, strict=True))
            for d in _differences(a, b, f"{where}[{k}]")
        ]
    numbers = all(isinstance(v, (int, float)) and not isinstance(v, bool) for v in (one, other))
    if numbers:
        return [] if abs(float(one) - float(other)) <= TOLERANCE else [where]  # type: ignore[arg-type]
    return [] if one == other else [where]
