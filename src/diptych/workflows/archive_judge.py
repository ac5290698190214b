"""Record what a person says about two recordings of an archive, and honour it in searches."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from diptych.adapters.archive_judgements import add_judgement, newest_judgements, present_time
from diptych.adapters.archive_store import read_archive
from diptych.adapters.folders import digest_file
from diptych.model.errors import UnreadableError, WrongCallError
from diptych.model.find import Found, JudgedMatch
from diptych.model.judgements import VERDICTS, Judgement, Verdict

MAX_TEXT = 4000
"""Longest reason or name, in characters. Chosen by hand."""


def judge(archive: Path, first: str, second: str, *, verdict: Verdict, reason: str, by: str) -> Judgement:
    """Keep a person's judgement of a pair; earlier ones stay, the newest counts.

    Args:
        archive: Folder of the archive.
        first: A file, a path as it was added, or a digest (at least 8 digits) of what the archive holds.
        second: The other one.
        verdict: ``match``, ``not_a_match``, ``unsure``, or ``withdrawn`` to take the last one back.
        reason: Why; kept word for word.
        by: Who judges, as they sign.

    Raises:
        UnreadableError: A recording is neither a file nor in the archive.
        WrongCallError: The verdict is unknown, a text is empty or too long, or both recordings are one.
    """
    if verdict not in VERDICTS:
        raise WrongCallError(f"{verdict!r} is no verdict", advice=f"Write one of: {', '.join(VERDICTS)}.")
    for text, what in ((reason, "reason"), (by, "name of who judges")):
        if not text.strip() or len(text) > MAX_TEXT:
            raise WrongCallError(f"a judgement needs a {what} of 1 to {MAX_TEXT} characters")
    digests = sorted((recording_named(archive, first), recording_named(archive, second)))
    if digests[0] == digests[1]:
        raise WrongCallError("both are the same recording, byte by byte")
    judgement = Judgement(
        first=digests[0],
        second=digests[1],
        verdict=verdict,
        reason=reason.strip(),
        by=by.strip(),
        at=present_time(),
    )
    add_judgement(archive, judgement)
    return judgement


def recording_named(archive: Path, name: str) -> str:
    """Return the digest of a recording that is named by a path as it was added, a file, or a digest.

    A fingerprint that a partner gave is named as it is shown, ``partner:NAME:PSEUDONYM``, and is its own key.

    Raises:
        UnreadableError: There is no archive, or nothing is named so.
    """
    folder = read_archive(archive)
    try:
        lines = [line for line in folder.lines() if line.sha256]
    finally:
        folder.close()
    if name.startswith("partner:"):
        return name
    place = os.path.abspath(name)
    named = {line.sha256 for line in lines if name == line.file or place == line.place}
    if len(name) >= 8 and not named:
        named = {line.sha256 for line in lines if line.sha256.startswith(name.lower())}
    if len(named) == 1:
        return named.pop()
    if not named and Path(name).is_file():
        return digest_file(Path(name))
    several = "several recordings are" if named else "nothing in the archive is"
    raise UnreadableError(
        f"{several} named {name!r}", advice="Name it by its path as it was added, or by its digest."
    )


def honoured(found: Found, archive: Path) -> Found:
    """Take what people judged not to match out of a search's result, and list it with the reason.

    Matches judged otherwise stay where they are, and are listed as well.
    """
    notes: list[str] = []
    said = _about(newest_judgements(archive, notes), found.query.sha256)
    kept, judged = [], []
    for match in found.same_footage:
        judgement = said.pop(match.sha256, None)
        if judgement is None or judgement.verdict != "not_a_match":
            kept.append(match)
        if judgement is not None:
            judged.append(JudgedMatch(judgement=judgement, match=match))
    judged += [JudgedMatch(judgement=judgement, match=None) for judgement in said.values()]
    return replace(found, same_footage=tuple(kept), judged=tuple(judged), notes=(*found.notes, *notes))


def _about(judgements: Mapping[tuple[str, str], Judgement], sha256: str) -> dict[str, Judgement]:
    return {
        (second if first == sha256 else first): judgement
        for (first, second), judgement in judgements.items()
        if sha256 in (first, second) and judgement.verdict != "withdrawn"
    }
