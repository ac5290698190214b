"""Share fingerprints with partners, without media: export, import, and seals on what never leaves."""

from __future__ import annotations

import fnmatch
import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from diptych import __version__
from diptych.adapters.archive_exchange import (
    LAYOUT,
    MAX_NAME,
    SharedItem,
    check_exchange,
    exports,
    note_export,
    pack_exchange,
    partners,
    pseudonym,
    read_head,
    read_items,
    take_in,
)
from diptych.adapters.archive_judgements import add_seal, newest_seals, sealed_recordings
from diptych.adapters.archive_store import FileLine, read_archive
from diptych.adapters.folders import write_bytes_atomic
from diptych.algorithms.fingerprint import Fingerprint, settings_key
from diptych.domains.archive.records import read_fingerprint
from diptych.model.archive_pairs import SHARING_WARNING, Imported, Shared
from diptych.model.errors import BadExchangeError, OutputRefusedError, UnreadableError, WrongCallError
from diptych.workflows.archive_judge import recording_named

_PARTNER = "partner"


def exchange_of(archive: Path, text: str = "", *, limit: int, offset: int) -> dict[str, object]:
    """Say what could leave an archive, what is sealed and why, what left before, and what partners gave.

    Args:
        archive: Folder of the archive.
        text: Words that a recording's path must hold; all where empty.
        limit: Most recordings of the page.
        offset: Recordings before the page.

    Raises:
        UnreadableError: There is no archive, or what is sealed cannot be read.
    """
    folder = read_archive(archive)
    try:
        lines = _chosen(folder.lines(), ())
    finally:
        folder.close()
    seals = newest_seals(archive)
    notes: list[str] = []
    words = text.casefold().split()
    found = [
        (sha256, line.file)
        for sha256, line in lines.items()
        if all(word in line.file.casefold() for word in words)
    ]
    return {
        "recordings": [
            {"sha256": sha256, "file": _base(file), "seal": seals.get(sha256)}
            for sha256, file in found[offset : offset + limit]
        ],
        "total": len(found),
        "held": len(lines),
        "sealed": sum(bool(seals.get(sha256, {}).get("sealed")) for sha256 in lines),
        "exports": exports(archive, notes),
        "partners": [{"name": one.name, "sha256": one.sha256} for one in partners(archive, notes)],
        "notes": notes,
        "warning": SHARING_WARNING,
    }


def export(
    archive: Path,
    *,
    out: Path,
    items: Sequence[str] = (),
    with_names: bool = False,
    dry_run: bool = False,
) -> Shared:
    """Write chosen fingerprints as one file for a partner, or say what it would hold.

    Sealed recordings never leave. Without names every recording is named by a pseudonym which only this archive can
    lead back to it; digests of media and paths never leave.

    Args:
        archive: Folder of the archive.
        out: The file to write; an existing file is replaced only where it is an earlier export.
        items: Paths or patterns of names, or digests; empty for all.
        with_names: Name every recording by its file's own name.
        dry_run: Write nothing.

    Raises:
        UnreadableError: There is no archive, an item is not in it, or what is sealed cannot be read.
        OutputRefusedError: The file exists and is no earlier export.
        OutputFailedError: The disk is full.
    """
    folder = read_archive(archive)
    try:
        lines = folder.lines()
    finally:
        folder.close()
    sealed = sealed_recordings(archive)
    chosen = _chosen(lines, items)
    n_sealed = sum(sha256 in sealed for sha256 in chosen)
    shared: list[SharedItem] = []
    told: list[tuple[str, str]] = []
    left: list[str] = []
    damaged: list[str] = []
    used: set[str] = set()
    for sha256, line in chosen.items():
        if sha256 in sealed:
            continue
        kept = read_fingerprint(folder.fingerprints, sha256)
        if kept is None:
            damaged.append(line.file)
            continue
        name = _shown_name(line, used) if with_names else pseudonym(archive, sha256)
        print_ = kept.fingerprint
        shared.append(
            SharedItem(
                name=name,
                duration_s=print_.duration_s,
                frames=max(1, kept.frames),
                width=print_.width,
                height=print_.height,
                arrays={array: getattr(print_, array) for array, *_ in LAYOUT},
            )
        )
        told.append((name, line.file))
        left.append(sha256)
    content = pack_exchange(shared, settings=settings_key(), made_by=f"diptych {__version__}")
    if not dry_run:
        _refuse_other_file(out)
        note_export(archive, sha256=hashlib.sha256(content).hexdigest(), items=left, with_names=with_names)
        write_bytes_atomic(out, content)
    return Shared(
        file=None if dry_run else out.name,
        bytes=len(content),
        items=tuple(told),
        sealed=n_sealed,
        with_names=with_names,
        not_readable=tuple(damaged),
    )


