"""The search index of an archive on disk: segments of sorted arrays, checked by digest, rebuildable at any time."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diptych.adapters.folders import write_bytes_atomic, write_json_atomic

_MANIFEST = "segment.json"


@dataclass(frozen=True, slots=True)
class Segment:
    """Some recordings of an archive with their arrays, which stay on disk."""

    folder: Path
    digests: tuple[str, ...]
    arrays: tuple[NDArray[Any], ...]


def read_segments(folder: Path, key: str) -> list[Segment]:
    """Read all whole segments that were made with one set of settings; the others are removed."""
    found = []
    if not folder.is_dir():
        return []
    for one in sorted(folder.iterdir()):
        segment = _read(one, key)
        if segment is None:
            with contextlib.suppress(OSError):
                shutil.rmtree(one)
        else:
            found.append(segment)
    return found


def write_segment(folder: Path, key: str, digests: Sequence[str], arrays: Sequence[NDArray[Any]]) -> Segment:
    """Write a segment; its manifest comes last, so that an interrupted one counts as absent.

    Raises:
        OutputFailedError: The disk is full, or the folder may not be written.
    """
    name = hashlib.sha256("".join(digests).encode("ascii")).hexdigest()[:16]
    place = folder / name
    listed = []
    for k, array in enumerate(arrays):
        buffer = io.BytesIO()
        np.save(buffer, array)
        content = buffer.getvalue()
        write_bytes_atomic(place / f"{k}.npy", content)
        listed.append(hashlib.sha256(content).hexdigest())
    write_json_atomic(
        place / _MANIFEST, {"key": key, "digests": list(digests), "sha256": listed}, indent=None
    )
    return Segment(place, tuple(digests), tuple(arrays))


def remove_segment(segment: Segment) -> None:
    """Remove a segment that another one replaces."""
    with contextlib.suppress(OSError):
        shutil.rmtree(segment.folder)


def _read(place: Path, key: str) -> Segment | None:
    try:
        manifest = json.loads((place / _MANIFEST).read_text(encoding="utf-8"))
        if manifest["key"] != key:
            return None
        arrays = []
        for k, sha256 in enumerate(manifest["sha256"]):
            path = place / f"{k}.npy"
            with path.open("rb") as stream:
                if hashlib.file_digest(stream, "sha256").hexdigest() != sha256:
                    return None
            arrays.append(np.load(path, mmap_mode="r", allow_pickle=False))
        return Segment(place, tuple(str(one) for one in manifest["digests"]), tuple(arrays))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
