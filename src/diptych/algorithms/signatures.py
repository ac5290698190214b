"""Ed25519 signatures on checkpoints: the log's own, and that of a second party who saw them (C2SP)."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from diptych.model.signed_note import NOTE, Checkpoint, PublicKey, SignatureLine, cosigned_message


def is_signed_by(checkpoint: Checkpoint, key: PublicKey) -> bool:
    """Whether a line on a checkpoint is this key's and holds; one of this key that does not hold counts against it."""
    mine = [s for s in checkpoint.signatures if s.name == key.name and s.key_id == key.key_id]
    return bool(mine) and all(_holds(checkpoint, key, s.signature) for s in mine)


def _holds(checkpoint: Checkpoint, key: PublicKey, signature: bytes) -> bool:
    if key.kind == NOTE:
        return _checks(key, checkpoint.body(), signature)
    if len(signature) != 72:
        return False
    at_posix_s = int.from_bytes(signature[:8], "big")
    return _checks(key, cosigned_message(at_posix_s, checkpoint.body()), signature[8:])


def _checks(key: PublicKey, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key.raw).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def sign(checkpoint: Checkpoint, key: PublicKey, private: Ed25519PrivateKey) -> SignatureLine:
    """Sign a checkpoint's text with the log's own key."""
    return SignatureLine(name=key.name, key_id=key.key_id, signature=private.sign(checkpoint.body()))


def cosign(
    checkpoint: Checkpoint, key: PublicKey, private: Ed25519PrivateKey, at_posix_s: int
) -> SignatureLine:
    """Sign a checkpoint as a second party that saw it at a time (seconds since 1970).

    The line says that the signer knows of no larger state of this log and that this one grew from those seen before.
    """
    signature = private.sign(cosigned_message(at_posix_s, checkpoint.body()))
    return SignatureLine(
        name=key.name, key_id=key.key_id, signature=at_posix_s.to_bytes(8, "big") + signature
    )
