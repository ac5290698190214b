"""Hand over: choose what may leave a case, write it into a bag that can be checked offline, and log it."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any

from diptych.adapters.bag_writer import BagWriter, files_below
from diptych.adapters.case_clock import clock_state, program
from diptych.adapters.case_disk import Disk
from diptych.adapters.keys import KeyFolder
from diptych.adapters.publication_scan import Scanner
from diptych.adapters.timestamps import ask, request_for
from diptych.adapters.typst_pdf import typeset
from diptych.algorithms.redacted_log import Paths, redacted
from diptych.algorithms.signatures import sign
from diptych.domains import handover as bags
from diptych.domains.casefile import Case
from diptych.domains.handover import Material, Plan, Wish
from diptych.domains.protection import mosaic_warnings, reduced_findings, reduced_observations
from diptych.model.conditions import Present, Tier
from diptych.model.custody import Value
from diptych.model.errors import (
    DiptychError,
    LeakError,
    NoTimestampError,
    NotInstalledError,
    OutputRefusedError,
    WrongCallError,
)
from diptych.model.hand_over import HandOver
from diptych.model.log_root import leaf_hash
from diptych.model.signed_note import inclusion_text
from diptych.workflows.case_work import RESULTS
from diptych.workflows.hand_over_material import read_material, recordings_of

PER_ENTRY = 5_000
"""Digests of originals in one entry of the log, which holds at most 1 MiB. Chosen by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a person asks for."""

    tier: Tier = "public"
    recipient: str | None = None
    """Label of a partner, as in ``may_share_with``."""
    include: tuple[str, ...] = ()
    title: str | None = None
    reason: str = ""
    reports: tuple[Path, ...] = ()
    """Folders of comparisons to go along; only to a court."""
    copies: tuple[Path, ...] = ()
    """Publishing copies to go along."""
    authorities: tuple[str, ...] = ()
    """Addresses of timestamp authorities; naming one is consent to use the network."""
    clock_checked_by: str | None = None
    preview: bool = False


@dataclass(slots=True)
class _Hand:
    """One hand-over while it is made."""

    case: Case
    asked: Asked
    wish: Wish
    material: Material
    plan: Plan
    day: str
    title: str
    pages: dict[str, bytes] = field(default_factory=dict)
    """Files of the payload that are made for the bag, by path below ``data/``."""
    folders: dict[str, tuple[Path, Mapping[str, int]]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


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
        return _write(hand, writer, progress or (lambda *_: None))
    except BaseException:
        writer.drop()
        raise


def _prepare(case: Case, asked: Asked, present: Present, secret: bytes) -> _Hand:
    """Choose, look for what must not leave, and make the pages."""
    copies = [(one, *_digest(one)) for one in asked.copies]
    material = read_material(case, copies)
    wish = Wish(
        tier=asked.tier, present=present, secret=secret, recipient=asked.recipient, include=asked.include
    )
    plan = bags.make_plan(
        material, wish, reduce_findings=_reduced_findings, reduce_observation=_reduced_observation
    )
    hand = _Hand(
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
    hand.warnings += mosaic_warnings([one.item for one in hand.plan.items])
    return hand


def _add_summary(hand: _Hand) -> None:
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


def _add_folders(hand: _Hand) -> None:
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


def _own_folders(hand: _Hand) -> list[Path]:
    """Results that lie in the case, of comparisons whose finding is handed over whole."""
    if hand.asked.tier != "court":
        return []
    leaving = {one.item.case_path for one in hand.plan.planned}
    values = [one.value() for one in hand.material.findings if one.path in leaving]
    found = []
    for folder in sorted((hand.case.root / RESULTS).glob("*")):
        try:
            if (
                json.loads((folder / "findings.json").read_bytes()) in values
                and (folder / "index.html").is_file()
            ):
                found.append(folder)
        except (OSError, ValueError):
            continue
    return found


def _take_out_leaks(hand: _Hand) -> None:
    """Withhold what turns out to hold a text that stays sealed."""
    scanner = Scanner(bags.forbidden_texts(hand.material, hand.asked.tier))
    tokens = bags.forbidden_tokens(hand.material, hand.asked.tier)
    found = {
        one.item.path: "it holds text that stays sealed elsewhere"
        for one in hand.plan.planned
        if one.content is not None
        and (scanner.scan_bytes(one.content, "") or bags.holds_token(one.content, tokens))
    }
    if found:
        hand.plan = bags.without(hand.plan, found, hand.material, hand.wish.secret)
        hand.warnings.append(
            f"{len(found)} documents hold text that stays sealed (a name, a place, a file name, a digest): withheld"
        )


def _write(hand: _Hand, writer: BagWriter, progress: Callable[[str, float], None]) -> HandOver:
    _payload(hand, writer, progress)
    _tag_files(hand, writer)
    listed = bags.manifest(writer.payload())
    writer.put(bags.MANIFEST, listed)
    _refuse_leaks(hand, writer)
    sha256 = hashlib.sha256(listed).hexdigest()
    _log(hand, sha256, writer)
    _custody_files(hand, writer)
    tagged = bags.manifest({p: d for p, d in writer.digests.items() if not p.startswith("data/")})
    writer.put(bags.TAG_MANIFEST, tagged)
    tokens = _tokens(hand, tagged, writer)
    signer = hand.case.keys.signer(hand.material.case)
    body = bags.to_sign(hand.material.case, tagged, tokens)
    writer.put(bags.SIGNED, body.signed_with(sign(body, signer.key, signer.private)).to_bytes())
    writer.finish()
    return _result(hand, files=writer.sizes, bag=str(writer.out), manifest=sha256, tokens=len(tokens))


def _payload(hand: _Hand, writer: BagWriter, progress: Callable[[str, float], None]) -> None:
    copies = {f"publication/{one.name}": (path, one.sha256) for one, path in _copies(hand)}
    n = max(1, len(hand.plan.planned))
    for k, one in enumerate(hand.plan.planned):
        place, item = f"data/{one.item.path}", one.item
        if one.content is not None:
            writer.put(place, one.content)
        elif item.path in copies:
            writer.copy(place, copies[item.path][0], sha256=copies[item.path][1])
        elif item.item == "original":
            sha256 = hand.material.covered[item.case_path][0]
            writer.copy(place, hand.case.original_file(sha256), sha256=sha256)
        else:
            writer.put(place, hand.case.read_bytes(item.case_path))
        progress("copying", (k + 1) / n)
    if hand.asked.tier == "court":
        for path, content in hand.material.log_files.items():
            writer.put(f"data/case/{path}", content)
    for name, (folder, files) in hand.folders.items():
        for path in files:
            writer.copy(f"data/{name}/{path}", folder / path)
    for path, content in hand.pages.items():
        writer.put(f"data/{path}", content)
    _metadata(hand, writer)


def _metadata(hand: _Hand, writer: BagWriter) -> None:
    """Describe the payload for forensic tools and for archives; the second lists the first."""
    tier, made_by = hand.asked.tier, program()
    graph = bags.case_graph(
        hand.plan,
        *_listed(writer),
        title=hand.title,
        tier=tier,
        moment=hand.wish.present.now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        made_by=made_by,
        secret=hand.wish.secret,
    )
    writer.put(f"data/{bags.CASE_UCO}", graph)
    crate = bags.crate(
        hand.plan, *_listed(writer), title=hand.title, tier=tier, day=hand.day, made_by=made_by
    )
    writer.put(f"data/{bags.CRATE}", crate)


def _listed(writer: BagWriter) -> tuple[dict[str, int], dict[str, str]]:
    """Sizes and digests of the payload so far, by path below ``data/``."""
    payload = writer.payload()
    return (
        {path.removeprefix("data/"): writer.sizes[path] for path in payload},
        {path.removeprefix("data/"): digest for path, digest in payload.items()},
    )


def _copies(hand: _Hand) -> list[tuple[Any, Path]]:
    return list(zip(hand.material.copies, hand.asked.copies, strict=True))


def _log(hand: _Hand, manifest_sha256: str, writer: BagWriter) -> None:
    """Log the hand-over: who, to whom and why in a sealed record, then one entry that says nothing of anybody.

    In public the second entry goes along. Its actor is a pseudonym that is used once.
    """
    public = hand.asked.tier == "public"
    signer = hand.case.keys.signer(hand.material.case)
    actor = f"h-{secrets.token_hex(6)}" if public else signer.actor
    record = {
        "tier": hand.asked.tier,
        "recipient": hand.asked.recipient,
        "reason": hand.asked.reason,
        "by": signer.actor,
        "manifest": manifest_sha256,
        "secret": hand.wish.secret.hex(),
        "items": [one.to_dict() for one in hand.plan.items],
        "withheld": [[one.case_path, one.why, one.stopped_at] for one in hand.plan.withheld],
    }
    digests = [one.sha256 for one in hand.plan.originals]
    with hand.case.change(actor=actor) as writing:
        ref = writing.put_record("hand_over", record)
        for k in range(0, max(1, len(digests)), PER_ENTRY):
            about: dict[str, Value] = {"originals": list(digests[k : k + PER_ENTRY]), "purpose": "hand_over"}
            writing.event("exported", about=about, objects=[ref] if k == 0 else [])
        writing.event(
            "handed_over",
            about={"to": hand.asked.tier, "manifest": manifest_sha256, "files": len(writer.payload())},
        )


def _tag_files(hand: _Hand, writer: BagWriter) -> None:
    """What a bag is, how to read it, and what checks it."""
    tier = hand.asked.tier
    payload = {p: n for p, n in writer.sizes.items() if p.startswith("data/")}
    info = [
        ("Bag-Software-Agent", program()),
        ("Bagging-Date", hand.day),
        ("External-Description", hand.title),
        ("Diptych-Bag", "diptych-bag/1"),
        ("Diptych-To", tier),
    ]
    writer.put("bag-info.txt", bags.bag_info(info, n_bytes=sum(payload.values()), n_files=len(payload)))
    writer.put("bagit.txt", bags.DECLARATION)
    writer.put("verify.py", resources.files("diptych.domains.casefile").joinpath("verify.py").read_bytes())
    text = bags.readme(
        hand.plan,
        title=hand.title,
        tier=tier,
        day=hand.day,
        pdf="data/summary.pdf" in writer.sizes,
        destroyed=len(hand.material.destroyed),
        reports=bool(hand.folders),
    )
    writer.put("README.txt", text)


def _custody_files(hand: _Hand, writer: BagWriter) -> None:
    """The entry that logs the hand-over, its path to the signed root, and the log as far as it goes along."""
    log, tier = hand.case.log, hand.asked.tier
    lines = list(log.lines())
    head = log.head
    if head is None:
        raise DiptychError("the case's log has no checkpoint")
    last = len(lines) - 1
    path = Paths([leaf_hash(line) for line in lines]).of(last)
    signer = hand.case.keys.signer(hand.material.case)
    writer.put(bags.LINE_KEY, f"{signer.key.text()}\n".encode("ascii"))
    writer.put(bags.LINE, lines[last] + b"\n")
    writer.put(bags.PATH, inclusion_text(last, path, head.to_bytes()).encode("utf-8"))
    if tier != "public":
        first = len(hand.material.lines) if tier == "court" else 0
        shown = hand.plan.shown_entries | {last}
        if tier == "court":
            shown = shown | frozenset(range(first, last + 1))
        writer.put(bags.ENTRIES, redacted(lines[first:], shown.__contains__, first=first))


def _tokens(hand: _Hand, tag_manifest: bytes, writer: BagWriter) -> list[bytes]:
    """Ask the authorities that were named; one that does not answer is said so, and stops nothing."""
    tokens: list[bytes] = []
    for url in hand.asked.authorities:
        try:
            token = ask(url, request_for(tag_manifest))
        except NoTimestampError as error:
            hand.notes.append(f"no timestamp: {error.message}")
            continue
        tokens.append(token)
        writer.put(bags.token_name(len(tokens)), token)
    if not tokens:
        hand.notes.append(
            "no timestamp authority was asked or answered: the bag's date is what this machine says"
        )
    return tokens


def _refuse_leaks(hand: _Hand, writer: BagWriter) -> None:
    """Search all that was written, but for originals and pages of comparisons, before anything is logged.

    What follows holds digests, the log's own lines (which a court gets whole) and signatures.
    """
    scanner = Scanner(bags.forbidden_texts(hand.material, hand.asked.tier))
    tokens = bags.forbidden_tokens(hand.material, hand.asked.tier)
    whole = ("data/case/originals/", "data/report/", "data/publication/")
    for path in writer.digests:
        if path.startswith(whole):
            continue
        content = (writer.staged / path).read_bytes()
        if scanner.scan_bytes(content, "") or bags.holds_token(content, tokens):
            raise LeakError(f"{path} would hold text that stays sealed; nothing was handed over")


def _result(
    hand: _Hand, *, files: Mapping[str, int], bag: str = "", manifest: str = "", tokens: int = 0
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


def _sizes(hand: _Hand) -> dict[str, int]:
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
    rows = reduced_observations({"format": "diptych-observations/1", "observations": [dict(value)]}, tier)
    found = rows.get("observations")
    return found[0] if isinstance(found, list) and found else None


def _digest(path: Path) -> tuple[str, int]:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest(), path.stat().st_size
    except OSError as error:
        raise WrongCallError(f"{path.name} cannot be read") from error
