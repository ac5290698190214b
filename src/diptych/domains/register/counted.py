"""What may be set side by side in a table of counts, and why one count differs from another, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from diptych.model.register import Version
from diptych.model.register_counts import (
    NOT_STATED,
    UNDATED,
    UNDETERMINED,
    Amount,
    CountChange,
    CountRow,
)
from diptych.model.register_counts import NotComparable as Refusal

MOST_NAMED = 6
"""Most values that one reason names. Chosen by hand."""


def not_comparable(rows: Sequence[CountRow], by: Sequence[str]) -> tuple[Refusal, ...]:
    """Name each aspect in which rows differ so that their figures must not be compared or added."""
    found: list[Refusal] = []
    units = _values(rows, lambda row: row.unit)
    if len(units) > 1:
        found.append(_refusal("unit", units, "rows count different units: {}"))
    standards = _values(rows, lambda row: row.standard or NOT_STATED)
    if len(standards) > 1:
        found.append(_refusal("standard", standards, "rows rest on different standards: {}"))
    elif NOT_STATED in standards and len(rows) > 1:
        reason = "no row states a standard, so two rows may rest on different ones"
        found.append(Refusal(aspect="standard", rows=tuple(range(len(rows))), reason=reason))
    if "source" in by:
        sources = _values(rows, lambda row: row.groups["source"])
        if len(sources) > 1:
            text = "each source counts by a rule of its own: {}; a difference may be one of the rules"
            found.append(_refusal("rule", sources, text))
    elif rows:
        reason = (
            "rows mix sources, each of which counts by a rule of its own; count by source to keep them apart"
        )
        found.append(Refusal(aspect="rule", rows=tuple(range(len(rows))), reason=reason))
    if "period" in by:
        open_ended = [at for at, row in enumerate(rows) if row.groups["period"] in (UNDATED, UNDETERMINED)]
        if open_ended and len(open_ended) < len(rows):
            reason = "rows of undated incidents, or of dates in no single period, have no period to compare"
            found.append(Refusal(aspect="period", rows=tuple(open_ended), reason=reason))
    if "side" in by:
        several = [at for at, row in enumerate(rows) if row.under_several_sides]
        if several:
            reason = "some incidents stand under several sides: rows of different sides must not be added"
            found.append(Refusal(aspect="side", rows=tuple(several), reason=reason))
    return tuple(found)


def _values(rows: Sequence[CountRow], read: Any) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        found.setdefault(read(row), []).append(at)
    return found


def _refusal(aspect: str, values: Mapping[str, list[int]], text: str) -> Refusal:
    names = sorted(values)
    shown = " / ".join(names[:MOST_NAMED]) + (
        f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    )
    return Refusal(
        aspect=aspect,
        rows=tuple(sorted(at for some in values.values() for at in some)),
        reason=text.format(shown),
    )


def changed_rows(before: Sequence[CountRow], after: Sequence[CountRow]) -> tuple[CountChange, ...]:
    """Return the rows that differ in a figure or in what is missing, also those that came or went."""

    def keyed(rows: Sequence[CountRow]) -> dict[tuple[str, ...], CountRow]:
        return {(*row.groups.values(), row.unit, row.standard): row for row in rows}

    old, new = keyed(before), keyed(after)
    found = []
    for key in sorted(old.keys() | new.keys()):
        one, two = old.get(key), new.get(key)
        if one is not None and two is not None and one == two:
            continue
        shown = two or one
        if shown is None:
            continue
        found.append(
            CountChange(
                groups=shown.groups,
                unit=shown.unit,
                standard=shown.standard,
                before=one.recorded if one else Amount(),
                after=two.recorded if two else Amount(),
                parts=_differing_parts(one, two),
                missing=_differing_missing(one, two),
            )
        )
    return tuple(found)


def _differing_parts(one: CountRow | None, two: CountRow | None) -> dict[str, tuple[Amount, Amount]]:
    """Return what differs beside what is recorded; duplicates counted once are told where they say more."""
    found = {}
    for name, part in (("duplicates_resolved", "resolved"), ("denied", "denied"), ("refuted", "refuted")):
        before = getattr(one, part) if one else Amount()
        after = getattr(two, part) if two else Amount()
        says_more = part != "resolved" or any(row and row.resolved != row.recorded for row in (one, two))
        if before != after and says_more:
            found[name] = (before, after)
    return found


def _differing_missing(one: CountRow | None, two: CountRow | None) -> dict[str, tuple[int, int]]:
    shown = two or one
    names = shown.missing if shown else {}
    pairs = {
        name: (one.missing.get(name, 0) if one else 0, two.missing.get(name, 0) if two else 0)
        for name in names
    }
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def cause_of(change: Version, former: Version | None) -> str:
    """Say in one word what a change did, such as created, changed, withdrawn, reviewed, links."""
    if change.kind == "judgement":
        return "links"
    if change.kind == "statement":
        return "statements"
    if change.kind != "incident":
        return "records"
    if former is None:
        return "created"
    if change.state == "withdrawn":
        return "withdrawn"
    if former.state == "withdrawn":
        return "restored"
    return "reviewed" if change.body == former.body else "changed"


def change_sentence(change: Version, former: Version | None) -> str:
    """Say one change in one line: what, which fields, what it says of incidents, by whom, why."""
    fields = ""
    done = _done(change, former)
    if former is not None and done == "changed":
        names = sorted(
            name
            for name in change.body.keys() | former.body.keys()
            if change.body.get(name) != former.body.get(name)
        )
        fields = f" ({', '.join(names)})"
    state = f", now {change.state}" if done in ("reviewed", "restored") else ""
    what = change.id.replace("\x1f", " and ")
    return (
        f"{change.kind} {what}: {done}{fields}{state}{_said(change)}, by {change.by}, reason: {change.reason}"
    )


def _done(change: Version, former: Version | None) -> str:
    """Say in one word what was done to a record of any kind."""
    if former is None:
        return "created" if change.kind == "incident" else "recorded"
    if change.state == "withdrawn":
        return "withdrawn"
    if former.state == "withdrawn":
        return "restored"
    return "reviewed" if change.body == former.body else "changed"


def _said(change: Version) -> str:
    """Say what a statement or a judgement says of incidents, where counts depend on it."""
    if change.kind == "judgement":
        return f", {change.body.get('verdict', '')}"
    if change.kind == "statement" and change.body.get("act") == "denies":
        incidents = [str(one) for one in change.body.get("incidents", ())]
        if change.body.get("scope") != "incident":
            return ", a general denial"
        more = f" and {len(incidents) - MOST_NAMED} more" if len(incidents) > MOST_NAMED else ""
        return f", denies {', '.join(incidents[:MOST_NAMED])}{more}"
    return ""


def count_causes(causes: Iterable[str]) -> dict[str, int]:
    """Count causes, most frequent first."""
    found: dict[str, int] = {}
    for one in causes:
        found[one] = found.get(one, 0) + 1
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
