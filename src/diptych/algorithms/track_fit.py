"""Find the offset between two recordings from their tracks alone, without a common ground.

People walk over one plane, and so do their centres, a little above it. Two pictures of one plane differ by a
homography, so at the right offset, and only there, one homography carries the second's tracks onto the first's
(Caspi and Irani 2006; Albl et al. 2017 search offset and geometry together in the same way). At every offset,
affinities are drawn from two pieces of tracks at a time (RANSAC) and scored by the mover-seconds that they bring into
agreement; the best offsets are fitted in continuous time by ``track_fit_plane``. The same effort goes into every
offset, so the other offsets of the pair tell what chance gives.

Units: positions are divided by each recording's usual walking speed, so one unit is what a mover covers in a second.
Sign: ``t_first = t_second + offset_s``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.geometry import Floats
from diptych.algorithms.movers import Track
from diptych.algorithms.track_fit_plane import PLAIN_RATE, PlaneFit, fit_plane_and_offset, leave_each_out
from diptych.algorithms.track_fit_walkers import Walkers, walkers_of

STEP_S = 0.2
"""Step of the offsets tried. Half a step off, a walker is 0.1 units away: a fifth of ``REACH``."""

PIECE_S = 3.0
"""Tracks of the second are cut into pieces of about this length: short enough that an affinity describes the
homography over it, long enough to show a direction. Chosen by hand."""

LEAST_S = 1.4
"""Least common time of a piece and a track of the first. Chosen by hand."""

POINTS = 4
"""Points at which a piece is compared, evenly spread over the common time."""

REACH = 0.45
"""Distance, in units, up to which points of two tracks agree fully. Centres scatter by 0.1 to 0.4 m about a constant
shift from the feet (docs/methods/movers.md), which is 0.1 to 0.3 units."""

DRIFT = 0.35
"""Difference of mean velocity, as a share of walking speed, up to which two pieces agree fully. Chosen by hand."""

LEAST_SPEED = 0.3
"""Least mean speed of a piece, as a share of walking speed: who stands still says nothing about time."""

TRIALS = 1500
"""Pairs of pieces drawn at each offset. With 9 movers in both views one pairing in ten is right and one draw in a
hundred has two right ones: about fifteen good draws."""

MOST_SCORED = 400
"""Most affinities scored at an offset; the others of a draw are passed over."""

FEW_PAIRINGS = 150
"""Of more pairings at an offset, affinities are first scored on the pieces that make about this many."""

SHORT_LIST = 40
"""Affinities that are then scored on ``ENOUGH_PAIRINGS``."""

ENOUGH_PAIRINGS = 600
"""Pairings on which the score of an offset rests; of more, whole pieces are drawn, and the score is scaled up."""

TILT = 3.0
"""Largest stretch or squeeze of one view against the other, in any direction. Views 30° above the ground squeeze by
two. Affinities that shrink everything to a point would bring everything into agreement."""

DRAW_MISFIT = 0.35
"""Largest root mean square misfit, in units, of an affinity to the two pieces from which it was made."""

CANDIDATES = 8
"""Offsets that are fitted in continuous time: the best, and the rivals that it must beat."""

APART_S = 1.2
"""Offsets closer than this are one answer: walkers look alike to themselves for about a second."""

WINDOW_S = 60.0
"""Of a longer second recording only the busiest stretch of this length is searched; the fit then uses all of it."""

MOST_TRACKS = 80
"""Most tracks of a recording that take part, the farthest travelled, to bound the cost."""

OTHER_RATES = (0.7, 0.84, 1.2, 1.4)
"""Rates from which the best offset is fitted once more. Between them a walker of 3 s moves by a third of a unit
relative to the middle, which is within the reach of the fit."""

LOOSER = 1.4
"""A fit at another rate that scatters this much more is a compromise between two rates, and no rival."""

SEED = 20
"""Start of the random draws, fixed so that a run repeats exactly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackFit:
    """The best offset of a pair of shots from tracks alone, and what it has to be weighed against."""

    best: PlaneFit
    """The best offset with its homography, fitted in continuous time."""
    rival: PlaneFit | None
    """The best other answer after the same fit: an offset at least ``APART_S`` away, or another rate."""
    rival_s: float
    """Mover-seconds of the rival; at least those of the best other offset in the coarse search, where no fit held."""
    rival_offset_s: float
    offsets_s: Floats
    """``(n,)`` offsets of the coarse search."""
    scores: Floats
    """``(n,)`` mover-seconds that agree at each of them."""


