from __future__ import annotations

import json
from dataclasses import replace

import pytest

from diptych.domains.protection import (
    Disclosure,
    agree,
    answer,
    ask,
    commitment,
    forbidden_texts,
    keep_masked,
    kinds_of,
    mosaic_of_exports,
    mosaic_warnings,
    new_pseudonym,
    reduced_findings,
    reduced_observations,
    stops,
    withdraw,
)
from diptych.domains.protection.sources import fits, new_salt
from diptych.model.conditions import Permission
from diptych.model.errors import WrongCallError
from diptych.model.publication import QUESTIONS, Agreement, Plan, Region
from diptych.model.publication_json import plan_from_json, plan_to_json
from diptych.model.sealed import Identity
from diptych.model.words import find_banned

YES = Permission(allowed=True)
AT = "2026-05-01T12:00:00.000000Z"


def blank() -> Plan:
    return Plan(
        original_sha256="ab" * 32,
        width=640,
        height=360,
        duration_s=10.0,
        has_sound=True,
        made_by="diptych 0.1.0",
        planned_by="editor-1",
        planned_at=AT,
        seed="00",
    )


def asked(plan: Plan | None = None, **more) -> Plan:
    values = {"what": "scene", "span": (0.0, 5.0), "region": Region(), "reason": "the yard", "by": "editor-1"}
    return ask(plan or blank(), **{**values, **more}, at=AT)


def answered(plan: Plan) -> Plan:
    for question in QUESTIONS:
        plan = answer(plan, question=question, verdict="none_in_view", why="looked", by="editor-2", at=AT)
    return plan


def test_every_question_and_every_clearance_stops_a_release_until_it_is_settled() -> None:
    plan = asked()
    assert {one.at for one in stops(plan, YES)} == {*QUESTIONS, "c1"}
    plan = answered(plan)
    assert [one.at for one in stops(plan, YES)] == ["c1"]
    plan = agree(plan, "c1", by="editor-2", at=AT)
    assert stops(plan, YES) == ()
    for question in QUESTIONS:
        without = replace(plan, answers=tuple(one for one in plan.answers if one.question != question))
        assert [one.at for one in stops(without, YES)] == [question]
    stopped = answer(plan, question="minors", verdict="stop", why="a child in view", by="editor-3", at=AT)
    assert [one.at for one in stops(stopped, YES)] == ["minors"]
    refused = stops(plan, Permission(allowed=False, stopped_at="embargo_until", sentence="not yet"))
    assert [(one.at, one.sentence) for one in refused] == [("embargo_until", "not yet")]


def test_who_asks_cannot_agree_and_a_changed_clearance_is_agreed_to_by_nobody() -> None:
    plan = asked()
    with pytest.raises(WrongCallError):
        agree(plan, "c1", by="editor-1", at=AT)
    forged = replace(
        plan.clearances[0],
        agreement=Agreement(by="editor-1", at=AT, digest=plan.clearances[0].digest(plan.original_sha256)),
    )
    assert not replace(plan, clearances=(forged,)).agreed()
    plan = agree(plan, "c1", by="editor-2", at=AT)
    assert plan.agreed()
    whole = agree(asked(span=(0, 5)), "c1", by="editor-2", at=AT)
    assert plan_from_json(plan_to_json(whole)).agreed(), "whole seconds read back as the same clearance"
    for change in ({"to_s": 6.0}, {"what": "movers"}, {"region": Region(points=((0, 0), (1, 0), (1, 1)))}):
        widened = replace(plan, clearances=(replace(plan.clearances[0], **change),))
        assert not widened.agreed()
        assert "c1" in [one.at for one in stops(widened, YES)]
    assert not replace(plan, original_sha256="cd" * 32).agreed(), "an agreement is about one original"
    assert not withdraw(plan, "c1").agreed()


