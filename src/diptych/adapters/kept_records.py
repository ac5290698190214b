"""Records that hold arrays, as bytes and back, for work that is kept between runs.

The bytes are an archive of plain arrays and one JSON tree; reading them runs no code from them, so a result
folder from somebody else is safe to resume.
"""

from __future__ import annotations

import dataclasses
import io
import json
import zipfile
from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")

_TREE = "tree"


def pack(record: object) -> bytes:
    """Turn a record, and every record inside it, into bytes.

    Args:
        record: A dataclass whose fields are plain values, arrays, lists, tuples, or such dataclasses.

    Raises:
        ValueError: A field holds something else (the caller's mistake).
    """
    arrays: list[NDArray[Any]] = []
    tree = json.dumps(_packed(record, arrays), separators=(",", ":"))
    buffer = io.BytesIO()
    named = {f"a{k}": array for k, array in enumerate(arrays)}
    np.savez(buffer, **{_TREE: np.frombuffer(tree.encode("utf-8"), np.uint8)}, **named)  # type: ignore[arg-type]
    return buffer.getvalue()


def unpack(kind: type[T], content: bytes, inside: Sequence[type]) -> T | None:
    """Read a record back.

    Args:
        kind: The class of the record.
        content: What ``pack`` gave.
        inside: The other classes that may stand inside it.

    Returns:
        The record, or None where the bytes do not hold one of this kind.
    """
    kinds = {known.__name__: known for known in (kind, *inside)}
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        record = _unpacked(json.loads(arrays[_TREE].tobytes()), arrays, kinds)
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile):
        return None
    return record if isinstance(record, kind) else None


def _packed(value: object, arrays: list[NDArray[Any]]) -> object:
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int | np.integer):
        return int(value)
    if isinstance(value, float | np.floating):
        return float(value)
    if isinstance(value, np.ndarray):
        if value.dtype.hasobject:
            raise ValueError("an array of objects cannot be kept")
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


def _unpacked(node: object, arrays: dict[str, NDArray[Any]], kinds: dict[str, type]) -> object:
    if isinstance(node, list):
        return [_unpacked(item, arrays, kinds) for item in node]
    if not isinstance(node, dict):
        return node
    if "array" in node:
        return arrays[f"a{node['array']}"]
    if "tuple" in node:
        return tuple(_unpacked(item, arrays, kinds) for item in node["tuple"])
    fields = {name: _unpacked(item, arrays, kinds) for name, item in node["fields"].items()}
    return kinds[node["record"]](**fields)