def fit_tracks(first: list[Track], second: list[Track]) -> TrackFit | None:
    """Find the offset at which one homography carries the second's tracks onto the first's.

    If somebody turns at 12.0 s of the first and at 2.5 s of the second, the offset is +9.5 s.

    Args:
        first: Tracks of one shot of the first, in that shot's own ground pixels.
        second: Tracks of one shot of the second, in its own.

    Returns:
        The best offset and its rival; None where fewer than three pieces can be paired at any offset.

    References:
        Caspi and Irani, "Feature-based sequence-to-sequence matching", IJCV 2006. Albl et al., "On the two-view
        geometry of unsynchronized cameras", CVPR 2017.
    """
    a, b = walkers_of(first, MOST_TRACKS), walkers_of(second, MOST_TRACKS)
    if a is None or b is None:
        return None
    coarse_a, coarse_b = _Coarse(a), _busiest(_Coarse(b))
    if not len(coarse_b.first):
        return None
    low = int(coarse_a.first.min() - coarse_b.last.max())
    lags = np.arange(low, int(coarse_a.last.max() - coarse_b.first.min()) + 1)
    pieces = _pieces(coarse_b)
    random = np.random.default_rng(SEED)
    found = [_best_at(coarse_a, coarse_b, pieces, int(lag), random) for lag in lags]
    scores = np.array([f[0] for f in found])
    if not (scores > 0).any():
        return None
    fits: list[PlaneFit] = []
    for k in _peaks(scores, CANDIDATES):
        fit = fit_plane_and_offset(a, b, float(lags[k] * STEP_S), found[k][1])
        if fit is not None:
            fits.append(fit)
    if not fits:
        return None
    fits.sort(key=lambda f: -f.matched_s * f.score)
    best = fits[0]
    rivals = [f for f in fits[1:] if abs(f.offset_s - best.offset_s) >= APART_S]
    at_rates = [f for f in _other_rates(a, b, best) if f.spread <= LOOSER * best.spread]
    best, *others = sorted([best, *at_rates], key=lambda f: -f.matched_s)
    rivals += [f for f in others if abs(f.rate - best.rate) > PLAIN_RATE and _share_time(best, f)]
    at_middle_s = best.offset_s + (best.rate - 1.0) * 0.5 * (best.from_s + best.to_s)
    rival = max(rivals, key=lambda f: f.matched_s, default=None)
    offsets_s = (lags * STEP_S).astype(np.float64)
    coarse = np.where(np.abs(offsets_s - at_middle_s) >= APART_S, scores, 0.0)
    rival_s, rival_offset_s = float(coarse.max()), float(offsets_s[int(np.argmax(coarse))])
    if rival is not None and rival.matched_s >= rival_s:
        rival_s, rival_offset_s = rival.matched_s, rival.offset_s
    return TrackFit(
        best=leave_each_out(a, b, best),
        rival=rival,
        rival_s=rival_s,
        rival_offset_s=rival_offset_s,
        offsets_s=offsets_s,
        scores=scores,
    )


def _other_rates(a: Walkers, b: Walkers, best: PlaneFit) -> list[PlaneFit]:
    """Fit again from other rates: a scale of the homography imitates a rate where movers are few and walk straight."""
    middle_s = 0.5 * (best.from_s + best.to_s)
    start_s = best.offset_s + (best.rate - 1.0) * middle_s
    tried = [
        fit_plane_and_offset(a, b, start_s, best.model, rate=rate, middle_s=middle_s) for rate in OTHER_RATES
    ]
    found = [f for f in tried if f is not None and abs(f.rate - best.rate) > PLAIN_RATE]
    return sorted(found, key=lambda f: -f.matched_s)


def _share_time(best: PlaneFit, other: PlaneFit) -> bool:
    """Say whether another rate speaks about the same stretch, and not about another one in the same shot."""
    common = min(best.to_s, other.to_s) - max(best.from_s, other.from_s)
    return common > 0.5 * (other.to_s - other.from_s)


class _Coarse:
    """Tracks at multiples of ``STEP_S``: ``xy[k, n]`` is valid for ``first[k] <= n <= last[k]``."""

    def __init__(self, walkers: Walkers) -> None:
        self.first = np.ceil(walkers.from_s / STEP_S - 1e-9).astype(int)
        self.last = np.floor(walkers.to_s / STEP_S + 1e-9).astype(int)
        grid = (np.arange(int(self.last.max()) + 1) * STEP_S).astype(np.float64)
        self.xy = np.stack([walkers.position(k, grid) for k in range(len(self.first))])


