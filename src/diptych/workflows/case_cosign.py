"""Have a second party sign what it saw of a log, and add its signature to the case."""

from __future__ import annotations

from pathlib import Path

from diptych.adapters.case_clock import posix_s
from diptych.adapters.case_disk import Disk
from diptych.adapters.keys import KeyFolder
from diptych.algorithms.signatures import cosign, is_signed_by
from diptych.domains.casefile import Case, check_case, cosignature_path
from diptych.model.errors import CaseDamagedError, WrongCallError
from diptych.model.signed_note import COSIGNATURE, parse_checkpoint, parse_key


def cosign_case(path: Path, *, name: str, keys: KeyFolder | None = None) -> tuple[bytes, str]:
    """Check a copy of somebody's case and sign its newest checkpoint.

    The signature says: the log grew from what this party saw of it before, and this is the largest state it saw.

    Args:
        path: The case's folder; nothing in it is changed.
        name: The signer's name, such as ``example.org/desk``.
        keys: The signer's keys; what was signed is remembered beside them.

    Returns:
        The checkpoint with the second signature, to be given to the case's keeper, and the signer's public key.

    Raises:
        CaseDamagedError: The check found problems; nothing was signed.
        WrongCallError: The name holds spaces or a plus sign.
    """
    keys = keys or KeyFolder()
    found = check_case(path, keys=keys)
    if not found.ok:
        raise CaseDamagedError(f"the check found {len(found.problems)} problems; nothing was signed")
    case = Case.open(path, keys=keys)
    head = case.log.head
    if head is None:
        raise CaseDamagedError("the case has no checkpoint")
    try:
        signer = keys.cosigner(name)
    except ValueError as error:
        raise WrongCallError("a signer's name holds neither spaces nor a plus sign") from error
    keys.remember(case.facts.case, path, head.to_bytes())
    note = head.signed_with(cosign(head, signer.key, signer.private, posix_s()))
    return note.to_bytes(), signer.key.text()


def add_cosignature(
    path: Path,
    note: bytes,
    *,
    key: str,
    keys: KeyFolder | None = None,
    disk: Disk | None = None,
) -> int:
    """Add a second party's signature to a case.

    Args:
        path: The case's folder.
        note: The checkpoint with the second signature.
        key: The signer's public key, had from the signer.
        keys: The user's keys.
        disk: How files are written.

    Returns:
        How many entries the signature covers.

    Raises:
        WrongCallError: The signature does not hold under the key, or is over no checkpoint of this case.
    """
    try:
        cosigned, signer = parse_checkpoint(note), parse_key(key)
    except ValueError as error:
        raise WrongCallError(f"the signature or the key does not read: {error}") from error
    if signer.kind != COSIGNATURE or not is_signed_by(cosigned, signer):
        raise WrongCallError("the signature does not hold under that key")
    case = Case.open(path, keys=keys, disk=disk)
    if not case.has_checkpoint(cosigned):
        raise WrongCallError("the signature is over no checkpoint of this case")
    target = cosignature_path(cosigned.size, signer.key_id)
    with case.change() as writing:
        if case.state.expected.get(target) is not None:
            raise WrongCallError("this party's signature over that checkpoint is in the case already")
        ref = writing.put_file("cosignature", target, note)
        writing.event("cosignature_added", about={"size": cosigned.size, "key": signer.text()}, objects=[ref])
    return cosigned.size
