"""The sources of a register with all that they said, counted once over a state of it and kept for many looks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from diptych.adapters import register_tables as t
from diptych.domains.register.reading import record_bodies
from diptych.domains.register.unseen import NOTHING, Unseen
from diptych.model.edtf import parse_edtf
from diptych.model.register_sources import Outcome, ReportGroup, SourceLine, SourceSort

_OUTCOMES: Mapping[str, Outcome] = {"declines_to_comment": "declined", "does_not_respond": "no_response"}

_LAST = "\U0010ffff"
"""Sorts after every name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceBook:
    """All sources of one state of a register."""

    lines: Mapping[str, SourceLine]
    statements: Mapping[str, tuple[str, ...]]
    """Ids of each source's statements, newest first; undated ones last."""
    acts: Mapping[str, str]
    """What each statement does."""
    groups: tuple[ReportGroup, ...]
    """Statements that go back to one, where they are several."""
    groups_of: Mapping[str, tuple[ReportGroup, ...]]
    """The same, by the sources whose statements stand in them."""
    answers: Mapping[str, Mapping[str, Any]]
    """Statements that answer a request, by the request."""

    def find(self, text: str, *, independence: str = "", sort: SourceSort = "name") -> list[SourceLine]:
        """Return the sources whose name, id, side or note holds every word of a text, in an order."""
        words = text.casefold().split()
        found = [
            one
            for one in self.lines.values()
            if (not independence or one.independence == independence)
            and all(word in f"{one.name} {one.id} {one.side} {one.note}".casefold() for word in words)
        ]
        orders = {
            "name": lambda one: (one.name.casefold(), one.id),
            "statements": lambda one: (-one.statements, one.name.casefold(), one.id),
            "incidents": lambda one: (-one.incidents, -one.rows, one.name.casefold(), one.id),
            "reliability": lambda one: (one.reliability or _LAST, one.name.casefold(), one.id),
        }
        return sorted(found, key=orders[sort])


def source_book(connection: sa.Connection, unseen: Unseen = NOTHING) -> SourceBook:
    """Read all sources and count what each said; what names some incidents is left out, and they are not counted."""
    lines = {
        body["id"]: SourceLine(
            id=body["id"],
            name=body.get("name") or body["id"],
            **{
                name: body[name] for name in ("side", "independence", "reliability", "note") if body.get(name)
            },
        )
        for body in record_bodies(connection, "source")
    }
    bodies = list(unseen.left("statement", record_bodies(connection, "statement")))
    said: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for body in bodies:
        said[body["source"]].append(body)
    rows = _rows_of(connection, lines, sorted(unseen.incidents))
    asked: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for body in unseen.left("request", record_bodies(connection, "request")):
        asked[body["asked"]].append(body)
    for name in (set(said) | set(rows) | set(asked)) - set(lines):
        lines[name] = SourceLine(id=name, name=name, recorded=False)
    groups = _groups(bodies, lines)
    groups_of: dict[str, list[ReportGroup]] = defaultdict(list)
    for group in groups:
        for name in sorted({by for _, by, _ in group.members}):
            groups_of[name].append(group)
    answers = {body["request"]: body for body in bodies if body.get("request")}
    for name, line in lines.items():
        own = said.get(name, [])
        lines[name] = replace(
            line,
            acts=dict(Counter(one["act"] for one in own)),
            confidence=dict(Counter(one.get("confidence", "") for one in own)),
            passed_on=sum(1 for one in own if one.get("repeats")),
            general=sum(1 for one in own if one.get("scope", "general") == "general"),
            incidents=len({incident for one in own for incident in one.get("incidents", ())}),
            rows=rows.get(name, 0),
            rings=sum(one.circular for one in groups_of.get(name, [])),
            requests=dict(Counter(outcome_of(answers.get(one["id"])) for one in asked.get(name, []))),
        )
    return SourceBook(
        lines=lines,
        statements={name: _newest_first(own) for name, own in said.items()},
        acts={body["id"]: body["act"] for body in bodies},
        groups=groups,
        groups_of={name: tuple(of) for name, of in groups_of.items()},
        answers=answers,
    )


def outcome_of(answer: Mapping[str, Any] | None) -> Outcome:
    """Say what a request for comment had come to."""
    return "waiting" if answer is None else _OUTCOMES.get(answer["act"], "answered")


def is_overdue(request: Mapping[str, Any]) -> bool:
    """Say whether a request's deadline lay before the day up to which an answer was looked for; no day, no word."""
    deadline = parse_edtf(request.get("deadline", "")).last_day
    looked = parse_edtf(request.get("as_of", "")).first_day
    return deadline is not None and looked is not None and deadline < looked


def _rows_of(
    connection: sa.Connection, lines: Mapping[str, SourceLine], without: Sequence[str]
) -> dict[str, int]:
    """Count the incidents of each source; a row names its source by id, else by name."""
    y, i = t.incident_tally.c, t.incident.c
    asked = sa.select(y.source.label("word"), sa.func.count().label("n")).group_by(y.source)
    if without:
        asked = asked.where(y.key.not_in(sa.select(i.key).where(i.id.in_(without))))
    counted = asked.subquery("counted")
    named = sa.select(t.word.c.text, counted.c.n).join(counted, counted.c.word == t.word.c.id)
    by_name = {line.name: line.id for line in lines.values()}
    found: dict[str, int] = {}
    for text, n in connection.execute(named):
        source = text if text in lines else by_name.get(text, text)
        if source:
            found[source] = found.get(source, 0) + int(n)
    return found


def _newest_first(own: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    undated = sorted(one["id"] for one in own if not one.get("said_at"))
    dated = sorted((one for one in own if one.get("said_at")), key=lambda one: (one["said_at"], one["id"]))
    return (*(one["id"] for one in reversed(dated)), *undated)


def _groups(bodies: Sequence[Mapping[str, Any]], lines: Mapping[str, SourceLine]) -> tuple[ReportGroup, ...]:
    """Group statements that pass on one another by the one they go back to; circles first."""
    repeats = {body["id"]: body.get("repeats", "") for body in bodies}
    source = {body["id"]: body["source"] for body in bodies}
    origins: dict[str, str] = {}
    in_ring: set[str] = set()
    members: dict[str, list[str]] = defaultdict(list)
    for start, first in repeats.items():
        if first:
            members[_origin(start, repeats, origins, in_ring)].append(start)
    found = []
    for origin, names in members.items():
        whole = sorted(one for one in {*names, origin} if one in source)
        if len(whole) < 2:
            continue
        named = tuple((one, source[one], lines[source[one]].name) for one in whole)
        found.append(ReportGroup(origin=origin, members=named, circular=origin in in_ring))
    return tuple(sorted(found, key=lambda one: (not one.circular, one.origin)))


def _origin(start: str, repeats: Mapping[str, str], origins: dict[str, str], in_ring: set[str]) -> str:
    """Follow what a statement passes on; of a ring, the lowest id stands for all (``model.statements.origin_of``)."""
    path: list[str] = []
    at = start
    while at not in origins:
        if at in path:
            ring = path[path.index(at) :]
            in_ring.update(ring)
            origins |= dict.fromkeys(ring, min(ring))
            break
        path.append(at)
        if not repeats.get(at):
            origins[at] = at
            break
        at = repeats[at]
    origin = origins[at]
    origins |= dict.fromkeys((one for one in path if one not in origins), origin)
    return origin
