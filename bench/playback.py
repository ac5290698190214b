"""How well players stay together: clips of 25 and 29.97 frames a second in headless Chromium, by frame callbacks.

The second clip starts 6.4 s into the first, jumps over 2 s in its middle and ends before the first. At every frame
that a player shows, the clock times of what both show are compared; between its frames a player's time is taken to run
on at the speed asked for, for one frame at most. Measured from 1 s after a seek, at 0.25, 1 and 2 times the speed,
across the cut and past the end.

Where a busy page was told of a frame too late to see it, the browser's count of presented frames says that it was
shown; the player's time then runs evenly from the frame before to the one after. Around the jump a player may show a
frame of the piece that is over, or of the one that is to come: it is 2 s away, says nothing of how well both keep
together, and is counted by itself. So are frames beside which the other should stand but does not yet.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from bisect import bisect_right
from dataclasses import dataclass, field
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
JUMP_S = SEGMENTS[1][2] - SEGMENTS[0][2]
SPEEDS = (0.25, 1.0, 2.0)
WATCHED_S = 60.0
"""How long each speed is watched, in seconds of the wall clock, or until the clock ends."""
SETTLED_S = 1.0

WATCH = """
() => { window.shown = []; for (const v of diptych.viewers) {
  const again = (now, data) => {
    // One that stands ready behind the words "not recorded at this time" shows nothing.
    if (v.active) window.shown.push([v.id, data.expectedDisplayTime, data.mediaTime, data.presentedFrames]);
    v.video.requestVideoFrameCallback(again);
  };
  v.video.requestVideoFrameCallback(again); } }
"""


NAMES = ("median_ms", "p95_ms", "worst_ms", "astray", "alone", "load")
"""Columns of the table."""


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


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame that was shown: when, of which own time, and how many the player had presented with it."""

    at_ms: float
    media_s: float
    presented: int


@dataclass(slots=True)
class Skews:
    """What was found at the frames of both players."""

    apart_s: list[float] = field(default_factory=list)
    """How far both are apart, in seconds of the clock."""
    astray: int = 0
    """Frames of a piece that is not on."""
    alone: int = 0
    """Frames beside which the other should show something, but does not yet."""


def piece_of(name: str, t: float) -> int:
    """Number of the piece that an own time lies in."""
    return 0 if name == "r1" else sum(t >= start for start, _, _ in SEGMENTS[1:])


def clock_of(name: str, t: float) -> float:
    """Clock time of a recording's own time."""
    return t if name == "r1" else t + SEGMENTS[piece_of(name, t)][2]


def piece_at(name: str, clock: float) -> int | None:
    """Number of the piece that is on at a clock time; none where the recording shows nothing then."""
    if name == "r1":
        return 0 if 0 <= clock < LENGTHS["r1"] else None
    on = (k for k, (start, end, offset) in enumerate(SEGMENTS) if start + offset <= clock < end + offset)
    return next(on, None)


def time_at(frames: list[Frame], at_ms: float, *, speed: float, frame_s: float) -> tuple[float, float] | None:
    """Own time of the frame that stands at a moment, and where the player's time has run to; none before its first.

    Args:
        frames: In the order of display.
        at_ms: The moment.
        speed: Speed asked for.
        frame_s: Length of its frames: further the time does not run without a new one.
    """
    k = bisect_right(frames, at_ms, key=lambda one: one.at_ms) - 1
    if k < 0:
        return None
    then = frames[k]
    passed_s = (at_ms - then.at_ms) / 1000
    after = frames[k + 1] if k + 1 < len(frames) else then
    if after.presented > then.presented + 1 and after.media_s > then.media_s:
        share = (at_ms - then.at_ms) / (after.at_ms - then.at_ms)
        return then.media_s, then.media_s + share * (after.media_s - then.media_s)
    return then.media_s, then.media_s + min(passed_s * speed, frame_s)


def skews(shown: list[tuple[str, float, float, int]], speed: float, since_ms: float) -> Skews:
    """How far apart both are at each frame.

    Args:
        shown: Recording, moment of display in ms, time of the frame in s, frames presented by then.
        speed: Speed asked for.
        since_ms: Moments before are passed over.
    """
    frames: dict[str, list[Frame]] = {"r1": [], "r2": []}
    for name, *rest in sorted(shown, key=lambda one: one[1]):
        frames[name].append(Frame(*rest))
    found = Skews()
    for name, other in (("r1", "r2"), ("r2", "r1")):
        for one in frames[name]:
            clock = clock_of(name, one.media_s)
            then = time_at(frames[other], one.at_ms, speed=speed, frame_s=float(1 / RATES[other]))
            if one.at_ms < since_ms or piece_at(other, clock) is None:
                continue
            if then is None or piece_of(other, then[0]) != piece_at(other, clock):
                found.alone += 1
                continue
            apart = clock - then[1] - (clock_of(other, then[0]) - then[0])
            if name == "r2" and abs(apart) > JUMP_S / 2:
                found.astray += 1
            else:
                found.apart_s.append(apart)
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
    found = skews(shown, speed, began + 1000 * SETTLED_S)
    apart = sorted(abs(one) for one in found.apart_s)
    return {
        "speed": speed,
        "from_s": start,
        "frames": len(apart),
        **{
            name: _at(apart, share)
            for name, share in (("median_ms", 0.5), ("p95_ms", 0.95), ("worst_ms", 1.0))
        },
        "astray": found.astray,
        "alone": found.alone,
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
        "| speed | from | frames compared | median (ms) | 95 % within (ms) | worst (ms) "
        "| of another piece | alone | load |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for one in rows:
        times = " | ".join(str(one.get(name, "–")) for name in NAMES)
        lines.append(f"| {one['speed']:g} × | {one['from_s']:g} s | {one['frames']} | {times} |")
    worst = max(one["p95_ms"] or 0 for one in rows)
    said = f"One frame of the slower clip is {frame_ms:.0f} ms; 95 % of the frames lie within {worst:.0f} ms."
    return "\n".join([*lines, "", said])
