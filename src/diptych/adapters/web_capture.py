"""A picture of a whole page in a browser, where Playwright and a Chromium are installed; else a reason why not."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from diptych.adapters.case_clock import now

LIMIT_S = 45.0
"""Longest wait for a page to load. Chosen by hand."""

SETTLE_S = 2.0
"""What a page may still do after it has loaded, before the picture is taken. Chosen by hand."""

MAX_HEIGHT = 20_000
"""Tallest picture in pixels: pages that never end are cut there, and it is said. Chosen by hand."""

WIDTH, HEIGHT = 1280, 900

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class NoCaptureError(Exception):
    """No picture of the page was taken; the message says why."""


class NoPageToShowError(NoCaptureError):
    """The address holds no page: nothing was missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A picture of a page."""

    at: str
    final_url: str
    height: int
    cut: bool
    """Whether the page was taller than the picture may be."""
    browser: str


def why_not() -> str | None:
    """Why no picture can be taken here; None where it can."""
    if importlib.util.find_spec("playwright") is None:
        return "Playwright is not installed"
    if _browser() is None:
        return "no Chromium is installed"
    return None


def _browser() -> str | None:
    return next((found for name in _BROWSERS if (found := shutil.which(name))), None)


def capture_page(url: str, target: Path, *, proxy: str | None = None, limit_s: float = LIMIT_S) -> Capture:
    """Take a picture of a whole page as PNG, in a fresh profile that is thrown away.

    Raises:
        NoCaptureError: There is no browser, or the page did not load.
    """
    reason = why_not()
    if reason is not None:
        raise NoCaptureError(reason)
    with ThreadPoolExecutor(1) as own:  # Playwright refuses a thread with an event loop, as notebooks have
        return own.submit(_captured, url, target, proxy, limit_s).result()


def _captured(url: str, target: Path, proxy: str | None, limit_s: float) -> Capture:
    from playwright.sync_api import Error, sync_playwright

    root = getattr(os, "geteuid", lambda: 1)() == 0  # Chromium's own sandbox does not run for root
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=_browser(),
                args=list(_ARGUMENTS),
                chromium_sandbox=not root,
                proxy={"server": proxy} if proxy else None,
            )
        except Error as error:
            raise NoCaptureError("the browser did not start") from error
        try:
            page = browser.new_page(
                viewport={"width": WIDTH, "height": HEIGHT}, accept_downloads=False, service_workers="block"
            )
            page.goto(url, timeout=limit_s * 1000, wait_until="load")
            page.wait_for_timeout(SETTLE_S * 1000)
            tall = int(page.evaluate("document.documentElement.scrollHeight"))
            height = max(HEIGHT, min(tall, MAX_HEIGHT))
            page.screenshot(
                path=target,
                full_page=True,
                clip={"x": 0, "y": 0, "width": WIDTH, "height": height},
                timeout=limit_s * 1000,
            )
            return Capture(
                at=now(),
                final_url=page.url,
                height=height,
                cut=tall > MAX_HEIGHT,
                browser=f"Chromium {browser.version}, Playwright {importlib.metadata.version('playwright')}",
            )
        except Error as error:
            if "Download is starting" in str(error):
                raise NoPageToShowError("the address delivers a file, not a page") from error
            said = str(error).splitlines()[0].split(" at http", maxsplit=1)[0]
            raise NoCaptureError(f"the page did not load: {said[:200]}") from error
        finally:
            browser.close()
