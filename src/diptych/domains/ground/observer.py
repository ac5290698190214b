"""Observe a recording's pictures and leave its shots, each on its own ground, with tracks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from diptych.algorithms import geometry
from diptych.algorithms.examined import SeenShot
from diptych.algorithms.geometry import Floats
from diptych.algorithms.movers import MoverFinder, Track, link
from diptych.algorithms.registration import Features, describe, ground_picture, overlay_mask
from diptych.algorithms.stabilise import GradualBoundary, Gray, ShotTrack, Stabiliser

MIN_SHOT_FRAMES = 8
"""A shot of fewer pictures carries no features: too short for a track of movers, and noise is all cuts."""

MAX_DESCRIBED = 30
"""Most shots of a recording that are described for registration, the longest ones: describing costs 0.4 s each."""

LINK_REACH = 4.0
"""Farthest jump between two pictures in small pixels: 3 m/s at 8 cm per pixel and 10 pictures a second."""


class GroundObserver:
    """Stabilise, find movers, and close with shots."""

    def __init__(self) -> None:
        self._stabiliser = Stabiliser()
        self._movers = MoverFinder()

    def add(self, index: int, t_s: float, gray: Gray) -> tuple[float, float]:
        """Take the next small picture; returns how far its centre moved right and down, 0 where unknown."""
        shot = self._stabiliser.add(index, t_s, gray)
        self._movers.add(index, t_s, gray, shot)
        h = self._stabiliser.steps[-1].picture_from_previous
        if h is None:
            return 0.0, 0.0
        centre = np.array([[gray.shape[1] / 2, gray.shape[0] / 2]])
        right, down = (geometry.apply(h, centre) - centre)[0]
        return float(right), float(down)

    @property
    def picture_from_previous(self) -> Floats | None:
        """Homography from the previous picture to the last one taken, small pixels; None at a cut or the start."""
        return self._stabiliser.steps[-1].picture_from_previous if self._stabiliser.steps else None

    def camera_motion(self) -> Floats:
        """Return ``(n, 3)`` shift right, shift down and turn of the ground between pictures; NaN at cuts."""
        rows = np.full((len(self._stabiliser.steps), 3), np.nan)
        for k, step in enumerate(self._stabiliser.steps):
            h = step.picture_from_previous
            if h is not None:
                centre = np.array([[320.0, 180.0], [420.0, 180.0]])
                moved = geometry.apply(h, centre)
                rows[k, :2] = moved[0] - centre[0]
                rows[k, 2] = np.arctan2(*(moved[1] - moved[0])[::-1])
        return rows

    def finish(
        self, times_s: Floats, gradual: Sequence[tuple[str, float, float, float]] = ()
    ) -> list[SeenShot]:
        """Return the shots with ground pictures, features and tracks.

        Args:
            times_s: ``(n,)`` presentation times of the pictures.
            gradual: Dissolves and fades as ``(kind, from_s, middle_s, to_s)``; each becomes one boundary.
        """
        frames = [(kind, np.searchsorted(times_s, times, side="left")) for kind, *times in gradual]
        boundaries = [GradualBoundary(kind, int(a), int(m), int(b)) for kind, (a, m, b) in frames]
        shots = self._stabiliser.finish(boundaries)
        found = self._movers.finish()
        keys = [k for s in shots for k in s.keys]
        overlay = overlay_mask([k.gray for k in keys], _key_motion(shots))
        picture = np.array(found.picture, np.int64)
        xy = np.column_stack([found.x, found.y]) if len(found.x) else np.empty((0, 2))
        weight = np.array(found.weight)
        points = np.array(found.points).reshape(-1, 9, 2)
        followed = ~np.concatenate([s.lost for s in shots]) if shots else np.empty(0, bool)
        for one in boundaries:
            followed[one.first : one.last] = False
        if len(picture) and not followed.all():
            seen = followed[picture]
            picture, xy, weight, points = picture[seen], xy[seen], weight[seen], points[seen]
        if overlay is not None and len(xy):
            rows = np.clip(np.round(xy).astype(int), 0, [overlay.shape[1] - 1, overlay.shape[0] - 1])
            clear = overlay[rows[:, 1], rows[:, 0]] == 0
            picture, xy, weight, points = picture[clear], xy[clear], weight[clear], points[clear]
        lengths = sorted((s.to_index - s.from_index for s in shots), reverse=True)
        least = max(MIN_SHOT_FRAMES, lengths[MAX_DESCRIBED] + 1 if len(lengths) > MAX_DESCRIBED else 0)
        return [
            self._seen(k, shot, times_s, picture, xy, weight, points, overlay, least)
            for k, shot in enumerate(shots)
        ]

    def _seen(
        self,
        number: int,
        shot: ShotTrack,
        times_s: Floats,
        picture: NDArray[np.int64],
        xy: Floats,
        weight: Floats,
        points: Floats,
        overlay: Gray | None,
        least_frames: int,
    ) -> SeenShot:
        long_enough = shot.to_index - shot.from_index >= least_frames
        ground = ground_picture(shot, overlay, most=25 if long_enough else 1)
        ground_from_shot = np.linalg.inv(ground.shot_from_ground)
        homographies = np.stack(
            [
                geometry.normalised(ground_from_shot @ shot.shot_from_picture(i))
                for i in range(shot.from_index, shot.to_index)
            ]
        )
        inside = (picture >= shot.from_index) & (picture < shot.to_index)
        tracks: list[Track] = []
        if inside.any():
            h = homographies[picture[inside] - shot.from_index]
            p = np.einsum("nij,nj->ni", h, np.column_stack([xy[inside], np.ones(int(inside.sum()))]))
            place = p[:, :2] / p[:, 2:]
            t = times_s[picture[inside]]
            p = np.einsum(
                "nij,nkj->nki", h, np.concatenate([points[inside], np.ones((len(h), 9, 1))], axis=2)
            )
            outer = p[..., :2] / p[..., 2:]
            tracks = link(
                picture[inside], t, place, weight[inside], shot=number, reach_px=LINK_REACH, points=outer
            )
        centres = np.array([geometry.apply(h, np.array([[320.0, 180.0]]))[0] for h in homographies])
        moved = float(np.linalg.norm(np.diff(centres, axis=0), axis=1).sum()) if len(centres) > 1 else 0.0
        return SeenShot(
            from_frame=shot.from_index,
            to_frame=shot.to_index,
            begins_with=shot.begins_with,
            ground_from_picture=homographies,
            error_px=shot.error_px,
            picture=ground,
            features=describe(ground)
            if long_enough
            else Features(np.empty((0, 2)), np.empty((0, 128), np.float32)),
            tracks=tracks,
            moving_camera_px=moved,
        )


def _key_motion(shots: list[ShotTrack]) -> list[float]:
    """How far the ground moved in the picture between a key and the one before it (small pixels)."""
    out: list[float] = []
    for shot in shots:
        for k, key in enumerate(shot.keys):
            if k == 0:
                out.append(0.0)
                continue
            height, width = key.gray.shape
            outline = geometry.corners(width, height)
            h = np.linalg.inv(shot.keys[k - 1].shot_from_key) @ key.shot_from_key
            out.append(float(np.mean(np.linalg.norm(geometry.apply(h, outline) - outline, axis=1))))
    return out
