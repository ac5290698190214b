"""A first look at preserved files in a helper process: container, streams, counts, tags, and whether pictures decode.

The report is what the decoder says; a damaged or hostile file can make it say anything, but not reach further.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from diptych.adapters.c2pa_manifests import look_for_manifest
from diptych.adapters.confine import MIB, Limits, Reach, limits_for
from diptych.adapters.containers import open_container
from diptych.adapters.processes import HelperEndedError, run_helpers
from diptych.model.errors import DiptychError, NotAVideoError

LIMIT_S = 30.0
"""Longest look at one file; what was counted until then is reported as not finished."""

_MAX_TEXT = 2_000
"""Longest text of a tag that is kept; the original has the whole of it. Chosen by hand."""

_MAX_TAGS = 200
"""Most tags kept of one container or stream. Chosen by hand."""

_GRACE_S = 60.0
"""How much longer than its own limit a helper may take as a whole, most of it to start on a busy machine, where 40 s
were seen. Chosen by hand."""

_SILENCE_S = 1.0
"""How much longer than the limit a helper may say nothing: one that hangs in a decoder is ended then."""

TARGET, TARGET_MANY = "diptych.adapters.case_probe:look", "diptych.adapters.case_probe:look_many"

STATES = ("readable", "unreadable", "not_finished")

TOGETHER, TOGETHER_BYTES = 16, 64 * MIB
"""Most files in one helper, and the size from which a file gets one of its own. A file that takes the decoder over
could make up the reports of those after it in its helper, so they are few. Chosen by hand."""

Report = dict[str, Any]


def look_at(paths: Sequence[Path], *, limit_s: float = LIMIT_S, done: Callable[[int, Report], None]) -> None:
    """Look at files one after the other, several in a helper: starting one takes longer than most looks.

    A helper that ends in the middle leaves the reports it has sent; the file at which it ended is looked at once more
    in a helper of its own.

    Args:
        paths: The files; they are only read.
        limit_s: Longest look at one file.
        done: Called with the number of a file and its report: ``state`` (``readable``, ``unreadable`` or
            ``not_finished``), ``reason`` where not readable, ``facts``.
    """
    position = 0
    while position < len(paths):
        together = _together(paths, position)
        if len(together) > 1:
            for report in _look_at_some(together, limit_s):
                done(position, report)
                position += 1
        if len(together) == 1 or (position < len(paths) and paths[position] in together):
            done(position, _look_at_one(paths[position], limit_s))
            position += 1


def _together(paths: Sequence[Path], start: int) -> list[Path]:
    """The next files for one helper: a few, and none of them large."""
    together: list[Path] = []
    for path in paths[start : start + TOGETHER]:
        if together and path.stat().st_size > TOGETHER_BYTES:
            break
        together.append(path)
        if path.stat().st_size > TOGETHER_BYTES:
            break
    return together


def _look_at_some(paths: Sequence[Path], limit_s: float) -> list[Report]:
    """Look at several files in one helper; reports of the first of them, as far as it came."""
    reports: list[Report] = []

    def keep(k: int, content: bytes) -> None:
        if len(reports) >= len(paths):
            raise HelperEndedError(k, "sent what is no answer")
        reports.append(_read_report(k, content))

    limits = replace(
        limits_for(paths),
        wall_s=len(paths) * limit_s + _GRACE_S,
        silence_s=limit_s + _SILENCE_S,
        answer_bytes=4 * MIB,
    )
    whole = tuple(path.absolute() for path in paths)
    with contextlib.suppress(HelperEndedError, DiptychError):
        run_helpers(
            TARGET_MANY,
            [{"paths": [str(path) for path in whole], "limit_s": limit_s}],
            n_at_once=1,
            progress=lambda *_: None,
            done=lambda *_: None,
            reach=lambda _job: Reach(reads=whole, limits=limits),
            item=keep,
        )
    return reports


def _read_report(k: int, content: bytes) -> Report:
    try:
        report = json.loads(content)
    except (ValueError, RecursionError):
        report = None
    if not isinstance(report, dict) or set(report) != {"state", "reason", "facts"}:
        raise HelperEndedError(k, "sent what is no answer")
    if report["state"] not in STATES or not isinstance(report["facts"], dict):
        raise HelperEndedError(k, "sent what is no answer")
    return report


def _limits(path: Path, limit_s: float) -> Limits:
    """Return the limits of a helper that looks at its own clock: it is ended where it does not."""
    return replace(
        limits_for([path]), wall_s=limit_s + _GRACE_S, silence_s=limit_s + _SILENCE_S, answer_bytes=4 * MIB
    )


def _look_at_one(path: Path, limit_s: float) -> Report:
    reports: list[Report] = []

    def keep(k: int, content: bytes) -> None:
        reports.append(_read_report(k, content))

    try:
        run_helpers(
            TARGET,
            [{"path": str(path.absolute()), "limit_s": limit_s}],
            n_at_once=1,
            progress=lambda *_: None,
            done=keep,
            reach=lambda _job: Reach(reads=(path.absolute(),), limits=_limits(path, limit_s)),
        )
    except HelperEndedError as error:
        if error.why.startswith(("took longer", "made no progress")):
            return {"state": "not_finished", "reason": f"the look {error.why}", "facts": {}}
        return {"state": "unreadable", "reason": "the decoder did not survive this file", "facts": {}}
    except DiptychError as error:
        return {"state": "unreadable", "reason": error.message.replace(path.name, "the file"), "facts": {}}
    return reports[0]


def look_many(
    paths: list[str], limit_s: float, progress: Callable[[float], None], send: Callable[[bytes], None]
) -> bytes:
    """Look at several files: this runs in the helper, which sends each report as soon as it is there."""
    for k, path in enumerate(paths):
        try:
            report = look(path, limit_s, lambda done, k=k: progress((k + done) / len(paths)))  # type: ignore[misc]
        except DiptychError as error:
            plain = error.message.replace(Path(path).name, "the file")
            report = json.dumps({"state": "unreadable", "reason": plain, "facts": {}}).encode("utf-8")
        send(report)
        progress((k + 1) / len(paths))
    return b""


def look(path: str, limit_s: float, progress: Callable[[float], None]) -> bytes:
    """Look at one file: this runs in the helper.

    Args:
        path: The file.
        limit_s: Longest look.
        progress: Called with the fraction done.

    Returns:
        The report as JSON.
    """
    import av
    import av.error

    end = time.monotonic() + limit_s
    progress(0.0)
    place = Path(path)
    if place.stat().st_size == 0:
        raise NotAVideoError("the file is empty")
    try:
        container = open_container(place)
    except (NotAVideoError, OSError) as error:
        raise NotAVideoError("the file is no container that the decoder knows") from error
    with container:
        facts: Report = {
            "container": container.format.name,
            "stated_duration_s": round(container.duration / 1e6, 6) if container.duration else None,
            "stated_bit_rate": container.bit_rate or None,
            "tags": _tags(container.metadata),
            "chapters": len(container.chapters()),
            "streams": [_stream(stream) for stream in container.streams],
            "decoder": {
                "pyav": av.__version__,
                "libraries": {k: list(v) for k, v in av.library_versions.items()},
            },
        }
        facts["c2pa"] = look_for_manifest(place)
        finished = _count(container, facts, end, progress)
        picture = _decodes(container, facts, end)
    has_pictures = any(one["type"] == "video" for one in facts["streams"])
    has_sound = any(one["type"] == "audio" for one in facts["streams"])
    state, reason = "readable", None
    if not finished:
        state, reason = "not_finished", f"looking through it took longer than {limit_s:g} s"
    elif has_pictures and not picture:
        state, reason = "unreadable", "no picture could be decoded"
    elif not has_pictures and not has_sound:
        state, reason = "unreadable", "the container holds neither pictures nor sound"
    progress(1.0)
    return json.dumps({"state": state, "reason": reason, "facts": facts}).encode("utf-8")


def _stream(stream: Any) -> Report:
    context = stream.codec_context
    shown: Report = {
        "index": stream.index,
        "type": stream.type,
        "codec": context.name if context is not None else None,
        "profile": str(stream.profile) if getattr(stream, "profile", None) else None,
        "time_base": str(stream.time_base) if stream.time_base else None,
        "start_time": stream.start_time,
        "stated_frames": stream.frames or None,
        "language": stream.language,
        "tags": _tags(stream.metadata),
        "packets": 0,
        "key_packets": 0,
        "first_pts": None,
        "last_pts": None,
        "packet_bytes": 0,
    }
    if stream.type == "video" and context is not None:
        shown |= {
            "width": context.width,
            "height": context.height,
            "pixel_format": context.pix_fmt,
            "average_rate": str(stream.average_rate) if stream.average_rate else None,
        }
    if stream.type == "audio" and context is not None:
        shown |= {"rate_hz": context.sample_rate, "channels": context.channels}
    return shown


def _tags(found: Any) -> dict[str, str]:
    return {str(k)[:200]: str(v)[:_MAX_TEXT] for k, v in list(found.items())[:_MAX_TAGS]}


def _count(container: Any, facts: Report, end: float, progress: Callable[[float], None]) -> bool:
    """Count packets and note the first and last presentation time of each stream; False at the limit."""
    import av.error

    packets = container.demux()
    n = 0
    while True:
        try:
            packet = next(packets)
        except StopIteration:
            return True
        except (av.error.FFmpegError, ValueError):
            facts["notes"] = ["the container ends early or is damaged"]
            return True
        n += 1
        if n % 256 == 0:
            progress(0.5)
            if time.monotonic() > end:
                return False
        if not packet.size or packet.stream_index >= len(facts["streams"]):
            continue
        one = facts["streams"][packet.stream_index]
        one["packets"] += 1
        one["packet_bytes"] += packet.size
        one["key_packets"] += bool(packet.is_keyframe)
        if packet.pts is not None:
            one["first_pts"] = packet.pts if one["first_pts"] is None else min(one["first_pts"], packet.pts)
            one["last_pts"] = packet.pts if one["last_pts"] is None else max(one["last_pts"], packet.pts)


def _decodes(container: Any, facts: Report, end: float) -> bool:
    """Whether a picture decodes; its real size, format and rotation are noted."""
    import av.error

    from diptych.adapters.video import MAX_PIXELS

    pictures = [s for s in container.streams.video if s.codec_context is not None]
    if not pictures:
        return False
    stream = pictures[0]
    if stream.codec_context.width * stream.codec_context.height > MAX_PIXELS:
        facts["notes"] = [*facts.get("notes", []), f"pictures above {MAX_PIXELS:,} pixels are not decoded"]
        return False
    try:
        container.seek(0)
    except av.error.FFmpegError:
        return False
    for _ in range(500):
        if time.monotonic() > end:
            return False
        try:
            frame = next(container.decode(stream))
        except (StopIteration, av.error.EOFError):
            return False
        except (av.error.FFmpegError, ValueError):
            continue
        facts["first_picture"] = {
            "width": frame.width,
            "height": frame.height,
            "format": frame.format.name,
            "rotation_deg": int(frame.rotation) % 360,
        }
        return True
    return False
