"""Look for copies among a case's recordings, or in an archive beside it, and keep what was found to be looked at."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from diptych.adapters.archive_store import FileLine, read_archive
from diptych.adapters.folders import write_json_atomic
from diptych.adapters.keys import KeyFolder
from diptych.adapters.working_copies import make_stills
from diptych.domains.casefile import Case
from diptych.model.errors import UnreadableError, WrongCallError
from diptych.workflows.archive_add import add
from diptych.workflows.archive_batches import at_hand
from diptych.workflows.archive_judge import recording_named
from diptych.workflows.archive_pairs import pairs
from diptych.workflows.case_recordings import name_of
from diptych.workflows.edit_list import edit_list

OWN = "derived/archive"
"""The archive of a case's own recordings, where no other was named; it can be made again."""

SHOWN = "derived/archive-shown"
"""What was found in archives, with its frames: made to be looked at, and can be made again."""

MOST_PIECES = 6
"""Pieces of a pair that get frames. Chosen by hand."""

_FRAME = re.compile(r"[0-9a-f]{16}-\d{7}\.png")
_EDIT_FILE = re.compile(r"(moments|overlays)/[A-Za-z0-9._-]{1,80}\.png")

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseArchive:
    """An archive as a case sees it."""

    own: bool
    """Whether it is of the case's own recordings alone."""
    there: bool
    """Whether anything was added yet."""
    recordings: int = 0
    files: int = 0
    missing: tuple[int, ...] = ()
    """Numbers of readable originals that are not in it."""
    names: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Digest of a recording → ``number`` in the case or None, and ``file``."""
    not_taken: tuple[Mapping[str, str], ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return plain values."""
        return {
            "own": self.own,
            "there": self.there,
            "recordings": self.recordings,
            "files": self.files,
            "missing": list(self.missing),
            "names": {key: dict(one) for key, one in self.names.items()},
            "not_taken": [dict(one) for one in self.not_taken],
        }


def archive_place(case: Path, archive: Path | None) -> Path:
    """The archive that was named, else the case's own."""
    return archive if archive is not None else case / OWN


def case_archive(path: Path, archive: Path | None = None, *, keys: KeyFolder | None = None) -> CaseArchive:
    """Say what an archive holds and what of the case is not in it.

    Args:
        path: The case's folder.
        archive: Folder of an archive; None for the case's own.
        keys: The user's keys.

    Raises:
        NotACaseError: There is no case in the folder.
    """
    case = Case.open(path, keys=keys)
    lines = _lines(archive_place(path, archive))
    taken = {line.sha256: line for line in lines or [] if line.sha256}
    names: dict[str, Mapping[str, object]] = {
        sha256: {"number": None, "file": Path(line.file).name} for sha256, line in taken.items()
    }
    missing = []
    for one in case.originals():
        if not one.destroyed:
            names[one.sha256] = {"number": one.number, "file": name_of(case, one)}
        if one.state == "readable" and not one.destroyed and one.sha256 not in taken:
            missing.append(one.number)
    return CaseArchive(
        own=archive is None,
        there=lines is not None,
        recordings=len(taken),
        files=sum(bool(line.sha256) for line in lines or []),
        missing=tuple(missing),
        names=names,
        not_taken=tuple(
            {"file": Path(line.file).name, "reason": line.reason} for line in lines or [] if not line.sha256
        ),
    )


