"""Plans for publishing copies as JSON, and back.

Unknown fields and wrong types are refused: a field that is passed over could be one that keeps something masked.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Mapping
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from diptych.model.publication import PLAN_FORMAT, Plan

MAX_BYTES = 20_000_000
"""Largest plan: 500 paths of an hour at 5 a second are 9 MB. Chosen by hand."""


def plan_to_json(plan: Plan) -> bytes:
    """Write a plan; the same plan gives the same bytes."""
    document = {"format": PLAN_FORMAT, **dataclasses.asdict(plan)}
    return (json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode("utf-8")


def plan_from_json(content: bytes) -> Plan:
    """Read a plan.

    Raises:
        ValueError: It is no plan, of another format, or holds a field or a value that no plan holds.
    """
    if len(content) > MAX_BYTES:
        raise ValueError("the plan is too large")
    try:
        document = json.loads(content.decode("utf-8"), parse_constant=_no_number)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(document, dict) or document.pop("format", None) != PLAN_FORMAT:
        raise ValueError(f"the format is not {PLAN_FORMAT}")
    plan = _read(Plan, document, "plan")
    assert isinstance(plan, Plan)
    return plan


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no number")


def _read(kind: Any, value: object, where: str) -> Any:
    origin = get_origin(kind)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _record(kind, value, where)
    if origin in (types.UnionType, Union):
        if value is None and type(None) in get_args(kind):
            return None
        return _read(next(one for one in get_args(kind) if one is not type(None)), value, where)
    if origin is Literal:
        if value not in get_args(kind):
            raise ValueError(f"{where}: {value!r} is none of {', '.join(map(str, get_args(kind)))}")
        return value
    if origin is tuple:
        return _row(get_args(kind), value, where)
    if origin is dict:
        if not isinstance(value, dict):
            raise ValueError(f"{where}: an object was expected")
        return value
    if kind is float and isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, kind) and not (kind is int and isinstance(value, bool)):
        return value
    raise ValueError(f"{where}: a value of another type was expected")


def _row(inner: tuple[Any, ...], value: object, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{where}: a list was expected")
    if len(inner) == 2 and inner[1] is Ellipsis:
        return tuple(_read(inner[0], one, f"{where}[{k}]") for k, one in enumerate(value))
    if len(value) != len(inner):
        raise ValueError(f"{where}: {len(inner)} values were expected")
    return tuple(_read(kind, one, where) for kind, one in zip(inner, value, strict=True))


def _record(kind: type, value: object, where: str) -> Any:
    if not isinstance(value, Mapping):
        raise ValueError(f"{where}: an object was expected")
    hints = get_type_hints(kind)
    unknown = set(value) - set(hints)
    if unknown:
        raise ValueError(f"{where}: unknown field {', '.join(sorted(map(str, unknown)))}")
    try:
        return kind(**{name: _read(hints[name], value[name], f"{where}.{name}") for name in value})
    except TypeError as error:
        raise ValueError(f"{where}: a field is missing") from error
