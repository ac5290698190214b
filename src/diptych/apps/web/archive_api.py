"""The archive: what it holds, copies with their evidence, judgements, edit lists, and searches for an original."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi import Path as InPath
from fastapi.responses import FileResponse
from pydantic import BaseModel, Field

from diptych.apps.web.access import needs
from diptych.apps.web.bench import Bench
from diptych.apps.web.pair_api import Person
from diptych.model.team import ItemKind, Need
from diptych.workflows.archive_judge import judge
from diptych.workflows.archive_status import status
from diptych.workflows.case_archive import (
    CaseArchive,
    archive_place,
    case_archive,
    frames_of,
    kept_edits,
    kept_match,
    kept_pairs,
    shown_file,
)
from diptych.workflows.case_pairs import finding_path

Key = Annotated[str, Query(pattern="^([0-9a-f]{64}|partner:.{1,200})$", description="Digest of a recording.")]
JOBS = "diptych.workflows.archive_in_background"


class Adding(BaseModel):
    """What is to be added."""

    files: list[Annotated[str, Field(max_length=4_000)]] = Field(default=[], max_length=1_000)
    originals: bool = True
    places: bool = False
    reason: str = Field(default="", max_length=10_000)


class Why(BaseModel):
    """Why it is asked for."""

    reason: str = Field(default="", max_length=10_000)


class OfTwo(Why):
    """Two recordings of the archive."""

    first: str = Field(pattern="^([0-9a-f]{64}|partner:.{1,200})$")
    second: str = Field(pattern="^([0-9a-f]{64}|partner:.{1,200})$")


class Said(OfTwo):
    """What a person says about two recordings."""

    verdict: Literal["match", "not_a_match", "unsure", "withdrawn"]
    by: Person


class Asked(Why):
    """Which original is searched for."""

    original: int = Field(ge=1, le=10_000_000)


def routes(bench: Bench) -> APIRouter:
    """Show the archive and work on it."""
    router = APIRouter(tags=["archive"])

    def start(kind: str, name: str, **values: object) -> dict[str, object]:
        job = {
            "case": str(bench.folder()),
            "archive": str(bench.archive) if bench.archive is not None else None,
            "keys": str(bench.keys.path) if bench.keys is not None else None,
            **values,
        }
        return bench.works.get(bench.works.start(kind, f"{JOBS}:{name}", job))

    def without(held: CaseArchive) -> dict[str, object]:
        """What an archive holds, as whoever asks may know of it."""
        hidden = set(bench.hidden_ids(ItemKind.ORIGINAL))
        gone = {key: one for key, one in held.names.items() if key in hidden}
        numbers = {one["number"] for one in gone.values()}
        missing = [one for one in held.missing if one not in numbers]
        n_taken = sum(one["number"] not in held.missing for one in gone.values())
        return {
            **held.to_dict(),
            "names": {key: dict(one) for key, one in held.names.items() if key not in gone},
            "missing": missing,
            "recordings": held.recordings - n_taken,
            "files": held.files - n_taken,
        }

    def hidden_here() -> set[str]:
        """Recordings of the archive that are kept from whoever asks."""
        hidden = set(bench.hidden_ids(ItemKind.ORIGINAL))
        return (
            hidden & set(case_archive(bench.folder(), bench.archive, keys=bench.keys).names)
            if hidden
            else hidden
        )

    @router.get("/archive", summary="Which archive is open, and what of the case is not in it")
    @needs(Need.READ)
    def held() -> dict[str, object]:
        return without(case_archive(bench.folder(), bench.archive, keys=bench.keys))

    @router.get("/archive/status", summary="What the archive holds, every fingerprint read")
    @needs(Need.WHOLE)
    def read() -> dict[str, object]:
        return status(archive_place(bench.folder(), bench.archive)).to_dict()

    @router.get("/archive/pairs", summary="Copies among the archive's recordings, as last compared")
    @needs(Need.READ)
    def found() -> dict[str, object]:
        found = kept_pairs(bench.folder(), bench.archive)
        if found is None or not bench.hidden():
            return {"pairs": found}
        return {"pairs": {**bench.left(found), "items": found["items"] - len(hidden_here()), "notes": []}}

    @router.get("/archive/match", summary="One pair: its pieces, evidence frames and edit list")
    @needs(Need.READ, first="recording", second="recording")
    def match(first: Key, second: Key) -> dict[str, object]:
        one = kept_match(bench.folder(), bench.archive, first, second)
        return {
            "match": one,
            "frames": frames_of(bench.folder(), bench.archive, one),
            "edits": kept_edits(bench.folder(), bench.archive, first, second),
        }

    @router.get("/archive/frames/{name}", summary="An evidence frame, lossless")
    @needs(Need.SEE, name="frame")
    def frame(name: Annotated[str, InPath(max_length=100)]) -> FileResponse:
        return FileResponse(shown_file(bench.folder(), bench.archive, name), media_type="image/png")

    @router.get("/archive/edits/{name:path}", summary="A picture of an edit list")
    @needs(Need.SEE, first="recording", second="recording")
    def picture(name: Annotated[str, InPath(max_length=200)], first: Key, second: Key) -> FileResponse:
        place = shown_file(bench.folder(), bench.archive, name, (first, second))
        return FileResponse(place, media_type="image/png")

    @router.post("/archive/judgements", summary="Confirm or reject a pair, with a reason", status_code=201)
    @needs(Need.REVIEW, first="recording", second="recording")
    def say(told: Said) -> dict[str, object]:
        with bench.writing:
            place = archive_place(bench.folder(), bench.archive)
            said = judge(place, told.first, told.second, verdict=told.verdict, reason=told.reason, by=told.by)
        return said.to_dict()

    @router.get("/archive/found/{finding}", summary="What a search for an original found")
    @needs(Need.READ, finding="comparison")
    def finding(finding: Annotated[str, InPath(pattern="^[0-9a-f]{4,64}$")]) -> dict[str, object]:
        case = bench.reading()
        document = case.read_document(finding_path(case, finding))
        value = document.get("value")
        if isinstance(value, dict) and isinstance(value.get("searched"), int):
            n_hidden = len(hidden_here())
            return {**document, "value": {**value, "searched": max(0, value["searched"] - n_hidden)}}
        return document

    @router.post("/jobs/archive-add", summary="Add recordings to the archive", status_code=202)
    @needs(Need.WHOLE)
    def add(asked: Adding) -> dict[str, object]:
        return start("archive_add", "add", **asked.model_dump())

    @router.post("/jobs/archive-compare", summary="Compare all recordings of the archive", status_code=202)
    @needs(Need.WHOLE)
    def compare(asked: Why) -> dict[str, object]:
        return start("archive_compare", "compare", reason=asked.reason)

    @router.post("/jobs/archive-frames", summary="Decode the evidence frames of a pair", status_code=202)
    @needs(Need.EDIT, first="recording", second="recording")
    def frames(asked: OfTwo) -> dict[str, object]:
        return start("archive_frames", "frames", **asked.model_dump())

    @router.post("/jobs/archive-edits", summary="Measure the edits of a pair", status_code=202)
    @needs(Need.EDIT, first="recording", second="recording")
    def edits(asked: OfTwo) -> dict[str, object]:
        return start("archive_edits", "edits", **asked.model_dump())

    @router.post("/jobs/find", summary="Search the archive for an original", status_code=202)
    @needs(Need.EDIT, original="original")
    def find(asked: Asked) -> dict[str, object]:
        return start("find", "find", **asked.model_dump())

    return router
