"""Encode single pictures."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.model.errors import OutputFailedError


def jpeg(gray: NDArray[np.uint8], quality: int = 80) -> bytes:
    """Encode a grey picture ``(h, w)`` as JPEG.

    Raises:
        OutputFailedError: The encoder refused the picture.
    """
    ok, data = cv2.imencode(".jpg", gray, [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not ok:
        raise OutputFailedError("a ground picture could not be encoded")
    return bytes(data.tobytes())
