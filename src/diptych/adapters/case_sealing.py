"""Encrypt single records to named keyholders (age), and open them with one of their keys."""

from __future__ import annotations

from collections.abc import Sequence

import pyrage

from diptych.model.errors import NoKeyError, WrongCallError


def seal(content: bytes, keyholders: Sequence[str]) -> bytes:
    """Encrypt bytes so that each keyholder can open them.

    Args:
        content: What to encrypt.
        keyholders: Public keys (``age1…``).

    Raises:
        WrongCallError: A keyholder's key does not read, or there is none.
    """
    if not keyholders:
        raise WrongCallError("a sealed record needs a keyholder")
    return bytes(pyrage.encrypt(content, [_recipient(one) for one in keyholders]))


def unseal(content: bytes, key: pyrage.x25519.Identity) -> bytes:
    """Open what was encrypted to this key.

    Raises:
        NoKeyError: It was encrypted to other keys, or was changed.
    """
    try:
        return bytes(pyrage.decrypt(content, [key]))
    except pyrage.DecryptError as error:
        raise NoKeyError("a sealed record was not sealed to this user's key") from error


def _recipient(text: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except (ValueError, pyrage.RecipientError) as error:
        raise WrongCallError(
            "a keyholder's key does not read", advice="It is one word that starts with age1."
        ) from error
