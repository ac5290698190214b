"""Stretches of examined recordings, taken as recordings of their own without decoding again.

A slice keeps the ground pictures of the whole; its movers, times, camera motion and sound are those of the stretch, on
a clock that starts at zero. Held against stretches that share no time, the same place and the same people give the
hardest pairs there are; held against stretches that share some, they show how answers grow with common time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bench.common import Row, first_from, look, plain, truth_of
from diptych.algorithms.examined import Examined, SeenShot
from diptych.algorithms.movers import MIN_TRACK_S, Track
from diptych.domains.clock.by_ground import decide, propose, standing
from diptych.domains.clock.common import pair_of
from diptych.domains.ground import CommonGround, common_ground, tracks_on
from diptych.workflows.relate import canonical_order


@dataclass
class Slice:
    """A stretch of a recording."""

    seen: Examined
    from_s: float
    shots: list[int]
    """Numbers of its shots in the whole recording."""


def cut_slice(seen: Examined, from_s: float, to_s: float) -> Slice:
    """Return the stretch ``[from_s, to_s)`` of an examined recording."""
    low, high = (int(np.searchsorted(seen.times_s, t)) for t in (from_s, to_s))
    start = float(seen.times_s[low])
    shots: list[SeenShot] = []
    numbers = []
    for number, shot in enumerate(seen.shots):
        i, j = max(low, shot.from_frame), min(high, shot.to_frame)
        if j - i < 2:
            continue
        numbers.append(number)
        tracks = [t for t in (_inside(track, i, j, low, start) for track in shot.tracks) if t is not None]
        shots.append(
            replace(
                shot,
                from_frame=i - low,
                to_frame=j - low,
                ground_from_picture=shot.ground_from_picture[i - shot.from_frame : j - shot.from_frame],
                tracks=tracks,
            )
        )
    motion = seen.camera_motion[low:high].copy()
    motion[:1] = np.nan
    sound = seen.sound
    if sound is not None:
        a, b = (int((t - seen.sound_start_s) * seen.sound_rate_hz) for t in (start, to_s))
        sound = sound[max(a, 0) : max(b, 0)]
    part = replace(
        seen,
        name=f"{seen.name}[{from_s:.2f}-{to_s:.2f}]",
        sha256=f"{seen.sha256}{from_s:.3f}",
        times_s=seen.times_s[low:high] - start,
        end_s=min(to_s, seen.end_s) - start,
        shots=shots,
        stretches=[],
        camera_motion=motion,
        brightness=seen.brightness[low:high],
        sound=sound,
        sound_start_s=max(seen.sound_start_s - start, 0.0),
        has_sound=sound is not None and len(sound) > 0,
    )
    return Slice(part, start, numbers)


def _inside(track: Track, i: int, j: int, low: int, start: float) -> Track | None:
    rows = np.flatnonzero((track.picture >= i) & (track.picture < j))
    if len(rows) < 6 or track.t_s[rows[-1]] - track.t_s[rows[0]] < MIN_TRACK_S:
        return None
    return Track(
        track.t_s[rows] - start,
        track.xy[rows],
        track.picture[rows] - low,
        track.shot,
        track.weight,
        track.points[rows] if len(track.points) == len(track.t_s) else track.points,
    )


@dataclass
class Held:
    """A scene's two examined recordings on their common ground, found once for all slices."""

    first: Examined
    second: Examined
    ground: CommonGround
    order: tuple[int, int]
    truth: Row


def hold(folder: Path) -> Held:
    """Examine a scene's recordings (or recall that) and register them."""
    first, second = look(folder / "a.mp4")[0], look(folder / "b.mp4")[0]
    order = (0, 1) if canonical_order(first, second) else (1, 0)
    both = (first, second)
    return Held(first, second, common_ground([both[k] for k in order]), order, truth_of(folder))


def truth_of_slices(segments: list[list[float]], a: Slice, b: Slice) -> list[list[float]]:
    """The rows of truth that hold between two slices, on the slices' own clocks."""
    rows = []
    for b0, b1, a0, *rest in segments:
        rate = rest[0] if rest else 1.0
        low = max(b0, b.from_s, b0 + (a.from_s - a0) / rate)
        high = min(b1, b.from_s + b.seen.end_s, b0 + (a.from_s + a.seen.end_s - a0) / rate)
        if high - low > 0.2:
            rows.append([low - b.from_s, high - b.from_s, a0 + rate * (low - b0) - a.from_s, rate])
    return rows


def draw(held: Held, rng: np.random.Generator, *, common: bool) -> tuple[Slice, Slice] | None:
    """Draw two slices that share 2 s or more (``common``), or share no time at all with 0.3 s between.

    Returns:
        ``None`` where sixty draws found none.
    """
    segments = held.truth["segments"]
    for _ in range(60):
        length_a = float(rng.uniform(6.0, min(24.0, held.first.end_s)))
        length_b = float(rng.uniform(min(4.0, held.second.end_s), held.second.end_s))
        from_a = float(rng.uniform(0, held.first.end_s - length_a))
        from_b = float(rng.uniform(0, held.second.end_s - length_b))
        ts = np.linspace(from_b, from_b + length_b, 200)
        on_a = np.array([x for x in (first_from(segments, float(t)) for t in ts) if x is not None])
        inside = int(((on_a > from_a) & (on_a < from_a + length_a)).sum()) * length_b / 200
        near = bool(((on_a > from_a - 0.3) & (on_a < from_a + length_a + 0.3)).any())
        if (common and inside >= 2.0) or (not common and not near):
            return (
                cut_slice(held.first, from_a, from_a + length_a),
                cut_slice(held.second, from_b, from_b + length_b),
            )
    return None


def answer(held: Held, a: Slice, b: Slice) -> tuple[Row, list[Row]]:
    """Place one slice on the other's clock by motion on the common ground.

    Returns:
        The comparison as plain findings, and every candidate with its true error at its middle.
    """
    position = {0: held.order.index(0), 1: held.order.index(1)}
    tracks = []
    for side, part in ((0, a), (1, b)):
        ground = CommonGround()
        for k, number in enumerate(part.shots):
            place = held.ground.shots.get((position[side], number))
            if place is not None:
                ground.shots[(0, k)] = place
        tracks.append(tracks_on(ground, 0, part.seen))
    pair = pair_of(a.seen, b.seen)
    known = bool(tracks[0]) and bool(tracks[1])
    stretches, speed = propose(pair, *tracks) if known else ([], 1.0)
    clock = decide(pair, stretches, speed)
    stands = {id(s) for s in standing(stretches, speed)[0]}
    rows = truth_of_slices(held.truth["segments"], a, b)
    out = []
    for s in stretches:
        middle = 0.5 * (s.from_s + s.to_s)
        should = first_from(rows, middle)
        out.append(
            {
                "stands": id(s) in stands,
                "score": s.score,
                "rival": s.rival_score,
                "evidence_s": s.evidence,
                "length_s": s.to_s - s.from_s,
                "half_width_s": s.half_width_s if np.isfinite(s.half_width_s) else None,
                "movers": s.n_movers,
                "residual": s.residual_px / speed if np.isfinite(s.residual_px) else None,
                "rate": s.rate,
                "n": len(stretches),
                "error_s": None if should is None else s.rate * middle + s.offset_s - should,
            }
        )
    comparison = {
        "clock": plain(clock),
        "relation": "same_place_and_time" if clock.verdict == "aligned" else "same_place",
        "same_footage": {"verdict": "undetermined"},
        "place": {"verdict": "same" if known else "undetermined", "inliers": 0},
    }
    return comparison, out
