"""Fit one homography between two recordings' tracks together with the offset, in continuous time.

The homography carries the plane in which the second's movers walk to the first's, in units of what a mover covers in
a second. It is held towards an affinity by a prior on its two projective terms: the simpler model wins where it
explains as much. Each mover also gets a small shift of its own (body and shadow mix differently in each picture).
The agreement is then tested on movers that took no part in the fit: each is left out once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.geometry import Floats
from diptych.algorithms.track_fit_walkers import Walkers

FINE_S = 0.1
"""Step at which paths are compared; between detections of 6 to 18 per second the smoothed path is interpolated."""

NEAR = 0.6
"""Distance, units, up to which two movers agree at a moment: the scatter of centres plus a mover's own shift."""

ALIKE = 0.45
"""Difference of velocities, as a share of the faster one or of walking speed, up to which two movers agree."""

LEAST_AGREE_S = 0.8
"""Least agreement of two tracks to be called one mover."""

LEAST_SHARE = 0.5
"""Least share of two tracks' common time in which they agree, to be called one mover."""

PROJECTIVE = 0.05
"""Prior standard deviation of the projective terms, per unit: the ground of two drones that look at each other at 45°
from 60 m gives 0.03; a room gives more, and overcomes the prior by its movers."""

STEPS = 14
"""Most steps of the fit; it ends earlier once a step moves the offset by under half a millisecond."""

REMATCHED = 5
"""Steps after which movers are matched anew; later ones only sharpen."""

PLAIN_RATE = 0.05
"""A rate this close to one is taken as one, as in ``find.PLAIN_RATE``."""

RATE_SIGMAS = 4.0
"""Standard deviations by which a rate must differ from one to be believed. Chosen by hand."""

FASTEST = 2.5
"""Largest rate, and the inverse of the least, as in ``alignment.RATES``."""

SLOPE_S = 0.4
"""Velocities in the fit are taken over ± this time. Noise in them counts as knowledge about the offset: over ± 0.1 s,
walkers who all go straight at one speed, and so tell no offset, gave an interval of ± 0.04 s."""

OWN_SHIFT = 0.12
"""Prior standard deviation of a mover's own shift, units, as in ``alignment.TRACK_SHIFT``."""

INDEPENDENT_S = 0.5
"""Positions of one mover closer in time than this count as one, as in ``alignment.INDEPENDENT_S``."""

