"""Gradual transitions: dissolves from one scene into another, and fades out to black and in again."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.continuity import same_scene
from diptych.domains.recordings.stretches import BLACK_LUMA

Floats = NDArray[np.float64]

THUMB = (40, 24)
"""Size of the thumbnails in which transitions are sought: motion of a few pixels vanishes in them. Chosen by hand."""

EVERY_S = 0.06
"""Least time between looked-at pictures: ten within the shortest usual transition. Chosen by hand."""

SPANS_S = (0.6, 1.1, 2.1, 3.1)
"""Lengths in which a dissolve is sought; a span finds those of a third of its length up to its own."""

MIN_CHANGE = 8.0
"""Least mean difference in grey levels between both ends of a dissolve: below, noise and motion decide. By hand."""

MIN_SPREAD = 4.0
"""Least standard deviation of both ends in grey levels: plain pictures mix into anything. Chosen by hand."""

PACE_S = 0.2
"""Time at either end over which the camera's pace is taken. Chosen by hand."""

MAX_RESIDUAL = 0.12
"""Largest share of a picture's change that a mixture of both ends may leave unexplained. Chosen by hand."""

MAX_LIKENESS = 0.6
"""Largest correlation between both ends: a change of light leaves them alike, another scene does not. By hand."""

LIKELY_SAME = 0.65
"""Median correlation of pieces above which both ends may show one scene. Other scenes gave 0.32 to 0.58 (9 pairs);
a car that fills a plain view 0.74."""

MIN_GRADUAL_S = 0.2
"""Shorter transitions are cuts that a codec or a change of frame rate smeared over some pictures. By hand."""

ONE_STEP = 0.5
"""Share of a change that lies in one step between pictures if it is a cut. Chosen by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gradual:
    """One gradual transition; ``middle_s`` is where both scenes weigh the same, or the middle of the black."""

    kind: str
    """``dissolve`` or ``fade``."""
    from_s: float
    middle_s: float
    to_s: float


@dataclass(slots=True)
class _Thumb:
    t_s: float
    values: NDArray[np.float32]
    mean: float
    spread: float
    dark: bool
    gray: NDArray[np.uint8]
    """The picture, shrunk as far as ``same_scene`` needs it."""
    way: Floats
    """``(2,)`` how far the ground's centre moved right and down since the beginning, in thumbnail pixels."""


