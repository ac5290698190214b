"""What keeps others out: the host that was asked, the origin that asks, a secret or a session, strict headers.

A page of a stranger that is open in the same browser can send requests to this machine. Three things stop it: a
request must name this machine as its host (a name that was pointed here afterwards does not pass), must come from our
own pages where the browser says where it comes from, and must hold the secret that only our own page was given, or in
a team a session or a token.
"""

from __future__ import annotations

import hmac
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from diptych.adapters.loopback import is_loopback
from diptych.domains.team import TOKEN_START
from diptych.model.team import ACTING, Acting

if TYPE_CHECKING:
    from diptych.apps.web.bench import Bench

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self'; "
        "connect-src 'self'; worker-src 'self' blob:; font-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'; object-src 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), display-capture=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex, nofollow",
}
"""Headers of every answer: nothing from elsewhere, no inline script, in no frame, no sniffing."""

SAFE = frozenset({"GET", "HEAD"})
"""Methods that change nothing."""


def cookie_name(port: int) -> str:
    """Name of the cookie; cookies do not tell ports apart, so that its name does."""
    return f"diptych-{port}"


def cookie_of(bench: Bench) -> str:
    """Name of a session's cookie; over TLS browsers keep it to this host alone (``__Host-``)."""
    name = f"{cookie_name(bench.port)}{'-team' if bench.team_mode else ''}"
    return f"__Host-{name}" if bench.secure else name


def given_secret(bench: Bench, headers: Headers) -> str:
    """What a request shows: a token or the start's secret as bearer, else the cookie; empty where nothing."""
    bearer = headers.get("authorization", "")
    if bearer.startswith("Bearer "):
        return bearer.removeprefix("Bearer ").strip()
    return cookie_parser(headers.get("cookie", "")).get(cookie_of(bench), "")


OPEN = frozenset({("POST", "/api/session"), ("DELETE", "/api/session"), ("POST", "/api/session/challenge")})
"""What is asked before somebody is logged in."""


class Guard:
    """Refuses what does not come from our own pages or from nobody known, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp, bench: Bench) -> None:
        self._app = app
        self._bench = bench

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # there is nothing here for a WebSocket
            return
        headers = Headers(scope=scope)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    told[name] = value
                if self._bench.secure:
                    told["strict-transport-security"] = HSTS
                told.setdefault("cache-control", "no-store")
            await send(message)

        acting, refused = None, self._refused(scope["method"], scope["path"], headers)
        if refused is None and scope["path"].startswith("/api/"):
            acting, refused = await self._who(scope, headers)
        if refused is not None:
            answer = JSONResponse({"error": refused[1]}, status_code=refused[0])
            await answer(scope, receive, with_headers)
            return
        known = ACTING.set(acting)
        try:
            await self._app(scope, receive, with_headers)
        finally:
            ACTING.reset(known)

    def _refused(self, method: str, path: str, headers: Headers) -> Refusal | None:
        """Say why a request is refused whoever sends it; None where it is not."""
        if not self._is_here(headers.get("host", "")):
            return 403, _why("host", "This workbench answers only under its own address.")
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != headers.get("host"):
            return 403, _why("origin", "This request comes from another website.")
        if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"} and (
            method not in SAFE or path.startswith("/api/")
        ):
            return 403, _why("origin", "This request comes from another website.")
        return None

    async def _who(self, scope: Scope, headers: Headers) -> tuple[Acting | None, Refusal | None]:
        """Say who asks; or why nobody known does, or too often."""
        bench, secret = self._bench, given_secret(self._bench, headers)
        acting = None
        if bench.sessions is not None and (bench.team_mode or secret.startswith(TOKEN_START)):
            if secret:
                acting = await run_in_threadpool(bench.sessions.acting, secret)
                scope["diptych_must_change"] = bench.sessions.must_change(secret)
            address = scope["client"][0] if scope.get("client") else ""
            key = f"who {acting.name}" if acting is not None else f"from {address}"
            if bench.sessions.delays.too_many(key, now_s=time.monotonic()):
                return None, (429, _why("often", "Too many requests came at once. Wait a few seconds."))
            if acting is None and (scope["method"], scope["path"]) not in OPEN:
                return None, (401, LOGIN)
        elif bench.team_mode or not hmac.compare_digest(
            secret.encode("utf-8", "replace"), bench.secret.encode()
        ):
            return None, (403, _why("session", "The workbench was started anew. Load the page again."))
        return acting, None

    def _is_here(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return is_loopback(name) or name in self._bench.names


HSTS = "max-age=31536000"
"""Browsers ask over TLS alone for a year (OWASP HTTP Strict Transport Security Cheat Sheet)."""

LOGIN = {"kind": "not_logged_in", "message": "nobody is logged in", "advice": "Log in."}
"""The answer to whoever shows no session or token that counts."""

Refusal = tuple[int, dict[str, str]]
"""Status and error of an answer."""


def _why(kind: str, message: str) -> dict[str, str]:
    return {
        "kind": f"refused_{kind}",
        "message": message,
        "advice": "Open the address that diptych serve printed.",
    }
