"""What keeps other websites out: the host that was asked, the origin that asks, a secret in a cookie, strict headers.

A page of a stranger that is open in the same browser can send requests to this machine. Three things stop it: a request
must name this machine as its host (a name that was pointed here afterwards does not pass), must come from our own pages
where the browser says where it comes from, and must hold the secret that only our own page was given.
"""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from diptych.adapters.loopback import is_loopback

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


class Guard:
    """Refuses what does not come from our own pages, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp, *, secret: str, port: int) -> None:
        self._app = app
        self._secret = secret
        self._cookie = cookie_name(port)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # there is nothing here for a WebSocket
            return
        headers = Headers(scope=scope)
        why = self._refused(scope["method"], scope["path"], headers)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    told[name] = value
                told.setdefault("cache-control", "no-store")
            await send(message)

        if why is None:
            await self._app(scope, receive, with_headers)
            return
        answer = JSONResponse({"error": why}, status_code=403)
        await answer(scope, receive, with_headers)

    def _refused(self, method: str, path: str, headers: Headers) -> dict[str, str] | None:
        """Say why a request is refused; None where it is not."""
        if not _is_here(headers.get("host", "")):
            return _why("host", "This workbench answers only under this machine's own address.")
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != headers.get("host"):
            return _why("origin", "This request comes from another website.")
        if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"} and (
            method not in SAFE or path.startswith("/api/")
        ):
            return _why("origin", "This request comes from another website.")
        if path.startswith("/api/") and not self._knows_secret(headers):
            return _why("session", "The workbench was started anew. Load the page again.")
        return None

    def _knows_secret(self, headers: Headers) -> bool:
        given = cookie_parser(headers.get("cookie", "")).get(self._cookie, "")
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        return any(
            hmac.compare_digest(one.encode("utf-8", "replace"), self._secret.encode())
            for one in (given, bearer)
        )


def _is_here(host: str) -> bool:
    try:
        return is_loopback(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        return False


def _why(kind: str, message: str) -> dict[str, str]:
    return {
        "kind": f"refused_{kind}",
        "message": message,
        "advice": "Open the address that diptych serve printed.",
    }
