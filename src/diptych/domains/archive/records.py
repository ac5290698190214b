"""A recording's fingerprint as the bytes of its file, and back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diptych.adapters.archive_items import item_path, pack_item, read_item
from diptych.algorithms.fingerprint import Fingerprint, settings_key

_ARRAYS = ("picture", "change", "moments", "counts", "places", "shapes", "codes")
_COARSE = ("picture", "change")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A stored fingerprint with the facts of its recording."""

    sha256: str
    frames: int
    fingerprint: Fingerprint

    @property
    def coarse_bytes(self) -> int:
        """Bytes of the coarse codes."""
        return sum(int(getattr(self.fingerprint, name).nbytes) for name in _COARSE)

    @property
    def local_bytes(self) -> int:
        """Bytes of the local features."""
        names = [name for name in _ARRAYS if name not in _COARSE]
        return sum(int(getattr(self.fingerprint, name).nbytes) for name in names)


def item_from_fingerprint(
    fingerprint: Fingerprint, *, sha256: str, frames: int, facts: dict[str, Any]
) -> bytes:
    """Turn a fingerprint into the bytes of its file."""
    values = {
        "sha256": sha256,
        "settings": settings_key(),
        "frames": frames,
        "duration_s": fingerprint.duration_s,
        "width": fingerprint.width,
        "height": fingerprint.height,
        "facts": facts,
    }
    return pack_item(values, {name: getattr(fingerprint, name) for name in _ARRAYS})


def fingerprint_path(folder: Path, sha256: str) -> Path:
    """Return where the fingerprint of a recording lies under the present settings."""
    return item_path(folder, sha256, settings_key())


def read_fingerprint(folder: Path, sha256: str) -> Kept | None:
    """Read a stored fingerprint; ``None`` where it is absent, not whole, or made with other settings."""
    stored = read_item(fingerprint_path(folder, sha256))
    if stored is None or stored.values.get("sha256") != sha256:
        return None
    if stored.values.get("settings") != settings_key():
        return None
    try:
        return Kept(
            sha256=sha256,
            frames=int(stored.values["frames"]),
            fingerprint=Fingerprint(
                duration_s=float(stored.values["duration_s"]),
                width=int(stored.values["width"]),
                height=int(stored.values["height"]),
                **{name: stored.arrays[name] for name in _ARRAYS},
            ),
        )
    except (KeyError, ValueError, TypeError):
        return None
