"""Records with arrays, as bytes and back."""

from __future__ import annotations

import io
import json
import pickle
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

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


@dataclass
class Typed:
    name: str
    n: int
    t_s: float
    flag: bool
    floats: NDArray[np.float64]
    small: NDArray[np.float32] | None
    pairs: list[tuple[str, float]]
    sides: tuple[int, ...]
    kind: Literal["remuxed", "re-encoded"]
    inner: list[Inner]


def _typed() -> Typed:
    return Typed(
        name="a",
        n=3,
        t_s=0.5,
        flag=True,
        floats=np.asfortranarray(np.arange(12.0).reshape(3, 4)),
        small=None,
        pairs=[("x", 1.0)],
        sides=(1, 2, 3),
        kind="remuxed",
        inner=[Inner(np.zeros(2, np.uint8), "b")],
    )


def _sent(change: Callable[[dict[str, Any]], object]) -> bytes:
    """Give the bytes of a record in whose tree somebody changed something."""
    content = pack(_typed())
    (length,) = struct.unpack(">Q", content[9:17])
    head = json.loads(content[17 : 17 + length])
    change(head)
    changed = json.dumps(head).encode()
    return content[:9] + struct.pack(">Q", len(changed)) + changed + content[17 + length :]


def test_classes_inside_are_known_from_the_annotations_and_the_order_in_memory_stays() -> None:
    back = unpack(Typed, pack(_typed()))
    assert back is not None
    assert back.floats.flags.f_contiguous and back.floats.flags.writeable
    np.testing.assert_array_equal(back.floats, _typed().floats)
    assert unpack(Typed, _sent(lambda _head: None)) is not None


def _field(name: str, value: object) -> Callable[[dict[str, Any]], object]:
    return lambda head: head["tree"]["fields"].update({name: value})


def _listed(k: int, entry: list[object]) -> Callable[[dict[str, Any]], object]:
    return lambda head: head["arrays"].__setitem__(k, entry)


LIES = {
    "text for a number": _field("n", "3"),
    "truth for a number": _field("n", True),
    "a number for truth": _field("flag", 1),
    "a list for text": _field("name", ["a"]),
    "nothing for an array": _field("floats", None),
    "text for an array": _field("small", "x"),
    "an array for text": _field("name", {"array": 0}),
    "a list for a tuple": _field("sides", [1, 2, 3]),
    "text in a tuple": _field("sides", {"tuple": [1, "2"]}),
    "a pair of three": _field("pairs", [{"tuple": ["x", 1.0, 2.0]}]),
    "a word that is not offered": _field("kind", "run me"),
    "another record": _field("inner", [{"record": "Outer", "fields": {}}]),
    "a record of no class here": _field("inner", [{"record": "Path", "fields": {}}]),
    "no such array": _field("floats", {"array": 99}),
    "an array from behind": _field("floats", {"array": -1}),
    "an array by name": _field("floats", {"array": "0"}),
    "one field more": _field("more", 1),
    "one field less": lambda head: head["tree"]["fields"].pop("n"),
    "objects": _listed(0, ["|O", [12], "C"]),
    "dates": _listed(0, ["<M8[s]", [12], "C"]),
    "structures": _listed(0, [[["a", "<f8"]], [12], "C"]),
    "other numbers": _listed(0, ["<i8", [3, 4], "C"]),
    "a larger shape": _listed(0, ["<f8", [3, 5], "C"]),
    "a smaller shape": _listed(0, ["<f8", [3, 3], "C"]),
    "a shape of 2 to the 40": _listed(0, ["<f8", [1 << 40], "C"]),
    "a negative side": _listed(0, ["<f8", [-3, -4], "C"]),
    "a side that is no number": _listed(0, ["<f8", ["12"], "C"]),
    "many dimensions": _listed(0, ["<f8", [1] * 11 + [12], "C"]),
    "no order": _listed(0, ["<f8", [3, 4], "K"]),
    "arrays that are no list": lambda head: head.update(arrays={"0": 1}),
    "no tree": lambda head: head.pop("tree"),
    "a deep tree": lambda head: head.update(tree=json.loads("[" * 900 + "]" * 900)),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_is_no_record(lie: str) -> None:
    assert unpack(Typed, _sent(LIES[lie])) is None


def test_bytes_that_do_not_add_up_are_no_record() -> None:
    content = pack(_typed())
    assert unpack(Typed, content + b"x") is None
    assert unpack(Typed, content[:-1]) is None
    assert unpack(Typed, content[:9] + struct.pack(">Q", 1 << 62) + content[17:]) is None
    assert unpack(Typed, content[:17] + b"[" * 100_000) is None
    assert unpack(Typed, content[:9] + struct.pack(">Q", 100_000) + b"[" * 100_000) is None
    truths = pack(Inner(np.array([True, False]), "b"))
    assert unpack(Inner, truths) is not None
    assert unpack(Inner, truths[:-1] + b"\x02") is None


@given(place=st.integers(0, 2_000), value=st.integers(0, 255))
@settings(max_examples=150, deadline=None)
def test_a_changed_byte_gives_a_record_of_the_same_types_or_none(place: int, value: int) -> None:
    content = bytearray(pack(_typed()))
    content[place % len(content)] = value
    back = unpack(Typed, bytes(content))
    if back is not None:
        assert type(back.n) is int and type(back.name) is str and back.floats.dtype == np.float64
        assert back.kind in ("remuxed", "re-encoded")
        assert all(type(side) is int for side in back.sides)
