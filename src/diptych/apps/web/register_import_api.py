"""Importing: a file is handed over, looked at, tried row by row, and imported in a process of its own."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from diptych.adapters.uploads import Uploads
from diptych.apps.web.access import needs
from diptych.apps.web.bench import Bench
from diptych.apps.web.pair_api import Person
from diptych.model.team import ItemKind, Need
from diptych.workflows.register_import_look import look_at_table, write_columns

Short = Annotated[str, Field(max_length=500)]


class Run(BaseModel):
    """How a file is to be imported."""

    id: str = Field(pattern="^[0-9a-f]{16}$", description="Id of the file, as handing it over gave it.")
    format: Short = Field(default="", description="One of the forms that docs/formats/register.md lists.")
    columns: dict[str, str] | None = Field(default=None, description="Field, and the column that fills it.")
    source: Short = ""
    origin: Short = ""
    date_format: Annotated[str, Field(max_length=40)] = ""
    reason: Annotated[str, Field(max_length=2_000)] = ""
    by: Person
    dry_run: bool = True


def routes(bench: Bench) -> APIRouter:
    """Take files and import them."""
    router = APIRouter(prefix="/register/import", tags=["register"])
    uploads = Uploads()

    @router.put("/file", summary="Hand a file over: CSV, XLSX or JSON, as the body")
    @needs(Need.EDIT)
    async def take(
        request: Request, name: Annotated[str, Query(min_length=1, max_length=300)]
    ) -> dict[str, object]:
        one, path = await uploads.take(name, request.stream())
        look = await run_in_threadpool(look_at_table, path)
        return {"id": one, "name": path.name, "size": path.stat().st_size, **look.to_dict()}

    @router.post("/run", summary="Import a file, or try it without writing", status_code=202)
    @needs(Need.EDIT)
    def run(asked: Run) -> dict[str, object]:
        path = uploads.find(asked.id)
        column_map = None
        if asked.format in ("", "table") and asked.columns:
            column_map = path.parent / "columns.toml"
            write_columns(column_map, asked.columns)
        job = {
            "table": str(path),
            "register": bench.register_place(),
            "form": asked.format,
            "column_map": str(column_map) if column_map else None,
            "source": asked.source,
            "origin": asked.origin,
            "date_format": asked.date_format,
            "reason": asked.reason,
            "by": asked.by,
            "dry_run": asked.dry_run,
            "kept_out": list(bench.hidden_ids(ItemKind.INCIDENT)),
        }
        kind = "dry_run" if asked.dry_run else "import"
        name = bench.works.start(kind, "diptych.workflows.register_in_background:run_import", job)
        return bench.works.get(name)

    return router
