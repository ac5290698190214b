"""Passkeys (W3C Web Authentication, level 3): what a browser is asked for, and the check of what it answers."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from diptych.model.team import PasskeyPlace

TIMEOUT_MS = 120_000
"""How long a browser waits for a person. Chosen by hand; the standard (15.1) recommends one to five minutes."""

_UNREADABLE = (
    WebAuthnException,
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    EOFError,
    OverflowError,
    RecursionError,
    struct.error,
    InvalidSignature,
    UnsupportedAlgorithm,
)
"""What the library raises on answers that are not right; on bytes of strangers it lets those of its readers through."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A passkey that was made."""

    credential: str
    """Its id, in base64url."""
    public_key: str
    """As COSE, in hexadecimal."""
    sign_count: int


def registration_options(
    place: PasskeyPlace, *, user: bytes, name: str, challenge: bytes, known: Sequence[str]
) -> dict[str, Any]:
    """What a browser is told to make a passkey.

    Args:
        place: Where it belongs.
        user: Names the account to the authenticator; at most 64 bytes, nothing personal.
        name: The account's.
        challenge: Random, used once.
        known: Passkeys that the account has: an authenticator makes no second one.
    """
    made = generate_registration_options(
        rp_id=place.rp_id,
        rp_name="Diptych",
        user_id=user,
        user_name=name,
        user_display_name=name,
        challenge=challenge,
        timeout=TIMEOUT_MS,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.PREFERRED,
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=base64url_to_bytes(one)) for one in known],
    )
    return dict(json.loads(options_to_json(made)))


def check_registration(answer: Mapping[str, Any], place: PasskeyPlace, challenge: bytes) -> Registered:
    """Check a passkey that a browser made.

    Raises:
        ValueError: The answer is of another challenge or place, or does not read.
    """
    try:
        found = verify_registration_response(
            credential=dict(answer),
            expected_challenge=challenge,
            expected_rp_id=place.rp_id,
            expected_origin=place.origin,
        )
    except _UNREADABLE as error:
        raise ValueError("the passkey's answer is not right") from error
    return Registered(
        bytes_to_base64url(found.credential_id), found.credential_public_key.hex(), found.sign_count
    )


def login_options(place: PasskeyPlace, challenge: bytes) -> dict[str, Any]:
    """What a browser is told to show a passkey; no account is named, so that nothing is learnt of any."""
    made = generate_authentication_options(rp_id=place.rp_id, challenge=challenge, timeout=TIMEOUT_MS)
    return dict(json.loads(options_to_json(made)))


def check_login(
    answer: Mapping[str, Any], place: PasskeyPlace, challenge: bytes, *, public_key: str, sign_count: int
) -> int:
    """Check that a passkey signed a challenge.

    Returns:
        How often it says that it has signed.

    Raises:
        ValueError: The signature is another's, of another challenge or place, or its count went back (a copy signs).
    """
    try:
        found = verify_authentication_response(
            credential=dict(answer),
            expected_challenge=challenge,
            expected_rp_id=place.rp_id,
            expected_origin=place.origin,
            credential_public_key=bytes.fromhex(public_key),
            credential_current_sign_count=sign_count,
        )
    except _UNREADABLE as error:
        raise ValueError("the passkey's answer is not right") from error
    return found.new_sign_count
