"""Statements, and what they are about: sources, claims, investigations, hypotheses, requests for comment.

A :class:`Statement` says who said what, when, for which population, period and side, in which words. How far a source
is relied on and how far one statement is believed are two judgements that are never combined into one.
A statement of scope ``general`` is about no single incident, so it is never the denial of one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from diptych.model.edtf import parse_edtf
from diptych.model.observations import Region

Act = Literal[
    "asserts",
    "denies",
    "declines_to_comment",
    "does_not_respond",
    "estimates",
    "assesses",
    "announces_investigation",
]
ACTS: tuple[Act, ...] = (
    *("asserts", "denies", "declines_to_comment", "does_not_respond"),
    *("estimates", "assesses", "announces_investigation"),
)

Scope = Literal["incident", "general"]
"""``incident``: about the incidents that it names; ``general``: about a practice, a policy or a total."""

Independence = Literal["party_to_the_conflict", "tied_to_a_party", "independent", "unknown"]

INDEPENDENCE_ORDER: tuple[Independence, ...] = (
    *("party_to_the_conflict", "tied_to_a_party"),
    *("independent", "unknown"),
)

Reliability = Literal["A", "B", "C", "D", "E", "F", ""]
"""A completely reliable to E unreliable, F cannot be judged; empty: not judged (the Admiralty scale)."""

Confidence = Literal["confirmed", "probable", "possible", "doubtful", "cannot_be_judged", ""]
"""How far one statement is believed, apart from who said it; empty: not judged."""

Stance = Literal["for", "against", "neither"]

Stage = Literal["announced", "opened", "under_way", "charged", "in_court", "decided", "closed", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who says something: an office, an organisation, a person by role."""

    id: str
    name: str
    """By role where a person speaks, such as "spokesman of a ministry"."""
    side: str = ""
    """The side it belongs to or speaks for; empty for none."""
    independence: Independence = "unknown"
    reliability: Reliability = ""
    note: str = ""

    def __post_init__(self) -> None:
        check_id(self.id, "a source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with all that it needs in order to mean something.

    "At least 245" is ``low=245`` without ``high``; "more than 5,700" is ``low=5700, exclusive=True``.
    """

    low: int | None = None
    high: int | None = None
    exclusive: bool = False
    """Whether the number is more than ``low`` rather than at least ``low``."""
    population: str = ""
    """Of whom or of what, such as "prisoners of war of side A"."""
    unit: str = ""
    """What is counted: persons, incidents, cases."""
    period: str = ""
    """EDTF."""
    side: str = ""
    """The side to whom the acts are ascribed."""
    rule: str = ""
    """What made something count, such as "documented by the source itself"."""
    standard: str = ""
    """Standard of proof, such as "reasonable grounds to believe"."""

    def __post_init__(self) -> None:
        parse_edtf(self.period)
        if self.low is not None and self.low < 0:
            raise ValueError("a count is not below 0")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"at least {self.low} and at most {self.high} contradict each other")


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceSpan:
    """Where in a recording a statement finds its support: digest, seconds from the first frame, part of the picture."""

    sha256: str
    from_s: float | None = None
    to_s: float | None = None
    region: Region | None = None
    observation: str = ""
    """Id of an observation, where there is one."""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[0-9a-f]{64}", self.sha256):
            raise ValueError("evidence names a recording by its SHA-256, 64 hexadecimal digits")
        if self.from_s is not None and self.to_s is not None and self.to_s < self.from_s:
            raise ValueError("evidence ends before it starts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A source says something, or says nothing when asked."""

    id: str
    source: str
    """Id of the source."""
    act: Act
    proposition: str = ""
    """What is asserted, denied, estimated, assessed, in neutral words; of silence, what was asked."""
    scope: Scope = "general"
    incidents: tuple[str, ...] = ()
    """Incidents that it is about; none where the scope is general."""
    said_at: str = ""
    """EDTF."""
    holds_for: str = ""
    """EDTF: the time that it is about."""
    side: str = ""
    """The side whose conduct it is about."""
    attributed_to: str = ""
    """To whom the source ascribes what it states, such as "leadership of side B"; that is part of the statement."""
    figure: Figure | None = None
    reasons: str = ""
    """Why, in the source's own account, such as "an investigation runs"."""
    verbatim: str = ""
    language: str = ""
    """Of the verbatim words."""
    translation: str = ""
    chain: tuple[str, ...] = ()
    """Through whom it came, from the first to the last, such as "officials not authorised to release it"."""
    repeats: str = ""
    """Id of the statement that this one only passes on: both count once."""
    evidence: tuple[EvidenceSpan, ...] = ()
    confidence: Confidence = ""
    claim: str = ""
    """Id of the claim that it bears on."""
    stance: Stance = "neither"
    """For or against that claim."""
    request: str = ""
    """Id of the request for comment that it answers."""
    url: str = ""

    def __post_init__(self) -> None:
        check_id(self.id, "a statement")
        check_id(self.source, "the source of a statement")
        parse_edtf(self.said_at)
        parse_edtf(self.holds_for)
        if self.scope == "incident" and not self.incidents:
            raise ValueError("a statement about an incident names the incident")
        if self.scope == "general" and self.incidents:
            raise ValueError(
                "a general statement is about no single incident; its scope is 'incident' if it is"
            )
        if self.act in ("asserts", "denies", "estimates", "assesses") and not self.proposition.strip():
            raise ValueError("what is said needs a proposition")
        if self.stance != "neither" and not self.claim:
            raise ValueError("for or against needs a claim")
        if self.repeats == self.id:
            raise ValueError("a statement does not repeat itself")

    def denies_incident(self, incident: str) -> bool:
        """Whether this denies that very incident; a general denial never does."""
        return self.act == "denies" and self.scope == "incident" and incident in self.incidents


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A proposition that statements speak for or against."""

    id: str
    proposition: str
    incidents: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id, "a claim")
        if not self.proposition.strip():
            raise ValueError("a claim needs a proposition")


@dataclass(frozen=True, slots=True, kw_only=True)
class Investigation:
    """A case that an authority opened, with its stage as of a day."""

    id: str
    authority: str
    """Id of the source that leads it."""
    stage: Stage = "unknown"
    subject: str = ""
    incidents: tuple[str, ...] = ()
    side: str = ""
    """The side whose conduct is investigated."""
    opened: str = ""
    as_of: str = ""
    reference: str = ""

    def __post_init__(self) -> None:
        check_id(self.id, "an investigation")
        parse_edtf(self.opened)
        parse_edtf(self.as_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One answer to a question, with the statements on each side of it."""

    text: str
    statements_for: tuple[str, ...] = ()
    statements_against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypotheses:
    """A contested question with at least two answers."""

    id: str
    question: str
    answers: tuple[Hypothesis, ...]
    incidents: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id, "a question")
        if len({" ".join(one.text.casefold().split()) for one in self.answers}) < 2:
            raise ValueError("a contested question needs at least two different answers")


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestForComment:
    """Who asked whom for what, when, until when, and what had come as of a day."""

    id: str
    asked_by: str
    asked: str
    """Id of the source that was asked."""
    question: str
    asked_at: str
    deadline: str = ""
    as_of: str = ""
    """The day up to which an answer was looked for."""
    incidents: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id, "a request")
        if not self.question.strip():
            raise ValueError("a request for comment says what was asked")
        for text in (self.asked_at, self.deadline, self.as_of):
            parse_edtf(text)
        if not parse_edtf(self.asked_at).is_dated:
            raise ValueError("a request for comment says when it was made")


def check_id(text: str, what: str) -> None:
    """Refuse an empty id, one of more than 200 characters, and one with control characters."""
    if not text.strip() or len(text) > 200 or re.search(r"[\x00-\x1f\x7f]", text):
        raise ValueError(f"{what} needs an id of 1 to 200 printable characters")


def origin_of(statement: Statement, by_id: dict[str, Statement]) -> str:
    """Follow what a statement passes on to where it came from first.

    Of statements that repeat each other in a ring, the lowest id stands for all: a ring has no origin outside itself.
    """
    seen: list[str] = [statement.id]
    at = statement
    while at.repeats and at.repeats in by_id:
        if at.repeats in seen:
            return min(seen[seen.index(at.repeats) :])
        seen.append(at.repeats)
        at = by_id[at.repeats]
    return at.repeats or at.id


def independent_origins(statements: tuple[Statement, ...]) -> dict[str, tuple[str, ...]]:
    """Group statements by origin: circular and passed-on reports count once. Origins and members are sorted."""
    by_id = {one.id: one for one in statements}
    groups: dict[str, list[str]] = {}
    for one in statements:
        groups.setdefault(origin_of(one, by_id), []).append(one.id)
    return {origin: tuple(sorted(groups[origin])) for origin in sorted(groups)}
