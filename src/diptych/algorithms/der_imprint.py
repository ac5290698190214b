"""Find what a timestamp token is over, in its DER bytes (RFC 3161), without checking who signed it."""

from __future__ import annotations

_SHA256 = bytes.fromhex("608648016503040201")
"""Object identifier 2.16.840.1.101.3.4.2.1, SHA-256, as DER content."""

_TST_INFO = bytes.fromhex("2a864886f70d0109100104")
"""Object identifier 1.2.840.113549.1.9.16.1.4, the content type of a token's own statement."""

_MAX_DEPTH = 24
"""Tokens nest about ten deep; deeper input is refused."""

_SEQUENCE, _OCTETS, _OBJECT = 0x30, 0x04, 0x06


def find_imprint(token: bytes) -> bytes | None:
    """Return the SHA-256 that a token or a response with a token is over; None where there is none of that form.

    Args:
        token: ``TimeStampResp`` or ``TimeStampToken`` in DER.
    """
    statement = _statement(token, 0)
    if statement is None:
        return None
    outer = _parts(statement)
    if len(outer) != 1 or outer[0][0] != _SEQUENCE:
        return None
    fields = _parts(outer[0][1])
    if len(fields) < 3 or fields[2][0] != _SEQUENCE:
        return None
    imprint = _parts(fields[2][1])
    if len(imprint) != 2 or imprint[0][0] != _SEQUENCE or imprint[1][0] != _OCTETS:
        return None
    algorithm = _parts(imprint[0][1])
    if not algorithm or algorithm[0] != (_OBJECT, _SHA256) or len(imprint[1][1]) != 32:
        return None
    return imprint[1][1]


def _statement(content: bytes, depth: int) -> bytes | None:
    """Find the octets that follow the content type of a token's statement."""
    parts = _parts(content)
    if depth > _MAX_DEPTH:
        return None
    for k, (tag, inner) in enumerate(parts):
        if (tag, inner) == (_OBJECT, _TST_INFO) and k + 1 < len(parts):
            wrapped = _parts(parts[k + 1][1])
            if len(wrapped) == 1 and wrapped[0][0] == _OCTETS:
                return wrapped[0][1]
        if tag & 0x20:
            found = _statement(inner, depth + 1)
            if found is not None:
                return found
    return None


def _parts(content: bytes) -> list[tuple[int, bytes]]:
    """Split DER into tags and contents; what does not read gives no parts."""
    parts: list[tuple[int, bytes]] = []
    k = 0
    while k < len(content):
        if k + 2 > len(content):
            return []
        tag, length = content[k], content[k + 1]
        k += 2
        if length & 0x80:
            n = length & 0x7F
            if not 1 <= n <= 4 or k + n > len(content):
                return []
            length = int.from_bytes(content[k : k + n], "big")
            k += n
        if k + length > len(content):
            return []
        parts.append((tag, content[k : k + length]))
        k += length
    return parts
