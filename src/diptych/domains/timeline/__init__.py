"""Clocks that a person set, and one consistent timeline for all recordings.

In: recordings, anchors, pairwise clocks. Out: human clocks, a timeline, answers voted out with their reason.
Never here: pixels, sound, or how a machine's clock was found.
"""

from diptych.algorithms.clock_algebra import mirror_clock
from diptych.domains.timeline.build import build_timeline
from diptych.domains.timeline.human import human_clock
from diptych.domains.timeline.recorded_at import carry_recorded_at

__all__ = ["build_timeline", "carry_recorded_at", "human_clock", "mirror_clock"]
