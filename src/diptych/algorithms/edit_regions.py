"""Which parts of a copy's picture do not come from the source: bars at its borders, and what was laid over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.edit_tone import luma

Floats = NDArray[np.float64]
Pixels = NDArray[np.float32]
Mask = NDArray[np.bool_]

UNIFORM_LEVELS = 10.0
"""Largest range (10th to 90th percentile) of a row or column of a bar. Chosen by hand: compression rings a little."""

STEADY_LEVELS = 8.0
"""Largest change of a bar's level from one moment to another."""

PROFILE_EVERY = 5
"""Every which picture gives profiles."""

LEAST_LEVELS = 16.0
"""Least difference of a pixel that was laid over. Chosen by hand: compression leaves 3 to 8 on edges."""

NOISE_TIMES = 4.0
"""A pixel laid over differs by this many times what its moment's pixels usually do (median)."""

PERSISTENT = 0.6
"""Share of moments in which a pixel that is laid over throughout differs: where the scene is alike it does not."""

COLOUR_SMOOTH_PX = 2.5
"""Colour differences are smoothed by this: a pixel of colour is two wide, and its sharpest edge some four. By hand."""

MIN_PIXELS = 30
"""Smallest region in pixels, however small the picture: less than half of an 8 × 8 block of a coder. By hand."""

MIN_AREA = 3.5e-4
"""Smallest region, as a share of the picture: 7 × 7 pixels of 480 × 270. Chosen by hand."""

JOIN_PART = 0.03
"""Regions nearer than this part of the width are one: the letters of a caption, a mark and its name. By hand."""

STILL_POWER = 30.0
"""Change of a pixel (squared levels, three channels) beside which the prior of a layer's clearness weighs as much."""

MOMENTS_AT_LEAST = 3
"""Moments in a row that a passing overlay has to be seen in."""


@dataclass(slots=True)
class Profiles:
    """What rows and columns of pictures hold, moment by moment, at full resolution."""

    times_s: list[float] = field(default_factory=list)
    rows: list[NDArray[np.uint8]] = field(default_factory=list)
    """``(3, h)`` each: 10th percentile, median, 90th percentile of each row."""
    columns: list[NDArray[np.uint8]] = field(default_factory=list)

    def add(self, t_s: float, picture: NDArray[np.uint8]) -> None:
        """Take the profiles of one grey picture ``(h, w)``; the time stands for it."""
        self.times_s.append(t_s)
        for axis, kept in ((1, self.rows), (0, self.columns)):
            thin = picture[:, ::4] if axis == 1 else picture[::4]
            kept.append(np.percentile(thin, (10, 50, 90), axis=axis).astype(np.uint8))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Rows and columns of one colour at the borders, in pixels of the picture."""

    top: int = 0
    bottom: int = 0
    left: int = 0
    right: int = 0
    level: float = 0.0
    """Luma as coded (0 to 255)."""

    @property
    def any(self) -> bool:
        """Whether there are bars."""
        return bool(self.top or self.bottom or self.left or self.right)


def find_bars(profiles: Profiles, from_s: float, to_s: float) -> Bars:
    """Find bars that stand throughout a stretch."""
    chosen = [k for k, t in enumerate(profiles.times_s) if from_s - 1e-6 <= t <= to_s + 1e-6]
    if len(chosen) < 2:
        return Bars()
    sides: dict[str, int] = {}
    levels: list[float] = []
    for names, kept in ((("top", "bottom"), profiles.rows), (("left", "right"), profiles.columns)):
        stack = np.stack([kept[k] for k in chosen]).astype(np.float64)
        spread = np.percentile(stack[:, 2] - stack[:, 0], 90, axis=0)
        middle = stack[:, 1]
        steady = np.percentile(middle, 95, axis=0) - np.percentile(middle, 5, axis=0)
        uniform = (spread <= UNIFORM_LEVELS) & (steady <= STEADY_LEVELS)
        values = np.median(middle, axis=0)
        for name, order in zip(names, (slice(None), slice(None, None, -1)), strict=True):
            ok, level = uniform[order], values[order]
            n = 0
            while n < len(ok) and ok[n] and abs(level[n] - level[0]) <= 6:
                n += 1
            if n == len(ok):
                n = 0
            # Compression rings across the border: a row near the bar's level beside one far from it is the bar's.
            for _ in range(2 if n else 0):
                if n + 3 < len(ok) and abs(level[n] - level[0]) < 0.3 * abs(level[n + 2] - level[0]):
                    n += 1
            sides[name] = n
            if n:
                levels.append(float(level[0]))
    if not levels:
        return Bars()
    return Bars(**sides, level=float(np.median(levels)))


def without_bars(bars: Bars, size: tuple[int, int], factor: float = 1.0, margin: int = 0) -> Mask:
    """Return the pixels ``(h, w)`` of a picture shrunk by ``factor`` that no bar covers."""
    w, h = size
    mask = np.zeros((h, w), bool)
    top, bottom = int(np.ceil(bars.top * factor)), int(np.ceil(bars.bottom * factor))
    left, right = int(np.ceil(bars.left * factor)), int(np.ceil(bars.right * factor))
    edges = [n + margin if n else 0 for n in (top, bottom, left, right)]
    mask[edges[0] : h - edges[1], edges[2] : w - edges[3]] = True
    return mask


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """A region that differs from the source for a time."""

    mask: Mask
    """``(h, w)``"""
    first: int
    """Index of the first moment that shows it."""
    last: int
    """Index of the last."""

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom of the region in pixels of the mask."""
        ys, xs = np.nonzero(self.mask)
        return int(xs.min()), int(ys.min()), int(xs.max()) + 1, int(ys.max()) + 1


