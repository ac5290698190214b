"""What is installed here: versions, and which formats the decoder inside PyAV knows.

Facts only; whether they suffice is judged by ``workflows/doctor``.
"""

from __future__ import annotations

import importlib.metadata
import platform
import sys
from dataclasses import dataclass

import av
import av.codec
import cv2
import numpy as np
import scipy

OPENCV_DISTRIBUTIONS = (
    "opencv-python",
    "opencv-python-headless",
    "opencv-contrib-python",
    "opencv-contrib-python-headless",
)
"""Four distributions that all install the module ``cv2`` and overwrite one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """Versions and formats of this installation."""

    python: str
    system: str
    pyav: str
    ffmpeg: str
    ffmpeg_libraries: dict[str, str]
    opencv: str
    opencv_distributions: tuple[str, ...]
    opencv_features: dict[str, bool]
    numpy: str
    scipy: str
    decoders: dict[str, bool]
    encoders: dict[str, bool]


def look_around(
    *, decoders: tuple[str, ...], encoders: tuple[str, ...], opencv_features: tuple[str, ...]
) -> Installed:
    """Collect the facts of this installation.

    Args:
        decoders: Names of decoders to look for, as FFmpeg calls them.
        encoders: Names of encoders to look for.
        opencv_features: Names that the module ``cv2`` should hold.

    Returns:
        What was found; nothing is judged.
    """
    return Installed(
        python=platform.python_version(),
        system=f"{platform.system()} {platform.machine()}, {'64' if sys.maxsize > 2**32 else '32'} bit",
        pyav=str(av.__version__),
        ffmpeg=str(av.ffmpeg_version_info),
        ffmpeg_libraries={
            name: ".".join(map(str, version)) for name, version in sorted(av.library_versions.items())
        },
        opencv=str(cv2.__version__),
        opencv_distributions=tuple(name for name in OPENCV_DISTRIBUTIONS if _version(name)),
        opencv_features={name: hasattr(cv2, name) for name in opencv_features},
        numpy=np.__version__,
        scipy=scipy.__version__,
        decoders={name: _knows(name, "r") for name in decoders},
        encoders={name: _knows(name, "w") for name in encoders},
    )


def _knows(name: str, mode: str) -> bool:
    try:
        av.codec.Codec(name, mode)
    except (av.codec.codec.UnknownCodecError, RuntimeError):
        return False
    return True


def _version(distribution: str) -> str:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return ""
