"""Add recordings to an archive: digest and fingerprint each, list what could not be read, go on."""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from diptych.adapters.archive_items import item_is_whole, write_item
from diptych.adapters.archive_lists import is_address, list_files
from diptych.adapters.archive_store import ArchiveFolder, FileLine, open_archive
from diptych.adapters.cluster import ADDRESSES, Hands, Job, hands_for
from diptych.adapters.folders import MARKER, digest_file
from diptych.adapters.processes import HelperEndedError
from diptych.adapters.remote_media import list_remote, look
from diptych.adapters.video import DECODER_THREADS, VideoReader
from diptych.algorithms.fingerprint import FingerprintMaker, use_threads
from diptych.domains.archive.candidates import up_to_date
from diptych.domains.archive.records import fingerprint_path, item_from_fingerprint, read_fingerprint
from diptych.domains.soundtracks.records import peaks_path
from diptych.model.errors import DiptychError
from diptych.model.find import Added, NotTaken
from diptych.model.settings import Settings
from diptych.workflows.archive_places import add_places
from diptych.workflows.archive_sounds import add_sounds, peaks_packed

STAGE = "fingerprinting"
STAGE_INDEX = "indexing"
TARGET = "diptych.workflows.archive_add:fingerprint_packed"

N_AT_ONCE = 2
"""Helpers at the same time: the machines that this is measured on have two cores."""

BATCH_FILES = 8
BATCH_BYTES = 64_000_000
"""Files that one helper takes in a row: enough to make its start (0.5 s) small, few enough that an interrupted run
repeats little. Chosen by hand."""


_DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(slots=True)
class _Run:
    folder: ArchiveFolder
    settings: Settings
    told: Callable[[str, float], None]
    hands: Hands
    threads: int
    total: int = 0
    finished: int = 0
    added: int = 0
    known: int = 0
    failed: list[NotTaken] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def add(
    paths: Sequence[Path | str],
    *,
    archive: Path,
    settings: Settings | None = None,
    progress: Callable[[str, float], None] | None = None,
    places: bool = False,
    cluster: str = "",
    decoder_threads: int = DECODER_THREADS,
) -> Added:
    """Add files, folders and lists of files to an archive.

    A file that the archive knows by path, size and time of change, or by its content, is not decoded again; an
    interrupted run goes on where it stopped. Media are only read.

    Args:
        paths: Files, folders, or lists in CSV or XLSX with a column of paths; addresses (``s3://bucket/film.mp4``, or
            a folder there) for media that lie elsewhere.
        archive: The archive's folder: absent, empty, or an archive.
        settings: Limits.
        progress: Called with the stage and the fraction done.
        places: Describe the ground as well, of all recordings that the archive holds.
        cluster: Address of the scheduler of a ``dask.distributed`` cluster whose workers decode; they need the media
            under the same paths or addresses. Empty for helpers on this machine.
        decoder_threads: Threads that decode one recording; 1 where workers fill the cores.

    Returns:
        How many were added and known, and each file that could not be, with its reason.

    Raises:
        OutputRefusedError: The folder holds something else.
        BadTableError: A list has no column of paths.
        OutputFailedError: The disk is full.
        ClusterError: The cluster cannot be reached, or went away; what had come back is kept.
        NotInstalledError: An optional part is missing.
    """
    told = progress or (lambda _stage, _done: None)
    folder = open_archive(archive)
    try:
        listed = list_files(paths)
        run = _Run(
            folder=folder,
            settings=settings or Settings(),
            told=told,
            hands=hands_for(cluster, n_at_once=N_AT_ONCE, scratch=archive / MARKER / "fetched"),
            threads=decoder_threads,
        )
        earlier = {line.place: line for line in folder.lines()}
        offered = [_line(path) for path in listed.files]
        for address in listed.addresses:
            lines, others = _lines_elsewhere(run, address)
            offered += lines
            listed.passed_over += others
        waiting = [line for line in offered if not _is_known(run, line, earlier.get(line.place))]
        run.total = max(1, len(waiting))
        told(STAGE, 0.0)
        _fingerprint_all(run, waiting)
        told(STAGE_INDEX, 0.0)
        digests = {line.sha256: None for line in folder.lines() if line.sha256}
        up_to_date(
            folder.search,
            folder.fingerprints,
            list(digests),
            lambda done, of: told(STAGE_INDEX, done / max(1, of)),
        )
        run.notes += add_sounds(folder.path, folder.lines(), settings=run.settings, progress=told)
        if places:
            run.notes += add_places(folder.path, folder.lines(), settings=run.settings, progress=told)
    finally:
        folder.close()
    return Added(
        added=run.added,
        known=run.known,
        passed_over=listed.passed_over,
        not_taken=tuple(sorted(run.failed, key=lambda one: one.file)),
        notes=tuple(dict.fromkeys(run.notes)),
    )


