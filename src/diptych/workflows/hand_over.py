"""Hand over: choose what may leave a case, write it into a bag that can be checked offline, and log it."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from diptych.adapters.bag_writer import BagWriter, files_below
from diptych.adapters.case_clock import clock_state, program
from diptych.adapters.case_disk import Disk
from diptych.adapters.keys import KeyFolder
from diptych.adapters.publication_scan import Scanner
from diptych.adapters.typst_pdf import typeset
from diptych.domains import handover as bags
from diptych.domains.casefile import Case
from diptych.domains.handover import Wish
from diptych.domains.protection import reduced_findings, reduced_observations
from diptych.model.conditions import Present, Tier
from diptych.model.errors import (
    NotInstalledError,
    OutputRefusedError,
    WrongCallError,
)
from diptych.model.hand_over import HandOver
from diptych.workflows.case_pairs import RESULTS
from diptych.workflows.hand_over_bag import Asked, Hand, write_bag
from diptych.workflows.hand_over_before import mosaic
from diptych.workflows.hand_over_material import read_material, recordings_of


def hand_over(
    path: Path,
    *,
    out: Path | None,
    asked: Asked,
    keys: KeyFolder | None = None,
    disk: Disk | None = None,
    present: Present | None = None,
    secret: bytes | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> HandOver:
    """Hand over.

    Args:
        path: The case's folder.
        out: The bag's folder: absent, empty, or an earlier bag; None only for a preview.
        asked: To whom and what.
        keys: The user's keys.
        disk: How files are written.
        present: The present time; by default this machine's.
        secret: 32 bytes from which this hand-over's commitments get their salts; by default random.
        progress: Called with a stage and its fraction done.

    Raises:
        NotACaseError: There is no case in the folder.
        OutputRefusedError: The place holds something else, or lies in the case.
        WrongCallError: Something that was chosen is not there or may not leave.
        CaseDamagedError: A file of the case is missing or changed.
    """
    case = Case.open(path, keys=keys, disk=disk)
    if asked.tier == "partner" and not asked.recipient:
        raise WrongCallError("a hand-over to a partner names who gets it", advice="Add --recipient LABEL.")
    present = present or Present(
        now=datetime.now(UTC),
        clock=clock_state(),
        checked_by=asked.clock_checked_by,
    )
    hand = _prepare(case, asked, present, secret or secrets.token_bytes(32))
    if asked.preview or out is None:
        return _result(hand, files=_sizes(hand))
    if out.absolute().is_relative_to(path.absolute()):
        raise OutputRefusedError("the bag would lie inside the case")
    writer = BagWriter(out, disk)
    try:
        sha256, n_tokens = write_bag(hand, writer, progress or (lambda *_: None))
    except BaseException:
        writer.drop()
        raise
    return _result(hand, files=writer.sizes, bag=str(writer.out), manifest=sha256, tokens=n_tokens)


def _prepare(case: Case, asked: Asked, present: Present, secret: bytes) -> Hand:
    """Choose, look for what must not leave, and make the pages."""
    copies = [(one, *_digest(one)) for one in asked.copies]
    material = read_material(case, copies)
    wish = Wish(
        tier=asked.tier, present=present, secret=secret, recipient=asked.recipient, include=asked.include
    )
    plan = bags.make_plan(
        material, wish, reduce_findings=_reduced_findings, reduce_observation=_reduced_observation
    )
    hand = Hand(
        case=case,
        asked=asked,
        wish=wish,
        material=material,
        plan=plan,
        day=present.now.astimezone(UTC).strftime("%Y-%m-%d"),
        title=asked.title or (material.title if asked.tier != "public" else "A hand-over to the public"),
    )
    _add_folders(hand)
    _take_out_leaks(hand)
    hand.pages = bags.bag_lists(hand.plan, material, asked.tier)
    if asked.tier != "public":
        hand.pages.update(bags.inclusion_files(hand.plan, material))
    _add_summary(hand)
    hand.warnings += mosaic(
        hand.material, hand.plan, tier=asked.tier, recipient=asked.recipient, day=hand.day
    )
    return hand


def _add_summary(hand: Hand) -> None:
    summary = bags.summarise(
        hand.plan,
        hand.material,
        title=hand.title,
        tier=hand.asked.tier,
        day=hand.day,
        made_by=program(),
    )
    hand.pages["summary.html"] = bags.summary_page(summary)
    try:
        hand.pages["summary.pdf"] = typeset(bags.summary_template(), summary.to_dict())
    except NotInstalledError as error:
        hand.notes.append(f"no summary.pdf: {error.message}; {error.advice}")


def _add_folders(hand: Hand) -> None:
    """Folders of comparisons: those that were named, and for a court those of findings that go along."""
    for k, folder in enumerate([*hand.asked.reports, *_own_folders(hand)], 1):
        if hand.asked.tier != "court":
            raise WrongCallError("pages of comparisons hold pictures as they are, and leave only to a court")
        files = files_below(folder)
        if "findings.json" not in files:
            raise WrongCallError(f"{folder.name} is no folder of a comparison")
        inside = recordings_of((folder / "findings.json").read_bytes())
        if not inside <= {one.sha256 for one in hand.plan.originals}:
            raise WrongCallError(f"{folder.name} compares recordings that are not part of this hand-over")
        hand.folders[f"report/{k:02d}"] = (folder, files)


def _own_folders(hand: Hand) -> list[Path]:
    """Results that lie in the case, of comparisons whose finding is handed over whole."""
    if hand.asked.tier != "court":
        return []
    leaving = {one.item.case_path for one in hand.plan.planned}
    values = [_measured(one.value()) for one in hand.material.findings if one.path in leaving]
    found = []
    for folder in sorted((hand.case.root / RESULTS).glob("*")):
        try:
            fits = _measured(json.loads((folder / "findings.json").read_bytes())) in values
        except (OSError, ValueError):
            continue
        if fits and (folder / "index.html").is_file():
            found.append(folder)
    return found


def _measured(value: object) -> object:
    """Findings without the stills that a page adds to them."""
    if isinstance(value, Mapping):
        return {k: _measured(v) for k, v in value.items() if k != "evidence_frames"}
    return [_measured(one) for one in value] if isinstance(value, list) else value


def _take_out_leaks(hand: Hand) -> None:
    """Withhold what turns out to hold a text that stays sealed."""
    scanner = Scanner(bags.forbidden_texts(hand.material, hand.asked.tier))
    tokens = bags.forbidden_tokens(hand.material, hand.asked.tier)
    made = {one.item.path: one.content for one in hand.plan.planned if one.content is not None}
    found = {
        path: "it holds text that stays sealed elsewhere"
        for path in (made if scanner.scan_bytes(b"\0\0".join(made.values()), "") else ())
        if scanner.scan_bytes(made[path], "")
    }
    found |= {
        path: "it holds what a public hand-over must not"
        for path in made
        if bags.holds_token(made[path], tokens)
    }
    if found:
        hand.plan = bags.without(hand.plan, found, hand.material, hand.wish.secret)
        hand.warnings.append(
            f"{len(found)} documents hold text that stays sealed (a name, a place, a file name, a digest): withheld"
        )


def _result(
    hand: Hand, *, files: Mapping[str, int], bag: str = "", manifest: str = "", tokens: int = 0
) -> HandOver:
    return HandOver(
        tier=hand.asked.tier,
        bag=bag,
        items=hand.plan.items,
        withheld=tuple(hand.plan.withheld),
        bearing=hand.plan.bearing,
        files=dict(sorted(files.items())),
        manifest_sha256=manifest,
        timestamps=tokens,
        warnings=tuple(hand.warnings),
        notes=tuple(hand.notes),
    )


def _sizes(hand: Hand) -> dict[str, int]:
    """Files of the payload as far as they are known before the bag is written."""
    sizes = {f"data/{one.item.path}": one.item.size for one in hand.plan.planned}
    sizes.update({f"data/{path}": len(content) for path, content in hand.pages.items()})
    for name, (_, files) in hand.folders.items():
        sizes.update({f"data/{name}/{path}": size for path, size in files.items()})
    return sizes


def _reduced_findings(value: Mapping[str, Any], tier: Tier) -> dict[str, Any] | None:
    if value.get("format") != "diptych-findings/1":
        return None
    return reduced_findings(value, tier)


def _reduced_observation(value: Mapping[str, Any], tier: Tier) -> dict[str, Any] | None:
    result = value.get("result")
    if isinstance(result, Mapping):  # carried over a comparison by `describe`
        return {"result": reduced_observations(result, tier)}
    rows = reduced_observations({"format": "diptych-observations/1", "observations": [dict(value)]}, tier)
    found = rows.get("observations")
    return found[0] if isinstance(found, list) and found else None


def _digest(path: Path) -> tuple[str, int]:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest(), path.stat().st_size
    except OSError as error:
        raise WrongCallError(f"{path.name} cannot be read") from error
