"""Show one incident of a register with all that is held about it, and change it by hand with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from diptych.adapters import register_tables as t
from diptych.domains.register import (
    NOTHING,
    STEPS,
    Unseen,
    current_bodies,
    held_incidents,
    incident_body,
    incident_from_body,
    investigations_of,
    judged_with,
    named_in,
    requests_of,
    said_about,
    said_in_general,
    snapshot_of,
    version_lines,
    versions,
)
from diptych.model.errors import RegisterBusyError, RegisterDamagedError, WrongCallError
from diptych.model.incidents import Incident
from diptych.model.register_views import ShownIncident
from diptych.workflows.register_open import RegisterPlace, opened
from diptych.workflows.register_record import Recorded, record_all


def show_incident(register: RegisterPlace, incident: str, unseen: Unseen = NOTHING) -> ShownIncident:
    """Show one incident, withdrawn or not, without what is kept from whoever asks.

    Raises:
        WrongCallError: The register holds none of that id.
    """
    with opened(register) as store, store.database.reading() as connection:
        held = held_incidents(connection, [incident]).get(incident)
        if held is None:
            raise WrongCallError(f"the register holds no incident {incident!r}")
        body = current_bodies(connection, "incident", [incident])[incident]
        one = incident_from_body(body)
        standing = connection.execute(
            sa.select(t.incident.c.standing).where(t.incident.c.id == incident)
        ).scalar()
        date = one.date
        return ShownIncident(
            body=body,
            version=held.version,
            state=held.state,
            edited_by=held.edited_by,
            reviewed_by=held.reviewed_by,
            steps=STEPS[held.state],
            standing=str(standing),
            first_day=date.first_day.isoformat() if date.first_day else "",
            last_day=date.last_day.isoformat() if date.last_day else "",
            statements=tuple(said_about(connection, incident, unseen)),
            general=tuple(said_in_general(connection, one.named("alleged"), unseen)),
            investigations=tuple(investigations_of(connection, incident, unseen)),
            requests=tuple(requests_of(connection, incident, unseen)),
            hypotheses=tuple(named_in(connection, "hypotheses", incident, unseen)),
            judgements=tuple(judged_with(connection, incident, unseen)),
            versions=tuple(
                version_lines(
                    list(versions(connection, t.version.c.kind == "incident", t.version.c.id == incident))
                )
            ),
            snapshot=snapshot_of(connection).name,
        )


def is_held(register: RegisterPlace, incident: str) -> bool:
    """Whether a register holds an incident, withdrawn or not."""
    with opened(register) as store, store.database.reading() as connection:
        return bool(held_incidents(connection, [incident]))


def edit_incident(
    register: str | Path, body: Mapping[str, Any], *, version: int, reason: str, by: str
) -> Recorded:
    """Keep an incident as a person wrote it, as a new version.

    Args:
        register: File or address.
        body: The whole incident, as :func:`show_incident` gives it.
        version: The version that the person saw; 0 for a new incident.
        reason: Why.
        by: Who.

    Raises:
        WrongCallError: A field does not read, nothing changed, or there is no reason.
        RegisterBusyError: Somebody changed the incident meanwhile.
    """
    if not reason.strip():
        raise WrongCallError("a change needs a reason")
    one = _incident(body)
    with opened(register, create=version == 0) as store, store.database.reading() as connection:
        held = held_incidents(connection, [one.id]).get(one.id)
        before = current_bodies(connection, "incident", [one.id]).get(one.id)
    if (held.version if held is not None else 0) != version:
        if version == 0:
            raise WrongCallError(f"the register holds an incident {one.id!r} already")
        raise RegisterBusyError(
            "somebody changed this incident while you were writing",
            advice="Load it again, compare, and write your change once more.",
        )
    if before == incident_body(one):
        raise WrongCallError("nothing was changed")
    return record_all(register, [("incident", one)], reason=reason, by=by)


def _incident(body: Mapping[str, Any]) -> Incident:
    try:
        return incident_from_body(dict(body))
    except RegisterDamagedError as error:
        cause = error.__cause__
        if isinstance(cause, ValueError):
            raise WrongCallError(str(cause)) from None
        raise WrongCallError(
            f"the incident does not read: {cause}", advice="See docs/formats/register.md for its fields."
        ) from None