def _line(path: Path) -> FileLine:
    """Begin a line for a file as it is before it is read: a change on the way is seen by the next run."""
    try:
        facts = path.stat()
        size, changed = facts.st_size, facts.st_mtime_ns
    except (OSError, ValueError):
        size, changed = 0, 0
    return FileLine(place=os.path.abspath(path), file=os.fspath(path), sha256="", size=size, mtime_ns=changed)


def _lines_elsewhere(run: _Run, address: str) -> tuple[list[FileLine], int]:
    """Begin lines for a file or the files of a folder that lie elsewhere; what cannot be asked is listed as failed."""
    lines = []
    try:
        names, others = list_remote(address)
    except DiptychError as error:
        _fail(
            run,
            FileLine(place=address, file=address, sha256="", size=0, mtime_ns=0),
            error.kind,
            error.message,
        )
        return [], 0
    for name in names:
        line = FileLine(place=name, file=name, sha256="", size=0, mtime_ns=0)
        try:
            facts = look(name)
            lines.append(replace(line, size=facts.size, mtime_ns=facts.version))
        except DiptychError as error:
            _fail(run, line, error.kind, error.message)
    return lines, others


def _is_known(run: _Run, line: FileLine, earlier: FileLine | None) -> bool:
    """Say whether the archive has this file as it is now."""
    if earlier is None or not earlier.sha256:
        return False
    same = (earlier.size, earlier.mtime_ns) == (line.size, line.mtime_ns) and (line.size or line.mtime_ns)
    if same and read_fingerprint(run.folder.fingerprints, earlier.sha256) is not None:
        run.known += 1
        return True
    return False


def _fingerprint_all(run: _Run, lines: Sequence[FileLine]) -> None:
    """Work through the files in helpers; a batch whose helper ended is repeated file by file."""
    waiting: list[list[FileLine]] = list(_batches(lines))
    while waiting:
        order = list(waiting)
        left = dict(enumerate(order))
        fractions = [0.0] * len(order)

        def progress(
            k: int, fraction: float, order: list[list[FileLine]] = order, done: list[float] = fractions
        ) -> None:
            done[k] = fraction * len(order[k])
            run.told(STAGE, (run.finished + sum(done)) / run.total)

        def done(
            k: int,
            content: bytes,
            order: list[list[FileLine]] = order,
            left: dict[int, list[FileLine]] = left,
            fractions: list[float] = fractions,
        ) -> None:
            _keep(run, order[k], content)
            fractions[k] = 0.0
            run.finished += len(order[k])
            del left[k]

        try:
            run.hands.run(TARGET, [_job(run, batch) for batch in order], progress=progress, done=done)
            waiting = []
        except HelperEndedError as error:
            ended = left.pop(error.job)
            if len(ended) == 1:
                _fail(run, ended[0], "helper_ended", "the decoder ended in the middle of the file")
                run.finished += 1
                waiting = list(left.values())
            else:
                waiting = [*([line] for line in ended), *left.values()]


