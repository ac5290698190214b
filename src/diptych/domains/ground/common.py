"""Put the shots of several recordings on one ground map.

The map's frame is the ground picture of the longest shot of the first recording; its unit is one small pixel there.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from diptych.algorithms import geometry
from diptych.algorithms.examined import Examined, SeenShot
from diptych.algorithms.geometry import Floats
from diptych.algorithms.movers import Track
from diptych.algorithms.registration import register

MAX_TRIES = 3
"""Registered shots that a new shot is tried against, best first, before it is left off the map."""


@dataclass(slots=True)
class Registered:
    """How a shot lies on the map."""

    map_from_ground: Floats
    inliers: int
    error_px: float


@dataclass(slots=True)
class CommonGround:
    """For each recording (by position) and shot: its place on the map, where one was found."""

    shots: dict[tuple[int, int], Registered] = field(default_factory=dict)
    refused_inliers: dict[tuple[int, int], int] = field(default_factory=dict)

    def has(self, recording: int) -> bool:
        """Say whether any shot of a recording lies on the map."""
        return any(r == recording for r, _ in self.shots)

    def best(self, recording: int) -> Registered | None:
        """Return the registration with the most inliers of a recording."""
        rows = [v for (r, _), v in self.shots.items() if r == recording]
        return max(rows, key=lambda v: v.inliers) if rows else None


def common_ground(recordings: list[Examined]) -> CommonGround:
    """Register the shots of all recordings to one map.

    Args:
        recordings: At least one; the first holds the map's frame.
    """
    ground = CommonGround()
    first = recordings[0]
    start = max(range(len(first.shots)), key=lambda k: first.shots[k].to_frame - first.shots[k].from_frame)
    ground.shots[(0, start)] = Registered(np.eye(3), 0, 0.0)
    waiting = [
        (r, s)
        for r, recording in enumerate(recordings)
        for s, shot in enumerate(recording.shots)
        if (r, s) != (0, start) and len(shot.features.xy) > 0
    ]
    tried: set[tuple[tuple[int, int], tuple[int, int]]] = set()
    progress = True
    while waiting and progress:
        progress = False
        for item in list(waiting):
            placed = _place(item, recordings, ground, tried)
            if placed is not None:
                ground.shots[item] = placed
                waiting.remove(item)
                progress = True
    return ground


def _place(
    item: tuple[int, int],
    recordings: list[Examined],
    ground: CommonGround,
    tried: set[tuple[tuple[int, int], tuple[int, int]]],
) -> Registered | None:
    shot = recordings[item[0]].shots[item[1]]
    order = sorted(
        (k for k in ground.shots if (item, k) not in tried),
        key=lambda k: (k[0] != item[0], -_length(recordings[k[0]].shots[k[1]])),
    )
    for other_key in order[:MAX_TRIES]:
        tried.add((item, other_key))
        other = recordings[other_key[0]].shots[other_key[1]]
        answer = register(other.picture, other.features, shot.picture, shot.features)
        if answer.first_from_second is None:
            worst = ground.refused_inliers.get(item, 0)
            ground.refused_inliers[item] = max(worst, answer.inliers)
            continue
        base = ground.shots[other_key]
        total = geometry.normalised(base.map_from_ground @ answer.first_from_second)
        return Registered(total, answer.inliers, float(np.hypot(base.error_px, answer.error_px)))
    return None


def _length(shot: SeenShot) -> int:
    return shot.to_frame - shot.from_frame


def tracks_on(ground: CommonGround, position: int, recording: Examined) -> list[Track]:
    """Carry the tracks of a recording onto the map."""
    out: list[Track] = []
    for number, shot in enumerate(recording.shots):
        place = ground.shots.get((position, number))
        if place is None:
            continue
        for track in shot.tracks:
            xy = geometry.apply(place.map_from_ground, track.xy)
            if np.all(np.isfinite(xy)):
                points = geometry.apply(place.map_from_ground, track.points.reshape(-1, 2)).reshape(-1, 9, 2)
                out.append(Track(track.t_s, xy, track.picture, number, track.weight, points))
    return out