class GradualObserver:
    """Observe pictures in order; ``finish`` lists gradual transitions."""

    def __init__(self) -> None:
        self._thumbs: deque[_Thumb] = deque()
        self._found: list[
            tuple[float, Gradual]
        ] = []  # with their lengths: the longest one is the whole transition
        self._times: list[float] = []
        self._mean: list[float] = []
        self._dark: list[bool] = []
        self._way = np.zeros(2)
        self._size = THUMB

    def add(self, t_s: float, gray: NDArray[np.uint8], motion_px: tuple[float, float] = (0.0, 0.0)) -> None:
        """Take the next picture.

        Args:
            t_s: Its presentation time.
            gray: ``(h, w)`` small grey picture.
            motion_px: How far the ground moved right and down in the picture since the previous one; 0 where
                unknown.
        """
        self._way += motion_px
        dark = float(gray[::8, ::8].mean()) < 1.5 * BLACK_LUMA
        if dark:
            thin = gray[::2, ::2]
            dark = float(thin.mean()) < BLACK_LUMA and int((thin > 2 * BLACK_LUMA).sum()) < 0.02 * thin.size
        self._times.append(t_s)
        self._mean.append(float(gray[::4, ::4].mean()))
        self._dark.append(dark)
        if self._thumbs and t_s - self._thumbs[-1].t_s < EVERY_S:
            return
        height, width = gray.shape
        self._size = THUMB if width >= height else THUMB[::-1]
        half = (
            max(64, round(160 * width / max(width, height))),
            max(64, round(160 * height / max(width, height))),
        )
        shrunk = np.asarray(cv2.resize(gray, half, interpolation=cv2.INTER_AREA), np.uint8)
        values = cv2.resize(shrunk, self._size, interpolation=cv2.INTER_AREA).astype(np.float32)
        scale = np.array([self._size[0] / width, self._size[1] / height])
        self._thumbs.append(
            _Thumb(t_s, values, float(values.mean()), float(values.std()), dark, shrunk, self._way * scale)
        )
        while t_s - self._thumbs[0].t_s > SPANS_S[-1] + EVERY_S:
            self._thumbs.popleft()
        for span_s in SPANS_S:
            self._look(span_s)

    def _look(self, span_s: float) -> None:
        last = self._thumbs[-1]
        first = next((k for k, row in enumerate(self._thumbs) if row.t_s >= last.t_s - span_s), 0)
        begin = self._thumbs[first]
        if last.t_s - begin.t_s < 0.75 * span_s or begin.dark or last.dark:
            return
        change = last.values - begin.values
        if float(np.mean(np.abs(change))) < MIN_CHANGE:
            return
        if min(begin.spread, last.spread) < MIN_SPREAD:
            return
        together = float(np.mean(begin.values * last.values)) - begin.mean * last.mean
        if together > MAX_LIKENESS * begin.spread * last.spread:
            return
        rows = [self._thumbs[k] for k in range(first, len(self._thumbs))]
        found = self._mixture(rows, moving=False) or self._mixture(rows, moving=True)
        if found is None:
            return
        from_s, middle_s, to_s = found
        one = Gradual(kind="dissolve", from_s=from_s, middle_s=middle_s, to_s=to_s)
        if self._found and overlaps(self._found[-1][1], one) and self._found[-1][0] >= to_s - from_s:
            return
        if not self._other_scene(begin, last):
            return
        self._found.append((to_s - from_s, one))

    def _other_scene(self, begin: _Thumb, last: _Thumb) -> bool:
        """Say whether both ends show different scenes in what the followed camera kept in view; False if unsure."""
        height, width = begin.gray.shape
        right, down = np.round(
            (last.way - begin.way) * [width / self._size[0], height / self._size[1]]
        ).astype(int)
        if (width - abs(right)) * (height - abs(down)) < 0.3 * width * height or abs(right) > width:
            return False
        one = begin.gray[max(-down, 0) : height - max(down, 0), max(-right, 0) : width - max(right, 0)]
        other = last.gray[max(down, 0) : height + min(down, 0), max(right, 0) : width + min(right, 0)]
        return not same_scene(one, other, least=LIKELY_SAME) and not same_scene(other, one, least=LIKELY_SAME)

    def _mixture(self, rows: list[_Thumb], *, moving: bool) -> tuple[float, float, float] | None:
        """Try the mixture with both ends at rest, or each moving on as it moved at its end."""
        times = np.array([row.t_s for row in rows])
        begin, last = rows[0], rows[-1]
        pace = np.zeros((2, 2))
        if moving:
            n = max(2, round(PACE_S / EVERY_S))
            if len(rows) < 3 * n:
                return None
            pace[0] = (rows[n].way - begin.way) / (rows[n].t_s - begin.t_s)
            pace[1] = (last.way - rows[-1 - n].way) / (last.t_s - rows[-1 - n].t_s)
            if np.abs(pace).max() * (last.t_s - begin.t_s) < 0.3:
                return None
        order = [len(rows) // 2, *range(len(rows))]
        share = np.zeros(len(rows))
        for k in order:
            row = rows[k]
            one, seen_one = self._moved(begin.values, pace[0] * (row.t_s - begin.t_s))
            other, seen_other = self._moved(last.values, pace[1] * (row.t_s - last.t_s))
            seen = seen_one & seen_other
            change, away = (other - one)[seen], (row.values - one)[seen]
            energy = float(change @ change)
            if energy <= 0 or seen.sum() < 0.4 * seen.size:
                return None
            share[k] = float(away @ change) / energy
            if float(np.sum((away - share[k] * change) ** 2)) > MAX_RESIDUAL * energy:
                return None
        return steady_rise(times, share)

    def _moved(
        self, values: NDArray[np.float32], by: Floats
    ) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
        if not by.any():
            return values, np.ones(values.shape, bool)
        way = np.array([[1.0, 0.0, by[0]], [0.0, 1.0, by[1]]])
        moved = cv2.warpAffine(values, way, self._size, borderValue=-1e4)
        return np.asarray(moved, np.float32), np.asarray(moved > -1.0)

    def finish(self, end_s: float) -> list[Gradual]:
        """Return the transitions in order of time; none overlaps another.

        Args:
            end_s: End of the recording; a fade out at the end and a fade in at the start are no transitions.
        """
        out = self._fades(end_s)
        for _, one in sorted(self._found, key=lambda row: -row[0]):
            if not any(overlaps(one, other) for other in out):
                out.append(one)
        return sorted(out, key=lambda one: one.from_s)

    def _fades(self, end_s: float) -> list[Gradual]:
        out = []
        dark = np.array([False, *self._dark, False])
        starts = np.flatnonzero(dark[1:] & ~dark[:-1])
        ends = np.flatnonzero(~dark[1:] & dark[:-1])
        for start, end in zip(starts, ends, strict=True):
            if start == 0 or end == len(self._times):
                continue
            began, ended = self._ramp(int(start), -1), self._ramp(int(end) - 1, 1)
            black_from, black_to = self._times[start], self._times[end]
            if ended is not None:
                from_s = began if began is not None else black_from
                out.append(
                    Gradual(kind="fade", from_s=from_s, middle_s=(black_from + black_to) / 2, to_s=ended)
                )
        return [one for one in out if one.to_s <= end_s]

    def _ramp(self, edge: int, way: int) -> float | None:
        """Where the brightening away from a black picture ends (``way`` −1: earlier, +1: later); None at a cut."""
        mean, times = self._mean, self._times
        k = edge
        while 0 <= k + way < len(mean) and abs(times[k + way] - times[edge]) <= 2.5:
            if mean[k + way] < mean[k] + 0.2 and abs(times[k + way] - times[edge]) > 0.3:
                break
            k += way
        rise = mean[k] - mean[edge]
        steps = np.abs(np.diff(mean[min(k, edge) : max(k, edge) + 1]))
        if rise < MIN_CHANGE or abs(times[k] - times[edge]) < MIN_GRADUAL_S or steps.max() > ONE_STEP * rise:
            return None
        return times[k]


def overlaps(one: Gradual, other: Gradual) -> bool:
    """Say whether two transitions have time in common."""
    return one.from_s < other.to_s and other.from_s < one.to_s


def steady_rise(times_s: Floats, share: Floats) -> tuple[float, float, float] | None:
    """Say whether the share of the later scene rises steadily from 0 to 1 (linear mixing: Lienhart 1999).

    Args:
        times_s: ``(n,)`` presentation times.
        share: ``(n,)`` share of the later scene in each picture.

    Returns:
        The times where the share passes 0.1, 0.5 and 0.9; ``None`` where it falls back, leaps as at a cut, or is
        over too soon.
    """
    if np.min(np.diff(share)) < -0.05:
        return None
    rising = np.maximum.accumulate(share) + np.arange(len(share)) * 1e-9
    from_s, middle_s, to_s = (float(np.interp(level, rising, times_s)) for level in (0.1, 0.5, 0.9))
    if to_s - from_s < 0.8 * MIN_GRADUAL_S or np.max(np.diff(share)) > ONE_STEP:
        return None
    return from_s, middle_s, to_s
