"""Masks of a recording: where its pictures lie on the ground, what moves, what is laid over, what is cleared."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from diptych.algorithms import geometry
from diptych.algorithms.conceal import Camera, Grid, grid_shape, open_cells
from diptych.algorithms.conceal_motion import GroundPath, MotionFinder, unpacked
from diptych.algorithms.conceal_overlay import OverlayFinder
from diptych.algorithms.examined import Examined
from diptych.algorithms.stabilise import Gray
from diptych.model.publication import OfferedTrack, Plan

OFFER_EVERY_S = 0.2
"""Spacing of places of an offered track. Chosen by hand."""

SHORTEST_SHOT_S = 1.0
"""In a shorter shot motion cannot be told from the scene; all of it counts as moving. Chosen by hand."""


def camera_of(seen: Examined) -> Camera:
    """Say where every picture lies on the ground of its shot, in shares of width and height."""
    n = len(seen.times_s)
    shot = np.full(n, -1, np.int64)
    homographies = np.full((n, 3, 3), np.nan)
    half = np.array([[1, 0, -0.5], [0, 1, -0.5], [0, 0, 1.0]])
    small_from_share = half @ np.diag([seen.small_width, seen.small_height, 1.0])
    for number, one in enumerate(seen.shots):
        span_s = seen.time_of(one.to_frame) - seen.time_of(one.from_frame)
        if span_s < SHORTEST_SHOT_S or one.begins_with == "lost":
            continue
        h = one.ground_from_picture @ small_from_share
        finite = np.all(np.isfinite(h), axis=(1, 2))
        rows = np.arange(one.from_frame, one.to_frame)
        homographies[rows[finite]] = h[finite]
        shot[rows[finite]] = number
    return Camera(times_s=seen.times_s, shot=shot, ground_from_share=homographies)


def offered_tracks(seen: Examined, camera: Camera) -> tuple[OfferedTrack, ...]:
    """Tracks in the picture, longest first, named ``t1``, ``t2`` and so on."""
    offered: list[OfferedTrack] = []
    tracks = [(number, track) for number, shot in enumerate(seen.shots) for track in shot.tracks]
    for number, track in sorted(tracks, key=lambda one: -one[1].duration_s):
        rows: list[tuple[float, float, float]] = []
        last_s = -np.inf
        for t_s, place in zip(track.t_s, track.path, strict=True):
            frame = camera.frame_at(float(t_s))
            if t_s - last_s < OFFER_EVERY_S or camera.shot[frame] != number:
                continue
            last_s = float(t_s)
            x, y = geometry.apply(np.linalg.inv(camera.ground_from_share[frame]), place[None])[0]
            if np.isfinite(x) and np.isfinite(y):
                rows.append((round(float(t_s), 3), round(float(x), 4), round(float(y), 4)))
        if len(rows) > 1:
            offered.append(OfferedTrack(id=f"t{len(offered) + 1}", path=tuple(rows)))
    return tuple(offered)


class Watch:
    """Take all small pictures of a recording, then say for each picture which cells may be seen."""

    def __init__(self, seen: Examined, plan: Plan) -> None:
        self.camera = camera_of(seen)
        self.shape = grid_shape(seen.width, seen.height)
        self._clearances = plan.agreed()
        self._maskings = plan.maskings
        small = (seen.small_width, seen.small_height)
        self._motion = MotionFinder(self.camera, small, self.shape)
        self._overlay = OverlayFinder(self.camera, small, self.shape)
        self._paths = [
            GroundPath(number, track.t_s, track.path)
            for number, shot in enumerate(seen.shots)
            for track in shot.tracks
        ]
        self._moving: Sequence[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]] = ()

    @property
    def needs_pictures(self) -> bool:
        """Whether anything in the picture is cleared; if not, all stays masked and nothing need be looked at."""
        return any(one.what != "sound" for one in self._clearances)

    def add(self, frame: int, gray: Gray) -> None:
        """Take the next small picture."""
        if self.needs_pictures and frame < len(self.camera.times_s):
            self._motion.add(frame, gray)
            self._overlay.add(frame, gray)

    def finish(self) -> None:
        """Close; afterwards :meth:`cells` answers."""
        if self.needs_pictures:
            self._moving = self._motion.finish(self._paths)
            self._overlay.finish()

    @property
    def overlays_told_share(self) -> float:
        """Share of the pictures in which marks laid over them could be told from the scene."""
        return self._overlay.told_share

    def cells(self, frame: int) -> Grid:
        """Which cells of a picture may be seen; none past the pictures that were examined."""
        if not self.needs_pictures or frame >= len(self._moving):
            return np.zeros(self.shape, bool)
        return open_cells(
            self._clearances,
            self._maskings,
            self.camera,
            frame,
            moving=unpacked(self._moving[frame], self.shape),
            overlay=self._overlay.cells(float(self.camera.times_s[frame])),
        )
