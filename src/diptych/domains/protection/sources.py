"""Sealed sources: a random pseudonym outside, an identity inside, and a commitment by which a name can be checked."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import unicodedata
from collections.abc import Mapping, Sequence

from diptych.model.sealed import Identity
from diptych.model.sealed_forms import LEAST_LETTERS

SALT_BYTES = 32
"""As long as the digest, so that the salt cannot be searched (RFC 2104, 3)."""


def new_pseudonym() -> str:
    """Return a pseudonym such as ``s-5f1c09e27b44``: 48 random bits, never made from a name."""
    return f"s-{secrets.token_hex(6)}"


def new_salt() -> str:
    """Return a fresh salt as hexadecimal digits."""
    return secrets.token_hex(SALT_BYTES)


def commitment(name: str, salt: str) -> str:
    """Return HMAC-SHA-256 of a name under a salt.

    Anybody can repeat it with ``printf %s NAME | openssl dgst -sha256 -mac HMAC -macopt hexkey:SALT``. Without the
    salt it says nothing, also to somebody who tries all names.

    Args:
        name: The name; composed (NFC), blanks collapsed.
        salt: Hexadecimal digits.
    """
    return hmac.new(bytes.fromhex(salt), plain_name(name).encode("utf-8"), hashlib.sha256).hexdigest()


def plain_name(name: str) -> str:
    """Return the form of a name that is committed to."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def fits(name: str, salt: str, committed: str) -> bool:
    """Whether a name and a salt give a commitment."""
    return hmac.compare_digest(commitment(name, salt), committed.strip().lower())


_PARTS = re.compile(rf"[\w'’-]{{{LEAST_LETTERS},}}")


def forbidden_texts(identities: Sequence[Identity], *, parts: bool = True) -> list[tuple[str, str, str]]:
    """Return what must stand nowhere outside: ``(pseudonym, field, text)``.

    Args:
        identities: Opened identities.
        parts: Whether parts of names count as well (``Example`` of ``Ada Example``). They also meet other people of
            that name; a person has to look.
    """
    found: dict[tuple[str, str], str] = {}
    for one in identities:
        for field, text in _fields(one).items():
            if len(text.strip()) >= LEAST_LETTERS:
                found.setdefault((one.pseudonym, text.strip()), field)
            if parts and field in ("name", "other_names"):
                for part in _PARTS.findall(text):
                    found.setdefault((one.pseudonym, part), f"part of {field}")
    return [(pseudonym, field, text) for (pseudonym, text), field in found.items()]


def _fields(one: Identity) -> Mapping[str, str]:
    return {"name": one.name, **{name: text for name, text in one.attributes.items() if name != "note"}}
