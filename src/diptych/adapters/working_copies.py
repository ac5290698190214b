"""Working copies and stills of a recording, made in a confined helper.

The helper writes the copy into a folder of its own, which is taken from there once it is whole; pictures come back as
values and are encoded here, so that a picture file that a report shows was never written by a stranger's decoder.
"""

from __future__ import annotations

import os
import secrets
import shutil
import stat
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from diptych.adapters import proxies
from diptych.adapters.confine import MIB, limits_for
from diptych.adapters.confined import readable, run_confined
from diptych.adapters.kept_records import pack, unpack
from diptych.model.errors import DiptychError, OutputFailedError, WrongCallError
from diptych.model.report import MediaItem, Still
from diptych.model.visible_text import visible

COPY_BASE, COPY_TIMES = 256 * MIB, 4
"""Largest working copy: so many bytes, and so many times the original. Chosen by hand; not yet measured."""

_LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What the helper made."""

    item: MediaItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """How many frames the helper sent."""

    n_sent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExactPicture:
    """One frame, upright, ``(h, w, 3)`` blue green red."""

    number: int
    t_s: float
    picture: NDArray[np.uint8]


def make_media(
    source: Path,
    target: Path,
    requests: Sequence[tuple[int, Path]],
    *,
    recording: str = "",
    input_sha256: str = "",
    progress: Callable[[float], None] | None = None,
) -> tuple[MediaItem, tuple[Still, ...]]:
    """Make a working copy that a browser plays, and lossless stills of exact frames, in one helper.

    Args:
        source: The original; only read.
        target: Where the copy goes; the last two parts of the path name it in the report.
        requests: Frame numbers (from 0) and where each picture goes.
        recording: Name of the recording in the findings, such as ``r1``.
        input_sha256: Digest of the original.
        progress: Told the share done, 0 to 1.

    Raises:
        DiptychError: The original cannot be decoded, or the copy not be written.
    """
    file = readable(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    room = target.parent / f".part-{secrets.token_hex(6)}"
    inner = room / target.parent.name / target.name
    inner.parent.mkdir(parents=True)
    wanted: dict[int, list[Path]] = {}
    for number, path in requests:
        wanted.setdefault(number, []).append(path)
    stills: list[Still] = []

    def take(content: bytes) -> None:
        one = unpack(ExactPicture, content)
        if one is None or one.picture.ndim != 3 or one.picture.shape[2] != 3 or min(one.picture.shape) < 1:
            raise DiptychError(f"a frame of {visible(source.name)} could not be read")
        for path in wanted.pop(one.number, ()):
            stills.append(
                proxies.write_still(path, one.picture, one.number, one.t_s, recording, input_sha256)
            )

    limits = replace(limits_for([file]), file_bytes=COPY_BASE + COPY_TIMES * file.stat().st_size)
    try:
        made = run_confined(
            "diptych.adapters.working_copies:made_here",
            {"source": os.fspath(file), "target": os.path.abspath(inner), "numbers": sorted(wanted)},
            Made,
            reads=[file],
            writes=[room],
            limits=limits,
            progress=progress,
            item=take,
        )
        _take_over(inner, target)
    finally:
        shutil.rmtree(room, ignore_errors=True)
    name = f"{target.parent.name}/{target.name}"
    note = visible(made.item.note)[:_LONGEST_NOTE]
    return replace(made.item, file=name, note=note), tuple(stills)


def make_still(
    source: Path,
    number: int,
    target: Path,
    *,
    input_sha256: str = "",
    progress: Callable[[float], None] | None = None,
) -> Still:
    """Decode one exact frame of an original in a helper and write it, lossless.

    Args:
        source: The original; only read.
        number: The frame's number in presentation order, from 0.
        target: Where the picture goes.
        input_sha256: Digest of the original.
        progress: Told the share done, 0 to 1.

    Raises:
        WrongCallError: The original has no such frame.
        DiptychError: The original cannot be decoded.
    """
    stills = make_stills(source, {number: target}, input_sha256=input_sha256, progress=progress)
    if not stills:
        raise WrongCallError(f"there is no frame {number} in this original")
    return stills[0]


def make_stills(
    source: Path,
    wanted: Mapping[int, Path],
    *,
    input_sha256: str = "",
    progress: Callable[[float], None] | None = None,
) -> tuple[Still, ...]:
    """Decode exact frames of an original in one helper and write them, lossless.

    Args:
        source: The original; only read.
        wanted: Numbers of frames in presentation order, from 0, and where each picture goes; frames past the end
            do not come.
        input_sha256: Digest of the original.
        progress: Told the share done, 0 to 1.

    Raises:
        DiptychError: The original cannot be decoded.
    """
    file = readable(source)
    left = dict(wanted)
    stills: list[Still] = []

    def take(content: bytes) -> None:
        one = unpack(ExactPicture, content)
        if one is None or one.picture.ndim != 3 or one.picture.shape[2] != 3 or min(one.picture.shape) < 1:
            raise DiptychError(f"a frame of {visible(source.name)} could not be read")
        target = left.pop(one.number, None)
        if target is not None:
            stills.append(proxies.write_still(target, one.picture, one.number, one.t_s, "", input_sha256))

    run_confined(
        "diptych.adapters.working_copies:frames_here",
        {"source": os.fspath(file), "numbers": sorted(wanted)},
        Sent,
        reads=[file],
        limits=limits_for([file]),
        progress=progress,
        item=take,
    )
    return tuple(stills)


def _take_over(made: Path, target: Path) -> None:
    """Move a file that the helper made to its place, if it is nothing but a file."""
    try:
        kind = made.lstat()
    except OSError as error:
        raise OutputFailedError(f"{target.name} could not be written") from error
    if not stat.S_ISREG(kind.st_mode) or kind.st_nlink != 1:
        raise OutputFailedError(f"{target.name} could not be written")
    made.replace(target)


def made_here(
    *,
    source: str,
    target: str,
    numbers: list[int],
    progress: Callable[[float], None],
    send: Callable[[bytes], None],
) -> Made:
    """Make the copy and decode the frames, in a helper."""
    item = proxies.make_proxy(Path(source), Path(target), progress=lambda share: progress(0.8 * share))
    later = proxies.exact_pictures(Path(source), numbers, progress=lambda share: progress(0.8 + 0.2 * share))
    for number, t_s, picture in later:
        send(pack(ExactPicture(number=number, t_s=t_s, picture=picture)))
    return Made(item=item)


def frames_here(
    *,
    source: str,
    numbers: list[int],
    progress: Callable[[float], None],
    send: Callable[[bytes], None],
) -> Sent:
    """Decode the frames alone, in a helper."""
    n_sent = 0
    for number, t_s, picture in proxies.exact_pictures(Path(source), numbers, progress=progress):
        send(pack(ExactPicture(number=number, t_s=t_s, picture=picture)))
        n_sent += 1
    return Sent(n_sent=n_sent)
