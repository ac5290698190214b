"""Publishing copies of a case's originals, worked on piece by piece: a plan, what is masked and cleared, the copy.

A publication is a folder below ``derived/publish``: the plan, a working copy to draw on, pictures of the preview, and
what was made. Every version of the plan, and every copy, is in the case's log; the folder can be made again.
"""

from __future__ import annotations

import contextlib
import json
import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from diptych.adapters.case_clock import now
from diptych.adapters.folders import digest_file, write_bytes_atomic, write_json_atomic
from diptych.adapters.keys import KeyFolder
from diptych.adapters.working_copies import make_media
from diptych.domains import protection
from diptych.domains.casefile import Case
from diptych.domains.report import media_data
from diptych.model.errors import DiptychError, UnreadableError, WrongCallError
from diptych.model.publication import QUESTIONS, Plan, Verdict, What, check_person
from diptych.model.publication_json import plan_to_json
from diptych.workflows.case_items import named_originals
from diptych.workflows.case_recordings import name_of
from diptych.workflows.publish import (
    check,
    look,
    make_copy,
    plan_copy,
    read_plan,
    region_of,
    what_stops,
    write_plan,
)

FOLDER = "derived/publish"
PLAN, MEDIA, PREVIEW, MADE = "plan.json", "media.json", "preview.json", "made.json"

_NAME = re.compile(r"[0-9a-f]{12}")
_FILE = re.compile(r"media/r1\.mp4|preview/\d{3}-(before|after)\.jpg|copy\.mp4|still-\d{1,9}\.png")

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One publishing copy, planned or made."""

    id: str
    original: int | None
    """Number of the original; None where the case no longer names it."""
    file: str | None
    plan: Plan
    stops: tuple[protection.Stop, ...]
    """What a copy would stop at now."""
    media: Mapping[str, Any] | None = None
    """The working copy to draw on, as the player reads it."""
    preview: Mapping[str, Any] | None = None
    made: Sequence[Mapping[str, Any]] = field(default=())

    def to_dict(self) -> dict[str, object]:
        """Return plain values."""
        plan: dict[str, Any] = json.loads(plan_to_json(self.plan))
        agreed = {one.id for one in self.plan.agreed()}
        for one in plan["clearances"]:
            one["agreed"] = one["id"] in agreed
        return {
            "id": self.id,
            "original": self.original,
            "file": self.file,
            "plan": plan,
            "questions": dict(QUESTIONS),
            "stops": [{"at": one.at, "sentence": one.sentence} for one in self.stops],
            "media": self.media,
            "preview": self.preview,
            "made": [dict(one) for one in self.made],
        }

    def line(self) -> dict[str, object]:
        """Return what a list shows."""
        return {
            "id": self.id,
            "original": self.original,
            "file": self.file,
            "planned_by": self.plan.planned_by,
            "planned_at": self.plan.planned_at,
            "clearances": len(self.plan.clearances),
            "agreed": len(self.plan.agreed()),
            "stops": len(self.stops),
            "made": len(self.made),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the picture and a span of time, as a person drew or named it."""

    from_s: float
    to_s: float
    reason: str
    by: str
    corners: tuple[tuple[float, float], ...] = ()
    """Shares of width and height; none for the whole picture."""
    on_ground_at: float | None = None
    track: str | None = None
    radius: float = 0.06


