"""Decide what leaves a case: by the table of hand-overs, by the sources' conditions, by what was chosen.

What no row allows does not leave, and everything that does not leave is listed with its reason.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from diptych.domains.handover.bearing import bearing, touching
from diptych.domains.handover.material import Document, Material, Original
from diptych.domains.handover.papers import receipt_for_court, statement_without_source
from diptych.model.conditions import Conditions, Kind, Present, Tier, decide, strictest
from diptych.model.errors import WrongCallError
from diptych.model.hand_over import BagItem, Bearing, Withheld
from diptych.model.register import RECORD_KINDS
from diptych.model.tiers import holds

ROWS: Mapping[str, str] = {
    "observation": "observation",
    "described": "observation",
    "anchor": "observation",
    "judgement": "observation",
    "review": "observation",
    "statement": "statement",
    "claim": "statement",
    "assessment": "statement",
    "overall": "statement",
    "completeness": "statement",
    "reference_image": "statement",
    "transcript": "statement",
    "translation": "statement",
    "hypothesis": "statement",
    "conclusion": "statement",
    "published_report": "published_report",
    **{f"register_{kind}": "statement" for kind in RECORD_KINDS},
}
"""The row of the table of hand-overs for each kind of record. Other kinds (receipts, reasons, notes, sources, work
product) have none, and stay in the case. Transcripts and translations leave under the conditions of their original."""

Reduce = Callable[[Mapping[str, Any], Tier], dict[str, Any] | None]
"""Makes the reduced form of a document's value for a kind of hand-over; None where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the person asked for."""

    tier: Tier
    present: Present
    secret: bytes
    """32 random bytes; salts of this hand-over's commitments are made from them."""
    recipient: str | None = None
    include: tuple[str, ...] = ()
    """Digests (or their beginnings), numbers or paths; empty for everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """An item and its bytes; None where they are copied from the case or from a folder."""

    item: BagItem
    content: bytes | None = None


@dataclass(slots=True)
class Plan:
    """What leaves and what does not."""

    planned: list[Planned] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    bearing: tuple[Bearing, ...] = ()
    shown_entries: frozenset[int] = frozenset()
    """Entries of the log whose lines may be shown."""
    originals: tuple[Original, ...] = ()
    """Originals that the hand-over is about and may speak of."""

    @property
    def items(self) -> tuple[BagItem, ...]:
        """What leaves."""
        return tuple(one.item for one in self.planned)


def commitment_of(secret: bytes, case_path: str, sha256: str) -> str:
    """Commit to a thing that is withheld: SHA-256 over a salt of this hand-over and the thing's digest.

    The salt is HMAC-SHA-256 of the path under the hand-over's secret; whoever gets salt and digest can repeat it.
    """
    salt = hmac.new(secret, case_path.encode("utf-8"), hashlib.sha256).digest()
    return hashlib.sha256(salt + bytes.fromhex(sha256)).hexdigest()


def make_plan(material: Material, wish: Wish, *, reduce_findings: Reduce, reduce_observation: Reduce) -> Plan:
    """Decide what leaves.

    Args:
        material: The case.
        wish: To whom, and what was chosen.
        reduce_findings: Makes the reduced form of a comparison's findings.
        reduce_observation: Makes the reduced form of what a person observed.

    Raises:
        WrongCallError: Something that was chosen is not in the case.
    """
    return _Planning(material, wish, reduce_findings, reduce_observation).run()


class _Planning:
    def __init__(
        self, material: Material, wish: Wish, reduce_findings: Reduce, reduce_observation: Reduce
    ) -> None:
        self.material, self.wish, self.tier = material, wish, wish.tier
        self.reduce = {"findings": reduce_findings, "observation": reduce_observation}
        self.plan = Plan()
        self.done: set[str] = set()
        """Paths of the case that were decided on."""
        self.left: set[str] = set()
        """Those that leave, as they are or in another form."""
        self.by_digest = {one.sha256: one for one in material.originals}
        self.inputs = {one.id: frozenset(_inputs(one)) for one in material.findings}
        """Digests that each finding is about, by its id."""

    def run(self) -> Plan:
        chosen, paths = self.choose()
        documents = (*self.material.records, *self.material.findings)
        about = touching(documents, {one.sha256 for one in chosen}, paths)
        near = about if self.wish.include else documents
        self.plan.originals = tuple(one for one in chosen if self.original(one))
        for one in near:
            if one.kind == "finding":
                self.finding(one)
            elif one.path not in self.done:
                self.record(one)
        for snapshot in self.material.registers:
            self.register(snapshot)
        self.publishing_copies(chosen)
        self.log()
        self.rest(frozenset(one.path for one in near))
        spoken = tuple(
            one for one in about if one.kind == "finding" or one.kind in ROWS or one.kind == "note"
        )
        self.plan.bearing = bearing(spoken, frozenset(self.left))
        return self.plan

    def choose(self) -> tuple[tuple[Original, ...], tuple[str, ...]]:
        """Originals and findings that were chosen; without a choice all of them."""
        findings = {one.path: one for one in self.material.findings}
        if not self.wish.include:
            return self.material.originals, tuple(findings)
        chosen: dict[str, Original] = {}
        paths: list[str] = []
        for text in self.wish.include:
            found = [one for one in self.material.originals if _is_named(one, text)]
            if text in findings:
                paths.append(text)
                inputs = _inputs(findings[text])
                found = [self.by_digest[one] for one in inputs if one in self.by_digest]
            elif len(found) != 1:
                what = "no original or finding" if not found else "more than one original"
                raise WrongCallError(
                    f"{text!r} names {what} of this case",
                    advice="Name an original by its number or the first eight digits of its SHA-256, "
                    "or a finding by its path.",
                )
            chosen.update((one.sha256, one) for one in found)
        return tuple(sorted(chosen.values(), key=lambda one: one.number)), tuple(paths)

    def original(self, one: Original) -> bool:
        """An original and what is known about it; says whether it may be spoken of."""
        if holds(self.tier, "original") == "whole":
            self.put("original", "whole", f"case/{one.case_path}", None, one.case_path, number=one.number)
            self.court_papers(one)
            return True
        kind: Kind = "description"
        permission = decide(
            one.conditions,
            kind=kind,
            tier=self.tier,
            present=self.wish.present,
            recipient=self.wish.recipient,
        )
        why = "originals leave only to a court"
        if not permission.allowed:
            why = permission.sentence
        self.withhold("original", one.case_path, why, permission.stopped_at)
        return permission.allowed

    def court_papers(self, one: Original) -> None:
        """What a court gets besides the bytes: each receipt without who handed it over, and the technical report."""
        for k, (path, value) in enumerate(one.receipts, 1):
            told = value.get("told")
            content = _json(receipt_for_court(value, told if isinstance(told, Mapping) else {}))
            place = f"opened/receipts/{one.number:06d}.{k}.json"
            self.put("original_metadata", "reduced", place, content, number=one.number)
            self.withhold(
                "source_identity",
                path,
                "who handed it over, where and when stays sealed; the rest is in " + place,
            )
        if one.report is not None:
            path, value = one.report
            place = f"opened/reports/{one.number:06d}.json"
            sealed = next((doc for doc in self.material.records if doc.path == path), None)
            self.put("original_metadata", "whole", place, _json(dict(value)), number=one.number, of=sealed)
            self.put("original_metadata", "whole", f"case/{path}", None, path)

    def finding(self, one: Document) -> None:
        held = holds(self.tier, "findings")
        if not self.allowed("findings", one, _inputs(one)):
            return
        if held == "whole":
            self.put("findings", "whole", f"case/{one.path}", one.stored, one.path)
            return
        value = self.reduce["findings"](one.value(), self.tier)
        if value is None:
            self.withhold("findings", one.path, "there is no reduced form of this kind of finding")
            return
        content = _json({"format": "diptych-reduced-finding/1", "value": value})
        self.put("findings", "reduced", f"findings/{self.count('findings')}.json", content, of=one)

    def record(self, one: Document) -> None:
        row = ROWS.get(one.kind)
        if row is None:
            if one.kind not in ("receipt", "report"):
                self.withhold(one.kind, one.path, "no hand-over holds records of this kind")
            return
        if one.opened is None:
            self.withhold(row, one.path, "it is sealed to others, and could not be opened")
            return
        if not self.allowed(row, one, self.about(one)):
            return
        if self.tier == "court":
            if one.path.endswith(".age"):
                self.put(row, "whole", f"opened/{one.path.removesuffix('.age')}", one.opened, of=one)
            self.put(row, "whole", f"case/{one.path}", one.stored, one.path)
            return
        held = holds(self.tier, row)
        value: dict[str, Any] | None = dict(one.value())
        if row == "statement":
            value = statement_without_source(one.value(), self.tier, self.described(one))
        elif held != "whole":
            reduced = one.kind in ("observation", "described")
            value = self.reduce["observation"](one.value(), self.tier) if reduced else None
        if not value:
            self.withhold(row, one.path, "there is no reduced form of this kind of record")
            return
        content = _json({"format": "diptych-reduced-record/1", "kind": one.kind, "value": value})
        self.put(row, held, f"records/{self.count(row)}.json", content, of=one)

    def about(self, one: Document) -> tuple[str, ...]:
        """Digests of the originals that a record names, by itself or through findings that it names."""
        found = one.tokens & self.by_digest.keys()
        for named in one.tokens & self.inputs.keys():
            found |= self.inputs[named]
        return tuple(sorted(found))

    def described(self, one: Document) -> str:
        """The words that may stand for the sources of what a record is about."""
        inputs = [self.by_digest[digest].conditions for digest in self.about(one) if digest in self.by_digest]
        return strictest(inputs).may_describe_source_as or "withheld"

    def register(self, one: Document) -> None:
        if holds(self.tier, "register") == "whole":
            self.put("register", "whole", f"case/{one.path}", one.stored, one.path)
        else:
            self.withhold("register", one.path, "there is no reduced form of a register's snapshot")

    def publishing_copies(self, chosen: Iterable[Original]) -> None:
        known = {one.sha256: one for one in chosen}
        for copy in self.material.copies:
            original = known.get(copy.of)
            if original is None:
                raise WrongCallError("a publishing copy is of an original that is not part of this hand-over")
            permission = decide(
                original.conditions,
                kind="video",
                tier=self.tier,
                present=self.wish.present,
                recipient=self.wish.recipient,
            )
            if not permission.allowed:
                raise WrongCallError(
                    f"a publishing copy may not leave: {permission.sentence} ({permission.stopped_at})"
                )
            item = BagItem(
                item="publishing_copy", held="whole", path=f"publication/{copy.name}", size=copy.size
            )
            self.plan.planned.append(Planned(item=item))

    def log(self) -> None:
        """The custody log: whole files for a court; which lines a partner sees."""
        covered = self.material.covered
        if self.tier == "court":
            for path in covered:
                if path.startswith("log/") or path in ("case.toml", "README.txt"):
                    self.put("custody_log", "whole", f"case/{path}", None, path)
            self.plan.shown_entries = frozenset(range(len(self.material.lines)))
            return
        if self.tier == "partner":
            self.plan.shown_entries = self.shown_to_partner()
        for path in covered:
            if path.startswith("log/") or path in ("case.toml", "README.txt"):
                self.withhold("custody_log", path, "outside courts the log leaves reduced or not at all")

    def shown_to_partner(self) -> frozenset[int]:
        """Entries that hold nothing besides handed-over things: the first, and those of findings that leave reduced.

        Their digests are of whole files, which a partner may hold against a court's copy.
        """
        leaving = {one.item.entry for one in self.plan.planned if one.item.entry is not None}
        allowed = {one.sha256 for one in self.plan.originals}
        shown = set()
        for k, line in enumerate(self.material.lines):
            entry = json.loads(line)
            if k == 0 or entry["action"] == "signer_added":
                shown.add(k)
            elif k in leaving and entry["action"] == "finding_added":
                inputs = entry["about"].get("inputs")
                kinds = {ref["kind"] for ref in entry["objects"]}
                if kinds == {"finding"} and isinstance(inputs, list) and set(inputs) <= allowed:
                    shown.add(k)
        return frozenset(shown)

    def allowed(self, row: str, one: Document, inputs: Sequence[str]) -> bool:
        """Whether the conditions of all originals that a document is about let it leave; lists it where they do not."""
        conditions = [self.by_digest[d].conditions for d in inputs if d in self.by_digest]
        joined = strictest(conditions) if len(conditions) == len(inputs) else Conditions()
        permission = decide(
            joined,
            kind="description",
            tier=self.tier,
            present=self.wish.present,
            recipient=self.wish.recipient,
        )
        if not permission.allowed:
            self.withhold(row, one.path, permission.sentence, permission.stopped_at)
        return permission.allowed

    def rest(self, near: frozenset[str]) -> None:
        """Everything else that the log says is in the case."""
        for path in self.material.covered:
            if path not in self.done:
                why = (
                    "it names nothing that is handed over"
                    if path not in near
                    else "it stays sealed in the case"
                )
                self.withhold(
                    _row_of(path), path, "it was not chosen" if path.startswith("originals/") else why
                )

    def put(
        self,
        item: str,
        held: Any,
        place: str,
        content: bytes | None,
        case_path: str = "",
        *,
        of: Document | None = None,
        number: int | None = None,
    ) -> None:
        """Plan one file. ``case_path`` where the case's own file leaves; ``of`` where something made of it does."""
        path = case_path or (of.path if of is not None else "")
        sha256, size, entry = self.material.covered.get(path, ("", 0, -1))
        if path:
            self.done.add(path)
            self.left.add(path)
        public = self.tier == "public"
        made = BagItem(
            item=item,
            held=held,
            path=place,
            case_path="" if public else path,
            case_sha256="" if public or holds(self.tier, "original_digest") != "whole" else sha256,
            number=None if public else number,
            entry=None if public or entry < 0 else entry,
            size=size if content is None else len(content),
        )
        self.plan.planned.append(Planned(item=made, content=content))

    def withhold(self, item: str, case_path: str, why: str, stopped_at: str | None = None) -> None:
        sha256 = self.material.covered[case_path][0]
        self.done.add(case_path)
        self.plan.withheld.append(
            Withheld(
                item=item,
                case_path=case_path,
                why=why,
                stopped_at=stopped_at,
                commitment=commitment_of(self.wish.secret, case_path, sha256),
            )
        )

    def count(self, row: str) -> str:
        """The next number of a reduced document, in the order in which they are planned."""
        return f"{1 + sum(one.item.item == row for one in self.plan.planned):04d}-{row}"


