"""Sharing fingerprints with partners: what would leave, the file itself, a partner's file, and seals."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import FileResponse
from pydantic import BaseModel, Field
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool

from diptych.adapters.uploads import Uploads
from diptych.apps.web.access import needs
from diptych.apps.web.bench import Bench
from diptych.apps.web.pair_api import Person
from diptych.model.team import Need
from diptych.workflows.archive_exchange import exchange_of, export, import_, seal
from diptych.workflows.case_archive import archive_place

NAME = "fingerprints.dpx"


class Leaving(BaseModel):
    """What is to leave."""

    items: list[Annotated[str, Field(pattern="^[0-9a-f]{64}$")]] = Field(
        default=[], max_length=100_000, description="Digests of recordings; empty for all."
    )
    with_names: bool = Field(default=False, description="File names in the place of pseudonyms.")


class Sealing(BaseModel):
    """Whether a recording's fingerprint may leave, and why."""

    recording: str = Field(pattern="^[0-9a-f]{64}$")
    sealed: bool
    reason: str = Field(max_length=4_000)
    by: Person


def routes(bench: Bench) -> APIRouter:
    """Share fingerprints."""
    router = APIRouter(prefix="/archive/exchange", tags=["archive"])
    uploads = Uploads()

    def place() -> Path:
        return archive_place(bench.folder(), bench.archive)

    @router.get("", summary="What could leave, what is sealed, what left before, what partners gave")
    @needs(Need.WHOLE)
    def held(
        q: Annotated[str, Query(max_length=500)] = "",
        limit: Annotated[int, Query(ge=0, le=300)] = 100,
        offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
    ) -> dict[str, object]:
        return exchange_of(place(), q, limit=limit, offset=offset)

    @router.post("/preview", summary="Say what would leave, and write nothing")
    @needs(Need.WHOLE)
    def preview(asked: Leaving) -> dict[str, object]:
        shared = export(place(), out=Path(NAME), items=asked.items, with_names=asked.with_names, dry_run=True)
        return shared.to_dict()

    @router.post("/export", summary="The file for a partner; that it left is noted in the archive")
    @needs(Need.WHOLE)
    def leave(asked: Leaving) -> FileResponse:
        folder = Path(tempfile.mkdtemp(prefix="diptych-export-"))
        try:
            with bench.writing:
                export(place(), out=folder / NAME, items=asked.items, with_names=asked.with_names)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        gone = BackgroundTask(shutil.rmtree, folder, ignore_errors=True)
        return FileResponse(
            folder / NAME, media_type="application/octet-stream", filename=NAME, background=gone
        )

    @router.put(
        "/partners",
        summary="Take a partner's file in, after checking all of it; the body is the file",
        openapi_extra={"requestBody": {"content": {"application/octet-stream": {}}, "required": True}},
    )
    @needs(Need.WHOLE)
    async def take(
        request: Request,
        partner: Annotated[str, Query(min_length=1, max_length=300)],
        name: Annotated[str, Query(min_length=1, max_length=300)] = NAME,
    ) -> dict[str, object]:
        _, path = await uploads.take(name, request.stream())

        def kept() -> dict[str, object]:
            try:
                with bench.writing:
                    return import_(place(), path, partner=partner).to_dict()
            finally:
                path.unlink(missing_ok=True)

        return await run_in_threadpool(kept)

    @router.post("/seals", summary="Seal a recording's fingerprint, or take the seal back", status_code=201)
    @needs(Need.WHOLE, recording="recording")
    def mark(told: Sealing) -> dict[str, object]:
        with bench.writing:
            sha256 = seal(place(), told.recording, sealed=told.sealed, reason=told.reason, by=told.by)
        return {"recording": sha256, "sealed": told.sealed}

    return router