def begin_publication(
    path: Path,
    original: int,
    *,
    by: str,
    fill: Literal["solid", "surroundings"] = "surroundings",
    reason: str = "",
    keys: KeyFolder | None = None,
    progress: Progress | None = None,
) -> str:
    """Plan a copy in which all is masked, and make a working copy to draw on; return the publication's id.

    Args:
        path: The case's folder.
        original: Number of the original.
        by: Pseudonym of who plans.
        fill: What masked parts look like.
        reason: Why the original is read; kept in a sealed record.
        keys: The user's keys.
        progress: Called with a stage and the fraction done.

    Raises:
        WrongCallError: The person is no pseudonym, or there is no such original.
        DiptychError: The original cannot be decoded.
    """
    try:
        check_person(by)
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    case = Case.open(path, keys=keys)
    one = named_originals(case, [str(original)])[0]
    (source,) = case.access([one.sha256], reason=reason, purpose="publication")
    name = secrets.token_hex(6)
    folder = path / FOLDER / name
    folder.mkdir(parents=True)
    told = progress or (lambda _stage, _done: None)
    item, _ = make_media(
        source, folder / "media" / "r1.mp4", [], progress=lambda share: told("working copies", share)
    )
    write_json_atomic(folder / MEDIA, media_data(item))
    plan_copy(source, folder / PLAN, by=by, fill=fill, case=path, progress=progress)
    return name


def publications(path: Path, *, keys: KeyFolder | None = None) -> tuple[Publication, ...]:
    """List the publications of a case, newest first."""
    case = Case.open(path, keys=keys)
    found = []
    for folder in (path / FOLDER).glob("*"):
        if _NAME.fullmatch(folder.name) and (folder / PLAN).is_file():
            with contextlib.suppress(UnreadableError):
                found.append(_publication(case, path, folder))
    return tuple(sorted(found, key=lambda one: one.plan.planned_at, reverse=True))


def original_of(path: Path, name: str) -> str:
    """Say of which original a publication is, by its digest.

    Raises:
        WrongCallError: There is none of that id.
    """
    return read_plan(_folder(path, name) / PLAN).original_sha256


def plans_hidden(path: Path, names: Sequence[str]) -> frozenset[str]:
    """Texts by which records of a case speak of some publications: the random seeds of their plans."""
    found = set()
    for name in names:
        with contextlib.suppress(DiptychError):
            found.add(read_plan(_folder(path, name) / PLAN).seed)
    return frozenset(found)


def publication(path: Path, name: str, *, keys: KeyFolder | None = None) -> Publication:
    """Read one publication with all of its parts.

    Raises:
        WrongCallError: There is none of that id.
    """
    return _publication(Case.open(path, keys=keys), path, _folder(path, name), whole=True)


def ask_clearance(path: Path, name: str, what: What, part: Part) -> Plan:
    """Ask to let something be seen or heard; it counts when a second person agrees."""
    plan = read_plan(_folder(path, name) / PLAN)
    region = region_of(
        plan, corners=part.corners, on_ground_at=part.on_ground_at, track=part.track, radius=part.radius
    )
    return _kept(
        path, name, protection.ask(
            plan, what=what, span=(part.from_s, part.to_s), region=region, reason=part.reason, by=part.by,
            at=now(),
        ),
    )  # fmt: skip


def keep_masked(path: Path, name: str, part: Part) -> Plan:
    """Keep a part masked whatever is cleared."""
    plan = read_plan(_folder(path, name) / PLAN)
    region = region_of(
        plan, corners=part.corners, on_ground_at=part.on_ground_at, track=part.track, radius=part.radius
    )
    return _kept(
        path, name, protection.keep_masked(
            plan, span=(part.from_s, part.to_s), region=region, reason=part.reason, by=part.by, at=now()
        ),
    )  # fmt: skip


def agree(path: Path, name: str, clearance: str, *, by: str) -> Plan:
    """Agree to a clearance as the second person.

    Raises:
        WrongCallError: The person is the one who asked.
    """
    plan = read_plan(_folder(path, name) / PLAN)
    return _kept(path, name, protection.agree(plan, clearance, by=by, at=now()))


def withdraw(path: Path, name: str, clearance: str) -> Plan:
    """Take an agreement back; anybody may."""
    return _kept(path, name, protection.withdraw(read_plan(_folder(path, name) / PLAN), clearance))


def answer(path: Path, name: str, question: str, verdict: Verdict, *, why: str, by: str) -> Plan:
    """Answer a question of the list before release."""
    plan = read_plan(_folder(path, name) / PLAN)
    changed = protection.answer(plan, question=question, verdict=verdict, why=why, by=by, at=now())
    return _kept(path, name, changed)


