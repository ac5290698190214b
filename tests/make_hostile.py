"""Hostile files for tests: seeded damage of good recordings in five containers, and lists that try to fetch."""

from __future__ import annotations

import random
import struct
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from make_video import picture

SUFFIXES = ("mp4", "mkv", "avi", "webm", "ts")

_CODECS = {
    "mp4": ("libx264", "aac", "fltp"),
    "mkv": ("libx264", "aac", "fltp"),
    "avi": ("mpeg4", "pcm_s16le", "s16"),
    "webm": ("libvpx", "libopus", "flt"),
    "ts": ("libx264", "aac", "fltp"),
}


def good_recordings(
    folder: Path, *, n_frames: int = 20, width: int = 96, height: int = 64
) -> dict[str, bytes]:
    """Write one small recording with sound in each container and return their bytes by ending."""
    made = {}
    for suffix in SUFFIXES:
        path = folder / f"good.{suffix}"
        _write(path, *_CODECS[suffix], n_frames, width, height)
        made[suffix] = path.read_bytes()
    return made


def _write(
    path: Path, codec: str, sound_codec: str, layout: str, n_frames: int, width: int, height: int
) -> None:
    with av.open(str(path), "w") as container:
        container.metadata["title"] = "a yard, invented"
        stream = container.add_stream(codec, rate=25)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.thread_count = 1
        sound = container.add_stream(sound_codec, rate=48_000, layout="mono")
        for k in range(n_frames):
            frame = av.VideoFrame.from_ndarray(picture(k, width, height), format="rgb24")
            frame.pts, frame.time_base = k, Fraction(1, 25)
            container.mux(stream.encode(frame.reformat(format="yuv420p")))
        wave = np.sin(2 * np.pi * 440 * np.arange(48_000 * n_frames // 25) / 48_000)
        for start in range(0, len(wave), 960):
            values = wave[None, start : start + 960]
            values = (values * 20_000).astype(np.int16) if layout == "s16" else values.astype(np.float32)
            block = av.AudioFrame.from_ndarray(values, format=layout, layout="mono")
            block.sample_rate, block.pts, block.time_base = 48_000, start, Fraction(1, 48_000)
            container.mux(sound.encode(block))
        for one in (stream, sound):
            container.mux(one.encode(None))


KINDS = (
    "bits",
    "many_bits",
    "truncated",
    "spliced",
    "header",
    "length",
    "zeros",
    "inserted",
    "tags",
    "moved",
)

_EXTREMES = (0, 1, 7, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)


def mutated(good: dict[str, bytes], seed: int) -> tuple[str, bytes]:
    """Damage one of the good recordings.

    Args:
        good: Bytes by ending, as :func:`good_recordings` gives them.
        seed: The same seed gives the same damage.

    Returns:
        A name that tells seed, kind and container, and the bytes.
    """
    rng = random.Random(seed)
    suffix = SUFFIXES[seed % len(SUFFIXES)]
    kind = KINDS[seed // len(SUFFIXES) % len(KINDS)]
    raw = bytearray(good[suffix])
    if kind == "bits":
        for _ in range(rng.choice((1, 3))):
            raw[rng.randrange(len(raw))] ^= 1 << rng.randrange(8)
    elif kind == "many_bits":
        for _ in range(rng.choice((30, 300))):
            raw[rng.randrange(len(raw))] ^= 1 << rng.randrange(8)
    elif kind == "truncated":
        del raw[rng.randrange(1, len(raw)) :]
    elif kind == "spliced":
        other = good[rng.choice(SUFFIXES)]
        at, begin = rng.randrange(len(raw)), rng.randrange(len(other))
        raw[at : at + rng.choice((16, 400, 4000))] = other[begin : begin + rng.choice((16, 400, 4000))]
    elif kind == "header":
        for _ in range(rng.choice((2, 8, 32))):
            raw[rng.randrange(min(1024, len(raw)))] = rng.randrange(256)
    elif kind == "length":
        _lengths(raw, suffix, rng)
    elif kind == "zeros":
        at = rng.randrange(len(raw))
        raw[at : at + 512] = bytes(len(raw[at : at + 512]))
    elif kind == "inserted":
        at = rng.randrange(len(raw))
        raw[at:at] = rng.randbytes(rng.choice((1, 4, 188, 2000)))
    elif kind == "tags":
        at = raw.find(b"a yard, invented")
        words = (b"\x1b[2J\x1b]0;owned\x07", b"\xe2\x80\xaegpj", b"</script>\x00\xff", b"=cmd|' /C calc'")
        if at >= 0:
            raw[at : at + 16] = rng.choice(words).ljust(16, b"\xff")[:16]
        raw[rng.randrange(len(raw))] ^= 1
    else:
        size = rng.choice((64, 512, 2048))
        a, b = rng.randrange(len(raw)), rng.randrange(len(raw))
        raw[a : a + size], raw[b : b + size] = raw[b : b + size], raw[a : a + size]
    return f"{seed:05d}-{kind}.{suffix}", bytes(raw)


def _lengths(raw: bytearray, suffix: str, rng: random.Random) -> None:
    """Change lengths and counts where the container keeps them."""
    marks = {
        "mp4": (
            b"moov",
            b"trak",
            b"stsz",
            b"stts",
            b"stsc",
            b"stco",
            b"ctts",
            b"avcC",
            b"esds",
            b"mdat",
            b"stsd",
            b"elst",
        ),
        "mkv": (
            b"\x1a\x45\xdf\xa3",
            b"\x18\x53\x80\x67",
            b"\x16\x54\xae\x6b",
            b"\x1f\x43\xb6\x75",
            b"\xa3",
            b"\xe0",
        ),
        "webm": (
            b"\x1a\x45\xdf\xa3",
            b"\x18\x53\x80\x67",
            b"\x16\x54\xae\x6b",
            b"\x1f\x43\xb6\x75",
            b"\xa3",
            b"\xe0",
        ),
        "avi": (b"RIFF", b"hdrl", b"avih", b"strl", b"strh", b"strf", b"movi", b"idx1", b"00dc", b"01wb"),
        "ts": (b"\x47",),
    }[suffix]
    for _ in range(rng.choice((1, 2, 5))):
        places = []
        mark = rng.choice(marks)
        at = raw.find(mark)
        while at >= 0 and len(places) < 200:
            places.append(at)
            at = raw.find(mark, at + 1)
        if not places:
            continue
        at = rng.choice(places)
        value = rng.choice((*_EXTREMES, rng.randrange(1 << 32)))
        if suffix == "mp4":
            where = at - 4 if rng.random() < 0.5 else at + 4 + 4 * rng.randrange(4)
            content = struct.pack(">I", value)
        elif suffix == "avi":
            where, content = at + 4 + 4 * rng.randrange(5), struct.pack("<I", value)
        elif suffix == "ts":
            where, content = at + 1 + rng.randrange(12), struct.pack(">I", value)[: rng.choice((1, 2))]
        else:
            where, content = (
                at + len(mark),
                struct.pack(">Q", (1 << rng.randrange(57)) | value)[: rng.choice((1, 4, 8))],
            )
        raw[max(0, where) : max(0, where) + len(content)] = content
    del raw[1_000_000:]


def fetching(folder: Path, port: int, secret: Path) -> list[Path]:
    """Write lists that name an address of this machine and a file of its owner, under honest and lying endings."""
    address = f"http://127.0.0.1:{port}/a.ts"
    inside = secret.as_posix()
    texts = {
        "hls.m3u8": f"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{address}\n#EXT-X-ENDLIST\n",
        "hls-file.m3u8": f"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile://{inside}\n#EXT-X-ENDLIST\n",
        "hls-concat.m3u8": f"#EXTM3U\n#EXTINF:10,\nconcat:{address}|file://{inside}\n#EXT-X-ENDLIST\n",
        "hls-key.m3u8": f'#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="{address}"\n#EXTINF:1,\na.ts\n#EXT-X-ENDLIST\n',
        "hls-map.m3u8": f'#EXTM3U\n#EXT-X-MAP:URI="{address}"\n#EXTINF:1,\n{address}\n#EXT-X-ENDLIST\n',
        "dash.mpd": '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" '
        'mediaPresentationDuration="PT10S"><Period><AdaptationSet mimeType="video/mp4"><Representation id="1" '
        f'bandwidth="1000"><BaseURL>{address}</BaseURL><SegmentList duration="1"><SegmentURL media="{address}"/>'
        "</SegmentList></Representation></AdaptationSet></Period></MPD>",
        "list.ffconcat": f"ffconcat version 1.0\nfile '{inside}'\nfile '{address}'\n",
        "session.sdp": f"v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video {port} RTP/AVP 96\n"
        "a=rtpmap:96 H264/90000\n",
        "list.asx": f'<asx version="3.0"><entry><ref href="{address}"/></entry></asx>',
        "list.smil": f'<smil><body><video src="{address}"/></body></smil>',
        "list.pls": f"[playlist]\nFile1={address}\nNumberOfEntries=1\n",
        "list.xspf": "<?xml version='1.0'?><playlist><trackList><track>"
        f"<location>{address}</location></track></trackList></playlist>",
        "list.wvx": f"[Reference]\nRef1={address}\n",
        "address.rtsp": f"rtsp://127.0.0.1:{port}/live",
        "address.txt": address,
        "drawing.svg": f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="64" '
        f'height="64"><image xlink:href="{address}" width="64" height="64"/><image xlink:href="file://{inside}"/></svg>',
        "captions.vtt": f"WEBVTT\n\n00:00.000 --> 00:10.000\n<img src={address}>\n",
        "text.txt": f"nothing but text, and {address}\n" * 40,
    }
    made = []
    for name, text in texts.items():
        for path in (folder / name, folder / f"{name}.mp4", folder / f"{name}.ts"):
            path.write_text(text)
            made.append(path)
    pattern = folder / "frame%03d.png"
    pattern.write_text("not a picture")
    (folder / "frame001.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    made.append(pattern)
    for name in (
        "http:",
        "concat:a|b.mp4",
        "file:a.mp4",
        "data:text,b.mp4",
        "subfile,,start,0,end,9,,:x.mp4",
        "-i",
        "pipe:0",
    ):
        path = folder / name
        path.write_bytes(b"not a recording")
        made.append(path)
    return made
