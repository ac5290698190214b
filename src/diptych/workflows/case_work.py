"""Measure inside a case: compare, find and describe its originals, and keep what was found as findings."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from diptych.adapters.keys import KeyFolder
from diptych.domains.casefile import Case
from diptych.model.errors import WrongCallError
from diptych.model.findings_json import findings_to_json
from diptych.model.observations import DescribeResult
from diptych.model.settings import Settings
from diptych.workflows.case_items import named_originals
from diptych.workflows.case_pairs import RESULTS, finding_path, mark_result, result_of
from diptych.workflows.case_recordings import name_of
from diptych.workflows.compare import compare
from diptych.workflows.describe import describe
from diptych.workflows.find import find

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A finding that was kept in a case."""

    path: str
    """Path of the finding inside the case."""
    value: Mapping[str, object]
    out: Path | None = None
    """Folder with the page, where there is one."""
    described: DescribeResult | None = None
    """Of observations that were carried over."""


def compare_in_case(
    case_folder: Path,
    items: Sequence[str],
    *,
    report: bool = True,
    anchors: Sequence[str] = (),
    recorded_at: Sequence[str] = (),
    settings: Settings | None = None,
    reason: str = "",
    keys: KeyFolder | None = None,
    progress: Progress | None = None,
) -> Kept:
    """Compare originals of a case and keep the findings in it.

    Args:
        case_folder: The case's folder.
        items: Two or more originals, see :func:`named_originals`.
        report: Whether to make the page as well.
        anchors: Moments that a person matched, such as ``r1=17.80,r2=0.00±0.08``.
        recorded_at: When a recording was taken.
        settings: Limits.
        reason: Why; kept in a sealed record.
        keys: The user's keys.
        progress: Called with a stage and the fraction done.

    Raises:
        WrongCallError: An item is none of the case, or not readable.
        DiptychError: The comparison failed; the case then holds the event of reading, and no finding.
    """
    settings = settings or Settings()
    case = Case.open(case_folder, keys=keys)
    originals = named_originals(case, list(items))
    digests = [one.sha256 for one in originals]
    paths = case.access(digests, reason=reason, purpose="compare")
    out = case_folder / RESULTS / secrets.token_hex(6)
    findings = compare(
        paths,
        out=out,
        report=report,
        anchors=anchors,
        recorded_at=recorded_at,
        settings=settings,
        progress=progress,
    )
    value = findings_to_json(findings)
    asked = {"anchors": list(anchors), "recorded_at": list(recorded_at), **asdict(settings)}
    ref = case.add_finding(value, kind="compare", inputs=digests, settings=asked)
    mark_result(out, ref.path)
    return Kept(path=ref.path, value=value, out=out)


def find_in_case(
    case_folder: Path,
    item: str,
    *,
    archive: Path,
    settings: Settings | None = None,
    reason: str = "",
    keys: KeyFolder | None = None,
    progress: Progress | None = None,
) -> Kept:
    """Search an archive for an original of a case and keep what was found, by digests alone.

    Args:
        case_folder: The case's folder.
        item: The original, see :func:`named_originals`.
        archive: Folder of the archive.
        settings: Limits.
        reason: The objective of the search; kept in a sealed record.
        keys: The user's keys.
        progress: Called with a stage and the fraction done.
    """
    settings = settings or Settings()
    case = Case.open(case_folder, keys=keys)
    original = named_originals(case, [item])[0]
    (path,) = case.access([original.sha256], reason=reason, purpose="find")
    value = find(path, archive=archive, settings=settings, progress=progress).to_dict()
    kept = without_names(value)
    if not isinstance(kept, dict):
        raise WrongCallError("the search gave no document")
    ref = case.add_finding(kept, kind="find", inputs=[original.sha256], settings=asdict(settings))
    return Kept(path=ref.path, value=value)


def describe_in_case(
    case_folder: Path, finding: str, observations: Path, *, reason: str = "", keys: KeyFolder | None = None
) -> Kept:
    """Carry observations over a comparison of the case. What a person wrote is kept sealed, the table with it.

    Args:
        case_folder: The case's folder.
        finding: Path or id of a finding of a comparison whose result is still in ``derived/``.
        observations: The table.
        reason: Why; kept in a sealed record.
        keys: The user's keys.

    Raises:
        WrongCallError: The comparison's result is no longer there; run it again.
    """
    case = Case.open(case_folder, keys=keys)
    path = finding_path(case, finding)
    out = result_of(case, path)
    carried = describe(out, observations, also=_names_of(case))
    value = carried.to_dict()
    with case.change(reason=reason) as writing:
        kept = writing.put_record("described", {"finding": path, "result": value})
        writing.event("record_added", about={"kind": "described", "finding": path}, objects=[kept])
    return Kept(path=kept.path, value=value, out=out, described=carried)


def _names_of(case: Case) -> dict[str, str]:
    """Give what a person may call the originals, in lower case: numbers, and names of files that name one alone."""
    names: dict[str, str] = {}
    several: set[str] = set()
    for one in case.originals():
        name = (name_of(case, one) or "").lower()
        several |= {name} if name in names else set()
        names |= {str(one.number): one.sha256} | ({name: one.sha256} if name else {})
    return {name: sha256 for name, sha256 in names.items() if name not in several}


def without_names(value: object) -> object:
    """Leave file names out of a document: what a file was called says who had it; digests remain.

    In sentences the beginning of the digest stands in the place of a name.
    """
    return _without(value, dict(sorted(_named(value), key=lambda one: -len(one[0]))))


def _named(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        file, sha256 = value.get("file"), value.get("sha256")
        if isinstance(file, str) and isinstance(sha256, str) and len(file) > 3:
            yield file, sha256[:12]
    parts = (
        value.values() if isinstance(value, Mapping) else value if isinstance(value, (list, tuple)) else ()
    )
    for one in parts:
        yield from _named(one)


def _without(value: object, names: Mapping[str, str]) -> object:
    if isinstance(value, Mapping):
        return {k: _without(v, names) for k, v in value.items() if k not in ("file", "also", "files", "path")}
    if isinstance(value, (list, tuple)):
        return [_without(one, names) for one in value]
    if isinstance(value, str):
        for file, digest in names.items():
            value = value.replace(file, digest)
    return value
