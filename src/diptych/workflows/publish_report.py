"""A comparison for the public: its numbers, and the copies that were made for publication, on the same page."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from diptych.adapters.confined import readable, run_confined
from diptych.adapters.containers import open_container
from diptych.adapters.folders import open_result_folder, write_bytes_atomic, write_json_atomic
from diptych.adapters.publication_check import check_file
from diptych.adapters.results import read_findings
from diptych.domains.protection import reduced_findings
from diptych.domains.report import build_page
from diptych.model.errors import DiptychError, WrongCallError
from diptych.model.findings_json import findings_to_json
from diptych.model.report import MediaItem


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyTimes:
    """When the pictures of a copy are shown, in milliseconds, and how large they are."""

    ticks: list[int]
    width: int
    height: int
    has_sound: bool


def publish_report(result: Path, copies: Mapping[str, Path], out: Path) -> Path:
    """Write a page for the public beside reduced findings.

    What stays inside: file names, digests, notes, times of day, the ground with the camera's place, evidence frames,
    working copies, observations, and every sentence that a person or a file could have put a word into.

    Args:
        result: The folder of a comparison.
        copies: For each recording that is to be seen, the copy made by ``publish make``; others say that they
            are not shown.
        out: The folder to write: absent, empty, or an earlier result.

    Returns:
        The page.

    Raises:
        WrongCallError: A copy is named for a recording that the comparison does not hold.
        DiptychError: A copy holds more than pictures and times.
    """
    document = findings_to_json(read_findings(result))
    reduced = reduced_findings(document, "public")
    ids = [str(one["id"]) for one in reduced["recordings"]]
    unknown = sorted(set(copies) - set(ids))
    if unknown:
        raise WrongCallError(f"the comparison holds no {', '.join(unknown)}; it holds {', '.join(ids)}")
    checked: dict[str, bytes] = {}
    media: dict[str, MediaItem] = {}
    for identity, path in copies.items():
        found = check_file(path)
        if not found.ok or found.not_checkable:
            raise DiptychError(
                f"the copy for {identity} holds more than pictures and times: "
                f"{(*found.problems, *found.not_checkable)[0]}",
                advice="Make it with `diptych publish make`.",
            )
        media[identity] = _media(identity, path)
        checked[identity] = path.read_bytes()
    folder = open_result_folder(out).path
    for identity, content in checked.items():
        write_bytes_atomic(folder / "media" / f"{identity}.mp4", content)
    for name, content in build_page(findings=reduced, ground={"withheld": True}, media=media).items():
        write_bytes_atomic(folder / name, content)
    write_json_atomic(folder / "findings.json", reduced)
    return folder / "index.html"


def _media(identity: str, path: Path) -> MediaItem:
    file = readable(path)
    times = run_confined(
        "diptych.workflows.publish_report:times_here", {"path": os.fspath(file)}, CopyTimes, reads=[file]
    )
    if not times.ticks or any(b <= a for a, b in zip(times.ticks, times.ticks[1:], strict=False)):
        raise DiptychError(f"the copy for {identity} shows no pictures in order")
    step = times.ticks[-1] - times.ticks[-2] if len(times.ticks) > 1 else 40
    return MediaItem(
        file=f"media/{identity}.mp4",
        made="re-encoded",
        width=times.width,
        height=times.height,
        duration_s=(times.ticks[-1] + step) / 1000,
        has_sound=times.has_sound,
        tick_s=(1, 1000),
        ticks=tuple(times.ticks),
        note="A copy for publication: parts may be masked and silent.",
    )


def times_here(*, path: str, progress: Callable[[float], None]) -> CopyTimes:
    """Read the times of a copy's pictures, in a helper."""
    with open_container(Path(path)) as container:
        stream = container.streams.video[0]
        ticks = sorted(
            round(float(packet.pts * packet.time_base) * 1000)
            for packet in container.demux(stream)
            if packet.pts is not None
        )
        progress(1.0)
        return CopyTimes(
            ticks=ticks,
            width=stream.codec_context.width,
            height=stream.codec_context.height,
            has_sound=bool(container.streams.audio),
        )
