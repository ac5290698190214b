"""Records in plain, neutral words: who said what, when, about what, through whom; one form for every side."""

from __future__ import annotations

from diptych.model.statements import Figure, RequestForComment, Source, Statement

_ACTS = {
    "asserts": "said that",
    "denies": "denied that",
    "estimates": "estimated that",
    "assesses": "assessed that",
}


def figure_words(figure: Figure) -> str:
    """Say a figure with its unit, population, side, period, rule and standard; what is not stated is named.

    ``at least 245 persons (population: …; period: …)``.
    """
    low, high = figure.low, figure.high
    if low is None and high is None:
        number = "no number"
    elif high is None:
        number = f"{'more than' if figure.exclusive else 'at least'} {low:,}"
    elif low is None:
        number = f"at most {high:,}"
    elif low == high:
        number = f"{low:,}"
    else:
        number = f"{low:,} to {high:,}"
    between = " of " if low is None and high is None else " "
    unit = f"{between}{figure.unit}" if figure.unit else ""
    stated = [
        f"{name}: {getattr(figure, field) or 'not stated'}"
        for name, field in (
            ("population", "population"),
            ("side", "side"),
            ("period", "period"),
            ("rule", "rule"),
            ("standard", "standard"),
        )
    ]
    return f"{number}{unit} ({'; '.join(stated)})"


def statement_sentence(statement: Statement, source: Source) -> str:
    """Say one statement in one sentence, attributed and dated; what is general is called general."""
    said = f", {statement.said_at}," if statement.said_at else ""
    what = _quoted(statement.proposition)
    if statement.act == "declines_to_comment":
        body = f"declined to comment{f' on {what}' if what else ''}"
    elif statement.act == "does_not_respond":
        body = f"did not respond{f' to a request about {what}' if what else ''}"
    elif statement.act == "announces_investigation":
        body = f"announced an investigation{f': {what}' if what else ''}"
    else:
        body = f"{_ACTS[statement.act]} {what}"
    parts = [f"{source.name}{said} {body}" if said else f"{source.name} (undated) {body}"]
    if statement.attributed_to:
        parts.append(f"ascribed by this source to: {statement.attributed_to}")
    if statement.figure is not None:
        parts.append(f"figure: {figure_words(statement.figure)}")
    if statement.reasons:
        parts.append(f"reason given: {statement.reasons}")
    if statement.holds_for:
        parts.append(f"about the time {statement.holds_for}")
    if statement.chain:
        parts.append("through: " + ", then ".join(statement.chain))
    if statement.repeats:
        parts.append(f"passes on statement {statement.repeats} and counts with it once")
    parts.append(
        "about incident " + ", ".join(statement.incidents)
        if statement.scope == "incident"
        else "general: about no single incident"
    )
    return "; ".join(parts) + "."


def request_sentence(request: RequestForComment, asked: Source, answer: Statement | None) -> str:
    """Say a request for comment, and what had come as of the day up to which it was looked for."""
    deadline = f", with the deadline {request.deadline}" if request.deadline else ", without a deadline"
    as_of = f"as of {request.as_of}" if request.as_of else "as of an unstated day"
    if answer is None:
        outcome = "no answer is on record"
    elif answer.act == "does_not_respond":
        outcome = "there was no response"
    elif answer.act == "declines_to_comment":
        outcome = "it declined to comment"
    else:
        outcome = f"it answered (statement {answer.id})"
    return (
        f"{request.asked_by} asked {asked.name} on {request.asked_at}{deadline}: "
        f"{_quoted(request.question)}; {as_of} {outcome}."
    )


def _quoted(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
