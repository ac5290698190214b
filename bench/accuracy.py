"""Rendered pairs with exact truth; a script's baseline beside ours; and recordings that share no time."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from pathlib import Path

import av
import cv2
import numpy as np

from bench.common import (
    DATA,
    WORK,
    Floats,
    Row,
    code_key,
    file_key,
    grade,
    load,
    look,
    plain,
    remembered,
    run_pair,
    save,
    scenes_in,
    truth_of,
    work_through,
)
from bench.slices import answer, draw, hold, truth_of_slices
from diptych.algorithms.examined import Examined
from diptych.workflows.relate import relate


def motion(path: Path) -> tuple[Floats, Floats]:
    """Overall motion at 20 Hz: frame differences and mean flow, as a short script would measure it."""

    def measure() -> Row:
        rows, before, at = [], None, -1.0
        with av.open(str(path)) as box:
            for frame in box.decode(video=0):
                t = float(frame.pts * frame.time_base)
                if t < at + 0.049:
                    continue
                at = t
                grey = cv2.resize(frame.to_ndarray(format="gray"), (192, 108), interpolation=cv2.INTER_AREA)
                if before is not None:
                    flow = cv2.calcOpticalFlowFarneback(before, grey, None, 0.5, 2, 13, 2, 5, 1.1, 0)
                    rest = flow - np.median(flow, axis=(0, 1))
                    rows.append([t, float(cv2.absdiff(before, grey).mean()), float(np.abs(rest).mean())])
                before = grey
        return {"rows": rows}

    table = np.array(remembered(f"motion {file_key(path)}", measure)["rows"])
    grid = np.arange(table[0, 0], table[-1, 0], 0.05)
    signals = []
    for k in (1, 2):
        s = np.log(np.interp(grid, table[:, 0], table[:, k]) + 1e-3)
        wide = np.convolve(s, np.ones(41) / 41, "same")
        signals.append(s - wide)
    return grid, np.array(signals)


def baseline(first: Path, second: Path, truth: list[list[float]]) -> Row:
    """Offset of the best correlation of overall motion with at least 5 s in common."""
    ga, a = motion(first)
    gb, b = motion(second)
    best = (-2.0, 0.0)
    need = min(100, len(gb) - 2)
    for lag in range(-(len(gb) - need), len(ga) - need):
        i0, i1 = max(0, lag), min(len(ga), lag + len(gb))
        x, y = a[:, i0:i1], b[:, i0 - lag : i1 - lag]
        score = float(np.mean([np.corrcoef(p, q)[0, 1] for p, q in zip(x, y, strict=True)]))
        if score > best[0]:
            best = (score, ga[0] + lag * 0.05 - gb[0])
    segments = []
    for b0, b1, a0, *rest in truth:
        mid = (b0 + b1) / 2
        should = a0 + (rest[0] if rest else 1.0) * (mid - b0)
        segments.append(round(float(abs(mid + best[1] - should)), 3))
    return {"offset_s": round(float(best[1]), 3), "score": round(best[0], 3), "errors_s": segments}


def one_scene(folder: Path) -> Row:
    truth = truth_of(folder)
    first, second = folder / "a.mp4", folder / "b.mp4"
    about = {
        "kind": truth["kind"],
        "seed": truth["seed"],
        "yaw_deg": round(abs(truth.get("yaw_difference_deg", 0)), 1),
        "people": truth.get("people"),
        "baseline": baseline(first, second, truth["segments"]),
    }
    got = run_pair(first, second)
    if "failed" in got:
        return {
            **about,
            "outcome": "failed",
            "failed": got["failed"],
            "segments": [],
            "intervals": [],
            "false_s": 0.0,
            "cut_errors_s": [],
        }
    return {
        **about,
        **grade(truth["segments"], got["comparison"]),
        "cpu_s": got["cpu_s"],
        "footage_s": got["footage_s"],
    }


def _scene_work(folder: Path) -> Callable[[], Row]:
    return lambda: one_scene(folder)


def run_scenes(name: str, folder: Path, seconds: float) -> bool:
    """All pairs of a folder, graded; ``name`` is the part's name."""
    folders = list(scenes_in(folder))
    if not folders:
        print(f"{name}: no scenes in {folder.name}")
        return True
    return work_through(name, [(f.name, _scene_work(f)) for f in folders], seconds)


