"""The user's own map under the register's maps: whose it is, and its tiles."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi import Path as InPath
from fastapi.responses import Response

from diptych.adapters.map_tiles import MOST_ZOOM, MapTiles
from diptych.apps.web.access import needs
from diptych.apps.web.bench import Bench
from diptych.model.errors import UnreadableError
from diptych.model.team import Need

Cell = Annotated[int, InPath(ge=0, lt=1 << MOST_ZOOM)]


def routes(bench: Bench) -> APIRouter:
    """Show the map."""
    router = APIRouter(prefix="/map", tags=["register"])
    tiles: MapTiles | None = None
    problem = {"message": "", "advice": ""}
    if bench.map is not None:
        try:
            tiles = MapTiles(bench.map)
        except UnreadableError as error:
            problem = {"message": error.message, "advice": error.advice}

    @router.get("", summary="Whose map lies under the register's maps; none: land only")
    @needs(Need.READ)
    def facts() -> dict[str, object]:
        return {"map": tiles.facts.to_dict() if tiles is not None else None, "problem": problem}

    @router.get("/tiles/{zoom}/{x}/{y}", summary="One tile; nothing where the map holds none")
    @needs(Need.READ)
    def tile(zoom: Annotated[int, InPath(ge=0, le=MOST_ZOOM)], x: Cell, y: Cell) -> Response:
        found = tiles.tile(zoom, x, y) if tiles is not None else None
        if found is None or tiles is None:
            return Response(status_code=204)
        held = {"cache-control": "private, max-age=3600"}
        return Response(found, media_type=tiles.facts.media_type, headers=held)

    return router
