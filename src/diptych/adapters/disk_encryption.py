"""Whether the system encrypts the disk that a folder lies on, as far as Linux tells."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

State = Literal["encrypted", "not_seen", "unknown"]

DEEPEST = 8
"""Layers of devices that are looked through, such as a volume on a group on an encrypted partition. Chosen by hand."""


def disk_encryption(path: Path, *, devices: Path = Path("/sys/dev/block")) -> State:
    """Look whether a folder lies on an encrypted device.

    Args:
        path: The folder, or one that will be made in an existing one.
        devices: Where Linux lists its block devices.

    Returns:
        ``encrypted`` where every device below it is one of dm-crypt (LUKS); ``not_seen`` where one is not: a disk that
        encrypts by itself, or a provider that does, cannot be told from one that does not; ``unknown`` elsewhere.
    """
    while not path.exists() and path != path.parent:
        path = path.parent
    try:
        number = path.stat().st_dev
        device = devices / f"{os.major(number)}:{os.minor(number)}"
        if not device.exists():
            return "unknown"
        return "encrypted" if _is_encrypted(device.resolve(), DEEPEST) else "not_seen"
    except (OSError, AttributeError):
        return "unknown"


def _is_encrypted(device: Path, depth: int) -> bool:
    try:
        if (device / "dm" / "uuid").read_text(encoding="ascii").startswith("CRYPT-"):
            return True
    except (OSError, UnicodeDecodeError):
        pass
    below = sorted((device / "slaves").glob("*")) if (device / "slaves").is_dir() else []
    return bool(below) and depth > 0 and all(_is_encrypted(one.resolve(), depth - 1) for one in below)