def _batches(lines: Iterable[FileLine]) -> Iterable[list[FileLine]]:
    """Group files; what lies elsewhere goes one by one, so that a fault of its store repeats little."""
    batch: list[FileLine] = []
    size = 0
    for line in lines:
        if _is_elsewhere(line):
            yield [line]
            continue
        if batch and (len(batch) >= BATCH_FILES or size + line.size > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(line)
        size += line.size
    if batch:
        yield batch


def _is_elsewhere(line: FileLine) -> bool:
    return is_address(line.place)


def _job(run: _Run, batch: Sequence[FileLine]) -> Job:
    elsewhere = [line.place for line in batch if _is_elsewhere(line)]
    return {
        "paths": [] if elsewhere else [line.place for line in batch],
        ADDRESSES: elsewhere,
        "fingerprints": os.path.abspath(run.folder.fingerprints),
        "settings": run.settings.to_dict(),
        "threads": run.threads,
    }


def _keep(run: _Run, batch: Sequence[FileLine], content: bytes) -> None:
    """Write what a helper found: fingerprints first, then the lines that name them."""
    lines = []
    for line, one in zip(batch, json.loads(content), strict=True):
        sha256, item, sound = one["sha256"], base64.b64decode(one["item"]), base64.b64decode(one["sound"])
        if _DIGEST.fullmatch(sha256) is None:
            kind, reason = one["kind"] or "failure", one["reason"] or "it gave no digest"
            _note_failure(run, line, kind, reason)
            lines.append(replace(line, kind=kind, reason=reason))
            continue
        new = bool(item) and read_fingerprint(run.folder.fingerprints, sha256) is None
        if new and item_is_whole(item, sha256):
            write_item(fingerprint_path(run.folder.fingerprints, sha256), item)
        if sound and item_is_whole(sound, sha256) and not peaks_path(run.folder.path, sha256).is_file():
            write_item(peaks_path(run.folder.path, sha256), sound)
        run.added += new
        run.known += not new
        run.notes += one["notes"]
        lines.append(replace(line, sha256=sha256))
    run.folder.append(lines)


def _note_failure(run: _Run, line: FileLine, kind: str, reason: str) -> None:
    run.failed.append(NotTaken(file=line.file, kind=kind, reason=reason))


def _fail(run: _Run, line: FileLine, kind: str, reason: str) -> None:
    _note_failure(run, line, kind, reason)
    run.folder.append([replace(line, kind=kind, reason=reason)])


def fingerprint_packed(
    *,
    paths: list[str],
    fingerprints: str,
    settings: dict[str, object],
    threads: int,
    progress: Callable[[float], None],
    copies: Sequence[str | dict[str, str]] = (),
) -> bytes:
    """Fingerprint files one after the other in a helper process; it writes nothing.

    Args:
        paths: The files.
        fingerprints: Folder of the fingerprints that are there already; it need not be in reach.
        settings: The values of ``Settings``.
        threads: Threads that decode.
        progress: Called with the fraction done.
        copies: Copies of files that lie elsewhere, or why there is none; their sound is taken at once, as they are
            gone when the helper has ended.

    Returns:
        JSON: for each file its digest, its fingerprint file in base 64 where it is new, its sound, or why not.
    """
    limits = Settings.from_dict(settings)
    use_threads(threads)
    answers: list[dict[str, Any]] = []
    made: set[str] = set()
    named: list[str | dict[str, str]] = [*paths, *copies]
    for k, name in enumerate(named):
        answer: dict[str, Any] = {
            "sha256": "",
            "item": "",
            "sound": "",
            "kind": "",
            "reason": "",
            "notes": [],
        }
        answers.append(answer)
        if isinstance(name, dict):
            answer.update(name)
            continue
        try:
            sha256 = digest_file(Path(name))
            if sha256 not in made and read_fingerprint(Path(fingerprints), sha256) is None:
                told = lambda f, k=k: progress((k + f) / len(named))  # noqa: E731
                item = _fingerprint(Path(name), sha256, limits, threads, told)
                answer["item"] = base64.b64encode(item).decode("ascii")
                made.add(sha256)
            answer["sha256"] = sha256
            if k >= len(paths):
                (heard,) = json.loads(
                    peaks_packed(files=[[sha256, name]], settings=settings, progress=lambda _f: None)
                )
                answer["sound"], answer["notes"] = heard["item"], heard["notes"]
        except DiptychError as error:
            answer.update(kind=error.kind, reason=error.message)
        progress((k + 1) / len(named))
    return json.dumps(answers).encode("ascii")


def _fingerprint(
    path: Path, sha256: str, limits: Settings, threads: int, progress: Callable[[float], None]
) -> bytes:
    reader = VideoReader(path, max_pixels=limits.max_pixels, max_hours=limits.max_hours, threads=threads)
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
