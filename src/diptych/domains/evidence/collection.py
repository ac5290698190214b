"""The record of one collection from the web: what was asked for, how, when, by whom, what came and what did not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from diptych.domains.evidence.receipts import NOT_ASKED

PARTS = ("capture", "page", "exchange", "media", "metadata")
"""What is collected of an address: a picture of the page, its source, the exchange with the server, media as they are
delivered, and what the platform says of them (Berkeley Protocol, paragraph 155)."""

Outcome = Literal["whole", "partly", "failed"]


@dataclass(slots=True)
class Collected:
    """What became of one address, filled step by step."""

    url: str
    final_url: str | None = None
    redirects: list[dict[str, object]] = field(default_factory=list)
    began: str = ""
    ended: str = ""
    clock: str = "unknown"
    parts: dict[str, dict[str, object]] = field(default_factory=dict)
    """For each part: ``state`` (``given``, ``absent``, ``failed``, ``not_looked_for``), and what belongs to it."""
    machine: dict[str, object] = field(default_factory=dict)
    programs: list[str] = field(default_factory=list)
    parameters: dict[str, object] = field(default_factory=dict)

    def given(self, part: str, originals: Sequence[str], **more: object) -> None:
        """Note that a part came."""
        self.parts[part] = {"state": "given", "originals": list(originals), **more}

    def missing(self, part: str, state: str, reason: str) -> None:
        """Note that a part did not come, and why: ``absent``, ``failed`` or ``not_looked_for``."""
        self.parts[part] = {"state": state, "reason": reason}

    @property
    def outcome(self) -> Outcome:
        """``whole`` where nothing failed, ``failed`` where nothing came, else ``partly``."""
        states = [one["state"] for one in self.parts.values()]
        if "given" not in states:
            return "failed"
        return "partly" if "failed" in states else "whole"

    @property
    def failures(self) -> list[str]:
        """One line for each part that failed."""
        return [f"{name}: {one['reason']}" for name, one in self.parts.items() if one["state"] == "failed"]

    def record(self, *, collector: str | None, identity: str | None) -> dict[str, object]:
        """Write it as plain values; it is kept sealed."""
        return {
            "url": self.url,
            "final_url": told(self.final_url),
            "redirects": self.redirects,
            "began": self.began,
            "ended": self.ended,
            "clock": self.clock,
            "collector": told(collector),
            "virtual_identity": told(identity),
            "machine": self.machine,
            "programs": self.programs,
            "parameters": self.parameters,
            "parts": {name: self.parts.get(name, {"state": NOT_ASKED}) for name in PARTS},
            "outcome": self.outcome,
        }

    def to_dict(self) -> dict[str, object]:
        """Return the values of one collection in ``diptych-collection/1``."""
        return {
            "url": self.url,
            "final_url": self.final_url,
            "outcome": self.outcome,
            "parts": dict(self.parts),
            "failures": self.failures,
        }


def told(value: object) -> Mapping[str, object]:
    """Write a field as given or not looked for."""
    return {"state": "given", "value": value} if value is not None else {"state": NOT_ASKED}