def preview_publication(
    path: Path, name: str, *, keys: KeyFolder | None = None, progress: Progress | None = None
) -> dict[str, object]:
    """Picture moments before and after masking; what was asked for counts as if it were agreed to."""
    folder = _folder(path, name)
    plan = read_plan(folder / PLAN)
    moments, notes = look(plan, _source(path, plan, keys), case=path, progress=progress)
    for k, one in enumerate(moments):
        write_bytes_atomic(folder / "preview" / f"{k:03d}-before.jpg", one.before)
        write_bytes_atomic(folder / "preview" / f"{k:03d}-after.jpg", one.after)
    shown = {
        "plan_sha256": digest_file(folder / PLAN),
        "moments": [{"t_s": one.t_s, "open_share": one.open_share} for one in moments],
        "notes": list(notes),
    }
    write_json_atomic(folder / PREVIEW, shown)
    return {"moments": len(moments)}


def make_publication(
    path: Path,
    name: str,
    *,
    still_at: float | None = None,
    reason: str = "",
    clock_checked_by: str | None = None,
    keys: KeyFolder | None = None,
    progress: Progress | None = None,
) -> dict[str, object]:
    """Make the copy, or one picture, and check it; or say what stopped it."""
    folder = _folder(path, name)
    plan = read_plan(folder / PLAN)
    file = "copy.mp4" if still_at is None else f"still-{round(1000 * still_at)}.png"
    release = make_copy(
        folder / PLAN,
        _source(path, plan, keys),
        folder / file,
        still_at=still_at,
        case=path,
        reason=reason,
        clock_checked_by=clock_checked_by,
        progress=progress,
    )
    told = release.to_dict()
    if release.made:
        found = check(folder / file, forbidden=[plan.original_sha256])
        told["checked"] = found.to_dict()
        kept = [one for one in _read(folder / MADE) or [] if one["name"] != file]
        row = {"name": file, "path": str(folder / file), "at": now(), "sha256": release.sha256,
               "checked": found.ok, "notes": list(release.notes)}  # fmt: skip
        write_json_atomic(folder / MADE, [*kept, row])
    return told


def publication_file(path: Path, name: str, file: str) -> Path:
    """Find a file of a publication: the working copy, a picture of the preview, what was made.

    Raises:
        WrongCallError: There is none of that name.
    """
    place = _folder(path, name) / file
    if not _FILE.fullmatch(file) or place.is_symlink() or not place.is_file():
        raise WrongCallError("this publication has no such file")
    return place


def _publication(case: Case, path: Path, folder: Path, *, whole: bool = False) -> Publication:
    plan = read_plan(folder / PLAN)
    held = case.state.originals.get(plan.original_sha256)
    preview = _read(folder / PREVIEW) if whole else None
    if preview is not None:
        preview["current"] = preview.pop("plan_sha256", "") == digest_file(folder / PLAN)
    try:
        stopped = what_stops(plan, case=path)
    except DiptychError as error:
        stopped = (protection.Stop(at="case", sentence=error.message),)
    return Publication(
        id=folder.name,
        original=held.number if held is not None else None,
        file=name_of(case, held) if held is not None else None,
        plan=plan,
        stops=stopped,
        media=_read(folder / MEDIA) if whole else None,
        preview=preview,
        made=_read(folder / MADE) or (),
    )


def _folder(path: Path, name: str) -> Path:
    folder = path / FOLDER / name
    if not _NAME.fullmatch(name) or folder.is_symlink() or not (folder / PLAN).is_file():
        raise WrongCallError("there is no such publication", advice="Begin one from a recording.")
    return folder


def _kept(path: Path, name: str, plan: Plan) -> Plan:
    write_plan(_folder(path, name) / PLAN, plan, case=path)
    return plan


def _source(path: Path, plan: Plan, keys: KeyFolder | None) -> Path:
    """Where the original lies; that it is read is noted."""
    case = Case.open(path, keys=keys)
    return case.access([plan.original_sha256], reason="", purpose="publication")[0]


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
