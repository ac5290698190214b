"""Passwords, second factors and the keys that they open. Nothing here is kept: callers store what is returned."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
import threading
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from diptych.model.team import ONE_TIME_BYTES

MEMORY_KIB = 19456
"""Argon2id's memory; with two passes and one lane the least that OWASP's Password Storage Cheat Sheet recommends."""

PASSES = 2
LANES = 1

STEP_S = 30
"""Seconds for which a code is shown (RFC 6238, 4.1)."""

DIGITS = 6
"""Digits of a code; what every authenticator shows (RFC 4226, 5.3)."""

SLACK_STEPS = 1
"""Steps before and after the present one whose codes count, for clocks that differ (RFC 6238, 5.2)."""

AT_ONCE = 4
"""Derivations at the same time: whoever floods the login takes 76 MiB and no more. Chosen by hand."""

_TURNS = threading.BoundedSemaphore(AT_ONCE)

_COST = f"argon2id m={MEMORY_KIB} t={PASSES} p={LANES}"


@dataclass(frozen=True, slots=True)
class Opened:
    """Two keys that follow from one password: one to compare, one to open what is encrypted under it."""

    check: bytes
    wrapping: bytes

    def __repr__(self) -> str:
        """Return nothing of the keys."""
        return "Opened()"


def new_salt() -> str:
    """Make a salt: its cost, then 16 random bytes in hexadecimal, such as ``argon2id m=19456 t=2 p=1 9f…``."""
    return f"{_COST} {os.urandom(16).hex()}"


def open_password(password: str, salt: str) -> Opened:
    """Derive both keys. Takes some hundredths of a second and 19 MiB on purpose.

    Args:
        password: What was typed, in Unicode; normalised to NFC.
        salt: As :func:`new_salt` made it.

    Raises:
        ValueError: The salt is none.
    """
    kind, memory, passes, lanes, raw = salt.split(" ")
    if kind != "argon2id":
        raise ValueError(f"{kind} is no way to keep passwords that is known here")
    slow = Argon2id(
        salt=bytes.fromhex(raw),
        length=32,
        memory_cost=int(memory.removeprefix("m=")),
        iterations=int(passes.removeprefix("t=")),
        lanes=int(lanes.removeprefix("p=")),
    )
    with _TURNS:
        return _two(slow.derive(unicodedata.normalize("NFC", password).encode("utf-8", "replace")))


def open_token(token: str) -> Opened:
    """Derive both keys of a token; it is random, so that a plain digest suffices."""
    return _two(hashlib.sha256(token.encode("utf-8", "replace")).digest())


def same(one: str, other: str) -> bool:
    """Whether two texts are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())


def wrap(secret: bytes, key: bytes, what: str) -> str:
    """Encrypt a secret; ``what`` is bound to it."""
    nonce = os.urandom(12)
    return (nonce + ChaCha20Poly1305(key).encrypt(nonce, secret, what.encode())).hex()


def unwrap(wrapped: str, key: bytes, what: str) -> bytes:
    """Decrypt a secret.

    Raises:
        ValueError: The key is another, or the secret was changed.
    """
    raw = bytes.fromhex(wrapped)
    try:
        return ChaCha20Poly1305(key).decrypt(raw[:12], raw[12:], what.encode())
    except InvalidTag as error:
        raise ValueError("the key does not open this") from error


def new_seed() -> tuple[bytes, str]:
    """Make an Ed25519 key: its private seed, and its public half in hexadecimal."""
    private = Ed25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw().hex()


def new_password() -> str:
    """Make a password that is to be changed at the first login."""
    return secrets.token_urlsafe(ONE_TIME_BYTES)


def new_second_factor() -> bytes:
    """Make the secret that an authenticator shares: 20 bytes (RFC 4226, 4)."""
    return os.urandom(20)


def second_factor_address(secret: bytes, name: str) -> str:
    """The secret as authenticators read it: ``otpauth://totp/…``."""
    return f"otpauth://totp/Diptych:{quote(name)}?secret={second_factor_text(secret)}&issuer=Diptych"


def second_factor_text(secret: bytes) -> str:
    """The secret as a person types it: base 32."""
    return base64.b32encode(secret).decode("ascii")


def code_at(secret: bytes, time_s: int) -> str:
    """The code that an authenticator shows at a time."""
    return TOTP(secret, DIGITS, SHA1(), STEP_S).generate(time_s).decode("ascii")


def matching_step(secret: bytes, code: str, time_s: int, *, after: int) -> int | None:
    """Find the step whose code was typed; None where there is none.

    Args:
        secret: What is shared with the authenticator.
        code: What was typed.
        time_s: The present time.
        after: The last step that was used; codes count once (RFC 6238, 5.2).
    """
    now = time_s // STEP_S
    for step in range(now - SLACK_STEPS, now + SLACK_STEPS + 1):
        if step > after and same(code_at(secret, step * STEP_S), code.strip().replace(" ", "")):
            return step
    return None


def _two(derived: bytes) -> Opened:
    check, wrapping = (
        HKDFExpand(SHA256(), 32, f"diptych {purpose}".encode()).derive(derived)
        for purpose in ("check", "wrapping")
    )
    return Opened(check, wrapping)
