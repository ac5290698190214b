"""A publishing copy is weighed together with what the public has of the same original."""

from __future__ import annotations

from typing import Any

import pytest

from diptych.domains.protection import Disclosure
from diptych.workflows import hand_over_before
from diptych.workflows.hand_over_before import mosaic_of_copy

PLAN = {"original_sha256": "ab", "clearances": [{"what": "scene"}]}


def _warned(monkeypatch: pytest.MonkeyPatch, *before: Disclosure, unread: int = 0) -> tuple[str, ...]:
    case: Any = object()
    monkeypatch.setattr(hand_over_before, "former", lambda _case: (list(before), unread))
    return mosaic_of_copy(PLAN, day="2026-03-09", material=case)


def _export(to: str, *kinds: str, of: str = "ab") -> Disclosure:
    return Disclosure(day="2026-03-01", to=to, kinds=frozenset(kinds), originals=frozenset({of}))


def test_a_place_completes_what_was_published_before(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _warned(monkeypatch) == ()
    (warning,) = _warned(monkeypatch, _export("public", "when", "who"))
    assert "public on 2026-03-01" in warning and "may lead to the source" in warning
    assert _warned(monkeypatch, _export("public", "when", "who", of="cd")) == ()
    assert _warned(monkeypatch, _export("partner desk", "when", "who")) == ()
    assert "could not be opened" in _warned(monkeypatch, unread=2)[0]
