"""A person's own account: second factor, sessions and tokens."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi import Path as InPath
from pydantic import BaseModel, Field

from diptych.apps.web.access import needs
from diptych.apps.web.bench import Bench
from diptych.apps.web.guard import given_secret
from diptych.apps.web.session_api import Secret
from diptych.domains import team
from diptych.model.errors import WrongCallError
from diptych.model.team import ACTING, LONGEST_NAME, Acting, Need, Role, passkey_place, roles_within
from diptych.workflows import team_own

Name = Annotated[str, Field(max_length=LONGEST_NAME)]
Named = Annotated[str, InPath(max_length=LONGEST_NAME)]
Session = Annotated[str, InPath(pattern=r"^[0-9a-f]{16}$")]


class Present(BaseModel):
    """The present password, typed once more."""

    password: Secret


class Code(BaseModel):
    """A code of the new authenticator."""

    code: Annotated[str, Field(max_length=20)]


class NewToken(BaseModel):
    """A token as somebody asks for it."""

    name: Name
    role: Role
    lasts: Annotated[str, Field(max_length=10, description="How long it counts, such as 30d or 12h.")]


def routes(bench: Bench) -> APIRouter:
    """Let a person keep their own account."""
    router = APIRouter(prefix="/account", tags=["account"])
    setting_up = team.Authenticators(bench.sessions) if bench.sessions is not None else None

    def known() -> tuple[Acting, team.Sessions, team.Authenticators]:
        acting = ACTING.get()
        if acting is None or bench.sessions is None or setting_up is None:
            raise WrongCallError("this workbench has no accounts", advice="Start it with --team.")
        return acting, bench.sessions, setting_up

    @router.get("", summary="Your account: sessions and tokens of your own")
    @needs(Need.PERSON)
    def account(request: Request) -> dict[str, object]:
        acting, sessions, _ = known()
        here = team.session_id(given_secret(bench, request.headers))
        own = team_own.own_account(sessions.store, acting.name)
        return {
            **own.to_dict(),
            "sessions": [{**one.to_dict(), "this": one.id == here} for one in own.sessions],
            "passkeys_here": passkey_place(request.headers.get("host", ""), secure=bench.secure) is not None,
            "token_roles": [one.value for one in roles_within(acting.role)],
        }

    @router.post("/authenticator/offer", summary="Begin to set up an authenticator")
    @needs(Need.PERSON)
    def offer(told: Present, request: Request) -> dict[str, object]:
        _, _, authenticators = known()
        name, secret = authenticators.offer(given_secret(bench, request.headers), told.password)
        return team_own.shown_authenticator(secret, name)

    @router.post("/authenticator", summary="Take its first code; from then on it counts")
    @needs(Need.PERSON)
    def confirm(told: Code) -> dict[str, object]:
        acting, _, authenticators = known()
        authenticators.confirm(acting.name, told.code)
        return {"name": acting.name}

    @router.post("/authenticator/remove", summary="Ask for passkeys alone from now on")
    @needs(Need.PERSON)
    def without(told: Present, request: Request) -> dict[str, object]:
        acting, _, authenticators = known()
        authenticators.remove(given_secret(bench, request.headers), told.password)
        return {"name": acting.name}

    @router.delete("/sessions/{session}", summary="End one of your sessions")
    @needs(Need.PERSON)
    def end(session: Session) -> dict[str, object]:
        acting, sessions, _ = known()
        return {"ended": team.end_own(sessions.store, acting.name, one=session)}

    @router.post("/sessions/end-others", summary="End all your sessions but this one")
    @needs(Need.PERSON)
    def end_others(request: Request) -> dict[str, object]:
        acting, sessions, _ = known()
        here = team.session_id(given_secret(bench, request.headers))
        return {"ended": team.end_own(sessions.store, acting.name, but=here)}

    @router.post("/tokens", summary="Make a token of your own; it is shown once", status_code=201)
    @needs(Need.PERSON)
    def add_token(asked: NewToken) -> dict[str, object]:
        acting, sessions, _ = known()
        made, text = team_own.make_own_token(
            sessions.store, asked.name.strip(), asked.role, lasts=asked.lasts, account=acting.name
        )
        return {**made.to_dict(), "token": text}

    @router.post("/tokens/{token}/revoke", summary="Let a token of yours count no longer")
    @needs(Need.PERSON)
    def revoke(token: Named) -> dict[str, object]:
        acting, sessions, _ = known()
        return team.revoke_token(sessions.store, token, by=acting.name, account=acting.name).to_dict()

    return router
