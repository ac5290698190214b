"""Edited copies with every kind of edit, alone and together: which the edit list names, and which it names falsely."""

from __future__ import annotations

import itertools
import resource
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np

from bench.common import DATA, WORK, Row, file_key, load, rate_text, remembered, save
from bench.edits import Frame, Take, frames_of, make_copy

SIDE_PX = 400
"""Longer side of the sources' pictures."""

LENGTH_S = 8.0
SOUND_HZ = 16_000
VERSION = 1

Picture = Callable[[Frame], Frame]


def _crop(picture: Frame) -> Frame:
    h, w = picture.shape[:2]
    part = picture[int(0.1 * h) : int(0.85 * h), int(0.15 * w) : int(0.9 * w)]
    return cv2.resize(part, (w, h), interpolation=cv2.INTER_CUBIC)


def _bars(picture: Frame) -> Frame:
    out = picture.copy()
    n = picture.shape[0] // 9
    out[:n] = out[-n:] = 0
    return out


def _scale(picture: Frame) -> Frame:
    h, w = picture.shape[:2]
    size = (int(0.7 * w) // 2 * 2, int(0.7 * h) // 2 * 2)
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA)


def _overlay(picture: Frame) -> Frame:
    out = picture.copy()
    h, w = out.shape[:2]
    x, y, size = int(0.08 * w), int(0.62 * h), int(0.16 * max(h, w))
    cv2.rectangle(out, (x, y), (x + size, y + size // 2), (40, 40, 210), -1)
    cv2.circle(out, (x + size // 2, y + size // 4), size // 6, (245, 245, 245), -1)
    return out


def _grade(picture: Frame) -> Frame:
    levels = (picture / 255.0) ** np.array([1.25, 1.0, 0.8]) * np.array([0.85, 0.95, 1.0])
    return np.clip(levels * 255, 0, 255).astype(np.uint8)


def _blur(picture: Frame) -> Frame:
    return cv2.GaussianBlur(picture, (0, 0), 2.4)


PICTURE: dict[str, Picture] = {
    "mirror": lambda p: np.ascontiguousarray(p[:, ::-1]),
    "rotate": lambda p: cv2.rotate(p, cv2.ROTATE_90_CLOCKWISE),
    "crop": _crop,
    "scale": _scale,
    "blur": _blur,
    "grade": _grade,
    "bars": _bars,
    "overlay": _overlay,
}
"""In the order in which they are done."""

TIMES = ("speed", "removed", "freeze", "reorder")
SOUND = ("sound_replaced", "sound_removed")
KINDS = (*PICTURE, *TIMES, *SOUND)

TOGETHER: tuple[tuple[str, ...], ...] = (
    (),
    *((kind,) for kind in KINDS),
    ("crop", "bars", "overlay"),
    ("grade", "overlay", "sound_replaced"),
    ("mirror", "crop"),
    ("scale", "grade", "removed"),
    ("blur", "overlay"),
    ("removed", "sound_replaced"),
    ("speed", "crop"),
    ("freeze", "overlay"),
    ("reorder", "grade", "bars"),
    ("rotate", "scale"),
    ("mirror", "speed", "sound_removed"),
)
"""Nothing but coding, every kind alone, and what people do together."""


def sources() -> dict[str, tuple[Path, float]]:
    """Footage that copies are made of, and where in it they begin."""
    wanted = {
        "drone": (DATA / "scenes" / "0011-basic" / "a.mp4", 6.0),
        "phone clip": (DATA / "copies" / "chair-orig-22-sd-bar.mp4", 4.0),
        "street": (DATA / "distractors" / "car-detection.mp4", 2.0),
    }
    return {name: one for name, one in wanted.items() if one[0].exists()}


def _sound(seconds: float, seed: int) -> Any:
    """Noise that swells and tones that glide, ``(n,)`` at 16 kHz."""
    random = np.random.default_rng(seed)
    n = round(seconds * SOUND_HZ)
    knots = np.arange(0, n + 2000, 2000)
    swell = np.interp(np.arange(n), knots, random.uniform(0, 1, len(knots)))
    glide = np.sin(2 * np.pi * np.cumsum(300 + 900 * swell) / SOUND_HZ)
    return (0.12 * swell * random.normal(size=n) + 0.1 * glide).astype(np.float32)


def _with_sound(pictures: Path, sound: Any, out: Path) -> None:
    """Put the pictures of one file and a sound into one."""
    with av.open(str(pictures)) as held, av.open(str(out), "w") as box:
        stream = box.add_stream_from_template(held.streams.video[0])
        voice = box.add_stream("aac", rate=SOUND_HZ, layout="mono")
        for packet in held.demux(held.streams.video[0]):
            if packet.dts is not None:
                packet.stream = stream
                box.mux(packet)
        for start in range(0, len(sound), 1024):
            frame = av.AudioFrame.from_ndarray(
                sound[None, start : start + 1024], format="fltp", layout="mono"
            )
            frame.sample_rate, frame.pts, frame.time_base = SOUND_HZ, start, Fraction(1, SOUND_HZ)
            box.mux(voice.encode(frame))
        box.mux(voice.encode(None))
    pictures.unlink()


def source_of(name: str) -> Path:
    """A stretch of a source at a common size, with a sound of its own; made once."""
    path, from_s = sources()[name]
    out = WORK / "edit_sweep" / f"{file_key(path)}-{VERSION}.mp4"
    if not out.exists():
        out.parent.mkdir(parents=True, exist_ok=True)
        _, first = next(frames_of(path, from_s, from_s + 1))
        factor = min(1.0, SIDE_PX / max(first.shape[:2]))
        size = tuple(round(n * factor) // 2 * 2 for n in first.shape[1::-1])
        bare = out.with_suffix(".bare.mp4")
        make_copy(
            [Take(path, from_s, from_s + LENGTH_S)],
            bare,
            lambda p, _: cv2.resize(p, size, interpolation=cv2.INTER_AREA),
            crf=18,
        )
        part = out.with_suffix(".part.mp4")
        _with_sound(bare, _sound(LENGTH_S, 1), part)
        part.replace(out)
    return out


def _copy_of(source: Path, kinds: tuple[str, ...], out: Path) -> None:
    takes = [Take(source, 0.0, LENGTH_S)]
    spans = [(0.0, LENGTH_S)]
    if "removed" in kinds:
        spans = [(0.0, 3.2), (4.6, LENGTH_S)]
    if "reorder" in kinds:
        spans = [(4.0, LENGTH_S), (0.0, 4.0)]
    rate = 1.25 if "speed" in kinds else 1.0
    takes = [Take(source, a, b, rate) for a, b in spans]
    if "freeze" in kinds:  # a picture stays for a second while the source goes on
        takes = [Take(source, 0.0, 3.0, 1.0, 1.0), Take(source, 4.0, LENGTH_S)]

    def change(picture: Frame, _: float) -> Frame:
        for kind in PICTURE:
            if kind in kinds:
                picture = PICTURE[kind](picture)
        return picture

    bare = out.with_suffix(".bare.mp4")
    make_copy(takes, bare, change, crf=23)
    seconds = sum((take.to_s - take.from_s) / take.rate + take.hold_s for take in takes)
    if "sound_replaced" in kinds:
        sound = _sound(seconds, 9)
    elif "sound_removed" in kinds:
        bare.replace(out)
        return
    else:
        own = _sound(LENGTH_S, 1)
        parts = []
        for take in takes:
            some = own[int(take.from_s * SOUND_HZ) : int(take.to_s * SOUND_HZ)]
            parts.append(
                np.interp(np.arange(int(len(some) / take.rate)) * take.rate, np.arange(len(some)), some)
            )
            parts.append(np.zeros(int(take.hold_s * SOUND_HZ)))
        sound = np.concatenate(parts).astype(np.float32)
    _with_sound(bare, sound, out)


def _implied(kinds: tuple[str, ...]) -> set[str]:
    """What has to be named besides: an enlarged crop is also scaled; a copy that froze covers what it hides."""
    more: set[str] = set()
    if "crop" in kinds:
        more.add("scale")
    if "freeze" in kinds:
        more.add("removed")
    return more


def _cpu_s() -> float:
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in both)


def _measured(name: str, kinds: tuple[str, ...]) -> Row:
    from diptych.workflows.edit_list import edit_list

    source = source_of(name)
    copy = WORK / "edit_sweep" / f"{name} {'-'.join(kinds) or 'coded'}.mp4"
    _copy_of(source, kinds, copy)
    began = _cpu_s()
    found = edit_list(source, copy)
    cost = _cpu_s() - began
    copy.unlink()
    return {
        "source": name,
        "done": list(kinds),
        "implied": sorted(_implied(kinds)),
        "verdict": found.verdict,
        "named": sorted({edit.kind for edit in found.edits}),
        "statements": [f"{e.kind} {e.from_s:.2f}-{e.to_s:.2f} {e.statement}" for e in found.edits],
        "residual": round(max((r.luma_rms_median for r in found.residuals), default=-1.0), 2),
        "residual_before": round(max((r.luma_rms_before for r in found.residuals), default=-1.0), 2),
        "unexplained": round(max((r.unexplained for r in found.residuals), default=-1.0), 4),
        "cpu_s": round(cost, 1),
    }


def run(seconds: float) -> bool:
    """Sweep all edits over all sources, source by source in turn; stops when the time is up."""
    end = time.monotonic() + seconds
    rows: list[Row] = []
    for name, kinds in itertools.product(sources(), TOGETHER):
        if time.monotonic() > end:
            return False
        key = f"edit_sweep {VERSION} {name} {kinds}"
        got = remembered(key, lambda n=name, k=kinds: _measured(n, k))  # type: ignore[misc]
        rows.append({"name": f"{name}: {' + '.join(kinds) or 'coded again'}", **got})
        save("edits", rows)
    return True


def report_section() -> str:
    """The section of ``docs/accuracy.md``."""
    rows = load("edits")
    if not rows:
        return ""
    lines = [
        "## The edit list",
        "",
        f"{len(rows)} copies of {LENGTH_S:.0f} s made of {len({r['source'] for r in rows})} sources: coded again only, "
        "every kind alone, and two or three together. *Named* counts copies that hold the edit, *falsely* copies "
        "that do not. An enlarged crop also counts as scaled, and a freeze also hides some time (`removed`).",
        "",
        "| kind | named | falsely |",
        "|---|---|---|",
    ]
    for kind in KINDS:
        holds = [r for r in rows if kind in r["done"]]
        free = [r for r in rows if kind not in r["done"] and kind not in r["implied"]]
        hit, wrong = sum(kind in r["named"] for r in holds), sum(kind in r["named"] for r in free)
        lines.append(f"| {kind} | {rate_text(hit, len(holds))} | {rate_text(wrong, len(free))} |")
    left = sorted(r["residual"] for r in rows if r["residual"] >= 0)
    cost = sorted(r["cpu_s"] for r in rows)
    undetermined = sum(r["verdict"] != "measured" for r in rows)
    lines += [
        "",
        f"Undetermined: {undetermined} of {len(rows)}. Difference left after making the copy again: median "
        f"{left[len(left) // 2] if left else 0:.1f} levels of luma, largest {left[-1] if left else 0:.1f}. "
        f"Processor time of a pair: median {cost[len(cost) // 2]:.0f} s.",
        "",
    ]
    return "\n".join(lines)
