"""The built pages: one page for every address, and its scripts. The page sets the session's cookie."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from diptych.adapters.loopback import is_ours
from diptych.apps.web.access import needs
from diptych.apps.web.bench import Bench
from diptych.apps.web.guard import cookie_name
from diptych.model.team import Need

STATIC = files("diptych.apps.web") / "static"
TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json"}
"""Kinds of built files; nothing else is served."""


def routes(bench: Bench) -> APIRouter:
    """Serve the pages."""
    router = APIRouter(include_in_schema=False)
    built = {one.name: one.read_bytes() for one in STATIC.iterdir() if Path(one.name).suffix in TYPES}

    @router.get("/static/{name}")
    @needs(Need.NOTHING)
    def static(name: str, request: Request) -> Response:
        if name not in built or name.endswith(".html"):
            missing = {"kind": "http", "message": "there is no such file", "advice": "Load the page again."}
            return JSONResponse({"error": missing}, status_code=404)
        tag = f'"{hashlib.sha256(built[name]).hexdigest()[:32]}"'
        headers = {"etag": tag, "cache-control": "no-cache"}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return Response(built[name], media_type=TYPES[Path(name).suffix], headers=headers)

    @router.get("/{address:path}")
    @needs(Need.NOTHING)
    def page(address: str, request: Request) -> Response:
        if address.startswith("api/"):
            missing = {"kind": "http", "message": "there is no such address", "advice": "See /openapi.json."}
            return JSONResponse({"error": missing}, status_code=404)
        answer = Response(built["index.html"], media_type="text/html")
        if bench.team_mode:
            return answer
        if not is_ours(request.client, bench.port):
            other = {
                "kind": "refused_user",
                "message": "this workbench belongs to another user of this machine",
                "advice": "Start your own with diptych serve.",
            }
            return JSONResponse({"error": other}, status_code=403)
        answer.set_cookie(cookie_name(bench.port), bench.secret, httponly=True, samesite="strict", path="/")
        return answer

    return router


def check_manifest(repository: Path) -> list[str]:
    """Compare the built pages and their TypeScript sources with the manifest.

    Args:
        repository: Its root.

    Returns:
        One line for each file that differs, is missing or is not listed; empty when all agree.
    """
    manifest = json.loads((STATIC / "manifest.json").read_text("utf-8"))
    problems = []
    kept = (".ts", ".css", ".json", ".html", ".mjs")
    names = sorted(
        str(one.relative_to(repository).as_posix())
        for folder in ("workbench", "player/src")
        for one in (repository / folder).rglob("*")
        if one.suffix in kept and "node_modules" not in one.parts
    )
    sources = {name: (repository / name).read_bytes() for name in names}
    outputs = {one.name: one.read_bytes() for one in STATIC.iterdir() if one.name != "manifest.json"}
    for what, listed, found in (
        ("source", manifest["sources"], sources),
        ("built file", manifest["outputs"], outputs),
    ):
        problems += [f"{what} {name} is missing" for name in sorted(set(listed) - set(found))]
        problems += [f"{what} {name} is not in the manifest" for name in sorted(set(found) - set(listed))]
        problems += [
            f"{what} {name} differs from the manifest; run: npm --prefix workbench run build"
            for name in sorted(set(found) & set(listed))
            if hashlib.sha256(found[name].replace(b"\r\n", b"\n")).hexdigest() != listed[name]
        ]
    return problems
