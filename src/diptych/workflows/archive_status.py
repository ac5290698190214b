"""Say what an archive holds: recordings, files, sizes, what is missing and what did not read back whole."""

from __future__ import annotations

from pathlib import Path

from diptych.adapters.archive_lists import is_address
from diptych.adapters.archive_store import FileLine, read_archive
from diptych.domains.archive.records import read_fingerprint
from diptych.model.find import ArchiveStatus, NotTaken


def status(archive: Path) -> ArchiveStatus:
    """Read every fingerprint of an archive and check it to the last bit.

    Raises:
        UnreadableError: There is no archive at the path.
    """
    folder = read_archive(archive)
    try:
        lines = folder.lines()
    finally:
        folder.close()
    taken = [line for line in lines if line.sha256]
    names = {line.sha256: line.file for line in reversed(taken)}
    duration_s, coarse, local = 0.0, 0, 0
    damaged = []
    for sha256, name in names.items():
        kept = read_fingerprint(folder.fingerprints, sha256)
        if kept is None:
            damaged.append(name)
            continue
        duration_s += kept.fingerprint.duration_s
        coarse += kept.coarse_bytes
        local += kept.local_bytes
    return ArchiveStatus(
        recordings=len(names) - len(damaged),
        files=len(taken),
        duration_s=duration_s,
        coarse_bytes=coarse,
        local_bytes=local,
        missing=tuple(
            sorted(
                line.file for line in taken if not is_address(line.place) and not Path(line.place).is_file()
            )
        ),
        damaged=tuple(sorted(damaged)),
        not_taken=tuple(
            NotTaken(file=line.file, kind=line.kind, reason=line.reason) for line in lines if not line.sha256
        ),
        notes=(*folder.notes, *_elsewhere(taken)),
    )


def _elsewhere(lines: list[FileLine]) -> list[str]:
    n = sum(is_address(line.place) for line in lines)
    return [f"{n} files lie elsewhere (s3://… and the like); their stores were not asked"] if n else []
