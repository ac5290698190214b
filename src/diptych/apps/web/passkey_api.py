"""A person's own passkeys: made, named, removed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi import Path as InPath
from pydantic import BaseModel

from diptych.apps.web.access import needs
from diptych.apps.web.account_api import Name, Present
from diptych.apps.web.bench import Bench
from diptych.apps.web.guard import given_secret
from diptych.apps.web.session_api import PasskeyAnswer, passkeys_here
from diptych.domains.team import Passkeys
from diptych.model.errors import WrongCallError
from diptych.model.team import ACTING, Need

One = Annotated[str, InPath(pattern=r"^[0-9a-f]{16}$")]


class NewPasskey(BaseModel):
    """A passkey that a browser made, and what its person calls it."""

    name: Name
    answer: PasskeyAnswer


def routes(bench: Bench) -> APIRouter:
    """Let a person keep passkeys."""
    router = APIRouter(prefix="/account/passkeys", tags=["account"])

    def known() -> tuple[str, Passkeys]:
        acting = ACTING.get()
        if acting is None or bench.sessions is None:
            raise WrongCallError("this workbench has no accounts", advice="Start it with --team.")
        return acting.name, Passkeys(bench.sessions)

    @router.post("/offer", summary="Begin to make a passkey")
    @needs(Need.PERSON)
    def offer(told: Present, request: Request) -> dict[str, object]:
        _, passkeys = known()
        place = passkeys_here(bench, request)
        return passkeys.offer(given_secret(bench, request.headers), told.password, place)

    @router.post("", summary="Keep a passkey that the browser made", status_code=201)
    @needs(Need.PERSON)
    def keep(made: NewPasskey, request: Request) -> dict[str, object]:
        name, passkeys = known()
        place = passkeys_here(bench, request)
        return passkeys.keep(name, made.name.strip(), made.answer.told(), place).to_dict()

    @router.post("/{passkey}/remove", summary="Remove one of your passkeys")
    @needs(Need.PERSON)
    def remove(passkey: One, told: Present, request: Request) -> dict[str, object]:
        _, passkeys = known()
        passkeys.remove(given_secret(bench, request.headers), told.password, passkey)
        return {"removed": passkey}

    return router
