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
    jumps_s: list[float] = field(default_factory=list)
    """Jumps of either recording inside the stretch, across which its offset holds all the same (second's time)."""
    steps_from_s: float = 0.0
    """Where the counts of single steps begin."""
    agreed: Floats = field(default_factory=lambda: np.empty(0))
    """Agreement of every step of ``STEP_S``, in movers."""
    possible: Floats = field(default_factory=lambda: np.empty(0))
    """What the overlap could have given in every step."""

    def support(self, from_s: float, to_s: float) -> tuple[float, float]:
        """Return the agreeing and the possible mover-seconds between two times of the second."""
        low, high = (max(0, round((t - self.steps_from_s) / STEP_S)) for t in (from_s, to_s))
        return float(self.agreed[low:high].sum()) * STEP_S, float(self.possible[low:high].sum()) * STEP_S


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
        agreed = np.minimum(rewards[k, s:e], 1.2 * norms[k, s:e] + 0.2)
        evidence = float(agreed.sum())
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
                steps_from_s=s * STEP_S,
                agreed=agreed,
                possible=norms[k, s:e].copy(),
            )
        )
    return out
