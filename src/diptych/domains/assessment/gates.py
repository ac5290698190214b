"""What has to be there before something may be said: gates, each with the rule that it holds to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diptych.model.conditions import Conditions, strictest
from diptych.model.errors import WrongCallError
from diptych.model.sheets import ASPECTS, STANDARDS, Sheet

LEAST_GATED = STANDARDS[1]
"""From *reasonable grounds to believe* on, primary material and corroboration are asked for (fact-finding practice)."""


def refuse_at_gates(sheet: Sheet, held: Sequence[Sheet], numbers: Mapping[str, str]) -> None:
    """Stop a sheet that says more than is there.

    Args:
        sheet: What is to be kept.
        held: Newest versions of all sheets of the case.
        numbers: Numbers and digests of originals → digest, as sheets name them.

    Raises:
        WrongCallError: A gate is not passed; the message names what is missing.
    """
    gate = {
        "overall": _overall,
        "source_sheet": _source,
        "translation": _translation,
        "conclusion": _conclusion,
        "hypothesis": _named,
        "sensitive": _sensitive,
        "completeness": _complete,
        "exposure": _exposed,
    }.get(sheet.form)
    if gate is not None:
        gate(sheet, held, numbers)


def assessments(original: str, held: Sequence[Sheet]) -> dict[str, Sheet]:
    """The assessments of an item by aspect."""
    return {one.text("aspect"): one for one in held if one.form == "assessment" and one.original == original}


def overall_of(original: str, held: Sequence[Sheet]) -> Sheet | None:
    """The overall assessment of an item, where the three that it stands on are still there."""
    found = [one for one in held if one.form == "overall" and one.original == original]
    return found[-1] if found and not set(ASPECTS) - set(assessments(original, held)) else None


def _overall(sheet: Sheet, held: Sequence[Sheet], _: Mapping[str, str]) -> None:
    found = assessments(sheet.original or "", held)
    missing = [one for one in ASPECTS if one not in found]
    if missing:
        raise WrongCallError(f"an overall assessment stands on three; missing: {', '.join(missing)}")
    if sheet.text("verdict") == "verified" and sheet.by in {one.by for one in found.values()}:
        raise WrongCallError(
            "verified needs a second person: the author of one of the three assessments cannot say it alone"
        )


def _source(sheet: Sheet, _held: Sequence[Sheet], _: Mapping[str, str]) -> None:
    party = sheet.text("independence") in ("party", "linked_to_a_party")
    if party and not sheet.text("side"):
        raise WrongCallError("a source that is a party, or linked to one, has a side: name it")
    if not party and sheet.text("side"):
        raise WrongCallError("only a source that is a party, or linked to one, has a side")


def _translation(sheet: Sheet, held: Sequence[Sheet], _: Mapping[str, str]) -> None:
    of = next((one for one in held if one.form == "transcript" and one.record == sheet.text("of")), None)
    if of is None or of.original != sheet.original:
        raise WrongCallError("a translation names a transcript of the same original")
    if of.text("language") == sheet.text("language"):
        raise WrongCallError("a translation is into another language than its transcript's")


def _named(sheet: Sheet, held: Sequence[Sheet], numbers: Mapping[str, str]) -> None:
    known = {*numbers, *(one.record for one in held)}
    for name in ("supported_by", "against", "primary", "corroboration"):
        unknown = [one for one in sheet.listed(name) if one not in known and not one.startswith("findings/")]
        if unknown:
            raise WrongCallError(f"{name} names what is not in this case: {', '.join(unknown[:5])}")


def _conclusion(sheet: Sheet, held: Sequence[Sheet], numbers: Mapping[str, str]) -> None:
    _named(sheet, held, numbers)
    question = sheet.text("question")
    hypotheses = [one for one in held if one.form == "hypothesis" and one.text("question") == question]
    if len(hypotheses) < 2:
        raise WrongCallError("a question is concluded on between two or more working hypotheses")
    unasked = [one for one in hypotheses if not (one.was_asked("supported_by") and one.was_asked("against"))]
    if unasked:
        raise WrongCallError(
            "each hypothesis says what speaks for it and what against, or that nothing was found"
        )
    if sheet.text("holds") not in {one.record for one in hypotheses}:
        raise WrongCallError("what is concluded is one of the working hypotheses on the same question")
    if STANDARDS.index(sheet.text("standard")) < STANDARDS.index(LEAST_GATED):
        return
    primary = {numbers[one] for one in sheet.listed("primary") if one in numbers}
    authenticated = {one for one in primary if _is_verified(one, held)}
    if not authenticated:
        raise WrongCallError(
            f"{sheet.text('standard').replace('_', ' ')} needs primary material that is verified",
            advice="Secondary material alone does not reach it: verify an original, or name a lower standard.",
        )
    others = {numbers.get(one, one) for one in sheet.listed("corroboration")} - authenticated
    if not others:
        raise WrongCallError(
            f"{sheet.text('standard').replace('_', ' ')} needs corroboration by something other than that"
        )


def _is_verified(original: str, held: Sequence[Sheet]) -> bool:
    found = overall_of(original, held)
    return found is not None and found.text("verdict") == "verified"


def _sensitive(sheet: Sheet, _held: Sequence[Sheet], _: Mapping[str, str]) -> None:
    if sheet.text("consent") != "given" and sheet.listed("purposes"):
        raise WrongCallError("purposes are those that a person agreed to: there are none without consent")


def _complete(sheet: Sheet, _held: Sequence[Sheet], numbers: Mapping[str, str]) -> None:
    if sheet.text("whole") == "no" and not (sheet.text("full_available") and sheet.was_asked("extracted_by")):
        raise WrongCallError(
            "an excerpt says whether the whole is available, and who made it or that nobody knows"
        )
    extension = sheet.text("extension")
    if extension.isdigit() and (extension not in numbers or numbers[extension] == sheet.original):
        raise WrongCallError("the whole is another original of this case, or a place")


def _exposed(sheet: Sheet, _held: Sequence[Sheet], _: Mapping[str, str]) -> None:
    shown = sheet.text("recognisable") != "no" and sheet.text("consent") != "given"
    if shown and not sheet.was_asked("no_alternative"):
        raise WrongCallError(
            "without consent a sheet says why nothing else would do, or that nothing speaks for it"
        )


def restricted(conditions: Conditions, sheets: Sequence[Sheet | None], today: str) -> Conditions:
    """Narrow conditions by sheets on sexual violence: nothing leaves to the public or to partners without consent.

    Args:
        conditions: What whoever handed the item over allows.
        sheets: Newest ``sensitive`` sheet of each person; None for one that could not be opened, which restricts.
        today: ``2026-03-01``; consent with an end ends with that day.
    """
    for sheet in sheets:
        if sheet is not None and sheet.text("sexual_violence") == "no":
            continue
        agreed: tuple[str, ...] = ()
        if sheet is not None and sheet.text("consent") == "given":
            until = sheet.text("until")
            agreed = sheet.listed("purposes") if not until or today <= until else ()
        limit = Conditions(
            may_describe_source_as=conditions.may_describe_source_as,
            may_publish="video" if "publication" in agreed else "nothing",
            may_share_with=(conditions.may_share_with or ()) if "partner" in agreed else (),
        )
        conditions = strictest([conditions, limit])
    return conditions
