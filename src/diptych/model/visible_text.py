"""Text of strangers made safe to show: control and direction characters become visible, nothing else changes.

Names, titles and tags come from files. In a terminal, a page, a table or a log they must not move the cursor, turn
the direction of reading, hide a part of themselves, start a new line, or be taken for a formula.
"""

from __future__ import annotations

import unicodedata

_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}

_HIDING = frozenset(
    # invisible, but of category Lo, Mn or So: fillers, blank letters, and selectors that carry hidden bytes
    "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc"
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet may run; the wide forms are taken for the narrow ones by some."""

_JOINERS = frozenset("\u200c\u200d")
"""Joiners between letters: needed to write Persian, Hindi and families of pictures. Shown where nothing is joined."""


def visible(text: str) -> str:
    r"""Make control, direction and hidden characters of a text visible.

    ``"a\u202egpj.exe"`` becomes ``"a‹U+202E›gpj.exe"``, a line break becomes ``\n`` of two letters, and a byte that
    is no text (a lone surrogate) ``‹byte E9›``. Letters, digits, signs and blanks of every script stay.

    Args:
        text: Any text.

    Returns:
        One line that shows all that it holds; the same text where there was nothing to show.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(text, k) for k in range(len(text)))


def _shown(text: str, k: int) -> str:
    letter = text[k]
    if letter in _NAMED:
        return _NAMED[letter]
    code = ord(letter)
    if 0xDC80 <= code <= 0xDCFF:
        return f"‹byte {code - 0xDC00:02X}›"
    if letter in _JOINERS and 0 < k < len(text) - 1 and _joins(text[k - 1]) and _joins(text[k + 1]):
        return letter
    category = unicodedata.category(letter)
    hidden = category in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") or letter in _HIDING
    if hidden or 0xFE00 <= code <= 0xFE0E or 0xE0100 <= code <= 0xE01EF:
        return f"‹U+{code:04X}›"
    if category == "Zs" and letter not in " \u3000":
        return f"‹U+{code:04X}›"
    return letter


def _joins(letter: str) -> bool:
    return unicodedata.category(letter) in ("Lo", "Mn", "Mc", "So", "Sk", "Lm")


def visible_json(text: str) -> str:
    r"""Write control, direction and hidden characters of a JSON text as escapes: the same values, harmless to show.

    A hidden turn of direction in a name becomes the six letters ``\u202e`` between its quotes; a lone surrogate, which
    could not be written as UTF-8, becomes an escape as well.

    Args:
        text: What ``json.dumps`` gave.
    """
    if text.isascii():
        return text
    return "".join(
        letter if letter in "\n\t" or letter.isascii() or _shown(text, k) == letter else _escape(letter)
        for k, letter in enumerate(text)
    )


def _escape(letter: str) -> str:
    code = ord(letter)
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def cell(text: str) -> str:
    """Make a text safe as a cell of a table: visible, and with ``'`` before what a spreadsheet takes for a formula.

    ``"=1+1"`` becomes ``"'=1+1"`` (OWASP ASVS 5.0, V1.2.10).

    Args:
        text: Any text. Numbers are not text: a cell of ``-0.35`` is left to the writer of the table.
    """
    return ("'" if text.startswith(_FORMULA) else "") + visible(text)


def short_name(text: str, most: int = 120) -> str:
    """Make the name of a file visible, and shorten it in the middle where it would fill the screen.

    Args:
        text: A name.
        most: Most letters shown.
    """
    shown = visible(text)
    if len(shown) <= most:
        return shown
    half = (most - 1) // 2
    return f"{shown[:half]}…{shown[-half:]}"
