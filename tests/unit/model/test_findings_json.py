from __future__ import annotations

import dataclasses
import json
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diptych.model import findings as f
from diptych.model.errors import UnreadableError
from diptych.model.findings_json import findings_from_json, findings_to_json

number = st.integers(-(10**12), 10**12).map(lambda n: round(n / 10**6, 6))
text = st.text(max_size=8)
pair = st.tuples(number, number)
json_object = st.dictionaries(
    st.text(min_size=1, max_size=4), st.one_of(st.none(), st.booleans(), text, st.integers(-9, 9)), max_size=2
)


def many(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=2).map(tuple)


def from_hint(hint: Any, field: str) -> st.SearchStrategy[Any]:
    """A strategy for one field, by its type alone."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(args)
    if origin in (Union, UnionType):
        inner = next(arg for arg in args if arg is not NoneType)
        return st.none() if inner is f.Clock else st.one_of(st.none(), from_hint(inner, field))
    if origin is tuple:
        return many(from_hint(args[0], field)) if args[1] is Ellipsis else pair
    if origin is dict:
        return json_object
    if dataclasses.is_dataclass(hint):
        return build(hint)
    return {float: number, int: st.integers(-(10**9), 10**9), bool: st.booleans(), str: text}[hint]


def build(record: Any) -> st.SearchStrategy[Any]:
    hints = get_type_hints(record)
    return st.builds(
        record, **{name: from_hint(hint, name) for name, hint in hints.items() if name != "format"}
    )


def with_machine(pairs: tuple[f.Findings, f.Clock]) -> f.Findings:
    whole, machine = pairs
    human = tuple(
        dataclasses.replace(c, clock=dataclasses.replace(c.clock, origin="human", machine=machine))
        for c in whole.comparisons
    )
    return dataclasses.replace(whole, comparisons=human)


findings = st.tuples(build(f.Findings), build(f.Clock)).map(with_machine)


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(findings)
def test_what_is_written_reads_back_the_same(original: f.Findings) -> None:
    document = json.loads(json.dumps(findings_to_json(original)))
    assert next(iter(document)) == "format"
    assert findings_from_json(document) == original


def minimal() -> dict[str, Any]:
    return {
        "format": f.FORMAT,
        "made_by": {"name": "diptych", "version": "0.1.0", "settings": {}},
        "recordings": [
            {
                "id": "r1",
                "file": "a.mp4",
                "sha256": "0",
                "duration_s": 30,
                "frames": 750,
                "width": 1280,
                "height": 720,
                "has_sound": False,
                "shots": [],
                "recorded_at": None,
                "later_field": 1,
            }
        ],
        "comparisons": [],
        "timeline": {"reference": "r1", "recordings": []},
    }


def test_unknown_fields_are_passed_over_and_whole_numbers_stand_for_times() -> None:
    read = findings_from_json(minimal())
    assert read.recordings[0].duration_s == 30.0
    assert isinstance(read.recordings[0].duration_s, float)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("duration_s", "30"),
        ("frames", 1.5),
        ("frames", True),
        ("has_sound", 0),
        ("shots", {}),
        ("file", None),
        ("duration_s", float("nan")),
    ],
)
def test_wrong_types_are_refused_and_named(field: str, value: object) -> None:
    document = minimal()
    document["recordings"][0][field] = value
    with pytest.raises(UnreadableError, match=rf"recordings\[0\]\.{field}"):
        findings_from_json(document)


def test_a_missing_field_and_another_format_are_refused() -> None:
    document = minimal()
    del document["timeline"]
    with pytest.raises(UnreadableError, match="timeline is missing"):
        findings_from_json(document)
    with pytest.raises(UnreadableError, match="format"):
        findings_from_json({"format": "diptych-findings/2"})


def test_keys_come_in_the_documented_order_and_absence_is_null() -> None:
    place = f.Place(verdict="same", inliers=3, error_px=1.1, reason="x")
    row = f.ContrastRow(
        kind="both",
        first_from_s=0.0,
        first_to_s=1 / 3,
        second_from_s=0.0,
        second_to_s=1.0,
        why_absent=None,
        statement="s",
    )
    made = f.Comparison(
        first="r1",
        second="r2",
        relation="same_place",
        place=place,
        contrast=(row,),
        same_footage=f.SameFootage(verdict="no", reason=""),
        clock=f.Clock(verdict="undetermined", reason_code="x", reason="x"),
    )
    whole = f.Findings(
        made_by=f.MadeBy(name="diptych", version="0"),
        recordings=(),
        comparisons=(made,),
        timeline=f.Timeline(reference="r1", recordings=()),
    )
    document: Any = findings_to_json(whole)
    assert list(document["comparisons"][0]["place"]) == [
        "verdict",
        "inliers",
        "error_px",
        "error_m",
        "reason",
    ]
    written = document["comparisons"][0]["contrast"][0]
    assert written["why_absent"] is None
    assert written["first_to_s"] == 0.333333


def test_a_number_that_is_not_finite_is_a_mistake() -> None:
    whole = f.Findings(
        made_by=f.MadeBy(name="diptych", version="0", settings={"x": float("inf")}),
        recordings=(),
        comparisons=(),
        timeline=f.Timeline(reference="r1", recordings=()),
    )
    with pytest.raises(ValueError, match="finite"):
        findings_to_json(whole)
