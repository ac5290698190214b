"""One original's pictures in time: brightness, black and frozen stretches.

In: small grey pictures with times. Out: stretches. Never here: the ground, other recordings.
"""

from diptych.domains.recordings.stretches import StretchObserver

__all__ = ["StretchObserver"]
