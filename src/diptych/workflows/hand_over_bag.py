"""Write what was chosen into a bag: payload, search, entry in the case's log, signature, in this order."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC
from importlib import resources
from pathlib import Path
from typing import Any

from diptych.adapters.bag_writer import BagWriter
from diptych.adapters.case_clock import program
from diptych.adapters.publication_scan import Scanner
from diptych.adapters.timestamps import ask, request_for
from diptych.algorithms.redacted_log import Paths, redacted
from diptych.algorithms.signatures import sign
from diptych.domains import handover as bags
from diptych.domains.casefile import Case
from diptych.domains.handover import Material, Plan, Wish
from diptych.model.conditions import Tier
from diptych.model.custody import Value
from diptych.model.errors import DiptychError, LeakError, NoTimestampError
from diptych.model.log_root import leaf_hash
from diptych.model.signed_note import inclusion_text

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
class Hand:
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


def write_bag(hand: Hand, writer: BagWriter, progress: Callable[[str, float], None]) -> tuple[str, int]:
    """Write all of it, log it, sign it, give it its name.

    Args:
        hand: What was chosen.
        writer: The bag's place.
        progress: Called with a stage and its fraction done.

    Returns:
        Digest of the payload's manifest, and how many tokens there are.

    Raises:
        LeakError: Something of it would hold what stays sealed; nothing was logged.
        CaseDamagedError: A file of the case is missing or changed; nothing was logged.
    """
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
    return sha256, len(tokens)


def _payload(hand: Hand, writer: BagWriter, progress: Callable[[str, float], None]) -> None:
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


def _metadata(hand: Hand, writer: BagWriter) -> None:
    """Describe the payload for forensic tools and for archives; the last lists the others."""
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
    if tier == "court":
        writer.put(f"data/{bags.PREMIS}", bags.premis(hand.plan, hand.material, made_by=made_by))
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


def _copies(hand: Hand) -> list[tuple[Any, Path]]:
    return list(zip(hand.material.copies, hand.asked.copies, strict=True))


def _log(hand: Hand, manifest_sha256: str, writer: BagWriter) -> None:
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
        "originals": [one.sha256 for one in hand.plan.originals],
        "described": any(one.conditions.may_describe_source_as for one in hand.plan.originals),
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


def _tag_files(hand: Hand, writer: BagWriter) -> None:
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


def _custody_files(hand: Hand, writer: BagWriter) -> None:
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


def _tokens(hand: Hand, tag_manifest: bytes, writer: BagWriter) -> list[bytes]:
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


def _refuse_leaks(hand: Hand, writer: BagWriter) -> None:
    """Search all that was written, but for originals and pages of comparisons, before anything is logged.

    What follows holds digests, the log's own lines (which a court gets whole) and signatures.
    """
    scanner = Scanner(bags.forbidden_texts(hand.material, hand.asked.tier))
    tokens = bags.forbidden_tokens(hand.material, hand.asked.tier)
    whole = ("data/case/originals/", "data/report/", "data/publication/")
    searched = {
        path: (writer.staged / path).read_bytes() for path in writer.digests if not path.startswith(whole)
    }
    together = scanner.scan_bytes(b"\0\0".join(searched.values()), "")
    for path, content in searched.items():
        if bags.holds_token(content, tokens) or (together and scanner.scan_bytes(content, "")):
            raise LeakError(f"{path} would hold text that stays sealed; nothing was handed over")
