"""The summary of a bag: what a reader is told first, as plain blocks that a page and a PDF show alike (R71).

Sections: objectives, methodology, activities, underlying data, gaps and uncertainties, results.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from diptych.domains.handover.material import Material
from diptych.domains.handover.plan import Plan
from diptych.domains.handover.readme import WHO
from diptych.domains.handover.results import comparison_blocks
from diptych.model.conditions import Tier
from diptych.model.tiers import noun
from diptych.model.visible_text import visible

Block = dict[str, Any]
"""``{"kind": "text" | "table" | "facts" | "timeline", …}``; plain JSON values."""

MAX_ROWS = 200
"""Most rows of a table in the summary; the lists in the bag hold all of them. Chosen by hand."""

METHODS = (
    "Originals were hashed while they were read, before any program opened them, and are kept as received. "
    "Each is named by its SHA-256; working copies were made from them, and they were not changed.",
    "Every act on the material is an entry of an append-only log: a hash tree (RFC 6962) whose root is signed "
    "(Ed25519). The hand-over itself is an entry, and its path to the signed root is in this bag.",
    "Measurements name their inputs by digest, the program's version and its settings. A time carries a 95 % "
    "interval and the strongest rival answer. Where the material supports no answer, the result is undetermined.",
    "Nobody was identified from footage. What recordings do not show is stated as not shown, with the ground and "
    "the seconds that were in view; the absence of motion is not the absence of people.",
)
"""What was done, in general words; docs/methods has a page for each measurement."""


STATES = {
    "unreadable": "no picture could be decoded; kept as received",
    "not_finished": "the first look did not reach the end",
    "quarantined": "no first look was taken yet",
}
"""What is said of originals that were not read to their end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The summary as plain values."""

    title: str
    subtitle: str
    tier: Tier
    sections: tuple[tuple[str, tuple[Block, ...]], ...]
    foot: str
    fields: Mapping[str, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for whatever sets them in type."""
        return {
            "title": self.title,
            "subtitle": self.subtitle,
            "tier": self.tier,
            "foot": self.foot,
            "fields": [[name, value] for name, value in self.fields.items()],
            "sections": [{"title": title, "blocks": list(blocks)} for title, blocks in self.sections],
        }


def summarise(plan: Plan, material: Material, *, title: str, tier: Tier, day: str, made_by: str) -> Summary:
    """Make the summary from what leaves; it holds nothing that the bag does not hold.

    Args:
        plan: What leaves.
        material: The case.
        title: How the hand-over is called.
        tier: To whom.
        day: ``2026-03-01``.
        made_by: Program and version.
    """
    fields = {"Made": day, "For": {"court": "a court", "partner": "a partner", "public": "the public"}[tier]}
    if tier != "public":
        fields |= {"Case": material.case, "Case opened": material.opened[:10]}
    fields |= {
        "Handed over": _count(sum(_items(plan).values()), "item"),
        "Withheld": _count(len(plan.withheld), "item"),
    }
    return Summary(
        title=visible(title),
        subtitle=f"Summary of a hand-over {WHO[tier]}",
        tier=tier,
        fields=fields,
        sections=(
            ("Objectives", tuple(_objectives(plan, material, tier))),
            ("Methodology", tuple(_methodology(plan))),
            ("Activities", tuple(_activities(material, tier))),
            ("Underlying data", tuple(_data(plan, tier))),
            ("Gaps and uncertainties", tuple(_gaps(plan, material, tier))),
            ("Results", tuple(_results(plan))),
            ("How to check this", tuple(_check())),
        ),
        foot=f"{visible(title)} · {day} · {made_by}",
    )


def text(words: str, *, strong: bool = False) -> Block:
    """A paragraph."""
    return {"kind": "text", "text": words, "strong": strong}


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, mono: Sequence[int] = ()) -> Block:
    """A table; ``mono`` names columns of digests and paths."""
    return {
        "kind": "table",
        "columns": list(columns),
        "rows": [list(row) for row in rows[:MAX_ROWS]],
        "more": max(0, len(rows) - MAX_ROWS),
        "mono": list(mono),
    }


def _count(n: int, word: str) -> str:
    return f"{n:,} {word}{'' if n == 1 else 's'}"


def _items(plan: Plan) -> Counter[tuple[str, str]]:
    """Items by kind and form; the log is no item, and a record that goes along sealed as well counts once."""
    return Counter(
        (one.item, one.held)
        for one in plan.items
        if one.item != "custody_log"
        and not (one.path.startswith("case/records/") and one.path.endswith(".age"))
    )


def _objectives(plan: Plan, material: Material, tier: Tier) -> Iterator[Block]:
    counts: Counter[str] = Counter()
    for (item, _), n in _items(plan).items():
        counts[item] += n
    parts = ", ".join(f"{n:,} {noun(item, n)}" for item, n in sorted(counts.items()))
    part = f"a part of the case “{visible(material.title)}” " if tier != "public" else "a part of a case "
    yield text(
        f"This bag hands over {part}so that others can read it and check it without trusting whoever made it: "
        f"{parts or 'no item of the case, only a record of the hand-over'}."
    )
    yield text("Why it was handed over, and by whom, stands in a sealed record of the case.")
    yield text(
        "Records that speak against what is handed over were looked for by what they name, and are listed with those "
        "that speak for it, whoever made them."
    )


def _methodology(plan: Plan) -> Iterator[Block]:
    for words in METHODS:
        yield text(words)
    makers = Counter(
        _maker(one.content) for one in plan.planned if one.item.item == "findings" and one.content
    )
    if makers:
        yield table(["measured with", "findings"], [[name, str(n)] for name, n in sorted(makers.items())])


