"""Record sources, statements, claims, investigations, hypotheses, requests and judgements in a register."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diptych.adapters.register_database import user_name
from diptych.domains.register import (
    RegisterWriter,
    held_incidents,
    held_record,
    incident_from_body,
    request_sentence,
    statement_sentence,
)
from diptych.model.errors import BadTableError, RegisterDamagedError, UnreadableError, WrongCallError
from diptych.model.findings_json import record_from_json, record_to_json
from diptych.model.register import LinkJudgement, RecordKind
from diptych.model.statements import (
    Claim,
    Hypotheses,
    Investigation,
    RequestForComment,
    Source,
    Statement,
)
from diptych.workflows.register_open import opened

FORMS: Mapping[RecordKind, type] = {
    "source": Source,
    "statement": Statement,
    "claim": Claim,
    "investigation": Investigation,
    "hypotheses": Hypotheses,
    "request": RequestForComment,
    "judgement": LinkJudgement,
}
"""The record of the model that each kind is."""

_ORDER: tuple[RecordKind, ...] = (
    *("source", "incident", "claim", "request", "statement", "investigation", "hypotheses", "judgement"),
)

MOST_BYTES = 256 * 1024 * 1024
"""Largest file of records. Chosen by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What was recorded."""

    records: tuple[tuple[RecordKind, str, int], ...]
    """Kind, id, version."""
    contradictions: tuple[tuple[str, str], ...]
    snapshot: str

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        return {
            "records": [{"kind": kind, "id": one, "version": n} for kind, one, n in self.records],
            "contradictions": [list(pair) for pair in self.contradictions],
            "snapshot": self.snapshot,
        }


def record_file(register: str | Path, path: Path, *, reason: str, by: str = "") -> Recorded:
    """Record what a file holds: JSON Lines, or one JSON list, of ``{"kind": …, "record": {…}}``.

    All of it goes in together, or nothing.

    Raises:
        BadTableError: A line does not read; the message names it.
        WrongCallError: A record names a source or an incident that the register does not hold.
    """
    records = [_record(number, one) for number, one in enumerate(_documents(path), 1)]
    return record_all(register, records, reason=reason, by=by)


def record_all(
    register: str | Path, records: Sequence[tuple[RecordKind, Any]], *, reason: str, by: str = ""
) -> Recorded:
    """Record records of the model, sources and incidents first, in one change.

    Raises:
        WrongCallError: A record names a source or an incident that the register does not hold.
    """
    ordered = sorted(records, key=lambda pair: _ORDER.index(pair[0]))
    done: list[tuple[RecordKind, str, int]] = []
    judged: list[LinkJudgement] = []
    contradictions: tuple[tuple[str, str], ...] = ()
    with (
        opened(register, create=True) as store,
        store.change(by=by or user_name(), reason=reason, action="record") as writer,
    ):
        for kind, one in ordered:
            if kind == "incident":
                writer.put_incidents([one], held := writer.held([one.id]), by_hand=True)
                done.append((kind, one.id, held[one.id].version + 1 if one.id in held else 1))
                continue
            _check_named(writer, kind, one)
            if kind == "statement":
                done.append((kind, one.id, writer.put_statement(one)))
            elif kind == "judgement":
                judged.append(one)
            else:
                done.append((kind, one.id, writer.put_record(kind, one.id, record_to_json(one))))
        if judged:
            contradictions = writer.put_judgements(judged)
            done += [("judgement", one.id.replace("\x1f", " and "), 0) for one in judged]
        snapshot = writer.snapshot.name
    return Recorded(records=tuple(done), contradictions=contradictions, snapshot=snapshot)


def told(register: str | Path, *, incident: str = "") -> list[str]:
    """Tell statements and requests in words, all of them or those about one incident, oldest first.

    General statements are told only where no incident is named: they are about none.
    """
    with opened(register) as store:
        sources = {one["id"]: record_from_json(Source, one, "source") for one in store.records("source")}
        statements = [record_from_json(Statement, one, "statement") for one in store.records("statement")]
        requests = [record_from_json(RequestForComment, one, "request") for one in store.records("request")]
    lines = []
    answers = {one.request: one for one in statements if one.request}
    for one in sorted(statements, key=lambda each: (each.said_at, each.id)):
        if not incident or incident in one.incidents:
            lines.append(
                statement_sentence(one, sources.get(one.source) or Source(id=one.source, name=one.source))
            )
    for request in sorted(requests, key=lambda each: (each.asked_at, each.id)):
        if not incident or incident in request.incidents:
            asked = sources.get(request.asked) or Source(id=request.asked, name=request.asked)
            lines.append(request_sentence(request, asked, answers.get(request.id)))
    return lines


def _documents(path: Path) -> list[Any]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{path.name}: {error.strerror or 'cannot be read'}") from None
    if len(raw) > MOST_BYTES:
        raise BadTableError(f"{path.name} is larger than {MOST_BYTES // 2**20} MiB")
    try:
        text = raw.decode("utf-8-sig")
        if text.lstrip().startswith("["):
            found = json.loads(text)
            return found if isinstance(found, list) else [found]
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except ValueError as error:
        raise BadTableError(f"{path.name} is no JSON: {error}") from None


def _record(number: int, one: Any) -> tuple[RecordKind, Any]:
    advice = "See docs/formats/register.md for the kinds of records and their fields."
    kind = one.get("kind") if isinstance(one, dict) else None
    body = one.get("record") if isinstance(one, dict) else None
    if not isinstance(body, dict) or kind not in _ORDER:
        raise BadTableError(
            f'record {number}: expected {{"kind": …, "record": {{…}}}} with a kind of {", ".join(_ORDER)}',
            advice=advice,
        )
    try:
        if kind == "incident":
            return kind, incident_from_body(body)
        form = FORMS[kind]
        unknown = sorted(body.keys() - set(form.__dataclass_fields__))  # type: ignore[attr-defined]
        if unknown:
            raise ValueError(f"unknown field {unknown[0]!r}")
        return kind, record_from_json(form, body, kind)
    except (ValueError, UnreadableError, RegisterDamagedError) as error:
        raise BadTableError(f"record {number}: {error}", advice=advice) from None


def _check_named(writer: RegisterWriter, kind: RecordKind, one: Any) -> None:
    """Refuse a record that speaks of a source or an incident that is not there."""
    incidents = list(getattr(one, "incidents", ())) if kind != "judgement" else [one.left, one.right]
    missing = sorted(set(incidents) - held_incidents(writer.connection, incidents).keys())
    if missing:
        raise WrongCallError(
            f"{kind} {one.id.replace(chr(31), ' and ')}: the register holds no incident {missing[0]!r}"
        )
    source = {"statement": "source", "request": "asked", "investigation": "authority"}.get(kind)
    if source and held_record(writer.connection, "source", getattr(one, source)) is None:
        raise WrongCallError(
            f"{kind} {one.id}: the register holds no source {getattr(one, source)!r}; record it first"
        )
