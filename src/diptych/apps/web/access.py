"""What every route asks of whoever calls it, declared beside the route, and the check that nothing goes without."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from fastapi import APIRouter, FastAPI, Request
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.routing import Route

from diptych.apps.web.bench import Bench
from diptych.apps.web.hidden import refuse_unseen
from diptych.model.errors import NotAllowedError, NotLoggedInError
from diptych.model.team import ACTING, GRANTS, Acting, Need, Role

Endpoint = TypeVar("Endpoint", bound=Callable[..., object])

FRAMEWORK: Mapping[str, Need] = {"/openapi.json": Need.NOTHING}
"""Routes that the framework adds: the description of the API holds nothing of a case."""

WITH_FIRST_PASSWORD = frozenset({"/api/session", "/api/session/password", "/api/state"})
"""What a session may ask whose password is to be changed first."""


@dataclass(frozen=True, slots=True)
class Access:
    """What one route asks."""

    need: Need
    items: tuple[tuple[str, str], ...] = ()
    """Parameter, or field of the body, and what it names: ``("number", "original")``."""


def needs(need: Need, **items: str) -> Callable[[Endpoint], Endpoint]:
    """Declare what a route asks; stands below the decorator that makes the route.

    Args:
        need: What the caller's role must allow.
        items: Parameters and fields of the body that name items, and what each names.
    """

    def declare(endpoint: Endpoint) -> Endpoint:
        endpoint.__dict__["access"] = Access(need, tuple(items.items()))
        return endpoint

    return declare


def access_of(endpoint: object) -> Access | None:
    """What was declared beside a route; None where nothing was."""
    found = getattr(endpoint, "access", None)
    return found if isinstance(found, Access) else None


@dataclass(frozen=True, slots=True)
class Declared:
    """One route with what it asks."""

    method: str
    path: str
    access: Access | None
    """None: nothing was declared, and in a team nobody is let in."""


def declared(app: FastAPI, parts: Mapping[str, Sequence[APIRouter]]) -> Iterator[Declared]:
    """List all routes with what each asks.

    Args:
        app: The application; its own routes are listed too.
        parts: The routers that were included, by their prefix.
    """
    own = [("", one) for one in app.routes]
    for prefix, route in own + [
        (prefix, one) for prefix, some in parts.items() for each in some for one in each.routes
    ]:
        if isinstance(route, APIRoute):
            for method in sorted(route.methods or ()):
                yield Declared(method, prefix + route.path, access_of(route.endpoint))
        elif isinstance(route, Route):
            need = FRAMEWORK.get(route.path)
            yield Declared("GET", route.path, Access(need) if need is not None else None)


def refused(routes: Iterable[Declared], acting: Acting | None) -> dict[str, list[str]]:
    """List what the pages do not offer.

    Args:
        routes: All routes with what each asks.
        acting: Who asks; None for the one person of a workbench alone, to whom nothing is refused.

    Returns:
        For each route of the API that is refused, as ``POST /jobs/compare``, the roles that may.
    """
    if acting is None:
        return {}
    needed = {
        f"{one.method} {one.path.removeprefix('/api')}": one.access.need
        for one in routes
        if one.access is not None and one.path.startswith("/api/") and not acting.may(one.access.need)
    }
    return {name: [role.value for role in Role if need in GRANTS[role]] for name, need in needed.items()}


def authorise(bench: Bench) -> Callable[[Request], Awaitable[None]]:
    """Make the check that stands before every route."""

    async def check(request: Request) -> None:
        acting = ACTING.get()
        if acting is None and not bench.team_mode:
            return
        access = access_of(request.scope.get("endpoint"))
        if access is None:
            raise NotAllowedError("nobody is let in here", advice="The route does not say what it needs.")
        if access.need is Need.NOTHING:
            return
        if acting is None:
            raise NotLoggedInError("nobody is logged in")
        if request.scope.get("diptych_must_change") and request.url.path not in WITH_FIRST_PASSWORD:
            raise NotAllowedError("the first password is to be changed", advice="Choose one of your own.")
        if not acting.may(access.need):
            raise NotAllowedError("your role does not allow this")
        if access.items and not acting.may(Need.WHOLE):
            given = await _given(request, access)
            for what, value in given:
                await run_in_threadpool(
                    refuse_unseen, bench, what, value, changes=request.method not in {"GET", "HEAD"}
                )

    return check


async def _given(request: Request, access: Access) -> list[tuple[str, object]]:
    """What a request says of the items that its route names: kind and value."""
    found: list[tuple[str, object]] = []
    body: object = None
    for name, what in access.items:
        if name in request.path_params or name in request.query_params:
            found.append((what, request.path_params.get(name, request.query_params.get(name))))
            continue
        if body is None:
            try:
                body = await request.json()
            except ValueError:
                body = {}
        if isinstance(body, dict) and name in body:
            found.append((what, body[name]))
    return found
