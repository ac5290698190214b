"""Show one comparison of a case with all that people added to it: clocks by hand, observations, statements, care."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from diptych.adapters.keys import KeyFolder
from diptych.adapters.results import read_ground
from diptych.algorithms.coverage import Views
from diptych.algorithms.ground_listing import views_from_listing
from diptych.domains.casefile import Case, CasePlace, opened_case
from diptych.domains.claims import Agreement, agreement, describe_observations
from diptych.domains.register import statement_sentence
from diptych.domains.report import page_parts, shown_observation
from diptych.model.errors import BadTableError, DiptychError, UnreadableError, WrongCallError
from diptych.model.findings import Findings
from diptych.model.findings_json import findings_from_json, findings_to_json, record_from_json, record_to_json
from diptych.model.observations import Described, Observation
from diptych.model.statements import Source, Statement
from diptych.workflows.case_care import Care, care_of
from diptych.workflows.case_observe import KeptObservation, kept_observations
from diptych.workflows.case_pairs import finding_path, result_of
from diptych.workflows.case_recordings import name_of
from diptych.workflows.case_round import Round, open_round
from diptych.workflows.case_set_clock import KeptAnchor, kept_anchors, with_anchors
from diptych.workflows.register_case import opened_in_case

FORMAT = "diptych-pair/1"

_FILE = re.compile(r"(media|map|frames)/[a-z0-9-]+\.(mp4|webp|png)")
"""Files of a result that a page shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touching:
    """A statement of the case's register, and where in the recordings it says that its support is."""

    id: str
    act: str
    stance: str
    claim: str
    proposition: str
    """What the claim says; empty where it bears on none."""
    sentence: str
    source: str
    """Name of who says it."""
    record: Mapping[str, Any]
    """The statement itself, without its evidence."""
    evidence: tuple[tuple[str, float | None, float | None], ...]
    """Recording of the comparison, from and to; only those of this comparison."""

    def to_dict(self) -> dict[str, object]:
        """Return plain values."""
        return {
            "id": self.id,
            "act": self.act,
            "stance": self.stance,
            "claim": self.claim,
            "proposition": self.proposition,
            "sentence": self.sentence,
            "source": {"name": self.source},
            "record": dict(self.record),
            "evidence": [{"recording": r, "from_s": a, "to_s": b} for r, a, b in self.evidence],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One comparison, as one observer may see it."""

    id: str
    parts: Mapping[str, Any]
    """The data of its page: findings on the clock that counts, ground, media, stills."""
    originals: Mapping[str, int | None]
    """Number of each recording's original in the case."""
    observations: tuple[Described, ...]
    versions: Mapping[str, KeptObservation]
    """The record behind each observation."""
    anchors: tuple[KeptAnchor, ...]
    blind: Round | None
    """The round in which the observer works blind now."""
    observers: tuple[str, ...]
    """Who observed in these recordings; while somebody works blind, only they themselves."""
    agreements: tuple[Agreement, ...]
    statements: tuple[Touching, ...]
    care: Mapping[str, Care]
    """What was said about watching each recording."""

    def to_dict(self) -> dict[str, object]:
        """Return the values of ``diptych-pair/1``."""
        return {
            "format": FORMAT,
            "id": self.id,
            **self.parts,
            "originals": dict(self.originals),
            "observations": [self._observation(one) for one in self.observations],
            "anchors": [one.to_dict() for one in self.anchors],
            "blind": self.blind.to_dict() if self.blind is not None else None,
            "observers": list(self.observers),
            "agreements": [{**record_to_json(one), "share": one.share} for one in self.agreements],
            "statements": [one.to_dict() for one in self.statements],
            "care": {name: one.to_dict() for name, one in self.care.items()},
        }

    def _observation(self, one: Described) -> dict[str, object]:
        plain = record_to_json(one)
        observation = plain.pop("observation")
        flat = {**(observation if isinstance(observation, dict) else {}), **plain}
        kept = self.versions[one.observation.id]
        mark = one.observation.region
        region = (
            None if mark is None else {"x": mark.x, "y": mark.y, "w": mark.w, "h": mark.h, "unit": mark.unit}
        )
        return {**shown_observation(flat), "mark": region, "version": kept.version, "at": kept.at}


def case_pair(path: CasePlace, finding: str, *, observer: str = "", keys: KeyFolder | None = None) -> Pair:
    """Gather all of one comparison.

    While an observer works blind, what others observed, set or said is left out, and so are the other recordings where
    they asked for that.

    Args:
        path: The case, or its folder.
        finding: Path or id of the comparison.
        observer: Pseudonym of who looks.
        keys: The user's keys.

    Raises:
        WrongCallError: There is no such comparison, or its page is no longer in the case's derived folder.
        UnreadableError: Its page is damaged.
    """
    case = opened_case(path, keys=keys)
    where = finding_path(case, finding)
    folder = result_of(case, where)
    parts, measured, views = _stored(case, where, folder)
    blind = open_round(case, where, observer)
    anchors = tuple(one for one in kept_anchors(case, where) if blind is None or one.by == observer)
    standing = [one.anchor for one in anchors if not one.withdrawn]
    found = with_anchors(measured, standing, views)
    found = replace(found, recordings=_named(case, found))
    by_digest = {one.sha256: one.id for one in found.recordings}
    kept = kept_observations(case, set(by_digest))
    kept = [
        one for one in kept if not one.withdrawn and (blind is None or one.observation.observer == observer)
    ]
    described = _described(kept, found, views)
    pair = Pair(
        id=where.removeprefix("findings/").removesuffix(".json"),
        parts={**parts, "findings": findings_to_json(found)},
        originals={one.id: _number(case, one.sha256) for one in found.recordings},
        observations=described,
        versions={one.id: one for one in kept},
        anchors=anchors,
        blind=blind,
        observers=tuple(sorted({one.observation.observer for one in kept})),
        agreements=() if blind is not None else tuple(_agreements(described)),
        statements=() if blind is not None else tuple(_statements(case, by_digest)),
        care={by_digest[sha256]: one for sha256, one in care_of(case).items() if sha256 in by_digest},
    )
    only = by_digest.get(blind.sha256) if blind is not None and blind.sha256 is not None else None
    return _only(pair, only) if only is not None else pair


def pair_file(path: CasePlace, finding: str, name: str, *, keys: KeyFolder | None = None) -> Path:
    """Find a file that the page of a comparison shows: a working copy, a map or an evidence frame.

    Args:
        path: The case, or its folder.
        finding: Path or id of the comparison.
        name: Such as ``media/r1.mp4``.
        keys: The user's keys.

    Raises:
        WrongCallError: There is no such comparison or file.
    """
    case = opened_case(path, keys=keys)
    folder = result_of(case, finding_path(case, finding))
    place = folder / name
    if not _FILE.fullmatch(name) or place.is_symlink() or not place.is_file():
        raise WrongCallError("this comparison has no such file")
    return place


def _stored(case: Case, where: str, folder: Path) -> tuple[dict[str, Any], Findings, dict[str, Views]]:
    """Read what a comparison stored: the data of its page, its findings, and what each recording saw."""
    try:
        parts = page_parts((folder / "index.html").read_bytes())
    except (OSError, ValueError) as error:
        raise UnreadableError(
            "the page of this comparison is missing or damaged",
            advice="Run compare on the same originals again; what people added stays.",
        ) from error
    value = case.read_document(where).get("value")
    findings = findings_from_json(value if isinstance(value, dict) else {})
    views = views_from_listing(read_ground(folder), findings.recordings)
    kept = {name: parts.get(name) for name in ("ground", "media", "stills")}
    return kept, findings, views


def _named(case: Case, found: Findings) -> tuple[Any, ...]:
    """Recordings under the names with which they were handed over; in the case they are called by their digests."""
    named = []
    for one in found.recordings:
        original = case.state.originals.get(one.sha256)
        name = name_of(case, original) if original is not None else None
        named.append(replace(one, file=name or f"original {original.number if original else '?'}"))
    return tuple(named)


def _number(case: Case, sha256: str) -> int | None:
    original = case.state.originals.get(sha256)
    return original.number if original is not None else None


def _described(
    kept: Sequence[KeptObservation], found: Findings, views: Mapping[str, Views]
) -> tuple[Described, ...]:
    """Carry observations to the other recordings; one past the end of its recording is left aside."""
    observations: list[Observation] = []
    for row, one in enumerate(kept, 1):
        try:
            describe_observations([one.observation], found, {})
        except BadTableError:
            continue
        observations.append(replace(one.observation, row=row))
    return describe_observations(observations, found, views)


def _agreements(described: Sequence[Described]) -> list[Agreement]:
    by_recording: dict[str, dict[str, list[Observation]]] = {}
    for one in described:
        observers = by_recording.setdefault(one.observation.recording, {})
        observers.setdefault(one.observation.observer, []).append(one.observation)
    return [
        agreement(recording, observers[a], observers[b])
        for recording, observers in by_recording.items()
        for a, b in combinations(sorted(observers), 2)
    ]


def _statements(case: Case, by_digest: Mapping[str, str]) -> list[Touching]:
    """Statements of the case's register: those that point into these recordings first."""
    if not case.records("register_statement"):
        return []
    try:
        with opened_in_case(case.root, keys=case.keys) as store:
            sources = {one["id"]: record_from_json(Source, one, "source") for one in store.records("source")}
            claims = {one["id"]: str(one["proposition"]) for one in store.records("claim")}
            said = [record_from_json(Statement, one, "statement") for one in store.records("statement")]
    except DiptychError:  # the register's records are sealed to others
        return []
    found = [
        _touching(one, sources, claims, by_digest)
        for one in sorted(said, key=lambda one: (one.said_at, one.id))
    ]
    return sorted(found, key=lambda one: not one.evidence)


def _touching(
    one: Statement, sources: Mapping[str, Source], claims: Mapping[str, str], by_digest: Mapping[str, str]
) -> Touching:
    source = sources.get(one.source) or Source(id=one.source, name=one.source)
    return Touching(
        id=one.id,
        act=one.act,
        stance=one.stance,
        claim=one.claim,
        proposition=claims.get(one.claim, ""),
        sentence=statement_sentence(one, source),
        source=source.name,
        record={name: value for name, value in asdict(one).items() if name != "evidence"},
        evidence=tuple(
            (by_digest[e.sha256], e.from_s, e.to_s) for e in one.evidence if e.sha256 in by_digest
        ),
    )


def _only(pair: Pair, recording: str) -> Pair:
    """The comparison with one recording alone, for an observer who wants to see nothing of the others."""
    parts = dict(pair.parts)
    findings = dict(parts["findings"])
    findings["recordings"] = [one for one in findings["recordings"] if one["id"] == recording]
    findings["comparisons"] = []
    findings["timeline"] = None
    ground: dict[str, Any] = {"recordings": []}
    media = {name: one for name, one in (parts["media"] or {}).items() if name == recording}
    stills = [one for one in parts["stills"] or [] if one.get("recording") == recording]
    alone = [
        replace(one, elsewhere=()) for one in pair.observations if one.observation.recording == recording
    ]
    return replace(
        pair,
        parts={**parts, "findings": findings, "ground": ground, "media": media, "stills": stills},
        originals={recording: pair.originals[recording]},
        observations=tuple(alone),
        anchors=(),
        care={name: one for name, one in pair.care.items() if name == recording},
    )
