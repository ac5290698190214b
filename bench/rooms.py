"""Invented rooms: one or two people seen by cameras that stand still; overall motion as the only cue.

Pairs of one room at one time must be right or undetermined; pairs of two rooms, and of one room at two times, must be
undetermined. Pictures go to the motion maps without being coded; ``tests/truth/test_rooms.py`` goes the whole way.
Rooms below ``FIRST_SEED`` were looked at when the bars were set.
"""

from __future__ import annotations

import hashlib
import itertools
import pickle
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np

from bench.common import DATA, ROOT, WORK, Row, load, look, rate_text, work_through
from bench.render.room import person, room

FIRST_SEED = 100
ROOMS = 12
CAMERAS = 3
WORLD_S = 60.0
LENGTHS_S = (12.0, 20.0, 30.0, 55.0)
CROSSES = 400
REAL_CROSSES = 300
ROOM_CUTS = 50
RIGHT_S = 0.1


def maps(seed: int, camera: int) -> tuple[object, int]:
    """The motion maps of one camera of one room for a minute, and how many people are in it."""
    from diptych.algorithms.activity import ActivityFinder

    code = b"".join(
        (ROOT / p).read_bytes() for p in ("src/diptych/algorithms/activity.py", "bench/render/room.py")
    )
    kept = WORK / "rooms" / hashlib.sha256(code).hexdigest()[:12] / f"{seed}-{camera}.pickle"
    rng = np.random.default_rng([seed, 77])
    n_people = int(rng.choice([1, 1, 2]))
    if kept.exists():
        return pickle.loads(kept.read_bytes()), n_people
    liveliness = [float(rng.uniform(0.7, 1.5)) for _ in range(n_people)]
    people = [person(1000 * seed + k, 0, WORLD_S, liveliness=v) for k, v in enumerate(liveliness)]
    view = room(1000 * seed + camera, width=320, height=180)
    rate_hz = float(np.random.default_rng([seed, camera, 5]).choice([6, 10, 15, 25, 30]))
    finder = ActivityFinder()
    for k in range(int(WORLD_S * rate_hz)):
        finder.add(k / rate_hz, view.picture(people, k / rate_hz), np.eye(3) if k else None)
    found = finder.finish()
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps(found))
    return found, n_people


def one_pair(first: tuple[int, int, float], second: tuple[int, int, float], length_s: float) -> Row:
    """Answer for two stretches ``(room, camera, from_s)`` of one length."""
    from diptych.algorithms.overall_motion import find_motion_lag, motion_signals
    from diptych.domains.clock.by_activity import _problem as problem

    signals, people = [], 0
    for seed, camera, from_s in (first, second):
        activity, people = maps(seed, camera)
        t = activity.motion_t_s  # type: ignore[attr-defined]
        inside = (t > from_s) & (t < from_s + length_s)
        change = activity.change()[inside]  # type: ignore[attr-defined]
        signals.append(motion_signals(t[inside], change, from_s, from_s + length_s))
    together = first[0] == second[0] and abs(first[2] - second[2]) < length_s
    row: Row = {"kind": "together" if together else "cross", "length_s": length_s, "people": people}
    lag = find_motion_lag(*signals)
    if lag is None:
        return {**row, "outcome": "undetermined"}
    error = lag.offset_s - (second[2] - first[2]) if together else None
    answered = problem(lag) is None
    right = error is not None and abs(error) <= RIGHT_S
    return {
        **row,
        "ratio": round(lag.ratio, 3),
        "n_lags": lag.n_lags,
        "error_s": None if error is None else round(error, 4),
        "outcome": "undetermined" if not answered else "right" if right else "wrong",
    }


def _work(
    first: tuple[int, int, float], second: tuple[int, int, float], length_s: float
) -> Callable[[], Row]:
    return lambda: one_pair(first, second, length_s)


