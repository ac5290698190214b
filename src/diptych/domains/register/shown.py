"""What a register holds about one incident: who says what of it, who investigates, what people judged, its versions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from diptych.adapters import register_tables as t
from diptych.domains.register.reading import CHUNK, current_bodies, record_bodies
from diptych.domains.register.sentences import request_sentence, statement_sentence
from diptych.domains.register.sources import is_overdue, outcome_of
from diptych.domains.register.unseen import NOTHING, Unseen
from diptych.model.findings_json import record_from_json
from diptych.model.register import RecordKind, Version
from diptych.model.statements import RequestForComment, Source, Statement

AGAINST = frozenset({"denies"})
"""Acts that speak against an incident itself, where the statement names no claim."""

FOR = frozenset({"asserts"})

MOST_GENERAL = 200
"""Most general statements told beside one incident. Chosen by hand."""


def summaries(connection: sa.Connection, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Return the id, title, date and place of some incidents, by key."""
    i = t.incident.c
    found: dict[int, dict[str, Any]] = {}
    for start in range(0, len(keys), CHUNK):
        asked = sa.select(i.key, i.id, i.title, i.when_text, i.place).where(
            i.key.in_(keys[start : start + CHUNK])
        )
        for row in connection.execute(asked):
            found[row.key] = {"id": row.id, "title": row.title, "when": row.when_text, "place": row.place}
    return found


def said_about(connection: sa.Connection, incident: str, unseen: Unseen = NOTHING) -> list[dict[str, Any]]:
    """Tell the statements about one incident, oldest first, each with its sentence, its source and its stance."""
    s = t.statement_incident.c
    ids = [row.statement for row in connection.execute(sa.select(s.statement).where(s.incident == incident))]
    bodies = current_bodies(connection, "statement", ids)
    return told_statements(connection, bodies.values(), unseen)


def said_in_general(
    connection: sa.Connection, sides: Iterable[str], unseen: Unseen = NOTHING
) -> list[dict[str, Any]]:
    """Tell the statements about no single incident that concern one of some sides, oldest first."""
    wanted = set(sides)
    if not wanted:
        return []
    r, v = t.record.c, t.version.c
    s = t.statement_incident.c
    asked = (
        sa.select(v.body)
        .join(t.record, r.seq == v.seq)
        .where(r.kind == "statement", r.state != "withdrawn", r.id.not_in(sa.select(s.statement)))
        .order_by(r.id)
    )
    found = [
        body for row in connection.execute(asked) if (body := json.loads(row.body)).get("side") in wanted
    ]
    return told_statements(connection, found[:MOST_GENERAL], unseen)


def told_statements(
    connection: sa.Connection, bodies: Iterable[Mapping[str, Any]], unseen: Unseen = NOTHING
) -> list[dict[str, Any]]:
    """Tell statements, oldest first, each with its sentence, its source and its stance."""
    listed = list(unseen.left("statement", bodies))
    names = current_bodies(connection, "source", sorted({str(one["source"]) for one in listed}))
    sources = {key: record_from_json(Source, body, "source") for key, body in names.items()}
    found = []
    for body in listed:
        one = record_from_json(Statement, body, "statement")
        source = sources.get(one.source) or Source(id=one.source, name=one.source)
        found.append(
            {
                "record": dict(body),
                "sentence": statement_sentence(one, source),
                "source": {"name": source.name, "side": source.side, "independence": source.independence,
                           "reliability": source.reliability},
                "stance": stance_of(one),
            }
        )  # fmt: skip
    return sorted(found, key=lambda one: (one["record"].get("said_at", ""), one["record"]["id"]))


def stance_of(one: Statement) -> str:
    """Say whether a statement speaks for or against: as it says of its claim, else by its act, else neither."""
    if one.claim and one.stance != "neither":
        return one.stance
    return "for" if one.act in FOR else "against" if one.act in AGAINST else "neither"


def named_in(
    connection: sa.Connection, kind: RecordKind, incident: str, unseen: Unseen = NOTHING
) -> list[dict[str, Any]]:
    """Return investigations, requests or questions that name an incident."""
    naming = [one for one in record_bodies(connection, kind) if incident in one.get("incidents", ())]
    return list(unseen.left(kind, naming))


