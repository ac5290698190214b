"""The application: routes of the API, the built pages, and how failures are answered.

A new part of the workbench is a module with a function ``routes(bench) -> APIRouter`` that is listed in
:data:`PARTS`, and a page in ``workbench/src/pages`` (docs/decisions/0012-workbench.md).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from diptych import __version__
from diptych.apps.web import (
    account_api,
    archive_api,
    case_api,
    exchange_api,
    inbox_api,
    map_api,
    pages,
    pair_api,
    passkey_api,
    publish_api,
    register_api,
    register_import_api,
    register_incident_api,
    register_links_api,
    register_sources_api,
    session_api,
    team_api,
    work_api,
)
from diptych.apps.web.access import authorise, declared, needs
from diptych.apps.web.bench import Bench
from diptych.apps.web.guard import Guard
from diptych.model.errors import (
    CaseBusyError,
    DiptychError,
    LoginRefusedError,
    NoKeyError,
    NotACaseError,
    NotAllowedError,
    NotLoggedInError,
    NotThereError,
    RegisterBusyError,
    TooManyTriesError,
    WrongCallError,
)
from diptych.model.team import Need

PARTS: tuple[Callable[[Bench], APIRouter], ...] = (
    case_api.routes,
    pair_api.routes,
    register_api.routes,
    register_incident_api.routes,
    register_import_api.routes,
    register_links_api.routes,
    register_sources_api.routes,
    map_api.routes,
    work_api.routes,
    inbox_api.routes,
    archive_api.routes,
    exchange_api.routes,
    publish_api.routes,
    session_api.routes,
    account_api.routes,
    passkey_api.routes,
    team_api.routes,
)
"""The parts of the API, in the order in which they are described."""

STATUS: Mapping[type[DiptychError], int] = {
    WrongCallError: 400,
    NotACaseError: 404,
    CaseBusyError: 409,
    RegisterBusyError: 409,
    NoKeyError: 403,
    NotAllowedError: 403,
    NotLoggedInError: 401,
    LoginRefusedError: 403,
    TooManyTriesError: 429,
    NotThereError: 404,
}
"""How failures are answered; all others with 422: the material, or the disk, did not allow it."""


def build_app(bench: Bench) -> ASGIApp:
    """Make the application of one workbench, with the guard around it."""
    return Guard(routed_app(bench), bench)


def routed_app(bench: Bench) -> FastAPI:
    """Make the application alone: all routes, each with what it asks."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        bench.works.end()

    app = FastAPI(
        title="Diptych workbench",
        version=__version__,
        description="A case in a browser, on this machine alone. Every route but /healthz needs the session's secret, "
        "as the cookie that `/` sets or as `Authorization: Bearer`; with --team a session or a token of an account.",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        dependencies=[Depends(authorise(bench))],
    )
    app.add_exception_handler(DiptychError, _failed)
    app.add_exception_handler(RequestValidationError, _misread)
    app.add_exception_handler(HTTPException, _http)

    @app.get("/healthz", tags=["state"], summary="Whether the workbench is ready")
    @needs(Need.NOTHING)
    def healthz() -> dict[str, bool]:
        return {"ok": True}

    parts = {"/api": [routes(bench) for routes in PARTS], "": [pages.routes(bench)]}
    for prefix, some in parts.items():
        for one in some:
            app.include_router(one, prefix=prefix)
    app.state.declared = tuple(dict.fromkeys(declared(app, parts)))
    return app


def _answer(status: int, kind: str, message: str, advice: str) -> JSONResponse:
    return JSONResponse({"error": {"kind": kind, "message": message, "advice": advice}}, status_code=status)


async def _failed(_: Request, error: Exception) -> Response:
    if not isinstance(error, DiptychError):
        raise error
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 422)
    return _answer(status, error.kind, error.message, error.advice)


async def _misread(_: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    said = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors()[:5])
    return _answer(400, "wrong_call", said or "the request does not read", "See /openapi.json.")


async def _http(_: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    return _answer(error.status_code, "http", str(error.detail), "See /openapi.json.")
