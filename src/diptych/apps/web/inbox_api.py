"""Taking in by dropping: an inbox, files that are streamed into it, and the work that takes them in."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi import Path as InPath
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from diptych.apps.web.access import needs
from diptych.apps.web.bench import Bench
from diptych.model.conditions import SECRECY, Conditions
from diptych.model.errors import WrongCallError
from diptych.model.team import Need
from diptych.workflows.take_in_dropped import open_inbox, receive, received, throw_away

InboxId = Annotated[str, InPath(pattern="^[0-9a-f]{16}$", description="Name of an inbox.")]
Told = Annotated[str | None, Field(max_length=2_000)]

TOGETHER = 1 << 20
"""Bytes that are written at once: a thread is asked for each. Chosen by hand."""

LARGEST = 1 << 50
"""Sizes beyond this are no sizes of files. Chosen by hand; the disk refuses long before."""


class Binding(BaseModel):
    """Conditions of whoever handed the files over; what nobody asked stays away."""

    may_describe_source_as: Told = None
    may_publish: Told = None
    embargo_until: Told = None
    may_share_with: list[Annotated[str, Field(min_length=1, max_length=100)]] | None = Field(
        default=None, max_length=50
    )

    def plain(self) -> dict[str, object]:
        """Check them and return plain values.

        Raises:
            WrongCallError: A condition does not read.
        """
        try:
            return Conditions.from_dict(self.model_dump(exclude_none=True)).to_dict()
        except ValueError as error:
            raise WrongCallError(str(error)) from error


class Handed(BaseModel):
    """What a person says of the files of an inbox."""

    inbox: str = Field(pattern="^[0-9a-f]{16}$")
    source: Told = None
    collector: Told = None
    medium: Told = None
    relevance: Told = None
    reason: str = Field(default="", max_length=10_000)
    conditions: Binding = Binding()


def routes(bench: Bench) -> APIRouter:
    """Receive files, and take them in."""
    router = APIRouter(tags=["take in"])

    @router.post("/inbox", summary="Make an inbox for files to be taken in", status_code=201)
    @needs(Need.EDIT)
    def make() -> dict[str, object]:
        return {"inbox": open_inbox(bench.folder(), keys=bench.keys), "secrecy": SECRECY}

    @router.put(
        "/inbox/{inbox}/files",
        summary="Receive one file; the body is its bytes",
        openapi_extra={"requestBody": {"content": {"application/octet-stream": {}}, "required": True}},
    )
    @needs(Need.EDIT)
    async def put(
        inbox: InboxId,
        request: Request,
        name: Annotated[str, Query(min_length=1, max_length=255)],
        size: Annotated[int, Query(ge=0, le=LARGEST)],
        modified_ms: Annotated[int, Query(ge=0, le=1 << 53)] = 0,
    ) -> dict[str, object]:
        case = bench.folder()
        arrival = await run_in_threadpool(receive, case, inbox, name=name, size=size, modified_ms=modified_ms)
        held = bytearray()
        try:
            async for piece in request.stream():
                held += piece
                if len(held) >= TOGETHER:
                    await run_in_threadpool(arrival.write, bytes(held))
                    held.clear()
            await run_in_threadpool(arrival.write, bytes(held))
        except ClientDisconnect as error:
            raise WrongCallError(f"{name} broke off; nothing of it was kept") from error
        finally:
            if arrival.n_bytes != size:
                arrival.drop()
        return (await run_in_threadpool(received, case, arrival, keys=bench.keys)).to_dict()

    @router.delete("/inbox/{inbox}", summary="Throw an inbox away")
    @needs(Need.EDIT)
    def throw(inbox: InboxId) -> dict[str, object]:
        throw_away(bench.folder(), inbox)
        return {"inbox": None}

    @router.post("/jobs/take-in", summary="Take in what an inbox holds", status_code=202)
    @needs(Need.EDIT)
    def take(asked: Handed) -> dict[str, object]:
        told = asked.model_dump(include={"source", "collector", "medium", "relevance"})
        job = {
            "case": str(bench.folder()),
            "inbox": asked.inbox,
            "told": {name: (value or "").strip() or None for name, value in told.items()},
            "conditions": asked.conditions.plain(),
            "reason": asked.reason,
            "keys": str(bench.keys.path) if bench.keys is not None else None,
        }
        name = bench.works.start("take_in", "diptych.workflows.in_background:take_in", job)
        return bench.works.get(name)

    return router
