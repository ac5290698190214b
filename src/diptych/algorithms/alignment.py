"""Place one recording's movers on another's clock by agreement in space and time.

Both recordings' tracks lie on one ground. A coarse search scores every offset (and, where footage was slowed or
sped up, every rate) at once; dynamic programming finds the stretches with one offset; a continuous fit over true
presentation times sharpens each. Sign: ``t_first = rate × t_second + offset_s``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from scipy.spatial import cKDTree

from diptych.algorithms.geometry import Floats
from diptych.algorithms.movers import Track, smooth

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
        path = smooth(track.t_s, track.xy)
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


def _pairs(a: MotionSamples, b: MotionSamples, speed: float) -> _Pairs:
    reach = 1.1 * speed
    tree = cKDTree(a.xy)
    found = tree.query_ball_point(b.xy, reach)
    j = np.repeat(np.arange(len(b.xy)), [len(f) for f in found])
    i = np.concatenate([np.asarray(f, int) for f in found]) if len(j) else np.empty(0, int)
    away = np.linalg.norm(a.xy[i] - b.xy[j], axis=1)
    return _Pairs(
        a.t_s[i], b.t_s[j], np.exp(-0.5 * (away / (0.5 * speed)) ** 2), a.velocity[i], b.velocity[j]
    )


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
    pairs = _pairs(a, b, speed)
    if len(pairs.ta) < 8:
        return [], empty
    na, nb = int(duration_a_s / STEP_S) + 2, int(duration_b_s / STEP_S) + 2
    na = max(na, int(round(a.t_s.max() / STEP_S)) + 1)
    nb = max(nb, int(round(b.t_s.max() / STEP_S)) + 1)
    ea, eb = _self_energy(a, na, speed), _self_energy(b, nb, speed)
    states: list[tuple[float, float]] = []
    landscape = empty
    for rate in RATES:
        weight = _alike(pairs, rate, speed)
        strong = weight > 0.1
        if not strong.any():
            continue
        offsets = pairs.ta[strong] - rate * pairs.tb[strong]
        low = -rate * duration_b_s
        n_offsets = int((duration_a_s - low) / STEP_S) + 3
        column = np.clip(np.round((offsets - low) / STEP_S).astype(int), 0, n_offsets - 1)
        window_s = 4.0
        row = (pairs.tb[strong] / (window_s / 2)).astype(int)
        n_rows = int(duration_b_s / (window_s / 2)) + 2
        table = np.zeros((n_rows, n_offsets))
        np.add.at(table, (row, column), weight[strong])
        table = table + np.pad(table, ((0, 1), (0, 0)))[1:]
        table = _smoothed(table)
        if rate == 1.0:
            whole = _smoothed(np.bincount(column, weights=weight[strong], minlength=n_offsets)[None])[0]
            grid = low + np.arange(n_offsets) * STEP_S
            landscape = Landscape(grid, whole / np.maximum(_norms(ea, eb, grid, 1.0), 8.0))
            for k in _peaks(landscape.score, 12, 8):
                states.append((1.0, float(grid[k])))
        for r in range(n_rows):
            for k in _peaks(table[r], 4 if rate == 1.0 else 2, 4):
                if table[r, k] > 4.0:
                    states.append((rate, float(low + k * STEP_S)))
    states = sorted(set(states))
    rewards, norms = _rewards(pairs, states, ea, eb, nb, speed)
    path = _best_path(rewards, norms, states, cuts_b_s, nb)
    return _stretches(path, rewards, norms, states, eb, landscape), landscape


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
        k = shift + int(round(ia[t]))
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
    pairs: _Pairs, states: list[tuple[float, float]], ea: Floats, eb: Floats, nb: int, speed: float
) -> tuple[Floats, Floats]:
    rewards = np.zeros((len(states), nb))
    norms = np.zeros((len(states), nb))
    bins = np.round(pairs.tb / STEP_S).astype(int)
    by_rate: dict[float, Floats] = {}
    t = np.arange(nb) * STEP_S
    for s, (rate, offset) in enumerate(states):
        if rate not in by_rate:
            by_rate[rate] = _alike(pairs, rate, speed)
        late = np.abs(pairs.ta - rate * pairs.tb - offset)
        close = late < 0.16
        kernel = 1 - (late[close] / 0.16) ** 2
        rewards[s] = np.bincount(bins[close], weights=kernel * by_rate[rate][close], minlength=nb)[:nb] * 0.62
        k = np.round((rate * t + offset) / STEP_S).astype(int)
        ok = (k >= 0) & (k < len(ea))
        norms[s, ok] = np.sqrt(ea[k[ok]] * eb[ok])
    return rewards, norms


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
        k = int(round(cut / STEP_S))
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


# --- continuous fit ---------------------------------------------------------------------------------------------

BIAS_SHIFT = 0.55
"""Prior standard deviation of the shift between both views' positions of one mover, in seconds of usual walking:
a centroid stands about 0.8 m above the ground (DESIGN §5a, height bias)."""

BIAS_SLOPE = 0.05
"""Prior standard deviation of the change of that shift over the ground, per unit of distance."""


@dataclass(slots=True)
class _Matched:
    tb: Floats
    pb: Floats
    track: int
    block: np.ndarray
    ta: Floats
    pa: Floats


def refine_stretch(
    stretch: Stretch, a: list[Track], b: list[Track], speed: float, *, free_rate: bool
) -> Stretch:
    """Fit offset (and rate) in continuous time, together with the shift that mover height causes.

    Returns:
        The stretch with offset, rate and 95 % half width (before calibration) filled; ``half_width_s`` stays
        infinite where too little agrees.
    """
    matched = _match_tracks(stretch, a, b, speed)
    if not matched:
        return stretch
    centre = np.mean(np.concatenate([m.pb for m in matched]), axis=0)
    middle = 0.5 * (stretch.from_s + stretch.to_s)
    theta = np.zeros(8)
    theta[0] = stretch.offset_s + stretch.rate * middle
    theta[1] = stretch.rate
    free = np.array([True, free_rate] + [True] * 6)
    scale = 0.12 * speed
    for _ in range(14):
        rows, residual, weight, blocks = _linearise(matched, theta, middle, centre, speed, scale)
        if len(residual) < 12:
            return stretch
        step = _solve(rows, residual, weight, theta, free, speed, scale)
        theta = theta + step
        spread = 1.4826 * float(np.median(np.abs(residual)))
        scale = float(np.clip(spread, 0.02 * speed, 0.3 * speed))
        if abs(step[0]) < 1e-5 and abs(step[1]) < 1e-6:
            break
    rows, residual, weight, blocks = _linearise(matched, theta, middle, centre, speed, scale)
    if len(residual) < 12:
        return stretch
    sigma = _bootstrap(rows, residual, weight, blocks, theta, free, speed, scale)
    moved = abs(theta[0] - stretch.offset_s - stretch.rate * middle)
    if moved > 0.6:
        return stretch
    stretch.rate = float(theta[1])
    stretch.offset_s = float(theta[0] - theta[1] * middle)
    stretch.half_width_s = 1.96 * sigma
    stretch.n_movers = len({m.track for m in matched})
    stretch.residual_px = float(np.sqrt(np.average(residual**2, weights=weight + 1e-9)))
    stretch.bias = theta[2:]
    return stretch


def _match_tracks(stretch: Stretch, a: list[Track], b: list[Track], speed: float) -> list[_Matched]:
    smooth_a = [(t, smooth(t.t_s, t.xy)) for t in a]
    found = []
    block = 0
    for kb, track in enumerate(b):
        tb = track.t_s
        inside = (tb >= stretch.from_s - 0.05) & (tb <= stretch.to_s + 0.05)
        inside &= (tb > tb[0] + 0.2) & (tb < tb[-1] - 0.2)
        if inside.sum() < 5:
            continue
        pb_all = smooth(track.t_s, track.xy)
        best: tuple[float, _Matched] | None = None
        for ta, pa in smooth_a:
            on_a = stretch.rate * tb + stretch.offset_s
            both = inside & (on_a > ta.t_s[0] + 0.1) & (on_a < ta.t_s[-1] - 0.1)
            if both.sum() < 5 or tb[both][-1] - tb[both][0] < 0.4:
                continue
            q = np.column_stack([np.interp(on_a[both], ta.t_s, pa[:, d]) for d in (0, 1)])
            difference = pb_all[both] - q
            away = float(np.median(np.linalg.norm(difference, axis=1)))
            wobble = float(np.median(np.linalg.norm(difference - np.median(difference, axis=0), axis=1)))
            if away > 1.1 * speed or wobble > 0.35 * speed:
                continue
            span = float(tb[both][-1] - tb[both][0])
            merit = span / (0.1 * speed + wobble + 0.3 * away)
            if best is None or merit > best[0]:
                numbers = ((tb[both] - tb[both][0]) / 1.5).astype(int)
                best = (merit, _Matched(tb[both], pb_all[both], kb, numbers, ta.t_s, pa))
        if best is not None:
            m = best[1]
            m.block = m.block + block
            block = int(m.block.max()) + 1
            found.append(m)
    return found


def _linearise(
    matched: list[_Matched], theta: Floats, middle: float, centre: Floats, speed: float, scale: float
) -> tuple[Floats, Floats, Floats, np.ndarray]:
    rows_out, residual_out, blocks_out, density = [], [], [], []
    reach = 10.0 * speed
    for m in matched:
        on_a = theta[1] * (m.tb - middle) + theta[0]
        ok = (on_a > m.ta[0] + 0.05) & (on_a < m.ta[-1] - 0.05)
        if ok.sum() < 3:
            continue
        t = on_a[ok]
        h = 0.12
        q = np.column_stack([np.interp(t, m.ta, m.pa[:, d]) for d in (0, 1)])
        ahead = np.column_stack([np.interp(t + h, m.ta, m.pa[:, d]) for d in (0, 1)])
        behind = np.column_stack([np.interp(t - h, m.ta, m.pa[:, d]) for d in (0, 1)])
        span = np.minimum(t + h, m.ta[-1]) - np.maximum(t - h, m.ta[0])
        v = (ahead - behind) / span[:, None]
        u = (m.pb[ok] - centre) / reach
        shift = theta[2:4] + u @ theta[4:8].reshape(2, 2).T
        residual = m.pb[ok] - q - shift * speed
        for d in (0, 1):
            row = np.zeros((len(t), 8))
            row[:, 0] = v[:, d]
            row[:, 1] = v[:, d] * (m.tb[ok] - middle)
            row[:, 2 + d] = speed
            row[:, 4 + 2 * d : 6 + 2 * d] = u * speed
            rows_out.append(row)
            residual_out.append(residual[:, d])
            blocks_out.append(m.block[ok])
            gap = np.gradient(m.tb[ok]) if ok.sum() > 2 else np.full(int(ok.sum()), 0.04)
            density.append(np.clip(gap, 0.01, 0.2) / 0.04)
    if not rows_out:
        return np.empty((0, 8)), np.empty(0), np.empty(0), np.empty(0, int)
    residual = np.concatenate(residual_out)
    weight = np.concatenate(density) / (1 + (residual / (2.0 * scale)) ** 2) ** 2
    return np.concatenate(rows_out), residual, weight, np.concatenate(blocks_out)


def _prior(speed: float, scale: float) -> Floats:
    # a second of agreeing samples counts as about two independent ones
    per_sample = 12.0
    return per_sample * np.array(
        [0, 0] + [(scale / (BIAS_SHIFT * speed)) ** 2 * speed**2] * 2 + [(scale / (BIAS_SLOPE * 10)) ** 2] * 4
    )


def _solve(
    rows: Floats,
    residual: Floats,
    weight: Floats,
    theta: Floats,
    free: np.ndarray,
    speed: float,
    scale: float,
) -> Floats:
    prior = _prior(speed, scale)
    normal = rows.T @ (rows * weight[:, None]) + np.diag(prior)
    right = rows.T @ (weight * residual) - prior * theta
    step = np.zeros(8)
    step[free] = np.linalg.solve(normal[np.ix_(free, free)] + 1e-9 * np.eye(int(free.sum())), right[free])
    return step


def _bootstrap(
    rows: Floats,
    residual: Floats,
    weight: Floats,
    blocks: np.ndarray,
    theta: Floats,
    free: np.ndarray,
    speed: float,
    scale: float,
) -> float:
    """Return the standard deviation of the mid-time offset over resampled blocks of mover × 1.5 s."""
    n_blocks = int(blocks.max()) + 1
    prior = _prior(speed, scale)
    normals = np.zeros((n_blocks, 8, 8))
    rights = np.zeros((n_blocks, 8))
    for k in range(n_blocks):
        m = blocks == k
        normals[k] = rows[m].T @ (rows[m] * weight[m, None])
        rights[k] = rows[m].T @ (weight[m] * residual[m])
    rng = np.random.default_rng(12345)
    index = np.flatnonzero(free)
    shifts = []
    for _ in range(160):
        count = rng.multinomial(n_blocks, np.full(n_blocks, 1 / n_blocks))
        normal = np.tensordot(count, normals, 1) + np.diag(prior)
        noise = rng.normal(size=8) * np.sqrt(prior)
        right = count @ rights - prior * theta + noise * scale * 0.7
        step = np.linalg.solve(normal[np.ix_(index, index)] + 1e-9 * np.eye(len(index)), right[index])
        shifts.append(step[0])
    spread = float(np.std(shifts))
    few = 1.0 + 3.0 / n_blocks
    return float(np.hypot(spread * few, 0.003))
