"""Accounts of a team, for its owners: made, given another role, reset, closed; each change stands in their history."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from diptych.adapters.team_store import TeamStore
from diptych.apps.web.access import needs
from diptych.apps.web.account_api import Name, Named
from diptych.apps.web.bench import Bench
from diptych.domains import team
from diptych.domains.team import Made
from diptych.model.errors import WrongCallError
from diptych.model.team import ACTING, Need, Role
from diptych.workflows.team_accounts import told_once, whole_team
from diptych.workflows.team_own import shown_authenticator


class NewAccount(BaseModel):
    """An account as an owner asks for it."""

    name: Name
    role: Role
    second_factor: bool = True


class OfRole(BaseModel):
    """What an account may do from now on."""

    role: Role


class Again(BaseModel):
    """How an account begins anew."""

    second_factor: bool = True


def routes(bench: Bench) -> APIRouter:
    """Let owners keep the accounts of their team."""
    router = APIRouter(prefix="/team", tags=["team"])

    def asked() -> tuple[str, TeamStore]:
        acting = ACTING.get()
        if acting is None or bench.sessions is None:
            raise WrongCallError("this workbench has no accounts", advice="Start it with --team.")
        return acting.name, bench.sessions.store

    @router.get("", summary="Accounts, tokens, restrictions, and what was done to them")
    @needs(Need.ACCOUNTS)
    def accounts() -> dict[str, object]:
        _, store = asked()
        running = [name for name, _ in team.list_sessions(store)]
        found = whole_team(store)
        told = [{**one.to_dict(), "n_sessions": running.count(one.name)} for one in found.accounts]
        return {**found.to_dict(), "accounts": told}

    @router.post("/accounts", summary="Add an account; its password is shown once", status_code=201)
    @needs(Need.ACCOUNTS)
    def add(new: NewAccount) -> dict[str, object]:
        by, store = asked()
        return _shown(team.add_account(store, new.name, new.role, by=by, second_factor=new.second_factor))

    @router.put("/accounts/{account}/role", summary="Give an account another role")
    @needs(Need.ACCOUNTS)
    def give_role(account: Named, told: OfRole) -> dict[str, object]:
        by, store = asked()
        return team.set_role(store, account, told.role, by=by).to_dict()

    @router.post("/accounts/{account}/reset", summary="New password, second factor and key; shown once")
    @needs(Need.ACCOUNTS)
    def reset(account: Named, told: Again) -> dict[str, object]:
        by, store = asked()
        return _shown(team.reset_account(store, account, by=by, second_factor=told.second_factor))

    @router.post("/accounts/{account}/end-sessions", summary="End all sessions of an account")
    @needs(Need.ACCOUNTS)
    def end(account: Named) -> dict[str, object]:
        by, store = asked()
        return {"ended": team.end_sessions(store, account, by=by)}

    @router.post("/accounts/{account}/disable", summary="Close an account at once")
    @needs(Need.ACCOUNTS)
    def disable(account: Named) -> dict[str, object]:
        by, store = asked()
        return team.set_disabled(store, account, disabled=True, by=by).to_dict()

    @router.post("/accounts/{account}/enable", summary="Open an account again")
    @needs(Need.ACCOUNTS)
    def enable(account: Named) -> dict[str, object]:
        by, store = asked()
        return team.set_disabled(store, account, disabled=False, by=by).to_dict()

    @router.post("/tokens/{token}/revoke", summary="Let a token count no longer, whoever made it")
    @needs(Need.ACCOUNTS)
    def revoke(token: Named) -> dict[str, object]:
        by, store = asked()
        return team.revoke_token(store, token, by=by).to_dict()

    return router


def _shown(made: Made) -> dict[str, object]:
    secret = made.second_factor
    drawn = shown_authenticator(secret, made.account.name) if secret is not None else None
    return {**told_once(made), "scan": drawn}
