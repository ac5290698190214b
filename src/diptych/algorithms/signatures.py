"""Ed25519 signatures: on checkpoints by the log's key or a second party who saw them (C2SP), on entries by people."""

from __future__ import annotations

from dataclasses import replace

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from diptych.model.custody import Entry
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


def sign_entry(entry: Entry, origin: str, person: Ed25519PrivateKey) -> Entry:
    """Add a person's signature to an entry that they cause.

    Args:
        entry: The entry as it will stand in the log, its index and ``after`` included.
        origin: The log's name, so that an entry cannot be carried into another log.
        person: The person's key.
    """
    key = person.public_key().public_bytes_raw().hex()
    bare = replace(entry, about={**entry.about, "person": {"key": key}})
    signature = person.sign(person_message(bare, origin)).hex()
    return replace(entry, about={**entry.about, "person": {"key": key, "signature": signature}})


def signer_of(entry: Entry, origin: str) -> str | None:
    """Say whose key signed an entry: its hexadecimal digits; None where nobody's did.

    Raises:
        ValueError: There is a signature that does not hold.
    """
    person = entry.about.get("person")
    if person is None:
        return None
    if not isinstance(person, dict) or set(person) != {"key", "signature"}:
        raise ValueError("a person's signature that does not read")
    key = str(person["key"])
    bare = replace(entry, about={**entry.about, "person": {"key": key}})
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(str(person["signature"])), person_message(bare, origin))
    except (InvalidSignature, ValueError) as error:
        raise ValueError("a person's signature that does not hold") from error
    return key


def person_message(bare: Entry, origin: str) -> bytes:
    """What a person signs: the log's name and the entry's canonical line, without the signature itself."""
    return b"diptych-person/v1\n" + origin.encode() + b"\n" + bare.to_line()
