"""Published figures and statements about one war, by role: each is kept as it is, compared only where it may be."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from diptych.domains.register import compare_figures, request_sentence, statement_sentence
from diptych.model.findings_json import record_from_json, record_to_json
from diptych.model.statements import (
    Claim,
    Figure,
    Hypotheses,
    Hypothesis,
    Investigation,
    RequestForComment,
    Source,
    Statement,
    independent_origins,
)
from diptych.model.words import find_banned
from published_facts import A, B, published


def _figure(statements: list[Statement], name: str) -> Figure:
    figure = next(one for one in statements if one.id == name).figure
    assert figure is not None
    return figure


def test_each_fact_is_attributed_dated_and_comes_back_from_json_unchanged() -> None:
    sources, statements = published()
    known = {one.id for one in sources}
    for one in statements:
        assert one.source in known
        assert one.said_at
        assert record_from_json(Statement, record_to_json(one), one.id) == one
    for source in sources:
        assert record_from_json(Source, record_to_json(source), source.id) == source


def test_no_two_of_the_published_figures_are_compared_and_each_refusal_has_its_reasons() -> None:
    _, statements = published()
    figures = [one.figure for one in statements if one.figure is not None]
    assert len(figures) == 6
    for first, second in itertools.combinations(figures, 2):
        compared = compare_figures(first, second)
        assert not compared.comparable
        assert compared.relation is None
        assert compared.reasons


def test_the_reasons_name_what_differs() -> None:
    _, statements = published()
    reason = compare_figures(_figure(statements, "s01"), _figure(statements, "s02")).reason
    for aspect in ("unit", "period", "rule", "standard"):
        assert f"the {aspect} differs" in reason
    one_mission = compare_figures(_figure(statements, "s02"), _figure(statements, "s03")).reasons
    assert [one.split(" differs")[0] for one in one_mission] == ["the population", "the unit", "the side"]
    no_number = compare_figures(_figure(statements, "s06"), _figure(statements, "s06")).reason
    assert "gives no number" in no_number and "neither states the period" in no_number
    assert (
        "one does not state the period"
        in compare_figures(_figure(statements, "s05"), _figure(statements, "s04")).reason
    )


def test_figures_of_one_population_period_side_rule_and_standard_are_compared() -> None:
    _, statements = published()
    mission = _figure(statements, "s02")
    later = replace(mission, low=95, high=99)
    assert compare_figures(mission, later).relation == "below"
    assert compare_figures(later, mission).relation == "above"
    assert compare_figures(mission, mission).relation == "equal"
    assert compare_figures(replace(mission, high=None), later).relation == "overlapping"
    more = replace(mission, low=98, high=None, exclusive=True)
    assert compare_figures(replace(mission, low=98, high=98), more).relation == "below"


def test_the_general_denial_denies_no_incident_and_another_proposition_is_another_proposition() -> None:
    _, statements = published()
    denial = next(one for one in statements if one.act == "denies")
    assert denial.scope == "general"
    assert not any(one.denies_incident("yard") for one in statements)
    assert denial.proposition == "killings are encouraged"
    assert denial.claim != "c-policy"
    with pytest.raises(ValueError, match="no single incident"):
        replace(denial, incidents=("yard",))
    with pytest.raises(ValueError, match="names the incident"):
        replace(denial, scope="incident")
    assert replace(denial, scope="incident", incidents=("yard",)).denies_incident("yard")


def test_words_are_neutral_attributed_and_dated() -> None:
    sources, statements = published()
    by_id = {one.id: one for one in sources}
    spoken = {one.id: statement_sentence(one, by_id[one.source]) for one in statements}
    for one in statements:
        sentence = spoken[one.id]
        assert sentence.startswith(by_id[one.source].name)
        assert one.said_at in sentence
        assert find_banned(sentence) == []
    assert "at least 245 persons" in spoken["s01"]
    assert "91 killings" in spoken["s02"] and "1 cases" in spoken["s03"]
    assert "more than 157,000 incidents" in spoken["s04"]
    assert "more than 5,700 criminal cases" in spoken["s05"] and "period: not stated" in spoken["s05"]
    assert "no number" in spoken["s06"]
    assert "declined to comment" in spoken["s07"] and "reason given: an investigation runs" in spoken["s07"]
    assert "announced an investigation" in spoken["s08"] and "about incident yard" in spoken["s08"]
    assert "did not respond" in spoken["s09"]
    assert "general: about no single incident" in spoken["s11"] and "denied that killings" in spoken["s11"]
    assert "ascribed by this source to: leadership of side B" in spoken["s13"]
    assert "reason given: calls by public figures" in spoken["s15"]


def test_exchanging_the_sides_exchanges_nothing_but_their_names() -> None:
    def told(first: str, second: str) -> list[str]:
        sources, statements = published(first, second)
        by_id = {one.id: one for one in sources}
        words = [statement_sentence(one, by_id[one.source]) for one in statements]
        figures = [one.figure for one in statements if one.figure is not None]
        return words + [compare_figures(x, y).reason for x in figures for y in figures]

    swapped = [
        text.replace("side A", "\0").replace("side B", "side A").replace("\0", "side B")
        for text in told(B, A)
    ]
    assert swapped == told(A, B)


def test_requests_for_comment_say_who_asked_whom_what_until_when_and_as_of_when() -> None:
    sources, statements = published()
    by_id = {one.id: one for one in sources}
    request = RequestForComment(
        id="r2", asked_by="the newsroom", asked="ministry", question="the recordings of the yard",
        asked_at="2025-03-01", deadline="2025-03-08", as_of="2025-03-10", incidents=("yard",),
    )  # fmt: skip
    silence = next(one for one in statements if one.request == "r2")
    text = request_sentence(request, by_id["ministry"], silence)
    for part in (
        "the newsroom asked",
        "2025-03-01",
        "deadline 2025-03-08",
        "as of 2025-03-10",
        "no response",
    ):
        assert part in text
    assert find_banned(text) == []
    assert "no answer is on record" in request_sentence(request, by_id["ministry"], None)
    with pytest.raises(ValueError, match="when it was made"):
        replace(request, asked_at="")


def test_passed_on_and_circular_reports_count_once() -> None:
    def said(name: str, repeats: str = "") -> Statement:
        return Statement(
            id=name, source="agency", act="asserts", proposition="a car was hit", repeats=repeats,
            chain=("officials not authorised to release it",) if repeats else (),
        )  # fmt: skip

    groups = independent_origins(
        (said("a"), said("b", "a"), said("c", "b"), said("d"), said("e", "f"), said("f", "e"))
    )
    assert groups == {"a": ("a", "b", "c"), "d": ("d",), "e": ("e", "f")}


def test_a_contested_question_needs_two_answers() -> None:
    with pytest.raises(ValueError, match="two different"):
        Hypotheses(
            id="h", question="Did the car stop?", answers=(Hypothesis(text="Yes"), Hypothesis(text=" yes "))
        )
    asked = Hypotheses(
        id="h",
        question="Did the car stop?",
        answers=(Hypothesis(text="yes", statements_for=("a",)), Hypothesis(text="no")),
    )
    assert record_from_json(Hypotheses, record_to_json(asked), "h") == asked
    assert Claim(id="c-policy", proposition="killing prisoners is a policy").incidents == ()
    case = Investigation(id="i", authority="security", stage="opened", incidents=("yard",), as_of="2025")
    assert record_from_json(Investigation, record_to_json(case), "i") == case
