"""The case: what it holds, its recordings, its custody log, its findings, and what a hand-over would hold."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi import Path as InPath
from fastapi.responses import FileResponse
from pydantic import BaseModel, Field

from diptych import __version__
from diptych.apps.web.access import needs, refused
from diptych.apps.web.bench import Bench
from diptych.apps.web.pair_api import Person
from diptych.model.team import ACTING, GRANTS, Acting, Need
from diptych.workflows.case_care import set_care
from diptych.workflows.case_log import case_log_page
from diptych.workflows.case_recordings import case_recordings
from diptych.workflows.case_show import case_show
from diptych.workflows.case_status import case_status
from diptych.workflows.case_view import viewed_file
from diptych.workflows.hand_over import hand_over
from diptych.workflows.hand_over_bag import Asked

Number = Annotated[int, InPath(ge=1, le=10_000_000, description="Number of an original.")]


class Watching(BaseModel):
    """What watching an original means for a person."""

    graphic: Literal["yes", "no", "not_determined"]
    described: str = Field(default="", max_length=5_000)
    by: Person


def routes(bench: Bench) -> APIRouter:
    """Show the case."""
    router = APIRouter(tags=["case"])

    @router.get("/state", summary="Which case and register are open")
    @needs(Need.ACCOUNT)
    def state(request: Request) -> dict[str, object]:
        facts = bench.reading().facts if bench.case is not None else None
        acting = ACTING.get()
        return {
            "version": __version__,
            "team": bench.team_mode,
            "who": _shown(acting, bool(request.scope.get("diptych_must_change")))
            if acting is not None
            else None,
            "refused": refused(request.app.state.declared, acting),
            "case": {"title": facts.title, "id": facts.case} if facts is not None else None,
            "register": bool(bench.register or bench.case),
        }

    @router.get("/case", summary="What the case holds and how well it is kept")
    @needs(Need.READ)
    def status() -> dict[str, object]:
        return _for_asker(case_status(bench.reading(), keys=bench.keys).to_dict())

    @router.get("/case/recordings", summary="The originals of the case")
    @needs(Need.READ)
    def recordings() -> dict[str, object]:
        return {"recordings": [one.to_dict() for one in case_recordings(bench.reading(), keys=bench.keys)]}

    @router.get("/case/recordings/{number}", summary="What is known of one original")
    @needs(Need.READ, number="original")
    def recording(number: Number) -> dict[str, object]:
        return case_show(bench.reading(), str(number), keys=bench.keys).to_dict()

    @router.put(
        "/case/recordings/{number}/care", summary="Say whether it is graphic, and what it shows in words"
    )
    @needs(Need.OBSERVE, number="original")
    def care(number: Number, told: Watching) -> dict[str, object]:
        with bench.writing:
            ref = set_care(
                bench.folder(),
                number,
                graphic=told.graphic,
                described=told.described,
                by=told.by,
                keys=bench.keys,
            )
        return {"id": ref.id, "version": ref.version, "kind": ref.kind}

    @router.get("/case/views/{name}", summary="A frame of an original that was looked at")
    @needs(Need.SEE, name="view")
    def viewed(name: Annotated[str, InPath(pattern=r"^[0-9a-f]{16}-[0-9]{6,12}\.png$")]) -> FileResponse:
        return FileResponse(viewed_file(bench.folder(), name))

    @router.get("/case/log", summary="Custody events, newest first")
    @needs(Need.READ)
    def log(
        start: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
        limit: Annotated[int, Query(ge=1, le=500)] = 100,
        item: Annotated[str | None, Query(min_length=8, max_length=200)] = None,
    ) -> dict[str, object]:
        told, n_events = case_log_page(bench.reading(), start=start, limit=limit, item=item, keys=bench.keys)
        events = [one.to_dict() for one in told]
        if not _sees_whole():  # an entry's number would tell how many stand between
            events = [{**one, "index": n_events - 1 - start - k} for k, one in enumerate(events)]
        return {"events": events, "n_events": n_events}

    @router.get("/case/hand-over", summary="What a hand-over would hold")
    @needs(Need.WHOLE)
    def preview(
        tier: Literal["court", "partner", "public"], recipient: Annotated[str, Query(max_length=100)] = ""
    ) -> dict[str, object]:
        asked = Asked(tier=tier, recipient=recipient or None, preview=True)
        return hand_over(bench.folder(), out=None, asked=asked, keys=bench.keys).to_dict()

    return router


def _shown(acting: Acting, must_change: bool) -> dict[str, object]:
    return {
        "name": acting.name,
        "role": acting.role.value,
        "may": sorted(one.value for one in GRANTS[acting.role]),
        "must_change": must_change,
    }


def _sees_whole() -> bool:
    acting = ACTING.get()
    return acting is None or acting.may(Need.WHOLE)


def _for_asker(status: dict[str, object]) -> dict[str, object]:
    """The state of a case; totals of the log, over all that it holds, are for owners."""
    if _sees_whole():
        return status
    stamps = status["timestamps"]
    state = stamps["state"] if isinstance(stamps, dict) else ""
    return {
        **status,
        "checkpoints": 0,
        "timestamps": {"state": state, "entries": 0},
        "cosigned_entries": 0,
        "notes": [],
    }
