"""Real synchronous cameras in rooms, cut at random: right within 100 ms, undetermined, or wrong.

``python -m bench.multiview [--seconds 560] [--crosses 300]`` measures the clock from tracks alone instead: rendered
pairs whose registered ground is ignored, and recordings of different scenes, which must never be aligned. Rows go to
``bench/results/tracks_alone.json``.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
import random
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from bench import rooms
from bench.common import DATA, WORK, Floats, Row, cut_out, frame_times, look, run_pair, work_through

RIGHT_S = 0.1


def capture_times(folder: Path) -> dict[int, Floats]:
    """For each camera the true time of every frame."""
    by: dict[int, list[float]] = {}
    with (folder / "timestamps.csv").open() as f:
        for row in csv.DictReader(f):
            by.setdefault(int(row["cam_id"]), []).append(float(row["frame_time"]))
    return {k: np.sort(np.array(v)) for k, v in by.items()}


def cameras() -> dict[str, list[tuple[Path, Floats, Floats]]]:
    """Scenes: for each camera its file, presentation times, and true times of its frames."""
    out: dict[str, list[tuple[Path, Floats, Floats]]] = {}
    room = DATA / "multiview" / "room-1"
    if (room / "timestamps.csv").exists():
        true = capture_times(room)
        rows = []
        for k, times in sorted(true.items()):
            path = room / f"cam_{k}.mp4"
            shown = frame_times(path)
            n = min(len(shown), len(times))
            rows.append((path, shown[:n], times[:n]))
        out["room-1"] = rows
    for scene in ("Demo_SinglePerson", "Demo_MultiPerson"):
        paths = sorted((WORK / "pose2sim" / "Pose2Sim" / scene / "videos").glob("cam*.mp4"))
        if paths:
            times = [frame_times(p) for p in paths]
            out[f"pose2sim-{scene[5:].lower()}"] = [(p, t, t) for p, t in zip(paths, times, strict=True)]
    return out


def one_cut(scene: str, pair: tuple[int, int], cams: list[tuple[Path, Floats, Floats]], seed: int) -> Row:
    rng = np.random.default_rng([seed, pair[0], pair[1], len(scene)])
    whole = min(len(c[1]) for c in cams)
    cuts = []
    for k in pair:
        path, shown, true = cams[k]
        length = int(rng.uniform(0.55, 0.8) * whole)
        begin = int(rng.integers(0, whole - length))
        out = WORK / "multiview" / f"{scene}-{k}-{begin}-{length}.mp4"
        cut_out(path, out, begin, begin + length)
        cuts.append((out, shown[begin : begin + length] - shown[begin], true[begin : begin + length]))
    (first, shown_a, true_a), (second, shown_b, true_b) = cuts
    lo, hi = max(true_a[0], true_b[0]), min(true_a[-1], true_b[-1])
    got = run_pair(first, second)
    row: Row = {
        "scene": scene,
        "seed": seed,
        "common_s": round(float(hi - lo), 2),
        "true_start_s": round(float(true_b[0] - true_a[0]), 3),
    }
    if "failed" in got:
        return {**row, "outcome": "failed", "failed": got["failed"]}
    clock = got["comparison"]["clock"]
    segments = clock["segments"] if clock["verdict"] == "aligned" else []
    errors = []
    for t in np.linspace(lo, hi, 40):
        tb = float(np.interp(t, true_b, shown_b))
        should = float(np.interp(t, true_a, shown_a))
        errors += [
            s["rate"] * tb + s["offset_s"] - should
            for s in segments
            if s["second_from_s"] <= tb <= s["second_to_s"]
        ][:1]
    row |= {
        "reason_code": clock["reason_code"],
        "relation": got["comparison"]["relation"],
        "cpu_s": got.get("cpu_s"),
        "cues": [c["cue"] for s in segments for c in s["cues"]],
    }
    if not segments:
        return {**row, "outcome": "undetermined"}
    error = float(np.median(np.abs(errors))) if errors else float("inf")
    return {
        **row,
        "outcome": "right" if error <= RIGHT_S else "wrong",
        "error_s": round(error, 3) if errors else None,
        "holds": any(
            s["interval_s"][0] - s["offset_s"]
            <= -float(np.median(errors))
            <= s["interval_s"][1] - s["offset_s"]
            for s in segments
        )
        if errors
        else False,
        "width_s": round(segments[0]["interval_s"][1] - segments[0]["interval_s"][0], 3),
    }


def _work(
    scene: str, pair: tuple[int, int], cams: list[tuple[Path, Floats, Floats]], seed: int
) -> Callable[[], Row]:
    return lambda: one_cut(scene, pair, cams, seed)


def run(seconds: float, cuts: int = 5) -> bool:
    items = [
        (f"{scene} {pair[0]}-{pair[1]} cut {seed}", _work(scene, pair, cams, seed))
        for seed in range(cuts)
        for scene, cams in cameras().items()
        for pair in itertools.combinations(range(len(cams)), 2)
    ]
    began = time.monotonic()
    done = work_through("multiview", items, seconds)
    return done and rooms.run(seconds - (time.monotonic() - began))


def tracks_alone(first: Path, second: Path, truth: list[list[float]], scene: str) -> Row:
    """The clock from tracks alone between two recordings, held against truth rows (none: must be undetermined)."""
    from diptych.domains.clock.by_tracks import place_by_tracks

    a, b = look(first)[0], look(second)[0]
    began = time.process_time()
    clock = place_by_tracks(a, b)
    row: Row = {
        "scene": scene,
        "cpu_s": round(time.process_time() - began, 2),
        "reason_code": clock.reason_code if clock else "nothing_to_try",
        "true_segments": len(truth),
    }
    segments = clock.segments if clock else ()
    if not segments:
        return {**row, "outcome": "undetermined" if truth else "right"}
    found = []
    for s in segments:
        errors = [
            min(
                (s.to_first(t) - (a0 + rate * (t - b0)) for b0, b1, a0, rate in truth if b0 <= t <= b1),
                key=abs,
            )
            for t in np.linspace(s.second_from_s, s.second_to_s, 40)
            if any(b0 <= t <= b1 for b0, b1, _, _ in truth)
        ]
        error = float(np.median(errors)) if errors else float("inf")
        found.append(
            {
                "error_s": round(error, 4) if errors else None,
                "half_width_s": round(s.half_width_s, 4),
                "holds": abs(error) <= s.half_width_s,
                "rate": round(s.rate, 3),
            }
        )
    right = all(f["error_s"] is not None and (abs(f["error_s"]) <= RIGHT_S or f["holds"]) for f in found)
    return {**row, "outcome": "right" if right else "wrong", "segments": found}


def run_tracks_alone(seconds: float, crosses: int) -> bool:
    folders = [
        d
        for root in (DATA / "scenes", WORK / "scenes")
        for d in sorted(root.glob("*"))
        if (d / "truth.json").exists()
    ]
    items: list[tuple[str, Callable[[], Row]]] = [(d.name, _tracks_work(d, d)) for d in folders]
    pairs = [(c, d) for c in folders for d in folders if c.name.split("-")[0] != d.name.split("-")[0]]
    random.Random(20).shuffle(pairs)
    items += [(f"{c.name} with {d.name}", _tracks_work(c, d)) for c, d in pairs[:crosses]]
    return work_through("tracks_alone", items, seconds)


def _tracks_work(first: Path, second: Path) -> Callable[[], Row]:
    def work() -> Row:
        rows = json.loads((first / "truth.json").read_text())["segments"] if first == second else []
        truth = [[*r, 1.0][:4] for r in rows]
        kind = first.name.split("-")[1] if first == second else "cross"
        return tracks_alone(first / "a.mp4", second / "b.mp4", truth, kind)

    return work


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=560)
    parser.add_argument("--crosses", type=int, default=300)
    given = parser.parse_args()
    raise SystemExit(not run_tracks_alone(given.seconds, given.crosses))
