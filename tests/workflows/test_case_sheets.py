"""Sheets about items, sources and questions: fields, gates, both sides alike, and what they hold back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from diptych.adapters.keys import KeyFolder
from diptych.apps.cli import run
from diptych.domains.assessment import restricted
from diptych.domains.casefile import Case
from diptych.domains.evidence import HandedOver
from diptych.model.conditions import Conditions
from diptych.model.errors import WrongCallError
from diptych.model.sheet_forms import FORMS, form_of
from diptych.model.sheets import ASPECTS, Sheet, filled
from diptych.model.words import find_banned
from diptych.workflows.case_log import case_log
from diptych.workflows.case_new import case_new
from diptych.workflows.case_sheet import case_sheet, case_sheets
from diptych.workflows.hand_over import hand_over
from diptych.workflows.hand_over_bag import Asked
from diptych.workflows.publish_case import conditions_in_case
from diptych.workflows.take_in import take_in
from diptych.workflows.verify import verify
from make_bags import PRESENT
from make_case import QuickDisk, quick_keys

OPEN = {"may_publish": "video", "may_share_with": ["desk"]}


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KeyFolder:
    monkeypatch.setenv("DIPTYCH_KEYS", str(tmp_path / "keys"))
    return quick_keys(tmp_path / "keys")


@pytest.fixture
def case(tmp_path: Path, keys: KeyFolder) -> Path:
    case_new(tmp_path / "case", title="Yard", keys=keys, disk=QuickDisk())
    (tmp_path / "offered").mkdir()
    for k in (1, 2):
        (tmp_path / "offered" / f"{k}.bin").write_bytes(b"clip %d" % k)
    handed = HandedOver(conditions=OPEN)
    take_in(
        [tmp_path / "offered"],
        case=tmp_path / "case",
        handed=handed,
        examine=False,
        keys=keys,
        disk=QuickDisk(),
    )
    return tmp_path / "case"


def _sheet(case: Path, keys: KeyFolder, form: str, by: str = "editor-1", **more: Any) -> Sheet:
    item, absent = more.pop("item", None), more.pop("absent", ())
    return case_sheet(case, form, by=by, given=more, absent=absent, item=item, keys=keys, disk=QuickDisk())


def _assess(case: Path, keys: KeyFolder, item: str, *, by: str = "editor-1", aspects: Any = ASPECTS) -> None:
    for aspect in aspects:
        words = {"verdict": "supports", "confidence": "high", "grounds": "looked at it"}
        _sheet(case, keys, "assessment", by, item=item, aspect=aspect, **words)


OVERALL = {"confidence": "high", "grounds": "all three agree"}


def test_every_form_is_neutral_and_says_which_paragraphs_it_follows() -> None:
    for form in FORMS:
        text = " ".join((form.says, *(one.ask for one in form.fields)))
        assert not find_banned(text), form.name
        assert len({one.name for one in form.fields}) == len(form.fields)
        assert set(form.key) <= {one.name for one in form.fields}
        assert all(bool(one.choices) for one in form.fields if one.kind == "choice")


def test_fields_are_given_absent_or_not_looked_for() -> None:
    form = form_of("source_sheet")
    given = {"independence": "independent", "attenuation": "first", "motive": "to be heard"}
    values = filled(form, given, ["funding"])
    sheet = Sheet(form=form.name, by="editor-1", at="", fields=values, absent=("funding",))
    assert [sheet.was_asked(name) for name in ("motive", "funding", "credibility")] == [True, True, False]
    wrong: list[tuple[dict[str, str], list[str]]] = [
        ({**given, "colour": "red"}, []),
        ({**given, "attenuation": "fourth"}, []),
        ({**given, "motive": " "}, []),
        ({"independence": "independent"}, []),
        (given, ["independence"]),
        (given, ["motive"]),
    ]
    for bad, absent in wrong:
        with pytest.raises(ValueError):
            filled(form, bad, absent)
    with pytest.raises(ValueError, match="a day such as"):
        filled(
            form_of("virtual_identity"), {"name": "a", "platform": "b", "who": "c", "created": "2026-02-30"}
        )


def test_an_overall_assessment_stands_on_three_and_verified_on_a_second_person(
    case: Path, keys: KeyFolder
) -> None:
    with pytest.raises(WrongCallError, match="missing: source, technical, content"):
        _sheet(case, keys, "overall", item="1", verdict="undetermined", **OVERALL)
    _assess(case, keys, "1", aspects=("source", "technical"))
    _assess(case, keys, "2")
    with pytest.raises(WrongCallError, match="missing: content"):
        _sheet(case, keys, "overall", item="1", verdict="undetermined", **OVERALL)
    _assess(case, keys, "1", aspects=("content",))
    with pytest.raises(WrongCallError, match="second person"):
        _sheet(case, keys, "overall", item="1", verdict="verified", **OVERALL)
    _sheet(case, keys, "overall", item="1", verdict="not_verified", **OVERALL)
    made = _sheet(case, keys, "overall", "editor-2", item="1", verdict="verified", **OVERALL)
    items, _ = case_sheets(case, keys=keys)
    assert [one.overall for one in items] == ["verified", None]
    assert [one.missing_assessments for one in items] == [(), ()]
    assert Case.open(case, keys=keys).state.records[made.record][-1].version == 2
    assert verify(case, keys=keys).ok


def _question(case: Path, keys: KeyFolder, *, both: bool = True) -> tuple[str, str]:
    words = {"question": "who opened the gate"}
    one = _sheet(case, keys, "hypothesis", says="person 1", supported_by="1", absent=["against"], **words)
    if not both:
        return one.record, ""
    two = _sheet(case, keys, "hypothesis", says="person 2", against="1", absent=["supported_by"], **words)
    return one.record, two.record


def test_a_conclusion_chooses_between_hypotheses(case: Path, keys: KeyFolder) -> None:
    one, _ = _question(case, keys, both=False)
    words = {
        "question": "who opened the gate",
        "grounds": "seen",
        "standard": "reasonable_grounds_to_suspect",
    }
    with pytest.raises(WrongCallError, match="two or more working hypotheses"):
        _sheet(case, keys, "conclusion", holds=one, **words)
    third = _sheet(case, keys, "hypothesis", question="who opened the gate", says="nobody", supported_by="2")
    with pytest.raises(WrongCallError, match="what against"):
        _sheet(case, keys, "conclusion", holds=one, **words)
    _sheet(
        case, keys, "hypothesis", question="who opened the gate", says="nobody", supported_by="2", against="1"
    )
    with pytest.raises(WrongCallError, match="one of the working hypotheses"):
        _sheet(case, keys, "conclusion", holds="0" * 16, **words)
    with pytest.raises(WrongCallError, match="not in this case: 9"):
        _sheet(case, keys, "conclusion", holds=one, primary="9", **words)
    assert _sheet(case, keys, "conclusion", holds=third.record, **words).record


def test_secondary_material_alone_never_reaches_reasonable_grounds_to_believe(
    case: Path, keys: KeyFolder
) -> None:
    one, _ = _question(case, keys)
    words = {"question": "who opened the gate", "grounds": "seen", "holds": one}
    believe = {**words, "standard": "reasonable_grounds_to_believe"}
    with pytest.raises(WrongCallError, match="primary material that is verified"):
        _sheet(case, keys, "conclusion", corroboration="2", **believe)
    with pytest.raises(WrongCallError, match="primary material that is verified"):
        _sheet(case, keys, "conclusion", primary="1", corroboration="2", **believe)
    _assess(case, keys, "1")
    _sheet(case, keys, "overall", "editor-2", item="1", verdict="verified", **OVERALL)
    for nothing_else in ({}, {"corroboration": "1"}):
        with pytest.raises(WrongCallError, match="corroboration"):
            _sheet(case, keys, "conclusion", primary="1", **believe, **nothing_else)
    assert _sheet(case, keys, "conclusion", primary="1", corroboration="2", **believe).record
    highest = {**words, "standard": "beyond_reasonable_doubt", "primary": "2", "corroboration": "1"}
    with pytest.raises(WrongCallError):
        _sheet(case, keys, "conclusion", **highest)


def test_both_sides_get_the_same_form_order_and_words(tmp_path: Path, keys: KeyFolder) -> None:
    told = []
    for name, sides in (("one", ("side A", "side B")), ("two", ("side B", "side A"))):
        folder = tmp_path / name
        case_new(folder, title="Yard", keys=keys, disk=QuickDisk())
        for k in (1, 2):
            (tmp_path / f"{name} {k}.bin").write_bytes(b"clip %d" % k)
            take_in([tmp_path / f"{name} {k}.bin"], case=folder, examine=False, keys=keys, disk=QuickDisk())
        for item, side in zip(("1", "2"), sides, strict=True):
            words = {"independence": "party", "attenuation": "first", "side": side}
            _sheet(folder, keys, "source_sheet", item=item, **words)
        items, _ = case_sheets(folder, keys=keys)
        told.append([one.sentence() for one in items])
    swapped = [
        line.replace("side A", "?").replace("side B", "side A").replace("?", "side B") for line in told[0]
    ]
    assert told[1] == swapped and told[0] != told[1]
    assert "from a party to the conflict (side A)" in told[0][0]


def test_a_party_has_a_side_and_nobody_else(case: Path, keys: KeyFolder) -> None:
    with pytest.raises(WrongCallError, match="has a side"):
        _sheet(case, keys, "source_sheet", item="1", independence="party", attenuation="first")
    with pytest.raises(WrongCallError, match="only a source"):
        _sheet(case, keys, "source_sheet", item="1", independence="unknown", attenuation="first", side="A")


def test_transcript_and_translation_share_the_restrictions_of_their_exhibit(
    case: Path, keys: KeyFolder, tmp_path: Path
) -> None:
    words = {"sound_quality": "wind", "made_by": "editor-1", "text": "canary words of the transcript"}
    transcript = _sheet(case, keys, "transcript", item="1", language="uk", **words)
    lone = {"of": "0" * 16, "text": "x", "translator": "editor-2", "certified": "no"}
    with pytest.raises(WrongCallError, match="transcript of the same original"):
        _sheet(case, keys, "translation", item="1", language="en", **lone)
    with pytest.raises(WrongCallError, match="transcript of the same original"):
        _sheet(case, keys, "translation", item="2", language="en", **{**lone, "of": transcript.record})
    with pytest.raises(WrongCallError, match="another language"):
        _sheet(case, keys, "translation", item="1", language="uk", **{**lone, "of": transcript.record})
    told = {
        **lone,
        "of": transcript.record,
        "text": "canary words of the translation",
        "uncertain": "3 to 5 s",
    }
    _sheet(case, keys, "translation", item="1", language="en", **told)
    bags = {}
    for tier, recipient in (("court", None), ("partner", "desk"), ("partner", "another"), ("public", None)):
        bag = tmp_path / f"{tier} {recipient}"
        asked = Asked(tier=tier, recipient=recipient)  # type: ignore[arg-type]
        bags[tier, recipient] = hand_over(case, out=bag, asked=asked, keys=keys, present=PRESENT)
        inside = b"".join(one.read_bytes() for one in bag.rglob("*") if one.is_file())
        assert (b"canary words" in inside) == (tier == "court"), tier
    why = {one.why for one in bags["partner", "another"].withheld if "/translation/" in one.case_path}
    assert why == {"the recipient is not among those with whom this may be shared"}


def test_sexual_violence_is_restricted_until_the_person_agrees_and_again_when_they_no_longer_do(
    case: Path, keys: KeyFolder, tmp_path: Path
) -> None:
    original = Case.open(case, keys=keys).originals()[0].sha256
    other = Case.open(case, keys=keys).originals()[1].sha256

    def allowed() -> tuple[str | None, tuple[str, ...] | None]:
        held = conditions_in_case(case, original)
        return held.may_publish, held.may_share_with

    assert allowed() == ("video", ("desk",))
    _sheet(
        case,
        keys,
        "sensitive",
        item="1",
        sexual_violence="not_determined",
        person="person 1",
        consent="not_asked",
    )
    assert allowed() == ("nothing", ())
    assert conditions_in_case(case, other).may_publish == "video"
    with pytest.raises(WrongCallError, match="none without consent"):
        _sheet(
            case,
            keys,
            "sensitive",
            item="1",
            sexual_violence="yes",
            person="person 1",
            consent="not_asked",
            purposes="court",
        )
    said = {"sexual_violence": "yes", "person": "person 1"}
    _sheet(case, keys, "sensitive", item="1", consent="given", purposes="court, partner", **said)
    assert allowed() == ("nothing", ("desk",))
    asked = Asked(tier="partner", recipient="desk")
    shared = hand_over(case, out=None, asked=asked, keys=keys, present=PRESENT)
    stopped = [one.stopped_at for one in shared.withheld if one.case_path.endswith(original)]
    assert stopped == [None]
    _sheet(case, keys, "sensitive", item="1", consent="given", purposes="publication, partner", **said)
    assert allowed() == ("video", ("desk",))
    second = {"sexual_violence": "yes", "person": "person 2", "consent": "not_asked"}
    _sheet(case, keys, "sensitive", item="1", **second)
    assert allowed() == ("nothing", ())  # every person counts
    _sheet(case, keys, "sensitive", item="1", **{**second, "sexual_violence": "no"})
    assert allowed() == ("video", ("desk",))
    _sheet(case, keys, "sensitive", item="1", consent="withdrawn", **said)
    assert allowed() == ("nothing", ())
    withheld = hand_over(case, out=None, asked=asked, keys=keys, present=PRESENT).withheld
    assert [one.stopped_at for one in withheld if one.case_path.endswith(original)] == ["may_share_with"]


def test_consent_ends_with_its_day_and_what_cannot_be_read_restricts() -> None:
    held = Conditions(may_publish="stills", may_share_with=("desk",))
    fields = {
        "sexual_violence": "yes",
        "consent": "given",
        "purposes": ["publication"],
        "until": "2026-03-01",
    }
    sheet = Sheet(form="sensitive", by="editor-1", at="", fields=fields)
    assert restricted(held, [sheet], "2026-03-01").may_publish == "stills"
    assert restricted(held, [sheet], "2026-03-02").may_publish == "nothing"
    assert restricted(held, [None], "2026-03-01").may_publish == "nothing"
    assert restricted(held, [], "2026-03-01") == held
    never_asked = restricted(Conditions(), [sheet], "2026-03-01")
    assert never_asked.may_publish is None  # consent of a person is not the condition of a source


def test_taking_in_more_than_planned_is_said_and_logged(case: Path, keys: KeyFolder, tmp_path: Path) -> None:
    _sheet(case, keys, "collection_plan", scope="the yard", why="two clips are known", items="3")
    for k, reason in ((3, ""), (4, "two more clips turned up"), (5, "")):
        (tmp_path / f"{k}.bin").write_bytes(b"clip %d" % k)
        report = take_in(
            [tmp_path / f"{k}.bin"], case=case, reason=reason, examine=False, keys=keys, disk=QuickDisk()
        )
        said = [note for note in report.notes if "collection plan" in note]
        assert bool(said) == (k > 3)
        assert all(("is on record" in note) == bool(reason) for note in said)
    told = [one for one in case_log(case, keys=keys) if one.entry.action == "plan_exceeded"]
    assert [(one.entry.about["held"], one.entry.about["justified"]) for one in told] == [
        (4, True),
        (5, False),
    ]
    assert told[0].reason == "two more clips turned up"


def test_registers_of_searches_watched_sources_and_identities_are_sealed(
    case: Path, keys: KeyFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    def fill(form: str, by: str = "editor-1", *more: str, **fields: str) -> int:
        words = [word for name, value in fields.items() for word in ("--set", f"{name}={value}")]
        return run(["case", "sheet", str(case), form, "--by", by, *words, *more])

    account = {"name": "canary-gardener", "platform": "p", "used_for": "channel one, channel two"}
    assert fill("virtual_identity", who="editor-1", **account) == 0
    search = {"objective": "the yard", "terms": "yard gate", "engine": "example", "day": "2026-03-01"}
    assert fill("search", **search) == 0
    watched = {"what": "channel one", "why": "posts of the yard", "who": "editor-2", "how_often": "daily"}
    assert fill("monitored_source", **watched) == 0
    assert fill("search", "Ada Example", **search) == 2
    assert fill("search", "editor-1", "--item", "1", **search) == 2
    capsys.readouterr()
    assert run(["case", "sheets", str(case), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["form"] for one in told["about_the_case"]] == [
        "virtual_identity",
        "search",
        "monitored_source",
    ]
    assert told["about_the_case"][0]["fields"]["used_for"] == ["channel one", "channel two"]
    assert all(b"canary-gardener" not in path.read_bytes() for path in case.rglob("*") if path.is_file())
    assert run(["case", "forms"]) == 0
    assert "assessment (about an original)" in capsys.readouterr().out


def test_intake_note_duties_and_worksheet(case: Path, keys: KeyFolder) -> None:
    _sheet(case, keys, "intake_note", item="1", reliability="first hand, whole file", removal_risk="high")
    _sheet(case, keys, "relevance", item="1", relevance="shows the gate", date="2026-02-27 or 28")
    _sheet(case, keys, "duties", item="1", responsible="editor-1", due="2026-04-01", absent=["licence"])
    worksheet = {
        "relevance": "the gate",
        "probative_value": "high",
        "prejudice": "none seen",
        "kind": "crime_base",
    }
    _sheet(case, keys, "admissibility", item="1", **worksheet)
    items, _ = case_sheets(case, keys=keys)
    assert items[0].forms == ("intake_note", "relevance", "duties", "admissibility")
    assert "risk of removal high" in items[0].sentence()
    withheld = hand_over(case, out=None, asked=Asked(tier="court"), keys=keys, present=PRESENT).withheld
    why = {one.why for one in withheld if "/admissibility/" in one.case_path}
    assert why == {"no hand-over holds records of this kind"}  # work product


def test_an_excerpt_says_where_the_whole_is(case: Path, keys: KeyFolder) -> None:
    with pytest.raises(WrongCallError, match="whether the whole is available"):
        _sheet(case, keys, "completeness", item="1", whole="no")
    with pytest.raises(WrongCallError, match="another original"):
        _sheet(
            case,
            keys,
            "completeness",
            item="1",
            whole="no",
            full_available="yes",
            extension="1",
            extracted_by="x",
        )
    words = {"whole": "no", "full_available": "yes", "extension": "2", "cut_points": "12.2 high"}
    _sheet(case, keys, "completeness", item="1", absent=["extracted_by"], **words)
    items, _ = case_sheets(case, keys=keys)
    assert items[0].whole == "no" and "an excerpt" in items[0].sentence()
    assert items[1].whole is None


def test_the_distance_of_a_reference_picture_is_said(case: Path, keys: KeyFolder) -> None:
    for taken, limited in (("2026-02-01", False), ("2026-01-28", True)):
        _sheet(
            case, keys, "reference_image", item="2", taken=taken, event="2026-03-01", use="the yard's outline"
        )
        sentence = case_sheets(case, keys=keys)[0][1].sentence()
        assert ("of limited use" in sentence) == limited and " days from the event" in sentence


def test_a_person_who_could_be_recognised(case: Path, keys: KeyFolder) -> None:
    words = {"person": "person 1", "recognisable": "yes", "risk": "high", "consent": "not_possible"}
    with pytest.raises(WrongCallError, match="nothing else would do"):
        _sheet(case, keys, "exposure", item="1", **words)
    _sheet(case, keys, "exposure", item="1", no_alternative="no other recording shows the gate", **words)
    _sheet(case, keys, "exposure", item="1", **{**words, "person": "person 2", "recognisable": "no"})
    assert len(Case.open(case, keys=keys).records("exposure")) == 2
