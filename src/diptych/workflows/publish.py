"""Publish: plan a copy that starts masked, preview it, make it when nothing stops it, check what was made."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from diptych import __version__
from diptych.adapters.case_clock import clock_state, now
from diptych.adapters.confine import MIB, limits_for
from diptych.adapters.confined import readable, run_confined
from diptych.adapters.folders import digest_file, write_bytes_atomic
from diptych.adapters.journal import append_lines
from diptych.adapters.publication import CopyFacts
from diptych.adapters.publication_check import Checked, check_file
from diptych.adapters.publication_pictures import jpeg, png
from diptych.domains.protection import Moment, Stop, camera_of, offered_tracks, preview_page, stops
from diptych.model.conditions import Conditions, Kind, Permission, Present, completed, decide
from diptych.model.errors import DiptychError, OutputFailedError, UnreadableError, WrongCallError
from diptych.model.publication import Plan, Region
from diptych.model.publication_json import plan_from_json, plan_to_json
from diptych.model.settings import Settings
from diptych.workflows.examine_all import examine_all
from diptych.workflows.publish_case import conditions_in_case, disclosed_by, note_copy, note_plan
from diptych.workflows.publish_here import Looked, StillFacts

Progress = Callable[[str, float], None]

COPY_BASE, COPY_TIMES = 256 * MIB, 6
"""Largest copy: so many bytes, and so many times the original; a slow, long original grows. Chosen by hand."""

HERE = "diptych.workflows.publish_here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What became of a wish to make a copy: made, or stopped, each with its reasons."""

    made: bool
    stopped_at: tuple[Stop, ...] = ()
    file: str | None = None
    sha256: str | None = None
    facts: CopyFacts | None = None
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return the values of ``diptych-publication/1``."""
        facts = self.facts
        return {
            "format": "diptych-publication/1",
            "made": self.made,
            "stopped_at": [{"at": one.at, "sentence": one.sentence} for one in self.stopped_at],
            "file": self.file,
            "sha256": self.sha256,
            "width": facts.width if facts else None,
            "height": facts.height if facts else None,
            "frames": facts.frames if facts else None,
            "duration_s": facts.duration_s if facts else None,
            "has_sound": facts.has_sound if facts else None,
            "notes": list(self.notes),
        }


def plan_copy(
    video: Path,
    out: Path,
    *,
    by: str,
    conditions: Conditions | None = None,
    fill: Literal["solid", "surroundings"] = "surroundings",
    max_height: int = 720,
    case: Path | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Plan:
    """Examine a recording and write a plan in which all is masked.

    Args:
        video: The original, or its working copy with the same bytes; only read.
        out: The plan's file; an existing one is not replaced.
        by: Pseudonym of who plans.
        conditions: What binds the use of the recording, where no case says so.
        fill: What masked parts look like.
        max_height: Tallest copy, pixels.
        case: A case whose log is to know of the plan.
        settings: Limits.
        progress: Called with a stage and the fraction done.
    """
    if out.exists():
        raise WrongCallError(
            "the plan is there already", advice="Name another file, or go on with that plan."
        )
    seen = examine_all([video], settings=settings or Settings(), progress=progress)[0]
    try:
        plan = Plan(
            original_sha256=seen.sha256,
            width=seen.width,
            height=seen.height,
            duration_s=round(seen.end_s, 3),
            has_sound=seen.has_sound,
            made_by=f"diptych {__version__}",
            planned_by=by,
            planned_at=now(),
            seed=secrets.token_hex(8),
            tracks=offered_tracks(seen, camera_of(seen)),
            conditions=conditions.to_dict() if conditions is not None else None,
            fill=fill,
            max_height=max_height,
        )
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    write_plan(out, plan, case=case)
    return plan


def read_plan(path: Path) -> Plan:
    """Read a plan.

    Raises:
        UnreadableError: It is missing, damaged, or holds a field that no plan holds.
    """
    try:
        return plan_from_json(path.read_bytes())
    except OSError as error:
        raise UnreadableError(f"the plan cannot be read: {error.strerror or 'error'}") from error
    except ValueError as error:
        raise UnreadableError(
            f"the plan does not read: {error}", advice="See docs/formats/publication_plan.md for its fields."
        ) from error


def write_plan(path: Path, plan: Plan, *, case: Path | None = None) -> None:
    """Write a plan whole or not at all; with a case, its digest goes into the log and the plan into a sealed record."""
    write_bytes_atomic(path, plan_to_json(plan))
    if case is not None:
        note_plan(case, plan)


def region_of(
    plan: Plan,
    *,
    corners: Sequence[tuple[float, float]] = (),
    on_ground_at: float | None = None,
    track: str | None = None,
    radius: float = 0.06,
) -> Region:
    """Make a region from what a person named.

    Args:
        plan: Offers the tracks.
        corners: Shares of width and height; none for the whole picture.
        on_ground_at: The corners were set at this time and stay on the ground.
        track: Name of an offered track.
        radius: With a track: half the width of the square around it, as a share of the picture's width.

    Raises:
        WrongCallError: They do not fit together.
    """
    try:
        if track is not None:
            offered = next((one for one in plan.tracks if one.id == track), None)
            if offered is None or corners:
                raise WrongCallError(f"the plan offers no track {track}, or corners were given as well")
            return Region(follows="track", track=track, path=offered.path, radius=radius)
        if on_ground_at is not None:
            return Region(follows="ground", points=tuple(corners), at_s=on_ground_at)
        return Region(points=tuple(corners))
    except ValueError as error:
        raise WrongCallError(str(error)) from error


def what_stops(
    plan: Plan,
    *,
    kind: Kind = "video",
    case: Path | None = None,
    clock_checked_by: str | None = None,
) -> tuple[Stop, ...]:
    """Say what a release would stop at now."""
    return stops(plan, _permission(plan, kind, case, clock_checked_by))


def _permission(plan: Plan, kind: Kind, case: Path | None, clock_checked_by: str | None) -> Permission:
    try:
        planned = Conditions.from_dict(plan.conditions or {})
    except ValueError as error:
        raise UnreadableError(f"the plan's conditions do not read: {error}") from error
    stated = conditions_in_case(case, plan.original_sha256) if case is not None else Conditions()
    present = Present(now=datetime.now(UTC), clock=clock_state(), checked_by=clock_checked_by)
    return decide(completed(stated, planned), kind=kind, tier="public", present=present)


def preview(
    plan_file: Path,
    video: Path,
    out: Path,
    *,
    n_moments: int = 12,
    case: Path | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Path:
    """Write one page that shows moments before and after masking; clearances nobody agreed to yet count in it.

    Args:
        plan_file: The plan.
        video: The original.
        out: The page, ending in ``.html``.
        n_moments: How many moments.
        case: A case that holds the original and its conditions.
        settings: Limits.
        progress: Called with a stage and the fraction done.
    """
    plan = read_plan(plan_file)
    moments, notes = look(plan, video, n_moments=n_moments, case=case, settings=settings, progress=progress)
    page = preview_page(plan, moments, what_stops(plan, case=case), notes=notes)
    write_bytes_atomic(out, page)
    return out


def look(
    plan: Plan,
    video: Path,
    *,
    n_moments: int = 12,
    case: Path | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> tuple[list[Moment], tuple[str, ...]]:
    """Picture moments before and after masking, as :func:`preview` shows them.

    Returns:
        The moments, and what the machine could not tell or warns of.
    """
    file = _same_file(plan, video)
    looked = run_confined(
        f"{HERE}:look_here",
        {
            "source": os.fspath(file),
            "plan": plan_to_json(_as_if_agreed(plan)).decode("utf-8"),
            "n_moments": n_moments,
            "settings": (settings or Settings()).to_dict(),
        },
        Looked,
        reads=[file],
        progress=_stage(progress, "previewing"),
    )
    moments = [
        Moment(t_s=t, before=jpeg(before), after=jpeg(after), open_share=share)
        for t, before, after, share in zip(
            looked.times_s, looked.before, looked.after, looked.open_shares, strict=True
        )
    ]
    return moments, (*looked.notes, *disclosed_by(_as_if_agreed(plan), case))


def _as_if_agreed(plan: Plan) -> Plan:
    """The plan as the preview shows it: what was asked for counts, so that the second person sees what it means."""
    from diptych.model.publication import Agreement

    shown = []
    for one in plan.clearances:
        by = "preview-a" if one.asked_by != "preview-a" else "preview-b"
        digest = one.digest(plan.original_sha256)
        shown.append(replace(one, agreement=Agreement(by=by, at=plan.planned_at, digest=digest)))
    return replace(plan, clearances=tuple(shown))


def make_copy(
    plan_file: Path,
    video: Path,
    out: Path,
    *,
    still_at: float | None = None,
    case: Path | None = None,
    reason: str = "",
    clock_checked_by: str | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Release:
    """Make a copy for publication, or say what stopped it.

    Args:
        plan_file: The plan.
        video: The original; only read.
        out: The copy: ``.mp4``, or ``.png`` with ``still_at``.
        still_at: Make one picture of this time instead of a recording.
        case: A case that holds the original; its conditions bind, and its log gets the copy's digest.
        reason: Why; kept in a sealed record of the case.
        clock_checked_by: Pseudonym of who held the machine's clock against another one.
        settings: Limits.
        progress: Called with a stage and the fraction done.

    Returns:
        The release; ``made`` is false where something stops it, and then nothing was written.

    Raises:
        WrongCallError: The video is not the one of the plan, or the name does not fit.
        DiptychError: The copy holds something that it must not; it was removed.
    """
    if out.suffix.lower() != (".mp4" if still_at is None else ".png"):
        raise WrongCallError("a copy is an .mp4 file; a picture, with --at, a .png file")
    plan = read_plan(plan_file)
    file = _same_file(plan, video)
    kind: Kind = "video" if still_at is None else "stills"
    found = what_stops(plan, kind=kind, case=case, clock_checked_by=clock_checked_by)
    if found:
        return Release(made=False, stopped_at=found)
    warnings = disclosed_by(plan, case)
    settings = settings or Settings()
    job: dict[str, object] = {
        "source": os.fspath(file),
        "plan": plan_to_json(plan).decode("utf-8"),
        "settings": settings.to_dict(),
    }
    if still_at is None:
        facts = _encode(file, out, job, progress)
    else:
        still = run_confined(
            f"{HERE}:still_here",
            {**job, "at_s": still_at},
            StillFacts,
            reads=[file],
            progress=_stage(progress, "masking"),
        )
        write_bytes_atomic(out, png(still.picture))
        height, width = still.picture.shape[:2]
        facts = CopyFacts(width=width, height=height, frames=1, duration_s=0.0, has_sound=False)
    checked = check_file(out, forbidden=[plan.original_sha256, plan.seed])
    if not checked.ok:
        out.unlink(missing_ok=True)
        raise DiptychError(
            f"the copy held what it must not ({checked.problems[0]}) and was removed",
            advice="Report the message; nothing was published.",
        )
    return replace(_recorded(plan_file, plan, out, facts, case, reason), notes=warnings)


def _encode(file: Path, out: Path, job: dict[str, object], progress: Progress | None) -> CopyFacts:
    room = out.parent / f".part-{secrets.token_hex(6)}"
    try:
        room.mkdir(parents=True)
        inner = room / "copy.mp4"
        limits = replace(limits_for([file]), file_bytes=COPY_BASE + COPY_TIMES * file.stat().st_size)
        facts = run_confined(
            f"{HERE}:copy_here",
            {**job, "target": os.path.abspath(inner)},
            CopyFacts,
            reads=[file],
            writes=[room],
            limits=limits,
            progress=_stage(progress, "masking"),
        )
        kind = inner.lstat()
        if not stat.S_ISREG(kind.st_mode) or kind.st_nlink != 1:
            raise OutputFailedError(f"{out.name} could not be written")
        inner.replace(out)
        return facts
    except OSError as error:
        raise OutputFailedError(
            f"{out.name} could not be written: {os.strerror(error.errno or 5).lower()}"
        ) from error
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _recorded(
    plan_file: Path, plan: Plan, out: Path, facts: CopyFacts, case: Path | None, reason: str
) -> Release:
    """Keep what links the copy to its original: in the case, else beside the plan; never beside the copy."""
    sha256 = digest_file(out)
    plan_sha256 = hashlib.sha256(plan_to_json(plan)).hexdigest()
    if case is not None:
        note_copy(case, plan, copy_sha256=sha256, plan_sha256=plan_sha256, reason=reason)
    else:
        row = {
            "made_at": now(),
            "clock": clock_state(),
            "original": plan.original_sha256,
            "copy": sha256,
            "plan": plan_sha256,
        }
        append_lines(
            plan_file.with_name(f"{plan_file.stem}.copies.jsonl"), json.dumps(row).encode("ascii") + b"\n"
        )
    return Release(made=True, file=str(out), sha256=sha256, facts=facts)


def check(path: Path, *, forbidden: Sequence[str] = ()) -> Checked:
    """Check a file that is to be published: every part of it, its tags, and texts that must not be in it.

    Args:
        path: The file, or a folder of files.
        forbidden: Texts that must not be found in any form.

    Raises:
        WrongCallError: A forbidden text is too short to be looked for.
    """
    try:
        return check_file(path, forbidden=forbidden)
    except ValueError as error:
        raise WrongCallError(str(error)) from error


def _same_file(plan: Plan, video: Path) -> Path:
    file = readable(video)
    if digest_file(file) != plan.original_sha256:
        raise WrongCallError(
            "the video is not the one that the plan was made for",
            advice="Name the original of the plan; its SHA-256 stands in the plan.",
        )
    return file


def _stage(progress: Progress | None, stage: str) -> Callable[[float], None] | None:
    return None if progress is None else (lambda done: progress(stage, done))
