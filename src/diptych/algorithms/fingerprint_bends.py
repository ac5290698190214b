"""Whether a line through agreeing frames is one line, or several pieces of another rate that it runs across.

A copy from which stretches were cut at short intervals is crossed by one steeper line, as if it ran faster: over a
steady camera that line agrees with the frames of both well enough to stand. Frame by frame the two differ: the pieces
agree fully and jump a few times, whereas footage that does run faster would have to jump all the time to be followed
at a rate of one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.fingerprint_frames import (
    MIN_PIECE_S,
    Agreement,
    Line,
    Look,
    along,
    nearest,
    refine,
    weighed,
)

REACH_S = 0.8
"""How far from the line its pieces may lie. A line at a rate r through the middles of pieces of length L is off by
(r - 1) L / 2 at their ends: 0.8 s for pieces of 1.6 s at a rate of 2, the largest that is sought; longer pieces hold a
window of their own and are placed by it."""

JUMP_S = 0.3
"""Time of full agreement that a jump has to win. Steady footage at 1.1 times the speed would jump by a frame of 25
per second every 0.4 s, and wins nothing by it. Chosen by hand."""

MIN_GAIN = 0.06
"""How much the pieces have to agree better than the line, in mean agreement with jumps paid for. Chosen by hand."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Run:
    from_s: float
    to_s: float
    offset_s: float


def straightened(query: Look, found: Look, seen: Agreement, line: Line) -> list[Line]:
    """Return a line as it is, or the pieces at a rate of one that it runs across.

    Args:
        query: Small pictures of the query.
        found: Small pictures of the recording.
        seen: Agreements of all frames of both.
        line: A line that was fitted through them.

    Returns:
        The line alone where it is straight; else every piece that is long enough, which may be none.
    """
    runs = _runs(query, found, seen, line)
    if runs is None:
        return [line]
    pieces = []
    for run in runs:
        if run.to_s - run.from_s < MIN_PIECE_S - 0.2:
            continue
        rate, offset_s = refine(query, found, seen, 1.0, run.offset_s, run.from_s, run.to_s)
        piece = weighed(query, found, seen, rate, offset_s, run.from_s, run.to_s)
        if piece is not None:
            pieces.append(piece)
    return pieces or ([line] if line.rate == 1.0 else [])


def _runs(query: Look, found: Look, seen: Agreement, line: Line) -> list[_Run] | None:
    """Follow the frames at a rate of one with jumps; ``None`` where the line explains them as well."""
    values = seen.each[line.placement]
    rows, columns = along(query, found, line.rate, line.offset_s, line.from_s, line.to_s)
    if values is None or len(rows) < 4:
        return None
    step = found.step_s
    times = query.times_s[rows]
    centre = np.round((line.rate * times + line.offset_s - times) / step).astype(int)
    half = max(1, round(REACH_S / step))
    ahead = np.arange(-half, half + 1)
    wanted = times[:, None] + (centre[:, None] + ahead) * step
    inside = (wanted >= found.times_s[0] - step) & (wanted <= found.times_s[-1] + step)
    there = nearest(found.times_s, wanted.ravel()).reshape(wanted.shape)
    score = np.where(inside, values[rows[:, None], there], -1.0)
    jump = JUMP_S / query.step_s
    path, total = _best_path(score, centre, jump)
    if total - float(values[rows, columns].sum()) < MIN_GAIN * len(rows):
        return None
    shifts = centre + ahead[path]
    starts = np.flatnonzero(np.r_[True, shifts[1:] != shifts[:-1]])
    ends = np.r_[starts[1:], len(rows)] - 1
    return [
        _Run(float(times[a]), float(times[b]), float(shifts[a]) * step)
        for a, b in zip(starts, ends, strict=True)
    ]


def _best_path(score: Floats, centre: NDArray[np.int_], jump: float) -> tuple[NDArray[np.int_], float]:
    """Choose a column of each row of ``(n, k)``; another shift than the row's before costs ``jump``.

    Args:
        score: Agreement of each row at each shift around its centre.
        centre: Shift of the middle column, in steps.
        jump: Cost of a jump.

    Returns:
        Columns ``(n,)`` and the sum of their scores less the jumps.
    """
    n, k = score.shape
    links = np.empty((n, k), np.int64)
    total = score[0].astype(np.float64)
    for i in range(1, n):
        same = np.arange(k) + centre[i] - centre[i - 1]
        kept = np.where((same >= 0) & (same < k), total[np.clip(same, 0, k - 1)], -np.inf)
        top = int(np.argmax(total))
        jumps = kept < total[top] - jump
        links[i] = np.where(jumps, top, np.clip(same, 0, k - 1))
        total = np.where(jumps, total[top] - jump, kept) + score[i]
    path = np.empty(n, np.int64)
    path[-1] = int(np.argmax(total))
    for i in range(n - 1, 0, -1):
        path[i - 1] = links[i, path[i]]
    return path, float(total.max())
