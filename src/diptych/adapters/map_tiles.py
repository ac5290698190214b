"""A map of the user's own in one file: PMTiles version 3 that holds pictures, read tile by tile where it lies.

The file comes from elsewhere and is believed in nothing: sizes are bounded, places lie inside the file, and a tile is
given out only where its first bytes are those of the kind of picture that the file says it holds.
"""

from __future__ import annotations

import bisect
import gzip
import io
import json
import struct
import threading
import zlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from diptych.model.errors import UnreadableError
from diptych.model.visible_text import visible

HEADER_BYTES = 127
MOST_DIRECTORY = 8 << 20
"""Largest directory, unpacked. Chosen by hand; the format asks for root directories below 16 kB."""

MOST_TILE = 8 << 20
"""Largest tile. Chosen by hand: far above a picture of 512 × 512 pixels."""

MOST_ZOOM = 26
MOST_CREDIT = 500
MOST_LEVELS = 4
"""Directories below one another; the format knows root and leaves, and allows leaves of leaves."""

KEPT_DIRECTORIES = 64
"""Leaf directories that stay in memory. Chosen by hand."""

_NONE, _GZIP, _VECTOR = 1, 2, 1
_KINDS: Mapping[int, tuple[str, bytes, int]] = {
    2: ("image/png", b"\x89PNG\r\n\x1a\n", 0),
    3: ("image/jpeg", b"\xff\xd8\xff", 0),
    4: ("image/webp", b"WEBP", 8),
}
"""Kinds of tiles that are shown: media type, and which bytes stand where at their beginning."""

DAMAGED = (OSError, ValueError, EOFError, IndexError, zlib.error)
"""What reading a damaged file may raise; a wrong gzip is an OSError."""

_ADVICE = "Give another PMTiles file of pictures (PNG, JPEG or WebP); until then maps show land only."


@dataclass(frozen=True, slots=True, kw_only=True)
class MapFacts:
    """What a file of tiles says of itself."""

    name: str
    media_type: str
    min_zoom: int
    max_zoom: int
    bounds: tuple[float, float, float, float]
    """South, west, north, east."""
    credit: str
    """Whose map it is, as the file says; plain text, empty where it says nothing."""

    def to_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        return {
            **{
                name: getattr(self, name) for name in ("name", "media_type", "min_zoom", "max_zoom", "credit")
            },
            "bounds": list(self.bounds),
        }


@dataclass(frozen=True, slots=True)
class _Directory:
    ids: tuple[int, ...]
    runs: tuple[int, ...]
    lengths: tuple[int, ...]
    offsets: tuple[int, ...]