def _busiest(coarse: _Coarse) -> _Coarse:
    """Keep the stretch of ``WINDOW_S`` with most tracks."""
    width = int(WINDOW_S / STEP_S)
    if int(coarse.last.max()) - int(coarse.first.min()) <= width:
        return coarse
    steps = np.arange(int(coarse.last.max()) + 1)
    active = ((coarse.first[:, None] <= steps) & (steps <= coarse.last[:, None])).sum(0)
    total = np.r_[0, np.cumsum(active)]
    start = int(np.argmax(total[width:] - total[:-width]))
    coarse.first = np.maximum(coarse.first, start)
    coarse.last = np.minimum(coarse.last, start + width - 1)
    kept = (coarse.last - coarse.first) * STEP_S >= LEAST_S
    coarse.first, coarse.last, coarse.xy = coarse.first[kept], coarse.last[kept], coarse.xy[kept]
    return coarse


def _pieces(coarse: _Coarse) -> NDArray[np.int64]:
    """Cut tracks into pieces: rows of track, first step, last step."""
    rows = []
    for k, (s, e) in enumerate(zip(coarse.first, coarse.last, strict=True)):
        edges = np.round(np.linspace(s, e, max(1, round((e - s) * STEP_S / PIECE_S)) + 1)).astype(int)
        rows += [(k, edges[n], edges[n + 1]) for n in range(len(edges) - 1)]
    return np.array(rows, np.int64).reshape(-1, 3)


@dataclass(slots=True)
class _Pairings:
    """Every piece of the second with every track of the first that it meets at one offset."""

    of_first: NDArray[np.int64]
    of_second: NDArray[np.int64]
    piece: NDArray[np.int64]
    a: Floats
    """``(n, POINTS, 2)`` points of the first."""
    b: Floats
    """Likewise of the second, at the same moments."""
    common_s: Floats

    def only(self, rows: NDArray[np.bool_]) -> _Pairings:
        return _Pairings(
            self.of_first[rows],
            self.of_second[rows],
            self.piece[rows],
            self.a[rows],
            self.b[rows],
            self.common_s[rows],
        )


def _pairings(a: _Coarse, b: _Coarse, pieces: NDArray[np.int64], lag: int) -> _Pairings:
    start = np.maximum(a.first[:, None], pieces[None, :, 1] + lag)
    end = np.minimum(a.last[:, None], pieces[None, :, 2] + lag)
    k = np.argwhere((end - start) * STEP_S >= LEAST_S)
    k = k[np.argsort(k[:, 1], kind="stable")]
    i, piece = k[:, 0], k[:, 1]
    start, end = start[i, piece], end[i, piece]
    index = np.round(start[:, None] + (end - start)[:, None] * np.linspace(0, 1, POINTS)).astype(int)
    j = pieces[piece, 0]
    pa, pb = a.xy[i[:, None], index], b.xy[j[:, None], index - lag]
    common_s = (end - start) * STEP_S
    speed = [np.linalg.norm(p.max(1) - p.min(1), axis=1) / common_s for p in (pa, pb)]
    ok = np.minimum(*speed) > LEAST_SPEED
    return _Pairings(i[ok], j[ok], piece[ok], pa[ok], pb[ok], common_s[ok])


def _best_at(
    a: _Coarse, b: _Coarse, pieces: NDArray[np.int64], lag: int, random: np.random.Generator
) -> tuple[float, Floats]:
    """Return the mover-seconds that the best affinity brings into agreement at an offset, and that affinity."""
    nothing = 0.0, np.eye(3)
    pairs = _pairings(a, b, pieces, lag)
    n = len(pairs.piece)
    if n < 3:
        return nothing
    p, q = random.integers(0, n, (2, TRIALS))
    apart = pairs.piece[p] != pairs.piece[q]
    apart &= (pairs.of_first[p] == pairs.of_first[q]) == (pairs.of_second[p] == pairs.of_second[q])
    p, q = p[apart], q[apart]
    linear, shift, usable = affinities(
        np.concatenate([pairs.a[p], pairs.a[q]], axis=1), np.concatenate([pairs.b[p], pairs.b[q]], axis=1)
    )
    linear, shift = linear[usable][:MOST_SCORED], shift[usable][:MOST_SCORED]
    if not len(linear):
        return nothing
    if n > FEW_PAIRINGS:
        likely = np.argsort(-_agreement(_some(pairs, FEW_PAIRINGS, random), linear, shift))[:SHORT_LIST]
        linear, shift = linear[likely], shift[likely]
    some = _some(pairs, ENOUGH_PAIRINGS, random)
    agreeing_s = _agreement(some, linear, shift) * (n / len(some.piece))
    k = int(np.argmax(agreeing_s))
    model = np.eye(3)
    model[:2, :2], model[:2, 2] = linear[k].T, shift[k]
    return float(agreeing_s[k]), model