def recordings() -> dict[str, list[Path]]:
    """Real and rendered recordings by what they show; those of different groups share no time."""
    found = {"room-1": sorted((DATA / "multiview" / "room-1").glob("cam_*.mp4"))}
    found |= {p.stem: [p] for p in sorted((DATA / "distractors").glob("*.m*"))}
    found["chair"] = sorted((DATA / "copies").glob("chair-orig*.mp4"))
    found |= {d.name: [d / "a.mp4", d / "b.mp4"] for d in sorted((DATA / "scenes").glob("*-*"))}
    return {group: [p for p in paths if p.exists()] for group, paths in found.items()}


def real_pair(first: Path, second: Path, kind: str) -> Row:
    """Overall motion and abrupt light between two whole recordings that share no time."""
    from diptych.domains.clock.by_activity import place_by_activity
    from diptych.domains.clock.by_light import place_by_light
    from diptych.domains.clock.common import pair_of

    pair = pair_of(look(first)[0], look(second)[0])
    motion, light = place_by_activity(pair), place_by_light(pair)
    answered = any(b is not None and b.clock is not None for b in (motion, light))
    return {
        "kind": kind,
        "motion": motion.reason if motion else "nothing to compare",
        "light": light.reason if light else "nothing in common",
        "outcome": "wrong" if answered else "undetermined",
    }


def real_items() -> list[tuple[str, Callable[[], Row]]]:
    pairs = [
        (a, b) for one, other in itertools.combinations(recordings().values(), 2) for a in one for b in other
    ]
    random.Random(32).shuffle(pairs)
    return [
        (f"{a.parent.name}/{a.name} with {b.parent.name}/{b.name}", _real_work(a, b))
        for a, b in pairs[:REAL_CROSSES]
    ]


def _real_work(first: Path, second: Path) -> Callable[[], Row]:
    return lambda: real_pair(first, second, "real cross")


def room_cut(pair: tuple[int, int], seed: int) -> Row:
    """Two random stretches of the four webcams: is the best lag right, whether or not it is believed?"""
    from diptych.algorithms.overall_motion import find_motion_lag, motion_signals
    from diptych.domains.clock.by_activity import _problem as problem

    rng = np.random.default_rng([seed, *pair])
    signals, begins = [], []
    for camera in pair:
        seen = look(DATA / "multiview" / "room-1" / f"cam_{camera}.mp4")[0]
        length = float(rng.uniform(0.55, 0.8)) * seen.end_s
        begin = float(rng.uniform(0.0, seen.end_s - length))
        t = seen.activity.motion_t_s
        inside = (t > begin) & (t < begin + length)
        signals.append(motion_signals(t[inside], seen.activity.change()[inside], begin, begin + length))
        begins.append(begin)
    row: Row = {"kind": "room-1 stretch"}
    lag = find_motion_lag(*signals)
    if lag is None:
        return {**row, "outcome": "undetermined"}
    error = lag.offset_s - (begins[1] - begins[0])
    believed = problem(lag) is None
    outcome = "undetermined" if not believed else "right" if abs(error) <= RIGHT_S else "wrong"
    return {
        **row,
        "error_s": round(error, 4),
        "ratio": round(lag.ratio, 3),
        "n_lags": lag.n_lags,
        "outcome": outcome,
    }


def _cut_work(pair: tuple[int, int], seed: int) -> Callable[[], Row]:
    return lambda: room_cut(pair, seed)


def room_items() -> list[tuple[str, Callable[[], Row]]]:
    if not (DATA / "multiview" / "room-1" / "cam_0.mp4").exists():
        return []
    pairs = itertools.combinations(range(4), 2)
    return [(f"room-1 {a}-{b} stretch {k}", _cut_work((a, b), k)) for a, b in pairs for k in range(ROOM_CUTS)]


