"""One original's pictures in time: brightness, black and frozen stretches, dissolves and fades.

In: small grey pictures with times. Out: stretches and transitions. Never here: the ground, other recordings.
"""

from diptych.domains.recordings.gradual import Gradual, GradualObserver
from diptych.domains.recordings.stretches import StretchObserver

__all__ = ["Gradual", "GradualObserver", "StretchObserver"]