def _maker(content: bytes) -> str:
    document = json.loads(content)
    made_by = document.get("made_by", (document.get("value") or {}).get("made_by"))
    if isinstance(made_by, Mapping):
        return visible(f"{made_by.get('name', 'diptych')} {made_by.get('version', '')}".strip())
    return visible(str(made_by or "diptych"))


def _activities(material: Material, tier: Tier) -> Iterator[Block]:
    if tier == "public":
        yield text(
            "The case's log is withheld. Its entry on this hand-over, and the path from it to the log's signed root, "
            "go along."
        )
        return
    yield text(
        f"The custody log holds {len(material.lines):,} entries up to this hand-over"
        + (
            f", from {material.opened[:10]} on."
            if tier == "court"
            else "; entries that are withheld stand there as hashes."
        )
    )
    if tier == "court":
        rows = [[action.replace("_", " "), f"{n:,}"] for action, n in sorted(material.actions.items())]
        yield table(["what was done", "times"], rows)


def _data(plan: Plan, tier: Tier) -> Iterator[Block]:
    if tier == "public":
        yield text("No original leaves in a public hand-over. What may be told is in reduced form.")
    elif plan.originals:
        rows = []
        for one in plan.originals:
            name = (
                next((str(value.get("name") or "") for _, value in one.receipts), "")
                if tier == "court"
                else ""
            )
            described = one.conditions.may_describe_source_as or "not described"
            last = [visible(name)] if tier == "court" else []
            rows.append(
                [
                    str(one.number),
                    one.sha256,
                    f"{one.size:,}",
                    one.state.replace("_", " "),
                    visible(described),
                    *last,
                ]
            )
        columns = ["no.", "SHA-256", "bytes", "state", "source", *(["file name"] if tier == "court" else [])]
        yield table(columns, rows, mono=[1])
    else:
        yield text("No original of the case may be spoken of to this recipient.")
    rest = [
        [noun(item, n), held, str(n)]
        for (item, held), n in sorted(_items(plan).items())
        if item != "original"
    ]
    if rest:
        yield table(["besides", "form", "items"], rest)


def _gaps(plan: Plan, material: Material, tier: Tier) -> Iterator[Block]:
    if plan.withheld and tier == "public":
        yield text(
            f"{_count(len(plan.withheld), 'item')} of the case {'is' if len(plan.withheld) == 1 else 'are'} withheld. "
            "For each the bag holds a salted commitment, by which a court can later tell which it was."
        )
    elif plan.withheld:
        grouped = Counter(
            (one.item.replace("_", " "), _plain(one.why), one.stopped_at or "") for one in plan.withheld
        )
        rows = [
            [str(n), item, why, stopped.replace("_", " ")]
            for (item, why, stopped), n in sorted(grouped.items())
        ]
        yield text("Withheld, with the reason for each:")
        if not any(row[3] for row in rows):
            rows = [row[:3] for row in rows]
        yield table(["items", "what", "why", "condition"][: len(rows[0])], rows)
    else:
        yield text("Nothing that the case holds is withheld.")
    if tier != "public":
        gone = len(material.destroyed)
        yield text(
            f"{_count(gone, 'item')} of the case {'was' if gone == 1 else 'were'} destroyed on record."
            if gone
            else "Nothing was destroyed."
        )
        state = Counter(one.state for one in plan.originals)
        for name, words in STATES.items():
            if state[name]:
                yield text(f"{_count(state[name], 'original')}: {words}.")
        stamped = material.timestamped
        yield text(
            f"Timestamp authorities countersigned the log up to entry {stamped:,} of {len(material.lines):,}."
            if stamped
            else "No timestamp authority has countersigned the log: its times are what the machines said that wrote it."
        )
    against = [one for one in plan.bearing if one.stance == "against" and (tier != "public" or one.leaves)]
    if against:
        yield text("Records and findings that speak against others, or were contradicted:")
        rows = [[one.kind, visible(one.why), "yes" if one.leaves else "no"] for one in against]
        yield table(["kind", "how it was told", "in this bag"], rows)
    else:
        yield text(
            "No record was found that speaks against what is handed over. Records name things; opinions may not."
        )
    yield text(
        "Whether a recording is the whole of what was filmed cannot be seen from it. Where another version was found "
        "to be longer, a finding says so."
    )


def _plain(why: str) -> str:
    """A reason without the place that it names."""
    return why.partition("; the rest is in")[0]


def _results(plan: Plan) -> Iterator[Block]:
    shown = 0
    for one in plan.planned:
        if one.item.item == "findings" and one.content is not None:
            value = json.loads(one.content).get("value")
            blocks = list(comparison_blocks(value)) if isinstance(value, Mapping) else []
            if blocks:
                shown += 1
                yield text(f"Finding {shown}: data/{one.item.path}", strong=True)
                yield from blocks
    n = sum(one.item == "findings" for one in plan.items) - shown
    if n:
        yield text(f"{_count(n, 'further finding')} in the bag, of kinds that this summary does not set out.")
    observations = sum(
        one.item.item == "observation" and not one.item.path.startswith("case/") for one in plan.planned
    )
    if observations:
        yield text(f"{observations:,} {noun('observation', observations)} of people are in the bag.")
    if not shown and not n and not observations:
        yield text("No finding is part of this hand-over.")


def _check() -> Iterator[Block]:
    yield {"kind": "code", "text": "python3 verify.py THIS_FOLDER --trusted KEY"}
    yield text(
        "Take verify.py and the key from a source that you trust rather than from whoever gave you this folder; "
        "README.txt says how to check by hand. Any changed, missing or added byte is found."
    )
