"""Sources of the register: who they are, what they said, what was asked of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from diptych.apps.web.access import needs
from diptych.apps.web.bench import Bench
from diptych.model.register_sources import SourceSort
from diptych.model.statements import Act, Independence
from diptych.model.team import Need
from diptych.workflows.register_sources import RegisterSources

Offset = Annotated[int, Query(ge=0, le=10_000_000)]


def routes(bench: Bench) -> APIRouter:
    """Show sources."""
    router = APIRouter(prefix="/register", tags=["register"])
    sources = RegisterSources(bench.reading_register, bench.unseen)

    @router.get("/sources", summary="All sources, with what each said, kind by kind")
    @needs(Need.READ)
    def everything(
        q: Annotated[str, Query(max_length=500)] = "",
        independence: Independence | None = None,
        sort: SourceSort = "name",
        limit: Annotated[int, Query(ge=0, le=300)] = 50,
        offset: Offset = 0,
    ) -> JSONResponse:
        found = sources.page(q, independence=independence or "", sort=sort, limit=limit, offset=offset)
        return JSONResponse(found.to_dict())

    @router.get("/source", summary="One source: its statements, requests for comment, what it passes on")
    @needs(Need.READ)
    def one(
        id: Annotated[str, Query(min_length=1, max_length=200)],
        act: Act | None = None,
        limit: Annotated[int, Query(ge=0, le=300)] = 50,
        offset: Offset = 0,
    ) -> JSONResponse:
        return JSONResponse(bench.left(sources.one(id, act=act or "", limit=limit, offset=offset).to_dict()))

    return router