def add_to_archive(
    path: Path,
    archive: Path | None,
    *,
    files: Sequence[str] = (),
    originals: bool = True,
    places: bool = False,
    reason: str = "",
    keys: KeyFolder | None = None,
    progress: Progress | None = None,
) -> dict[str, object]:
    """Add the case's readable originals, or other files of this machine, to the archive.

    Args:
        path: The case's folder.
        archive: Folder of an archive; None for the case's own.
        files: Files and folders besides.
        originals: Whether to add the case's originals that are not in it; reading them is noted in the log.
        places: Whether to describe the ground, so that other views of a place are found.
        reason: Why; kept in a sealed record.
        keys: The user's keys.
        progress: Called with a stage and the fraction done.

    Raises:
        WrongCallError: There is nothing to add.
    """
    case = Case.open(path, keys=keys)
    offered: list[Path | str] = [one for one in files if one.strip()]
    if originals:
        wanted = case_archive(path, archive, keys=keys).missing
        digests = [one.sha256 for one in case.originals() if one.number in wanted]
        offered += case.access(digests, reason=reason, purpose="archive") if digests else []
    if not offered and not places:
        raise WrongCallError("there is nothing to add", advice="All of the case is in the archive already.")
    return add(offered, archive=archive_place(path, archive), places=places, progress=progress).to_dict()


def compare_archive(
    path: Path,
    archive: Path | None,
    *,
    reason: str = "",
    keys: KeyFolder | None = None,
    progress: Progress | None = None,
) -> dict[str, object]:
    """Compare all recordings of the archive with each other and keep the result to be looked at.

    Raises:
        UnreadableError: Nothing was added yet.
    """
    place = archive_place(path, archive)
    _note(Case.open(path, keys=keys), [line.sha256 for line in _lines(place) or []], reason)
    found = pairs(place, progress=progress)
    write_json_atomic(_shown(path, archive) / "pairs.json", found.to_dict())
    return {"clusters": len(found.clusters), "items": found.items}


def kept_pairs(path: Path, archive: Path | None) -> dict[str, Any] | None:
    """Read what was found last; None where nothing was compared."""
    try:
        found: dict[str, Any] = json.loads((_shown(path, archive) / "pairs.json").read_bytes())
    except (OSError, ValueError):
        return None
    return found


def kept_match(path: Path, archive: Path | None, first: str, second: str) -> dict[str, Any]:
    """Find two recordings among what was found: how they match, in the order of the match.

    Raises:
        WrongCallError: Nothing was found between the two.
    """
    found = kept_pairs(path, archive) or {}
    matches = [one for cluster in found.get("clusters", []) for one in cluster["matches"]]
    matches += found.get("short", [])
    matches += [one["found"] for one in found.get("judged", []) if one.get("found")]
    for one in matches:
        if {one["first"], one["second"]} == {first, second}:
            return dict(one)
    raise WrongCallError(
        "nothing is kept of these two recordings", advice="Compare the recordings of the archive again."
    )


def make_frames(
    path: Path,
    archive: Path | None,
    first: str,
    second: str,
    *,
    reason: str = "",
    keys: KeyFolder | None = None,
    progress: Progress | None = None,
) -> dict[str, object]:
    """Decode the first and the last frame of each piece of a pair, from both recordings.

    Returns:
        ``frames``: how many there are now.
    """
    match = kept_match(path, archive, first, second)
    wanted: dict[str, dict[int, Path]] = {match["first"]: {}, match["second"]: {}}
    for key, number in frame_numbers(match):
        target = _frame_path(path, archive, key, number)
        if not target.is_file():
            wanted[key][number] = target
    _note(Case.open(path, keys=keys), [key for key, some in wanted.items() if some], reason)
    told = progress or (lambda _stage, _done: None)
    for k, (key, some) in enumerate(wanted.items()):
        if some:
            make_stills(
                _media(path, archive, key),
                some,
                input_sha256=key,
                progress=lambda share, k=k: told("decoding", (k + share) / 2),  # type: ignore[misc]
            )
    return {"frames": sum(one["there"] is True for one in frames_of(path, archive, match))}


def frame_numbers(match: Mapping[str, Any]) -> list[tuple[str, int]]:
    """Name the frames that are evidence of a match: the ends of each piece, in both recordings."""
    named = []
    for piece in match["pieces"][:MOST_PIECES]:
        for side, key in (("query", match["first"]), ("found", match["second"])):
            begin, end = piece[f"{side}_from_frame"], piece[f"{side}_to_frame"]
            if begin is not None and end is not None:
                named += [(str(key), int(begin)), (str(key), max(int(begin), int(end) - 1))]
    return named