def run_crosses(seconds: float, limit: int = 400) -> bool:
    """Recordings of different scenes, and of one place at different times, each held against others.

    The given scenes lie on one photograph: their crosses may share ground, never people or time.
    """
    end = time.monotonic() + seconds
    folders = [*scenes_in(DATA / "scenes"), *scenes_in(WORK / "scenes")]
    given = {f.name for f in scenes_in(DATA / "scenes")}
    recordings = {f"{f.name}/{side}": f / f"{side}.mp4" for f in folders for side in "ab"}
    other = [p for p in itertools.combinations(recordings, 2) if p[0].split("/")[0] != p[1].split("/")[0]]
    close = [p for p in other if all(x.split("/")[0] in given for x in p)]
    far = sorted(set(other) - set(close))
    rng = np.random.default_rng(1)
    pairs = [close[k] for k in rng.permutation(len(close))[: limit // 2]]
    pairs += [far[k] for k in rng.permutation(len(far))[: limit - len(pairs)]]
    rows = {r["name"]: r for r in load("crosses")}
    done = {name for name, r in rows.items() if r.get("code") == code_key()}
    pairs = sorted(p for p in pairs if f"{p[0]} × {p[1]}" not in done)
    held: dict[str, Examined] = {}

    def seen(name: str) -> Examined:
        if name not in held:
            held[name] = look(recordings[name])[0]
            while len(held) > 40:
                held.pop(next(iter(held)))
        return held[name]

    for count, (x, y) in enumerate(pairs):
        if time.monotonic() > end:
            save("crosses", list(rows.values()))
            print(f"crosses: {len(pairs) - count} left; run again for the rest")
            return False
        got = grade([], plain(relate(seen(x), seen(y))))
        name = f"{x} × {y}"
        rows[name] = {
            "name": name,
            "code": code_key(),
            "one_photograph": (x, y) in set(close),
            **{k: got[k] for k in KEPT},
        }
        if got["outcome"] != "no claim" or count % 25 == 0:
            print(f"crosses {len(rows)}  {name}  {got['outcome']}", flush=True)
            save("crosses", list(rows.values()))
    save("crosses", list(rows.values()))
    return True


KEPT = (
    "outcome",
    "false_s",
    "found",
    "verdict",
    "reason_code",
    "relation",
    "same_footage",
    "place",
    "inliers",
    "scores",
)


def one_scenes_slices(folder: Path, apart: int = 4, common: int = 3) -> Row:
    """Stretches of one pair held against each other: without common time, and with 2 s of it or more."""
    held = hold(folder)
    rng = np.random.default_rng([held.truth["seed"], len(held.truth["kind"]), 77])
    rows = []
    for shares in (True,) * common + (False,) * apart:
        drawn = draw(held, rng, common=shares)
        if drawn is None:
            continue
        truth = truth_of_slices(held.truth["segments"], *drawn)
        comparison, proposed = answer(held, *drawn)
        got = grade(truth, comparison)
        rows.append(
            {
                "common": shares,
                "common_s": round(sum(r[1] - r[0] for r in truth), 2),
                "segments": got["segments"],
                "intervals": got["intervals"],
                **{k: got[k] for k in KEPT},
                "candidates": proposed,
            }
        )
    return {"kind": held.truth["kind"], "seed": held.truth["seed"], "slices": rows}


def run_slices(seconds: float) -> bool:
    """Slices of all scenes that share a place."""
    folders = [
        f
        for f in (*scenes_in(DATA / "scenes"), *scenes_in(WORK / "scenes"))
        if truth_of(f)["kind"] not in ("copy", "elsewhere", "thermal")
    ]
    return work_through("slices", [(f.name, _slice_work(f)) for f in folders], seconds)


def _slice_work(folder: Path) -> Callable[[], Row]:
    return lambda: one_scenes_slices(folder)
