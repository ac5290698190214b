"""Which preserved files a decoder should look at: by what they hold, and by what they are called."""

from __future__ import annotations

from pathlib import PurePath

from diptych.adapters.archive_lists import VIDEO_SUFFIXES

_SOUND_AND_PICTURES = frozenset(
    (
        *(".aac", ".aif", ".aiff", ".amr", ".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav", ".wma"),
        *(".avif", ".bmp", ".gif", ".heic", ".heif", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"),
    )
)

_STARTS = (
    (0, b"\x1aE\xdf\xa3", "matroska"),
    (0, b"RIFF", "riff"),
    (0, b"OggS", "ogg"),
    (0, b"FLV\x01", "flv"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "asf"),
    (0, b"\x00\x00\x01\xba", "mpeg-ps"),
    (0, b"\x00\x00\x01\xb3", "mpeg-video"),
    (0, b"\x89PNG\r\n\x1a\n", "png"),
    (0, b"\xff\xd8\xff", "jpeg"),
    (0, b"GIF8", "gif"),
    (0, b"ID3", "mp3"),
    (0, b"fLaC", "flac"),
    (4, b"ftyp", "iso-media"),
    (4, b"moov", "iso-media"),
    (4, b"mdat", "iso-media"),
    (4, b"wide", "iso-media"),
)
"""How containers begin; offset, bytes, name. Their own specifications."""


def begins_as(head: bytes) -> str | None:
    """Name the kind of media that a file's first bytes belong to, or None."""
    for offset, start, name in _STARTS:
        if head[offset : offset + len(start)] == start:
            return name
    packets = [head[k : k + 1] for k in (0, 188, 376)]
    if len(head) > 376 and packets == [b"G"] * 3:
        return "mpeg-ts"
    return None


def is_called_media(name: str) -> bool:
    """Whether a file's name says that it is video, sound or a picture."""
    suffix = PurePath(name).suffix.lower()
    return suffix in VIDEO_SUFFIXES or suffix in _SOUND_AND_PICTURES


def should_be_looked_at(head: bytes, name: str) -> bool:
    """Whether a decoder should look at a file: its first bytes or its name say media."""
    return begins_as(head) is not None or is_called_media(name)
