"""Records for and against what is handed over: found by what they name, never chosen by hand (R62)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from diptych.domains.handover.material import Document
from diptych.model.hand_over import Bearing

FIELDS = frozenset(
    {
        "stance",
        "verdict",
        "relation",
        "judgement",
        "outcome",
        "assertion",
        "decision",
        "answer",
        "link",
        "agrees",
    }
)
"""Fields from which a stance is read. Chosen by hand: the words of this program's records and tables."""

AGAINST = frozenset(
    {
        "denies",
        "denied",
        "contradicts",
        "contradicted",
        "against",
        "different",
        "no",
        "rejects",
        "rejected",
        "refutes",
        "disputes",
        "disagrees",
        "withdrawn",
        "retracted",
        "not_same",
        "no_relation_found",
        "false",
    }
)
"""Values that speak against. Chosen by hand."""

FOR = frozenset(
    {
        "asserts",
        "asserted",
        "supports",
        "for",
        "same",
        "yes",
        "confirms",
        "confirmed",
        "agrees",
        "accepted",
        "aligned",
        "same_footage",
        "same_place_and_time",
        "true",
    }
)
"""Values that speak for. Chosen by hand; any other value is open."""


def touching(
    documents: Sequence[Document], digests: Iterable[str], paths: Iterable[str] = ()
) -> tuple[Document, ...]:
    """Find the documents that name one of the originals or findings, or another document that does.

    Args:
        documents: Records and findings of the case, in the log's order.
        digests: Digests of originals.
        paths: Paths of findings.
    """
    wanted = set(digests) | {path.rsplit("/", 1)[-1].split(".", maxsplit=1)[0] for path in paths}
    found: dict[str, Document] = {}
    while True:
        fresh = [
            one for one in documents if one.path not in found and (one.id in wanted or one.tokens & wanted)
        ]
        if not fresh:
            return tuple(one for one in documents if one.path in found)
        for one in fresh:
            found[one.path] = one
            wanted.add(one.id)


def bearing(documents: Sequence[Document], leaving: frozenset[str]) -> tuple[Bearing, ...]:
    """Sort documents into against, for and open; those that speak against come first.

    A document is *against* where one of its stances is, or where another of the same kind about the same things has
    another stance; a version that was replaced is listed with that.

    Args:
        documents: What touches the things handed over.
        leaving: Paths of those that are in the bag.
    """
    stances = {one.path: list(_stances(one.value())) for one in documents}
    apart = _disagreeing(documents, stances)
    rows = []
    for one in documents:
        stance, why = _judge_finding(one) if one.kind == "finding" else _judge(stances[one.path])
        if one.opened is None:
            stance, why = "open", "sealed to others: what it says was not read"
        elif stance != "against" and one.path in apart:
            stance, why = "against", "another of this kind about the same things says otherwise"
        if one.superseded:
            why += "; a newer version replaced it"
        rows.append(
            Bearing(stance=stance, kind=one.kind, case_path=one.path, why=why, leaves=one.path in leaving)
        )
    order = {"against": 0, "open": 1, "for": 2}
    return tuple(sorted(rows, key=lambda row: order[row.stance]))


def _stances(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _stances(inner, str(key).lower())
    elif isinstance(value, list):
        for inner in value:
            yield from _stances(inner, name)
    elif name in FIELDS and isinstance(value, str | bool):
        yield name, str(value).strip().lower().replace(" ", "_")


def _judge(stances: Sequence[tuple[str, str]]) -> tuple[str, str]:
    for which, words in (("against", AGAINST), ("for", FOR)):
        for name, word in stances:
            if word in words:
                return which, f"{name} is {word}"
    for name, word in stances:
        return "open", f"{name} is {word[:40]}"
    return "open", "no field states a stance"


def _judge_finding(one: Document) -> tuple[str, str]:
    """A finding speaks against where one of its own answers was voted out; what it could not determine is open."""
    voted_out, undetermined = 0, 0
    waiting: list[object] = [one.value()]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Mapping):
            rows = value.get("voted_out")
            voted_out += len(rows) if isinstance(rows, list) else 0
            undetermined += value.get("verdict") == "undetermined"
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    if voted_out:
        return "against", f"{voted_out} of its own answers do not fit the others"
    if undetermined:
        return "open", f"{undetermined} of its answers are undetermined"
    return "for", "a measurement, with its interval and its strongest rival"


def _disagreeing(documents: Sequence[Document], stances: Mapping[str, list[tuple[str, str]]]) -> set[str]:
    """Paths of documents of one kind about the same subjects whose stances differ."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in documents:
        subjects = _subjects(one.value())
        if subjects and stances[one.path]:
            groups[one.kind, "|".join(sorted(subjects))].append(one.path)
    apart: set[str] = set()
    for paths in groups.values():
        if len({frozenset(word for _, word in stances[path]) for path in paths}) > 1:
            apart.update(paths)
    return apart


def _subjects(value: Mapping[str, Any]) -> set[str]:
    """Digests and claims that a record is about."""
    found: set[str] = set()
    waiting: list[object] = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Mapping):
            waiting.extend(one.values())
            found.update(str(one[key]) for key in ("claim", "incident") if isinstance(one.get(key), str))
        elif isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, str) and len(one) == 64 and all(c in "0123456789abcdef" for c in one):
            found.add(one)
    return found
