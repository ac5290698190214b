"""Links: candidates between two sources of the register, and what people judged of pairs."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field

from diptych.apps.web.access import needs
from diptych.apps.web.bench import Bench
from diptych.apps.web.pair_api import Person
from diptych.model.team import ItemKind, Need
from diptych.workflows.register_judge import judge, judged

IncidentId = Annotated[str, Field(min_length=1, max_length=200)]


class Sources(BaseModel):
    """Which two sources of the register are linked."""

    left: Annotated[str, Field(min_length=1, max_length=500)]
    right: Annotated[str, Field(min_length=1, max_length=500)]


class Judged(BaseModel):
    """What a person says about two incidents."""

    left: IncidentId
    right: IncidentId
    verdict: Literal["same", "different", "unsure", "withdrawn"]
    reason: Annotated[str, Field(max_length=2_000)]
    by: Person


def routes(bench: Bench) -> APIRouter:
    """Find and judge links."""
    router = APIRouter(prefix="/register/links", tags=["register"])

    @router.get("", summary="Judgements that count, groups, and what does not go together")
    @needs(Need.READ)
    def everything() -> dict[str, object]:
        return bench.left(judged(bench.reading_register(), bench.unseen()).to_dict())

    @router.post("/find", summary="Look for pairs that may be of one incident", status_code=202)
    @needs(Need.EDIT)
    def find(asked: Sources) -> dict[str, object]:
        job = {"left": asked.left, "right": asked.right, "register": bench.register_place(),
               "without": list(bench.hidden_ids(ItemKind.INCIDENT))}  # fmt: skip
        name = bench.works.start("link", "diptych.workflows.register_in_background:find_links", job)
        return bench.works.get(name)

    @router.post("/judge", summary="Keep a judgement; the newest counts, all stay")
    @needs(Need.REVIEW, left="incident", right="incident")
    def judged_now(told: Judged) -> dict[str, object]:
        with bench.writing:
            return judge(
                bench.register_place(),
                told.left,
                told.right,
                verdict=told.verdict,
                reason=told.reason,
                by=told.by,
                unseen=bench.unseen(),
            ).to_dict()

    return router
