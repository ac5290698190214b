"""When two recordings are worth comparing frame by frame, which costs as much as their examination."""

from __future__ import annotations

from diptych.algorithms.examined import Examined
from diptych.domains.clock.by_copy import shared_shake
from diptych.domains.clock.common import pair_of
from diptych.model.findings import Comparison

SHAKE_WORTH_A_LOOK = 0.45
"""Agreement of camera motion from which frames are compared. Copies measured 0.49 to 0.99; most pairs of two cameras
less, and a needless comparison costs time only."""

STILL_PX = 8.0
"""A shot whose ground moved less than this through the picture (small pixels) tells no shake. Chosen by hand."""


def may_be_copies(first: Examined, second: Examined, comparison: Comparison) -> bool:
    """Say whether one of two recordings may hold frames of the other.

    True where the cameras' motion agrees, where both hold one soundtrack, where their camera paths are one, and where
    both cameras stood still over the same ground, since such pictures tell nothing of shake. False where the camera
    paths were measured to be two.
    """
    if comparison.same_footage.verdict == "no":
        return False
    if comparison.same_soundtrack or comparison.same_footage.verdict == "yes":
        return True
    lag = shared_shake(pair_of(first, second))
    if lag is not None and lag.score >= SHAKE_WORTH_A_LOOK:
        return True
    return comparison.place.verdict == "same" and _stands_still(first) and _stands_still(second)


def _stands_still(recording: Examined) -> bool:
    return all(shot.moving_camera_px < STILL_PX for shot in recording.shots)
