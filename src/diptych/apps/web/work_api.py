"""Long work: what is under way, how far it is, and calling it off."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi import Path as InPath
from pydantic import BaseModel, Field

from diptych.apps.web.access import needs
from diptych.apps.web.bench import Bench
from diptych.model.team import Need

WorkId = Annotated[str, InPath(pattern="^[0-9a-f]{12}$", description="Id of a piece of work.")]


class Comparison(BaseModel):
    """What is to be compared."""

    originals: list[Annotated[int, Field(ge=1, le=10_000_000)]] = Field(min_length=2, max_length=8)
    anchors: list[Annotated[str, Field(max_length=500)]] = Field(
        default=[], max_length=50, description="Moments that a person matched, such as r1=17.80,r2=0.00±0.08."
    )
    reason: str = Field(default="", max_length=10_000)


class Look(BaseModel):
    """Which frame of an original is looked at, and why."""

    original: int = Field(ge=1, le=10_000_000)
    frame: int = Field(ge=0, le=100_000_000)
    reason: str = Field(max_length=10_000)


class Check(BaseModel):
    """Which share of the files a check reads."""

    sample: float = Field(default=1.0, gt=0.0, le=1.0)
    record: bool = True


def routes(bench: Bench) -> APIRouter:
    """Start work and watch it."""
    router = APIRouter(prefix="/jobs", tags=["jobs"])

    @router.get("", summary="All work since the start")
    @needs(Need.READ)
    def everything() -> dict[str, object]:
        return bench.left({"work": bench.works.all()})

    @router.get("/{work}", summary="How far a piece of work is")
    @needs(Need.READ, work="work")
    def one(work: WorkId) -> dict[str, object]:
        return bench.left(bench.works.get(work))

    @router.post("/{work}/cancel", summary="Call a piece of work off")
    @needs(Need.READ, work="work")
    def cancel(work: WorkId) -> dict[str, object]:
        return bench.works.cancel(work)

    @router.post("/compare", summary="Compare originals of the case", status_code=202)
    @needs(Need.EDIT, originals="original")
    def compare(asked: Comparison) -> dict[str, object]:
        job = {
            "case": str(bench.folder()),
            "items": [str(number) for number in asked.originals],
            "anchors": asked.anchors,
            "reason": asked.reason,
            "keys": str(bench.keys.path) if bench.keys is not None else None,
        }
        name = bench.works.start("compare", "diptych.workflows.in_background:compare", job)
        return bench.works.get(name)

    @router.post(
        "/view", summary="Decode one frame of an original; the look is a custody event", status_code=202
    )
    @needs(Need.OBSERVE, original="original")
    def view(asked: Look) -> dict[str, object]:
        job = {
            "case": str(bench.folder()),
            "original": asked.original,
            "frame": asked.frame,
            "reason": asked.reason,
            "keys": str(bench.keys.path) if bench.keys is not None else None,
        }
        return bench.works.get(bench.works.start("view", "diptych.workflows.in_background:view", job))

    @router.post("/verify", summary="Check all files of the case against its log", status_code=202)
    @needs(Need.WHOLE)
    def verify(asked: Check) -> dict[str, object]:
        job = {
            "case": str(bench.folder()),
            "sample": asked.sample,
            "record": asked.record,
            "keys": str(bench.keys.path) if bench.keys is not None else None,
        }
        name = bench.works.start("verify", "diptych.workflows.in_background:verify", job)
        return bench.works.get(name)

    return router
