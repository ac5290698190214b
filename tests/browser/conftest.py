"""A page of two small recordings in a browser; skipped where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from diptych.adapters.proxies import make_proxy, write_stills
from diptych.domains.report import build_page
from make_bench_register import bench_register
from make_report import SHA, findings, ground, render
from make_team import Team, team_at_work

_NOT_LOOKED_AT = (
    "AimEnabled,AvoidCORSURLLoaderRestartOnRedirect,AvoidUnnecessaryBeforeUnloadCheckSync,"
    "DestroyProfileOnBrowserClose,HttpsFirstBalancedModeAutoEnable,HttpsUpgrades,LensOverlay,MediaRouter,"
    "NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,PreconnectToSearch,ThirdPartyStoragePartitioning,"
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup"
)
"""The last three are pages of the address bar, which a new window loads: 0.5 s of a page's 1.1 s of processor time
(Chromium 156). The others are what Playwright switches off; Chromium hears the last such option alone."""

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    f"--disable-sync --no-first-run --disable-features={_NOT_LOOKED_AT}"
)


@dataclass
class Opened:
    """A page, and what it asked for and complained about."""

    page: Any
    requests: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def js(self, script: str) -> Any:
        return self.page.evaluate(script)

    def settle(self) -> None:
        """Wait until every player shows its frame."""
        still = "diptych.viewers.every(v => !v.video.seeking && (!v.times || v.video.readyState > 1))"
        for _ in range(100):
            self.page.wait_for_timeout(120)
            if self.js(still):
                return
        raise AssertionError("the players did not come to rest")


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two report folders: a cut second recording on the first's clock, and an undetermined clock."""
    base = tmp_path_factory.mktemp("report")
    render(base / "r1.mp4", 25, 8.0, 0.0)
    render(base / "r2.mp4", 30, 4.0, 2.0)
    lengths = {"r1": 8.0, "r2": 4.0}
    made = {}
    for name, segments in {"aligned": [(0.0, 2.0, 2.0), (2.0, 4.0, 3.0)], "undetermined": []}.items():
        out = base / name
        media = {r: make_proxy(base / f"{r}.mp4", out / "media" / f"{r}.mp4") for r in lengths}
        still = out / "frames" / "r1-000050.png"
        stills = write_stills(base / "r1.mp4", [(50, still)], recording="r1", input_sha256=SHA)
        files = build_page(
            findings=findings(lengths, segments), ground=ground(lengths), media=media, stills=stills
        )
        for file, content in files.items():
            (out / file).parent.mkdir(parents=True, exist_ok=True)
            (out / file).write_bytes(content)
        made[name] = out
    return made


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on this machine; the page was not looked at")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=path, args=ARGUMENTS.split())
        yield started
        started.close()


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """A team's workbench with a case and a small register; each test makes accounts of its own."""
    register = bench_register(tmp_path_factory.mktemp("office") / "register", rows=40)
    with team_at_work(tmp_path_factory.mktemp("office"), str(register)) as at_work:
        yield at_work


@pytest.fixture
def opened(request: pytest.FixtureRequest, browser: Any, folders: dict[str, Path]) -> Iterator[Opened]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    result = Opened(page)
    page.on("request", lambda r: result.requests.append(r.url))
    page.on("console", lambda m: result.problems.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: result.problems.append(str(e)))
    page.goto((folders[getattr(request, "param", "aligned")] / "index.html").as_uri())
    result.settle()
    yield result
    context.close()
    assert result.problems == []
    assert [url for url in result.requests if not url.startswith("file:")] == []
