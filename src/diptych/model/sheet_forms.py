"""The forms of sheets, one after the other. Numbers in brackets are paragraphs of the Berkeley Protocol."""

from __future__ import annotations

from collections.abc import Sequence

from diptych.model.sheets import ASPECTS, PURPOSES, STANDARDS, Field, Form

CONFIDENCE = ("low", "medium", "high")
YES_NO = ("yes", "no", "unknown")


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
        name="completeness",
        about="original",
        says="Whether it is the whole recording, and where it was cut (192; Leiden A1).",
        fields=(
            _choice("whole", "Is it the whole recording?", YES_NO),
            _choice("full_available", "Is the whole available?", YES_NO, required=False),
            _text("extension", "Where is the whole? Number of an original, or a place."),
            _text("extracted_by", "Who made the excerpt? A pseudonym, or a description."),
            _list("cut_points", "Where was it cut? Seconds with their confidence."),
            _list("gaps", "Which stretches are missing inside?"),
        ),
    ),
    Form(
        name="exposure",
        about="original",
        says="A person who could be recognised: risk, consent, and why nothing else would do (Leiden A8, B4).",
        fields=(
            _text("person", "Whom does it concern? A label such as person 1.", required=True),
            _choice("recognisable", "Could they be recognised?", YES_NO),
            _choice("risk", "How great is the risk to them?", ("low", "medium", "high", "unknown")),
            _choice("consent", "Did they agree?", ("given", "withdrawn", "not_asked", "not_possible")),
            _text("no_alternative", "Why would nothing else do?"),
        ),
        key=("person",),
    ),
    Form(
        name="reference_image",
        about="original",
        says="A satellite or other reference picture, and how far from the event it was taken (Leiden C3).",
        fields=(
            Field(name="taken", ask="When was it taken?", kind="day", required=True),
            Field(name="event", ask="Which day is it held against?", kind="day", required=True),
            _text("use", "What is it used for?", required=True),
        ),
        key=("event",),
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
