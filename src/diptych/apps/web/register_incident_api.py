"""One incident: all that the register holds about it, changes by hand, steps of review, undo."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from diptych.apps.web.access import needs
from diptych.apps.web.bench import Bench
from diptych.apps.web.pair_api import Person
from diptych.model.errors import WrongCallError
from diptych.model.team import ItemKind, Need
from diptych.workflows.register_review import review, undo
from diptych.workflows.register_show import edit_incident, show_incident

IncidentId = Annotated[str, Field(min_length=1, max_length=200)]
Why = Annotated[str, Field(max_length=2_000, description="Why; never empty.")]


class Edited(BaseModel):
    """An incident as a person wrote it."""

    incident: dict[str, Any] = Field(description="docs/formats/register.md has its fields.")
    version: int = Field(ge=0, le=10_000_000, description="The version that was seen; 0 for a new incident.")
    reason: Why
    by: Person


class Step(BaseModel):
    """A step of review."""

    id: IncidentId
    state: Literal["unreviewed", "reviewed", "verified", "withdrawn"]
    reason: Why
    by: Person


class Undo(BaseModel):
    """Putting the version before back."""

    id: IncidentId
    reason: Why
    by: Person


def routes(bench: Bench) -> APIRouter:
    """Show and change one incident. Its id may hold any character, so that it stands in the query."""
    router = APIRouter(prefix="/register/incident", tags=["register"])

    @router.get("", summary="One incident with all that is held about it")
    @needs(Need.READ, id="incident")
    def one(id: Annotated[str, Query(min_length=1, max_length=200)]) -> dict[str, object]:
        return bench.left(show_incident(bench.reading_register(), id, bench.unseen()).to_dict())

    @router.put("", summary="Keep a new version of an incident, or a new incident")
    @needs(Need.EDIT)
    def edit(told: Edited) -> dict[str, object]:
        if str(told.incident.get("id")) in bench.hidden_ids(ItemKind.INCIDENT):
            raise WrongCallError("this id cannot be used", advice="Choose another.")
        with bench.writing:
            return edit_incident(
                bench.register_place(), told.incident, version=told.version, reason=told.reason, by=told.by
            ).to_dict()

    @router.post("/review", summary="Take a step of review")
    @needs(Need.REVIEW, id="incident")
    def step(told: Step) -> dict[str, object]:
        with bench.writing:
            return review(
                bench.register_place(), told.id, told.state, reason=told.reason, by=told.by
            ).to_dict()

    @router.post("/undo", summary="Put the version before back")
    @needs(Need.EDIT, id="incident")
    def back(told: Undo) -> dict[str, object]:
        with bench.writing:
            return undo(bench.register_place(), told.id, reason=told.reason, by=told.by).to_dict()

    return router
