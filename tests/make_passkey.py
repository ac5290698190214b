"""A passkey kept by the tests: answers as a browser with an authenticator does (ES256, no attestation)."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256


def url64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


class Authenticator:
    """One device with one passkey."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = os.urandom(20)
        self.count = 0

    def _client(self, kind: str, challenge: str, origin: str) -> bytes:
        told = {"type": f"webauthn.{kind}", "challenge": challenge, "origin": origin, "crossOrigin": False}
        return json.dumps(told).encode()

    def _data(self, rp_id: str, flags: int) -> bytes:
        self.count += 1
        return hashlib.sha256(rp_id.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _answer(self, response: dict[str, bytes]) -> dict[str, Any]:
        shown = {name: url64(raw) for name, raw in response.items()}
        return {"id": url64(self.id), "rawId": url64(self.id), "type": "public-key", "response": shown}

    def make(self, asked: dict[str, Any], origin: str) -> dict[str, Any]:
        """Answer what a browser is told to make."""
        numbers = self.key.public_key().public_numbers()
        x, y = (one.to_bytes(32, "big") for one in (numbers.x, numbers.y))
        cose = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})
        made = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cose
        data = self._data(asked["rp"]["id"], 0x45) + made
        return self._answer({
            "clientDataJSON": self._client("create", asked["challenge"], origin),
            "attestationObject": cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data}),
        })  # fmt: skip

    def show(self, asked: dict[str, Any], origin: str) -> dict[str, Any]:
        """Answer what a browser is told to show."""
        client = self._client("get", asked["challenge"], origin)
        data = self._data(asked["rpId"], 0x05)
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer({"clientDataJSON": client, "authenticatorData": data, "signature": signature})
