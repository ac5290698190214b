"""Add recordings to an archive: digest and fingerprint each, list what could not be read, go on."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from diptych.adapters.archive_items import write_item
from diptych.adapters.archive_lists import list_files
from diptych.adapters.archive_store import ArchiveFolder, FileLine, open_archive
from diptych.adapters.folders import digest_file
from diptych.adapters.processes import HelperEndedError, run_helpers
from diptych.adapters.video import VideoReader
from diptych.algorithms.fingerprint import FingerprintMaker
from diptych.domains.archive.candidates import up_to_date
from diptych.domains.archive.records import fingerprint_path, item_from_fingerprint, read_fingerprint
from diptych.model.errors import DiptychError
from diptych.model.find import Added, NotTaken
from diptych.model.settings import Settings
from diptych.workflows.archive_places import add_places
from diptych.workflows.archive_sounds import add_sounds

STAGE = "fingerprinting"
STAGE_INDEX = "indexing"
TARGET = "diptych.workflows.archive_add:fingerprint_packed"

N_AT_ONCE = 2
"""Helpers at the same time: the machines that this is measured on have two cores."""

BATCH_FILES = 8
BATCH_BYTES = 64_000_000
"""Files that one helper takes in a row: enough to make its start (0.5 s) small, few enough that an interrupted run
repeats little. Chosen by hand."""


@dataclass(slots=True)
class _Run:
    folder: ArchiveFolder
    settings: Settings
    told: Callable[[str, float], None]
    total: int = 0
    finished: int = 0
    added: int = 0
    known: int = 0
    failed: list[NotTaken] = field(default_factory=list)


def add(
    paths: Sequence[Path],
    *,
    archive: Path,
    settings: Settings | None = None,
    progress: Callable[[str, float], None] | None = None,
    places: bool = False,
) -> Added:
    """Add files, folders and lists of files to an archive.

    A file that the archive knows by path, size and time of change, or by its content, is not decoded again; an
    interrupted run goes on where it stopped. Media are only read.

    Args:
        paths: Files, folders, or lists in CSV or XLSX with a column of paths.
        archive: The archive's folder: absent, empty, or an archive.
        settings: Limits.
        progress: Called with the stage and the fraction done.
        places: Describe the ground as well, of all recordings that the archive holds.

    Returns:
        How many were added and known, and each file that could not be, with its reason.

    Raises:
        OutputRefusedError: The folder holds something else.
        BadTableError: A list has no column of paths.
        OutputFailedError: The disk is full.
    """
    told = progress or (lambda _stage, _done: None)
    folder = open_archive(archive)
    try:
        listed = list_files(paths)
        run = _Run(folder=folder, settings=settings or Settings(), told=told)
        earlier = {line.place: line for line in folder.lines()}
        waiting = [path for path in listed.files if not _is_known(run, path, earlier)]
        run.total = max(1, len(waiting))
        told(STAGE, 0.0)
        _fingerprint_all(run, waiting)
        told(STAGE_INDEX, 0.0)
        digests = {line.sha256: None for line in folder.lines() if line.sha256}
        up_to_date(folder.search, folder.fingerprints, list(digests))
        notes = add_sounds(folder.path, folder.lines(), settings=run.settings, progress=told)
        if places:
            notes += add_places(folder.path, folder.lines(), settings=run.settings, progress=told)
    finally:
        folder.close()
    return Added(
        added=run.added,
        known=run.known,
        passed_over=listed.passed_over,
        not_taken=tuple(sorted(run.failed, key=lambda one: one.file)),
        notes=tuple(notes),
    )


def _is_known(run: _Run, path: Path, earlier: dict[str, FileLine]) -> bool:
    """Say whether the archive has this file as it is now."""
    line = earlier.get(os.path.abspath(path))
    if line is None or not line.sha256:
        return False
    try:
        facts = path.stat()
    except (OSError, ValueError):
        return False
    same = facts.st_size == line.size and facts.st_mtime_ns == line.mtime_ns
    if same and read_fingerprint(run.folder.fingerprints, line.sha256) is not None:
        run.known += 1
        return True
    return False


def _fingerprint_all(run: _Run, files: Sequence[Path]) -> None:
    """Work through the files in helpers; a batch whose helper ended is repeated file by file."""
    waiting: list[list[Path]] = list(_batches(files))
    while waiting:
        order = list(waiting)
        left = dict(enumerate(order))
        fractions = [0.0] * len(order)

        def progress(
            k: int, fraction: float, order: list[list[Path]] = order, done: list[float] = fractions
        ) -> None:
            done[k] = fraction * len(order[k])
            run.told(STAGE, (run.finished + sum(done)) / run.total)

        def done(
            k: int,
            content: bytes,
            order: list[list[Path]] = order,
            left: dict[int, list[Path]] = left,
            fractions: list[float] = fractions,
        ) -> None:
            _keep(run, content)
            fractions[k] = 0.0
            run.finished += len(order[k])
            del left[k]

        jobs: list[dict[str, object]] = [
            {
                "paths": [os.fspath(path) for path in batch],
                "fingerprints": os.fspath(run.folder.fingerprints),
                "settings": run.settings.to_dict(),
            }
            for batch in order
        ]
        try:
            run_helpers(TARGET, jobs, n_at_once=N_AT_ONCE, progress=progress, done=done)
            waiting = []
        except HelperEndedError as error:
            ended = left.pop(error.job)
            if len(ended) == 1:
                _fail(run, ended[0], "helper_ended", "the decoder ended in the middle of the file")
                run.finished += 1
                waiting = list(left.values())
            else:
                waiting = [*([path] for path in ended), *left.values()]


def _batches(files: Iterable[Path]) -> Iterable[list[Path]]:
    batch: list[Path] = []
    size = 0
    for path in files:
        try:
            n_bytes = path.stat().st_size
        except (OSError, ValueError):
            n_bytes = 0
        if batch and (len(batch) >= BATCH_FILES or size + n_bytes > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(path)
        size += n_bytes
    if batch:
        yield batch


def _keep(run: _Run, content: bytes) -> None:
    """Write what a helper found: fingerprints first, then the lines that name them."""
    lines = []
    for one in json.loads(content):
        line = FileLine(**one["line"])
        if line.reason:
            run.failed.append(NotTaken(file=line.file, kind=line.kind, reason=line.reason))
        elif one["item"]:
            write_item(fingerprint_path(run.folder.fingerprints, line.sha256), base64.b64decode(one["item"]))
            run.added += 1
        else:
            run.known += 1
        lines.append(line)
    run.folder.append(lines)


def _fail(run: _Run, path: Path, kind: str, reason: str) -> None:
    run.failed.append(NotTaken(file=os.fspath(path), kind=kind, reason=reason))
    run.folder.append([_line(path, sha256="", kind=kind, reason=reason)])


def _line(path: Path, *, sha256: str, kind: str = "", reason: str = "") -> FileLine:
    try:
        facts = path.stat()
        size, changed = facts.st_size, facts.st_mtime_ns
    except (OSError, ValueError):
        size, changed = 0, 0
    return FileLine(
        place=os.path.abspath(path),
        file=os.fspath(path),
        sha256=sha256,
        size=size,
        mtime_ns=changed,
        kind=kind,
        reason=reason,
    )


def fingerprint_packed(
    *,
    paths: list[str],
    fingerprints: str,
    settings: dict[str, object],
    progress: Callable[[float], None],
) -> bytes:
    """Fingerprint files one after the other in a helper process; it writes nothing.

    Args:
        paths: The files.
        fingerprints: Folder of the fingerprints that are there already.
        settings: The values of ``Settings``.
        progress: Called with the fraction done.

    Returns:
        JSON: for each file its journal line, and its fingerprint file in base 64 where it is new.
    """
    limits = Settings.from_dict(settings)
    answers = []
    made: set[str] = set()
    for k, name in enumerate(paths):
        path = Path(name)
        item = b""
        try:
            sha256 = digest_file(path)
            if sha256 not in made and read_fingerprint(Path(fingerprints), sha256) is None:
                item = _fingerprint(path, sha256, limits, lambda f, k=k: progress((k + f) / len(paths)))  # type: ignore[misc]
                made.add(sha256)
            line = _line(path, sha256=sha256)
        except DiptychError as error:
            line = _line(path, sha256="", kind=error.kind, reason=error.message)
        answers.append({"line": _plain(line), "item": base64.b64encode(item).decode("ascii")})
        progress((k + 1) / len(paths))
    return json.dumps(answers).encode("ascii")


def _plain(line: FileLine) -> dict[str, object]:
    return {name: getattr(line, name) for name in FileLine.__slots__}


def _fingerprint(path: Path, sha256: str, limits: Settings, progress: Callable[[float], None]) -> bytes:
    reader = VideoReader(path, max_pixels=limits.max_pixels, max_hours=limits.max_hours)
    facts = reader.facts()
    maker = FingerprintMaker()
    frames = 0
    for picture in reader:
        maker.add(picture.t_s, picture.luma)
        frames += 1
        if frames % 50 == 0:
            progress(min(0.99, frames / max(1, facts.estimated_frames)))
    return item_from_fingerprint(
        maker.finish(reader.end_s),
        sha256=sha256,
        frames=frames,
        facts={"codec": facts.codec, "has_sound": facts.has_sound, "notes": list(reader.notes)},
    )
