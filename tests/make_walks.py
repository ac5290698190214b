"""Walks over flat ground with known times, and the tracks that a recording makes of them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from diptych.algorithms.movers import Track

SPEED = 15.0
"""Ground units per second."""


class Walks:
    """People who walk over the ground with turns; ``at`` tells where each is at a time of the world."""

    def __init__(self, seed: int, *, n: int = 6, duration_s: float = 60.0) -> None:
        random = np.random.default_rng(seed)
        self.t_s = np.arange(0, duration_s, 0.05)
        self.paths = []
        for _ in range(n):
            heading = random.uniform(0, 2 * np.pi)
            headings = []
            turn = 0.0
            for k in range(len(self.t_s)):
                if k % 30 == 0:
                    turn = random.normal(0, 1.0)
                heading += turn * 0.05
                headings.append(heading)
            speed = SPEED * random.uniform(0.8, 1.2)
            steps = speed * 0.05 * np.column_stack([np.cos(headings), np.sin(headings)])
            self.paths.append(random.uniform([40, 40], [280, 180]) + np.cumsum(steps, axis=0))

    def tracks(
        self,
        world_from_own: Callable[[np.ndarray], np.ndarray],
        duration_s: float,
        *,
        seed: int,
        rate_hz: float = 25.0,
        noise: float = 0.3,
        shift: tuple[float, float] = (0.0, 0.0),
    ) -> list[Track]:
        """The tracks of a recording whose own times lead to the world's by ``world_from_own``; broken at leaps."""
        random = np.random.default_rng(seed)
        own = np.arange(0, duration_s, 1 / rate_hz)
        world = world_from_own(own)
        leaps = np.flatnonzero(np.abs(np.diff(world)) > 0.5) + 1
        tracks = []
        for path in self.paths:
            xy = np.column_stack([np.interp(world, self.t_s, path[:, d]) for d in (0, 1)])
            xy = xy + np.array(shift) + random.normal(0, noise, xy.shape)
            for number, rows in enumerate(np.split(np.arange(len(own)), leaps)):
                tracks.append(Track(own[rows], xy[rows], rows, number, 1.0))
        return tracks


def leaping(cut_s: float, leap_s: float, start_s: float = 0.0) -> Callable[[np.ndarray], np.ndarray]:
    """Times of the world for a recording from ``start_s`` with ``leap_s`` cut out at its own ``cut_s``."""
    return lambda t: start_s + t + np.where(t >= cut_s, leap_s, 0.0)
