"""Comparisons of the case: the list, one in full with its media, observations, clocks by hand, working blind."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi import Path as InPath
from fastapi.responses import FileResponse
from pydantic import BaseModel, BeforeValidator, Field

from diptych.apps.web.access import needs
from diptych.apps.web.bench import Bench
from diptych.model.case import RecordRef
from diptych.model.observations import Region
from diptych.model.team import ACTING, Need
from diptych.workflows.case_observe import Seen, observe
from diptych.workflows.case_pair import case_pair, pair_file
from diptych.workflows.case_pairs import case_pairs
from diptych.workflows.case_round import begin_round, end_round
from diptych.workflows.case_set_clock import set_clock, withdraw_anchor

PairId = Annotated[
    str, InPath(pattern="^[0-9a-f]{4,64}$", description="Id of a comparison, or its beginning.")
]
RecordId = Annotated[str, InPath(pattern="^[0-9a-f]{16}$", description="Id of a record.")]


def _who_acts(given: object) -> object:
    """The account's name in place of what a request says; what it says where there are no accounts."""
    acting = ACTING.get()
    return acting.name if acting is not None and given is not None else given


Person = Annotated[
    str,
    BeforeValidator(_who_acts),
    Field(
        min_length=1,
        max_length=40,
        description="A pseudonym, such as viewer-1; in a team the account's name.",
    ),
]
Words = Annotated[str, Field(max_length=2_000)]
Seconds = Annotated[float, Field(ge=0, le=360_000)]


class Area(BaseModel):
    """A part of the picture, in shares of its width and height."""

    x: float = Field(ge=0, le=1)
    y: float = Field(ge=0, le=1)
    w: float = Field(gt=0, le=1)
    h: float = Field(gt=0, le=1)


class Observed(BaseModel):
    """What a person observed."""

    original: int = Field(ge=1, le=10_000_000, description="Number of the original.")
    from_s: Seconds
    to_s: Seconds
    action: Words
    observer: Person
    who: Words = ""
    certainty: Words = ""
    region: Area | None = None
    note: Words = ""
    link: Words = ""

    def seen(self) -> Seen:
        """The same as a record."""
        area = self.region
        region = Region(x=area.x, y=area.y, w=area.w, h=area.h, unit="fraction") if area is not None else None
        return Seen(
            original=self.original, from_s=self.from_s, to_s=self.to_s, action=self.action, observer=self.observer,
            who=self.who, certainty=self.certainty, region=region, note=self.note, link=self.link,
        )  # fmt: skip


class SetAnchor(BaseModel):
    """One moment that a person found in two or more recordings."""

    anchor: str = Field(max_length=500, examples=["r1=17.80,r2=0.00±0.08"])
    by: Person
    reason: Words


class Reason(BaseModel):
    """Who takes something back, and why."""

    by: Person
    reason: Words


class Blind(BaseModel):
    """Who works blind, and on which recording alone."""

    observer: Person
    original: int | None = Field(default=None, ge=1, le=10_000_000)


def routes(bench: Bench) -> APIRouter:
    """Show comparisons, and keep what people add to them."""
    router = APIRouter(prefix="/pairs", tags=["comparisons"])

    @router.get("", summary="All comparisons of the case, newest first")
    @needs(Need.READ)
    def everything() -> dict[str, object]:
        return {"pairs": [one.to_dict() for one in case_pairs(bench.reading(), keys=bench.keys)]}

    @router.get("/{pair}", summary="One comparison with all that people added to it")
    @needs(Need.READ, pair="comparison")
    def one(pair: PairId, observer: Annotated[str, Query(max_length=40)] = "") -> dict[str, object]:
        who = str(_who_acts(observer))
        return case_pair(bench.reading(), pair, observer=who, keys=bench.keys).to_dict()

    @router.get("/{pair}/files/{kind}/{name}", summary="A working copy, a map or an evidence frame")
    @needs(Need.SEE, pair="comparison")
    def file(
        pair: PairId,
        kind: Literal["media", "map", "frames"],
        name: Annotated[str, InPath(pattern=r"^[a-z0-9-]{1,40}\.(mp4|webp|png)$")],
    ) -> FileResponse:
        place = pair_file(bench.reading(), pair, f"{kind}/{name}", keys=bench.keys)
        return FileResponse(place, headers={"cache-control": "private, max-age=3600"})

    @router.post("/{pair}/observations", summary="Keep an observation", status_code=201)
    @needs(Need.OBSERVE, pair="comparison", original="original")
    def observed(pair: PairId, told: Observed) -> dict[str, object]:
        with bench.writing:
            return _kept(observe(bench.folder(), told.seen(), keys=bench.keys))

    @router.put("/{pair}/observations/{record}", summary="Keep a new version of an observation")
    @needs(Need.OBSERVE, pair="comparison", record="record", original="original")
    def observed_anew(pair: PairId, record: RecordId, told: Observed) -> dict[str, object]:
        with bench.writing:
            return _kept(observe(bench.folder(), told.seen(), record_id=record, keys=bench.keys))

    @router.post("/{pair}/observations/{record}/withdraw", summary="Take an observation back")
    @needs(Need.OBSERVE, pair="comparison", record="record", original="original")
    def observed_back(pair: PairId, record: RecordId, told: Observed) -> dict[str, object]:
        with bench.writing:
            ref = observe(bench.folder(), told.seen(), record_id=record, withdrawn=True, keys=bench.keys)
            return _kept(ref)

    @router.post("/{pair}/anchors", summary="Set the clock by hand", status_code=201)
    @needs(Need.OBSERVE, pair="comparison")
    def anchored(pair: PairId, told: SetAnchor) -> dict[str, object]:
        with bench.writing:
            ref = set_clock(
                bench.folder(), pair, told.anchor, by=told.by, reason=told.reason, keys=bench.keys
            )
            return _kept(ref)

    @router.post("/{pair}/anchors/{record}/withdraw", summary="Take an anchor back")
    @needs(Need.OBSERVE, pair="comparison", record="record")
    def anchor_back(pair: PairId, record: RecordId, told: Reason) -> dict[str, object]:
        with bench.writing:
            return _kept(
                withdraw_anchor(bench.folder(), record, by=told.by, reason=told.reason, keys=bench.keys)
            )

    @router.post("/{pair}/blind", summary="Begin to work blind", status_code=201)
    @needs(Need.OBSERVE, pair="comparison", original="original")
    def blind(pair: PairId, told: Blind) -> dict[str, object]:
        with bench.writing:
            return _kept(
                begin_round(
                    bench.folder(), pair, observer=told.observer, original=told.original, keys=bench.keys
                )
            )

    @router.post("/{pair}/blind/end", summary="Stop working blind")
    @needs(Need.OBSERVE, pair="comparison", original="original")
    def blind_end(pair: PairId, told: Blind) -> dict[str, object]:
        with bench.writing:
            return _kept(end_round(bench.folder(), pair, observer=told.observer, keys=bench.keys))

    return router


def _kept(ref: RecordRef) -> dict[str, object]:
    return {"id": ref.id, "version": ref.version, "kind": ref.kind}
