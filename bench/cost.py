"""What a comparison costs: time against footage, memory, and where the time goes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

import av

from bench.common import DATA, ROOT, WORK, Row, code_key, load, save, scenes_in

CHILD = """
import json, resource, sys, time, cProfile, pstats
from diptych import compare
mode, out, paths = sys.argv[1], sys.argv[2], sys.argv[3:]
profile = cProfile.Profile() if mode == "profile" else None
began = time.monotonic()
if profile: profile.enable()
found = compare(paths, out=out, report=mode == "report")
if profile: profile.disable()
wall = time.monotonic() - began
rows = []
if profile:
    for (file, _line, name), (_c, n, own, total, _callers) in pstats.Stats(profile).stats.items():
        rows.append([file.split("/diptych/")[-1] if "/diptych/" in file else "outside", name, n, own, total])
inside = sorted([r for r in rows if r[0] != "outside"], key=lambda r: -r[4])[:24]
heavy = sorted(rows, key=lambda r: -r[3])[:16]
print(json.dumps({"wall_s": wall, "footage_s": sum(r.duration_s for r in found.recordings),
  "verdict": found.comparisons[0].clock.verdict, "inside": inside, "heavy": heavy,
  "rss_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
  "helper_mib": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
  "cpu_s": sum(sum(resource.getrusage(w)[:2]) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))}))
"""


def child(mode: str, paths: list[Path], tag: str, timeout: float = 5400) -> Row:
    """One comparison in a process of its own."""
    out = WORK / "cost" / f"{tag}-{mode}-{time.time_ns()}"
    out.parent.mkdir(parents=True, exist_ok=True)
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-c", CHILD, mode, str(out), *map(str, paths)],
        check=False,
        capture_output=True,
        text=True,
        timeout=timeout,
        env=env,
    )
    if done.returncode:
        return {"failed": (done.stderr.strip().splitlines() or ["no output"])[-1][:300]}
    got: Row = json.loads(done.stdout.strip().splitlines()[-1])
    return got


def decode_floor(paths: list[Path]) -> float:
    """Seconds to decode all frames and do nothing with them."""
    began = time.monotonic()
    for path in paths:
        with av.open(str(path)) as box:
            box.streams.video[0].thread_type = "AUTO"
            for _ in box.decode(video=0):
                pass
    return time.monotonic() - began


def loop(source: Path, out: Path, seconds: float) -> Path:
    """The same packets again and again until ``seconds`` are full."""
    if out.exists():
        return out
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_suffix(".part.mp4")
    with av.open(str(source)) as box:
        stream = box.streams.video[0]
        assert stream.time_base is not None and stream.average_rate is not None
        tick = Fraction(stream.time_base)
        long = round(stream.frames / stream.average_rate / tick)
    with av.open(str(part), "w") as target:
        new, shift = None, 0
        while shift * tick < seconds:
            with av.open(str(source)) as box:
                inner = box.streams.video[0]
                new = new or target.add_stream_from_template(inner)
                for packet in box.demux(inner):
                    if packet.dts is None or packet.pts is None:
                        continue
                    packet.pts += shift
                    packet.dts += shift
                    packet.stream = new
                    target.mux(packet)
            shift += long
    part.replace(out)
    return out


def full_hd() -> list[Path]:
    """A pair at 1920 × 1080, rendered once."""
    import numpy as np

    from bench.render.kinds import plan, write_recording

    folder = WORK / "cost" / "hd"
    paths = [folder / "a.mp4", folder / "b.mp4"]
    if not paths[1].exists():
        folder.mkdir(parents=True, exist_ok=True)
        for shoot, path in zip(plan("basic", 1080, [])[:2], paths, strict=True):
            shoot.size = (1920, 1080)
            write_recording(shoot, path, np.random.default_rng(1))
    return paths


def run(seconds: float) -> bool:
    end = time.monotonic() + seconds
    rows = {r["name"]: r for r in load("cost") if r.get("code") == code_key()}
    demo = [ROOT / "src" / "diptych" / "demo" / f"yard-{n}.mp4" for n in ("first", "second")]
    pairs = {f"scene {f.name}": [f / "a.mp4", f / "b.mp4"] for f in list(scenes_in(DATA / "scenes"))[:3]}
    pairs["example recordings"] = demo
    jobs = [
        (f"{name}, {mode}", mode, paths) for name, paths in pairs.items() for mode in ("findings", "report")
    ]
    jobs += [("scene profile", "profile", next(iter(pairs.values())))]
    jobs += [
        (
            f"looped {m} min 1080p",
            "findings",
            [loop(p, WORK / "cost" / f"{p.stem}-{m}.mp4", 60 * m) for p in full_hd()],
        )
        for m in (2, 10)
    ]
    for name, mode, paths in jobs:
        if name in rows:
            continue
        if time.monotonic() > end:
            print("cost: run again for the rest")
            return False
        row = child(mode, paths, name.replace(" ", "-").replace(",", ""))
        row |= {"name": name, "mode": mode, "code": code_key(), "load_before": round(os.getloadavg()[0], 1)}
        if mode != "profile" and "failed" not in row:
            row["decode_s"] = round(decode_floor(paths), 2)
        rows[name] = row
        save("cost", list(rows.values()))
        print(
            name,
            {
                k: v
                for k, v in row.items()
                if k in ("wall_s", "footage_s", "rss_mib", "failed", "load_before")
            },
            flush=True,
        )
    return True