def _some(pairs: _Pairings, most: int, random: np.random.Generator) -> _Pairings:
    """Return the pairings of as many pieces, drawn at random, as make about ``most``."""
    if len(pairs.piece) <= most:
        return pairs
    pieces = random.permutation(np.unique(pairs.piece))
    kept = pairs.only(np.isin(pairs.piece, pieces[: max(3, len(pieces) * most // len(pairs.piece))]))
    return kept


def affinities(a: Floats, b: Floats) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """Fit one affinity per row by least squares: ``a ≈ b @ linear + shift``.

    Args:
        a: ``(n, m, 2)`` points of the first.
        b: ``(n, m, 2)`` the same moments in the second.

    Returns:
        ``(n, 2, 2)`` linear parts, ``(n, 2)`` shifts, and ``(n,)`` whether the row can be meant: its points do not
        lie on a line, it fits within ``DRAW_MISFIT``, keeps the sense of turning (both cameras stand above the
        plane) and tilts by ``TILT`` at most.
    """
    mean_a, mean_b = a.mean(1, keepdims=True), b.mean(1, keepdims=True)
    x, y = b - mean_b, a - mean_a
    moment = np.einsum("hnd,hne->hde", x, x)
    det = moment[:, 0, 0] * moment[:, 1, 1] - moment[:, 0, 1] ** 2
    spread = (det > 0.0025 * (moment[:, 0, 0] + moment[:, 1, 1]) ** 2) & (det > 1e-9)
    det = np.where(spread, det, 1.0)
    inverse = np.empty_like(moment)
    inverse[:, 0, 0], inverse[:, 1, 1] = moment[:, 1, 1], moment[:, 0, 0]
    inverse[:, 0, 1] = inverse[:, 1, 0] = -moment[:, 0, 1]
    linear = (inverse / det[:, None, None]) @ np.einsum("hnd,hne->hde", x, y)
    misfit = np.sqrt(((y - x @ linear) ** 2).sum((1, 2)) / (2 * a.shape[1] - 6))
    shift = mean_a[:, 0] - np.einsum("hd,hde->he", mean_b[:, 0], linear)
    return linear, shift, spread & (misfit < DRAW_MISFIT) & plausible(linear)


def plausible(linear: Floats) -> NDArray[np.bool_]:
    """Say which ``(n, 2, 2)`` linear maps keep the sense of turning and tilt by ``TILT`` at most."""
    det = linear[:, 0, 0] * linear[:, 1, 1] - linear[:, 0, 1] * linear[:, 1, 0]
    squares = (linear**2).sum((1, 2))
    largest = np.sqrt(0.5 * (squares + np.sqrt(np.maximum(squares**2 - 4 * det**2, 0))))
    ok: NDArray[np.bool_] = (det > 0) & (largest < TILT) & (np.abs(det) > largest / TILT)
    return ok


def _agreement(pairs: _Pairings, linear: Floats, shift: Floats) -> Floats:
    """Return for each affinity the mover-seconds of the second that agree, each piece with its best partner."""
    n, models = len(pairs.piece), len(linear)
    narrow = np.float32
    points = pairs.b.astype(narrow)
    away = []
    for d in (0, 1):
        carried = points.reshape(-1, 2) @ linear[:, :, d].T.astype(narrow) + shift[:, d].astype(narrow)
        away.append(carried.reshape(n, POINTS, models) - pairs.a[:, :, None, d].astype(narrow))
    far = np.sqrt((away[0] ** 2 + away[1] ** 2).max(1))
    turned = [x[:, -1] - x[:, 0] for x in away]
    common_s = pairs.common_s.astype(narrow)[:, None]
    drift = np.sqrt(turned[0] ** 2 + turned[1] ** 2) / common_s
    each = np.clip(1.5 - far / REACH, 0, 1) * np.clip(1.5 - drift / DRIFT, 0, 1) * common_s
    starts = np.flatnonzero(np.r_[True, np.diff(pairs.piece) > 0])
    total: Floats = np.maximum.reduceat(each, starts, axis=0).sum(0).astype(np.float64)
    return total


def _peaks(scores: Floats, most: int) -> list[int]:
    """Return the indices of the highest scores, each at least ``APART_S`` from the ones before."""
    width = round(APART_S / STEP_S)
    rest = scores.copy()
    found = []
    for _ in range(most):
        k = int(np.argmax(rest))
        if rest[k] <= 0:
            break
        found.append(k)
        rest[max(0, k - width + 1) : k + width] = 0
    return found
