"""Say whether this installation has what a comparison needs."""

from __future__ import annotations

from dataclasses import dataclass

from diptych import __version__
from diptych.adapters.confine import Confinement, confinement
from diptych.adapters.disk_encryption import State as DiskState
from diptych.adapters.disk_encryption import disk_encryption
from diptych.adapters.installed import Installed, look_around
from diptych.adapters.keys import default_folder

FORMAT = "diptych-doctor/1"

DECODERS = {
    "h264": "most phones, drones and platforms",
    "hevc": "newer phones and drones",
    "vp9": "videos saved from the web",
    "av1": "newer videos saved from the web",
}
"""Decoders that a comparison needs, and what they read."""

ENCODERS = {"libx264": "the working copies that the page plays"}
"""Encoders that the report needs, and for what."""

FEATURES = {"SIFT_create": "finding the same ground", "USAC_MAGSAC": "a ground map that tolerates movers"}
"""What the comparison uses of OpenCV."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What is installed and what is missing."""

    diptych: str
    installed: Installed
    confinement: Confinement
    """How decoders are confined here, and why not more strongly."""
    disk: DiskState
    """Whether the disk with the user's keys is encrypted."""
    missing: tuple[str, ...]
    """One line for each thing that is missing or doubled; empty when all is well."""

    @property
    def ok(self) -> bool:
        """True when nothing is missing."""
        return not self.missing

    def to_dict(self) -> dict[str, object]:
        """Return plain values for ``--json``."""
        found = self.installed
        return {
            "format": FORMAT,
            "ok": self.ok,
            "versions": {
                "diptych": self.diptych,
                "python": found.python,
                "system": found.system,
                "pyav": found.pyav,
                "ffmpeg": found.ffmpeg,
                **found.ffmpeg_libraries,
                "opencv": found.opencv,
                "numpy": found.numpy,
                "scipy": found.scipy,
            },
            "opencv_distributions": list(found.opencv_distributions),
            "opencv_features": found.opencv_features,
            "decoders": found.decoders,
            "encoders": found.encoders,
            "sandbox": {
                "way": self.confinement.way,
                "parts": list(self.confinement.parts),
                "promises": list(self.confinement.promises),
                "why_not_stronger": list(self.confinement.why_not_stronger),
            },
            "disk_encryption": self.disk,
            "missing": list(self.missing),
        }


def doctor() -> Health:
    """Look at this installation.

    Returns:
        Versions, formats, and one line for each thing that is missing.
    """
    found = look_around(decoders=tuple(DECODERS), encoders=tuple(ENCODERS), opencv_features=tuple(FEATURES))
    return Health(
        diptych=__version__,
        installed=found,
        confinement=confinement(),
        disk=disk_encryption(default_folder()),
        missing=tuple(_missing(found)),
    )


def _missing(found: Installed) -> list[str]:
    lines = []
    for name, use in DECODERS.items():
        if not found.decoders[name]:
            lines.append(f"decoder {name}: {use}")
    for name, use in ENCODERS.items():
        if not found.encoders[name]:
            lines.append(f"encoder {name}: {use}")
    for name, use in FEATURES.items():
        if not found.opencv_features[name]:
            lines.append(f"OpenCV {name}: {use}")
    if len(found.opencv_distributions) > 1:
        names = ", ".join(found.opencv_distributions)
        lines.append(
            f"exactly one OpenCV: {names} overwrite one another; "
            "remove all of them and install opencv-python-headless"
        )
    if not found.opencv_distributions:
        lines.append("an OpenCV distribution that is known: install opencv-python-headless")
    return lines
