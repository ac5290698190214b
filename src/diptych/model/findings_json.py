"""Findings as JSON values and back: tolerant of fields that it does not know, strict on wrong types.

``findings_to_json`` gives what ``json.dumps`` writes to ``findings.json``; ``findings_from_json`` reads it.
Both walk the records of :mod:`diptych.model.findings`, so a field that is added there appears here by itself.
"""

from __future__ import annotations

import dataclasses
import math
import types
import typing
from collections.abc import Mapping
from typing import Literal, TypeVar, get_args, get_origin

from diptych.model.errors import UnreadableError
from diptych.model.findings import FORMAT, Findings

T = TypeVar("T")

DECIMALS = 6
"""Digits after the point; 1 µs. Chosen by hand: far below the time of one frame, and short to read."""

RATE_DECIMALS = 9
"""Digits of a rate: 1e-9 over ten hours is 36 µs."""

_FIRST_KEYS: dict[str, tuple[str, ...]] = {
    "Findings": ("format",),
    "Place": ("verdict", "inliers", "error_px", "error_m"),
}
"""Where the order of keys in the file differs from the order of fields in the record."""

_ADVICE = "Run the comparison again to make the file anew, or use the version that made it."


def findings_to_json(findings: Findings) -> dict[str, object]:
    """Turn findings into plain JSON values, keys in the documented order, ``format`` first.

    Raises:
        ValueError: A number is not finite, or a setting is no JSON value (the caller's mistake).
    """
    return record_to_json(findings)


def findings_from_json(document: Mapping[str, object]) -> Findings:
    """Read findings from plain JSON values.

    Raises:
        UnreadableError: The format is another one, a field is missing or of a wrong type.
    """
    found = document.get("format") if isinstance(document, Mapping) else None
    if found != FORMAT:
        raise UnreadableError(f"findings: the format is {found!r}, expected {FORMAT!r}", advice=_ADVICE)
    return record_from_json(Findings, document, "findings")


def record_to_json(record: object) -> dict[str, object]:
    """Turn one frozen record, and every record inside it, into plain JSON values."""
    if not dataclasses.is_dataclass(record) or isinstance(record, type):
        raise ValueError(f"expected a record, found {type(record).__name__}")
    names = [field.name for field in dataclasses.fields(record)]
    first = _FIRST_KEYS.get(type(record).__name__, ())
    order = [*first, *(name for name in names if name not in first)]
    return {name: _encode(getattr(record, name), name) for name in order}


def record_from_json(kind: type[T], value: object, where: str) -> T:
    """Read one frozen record from plain JSON values; unknown keys are passed over.

    Args:
        kind: The record's class.
        value: What the file holds.
        where: The path to it, for the message.

    Raises:
        UnreadableError: A field is missing or of a wrong type.
    """
    if not isinstance(value, Mapping):
        raise _wrong(where, "an object", value)
    hints = _hints(kind)
    arguments: dict[str, object] = {}
    for field in dataclasses.fields(kind):  # type: ignore[arg-type]
        if field.name in value:
            arguments[field.name] = _decode(hints[field.name], value[field.name], f"{where}.{field.name}")
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise UnreadableError(f"{where}.{field.name} is missing", advice=_ADVICE)
    return kind(**arguments)


def _hints(kind: type) -> dict[str, typing.Any]:
    """Types of a record's fields, worked out once for each class."""
    if kind not in _KNOWN_HINTS:
        _KNOWN_HINTS[kind] = typing.get_type_hints(kind)
    return _KNOWN_HINTS[kind]


_KNOWN_HINTS: dict[type, dict[str, typing.Any]] = {}


def _encode(value: object, name: str) -> object:
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{name} is not a finite number")
        return round(float(value), RATE_DECIMALS if name == "rate" else DECIMALS) + 0.0
    if isinstance(value, list | tuple):
        return [_encode(item, name) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _encode(item, str(key)) for key, item in value.items()}
    if dataclasses.is_dataclass(value):
        return record_to_json(value)
    raise ValueError(f"{name} holds a {type(value).__name__}, which JSON has no form for")


def _decode(hint: object, value: object, where: str) -> object:
    origin = get_origin(hint)
    if origin is Literal:
        if value not in get_args(hint) or not isinstance(value, str):
            raise _wrong(where, "one of " + ", ".join(map(str, get_args(hint))), value)
        return value
    if origin in (typing.Union, types.UnionType):
        if value is None:
            return None
        (inner,) = (arg for arg in get_args(hint) if arg is not type(None))
        return _decode(inner, value, where)
    if origin is tuple:
        return _decode_tuple(get_args(hint), value, where)
    if origin is dict:
        if not isinstance(value, Mapping):
            raise _wrong(where, "an object", value)
        return {str(key): item for key, item in value.items()}
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return record_from_json(hint, value, where)
    return _decode_plain(hint, value, where)


def _decode_tuple(args: tuple[object, ...], value: object, where: str) -> tuple[object, ...]:
    if not isinstance(value, list | tuple):
        raise _wrong(where, "a list", value)
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(_decode(args[0], item, f"{where}[{i}]") for i, item in enumerate(value))
    if len(value) != len(args):
        raise _wrong(where, f"a list of {len(args)}", value)
    return tuple(
        _decode(arg, item, f"{where}[{i}]") for i, (arg, item) in enumerate(zip(args, value, strict=True))
    )


def _decode_plain(hint: object, value: object, where: str) -> object:
    if hint is float and isinstance(value, int | float) and not isinstance(value, bool):
        if not math.isfinite(value):
            raise _wrong(where, "a finite number", value)
        return float(value)
    if hint is int and isinstance(value, int) and not isinstance(value, bool):
        return value
    if (hint is bool and isinstance(value, bool)) or (hint is str and isinstance(value, str)):
        return value
    names = {float: "a number", int: "a whole number", bool: "true or false", str: "text"}
    raise _wrong(where, names.get(hint, str(hint)), value)  # type: ignore[call-overload]


def _wrong(where: str, expected: str, value: object) -> UnreadableError:
    shown = repr(value)
    if len(shown) > 60:
        shown = shown[:57] + "..."
    return UnreadableError(f"{where}: expected {expected}, found {shown}", advice=_ADVICE)
