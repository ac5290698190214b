"""Walk through every byte of an MP4, PNG or WebP file and say what a publishing copy may not hold.

Each file is taken apart by its own rules here, without a decoder: allowed boxes and chunks are listed, every other is
a problem, and so is every byte that no sample needs, in front of, between, inside or after the parts.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

CONTAINERS = {
    b"moov",
    b"trak",
    b"mdia",
    b"minf",
    b"dinf",
    b"stbl",
    b"edts",
}
"""Boxes that only hold boxes."""

LEAVES = {
    b"ftyp",
    b"mvhd",
    b"tkhd",
    b"mdhd",
    b"hdlr",
    b"vmhd",
    b"smhd",
    b"dref",
    b"stsd",
    b"stts",
    b"stss",
    b"ctts",
    b"stsc",
    b"stsz",
    b"stco",
    b"co64",
    b"sgpd",
    b"sbgp",
    b"elst",
    b"mdat",
    b"free",
    b"udta",
}
"""Boxes with content of their own that our encoder writes; ``free`` only where it is empty. No ``meta``, ``uuid``,
``skip``, ``chap``, ``tref``, ``gmhd``: they hold words."""

HANDLERS = {b"vide": b"VideoHandler", b"soun": b"SoundHandler"}
"""Kinds of tracks that a copy may have, and what the encoder calls them."""

UNITS = {1, 5, 7, 8, 9}
"""Parts of an H.264 stream: slices, parameter sets, delimiters. Not 6 (messages), 12 (padding) or unknown ones."""

_SHORT = {b"vmhd": 12, b"smhd": 8, b"sgpd": 64, b"sbgp": 64}
"""Longest content of small boxes, in bytes."""

_NO_TAGS = b"\0\0\0\x35meta\0\0\0\0\0\0\0\x21hdlr\0\0\0\0\0\0\0\0mdirappl" + bytes(9) + b"\0\0\0\x08ilst"
"""The empty list of tags that the muxer always writes; any other ``udta`` is a problem."""

_MARKS = {b"isom", b"iso2", b"avc1", b"mp41", b"mp42", b"iso5", b"iso6"}

MAX_DEPTH = 8
MAX_SAMPLES = 20_000_000
"""Samples of a track: 12 hours at 240 a second are 10 million."""


@dataclass(slots=True)
class _Track:
    handler: bytes = b""
    sizes: list[int] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    chunks: list[tuple[int, int]] = field(default_factory=list)
    """First chunk (from 1) and samples in each chunk from there on."""
    coding: bytes = b""
    unit_bytes: int = 4


@dataclass(slots=True)
class _Walk:
    data: bytes
    problems: list[str] = field(default_factory=list)
    tracks: list[_Track] = field(default_factory=list)
    media: list[tuple[int, int]] = field(default_factory=list)


class _OddError(Exception):
    """The file does not hang together; the message says how."""


def problems_of_mp4(data: bytes) -> list[str]:
    """Say what an MP4 file holds that a publishing copy may not.

    Args:
        data: The whole file.

    Returns:
        Plain sentences; empty for a clean copy. They repeat no text from the file.
    """
    walk = _Walk(data)
    try:
        _boxes(walk, 0, len(data), 0, None)
        if not walk.tracks:
            raise _OddError("it has no track")
        _samples(walk)
    except _OddError as error:
        walk.problems.append(str(error))
    except (struct.error, IndexError, OverflowError, MemoryError):
        walk.problems.append("a box is shorter than its kind needs")
    return list(dict.fromkeys(walk.problems))


def _boxes(walk: _Walk, start: int, end: int, depth: int, track: _Track | None) -> None:
    at = start
    while at < end:
        if end - at < 8:
            raise _OddError(f"{end - at} bytes after the last box")
        size, kind = struct.unpack_from(">I4s", walk.data, at)
        head = 8
        if size == 1:
            if end - at < 16:
                raise _OddError("a box without its length")
            size, head = struct.unpack_from(">Q", walk.data, at + 8)[0], 16
        if size < head or at + size > end:
            raise _OddError("a box that is longer than what holds it, or bytes that are no box")
        inner, stop = at + head, at + size
        shown = kind.decode("ascii") if kind.isalnum() else "of an odd name"
        if kind in CONTAINERS:
            if depth >= MAX_DEPTH:
                raise _OddError("boxes nested too deeply")
            own = track
            if kind == b"trak":
                own = _Track()
                walk.tracks.append(own)
            _boxes(walk, inner, stop, depth + 1, own)
        elif kind in LEAVES:
            _leaf(walk, kind, inner, stop, track)
        else:
            walk.problems.append(f"a box {shown} of {size} bytes that no copy needs")
        at = stop


def _leaf(walk: _Walk, kind: bytes, start: int, end: int, track: _Track | None) -> None:
    body = walk.data[start:end]
    if kind == b"free":
        if body:
            walk.problems.append(f"a box free with {len(body)} bytes in it")
    elif kind == b"udta":
        if body != _NO_TAGS:
            walk.problems.append(f"a box udta of {len(body)} bytes that no copy needs")
    elif kind == b"ftyp":
        marks = {body[k : k + 4] for k in range(0, len(body), 4) if k != 4}
        if not marks <= _MARKS or len(body) > 40 or body[4:8] != b"\0\0\x02\0":
            walk.problems.append("a box ftyp with more than marks of formats")
    elif kind == b"mdat":
        walk.media.append((start, end))
    elif kind in (b"mvhd", b"tkhd", b"mdhd"):
        _header(walk, kind, body)
    elif track is not None:
        _table(walk, kind, body, track)
    else:
        walk.problems.append(f"a box {kind.decode()} outside of a track")


def _header(walk: _Walk, kind: bytes, body: bytes) -> None:
    made, changed = struct.unpack_from(">QQ" if body[0] == 1 else ">II", body, 4)
    if made or changed:
        walk.problems.append(f"a box {kind.decode()} that says when the file was made")
    length = {b"mvhd": (100, 112), b"tkhd": (84, 96), b"mdhd": (24, 36)}[kind][body[0] == 1]
    if len(body) != length:
        walk.problems.append(f"a box {kind.decode()} of another length than it needs")
    at = 20 if body[0] == 0 else 32
    if kind == b"mdhd" and struct.unpack_from(">H", body, at)[0] not in (0x55C4, 0):
        walk.problems.append("a track that names a language")


def _table(walk: _Walk, kind: bytes, body: bytes, track: _Track) -> None:
    if kind == b"hdlr":
        track.handler = body[8:12]
        if track.handler not in HANDLERS:
            walk.problems.append("a track that holds neither pictures nor sound")
        elif body[12:24].strip(b"\0") or body[24:].rstrip(b"\0") != HANDLERS[track.handler]:
            walk.problems.append("a track whose handler has a name of its own")
    elif kind == b"stsz":
        common, count = struct.unpack_from(">II", body, 4)
        if count > MAX_SAMPLES:
            raise _OddError("more samples than a recording has")
        if common:
            track.sizes, used = [common] * count, 12
        else:
            track.sizes, used = list(struct.unpack_from(f">{count}I", body, 12)), 12 + 4 * count
        _whole(walk, kind, body, used)
    elif kind in (b"stco", b"co64"):
        count = struct.unpack_from(">I", body, 4)[0]
        track.offsets = list(struct.unpack_from(f">{count}{'I' if kind == b'stco' else 'Q'}", body, 8))
        _whole(walk, kind, body, 8 + count * (4 if kind == b"stco" else 8))
    elif kind == b"stsc":
        count = struct.unpack_from(">I", body, 4)[0]
        rows = [struct.unpack_from(">III", body, 8 + 12 * k) for k in range(count)]
        track.chunks = [(first, n) for first, n, _ in rows]
        _whole(walk, kind, body, 8 + 12 * count)
    elif kind in (b"stts", b"ctts"):
        _whole(walk, kind, body, 8 + 8 * struct.unpack_from(">I", body, 4)[0])
    elif kind == b"stss":
        _whole(walk, kind, body, 8 + 4 * struct.unpack_from(">I", body, 4)[0])
    elif kind == b"stsd":
        _coding(walk, body, track)
    elif kind == b"elst":
        count = struct.unpack_from(">I", body, 4)[0]
        _whole(walk, kind, body, 8 + count * (20 if body[0] == 1 else 12))
    elif kind == b"dref" and body[4:] != b"\0\0\0\x01\0\0\0\x0curl \0\0\0\x01":
        walk.problems.append("a track that names another file")
    elif kind in _SHORT and len(body) > _SHORT[kind]:
        walk.problems.append(f"a box {kind.decode()} of another length than it needs")


def _whole(walk: _Walk, kind: bytes, body: bytes, used: int) -> None:
    if len(body) != used:
        walk.problems.append(f"a box {kind.decode()} with {len(body) - used} bytes more than its table")


def _coding(walk: _Walk, body: bytes, track: _Track) -> None:
    if struct.unpack_from(">I", body, 4)[0] != 1:
        walk.problems.append("a track with several codings")
    size, coding = struct.unpack_from(">I4s", body, 8)
    if size != len(body) - 8:
        walk.problems.append("a box stsd with bytes after its coding")
    track.coding = coding
    if coding == b"avc1":
        if body[8 + 50 : 8 + 82].strip(b"\0"):
            walk.problems.append("a track that names its encoder")
        inside, allowed = 16 + 78, {b"avcC", b"pasp", b"btrt", b"colr", b"fiel"}
    elif coding == b"mp4a":
        inside, allowed = 16 + 28, {b"esds", b"btrt"}
    else:
        walk.problems.append("a track that is neither H.264 nor AAC")
        return
    at = inside
    while at < len(body):
        if len(body) - at < 8:
            raise _OddError("bytes after the last box of a coding")
        size, kind = struct.unpack_from(">I4s", body, at)
        if size < 8 or at + size > len(body):
            raise _OddError("a box that is longer than what holds it, or bytes that are no box")
        if kind not in allowed:
            walk.problems.append("a coding with a box that no copy needs")
        elif kind == b"avcC":
            _parameters(walk, body[at + 8 : at + size], track)
        elif kind == b"esds" and size > 80:
            walk.problems.append("a sound coding with more than its parameters")
        elif kind in (b"pasp", b"btrt", b"colr", b"fiel") and size > 28:
            walk.problems.append("a coding with a box that is longer than its kind")
        at += size


def _parameters(walk: _Walk, body: bytes, track: _Track) -> None:
    track.unit_bytes = (body[4] & 3) + 1
    at = 6
    for mask, kinds in ((0x1F, {7}), (0xFF, {8})):
        count = body[5] & mask if mask == 0x1F else body[at]
        at += mask == 0xFF
        for _ in range(count):
            size = struct.unpack_from(">H", body, at)[0]
            if size < 1 or at + 2 + size > len(body) or body[at + 2] & 0x1F not in kinds or size > 512:
                walk.problems.append("parameters of the picture stream with more than parameters in them")
                return
            at += 2 + size
    if len(body) - at not in (0, 4):
        walk.problems.append("parameters of the picture stream with bytes after them")


def _samples(walk: _Walk) -> None:
    """Hold every byte of the media against the samples of the tracks, and look into those of the pictures."""
    spans: list[tuple[int, int]] = []
    for track in walk.tracks:
        placed = list(_placed(track))
        spans += placed
        if track.coding == b"avc1":
            for start, end in placed:
                _units(walk, start, end, track.unit_bytes)
    spans.sort()
    for start, end in sorted(walk.media):
        at = start
        for low, high in spans:
            if low < start or low >= end:
                continue
            if low != at or high > end:
                walk.problems.append("media bytes that belong to no sample, or to two")
                return
            at = high
        if at != end:
            walk.problems.append(f"{end - at} media bytes that belong to no sample")
    inside = sum(any(low <= start and end <= high for low, high in walk.media) for start, end in spans)
    if inside != len(spans):
        walk.problems.append("samples that lie outside of the media")


def _placed(track: _Track) -> Iterator[tuple[int, int]]:
    sample, row = 0, 0
    for number, offset in enumerate(track.offsets, 1):
        while row + 1 < len(track.chunks) and track.chunks[row + 1][0] <= number:
            row += 1
        at = offset
        for _ in range(track.chunks[row][1] if track.chunks else 0):
            if sample >= len(track.sizes):
                raise _OddError("tables of samples that do not agree")
            yield at, at + track.sizes[sample]
            at += track.sizes[sample]
            sample += 1
    if sample != len(track.sizes):
        raise _OddError("tables of samples that do not agree")


def _units(walk: _Walk, start: int, end: int, unit_bytes: int) -> None:
    at = start
    while at < end:
        size = int.from_bytes(walk.data[at : at + unit_bytes], "big")
        at += unit_bytes
        if size < 1 or at + size > end:
            raise _OddError("a picture whose parts do not fill it")
        kind = walk.data[at] & 0x1F
        if kind not in UNITS:
            walk.problems.append(f"a part of kind {kind} in the picture stream (6 is a message)")
        at += size


def problems_of_png(data: bytes) -> list[str]:
    """Say what a PNG file holds besides its picture: any chunk but IHDR, PLTE, IDAT, IEND, and bytes after the end."""
    if not data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ["it is no PNG picture"]
    problems: list[str] = []
    at, packed, ended = 8, b"", False
    while at + 12 <= len(data) and not ended:
        size, kind = struct.unpack_from(">I4s", data, at)
        if at + 12 + size > len(data):
            return [*problems, "a chunk that is longer than the file"]
        if kind not in (b"IHDR", b"PLTE", b"IDAT", b"IEND"):
            problems.append("a chunk that no picture needs")
        if kind == b"IDAT":
            packed += data[at + 8 : at + 8 + size]
        ended = kind == b"IEND"
        at += 12 + size
    if not ended or at != len(data):
        problems.append("bytes after the end of the picture")
    unpacker = zlib.decompressobj()
    try:
        unpacker.decompress(packed)
    except zlib.error:
        problems.append("a picture that does not unpack")
    if unpacker.unused_data:
        problems.append("bytes after the packed picture")
    return problems


def problems_of_webp(data: bytes) -> list[str]:
    """Say what a WebP file holds besides its picture: any chunk but VP8, VP8L, VP8X, ALPH, and bytes after the end."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        return ["it is no WebP picture"]
    problems: list[str] = []
    if struct.unpack_from("<I", data, 4)[0] + 8 != len(data):
        problems.append("bytes after the end of the picture")
    at = 12
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<4sI", data, at)
        if kind not in (b"VP8 ", b"VP8L", b"VP8X", b"ALPH"):
            problems.append("a chunk that no picture needs")
        at += 8 + size + (size & 1)
    return problems
