"""The texts of a bag, records for and against, and the blocks of its summary."""

from __future__ import annotations

import json

import pytest

from diptych.domains.handover.bag import bag_info, manifest, parse_bag_info, parse_manifest
from diptych.domains.handover.bearing import bearing, touching
from diptych.domains.handover.material import Document
from diptych.domains.handover.results import comparison_blocks

A, B = "a" * 64, "b" * 64


def record(name: str, kind: str, **value: object) -> Document:
    content = json.dumps({"kind": kind, "id": name, "value": value}).encode()
    return Document(
        path=f"records/{kind}/{name}.0001.json", kind=kind, sha256="0" * 64, size=len(content), entry=1,
        stored=content, opened=content,
    )  # fmt: skip


def test_a_manifest_has_one_form() -> None:
    text = manifest({"data/b": A, "data/a": B})
    assert text == f"{B}  data/a\n{A}  data/b\n".encode()
    assert parse_manifest(text) == {"data/a": B, "data/b": A}
    for bent in (
        text.replace(b"  data/a", b" *data/a"),
        text.replace(b"data/a", b"./data/a"),
        text.replace(b"data/a", b"../data/a"),
        text.replace(b"data/a", b"/etc/x"),
        text.replace(b"data/a", b"data/../a"),
        text.replace(b"data/a", b"data\\a"),
        text + b"\n",
        text[:-1],
        b"".join(text.splitlines(keepends=True)[::-1]),
    ):
        with pytest.raises(ValueError):
            parse_manifest(bent)
    with pytest.raises(ValueError):
        manifest({"data/a\nb": A})


def test_line_ends_in_values_cannot_add_a_label_to_bag_info() -> None:
    text = bag_info([("External-Description", "Yard\nDiptych-To: court")], n_bytes=5, n_files=2)
    assert parse_bag_info(text) == {"External-Description": "Yard Diptych-To: court", "Payload-Oxum": "5.2"}


def test_what_touches_is_followed_through_other_records() -> None:
    statement = record("1111111111111111", "statement", originals=[A], stance="denies")
    review = record("2222222222222222", "review", of="1111111111111111", verdict="accepted")
    reply = record("3333333333333333", "note", about="2222222222222222")
    other = record("4444444444444444", "statement", originals=[B], stance="asserts")
    assert touching([reply, other, review, statement], [A]) == (reply, review, statement)
    assert touching([other], [A]) == ()


@pytest.mark.parametrize(
    ("value", "stance"),
    [
        ({"stance": "denies"}, "against"),
        ({"stance": "Denies"}, "against"),
        ({"verdict": "no"}, "against"),
        ({"agrees": False}, "against"),
        ({"agrees": True}, "for"),
        ({"stance": "asserts"}, "for"),
        ({"stance": "declines to comment"}, "open"),
        ({"text": "I deny it"}, "open"),
        ({"stance": "asserts", "reply": {"stance": "withdrawn"}}, "against"),
    ],
)
def test_a_stance_is_read_from_fields_only(value: dict[str, object], stance: str) -> None:
    (row,) = bearing([record("1111111111111111", "statement", **value)], frozenset())
    assert row.stance == stance
    assert row.leaves is False


def test_records_about_the_same_things_that_differ_both_speak_against() -> None:
    same = record("1111111111111111", "judgement", originals=[A, B], relation="same")
    unsure = record("2222222222222222", "judgement", originals=[B, A], relation="unsure")
    elsewhere = record("3333333333333333", "judgement", originals=[A], relation="same")
    rows = {row.case_path: row.stance for row in bearing([same, unsure, elsewhere], frozenset({same.path}))}
    assert rows == {same.path: "against", unsure.path: "against", elsewhere.path: "for"}


def test_a_finding_with_an_answer_that_was_voted_out_speaks_against() -> None:
    content = json.dumps({"value": {"timeline": {"voted_out": [{"first": "r1"}]}}}).encode()
    path = "findings/aaaaaaaaaaaaaaaa.json"
    finding = Document(path=path, kind="finding", sha256=A, size=1, entry=1, stored=content, opened=content)
    assert bearing([finding], frozenset())[0].stance == "against"


def test_bars_lie_where_the_offset_puts_them() -> None:
    findings = {
        "recordings": [{"id": "r1", "duration_s": 30.0}, {"id": "r2", "duration_s": 20.0}],
        "comparisons": [
            {
                "first": "r1",
                "second": "r2",
                "relation": "same_place_and_time",
                "clock": {
                    "segments": [
                        {
                            "second_from_s": 0.0,
                            "second_to_s": 20.0,
                            "offset_s": 17.8,
                            "interval_s": [17.7, 17.9],
                        }
                    ]
                },
            }
        ],
    }
    blocks = list(comparison_blocks(findings))
    bars = next(block for block in blocks if block["kind"] == "timeline")
    assert (bars["from_s"], bars["to_s"]) == (0.0, 37.8)
    assert bars["rows"][0]["pieces"] == [[0.0, 30.0, 0], [17.8, 30.0, 1]]
    assert bars["rows"][1]["pieces"] == [[17.8, 37.8, 0], [17.8, 30.0, 1]]
    assert any("+ 17.800 s (95 %: +17.700 to +17.900 s)" in str(block.get("text")) for block in blocks)


def test_a_comparison_without_clock_has_no_bars() -> None:
    findings = {
        "recordings": [],
        "comparisons": [{"first": "r1", "second": "r2", "relation": "undetermined"}],
    }
    kinds = [block["kind"] for block in comparison_blocks(findings)]
    assert kinds == ["text", "text"]
