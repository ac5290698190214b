"""A recording full of planted texts: in its tags, boxes, messages, streams, name; and texts of people beside it."""

from __future__ import annotations

import struct
import uuid
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

PLACES = (
    # tags of the container
    "title", "artist", "comment", "description", "synopsis", "copyright", "album", "genre", "keywords", "location",
    "make", "model", "software", "date", "encoded_by", "publisher", "show", "network", "author", "performer",
    # tags of streams, chapters
    "video_handler", "video_title", "sound_handler", "sound_title", "chapter_1", "chapter_2",
    # streams and messages
    "subtitle_1", "subtitle_2", "sei_user_data", "sei_in_middle",
    # boxes and bytes that no player shows
    "free_box", "skip_box", "uuid_box", "udta_name", "udta_loci", "meta_xmp", "unknown_box", "mdat_slack",
    "trailing_bytes", "trailing_zip",
    # around the file
    "file_name", "folder_name",
)  # fmt: skip
"""Where a text is planted: 42 places."""


def canary(place: str) -> str:
    """The text planted in a place: words that stand nowhere else."""
    return f"Kanarie-{place.replace('_', '-')}-Zw41"


def plant(folder: Path, *, seconds: float = 2.0, width: int = 192, height: int = 128) -> Path:
    """Write a recording that holds every text of ``PLACES`` and return its path."""
    inside = folder / canary("folder_name")
    inside.mkdir(parents=True, exist_ok=True)
    path = inside / f"{canary('file_name')}.mp4"
    _encode(path, seconds, width, height)
    path.write_bytes(_boxes(_messages(path.read_bytes())))
    return path


def _encode(path: Path, seconds: float, width: int, height: int) -> None:
    options = {"movflags": "use_metadata_tags"}
    with av.open(str(path), "w", format="mp4", options=options) as out:
        for place in PLACES[:20]:
            out.metadata[place] = canary(place)
        video = out.add_stream("libx264", rate=25)
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        video.options = {"preset": "ultrafast", "bf": "0"}
        video.metadata["handler_name"] = canary("video_handler")
        video.metadata["title"] = canary("video_title")
        sound = out.add_stream("aac", rate=16_000, layout="mono")
        sound.metadata["handler_name"] = canary("sound_handler")
        sound.metadata["title"] = canary("sound_title")
        words = out.add_stream("mov_text")
        words.codec_context.subtitle_header = b"[Script Info]\n\n[Events]\n"
        out.set_chapters(
            [
                {
                    "id": k,
                    "start": k * 1000,
                    "end": (k + 1) * 1000,
                    "time_base": Fraction(1, 1000),
                    "metadata": {"title": canary(f"chapter_{k + 1}")},
                }
                for k in range(2)
            ]
        )
        out.start_encoding()
        for k in range(round(seconds * 25)):
            frame = av.VideoFrame.from_ndarray(_picture(k, width, height), format="rgb24").reformat(
                format="yuv420p"
            )
            frame.pts, frame.time_base = k, Fraction(1, 25)
            out.mux(video.encode(frame))
        out.mux(video.encode(None))
        for start in range(0, round(seconds * 16_000), 1024):
            wave = (0.3 * np.sin(np.arange(start, start + 1024) * 0.2)).astype(np.float32)
            block = av.AudioFrame.from_ndarray(wave[None], format="fltp", layout="mono")
            block.sample_rate, block.pts, block.time_base = 16_000, start, Fraction(1, 16_000)
            out.mux(sound.encode(block))
        out.mux(sound.encode(None))
        for k in range(2):
            text = canary(f"subtitle_{k + 1}").encode("ascii")
            packet = av.Packet(struct.pack(">H", len(text)) + text)
            packet.stream, packet.time_base = words, Fraction(1, 1000)
            packet.pts = packet.dts = k * 1000
            packet.duration = 900
            out.mux(packet)


def _picture(index: int, width: int, height: int) -> np.ndarray:
    y, x = np.mgrid[0:height, 0:width]
    base = ((np.sin(x / 7) + np.cos(y / 5)) * 50 + 128).astype(np.uint8)
    left = (6 * index) % (width - 20)
    base[height // 2 : height // 2 + 16, left : left + 16] = 250
    return np.repeat(base[..., None], 3, axis=2)


def _messages(data: bytes) -> bytes:
    """Overwrite the encoder's own message with a text, and put one into a later place of the media."""
    start = data.index(b"x264 - core")
    text = canary("sei_user_data").encode("ascii") + b"|" + canary("sei_in_middle").encode("ascii")
    return data[:start] + text + data[start + len(text) :]


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(body), kind) + body


def _boxes(data: bytes) -> bytes:
    """Add boxes and bytes after the last one."""

    def text(place: str) -> bytes:
        return canary(place).encode("ascii")

    added = [
        _box(b"free", text("free_box")),
        _box(b"skip", text("skip_box")),
        _box(b"uuid", uuid.UUID("be7acfcb-97a9-42e8-9c71-999491e3afac").bytes + text("uuid_box")),
        _box(
            b"udta",
            _box(b"name", text("udta_name")) + _box(b"loci", bytes(6) + text("udta_loci") + bytes(16)),
        ),
        _box(b"meta", bytes(4) + _box(b"xml ", bytes(4) + text("meta_xmp"))),
        _box(b"Zw41", text("unknown_box")),
        _box(b"mdat", text("mdat_slack")),
    ]
    return data + b"".join(added) + text("trailing_bytes") + b"PK\x05\x06" + bytes(16) + text("trailing_zip")
