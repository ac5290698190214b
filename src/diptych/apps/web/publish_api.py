"""What leaves: publishing copies with their masks and clearances, and hand-overs."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter
from fastapi import Path as InPath
from fastapi.responses import FileResponse
from pydantic import BaseModel, Field

from diptych.apps.web.access import needs
from diptych.apps.web.bench import Bench
from diptych.apps.web.hidden import publication_hidden
from diptych.apps.web.pair_api import PairId, Person, Seconds
from diptych.model.team import Need
from diptych.workflows import case_publish as publishing
from diptych.workflows.case_publish import Part
from diptych.workflows.case_report import report_plan

Name = Annotated[str, InPath(pattern="^[0-9a-f]{12}$", description="Id of a publication.")]
Row = Annotated[str, InPath(pattern="^c[0-9]{1,6}$", description="Id of a clearance, such as c1.")]
Text = Annotated[str, Field(max_length=2_000)]
Share = Annotated[float, Field(ge=0, le=1)]
JOBS = "diptych.workflows.leaving_in_background"
TYPES = {".mp4": "video/mp4", ".png": "image/png", ".jpg": "image/jpeg"}


class Region(BaseModel):
    """A part of the picture over a span of time."""

    from_s: Seconds
    to_s: Seconds
    reason: Text
    by: Person
    corners: list[tuple[Share, Share]] = Field(default=[], max_length=64)
    on_ground_at: Seconds | None = None
    track: Annotated[str, Field(max_length=40)] | None = None
    radius: float = Field(default=0.06, gt=0, le=0.5)

    def part(self) -> Part:
        """The same as the workflow takes it."""
        return Part(
            from_s=self.from_s, to_s=self.to_s, reason=self.reason, by=self.by, corners=tuple(self.corners),
            on_ground_at=self.on_ground_at, track=self.track, radius=self.radius,
        )  # fmt: skip


class Wanted(Region):
    """What is asked to be seen or heard."""

    what: Literal["scene", "movers", "overlay", "sound"]


class Second(BaseModel):
    """Who agrees."""

    by: Person


class Answered(BaseModel):
    """An answer to a question before release."""

    question: Annotated[str, Field(max_length=40)]
    verdict: Literal["clear", "none_in_view", "stop"]
    why: Text
    by: Person


class Beginning(BaseModel):
    """Of which original a copy is planned."""

    original: int = Field(ge=1, le=10_000_000)
    by: Person
    fill: Literal["surroundings", "solid"] = "surroundings"
    reason: str = Field(default="", max_length=10_000)


class Making(BaseModel):
    """What is made."""

    still_at: Seconds | None = None
    reason: str = Field(default="", max_length=10_000)
    clock_checked_by: Person | None = None


class Reporting(BaseModel):
    """Which comparison, and where its page is written."""

    pair: str = Field(pattern="^[0-9a-f]{4,64}$")
    out: str = Field(min_length=1, max_length=4_000)
    reason: str = Field(default="", max_length=10_000)


class HandingOver(BaseModel):
    """To whom, and where the bag is written."""

    tier: Literal["court", "partner", "public"]
    out: str = Field(min_length=1, max_length=4_000)
    recipient: Annotated[str, Field(max_length=100)] | None = None
    title: Annotated[str, Field(max_length=200)] | None = None
    reason: str = Field(default="", max_length=10_000)
    clock_checked_by: Person | None = None


def routes(bench: Bench) -> APIRouter:
    """Plan, mask, clear, preview, make; hand over."""
    router = APIRouter(tags=["publish"])

    def start(kind: str, name: str, **values: object) -> dict[str, object]:
        keys = str(bench.keys.path) if bench.keys is not None else None
        job = {"case": str(bench.folder()), "keys": keys, **values}
        return bench.works.get(bench.works.start(kind, f"{JOBS}:{name}", job))

    def shown(name: str) -> dict[str, object]:
        return publishing.publication(bench.folder(), name, keys=bench.keys).to_dict()

    @router.get("/publications", summary="Publishing copies, planned and made")
    @needs(Need.READ)
    def everything() -> dict[str, object]:
        found = publishing.publications(bench.folder(), keys=bench.keys)
        shown_to = [one for one in found if not publication_hidden(bench, one.id, one.plan.original_sha256)]
        return {"publications": [one.line() for one in shown_to]}

    @router.get("/publications/{name}", summary="One publishing copy: its plan, and what stops it")
    @needs(Need.READ, name="publication")
    def one(name: Name) -> dict[str, object]:
        return shown(name)

    @router.get(
        "/publications/{name}/files/{file:path}", summary="Its working copy, preview, or what was made"
    )
    @needs(Need.SEE, name="publication")
    def file(name: Name, file: Annotated[str, InPath(max_length=60)]) -> FileResponse:
        place = publishing.publication_file(bench.folder(), name, file)
        return FileResponse(place, media_type=TYPES[place.suffix])

    @router.post(
        "/publications/{name}/clearances", summary="Ask to let something be seen or heard", status_code=201
    )
    @needs(Need.EDIT, name="publication")
    def clear(name: Name, wanted: Wanted) -> dict[str, object]:
        with bench.writing:
            publishing.ask_clearance(bench.folder(), name, wanted.what, wanted.part())
        return shown(name)

    @router.post("/publications/{name}/clearances/{row}/agree", summary="Agree, as the second person")
    @needs(Need.REVIEW, name="publication")
    def agree(name: Name, row: Row, who: Second) -> dict[str, object]:
        with bench.writing:
            publishing.agree(bench.folder(), name, row, by=who.by)
        return shown(name)

    @router.post("/publications/{name}/clearances/{row}/withdraw", summary="Take an agreement back")
    @needs(Need.REVIEW, name="publication")
    def withdraw(name: Name, row: Row) -> dict[str, object]:
        with bench.writing:
            publishing.withdraw(bench.folder(), name, row)
        return shown(name)

    @router.post(
        "/publications/{name}/maskings", summary="Keep a part masked whatever is cleared", status_code=201
    )
    @needs(Need.EDIT, name="publication")
    def mask(name: Name, region: Region) -> dict[str, object]:
        with bench.writing:
            publishing.keep_masked(bench.folder(), name, region.part())
        return shown(name)

    @router.post("/publications/{name}/answers", summary="Answer a question before release", status_code=201)
    @needs(Need.REVIEW, name="publication")
    def answer(name: Name, told: Answered) -> dict[str, object]:
        with bench.writing:
            publishing.answer(bench.folder(), name, told.question, told.verdict, why=told.why, by=told.by)
        return shown(name)

    @router.post("/jobs/publish-plan", summary="Plan a copy in which all is masked", status_code=202)
    @needs(Need.EDIT, original="original")
    def begin(asked: Beginning) -> dict[str, object]:
        return start("publish_plan", "begin", **asked.model_dump())

    @router.post("/jobs/publish-preview/{name}", summary="Picture moments of a copy", status_code=202)
    @needs(Need.EDIT, name="publication")
    def preview(name: Name) -> dict[str, object]:
        return start("publish_preview", "preview", publication=name)

    @router.post("/jobs/publish-make/{name}", summary="Make the copy, or say what stops it", status_code=202)
    @needs(Need.EDIT, name="publication")
    def make(name: Name, asked: Making) -> dict[str, object]:
        return start("publish_make", "make", publication=name, **asked.model_dump())

    @router.get("/reports/{pair}", summary="What a page for the public would show of a comparison")
    @needs(Need.WHOLE, pair="comparison")
    def report(pair: PairId) -> dict[str, object]:
        rows = report_plan(bench.folder(), pair, keys=bench.keys)
        return {
            "rows": [one.to_dict() for one in rows],
            "out": f"{bench.folder().absolute()}-report-{pair[:8]}",
        }

    @router.post(
        "/jobs/publish-report", summary="Write a comparison as a page for the public", status_code=202
    )
    @needs(Need.WHOLE, pair="comparison")
    def write(asked: Reporting) -> dict[str, object]:
        return start("publish_report", "report", **asked.model_dump())

    @router.get("/case/hand-over/place", summary="Where a bag would be written, if nobody says otherwise")
    @needs(Need.WHOLE)
    def place(tier: Literal["court", "partner", "public"]) -> dict[str, object]:
        return {"out": f"{bench.folder().absolute()}-for-{tier}"}

    @router.post("/jobs/hand-over", summary="Write a bag that others can check", status_code=202)
    @needs(Need.WHOLE)
    def hand(asked: HandingOver) -> dict[str, object]:
        return start("hand_over", "hand_over", **asked.model_dump())

    return router