def frames_of(path: Path, archive: Path | None, match: Mapping[str, Any]) -> list[dict[str, object]]:
    """List the evidence frames of a match, and which of them were decoded."""
    found = []
    for key, number in dict.fromkeys(frame_numbers(match)):
        place = _frame_path(path, archive, key, number)
        found.append({"item": key, "frame": number, "name": place.name, "there": place.is_file()})
    return found


def make_edits(
    path: Path,
    archive: Path | None,
    first: str,
    second: str,
    *,
    reason: str = "",
    keys: KeyFolder | None = None,
    progress: Progress | None = None,
) -> dict[str, object]:
    """Measure what was done to the first recording to get the second; keep the list and its pictures."""
    sources = [_media(path, archive, key) for key in (first, second)]
    _note(Case.open(path, keys=keys), [first, second], reason)
    out = _edits_folder(path, archive, first, second)
    return {"verdict": edit_list(sources[0], sources[1], out=out, progress=progress).verdict}


def kept_edits(path: Path, archive: Path | None, first: str, second: str) -> dict[str, Any] | None:
    """Read the edit list of a pair with the names of its pictures; None where none was made."""
    folder = _edits_folder(path, archive, first, second)
    try:
        found: dict[str, Any] = json.loads((folder / "edits.json").read_bytes())
    except (OSError, ValueError):
        return None
    moments = sorted(one.name for one in (folder / "moments").glob("*.png"))
    return {**found, "moments": [f"moments/{name}" for name in moments]}


def shown_file(path: Path, archive: Path | None, name: str, pair: tuple[str, str] | None = None) -> Path:
    """Find a picture: an evidence frame, or with a pair one of its edit list.

    Raises:
        WrongCallError: There is none of that name.
    """
    if pair is None:
        fits, place = _FRAME.fullmatch(name), _shown(path, archive) / "frames" / name
    else:
        fits, place = _EDIT_FILE.fullmatch(name), _edits_folder(path, archive, *pair) / name
    if not fits or place.is_symlink() or not place.is_file():
        raise WrongCallError("there is no such picture", advice="Ask for it again.")
    return place


def frame_owner(name: str, keys: Sequence[str]) -> str | None:
    """Say of which of some recordings an evidence frame is, by its name; None where of none."""
    short = {hashlib.sha256(key.encode()).hexdigest()[:16]: key for key in keys}
    return short.get(name[:16])


def _lines(archive: Path) -> list[FileLine] | None:
    try:
        folder = read_archive(archive)
    except UnreadableError:
        return None
    try:
        return folder.lines()
    finally:
        folder.close()


def _note(case: Case, digests: Sequence[str], reason: str) -> None:
    """Note that originals of the case are read; what is not of the case needs no note."""
    ours = [one for one in dict.fromkeys(digests) if one in case.state.originals]
    held = [one for one in ours if not case.state.originals[one].destroyed]
    if held:
        case.access(held, reason=reason, purpose="archive")


def _media(path: Path, archive: Path | None, key: str) -> Path:
    place = archive_place(path, archive)
    sha256 = recording_named(place, key)
    found = at_hand([line for line in _lines(place) or [] if line.sha256 == sha256])
    if found is None:
        raise WrongCallError(
            "the recording is no longer where it was added from", advice="Add it to the archive again."
        )
    return found


def _shown(path: Path, archive: Path | None) -> Path:
    name = hashlib.sha256(os.fsencode(os.path.abspath(archive_place(path, archive)))).hexdigest()[:12]
    return path / SHOWN / name


def _frame_path(path: Path, archive: Path | None, key: str, number: int) -> Path:
    short = hashlib.sha256(key.encode()).hexdigest()[:16]
    return _shown(path, archive) / "frames" / f"{short}-{number:07d}.png"


def _edits_folder(path: Path, archive: Path | None, first: str, second: str) -> Path:
    name = hashlib.sha256(f"{first} {second}".encode()).hexdigest()[:16]
    return _shown(path, archive) / "edits" / name