def differing(made: Sequence[Pixels], copies: Sequence[Pixels], usable: Mask) -> NDArray[np.bool_]:
    """Mark the pixels ``(k, h, w)`` in which the copy differs from its re-creation by more than noise does."""
    out = []
    for a, b in zip(made, copies, strict=True):
        apart = b - a
        grey = luma(apart)
        # Colour is coded at half the resolution and more coarsely: on the edges of vivid things it is off by much.
        colour = np.abs(cv2.GaussianBlur(apart - grey[..., None], (0, 0), COLOUR_SMOOTH_PX)).max(axis=2)
        left = np.maximum(np.abs(cv2.GaussianBlur(grey, (0, 0), 1.0)), colour)
        usual = float(np.median(left[usable])) if usable.any() else 0.0
        out.append((left > max(LEAST_LEVELS, NOISE_TIMES * usual)) & usable)
    return np.stack(out)


def find_overlays(on: NDArray[np.bool_]) -> list[Overlay]:
    """Find regions laid over: throughout, or for three moments or more in a row.

    Args:
        on: ``(k, h, w)`` differing pixels of moments in the order of time.

    Returns:
        Overlays, those that stay throughout first.
    """
    k, h, w = on.shape
    found: list[Overlay] = []
    if k < MOMENTS_AT_LEAST:
        return found
    whole = on.mean(axis=0) >= PERSISTENT
    taken = np.zeros((h, w), bool)
    for region in _regions(whole):
        found.append(Overlay(mask=region, first=0, last=k - 1))
        taken |= region
    reach = max(3, round(0.015 * w))
    taken = cv2.dilate(taken.astype(np.uint8), np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)) > 0
    open_regions: list[Overlay] = []
    for i in range(k - MOMENTS_AT_LEAST + 1):
        three = on[i : i + MOMENTS_AT_LEAST].all(axis=0) & ~taken
        now = []
        for region in _regions(three):
            before = [o for o in open_regions if _alike(o.mask, region)]
            if before:
                one = max(before, key=lambda o: int(o.mask.sum()))
                open_regions = [o for o in open_regions if o is not one]
                now.append(Overlay(mask=one.mask | region, first=one.first, last=i + MOMENTS_AT_LEAST - 1))
            else:
                now.append(Overlay(mask=region, first=i, last=i + MOMENTS_AT_LEAST - 1))
        found += open_regions
        open_regions = now
    return found + open_regions


def _alike(one: Mask, other: Mask) -> bool:
    common, either = int((one & other).sum()), int((one | other).sum())
    return common >= 0.4 * either