class MapTiles:
    """One file of tiles, opened to be read by several threads."""

    def __init__(self, path: Path) -> None:
        """Read the header, the first directory and what the file says of itself.

        Raises:
            UnreadableError: It cannot be read, is damaged, or holds no pictures.
        """
        self._lock = threading.Lock()
        self._leaves: OrderedDict[int, _Directory] = OrderedDict()
        try:
            self._file = path.open("rb")
            self._size = path.stat().st_size
            self._read_head(path.name)
        except (*DAMAGED, struct.error) as error:
            why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            raise UnreadableError(f"the map {path.name} cannot be used: {why}", advice=_ADVICE) from error

    def tile(self, zoom: int, x: int, y: int) -> bytes | None:
        """Return a picture; None where the file holds none there.

        Raises:
            UnreadableError: The file is damaged at that place.
        """
        if not 0 <= zoom <= MOST_ZOOM or not (0 <= x < 1 << zoom and 0 <= y < 1 << zoom):
            return None
        try:
            place = self._find(tile_id(zoom, x, y))
            if place is None:
                return None
            found = self._bytes(self._tiles_at + place[0], place[1], MOST_TILE)
        except DAMAGED as error:
            raise UnreadableError(f"the map is damaged: {error}", advice=_ADVICE) from error
        _, sign, at = self._kind
        if found[at : at + len(sign)] != sign:
            raise UnreadableError("the map holds a tile that is no picture of its kind", advice=_ADVICE)
        return found

    def _read_head(self, name: str) -> None:
        head = self._bytes(0, HEADER_BYTES, HEADER_BYTES)
        if head[:7] != b"PMTiles":
            raise ValueError("it is no PMTiles file")
        if head[7] != 3:
            raise ValueError(f"it is PMTiles version {head[7]}, and 3 is read")
        root_at, root_size, meta_at, meta_size, self._leaves_at, _, self._tiles_at = struct.unpack_from(
            "<7Q", head, 8
        )
        self._packed, tile_packed, kind, low, high = head[97:102]
        if kind == _VECTOR:
            raise ValueError("it holds vector tiles, and pictures are shown")
        if kind not in _KINDS:
            raise ValueError("it does not say that it holds PNG, JPEG or WebP")
        if self._packed not in (_NONE, _GZIP) or tile_packed not in (0, _NONE):
            raise ValueError("it is packed in a way that is not read")
        if not low <= high <= MOST_ZOOM:
            raise ValueError("its levels of zoom do not read")
        west, south, east, north = (one / 1e7 for one in struct.unpack_from("<4i", head, 102))
        if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
            raise ValueError("the ground that it covers does not read")
        self._kind = _KINDS[kind]
        self._root = self._directory(root_at, root_size)
        self.facts = MapFacts(
            name=visible(name),
            media_type=self._kind[0],
            min_zoom=low,
            max_zoom=high,
            bounds=(south, west, north, east),
            credit=self._credit(meta_at, meta_size),
        )

    def _credit(self, at: int, size: int) -> str:
        if not size:
            return ""
        told = json.loads(self._unpacked(self._bytes(at, size, MOST_DIRECTORY)))
        said = told.get("attribution") or told.get("name") or "" if isinstance(told, dict) else ""
        return visible(_plain(str(said)))[:MOST_CREDIT]

    def _find(self, wanted: int) -> tuple[int, int] | None:
        directory = self._root
        for _ in range(MOST_LEVELS):
            k = bisect.bisect_right(directory.ids, wanted) - 1
            if k < 0:
                return None
            if directory.runs[k]:
                held = wanted < directory.ids[k] + directory.runs[k]
                return (directory.offsets[k], directory.lengths[k]) if held else None
            directory = self._leaf(directory.offsets[k], directory.lengths[k])
        raise ValueError("directories lie too deep")

    def _leaf(self, offset: int, length: int) -> _Directory:
        with self._lock:
            held = self._leaves.get(offset)
        if held is None:
            held = self._directory(self._leaves_at + offset, length)
            with self._lock:
                self._leaves[offset] = held
                while len(self._leaves) > KEPT_DIRECTORIES:
                    self._leaves.popitem(last=False)
        return held

    def _directory(self, at: int, size: int) -> _Directory:
        return _directory(self._unpacked(self._bytes(at, size, MOST_DIRECTORY)))

    def _unpacked(self, packed: bytes) -> bytes:
        if self._packed == _NONE:
            return packed
        with gzip.GzipFile(fileobj=io.BytesIO(packed)) as file:
            found = file.read(MOST_DIRECTORY + 1)
        if len(found) > MOST_DIRECTORY:
            raise ValueError("a directory is too large")
        return found

    def _bytes(self, at: int, size: int, most: int) -> bytes:
        if size > most or at + size > self._size:
            raise ValueError("it ends early, or a place in it lies outside")
        with self._lock:
            self._file.seek(at)
            found = self._file.read(size)
        if len(found) != size:
            raise ValueError("it ends early")
        return found


def tile_id(zoom: int, x: int, y: int) -> int:
    """Number a tile along the Hilbert curve of its zoom, after all of lower zooms (PMTiles version 3)."""
    found = ((1 << (2 * zoom)) - 1) // 3
    for level in range(zoom - 1, -1, -1):
        side = 1 << level
        right, down = x & side, y & side
        found += ((3 * right) ^ down) << level
        if not down:
            if right:
                x, y = side - 1 - x, side - 1 - y
            x, y = y, x
    return found


def _directory(content: bytes) -> _Directory:
    numbers = iter(_varints(content))
    n = next(numbers, 0)
    if n > len(content):
        raise ValueError("a directory does not read")
    columns = [[next(numbers, -1) for _ in range(n)] for _ in range(4)]
    if any(-1 in column for column in columns):
        raise ValueError("a directory does not read")
    steps, runs, lengths, told = columns
    ids, at = [], 0
    for step in steps:
        at += step
        ids.append(at)
    offsets: list[int] = []
    for k, one in enumerate(told):
        offsets.append(one - 1 if one else offsets[k - 1] + lengths[k - 1])
    return _Directory(tuple(ids), tuple(runs), tuple(lengths), tuple(offsets))


def _varints(content: bytes) -> list[int]:
    found, value, shift = [], 0, 0
    for byte in content:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            found.append(value)
            value = shift = 0
        elif shift > 63:
            raise ValueError("a number in a directory does not read")
    return found


def _plain(text: str) -> str:
    """Take marks such as links out of a credit: what stands between them is its text."""
    parts, inside = [], False
    for letter in text:
        inside = True if letter == "<" else inside
        if not inside:
            parts.append(letter)
        inside = False if letter == ">" else inside
    return " ".join("".join(parts).split())