HELD_OUT_NEAR = 0.8
"""Distance, units, up to which a mover that was left out is met by its prediction: wider than ``NEAR``, since the
homography is extended beyond the movers that made it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaneFit:
    """One offset with the homography that goes with it."""

    offset_s: float
    """``t_first = rate × t_second + offset_s``."""
    rate: float
    half_width_s: float
    """95 % half width from the fit, before calibration; infinite where the movers do not fix the offset."""
    model: Floats
    """``(3, 3)`` homography from the second's units to the first's."""
    first_from_second: Floats
    """``(3, 3)`` homography from the second's ground pixels to the first's."""
    score: float
    """Mover-seconds that agree from ``from_s`` to ``to_s``, divided by what the common ground could give (0 to 1)."""
    matched_s: float
    """Mover-seconds that agree; nobody counts twice in either recording."""
    n_movers: int
    """Movers of the second that agree."""
    spread: float
    """Scatter of positions about the fit, units."""
    from_s: float
    """First time of the second at which movers agree, or before which nothing speaks against the offset."""
    to_s: float
    """Likewise the last."""
    held_out_s: float = 0.0
    """Mover-seconds that agree for movers that were left out of the fit; filled by ``leave_each_out``."""
    n_held_out: int = 0
    """Movers that agree although they were left out of the fit."""
    n_refused: int = 0
    """Movers that disagree once they are left out of the fit."""


def fit_plane_and_offset(
    a: Walkers, b: Walkers, offset_s: float, model: Floats, *, rate: float = 1.0, middle_s: float = 0.0
) -> PlaneFit | None:
    """Fit offset and homography from a first guess.

    A rate of one is kept unless the movers contradict it: then it is fitted too (footage slowed down or sped up).

    Args:
        a: Walkers of the first.
        b: Walkers of the second.
        offset_s: First guess, within ± 0.2 s, for a rate of one.
        model: ``(3, 3)`` first guess of the map from the second's units to the first's.
        rate: First guess of the rate; other than one, it is fitted.
        middle_s: Time of the second at which the first guess holds for any rate.

    Returns:
        The fit; None where fewer than two movers stay in agreement.
    """
    scene = _scene(b)
    t = scene.t_s
    guess = _Fit(_Time(offset_s + middle_s, rate, middle_s), model, 0.2)
    fit = _settle(a, scene, guess, _match(a, scene, guess.time, model, wide=1.5), free_rate=rate != 1.0)
    if fit is None:
        return None
    found, matches = fit
    if rate == 1.0 and abs(found.rate_step) > max(PLAIN_RATE, RATE_SIGMAS * found.rate_sigma):
        fit = _settle(a, scene, found, matches, free_rate=True)
        if fit is None:
            return None
        found, matches = fit
    if not _upright(found.model, scene, matches):
        return None
    could = _could_agree(a, scene, found.time, found.model)
    start, end = _support(scene, matches, could)
    inside = (matches.n >= start) & (matches.n < end)
    possible_s = float(could[start:end].sum()) * FINE_S
    return PlaneFit(
        offset_s=found.time.offset_s,
        rate=found.time.rate,
        half_width_s=found.half_width_s,
        model=found.model,
        first_from_second=_in_pixels(a, b, found.model),
        score=min(1.0, _matched_s(scene, matches.only(inside)) / max(possible_s, FINE_S)),
        matched_s=_matched_s(scene, matches),
        n_movers=len(np.unique(matches.j)),
        spread=found.spread,
        from_s=float(t[start]),
        to_s=float(t[min(end, len(t) - 1)]),
    )


def leave_each_out(a: Walkers, b: Walkers, fit: PlaneFit) -> PlaneFit:
    """Leave each mover out once, fit the homography to the others, and see whether it meets the mover.

    Args:
        a: Walkers of the first.
        b: Walkers of the second.
        fit: What ``fit_plane_and_offset`` gave for them.

    Returns:
        The fit with ``held_out_s``, ``n_held_out`` and ``n_refused`` filled in.
    """
    scene = _scene(b)
    found = _Fit(_Time(fit.offset_s, fit.rate, 0.0), fit.model, fit.spread)
    matches = _match(a, scene, found.time, found.model, wide=1.0)
    held_out_s, n_held_out, n_refused = _left_out(a, scene, found, matches)
    return replace(fit, held_out_s=held_out_s, n_held_out=n_held_out, n_refused=n_refused)


@dataclass(frozen=True, slots=True)
class _Time:
    """``t_first = at_s + rate × (t_second - middle_s)``."""

    at_s: float
    rate: float
    middle_s: float

    @property
    def offset_s(self) -> float:
        return self.at_s - self.rate * self.middle_s

    def first(self, t_s: Floats) -> Floats:
        result: Floats = self.at_s + self.rate * (t_s - self.middle_s)
        return result

    def about(self, middle_s: float) -> _Time:
        return _Time(self.at_s + self.rate * (middle_s - self.middle_s), self.rate, middle_s)


@dataclass(frozen=True, slots=True)
class _Fit:
    time: _Time
    model: Floats
    spread: float
    half_width_s: float = float("inf")
    rate_step: float = 0.0
    """By how much the rate would change if it were free, and its standard deviation."""
    rate_sigma: float = float("inf")


def _settle(
    a: Walkers, scene: _Scene, fit: _Fit, matches: _Matches, *, free_rate: bool
) -> tuple[_Fit, _Matches] | None:
    """Match and fit in turn until the offset stands still."""
    began = fit
    for k in range(STEPS):
        if len(np.unique(matches.j)) < 2:
            return None
        fit = replace(fit, time=fit.time.about(float(scene.t_s[matches.n].mean())))
        solved = _solve(a, scene, fit, matches, free=9 + free_rate)
        if solved is None:
            return None
        moved = abs(solved.time.at_s - fit.time.at_s)
        fit = solved
        now = began.time.about(fit.time.middle_s)
        if abs(fit.time.at_s - now.at_s) > 0.7 or not 1 / FASTEST < fit.time.rate < FASTEST:
            return None
        if k < REMATCHED:
            matches = _match(a, scene, fit.time, fit.model, wide=1.0)
        elif moved < 5e-4:
            break
    return (fit, matches) if len(np.unique(matches.j)) >= 2 else None


@dataclass(slots=True)
class _Scene:
    t_s: Floats
    xy: Floats
    velocity: Floats
    active: NDArray[np.bool_]


@dataclass(slots=True)
class _Matches:
    """One row for each moment at which a track of the second agrees with one of the first."""

    i: NDArray[np.int64]
    j: NDArray[np.int64]
    n: NDArray[np.int64]

    def only(self, rows: NDArray[np.bool_]) -> _Matches:
        return _Matches(self.i[rows], self.j[rows], self.n[rows])


def _scene(b: Walkers) -> _Scene:
    t = np.arange(float(b.from_s.min()), float(b.to_s.max()), FINE_S)
    return _Scene(t, b.all_positions(t), b.velocities(t), b.active(t))


def _carry(model: Floats, xy: Floats) -> Floats:
    p = xy @ model[:2, :2].T + model[:2, 2]
    result: Floats = p / _depth(model, xy)[..., None]
    return result


def _depth(model: Floats, xy: Floats) -> Floats:
    """Return the denominator, kept from changing sign: points beyond the horizon are sent far away."""
    result: Floats = np.maximum(xy @ model[2, :2] + 1.0, 0.05)
    return result


def _carry_velocity(model: Floats, xy: Floats, velocity: Floats) -> Floats:
    h = 0.05
    result: Floats = (_carry(model, xy + h * velocity) - _carry(model, xy - h * velocity)) / (2 * h)
    return result


def _agrees(
    a: Walkers, scene: _Scene, time: _Time, model: Floats, near: float
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], Floats]:
    """Return ``(tracks of a, tracks of b, moments)``: whether they agree, whether both exist, and how far apart."""
    t = time.first(scene.t_s)
    here, speed = a.all_positions(t), time.rate * a.velocities(t)
    carried = _carry(model, scene.xy)
    carried_speed = _carry_velocity(model, scene.xy, scene.velocity)
    faster = np.maximum(_length(speed)[:, None], _length(carried_speed)[None])
    both = a.active(t)[:, None] & scene.active[None]
    away = _apart(here, carried)
    ok = both & (away < near) & (_apart(speed, carried_speed) < ALIKE * np.maximum(faster, 1.0))
    return ok, both, away


def _length(v: Floats) -> Floats:
    result: Floats = np.hypot(v[..., 0], v[..., 1])
    return result


def _apart(a: Floats, b: Floats) -> Floats:
    result: Floats = np.hypot(a[:, None, :, 0] - b[None, :, :, 0], a[:, None, :, 1] - b[None, :, :, 1])
    return result


def _match(a: Walkers, scene: _Scene, time: _Time, model: Floats, *, wide: float) -> _Matches:
    ok, both, away = _agrees(a, scene, time, model, NEAR * wide)
    agree_s = ok.sum(2) * FINE_S
    kept = (agree_s >= LEAST_AGREE_S) & (agree_s >= LEAST_SHARE * both.sum(2) * FINE_S)
    ok &= kept[:, :, None]
    far = np.where(ok, away, np.inf)
    ok &= far <= far.min(0)[None]
    ok &= far <= far.min(1)[:, None]
    i, j, n = np.nonzero(ok)
    return _Matches(i, j, n)


def _solve(a: Walkers, scene: _Scene, fit: _Fit, matches: _Matches, *, free: int) -> _Fit | None:
    """One step of robust Gauss–Newton over the homography, the time and each mover's own shift.

    Terms: eight of the homography, the time at mid-match, the rate; the first ``free`` of them are changed. The
    movers' shifts are taken out by the Schur complement: each is seen by its own rows only.
    """
    if len(matches.n) < 8:
        return None
    model, late = fit.model, scene.t_s[matches.n] - fit.time.middle_s
    b = scene.xy[matches.j, matches.n]
    t = fit.time.first(scene.t_s[matches.n])
    after = np.minimum(t + SLOPE_S, a.to_s[matches.i])
    before = np.maximum(t - SLOPE_S, a.from_s[matches.i])
    ahead, behind = (a.each_position(matches.i, s) for s in (after, before))
    velocity = (ahead - behind) / np.maximum(after - before, 0.05)[:, None]
    depth, carried = _depth(model, b), _carry(model, b)
    residual = carried - a.each_position(matches.i, t)
    _, owner = np.unique(matches.i * (matches.j.max() + 1) + matches.j, return_inverse=True)
    rows = np.zeros((len(b), 2, 10))
    rows[:, 0, 0:2] = rows[:, 1, 3:5] = b / depth[:, None]
    rows[:, 0, 2] = rows[:, 1, 5] = 1 / depth
    rows[:, :, 6:8] = -carried[:, :, None] * b[:, None, :] / depth[:, None, None]
    rows[:, :, 8] = -velocity
    rows[:, :, 9] = -velocity * late[:, None]
    means = _means(residual, owner)
    within = residual - means[owner]
    scale = float(np.clip(1.3 * fit.spread, 0.04, 0.3))
    weight = (FINE_S / INDEPENDENT_S) / (1 + (within**2).sum(1) / (2.5 * scale) ** 2) ** 2 / scale**2
    weight /= (1 + (means[owner] ** 2).sum(1) / (3 * OWN_SHIFT) ** 2) ** 0.5
    flat, weighted = rows.reshape(-1, 10), (rows * weight[:, None, None]).reshape(-1, 10)
    normal = weighted.T @ flat
    right = -weighted.T @ residual.ravel()
    count = int(owner.max()) + 1
    total = np.bincount(owner, weights=weight, minlength=count) + 1 / OWN_SHIFT**2
    order = np.argsort(owner, kind="stable")
    starts = np.searchsorted(owner[order], np.arange(count))
    for d in (0, 1):
        cross = np.add.reduceat(weighted[d::2][order], starts, axis=0).T
        pull = np.bincount(owner, weights=weight * residual[:, d], minlength=count)
        normal -= (cross / total) @ cross.T
        right += (cross / total) @ pull
    prior = np.zeros(10)
    prior[6:8] = 1 / PROJECTIVE**2
    right -= prior * np.array([0, 0, 0, 0, 0, 0, *model[2, :2], 0, 0])
    normal += np.diag(prior + 1e-9)
    step = np.zeros(10)
    try:
        step[:free] = np.linalg.solve(normal[:free, :free], right[:free])
        every = np.linalg.solve(normal, right)
        covariance = np.linalg.inv(normal[: max(free, 9), : max(free, 9)])
        rate_variance = np.linalg.inv(normal)[9, 9]
    except np.linalg.LinAlgError:
        return None
    if not np.isfinite(step).all():
        return None
    left = within.ravel()
    return _Fit(
        time=replace(
            fit.time,
            at_s=fit.time.at_s + float(np.clip(step[8], -0.2, 0.2)),
            rate=fit.time.rate + float(step[9]),
        ),
        model=model + np.array([[*step[0:3]], [*step[3:6]], [step[6], step[7], 0.0]]),
        spread=1.4826 * float(np.median(np.abs(left - np.median(left)))),
        half_width_s=1.96 * float(np.sqrt(max(float(covariance[8, 8]), 0.0))),
        rate_step=float(every[9]),
        rate_sigma=float(np.sqrt(max(float(rate_variance), 0.0))),
    )


def _means(values: Floats, owner: NDArray[np.int64]) -> Floats:
    count = np.bincount(owner)
    return np.column_stack([np.bincount(owner, weights=values[:, d]) / count for d in (0, 1)])


def _upright(model: Floats, scene: _Scene, matches: _Matches) -> bool:
    """Say whether the plane stays in front of both cameras and keeps its sense of turning where movers agree."""
    b = scene.xy[matches.j, matches.n]
    depth = b @ model[2, :2] + 1.0
    return bool(np.all(depth > 0.1)) and float(np.linalg.det(model)) > 0


def _left_out(a: Walkers, scene: _Scene, fit: _Fit, matches: _Matches) -> tuple[float, int, int]:
    """Return mover-seconds and movers that agree although left out, and movers that do not."""
    agreeing_s, n, refused = 0.0, 0, 0
    seen: set[int] = set()
    for j in np.unique(matches.j):
        if int(j) in seen:
            continue
        own = _one_mover(matches, int(j))
        seen |= {int(k) for k in np.unique(matches.j[own])}
        rest = matches.only(~own)
        if len(np.unique(rest.j)) < 2:
            refused += 1
            continue
        trial = fit
        for _ in range(4):
            trial = _solve(a, scene, trial, rest, free=8) or trial
        mine = matches.only(own)
        here = a.each_position(mine.i, fit.time.first(scene.t_s[mine.n]))
        met = _length(_carry(trial.model, scene.xy[mine.j, mine.n]) - here) < HELD_OUT_NEAR
        if met.mean() >= 0.5:
            n += 1
            agreeing_s += float(met.sum()) * FINE_S
        else:
            refused += 1
    return agreeing_s, n, refused


def _one_mover(matches: _Matches, j: int) -> NDArray[np.bool_]:
    """Return the rows of everything that is tied to track ``j`` by a shared track of either recording."""
    own: NDArray[np.bool_] = matches.j == j
    while True:
        more = np.isin(matches.i, matches.i[own]) | np.isin(matches.j, matches.j[own])
        if more.sum() == own.sum():
            return own
        own = more


def _could_agree(a: Walkers, scene: _Scene, time: _Time, model: Floats) -> Floats:
    """Return for each moment how many movers could agree: the geometric mean of those that move in both.

    Only movers count that stand where the other recording has movers at some time: elsewhere it may not look.
    """
    t = time.first(scene.t_s)
    carried = _carry(model, scene.xy)
    moving_b = scene.active & (_length(scene.velocity) > 0.3)
    moving_a = a.active(t) & (_length(a.velocities(t)) > 0.3)
    here = a.all_positions(t)
    ground_a, ground_b = here[moving_a], carried[moving_b]
    if not len(ground_a) or not len(ground_b):
        return np.zeros(len(t))
    edge = 1.0
    moving_b &= _within(carried, ground_a, edge)
    moving_a &= _within(here, ground_b, edge)
    result: Floats = np.sqrt(moving_a.sum(0) * moving_b.sum(0)).astype(np.float64)
    return result


def _within(xy: Floats, ground: Floats, edge: float) -> NDArray[np.bool_]:
    low, high = ground.min(0) - edge, ground.max(0) + edge
    inside: NDArray[np.bool_] = np.all((xy >= low) & (xy <= high), axis=-1)
    return inside


def _matched_s(scene: _Scene, matches: _Matches) -> float:
    speed = _length(scene.velocity[matches.j, matches.n])
    return float(np.clip(speed / 0.5, 0, 1).sum()) * FINE_S


AGAINST = 0.3
"""Share of the possible agreement that must be reached for a stretch to speak for the offset. Chosen by hand."""


def _support(scene: _Scene, matches: _Matches, could: Floats) -> tuple[int, int]:
    """Return the first moment, and the one past the last, for which the offset holds.

    The stretch with most agreement beyond ``AGAINST`` of what could agree; times before and after it belong to it
    where nothing could agree, and so nothing disagrees.
    """
    agreeing = np.bincount(matches.n, minlength=len(scene.t_s)).astype(np.float64)
    gain = (agreeing - AGAINST * could) * FINE_S
    total = np.r_[0.0, np.cumsum(gain)]
    low = np.minimum.accumulate(total)
    end = int(np.argmax(total - low))
    start = int(np.argmin(total[: end + 1]))
    while start > 0 and gain[start - 1] >= 0:
        start -= 1
    while end < len(gain) and gain[end] >= 0:
        end += 1
    return start, end


def _in_pixels(a: Walkers, b: Walkers, model: Floats) -> Floats:
    """Return the homography between ground pixels."""
    to_units = np.diag([1 / b.speed_px, 1 / b.speed_px, 1.0])
    to_units[:2, 2] = -b.centre_px / b.speed_px
    to_pixels = np.diag([a.speed_px, a.speed_px, 1.0])
    to_pixels[:2, 2] = a.centre_px
    result: Floats = to_pixels @ model @ to_units
    return result