def _regions(mask: Mask) -> list[Mask]:
    """Close small gaps, drop thin and small parts, fill holes, join neighbours."""
    h, w = mask.shape
    small = mask.astype(np.uint8)
    # What is thinner than three pixels is a misplaced edge, not a thing.
    opened = cv2.morphologyEx(small, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    if not opened.any():
        return []
    reach = max(1, round(JOIN_PART * w / 2))
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    closed = cv2.morphologyEx(
        cv2.copyMakeBorder(opened, *[reach] * 4, cv2.BORDER_CONSTANT), cv2.MORPH_CLOSE, kernel
    )
    closed = closed[reach:-reach, reach:-reach]
    n, labels = cv2.connectedComponents(closed, connectivity=8)
    out = []
    for label in range(1, n):
        region = labels == label
        seen = region & (opened > 0)
        # A scatter of specks over a wide area is noise, not a thing laid over.
        if seen.sum() < max(MIN_PIXELS, MIN_AREA * h * w) or seen.sum() < 0.12 * region.sum():
            continue
        contours, _ = cv2.findContours(region.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        filled = cv2.drawContours(np.zeros((h, w), np.uint8), contours, -1, 1, -1) > 0
        out.append(filled)
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """How a region was laid over: ``copy = clearness × picture + paint``."""

    clearness: Pixels
    """``(h, w)``: 0 where nothing shines through, 0.5 where half does, 1 outside of the region."""
    paint: Pixels
    """``(h, w, 3)`` levels; zero outside of the region."""
    still: bool
    """Whether this one picture explains the region at all its moments."""
    residual: float
    """Median over the region and moments of what it leaves, in levels."""


def layer_of(mask: Mask, made: Sequence[Pixels], copies: Sequence[Pixels]) -> Layer:
    """Fit a still layer to a region over its moments."""
    a = np.stack([p[mask] for p in made])
    b = np.stack([p[mask] for p in copies])
    moved = a - a.mean(axis=0)
    # Sums over a pixel's channels and neighbours: one pixel alone sees too few moments.
    products, powers = np.zeros(mask.shape, np.float32), np.zeros(mask.shape, np.float32)
    products[mask] = (moved * (b - b.mean(axis=0))).sum(axis=(0, 2))
    powers[mask] = (moved * moved).sum(axis=(0, 2))
    products, powers = cv2.blur(products, (3, 3)), cv2.blur(powers, (3, 3))
    # Where the scene hardly changes, likeness itself decides: all or nothing shines through.
    likely = np.zeros(mask.shape, np.float32)
    likely[mask] = np.median(np.abs(b - a).max(axis=2), axis=0) < 0.6 * LEAST_LEVELS
    prior = STILL_POWER * len(a)
    clearness = np.clip((products + prior * likely) / (powers + prior), 0, 1)
    clearness[clearness < 0.08] = 0
    clearness[~mask] = 1
    share = clearness[mask][None, :, None]
    paint = np.zeros(made[0].shape, np.float32)
    values = np.median(b - share * a, axis=0)
    paint[mask] = values
    left = np.abs(b - share * a - values).max(axis=2)
    residual = float(np.median(left))
    return Layer(
        clearness=np.asarray(clearness, np.float32),
        paint=paint,
        still=bool(np.percentile(left, 75) < 1.5 * LEAST_LEVELS),
        residual=residual,
    )


def lay(picture: Pixels, mask: Mask, layer: Layer) -> Pixels:
    """Lay a layer over a picture."""
    out = picture.copy()
    out[mask] = np.clip(layer.clearness[mask][:, None] * out[mask] + layer.paint[mask], 0, 255)
    return out


def steadier(mask: Mask, first: Sequence[Pixels], second: Sequence[Pixels]) -> float:
    """Say which of two recordings stands still in a region: logarithm (base 2) of first's change over second's.

    Positive where the second's picture stands still while the first's moves: the second holds what was laid over.
    """
    changes = []
    for pictures in (first, second):
        stack = np.stack([luma(p)[mask] for p in pictures])
        changes.append(float(np.median(np.abs(stack - np.median(stack, axis=0)))) + 0.7)
    return float(np.log2(changes[0] / changes[1]))
