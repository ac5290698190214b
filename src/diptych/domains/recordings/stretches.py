"""Black and frozen stretches of a recording."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

BLACK_LUMA = 24.0
"""Mean luma below which a picture without bright parts counts as black (video black is 16)."""

FROZEN_DIFFERENCE = 0.12
"""Mean difference to the previous picture below which it counts as repeated. Chosen by hand."""

MIN_BLACK_S = 0.2
MIN_FROZEN_S = 0.5
"""Shorter stretches are flicker or single repeated frames. Chosen by hand."""


class StretchObserver:
    """Observe pictures in order; ``finish`` lists black and frozen stretches."""

    def __init__(self) -> None:
        self.brightness: list[float] = []
        self._black: list[bool] = []
        self._same: list[bool] = []
        self._times: list[float] = []
        self._previous: NDArray[np.uint8] | None = None

    def add(self, t_s: float, gray: NDArray[np.uint8]) -> None:
        """Take the next picture."""
        thin = gray[::2, ::2]
        mean = float(thin.mean())
        self.brightness.append(mean)
        self._black.append(mean < BLACK_LUMA and float(np.percentile(thin, 98)) < 2 * BLACK_LUMA)
        same = False
        if self._previous is not None and self._previous.shape == thin.shape:
            same = float(np.mean(np.abs(thin.astype(np.int16) - self._previous))) < FROZEN_DIFFERENCE
        self._same.append(same)
        self._previous = thin.copy()
        self._times.append(t_s)

    def finish(self, end_s: float) -> list[tuple[str, float, float]]:
        """Return ``(kind, from_s, to_s)`` in order of time."""
        found = self._runs("black", self._black, MIN_BLACK_S, end_s)
        found += self._runs("frozen", self._same, MIN_FROZEN_S, end_s)
        return sorted(found, key=lambda row: row[1])

    def _runs(
        self, kind: str, flags: list[bool], shortest_s: float, end_s: float
    ) -> list[tuple[str, float, float]]:
        out = []
        start: int | None = None
        for k, flag in enumerate([*flags, False]):
            if flag and start is None:
                start = k
            elif not flag and start is not None:
                first = max(start - 1, 0) if kind == "frozen" else start
                to_s = self._times[k] if k < len(self._times) else end_s
                if to_s - self._times[first] >= shortest_s:
                    out.append((kind, self._times[first], to_s))
                start = None
        return out
