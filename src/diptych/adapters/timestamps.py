"""Tokens of timestamp authorities (RFC 3161): ask one, and check a token under its certificates.

The network is touched only by :func:`ask`, which a person calls by naming an authority's address.
"""

from __future__ import annotations

import hashlib
import http.client
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from diptych.model.errors import NoTimestampError, UnreadableError, WrongCallError

LIMIT_S = 20.0
"""Longest wait for an authority. Chosen by hand."""

MAX_ANSWER = 1 << 20
"""Largest answer: tokens with their certificates have about 6 kB. Chosen by hand."""


@dataclass(frozen=True, slots=True)
class Request:
    """A question to an authority, and what its answer must fit."""

    content: bytes
    """``TimeStampReq`` in DER."""
    imprint: bytes
    nonce: int | None


def request_for(checkpoint: bytes) -> Request:
    """Write the request for a token over a checkpoint file: its SHA-256, and a random number against old answers."""
    built = (
        TimestampRequestBuilder()
        .data(checkpoint)
        .hash_algorithm(HashAlgorithm.SHA256)
        .nonce(nonce=True)
        .cert_request(cert_request=True)
        .build()
    )
    return Request(content=built.as_bytes(), imprint=hashlib.sha256(checkpoint).digest(), nonce=built.nonce)


def ask(url: str, request: Request) -> bytes:
    """Ask an authority. This is the only place that uses the network, and only for the address that was named.

    Args:
        url: The authority's address, ``http://`` or ``https://``.
        request: The question.

    Returns:
        The answer in DER, a token over the request's imprint.

    Raises:
        NoTimestampError: It could not be reached, refused, or its answer does not fit the question.
        WrongCallError: The address is of another kind.
    """
    if not url.startswith(("http://", "https://")):
        raise WrongCallError("an authority's address starts with http:// or https://")
    question = urllib.request.Request(
        url, data=request.content, headers={"Content-Type": "application/timestamp-query"}, method="POST"
    )
    try:
        with urllib.request.urlopen(question, timeout=LIMIT_S) as answer:
            content: bytes = answer.read(MAX_ANSWER + 1)
    except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError) as error:
        raise NoTimestampError(f"the timestamp authority did not answer: {type(error).__name__}") from error
    if len(content) > MAX_ANSWER:
        raise NoTimestampError("the timestamp authority's answer is too long")
    check_answer(content, imprint=request.imprint, nonce=request.nonce)
    return content


def check_answer(answer: bytes, *, imprint: bytes, nonce: int | None) -> None:
    """Hold an answer against the question, without judging who signed it.

    Raises:
        NoTimestampError: It is no token, was refused, or is over something else.
    """
    try:
        decoded = decode_timestamp_response(answer)
        granted = decoded.status in (0, 1)
        statement = decoded.tst_info if granted else None
    except ValueError as error:
        raise NoTimestampError("the answer is no timestamp") from error
    if statement is None:
        raise NoTimestampError("the authority refused")
    if statement.message_imprint.message != imprint:
        raise NoTimestampError("the answer is over something else than was asked")
    if nonce is not None and statement.nonce != nonce:
        raise NoTimestampError("the answer is to another question")


def token_time(answer: bytes) -> str | None:
    """Return the time in a token, UTC with seconds, or None where it does not read."""
    try:
        return decode_timestamp_response(answer).tst_info.gen_time.strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return None


def read_certificates(paths: Sequence[Path]) -> list[x509.Certificate]:
    """Read certificates from PEM files.

    Raises:
        UnreadableError: A file cannot be read.
        WrongCallError: A file holds no certificate.
    """
    certificates: list[x509.Certificate] = []
    for path in paths:
        try:
            certificates += x509.load_pem_x509_certificates(path.read_bytes())
        except OSError as error:
            raise UnreadableError(f"{path.name} cannot be read") from error
        except ValueError as error:
            raise WrongCallError(f"{path.name} holds no certificate in PEM form") from error
    return certificates


def holds(answer: bytes, *, imprint: bytes, trusted: Sequence[x509.Certificate]) -> bool:
    """Whether a token over an imprint was signed by an authority whose certificates lead to a trusted root.

    Args:
        answer: The token in DER.
        imprint: SHA-256 of the checkpoint file.
        trusted: Roots, and certificates between, had from the authority or from elsewhere.
    """
    roots = [one for one in trusted if one.issuer == one.subject]
    if not roots:
        return False
    builder = VerifierBuilder()
    for root in roots:
        builder = builder.add_root_certificate(root)
    for one in trusted:
        if one.issuer != one.subject:
            if _is_for_timestamps(one):
                builder = builder.tsa_certificate(one)
            else:
                builder = builder.add_intermediate_certificate(one)
    try:
        return bool(builder.build().verify(decode_timestamp_response(answer), imprint))
    except (VerificationError, ValueError):
        return False


def _is_for_timestamps(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return ExtendedKeyUsageOID.TIME_STAMPING in usage
