"""Take recordings that lie in packages into the case as originals of their own."""

from __future__ import annotations

import contextlib
import secrets
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path, PurePath

from diptych.adapters.offered_files import first_bytes
from diptych.adapters.sidecars_unpack import unpack
from diptych.domains.casefile import Case
from diptych.model.case import Intake
from diptych.model.custody import Value
from diptych.model.errors import CaseDamagedError

WORK = "derived/unpacking"
"""Where recordings lie until they are taken in; removed at the end."""

TakeIn = Callable[[list[Path], str], list[Intake]]
"""Takes files in, with where they lay; returns what became of them."""


def take_out_of_packages(case: Case, taken: Sequence[Intake], take: TakeIn) -> tuple[list[Intake], list[str]]:
    """Unpack the packages of a run and take in what comes out; each unpacking is an event with its digests.

    A package whose recordings are in the case already is unpacked again where it is handed over again: what is known is
    known by its bytes.

    Args:
        case: The case.
        taken: What became of each file of the run.
        take: Takes files in.

    Returns:
        What became of the recordings, and a note for each package that did not unpack whole.
    """
    made: list[Intake] = []
    notes: list[str] = []
    for one in taken:
        if one.sha256 is None or not _is_package(case, one):
            continue
        work = case.root / WORK / secrets.token_hex(8)
        work.mkdir(parents=True)
        try:
            files, why = unpack(case.original_file(one.sha256), work)
            number = case.state.originals[one.sha256].number
            inside = take(files, f"inside original {number}") if files else []
        finally:
            shutil.rmtree(work, ignore_errors=True)
        if why is not None:
            notes.append(f"not unpacked whole: {one.file}: {why}")
        if any(each.outcome == "taken_in" for each in inside):
            digests: list[Value] = [each.sha256 for each in inside if each.sha256 is not None]
            about: dict[str, Value] = {"original": one.sha256, "recordings": digests, "whole": why is None}
            case.log_event("unpacked", about=about)
        made += inside
    return made, notes


def _is_package(case: Case, one: Intake) -> bool:
    if PurePath(one.file).suffix.lower() == ".xlsx" or one.sha256 is None:
        return False
    with contextlib.suppress(CaseDamagedError, OSError):
        return first_bytes(case.original_file(one.sha256), 4) == b"PK\x03\x04"
    return False
