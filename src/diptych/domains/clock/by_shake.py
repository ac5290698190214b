"""The clock of a copy, by the shake that it shares with its source."""

from __future__ import annotations

import numpy as np

from diptych.algorithms.signals import Lag, correlate_channels, resample_motion
from diptych.domains.clock.common import Pair, boundary_frame
from diptych.model.findings import Clock, ClockSegment, Cue, Rival

COPY_SCORE = 0.72
"""Least correlation of camera shake for one camera. Chosen by hand; one real copy reached 0.93."""


def place_by_shake(pair: Pair) -> Clock | None:
    """Place a copy by the shake it shares with its source; two cameras share none."""
    rate_hz = 50.0
    first, second = pair.first, pair.second
    a = resample_motion(first.times_s, first.camera_motion, rate_hz, first.end_s)
    b = resample_motion(second.times_s, second.camera_motion, rate_hz, second.end_s)
    lag = _best_lag(a, b, rate_hz, min(3.0, 0.6 * min(first.end_s, second.end_s)))
    if lag is None or lag.score < COPY_SCORE or lag.score < 1.4 * lag.rival_score:
        return None
    if not _shakes(b, rate_hz):
        return None
    low, high = max(0.0, -lag.lag_s), min(second.end_s, first.end_s - lag.lag_s)
    half = 0.5 * float(np.median(np.diff(second.times_s))) * 0.6 + 0.004
    interval = (lag.lag_s - half, lag.lag_s + half)
    cues = [Cue(cue="same_footage", offset_s=lag.lag_s, interval_s=interval, score=lag.score)]
    segment = ClockSegment(
        second_from_s=low,
        second_to_s=high,
        second_from_frame=boundary_frame(second, low),
        second_to_frame=boundary_frame(second, high),
        offset_s=lag.lag_s,
        rate=1.0,
        interval_s=interval,
        probability=None,
        score=lag.score,
        rival=Rival(offset_s=lag.rival_lag_s, score=lag.rival_score),
        method=f"Both recordings share the camera's shake over {lag.overlap_s:.1f} s.",
        limits="Holds for copies of one camera's recording; inner cuts of a copy are not yet split here.",
        cues=tuple(cues),
    )
    return Clock(
        verdict="aligned",
        reason_code="same_footage",
        reason="Both recordings share one camera's shake.",
        segments=(segment,),
    )


def _best_lag(a: np.ndarray, b: np.ndarray, rate_hz: float, min_overlap_s: float) -> Lag | None:
    answers = []
    for flip in (1.0, -1.0):
        answer = correlate_channels(
            a, b * np.array([flip, 1.0, flip]), rate_hz=rate_hz, min_overlap_s=min_overlap_s
        )
        if answer is not None:
            answers.append(answer)
    return max(answers, key=lambda x: x.score) if answers else None


def _shakes(motion: np.ndarray, rate_hz: float) -> bool:
    """Say whether the camera moves enough for its motion to be a signature: 2 small pixels per second."""
    known = motion[np.isfinite(motion).all(1)]
    return len(known) > rate_hz and float(np.sqrt(np.mean(known[:, :2] ** 2))) > 2.0
