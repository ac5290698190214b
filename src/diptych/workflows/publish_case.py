"""Publishing in a case: the conditions that its receipts state, and what its log learns of plans and copies."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from diptych.adapters.case_clock import now
from diptych.adapters.folders import digest_file
from diptych.domains.assessment import restricted
from diptych.domains.casefile import Case
from diptych.model.conditions import Conditions, strictest
from diptych.model.custody import Value
from diptych.model.errors import CaseDamagedError, WrongCallError
from diptych.model.publication import Plan
from diptych.model.publication_json import plan_from_json, plan_to_json
from diptych.workflows.case_sheet import sensitive_sheets
from diptych.workflows.hand_over_before import mosaic_of_copy
from diptych.workflows.hand_over_material import read_material


def conditions_in_case(case: Path, original_sha256: str) -> Conditions:
    """Join the conditions of every hand-over of an original.

    Raises:
        WrongCallError: The case does not hold the original.
        CaseDamagedError: A receipt does not read; what is not known is not allowed.
        NoKeyError: A receipt is sealed to others.
    """
    held = Case.open(case)
    original = held.state.originals.get(original_sha256)
    if original is None:
        raise WrongCallError("the case does not hold this original", advice="Take it in first.")
    found = []
    for path in original.receipts:
        stated = held.read_record(path).get("conditions", {})
        try:
            found.append(Conditions.from_dict(stated if isinstance(stated, Mapping) else {"odd": stated}))
        except ValueError as error:
            raise CaseDamagedError(f"the conditions of a receipt do not read: {error}") from error
    return restricted(strictest(found), sensitive_sheets(held).get(original_sha256, ()), now()[:10])


def disclosed_by(plan: Plan, case: Path | None) -> tuple[str, ...]:
    """Warn of what a copy after this plan discloses, together with what the public has of the case already."""
    material = read_material(Case.open(case)) if case is not None else None
    return mosaic_of_copy(json.loads(plan_to_json(plan)), day=now()[:10], material=material)


def note_plan(case: Path, plan: Plan) -> None:
    """Put a version of a plan into the case: a sealed record, and an event with its digest."""
    content = plan_to_json(plan)
    sha256 = hashlib.sha256(content).hexdigest()
    with Case.open(case).change() as writing:
        ref = writing.put_record("publication_plan", {"plan": content.decode("utf-8")})
        writing.event(
            "publication_planned",
            about={
                "original": plan.original_sha256,
                "plan": sha256,
                "clearances": len(plan.clearances),
                "agreed": len(plan.agreed()),
            },
            objects=[ref],
        )


def note_copy(case: Path, plan: Plan, *, copy_sha256: str, plan_sha256: str, reason: str) -> None:
    """Link a copy to its original in the log, with the plan that it was made by."""
    with Case.open(case).change(reason=reason) as writing:
        ref = writing.put_record(
            "publication", {"plan": plan_to_json(plan).decode("utf-8"), "copy": copy_sha256}
        )
        writing.event(
            "publishing_copy_made",
            about={"original": plan.original_sha256, "copy": copy_sha256, "plan": plan_sha256},
            objects=[ref],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCopy:
    """A publishing copy of a case on a page for the public, and the plan that it was made by."""

    sha256: str
    plan: Plan


def shown_copies(
    case: Case, recordings: Mapping[str, str], copies: Mapping[str, Path]
) -> dict[str, ShownCopy]:
    """Find the plans of the copies that a page is to show.

    Args:
        case: The case.
        recordings: Id in the comparison → digest of the original, for all of its recordings.
        copies: Id in the comparison → the copy that is to be shown.

    Raises:
        WrongCallError: A copy was not made in this case, or is of another recording.
    """
    made = {one["copy"]: one["plan"] for one in _copies_made(case)}
    found = {}
    for identity, path in copies.items():
        sha256 = digest_file(path)
        if sha256 not in made:
            raise WrongCallError(
                "a publishing copy is not in this case's log",
                advice="Make it with `diptych publish` in this case.",
            )
        plan = plan_from_json(made[sha256].encode("utf-8"))
        if plan.original_sha256 != recordings.get(identity):
            raise WrongCallError(f"the copy for {identity} is of another recording")
        found[identity] = ShownCopy(sha256=sha256, plan=plan)
    return found


def note_report(
    case: Case,
    *,
    finding: str,
    recordings: Mapping[str, str],
    copies: Mapping[str, ShownCopy],
    page: Path,
    reason: str = "",
) -> None:
    """Put into the log that a comparison was written as a page for the public: which, with what redacted, by whom.

    The log gets digests and numbers; a sealed record names each copy's plan, and for each clearance who asked for it
    and who agreed to it as the second person.

    Args:
        case: The case.
        finding: Path of the comparison's finding.
        recordings: Id in the comparison → digest of the original, for all of its recordings.
        copies: The copies that the page shows.
        page: The page; all files of its folder are named by their digests.
        reason: Why; kept in a sealed record.
    """
    told = [
        {
            "recording": identity,
            "original": original,
            "copy": copies[identity].sha256 if identity in copies else None,
            **(_redactions(copies[identity].plan) if identity in copies else {}),
        }
        for identity, original in recordings.items()
    ]
    files = {one.relative_to(page.parent).as_posix(): digest_file(one) for one in _files(page.parent)}
    about: dict[str, Value] = {
        "finding": finding,
        "originals": list(recordings.values()),
        "copies": [one.sha256 for one in copies.values()],
        "page": digest_file(page),
        "files": len(files),
        "agreed": sum(len(one.plan.agreed()) for one in copies.values()),
    }
    with case.change(reason=reason) as writing:
        record = {"finding": finding, "files": files, "recordings": told}
        ref = writing.put_record("published_report", record)
        writing.event("comparison_published", about=about, objects=[ref])


def _copies_made(case: Case) -> Iterator[Mapping[str, str]]:
    for versions in case.state.records.values():
        if versions[-1].kind == "publication":
            value = case.read_record(versions[-1].path)
            yield {"copy": str(value.get("copy")), "plan": str(value.get("plan"))}


def _redactions(plan: Plan) -> dict[str, object]:
    """What of an original can be seen or heard in a copy, and who said so; all else is masked and silent."""
    return {
        "plan": hashlib.sha256(plan_to_json(plan)).hexdigest(),
        "cleared": [
            {
                "what": one.what,
                "from_s": one.from_s,
                "to_s": one.to_s,
                "asked_by": one.asked_by,
                "agreed_by": one.agreement.by if one.agreement is not None else None,
            }
            for one in plan.agreed()
        ],
        "maskings": len(plan.maskings),
    }


def _files(folder: Path) -> list[Path]:
    """Files of a page, without what keeps its folder."""
    return sorted(one for one in folder.rglob("*") if one.is_file() and ".diptych" not in one.parts)
