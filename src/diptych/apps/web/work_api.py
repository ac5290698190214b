"""Long work: what is under way, how far it is, and calling it off."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi import Path as InPath
from pydantic import BaseModel, Field

from diptych.apps.web.bench import Bench

WorkId = Annotated[str, InPath(pattern="^[0-9a-f]{12}$", description="Id of a piece of work.")]


class Comparison(BaseModel):
    """What is to be compared."""

    originals: list[Annotated[int, Field(ge=1, le=10_000_000)]] = Field(min_length=2, max_length=8)
    reason: str = Field(default="", max_length=10_000)


class Check(BaseModel):
    """Which share of the files a check reads."""

    sample: float = Field(default=1.0, gt=0.0, le=1.0)
    record: bool = True


def routes(bench: Bench) -> APIRouter:
    """Start work and watch it."""
    router = APIRouter(prefix="/work", tags=["work"])

    @router.get("", summary="All work since the start")
    def everything() -> dict[str, object]:
        return {"work": bench.works.all()}

    @router.get("/{work}", summary="How far a piece of work is")
    def one(work: WorkId) -> dict[str, object]:
        return bench.works.get(work)

    @router.post("/{work}/cancel", summary="Call a piece of work off")
    def cancel(work: WorkId) -> dict[str, object]:
        return bench.works.cancel(work)

    @router.post("/compare", summary="Compare originals of the case", status_code=202)
    def compare(asked: Comparison) -> dict[str, object]:
        job = {
            "case": str(bench.folder()),
            "items": [str(number) for number in asked.originals],
            "reason": asked.reason,
            "keys": str(bench.keys.path) if bench.keys is not None else None,
        }
        name = bench.works.start("compare", "diptych.workflows.in_background:compare", job)
        return bench.works.get(name)

    @router.post("/verify", summary="Check all files of the case against its log", status_code=202)
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