def investigations_of(
    connection: sa.Connection, incident: str, unseen: Unseen = NOTHING
) -> list[dict[str, Any]]:
    """Return investigations that name an incident, with the name of who leads each."""
    found = named_in(connection, "investigation", incident, unseen)
    names = current_bodies(connection, "source", sorted({str(one["authority"]) for one in found}))
    return [
        {"record": one, "authority": names.get(one["authority"], {}).get("name", one["authority"])}
        for one in found
    ]


def requests_of(connection: sa.Connection, incident: str, unseen: Unseen = NOTHING) -> list[dict[str, Any]]:
    """Tell the requests for comment about an incident, with what had come of each."""
    found = named_in(connection, "request", incident, unseen)
    if not found:
        return []
    names = current_bodies(connection, "source", sorted({str(one["asked"]) for one in found}))
    said = unseen.left("statement", record_bodies(connection, "statement"))
    answers = {body["request"]: body for body in said if body.get("request")}
    told = []
    for body in found:
        known = names.get(body["asked"])
        name = known.get("name", body["asked"]) if known else body["asked"]
        told.append(told_request(body, name, answers.get(body["id"])))
    return told


def told_request(body: Mapping[str, Any], name: str, answer: Mapping[str, Any] | None) -> dict[str, Any]:
    """Tell a request for comment to a source of that name: its sentence, what it had come to, the answer."""
    one = record_from_json(RequestForComment, body, "request")
    given = record_from_json(Statement, answer, "statement") if answer is not None else None
    return {
        "record": dict(body),
        "asked": name,
        "sentence": request_sentence(one, Source(id=one.asked, name=name), given),
        "outcome": outcome_of(answer),
        "overdue": is_overdue(body),
        "answer": dict(answer) if answer is not None else None,
    }


def judged_with(connection: sa.Connection, incident: str, unseen: Unseen = NOTHING) -> list[dict[str, Any]]:
    """Return what people judged of an incident and others, with what each other one is."""
    r, v, s = t.record.c, t.version.c, t.change_set.c
    asked = (
        sa.select(v.body, s.by, s.at, s.reason)
        .join(t.record, r.seq == v.seq)
        .join(t.change_set, s.id == v.change_set)
        .where(r.kind == "judgement", r.state != "withdrawn", r.id.contains(incident, autoescape=True))
    )
    found = []
    for row in connection.execute(asked):
        body = json.loads(row.body)
        if incident in (body["left"], body["right"]) and not unseen.incidents & {body["left"], body["right"]}:
            other = body["right"] if body["left"] == incident else body["left"]
            found.append(
                {"other": other, "verdict": body["verdict"], "by": row.by, "at": row.at, "reason": row.reason}
            )
    lines = lines_of(connection, [one["other"] for one in found])
    return [
        {**one, "line": lines.get(one["other"])} for one in sorted(found, key=lambda each: str(each["other"]))
    ]


def lines_of(connection: sa.Connection, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return title, date, place and source of some incidents, by id."""
    i = t.incident.c
    found: dict[str, dict[str, Any]] = {}
    for start in range(0, len(ids), CHUNK):
        asked = sa.select(i.id, i.title, i.when_text, i.place, i.source).where(
            i.id.in_(ids[start : start + CHUNK])
        )
        for row in connection.execute(asked):
            found[row.id] = {
                "title": row.title,
                "when": row.when_text,
                "place": row.place,
                "source": row.source,
            }
    return found


def version_lines(versions: Sequence[Version]) -> list[dict[str, Any]]:
    """Tell versions newest first, each with the fields that differ from the one before."""
    found = []
    before: Version | None = None
    for one in versions:
        old: Mapping[str, Any] = before.body if before is not None else {}
        fields = {
            name: {"before": old.get(name), "after": one.body.get(name)}
            for name in sorted(old.keys() | one.body.keys())
            if old.get(name) != one.body.get(name)
        }
        found.append(
            {"version": one.version, "state": one.state, "at": one.at, "by": one.by, "reason": one.reason,
             "fields": fields if before is not None else {}}
        )  # fmt: skip
        before = one
    return found[::-1]
