"""A page of the workbench in Chromium that notes what it complains about and whom it asks."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

AXE = Path(__file__).parent / "browser" / "axe" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@contextlib.contextmanager
def watched_page(browser: Any, address: str, **options: object) -> Iterator[Any]:
    """Open a page; it must ask nobody else and complain of nothing."""
    usual = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", "reduced_motion": "reduce"}
    context = browser.new_context(**{**usual, **options})
    page = context.new_page()
    problems: list[str] = []
    foreign: list[str] = []

    def hear(message: Any) -> None:
        if message.type in ("error", "warning") and "the server responded" not in message.text:
            problems.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda e: problems.append(str(e)))
    page.on("request", lambda r: foreign.append(r.url) if not r.url.startswith(address) else None)
    page.set_default_timeout(10_000)
    yield page
    context.close()
    assert foreign == []
    assert problems == []


def until(page: Any, script: str) -> None:
    """Wait until a script says so; the page's policy allows no waiting inside it."""
    for _ in range(200):
        if page.evaluate(script):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"it never came: {script}")


def violations(page: Any) -> list[tuple[str, object, str]]:
    """What axe finds on the page as it stands: rule, elements, what to do."""
    page.evaluate(AXE.read_text("utf-8"))
    report = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS)
    return [
        (one["id"], [n["target"] for n in one["nodes"]][:3], one["nodes"][0].get("failureSummary", ""))
        for one in report["violations"]
    ]
