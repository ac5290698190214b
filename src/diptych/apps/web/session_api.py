"""Logging in and out, and choosing a password."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from diptych.apps.web.access import needs
from diptych.apps.web.bench import Bench
from diptych.apps.web.guard import cookie_of, given_secret
from diptych.domains.team import ABSOLUTE_S, Login, Passkeys, Sessions, Shown
from diptych.model.errors import WrongCallError
from diptych.model.team import LONGEST, Need, PasskeyPlace, passkey_place

Secret = Annotated[str, Field(max_length=LONGEST)]


Encoded = Annotated[
    str, Field(max_length=20_000, pattern=r"^[A-Za-z0-9_-]*$", description="Bytes in base64url.")
]


class Answered(BaseModel):
    """What an authenticator answered (Web Authentication, 5.8)."""

    clientDataJSON: Encoded
    attestationObject: Encoded | None = None
    authenticatorData: Encoded | None = None
    signature: Encoded | None = None
    userHandle: Encoded | None = None


class PasskeyAnswer(BaseModel):
    """A passkey that a browser made or showed."""

    id: Encoded
    rawId: Encoded
    type: Literal["public-key"]
    response: Answered

    def told(self) -> dict[str, object]:
        """The values that were given."""
        return self.model_dump(exclude_none=True)


class Credentials(BaseModel):
    """What a person typed."""

    name: Annotated[str, Field(max_length=100)]
    password: Secret
    code: Annotated[str, Field(max_length=20)] = ""
    passkey: PasskeyAnswer | None = None
    """In place of the code."""


class Change(BaseModel):
    """The old password and the new one."""

    old: Secret
    new: Secret


def passkeys_here(bench: Bench, request: Request) -> PasskeyPlace:
    """Say where passkeys belong that are made or shown under the address of a request.

    Raises:
        WrongCallError: Browsers keep none for it.
    """
    found = passkey_place(request.headers.get("host", ""), secure=bench.secure)
    if found is None:
        raise WrongCallError(
            "browsers keep passkeys for a name over https, or for localhost",
            advice=f"On this machine open http://localhost:{bench.port}/; elsewhere serve with TLS and a --name.",
        )
    return found


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
        shown = None
        if typed.passkey is not None:
            shown = Shown(typed.passkey.told(), passkeys_here(bench, request))
        begin = sessions().login(
            typed.name.strip(), typed.password, typed.code, address=address, passkey=shown
        )
        return begun(begin, response)

    @router.post("/challenge", summary="What a browser needs to show a passkey at a login")
    @needs(Need.NOTHING)
    def challenge(request: Request) -> dict[str, object]:
        return Passkeys(sessions()).login_options(passkeys_here(bench, request))

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
