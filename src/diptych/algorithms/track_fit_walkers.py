"""The tracks of a shot that can tell time, in units of what a mover covers in a second."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.geometry import Floats
from diptych.algorithms.movers import Track

KNOT_S = 0.05
"""Step of the first's paths, between which lines are drawn: for a turn within a second the error is under 0.001."""

LEAST_TRACK_S = 1.4
"""Shorter tracks take no part: they show no direction that noise could not give."""

LEAST_PATH = 0.8
"""Least extent of a track, units: less is a body part or noise."""


@dataclass(frozen=True, slots=True)
class Walkers:
    """The tracks of a shot that take part, in units of usual walking speed about their centre."""

    speed_px: float
    """Usual walking speed, ground pixels per second: the unit."""
    centre_px: Floats
    """``(2,)`` origin, ground pixels."""
    from_s: Floats
    to_s: Floats
    knots: Floats
    """``(n, m, 2)`` positions at multiples of ``KNOT_S`` from ``start_s`` on; held still outside a track."""
    start_s: float

    def position(self, k: int, t_s: Floats) -> Floats:
        """Return ``(n, 2)`` positions of track ``k``; outside its time, where it began or ended."""
        result: Floats = self.all_positions(t_s, np.array([k]))[0]
        return result

    def all_positions(self, t_s: Floats, which: NDArray[np.int64] | None = None) -> Floats:
        """Return ``(tracks, n, 2)`` positions."""
        knots = self.knots if which is None else self.knots[which]
        at = np.clip((t_s - self.start_s) / KNOT_S, 0, knots.shape[1] - 1.000001)
        low = at.astype(int)
        share = (at - low)[None, :, None]
        result: Floats = knots[:, low] * (1 - share) + knots[:, low + 1] * share
        return result

    def each_position(self, which: NDArray[np.int64], t_s: Floats) -> Floats:
        """Return ``(n, 2)``: the position of track ``which[k]`` at ``t_s[k]``."""
        at = np.clip((t_s - self.start_s) / KNOT_S, 0, self.knots.shape[1] - 1.000001)
        low = at.astype(int)
        share = (at - low)[:, None]
        result: Floats = self.knots[which, low] * (1 - share) + self.knots[which, low + 1] * share
        return result

    def active(self, t_s: Floats) -> NDArray[np.bool_]:
        """Return ``(tracks, n)`` whether a track exists at a time."""
        ok: NDArray[np.bool_] = (t_s >= self.from_s[:, None]) & (t_s <= self.to_s[:, None])
        return ok

    def velocities(self, t_s: Floats) -> Floats:
        """Return ``(tracks, n, 2)`` velocities over ± 0.2 s, one-sided at the ends."""
        after = np.minimum(t_s + 0.2, self.to_s[:, None])
        before = np.maximum(t_s - 0.2, self.from_s[:, None])
        span = np.maximum(after - before, 0.05)[..., None]
        result: Floats = (self.all_positions(t_s + 0.2) - self.all_positions(t_s - 0.2)) / span
        return result


def usual_speed(tracks: list[Track]) -> float:
    """Return the median speed of moving tracks over 0.8 s, ground pixels per second; 0.0 without tracks."""
    speeds = []
    for track in tracks:
        t = np.arange(track.t_s[0], track.t_s[-1] - 0.8, 0.4)
        ahead, behind = (
            np.column_stack([np.interp(s, track.t_s, track.path[:, d]) for d in (0, 1)]) for s in (t + 0.8, t)
        )
        speeds.append(np.linalg.norm(ahead - behind, axis=1) / 0.8)
    every = np.concatenate(speeds) if speeds else np.empty(0)
    if not len(every):
        return 0.0
    return float(np.median(every[every >= 0.3 * np.percentile(every, 75)]))


def walkers_of(tracks: list[Track], most: int) -> Walkers | None:
    """Choose the tracks that take part and put them into units of usual walking speed.

    Args:
        tracks: Tracks of one shot in its ground pixels.
        most: Most tracks kept, the farthest travelled.

    Returns:
        The walkers; None where no track lasts and goes anywhere.
    """
    long_enough = [t for t in tracks if t.duration_s >= LEAST_TRACK_S]
    speed = usual_speed(long_enough)
    if speed <= 0:
        return None
    extent = [float(np.linalg.norm(np.ptp(t.path, axis=0))) / speed for t in long_enough]
    order = sorted(range(len(extent)), key=lambda k: -extent[k])[:most]
    kept = [long_enough[k] for k in sorted(order) if extent[k] >= LEAST_PATH]
    if not kept:
        return None
    start = min(float(t.t_s[0]) for t in kept)
    n = int(np.ceil((max(float(t.t_s[-1]) for t in kept) - start) / KNOT_S)) + 2
    grid = start + np.arange(n) * KNOT_S
    knots = np.stack([np.column_stack([np.interp(grid, t.t_s, t.path[:, d]) for d in (0, 1)]) for t in kept])
    centre = np.concatenate([t.path for t in kept]).mean(0)
    return Walkers(
        speed_px=speed,
        centre_px=centre,
        from_s=np.array([t.t_s[0] for t in kept]),
        to_s=np.array([t.t_s[-1] for t in kept]),
        knots=(knots - centre) / speed,
        start_s=start,
    )
