"""Records that hold arrays, as bytes and back: for answers of helpers, and for work that is kept between runs.

Reading runs nothing from the bytes and believes nothing in them: names of records, types of fields, kinds and shapes
of arrays are held against the classes that are asked for, counts and sizes against bounds. A result folder from
somebody else is safe to resume, and a helper that was taken over can at most send wrong values.

The bytes: ``DIPTYCHR``, a version byte, the length of the tree (8 bytes, big-endian), the tree (JSON), then the
arrays one after the other as raw little-endian values, in the order in which the tree lists them.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import math
import struct
import types
import typing
from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")

_MAGIC = b"DIPTYCHR\x02"
_HEAD = len(_MAGIC) + 8
_TREE, _ARRAYS = "tree", "arrays"

MOST_TREE = 64 << 20
"""Bytes of a tree: a long recording with 20,000 tracks took 6 MB. Chosen by hand."""

MOST_ARRAYS = 500_000
"""Arrays of a record: 20,000 tracks hold 80,000. Chosen by hand."""

MOST_DIMENSIONS = 4
"""Dimensions of an array; the largest of ours is a stack of colour pictures."""

_KINDS = (
    *("|b1", "|u1", "|i1", "<u2", "<i2", "<u4", "<i4", "<u8", "<i8"),
    *("<f2", "<f4", "<f8"),
)
"""Kinds of arrays that can be read: numbers and truth values."""


class _UnfitError(Exception):
    """The bytes do not hold what they should."""


def pack(record: object) -> bytes:
    """Turn a record, and every record inside it, into bytes.

    Args:
        record: A dataclass whose fields are plain values, arrays, lists, tuples, or such dataclasses.

    Raises:
        ValueError: A field holds something else (the caller's mistake).
    """
    arrays: list[NDArray[Any]] = []
    tree = _packed(record, arrays)
    listed, content = [], []
    for array in arrays:
        by_columns = array.flags.f_contiguous and not array.flags.c_contiguous
        plain = array.astype(array.dtype.newbyteorder("<"), copy=False)
        listed.append([plain.dtype.str, list(array.shape), "F" if by_columns else "C"])
        content.append(plain.tobytes("F" if by_columns else "C"))
    head = json.dumps({_TREE: tree, _ARRAYS: listed}, separators=(",", ":")).encode("ascii")
    return b"".join([_MAGIC, struct.pack(">Q", len(head)), head, *content])


def unpack(kind: type[T], content: bytes, inside: Sequence[type] | None = None) -> T | None:
    """Read a record back.

    Args:
        kind: The class of the record; its annotations say what may stand in it.
        content: What ``pack`` gave, or what somebody claims that it did.
        inside: The other classes that may stand in it; those that its annotations speak of where absent.

    Returns:
        The record, or None where the bytes do not hold one of this kind.
    """
    try:
        tree, arrays = _read(content)
        known = (kind, *inside) if inside is not None else _inside(typing.cast(type, kind))
        record = _unpacked(tree, arrays, {one.__name__: one for one in known})
    except (_UnfitError, ValueError, KeyError, TypeError, OverflowError, RecursionError, MemoryError):
        return None
    return record if isinstance(record, kind) else None


def _packed(value: object, arrays: list[NDArray[Any]]) -> object:
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, np.bool_):
        return bool(value)
    if isinstance(value, int | np.integer):
        return int(value)
    if isinstance(value, float | np.floating):
        return float(value)
    if isinstance(value, np.ndarray):
        if value.dtype.newbyteorder("<").str not in _KINDS:
            raise ValueError(f"an array of {value.dtype} cannot be kept")
        arrays.append(value)
        return {"array": len(arrays) - 1}
    if isinstance(value, list):
        return [_packed(item, arrays) for item in value]
    if isinstance(value, tuple):
        return {"tuple": [_packed(item, arrays) for item in value]}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {
            field.name: _packed(getattr(value, field.name), arrays) for field in dataclasses.fields(value)
        }
        return {"record": type(value).__name__, "fields": fields}
    raise ValueError(f"a {type(value).__name__} cannot be kept")


def _read(content: bytes) -> tuple[object, list[NDArray[Any]]]:
    if content[: len(_MAGIC)] != _MAGIC or len(content) < _HEAD:
        raise _UnfitError
    (length,) = struct.unpack(">Q", content[len(_MAGIC) : _HEAD])
    if length > min(MOST_TREE, len(content) - _HEAD):
        raise _UnfitError
    head = json.loads(content[_HEAD : _HEAD + length])
    listed = head[_ARRAYS]
    if not isinstance(listed, list) or len(listed) > MOST_ARRAYS:
        raise _UnfitError
    arrays: list[NDArray[Any]] = []
    at = _HEAD + length
    for kind, shape, order in listed:
        if kind not in _KINDS or order not in ("C", "F") or len(shape) > MOST_DIMENSIONS:
            raise _UnfitError
        if not all(type(side) is int and 0 <= side < 1 << 31 for side in shape):
            raise _UnfitError
        count = math.prod(shape)
        size = count * np.dtype(kind).itemsize
        if size > len(content) - at:
            raise _UnfitError
        flat = np.frombuffer(content, np.dtype(kind), count, at)
        if kind == "|b1" and count and flat.view(np.uint8).max() > 1:
            raise _UnfitError
        arrays.append(flat.reshape(shape, order=order).copy(order="K"))
        at += size
    if at != len(content):
        raise _UnfitError
    return head[_TREE], arrays


def _unpacked(node: object, arrays: list[NDArray[Any]], kinds: dict[str, type]) -> object:
    if isinstance(node, list):
        return [_unpacked(item, arrays, kinds) for item in node]
    if not isinstance(node, dict):
        return node
    if "array" in node:
        if type(node["array"]) is not int or node["array"] < 0 or node["array"] >= len(arrays):
            raise _UnfitError
        return arrays[node["array"]]
    if "tuple" in node:
        return tuple(_unpacked(item, arrays, kinds) for item in node["tuple"])
    kind = kinds[node["record"]]
    wanted = _types(kind)
    if set(node["fields"]) != set(wanted):
        raise _UnfitError
    fields = {name: _unpacked(item, arrays, kinds) for name, item in node["fields"].items()}
    for name, value in fields.items():
        if not _fits(value, wanted[name]):
            raise _UnfitError
    return kind(**fields)


@functools.cache
def _types(kind: type) -> dict[str, Any]:
    """Return the annotations of a record's fields."""
    known = typing.get_type_hints(kind)
    return {field.name: known[field.name] for field in dataclasses.fields(kind)}


@functools.cache
def _inside(kind: type) -> tuple[type, ...]:
    """Return a record's class and those of all records that its annotations speak of."""
    found = [kind]
    waiting: list[Any] = list(_types(kind).values()) if dataclasses.is_dataclass(kind) else []
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and dataclasses.is_dataclass(one) and one not in found:
            found.append(one)
            waiting += _types(one).values()
        waiting += typing.get_args(one)
    return tuple(found)


def _fits(value: object, wanted: Any) -> bool:
    """Return whether a value is of an annotated type."""
    origin, parts = typing.get_origin(wanted), typing.get_args(wanted)
    if origin in (typing.Union, types.UnionType):
        return any(_fits(value, part) for part in parts)
    if origin is typing.Literal:
        return isinstance(value, str) and value in parts
    if wanted is None or wanted is type(None):
        return value is None
    if wanted is float:
        return type(value) in (float, int)
    if wanted in (int, bool, str):
        return type(value) is wanted
    if wanted is np.ndarray:
        return isinstance(value, np.ndarray)
    if origin is np.ndarray:
        return isinstance(value, np.ndarray) and _holds(value, parts)
    if origin in (list, Sequence) and isinstance(value, list):
        return all(_fits(item, parts[0]) for item in value)
    if origin is tuple and isinstance(value, tuple):
        if len(parts) == 2 and parts[1] is Ellipsis:
            return all(_fits(item, parts[0]) for item in value)
        return len(value) == len(parts) and all(map(_fits, value, parts))
    return isinstance(wanted, type) and dataclasses.is_dataclass(wanted) and isinstance(value, wanted)


def _holds(array: NDArray[Any], parts: tuple[Any, ...]) -> bool:
    """Return whether an array holds the numbers of an annotation such as ``NDArray[np.float64]``."""
    kinds = typing.get_args(parts[1]) if len(parts) > 1 else ()
    if not kinds or not isinstance(kinds[0], type):
        return True
    return bool(np.issubdtype(array.dtype, kinds[0]))
