"""Encode single pictures."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.model.errors import OutputFailedError


def webp(gray: NDArray[np.uint8], mask: NDArray[np.uint8], quality: int = 80) -> bytes:
    """Encode a grey picture as WebP, clear where nothing was in view.

    Args:
        gray: ``(h, w)`` picture.
        mask: ``(h, w)``; 0 where the picture shows nothing.
        quality: 1 to 100.

    Raises:
        OutputFailedError: The encoder refused the picture.
    """
    layers = cv2.merge([gray, gray, gray, np.where(mask > 127, 255, 0).astype(np.uint8)])
    ok, data = cv2.imencode(".webp", layers, [cv2.IMWRITE_WEBP_QUALITY, quality])
    if not ok:
        raise OutputFailedError("a ground picture could not be encoded")
    return bytes(data.tobytes())
