"""The one place that opens media: by content, from this one file, with formats that name no other.

A file's name decides nothing: not which reader is taken, not whether it is a list, a picture or a recording.
Never here: names from inside a file that are followed, the network, patterns that stand for many files.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import av
import av.container
import av.error

from diptych.model.errors import NotAVideoError, UnreadableError
from diptych.model.visible_text import visible

CONTAINERS = {
    "mov": "MP4/QuickTime",
    "matroska": "Matroska/WebM",
    "avi": "AVI",
    "mpegts": "MPEG transport stream",
    "mpeg": "MPEG program stream",
    "flv": "Flash video",
    "live_flv": "Flash video",
    "asf": "ASF/WMV",
    "asf_o": "ASF/WMV",
    "ogg": "Ogg",
    "mxf": "MXF",
    "gxf": "GXF",
    "lxf": "LXF",
    "nut": "NUT",
    "dv": "DV",
    "rm": "RealMedia",
    "ivr": "RealMedia",
    "wtv": "Windows recorded TV",
    "dhav": "Dahua recorder",
    "ifv": "IFV recorder",
    "hxvs": "Hikvision recorder",
    "xmv": "XMV",
    "ty": "TiVo",
    "pva": "PVA",
    "nsv": "NSV",
    "nuv": "NUV",
    "kux": "KUX",
    "moflex": "MOFLEX",
    "ser": "SER",
    "smjpeg": "SMJPEG",
    "swf": "Flash",
    "ivf": "IVF",
    "obu": "AV1 stream",
    "av1": "AV1 stream",
    "h264": "H.264 stream",
    "hevc": "H.265 stream",
    "vvc": "H.266 stream",
    "evc": "EVC stream",
    "h261": "H.261 stream",
    "h263": "H.263 stream",
    "m4v": "MPEG-4 stream",
    "mpegvideo": "MPEG video stream",
    "vc1": "VC-1 stream",
    "vc1test": "VC-1 stream",
    "dirac": "Dirac stream",
    "cavsvideo": "AVS stream",
    "avs2": "AVS2 stream",
    "avs3": "AVS3 stream",
    "dnxhd": "DNxHD stream",
    "mjpeg": "Motion JPEG",
    "mjpeg_2000": "Motion JPEG 2000",
    "mpjpeg": "Motion JPEG",
    "yuv4mpegpipe": "YUV4MPEG",
    "gif": "GIF",
    "apng": "animated PNG",
    "jpegxl_anim": "JPEG XL",
    "png_pipe": "PNG picture",
    "jpeg_pipe": "JPEG picture",
    "webp_pipe": "WebP picture",
    "bmp_pipe": "BMP picture",
    "tiff_pipe": "TIFF picture",
    "wav": "WAV",
    "w64": "WAV",
    "aiff": "AIFF",
    "caf": "CAF",
    "au": "AU",
    "mp3": "MP3",
    "aac": "AAC",
    "loas": "AAC",
    "ac3": "AC-3",
    "eac3": "AC-3",
    "dts": "DTS",
    "flac": "FLAC",
    "amr": "AMR",
    "ape": "Monkey's Audio",
    "wv": "WavPack",
    "tta": "TTA",
    "mpc": "Musepack",
    "mpc8": "Musepack",
}
"""Readers that may be used, and what people call what they read. Each reads one file and nothing that the file names;
left out are lists (hls, dash, concat, sdp …), patterns of names (image2), devices, drawings, subtitles, and text, which
the decoder would otherwise draw as a moving picture."""

_ENDINGS = {
    "mov": "mp4 m4v mov qt 3gp 3g2 m4a m4b f4v ismv heic avif mj2",
    "matroska": "mkv webm mka mk3d",
    "avi": "avi divx",
    "mpegts": "ts mts m2ts m2t",
    "mpeg": "mpg mpeg vob mod ps",
    "flv": "flv",
    "asf": "wmv asf wma",
    "ogg": "ogv ogg oga opus",
    "mxf": "mxf",
    "gif": "gif",
    "wav": "wav",
    "mp3": "mp3",
    "flac": "flac",
    "jpeg_pipe": "jpg jpeg",
    "png_pipe": "png",
    "webp_pipe": "webp",
    "bmp_pipe": "bmp",
    "tiff_pipe": "tif tiff",
    "": "txt pdf doc docx odt xls xlsx csv json xml htm html svg zip gz 7z rar exe apk js py sh m3u m3u8 mpd sdp asx",
}
"""Endings of names that promise a content; the last row promises that it is no recording."""

_PROMISED = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings.split()}

_SAME = {frozenset(("mpeg", "mpegvideo")), frozenset(("mpeg", "mpegts")), frozenset(("png_pipe", "apng"))}
"""Pairs that share their endings in practice."""

_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "png_pipe"),
    (b"\xff\xd8\xff", "jpeg_pipe"),
    (b"BM", "bmp_pipe"),
    (b"II*\0", "tiff_pipe"),
    (b"MM\0*", "tiff_pipe"),
)
"""Beginnings of single pictures: left to itself, the decoder goes by the name and takes ``%d`` in it for a pattern."""

_MARKS = (
    (4, b"ftyp", "mov"),
    (4, b"moov", "mov"),
    (4, b"wide", "mov"),
    (0, b"\x1a\x45\xdf\xa3", "matroska"),
    (8, b"AVI ", "avi"),
    (0, b"FLV\x01", "flv"),
    (0, b"OggS", "ogg"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "asf"),
    (0, b"\x00\x00\x01\xba", "mpeg"),
    (188, b"\x47", "mpegts"),
)
"""Where and how recordings begin, for names by which the decoder would take them for something else."""

_LISTS = (
    (b"#extm3u", "HLS or M3U playlist"),
    (b"ffconcat version", "concat list"),
    (b"<mpd", "DASH manifest"),
    (b"<asx", "ASX playlist"),
    (b"<smil", "SMIL playlist"),
    (b"<smoothstreamingmedia", "streaming manifest"),
    (b"<playlist", "XSPF playlist"),
    (b"[playlist]", "PLS playlist"),
    (b"[reference]", "ASF reference"),
    (b"rtsptext", "streaming address"),
    (b"rtsp://", "streaming address"),
    (b"http://", "address"),
    (b"https://", "address"),
    (b"file:", "list of files"),
)
"""How lists of other files begin, small letters, after blanks and the prologue of XML."""

_LOOKED_AT = 4096
"""Bytes at the beginning of a file that are looked at here. Chosen by hand; the longest mark above has 22."""


def open_container(path: Path) -> av.container.InputContainer:
    """Open a file for decoding.

    Raises:
        UnreadableError: The path cannot be opened.
        NotAVideoError: It is empty, a list of other files, or no container that is read here.
    """
    name = visible(path.name)
    try:
        if path.is_dir():
            raise UnreadableError(f"{name} is a folder, not a file")
        with path.open("rb") as handle:
            head = handle.read(_LOOKED_AT)
    except OSError as error:
        raise UnreadableError(f"{name} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise UnreadableError(f"{name} is no path") from error
    if not head:
        raise NotAVideoError(f"{name} is empty")
    what = list_kind(head)
    if what:
        raise NotAVideoError(
            f"{name} is no recording but a list ({what}); what a list names is never opened",
            advice="Take the recordings that it names, if you have them.",
        )
    picture = next((kind for start, kind in _PICTURES if head.startswith(start)), None)
    marked = next((kind for at, mark, kind in _MARKS if head[at:].startswith(mark)), None)
    try:
        return _open_as(picture, path)
    except (av.error.FFmpegError, ValueError, OSError) as error:
        if picture is None and marked is not None:
            with contextlib.suppress(av.error.FFmpegError, ValueError, OSError):
                return _open_as(marked, path)
        raise NotAVideoError(f"{name} is not a video that can be opened") from error


def _open_as(kind: str | None, path: Path) -> av.container.InputContainer:
    return av.open(
        os.path.abspath(path),  # begins with no word and colon that could be taken for a protocol
        format=kind,
        metadata_errors="replace",
        options={"protocol_whitelist": "file", "format_whitelist": ",".join(CONTAINERS)},
    )


def list_kind(head: bytes) -> str:
    """Return what kind of list of other files the beginning of a file is; empty where it is none."""
    for wide in ("utf-16-le", "utf-16-be"):
        if head[:2] == "\ufeff".encode(wide):
            head = head[2:].decode(wide, "ignore").encode("utf-8")
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    while text.startswith((b"<?", b"<!")):
        text = text.partition(b">")[2].lstrip()
    if text.startswith(b"v=0") and b"\nm=" in text:
        return "SDP description"
    return next((what for start, what in _LISTS if text.startswith(start)), "")


def content_of(container: av.container.InputContainer) -> str:
    """Return the decoder's name of what a file is, for example ``mov`` for MP4 and QuickTime."""
    names = str(container.format.name).split(",")
    return next((name for name in names if name in CONTAINERS), names[0])


def name_against_content(path: Path, content: str) -> str:
    """Return a note where the ending of a name promises another content than the file has; else an empty text.

    ``holiday.jpg`` that holds MP4 gives ``the name ends in .jpg (JPEG picture), the content is MP4/QuickTime``.
    """
    ending = path.suffix[1:].lower()
    promised = _PROMISED.get(ending)
    if promised is None or promised == content or frozenset((promised, content)) in _SAME:
        return ""
    said = f" ({CONTAINERS[promised]})" if promised else ""
    return f"the name ends in .{ending}{said}, the content is {CONTAINERS.get(content, content)}"