def items() -> list[tuple[str, Callable[[], Row]]]:
    draw = random.Random(31)
    seeds = range(FIRST_SEED, FIRST_SEED + ROOMS)
    out = []
    for length in LENGTHS_S:
        for seed in seeds:
            for a, b in itertools.combinations(range(CAMERAS), 2):
                begin = draw.uniform(0, WORLD_S - length)
                other = min(max(begin + draw.uniform(-0.5, 0.5) * length, 0.0), WORLD_S - length)
                name = f"room {seed} cameras {a}-{b} {length:.0f} s"
                out.append((name, _work((seed, a, begin), (seed, b, other), length)))
    for k in range(CROSSES):
        length = draw.choice(LENGTHS_S)
        one, other = draw.sample(list(seeds), 2)
        ends = [(s, draw.randrange(CAMERAS), draw.uniform(0, WORLD_S - length)) for s in (one, other)]
        if k % 5 == 4 and length < WORLD_S / 2 - 2:
            ends = [(one, draw.randrange(CAMERAS), 0.0), (one, draw.randrange(CAMERAS), WORLD_S - length)]
        out.append((f"cross {k}", _work(ends[0], ends[1], length)))
    return out


def report() -> str:
    """The invented rooms and the recordings without common time, as a table and a sentence each."""
    rows = load("rooms")
    if not rows:
        return "*Invented rooms: not yet run.*"
    lines = []
    for length in LENGTHS_S:
        some = [r for r in rows if r.get("length_s") == length]
        together = [r for r in some if r["kind"] == "together"]
        crosses = [r for r in some if r["kind"] == "cross"]
        errors = [abs(r["error_s"]) for r in together if r["outcome"] != "undetermined"]
        lines.append(
            f"| {length:.0f} | {len(together)} | "
            + " | ".join(
                str(sum(r["outcome"] == o for r in together)) for o in ("right", "undetermined", "wrong")
            )
            + f" | {1000 * float(np.median(errors)) if errors else 0:.0f} | {1000 * max(errors, default=0.0):.0f}"
            + f" | {len(crosses)} | {sum(r['outcome'] == 'wrong' for r in crosses)}"
            + f" | {max((r['ratio'] for r in crosses if 'ratio' in r), default=0.0):.2f} |"
        )
    without = [r for r in rows if "cross" in r["kind"]]
    stretches = [r for r in rows if r["kind"] == "room-1 stretch" and "ratio" in r]
    real = [r for r in without if r["kind"] == "real cross"]
    aligned = sum(r["outcome"] == "wrong" for r in without)
    return (
        "Overall motion alone, on invented rooms (one or two people, three cameras that stand still, 6 to 30 pictures "
        "a second, common time half of the length or more; other rooms than those on which the bars were set):\n\n"
        "| length (s) | pairs | right within 100 ms | undetermined | wrong | median error (ms) | largest (ms) "
        "| without common time | aligned | highest ratio |\n"
        + "|---" * 10
        + "|\n"
        + "\n".join(lines)
        + "\n\n"
        f"Without common time, {len(real)} real and rendered recordings of different scenes included: "
        f"{rate_text(aligned, len(without))} aligned by overall motion or abrupt light."
        + _stretches_text(stretches)
    )


def _stretches_text(rows: list[Row]) -> str:
    if not rows:
        return ""
    near = [r for r in rows if r["ratio"] > 1.4]
    return (
        "\n\nRandom stretches of `room-1` (55 to 80 % of 7.8 s): the best lag, believed or not, is within 100 ms in "
        f"{rate_text(sum(abs(r['error_s']) <= RIGHT_S for r in rows), len(rows))}; where its ratio is over 1.4, in "
        f"{rate_text(sum(abs(r['error_s']) <= RIGHT_S for r in near), len(near))}. So short a time gives "
        f"{max(r['n_lags'] for r in rows)} independent lags at most, and 30 are asked: "
        f"{sum(r['outcome'] == 'undetermined' for r in rows)} undetermined, "
        f"{sum(r['outcome'] == 'right' for r in rows)} right, {sum(r['outcome'] == 'wrong' for r in rows)} wrong."
    )


def run(seconds: float) -> bool:
    return work_through("rooms", [*items(), *room_items(), *real_items()], seconds)
