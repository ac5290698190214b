"""Write the common ground as plain values: ``ground.json`` (format ``diptych-ground/1``)."""

from __future__ import annotations

import numpy as np

from diptych.algorithms import geometry
from diptych.algorithms.coverage import Views, footprint
from diptych.algorithms.examined import Examined
from diptych.algorithms.geometry import Floats
from diptych.algorithms.movers import smooth
from diptych.algorithms.stabilise import Gray
from diptych.domains.ground.common import CommonGround, tracks_on

FORMAT = "diptych-ground/1"

FOOTPRINT_EVERY_S = 0.5
"""Spacing of listed outlines; the homography of every frame is listed as well."""


def map_from_small(ground: CommonGround, position: int, recording: Examined) -> Floats:
    """Return ``(n, 3, 3)``: small pixels of every picture to the map; NaN where the shot is not on it."""
    out = np.full((len(recording.times_s), 3, 3), np.nan)
    for number, shot in enumerate(recording.shots):
        place = ground.shots.get((position, number))
        if place is not None:
            h = place.map_from_ground @ shot.ground_from_picture
            out[shot.from_frame : shot.to_frame] = h / h[:, 2:3, 2:3]
    return out


def views(ground: CommonGround, position: int, recording: Examined) -> Views:
    """Return the homographies from full pixels to the map for every frame."""
    h = map_from_small(ground, position, recording) @ recording.small_from_full
    with np.errstate(invalid="ignore"):
        h = h / h[:, 2:3, 2:3]
    return Views(
        frame_times_s=recording.times_s, ground_from_image=h, width=recording.width, height=recording.height
    )


def list_ground(
    recordings: list[tuple[str, Examined]],
    grounds: list[tuple[CommonGround, int, bool]],
    maps: dict[str, tuple[str, list[float]]],
    reference: str,
) -> dict[str, object]:
    """Return the document.

    Args:
        recordings: Ids and examinations, in the order of the command line.
        grounds: For each: the ground it lies on, its position there, and whether that is the common one.
        maps: For each id the file of its ground picture and its extent.
        reference: Id of the recording whose picture is the map's frame.
    """
    listed = []
    corners: list[Floats] = []
    for (identity, seen), (ground, position, common) in zip(recordings, grounds, strict=True):
        view = views(ground, position, seen)
        outlines = []
        for t in np.arange(0, seen.end_s, FOOTPRINT_EVERY_S):
            outline = footprint(view, float(t))
            if outline is not None:
                outlines.append({"t_s": round(float(t), 3), "polygon": np.round(outline, 2).tolist()})
                if common:
                    corners.append(outline)
        tracks = tracks_on(ground, position, seen)
        listed.append(
            {
                "id": identity,
                "common": common,
                "shots": [
                    {
                        "from_s": round(seen.time_of(s.from_frame), 6),
                        "to_s": round(seen.time_of(s.to_frame), 6),
                        "registered": (position, k) in ground.shots,
                        "error_px": round(float(np.hypot(s.error_px, _error(ground, position, k))), 3),
                    }
                    for k, s in enumerate(seen.shots)
                ],
                "frames": [
                    {
                        "frame": k,
                        "t_s": round(float(seen.times_s[k]), 6),
                        "ground_from_image": [float(f"{v:.9g}") for v in view.ground_from_image[k].ravel()],
                    }
                    for k in range(len(seen.times_s))
                    if np.all(np.isfinite(view.ground_from_image[k]))
                ],
                "footprints": outlines,
                "tracks": [
                    {
                        "id": f"{identity}-t{n + 1}",
                        "t_s": np.round(t.t_s, 3).tolist(),
                        "x": np.round(p[:, 0], 2).tolist(),
                        "y": np.round(p[:, 1], 2).tolist(),
                    }
                    for n, t in enumerate(tracks)
                    for p in [smooth(t.t_s, t.xy)]
                ],
                **(
                    {"map": {"file": maps[identity][0], "extent": maps[identity][1]}}
                    if identity in maps
                    else {}
                ),
            }
        )
    extent = [0.0, 0.0, 640.0, 360.0]
    if corners:
        points = np.concatenate(corners)
        low, high = np.percentile(points, [1, 99], axis=0)
        extent = [float(v) for v in np.round([*low, *high], 1)]
    return {
        "format": FORMAT,
        "unit": "px",
        "metres_per_unit": None,
        "reference": reference,
        "extent": extent,
        "recordings": listed,
    }


def _error(ground: CommonGround, position: int, number: int) -> float:
    place = ground.shots.get((position, number))
    return place.error_px if place else 0.0


def picture_on_map(
    ground: CommonGround, position: int, recording: Examined
) -> tuple[Gray, Gray, list[float]] | None:
    """Warp the largest registered ground picture onto the map.

    Returns:
        The grey picture ``(h, w)`` uint8, its mask (0 where nothing was in view), and its extent on the map; or
        ``None``.
    """
    import cv2

    numbers = [k for k in range(len(recording.shots)) if (position, k) in ground.shots]
    if not numbers:
        return None
    k = max(numbers, key=lambda n: recording.shots[n].to_frame - recording.shots[n].from_frame)
    shot = recording.shots[k]
    h = ground.shots[(position, k)].map_from_ground
    height, width = shot.picture.gray.shape
    outline = geometry.apply(h, geometry.corners(width, height))
    if not geometry.is_sane(h, width, height, max_scale=8):
        return None
    low, high = outline.min(0), outline.max(0)
    scale = min(2.0, 900 / max(float(np.max(high - low)), 1.0))
    to_picture = np.array([[scale, 0, -low[0] * scale], [0, scale, -low[1] * scale], [0, 0, 1]])
    size = np.maximum(np.ceil((high - low) * scale).astype(int), 8)
    where = to_picture @ h, (int(size[0]), int(size[1]))
    warped = cv2.warpPerspective(shot.picture.gray, *where, borderMode=cv2.BORDER_REPLICATE)
    seen = cv2.warpPerspective(shot.picture.mask, *where)
    return warped, seen, [float(v) for v in np.round([*low, *high], 2)]
