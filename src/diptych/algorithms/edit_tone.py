"""What was done to the levels of a copy: tone curves, a colour matrix, blur, and how its re-creation compares.

Pictures are RGB levels, 0 to 255. A tone is fitted on flat areas that both pictures share, from the source's levels,
brought into the copy's picture, to the copy's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Pixels = NDArray[np.float32]

KNOTS = np.linspace(0, 255, 18)
"""Levels at which a curve is given, 15 apart; straight lines in between."""

CELL_PX = 4
"""Pixels are averaged over cells of this side: it evens out noise and the coarser resolution of colour."""

FLAT_LEVELS = 6.0
"""Largest range of neighbouring cells in a flat area. Chosen by hand."""

MAX_SAMPLES = 20_000

SAME_TONE = 4.0
"""Below this change (levels, root mean square) the levels count as kept. Chosen by hand: through RGB and back, which
editors do, flat areas of two sources came out 1.6 and 2.8 levels darker, the blue of one of them 3.8."""

COLOUR_LOST = 2.5
"""As much is enough where colour is gone: that no conversion does. Chosen by hand."""

BETTER = 0.4
"""A richer model has to lower the residual by this many levels and a tenth. Chosen by hand."""

BREAK_PRICE = 60.0
"""What a change of the tone in mid-stretch has to explain: squared levels of three channels, summed over moments; four
moments that are off by two levels each give 48. Chosen by hand."""

GREY_LEVELS = 5.0
"""Below this difference of a picture's channels (80th percentile of flat areas) it is grey. Chosen by hand: coding of
grey pictures leaves 1 to 3 levels."""

_LUMA = np.array([0.299, 0.587, 0.114])


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """First the matrix, then the curves; either may be absent."""

    matrix: Floats | None
    """``(3, 4)``: ``out = matrix[:, :3] · rgb + matrix[:, 3]``."""
    curves: Floats | None
    """``(3, 18)`` levels at :data:`KNOTS`, one row per channel R, G, B."""
    residual: float
    """Root mean square on flat areas (levels), the worst tenth aside."""
    change: float
    """Root mean square of the change from the source's levels."""
    name: str
    """``none``, ``grey``, ``sepia``, ``monochrome``, ``curves`` or ``matrix``."""
    lossy: bool = False
    """Levels that differ in the source came out alike, so the way back is lost."""


NO_TONE = Tone(matrix=None, curves=None, residual=0.0, change=0.0, name="none")


def apply_tone(tone: Tone, picture: Pixels) -> Pixels:
    """Return the picture ``(h, w, 3)`` or samples ``(n, 3)`` with the tone applied."""
    out = picture.astype(np.float32)
    if tone.matrix is not None:
        out = out @ tone.matrix[:, :3].T.astype(np.float32) + tone.matrix[:, 3].astype(np.float32)
        out = np.clip(out, 0, 255)
    if tone.curves is not None:
        out = np.stack([np.interp(out[..., c], KNOTS, tone.curves[c]) for c in range(3)], axis=-1)
    clipped: Pixels = np.clip(out, 0, 255).astype(np.float32)
    return clipped


def luma(picture: Pixels) -> Pixels:
    """Return the grey picture."""
    grey: Pixels = (picture @ _LUMA.astype(np.float32)).astype(np.float32)
    return grey


