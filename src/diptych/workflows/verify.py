"""Verify: check every file of a case against its log, and the log against itself and against witnesses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from diptych.adapters.case_clock import now
from diptych.adapters.keys import KeyFolder
from diptych.adapters.offered_files import first_bytes
from diptych.adapters.timestamps import read_certificates
from diptych.domains.casefile import Case, Due, check_case, due
from diptych.model.custody import Value
from diptych.model.errors import WrongCallError
from diptych.model.signed_note import Checkpoint, PublicKey, parse_checkpoint, parse_key
from diptych.model.verification import Verification
from diptych.workflows.verify_bag import is_bag, verify_bag

ATTEMPTS = 3
"""How often a check is repeated where the case was written to meanwhile."""


def verify(
    path: Path,
    *,
    trusted: Sequence[str] = (),
    authorities: Sequence[Path] = (),
    sample: float = 1.0,
    modes: bool = True,
    record: bool = False,
    keys: KeyFolder | None = None,
    progress: Callable[[float], None] | None = None,
) -> Verification:
    """Check a case, or a bag that was handed over. Nothing in it is changed, unless the outcome is to be recorded.

    Args:
        path: The case's or the bag's folder.
        trusted: Keys or checkpoints that were had from elsewhere: the text itself, or a file that holds it.
        authorities: PEM files with certificates of timestamp authorities and their roots, had from elsewhere.
        sample: Which share of the files to read, 0 to 1; the log is always checked whole.
        modes: Whether a writable original is a problem.
        record: Whether to add the outcome to the log.
        keys: The user's keys, for what this machine last saw.
        progress: Called with the fraction done.

    Raises:
        NotACaseError: There is no case in the folder.
        WrongCallError: What is trusted is neither a key nor a checkpoint.
    """
    if not 0.0 < sample <= 1.0:
        raise WrongCallError("a sample is a share above 0 and up to 1")
    keys = keys or KeyFolder()
    witnesses = [_witness(one) for one in trusted]
    certificates = read_certificates(authorities)
    if is_bag(path):
        if record or sample < 1.0:
            raise WrongCallError("a bag is checked whole, and has no log to record the outcome in")
        return verify_bag(path, trusted=witnesses, progress=progress)
    for _ in range(ATTEMPTS):
        before = _newest(path)
        found = check_case(
            path,
            trusted=witnesses,
            keys=keys,
            authorities=certificates,
            sample=sample,
            modes=modes,
            progress=progress,
        )
        if found.ok or _newest(path) == before:
            break
    if record:
        _record(path, found, sample, keys)
    return found


def verify_due(
    path: Path,
    *,
    trusted: Sequence[str] = (),
    authorities: Sequence[Path] = (),
    modes: bool = True,
    keys: KeyFolder | None = None,
    progress: Callable[[float], None] | None = None,
) -> tuple[Due, Verification | None]:
    """Do the check that is due by the case's schedule, and add its outcome to the log; for a daily job of the system.

    Args:
        path: The case's folder.
        trusted: As for :func:`verify`.
        authorities: As for :func:`verify`.
        modes: As for :func:`verify`.
        keys: The user's keys.
        progress: Called with the fraction done.

    Returns:
        What was due, and what the check found; None where nothing was due.

    Raises:
        NotACaseError: There is no case in the folder.
    """
    case = Case.open(path, keys=keys)
    schedule = due(case.facts, case.state, now=now())
    if schedule.what == "nothing":
        return schedule, None
    found = verify(
        path,
        trusted=trusted,
        authorities=authorities,
        sample=1.0 if schedule.full else schedule.share,
        modes=modes,
        record=True,
        keys=keys,
        progress=progress,
    )
    return schedule, found


def _record(path: Path, found: Verification, sample: float, keys: KeyFolder) -> None:
    about: dict[str, Value] = {
        "outcome": "well" if found.ok else "problems",
        "problems": len(found.problems),
        "objects": found.checked["objects"],
        "scope": "full" if sample >= 1.0 else "sample",
    }
    Case.open(path, keys=keys).log_event("fixity_checked", about=about)


def _newest(path: Path) -> str:
    try:
        return max((one.name for one in (path / "log" / "checkpoints").iterdir()), default="")
    except OSError:
        return ""


def _witness(text: str) -> PublicKey | Checkpoint:
    """Read a key or checkpoint, given as text or as a file."""
    content = text.encode("utf-8", "surrogateescape")
    place = Path(text)
    try:
        if len(text) < 4096 and place.is_file():
            content = first_bytes(place, 1 << 20)
    except (OSError, ValueError):
        pass  # no file of that name: then it is the text itself
    try:
        return parse_checkpoint(content)
    except ValueError:
        pass
    try:
        return parse_key(content.decode("utf-8"))
    except ValueError as error:
        raise WrongCallError(
            "what is given as --trusted is neither a key nor a checkpoint",
            advice="Give a checkpoint file, a key's one word (see `diptych case status`), or a file that holds it.",
        ) from error
