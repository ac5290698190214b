"""A pinhole camera carried by a drone: slow drift, orbit, zoom and the shake of wind and gimbal."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]


@dataclass
class Path:
    """The camera's way; every quantity is a slow sum of sines around a mean, so it is known at any time."""

    target: tuple[float, float]
    yaw_deg: float
    pitch_deg: float
    distance_m: float
    focal_widths: float
    orbit_deg: float = 6.0
    drift_m: float = 2.5
    dolly: float = 0.06
    shake_deg: float = 0.12
    zoom_to: float = 1.0
    zoom_span_s: tuple[float, float] = (0.0, 1.0)
    phases: Matrix = field(default_factory=lambda: np.zeros((8, 6)))
    jump_deg: float = 0.0

    def at(self, t: float) -> tuple[Matrix, Matrix, float]:
        """Rotation (world to camera), centre, and focal length in picture widths, at scene time ``t``."""
        ph = self.phases

        def slow(k: int) -> float:
            return float(
                0.7 * np.sin(2 * np.pi * t / (19 + 3 * k) + ph[k, 0])
                + 0.3 * np.sin(2 * np.pi * t / (7.3 + k) + ph[k, 1])
            )

        def quick(k: int) -> float:
            return float(
                0.55 * np.sin(2 * np.pi * t * (0.9 + 0.13 * k) + ph[k, 2])
                + 0.3 * np.sin(2 * np.pi * t * (2.1 + 0.2 * k) + ph[k, 3])
                + 0.15 * np.sin(2 * np.pi * t * (4.7 + 0.3 * k) + ph[k, 4])
            )

        yaw = np.radians(self.yaw_deg + self.orbit_deg * slow(0) + self.jump_deg)
        pitch = np.radians(np.clip(self.pitch_deg + 1.5 * slow(1), 25, 88))
        distance = self.distance_m * (1 + self.dolly * slow(2))
        tx = self.target[0] + self.drift_m * slow(3)
        ty = self.target[1] + self.drift_m * slow(4)
        centre = np.array([tx, ty, 0.0]) - distance * np.array(
            [np.cos(pitch) * np.cos(yaw), np.cos(pitch) * np.sin(yaw), -np.sin(pitch)]
        )
        yaw += np.radians(self.shake_deg * quick(5))
        pitch += np.radians(self.shake_deg * quick(6))
        roll = np.radians(self.shake_deg * 0.8 * quick(7))
        forward = np.array([np.cos(pitch) * np.cos(yaw), np.cos(pitch) * np.sin(yaw), -np.sin(pitch)])
        right = np.cross(forward, [0.0, 0.0, 1.0])
        right /= np.linalg.norm(right)
        down = np.cross(forward, right)
        c, s = np.cos(roll), np.sin(roll)
        rotation = np.stack([c * right + s * down, c * down - s * right, forward])
        lo, hi = self.zoom_span_s
        along = float(np.clip((t - lo) / max(hi - lo, 1e-6), 0, 1))
        along = along * along * (3 - 2 * along)
        return rotation, centre, self.focal_widths * (1 + (self.zoom_to - 1) * along)

    def projection(self, t: float, width: int, height: int) -> tuple[Matrix, Matrix]:
        """The 3×4 projection from metres to pixels, and the camera's centre."""
        rotation, centre, focal = self.at(t)
        k = np.array([[focal * width, 0, (width - 1) / 2], [0, focal * width, (height - 1) / 2], [0, 0, 1.0]])
        return k @ np.column_stack([rotation, -rotation @ centre]), centre


def ground_homography(projection: Matrix) -> Matrix:
    """From metres on the ground (z = 0) to pixels."""
    h = projection[:, [0, 1, 3]]
    out: Matrix = h / h[2, 2]
    return out
