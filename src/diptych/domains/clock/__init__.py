"""How one recording's time maps to another's: cues, segments, intervals, rivals, refusals.

In: tracks on one ground, camera motion, sound. Out: a clock, or *undetermined* with its reason.
Never here: files, the ground's registration.
"""

from diptych.domains.clock.find import find_clock

__all__ = ["find_clock"]
