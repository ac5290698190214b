"""Fetch one page as it is delivered: every redirect noted, the body byte for byte, and the exchange as a web archive.

The network is touched only by :func:`fetch_page`, which a person calls by naming an address and allowing it.
"""

from __future__ import annotations

import contextlib
import gzip
import http.client
import socket
import urllib.error
import urllib.parse
import urllib.request
import uuid
from dataclasses import dataclass, field
from typing import IO, Any

from diptych.adapters.case_clock import now, program

MAX_PAGE = 64 << 20
"""Largest page that is kept; larger ones are media or no pages. Chosen by hand."""

LIMIT_S = 30.0
"""Longest wait for an answer, and for each next part of it. Chosen by hand."""

MAX_HOPS = 10
"""Most redirects, as urllib has it."""

USER_AGENT = "Mozilla/5.0"
"""What is sent as the browser's name: nothing that names this program to the platform."""

_PAGES = ("text/", "application/xhtml+xml", "application/json", "application/xml")


class NoPageError(Exception):
    """The page could not be fetched; the message says why, without the address."""


@dataclass(slots=True)
class Hop:
    """One answer on the way."""

    url: str
    status: int
    headers: list[tuple[str, str]]


@dataclass(slots=True)
class Page:
    """What was delivered."""

    hops: list[Hop] = field(default_factory=list)
    """Every answer in order; the last one is the page."""
    body: bytes = b""
    is_page: bool = True
    """Whether what came calls itself text; media that were named directly are not read here."""
    began: str = ""
    ended: str = ""
    server_addresses: list[str] = field(default_factory=list)
    """Addresses that were connected to: those of servers, or of a proxy."""
    own_address: str | None = None
    """This machine's address on its own network; how it looks from outside was not looked for."""

    @property
    def final_url(self) -> str:
        """The address after all redirects."""
        return self.hops[-1].url


def proxy_for(url: str, given: str | None) -> str | None:
    """The proxy that an address is reached by: the one given, else the environment's; None for none."""
    if given:
        return given
    parts = urllib.parse.urlsplit(url)
    if parts.hostname and urllib.request.proxy_bypass(parts.hostname):
        return None
    return urllib.request.getproxies().get(parts.scheme)


def fetch_page(url: str, *, proxy: str | None = None, limit_s: float = LIMIT_S) -> Page:
    """Fetch a page.

    Args:
        url: ``http`` or ``https``.
        proxy: Address of an HTTP proxy.
        limit_s: Longest wait for each step.

    Raises:
        NoPageError: It cannot be reached, answers with an error, or is too large. Where an error came with a body,
            nothing of it is kept.
    """
    page = Page(began=now())
    if proxy is not None and not proxy.startswith(("http://", "https://")):
        raise NoPageError("a proxy of this kind is not known here, so the page was not asked for")
    handlers: list[urllib.request.BaseHandler] = [
        urllib.request.ProxyHandler({"http": proxy, "https": proxy} if proxy else {}),
        _Http(page),
        _Https(page),
        _Redirects(page),
    ]
    opener = urllib.request.OpenerDirector()
    for handler in (*handlers, urllib.request.HTTPErrorProcessor(), urllib.request.HTTPDefaultErrorHandler()):
        opener.add_handler(handler)
    request = urllib.request.Request(url, headers={"User-Agent": USER_AGENT, "Accept-Encoding": "identity"})
    try:
        with opener.open(request, timeout=limit_s) as answer:
            page.hops.append(Hop(answer.url, answer.status, list(answer.headers.items())))
            kind = answer.headers.get("Content-Type", "text/html").lower()
            page.is_page = kind.startswith(_PAGES)
            if page.is_page:
                page.body = answer.read(MAX_PAGE + 1)
    except urllib.error.HTTPError as error:
        page.hops.append(Hop(error.url or url, error.code, list(error.headers.items())))
        error.close()
        raise NoPageError(f"the server answered {error.code}") from error
    except urllib.error.URLError as error:
        raise NoPageError(f"it cannot be reached: {_plain(error.reason)}") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise NoPageError(f"it cannot be reached: {_plain(error)}") from error
    if len(page.body) > MAX_PAGE:
        raise NoPageError(f"it has more than {MAX_PAGE >> 20} MiB")
    page.ended = now()
    return page


def _plain(reason: object) -> str:
    if isinstance(reason, OSError) and reason.strerror:
        return reason.strerror.lower()
    return type(reason).__name__ if isinstance(reason, Exception) else str(reason)


def _noting(kind: type[http.client.HTTPConnection], page: Page) -> Any:
    """A connection that notes between which addresses it runs."""

    class Noting(kind):  # type: ignore[misc,valid-type]
        def connect(self) -> None:
            super().connect()
            with contextlib.suppress(OSError, AttributeError):
                there: Any = self.sock.getpeername()
                page.server_addresses.append(str(there[0]))
                if self.sock.family in (socket.AF_INET, socket.AF_INET6):
                    page.own_address = str(self.sock.getsockname()[0])

    return Noting


class _Http(urllib.request.HTTPHandler):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self._kind = _noting(http.client.HTTPConnection, page)

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._kind, req)


class _Https(urllib.request.HTTPSHandler):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self._kind = _noting(http.client.HTTPSConnection, page)

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._kind, req)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to http and https alone, and notes each."""

    max_redirections = MAX_HOPS

    def __init__(self, page: Page) -> None:
        self._page = page

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        self._page.hops.append(Hop(req.full_url, code, list(headers.items())))
        if urllib.parse.urlsplit(newurl).scheme not in ("http", "https"):
            raise urllib.error.URLError("it leads to an address that is not of the web")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def page_archive(page: Page) -> bytes:
    """Write the exchange as a web archive (WARC 1.1, gzip): a note on the program, then each answer.

    Headers stand in the order in which they came; the body of answers that led on is not kept.
    """
    about = f"software: {program()}\r\nformat: WARC File Format 1.1\r\n".encode()
    records = [_record("warcinfo", None, page.began, "application/warc-fields", about)]
    for k, hop in enumerate(page.hops):
        head = [f"HTTP/1.1 {hop.status} {http.client.responses.get(hop.status, '')}".rstrip()]
        head += [f"{name}: {value}" for name, value in hop.headers]
        body = page.body if k == len(page.hops) - 1 else b""
        content = "\r\n".join(head).encode("latin-1", "replace") + b"\r\n\r\n" + body
        records.append(
            _record("response", hop.url, page.ended, "application/http; msgtype=response", content)
        )
    return b"".join(records)


def _record(kind: str, url: str | None, date: str, media: str, content: bytes) -> bytes:
    head = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{uuid.uuid4()}>",
        f"WARC-Date: {date}",
        *([f"WARC-Target-URI: {url}"] if url is not None else []),
        f"Content-Type: {media}",
        f"Content-Length: {len(content)}",
    ]
    return gzip.compress("\r\n".join(head).encode("utf-8") + b"\r\n\r\n" + content + b"\r\n\r\n", mtime=0)
