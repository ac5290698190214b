"""What one pass over a recording leaves behind: times, shots, ground pictures, movers, sound."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.activity import Activity
from diptych.algorithms.geometry import Floats
from diptych.algorithms.movers import Track
from diptych.algorithms.registration import Features, GroundPicture
from diptych.algorithms.stabilise import Gray


@dataclass(slots=True)
class SeenShot:
    """One shot on its own ground. Ground pixels are small pixels of the shot's ground picture."""

    from_frame: int
    to_frame: int
    begins_with: str
    ground_from_picture: Floats
    """``(n, 3, 3)``: from small pixels of each picture to the shot's ground picture."""
    error_px: float
    picture: GroundPicture
    features: Features
    tracks: list[Track]
    """Positions in ground pixels of this shot."""
    moving_camera_px: float = 0.0
    """How far the ground moved through the picture in the whole shot, small pixels."""


@dataclass(slots=True)
class Examined:
    """One recording after its examination."""

    name: str
    sha256: str
    width: int
    height: int
    small_width: int
    small_height: int
    has_sound: bool
    times_s: Floats
    end_s: float
    notes: list[str]
    shots: list[SeenShot]
    stretches: list[tuple[str, float, float]]
    camera_motion: Floats
    """``(n, 3)`` shift right, shift down (small pixels) and turn (radians) from the previous picture; NaN at cuts."""
    brightness: Floats
    """``(n,)`` mean luma."""
    small_from_full: Floats = field(default_factory=lambda: np.eye(3))
    sound: NDArray[np.float32] | None = None
    sound_rate_hz: int = 8000
    sound_start_s: float = 0.0
    last_picture: Gray | None = None
    activity: Activity = field(default_factory=Activity)
    """Overall motion and light, for cues that need no common ground."""

    def time_of(self, frame: int) -> float:
        """Return when a frame is shown; past the last frame, the end."""
        return float(self.times_s[frame]) if frame < len(self.times_s) else self.end_s

    def frame_at(self, t_s: float) -> int:
        """Return the number of the frame shown at a time."""
        return int(
            np.clip(np.searchsorted(self.times_s, t_s + 1e-9, side="right") - 1, 0, len(self.times_s) - 1)
        )