def import_(archive: Path, file: Path, *, partner: str) -> Imported:
    """Take a partner's fingerprints into an archive, after checking all of it; a bad file changes nothing.

    Raises:
        BadExchangeError: The file is damaged, hostile, or made with other settings.
        UnreadableError: There is no archive, or the file cannot be read.
        WrongCallError: The partner has no name that can be shown.
    """
    name = partner.strip()
    if not 0 < len(name) <= MAX_NAME or not name.isprintable() or ":" in name:
        raise WrongCallError("the partner needs a name of 1 to 300 characters, without a colon")
    read_archive(archive).close()
    try:
        head = check_exchange(file, settings=settings_key())
    except BadExchangeError as error:
        raise BadExchangeError(
            f"{file.name} was not taken in: {error.message}", advice=error.advice
        ) from error
    taken, known = take_in(archive, file, partner=name)
    return Imported(partner=name, sha256=taken.sha256, items=len(head.items), known_already=known)


def seal(archive: Path, item: str, *, sealed: bool, reason: str, by: str) -> str:
    """Mark a recording so that its fingerprint never leaves, or take the mark back. Returns its digest.

    Raises:
        UnreadableError: The archive does not hold it.
        WrongCallError: The reason or the name is empty.
    """
    if not reason.strip() or not by.strip():
        raise WrongCallError("a seal needs a reason and the name of who sets it")
    sha256 = recording_named(archive, item)
    add_seal(archive, sha256=sha256, sealed=sealed, reason=reason.strip(), by=by.strip())
    return sha256


def partner_fingerprints(archive: Path, notes: list[str]) -> Iterator[tuple[str, str, Fingerprint]]:
    """Read every fingerprint that partners gave: its key, how it is shown, and the fingerprint.

    A partner's file that no longer reads back is passed over with a note.
    """
    seen: set[str] = set()
    for partner in partners(archive, notes):
        try:
            head = read_head(partner.path)
            if head.settings != settings_key():
                notes.append(
                    f"the fingerprints of {partner.name} were made with other settings; import new ones"
                )
                continue
            for item in read_items(partner.path, head):
                key = f"{_PARTNER}:{partner.name}:{item.name}"
                if key in seen:
                    continue
                seen.add(key)
                print_ = Fingerprint(
                    duration_s=item.duration_s, width=item.width, height=item.height, **item.arrays
                )
                yield key, f"{partner.name}: {item.name}", print_
        except (BadExchangeError, UnreadableError) as error:
            notes.append(f"the fingerprints of {partner.name} do not read back: {error.message}")


def _chosen(lines: Sequence[FileLine], items: Sequence[str]) -> dict[str, FileLine]:
    """Choose recordings by path, pattern or digest; every word has to choose something."""
    taken = [line for line in lines if line.sha256]
    chosen: dict[str, FileLine] = {}
    for word in items or ("*",):
        place = os.path.abspath(word)
        found = [
            line
            for line in taken
            if line.file == word
            or line.place == place
            or fnmatch.fnmatch(line.file, word)
            or (len(word) >= 8 and line.sha256.startswith(word))
        ]
        if not found and items:
            raise UnreadableError(
                f"nothing in the archive is named {word!r}",
                advice="Name items by path, by a pattern such as 'videos/*.mp4', or by digest.",
            )
        for line in found:
            chosen.setdefault(line.sha256, line)
    return chosen


def _shown_name(line: FileLine, used: set[str]) -> str:
    """Name a recording by its file's own name, without its folder; a second one of the name gets a number."""
    base = _base(line.file)
    base = "".join(c if c.isprintable() else "_" for c in base)[: MAX_NAME - 20] or "unnamed"
    name, number = base, 2
    while name in used:
        name, number = f"{base} ({number})", number + 1
    used.add(name)
    return name


def _base(file: str) -> str:
    return file.replace("\\", "/").rsplit("/", 1)[-1].encode("utf-8", "replace").decode("utf-8")


def _refuse_other_file(out: Path) -> None:
    if out.is_dir():
        raise OutputRefusedError(f"{out.name} is a folder", advice="Name a file.")
    if out.exists():
        try:
            read_head(out)
        except (BadExchangeError, UnreadableError) as error:
            raise OutputRefusedError(
                f"{out.name} exists and is no earlier export", advice="Name another file."
            ) from error
