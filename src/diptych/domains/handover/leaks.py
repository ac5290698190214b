"""What must stand nowhere in a bag, by kind of hand-over: texts, and digests, pseudonyms and times."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from diptych.domains.handover.material import Material
from diptych.model.conditions import Tier

LEAST_LETTERS = 4
"""Shorter texts are met by chance and are not looked for; chosen by hand, as in the scan of publishing copies."""

_SOURCE = re.compile(r"s-[0-9a-f]{12}")
_TOKENS = re.compile(
    rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])"
    rb"|(?<![\w-])[a-z]-[0-9a-f]{12}(?![\w])"
    rb"|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z"
    rb"|records/[a-z0-9_]+/[0-9a-f]{16}"
)


def forbidden_texts(material: Material, tier: Tier) -> tuple[str, ...]:
    """Texts that people or files gave, and that a hand-over must not hold in any form.

    A court's holds nothing of who handed things over or collected them, and where they lay. A partner's and a public
    one hold no file name, nothing that platforms say, no uploader that a sidecar names, and no tag of a file either.
    """
    found: dict[str, None] = {}
    for original in material.originals:
        for _, receipt in original.receipts:
            told = receipt.get("told")
            told = told if isinstance(told, Mapping) else {}
            for name in ("source", "collector"):
                found.update(dict.fromkeys(_given(told.get(name))))
            if receipt.get("place") not in list(
                _given(told.get("url"))
            ):  # an address says no more than its own field
                found.update(dict.fromkeys(_texts(receipt.get("place"))))
            if tier != "court":
                found.update(dict.fromkeys(_texts(receipt.get("name"))))
                for value in told.values():
                    found.update(dict.fromkeys(_given(value)))
        if tier != "court" and original.report is not None:
            found.update(dict.fromkeys(_tags(original.report[1])))
    for record in material.records:
        if record.kind == "collection":
            found.update(dict.fromkeys(_of_collector(record.value())))
        elif record.kind == "sidecar" and tier != "court":
            found.update(dict.fromkeys(_of_uploaders(record.value())))
    return tuple(text for text in found if len(text.strip()) >= LEAST_LETTERS and not _SOURCE.fullmatch(text))


def forbidden_tokens(material: Material, tier: Tier) -> frozenset[bytes]:
    """Digests, pseudonyms, times and paths that a public hand-over must not hold; empty for others.

    The entry that logs the hand-over is not in the material: it is made for the bag, under a pseudonym used once.
    Digests of the publishing copies that go along are none: the log knows them since the copies were made, and every
    reader of the bag has the copies themselves.
    """
    if tier != "public":
        return frozenset()
    tokens: set[bytes] = set()
    for line in material.lines:
        tokens.update(_TOKENS.findall(line))
    for sha256, _, _ in material.covered.values():
        tokens.add(sha256.encode("ascii"))
    for original in material.originals:
        for _, receipt in original.receipts:
            tokens.update(_TOKENS.findall(json.dumps(receipt).encode("ascii")))
    tokens.difference_update(copy.sha256.encode("ascii") for copy in material.copies)
    return frozenset(tokens)


def holds_token(content: bytes, tokens: frozenset[bytes]) -> bool:
    """Whether one of the tokens stands in a file."""
    return bool(tokens) and any(one in tokens for one in _TOKENS.findall(content))


_UPLOADERS = ("uploader", "uploader_id", "forwarded_from", "device")
"""What sidecars say of people and devices; addresses and titles of postings are as many as postings, and are not looked
for one by one."""


LEAST_OF_UPLOADERS = 8
"""Letters of a name that a sidecar gives, from which it is looked for: shorter ones, such as *News*, stand in any text.
Chosen by hand."""


def _of_collector(value: Mapping[str, Any]) -> Iterator[str]:
    """Who collected from the web, in whose name, and from which address."""
    machine = value.get("machine")
    own = machine.get("own_address") if isinstance(machine, Mapping) else None
    for one in (value.get("collector"), value.get("virtual_identity"), own):
        yield from _given(one)


def _of_uploaders(value: Mapping[str, Any]) -> Iterator[str]:
    """Who published recordings of the case, as a sidecar says."""
    items = value.get("items")
    for item in items if isinstance(items, list) else []:
        if item.get("recordings"):
            for name in _UPLOADERS:
                told = _given(item["statements"].get(name))
                yield from (text for text in told if len(text) >= LEAST_OF_UPLOADERS)


def _given(value: object) -> Iterator[str]:
    if isinstance(value, Mapping) and value.get("state") == "given":
        yield from _texts(value.get("value"))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _tags(report: Mapping[str, Any]) -> Iterator[str]:
    """Values of tags anywhere in a technical report: titles, serial numbers, places, dates."""
    waiting: list[object] = [report]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Mapping):
            for key, inner in one.items():
                if key == "tags":
                    yield from _texts(inner)
                else:
                    waiting.append(inner)
        elif isinstance(one, Iterable) and not isinstance(one, str | bytes):
            waiting.extend(one)
