"""Whether two recordings stem from one camera.

In: shots on a common ground and a clock. Out: a verdict with matching times. Never here: movers as evidence of time.
"""

from diptych.domains.copies.same_footage import CameraPath, judge

__all__ = ["CameraPath", "judge"]
