"""Encode pictures that people look at or publish: pixels only, no tags."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.model.errors import OutputFailedError

JPEG_QUALITY = 85
"""For the preview only. Chosen by hand."""


def png(picture: NDArray[np.uint8]) -> bytes:
    """Encode ``(h, w, 3)`` blue green red as PNG; the same picture gives the same bytes.

    Raises:
        OutputFailedError: The encoder refused the picture.
    """
    return _encoded(".png", picture, [cv2.IMWRITE_PNG_COMPRESSION, 6])


def jpeg(picture: NDArray[np.uint8]) -> bytes:
    """Encode ``(h, w, 3)`` blue green red as JPEG, for a preview.

    Raises:
        OutputFailedError: The encoder refused the picture.
    """
    return _encoded(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])


def _encoded(kind: str, picture: NDArray[np.uint8], options: list[int]) -> bytes:
    ok, data = cv2.imencode(kind, picture, options)
    if not ok:
        raise OutputFailedError("a picture could not be encoded")
    return bytes(data.tobytes())