def flat_samples(source: Pixels, copy: Pixels, inside: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Average both pictures over cells and keep cells in flat areas: ``(n, 3)`` each."""
    h, w = inside.shape
    size = (max(1, w // CELL_PX), max(1, h // CELL_PX))
    a = cv2.resize(source, size, interpolation=cv2.INTER_AREA)
    b = cv2.resize(copy, size, interpolation=cv2.INTER_AREA)
    whole = cv2.resize(inside.astype(np.float32), size, interpolation=cv2.INTER_AREA) > 0.999
    kernel = np.ones((3, 3), np.uint8)
    ranges = [cv2.dilate(p, kernel) - cv2.erode(p, kernel) for p in (a, b)]
    limit = FLAT_LEVELS
    for _ in range(3):
        flat = whole & (np.maximum(ranges[0].max(axis=2), ranges[1].max(axis=2)) <= limit)
        if flat.sum() >= 60:
            break
        limit *= 2.5
    return a[flat].astype(np.float64), b[flat].astype(np.float64)


def fit_tone(source: Floats, copy: Floats) -> Tone:
    """Fit what leads from the source's levels to the copy's, by the simplest model that explains them.

    Args:
        source: ``(n, 3)`` levels on flat areas.
        copy: ``(n, 3)``.

    Returns:
        No tone, curves per channel, a matrix, or a matrix and curves.
    """
    if len(source) < 50:
        return NO_TONE
    if len(source) > MAX_SAMPLES:
        chosen = np.linspace(0, len(source) - 1, MAX_SAMPLES).astype(int)
        source, copy = source[chosen], copy[chosen]
    kept = _residual(copy - source)
    curves = _curves(source, copy)
    candidates = [
        _tone(None, None, source, copy),
        _tone(None, curves, source, copy),
        _tone(_matrix(source, copy), None, source, copy),
    ]
    through = _tone(candidates[2].matrix, None, source, copy)
    carried = apply_tone(through, source.astype(np.float32)).astype(np.float64)
    candidates.append(_tone(through.matrix, _curves(carried, copy), source, copy))
    best = candidates[0]
    for one in candidates[1:]:
        if one.residual < best.residual - BETTER and one.residual < 0.9 * best.residual:
            best = one
    name = _name(source, copy, best)
    lost = name in ("grey", "sepia", "monochrome")
    if (best.matrix is None and best.curves is None) or best.change < (COLOUR_LOST if lost else SAME_TONE):
        return Tone(matrix=None, curves=None, residual=kept, change=best.change, name="none")
    at_end = ((copy <= 2) | (copy >= 253)) & (source > 6) & (source < 249)
    return Tone(
        matrix=best.matrix,
        curves=best.curves,
        residual=best.residual,
        change=best.change,
        name=name,
        lossy=lost or float(at_end.any(axis=1).mean()) > 0.01,
    )


def tone_breaks(samples: Sequence[tuple[Floats, Floats]]) -> list[int]:
    """Find the moments at which the tone changes.

    The best partition into stretches with one quadratic fit each, by dynamic programming over sums of squares.

    Args:
        samples: For every moment in the order of time the levels of the source and of the copy, ``(n, 3)`` each.

    Returns:
        Numbers of the moments that begin a new tone; empty where one tone explains all.
    """
    kept = [(a, b) for a, b in samples if len(a) >= 20]
    if len(kept) != len(samples) or len(samples) < 4:
        return []
    pooled = fit_tone(np.concatenate([a for a, _ in kept]), np.concatenate([b for _, b in kept]))
    n = len(samples)
    normal, right, power = np.zeros((n + 1, 7, 7)), np.zeros((n + 1, 7, 3)), np.zeros(n + 1)
    for k, (a, b) in enumerate(samples):
        # What is laid over a part of the picture is no change of the tone: the likest two thirds count.
        left = ((apply_tone(pooled, a.astype(np.float32)) - b) ** 2).sum(axis=1)
        some = left <= np.quantile(left, 0.67)
        x, y = a[some] / 255, b[some]
        design = np.column_stack([x, x * x, np.ones(len(x))])
        normal[k + 1] = normal[k] + design.T @ design / len(x)
        right[k + 1] = right[k] + design.T @ y / len(x)
        power[k + 1] = power[k] + float((y * y).sum()) / len(x)

    def left_over(begin: int, end: int) -> float:
        m, r = normal[end] - normal[begin] + 1e-6 * np.eye(7), right[end] - right[begin]
        return float(power[end] - power[begin] - (r * np.linalg.solve(m, r)).sum())

    best, link = [0.0], [0]
    for end in range(1, n + 1):
        begins = [b for b in range(end) if end - b >= 2 or end == n == 1]
        options = [best[b] + left_over(b, end) + (BREAK_PRICE if b else 0.0) for b in begins]
        best.append(min(options) if options else np.inf)
        link.append(begins[int(np.argmin(options))] if options else 0)
    breaks = []
    at = n
    while at > 0:
        at = link[at]
        if at > 0:
            breaks.append(at)
    return breaks[::-1]


def _tone(matrix: Floats | None, curves: Floats | None, source: Floats, copy: Floats) -> Tone:
    bare = Tone(matrix=matrix, curves=curves, residual=0.0, change=0.0, name="none")
    made = apply_tone(bare, source.astype(np.float32)).astype(np.float64)
    return Tone(
        matrix=matrix,
        curves=curves,
        residual=_residual(copy - made),
        change=float(np.sqrt(((made - source) ** 2).mean())),
        name="none",
    )


def _residual(left: Floats) -> float:
    squares = np.sort((left**2).mean(axis=1))
    return float(np.sqrt(squares[: max(1, int(0.9 * len(squares)))].mean()))


def _weights(left: Floats) -> Floats:
    size = np.sqrt((left**2).mean(axis=-1)) if left.ndim > 1 else np.abs(left)
    usual = max(0.7, 1.4826 * float(np.median(size)))
    weights: Floats = np.where(size < 4 * usual, np.minimum(1.0, usual / np.maximum(size, 1e-9)), 0.0)
    return weights


def _curves(source: Floats, copy: Floats) -> Floats:
    """Fit one curve per channel: hat functions at the knots, second differences kept small."""
    n = len(KNOTS)
    bend = np.diff(np.eye(n), 2, axis=0)
    out = np.empty((3, n))
    for c in range(3):
        place = np.clip(source[:, c] / (KNOTS[1] - KNOTS[0]), 0, n - 1 - 1e-9)
        low = place.astype(int)
        part = place - low
        # Samples in bins: the same sums, at a fraction of the cost.
        values = KNOTS.copy()
        weights = np.ones(len(source))
        for _ in range(5):
            normal, right = np.zeros((n, n)), np.zeros(n)
            for left, u in ((0, 1 - part), (1, part)):
                right += np.bincount(low + left, weights * u * copy[:, c], n)[:n]
                for other, v in ((0, 1 - part), (1, part)):
                    np.add.at(normal, (low + left, low + other), weights * u * v)
            smooth = 0.002 * max(1.0, weights.sum()) * bend.T @ bend / n + 1e-6 * np.eye(n)
            values = np.linalg.solve(normal + smooth, right + 1e-6 * values)
            weights = _weights(copy[:, c] - np.interp(source[:, c], KNOTS, values))
        out[c] = np.clip(values, 0, 255)
    return out


def _matrix(source: Floats, copy: Floats) -> Floats:
    """Fit a matrix on samples of the copy that are not at an end of the range."""
    free: NDArray[np.bool_] = np.asarray(((copy > 3) & (copy < 252)).all(axis=1))
    if free.sum() < 50:
        free = np.ones(len(copy), bool)
    design = np.column_stack([source, np.ones(len(source))])[free]
    target = copy[free]
    weights = np.ones(len(target))
    ridge = 1e-3 * len(target) * np.diag([1.0, 1.0, 1.0, 0.0])
    solved: NDArray[np.floating] = np.zeros((4, 3))
    for _ in range(5):
        heavy = design * weights[:, None]
        # The ridge draws what the samples leave open towards the identity.
        normal = heavy.T @ design + ridge
        solved = np.linalg.solve(normal, heavy.T @ target + ridge @ np.eye(4, 3))
        weights = _weights(target - design @ solved)
    return np.asarray(solved.T, np.float64)


def _spread_of_colour(levels: Floats) -> float:
    """How colours vary beside brightness: what a curve of the luma leaves of each channel (root mean square)."""
    grey = levels @ _LUMA
    order = np.argsort(grey)
    left = []
    for c in range(3):
        ordered = levels[order, c]
        blocks = np.array_split(ordered, max(1, min(40, len(ordered) // 20)))
        left.append(np.concatenate([block - np.median(block) for block in blocks]))
    slope = np.concatenate(
        [b - np.median(b) for b in np.array_split(grey[order], max(1, min(40, len(grey) // 20)))]
    )
    own = [
        float(np.sqrt(np.mean(np.sort((one - slope) ** 2)[: max(1, int(0.95 * len(one)))]))) for one in left
    ]
    return max(own)


def _name(source: Floats, copy: Floats, tone: Tone) -> str:
    before, after = _spread_of_colour(source), _spread_of_colour(copy)
    strength = [float(np.percentile(np.ptp(levels, axis=1), 80)) for levels in (source, copy)]
    # A scene of one pale colour has little spread of its own; then the loss of that colour decides.
    colourless = (before > 3.0 and after < 0.45 * before and after < 3.0) or (
        strength[1] < GREY_LEVELS and strength[0] > 2 * GREY_LEVELS
    )
    if colourless:
        if strength[1] < GREY_LEVELS:
            return "grey"
        mean = copy.mean(axis=0)
        return "sepia" if mean[0] > mean[1] + 3 and mean[1] > mean[2] + 3 else "monochrome"
    return "matrix" if tone.matrix is not None else "curves"


def blur_sigma(
    made: Sequence[Pixels], copies: Sequence[Pixels], masks: Sequence[NDArray[np.bool_]]
) -> tuple[float, float]:
    """Estimate the Gaussian blur of a copy against its re-creation, on strong edges.

    Compression drops weak detail and keeps strong edges; a blur softens those as well.

    Args:
        made: Grey re-created pictures ``(h, w)`` without blur.
        copies: Grey pictures of the copy.
        masks: Pixels to use.

    Returns:
        Standard deviation in pixels of these pictures, and the share of the difference on edges that it explains.
    """
    sigmas = (
        0.0,
        0.4,
        0.6,
        0.8,
        1.0,
        1.3,
        1.6,
        2.0,
        2.5,
        3.0,
        3.6,
        4.3,
        5.2,
        6.2,
        7.5,
        9.0,
        11.0,
        14.0,
        18.0,
    )
    sums = np.zeros(len(sigmas))
    for a, b, mask in zip(made, copies, masks, strict=True):
        gx, gy = cv2.Sobel(a, cv2.CV_32F, 1, 0), cv2.Sobel(a, cv2.CV_32F, 0, 1)
        steep = np.hypot(gx, gy)
        if mask.sum() < 100:
            continue
        edge = mask & (steep >= np.percentile(steep[mask], 92))
        edge = (cv2.dilate(edge.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0) & mask
        for k, sigma in enumerate(sigmas):
            soft = a if sigma == 0 else cv2.GaussianBlur(a, (0, 0), sigma)
            left = np.abs(b - soft)[edge]
            sums[k] += float(np.minimum(left, 40.0).mean())
    if sums[0] <= 0:
        return 0.0, 0.0
    k = int(np.argmin(sums))
    sigma = sigmas[k]
    if 0 < k < len(sigmas) - 1:
        low, high = sigmas[k - 1], sigmas[k + 1]
        bend = np.polyfit([low, sigma, high], sums[k - 1 : k + 2], 2)
        if bend[0] > 0:
            sigma = float(np.clip(-bend[1] / (2 * bend[0]), low, high))
    return float(sigma), float(1 - sums[k] / sums[0])


def structural_likeness(one: Pixels, other: Pixels, mask: NDArray[np.bool_]) -> float:
    """Return the mean structural similarity (Wang et al. 2004; Gaussian of 1.5 pixels) of grey pictures on a mask."""

    def smooth(x: Pixels) -> Pixels:
        return np.asarray(cv2.GaussianBlur(x, (0, 0), 1.5), np.float32)

    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    mean_a, mean_b = smooth(one), smooth(other)
    var_a = smooth(one * one) - mean_a * mean_a
    var_b = smooth(other * other) - mean_b * mean_b
    both = smooth(one * other) - mean_a * mean_b
    value = ((2 * mean_a * mean_b + c1) * (2 * both + c2)) / (
        (mean_a**2 + mean_b**2 + c1) * (var_a + var_b + c2)
    )
    return float(value[mask].mean()) if mask.any() else 0.0
