"""Colour pictures of chosen frames, and pictures of an edit list's re-creation."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import av
import av.error
import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.adapters.containers import open_container
from diptych.adapters.folders import write_bytes_atomic
from diptych.model.errors import OutputFailedError

Colour = NDArray[np.uint8]


def read_colour(
    path: Path,
    numbers: Iterable[int],
    *,
    side_px: int,
    progress: Callable[[float], None] | None = None,
) -> dict[int, Colour]:
    """Decode some frames as upright RGB pictures ``(h, w, 3)``, shrunk to a longer side; never enlarged.

    Args:
        path: The video; only read.
        numbers: Frame numbers in order of presentation, from 0.
        side_px: Longer side.
        progress: Called with the share of the frames passed.

    Returns:
        Pictures by frame number; what the file does not hold is absent.
    """
    wanted = set(numbers)
    out: dict[int, Colour] = {}
    if not wanted:
        return out
    last = max(wanted)
    for number, frame in _numbered(path):
        if number in wanted:
            picture = np.rot90(frame.to_ndarray(format="rgb24"), round(float(frame.rotation or 0) / 90) % 4)
            height, width = picture.shape[:2]
            factor = min(1.0, side_px / max(height, width))
            if factor < 1:
                size = (max(1, round(width * factor)), max(1, round(height * factor)))
                picture = cv2.resize(np.ascontiguousarray(picture), size, interpolation=cv2.INTER_AREA)
            out[number] = np.ascontiguousarray(picture)
        if progress is not None and number % 25 == 0:
            progress(min(1.0, (number + 1) / (last + 1)))
        if number >= last:
            break
    return out


def _numbered(path: Path) -> Iterator[tuple[int, av.VideoFrame]]:
    """Number frames as :class:`diptych.adapters.video.VideoReader`: a time that does not advance is passed over."""
    number, before = -1, -math.inf
    with open_container(path) as container:
        stream = next(
            s
            for s in container.streams.video
            if s.codec_context is not None
            and s.codec_context.width > 0
            and not int(s.disposition) & int(av.stream.Disposition.attached_pic)
        )
        stream.thread_type = "AUTO"
        stream.codec_context.thread_count = 2
        packets = container.demux(stream)
        while True:
            try:
                packet = next(packets)
            except (StopIteration, av.error.FFmpegError, ValueError):
                return
            try:
                frames = packet.decode()
            except av.error.EOFError:
                return
            except av.error.FFmpegError:
                continue
            for frame in frames:
                if frame.pts is not None and frame.pts <= before:
                    continue
                before = frame.pts if frame.pts is not None else before
                number += 1
                yield number, frame


def write_picture(path: Path, picture: NDArray[np.generic]) -> None:
    """Write an RGB, RGBA or grey picture as PNG.

    Raises:
        OutputFailedError: The encoder refused it.
    """
    values = np.clip(np.round(np.asarray(picture, np.float64)), 0, 255).astype(np.uint8)
    if values.ndim == 3:
        order = [2, 1, 0] if values.shape[2] == 3 else [2, 1, 0, 3]
        values = np.ascontiguousarray(values[:, :, order])
    ok, coded = cv2.imencode(".png", values)
    if not ok:
        raise OutputFailedError("a picture could not be encoded")
    write_bytes_atomic(path, coded.tobytes())
