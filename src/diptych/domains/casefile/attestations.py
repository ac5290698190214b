"""Tokens of timestamp authorities and second signatures, held against the checkpoints that they name."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from cryptography.x509 import Certificate

from diptych.adapters.case_disk import read_plain
from diptych.adapters.case_store import CaseStore, checkpoint_path
from diptych.adapters.timestamps import holds, token_time
from diptych.algorithms.der_imprint import find_imprint
from diptych.algorithms.signatures import is_signed_by
from diptych.domains.casefile.state import CaseState
from diptych.model.signed_note import Checkpoint, parse_checkpoint, parse_key
from diptych.model.verification import Verification

_TOKEN = re.compile(r"log/timestamps/(\d{12})\.([0-9a-f]{8})\.tsr")
_COSIGNED = re.compile(r"log/cosignatures/(\d{12})\.([0-9a-f]{8})")


def token_path(size: int, token: bytes) -> str:
    """Where a token over the checkpoint of this size lies."""
    return f"log/timestamps/{size:012d}.{hashlib.sha256(token).hexdigest()[:8]}.tsr"


def cosignature_path(size: int, key_id: bytes) -> str:
    """Where a checkpoint with a second party's signature lies."""
    return f"log/cosignatures/{size:012d}.{key_id.hex()}"


def check_attestations(
    store: CaseStore,
    state: CaseState,
    checkpoints: dict[int, tuple[Checkpoint, str]],
    found: Verification,
    authorities: Sequence[Certificate] = (),
) -> None:
    """Check what was attached to checkpoints: the token's imprint, the second signature under the key it names.

    With ``authorities`` (their roots and certificates), also who signed each token: one that none of them signed counts
    as not checkable, since tokens of several authorities may be there.
    """
    unsure = 0
    for path, expected in sorted(state.expected.items()):
        token, cosigned = _TOKEN.fullmatch(path), _COSIGNED.fullmatch(path)
        if token is None and cosigned is None:
            continue
        place = store.find(path, expected.ref.sha256)
        content = read_plain(place) if place is not None else b""
        if hashlib.sha256(content).hexdigest() != expected.ref.sha256:
            continue  # said already: altered or missing
        size = int((token or cosigned or [0, 0])[1])
        checkpoint = checkpoints.get(size)
        if checkpoint is None:
            found.add("log_altered", path, f"it is over {size} entries, where no checkpoint is")
        elif token is not None:
            found.checked["timestamps"] += 1
            if find_imprint(content) != bytes.fromhex(checkpoint[1]):
                found.add("bad_timestamp", path, f"the token is not over {checkpoint_path(size)}")
            elif authorities and holds(content, imprint=bytes.fromhex(checkpoint[1]), trusted=authorities):
                found.notes.append(f"the trusted authority signed {path} at {token_time(content)}")
            else:
                unsure += 1
        else:
            found.checked["cosignatures"] += 1
            _check_cosignature(path, content, checkpoint[0], state, found)
    if unsure:
        found.not_checkable.append(
            f"timestamps: the authority's signature on {unsure} tokens "
            "(give its certificate with --authority, or use the openssl line that verify.py prints)"
        )


def _check_cosignature(
    path: str, content: bytes, checkpoint: Checkpoint, state: CaseState, found: Verification
) -> None:
    try:
        note = parse_checkpoint(content)
    except ValueError as error:
        found.add("bad_cosignature", path, f"it does not read: {error}")
        return
    if note.body() != checkpoint.body():
        found.add("bad_cosignature", path, "it is over another checkpoint")
    key_words = [
        str(entry.about.get("key"))
        for entry in state.events.get("cosignature_added", ())
        if any(ref.path == path for ref in entry.objects)
    ]
    try:
        key = parse_key(key_words[-1] if key_words else "")
    except ValueError:
        found.add("bad_cosignature", path, "the entry that added it names no key")
        return
    if not is_signed_by(note, key):
        found.add("bad_cosignature", path, "the signature does not hold under the key that its entry names")
