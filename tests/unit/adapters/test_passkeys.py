"""Answers of strangers in place of passkeys: refused in words, whatever their bytes."""

from __future__ import annotations

import base64
import random
from typing import Any

import cbor2
import pytest

from diptych.adapters import passkeys as k
from diptych.domains.team.passkey_login import challenge_of
from diptych.model.team import PasskeyPlace, passkey_place
from make_passkey import Authenticator, url64

HERE = PasskeyPlace("desk.example", "https://desk.example")
CHALLENGE = b"c" * 32

STRANGE: tuple[Any, ...] = (
    {}, [], 5, {1: 2}, {"fmt": "none", "attStmt": {}, "authData": "text"},
    {"fmt": "packed", "attStmt": {"x5c": [b"x"]}, "authData": b""},
)  # fmt: skip


def test_browsers_keep_passkeys_for_names_over_tls_and_for_localhost() -> None:
    assert passkey_place("localhost:8765", secure=False) == PasskeyPlace("localhost", "http://localhost:8765")
    assert passkey_place("desk.example", secure=True) == HERE
    assert passkey_place("desk.example:8443", secure=True) == PasskeyPlace(
        "desk.example", "https://desk.example:8443"
    )
    for host in ("desk.example", "127.0.0.1:8765", "[::1]:8765", "192.0.2.10", ""):
        assert passkey_place(host, secure=False) is None
    for host in ("127.0.0.1:8765", "[::1]:8765", "[::1]", "192.0.2.10"):
        assert passkey_place(host, secure=True) is None


def damaged(answer: dict[str, Any], made: random.Random) -> dict[str, Any]:
    """One part of an answer changed, cut, lengthened or given other structure."""
    name = made.choice(sorted(answer["response"]))
    text = answer["response"][name]
    raw = bytearray(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    how = made.randrange(4)
    if how == 0:
        for _ in range(made.randint(1, 4)):
            raw[made.randrange(len(raw))] ^= made.randint(1, 255)
    elif how == 1:
        raw = raw[: made.randrange(len(raw))]
    elif how == 2:
        raw += bytes(made.randrange(256) for _ in range(made.randint(1, 40)))
    else:
        raw = bytearray(cbor2.dumps(made.choice(STRANGE)))
    return {**answer, "response": {**answer["response"], name: url64(bytes(raw))}}


def test_no_answer_of_a_stranger_is_a_fault_of_ours() -> None:
    made, device = random.Random(11), Authenticator()
    asked = k.registration_options(HERE, user=b"u", name="viewer-1", challenge=CHALLENGE, known=[])
    fresh = device.make(asked, HERE.origin)
    kept = k.check_registration(fresh, HERE, CHALLENGE)
    shown = device.show(k.login_options(HERE, CHALLENGE), HERE.origin)
    assert challenge_of(shown) == CHALLENGE
    assert k.check_login(shown, HERE, CHALLENGE, public_key=kept.public_key, sign_count=kept.sign_count) == 2
    n_refused = 0
    for _ in range(400):
        one = damaged(fresh, made)
        challenge_of(one)
        try:
            k.check_registration(one, HERE, CHALLENGE)
        except ValueError:
            n_refused += 1
    for _ in range(400):
        with pytest.raises(ValueError, match="not right"):
            k.check_login(
                damaged(shown, made), HERE, CHALLENGE, public_key=kept.public_key, sign_count=kept.sign_count
            )
    assert n_refused > 300, "some changes of a key give another key, which is nothing wrong"
