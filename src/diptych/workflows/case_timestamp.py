"""Have the newest checkpoint of a case timestamped: online by an authority, or by carrying a request to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from diptych.adapters.case_disk import Disk
from diptych.adapters.keys import KeyFolder
from diptych.adapters.timestamps import ask, check_answer, request_for, token_time
from diptych.domains.casefile import Case, CaseState, token_path
from diptych.model.errors import NoTimestampError, WrongCallError


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """What came of asking for timestamps."""

    size: int
    """Entries under the checkpoint that was to be timestamped."""
    times: tuple[str, ...]
    """The tokens' times, as the authorities say."""
    failed: tuple[str, ...] = ()
    """One sentence for each authority that gave none. Without any token the checkpoint is queued."""

    def to_dict(self) -> dict[str, object]:
        """Return the values of ``diptych-timestamp/1``."""
        return {
            "format": "diptych-timestamp/1",
            "entries": self.size,
            "times": list(self.times),
            "failed": list(self.failed),
            "state": "timestamped" if self.times else "not_yet_timestamped",
        }


def timestamp(
    path: Path, *, urls: Sequence[str], keys: KeyFolder | None = None, disk: Disk | None = None
) -> Stamped:
    """Ask authorities over the network for tokens over the newest checkpoint; ask two or more where you can.

    Args:
        path: The case's folder.
        urls: The authorities' addresses. Only the checkpoint's SHA-256 and a random number are sent.
        keys: The user's keys.
        disk: How files are written.

    Raises:
        WrongCallError: No authority was named.
    """
    if not urls:
        raise WrongCallError("name an authority's address with --timestamp")
    case = Case.open(path, keys=keys, disk=disk)
    size, checkpoint = newest(case)
    request = request_for(checkpoint)
    tokens, failed = [], []
    for url in urls:
        try:
            tokens.append(ask(url, request))
        except NoTimestampError as error:
            failed.append(error.message)
    if tokens:
        _add(case, size, tokens)
    elif not any(e.about.get("size") == size for e in case.state.events.get("timestamp_queued", ())):
        case.log_event("timestamp_queued", about={"size": size, "asked": len(urls)})
    return Stamped(size=size, times=tuple(token_time(t) or "unknown" for t in tokens), failed=tuple(failed))


def timestamp_due(path: Path, *, keys: KeyFolder | None = None, disk: Disk | None = None) -> Stamped | None:
    """Ask the authorities of the case's schedule, where the newest entries are not yet timestamped; for a daily job.

    Returns:
        What came of it; None where everything is timestamped.

    Raises:
        WrongCallError: The schedule names no authority.
    """
    case = Case.open(path, keys=keys, disk=disk)
    authorities = case.facts.checks.authorities if case.facts.checks is not None else ()
    if not authorities:
        raise WrongCallError(
            "the case's schedule names no timestamp authority",
            advice="Name one with `diptych case policy DIR --authority URL`.",
        )
    if timestamp_state(case.state)[0] == "timestamped":
        return None
    return timestamp(path, urls=authorities, keys=keys, disk=disk)


def timestamp_state(state: CaseState) -> tuple[str, int]:
    """Say whether the log is timestamped, and how many entries the newest token covers.

    Returns:
        ``timestamped``, ``not_yet_timestamped`` or ``partly_timestamped``, and the number.
    """
    added = state.events.get("timestamp_added", [])
    sizes = [entry.about.get("size") for entry in added]
    stamped = max((size for size in sizes if isinstance(size, int)), default=0)
    if not stamped:
        return "not_yet_timestamped", 0
    # entries that add tokens come after what the tokens are over, so there are always some that nothing covers
    after = sum(entry.index >= stamped for entry in added)
    return ("timestamped" if stamped + after >= state.size else "partly_timestamped"), stamped


def write_request(path: Path) -> tuple[int, bytes]:
    """Write a request to be carried to an authority from a machine without a network.

    Returns:
        How many entries it covers, and the request in DER (``application/timestamp-query``).
    """
    size, checkpoint = newest(Case.open(path))
    return size, request_for(checkpoint).content


def add_token(
    path: Path, answer: bytes, *, keys: KeyFolder | None = None, disk: Disk | None = None
) -> Stamped:
    """Add a token that was carried back.

    Args:
        path: The case's folder.
        answer: The authority's answer in DER.
        keys: The user's keys.
        disk: How files are written.

    Raises:
        NoTimestampError: It is no token over a checkpoint of this case.
    """
    case = Case.open(path, keys=keys, disk=disk)
    for size, sha256 in sorted(case.log.digests.items(), reverse=True):
        try:
            check_answer(answer, imprint=bytes.fromhex(sha256), nonce=None)
        except NoTimestampError as error:
            failed = error
            continue
        _add(case, size, [answer])
        return Stamped(size=size, times=(token_time(answer) or "unknown",))
    raise failed


def newest(case: Case) -> tuple[int, bytes]:
    """The newest checkpoint: its size and the bytes of its file."""
    head = case.log.head
    if head is None:
        raise WrongCallError("the case has no checkpoint")
    return head.size, head.to_bytes()


def _add(case: Case, size: int, tokens: Sequence[bytes]) -> None:
    with case.change() as writing:
        for token in tokens:
            ref = writing.put_file("timestamp", token_path(size, token), token)
            writing.event("timestamp_added", about={"size": size}, objects=[ref])
