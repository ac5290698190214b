"""How well players stay together: clips of 25 and 29.97 frames a second in headless Chromium, by frame callbacks.

The second clip starts 6.4 s into the first, jumps over 2 s in its middle and ends before the first. At every frame
that a player shows, the clock times of what both show are compared; between its frames a player's time is taken to run
on at the speed asked for. Measured from 1 s after a seek, at 0.25, 1 and 2 times the speed, across the cut and past
the end.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from bench.common import RESULTS, ROOT, Row

KEPT = RESULTS / "playback.json"
LENGTHS = {"r1": 75.0, "r2": 62.0}
RATES = {"r1": Fraction(25), "r2": Fraction(30000, 1001)}
SEGMENTS = [(0.0, 30.0, 6.4), (30.0, 62.0, 8.4)]
"""Pieces of the second on the first's clock: from, to, offset in seconds."""
SPEEDS = (0.25, 1.0, 2.0)
WATCHED_S = 60.0
"""How long each speed is watched, in seconds of the wall clock, or until the clock ends."""
SETTLED_S = 1.0

WATCH = """
() => { window.shown = []; for (const v of diptych.viewers) {
  const again = (now, data) => {
    // One that stands ready behind the words "not recorded at this time" shows nothing.
    if (v.active) window.shown.push([v.id, data.expectedDisplayTime, data.mediaTime]);
    v.video.requestVideoFrameCallback(again);
  };
  v.video.requestVideoFrameCallback(again); } }
"""


def render(path: Path, rate: Fraction, length_s: float) -> None:
    """Noise of 1280 × 720 with a square that moves: as hard to decode as footage of a drone."""
    noise = np.random.default_rng(1).integers(60, 180, (90, 160, 3), np.uint8).repeat(8, 0).repeat(8, 1)
    with av.open(str(path), "w") as out:
        video = out.add_stream("libx264", rate=rate, options={"preset": "veryfast", "bf": "2", "g": "50"})
        video.width, video.height, video.pix_fmt = 1280, 720, "yuv420p"
        for k in range(int(rate * Fraction(length_s))):
            picture = np.roll(noise, k % 640, 1)
            x = int(40 * k / rate) % 1200
            picture[300:380, x : x + 80] = 250
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = k, 1 / rate
            out.mux(video.encode(frame))
        out.mux(video.encode(None))


def build(room: Path) -> Path:
    """A report's folder with both clips."""
    sys.path[:0] = [str(ROOT / "tests")]
    from diptych.adapters.proxies import make_proxy
    from diptych.domains.report import build_page
    from make_report import findings

    found = findings(LENGTHS, SEGMENTS)
    for one in found["recordings"]:  # type: ignore[attr-defined]
        one.update(width=1280, height=720, frames=int(RATES[one["id"]] * Fraction(LENGTHS[one["id"]])))
    media = {}
    for name, length_s in LENGTHS.items():
        render(room / f"{name}.mp4", RATES[name], length_s)
        media[name] = make_proxy(room / f"{name}.mp4", room / "page" / "media" / f"{name}.mp4")
    for name, content in build_page(findings=found, ground={}, media=media).items():
        (room / "page" / name).parent.mkdir(parents=True, exist_ok=True)
        (room / "page" / name).write_bytes(content)
    return room / "page" / "index.html"


def clock_of(name: str, t: float) -> float:
    """Clock time of a recording's own time."""
    if name == "r1":
        return t
    return t + next((offset for start, end, offset in SEGMENTS if start <= t < end), SEGMENTS[-1][2])


def skews(shown: list[tuple[str, float, float]], speed: float, since_ms: float) -> list[float]:
    """How far apart both are at each frame, in seconds of the wall clock times the speed.

    Args:
        shown: Recording, moment of display in ms, time of the frame in s; in the order of display.
        speed: Speed asked for.
        since_ms: Moments before are passed over.
    """
    last: dict[str, tuple[float, float]] = {}
    found = []
    for name, at_ms, media_s in sorted(shown, key=lambda one: one[1]):
        other = "r2" if name == "r1" else "r1"
        last[name] = (at_ms, media_s)
        if at_ms < since_ms or other not in last:
            continue
        then_ms, then_s = last[other]
        frame_s = float(1 / RATES[other])
        if (at_ms - then_ms) / 1000 * speed > 3 * frame_s:
            continue  # the other shows nothing at this time: before, after, or in its gap
        now_s = then_s + min((at_ms - then_ms) / 1000 * speed, frame_s)
        found.append(clock_of(name, media_s) - clock_of(other, now_s))
    return found


def watch(page: Any, speed: float, start: float) -> Row:
    """Play from a clock time and measure."""
    page.evaluate("() => diptych.transport.pause()")
    page.evaluate(f"() => {{ diptych.transport.setSpeed({speed}); diptych.transport.seek({start}); }}")
    page.wait_for_timeout(800)
    began = page.evaluate(
        "() => { window.shown.length = 0; diptych.transport.play(); return performance.now(); }"
    )
    for _ in range(int(WATCHED_S * 4)):
        page.wait_for_timeout(250)
        if not page.evaluate("() => diptych.transport.playing"):
            break
    shown = page.evaluate("() => { diptych.transport.pause(); return window.shown; }")
    apart = [abs(one) for one in skews(shown, speed, began + 1000 * SETTLED_S)]
    apart.sort()
    return {
        "speed": speed,
        "from_s": start,
        "frames": len(apart),
        **{
            name: _at(apart, share)
            for name, share in (("median_ms", 0.5), ("p95_ms", 0.95), ("worst_ms", 1.0))
        },
        "load": round(os.getloadavg()[0], 1),
    }


def _at(ordered: list[float], share: float) -> float | None:
    """The value below which this share lies, in ms."""
    return round(1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1) if ordered else None


def run(_: float) -> bool:
    """Measure at every speed; the last run starts before the second's end and goes past it."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        print("playback: no Chromium on this machine")
        return False
    rows = []
    with tempfile.TemporaryDirectory() as room, sync_playwright() as running:
        browser = running.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(build(Path(room)).as_uri())
        page.wait_for_timeout(3000)
        page.evaluate(WATCH)
        for speed in SPEEDS:
            rows.append(watch(page, speed, 28.0 if speed < 1 else 7.0))
        rows.append(watch(page, 1.0, 62.0))
        browser.close()
    KEPT.write_text(json.dumps(rows, indent=1) + "\n")
    return True


def section() -> str:
    """The table of the document."""
    if not KEPT.exists():
        return "Not measured here yet: `python -m bench --part playback`."
    rows = json.loads(KEPT.read_text("utf-8"))
    frame_ms = 1000 / float(min(RATES.values()))
    lines = [
        "| speed | from | frames compared | median (ms) | 95 % within (ms) | worst (ms) | load |",
        "|---|---|---|---|---|---|---|",
    ]
    for one in rows:
        times = " | ".join(str(one[name]) for name in ("median_ms", "p95_ms", "worst_ms", "load"))
        lines.append(f"| {one['speed']:g} × | {one['from_s']:g} s | {one['frames']} | {times} |")
    worst = max(one["p95_ms"] or 0 for one in rows)
    said = f"One frame of the slower clip is {frame_ms:.0f} ms; 95 % of the frames lie within {worst:.0f} ms."
    return "\n".join([*lines, "", said])
