"""List the comparisons that a case holds, and find the page and the working copies of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diptych.adapters.folders import write_bytes_atomic
from diptych.adapters.keys import KeyFolder
from diptych.adapters.results import read_findings
from diptych.domains.casefile import Case, CasePlace, opened_case
from diptych.model.errors import DiptychError, WrongCallError
from diptych.model.findings_json import findings_to_json

RESULTS = "derived/results"
"""Where pages and working copies of comparisons lie inside a case; they can be made again."""

MARK = "finding"
"""File in a result's folder that names the finding it belongs to; without it the folder is found by its content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairSummary:
    """One comparison in a line."""

    id: str
    """The finding's id: the name of its file."""
    at: str
    """When it was stored."""
    originals: tuple[int | None, ...]
    """Numbers of the originals, in the order r1, r2, …; None for one that the case does not name."""
    relations: tuple[str, ...]
    """The relation of each pair."""
    clock: str
    """``aligned`` where all recordings have one clock, ``undetermined`` where none has, else ``partly``."""
    by_hand: bool
    """Whether a person set a clock in it."""
    shown: bool
    """Whether its page and working copies are there."""

    def to_dict(self) -> dict[str, object]:
        """Return plain values."""
        return {
            "id": self.id,
            "at": self.at,
            "originals": list(self.originals),
            "relations": list(self.relations),
            "clock": self.clock,
            "by_hand": self.by_hand,
            "shown": self.shown,
        }


def case_pairs(path: CasePlace, *, keys: KeyFolder | None = None) -> tuple[PairSummary, ...]:
    """List the comparisons of a case, newest first.

    Args:
        path: The case, or its folder.
        keys: The user's keys.

    Raises:
        NotACaseError: There is no case in the folder.
    """
    case = opened_case(path, keys=keys)
    found = []
    for entry in case.entries():
        if entry.action != "finding_added" or entry.about.get("kind") != "compare":
            continue
        for ref in entry.objects:
            if ref.kind == "finding" and ref.path in case.state.expected:
                found.append(_summary(case, ref.path, entry.time))
    return tuple(reversed(found))


def finding_path(case: Case, name: str) -> str:
    """Find a finding by its path or the beginning of its id.

    Raises:
        WrongCallError: It names none or several.
    """
    paths = [path for path in case.state.expected if path.startswith("findings/")]
    fitting = [path for path in paths if path == name or path.startswith(f"findings/{name}")]
    if len(fitting) != 1 or not name:
        raise WrongCallError(
            f"{name} names {'no finding' if not fitting else 'several findings'} of this case"
        )
    return fitting[0]


def mark_result(out: Path, path: str) -> None:
    """Note in a result's folder which finding it belongs to."""
    write_bytes_atomic(out / MARK, path.encode("ascii"))


def result_of(case: Case, path: str) -> Path:
    """Find the folder of a comparison's result.

    Raises:
        WrongCallError: It is no longer there; run the comparison again.
    """
    folder = _marked(case, path)
    if folder is not None:
        return folder
    wanted = case.read_document(path).get("value")
    for one in sorted((case.root / RESULTS).glob("*")):
        if (one / "findings.json").is_file() and findings_to_json(read_findings(one)) == wanted:
            mark_result(one, path)
            return one
    raise WrongCallError(
        "the result of that comparison is no longer in the case's derived folder",
        advice="Run compare on the same originals again.",
    )


def finding_of(case: Case, result: Path) -> str:
    """Find the finding whose comparison wrote a folder: the newest that says the same.

    Raises:
        WrongCallError: The case holds no such finding.
    """
    value = findings_to_json(read_findings(result))
    for one in case_pairs(case):
        path = finding_path(case, one.id)
        if case.read_document(path).get("value") == value:
            return path
    raise WrongCallError(
        "the case holds no finding of this comparison", advice="Compare the originals in the case."
    )


def _marked(case: Case, path: str) -> Path | None:
    for one in sorted((case.root / RESULTS).glob("*")):
        try:
            if (one / MARK).read_bytes() == path.encode("ascii") and (one / "findings.json").is_file():
                return one
        except OSError:
            continue
    return None


def _summary(case: Case, path: str, at: str) -> PairSummary:
    value = _value(case, path)
    numbers = {digest: one.number for digest, one in case.state.originals.items()}
    comparisons = [one for one in value.get("comparisons", []) if isinstance(one, dict)]
    clocks = [one.get("clock") or {} for one in comparisons]
    aligned = sum(one.get("verdict") == "aligned" for one in clocks)
    return PairSummary(
        id=path.removeprefix("findings/").removesuffix(".json"),
        at=at,
        originals=tuple(numbers.get(str(one.get("sha256"))) for one in value.get("recordings", [])),
        relations=tuple(str(one.get("relation")) for one in comparisons),
        clock="undetermined" if not aligned else "aligned" if aligned == len(clocks) else "partly",
        by_hand=any(one.get("origin") == "human" for one in clocks),
        shown=_marked(case, path) is not None,
    )


def _value(case: Case, path: str) -> Mapping[str, Any]:
    try:
        value = case.read_document(path).get("value")
    except DiptychError:  # missing or changed: a check of the case says so
        return {}
    return value if isinstance(value, dict) else {}
