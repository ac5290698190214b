"""The two files at the top of a case: case.toml, and a README for whoever opens the folder without Diptych."""

from __future__ import annotations

import json
import tomllib

from diptych.model.case import FORMAT, CaseFacts, Checks


def facts_to_toml(facts: CaseFacts) -> bytes:
    """Write case.toml."""
    lines = [
        f"format = {_quoted(FORMAT)}",
        f"case = {_quoted(facts.case)}",
        f"title = {_quoted(facts.title)}",
        f"opened = {_quoted(facts.opened)}",
        f"opened_by = {_quoted(facts.opened_by)}",
        f"log_key = {_quoted(facts.log_key)}",
        f"keyholders = [{', '.join(_quoted(one) for one in facts.keyholders)}]",
    ]
    if facts.checks is not None:
        lines += [
            "",
            "[checks]",
            f"full_every_days = {facts.checks.full_every_days}",
            f"sample_every_days = {facts.checks.sample_every_days}",
            f"sample_percent = {facts.checks.sample_percent}",
            f"authorities = [{', '.join(_quoted(one) for one in facts.checks.authorities)}]",
        ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def facts_from_toml(content: bytes) -> CaseFacts:
    """Read case.toml.

    Raises:
        ValueError: Not TOML, another format, or a field that is missing or odd.
    """
    document = tomllib.loads(content.decode("utf-8"))
    if document.get("format") != FORMAT:
        raise ValueError(f"the format is {document.get('format')!r}, not {FORMAT}")
    texts = {}
    for name in ("case", "title", "opened", "opened_by", "log_key"):
        value = document.get(name)
        if not isinstance(value, str):
            raise ValueError(f"{name} is missing")
        texts[name] = value
    keyholders = document.get("keyholders")
    if not isinstance(keyholders, list) or not all(isinstance(one, str) for one in keyholders):
        raise ValueError("keyholders is missing")
    return CaseFacts(**texts, keyholders=tuple(keyholders), checks=_checks(document.get("checks")))


def _checks(value: object) -> Checks | None:
    if value is None:
        return None
    names = {"full_every_days", "sample_every_days", "sample_percent", "authorities"}
    if not isinstance(value, dict) or set(value) - names:
        raise ValueError("checks has unknown fields")
    numbers = {name: one for name, one in value.items() if name != "authorities"}
    authorities = value.get("authorities", [])
    if not all(isinstance(one, int) and not isinstance(one, bool) for one in numbers.values()):
        raise ValueError("the numbers of checks are whole")
    if not isinstance(authorities, list) or not all(isinstance(one, str) for one in authorities):
        raise ValueError("authorities is a list of addresses")
    return Checks(**numbers, authorities=tuple(authorities))


def _quoted(text: str) -> str:
    """Quote a text as TOML's basic string; JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


README = """\
This folder is a case: originals, what was found in them, what people said about them,
and a log of everything that was done. It can be read and checked without any special program.

case.toml             what this is
originals/ab/abcd...  the bytes as received; the name is their SHA-256
log/segments/         the custody log: one event a line (JSON), in order
log/checkpoints/      signed states of the log; the newest covers everything
records/              what people recorded; names ending in .age are encrypted (age-encryption.org)
findings/             what programs measured, with inputs, version and settings
register/             incidents, statements and links that the case refers to, as of a day
derived/, index.sqlite  may be deleted at any time; everything in them can be made again

To check by hand
1. An original: its SHA-256 is its name (sha256sum on Linux, shasum -a 256 on a Mac,
   certutil -hashfile FILE SHA256 on Windows).
2. Any other file: the log names its path and its SHA-256, under "objects".
3. The log: each line is hashed (SHA-256 of a zero byte and the line); the hashes form a tree as in
   RFC 6962; its root stands in the newest file of log/checkpoints, in base64, under its number of lines.
4. The signature in that file is Ed25519 over its first three lines, by the key named in case.toml (log_key).

verify.py, one file for Python 3.9 or newer without anything else, does all of that without a network:
    python3 verify.py THIS_FOLDER
Take it from a source that you trust, not from whoever gave you this folder.

What a check cannot see by itself: whether newer entries were cut off at the end of the log, or the whole
log was made anew with another key. For that, compare with a checkpoint, a key, or a timestamp from elsewhere:
    python3 verify.py THIS_FOLDER --trusted KEY_OR_CHECKPOINT
"""
"""The README of a case. Plain ASCII, so that any program shows it."""