def without(plan: Plan, paths: Mapping[str, str], material: Material, secret: bytes) -> Plan:
    """Take files out of a plan that turned out to hold what stays sealed, and list them.

    Args:
        plan: The plan.
        paths: Reason by path in the bag.
        material: The case.
        secret: The hand-over's secret.
    """
    kept = replace(plan, planned=[one for one in plan.planned if one.item.path not in paths])
    listed = {one.case_path for one in plan.withheld}
    for one in plan.planned:
        case_path = one.item.case_path
        if one.item.path in paths and case_path in material.covered and case_path not in listed:
            listed.add(case_path)
            kept.withheld.append(
                Withheld(
                    item=one.item.item,
                    case_path=case_path,
                    why=paths[one.item.path],
                    commitment=commitment_of(secret, case_path, material.covered[case_path][0]),
                )
            )
    return kept


def _is_named(one: Original, text: str) -> bool:
    wanted = text.lower().removeprefix("#")
    if wanted.isdigit() and len(wanted) < 8:
        return one.number == int(wanted)
    return len(wanted) >= 8 and one.sha256.startswith(wanted)


def _inputs(one: Document) -> tuple[str, ...]:
    try:
        document = json.loads(one.opened or b"{}")
    except ValueError:
        return ()
    inputs = document.get("inputs") if isinstance(document, dict) else None
    return tuple(map(str, inputs)) if isinstance(inputs, list) else ()


def _row_of(path: str) -> str:
    top = path.split("/", maxsplit=1)[0]
    if top == "records":
        return path.split("/")[1]
    return {"originals": "original", "findings": "findings", "register": "register"}.get(top, "custody_log")


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True)
    return (text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n").encode("utf-8")
