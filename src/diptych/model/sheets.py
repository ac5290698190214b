"""Forms that investigators fill in about items, sources and questions: which fields each has, and what may stand there.

Both sides of a conflict get the same forms, in the same order, with the same words. Sources: the Berkeley Protocol
(paragraphs in brackets), the Leiden Guidelines, fact-finding practice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["text", "choice", "day", "number", "list"]
About = Literal["original", "case"]

MAX_TEXT = 20_000
"""Longest text of a field in characters; more belongs into a file that is taken in. Chosen by hand."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")

ASPECTS = ("source", "technical", "content")
"""The three assessments that an overall one stands on (176)."""

STANDARDS = (
    "reasonable_grounds_to_suspect",
    "reasonable_grounds_to_believe",
    "balance_of_probabilities",
    "clear_and_convincing",
    "beyond_reasonable_doubt",
)
"""Standards of proof, the lowest first."""

PURPOSES = ("analysis", "court", "partner", "publication")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form."""

    name: str
    ask: str
    kind: Kind = "text"
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form."""

    name: str
    about: About
    says: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()
    """Fields that tell two sheets about one thing apart, such as the aspect: a sheet with the same ones is its next
    version."""

    def field(self, name: str) -> Field:
        """Find a field.

        Raises:
            ValueError: The form has none of that name.
        """
        for one in self.fields:
            if one.name == name:
                return one
        raise ValueError(
            f"{self.name} has no field {name}; its fields are {', '.join(f.name for f in self.fields)}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A form that was filled in."""

    form: str
    by: str
    """Pseudonym of its author."""
    at: str
    original: str | None = None
    """SHA-256 of the original that it is about; None where it is about the case."""
    fields: Mapping[str, object] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    """Fields that were looked for without finding anything. A field in neither was not looked for."""
    record: str = ""
    """Id of the record that holds it."""

    def text(self, name: str) -> str:
        """A field as text; empty where nothing was given."""
        value = self.fields.get(name)
        return value if isinstance(value, str) else ""

    def listed(self, name: str) -> tuple[str, ...]:
        """A list field; empty where nothing was given."""
        value = self.fields.get(name)
        return tuple(map(str, value)) if isinstance(value, (list, tuple)) else ()

    def was_asked(self, name: str) -> bool:
        """Whether a field was given or looked for."""
        return name in self.fields or name in self.absent

    def to_value(self) -> dict[str, object]:
        """Return the plain values that are kept, sealed."""
        return {
            "form": self.form,
            "original": self.original,
            "by": self.by,
            "at": self.at,
            "fields": dict(self.fields),
            "absent": list(self.absent),
        }

    @classmethod
    def from_value(cls, value: Mapping[str, object], record: str) -> Sheet:
        """Read a kept one.

        Raises:
            ValueError: It is none.
        """
        fields, absent, original = value.get("fields"), value.get("absent"), value.get("original")
        if not isinstance(fields, Mapping) or not isinstance(absent, list):
            raise ValueError("this is no sheet")
        return cls(
            form=str(value.get("form")),
            by=str(value.get("by")),
            at=str(value.get("at")),
            original=original if isinstance(original, str) else None,
            fields=dict(fields),
            absent=tuple(map(str, absent)),
            record=record,
        )


FAR_DAYS = 31
"""Days between a reference picture and an event from which its use is limited: more than a month (Leiden C3)."""


def days_between(sheet: Sheet) -> int | None:
    """How many days a reference picture was taken from the event; None where it is no such sheet."""
    if sheet.form != "reference_image":
        return None
    return abs((date.fromisoformat(sheet.text("taken")) - date.fromisoformat(sheet.text("event"))).days)


def filled(form: Form, given: Mapping[str, str], absent: Sequence[str] = ()) -> dict[str, object]:
    """Check what was filled in, and return it as plain values.

    Args:
        form: The form.
        given: Field → what was written; lists with commas between their parts.
        absent: Fields that were looked for without finding anything.

    Raises:
        ValueError: A field is not known, missing, given twice over, or does not hold what it may.
    """
    values: dict[str, object] = {}
    for name in absent:
        if form.field(name).required or name in given:
            raise ValueError(f"{name} is needed, or was given: it cannot be absent")
    for name, written in given.items():
        values[name] = _value(form.field(name), written.strip())
    missing = [one.name for one in form.fields if one.required and one.name not in values]
    if missing:
        raise ValueError(f"{form.name} needs {', '.join(missing)}")
    return values


def _value(one: Field, written: str) -> object:
    if not written or len(written) > MAX_TEXT:
        raise ValueError(f"{one.name} is empty or too long; name it as absent where nothing was found")
    if one.kind == "choice" and written not in one.choices:
        raise ValueError(f"{one.name} is one of {', '.join(one.choices)}")
    if one.kind == "day":
        try:
            if not _DAY.fullmatch(written):
                raise ValueError(written)
            date.fromisoformat(written)
        except ValueError as error:
            raise ValueError(f"{one.name} is a day such as 2026-03-01") from error
    if one.kind == "number":
        if not re.fullmatch(r"\d{1,9}", written):
            raise ValueError(f"{one.name} is a whole number")
        return int(written)
    if one.kind == "list":
        parts = [part.strip() for part in written.split(",") if part.strip()]
        unknown = [part for part in parts if one.choices and part not in one.choices]
        if unknown or not parts:
            raise ValueError(f"{one.name} holds {', '.join(one.choices) or 'words with commas between them'}")
        return parts
    return written
