"""How one recording's time maps to another's: cues, segments, intervals, rivals, refusals.

In: tracks on one ground, camera motion, sound, matched frames. Out: a clock, or *undetermined* with its reason.
Never here: files, the ground's registration.
"""

from diptych.domains.clock.find import find_clock
from diptych.domains.clock.suspicion import may_be_copies

__all__ = ["find_clock", "may_be_copies"]
