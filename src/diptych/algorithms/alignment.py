"""Place one recording's movers on another's clock by agreement in space and time.

Both recordings' tracks lie on one ground. A coarse search scores every offset (and, where footage was slowed or
sped up, every rate) at once; dynamic programming finds the stretches with one offset; a continuous fit over true
presentation times sharpens each. Sign: ``t_first = rate × t_second + offset_s``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from diptych.algorithms.geometry import Floats
from diptych.algorithms.movers import Track

STEP_S = 0.1
"""Width of a bin of the coarse search; walkers move by a fifth of their width in it."""

RATES: tuple[float, ...] = (1.0, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.86, 0.93, 1.08, 1.16, 1.25, 1.35,
                            1.5, 1.65, 1.8, 2.0, 2.25, 2.5)  # fmt: skip
"""Rates tried: steps of 7 to 12 %, so that a stretch of 4 s stays within one agreement width."""

SWITCH_COST = 12.0
"""Cost of a change of offset, in agreeing mover-bins (1.2 mover-seconds). Chosen on rendered scenes."""

FLOOR = 0.30
"""Agreement per bin that a stretch must exceed to be better than "no place". Chosen on rendered scenes."""

MIN_SEGMENT_S = 1.0
"""Shorter segments are dropped: they hold too few positions to stand alone."""


@dataclass(slots=True)
class MotionSamples:
    """Smoothed positions and velocities of all tracks at even steps: ``(n,)`` times, ``(n, 2)`` each."""

    t_s: Floats
    xy: Floats
    velocity: Floats
    track: np.ndarray


@dataclass(slots=True)
class Stretch:
    """One stretch of the second with one offset and rate."""

    from_s: float
    to_s: float
    offset_s: float
    rate: float
    score: float
    evidence: float
    rival_offset_s: float
    rival_score: float
    half_width_s: float = float("inf")
    n_movers: int = 0
    residual_px: float = float("inf")
    bias: Floats = field(default_factory=lambda: np.zeros(6))


def sample_tracks(tracks: list[Track]) -> MotionSamples:
    """Resample tracks at multiples of ``STEP_S`` with smoothed positions and velocities."""
    times, places, speeds, owner = [], [], [], []
    for k, track in enumerate(tracks):
        path = track.path
        first, last = np.ceil(track.t_s[0] / STEP_S), np.floor(track.t_s[-1] / STEP_S)
        if last <= first:
            continue
        t = np.arange(first, last + 1) * STEP_S
        xy = np.column_stack([np.interp(t, track.t_s, path[:, 0]), np.interp(t, track.t_s, path[:, 1])])
        ahead = np.column_stack([np.interp(t + 0.2, track.t_s, path[:, d]) for d in (0, 1)])
        behind = np.column_stack([np.interp(t - 0.2, track.t_s, path[:, d]) for d in (0, 1)])
        span = np.minimum(t + 0.2, track.t_s[-1]) - np.maximum(t - 0.2, track.t_s[0])
        times.append(t)
        places.append(xy)
        speeds.append((ahead - behind) / np.maximum(span, 0.05)[:, None])
        owner.append(np.full(len(t), k))
    if not times:
        return MotionSamples(np.empty(0), np.empty((0, 2)), np.empty((0, 2)), np.empty(0, int))
    return MotionSamples(
        np.concatenate(times), np.concatenate(places), np.concatenate(speeds), np.concatenate(owner)
    )


@dataclass(slots=True)
class _Pairs:
    ta: Floats
    tb: Floats
    near: Floats
    va: Floats
    vb: Floats


def typical_speed(a: MotionSamples, b: MotionSamples) -> float:
    """Return the usual speed over the ground (units per second), the yardstick of all distances here."""
    speeds = np.linalg.norm(np.concatenate([a.velocity, b.velocity]), axis=1)
    moving = speeds[speeds > 0.3 * np.percentile(speeds, 75)] if len(speeds) else speeds
    return float(np.clip(np.median(moving), 3.0, 200.0)) if len(moving) else 10.0


def _pairs(
    a: MotionSamples, tree: cKDTree, b: MotionSamples, rows: NDArray[np.int64], speed: float
) -> tuple[_Pairs, float]:
    """Pair samples of the second with all samples of the first that lie near, whenever that was.

    Returns:
        The pairs, and the share of them that was kept (to bound memory in crowds filmed for long).
    """
    reach, share = 1.1 * speed, 1.0
    if len(rows):
        expected = int(tree.query_ball_point(b.xy[rows], reach, return_length=True).sum())
        if expected > MAX_PAIRS:
            share = MAX_PAIRS / expected
            rows = rows[np.random.default_rng(0).random(len(rows)) < share]
    found = tree.query_ball_point(b.xy[rows], reach)
    counts = [len(f) for f in found]
    j = np.repeat(rows, counts)
    i = np.concatenate([np.asarray(f, int) for f in found]) if sum(counts) else np.empty(0, int)
    away = np.linalg.norm(a.xy[i] - b.xy[j], axis=1)
    near = np.exp(-0.5 * (away / (0.5 * speed)) ** 2)
    return _Pairs(a.t_s[i], b.t_s[j], near, a.velocity[i], b.velocity[j]), share


def _alike(pairs: _Pairs, rate: float, speed: float) -> Floats:
    apart = np.sum((pairs.vb - rate * pairs.va) ** 2, axis=1)
    fast = np.sum(pairs.vb**2, axis=1)
    moving = np.clip(np.sqrt(fast) / (0.5 * speed), 0, 1)
    result: Floats = pairs.near * np.exp(-0.5 * apart / (0.4 * speed) ** 2) * moving
    return result


def _self_energy(samples: MotionSamples, n_bins: int, speed: float) -> Floats:
    energy = np.zeros(n_bins)
    bins = np.round(samples.t_s / STEP_S).astype(int)
    weight = np.clip(np.linalg.norm(samples.velocity, axis=1) / (0.5 * speed), 0, 1)
    np.add.at(energy, bins, weight)
    return energy


@dataclass(slots=True)
class Landscape:
    """The agreement over offsets of one rate: ``score[k]`` at ``offset_s[k]``."""

    offset_s: Floats
    score: Floats


def find_stretches(
    a: MotionSamples, b: MotionSamples, *, duration_a_s: float, duration_b_s: float, cuts_b_s: list[float]
) -> tuple[list[Stretch], Landscape]:
    """Find the stretches of the second that have a place on the first's clock.

    Args:
        a: Movers of the first on the common ground.
        b: Movers of the second on the common ground.
        duration_a_s: Length of the first, seconds.
        duration_b_s: Length of the second, seconds.
        cuts_b_s: Known jumps of the second, where a change of offset costs less.

    Returns:
        Stretches in order of the second's time, and the landscape at rate one for display.
    """
    empty = Landscape(np.empty(0), np.empty(0))
    if len(a.t_s) < 8 or len(b.t_s) < 8:
        return [], empty
    speed = typical_speed(a, b)
    na, nb = int(duration_a_s / STEP_S) + 2, int(duration_b_s / STEP_S) + 2
    na = max(na, round(a.t_s.max() / STEP_S) + 1)
    nb = max(nb, round(b.t_s.max() / STEP_S) + 1)
    ea, eb = _self_energy(a, na, speed), _self_energy(b, nb, speed)
    tree = cKDTree(a.xy)
    sums: dict[float, Floats] = {}
    strengths: dict[tuple[float, float], float] = {}
    n_rows = int(duration_b_s / ROW_S) + 2
    for row in range(0, n_rows, BLOCK_ROWS):
        _vote(
            a,
            tree,
            b,
            (row, min(row + BLOCK_ROWS, n_rows)),
            speed,
            duration_a_s,
            duration_b_s,
            sums,
            strengths,
        )
    if not sums:
        return [], empty
    low = -duration_b_s
    whole = _smoothed(sums[1.0][None])[0] if 1.0 in sums else np.zeros(_n_offsets(duration_a_s, low))
    grid: Floats = (low + np.arange(len(whole)) * STEP_S).astype(np.float64)
    landscape = Landscape(grid, whole / np.maximum(_norms(ea, eb, grid, 1.0), 8.0))
    chosen = sorted(strengths, key=lambda s: -strengths[s])[:MAX_STATES]
    states = sorted({*chosen, *((1.0, float(grid[k])) for k in _peaks(landscape.score, 12, 8))})
    rewards, norms = _rewards(a, tree, b, states, ea, eb, nb, speed)
    path = _best_path(rewards, norms, states, cuts_b_s, nb)
    return _stretches(path, rewards, norms, states, eb, landscape), landscape


ROW_S = 2.0
"""Votes are counted in windows of two such rows, 4 s: long enough for a few movers, short enough for short segments."""

BLOCK_ROWS = 10
"""Rows voted on at once, to bound memory: the cost of a block grows with the first recording only."""

MAX_PAIRS = 4_000_000
"""Most pairs of samples held at once (about 0.4 GB); beyond, a fixed random share of them votes."""

MAX_STATES = 500
"""Most candidates (rate, offset) that enter the search for segments, strongest first; a short pair has 100 to 400."""


def _n_offsets(duration_a_s: float, low_s: float) -> int:
    return int((duration_a_s - low_s) / STEP_S) + 3


def _vote(
    a: MotionSamples,
    tree: cKDTree,
    b: MotionSamples,
    rows: tuple[int, int],
    speed: float,
    duration_a_s: float,
    duration_b_s: float,
    sums: dict[float, Floats],
    strengths: dict[tuple[float, float], float],
) -> None:
    """Let the samples of some rows of the second vote for rates and offsets; adds to ``sums`` and ``strengths``."""
    row_of = (b.t_s / ROW_S).astype(int)
    pairs, share = _pairs(a, tree, b, np.flatnonzero((row_of >= rows[0]) & (row_of <= rows[1])), speed)
    inside = (pairs.tb / ROW_S).astype(int) < rows[1]
    for rate in RATES:
        weight = _alike(pairs, rate, speed) / share
        strong = weight > 0.1 / share
        if not strong.any():
            continue
        low = -rate * duration_b_s
        n_offsets = _n_offsets(duration_a_s, low)
        offsets = pairs.ta[strong] - rate * pairs.tb[strong]
        column = np.clip(np.round((offsets - low) / STEP_S).astype(int), 0, n_offsets - 1)
        if rate == 1.0:
            mine = inside[strong]
            total = np.bincount(column[mine], weights=weight[strong][mine], minlength=n_offsets)
            sums[rate] = sums.get(rate, np.zeros(n_offsets)) + total
        else:
            sums.setdefault(rate, np.empty(0))
        table = np.zeros((rows[1] - rows[0] + 1, n_offsets))
        np.add.at(table, ((pairs.tb[strong] / ROW_S).astype(int) - rows[0], column), weight[strong])
        table = _smoothed(table[:-1] + table[1:])
        for r in range(len(table)):
            for k in _peaks(table[r], 4 if rate == 1.0 else 2, 4):
                if table[r, k] > 4.0:
                    state = (rate, float(low + k * STEP_S))
                    strengths[state] = strengths.get(state, 0.0) + float(table[r, k])


def _smoothed(table: Floats) -> Floats:
    padded = np.pad(table, ((0, 0), (1, 1)))
    result: Floats = 0.5 * padded[:, :-2] + padded[:, 1:-1] + 0.5 * padded[:, 2:]
    return result


def _norms(ea: Floats, eb: Floats, grid: Floats, rate: float) -> Floats:
    out = np.zeros(len(grid))
    ia = np.arange(len(eb)) * rate
    active = np.flatnonzero(eb > 0)
    root_a, root_b = np.sqrt(ea), np.sqrt(eb)
    shift = np.round(grid / STEP_S).astype(int)
    for t in active:
        k = shift + round(ia[t])
        ok = (k >= 0) & (k < len(ea))
        out[ok] += root_a[k[ok]] * root_b[t]
    return out


def _peaks(row: Floats, most: int, apart: int) -> list[int]:
    found: list[int] = []
    work = row.copy()
    for _ in range(most):
        k = int(np.argmax(work))
        if work[k] <= 0:
            break
        found.append(k)
        work[max(0, k - apart) : k + apart + 1] = 0
    return found


def _rewards(
    a: MotionSamples,
    tree: cKDTree,
    b: MotionSamples,
    states: list[tuple[float, float]],
    ea: Floats,
    eb: Floats,
    nb: int,
    speed: float,
) -> tuple[Floats, Floats]:
    rewards = np.zeros((len(states), nb))
    norms = np.zeros((len(states), nb))
    row_of = (b.t_s / ROW_S).astype(int)
    for row in range(0, int(row_of.max()) + 1, BLOCK_ROWS):
        rows = np.flatnonzero((row_of >= row) & (row_of < row + BLOCK_ROWS))
        pairs, share = _pairs(a, tree, b, rows, speed)
        bins = np.round(pairs.tb / STEP_S).astype(int)
        for rate in {s[0] for s in states}:
            late = pairs.ta - rate * pairs.tb
            order = np.argsort(late)
            late, sorted_bins = late[order], bins[order]
            weight = _alike(pairs, rate, speed)[order] / share
            for s in (k for k, state in enumerate(states) if state[0] == rate):
                low, high = np.searchsorted(late, [states[s][1] - LATE_S, states[s][1] + LATE_S])
                kernel = 1 - ((late[low:high] - states[s][1]) / LATE_S) ** 2
                counted = np.bincount(sorted_bins[low:high], weights=kernel * weight[low:high], minlength=nb)
                rewards[s] += counted[:nb] * 0.62
    t = np.arange(nb) * STEP_S
    for s, (rate, offset) in enumerate(states):
        k = np.round((rate * t + offset) / STEP_S).astype(int)
        ok = (k >= 0) & (k < len(ea))
        norms[s, ok] = np.sqrt(ea[k[ok]] * eb[ok])
    return rewards, norms


LATE_S = 0.16
"""Samples this much earlier or later than an offset still count for it, less and less."""


def _best_path(
    rewards: Floats, norms: Floats, states: list[tuple[float, float]], cuts_b_s: list[float], nb: int
) -> np.ndarray:
    """Viterbi over (no place, states): a change of state costs; known jumps make it cheap."""
    n = len(states)
    gain = np.minimum(rewards, 1.2 * norms + 0.2) - FLOOR * norms - 0.02
    other = [k for k, s in enumerate(states) if s[0] != 1.0]
    gain[other] -= 0.10 * norms[other] + 0.02
    gain = np.vstack([np.zeros(nb), gain])
    cost = np.full(nb, SWITCH_COST)
    for cut in cuts_b_s:
        k = round(cut / STEP_S)
        cost[max(0, k - 1) : k + 2] = 0.35 * SWITCH_COST
    value = gain[:, 0].copy()
    came = np.zeros((n + 1, nb), np.int32)
    for t in range(1, nb):
        best = int(np.argmax(value))
        switch = value[best] - cost[t]
        stay = value >= switch
        came[:, t] = np.where(stay, np.arange(n + 1), best)
        value = np.where(stay, value, switch) + gain[:, t]
    path = np.zeros(nb, np.int32)
    path[-1] = int(np.argmax(value))
    for t in range(nb - 1, 0, -1):
        path[t - 1] = came[path[t], t]
    return path


def _stretches(
    path: np.ndarray,
    rewards: Floats,
    norms: Floats,
    states: list[tuple[float, float]],
    eb: Floats,
    landscape: Landscape,
) -> list[Stretch]:
    out = []
    starts = np.flatnonzero(np.r_[True, np.diff(path) != 0])
    ends = np.r_[starts[1:], len(path)]
    offsets = np.array([s[1] for s in states])
    rates = np.array([s[0] for s in states])
    for s, e in zip(starts, ends, strict=True):
        if path[s] == 0 or (e - s) * STEP_S < MIN_SEGMENT_S:
            continue
        k = path[s] - 1
        evidence = float(np.minimum(rewards[k, s:e], 1.2 * norms[k, s:e] + 0.2).sum())
        score = evidence / max(float(norms[k, s:e].sum()), 4.0)
        middle = 0.5 * (s + e) * STEP_S
        totals = rewards[:, s:e].sum(1) / np.maximum(norms[:, s:e].sum(1), 0.25 * norms[k, s:e].sum() + 4.0)
        away = np.abs((rates * middle + offsets) - (rates[k] * middle + offsets[k])) > 0.7
        rival = int(np.argmax(np.where(away, totals, -1))) if away.any() else k
        rival_score = float(totals[rival]) if away.any() else 0.0
        rival_offset = rates[rival] * middle + offsets[rival] - rates[k] * middle
        out.append(
            Stretch(
                from_s=s * STEP_S,
                to_s=e * STEP_S,
                offset_s=float(offsets[k]),
                rate=float(rates[k]),
                score=score,
                evidence=evidence * STEP_S,
                rival_offset_s=float(rival_offset),
                rival_score=rival_score,
            )
        )
    return out


# The continuous fit.

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

    Returns:
        How far matched positions stay apart after the fit, and over how long.
    """
    pairings = match_movers(stretches, a, b, speed) if pairings is None else pairings
    if not pairings:
        return Agreement(float("inf"), 0.0)
    n = len(stretches)
    middles = [0.5 * (s.from_s + s.to_s) for s in stretches]
    joint = _Joint(pairings, a, b, middles, speed)
    theta = np.zeros(joint.size)
    free = np.ones(joint.size, bool)
    n_movers = np.bincount([p.stretch for p in pairings], minlength=n)
    for k, s in enumerate(stretches):
        theta[2 * k] = s.offset_s + s.rate * middles[k]
        theta[2 * k + 1] = s.rate
        free[2 * k] = n_movers[k] > 0
        free[2 * k + 1] = n_movers[k] > 0 and free_rates[k]
    start = theta.copy()
    scale, track_sigma = 0.12 * speed, TRACK_SHIFT
    shared = 2 * n + 6
    index = np.flatnonzero(free[:shared])
    prior = np.zeros(shared)
    prior[2 * n : 2 * n + 2] = 1 / BIAS_SHIFT**2
    prior[2 * n + 2 :] = 1 / (BIAS_SLOPE * REACH) ** 2
    normal = np.eye(shared)
    residual, owner = np.empty((0, 2)), np.empty(0, np.int64)
    for _ in range(ROUNDS):
        system = joint.system(theta, scale, track_sigma)
        residual, owner = system.residual, system.stretch
        if len(residual) < 6:
            return Agreement(float("inf"), 0.0)
        normal = system.normal + np.diag(prior + 1e-9)
        step = np.zeros(shared)
        right = system.right - prior * theta[:shared]
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
