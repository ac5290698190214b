"""What each recording saw of the common ground, read from the listing ``ground.json``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from diptych.algorithms.coverage import Views
from diptych.model.errors import UnreadableError
from diptych.model.findings import Recording

GROUND_FORMAT = "diptych-ground/1"


def views_from_listing(document: Mapping[str, object], recordings: Sequence[Recording]) -> dict[str, Views]:
    """Read the views of all recordings that lie on the common ground.

    Frames that the listing passes over have an unknown view. Recordings on a ground of their own are left
    aside,
    since their places cannot be carried to the others.

    Args:
        document: The listing; an empty one stands for "no ground was found".
        recordings: Give the size of the pictures and the number of frames.

    Returns:
        Views by the recording's id.

    Raises:
        UnreadableError: The listing has another format or a wrong shape.
    """
    if not document:
        return {}
    if document.get("format") != GROUND_FORMAT:
        raise UnreadableError(f"ground: the format is {document.get('format')!r}, expected {GROUND_FORMAT!r}")
    by_id = {recording.id: recording for recording in recordings}
    found: dict[str, Views] = {}
    listed = document.get("recordings")
    try:
        for one in listed if isinstance(listed, list) else []:
            if one.get("common") is True and one["id"] in by_id and one.get("frames"):
                found[one["id"]] = _views(one["frames"], by_id[one["id"]])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise UnreadableError("ground: a frame's homography cannot be read") from None
    return found


def _views(frames: Sequence[Mapping[str, object]], recording: Recording) -> Views:
    unknown = np.full(9, np.nan)
    numbers = np.array([frame["frame"] for frame in frames], dtype=np.int64)
    times = np.array([frame["t_s"] for frame in frames], dtype=np.float64)
    matrices = np.array([frame["ground_from_image"] for frame in frames], dtype=np.float64).reshape(-1, 9)
    if np.any(np.diff(times) <= 0):
        raise ValueError("times do not rise")
    step_s = recording.duration_s / max(1, recording.frames)
    all_times: list[float] = []
    all_matrices: list[np.ndarray[tuple[int, ...], np.dtype[np.float64]]] = []
    if numbers[0] > 0:
        all_times.append(min(0.0, float(times[0]) - step_s))
        all_matrices.append(unknown)
    for i, t_s in enumerate(times):
        all_times.append(float(t_s))
        all_matrices.append(matrices[i])
        following = int(numbers[i + 1]) if i + 1 < len(numbers) else recording.frames
        if following > numbers[i] + 1:
            later = float(times[i + 1]) if i + 1 < len(times) else recording.duration_s + step_s
            all_times.append(min(float(t_s) + step_s, (float(t_s) + later) / 2))
            all_matrices.append(unknown)
    return Views(
        frame_times_s=np.array(all_times),
        ground_from_image=np.array(all_matrices).reshape(-1, 3, 3),
        width=recording.width,
        height=recording.height,
    )
