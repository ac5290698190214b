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

CONFIDENCE = ("low", "medium", "high")
YES_NO = ("yes", "no", "unknown")
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


def _text(name: str, ask: str, *, required: bool = False) -> Field:
    return Field(name=name, ask=ask, required=required)


def _choice(name: str, ask: str, choices: Sequence[str], *, required: bool = True) -> Field:
    return Field(name=name, ask=ask, kind="choice", choices=tuple(choices), required=required)


def _list(name: str, ask: str, choices: Sequence[str] = ()) -> Field:
    return Field(name=name, ask=ask, kind="list", choices=tuple(choices))


FORMS: tuple[Form, ...] = (
    Form(
        name="intake_note",
        about="original",
        says="First note at intake: how reliable it looks at first sight, and how soon it may be gone (149, 150).",
        fields=(
            _text("reliability", "What speaks for and against relying on it at first sight?", required=True),
            _choice("removal_risk", "How likely is it to be removed?", ("low", "medium", "high", "unknown")),
            _text("why", "Why?"),
        ),
    ),
    Form(
        name="relevance",
        about="original",
        says="Why it was taken in (148).",
        fields=(
            _text("relevance", "Why does it matter?", required=True),
            _text("place", "Where, as far as known?"),
            _text("date", "When, as far as known? A range stays a range."),
            _text("incident", "Which incident?"),
            _text("kind", "Which kind of alleged act?"),
        ),
    ),
    Form(
        name="search",
        about="case",
        says="A search that was made (142).",
        fields=(
            _text("objective", "What was looked for?", required=True),
            _text("terms", "Which words?", required=True),
            _text("operators", "Which operators and filters?"),
            _text("engine", "Where?", required=True),
            Field(name="day", ask="On which day?", kind="day", required=True),
            Field(name="results", ask="How many results were looked at?", kind="number"),
        ),
        key=("objective", "terms", "engine", "day"),
    ),
    Form(
        name="monitored_source",
        about="case",
        says="A source that is watched (143).",
        fields=(
            _text("what", "Which channel, account or site?", required=True),
            _text("why", "Why?", required=True),
            _text("who", "Who watches it? A pseudonym.", required=True),
            _text("how_often", "How often?", required=True),
            _text("tool", "With which program and version?"),
            _text("input", "With which input?"),
            Field(name="until", ask="Until when?", kind="day"),
        ),
        key=("what",),
    ),
    Form(
        name="collection_plan",
        about="case",
        says="What is to be collected; taking in more than planned is said and asks for a reason (31, 147).",
        fields=(
            _text("scope", "What is collected?", required=True),
            _text("why", "Why so much and no more?", required=True),
            Field(name="items", ask="How many files at most?", kind="number", required=True),
        ),
        key=("scope",),
    ),
    Form(
        name="virtual_identity",
        about="case",
        says="An account that was made to look at things (107).",
        fields=(
            _text("name", "What is it called?", required=True),
            _text("platform", "Where?", required=True),
            Field(name="created", ask="Since when?", kind="day"),
            _list("used_for", "What was looked at with it?"),
            Field(name="last_used", ask="When was it last used?", kind="day"),
            _text("who", "Who uses it? A pseudonym.", required=True),
        ),
        key=("name", "platform"),
    ),
    Form(
        name="duties",
        about="original",
        says="Duties that come with holding it (66, 152).",
        fields=(
            _text("law", "Which law binds, such as a duty to report or to hand over?"),
            _text("licence", "Which licence or rights of others?"),
            _text("data_protection", "Which duties of data protection?"),
            Field(name="due", ask="By when must something be done?", kind="day"),
            _text("responsible", "Who sees to it? A pseudonym.", required=True),
        ),
    ),
    Form(
        name="assessment",
        about="original",
        says="One of three assessments of an item, each by itself (176).",
        fields=(
            _choice("aspect", "Which?", ASPECTS),
            _choice("verdict", "What does it come to?", ("supports", "contradicts", "undetermined")),
            _choice("confidence", "How sure?", CONFIDENCE),
            _text("grounds", "On what grounds?", required=True),
        ),
        key=("aspect",),
    ),
    Form(
        name="overall",
        about="original",
        says="The overall assessment; it stands on all three, and *verified* needs another person than theirs.",
        fields=(
            _choice("verdict", "What does it come to?", ("verified", "not_verified", "undetermined")),
            _choice("confidence", "How sure?", CONFIDENCE),
            _text("grounds", "On what grounds?", required=True),
        ),
    ),
    Form(
        name="source_sheet",
        about="original",
        says="Who it comes from, without naming anybody (177 to 182).",
        fields=(
            _choice(
                "independence",
                "Is the source a party to the conflict?",
                ("party", "linked_to_a_party", "independent", "unknown"),
            ),
            _text("side", "Which side? The same word for all of one side."),
            _text("credibility", "What is known of its former reports?"),
            _text("motive", "What may it want?"),
            _text("funding", "Who pays for it?"),
            _text("specificity", "How specific is what it says?"),
            _choice("attenuation", "At which hand?", ("first", "second", "further", "unknown")),
        ),
    ),
    Form(
        name="transcript",
        about="original",
        says="What is said in it; part of the same exhibit, under the same restrictions (Leiden A2).",
        fields=(
            _text("language", "Which language?", required=True),
            _text("text", "What is said?", required=True),
            _text("sound_quality", "How well can it be heard?", required=True),
            _list("uncertain", "Which stretches are uncertain?"),
            _text("made_by", "By whom or what? A pseudonym, or program and version.", required=True),
        ),
        key=("language",),
    ),
    Form(
        name="translation",
        about="original",
        says="A translation of a transcript; part of the same exhibit, under the same restrictions (Leiden A2, A3).",
        fields=(
            _text("of", "Of which transcript? Its id.", required=True),
            _text("language", "Into which language?", required=True),
            _text("text", "What does it say?", required=True),
            _text("translator", "By whom or what? A pseudonym, or program and version.", required=True),
            _choice("certified", "Is it certified?", YES_NO),
            _list("uncertain", "Which stretches are uncertain?"),
        ),
        key=("of", "language"),
    ),
    Form(
        name="hypothesis",
        about="case",
        says="A working hypothesis on a question, with what speaks for and against it (27, 30).",
        fields=(
            _text("question", "Which question? The same words for all hypotheses on it.", required=True),
            _text("says", "What would be the answer?", required=True),
            _list("supported_by", "What speaks for it? Numbers of originals, or ids."),
            _list("against", "What speaks against it? Numbers of originals, or ids."),
        ),
        key=("question", "says"),
    ),
    Form(
        name="conclusion",
        about="case",
        says="What is concluded on a question, and by which standard.",
        fields=(
            _text("question", "Which question?", required=True),
            _text("holds", "Which hypothesis? Its id.", required=True),
            _choice("standard", "By which standard?", STANDARDS),
            _list("primary", "On which primary material? Numbers of originals."),
            _list("corroboration", "Corroborated by what? Numbers of originals, or ids."),
            _text("grounds", "On what grounds?", required=True),
        ),
        key=("question",),
    ),
    Form(
        name="admissibility",
        about="original",
        says="Worksheet on admissibility; work product, leaves in no hand-over (56, 60).",
        fields=(
            _text("forum", "Before whom?"),
            _text("relevance", "Relevant to what?", required=True),
            _text("probative_value", "What does it show, how strongly?", required=True),
            _text("prejudice", "What could weigh against using it?", required=True),
            _choice(
                "kind",
                "Of the acts, or of the link to who is responsible?",
                ("crime_base", "linkage", "both"),
            ),
        ),
        key=("forum",),
    ),
    Form(
        name="sensitive",
        about="original",
        says="Sexual violence: consent, its purposes, its withdrawal; restricted until allowed (Murad Code).",
        fields=(
            _choice("sexual_violence", "Is it involved?", ("yes", "no", "not_determined")),
            _text("person", "Whom does it concern? A label such as person 1.", required=True),
            _choice("consent", "Did the person agree?", ("given", "withdrawn", "not_asked", "not_possible")),
            _list("purposes", "To which purposes?", PURPOSES),
            Field(name="until", ask="Until when?", kind="day"),
        ),
        key=("person",),
    ),
)
"""All forms, in the order in which they are shown."""

NAMES = tuple(form.name for form in FORMS)


def form_of(name: str) -> Form:
    """Find a form.

    Raises:
        ValueError: There is none of that name.
    """
    for form in FORMS:
        if form.name == name:
            return form
    raise ValueError(f"there is no form {name}; the forms are {', '.join(NAMES)}")


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
