"""Masks against known people: who would be seen in a copy in which the whole still scene is cleared.

Run: ``python -m bench.masks FOLDER...`` with folders of rendered pairs (``a.mp4``, ``truth.json``).
A person counts as seen in a picture where any of five points on the body (feet, 10 and 20 pixels above, 6 to each
side) lies in an open cell. Moving: more than 0.3 m/s over ± 10 pictures; still: the rest.
"""

from __future__ import annotations

import dataclasses
import json
import sys
import time
from pathlib import Path

import cv2
import numpy as np

from diptych.adapters.video import VideoReader
from diptych.domains.protection import Watch
from diptych.model.publication import Agreement, Clearance, Plan
from diptych.workflows.examine import examine

RESULTS = Path(__file__).parent / "results" / "masks.json"
BODY = ((0, 0), (0, -10), (0, -20), (-6, -10), (6, -10))


def all_of_the_scene(sha256: str, width: int, height: int, end_s: float) -> Plan:
    """A plan that clears the still scene everywhere, and nothing else."""
    asked = Clearance(
        id="c1", what="scene", from_s=0.0, to_s=end_s + 1, reason="bench", asked_by="bench-a", asked_at=""
    )
    agreed = dataclasses.replace(asked, agreement=Agreement(by="bench-b", at="", digest=asked.digest(sha256)))
    return Plan(
        original_sha256=sha256, width=width, height=height, duration_s=end_s, has_sound=False, made_by="bench",
        planned_by="bench-a", planned_at="", seed="", clearances=(agreed,),
    )  # fmt: skip


def watch(video: Path) -> tuple[Watch, np.ndarray, tuple[int, int], dict[str, float]]:
    """Examine a recording and find its masks; also how much processor time each step took."""
    started = time.process_time()
    seen = examine(video)
    examined_s = time.process_time() - started
    found = Watch(seen, all_of_the_scene(seen.sha256, seen.width, seen.height, seen.end_s))
    for picture in VideoReader(video):
        small = cv2.resize(picture.luma, (seen.small_width, seen.small_height), interpolation=cv2.INTER_AREA)
        found.add(picture.index, np.ascontiguousarray(small))
    found.finish()
    cost = {
        "examine": examined_s / seen.end_s,
        "masks": (time.process_time() - started - examined_s) / seen.end_s,
    }
    return found, seen.times_s, (seen.width, seen.height), cost


def grade(folder: Path) -> dict[str, object]:
    """Count people who would be seen."""
    truth = json.loads((folder / "truth.json").read_text())
    found, times, (width, height), cost = watch(folder / "a.mp4")
    rows = truth["a"]
    places = [np.array(row["people"]) for row in rows]
    seen = {"moving": 0, "still": 0}
    total = {"moving": 0, "still": 0}
    for k, row in enumerate(rows):
        if 5 * k >= len(times):
            break
        cells = found.cells(5 * k)
        low, high = max(0, k - 2), min(len(rows) - 1, k + 2)
        for j, (_, _, u, v) in enumerate(row["people"]):
            if not (0 <= u < width and 0 <= v < height):
                continue
            moved = np.hypot(*(places[high][j][:2] - places[low][j][:2]))
            kind = "moving" if moved > 0.3 * max(1e-6, rows[high]["t"] - rows[low]["t"]) else "still"
            points = [
                (
                    min(max(int((v + dv) / height * found.shape[0]), 0), found.shape[0] - 1),
                    min(max(int((u + du) / width * found.shape[1]), 0), found.shape[1] - 1),
                )
                for du, dv in BODY
            ]
            total[kind] += 1
            seen[kind] += any(cells[point] for point in points)
    share = float(np.mean([found.cells(k).mean() for k in range(0, len(times), 10)]))
    return {
        "scene": folder.name,
        "seen": seen,
        "total": total,
        "open_share": round(share, 3),
        "cpu_s_per_s": {name: round(value, 3) for name, value in cost.items()},
    }


def main(folders: list[str]) -> None:
    cv2.setNumThreads(1)
    held = {row["scene"]: row for row in json.loads(RESULTS.read_text())} if RESULTS.exists() else {}
    for name in folders:
        row = grade(Path(name))
        held[row["scene"]] = row
        print(json.dumps(row), flush=True)
        RESULTS.write_text(json.dumps([held[key] for key in sorted(held)], indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
