"""Fingerprints of a recording's pictures: a coarse code per quarter second and local features per second.

Both come from one pass. The coarse code is the signs of the lowest cosine coefficients of the small picture inside
its bars (as the perceptual hashes pHash and PDQ do). The local features are SIFT (Lowe 2004) with the square root
of Arandjelović and Zisserman (2012), decorrelated by a cosine transform over the cells and a Fourier transform over
the directions, of which the signs are kept: 128 bits. In this basis a mirrored picture flips a fixed set of bits, so
that one stored code serves both.
"""

from __future__ import annotations

import hashlib
import math
from collections import deque
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.fingerprint_covered import N_COVERS, Box, covers_of, fill, moments_beside

VERSION = "fingerprint-2"
"""Changed whenever the same pictures would give other codes; fingerprints of other versions are made anew."""

TICK_S = 0.25
"""Time between coarse codes: 4 × 16 bytes a second stay below 4 kB a minute."""

TICKS_PER_MOMENT = 4
"""Local features once a second; 46 × 22 bytes stay below 64 kB a minute."""

N_FEATURES = 46
"""Local features kept of a moment, from the limit of 64 kB a minute."""

LOCAL_SIDE_PX = 384
"""Longer side of the picture for local features. SIFT took 15, 24 and 33 ms at 320, 400 and 480 px, decoding a
second of 720p 35 to 58 ms (one core, three recordings); 384 keeps the sum below twice decoding."""

COARSE_SIDE_PX = 96
"""Longer side of the picture that bars are sought in. Chosen by hand."""

CODE_SIDE_PX = 32
"""Side of the square picture under the cosine transform, as in pHash."""

N_BYTES = 16
"""Bytes of a local feature's code."""

BAR_SPREAD = 4.0
"""Largest standard deviation of levels along a row that belongs to a bar. Chosen by hand."""

BAR_DARK, BAR_BRIGHT = 40.0, 225.0
"""A bar is near black or near white; a clear sky in between is content. Chosen by hand."""

MAX_BAR = 0.45
"""Largest part of a side that may be bar: letterboxed vertical video has 0.34 on either side."""

BAR_TICKS = 8
"""A bar has to be there for this many ticks around (2 s): dark content comes and goes. Chosen by hand."""

MIN_CONTRAST = 3.0
"""Smallest standard deviation (levels) of a picture that gets a code; below it is black, white or one colour.
Chosen by hand."""

MIN_CHANGE = 1.0
"""Smallest standard deviation (levels) of a change that gets a code: below it noise and compression rule.
Chosen by hand."""

