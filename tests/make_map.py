"""Small maps in one file (PMTiles version 3), made byte by byte."""

from __future__ import annotations

import gzip
import json
import struct
from collections.abc import Iterable, Mapping
from pathlib import Path

import cv2
import numpy as np

from diptych.adapters.map_tiles import tile_id

Tile = tuple[int, int, int]


def picture(shade: int) -> bytes:
    """A tile of one grey."""
    return bytes(cv2.imencode(".png", np.full((64, 64, 3), shade, np.uint8))[1])


def varints(numbers: Iterable[int]) -> bytes:
    """Numbers of seven bits a byte, the lowest first."""
    out = bytearray()
    for number in numbers:
        while number > 0x7F:
            out.append(number & 0x7F | 0x80)
            number >>= 7
        out.append(number)
    return bytes(out)


def directory(entries: list[tuple[int, int, int, int]]) -> bytes:
    """Rows of id, run, length and offset; packed."""
    ids = [one[0] for one in entries]
    columns = (
        [len(entries)],
        [one - before for before, one in zip([0, *ids], ids, strict=False)],
        [one[1] for one in entries],
        [one[2] for one in entries],
        [one[3] + 1 for one in entries],
    )
    return gzip.compress(varints(number for column in columns for number in column), mtime=0)


def write_map(
    path: Path,
    tiles: Mapping[Tile, bytes],
    *,
    kind: int = 2,
    credit: str = '<a href="https://example.org">Survey office</a>',
    leaves: bool = False,
) -> Path:
    """Write tiles by zoom, column and row; with leaves, one directory below the first."""
    at, rows, data = 0, [], b""
    for name, content in sorted(tiles.items(), key=lambda one: tile_id(*one[0])):
        rows.append((tile_id(*name), 1, len(content), at))
        data += content
        at += len(content)
    leaf = directory(rows) if leaves else b""
    root = directory([(rows[0][0], 0, len(leaf), 0)] if leaves else rows)
    meta = gzip.compress(json.dumps({"attribution": credit}).encode(), mtime=0)
    root_at, meta_at = 127, 127 + len(root)
    leaf_at = meta_at + len(meta)
    data_at = leaf_at + len(leaf)
    head = b"PMTiles\x03" + struct.pack(
        "<11Q", root_at, len(root), meta_at, len(meta), leaf_at, len(leaf), data_at, len(data), *[len(rows)] * 3
    )  # fmt: skip
    zooms = [zoom for zoom, _, _ in tiles]
    head += bytes((1, 2, 1, kind, min(zooms), max(zooms)))
    head += struct.pack("<4i", -1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000) + bytes(9)
    path.write_bytes(head + root + meta + leaf + data)
    return path


def world(path: Path, **more: object) -> Path:
    """A map of three zooms, each tile of a grey of its own."""
    tiles = {
        (z, x, y): picture(60 + 10 * (x + 4 * y))
        for z in range(3) for x in range(1 << z) for y in range(1 << z)
    }  # fmt: skip
    return write_map(path, tiles, **more)  # type: ignore[arg-type]
