"""The forms in which a text may stand in a file: encodings, escapes, and base64 at each of its three phases."""

from __future__ import annotations

import base64
import html
import json
import unicodedata
import urllib.parse
from dataclasses import dataclass

LEAST_LETTERS = 4
"""Shorter texts are met by chance: 4 bytes stand in 1 of 4,000 random megabytes. Chosen by hand."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a forbidden text."""

    name: str
    pattern: bytes
    any_case: bool
    """Whether letters of ASCII match in either case; the pattern is in small letters then."""


def forms_of(text: str) -> tuple[Form, ...]:
    """Return the forms of a text that a scan looks for.

    ``"Ada Example"`` gives UTF-8 (composed and decomposed), UTF-16 and UTF-32 of both orders, percent, JSON and HTML
    escapes, hexadecimal digits, and base64 at three phases.

    Args:
        text: At least ``LEAST_LETTERS`` characters.

    Raises:
        ValueError: It is too short to be looked for.
    """
    text = text.strip()
    if len(text) < LEAST_LETTERS:
        raise ValueError(f"a text that is looked for has at least {LEAST_LETTERS} characters")
    found: dict[tuple[bytes, bool], str] = {}

    def put(name: str, pattern: bytes, *, any_case: bool) -> None:
        if len(pattern) >= LEAST_LETTERS:
            found.setdefault((pattern.lower() if any_case else pattern, any_case), name)

    for shape in ("NFC", "NFD"):
        written = unicodedata.normalize(shape, text)
        for variant in dict.fromkeys((written, written.lower(), written.upper(), written.title())):
            raw = variant.encode("utf-8", "surrogatepass")
            put("utf-8", raw, any_case=True)
            for coding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
                put(coding, variant.encode(coding, "surrogatepass"), any_case=True)
            put("hexadecimal", raw.hex().encode("ascii"), any_case=True)
            put("json", json.dumps(variant)[1:-1].encode("ascii"), any_case=True)
            put("html", html.escape(variant).encode("utf-8"), any_case=True)
            put("html numbers", variant.encode("ascii", "xmlcharrefreplace"), any_case=True)
            put("percent", urllib.parse.quote(variant, safe="").encode("ascii"), any_case=True)
            put("form", urllib.parse.quote_plus(variant).encode("ascii"), any_case=True)
            for phase in range(3):
                put("base64", _base64(raw, phase), any_case=False)
        for coding in ("latin-1", "cp1251", "cp1252", "koi8-r"):
            try:
                put(coding, written.encode(coding), any_case=True)
            except UnicodeEncodeError:
                continue
    return tuple(Form(name, pattern, any_case) for (pattern, any_case), name in found.items())


def _base64(raw: bytes, phase: int) -> bytes:
    """What is the same in every base64 text that holds these bytes after so many others (modulo 3)."""
    coded = base64.b64encode(bytes(phase) + raw)
    start = (0, 2, 3)[phase]
    end = (len(raw) + phase) * 8 // 6
    return coded[start:end]
