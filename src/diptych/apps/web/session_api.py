"""Logging in and out, and choosing a password."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from diptych.apps.web.access import needs
from diptych.apps.web.bench import Bench
from diptych.apps.web.guard import cookie_of, given_secret
from diptych.domains.team import ABSOLUTE_S, Login, Sessions
from diptych.model.errors import WrongCallError
from diptych.model.team import LONGEST, Need

Secret = Annotated[str, Field(max_length=LONGEST)]


class Credentials(BaseModel):
    """What a person typed."""

    name: Annotated[str, Field(max_length=100)]
    password: Secret
    code: Annotated[str, Field(max_length=20)] = ""


class Change(BaseModel):
    """The old password and the new one."""

    old: Secret
    new: Secret


def routes(bench: Bench) -> APIRouter:
    """Begin, change and end sessions of a team."""
    router = APIRouter(prefix="/session", tags=["session"])

    def sessions() -> Sessions:
        if bench.sessions is None or not bench.team_mode:
            raise WrongCallError("this workbench has no accounts", advice="Start it with --team.")
        return bench.sessions

    def begun(login: Login, response: Response) -> dict[str, object]:
        response.set_cookie(
            cookie_of(bench),
            login.secret,
            max_age=ABSOLUTE_S,
            httponly=True,
            secure=bench.secure,
            samesite="strict",
            path="/",
        )
        return {"name": login.name, "role": login.role.value, "must_change": login.must_change}

    @router.post("", summary="Log in", status_code=201)
    @needs(Need.NOTHING)
    def login(typed: Credentials, request: Request, response: Response) -> dict[str, object]:
        address = request.client.host if request.client is not None else ""
        begin = sessions().login(typed.name.strip(), typed.password, typed.code, address=address)
        return begun(begin, response)

    @router.delete("", summary="Log out")
    @needs(Need.NOTHING)
    def logout(request: Request, response: Response) -> dict[str, object]:
        sessions().logout(given_secret(bench, request.headers))
        response.delete_cookie(
            cookie_of(bench), path="/", httponly=True, secure=bench.secure, samesite="strict"
        )
        return {"name": None}

    @router.post("/password", summary="Choose another password")
    @needs(Need.PERSON)
    def change(told: Change, request: Request, response: Response) -> dict[str, object]:
        secret = given_secret(bench, request.headers)
        return begun(sessions().change_password(secret, told.old, told.new), response)

    return router
