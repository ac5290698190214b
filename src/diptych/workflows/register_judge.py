"""Judge pairs of a register's incidents: same, different, unsure, or taken back; rows stay, contradictions are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from diptych.domains.linkage import contradictions, groups
from diptych.domains.register import NOTHING, RegisterStore, Unseen
from diptych.model.errors import WrongCallError
from diptych.model.findings_json import record_from_json
from diptych.model.linkage import Contradiction
from diptych.model.register import LinkJudgement
from diptych.workflows.register_open import RegisterPlace, opened
from diptych.workflows.register_record import record_all
from diptych.workflows.register_review import review

VERDICTS = ("same", "different", "unsure", "withdrawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPair:
    """What counts of a pair, and how it came about."""

    left: str
    right: str
    verdict: str
    reason: str
    by: str
    at: str
    versions: int
    """How often the pair was judged; all of it is kept."""
    evidence: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return it as JSON values."""
        return {name: getattr(self, name) for name in self.__slots__} | {"evidence": list(self.evidence)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgements:
    """Judgements of a register that count, the groups that "same" makes, and what does not go together."""

    pairs: tuple[JudgedPair, ...]
    groups: tuple[tuple[str, ...], ...]
    contradictions: tuple[Contradiction, ...]
    snapshot: str

    def to_dict(self) -> dict[str, object]:
        """Return it as JSON values."""
        return {
            "format": "diptych-judgements/1",
            "judgements": [one.to_dict() for one in self.pairs],
            "groups": [list(one) for one in self.groups],
            "contradictions": [one.to_dict() for one in self.contradictions],
            "snapshot": self.snapshot,
        }


def judge(
    register: str | Path,
    left: str,
    right: str,
    *,
    verdict: str,
    reason: str,
    by: str = "",
    evidence: Sequence[str] = (),
    unseen: Unseen = NOTHING,
) -> Judgements:
    """Keep what a person says about two incidents; the newest counts, ``withdrawn`` takes it back, all stays.

    Args:
        register: File or address.
        left: Id of one incident.
        right: Id of the other.
        verdict: One of :data:`VERDICTS`.
        reason: Why; kept word for word.
        by: Who judges, as they sign; by default the user of this machine.
        evidence: What it rests on, such as the digest of a finding.
        unseen: What is kept from whoever judges; the answer does not tell of it.

    Returns:
        The pair as it counts now, and every contradiction in which one of its incidents takes part.

    Raises:
        WrongCallError: The verdict is none, both ids are one, the register holds no such incident, or there is nothing
            to take back.
    """
    if verdict not in VERDICTS:
        raise WrongCallError(f"{verdict!r} is no verdict", advice=f"Write one of: {', '.join(VERDICTS)}.")
    if left == right:
        raise WrongCallError("a judgement names two incidents")
    if verdict == "withdrawn":
        known = LinkJudgement(left=left, right=right, verdict="unsure")
        review(register, known.id, "withdrawn", kind="judgement", reason=reason, by=by)
    else:
        one = LinkJudgement(left=left, right=right, verdict=verdict, evidence=tuple(evidence))  # type: ignore[arg-type]
        record_all(register, [("judgement", one)], reason=reason, by=by)
    with opened(register) as store:
        held = _held(store, unseen)
        touched = tuple(one for one in contradictions(held) if {left, right} & set(one.chain))
        mine = tuple(pair for pair in (_pair(store, left, right),) if pair is not None)
        return Judgements(
            pairs=mine,
            groups=tuple(group for group in groups(held) if {left, right} & set(group)),
            contradictions=touched,
            snapshot=store.snapshot().name,
        )


def judged(register: RegisterPlace, unseen: Unseen = NOTHING) -> Judgements:
    """List the judgements of a register that count, by the ids of their incidents.

    Raises:
        NotARegisterError: There is no register.
    """
    with opened(register) as store:
        held = sorted(_held(store, unseen), key=lambda one: one.id)
        pairs = (_pair(store, one.left, one.right) for one in held)
        return Judgements(
            pairs=tuple(pair for pair in pairs if pair is not None),
            groups=groups(held),
            contradictions=contradictions(held),
            snapshot=store.snapshot().name,
        )


def _held(store: RegisterStore, unseen: Unseen = NOTHING) -> list[LinkJudgement]:
    bodies = unseen.left("judgement", store.records("judgement"))
    return [record_from_json(LinkJudgement, body, "judgement") for body in bodies]


def _pair(store: RegisterStore, left: str, right: str) -> JudgedPair | None:
    versions = store.history("judgement", LinkJudgement(left=left, right=right, verdict="unsure").id)
    if not versions:
        return None
    newest = versions[-1]
    said = record_from_json(LinkJudgement, newest.body, "judgement")
    return JudgedPair(
        left=said.left,
        right=said.right,
        verdict="withdrawn" if newest.state == "withdrawn" else said.verdict,
        reason=newest.reason,
        by=newest.by,
        at=newest.at,
        versions=len(versions),
        evidence=said.evidence,
    )
