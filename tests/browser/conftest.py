"""A page of two small recordings in a browser; skipped where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from diptych.adapters.proxies import make_proxy, write_stills
from diptych.domains.report import build_page

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run"
)
SHA = "ab" * 32


def render(path: Path, fps: int, length_s: float, start_s: float) -> None:
    """A square that moves over noise as the clock runs."""
    noise = np.random.default_rng(1).integers(60, 180, (90, 160, 3), np.uint8)
    with av.open(str(path), "w") as out:
        video = out.add_stream("libx264", rate=fps, options={"bf": "2", "preset": "veryfast"})
        video.width, video.height, video.pix_fmt = 160, 90, "yuv420p"
        for k in range(round(fps * length_s)):
            picture = noise.copy()
            x = int(10 + 12 * (start_s + k / fps)) % 140
            picture[40:52, x : x + 12] = 250
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = k, Fraction(1, fps)
            out.mux(video.encode(frame))
        out.mux(video.encode(None))


def findings(lengths: dict[str, float], segments: list[tuple[float, float, float]]) -> dict[str, object]:
    recordings = [
        {
            "id": name,
            "file": f"{name}.mp4",
            "sha256": SHA,
            "duration_s": length,
            "frames": 10,
            "width": 160,
            "height": 90,
            "has_sound": False,
            "shots": [{"from_s": 0.0, "to_s": length}],
        }
        for name, length in lengths.items()
    ]
    clock = [
        {
            "second_from_s": a,
            "second_to_s": b,
            "offset_s": o,
            "rate": 1.0,
            "interval_s": [o - 0.02, o + 0.02],
            "probability": 0.98,
            "score": 0.9,
            "rival": {"offset_s": 9.0, "score": 0.2},
            "method": "motion on the ground",
            "limits": "small movers are not tracked",
            "evidence_frames": [],
            "cues": [],
        }
        for a, b, o in segments
    ]
    verdict = "aligned" if segments else "undetermined"
    comparison = {
        "first": "r1",
        "second": "r2",
        "relation": "same_place_and_time" if segments else "same_place",
        "same_footage": {"verdict": "no", "reason": "no common frames", "matches": [], "edits": []},
        "place": {
            "verdict": "same",
            "inliers": 100,
            "error_px": 1.0,
            "error_m": None,
            "reason": "enough points agree",
        },
        "clock": {
            "verdict": verdict,
            "reason_code": "",
            "reason": "" if segments else "The score is flat.",
            "origin": "machine",
            "segments": clock,
        },
        "contrast": [
            {
                "kind": "only_in_first",
                "first_from_s": 7.0,
                "first_to_s": 8.0,
                "second_from_s": None,
                "second_to_s": None,
                "why_absent": "after_end",
                "statement": "r1.mp4 runs on for 1.00 s.",
            }
        ],
    }
    placed = [
        {"from_s": a, "to_s": b, "offset_s": o, "rate": 1.0, "interval_s": [o, o]} for a, b, o in segments
    ]
    whole = {"from_s": 0.0, "to_s": lengths["r1"], "offset_s": 0.0, "rate": 1.0, "interval_s": [0, 0]}
    timeline = {
        "reference": "r1",
        "recordings": [{"id": "r1", "segments": [whole]}, {"id": "r2", "segments": placed}],
    }
    return {
        "format": "diptych-findings/1",
        "made_by": {"name": "diptych", "version": "0"},
        "recordings": recordings,
        "comparisons": [comparison],
        "timeline": timeline,
    }


def ground(lengths: dict[str, float]) -> dict[str, object]:
    frames = [
        {"frame": k, "t_s": k / 25, "ground_from_image": [2, 0, 5, 0, 2, 5, 0, 0, 1]} for k in range(200)
    ]
    polygon = [[5, 5], [325, 5], [325, 185], [5, 185]]
    recordings = [
        {
            "id": name,
            "shots": [],
            "frames": frames,
            "footprints": [{"t_s": t / 2, "polygon": polygon} for t in range(16)],
            "tracks": [{"id": "t1", "t_s": [0.0, length], "x": [20, 200], "y": [90, 90]}],
        }
        for name, length in lengths.items()
    ]
    return {
        "format": "diptych-ground/1",
        "unit": "px",
        "metres_per_unit": None,
        "reference": "r1",
        "extent": [0, 0, 330, 190],
        "recordings": recordings,
    }


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
