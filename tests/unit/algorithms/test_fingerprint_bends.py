"""A line across pieces is told from footage that runs at another rate."""

from __future__ import annotations

import numpy as np
import pytest

from diptych.algorithms.fingerprint_bends import straightened
from diptych.algorithms.fingerprint_frames import Agreement, Line, Look, weighed

HZ = 12.5
WIDTH_S = 0.2
"""How far apart two frames of a smooth flight agree still."""


def _look(seconds: float) -> Look:
    times = np.arange(round(seconds * HZ)) / HZ
    return Look(times_s=times, frames=np.arange(len(times)), pictures=np.zeros((len(times), 2, 2), np.uint8),
                step_s=1 / HZ)  # fmt: skip


def _seen(query: Look, found: Look, truth_s: np.ndarray) -> Agreement:
    """Agreement that falls with the distance from where the query's frames are in truth."""
    apart = (found.times_s[None, :] - truth_s[:, None]) / WIDTH_S
    values = (np.exp(-(apart**2)) * 1.1 - 0.1).astype(np.float32)
    return Agreement(
        values=values,
        each=(values,),
        placement=np.zeros(values.shape, np.int8),
        moving=np.ones(values.shape, bool),
    )


def _line(query: Look, found: Look, seen: Agreement, rate: float, offset_s: float) -> Line:
    line = weighed(query, found, seen, rate, offset_s, float(query.times_s[0]), float(query.times_s[-1]))
    assert line is not None
    return line


@pytest.mark.parametrize("removed_s", [0.4, 0.6, 0.9])
def test_a_line_across_a_cut_becomes_its_two_pieces(removed_s: float) -> None:
    query, found = _look(3.2), _look(5.0)
    truth = query.times_s + np.where(query.times_s >= 1.6, removed_s, 0.0)
    seen = _seen(query, found, truth)
    rate, offset_s = np.polyfit(query.times_s, truth, 1)
    pieces = straightened(query, found, seen, _line(query, found, seen, float(rate), float(offset_s)))
    assert [piece.rate for piece in pieces] == [1.0, 1.0]
    assert [piece.offset_s for piece in pieces] == pytest.approx([0.0, removed_s], abs=0.05)
    assert pieces[0].to_s <= 1.6 <= pieces[1].from_s


@pytest.mark.parametrize("rate", [0.5, 0.8, 0.95, 1.0, 1.05, 1.25, 1.5, 2.0])
def test_footage_that_runs_at_another_rate_stays_one_line(rate: float) -> None:
    query = _look(6.0)
    found = _look(6.0 * rate + 1)
    seen = _seen(query, found, rate * query.times_s + 0.3)
    line = _line(query, found, seen, rate, 0.3)
    assert straightened(query, found, seen, line) == [line]


def test_pieces_too_short_to_stand_leave_no_line_of_another_rate() -> None:
    query, found = _look(3.2), _look(6.0)
    truth = query.times_s + 0.6 * np.floor(query.times_s / 0.8)
    seen = _seen(query, found, truth)
    rate, offset_s = np.polyfit(query.times_s, truth, 1)
    assert straightened(query, found, seen, _line(query, found, seen, float(rate), float(offset_s))) == []
