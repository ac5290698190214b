"""Call one function in a confined helper and get its record back: the way to anything that decodes.

In: the name of a function, plain values for it, the files that it may read. Out: a record of the class that was asked
for, every field checked. Inside a helper the function is simply called, so that work may be built from such calls.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from diptych.adapters.confine import Confinement, Limits, Reach, limits_for
from diptych.adapters.kept_records import pack, unpack
from diptych.adapters.processes import HelperEndedError, in_helper, run_helpers
from diptych.model.errors import DiptychError, UnreadableError
from diptych.model.visible_text import visible

T = TypeVar("T")


def run_confined(
    target: str,
    job: dict[str, Any],
    kind: type[T],
    *,
    reads: Sequence[Path],
    writes: Sequence[Path] = (),
    limits: Limits | None = None,
    progress: Callable[[float], None] | None = None,
    item: Callable[[bytes], None] | None = None,
    found: Confinement | None = None,
) -> T:
    """Call a function in a confined helper.

    Args:
        target: ``"package.module:function"``. It is called with the job's values as keywords and ``progress``, and
            returns a record of ``kind``; with ``item`` also with ``send``, which hands over bytes on the way.
        job: JSON values; paths as text, absolute.
        kind: The class of the record; its annotations are what the answer is held against.
        reads: Files that the helper may read.
        writes: Folders in which it may make files.
        limits: How much it may use; by default as much as suits the size of the files.
        progress: Called with the fraction done.
        item: Called with bytes that were sent on the way, which nothing was checked of but their length.
        found: How it is confined; the strongest way where absent.

    Returns:
        The record. Its values are as far from the truth as whoever made the file could drive the decoder.

    Raises:
        DiptychError: What the function raised; or the helper ended, passed a limit, or sent what is no such record.
    """
    told = progress or (lambda _done: None)
    more = {"send": item} if item is not None else {}
    if in_helper():
        module, _, name = target.partition(":")
        here: T = getattr(importlib.import_module(module), name)(**job, progress=told, **more)
        return here
    answers: list[T] = []

    def done(_k: int, content: bytes) -> None:
        record = unpack(kind, content)
        if record is None:
            raise HelperEndedError(0, "sent what is no answer")
        answers.append(record)

    reach = Reach(reads=tuple(reads), writes=tuple(writes), limits=limits or limits_for(reads))
    try:
        run_helpers(
            SERVED,
            [{"target": target, "job": job}],
            n_at_once=1,
            progress=lambda _k, fraction: told(fraction),
            done=done,
            reach=lambda _job: reach,
            item=(lambda _k, content: item(content)) if item is not None else None,
            found=found,
        )
    except HelperEndedError as error:
        raise ended(reads[0] if reads else Path("a file"), error) from error
    return answers[0]


SERVED = "diptych.adapters.confined:packed"


def packed(
    *,
    target: str,
    job: dict[str, Any],
    progress: Callable[[float], None],
    send: Callable[[bytes], None] | None = None,
) -> bytes:
    """Call a function in a helper and turn its record into bytes."""
    module, _, name = target.partition(":")
    more = {"send": send} if send is not None else {}
    return pack(getattr(importlib.import_module(module), name)(**job, progress=progress, **more))


def ended(path: Path, error: HelperEndedError) -> DiptychError:
    """Say in words that decoding a file ended its helper."""
    return DiptychError(
        f"{visible(path.name)}: decoding stopped in the middle (it {error.why}); the file is damaged in a way that the "
        "decoder does not survive, or memory ran out",
        advice="Run again with more free memory, or with a repaired copy of the file.",
    )


def readable(path: Path) -> Path:
    """Return the whole path of a file, after a look that needs no decoder: it is there, a file, and may be read.

    Raises:
        UnreadableError: It is not.
    """
    name = visible(path.name)
    try:
        if path.is_dir():
            raise UnreadableError(f"{name} is a folder, not a file")
        if path.exists() and not path.is_file():
            raise UnreadableError(f"{name} is not a regular file")
        with path.open("rb"):
            return Path(os.path.abspath(path))
    except OSError as error:
        raise UnreadableError(f"{name} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise UnreadableError(f"{name} is no path") from error