Codes = NDArray[np.uint64]
Gray = NDArray[np.uint8]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What an archive keeps of a recording's pictures.

    ``picture[k]`` and ``change[k]`` speak of the picture on screen at ``k · TICK_S``; 0 says that there was too
    little to code. ``counts[m]`` local features belong to the picture on screen at ``moments[m]`` seconds, in order.
    """

    duration_s: float
    """From the first presented picture to the end of the last."""
    width: int
    """Width of the upright picture, in pixels."""
    height: int
    """Height of the upright picture, in pixels."""
    picture: Codes
    """``(n,)`` signs of the cosine coefficients of the picture."""
    change: Codes
    """``(n,)`` signs of the cosine coefficients of the change from one tick before to one tick after."""
    moments: Floats
    """``(m,)`` seconds."""
    counts: NDArray[np.uint8]
    """``(m,)`` features of each moment."""
    places: NDArray[np.uint16]
    """``(f, 2)`` x, y as parts of 65,535 of width and height."""
    shapes: NDArray[np.uint8]
    """``(f, 2)`` log of the size, direction in parts of 256 of a turn (clockwise in the picture)."""
    codes: NDArray[np.uint8]
    """``(f, 16)`` signs of the decorrelated descriptor."""


_UV = sorted(((u, v) for u in range(9) for v in range(9) if (u, v) != (0, 0)), key=lambda p: (max(p), p))[:64]
_ROWS = np.array([u for u, _ in _UV])
_COLS = np.array([v for _, v in _UV])
COARSE_MIRROR = np.packbits(_COLS % 2 == 1).view(">u8").astype(np.uint64)[0]
"""Bits of a coarse code that a mirrored picture flips: an odd frequency across changes its sign."""


def picture_code(square: Floats, floor: float) -> int:
    """Code a small square picture ``(32, 32)`` by the signs of its 64 lowest cosine coefficients.

    Args:
        square: Levels.
        floor: Standard deviation (levels) below which the code is 0.
    """
    if float(square.std()) < floor:
        return 0
    bits = cv2.dct(square)[_ROWS, _COLS] > 0
    return int(np.packbits(bits).view(">u8")[0]) or 1


def change_code(before: Floats, here: Floats, after: Floats) -> int:
    """Code what changed between two small square pictures, apart from a change of exposure.

    The part of the change that is the picture itself (a gain) or the same everywhere (an offset) is taken out:
    fades and exposure do not tell one moment of a fixed camera from another.
    """
    change = (after - before).astype(np.float64)
    change -= change.mean()
    base = here.astype(np.float64) - float(here.mean())
    power = float((base * base).sum())
    if power > 0:
        change -= base * (float((change * base).sum()) / power)
    return picture_code(change.astype(np.float32), MIN_CHANGE)


def bars(small: Gray) -> tuple[int, int, int, int]:
    """Count rows and columns of bars at the edges of a small picture ``(h, w)``: top, bottom, left, right.

    All of a black or one-coloured picture counts as content: it has no bars.
    """
    return _bars_of(small.std(axis=1), small.mean(axis=1), small.std(axis=0), small.mean(axis=0))


def _bars_of(*moments: NDArray[np.float64]) -> tuple[int, int, int, int]:
    """Count bars by the spread and mean of each row, and of each column."""
    found = []
    for spread, mean in (moments[:2], moments[2:]):
        flat = (spread <= BAR_SPREAD) & ((mean <= BAR_DARK) | (mean >= BAR_BRIGHT))
        limit = int(MAX_BAR * len(flat))
        for side in (flat, flat[::-1]):
            n = int(np.argmin(side)) if not side.all() else len(side)
            found.append(n)
        if max(found[-2:]) > limit:
            found[-2:] = [0, 0]
    return found[0], found[1], found[2], found[3]


def _orthonormal(n: int) -> NDArray[np.float64]:
    k = np.arange(n)
    rows = np.cos(np.pi * (k[None, :] + 0.5) * k[:, None] / n) * np.sqrt(2.0 / n)
    rows[0] /= np.sqrt(2.0)
    return np.asarray(rows, dtype=np.float64)


def _directions() -> NDArray[np.float64]:
    angle = 2 * np.pi * np.arange(8) / 8
    rows = [np.ones(8) / np.sqrt(8)]
    for k in (1, 2, 3):
        rows += [np.cos(k * angle) / 2, np.sin(k * angle) / 2]
    rows.append(np.cos(4 * angle) / np.sqrt(8))
    return np.array(rows)


_CELLS = _orthonormal(4)
_TURNS = _directions()
_IS_SINE = np.array([0, 0, 1, 0, 1, 0, 1, 0])
_BASIS = np.einsum("ai,bj,ck->abcijk", _CELLS, _CELLS, _TURNS).reshape(128, 128)
_BASIS32 = _BASIS.astype(np.float32)
_FLIPS = ((np.arange(4)[:, None, None] % 2) ^ _IS_SINE[None, None, :]) * np.ones((1, 4, 1), int)
MIRROR = np.packbits(_FLIPS.reshape(128).astype(bool))
"""``(16,)`` bits that a mirrored picture flips: an odd row frequency or a sine of direction changes its sign."""


def local_codes(descriptors: Floats) -> NDArray[np.uint8]:
    """Code SIFT descriptors ``(f, 128)`` as packed signs ``(f, 16)``.

    No threshold is learnt: of 12,391 features in seven recordings none of the bits that a mirror flips was out of
    balance by more than 0.04 standard deviations; copies at JPEG quality 15 differed by 10 bits in the middle and
    27 at the 95th percentile, other places by 61, and fewer than 1 in 1,000 of them by 33 or less.
    """
    total = descriptors.sum(axis=1, keepdims=True)
    root = np.sqrt(descriptors / np.maximum(total, 1e-9))
    # einsum, not a matrix product: threads of a linear algebra library cost more than these few sums.
    values = np.einsum("fd,bd->fb", root, _BASIS32)
    codes: NDArray[np.uint8] = np.packbits(values > 0, axis=1)
    return codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Density:
    """How densely a recording is looked at; what an archive keeps is sparse, a query may be dense."""

    ticks_per_moment: int = TICKS_PER_MOMENT
    n_features: int = N_FEATURES
    local_side_px: int = LOCAL_SIDE_PX


def settings_key(density: Density | None = None) -> str:
    """Return a digest of everything that decides what a fingerprint of given pictures holds."""
    parts = (VERSION, TICK_S, CODE_SIDE_PX, COARSE_SIDE_PX, density or Density())
    return hashlib.sha256(repr(parts).encode("utf-8")).hexdigest()


def use_threads(n: int) -> None:
    """Let the sums over pictures take this many threads of the processor; 1 where workers fill the cores."""
    cv2.setNumThreads(n)


@dataclass(slots=True)
class _Tick:
    square: Floats
    small: Gray
    bars: tuple[int, int, int, int]
    beside: tuple[tuple[int, int, int, int], ...]
    """Bars that are seen beside each place that may be covered."""


@dataclass(slots=True)
class FingerprintMaker:
    """Takes pictures in the order of presentation and leaves a fingerprint."""

    density: Density = field(default_factory=Density)
    """No features: coarse codes alone."""
    phase_s: float = 0.0
    """Time of the first tick. A query is coded at several: an edit seldom begins on a tick of its source."""
    covered: bool = False
    """Also code each picture with what may lie over it replaced, for ``covered_pictures``."""
    _n_ticks: int = 0
    _shown: Gray | None = None
    _size: tuple[int, int] = (0, 0)
    _line: deque[_Tick] = field(default_factory=deque)
    _next_coded: int = 0
    _first_in_line: int = 0
    _pictures: list[int] = field(default_factory=list)
    _changes: list[int] = field(default_factory=list)
    _covered: list[list[int]] = field(default_factory=lambda: [[] for _ in range(N_COVERS)])
    _moments: list[float] = field(default_factory=list)
    _local: list[tuple[NDArray[np.uint16], NDArray[np.uint8], NDArray[np.uint8]]] = field(
        default_factory=list
    )

    def add(self, t_s: float, luma: Gray) -> None:
        """Take a picture ``(h, w)`` that is presented at ``t_s`` seconds."""
        if not self._size[0]:
            self._size = (luma.shape[1], luma.shape[0])
        self._ticks_until(t_s)
        self._shown = luma

    def finish(self, end_s: float) -> Fingerprint:
        """Close the pass.

        Args:
            end_s: End of the last picture on the recording's own clock.
        """
        self._ticks_until(max(end_s, self._n_ticks * TICK_S + 1e-3 if not self._n_ticks else end_s))
        self._shown = None
        self._code_ready(last=True)
        counts = np.array([len(codes) for _, _, codes in self._local], np.uint8)
        none = (np.zeros((0, 2), np.uint16), np.zeros((0, 2), np.uint8), np.zeros((0, N_BYTES), np.uint8))
        places, shapes, codes = (
            np.concatenate([none[k], *(part[k] for part in self._local)]) for k in range(3)
        )
        return Fingerprint(
            duration_s=end_s,
            width=self._size[0],
            height=self._size[1],
            picture=np.array(self._pictures, np.uint64),
            change=np.array(self._changes, np.uint64),
            moments=np.array(self._moments, np.float32),
            counts=counts,
            places=places.astype(np.uint16),
            shapes=shapes.astype(np.uint8),
            codes=codes.astype(np.uint8),
        )

    def covered_pictures(self) -> tuple[Codes, ...]:
        """Return, after ``finish``, ``(n,)`` picture codes for each place that may be covered."""
        return tuple(np.array(codes, np.uint64) for codes in self._covered if codes)

    def _ticks_until(self, t_s: float) -> None:
        """Code the picture on screen at every tick before ``t_s``; it may stay for several."""
        tick: _Tick | None = None
        while self._shown is not None and self.phase_s + self._n_ticks * TICK_S < t_s - 1e-6:
            if self.density.n_features and self._n_ticks % self.density.ticks_per_moment == 0:
                self._moments.append(self._n_ticks * TICK_S)
                self._local.append(local_features(self._shown, self.density))
            tick = tick or _look(self._shown, covered=self.covered)
            self._line.append(tick)
            self._n_ticks += 1
            self._code_ready(last=False)

    def _code_ready(self, *, last: bool) -> None:
        """Code every tick whose surroundings are known, and forget what is not needed any more."""
        while self._next_coded < self._n_ticks and (last or self._next_coded + BAR_TICKS < self._n_ticks):
            k = self._next_coded - self._first_in_line
            around = list(self._line)[max(0, k - BAR_TICKS) : k + BAR_TICKS + 1]
            box = _common_bars([tick.bars for tick in around])
            here = self._line[k]
            inside = here.square if not any(box) else _square(_inside(here.small, box))
            self._pictures.append(picture_code(inside, MIN_CONTRAST))
            for number, cover in enumerate(covers_of(*here.small.shape) if self.covered else ()):
                beside = _common_bars([tick.beside[number] for tick in around])
                self._covered[number].append(_covered_code(here.small, beside, cover))
            before, after = self._line[max(0, k - 1)], self._line[min(len(self._line) - 1, k + 1)]
            squares = [
                t.square if not any(box) else _square(_inside(t.small, box)) for t in (before, here, after)
            ]
            self._changes.append(change_code(squares[0], squares[1], squares[2]))
            self._next_coded += 1
            while self._next_coded - self._first_in_line > BAR_TICKS + 1:
                self._line.popleft()
                self._first_in_line += 1


def _look(luma: Gray, *, covered: bool = False) -> _Tick:
    small = shrink(luma, COARSE_SIDE_PX)
    covers = covers_of(*small.shape) if covered else ()
    beside = tuple(_bars_of(*moments_beside(small, cover)) for cover in covers)
    return _Tick(_square(small), small, bars(small), beside)


def _common_bars(around: list[tuple[int, int, int, int]]) -> tuple[int, ...]:
    return tuple(min(one[side] for one in around) for side in range(4))


def _covered_code(small: Gray, box: tuple[int, ...], cover: Box) -> int:
    """Code what is inside the bars of a small picture, with a covered place filled."""
    inside = _inside(small, box)
    ends = zip(cover, (box[0], box[0], box[2], box[2]), np.repeat(inside.shape, 2).tolist(), strict=True)
    parts = [min(max(end - bar, 0), size) / size * CODE_SIDE_PX for end, bar, size in ends]
    place = (math.floor(parts[0]), math.ceil(parts[1]), math.floor(parts[2]), math.ceil(parts[3]))
    return picture_code(fill(_square(inside), place), MIN_CONTRAST)


def _square(picture: Gray) -> Floats:
    small = cv2.resize(picture, (CODE_SIDE_PX, CODE_SIDE_PX), interpolation=cv2.INTER_AREA)
    return np.asarray(small, dtype=np.float32)


def _inside(small: Gray, box: tuple[int, ...]) -> Gray:
    top, bottom, left, right = box
    return small[top : small.shape[0] - bottom, left : small.shape[1] - right]


def shrink(luma: Gray, side_px: int) -> Gray:
    """Shrink a picture ``(h, w)`` so that its longer side is at most ``side_px``; never enlarge."""
    height, width = luma.shape
    factor = side_px / max(height, width)
    if factor >= 1:
        return luma
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    while min(luma.shape[1] // size[0], luma.shape[0] // size[1]) >= 2:
        luma = _halved(luma)
    return np.asarray(cv2.resize(luma, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _halved(luma: Gray) -> Gray:
    """Give the means of 2 × 2 levels; an odd last row or column is left out.

    Halving first makes shrinking 720p to 96 px take 0.1 ms instead of 0.9, and 1080p 0.2 instead of 1.0 (one core).
    """
    height, width = (side - side % 2 for side in luma.shape)
    half = cv2.resize(luma[:height, :width], (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    return np.asarray(half, dtype=np.uint8)


def local_features(
    luma: Gray, density: Density
) -> tuple[NDArray[np.uint16], NDArray[np.uint8], NDArray[np.uint8]]:
    """Find the strongest local features of a picture ``(h, w)``, spread over it.

    Returns:
        Places ``(f, 2)``, shapes ``(f, 2)`` and codes ``(f, 16)`` as in ``Fingerprint``.
    """
    small = shrink(luma, density.local_side_px)
    if min(small.shape) < 16:
        return np.zeros((0, 2), np.uint16), np.zeros((0, 2), np.uint8), np.zeros((0, N_BYTES), np.uint8)
    sift = cv2.SIFT_create(nfeatures=4 * density.n_features, contrastThreshold=MIN_SIFT_CONTRAST)
    points, descriptors = sift.detectAndCompute(small, None)
    if descriptors is None or not len(points):
        return np.zeros((0, 2), np.uint16), np.zeros((0, 2), np.uint8), np.zeros((0, N_BYTES), np.uint8)
    values = np.array([(p.pt[0], p.pt[1], p.size, p.angle, p.response) for p in points])
    size = np.array([small.shape[1], small.shape[0]], np.float64)
    chosen = _spread(values[:, :2] / size, values[:, 4], density.n_features)
    values = values[chosen]
    places = np.clip(np.rint(values[:, :2] / size * 65535), 0, 65535).astype(np.uint16)
    log_size = np.clip(np.rint((np.log2(values[:, 2] / size.max()) + 10) * SIZE_STEPS), 0, 255)
    angle = np.rint(values[:, 3] / 360 * 256) % 256
    return places, np.stack([log_size, angle], axis=1).astype(np.uint8), local_codes(descriptors[chosen])


MIN_SIFT_CONTRAST = 0.025
"""Contrast below which SIFT passes a point over; OpenCV's default is 0.04, flat aerial ground has less. By hand."""

SIZE_STEPS = 25.5
"""Steps of the stored size for a factor of two; sizes from 1/1024 of the longer side to all of it."""


def _spread(parts: NDArray[np.float64], strength: NDArray[np.float64], n: int) -> NDArray[np.intp]:
    """Choose ``n`` strong points so that no cell of a 4 × 4 grid takes more than an eighth, then fill up."""
    order = np.argsort(-strength, kind="stable")
    cell = np.minimum((parts * 4).astype(int), 3) @ np.array([1, 4])
    taken = np.zeros(16, int)
    first, rest = [], []
    for k in order:
        if taken[cell[k]] < max(1, n // 8):
            taken[cell[k]] += 1
            first.append(k)
        else:
            rest.append(k)
    return np.array((first + rest)[:n] if len(first) < n else first[:n], dtype=np.intp)
