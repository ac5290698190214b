"""``python -m bench.render --kinds all --seeds 1000-1016 --out bench/work/scenes``."""

from __future__ import annotations

import argparse
import os
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import cv2

from bench.render.ground import patches_from
from bench.render.kinds import KINDS, render


def _one(kind: str, seed: int, folder: Path, photographs: list[Path]) -> tuple[str, float]:
    cv2.setNumThreads(1)
    began = time.process_time()
    render(kind, seed, folder, photographs)
    return folder.name, time.process_time() - began


def main() -> None:
    """Render what is not there yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kinds", default="all", help="comma-separated, or all")
    parser.add_argument("--seeds", default="1000-1016", help="first-last")
    parser.add_argument("--out", type=Path, default=Path("bench/work/scenes"))
    parser.add_argument("--photographs", type=Path, default=Path("bench/work/photographs"))
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=0, help="stop taking up new pairs after this long")
    args = parser.parse_args()
    os.nice(10)
    kinds = KINDS if args.kinds == "all" else tuple(args.kinds.split(","))
    first, _, last = args.seeds.partition("-")
    photographs = patches_from(args.photographs)
    todo = []
    for seed in range(int(first), int(last or first) + 1):
        for kind in kinds:
            folder = args.out / f"{seed:04d}-{kind}"
            if not (folder / "truth.json").exists():
                todo.append((kind, seed, folder))
    end = time.monotonic() + (args.seconds or 1e9)
    if args.processes > 1:
        with ProcessPoolExecutor(args.processes) as pool:
            for name, cost in pool.map(_one, *zip(*todo, strict=True), [photographs] * len(todo)):
                print(f"{name}  {cost:.1f} s", flush=True)
        return
    for kind, seed, folder in todo:
        if time.monotonic() > end:
            print("time is up; run again for the rest")
            return
        print("{}  {:.1f} s".format(*_one(kind, seed, folder, photographs)), flush=True)


if __name__ == "__main__":
    main()