def test_plans_read_back_and_refuse_what_they_do_not_know() -> None:
    track = Region(follows="track", track="t1", path=((0.0, 0.1, 0.2), (0.2, 0.1, 0.3)), radius=0.05)
    plan = agree(asked(asked(), region=track, what="movers"), "c2", by="editor-2", at=AT)
    plan = answered(
        keep_masked(plan, span=(0, 9), region=Region(), reason="somebody lies there", by="editor-1", at=AT)
    )
    plan = replace(plan, conditions={"may_publish": "video"})
    assert plan_from_json(plan_to_json(plan)) == plan
    read = plan_from_json(plan_to_json(plan))
    assert plan_to_json(plan_from_json(plan_to_json(read))) == plan_to_json(read)
    assert len(read.agreed()) == 1
    document = json.loads(plan_to_json(plan))
    for change in (
        {"maskngs": []},
        {"format": "diptych-publication-plan/2"},
        {"fill": "none"},
        {"width": "640"},
        {"width": True},
        {"clearances": [{**document["clearances"][0], "note": "x"}]},
        {"clearances": [{**document["clearances"][0], "from_s": float("nan")}]},
        {"maskings": [{"id": "m1"}]},
        {"planned_by": "Ada Example"},
    ):
        with pytest.raises(ValueError):
            plan_from_json(json.dumps({**document, **change}).encode())
    with pytest.raises(ValueError):
        plan_from_json(b"[" * 100_000)


@pytest.mark.parametrize(
    "change",
    [
        {"by": "Ada Example"},
        {"span": (5.0, 5.0)},
        {"span": (-1.0, 5.0)},
        {"reason": "  "},
        {"what": "everything"},
        {"what": "sound", "region": Region(points=((0, 0), (1, 0), (1, 1)))},
    ],
)
def test_clearances_that_do_not_fit_are_wrong_calls(change) -> None:
    with pytest.raises(WrongCallError):
        asked(**change)


def test_a_commitment_is_hmac_sha256_and_fits_one_name_only() -> None:
    # RFC 4231, test case 2: key "Jefe", data "what do ya want for nothing?"
    expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert commitment("what do ya want for nothing?", b"Jefe".hex()) == expected
    salt = new_salt()
    made = commitment("Zoë  Beispiel", salt)
    assert fits("Zoe\u0308 Beispiel", salt, made)
    assert not fits("Zoe Beispiel", salt, made)
    assert not fits("Zoë Beispiel", new_salt(), made)
    assert len({new_pseudonym() for _ in range(200)}) == 200


def test_an_identity_never_prints_itself() -> None:
    one = Identity(
        pseudonym="s-0123456789ab",
        name="Ada Example",
        salt="00" * 32,
        attributes={"contact": "ada@example.test", "note": "tall", "other_names": "Countess"},
    )
    assert "Ada" not in f"{one!r} {one} {[one]}"
    texts = {text for _, _, text in forbidden_texts([one])}
    assert texts == {"Ada Example", "Example", "ada@example.test", "Countess"}
    assert {text for _, _, text in forbidden_texts([one], parts=False)} == texts - {"Example"}
    assert Identity.from_dict(one.to_dict()) == one


def test_only_pieces_together_get_a_warning() -> None:
    for alone in ("recorded_at", "place", "uploader", "device"):
        assert mosaic_warnings([alone]) == ()
    assert len(mosaic_warnings(["recorded_at", "place", "uploader"])) == 1
    assert mosaic_warnings({"recorded_at": "noon", "place": "", "uploader": "x"}) == ()
    every = mosaic_warnings(["date", "place", "collector", "footprint", "serial", "sound"])
    assert len(every) == 6
    assert find_banned(" ".join(every)) == []


def test_exports_that_the_same_reader_has_complete_one_another() -> None:
    def export(to: str, *kinds: str, day: str = "2026-03-01", of: str = "a") -> Disclosure:
        return Disclosure(day=day, to=to, kinds=frozenset(kinds), originals=frozenset(of))

    now = export("public", "who", day="2026-03-09")
    time_and_place = export("public", "when", "where")
    assert mosaic_of_exports(now, []) == ()
    (warning,) = mosaic_of_exports(now, [time_and_place])
    assert warning.startswith("with what went to public on 2026-03-01: time, place and")
    parts = [export("public", "when"), export("public", "where", day="2026-03-02")]
    (warning,) = mosaic_of_exports(now, parts)
    assert "public on 2026-03-01, public on 2026-03-02" in warning
    for others in (
        [export("public", "when", "where", of="b")],
        [export("partner desk", "when", "where")],
        parts[:1],
    ):
        assert mosaic_of_exports(now, others) == ()  # other originals, another reader, a piece that lacks
    desk = export("partner desk", "who", day="2026-03-09")
    assert len(mosaic_of_exports(desk, [time_and_place])) == 1  # a partner reads what is public
    assert mosaic_of_exports(desk, [export("partner other", "when", "where")]) == ()
    alone = export("public", "who", "when", "where")
    assert mosaic_of_exports(alone, [time_and_place]) == (
        "time, place and what is said of the source together may lead to the source",
    )
    nothing_new = export("public")
    assert mosaic_of_exports(nothing_new, [alone]) == ()  # what it adds nothing to was warned of before
    assert kinds_of([("findings", "reduced"), ("custody_log", "whole")]) == frozenset()
    assert kinds_of([("statement", "reduced")]) == {"who"} == kinds_of([], described=True)


