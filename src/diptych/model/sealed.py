"""Sealed sources: what stands inside a vault, what stands outside, and what remains of a destroyed record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

VAULT_FORMAT = "diptych-vault/1"
IDENTITY_FORMAT = "diptych-source-identity/1"
DISCLOSURE_FORMAT = "diptych-source-disclosure/1"

ATTRIBUTES = (
    "other_names",
    "contact",
    "address",
    "collector_ip",
    "handover_place",
    "handover_time",
    "device_serial",
    "account",
    "note",
)
"""What identifies a source besides the name, and is sealed with it (STANDARDS S6)."""

BASES = ("court_order", "consent_withdrawn", "retention_over", "safety")
"""Why a record is destroyed; the code that its tombstone carries."""

MAX_FIELD = 10_000
"""Longest value of an identity in characters. Chosen by hand."""

_PSEUDONYM = re.compile(r"s-[0-9a-f]{12}")
_SALT = re.compile(r"[0-9a-f]{64}")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_LABEL = re.compile(r"[a-z]{1,20}-[a-z0-9]{1,40}")


def check_pseudonym(text: str) -> str:
    """Return a source's pseudonym as it is.

    Raises:
        ValueError: It is none.
    """
    if not _PSEUDONYM.fullmatch(text):
        raise ValueError("a source is called by a pseudonym such as s-5f1c09e27b44")
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who a source is. Never printed: its text form names the pseudonym only."""

    pseudonym: str
    name: str
    salt: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    conditions: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_pseudonym(self.pseudonym)
        if not self.name.strip() or len(self.name) > MAX_FIELD:
            raise ValueError("a source has a name")
        if not _SALT.fullmatch(self.salt):
            raise ValueError("a salt has 64 hexadecimal digits")
        unknown = sorted(set(self.attributes) - set(ATTRIBUTES))
        if unknown:
            raise ValueError(f"unknown field; the fields are name, {', '.join(ATTRIBUTES)}")
        if any(not isinstance(v, str) or len(v) > MAX_FIELD for v in self.attributes.values()):
            raise ValueError("a field of a source is a text")

    def __repr__(self) -> str:
        """Return the pseudonym only, so that no log and no error shows more."""
        return f"Identity({self.pseudonym})"

    def to_dict(self) -> dict[str, object]:
        """Return the values that are sealed."""
        return {
            "format": IDENTITY_FORMAT,
            "pseudonym": self.pseudonym,
            "name": self.name,
            "salt": self.salt,
            "attributes": dict(self.attributes),
            "conditions": dict(self.conditions),
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> Identity:
        """Read an opened record.

        Raises:
            ValueError: It is none.
        """
        attributes, conditions = values.get("attributes"), values.get("conditions")
        if values.get("format") != IDENTITY_FORMAT or not isinstance(attributes, dict):
            raise ValueError("this is no identity of a source")
        return cls(
            pseudonym=str(values.get("pseudonym")),
            name=str(values.get("name")),
            salt=str(values.get("salt")),
            attributes={str(k): str(v) for k, v in attributes.items()},
            conditions=conditions if isinstance(conditions, dict) else {},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedSource:
    """What stands outside: nothing that leads to a person."""

    pseudonym: str
    commitment: str
    month: str
    """When it was sealed, to the month."""

    def __post_init__(self) -> None:
        check_pseudonym(self.pseudonym)
        if not re.fullmatch(r"[0-9a-f]{64}", self.commitment) or not _MONTH.fullmatch(self.month):
            raise ValueError("the list of sealed sources does not read")

    def to_dict(self) -> dict[str, object]:
        """Return the values of the list."""
        return {"pseudonym": self.pseudonym, "commitment": self.commitment, "month": self.month}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """What remains of a record that was destroyed."""

    pseudonym: str
    basis: str
    """One of ``BASES``."""
    by: str
    """Pseudonym of who destroyed it."""
    day: str
    why: str
    """In the person's words: file number of the order, and the like; never who the source was."""

    def __post_init__(self) -> None:
        check_pseudonym(self.pseudonym)
        if self.basis not in BASES:
            raise ValueError(f"a record is destroyed for one of {', '.join(BASES)}")
        if not _LABEL.fullmatch(self.by):
            raise ValueError("people are called by a pseudonym such as editor-1, in small letters and digits")
        if not self.why.strip() or len(self.why) > MAX_FIELD:
            raise ValueError("a reason is needed")

    def to_dict(self) -> dict[str, object]:
        """Return the values of the list."""
        return {
            "pseudonym": self.pseudonym,
            "basis": self.basis,
            "by": self.by,
            "day": self.day,
            "why": self.why,
        }
