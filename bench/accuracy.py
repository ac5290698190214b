"""Rendered pairs with exact truth; a script's baseline beside ours; and recordings that share no time."""

from __future__ import annotations

import itertools
import pickle
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
    cut_out,
    examine_and_relate,
    file_key,
    frame_times,
    grade,
    load,
    remembered,
    run_pair,
    save,
    scenes_in,
    truth_of,
    work_through,
)


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
        "wall_s": got["wall_s"],
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


def apart_pieces(folder: Path) -> list[tuple[str, Path]]:
    """A stretch of a scene's first recording that shares no time with its second."""
    truth = truth_of(folder)
    if not truth["segments"] or truth["kind"] == "copy":
        return []
    times = frame_times(folder / "a.mp4")
    lo = min(s[2] for s in truth["segments"])
    hi = max(s[2] + (s[3] if len(s) > 3 else 1.0) * (s[1] - s[0]) for s in truth["segments"])
    out = []
    for tag, (i, j) in {
        "before": (0, int(np.searchsorted(times, lo - 0.3))),
        "after": (int(np.searchsorted(times, hi + 0.3)), len(times)),
    }.items():
        if j - i > 1 and times[j - 1] - times[i] >= 6:
            path = WORK / "pieces" / f"{folder.name}-{tag}.mp4"
            cut_out(folder / "a.mp4", path, i, j)
            out.append((tag, path))
    return out


def run_crosses(seconds: float, limit: int = 1200) -> bool:
    """Recordings without common time: same place at other times with the same people, and other places."""
    examine, relate = examine_and_relate()
    end = time.monotonic() + seconds
    folders = [*scenes_in(DATA / "scenes"), *scenes_in(WORK / "scenes")][:40]
    recordings: dict[str, Path] = {}
    same_place: list[tuple[str, str]] = []
    for folder in folders:
        for side in "ab":
            recordings[f"{folder.name}/{side}"] = folder / f"{side}.mp4"
        if truth_of(folder)["kind"] == "apart":
            same_place.append((f"{folder.name}/a", f"{folder.name}/b"))
        pieces = apart_pieces(folder)
        for tag, path in pieces:
            recordings[f"{folder.name}/a-{tag}"] = path
            same_place.append((f"{folder.name}/a-{tag}", f"{folder.name}/b"))
        if len(pieces) == 2:
            same_place.append((f"{folder.name}/a-before", f"{folder.name}/a-after"))
    # The 15 given scenes lie on one photograph: their crosses may share ground, never people or time.
    others = [
        p
        for p in itertools.combinations([r for r in recordings if "a-" not in r], 2)
        if p[0].split("/")[0] != p[1].split("/")[0]
    ]
    order = np.random.default_rng(1).permutation(len(others))
    pairs = same_place + [others[k] for k in order[: max(0, limit - len(same_place))]]
    rows = {r["name"]: r for r in load("crosses") if r.get("code") == code_key()}
    pairs = [p for p in pairs if f"{p[0]} × {p[1]}" not in rows]
    pairs.sort(key=lambda p: (p not in same_place, p[0]))
    store = WORK / "examined" / code_key()
    store.mkdir(parents=True, exist_ok=True)
    held: dict[str, object] = {}

    def look(name: str) -> object:
        if name not in held:
            kept = store / f"{file_key(recordings[name])}.pickle"
            if kept.exists():
                held[name] = pickle.loads(kept.read_bytes())
            else:
                held[name] = examine(recordings[name])
                kept.write_bytes(pickle.dumps(held[name]))
            while len(held) > 24:
                held.pop(next(iter(held)))
        return held[name]

    for count, (x, y) in enumerate(pairs):
        if time.monotonic() > end:
            save("crosses", list(rows.values()))
            print(f"crosses: {len(rows)} done, {len(pairs) - count} left; run again for the rest")
            return False
        got = grade([], relate(look(x), look(y)))
        name = f"{x} × {y}"
        rows[name] = {
            "name": name,
            "code": code_key(),
            "same_place": (x, y) in same_place,
            **{
                k: got[k]
                for k in (
                    "outcome",
                    "false_s",
                    "found",
                    "verdict",
                    "reason_code",
                    "relation",
                    "same_footage",
                    "inliers",
                    "scores",
                )
            },
        }
        if got["outcome"] != "no claim" or count % 50 == 0:
            print(f"crosses {len(rows)}  {name}  {got['outcome']}", flush=True)
            save("crosses", list(rows.values()))
    save("crosses", list(rows.values()))
    return True