def findings() -> dict:
    leak = "Kanarie"
    segment = {
        "second_from_s": 0.0, "second_to_s": 5.0, "offset_s": 1.5, "rate": 1.0, "interval_s": [1.4, 1.6],
        "probability": 0.9, "score": 0.8, "rival": {"offset_s": 3.0, "score": 0.1, "note": leak},
        "method": leak, "limits": leak, "evidence_frames": [f"frames/{leak}.png"], "origin": "machine",
        "cues": [{"cue": "sound", "offset_s": 1.5, "interval_s": [1.4, 1.6], "from": leak}],
    }  # fmt: skip
    return {
        "format": "diptych-findings/1",
        "made_by": {"name": "diptych", "version": "0.1.0", "settings": {"note": leak}},
        "recordings": [
            {"id": "r1", "file": f"{leak}.mp4", "sha256": "ab" * 32, "duration_s": 9.0, "frames": 225,
             "width": 640, "height": 360, "has_sound": True, "shots": [{"from_s": 0.0, "to_s": 9.0,
                        "from_frame": 0, "to_frame": 225, "tag": leak}],
             "notes": [leak], "recorded_at": {"earliest": leak, "latest": leak, "basis": leak, "author": leak},
             "title": leak},
        ],
        "comparisons": [
            {"first": "r1", "second": "r2", "relation": "same_place_and_time",
             "same_footage": {"verdict": "no", "reason": leak, "matches": [],
                              "edits": [{"kind": "overlay", "from_s": 0.0, "to_s": 1.0, "text": leak}]},
             "place": {"verdict": "same", "inliers": 90, "error_px": 1.0, "reason": leak, "error_m": None},
             "clock": {"verdict": "aligned", "reason_code": "ok", "reason": leak, "origin": "machine",
                       "segments": [segment], "machine": None},
             "contrast": [{"kind": "both", "first_from_s": 0.0, "first_to_s": 5.0, "second_from_s": 0.0,
                           "second_to_s": 5.0, "why_absent": None, "statement": leak}]},
        ],
        "timeline": {"reference": "r1", "recordings": [{"id": "r1", "segments": []}],
                     "voted_out": [{"first": "r1", "second": "r3", "reason": leak}]},
        "new_field": leak,
    }  # fmt: skip


def test_reduced_findings_hold_numbers_and_codes_only() -> None:
    from diptych.model.findings_json import findings_from_json

    for tier in ("partner", "public"):
        reduced = reduced_findings(findings(), tier)
        assert "Kanarie" not in json.dumps(reduced)
        assert reduced["comparisons"][0]["clock"]["segments"][0]["offset_s"] == 1.5
        assert reduced["recordings"][0]["sha256"] == ("ab" * 32 if tier == "partner" else "")
        assert findings_from_json(reduced).comparisons[0].clock.segments[0].interval_s == (1.4, 1.6)
    assert reduced_findings(findings(), "court") == findings()


def test_reduced_observations_hold_no_words_of_people() -> None:
    row = {"id": "o1", "recording": "r1", "from_s": 1.0, "to_s": 2.0, "who": "Kanarie", "action": "Kanarie",
           "note": "Kanarie", "observer": "Kanarie", "region": {"x": 1}, "statement": "Kanarie",
           "elsewhere": [{"recording": "r2", "state": "after_end", "statement": "Kanarie", "parts": []}]}  # fmt: skip
    reduced = reduced_observations({"format": "diptych-observations/1", "observations": [row]}, "public")
    assert "Kanarie" not in json.dumps(reduced)
    assert reduced["observations"][0]["elsewhere"][0]["state"] == "after_end"
