"""Records with arrays, as bytes and back."""

from __future__ import annotations

import io
import pickle
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diptych.adapters.kept_records import pack, unpack


@dataclass
class Inner:
    values: np.ndarray
    name: str


@dataclass
class Outer:
    inner: list[Inner]
    pairs: list[tuple[str, float]]
    missing: None
    flag: bool
    number: float


def _outer() -> Outer:
    inner = [Inner(np.arange(6, dtype=np.int64).reshape(2, 3), "ü"), Inner(np.empty((0, 2)), "")]
    return Outer(inner, [("a", 0.1), ("b", float("nan"))], None, True, 1e-300)


def test_a_record_comes_back_as_it_was() -> None:
    record = _outer()
    back = unpack(Outer, pack(record), (Inner,))
    assert back is not None
    for ours, theirs in zip(record.inner, back.inner, strict=True):
        assert ours.name == theirs.name
        assert ours.values.dtype == theirs.values.dtype
        np.testing.assert_array_equal(ours.values, theirs.values)
    assert repr(back.pairs) == repr(record.pairs)
    assert (back.missing, back.flag, back.number) == (None, True, 1e-300)


def test_other_kinds_are_not_made() -> None:
    assert unpack(Outer, pack(_outer()), ()) is None
    assert unpack(Inner, pack(_outer()), (Outer,)) is None
    with pytest.raises(ValueError, match="cannot be kept"):
        pack(Inner(np.array([object()]), ""))
    with pytest.raises(ValueError, match="set cannot be kept"):
        pack(Outer([], {1}, None, True, 1.0))  # type: ignore[arg-type]


def test_no_code_runs_from_the_bytes() -> None:
    buffer = io.BytesIO()
    np.savez(buffer, tree=np.array([print], dtype=object), allow_pickle=True)
    assert unpack(Outer, buffer.getvalue(), ()) is None
    assert unpack(Outer, pickle.dumps(_outer()), (Inner,)) is None


@given(content=st.binary(max_size=200))
@settings(max_examples=50, deadline=None)
def test_other_bytes_are_no_record(content: bytes) -> None:
    assert unpack(Outer, content, (Inner,)) is None
