"""Fit the clock of all segments together, in continuous time, from the paths of matched movers.

The search (``alignment``) gives each segment to a tenth of a second. Here the smoothed paths of matched movers are
held against each other at true presentation times; a Gauss–Newton fit with robust weights finds times, free rates, and
the shift that the height of movers causes (DESIGN §5a). Sign: ``t_first = rate × t_second + offset_s``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.alignment import Stretch
from diptych.algorithms.geometry import Floats
from diptych.algorithms.movers import Track

BIAS_SHIFT = 1.0
"""Prior standard deviation of the shift between both views' positions of all movers, in seconds of usual walking:
a centroid stands about 0.8 m above the ground and is displaced away from each camera (DESIGN §5a, height bias)."""

BIAS_SLOPE = 0.05
"""Prior standard deviation of the change of that shift over the ground, per unit of distance."""

TRACK_SHIFT = 0.12
"""First guess of the standard deviation of the shift of single movers (body and shadow mix differently), in seconds
of usual walking; estimated anew from each pair."""

INDEPENDENT_S = 0.5
"""Positions of one mover closer in time than this count as one: their errors hang together. Chosen by hand."""

LONG_S = 60.0
"""From this length on a segment's rate is fitted within ``DRIFT``: 50 parts in a million are 3 ms in a minute and 30 ms
in ten minutes. Shorter segments cannot tell."""

DRIFT = 1e-4
"""Prior standard deviation of the rate of a long segment about 1: crystals of cameras and phones are specified within
20 to 100 parts in a million."""

DRIFT_SPREADS = 2.0
"""A drift under this many of its posterior standard deviations is none: the rate stays 1."""


@dataclass(slots=True)
class Pairing:
    """One mover of the second matched with one of the first, over some of its positions."""

    stretch: int
    first: int
    second: int
    rows: NDArray[np.int64]
    """Which positions of the second's track lie within the first's."""


@dataclass(slots=True)
class Agreement:
    """How well matched movers agree after a fit."""

    spread: float
    """Scatter along paths, between paths, and a tenth of the common shift, in ground units."""
    matched_s: float
    """Mover-seconds that were matched."""


def match_movers(stretches: list[Stretch], a: list[Track], b: list[Track], speed: float) -> list[Pairing]:
    """Match each mover of the second, within each stretch, with the mover of the first whose path fits best."""
    found = []
    begins, ends = np.array([t.t_s[0] for t in a]), np.array([t.t_s[-1] for t in a])
    for number, stretch in enumerate(stretches):
        for kb, track in enumerate(b):
            tb = track.t_s
            inside = (tb >= stretch.from_s - 0.05) & (tb <= stretch.to_s + 0.05)
            inside &= (tb > tb[0] + 0.2) & (tb < tb[-1] - 0.2)
            if inside.sum() < 5:
                continue
            on_a = stretch.rate * tb + stretch.offset_s
            best: tuple[float, Pairing] | None = None
            first, last = on_a[inside][[0, -1]]
            for ka in np.flatnonzero((begins < last - 0.3) & (ends > first + 0.3)).tolist():
                other = a[ka]
                both = inside & (on_a > other.t_s[0] + 0.1) & (on_a < other.t_s[-1] - 0.1)
                rows = np.flatnonzero(both)
                if len(rows) < 5 or tb[rows[-1]] - tb[rows[0]] < 0.4:
                    continue
                difference = track.path[rows] - _at(on_a[rows], other.t_s, other.path)
                middle = np.median(difference, axis=0)
                away = float(np.median(np.hypot(*difference.T)))
                wobble = float(np.median(np.hypot(*(difference - middle).T)))
                if away > 1.1 * speed or wobble > 0.35 * speed:
                    continue
                merit = float(tb[rows[-1]] - tb[rows[0]]) / (0.1 * speed + wobble + 0.3 * away)
                if best is None or merit > best[0]:
                    best = (merit, Pairing(number, ka, kb, rows))
            if best is not None:
                found.append(best[1])
    return found


class _Joint:
    """All matched positions in flat arrays, so that one pass gives the normal equations of the joint fit.

    Unknowns: ``[time at mid-segment, rate]`` of each stretch; the affine shift (2 + 4); a shift of each pairing.
    """

    def __init__(
        self, pairings: list[Pairing], a: list[Track], b: list[Track], middles: list[float], speed: float
    ) -> None:
        self.n_stretches, self.n_pairings, self.speed = len(middles), len(pairings), speed
        self.size = 2 * self.n_stretches + 6 + 2 * self.n_pairings
        counts = [len(p.rows) for p in pairings]
        self.owner = np.repeat(np.arange(len(pairings)), counts)
        self.stretch = np.repeat(np.array([p.stretch for p in pairings], np.int64), counts)
        self.tb = np.concatenate([b[p.second].t_s[p.rows] for p in pairings])
        self.pb = np.concatenate([b[p.second].path[p.rows] for p in pairings])
        self.since = self.tb - np.asarray(middles)[self.stretch]
        gaps = [np.gradient(b[p.second].t_s[p.rows]) for p in pairings]
        self.gap = np.clip(np.concatenate(gaps), 0.01, 0.15) / INDEPENDENT_S
        self.u = (self.pb - self.pb.mean(0)) / (REACH * speed)
        # Paths of the first one after another on one time axis, so that a single interpolation serves all pairings.
        used = sorted({p.first for p in pairings})
        place = {k: i for i, k in enumerate(used)}
        longest = max(float(a[k].t_s[-1] - a[k].t_s[0]) for k in used)
        self.apart = 2.0 * longest + 10.0
        self.line = np.concatenate([a[k].t_s - a[k].t_s[0] + place[k] * self.apart for k in used])
        self.path = np.concatenate([a[k].path for k in used])
        first = np.array([a[p.first].t_s[0] for p in pairings])[self.owner]
        self.low, self.high = first, np.array([a[p.first].t_s[-1] for p in pairings])[self.owner]
        self.to_line = np.array([place[p.first] for p in pairings])[self.owner] * self.apart - first

    def _first_at(self, t: Floats, keep: NDArray[np.bool_]) -> Floats:
        on_line = np.clip(t, self.low[keep], self.high[keep]) + self.to_line[keep]
        return _at(on_line, self.line, self.path)

    def system(self, theta: Floats, scale: float, track_sigma: float) -> _System:
        """Linearise at ``theta``; the shifts of single pairings are eliminated (their block is diagonal)."""
        n, h, speed = self.n_stretches, 0.12, self.speed
        t = theta[1 : 2 * n : 2][self.stretch] * self.since + theta[: 2 * n : 2][self.stretch]
        keep = (t > self.low + 0.05) & (t < self.high - 0.05)
        t, owner, u = t[keep], self.owner[keep], self.u[keep]
        ahead, behind = np.minimum(t + h, self.high[keep]), np.maximum(t - h, self.low[keep])
        v = (self._first_at(ahead, keep) - self._first_at(behind, keep)) / (ahead - behind)[:, None]
        field, own = theta[2 * n : 2 * n + 6], theta[2 * n + 6 :].reshape(-1, 2)
        shift = field[:2] + u @ field[2:].reshape(2, 2).T + own[owner]
        residual = self.pb[keep] - self._first_at(t, keep) - shift * speed
        weight = self.gap[keep] / (1 + np.sum(residual**2, axis=1) / (2.5 * scale) ** 2) ** 2 / scale**2
        shared, stretch = 2 * n + 6, self.stretch[keep]
        normal, right = np.zeros((shared, shared)), np.zeros(shared)
        held = np.bincount(owner, weights=weight, minlength=self.n_pairings)
        stiff: Floats = (held * speed**2 + 1 / track_sigma**2).astype(np.float64)
        cross = np.zeros((2, self.n_pairings, shared))
        right_own = np.zeros((2, self.n_pairings))
        along = np.arange(len(t))
        for d in (0, 1):
            row = np.zeros((len(t), shared))
            row[along, 2 * stretch] = v[:, d]
            row[along, 2 * stretch + 1] = v[:, d] * self.since[keep]
            row[:, 2 * n + d] = speed
            row[:, 2 * n + 2 + 2 * d] = u[:, 0] * speed
            row[:, 2 * n + 3 + 2 * d] = u[:, 1] * speed
            weighted = row * weight[:, None]
            normal += row.T @ weighted
            right += weighted.T @ residual[:, d]
            np.add.at(cross[d], owner, weighted * speed)
            pull = np.bincount(owner, weights=weight * residual[:, d] * speed, minlength=self.n_pairings)
            right_own[d] = pull - own[:, d] / track_sigma**2
            normal -= cross[d].T @ (cross[d] / stiff[:, None])
            right -= cross[d].T @ (right_own[d] / stiff)
        return _System(normal, right, stiff, cross, right_own, residual, stretch)


@dataclass(slots=True)
class _System:
    """Normal equations of the shared unknowns, and what is needed to go back to the shifts of single pairings."""

    normal: Floats
    right: Floats
    stiff: Floats
    cross: Floats
    right_own: Floats
    residual: Floats
    stretch: NDArray[np.int64]

    def own_steps(self, shared_step: Floats) -> Floats:
        """Return ``(n_pairings, 2)`` steps of the single shifts that go with a step of the shared unknowns."""
        steps: Floats = (self.right_own - self.cross @ shared_step) / self.stiff
        return steps.T


def refine_stretches(
    stretches: list[Stretch],
    a: list[Track],
    b: list[Track],
    speed: float,
    *,
    free_rates: list[bool],
    pairings: list[Pairing] | None = None,
    drifting: list[bool] | None = None,
) -> Agreement:
    """Fit all offsets (and free rates) together in continuous time, with the shift that mover height causes.

    The shift is one affine field for the pair of recordings, plus a small shift of each mover; both have priors.
    Fills offset, rate and the 95 % half width (before calibration); ``half_width_s`` stays infinite where too
    little agrees.

    Args:
        stretches: What the coarse search found; changed in place.
        a: Tracks of the first on the ground.
        b: Tracks of the second on the ground.
        speed: Usual walking speed in ground units per second.
        free_rates: For each stretch whether its rate is fitted too.
        pairings: Which movers belong together, where that is known already.
        drifting: For each stretch whether its rate is fitted within ``DRIFT`` of what it is; those of ``LONG_S`` and
            more where absent. A drift that does not stand out is not kept.

    Returns:
        How far matched positions stay apart after the fit, and over how long.
    """
    pairings = match_movers(stretches, a, b, speed) if pairings is None else pairings
    if not pairings:
        return Agreement(float("inf"), 0.0)
    n = len(stretches)
    if drifting is None:
        drifting = [not f and s.to_s - s.from_s >= LONG_S for f, s in zip(free_rates, stretches, strict=True)]
    middles = [0.5 * (s.from_s + s.to_s) for s in stretches]
    joint = _Joint(pairings, a, b, middles, speed)
    theta = np.zeros(joint.size)
    free = np.ones(joint.size, bool)
    n_movers = np.bincount([p.stretch for p in pairings], minlength=n)
    for k, s in enumerate(stretches):
        theta[2 * k] = s.offset_s + s.rate * middles[k]
        theta[2 * k + 1] = s.rate
        free[2 * k] = n_movers[k] > 0
        free[2 * k + 1] = n_movers[k] > 0 and (free_rates[k] or drifting[k])
    start = theta.copy()
    scale, track_sigma = 0.12 * speed, TRACK_SHIFT
    shared = 2 * n + 6
    index = np.flatnonzero(free[:shared])
    prior = np.zeros(shared)
    prior[2 * n : 2 * n + 2] = 1 / BIAS_SHIFT**2
    prior[2 * n + 2 :] = 1 / (BIAS_SLOPE * REACH) ** 2
    expected = np.zeros(shared)
    for k, may_drift in enumerate(drifting):
        if may_drift:
            prior[2 * k + 1], expected[2 * k + 1] = 1 / DRIFT**2, stretches[k].rate
    normal = np.eye(shared)
    residual, owner = np.empty((0, 2)), np.empty(0, np.int64)
    for _ in range(ROUNDS):
        system = joint.system(theta, scale, track_sigma)
        residual, owner = system.residual, system.stretch
        if len(residual) < 6:
            return Agreement(float("inf"), 0.0)
        normal = system.normal + np.diag(prior + 1e-9)
        step = np.zeros(shared)
        right = system.right - prior * (theta[:shared] - expected)
        step[index] = np.linalg.solve(normal[np.ix_(index, index)], right[index])
        theta[shared:] += system.own_steps(step).ravel()
        theta[:shared] += step
        spread = 1.4826 * float(np.median(np.abs(residual)))
        scale = float(np.clip(1.3 * spread, 0.03 * speed, 0.3 * speed))
        shifts = theta[shared:]
        if len(shifts) >= 8:
            track_sigma = float(np.clip(1.2 * np.sqrt(np.mean(shifts**2)), 0.04, 0.3))
        if np.max(np.abs(step[: 2 * n])) < 2e-5:
            break
    spread_of = np.zeros(shared)
    covariance = np.linalg.inv(normal[np.ix_(index, index)])
    spread_of[index] = np.sqrt(np.maximum(np.diag(covariance), 0))
    stands = [
        d and bool(abs(theta[2 * k + 1] - expected[2 * k + 1]) > DRIFT_SPREADS * spread_of[2 * k + 1])
        for k, d in enumerate(drifting)
    ]
    if stands != drifting:
        return refine_stretches(
            stretches, a, b, speed, free_rates=free_rates, pairings=pairings, drifting=stands
        )
    for k, s in enumerate(stretches):
        mine = residual[owner == k]
        if 2 * len(mine) < 10 or abs(theta[2 * k] - start[2 * k]) > 0.6:
            continue
        s.rate = float(theta[2 * k + 1])
        s.offset_s = float(theta[2 * k] - theta[2 * k + 1] * middles[k])
        s.half_width_s = 1.96 * float(np.hypot(spread_of[2 * k], 0.003))
        s.n_movers = int(n_movers[k])
        s.residual_px = float(np.median(np.abs(mine))) * 1.4826
        s.bias = theta[2 * n : 2 * n + 6]
    quality = 1.4826 * float(np.median(np.abs(residual)))
    shifts = theta[2 * n + 6 :]
    common = 0.1 * float(np.linalg.norm(theta[2 * n : 2 * n + 2]))
    spread = float(np.linalg.norm([quality, speed * np.sqrt(np.mean(shifts**2)), speed * common]))
    lengths = [float(np.ptp(b[p.second].t_s[p.rows])) for p in pairings]
    return Agreement(spread, sum(lengths))


ROUNDS = 16
"""Most Gauss–Newton steps of the fit; it stops where times change by less than 20 µs."""

REACH = 10.0
"""Distance over which the affine shift is scaled, in seconds of usual walking."""


def _at(t: Floats, times: Floats, path: Floats) -> Floats:
    return np.column_stack([np.interp(t, times, path[:, d]) for d in (0, 1)])
