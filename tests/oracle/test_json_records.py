"""Records read one by one against the whole file read at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diptych.adapters import json_records
from diptych.adapters.json_records import JsonRecords
from diptych.model.errors import BadTableError

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def flat(value: Any) -> list[tuple[str, str, Any]]:
    """The records of a document, obviously."""
    if isinstance(value, list):
        return [("", "", one) for one in value]
    found: list[tuple[str, str, Any]] = []
    for name, inside in value.items():
        if isinstance(inside, list):
            found += [(name, "", one) for one in inside]
        elif isinstance(inside, dict):
            found += [(name, key, one) for key, one in inside.items()]
        else:
            found.append((name, "", inside))
    return found


@settings(max_examples=100, deadline=None)
@given(
    value=st.lists(VALUES, max_size=5) | st.dictionaries(st.text(), VALUES, max_size=5),
    block=st.integers(1, 9),
    indent=st.sampled_from([None, 2]),
    coding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_windows_of_any_length_give_the_same_records(
    tmp_path_factory: pytest.TempPathFactory, value: Any, block: int, indent: int | None, coding: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "windows.json"
    path.write_bytes(json.dumps(value, ensure_ascii=False, indent=indent).encode(coding, "replace"))
    whole = json.loads(path.read_bytes().decode(coding))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_records, "_BLOCK", block)
        assert list(JsonRecords(path)) == flat(whole)


@settings(max_examples=80, deadline=None)
@given(value=st.lists(VALUES, min_size=1, max_size=4), cut=st.integers(1, 40))
def test_a_file_that_was_cut_short_is_refused(
    tmp_path_factory: pytest.TempPathFactory, value: Any, cut: int
) -> None:
    content = json.dumps({"events": value}).encode()
    path = tmp_path_factory.getbasetemp() / "cut.json"
    path.write_bytes(content[: max(len(content) - cut, 1)])
    with pytest.raises(BadTableError):
        list(JsonRecords(path))


def test_a_record_that_is_never_closed_is_refused_early(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_records, "MOST_RECORD", 1_000)
    path = tmp_path / "x.json"
    path.write_text('[{"a": "' + "x" * 400_000, encoding="utf-8")
    with pytest.raises(BadTableError, match="longer than"):
        list(JsonRecords(path))
