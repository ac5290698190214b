"""The clock of a copy: which of its frames show which frames of the other recording."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from diptych.algorithms.signals import Lag, correlate_channels, resample_motion
from diptych.domains.clock.common import Pair, boundary_frame
from diptych.model.findings import Clock, ClockSegment, Cue, Match

SHAKE_RATE_HZ = 50.0
"""Rate at which camera motion is compared."""

FRAME_SHARE = 0.6
"""Half width in frames of each recording: a copy shows the nearest frame of its source, half a frame of each away at
most (five rendered copies were off by up to half a frame of the slower recording)."""

FRAME_FLOOR_S = 0.004
"""Added to the half width: presentation times are rounded to milliseconds in some containers."""


def place_by_copies(pair: Pair, matches: Sequence[Match]) -> Clock:
    """Return the clock of recordings that show the same frames.

    Args:
        pair: Both recordings.
        matches: Stretches of the second that show stretches of the first, at least one.
    """
    steps = [float(np.median(np.diff(r.times_s))) for r in (pair.first, pair.second)]
    half = FRAME_SHARE * sum(steps) + FRAME_FLOOR_S
    segments = []
    for match in sorted(matches, key=lambda m: m.second_from_s):
        offset = match.first_from_s - match.rate * match.second_from_s
        interval = (offset - half, offset + half)
        segments.append(
            ClockSegment(
                second_from_s=match.second_from_s,
                second_to_s=match.second_to_s,
                second_from_frame=boundary_frame(pair.second, match.second_from_s),
                second_to_frame=boundary_frame(pair.second, match.second_to_s),
                offset_s=offset,
                rate=match.rate,
                interval_s=interval,
                probability=None,
                score=match.score,
                rival=None,
                method=(
                    "Frame by frame: local features place the pictures on each other, and what moves in them agrees "
                    f"along one line in time (agreement {match.score:.2f})."
                ),
                limits="The clock of one camera's footage. Where it was frozen or repeated, several frames fit alike.",
                cues=(Cue(cue="same_footage", offset_s=offset, interval_s=interval, score=match.score),),
            )
        )
    return Clock(
        verdict="aligned",
        reason_code="same_footage",
        reason=f"{len(segments)} stretch(es) of both recordings show the same frames.",
        segments=tuple(segments),
    )


def shared_shake(pair: Pair) -> Lag | None:
    """Return the lag at which the motion of both cameras agrees best.

    High agreement is a reason to compare frames and never an answer by itself: two drones on calm circles reached 0.90
    over 8 s without sharing a frame (rendered), copies 0.49 to 0.99.
    """
    a = resample_motion(pair.first.times_s, pair.first.camera_motion, SHAKE_RATE_HZ, pair.first.end_s)
    b = resample_motion(pair.second.times_s, pair.second.camera_motion, SHAKE_RATE_HZ, pair.second.end_s)
    least_s = min(3.0, 0.6 * min(pair.first.end_s, pair.second.end_s))
    answers = []
    for flip in (1.0, -1.0):
        answer = correlate_channels(
            a, b * np.array([flip, 1.0, flip]), rate_hz=SHAKE_RATE_HZ, min_overlap_s=least_s
        )
        if answer is not None:
            answers.append(answer)
    return max(answers, key=lambda x: x.score) if answers else None
